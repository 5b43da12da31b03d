//! Reading aloud, with a voice that only writes down what it is given: which voices count, what is said in which order
//! and how fast, what is marked, and what ends it.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::elder::{SMALLEST_TEXT, TARGET, TIGHTEST_LINES, media, poor_texts, set};
use super::page::{Outcome, Page};

const QUESTION: &str = "#/wugang/inpatient-reimbursement?insurance=resident&injury=no";
const CARD: &str = "#/wugang/inpatient-reimbursement?insurance=resident&emergency=died&mental=no&injury=yes&see=card&today=2026-11-22";
const TOPIC: &str = "#/wugang?topic=away-care&insurance=employee&away-reason=settled&retired=yes&household-moved=yes";

/// The voices of a device: name, language, whether it lives there.
type Voices<'a> = &'a [(&'a str, &'a str, bool)];

const REMOTE: Voices = &[
    ("Google 普通话（中国大陆）", "zh-CN", false),
    ("Samantha", "en-US", true),
    ("Microsoft Xiaoxiao Online (Natural)", "zh-CN", true),
];
const LOCAL: Voices = &[
    ("Samantha", "en-US", true),
    ("Sinji", "zh-HK", true),
    ("Google 普通话（中国大陆）", "zh-CN", false),
    ("Eddy (Chinese (China mainland))", "zh-CN", true),
    ("Tingting", "zh-CN", true),
    ("Meijia", "zh-TW", true),
];

/// Takes the browser's place.
const FAKE: &str = include_str!("speech.js");

async fn with_voices(page: &Page, voices: Voices<'_>) -> Outcome {
    let source = FAKE.replace("VOICES", &json!(voices).to_string());
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    Ok(())
}

async fn is_shown(page: &Page) -> Outcome<bool> {
    let script = "return document.querySelector('.speech').checkVisibility()";
    Ok(page.script(script, Vec::new()).await? == true)
}

async fn said(page: &Page) -> Outcome<Vec<String>> {
    let said = page.script("return window.said.map(it => it.text)", Vec::new()).await?;
    Ok(serde_json::from_value(said)?)
}

/// Ends what is being said, and waits for what comes next.
async fn finish(page: &Page) -> Outcome {
    let count = said(page).await?.len();
    page.script("window.finish()", Vec::new()).await?;
    page.wait_until("the next words are said", &format!("return window.said.length > {count}"))
        .await
}

/// Reads the screen from beginning to end.
async fn read(page: &Page) -> Outcome<Vec<String>> {
    page.script("window.said = []; window.runs = true", Vec::new()).await?;
    page.click("朗读").await?;
    page.wait_until(
        "all is read",
        "return window.said.length > 0 && !document.querySelector('.speech.on')",
    )
    .await?;
    said(page).await
}

/// The text of what is marked: the lines, and the words in them.
async fn marked(page: &Page) -> Outcome<Value> {
    let script = "return [
        [...document.querySelectorAll('.reading')].map(it => it.innerText),
        [...CSS.highlights.get('reading') ?? []].map(it => it.toString())]";
    page.script(script, Vec::new()).await
}

async fn must_be_silent(page: &Page, why: &str) -> Outcome {
    page.wait_until(
        why,
        "return !document.querySelector('.speech.on') && !speechSynthesis.speaking",
    )
    .await?;
    assert_eq!(marked(page).await?, json!([[], []]), "{why}");
    let count = said(page).await?.len();
    page.script("return new Promise(then => setTimeout(then, 1100))", Vec::new()).await?;
    assert_eq!(said(page).await?.len(), count, "{why}");
    Ok(())
}

pub async fn is_hidden_without_a_voice_of_the_device(page: Page) -> Outcome {
    for source in ["undefined", "null"] {
        let source = format!(
            "Object.defineProperty(window, 'speechSynthesis', {{ value: {source}, configurable: true }})"
        );
        let source = json!({ "source": source });
        let script = page.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        page.open(QUESTION).await?;
        assert!(!is_shown(&page).await?);
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    }
    for voices in [&[], REMOTE] {
        with_voices(&page, voices).await?;
        for screen in [QUESTION, CARD, TOPIC] {
            page.open(screen).await?;
            assert!(!is_shown(&page).await?, "{screen}");
        }
        // The last look for a late voice, too.
        page.script("return new Promise(then => setTimeout(then, 1100))", Vec::new()).await?;
        assert!(!is_shown(&page).await?);
        page.must_be_accessible().await?;
    }
    Ok(())
}

