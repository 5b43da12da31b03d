//! Within the page of another website: as high as what is in it, and nothing told but that.

mod host;
mod hostile;

pub use hostile::{hostile_attributes, hostile_frames, hostile_hosts};

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::driver::{Engine, NeedsDevTools};
use super::elder::{media, poor_texts};
use super::page::{Outcome, Page};
use super::screens::SCREENS;
use host::Host;

const PLACE: &str = "data-region=wugang data-matter=inpatient-reimbursement";
const CARD: &str =
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no&see=card";

/// Nothing to scroll, and no room left below.
const SETTLED: &str = "
    const root = document.documentElement;
    const height = Math.ceil(root.getBoundingClientRect().height);
    return !document.querySelector('.opening') && !!document.querySelector('main h1')
        && Math.abs(innerHeight - Math.max(height, 200)) <= 1
        && root.scrollHeight <= root.clientHeight && root.scrollWidth <= root.clientWidth";

/// The tag that a website would write.
fn script(page: &Page, attributes: &str) -> String {
    format!("<script src='{}embed.js' {attributes}></script>", page.own_address())
}

/// Everything that frames have said to the page around them.
async fn said(page: &Page) -> Outcome<Vec<Value>> {
    let said = page.script("return window.said.map(it => it.data)", Vec::new()).await?;
    Ok(said.as_array().cloned().unwrap_or_default())
}

/// Fails if anything was said but heights and the beginnings of steps, or anything went wrong.
async fn must_be_discreet(page: &Page) -> Outcome<Vec<Value>> {
    let said = said(page).await?;
    for message in &said {
        let mut keys: Vec<&str> =
            message.as_object().expect("an object").keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(message["mingbai"], 1);
        match keys[..] {
            ["height", "mingbai"] => assert!(message["height"].is_u64(), "{message}"),
            ["mingbai", "top"] => assert_eq!(message["top"], true),
            _ => panic!("the host was told {message}"),
        }
    }
    assert_eq!(page.script("return window.wrong", Vec::new()).await?, json!([]));
    Ok(said)
}

pub async fn script_is_small(_: Page) -> Outcome {
    let text = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/embed.js"))?;
    assert!(text.len() < 2048, "embed.js has {} bytes", text.len());
    assert!(text.is_ascii(), "a page in GBK would read something else");
    Ok(())
}

/// A whole interview: grows, shrinks, goes to the top of each step; and on phones.
pub async fn follows_its_content(page: Page) -> Outcome {
    let host = Host::start();
    let before = "<p style='height: 900px'>before</p>";
    let body = format!("{before}{}<p style='height: 900px'>after</p>", script(&page, PLACE));
    let address = host.page("a", &body);
    for (width, height) in [(1000, 700), (320, 640)] {
        page.set_size(width, height).await?;
        page.visit_host(&address).await?;
        if page.engine == Engine::Webkit {
            // It loads no frame before it comes into sight.
            page.script("scrollTo(0, 800)", Vec::new()).await?;
        }
        page.enter(0).await?;
        page.wait_heading("参加的是哪种医保").await?;
        assert_eq!(page.texts(".back").await?, [""; 0], "nothing to go back to");
        let height = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
        let height = page.script(height, Vec::new()).await?;
        page.leave_frame().await?;
        // It is out of sight still, and has its height; Chromium tells the frame so only when it comes into sight.
        let has_it = "return document.querySelector('iframe').clientHeight === arguments[0]";
        page.wait_until_with("the frame has its height", has_it, vec![height]).await?;
        assert!(!must_be_discreet(&page).await?.iter().any(|it| it["top"] == true));
        // The host's page does not move by itself.
        let begins = if page.engine == Engine::Webkit { 800 } else { 0 };
        assert_eq!(page.script("return scrollY", Vec::new()).await?, begins);
        page.script("scrollTo(0, 800)", Vec::new()).await?;
        page.enter(0).await?;
        page.wait_until("the frame has settled", SETTLED).await?;
        page.leave_frame().await?;
        assert_eq!(page.script("return scrollY", Vec::new()).await?, 800);

        let steps = [
            ("居民医保", "意外受伤"),
            ("不是意外受伤", "是急诊看的吗"),
            ("是急诊", "看看答得对不对"),
            ("都对，看明白卡", "住院费用报销"),
        ];
        for (answer, next) in steps {
            page.enter(0).await?;
            page.click(answer).await?;
            page.wait_heading(next).await?;
            page.wait_until("the frame has settled", SETTLED).await?;
            page.leave_frame().await?;
            let top = "const top = document.querySelector('iframe').getBoundingClientRect().top;
                return top > -1 && top < innerHeight";
            page.wait_until("the step's top is in sight", top).await?;
        }
        // Something unfolds, and folds again.
        page.enter(0).await?;
        page.click("文件关于这件事的全部原文").await?;
        page.wait_until("the frame has settled", SETTLED).await?;
        page.click("文件关于这件事的全部原文").await?;
        page.wait_until("the frame has settled", SETTLED).await?;
        page.click("长辈版").await?;
        page.wait_until("the frame has settled", SETTLED).await?;
        page.click("长辈版").await?;
        page.leave_frame().await?;
        let said = must_be_discreet(&page).await?;
        assert_eq!(said.iter().filter(|it| it["top"] == true).count(), steps.len());
        assert!(said.len() < 80, "{} messages", said.len());
    }
    Ok(())
}

