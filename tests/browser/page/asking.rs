//! What is on the screen.

use super::*;

impl Page {
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

    /// The same for the body of an async function.
    pub async fn wait_until_script(&self, what: &str, body: &str) -> Outcome {
        let script = format!(
            "const done = arguments[arguments.length - 1]; (async () => {{ {body} }})().then(done, error => done(String(error)))"
        );
        let start = Instant::now();
        while self.client.execute_async(&script, Vec::new()).await? != true {
            if start.elapsed() > WAIT {
                return Err(self.in_vain(&format!("until {what}")).await);
            }
            pause().await;
        }
        Ok(())
    }

    /// Waits until the news is this, or nothing.
    pub async fn wait_until_news(&self, text: Option<&str>) -> Outcome {
        self.wait_until_with(
            &format!("the news is {text:?}"),
            "const news = document.querySelector('.news').innerText; return arguments[0] ? news.includes(arguments[0]) : !news",
            vec![json!(text)],
        )
        .await
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
        if self.engine == Engine::Webkit {
            // Its window cannot be higher than its screen.
            return self.screenshot(name).await;
        }
        self.set_size(width, whole).await?;
        let path = self.screenshot(name).await;
        self.set_size(width, height).await?;
        path
    }
}