/// With the event, as in Chrome; without it, as in Safari; and back.
pub async fn is_shown_when_a_voice_comes_late(page: Page) -> Outcome {
    with_voices(&page, REMOTE).await?;
    let arrive = "speechSynthesis.voices = [...speechSynthesis.voices,
        { name: '婷婷', lang: 'zh_CN', localService: true }]";
    page.open(QUESTION).await?;
    page.script("return new Promise(then => setTimeout(then, 1100))", Vec::new()).await?;
    assert!(!is_shown(&page).await?);
    page.script(
        &format!("{arrive}; speechSynthesis.onvoiceschanged(new Event('voiceschanged'))"),
        vec![],
    )
    .await?;
    assert!(is_shown(&page).await?);
    assert_eq!(read(&page).await?[0], "是急诊看的吗？");
    // The next screen draws it anew.
    page.click("不是急诊").await?;
    page.wait_heading("精神病").await?;
    assert!(is_shown(&page).await?);
    page.script("speechSynthesis.voices = []", vec![]).await?;
    page.click("朗读").await?;
    assert!(!is_shown(&page).await?, "gone as it came");
    // Looked for, and found at the second look.
    let source = "addEventListener('TrunkApplicationStarted', () => {
        let looks = 0;
        const voices = [{ name: '婷婷', lang: 'zh-CN', localService: true }];
        speechSynthesis.getVoices = () => looks++ < 2 ? [] : voices })";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    page.open(QUESTION).await?;
    page.wait_until("it is shown", "return document.querySelector('.speech').checkVisibility()")
        .await
}

pub async fn of_a_question(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    page.open(QUESTION).await?;
    let words = read(&page).await?;
    let screen = page.texts("h1, .lead, .choice-text, .choice-note").await?;
    assert_eq!(words, screen);
    assert_eq!(words[0], "是急诊看的吗？");
    assert_eq!(words.last().map(String::as_str), Some("有 1 样材料会先放在“可能要带”里"));
    let voices = page.script("return [...new Set(said.map(it => it.voice + it.lang))]", vec![]);
    assert_eq!(voices.await?, json!(["Tingtingzh-CN"]));
    // Safari asks for a finger.
    assert_eq!(page.script("return said[0].byHand", vec![]).await?, true);
    assert_eq!(page.texts(".speech > button").await?, ["朗读"]);
    page.open(TOPIC).await?;
    let words = read(&page).await?;
    assert_eq!(
        words[..3],
        ["要去外地看病", "就是这一项：退休后定居外地、户口已迁的备案", "异地安置退休人员备案"]
    );
    // Lists of day, month and year are no sentence.
    page.open(
        "#/zhengzhou/newborn-enrolment?newborn-household=yes&ask=newborn-age&today=2026-11-22",
    )
    .await?;
    let words = read(&page).await?;
    assert_eq!(words[0], "孩子是哪天出生的？");
    assert!(
        !words.iter().any(|it| it.contains("就是这天") || it == "年" || it == "10"),
        "{words:?}"
    );
    Ok(())
}