/// Whatever is shown and however wide: the height settles, after few messages.
pub async fn every_screen_settles(page: Page) -> Outcome {
    let host = Host::start();
    // A host whose width follows the height of the frame: the worst there is.
    let swing = "<script>addEventListener('message', function (event) {
        if (event.data.height) box.style.width = event.data.height % 2 ? '61%' : '60%';
    })</script>";
    // WebKitGTK makes the frame larger then, and what is in it not.
    let zoom = if page.engine == Engine::Webkit { "" } else { "zoom: 1.25" };
    let squeezed =
        format!("<div id=box style='width: 60%; padding: 3px; {zoom}'>{}</div>", script(&page, ""));
    let swinging = format!("{swing}<div id=box>{}</div>", script(&page, ""));
    let plain = script(&page, "data-elder=1");
    for (name, body, width) in [
        ("squeezed", squeezed, 900),
        ("plain", plain, 320),
        ("wide", script(&page, ""), 1280),
        ("swinging", swinging, 700),
    ] {
        page.set_size(width, 900).await?;
        page.visit_host(&host.page(name, &body)).await?;
        for (screen, fragment, heading) in SCREENS {
            page.script("window.said = []", Vec::new()).await?;
            page.enter(0).await?;
            page.wait_until("the program runs", "return !!document.querySelector('main h1')")
                .await?;
            page.script("location.hash = arguments[0]", vec![json!(fragment)]).await?;
            page.wait_heading(heading).await?;
            if name != "swinging" {
                page.wait_until(&format!("{screen} has settled, {name}"), SETTLED).await?;
            }
            page.leave_frame().await?;
            let said = must_be_discreet(&page).await?;
            assert!(said.len() <= 40, "{name}, {screen}: {} messages", said.len());
        }
    }
    Ok(())
}

/// Without the script the frame is as high as it is, and scrolls.
pub async fn a_plain_frame(page: Page) -> Outcome {
    let host = Host::start();
    // Without `?embed`, as somebody writes it who has not read the guide.
    let frame =
        format!("<iframe src='{}#/wugang' width=340 height=400></iframe>", page.own_address());
    page.visit_host(&host.page("plain", &frame)).await?;
    page.enter(0).await?;
    page.wait_heading("您要办什么事").await?;
    let scrolls = "const root = document.documentElement;
        return root.scrollHeight > root.clientHeight && getComputedStyle(root).overflowY !== 'hidden'";
    page.wait_until("the frame scrolls", scrolls).await?;
    page.click("看病的钱想报销").await?;
    page.wait_heading("要报的是哪一种钱").await?;
    page.wait_until("the frame scrolls", scrolls).await?;
    page.click("返回").await?;
    page.wait_heading("您要办什么事").await?;
    page.leave_frame().await?;
    must_be_discreet(&page).await?;
    Ok(())
}

