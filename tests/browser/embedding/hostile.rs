//! Hosts, frames and attributes that mean no good: no script runs, nothing throws, nothing is told.

use super::super::driver::Engine;
use serde_json::json;

use super::host::Host;
use super::{Outcome, PLACE, Page, must_be_discreet, script};

/// Values that can be sent by message, several hundred, the same each time: everything that is not what it should be.
const ODD: &str = "
    var seed = 20261122;
    function dice(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; }
    function odd(depth) {
        var loop = {}; loop.loop = loop;
        var plain = [null, undefined, true, false, 0, -1, 1, 1.5, NaN, Infinity, -Infinity, 1e308, 2 ** 53, -0, 10n ** 30n,
            '', 'height', '1', '<img src=x onerror=hit++>', 'javascript:hit++', '\\ud800', '长'.repeat(9999), new Date(NaN), /x/g,
            new Error('x'), new Map([['mingbai', 1]]), new Set([1]), new Uint8Array(9), new ArrayBuffer(3), new Blob(['x']), loop,
            [1, 2], Object(1), Object('card'), Object(true), Array(99)];
        if (depth > 2 || dice(3)) return plain[dice(plain.length)];
        var made = dice(2) ? {} : [], keys = ['mingbai', 'height', 'top', 'card', 'wants', 'hello', 'theme', 'text', 'title', 'link',
            '__proto__', 'constructor', 'toString', 'length', 'data'];
        for (var i = dice(6); i >= 0; i--) {
            var key = keys[dice(keys.length)];
            // An array takes no length but a number.
            if (key === 'length' && Array.isArray(made)) continue;
            Object.defineProperty(made, key, { value: odd(depth + 1), enumerable: true, configurable: true, writable: true });
        }
        return made;
    }
    function message() {
        var made = odd(0);
        if (dice(4) && made && Object.getPrototypeOf(made) === Object.prototype) made.mingbai = 1;
        return made;
    }";

/// Attributes that would break out of an address, a selector, a style or the browser.
const ATTRIBUTES: &str = r##"
    const values = ["javascript:hit++", "\"><img src=x onerror=hit++>", "'><script>hit++</script>", "../../..", "//evil.example",
        "https://evil.example/", "%2e%2e", "a b", "a\nb", "a\u0000b", "WUGANG", "武钢", "\u202egnaguw", "\ud800", "😀", "a".repeat(65),
        "9".repeat(100000), "#", "?", "&elder", "a&b=c", "a#b", "a/b", "-1", "1e9", "NaN", "Infinity", "0", "99999", "#fff", "#gggggg",
        "#ffcc00;background:url(//evil.example)", "expression(hit++)", "url(x)", "__proto__", "constructor", "${hit++}", "{{hit++}}",
        "data:text/html,<script>hit++</script>", "#a,#b", "#<img>", "#a:not(", "true", "yes"];
    const names = ["region", "matter", "topic", "theme", "height", "into", "elder", "card"];
    const box = document.getElementById("box");
    const done = arguments[arguments.length - 1];
    let left = 0;
    for (const name of names) for (const value of values) {
        const script = document.createElement("script");
        if (name !== "region") script.setAttribute("data-region", "wugang");
        if (name !== "into") script.setAttribute("data-into", "#box");
        script.setAttribute("data-" + name, value);
        script.src = arguments[0] + "embed.js";
        left++;
        script.onload = script.onerror = () => { if (--left === 0) done([...document.querySelectorAll("iframe")].map(it => [it.src, it.style.height])) };
        box.append(script);
    }"##;

