//! What a test can do to the page, and ask of it, in a tester's words.
//!
//! Whatever waits, waits for a thing to be so and not for a time to pass, and says after [`WAIT`] what it had waited for and
//! what is on the screen instead.

#![allow(dead_code, reason = "a set of tools; a tool that no test uses today is not a mistake")]

mod asking;
mod behind;
mod frames;
mod size;

use std::{
    cell::{Cell, RefCell},
    error::Error,
    path::{Path, PathBuf},
    rc::Rc,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder,
    actions::{InputSource as _, KeyAction, KeyActions},
    elements::{Element, ElementRef},
    key::Key,
    wd::{Capabilities, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::driver::{Driver, Engine, NeedsDevTools};
use super::server::{Fault, Kind, Seen, Server, Switch};
use super::site::Site;

pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const WAIT: Duration = Duration::from_secs(10);
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What scripts/finish-dist.mjs has the program say when it runs.
const STARTED: &str = "return window.mingbai?.started === true";

/// No screen that asks to wait is shown.
const ARRIVED: &str = "return !document.querySelector('.opening')";

/// Everything that a person would take for something to press.
const PRESSABLE: &str = "button, a[href], summary, label, select, [role=button], [role=link], [role=tab], input:not([type=hidden])";

/// One tab of one browser with an empty profile.
#[derive(Clone)]
pub struct Page {
    client: Client,
    pub engine: Engine,
    /// Address of the page, without a fragment, and its origin.
    place: Rc<RefCell<[String; 2]>>,
    /// Takes service workers away, see [`Page::move_to`].
    without_worker: Value,
    /// What the addresses begin with that are no fault of ours: other websites that a test visits.
    hosts: Rc<RefCell<Vec<String>>>,
    /// How the server answers for the files that the program asks for.
    switch: Switch,
    /// ChromeDriver hands each line of its logs out once; here they are kept.
    console: Rc<RefCell<Vec<String>>>,
    /// It is in a frame, see [`Page::enter`].
    is_framed: Rc<Cell<bool>>,
    /// The site was away for a while, see [`Page::forgive_update`].
    away: Rc<Cell<bool>>,
    requests: Rc<RefCell<Vec<String>>>,
}

/// The element that has the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active {
    /// In lower case: `button`, `h1`; `body` when nothing has the focus.
    pub tag: String,
    pub id: String,
    /// Its visible text, else its accessible label, else what is typed in it; of a box or dot, its label's text.
    pub text: String,
}

impl Page {
    /// Starts a browser and opens no page yet.
    ///
    /// # Panics
    ///
    /// When there is no browser; no test makes sense then.
    pub async fn new(driver: &Driver, server: &Server) -> Self {
        let capabilities: Capabilities =
            serde_json::from_value(driver.engine.capabilities()).expect("an object");
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .unwrap_or_else(|error| panic!("{:?} does not start: {error}", driver.engine));

        let mut page = Self {
            client,
            engine: driver.engine,
            place: Rc::new(RefCell::new([server.page(), server.origin()])),
            without_worker: Value::Null,
            hosts: Rc::default(),
            switch: server.switch(),
            console: Rc::default(),
            is_framed: Rc::default(),
            away: Rc::default(),
            requests: Rc::default(),
        };
        // A worker that fetches the whole site would stand between the faults and the tests of them.
        if page.engine == Engine::Chromium {
            let gone = json!({ "source": "delete Navigator.prototype.serviceWorker" });
            let added = page.cdp("Page.addScriptToEvaluateOnNewDocument", gone).await;
            page.without_worker = added.expect("DevTools protocol");
        }
        page.set_size(360, 740).await.expect("a size");
        page
    }

    /// The same tab, for a page that another server has below a folder.
    pub fn elsewhere(&self, origin: &str, folder: &str) -> Self {
        let place = [format!("{origin}{folder}"), origin.to_owned()];
        Self { place: Rc::new(RefCell::new(place)), ..self.clone() }
    }

    /// The same tab, where the page is a file of this device.
    pub fn at_file(&self, file: &Path) -> Outcome<Self> {
        let address = url::Url::from_file_path(file).map_err(|()| "a whole path")?.to_string();
        self.hosts.borrow_mut().push(address.clone());
        Ok(Self { place: Rc::new(RefCell::new([address.clone(), address])), ..self.clone() })
    }

    /// The same tab, where this stands behind the page's address.
    pub fn with_query(&self, query: &str) -> Self {
        let [address, origin] = self.place.borrow().clone();
        Self { place: Rc::new(RefCell::new([address + query, origin])), ..self.clone() }
    }

    /// Whether the browser has gone; one that hangs does not.
    pub async fn close(self) -> bool {
        tokio::time::timeout(WAIT, self.client.close()).await.is_ok()
    }

    /// From now on the test is about this site, with its service worker.
    pub async fn move_to(&self, site: &Site) -> Outcome {
        *self.place.borrow_mut() = [site.page(), site.origin()];
        let script = self.without_worker.clone();
        self.cdp("Page.removeScriptToEvaluateOnNewDocument", script).await?;
        Ok(())
    }

    /// Opens another tab and turns to it.
    pub async fn new_tab(&self) -> Outcome {
        let tab = self.client.new_window(true).await?;
        Ok(self.client.switch_to_window(tab.handle).await?)
    }

    /// Turns to the tab that was opened so many tabs after the first.
    pub async fn turn_to_tab(&self, number: usize) -> Outcome {
        let tabs = self.client.windows().await?;
        let tab = tabs.into_iter().nth(number).ok_or("there is no such tab")?;
        Ok(self.client.switch_to_window(tab).await?)
    }

    /// Goes elsewhere, to no site.
    pub async fn go_away(&self) -> Outcome {
        Ok(self.client.goto("about:blank").await?)
    }

    fn address(&self, below: &str) -> String {
        self.place.borrow()[0].clone() + below
    }

    // --- Going places -------------------------------------------------------------------------------------------

    /// Loads the page anew, as from a link: `open("")`, `open("#/wugang")`. Returns when the program runs and what
    /// the screen shows has come.
    pub async fn open(&self, fragment: &str) -> Outcome {
        self.start(fragment).await?;
        self.wait_until("the screen's place has come", ARRIVED).await
    }

    /// Like [`Page::open`], but returns when the program runs, whatever is on its way still.
    pub async fn start(&self, fragment: &str) -> Outcome {
        // From elsewhere, or a new fragment alone would not load anything.
        self.client.goto("about:blank").await?;
        self.client.goto(&self.address(fragment)).await?;
        self.wait_until("the program has started", STARTED).await?;
        self.listen().await
    }

    /// Loads a page of the site by its path, and returns when it is there; the program may not have taken it over.
    pub async fn load(&self, path: &str) -> Outcome {
        self.client.goto("about:blank").await?;
        Ok(self.client.goto(&self.address(path)).await?)
    }

    /// Changes the fragment under the running program, as typing into the address bar does.
    pub async fn go(&self, fragment: &str) -> Outcome {
        Ok(self.client.goto(&self.address(fragment)).await?)
    }

    pub async fn back(&self) -> Outcome {
        Ok(self.client.back().await?)
    }

    pub async fn forward(&self) -> Outcome {
        Ok(self.client.forward().await?)
    }

    pub async fn reload(&self) -> Outcome {
        self.client.refresh().await?;
        self.wait_until("the program has started", STARTED).await?;
        self.listen().await?;
        self.wait_until("the screen's place has come", ARRIVED).await
    }

    /// The fragment as it stands in the address bar, with its `#`; empty if there is none.
    pub async fn fragment(&self) -> Outcome<String> {
        self.string("return location.hash").await
    }

    /// Goes to the tab that a link has opened.
    pub async fn in_the_new_tab(&self) -> Outcome {
        let start = Instant::now();
        loop {
            if let [_, new, ..] = &self.client.windows().await?[..] {
                return Ok(self.client.switch_to_window(new.clone()).await?);
            }
            if start.elapsed() > WAIT {
                return Err("no tab was opened".into());
            }
            pause().await;
        }
    }

    /// Closes the tab that a link has opened.
    pub async fn back_to_the_first_tab(&self) -> Outcome {
        self.client.close_window().await?;
        let first = self.client.windows().await?.into_iter().next().ok_or("a tab")?;
        Ok(self.client.switch_to_window(first).await?)
    }

    // --- Doing things -------------------------------------------------------------------------------------------

    /// Clicks the thing with this visible text, or, if none has exactly this text, the only one that contains it.
    pub async fn click(&self, text: &str) -> Outcome {
        let find = "
            const bare = text => text.replace(/\\s+/g, '');
            const said = e => bare(e.innerText || e.getAttribute('aria-label') || e.value || '');
            const wanted = bare(arguments[1]);
            const there = [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility());
            const exact = there.filter(e => said(e) === wanted);
            const part = there.filter(e => said(e).includes(wanted));
            if (exact.length) return exact[0];
            if (part.length === 1) return part[0];
            return null;";
        let arguments = vec![json!(PRESSABLE), json!(text)];
        let what = format!("something to press that says “{text}”");
        let element = self.wait_for_element(&what, find, arguments).await?;
        if self.engine == Engine::Webkit && self.is_framed.get() {
            // Its driver does not scroll the page around a frame, and presses beside it.
            self.script("arguments[0].click()", vec![serde_json::to_value(element)?]).await?;
        } else {
            if self.engine == Engine::Webkit {
                // What is half below the edge it takes for visible, and then presses below the edge.
                let middle = "arguments[0].scrollIntoView({ block: 'center' })";
                self.script(middle, vec![serde_json::to_value(&element)?]).await?;
            }
            element.click().await?;
        }
        Ok(())
    }

    /// Clicks the first visible element that the selector finds.
    pub async fn click_css(&self, selector: &str) -> Outcome {
        self.find(selector).await?.click().await?;
        Ok(())
    }

    /// Types into the element that has the focus.
    pub async fn type_text(&self, text: &str) -> Outcome {
        self.client.active_element().await?.send_keys(text).await?;
        Ok(())
    }

    /// Presses and lets go one key, wherever the focus is: `Key::Tab`, `Key::Enter`, `Key::Down` …
    pub async fn press(&self, key: Key) -> Outcome {
        self.strike(key.into()).await
    }

    pub async fn press_with_shift(&self, key: Key) -> Outcome {
        let [shift, key] = [Key::Shift, key].map(char::from);
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: shift });
        Ok(self.client.perform_actions(keys).await?)
    }

    pub async fn press_space(&self) -> Outcome {
        self.strike(' ').await
    }

    async fn strike(&self, value: char) -> Outcome {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client.perform_actions(keys).await?)
    }

    // --- The wire -------------------------------------------------------------------------------------------------

    /// Runs a script in the page. Arguments are `arguments[0]`, …
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The same for a script that calls its last argument when it is done.
    pub async fn script_later(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Sends a command of the DevTools protocol. An engine without it ends the test, which then counts as skipped.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Outcome<Value> {
        match (self.engine, command) {
            (Engine::Chromium, _) => {}
            (Engine::Firefox, "Emulation.setEmulatedMedia") => return self.media(parameters).await,
            _ => return Err(NeedsDevTools(command.to_owned()).into()),
        }
        let body = json!({ "cmd": command, "params": parameters });
        Ok(self.client.issue_cmd(Post("goog/cdp/execute", body)).await?)
    }

    async fn log(&self, kind: &str) -> Outcome<Vec<Value>> {
        let entries = self.client.issue_cmd(Post("se/log", json!({ "type": kind }))).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    async fn string(&self, script: &str) -> Outcome<String> {
        let value = self.script(script, Vec::new()).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    async fn strings(&self, script: &str, arguments: Vec<Value>) -> Outcome<Vec<String>> {
        strings(self.script(script, arguments).await?)
    }

    pub async fn wait_until_with(
        &self,
        what: &str,
        script: &str,
        arguments: Vec<Value>,
    ) -> Outcome {
        let start = Instant::now();
        while self.script(script, arguments.clone()).await? != true {
            if start.elapsed() > WAIT {
                return Err(self.in_vain(&format!("until {what}")).await);
            }
            pause().await;
        }
        Ok(())
    }

    async fn wait_for_element(
        &self,
        what: &str,
        find: &str,
        arguments: Vec<Value>,
    ) -> Outcome<Element> {
        let start = Instant::now();
        loop {
            let found = self.script(find, arguments.clone()).await?;
            // An element comes as an object with one key, whose name the WebDriver standard lays down.
            if let Some(id) = found.as_object().and_then(|o| o.values().next()?.as_str()) {
                let id = ElementRef::from(id.to_owned());
                return Ok(Element::from_element_id(self.client.clone(), id));
            }
            if start.elapsed() > WAIT {
                return Err(self.in_vain(&format!("for {what}")).await);
            }
            pause().await;
        }
    }

    async fn in_vain(&self, what: &str) -> Box<dyn Error> {
        let text = self.text().await.unwrap_or_default();
        format!("waited in vain {what}; on the screen is:\n{text}").into()
    }
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}

/// Text is compared without white space: where lines break and boxes meet is a matter of style.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn strings(value: Value) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(value)?)
}

/// A command that a driver has beyond the standard: where it goes below the session, and its body.
#[derive(Debug)]
struct Post(&'static str, Value);

impl WebDriverCompatibleCommand for Post {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}
