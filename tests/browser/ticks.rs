//! Ticking off what is ready: for the visit, on the device only when asked, and 清空.

use serde_json::json;

use super::page::{Outcome, Page};

const CARD: &str = "#/wugang/maternity-medical?v=1&insurance=employee&see=card";
const LIST: &str =
    "#/joint~wugang/maternity-medical?v=1&insurance=employee~wugang/maternity-allowance";
const IDENTITY: &str = "有效身份证件或医保电子凭证或社会保障卡";
const REMEMBER: &str = "在这台设备上记住打的勾";

/// The names of the papers that are ticked.
async fn ticked(page: &Page) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.papers .tick')]
        .filter(it => it.querySelector('input').checked).map(it => it.innerText.trim())";
    Ok(serde_json::from_value(page.script(script, Vec::new()).await?)?)
}

async fn kept(page: &Page) -> Outcome<String> {
    let kept = page.script("return JSON.stringify(localStorage)", Vec::new()).await?;
    Ok(kept.as_str().unwrap_or_default().to_owned())
}

async fn count(page: &Page) -> Outcome<String> {
    Ok(page.texts(".ready").await?.concat())
}

pub async fn last_for_the_visit(page: Page) -> Outcome {
    page.open(CARD).await?;
    assert_eq!(count(&page).await?, "已备好 0/4");
    page.click(IDENTITY).await?;
    page.click("费用清单").await?;
    assert_eq!(count(&page).await?, "已备好 2/4");
    let role = "return document.querySelector('.ready').getAttribute('role')";
    assert_eq!(page.script(role, Vec::new()).await?, "status", "said when it changes");
    // Another screen and back; the same papers.
    page.go("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.go(CARD).await?;
    page.wait_text("已备好 2/4").await?;
    assert_eq!(ticked(&page).await?, [IDENTITY, "费用清单"]);
    // Another matter's paper of the same name is another's.
    page.go("#/wugang/maternity-allowance?see=card").await?;
    page.wait_heading("生育津贴支付").await?;
    assert_eq!(ticked(&page).await?, [""; 0]);
    page.back().await?;
    page.wait_heading("生育医疗费支付").await?;
    page.click("费用清单").await?;
    page.wait_text("已备好 1/4").await?;
    assert_eq!(kept(&page).await?, "{}", "nothing is kept unasked");
    page.reload().await?;
    assert_eq!(ticked(&page).await?, [""; 0]);
    Ok(())
}

/// What is ticked on a card is ticked on the list once all that need it have it, and the other way round.
pub async fn are_the_same_on_the_list(page: Page) -> Outcome {
    page.open(CARD).await?;
    page.click("费用清单").await?;
    page.click(IDENTITY).await?;
    page.go(LIST).await?;
    page.wait_heading("一起办的事").await?;
    assert_eq!(ticked(&page).await?, ["费用清单"], "two matters need the other");
    page.click(IDENTITY).await?;
    page.wait_text("已备好 2/").await?;
    page.click("看明白卡：生育津贴支付").await?;
    page.wait_heading("生育津贴支付").await?;
    assert_eq!(ticked(&page).await?, [IDENTITY]);
    Ok(())
}

pub async fn by_keyboard(page: Page) -> Outcome {
    page.open(CARD).await?;
    page.script("document.querySelector('.papers input').focus()", Vec::new()).await?;
    page.press_space().await?;
    page.wait_text("已备好 1/4").await?;
    assert_eq!(page.active().await?.text, IDENTITY, "the focus stays");
    page.press_space().await?;
    page.wait_text("已备好 0/4").await
}

pub async fn are_remembered_only_if_asked(page: Page) -> Outcome {
    page.open(CARD).await?;
    page.click("费用清单").await?;
    page.click(REMEMBER).await?;
    assert_eq!(
        kept(&page).await?,
        r#"{"mingbai-ticks":"wugang/maternity-medical/费用清单"}"#,
        "a matter and a paper, and nothing about anybody"
    );
    page.click("出院记录").await?;
    page.reload().await?;
    assert_eq!(ticked(&page).await?, ["费用清单", "出院记录"]);
    assert_eq!(count(&page).await?, "已备好 2/4");
    page.must_be_accessible().await?;
    page.click("费用清单").await?;
    page.reload().await?;
    assert_eq!(ticked(&page).await?, ["出院记录"]);
    // Unticked, the device forgets at once; the visit does not.
    page.click(REMEMBER).await?;
    assert_eq!(kept(&page).await?, "{}");
    assert_eq!(ticked(&page).await?, ["出院记录"]);
    page.reload().await?;
    assert_eq!(ticked(&page).await?, [""; 0]);
    Ok(())
}

/// A browser that keeps nothing, or has no room left: ticks work for the visit, and the box says how it is.
pub async fn where_nothing_can_be_kept(page: Page) -> Outcome {
    let refusals = [
        "for (const name of ['getItem', 'setItem', 'removeItem', 'key'])
            Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Object.defineProperty(window, 'localStorage', { value: null })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ];
    for source in refusals {
        let script =
            page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        page.open(CARD).await?;
        page.click("费用清单").await?;
        assert_eq!(count(&page).await?, "已备好 1/4");
        page.click(REMEMBER).await?;
        page.wait_text("不让网页记东西").await?;
        let checked = "return document.querySelector('.keep input').checked";
        assert_eq!(page.script(checked, Vec::new()).await?, false);
        page.must_be_accessible().await?;
        page.click("出院记录").await?;
        assert_eq!(ticked(&page).await?, ["费用清单", "出院记录"]);
        page.click_css(".foot .wipe summary").await?;
        page.click("确定清空").await?;
        page.wait_heading("您要办什么医保的事").await?;
        page.cdp("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    }
    Ok(())
}

/// Room that runs out later: what was kept does not stay behind as if it still held.
pub async fn when_room_runs_out(page: Page) -> Outcome {
    page.open(CARD).await?;
    page.click(REMEMBER).await?;
    page.click("费用清单").await?;
    page.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        Vec::new(),
    )
    .await?;
    page.click("出院记录").await?;
    page.wait_text("不让网页记东西").await?;
    assert_eq!(ticked(&page).await?, ["费用清单", "出院记录"]);
    assert_eq!(kept(&page).await?, "{}");
    let checked = "return document.querySelector('.keep input').checked";
    assert_eq!(page.script(checked, Vec::new()).await?, false);
    Ok(())
}

/// 清空: asks first; then nothing of this page is left, and what others keep on the same host stays.
pub async fn wiping_leaves_nothing(page: Page) -> Outcome {
    page.open(LIST).await?;
    page.script("localStorage.setItem('other', 'theirs')", Vec::new()).await?;
    page.click("长辈版").await?;
    page.click("费用清单").await?;
    page.click(REMEMBER).await?;
    assert!(kept(&page).await?.contains("mingbai-elder"));
    page.click_css(".foot .wipe summary").await?;
    page.wait_text("到浏览器里清").await?;
    page.must_be_accessible().await?;
    assert_eq!(page.small_targets(60).await?, [""; 0]);
    page.screenshot_whole("wipe-asks").await?;
    assert!(kept(&page).await?.contains("费用清单"), "nothing is gone before it is said");
    page.click("确定清空").await?;
    page.wait_heading("您要办什么医保的事").await?;
    page.wait_text("已经清空").await?;
    assert_eq!(page.fragment().await?, "#/");
    assert_eq!(kept(&page).await?, r#"{"other":"theirs"}"#);
    page.go(CARD).await?;
    page.wait_heading("生育医疗费支付").await?;
    assert_eq!(ticked(&page).await?, [""; 0], "not in memory either");
    // In the foot of every page, folded again on the next.
    page.click_css(".foot .wipe summary").await?;
    page.wait_text("确定清空").await?;
    page.go("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    assert_eq!(page.texts(".foot .wipe button").await?, [""; 0]);
    Ok(())
}

/// After 清空 Back leads to no answers, nor does Back after a reload, nor Forward.
pub async fn nobody_goes_back_to_what_was_wiped(page: Page) -> Outcome {
    page.open("").await?;
    page.go("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.go("#/wugang/inpatient-reimbursement?insurance=resident&injury=yes&see=card").await?;
    page.wait_heading("住院费用报销").await?;
    page.click_css(".foot .wipe summary").await?;
    page.click("确定清空").await?;
    page.wait_text("已经清空").await?;
    for again in [false, true] {
        for _ in 0..2 {
            page.back().await?;
            page.wait_heading("您要办什么医保的事").await?;
            assert_eq!(page.fragment().await?.trim_end_matches('/'), "#");
        }
        page.forward().await?;
        page.forward().await?;
        page.wait_heading("您要办什么医保的事").await?;
        assert_eq!(page.fragment().await?, "#/");
        if !again {
            page.reload().await?;
        }
    }
    // What is looked at afterwards is gone back to as ever.
    page.go("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.go("#/beiguan").await?;
    page.wait_text("北关区").await?;
    page.back().await?;
    page.wait_text("舞钢市").await?;
    assert_eq!(page.fragment().await?, "#/wugang");
    Ok(())
}

/// What another window has in memory goes too, or its next tick would write it all down again.
pub async fn wiping_reaches_other_windows(page: Page) -> Outcome {
    page.open(LIST).await?;
    page.click("费用清单").await?;
    page.click(REMEMBER).await?;
    page.new_tab().await?;
    page.open("").await?;
    page.click_css(".foot .wipe summary").await?;
    page.click("确定清空").await?;
    page.wait_text("已经清空").await?;
    page.turn_to_tab(0).await?;
    page.wait_heading("您要办什么医保的事").await?;
    assert_eq!(page.fragment().await?, "#/");
    assert_eq!(kept(&page).await?, "{}");
    Ok(())
}
