//! What the page did behind the screen: console, requests, files; and pictures of it.

use super::*;

/// Takes from Firefox's own console what is about our files.
const CONSOLE_OF_FIREFOX: &str = "
    const own = line => arguments[0].some(it => (line.sourceName ?? '').startsWith(it));
    const lines = Services.console.getMessageArray()
        .filter(it => it instanceof Ci.nsIScriptError && own(it)).map(it => it.errorMessage);
    Services.console.reset();
    return lines;";

const LISTENER: &str = "
    if (window.heardByTests) return;
    const heard = window.heardByTests = [];
    addEventListener('error', it => heard.push(`error: ${it.message}`));
    addEventListener('unhandledrejection', it => heard.push(`rejection: ${it.reason}`));
    addEventListener('securitypolicyviolation', it => heard.push(`policy: ${it.violatedDirective} ${it.blockedURI}`));
    for (const level of ['error', 'warn']) {
        const say = console[level];
        console[level] = (...words) => { heard.push(`${level}: ${words.join(' ')}`); say.apply(console, words); };
    }";

impl Page {
    /// Everything at the level of a warning or above that the browser's console holds since the test began; in an engine
    /// that tells nobody, the errors since the program started.
    pub async fn console_errors(&self) -> Outcome<Vec<String>> {
        match self.engine {
            Engine::Chromium => {
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
            }
            Engine::Firefox => {
                let mut own = self.hosts.borrow().clone();
                own.push(self.place.borrow()[1].clone());
                let own = json!(own);
                let lines = strings(self.privileged(CONSOLE_OF_FIREFOX, vec![own]).await?)?;
                // That a frame's store is its own within each host is no fault of the frame; and Firefox stops whatever
                // still runs when the driver loads another page.
                // And measuring early is what a frame does whose height its host waits for.
                let other = [
                    "Partitioned cookie or storage",
                    "Script terminated by timeout",
                    "Layout was forced before the page was fully loaded",
                ];
                let own =
                    lines.into_iter().filter(|line| !other.iter().any(|it| line.starts_with(it)));
                self.console.borrow_mut().extend(own);
            }
            Engine::Webkit => {
                let lines = "return (window.heardByTests ?? []).splice(0)";
                let lines = self.strings(lines, Vec::new()).await?;
                self.console.borrow_mut().extend(lines);
            }
        }
        let mut lines = self.console.borrow().clone();
        lines.retain(|it| {
            !(self.away.get() && ["/sw.js", "/favicon.ico"].iter().any(|name| it.contains(name)))
        });
        Ok(lines)
    }

    /// Has the page keep its errors where the engine does not hand them out.
    pub(super) async fn listen(&self) -> Outcome {
        if self.engine == Engine::Webkit {
            self.script(LISTENER, Vec::new()).await?;
        }
        Ok(())
    }

    /// Forgets what the console holds: for tests that break the page on purpose.
    pub async fn forgive_console(&self) -> Outcome {
        self.console_errors().await?;
        self.console.borrow_mut().clear();
        Ok(())
    }

    /// Lets pass, in the whole test, what the console holds of the worker's own file, which every visit asks for sooner or
    /// later, and of the picture that a browser asks for beside a plain text: for a site that is gone for a while.
    pub fn forgive_update(&self) -> Outcome {
        self.away.set(true);
        Ok(())
    }

    /// Every address asked for since the test began, in order; in an engine that tells nobody, those that came to our
    /// server.
    pub async fn requests(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            let origin = self.place.borrow()[1].clone();
            return Ok(self.seen().into_iter().map(|it| origin.clone() + &it.url).collect());
        }
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

    /// Forgets the requests: for tests that were at another server.
    pub async fn forgive_requests(&self) -> Outcome {
        self.requests().await?;
        self.requests.borrow_mut().clear();
        Ok(())
    }

    /// Those of [`Page::requests`] that leave the device: any origin but the one that serves the page.
    pub async fn foreign_requests(&self) -> Outcome<Vec<String>> {
        let mut requests = self.requests().await?;
        let own = format!("{}/", self.place.borrow()[1]);
        requests.retain(|url| {
            !url.starts_with(&own)
                && !self.hosts.borrow().iter().any(|host| url.starts_with(host.as_str()))
                && !["data:", "about:", "blob:"].iter().any(|scheme| url.starts_with(scheme))
        });
        Ok(requests)
    }

    /// Every request that reached the server since the test began, in order, with its headers.
    pub fn seen(&self) -> Vec<Seen> {
        self.switch.seen()
    }

    /// From now on the server answers so for the files of the places; what it holds back goes out.
    pub fn places(&self, fault: Fault) {
        self.switch.set(Kind::Place, fault);
    }

    /// The same for the rest of the program.
    pub fn rest(&self, fault: Fault) {
        self.switch.set(Kind::Rest, fault);
    }

    /// The same for the first part of the program.
    pub fn program(&self, fault: Fault) {
        self.switch.set(Kind::Program, fault);
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
}