/// No origin, no store, no windows, no printing.
pub async fn a_strict_sandbox(page: Page) -> Outcome {
    let host = Host::start();
    let source = format!("{}index.html?embed{CARD}", page.own_address());
    let frame =
        format!("<iframe sandbox=allow-scripts src='{source}' width=340 height=600></iframe>");
    page.visit_host(&host.page("strict", &frame)).await?;
    page.enter(0).await?;
    if page.engine == Engine::Webkit {
        // There a page in a sandbox is not its own 'self', and has neither style nor program: what stands in it is read.
        return page.wait_text("您要办什么医保的事").await;
    }
    page.wait_heading("住院费用报销").await?;
    let refused = "try { return !localStorage } catch (refused) { return self.origin === 'null' }";
    assert_eq!(page.script(refused, Vec::new()).await?, true);
    page.wait_text("可以办").await?;
    page.click("长辈版").await?;
    page.click("长辈版").await?;
    page.click_css(".must .tick").await?;
    assert_eq!(page.console_errors().await?, [""; 0]);
    page.click("打印").await?;
    page.wait_text("在这里打印不了").await?;
    // The browser says the same, as an error.
    page.forgive_console().await?;
    page.click("复制文字").await?;
    page.leave_frame().await?;
    must_be_discreet(&page).await?;
    Ok(())
}

/// Any colour, by day and by night, is one that can be read.
pub async fn wears_the_colour_of_its_host(page: Page) -> Outcome {
    for scheme in ["light", "dark"] {
        media(&page, &[("prefers-color-scheme", scheme)]).await?;
        let mut worn = Vec::new();
        for theme in
            ["000000", "ffffff", "ffcc00", "C8102E", "0b6e4f", "7f7f7f", "00ffff", "3300ff"]
        {
            for fragment in ["#/wugang", "#/wugang/inpatient-reimbursement", CARD] {
                page.open(&format!("?embed&theme={theme}{fragment}")).await?;
                page.wait_until("the page has an h1", "return !!document.querySelector('main h1')")
                    .await?;
                assert_eq!(poor_texts(&page, 0.0, 1.0).await?, [""; 0], "{theme}, {scheme}");
            }
            let colour =
                "return getComputedStyle(document.documentElement).getPropertyValue('--accent')";
            worn.push(page.script(colour, Vec::new()).await?);
        }
        worn.dedup();
        assert!(worn.len() > 5, "{worn:?}");
    }
    for theme in ["red", "ffcc0", "ffcc000", "url(x)", "ffcc00;x", "%23ffcc00"] {
        page.open(&format!("?embed&theme={theme}#/wugang")).await?;
        assert_eq!(
            page.script("return document.documentElement.style.length", Vec::new()).await?,
            0
        );
    }
    Ok(())
}

/// 返回 moves its own frame only: neither another frame nor the host, whose history it shares.
pub async fn never_leaves_its_host(page: Page) -> Outcome {
    let host = Host::start();
    let both = [script(&page, PLACE), script(&page, "data-region=beiguan async")].concat();
    let address = host.page("two", &both);
    page.visit_host(&host.page("before", "")).await?;
    page.visit_host(&address).await?;
    page.enter(0).await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.click("居民医保").await?;
    page.wait_heading("意外受伤").await?;
    page.click("不是意外受伤").await?;
    page.wait_heading("是急诊看的吗").await?;
    page.leave_frame().await?;
    page.enter(1).await?;
    page.wait_heading("您要办什么事").await?;
    page.click("看病的钱想报销").await?;
    page.wait_until("the second has gone on", "return location.hash !== '#/beiguan'").await?;
    let second = page.fragment().await?;
    page.leave_frame().await?;
    page.script("history.pushState(7, '', '?pushed')", Vec::new()).await?;

    page.enter(0).await?;
    page.click("返回").await?;
    page.wait_heading("意外受伤").await?;
    page.click("返回").await?;
    page.wait_heading("参加的是哪种医保").await?;
    assert_eq!(page.texts(".back").await?, [""; 0]);
    // The brand leads to the place that the host shows, and from there one comes back.
    page.click_css(".brand").await?;
    page.wait_heading("您要办什么事").await?;
    assert_eq!(page.fragment().await?, "#/wugang");
    page.click("返回").await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.leave_frame().await?;
    page.enter(1).await?;
    assert_eq!(page.fragment().await?, second);
    page.leave_frame().await?;
    assert_eq!(
        page.script("return [location.search, history.state]", Vec::new()).await?,
        json!(["?pushed", 7])
    );
    must_be_discreet(&page).await?;
    Ok(())
}

