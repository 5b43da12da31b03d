//! A hall's screen (`?kiosk`): one person leaves it, another comes.

use serde_json::json;

use super::page::{Outcome, Page};

const CARD: &str = "?kiosk#/zhengzhou/employee-maternity?insurance=employee&see=card";
const HISTORY: &str = "return String(history.length)";
/// The screen counts seconds; here they pass when the test says so.
const CLOCK: &str = "const real = setInterval;
    window.setInterval = (tick, every, ...rest) =>
        every === 1000 ? (window.second = tick, 0) : real(tick, every, ...rest)";

async fn pass(page: &Page, seconds: u32) -> Outcome {
    page.script("for (let at = 0; at < arguments[0]; at += 1) second()", vec![json!(seconds)])
        .await?;
    Ok(())
}

/// Links to the office's sites are codes, and what would stay on the device is not offered.
pub async fn leads_nowhere(page: Page) -> Outcome {
    page.set_size(1080, 1600).await?;
    page.open(CARD).await?;
    page.wait_text("网址").await?;
    assert_eq!(page.texts("#app a:not([href^='#'])").await?, [""; 0], "nothing leads away");
    page.click("用手机打开这个网址（二维码）").await?;
    page.find(".source[open] .qr").await?;
    for offer in ["复制文字", "存进日历", "打印", "在这台设备上记住打的勾"] {
        let buttons = page.texts("main button, main a, main label").await?;
        assert!(!buttons.iter().any(|it| it.contains(offer)), "{offer}: {buttons:?}");
    }
    // The code of the card stands there at once, with what it holds.
    page.wait_text("用手机扫一扫").await?;
    page.must_be_accessible().await?;
    assert_eq!(page.small_targets(60).await?, [""; 0]);
    page.screenshot("kiosk-card").await?;
    let menu = "return !document.body.dispatchEvent(new MouseEvent('contextmenu', \
        { bubbles: true, cancelable: true }))";
    assert_eq!(page.script(menu, Vec::new()).await?, true, "no menu");
    page.open("?kiosk&print#/zhengzhou/employee-maternity?see=card").await?;
    page.wait_text("打印").await
}

/// Each screen takes the place of the one before; 返回 knows the way all the same.
pub async fn has_no_history(page: Page) -> Outcome {
    page.set_size(1080, 1600).await?;
    page.open("?kiosk").await?;
    let before = page.script(HISTORY, Vec::new()).await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    page.screenshot("kiosk-list").await?;
    page.click("看病的钱想报销").await?;
    page.wait_text("返回").await?;
    let question = page.fragment().await?;
    page.click_css(".choices .choice").await?;
    let elsewhere = format!("return location.hash !== '{question}'");
    page.wait_until("the next screen is there", &elsewhere).await?;
    page.click_css("a.back").await?;
    assert_eq!(page.fragment().await?, question);
    page.click_css("a.back").await?;
    page.wait_heading("您要办什么事").await?;
    page.click_css("a.back").await?;
    page.wait_heading("您要办什么医保的事").await?;
    assert_eq!(page.script(HISTORY, Vec::new()).await?, before, "one entry, whatever was seen");
    Ok(())
}

/// Nobody there: it asks; a touch answers; no touch, and nothing of the person is left.
pub async fn begins_anew(page: Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await?;
    page.set_size(1080, 1600).await?;
    page.open("?kiosk=15#/wugang/inpatient-reimbursement?insurance=resident&see=card").await?;
    let history = page.script(HISTORY, Vec::new()).await?;
    page.click_css(".tick input").await?;
    page.click_css("#elder").await?;
    pass(&page, 14).await?;
    assert_eq!(page.texts(".nobody").await?, [""; 0]);
    pass(&page, 4).await?;
    page.wait_text("还在看吗").await?;
    page.wait_text("17 秒后清空").await?;
    page.must_be_accessible().await?;
    page.screenshot("kiosk-idle").await?;
    assert_eq!(page.active().await?.text, "还在，接着看", "a keyboard answers too");
    page.click("还在，接着看").await?;
    page.wait_text("住院费用报销").await?;
    let ticked = "return document.querySelectorAll('.tick :checked').length";
    assert_eq!(page.script(ticked, Vec::new()).await?, 1, "nothing is gone after a touch");
    pass(&page, 34).await?;
    page.wait_text("还在看吗").await?;
    pass(&page, 1).await?;
    page.wait_heading("您要办什么医保的事").await?;
    page.wait_text("已经清空").await?;
    assert_eq!(page.texts(".nobody").await?, [""; 0]);
    let left = "return JSON.stringify([localStorage.length, document.querySelectorAll('html.elder').length])";
    assert_eq!(page.script(left, Vec::new()).await?, "[0,0]");
    assert_eq!(page.script(HISTORY, Vec::new()).await?, history);
    page.go("?kiosk=15#/wugang/inpatient-reimbursement?insurance=resident&see=card").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.script(ticked, Vec::new()).await?, 0);
    Ok(())
}