pub async fn of_a_card(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    page.open(CARD).await?;
    let words = read(&page).await?;
    assert_eq!(words[0], "住院费用报销");
    let place = |text: &str| {
        words.iter().position(|it| it == text).ok_or(format!("“{text}” is not in {words:#?}"))
    };
    let verdict = page.texts(".verdict").await?;
    let headings = page.texts(".sheet-part > h2").await?;
    let mut order = vec![place(&verdict[0])?];
    for heading in &headings {
        order.push(place(heading)?);
    }
    assert!(order.is_sorted(), "{words:#?}");
    assert!(headings.len() >= 5, "{headings:?}");
    // Every paper, between its headings, as it is printed.
    let papers = page.texts(".must .paper-name, .maybe .paper-name").await?;
    let bring = order[1]..order[2];
    let all = words[bring].concat();
    assert!(papers.len() > 3);
    for paper in &papers {
        assert!(all.contains(paper), "{paper}");
    }
    let all = words.concat();
    for never in ["http", "明白卡", "为什么、出处", "复制", "存到日历", "改：", "文字版"]
    {
        assert!(!all.contains(never), "{never}: {words:#?}");
    }
    let longest = words.iter().map(|it| it.chars().count()).max();
    assert!(longest <= Some(60), "{longest:?}");
    // A telephone number as people say it, and no address letter by letter.
    page.open("#/zhengzhou/transfer-out-certificate?see=card").await?;
    let all = read(&page).await?.concat();
    assert!(all.contains("零三七幺，幺二三九三"), "{all}");
    assert!(page.text().await?.contains("http") && !all.contains("http"), "{all}");
    assert!(all.contains("见屏幕"), "{all}");
    Ok(())
}

/// What is folded is silent; what somebody unfolded is read; what is folded meanwhile is passed over.
pub async fn nothing_folded(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    page.open(CARD).await?;
    let words = read(&page).await?;
    let folded = "return [...document.querySelectorAll('details:not([open]) blockquote')]
        .map(it => it.textContent.trim().slice(0, 12))";
    let folded: Vec<String> = serde_json::from_value(page.script(folded, vec![]).await?)?;
    assert!(folded.len() > 5);
    assert!(
        !words.iter().any(|it| it.contains("《舞钢市医疗保障经办政务服务事项办事指南》办")),
        "{words:#?}"
    );
    page.script("document.querySelector('.papers details:has(blockquote)').open = true", vec![])
        .await?;
    let more = read(&page).await?;
    assert!(more.len() > words.len());
    assert!(more.iter().any(|it| it.contains("为什么、出处")), "{more:#?}");
    page.script("window.said = []; window.runs = false", vec![]).await?;
    page.click("朗读").await?;
    page.script("document.querySelector('.papers details:has(blockquote)').open = false; window.runs = true; window.finish()", vec![])
        .await?;
    page.wait_until("all is read", "return !document.querySelector('.speech.on')").await?;
    assert_eq!(said(&page).await?, words);
    Ok(())
}

/// The slower one from the words on that are being said, and on the next screen still; not after a reload.
pub async fn at_two_speeds(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    page.open(QUESTION).await?;
    let pressed = "return [...document.querySelectorAll('.speech [aria-pressed]')].map(it => it.innerText + it.getAttribute('aria-pressed'))";
    assert_eq!(page.script(pressed, vec![]).await?, json!(["正常true", "慢一点false"]));
    page.click("朗读").await?;
    finish(&page).await?;
    page.click("慢一点").await?;
    page.wait_until("it is said again", "return window.said.length === 3").await?;
    let rates = page.script("return said.map(it => [it.text, it.rate])", vec![]).await?;
    assert_eq!(rates[0][1], 1);
    assert_eq!(rates[1][1], 1);
    assert_eq!(rates[2], json!([rates[1][0], 0.75]));
    assert_eq!(page.texts(".speech > button").await?, ["停"]);
    page.click("不是急诊").await?;
    page.wait_heading("精神病").await?;
    assert_eq!(page.script(pressed, vec![]).await?, json!(["正常false", "慢一点true"]));
    page.script("window.said = []", vec![]).await?;
    page.click("朗读").await?;
    assert_eq!(page.script("return said.map(it => it.rate)", vec![]).await?, json!([0.75]));
    page.click("正常").await?;
    page.wait_until("it is said again", "return window.said.length === 2").await?;
    assert_eq!(page.script("return said.map(it => it.rate)", vec![]).await?, json!([0.75, 1]));
    page.click("慢一点").await?;
    page.reload().await?;
    assert_eq!(page.script(pressed, vec![]).await?, json!(["正常true", "慢一点false"]));
    let kept = page.script("return localStorage.length", vec![]).await?;
    assert_eq!(kept, 0);
    Ok(())
}

