//! The pages that are read until the program comes, or without it: that it takes them over without a jump, and that they
//! are a whole guide by themselves.

use super::page::{Outcome, Page};
use super::server::Fault;
use serde_json::{Value, json};

const MATTER: &str = "wugang/inpatient-reimbursement.html";
const CARD: &str = "#/wugang/inpatient-reimbursement?v=1&see=card";
/// One of each kind, with what stands behind `#` when the program has taken it over.
const PAGES: [(&str, &str); 6] = [
    ("", ""),
    ("wugang.html", "#/wugang"),
    ("wugang/away-care.html", "#/wugang?topic=away-care&v=1&see=card"),
    (MATTER, CARD),
    ("zhengzhou/fund-resident-refund.html", "#/zhengzhou/fund-resident-refund?v=1&see=card"),
    ("flowcharts/away-retired.html", "#/flowcharts/away-retired?v=1&see=card"),
];
const TAKEN_OVER: &str = "return !document.querySelector('.prerendered')";
const NOTE: &str = "这里打不开问答";
const PAPERS: [&str; 4] =
    ["有效身份证件或医保电子凭证或社会保障卡", "医院收费票据", "住院费用总清单", "出院记录"];

/// Texts that are seen on the first screen, and where.
const SEEN: &str = "
    const seen = [];
    for (const e of document.querySelectorAll('h1, h2, h3, p, a, summary, label, input, .bar button, .badge')) {
        if (!e.checkVisibility({ visibilityProperty: true })) continue;
        const { left, top, width, height } = e.getBoundingClientRect();
        if (width > 1 && top < innerHeight && top + height > 0)
            seen.push([e.tagName + ' ' + (e.innerText ?? '').trim(), left, top, width, height].join('|'));
    }
    return seen";
const SHIFTS: &str = "
    const done = arguments[arguments.length - 1];
    const shifts = [];
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return done(shifts);
    const told = ({ node, previousRect: from, currentRect: to }) =>
        `${(node?.outerHTML ?? node?.nodeName)?.slice(0, 120)} from ${from.x} ${from.y} to ${to.x} ${to.y}`;
    const observer = new PerformanceObserver(list =>
        list.getEntries().forEach(e => shifts.push(e.value, ...e.sources.map(told))));
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(shifts), 100)";

async fn seen(page: &Page) -> Outcome<Vec<String>> {
    Ok(serde_json::from_value(page.script(SEEN, Vec::new()).await?)?)
}

async fn value(page: &Page, script: &str) -> Outcome<Value> {
    page.script(script, Vec::new()).await
}

/// Everything that was on the first screen is where it was; what only the program can do has had its room.
pub async fn are_taken_over_without_a_jump(page: Page) -> Outcome {
    for elder in [false, true] {
        for (path, route) in PAGES {
            page.program(Fault::Hold);
            page.load(path).await?;
            let keep = if elder { "setItem('mingbai-elder', 1)" } else { "clear()" };
            value(&page, &format!("localStorage.{keep}")).await?;
            page.load(path).await?;
            let has = "return document.documentElement.classList.contains('elder')";
            assert_eq!(value(&page, has).await?, elder, "{path}: before the program");
            assert_eq!(value(&page, TAKEN_OVER).await?, false, "{path}");
            let before = seen(&page).await?;
            assert!(before.len() > 3, "{path}: {before:?}");
            let name = path.replace(['/', '.'], "-") + if elder { "-elder" } else { "" };
            page.screenshot(&format!("prerendered-{name}-before")).await?;
            page.program(Fault::None);
            page.wait_until("the program has taken over", TAKEN_OVER).await?;
            assert_eq!(page.fragment().await?, route, "{path}");
            let after = seen(&page).await?;
            for line in &before {
                assert!(after.contains(line), "{path}: {line}\nis not among {after:#?}");
            }
            let shifts = page.script_later(SHIFTS, Vec::new()).await?;
            assert_eq!(shifts, json!([]), "{path}");
            page.screenshot(&format!("prerendered-{name}-after")).await?;
            // From now on it is the program's: files and links are found from where the page says it is.
            value(&page, "location.hash = '#/beiguan/away-referral'").await?;
            page.wait_heading("是哪种医保").await?;
        }
    }
    Ok(())
}

