//! What a test can do to the page, and ask of it, in a tester's words.
//!
//! Whatever waits, waits for a thing to be so and not for a time to pass, and says after [`WAIT`] what it had waited for and
//! what is on the screen instead.

#![allow(dead_code, reason = "a set of tools; a tool that no test uses today is not a mistake")]

use std::{
    cell::RefCell,
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

use super::server::{Fault, Kind, Server, Switch};

pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const WAIT: Duration = Duration::from_secs(10);
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// No screen that asks to wait is shown.
const ARRIVED: &str = "return !document.querySelector('.opening')";

/// Everything that a person would take for something to press.
const PRESSABLE: &str = "button, a[href], summary, label, select, [role=button], [role=link], [role=tab], input:not([type=hidden])";

/// One tab of one browser with an empty profile.
#[derive(Clone)]
pub struct Page {
    client: Client,
    /// Address of the page, without a fragment.
    address: String,
    origin: String,
    /// How the server answers for the files that the program asks for.
    switch: Switch,
    /// ChromeDriver hands each line of its logs out once; here they are kept.
    console: Rc<RefCell<Vec<String>>>,
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
    pub async fn new(driver: &str, server: &Server) -> Self {
        let capabilities: Capabilities = serde_json::from_value(json!({
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "args": [
                    "--headless",
                    // The sandbox refuses root, as whom CI runs; the only pages opened are our own.
                    "--no-sandbox",
                    "--disable-dev-shm-usage",
                    "--disable-gpu",
                    // Chromium's own calls home.
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--lang=zh-CN",
                ],
            },
        }))
        .expect("an object");
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(driver)
            .await
            .expect("Chromium does not start");

        let page = Self {
            client,
            address: server.page(),
            origin: server.origin(),
            switch: server.switch(),
            console: Rc::default(),
            requests: Rc::default(),
        };
        page.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "addEventListener('TrunkApplicationStarted', () => { window.appStarted = true })" }),
        )
        .await
        .expect("DevTools protocol");
        page.set_size(360, 740).await.expect("DevTools protocol");
        page
    }

    pub async fn close(self) {
        let _ = self.client.close().await;
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
        self.client.goto(&format!("{}{fragment}", self.address)).await?;
        self.wait_until("the program has started", "return window.appStarted === true").await
    }

    /// Changes the fragment under the running program, as typing into the address bar does.
    pub async fn go(&self, fragment: &str) -> Outcome {
        Ok(self.client.goto(&format!("{}{fragment}", self.address)).await?)
    }

    pub async fn back(&self) -> Outcome {
        Ok(self.client.back().await?)
    }

    pub async fn forward(&self) -> Outcome {
        Ok(self.client.forward().await?)
    }

    pub async fn reload(&self) -> Outcome {
        self.client.refresh().await?;
        self.wait_until("the program has started", "return window.appStarted === true").await?;
        self.wait_until("the screen's place has come", ARRIVED).await
    }

    /// The fragment as it stands in the address bar, with its `#`; empty if there is none.
    pub async fn fragment(&self) -> Outcome<String> {
        self.string("return location.hash").await
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
        self.wait_for_element(&format!("something to press that says “{text}”"), find, arguments)
            .await?
            .click()
            .await?;
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

    pub async fn press_space(&self) -> Outcome {
        self.strike(' ').await
    }

    async fn strike(&self, value: char) -> Outcome {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Size of the page's area, as on a screen of that size. (A window cannot be made narrower than 500.)
    pub async fn set_size(&self, width: u32, height: u32) -> Outcome {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    // --- Asking things ------------------------------------------------------------------------------------------

    /// All visible text.
    pub async fn text(&self) -> Outcome<String> {
        self.string("return document.body.innerText.trim()").await
    }

    pub async fn title(&self) -> Outcome<String> {
        Ok(self.client.title().await?)
    }

    /// Text of the screen's main heading.
    pub async fn heading(&self) -> Outcome<String> {
        self.string("return document.querySelector('h1')?.innerText.trim() ?? ''").await
    }

    /// Waits until the main heading contains the text.
    pub async fn wait_heading(&self, text: &str) -> Outcome {
        self.wait_until_with(
            &format!("the heading says “{text}”"),
            "return (document.querySelector('h1')?.innerText ?? '').replace(/\\s+/g, '').includes(arguments[0])",
            vec![json!(bare(text))],
        )
        .await
    }

    /// Waits until the text is on the screen.
    pub async fn wait_text(&self, text: &str) -> Outcome {
        self.wait_until_with(
            &format!("“{text}” is on the screen"),
            "return document.body.innerText.replace(/\\s+/g, '').includes(arguments[0])",
            vec![json!(bare(text))],
        )
        .await
    }

    /// Waits until a script returns `true`. `what` completes "waited in vain until …".
    pub async fn wait_until(&self, what: &str, script: &str) -> Outcome {
        self.wait_until_with(what, script, Vec::new()).await
    }

    /// Visible text of each visible element that the selector finds, in order.
    pub async fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        self.strings(
            "return [...document.querySelectorAll(arguments[0])]
                .filter(e => e.checkVisibility()).map(e => e.innerText.trim())",
            vec![json!(selector)],
        )
        .await
    }

    /// The first visible element that the selector finds; waits for it.
    pub async fn find(&self, selector: &str) -> Outcome<Element> {
        let find = "return [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility()) ?? null";
        self.wait_for_element(&format!("an element {selector}"), find, vec![json!(selector)]).await
    }

    pub async fn active(&self) -> Outcome<Active> {
        let active = self
            .strings(
                "const e = document.activeElement ?? document.body;
                const label = e.matches('[type=radio], [type=checkbox]') ? e.labels[0]?.innerText : null;
                const text = e === document.body ? ''
                    : label || e.innerText || e.getAttribute('aria-label') || e.value || '';
                return [e.tagName.toLowerCase(), e.id, text.trim()]",
                Vec::new(),
            )
            .await?;
        let [tag, id, text] = <[String; 3]>::try_from(active).expect("three");
        Ok(Active { tag, id, text })
    }

    /// Pixels by which the page is wider than the screen: not 0 means that it scrolls sideways. Prints what stands out.
    pub async fn overflow(&self) -> Outcome<i64> {
        let script = "const e = document.documentElement; return e.scrollWidth - e.clientWidth";
        let wider = self.script(script, Vec::new()).await?.as_i64().unwrap_or(0);
        if wider != 0 {
            let out = "return [...document.querySelectorAll('body *')]
                .filter(e => e.checkVisibility()
                    && e.getBoundingClientRect().right > document.documentElement.clientWidth)
                .slice(-5).map(e => e.outerHTML.slice(0, 160))";
            println!("        {wider} px too wide: {:#?}", self.strings(out, Vec::new()).await?);
        }
        Ok(wider)
    }

    /// Things to press that are smaller than `side` pixels in one direction. Links within a sentence are left out, as the
    /// guidelines leave them out.
    pub async fn small_targets(&self, side: u32) -> Outcome<Vec<String>> {
        self.strings(
            "const small = [];
            for (const e of document.querySelectorAll(arguments[0])) {
                if (!e.checkVisibility() || getComputedStyle(e).display === 'inline') continue;
                // A box or dot within its label is pressed by pressing the label; the label beside a field is only read.
                if (e.matches('input') && e.closest('label')) continue;
                if (e.matches('label') && !e.querySelector('input')) continue;
                const { width, height } = e.getBoundingClientRect();
                if (width > 1 && (width < arguments[1] || height < arguments[1]))
                    small.push(`${Math.round(width)}x${Math.round(height)} ${e.outerHTML.slice(0, 120)}`);
            }
            return small",
            vec![json!(PRESSABLE), json!(side)],
        )
        .await
    }

    /// What axe finds wrong with the screen as it is now, one readable paragraph each.
    pub async fn axe(&self) -> Outcome<Vec<String>> {
        if self.script("return !window.axe", Vec::new()).await? == true {
            let path = Path::new(ROOT).join("node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}; run `make test-browser`", path.display()))?;
            self.client.execute(&source, Vec::new()).await?;
        }
        let script = "
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(
                result => done(result.violations.map(v =>
                    `${v.impact}: ${v.id}: ${v.help}` + v.nodes.map(n =>
                        `\\n    ${n.target.join(' ')}  ${n.html.slice(0, 160)}` +
                        `\\n        ${n.failureSummary.replaceAll('\\n', '\\n        ')}`).join(''))),
                error => done([`axe itself failed: ${error}`]))";
        strings(self.client.execute_async(script, Vec::new()).await?)
    }

    /// Fails with everything that axe finds.
    pub async fn must_be_accessible(&self) -> Outcome {
        let found = self.axe().await?;
        if found.is_empty() {
            return Ok(());
        }
        let heading = self.heading().await?;
        Err(format!("axe on “{heading}”:\n  {}", found.join("\n  ")).into())
    }

    /// Saves what is on the screen as `target/screenshots/NAME.png`.
    pub async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let folder = Path::new(ROOT).join("target/screenshots");
        let path = folder.join(name).with_extension("png");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(&path, self.client.screenshot().await?)?;
        Ok(path)
    }

    /// Like [`Page::screenshot`], of the whole page, however long.
    pub async fn screenshot_whole(&self, name: &str) -> Outcome<PathBuf> {
        let size = "return [innerWidth, innerHeight, Math.max(innerHeight, document.documentElement.scrollHeight)]";
        let size = self.script(size, Vec::new()).await?;
        let [width, height, whole] =
            [0, 1, 2].map(|i| u32::try_from(size[i].as_u64().unwrap_or(0)).unwrap_or(0));
        self.set_size(width, whole).await?;
        let path = self.screenshot(name).await;
        self.set_size(width, height).await?;
        path
    }

    // --- What the page did behind the screen ----------------------------------------------------------------------

    /// Everything at the level of a warning or above that the browser's console holds since the test began.
    pub async fn console_errors(&self) -> Outcome<Vec<String>> {
        for entry in self.log("browser").await? {
            if matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")) {
                let line = format!(
                    "{}: {}",
                    entry["level"].as_str().unwrap_or_default(),
                    entry["message"].as_str().unwrap_or_default()
                );
                self.console.borrow_mut().push(line);
            }
        }
        Ok(self.console.borrow().clone())
    }

    /// Forgets what the console holds: for tests that break the page on purpose.
    pub async fn forgive_console(&self) -> Outcome {
        self.console_errors().await?;
        self.console.borrow_mut().clear();
        Ok(())
    }

    /// Every address asked for since the test began, in order.
    pub async fn requests(&self) -> Outcome<Vec<String>> {
        for entry in self.log("performance").await? {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or("null"))?;
            let event = &message["message"];
            let url = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated") => &event["params"]["url"],
                _ => continue,
            };
            self.requests.borrow_mut().push(url.as_str().unwrap_or_default().to_owned());
        }
        Ok(self.requests.borrow().clone())
    }

    /// Those of [`Page::requests`] that leave the device: any origin but the one that serves the page.
    pub async fn foreign_requests(&self) -> Outcome<Vec<String>> {
        let mut requests = self.requests().await?;
        let own = format!("{}/", self.origin);
        requests.retain(|url| {
            !url.starts_with(&own)
                && !["data:", "about:", "blob:"].iter().any(|scheme| url.starts_with(scheme))
        });
        Ok(requests)
    }

    /// From now on the server answers so for the files of the places; what it holds back goes out.
    pub fn places(&self, fault: Fault) {
        self.switch.set(Kind::Place, fault);
    }

    /// The same for the rest of the program.
    pub fn rest(&self, fault: Fault) {
        self.switch.set(Kind::Rest, fault);
    }

    /// The regions whose files were asked for since the test began, in order, each time it was.
    pub async fn places_asked_for(&self) -> Outcome<Vec<String>> {
        let asked = self.requests().await?;
        let asked = asked.iter().filter_map(|url| url.split_once(Kind::Place.mark()));
        let names = asked.map(|(_, name)| name.split('-').next().unwrap_or(""));
        // That of the search belongs to no place.
        Ok(names.filter(|name| *name != "search").map(str::to_owned).collect())
    }

    /// How often the rest of the program was asked for since the test began.
    pub async fn rest_asked_for(&self) -> Outcome<usize> {
        let asked = self.requests().await?;
        Ok(asked.iter().filter(|url| url.contains(Kind::Rest.mark())).count())
    }

    /// Waits until a file of a kind has come, or has failed to, so many times since the page was loaded.
    pub async fn wait_answered(&self, kind: Kind, times: usize) -> Outcome {
        self.wait_until_with(
            &format!("{kind:?} was answered {times} times"),
            "return performance.getEntriesByType('resource').filter(e => e.name.includes(arguments[0])).length >= arguments[1]",
            vec![json!(kind.mark()), json!(times)],
        )
        .await
    }

    /// What is asked after every test that passed.
    pub async fn must_be_clean(&self) -> Outcome {
        let errors = self.console_errors().await?;
        let foreign = self.foreign_requests().await?;
        if errors.is_empty() && foreign.is_empty() {
            return Ok(());
        }
        let list = |title, lines: Vec<String>| match lines.is_empty() {
            true => String::new(),
            false => format!("\n  {title}\n    {}", lines.join("\n    ")),
        };
        Err(format!(
            "passed, but{}{}",
            list("the console holds:", errors),
            list("requests went elsewhere:", foreign)
        )
        .into())
    }

    /// For a failed test: where the page stands, what its console holds, and a picture.
    pub async fn tell_what_is_there(&self, test: &str) {
        if let Ok(url) = self.client.current_url().await {
            println!("        at {url}");
        }
        for line in self.console_errors().await.unwrap_or_default() {
            println!("        {line}");
        }
        if let Ok(path) = self.screenshot(&format!("failed-{}", test.replace("::", "-"))).await {
            println!("        {}", path.display());
        }
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

    /// Sends a command of the DevTools protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Outcome<Value> {
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

    async fn wait_until_with(&self, what: &str, script: &str, arguments: Vec<Value>) -> Outcome {
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

/// A command that ChromeDriver has beyond the standard: where it goes below the session, and its body.
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