/// One line at a time is marked, and the words in it; it is in sight; the focus stays where it was.
pub async fn the_mark_follows(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    media(&page, &[("prefers-reduced-motion", "reduce")]).await?;
    for elder in [false, true] {
        set(&page, elder).await?;
        page.open(CARD).await?;
        page.find(".speech > button").await?;
        page.script("document.querySelector('.speech > button').focus()", vec![]).await?;
        page.press(Key::Enter).await?;
        page.wait_until("it reads", "return window.said.length === 1").await?;
        assert_eq!(marked(&page).await?, json!([["住院费用报销"], ["住院费用报销"]]));
        let mut seen = Vec::new();
        for _ in 0..60 {
            let now = marked(&page).await?;
            assert_eq!(now[0].as_array().map(Vec::len), Some(1), "{now}");
            let bare = |text: &Value| -> String {
                text.as_str().unwrap_or("").split_whitespace().collect::<String>()
            };
            let (line, words) = (bare(&now[0][0]), bare(&now[1][0]));
            assert!(line.contains(&words) && !words.is_empty(), "{now}");
            seen.push(words);
            let place = page
                .script(
                    "const words = [...CSS.highlights.get('reading')][0].getBoundingClientRect();
                    const row = document.querySelector('.speech').getBoundingClientRect();
                    return [row.top >= 0 && row.bottom <= innerHeight, words.top >= row.bottom || words.bottom <= row.top,
                        words.top >= 0, words.bottom <= innerHeight || words.height > innerHeight / 2]",
                    vec![],
                )
                .await?;
            assert_eq!(place, json!([true, true, true, true]), "{now}");
            assert_eq!(page.active().await?.text, "停");
            finish(&page).await?;
        }
        seen.dedup();
        assert!(seen.len() > 55, "{seen:#?}");
        page.press(Key::Enter).await?;
        must_be_silent(&page, "the button stops it").await?;
        assert_eq!(page.active().await?.text, "朗读");
    }
    Ok(())
}