/// Where one has scrolled to, what is unfolded, what is ticked and typed, and where the focus is.
pub async fn keep_what_the_reader_has_done(page: Page) -> Outcome {
    page.program(Fault::Hold);
    page.load(MATTER).await?;
    value(
        &page,
        "document.querySelectorAll('.paper details.source')[1].open = true;
        document.querySelectorAll('.paper input')[2].checked = true;
        const heading = document.getElementById('whom');
        scrollTo(0, heading.getBoundingClientRect().top + scrollY - 100);
        document.querySelector('#basis ~ details summary').focus({ preventScroll: true })",
    )
    .await?;
    // Where one scrolls to is rounded to the screen's own pixels: half of one is no move.
    let place = "return document.getElementById('whom').getBoundingClientRect().top";
    let before = value(&page, place).await?.as_f64().ok_or("a number")?;
    let focus = page.active().await?;
    assert_eq!(focus.tag, "summary");
    page.program(Fault::None);
    page.wait_until("the program has taken over", TAKEN_OVER).await?;
    let after = value(&page, place).await?.as_f64().ok_or("a number")?;
    assert!((after - before).abs() < 1.0, "what was read has moved: {before} to {after}");
    assert_eq!(page.active().await?, focus);
    let open = "return [...document.querySelectorAll('.paper details.source')].map(it => it.open).indexOf(true)";
    assert_eq!(value(&page, open).await?, 1);
    page.wait_text("已备好 1/4").await?;

    page.program(Fault::Hold);
    page.load("wugang.html").await?;
    page.click_css("#typed").await?;
    page.type_text("转诊").await?;
    page.program(Fault::None);
    page.wait_until("the program has taken over", TAKEN_OVER).await?;
    page.wait_text("异地转诊人员备案").await?;
    let active = page.active().await?;
    assert_eq!((active.id.as_str(), active.text.as_str()), ("typed", "转诊"));
    page.type_text("a").await?;
    let typed = value(&page, "return document.getElementById('typed').value").await?;
    assert_eq!(typed, "转诊a", "the next character goes where the last one went");
    Ok(())
}

/// From page to page, and into the program where there is none.
pub async fn lead_on_before_the_program(page: Page) -> Outcome {
    page.program(Fault::Hold);
    page.load("").await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    page.click("要去外地看病").await?;
    page.wait_heading("要去外地看病").await?;
    page.click("异地转诊人员备案").await?;
    page.wait_heading("异地转诊人员备案").await?;
    let path = "return location.pathname.split('/').slice(-2).join('/')";
    assert_eq!(value(&page, path).await?, "wugang/away-referral.html");
    page.click("返回").await?;
    page.wait_heading("您要办什么事").await?;
    assert_eq!(value(&page, "return location.pathname.split('/').pop()").await?, "wugang.html");
    page.load(MATTER).await?;
    page.click_css(".sheet-head .action").await?;
    // Not the start page, which has come with it.
    page.wait_text("正在打开").await?;
    assert!(!page.text().await?.contains("您要办什么医保的事"));
    page.program(Fault::None);
    page.wait_heading("是哪种医保").await?;
    Ok(())
}

pub async fn are_whole_without_scripts(page: Page) -> Outcome {
    page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    for (path, _) in PAGES {
        page.load(path).await?;
        page.wait_text("这个浏览器关闭了脚本").await?;
        assert_eq!(page.texts("button, #typed").await?, [""; 0], "{path}");
        let name = path.replace(['/', '.'], "-");
        page.screenshot_whole(&format!("no-scripts-{name}")).await?;
    }
    page.load(MATTER).await?;
    for paper in PAPERS {
        page.wait_text(paper).await?;
    }
    for said in ["现场办理。可到经办服务大厅办理。", "不超过30个工作日。", "急诊(精神病)诊断证明"]
    {
        page.wait_text(said).await?;
    }
    Ok(())
}