/// The host asks, the citizen is told who asks, unfolds and presses; else nothing goes.
pub async fn a_card_only_by_consent(page: Page) -> Outcome {
    let host = Host::start();
    page.set_size(700, 900).await?;
    for asks in [false, true] {
        let attributes = format!("{PLACE} data-card={}", u8::from(asks));
        page.visit_host(&host.page("card", &script(&page, &attributes))).await?;
        page.enter(0).await?;
        page.wait_heading("参加的是哪种医保").await?;
        page.script("location.hash = arguments[0]", vec![json!(CARD)]).await?;
        page.wait_heading("住院费用报销").await?;
        let shown = "return document.getElementById('hand-over').checkVisibility()";
        if !asks {
            assert_eq!(page.script(shown, Vec::new()).await?, false);
            page.script("document.querySelector('#hand-over button').click()", Vec::new()).await?;
            page.leave_frame().await?;
            must_be_discreet(&page).await?;
            continue;
        }
        page.wait_until("the offer is there", shown).await?;
        // A script's press is nobody's.
        page.script("document.querySelector('#hand-over button').click()", Vec::new()).await?;
        page.click("把这张明白卡交给这个网站").await?;
        page.wait_text(&host.origin()).await?;
        page.wait_text("没有姓名和身份证号").await?;
        page.leave_frame().await?;
        must_be_discreet(&page).await?;
        page.enter(0).await?;
        if page.engine == Engine::Webkit {
            // Its driver presses beside what is in a frame, and a script's press is nobody's.
            return Err(NeedsDevTools("a press in a frame".to_owned()).into());
        }
        page.click("同意，交给它").await?;
        page.wait_text("已经交给这个网站").await?;
        page.leave_frame().await?;
        page.wait_until("the card has come", "return window.cards.length === 1").await?;
        let card = page.script("return window.cards[0]", Vec::new()).await?;
        assert_eq!(card["title"], "舞钢市 住院费用报销");
        assert!(card["text"].as_str().is_some_and(|it| it.contains("急诊(精神病)诊断证明")));
        let link = card["link"].as_str().unwrap_or_default().replace("/index.html#", "/#");
        assert_eq!(link, page.own_address() + CARD);
        let wrong = page.script("return window.wrong", Vec::new()).await?;
        assert_eq!(wrong, json!([]));
    }
    // Outside of frames there is no such thing.
    page.open(CARD).await?;
    assert_eq!(
        page.script("return !document.getElementById('hand-over')", Vec::new()).await?,
        true
    );
    Ok(())
}

/// The example that goes with every release.
pub async fn the_demo(page: Page) -> Outcome {
    page.set_size(900, 900).await?;
    page.visit_host(&format!("{}demo/index.html", page.own_address())).await?;
    page.enter(0).await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.wait_until("the frame has settled", SETTLED).await?;
    page.leave_frame().await?;
    page.screenshot("embed-demo").await?;
    assert_eq!(page.console_errors().await?, [""; 0]);
    page.must_be_accessible().await?;
    // axe calls into the frames, and Firefox complains that one in a sandbox has no origin.
    page.forgive_console().await
}