pub async fn ends_with_the_screen(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    page.open(QUESTION).await?;
    page.click("朗读").await?;
    page.click("停").await?;
    must_be_silent(&page, "the button").await?;
    // Pressed once more, it begins anew, and nothing is swallowed.
    page.click("朗读").await?;
    assert_eq!(said(&page).await?.last().map(String::as_str), Some("是急诊看的吗？"));
    page.click("不是急诊").await?;
    page.wait_heading("精神病").await?;
    must_be_silent(&page, "an answer").await?;
    assert_eq!(page.texts(".speech > button").await?, ["朗读"]);
    page.click("朗读").await?;
    finish(&page).await?;
    page.back().await?;
    page.wait_heading("是急诊看的吗").await?;
    must_be_silent(&page, "Back").await?;
    page.click("朗读").await?;
    page.go("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    let silent = "return [speechSynthesis.speaking, document.querySelectorAll('.reading').length]";
    assert_eq!(page.script(silent, vec![]).await?, json!([false, 0]), "a list");
    for event in [
        "window.dispatchEvent(new Event('pagehide'))",
        "
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        delete document.hidden",
    ] {
        page.open(CARD).await?;
        page.click("朗读").await?;
        finish(&page).await?;
        page.script(event, vec![]).await?;
        must_be_silent(&page, event).await?;
    }
    Ok(())
}

/// A screen that becomes another where it stands: the day turns.
pub async fn ends_when_the_page_changes(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    let source = "window.moment = Date.parse('2026-11-25T15:59:59Z');
        Date.now = () => window.moment;
        const every = window.setInterval;
        window.setInterval = (then, wait, ...more) => every(then, wait / 200, ...more);";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    page.open("#/zhengzhou/employee-suspension?see=card").await?;
    page.click("朗读").await?;
    finish(&page).await?;
    page.script("window.moment += 1000", vec![]).await?;
    page.wait_text("制卡日期：2026年11月26日").await?;
    must_be_silent(&page, "the day").await
}

/// Browsers lose ends, fail, and are busy with what another page left.
pub async fn stands_what_browsers_do(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    page.open(QUESTION).await?;
    // Busy: first silence, then, a moment later, the words.
    page.script("window.busy()", vec![]).await?;
    page.click("朗读").await?;
    page.wait_until("it reads", "return window.said.length === 1").await?;
    assert_eq!(page.script("return window.cancelled", vec![]).await?, 1);
    // A lost end: the next words are said all the same.
    page.click("停").await?;
    page.script("window.hasty = true; window.said = []", vec![]).await?;
    page.click("朗读").await?;
    page.wait_text("朗读断了，可以再按一次。").await?;
    assert_eq!(said(&page).await?.len(), 2, "one was lost, and another: enough");
    must_be_silent(&page, "a mute voice").await?;
    page.must_be_accessible().await?;
    page.script("window.hasty = false; window.said = []", vec![]).await?;
    page.click("朗读").await?;
    assert!(!page.text().await?.contains("朗读断了"));
    page.script("window.finish('error')", vec![]).await?;
    page.wait_text("朗读断了").await?;
    must_be_silent(&page, "a failure").await?;
    page.click("不是急诊").await?;
    page.wait_heading("精神病").await?;
    assert!(!page.text().await?.contains("朗读断了"), "another screen");
    page.back().await?;
    page.wait_heading("是急诊看的吗").await?;
    // One that cannot mark words marks lines.
    page.script("delete window.Highlight", vec![]).await?;
    page.click("朗读").await?;
    assert_eq!(marked(&page).await?, json!([["是急诊看的吗？"], []]));
    page.click("停").await?;
    // Ends of what was given up move nothing.
    page.click("朗读").await?;
    page.script("window.finish('end'); window.finish('end')", vec![]).await?;
    page.click("停").await?;
    must_be_silent(&page, "the button").await
}

/// While it reads: for assistive technology, in every scheme and size; and the question stays in sight.
pub async fn looks_well_while_reading(page: Page) -> Outcome {
    with_voices(&page, LOCAL).await?;
    for (elder, scheme, forced) in [
        (false, "light", "none"),
        (true, "light", "none"),
        (false, "dark", "none"),
        (true, "dark", "none"),
        (false, "light", "active"),
    ] {
        media(
            &page,
            &[
                ("prefers-color-scheme", scheme),
                ("forced-colors", forced),
                ("prefers-reduced-motion", "reduce"),
            ],
        )
        .await?;
        set(&page, elder).await?;
        let name = format!("{}{scheme}-{forced}", if elder { "elder-" } else { "" });
        for (screen, fragment, steps) in [("question", QUESTION, 2), ("card", CARD, 12)] {
            for width in [360, 320] {
                page.set_size(width, 740).await?;
                page.open(fragment).await?;
                let before = page.script("return [...document.querySelectorAll('h1')].pop().getBoundingClientRect().bottom < innerHeight * (arguments[0] ? 0.6 : 0.45)", vec![json!(elder)]).await?;
                assert_eq!(before, true, "{name}: the question is in sight");
                page.click("朗读").await?;
                for _ in 0..steps {
                    finish(&page).await?;
                    let limits = if elder { (SMALLEST_TEXT, TIGHTEST_LINES) } else { (0.0, 1.0) };
                    // Forced colours are the device's own.
                    if forced == "none" {
                        let poor = poor_texts(&page, limits.0, limits.1).await?;
                        assert_eq!(poor, [""; 0], "{name} {screen}");
                    }
                }
                let target = if elder { TARGET } else { 44 };
                assert_eq!(page.small_targets(target).await?, [""; 0], "{name} {screen}");
                assert_eq!(page.overflow().await?, 0, "{name} {screen} at {width} px");
                page.screenshot(&format!("speech-{name}-{screen}-{width}")).await?;
                // What lies half under the row that sticks is a matter of scrolling.
                page.script("scrollTo(0, 0)", vec![]).await?;
                page.must_be_accessible().await.map_err(|it| format!("{name}: {it}"))?;
            }
        }
    }
    // Text twice as large still fits.
    page.open(CARD).await?;
    page.script("document.documentElement.style.fontSize = '200%'", vec![]).await?;
    page.click("朗读").await?;
    assert_eq!(page.overflow().await?, 0);
    Ok(())
}
