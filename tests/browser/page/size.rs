//! What the page is shown on: a phone, a desktop, a hall's screen, paper; by day and by night.

use super::*;

/// Whether the page has the size of its two arguments, but for a line or two.
const HAS_SIZE: &str =
    "return innerWidth === arguments[0] && Math.abs(innerHeight - arguments[1]) < 40";

impl Page {
    /// Size of the page's area, as on a screen of that size.
    pub async fn set_size(&self, width: u32, height: u32) -> Outcome {
        match self.engine {
            // A window cannot be made narrower than 500.
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
                Ok(())
            }
            // Nor here than 450; but what the page has of the window can be.
            Engine::Firefox => {
                self.client.set_window_rect(0, 0, width.max(500), height + 200).await?;
                let script = "const style = gBrowser.selectedBrowser.style;
                    style.cssText += 'flex: none; align-self: flex-start;'
                        + `width: ${arguments[0]}px; height: ${arguments[1]}px`;";
                self.privileged(script, vec![json!(width), json!(height)]).await?;
                self.has_size(width, height).await
            }
            Engine::Webkit => {
                // The toolbar takes a few lines of the window. How many is known once the page has been laid out
                // in it, which is after the window has its size: until then the number is wrong, and asked again.
                let until = Instant::now() + WAIT;
                let mut whole = height;
                loop {
                    self.client.set_window_rect(0, 0, width, whole).await?;
                    pause().await;
                    let fits = self.script(HAS_SIZE, vec![json!(width), json!(height)]).await?;
                    if fits == true || Instant::now() > until {
                        return self.has_size(width, height).await;
                    }
                    let bar = "return outerHeight - innerHeight";
                    let bar = self.script(bar, Vec::new()).await?.as_u64().unwrap_or(0);
                    whole = height + u32::try_from(bar)?;
                }
            }
        }
    }

    async fn has_size(&self, width: u32, height: u32) -> Outcome {
        let what = format!("the page has {width} x {height}");
        self.wait_until_with(&what, HAS_SIZE, vec![json!(width), json!(height)]).await
    }

    /// Runs a script with the rights of the browser itself; Firefox has that.
    pub(super) async fn privileged(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.client.issue_cmd(Post("moz/context", json!({ "context": "chrome" }))).await?;
        let result = self.script(script, arguments).await;
        self.client.issue_cmd(Post("moz/context", json!({ "context": "content" }))).await?;
        result
    }

    /// What DevTools' `Emulation.setEmulatedMedia` does, as far as Firefox has it: paper, and colours for the night.
    pub(super) async fn media(&self, wanted: Value) -> Outcome<Value> {
        let mut scheme = "none";
        for feature in wanted["features"].as_array().into_iter().flatten() {
            match (feature["name"].as_str(), feature["value"].as_str()) {
                (Some("prefers-color-scheme"), Some(value @ ("dark" | "light"))) => scheme = value,
                (name, _) => return Err(NeedsDevTools(format!("{name:?}")).into()),
            }
        }
        let medium = wanted["media"].as_str().unwrap_or("");
        let script = "const context = gBrowser.selectedBrowser.browsingContext;
            context.mediumOverride = arguments[0];
            context.prefersColorSchemeOverride = arguments[1];";
        self.privileged(script, vec![json!(medium), json!(scheme)]).await
    }
}