/// What somebody typed on the start page goes too; a start page that nobody touched is left in peace.
pub async fn forgets_what_was_typed(page: Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await?;
    page.open("?kiosk=15").await?;
    page.click_css("#typed").await?;
    page.type_text("住院").await?;
    pass(&page, 15).await?;
    page.wait_text("还在看吗").await?;
    pass(&page, 20).await?;
    page.wait_until("it is gone", "return document.querySelector('#typed').value === ''").await?;
    page.wait_text("已经清空").await
}

/// A day of visits: what the browser holds does not grow with them.
pub async fn keeps_its_size(page: Page) -> Outcome {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    page.open("?kiosk").await?;
    let visit = "
        const done = arguments[arguments.length - 1];
        const screens = ['#/wugang', '#/wugang?topic=medical-bill', '#/wugang/inpatient-reimbursement',
            '#/wugang/inpatient-reimbursement?insurance=resident&emergency=no', '#/zhengzhou',
            '#/zhengzhou/newborn-enrolment?see=card', '#/compare/outpatient-reimbursement'];
        (async () => {
            for (let visit = 0; visit < arguments[0]; visit += 1) {
                for (const screen of screens) {
                    history.replaceState(null, '', location.pathname + location.search + screen);
                    dispatchEvent(new Event('hashchange'));
                    await new Promise(go => setTimeout(go, 130));
                }
                const box = document.querySelector('.tick input');
                if (box) box.click();
                dispatchEvent(new Event('mingbai-wipe'));
                await new Promise(go => setTimeout(go, 130));
            }
            done(document.querySelector('h1').innerText);
        })();";
    let mut sizes = Vec::new();
    // The first ones fetch the places; what they leave is what a page has that knows them.
    for visits in [8, 16, 16] {
        let last = page.script_later(visit, vec![json!(visits)]).await?;
        assert!(last.as_str().unwrap_or_default().contains("您要办什么"), "{last}");
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let heap = page.cdp("Runtime.getHeapUsage", json!({})).await?;
        let nodes = page.cdp("Memory.getDOMCounters", json!({})).await?;
        let number = |of: &serde_json::Value, name: &str| of[name].as_f64().unwrap_or(0.0);
        let bytes = number(&heap, "usedSize") + number(&heap, "backingStorageSize");
        sizes.push((bytes, number(&nodes, "nodes"), number(&nodes, "jsEventListeners")));
    }
    let [first, second, third] = sizes[..] else { return Err("three sizes".into()) };
    // Sixteen visits that each left a screen behind would leave thousands of nodes.
    assert!(third.1 <= second.1 + 50.0, "nodes: {first:?}, {second:?}, {third:?}");
    assert!(third.2 <= second.2 + 5.0, "listeners: {first:?}, {second:?}, {third:?}");
    assert!(third.0 <= second.0 + 200_000.0, "bytes: {first:?}, {second:?}, {third:?}");
    Ok(())
}

/// On a machine too old for the program, or where it does not come, its pages are walked, and are a hall's all the same.
pub async fn without_the_program(page: Page) -> Outcome {
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    page.go("?kiosk").await?;
    page.wait_text("这里打不开问答").await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    let is_kiosk = "return location.search === '?kiosk' && document.documentElement.classList.contains('kiosk')";
    assert_eq!(page.script(is_kiosk, Vec::new()).await?, true);
    page.go("?kiosk#/wugang/inpatient-reimbursement").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.script(is_kiosk, Vec::new()).await?, true, "led to from an address");
    page.forgive_console().await
}