pub async fn hostile_attributes(page: Page) -> Outcome {
    let host = Host::start();
    // Frames that are nowhere to be seen load nothing: 300 of them would take their time.
    page.visit_host(&host.page("attributes", "<div id=box hidden></div>")).await?;
    let frames = page.script_later(ATTRIBUTES, vec![json!(page.own_address())]).await?;
    let frames: Vec<(String, String)> = serde_json::from_value(frames)?;
    assert!(frames.len() > 300, "{}", frames.len());
    let start = format!("{}index.html?embed", page.own_address());
    let identifier = |it: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !it.is_empty() && it.len() <= 64 && it.chars().all(plain)
    };
    for (source, height) in &frames {
        let rest = source.strip_prefix(&start).unwrap_or_else(|| panic!("{source}"));
        let (query, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let known = match query.strip_prefix("&theme=") {
            Some(theme) => theme.len() == 6 && theme.chars().all(|c| c.is_ascii_hexdigit()),
            None => ["", "&elder"].contains(&query),
        };
        assert!(known, "{source}");
        let parts = fragment.strip_prefix('/').map(|it| it.replace("?topic=", "/"));
        assert!(parts.is_none_or(|it| it.split('/').all(identifier)), "{source}");
        let height: u32 = height.trim_end_matches("px").parse()?;
        assert!((600..=9999).contains(&height), "{height}");
    }
    assert_eq!(page.script("return [hit, wrong]", Vec::new()).await?, json!([0, []]));
    // One warning for each that was left out, and no error. The other engines hand out no warnings.
    let lines = page.console_errors().await?;
    assert!(
        (lines.len() > 200 || page.engine != Engine::Chromium)
            && lines.iter().all(|it| it.contains("embed.js: data-")),
        "{lines:?}"
    );
    page.forgive_console().await
}

/// A host that says whatever can be said to the frame.
pub async fn hostile_hosts(page: Page) -> Outcome {
    let host = Host::start();
    let body = format!("{}<script>{ODD}</script>", script(&page, PLACE));
    page.visit_host(&host.page("odd", &body)).await?;
    page.enter(0).await?;
    page.wait_heading("参加的是哪种医保").await?;
    let whole = "return document.getElementById('app').innerHTML + location.href";
    let before = page.script(whole, Vec::new()).await?;
    page.leave_frame().await?;
    let fire = "for (var i = 0; i < 600; i++) {
        var it = message();
        if (it && it.wants === 'card') delete it.wants;
        try { frames[0].postMessage(it, '*'); } catch (cannotBeSent) {}
    }";
    page.script(fire, Vec::new()).await?;
    page.enter(0).await?;
    page.script_later(
        "addEventListener('message', arguments[0]); setTimeout(arguments[0], 200)",
        Vec::new(),
    )
    .await?;
    assert_eq!(page.script(whole, Vec::new()).await?, before);
    page.click("居民医保").await?;
    page.wait_heading("意外受伤").await?;
    page.leave_frame().await?;
    must_be_discreet(&page).await?;
    Ok(())
}

/// Frames that say whatever can be said to the host: another's, and one where ours should be.
pub async fn hostile_frames(page: Page) -> Outcome {
    let host = Host::start();
    let fire = "<script>for (var i = 0; i < 600; i++) {
        var it = message(), last = { mingbai: 1, height: 777, top: true, card: { text: 'x' } };
        try { parent.postMessage(i === 599 ? last : it, '*'); } catch (cannotBeSent) {}
    }</script>";
    let odd = format!("<!doctype html><script>var hit = 0;{ODD}</script>{fire}");

    // Another's. Its last message looks right in all but where it comes from.
    let other = host.raw("other", &odd).replace("localhost", "127.0.0.1");
    page.expect_requests_to(&other)?;
    let body = format!(
        "{}<iframe src='{other}'></iframe>",
        script(&page, &format!("{PLACE} data-card=1"))
    );
    page.visit_host(&host.page("third", &body)).await?;
    page.wait_until("all was said", "return said.some(it => it.data && it.data.height === 777)")
        .await?;
    let height =
        page.script("return document.querySelector('iframe').style.height", Vec::new()).await?;
    assert_ne!(height, "777px");
    assert_eq!(page.script("return [hit, wrong, cards]", Vec::new()).await?, json!([0, [], []]));
    page.enter(0).await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.leave_frame().await?;

    // One in the place of ours: it may say how high it is, within bounds, and no more.
    host.raw("copy/index.html", &odd);
    let note = "<script>var heights = [];
        addEventListener('message', function () { heights.push(document.querySelector('iframe').style.height); });
    </script>";
    let body = format!("<script src='/copy/embed.js'></script>{note}");
    page.visit_host(&host.page("instead", &body)).await?;
    page.wait_until("all was said", "return heights[heights.length - 1] === '777px'").await?;
    let heights = page.script("return heights.map(parseFloat)", Vec::new()).await?;
    let heights: Vec<f64> = serde_json::from_value(heights)?;
    assert!(heights.len() > 300 && heights.iter().all(|it| (200.0..=50000.0).contains(it)));
    // Nobody has asked for a card here.
    assert_eq!(page.script("return [hit, wrong, cards]", Vec::new()).await?, json!([0, [], []]));
    Ok(())
}
