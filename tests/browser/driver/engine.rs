//! The three engines, and what each has to be told.

use std::{error::Error, fmt, path::Path, str::FromStr};

use serde_json::{Value, json};

/// What draws the page: nearly every browser is one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, WeChat on Android, 360, UC, Huawei.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, and everything on an iPhone; here as WebKitGTK.
    Webkit,
}

impl Engine {
    /// The command that speaks WebDriver for it.
    pub fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => {
                let own = concat!(env!("CARGO_MANIFEST_DIR"), "/.tools/bin/geckodriver");
                if Path::new(own).is_file() { own } else { "geckodriver" }
            }
            Self::Webkit => "WebKitWebDriver",
        }
    }

    /// What a session of it is asked to be: without a head, without calls home, in Chinese.
    pub fn capabilities(self) -> Value {
        match self {
            Self::Chromium => json!({
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": {
                    "args": [
                        "--headless",
                        // The sandbox refuses root, as whom CI runs; the only pages opened are our own.
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--disable-gpu",
                        // Hundreds of addresses in a row are no attack here.
                        "--disable-ipc-flooding-protection",
                        // Chromium's own calls home.
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--lang=zh-CN",
                    ],
                },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": "/usr/bin/firefox-esr",
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": "zh-CN",
                        // By default links are no stops of Tab on some systems.
                        "accessibility.tabfocus": 7,
                        // A worker that fetches the whole site would stand between the faults and the tests of them.
                        "dom.serviceWorkers.enabled": false,
                        // Scroll bars as on a phone, which take no room.
                        "ui.useOverlayScrollbars": 1,
                        // Firefox waits for the next frame of a page that nobody sees.
                        "layout.testing.top-level-always-active": true,
                    },
                },
            }),
            Self::Webkit => json!({
                "webkitgtk:browserOptions": {
                    "binary": minibrowser(),
                    // A worker that fetches the whole site would stand between the faults and the tests of them.
                    "args": ["--automation", "--features=!ServiceWorkers"],
                },
            }),
        }
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::Webkit),
            _ => Err(format!("chromium, firefox or webkit, not {name:?}")),
        }
    }
}

/// WebKitGTK's own small browser, which Debian puts into a folder of the machine's kind.
fn minibrowser() -> String {
    let kind = std::env::consts::ARCH;
    format!("/usr/lib/{kind}-linux-gnu/webkit2gtk-4.1/MiniBrowser")
}

/// A test asked for something that only Chromium's DevTools can do: it says nothing about this engine.
#[derive(Debug)]
pub struct NeedsDevTools(pub String);

impl fmt::Display for NeedsDevTools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "needs {} of Chromium's", self.0)
    }
}

impl Error for NeedsDevTools {}