/// Old engines as they look to the page: no WebAssembly, or not all of it.
const OLD: [&str; 2] = ["delete window.WebAssembly", "WebAssembly.validate = () => false"];

async fn pretend(page: &Page, script: &str) -> Outcome<Value> {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await
}

pub async fn stay_on_an_engine_too_old(page: Page) -> Outcome {
    for old in OLD {
        let pretence = pretend(&page, old).await?;
        for (path, _) in PAGES {
            page.load(path).await?;
            page.wait_text(NOTE).await?;
            assert_eq!(value(&page, TAKEN_OVER).await?, false, "{path}");
            assert_eq!(page.overflow().await?, 0, "{path}");
            page.must_be_accessible().await?;
            // The switch is in the page itself.
            assert_eq!(page.texts("main button, #typed, main .action").await?, [""; 0], "{path}");
            page.click("长辈版").await?;
            page.wait_until(
                "the text is large",
                "return document.documentElement.classList.contains('elder')",
            )
            .await?;
            page.click("长辈版").await?;
        }
        page.screenshot("too-old").await?;
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", pretence).await?;
    }
    page.forgive_console().await
}

/// The program, its rest or the place's file.
pub async fn stay_when_nothing_comes(page: Page) -> Outcome {
    let wrong = Fault::Status(500);
    type Hinder = fn(&Page, Fault);
    let faults: [(&str, Hinder); 3] = [
        ("program", |page, fault| page.program(fault)),
        ("rest", |page, fault| page.rest(fault)),
        ("place", |page, fault| page.places(fault)),
    ];
    for (what, set) in faults {
        page.cdp("Network.clearBrowserCache", json!({})).await?;
        set(&page, wrong);
        page.load(MATTER).await?;
        page.wait_text(NOTE).await?;
        assert_eq!(value(&page, TAKEN_OVER).await?, false, "{what}");
        for paper in PAPERS {
            page.wait_text(paper).await?;
        }
        page.must_be_accessible().await?;
        set(&page, Fault::None);
    }
    page.forgive_console().await
}

/// A link to a question or a card, where the program does not run.
pub async fn an_address_leads_to_its_page(page: Page) -> Outcome {
    pretend(&page, OLD[0]).await?;
    let ends = |end: &str| format!("return location.href.endsWith('/some/folder/{end}')");
    for (fragment, path) in [
        ("#/wugang/inpatient-reimbursement?v=1&insurance=resident", MATTER),
        ("#/wugang?topic=away-care&v=1&retired=yes", "wugang/away-care.html"),
        ("#/wugang~wugang/resident-enrolment?v=1", "wugang.html"),
    ] {
        page.load(fragment).await?;
        page.wait_until("it leads to the page", &ends(path)).await?;
        page.wait_text(NOTE).await?;
    }
    // What has no page of its own, or never was.
    for fragment in ["#/joint~wugang/resident-enrolment", "#/wugang/nonsense", "#nonsense"] {
        page.load(fragment).await?;
        page.wait_text(NOTE).await?;
        page.wait_heading("您要办什么医保的事").await?;
    }
    page.forgive_console().await
}

pub async fn fit_and_are_accessible(page: Page) -> Outcome {
    page.program(Fault::Hold);
    for elder in [false, true] {
        page.set_size(320, 640).await?;
        for (path, _) in PAGES {
            page.load(path).await?;
            let keep = if elder { "setItem('mingbai-elder', 1)" } else { "clear()" };
            value(&page, &format!("localStorage.{keep}")).await?;
            page.load(path).await?;
            page.must_be_accessible().await?;
            super::screens::unfold(&page).await?;
            assert_eq!(page.overflow().await?, 0, "{path} at 320 px");
            assert_eq!(page.small_targets(44).await?, [""; 0], "{path}");
            page.must_be_accessible().await?;
        }
    }
    Ok(())
}
