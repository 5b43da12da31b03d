//! Citizens' ways through the page: a whole interview, Back and Forward, links, changed answers, the keyboard alone.

use fantoccini::key::Key;

use super::page::{Outcome, Page};

/// Every answer of an emergency admission in 舞钢市, in the order of the bank: to be looked over, and the card.
const ANSWERED: &str =
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no";
const CARD: &str =
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no&see=card";

pub async fn a_whole_interview(page: Page) -> Outcome {
    page.open("").await?;
    page.wait_heading("您要办什么医保的事").await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    page.click("看病的钱想报销").await?;
    page.wait_heading("要报的是哪一种钱").await?;
    page.click("还可能是这几项").await?;
    page.click("住院费用报销").await?;

    page.wait_heading("参加的是哪种医保").await?;
    assert_eq!(page.active().await?.tag, "h1", "a new question has the focus");
    assert!(
        page.title().await?.contains("参加的是哪种医保"),
        "the title changes with the question"
    );
    page.wait_text("最多还有 4 个问题").await?;
    page.click("居民医保").await?;
    // Whether one can apply comes first.
    page.wait_heading("意外受伤").await?;
    page.wait_text("最多还有 3 个问题").await?;
    page.click("不是意外受伤").await?;
    page.wait_heading("是急诊看的吗").await?;
    page.wait_text("最多还有 2 个问题").await?;
    // 精神病 asks for the same paper, which is certain now: it is not asked.
    page.click("是急诊").await?;

    page.wait_heading("看看答得对不对").await?;
    assert_eq!(page.fragment().await?, ANSWERED);
    assert_eq!(page.texts("dl .answer").await?, ["居民医保", "是急诊", "不是意外受伤"]);
    page.click("都对，看明白卡").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.fragment().await?, CARD);
    page.wait_text("可以办").await?;
    let must = page.texts(".must .paper-name").await?;
    assert_eq!(
        must,
        [
            "有效身份证件或医保电子凭证或社会保障卡",
            "医院收费票据",
            "住院费用总清单",
            "出院记录",
            "急诊(精神病)诊断证明",
        ]
    );
    assert_eq!(page.texts(".maybe .paper-name").await?, ["病历中的佐证资料"]);
    page.wait_text("因为您说是急诊").await?;
    page.wait_text("不超过30个工作日").await?;

    page.click("不用带（1）").await?;
    page.wait_text("公检法部门出具的相关证明材料").await?;
    page.wait_text("因为您说不是意外受伤").await
}

pub async fn the_source_opens_with_the_words_marked(page: Page) -> Outcome {
    page.open(CARD).await?;
    page.click("为什么、出处：出院记录").await?;
    page.wait_text("《舞钢市医疗保障经办政务服务事项办事指南》五、办理材料").await?;
    let marks = page.texts("details[open] mark").await?;
    assert!(marks.contains(&"出院记录".to_owned()), "{marks:?}");
    // The passage is the element as printed, not only the words.
    page.wait_text("意外伤害就医的应提供交通事故认定书或法院判决书").await
}

pub async fn back_and_forward(page: Page) -> Outcome {
    page.open("#/wugang/inpatient-reimbursement?injury=no").await?;
    page.click("居民医保").await?;
    page.wait_heading("是急诊看的吗").await?;
    page.click("不清楚").await?;
    page.wait_heading("精神病").await?;
    page.back().await?;
    page.wait_heading("是急诊看的吗").await?;
    page.back().await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.forward().await?;
    page.wait_heading("是急诊看的吗").await?;
    page.forward().await?;
    page.wait_heading("精神病").await?;
    // 返回 does what Back does.
    page.click("‹ 返回").await?;
    page.wait_heading("是急诊看的吗").await
}

pub async fn a_link_gives_the_same_screen(page: Page) -> Outcome {
    for fragment in [
        "#/wugang",
        "#/wugang?topic=away-care",
        "#/wugang/inpatient-reimbursement?insurance=resident",
        "#/wugang/inpatient-reimbursement?insurance=resident&see=card",
        "#/beiguan/away-referral?insurance=employee&ask=insurance",
        ANSWERED,
        CARD,
        TRIED,
    ] {
        page.open(fragment).await?;
        let (text, title) = (page.text().await?, page.title().await?);
        page.reload().await?;
        assert_eq!(page.text().await?, text, "{fragment} after a reload");
        page.go("#/").await?;
        page.wait_heading("您要办什么医保的事").await?;
        page.go(fragment).await?;
        page.wait_until(
            "the title is that of the screen",
            &format!("return document.title === {title:?}"),
        )
        .await?;
        assert_eq!(page.text().await?, text, "{fragment} typed into the running page");
    }
    Ok(())
}

/// The card as it would be if the injury were one.
const TRIED: &str =
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no&if=injury:yes";

/// Before the card: an answer is changed where it stands, and what is left to ask is said.
pub async fn an_answer_changes_in_place_before_the_card(page: Page) -> Outcome {
    page.open(ANSWERED).await?;
    page.click("改：是急诊看的吗？").await?;
    page.click("不是急诊").await?;
    page.wait_heading("看看答得对不对").await?;
    page.wait_until(
        "the answer has changed",
        "return [...document.querySelectorAll('dl .answer')].some(e => e.innerText === '不是急诊')",
    )
    .await?;
    // Now 精神病 matters again; the answer about the injury stands.
    page.click("继续回答，最后一个问题").await?;
    page.wait_heading("精神病").await?;
    page.click("不是精神病").await?;
    page.wait_heading("看看答得对不对").await?;
    page.click("都对，看明白卡").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.fragment().await?, CARD.replace("emergency=yes", "emergency=no&mental=no"));
    let must = page.texts(".must .paper-name").await?;
    assert!(!must.iter().any(|name| name.contains("急诊")), "{must:?}");
    // Somebody without insurance is told at once, whatever else was answered.
    page.open(ANSWERED).await?;
    page.click("改：参保的人参加的是哪种医保？").await?;
    page.click("没有参保").await?;
    page.click("都对，看明白卡").await?;
    page.wait_text("不能办这一项").await?;
    page.wait_text("因为您说没有参加医保").await?;
    // What may fit instead is one touch away, the answers with it.
    page.click("城乡居民参保登记").await?;
    page.wait_heading("现在有别的医保吗").await
}

/// On the card: another answer is tried from the line that rests on it; what comes and goes is said and marked,
/// and nothing is changed until the reader says so.
pub async fn another_answer_is_tried_on_the_card(page: Page) -> Outcome {
    page.open(CARD).await?;
    page.click_css(".ruled-out > summary").await?;
    page.click("因为您说不是意外受伤").await?;
    page.click("自己摔伤、碰伤").await?;
    page.wait_heading("是意外受伤看的病吗").await?;
    assert_eq!(page.fragment().await?, TRIED);
    let paper = "公检法部门出具的相关证明材料";
    assert_eq!(page.texts(".changes h2").await?, ["多了（1）"]);
    assert_eq!(page.texts(".changes .official").await?, [paper]);
    let marked = page.texts(".must li:has(.badge) .paper-name").await?;
    assert_eq!(marked, [paper], "what is new is marked on the card");
    page.click("不改，回到原来的卡").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.fragment().await?, CARD);
    // From the list of answers, and taken.
    page.click("改：是急诊看的吗？").await?;
    page.click("不清楚").await?;
    page.wait_text("变成不一定").await?;
    page.click("就改成这个回答").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.fragment().await?, CARD.replace("emergency=yes", "emergency=unsure"));
    assert!(page.texts(".maybe .paper-name").await?.contains(&"急诊(精神病)诊断证明".to_owned()));
    // 不能办 says what would help.
    page.open("#/wugang/inpatient-reimbursement?insurance=none&see=card").await?;
    page.wait_text("不能办这一项").await?;
    page.click("参加了居民医保").await?;
    page.wait_text("“不能办这一项”→").await
}

pub async fn not_sure_never_hides_a_paper(page: Page) -> Outcome {
    page.open("#/wugang/inpatient-reimbursement?insurance=resident&emergency=unsure&mental=unsure&injury=unsure&see=card")
        .await?;
    page.wait_heading("住院费用报销").await?;
    let maybe = page.texts(".maybe .paper-name").await?;
    for paper in ["急诊(精神病)诊断证明", "公检法部门出具的相关证明材料"] {
        assert!(maybe.contains(&paper.to_owned()), "{paper} in {maybe:?}");
    }
    Ok(())
}

pub async fn a_card_before_the_last_question(page: Page) -> Outcome {
    page.open("#/beiguan/away-referral").await?;
    page.click("先看明白卡").await?;
    page.wait_heading("异地转诊人员备案").await?;
    page.wait_text("能不能办，还不能确定").await?;
    page.click_css(".action").await?;
    page.wait_heading("参加的是哪种医保").await
}

pub async fn nonsense_in_a_link(page: Page) -> Outcome {
    page.open(
        "#/wugang/inpatient-reimbursement?insurance=resident&emergency=maybe&injury=no&shoe=42",
    )
    .await?;
    page.wait_heading("是急诊看的吗").await?;
    page.wait_text("已经去掉：maybe、shoe").await?;
    page.open("#/atlantis/anything").await?;
    page.wait_heading("您要办什么医保的事").await?;
    page.wait_text("atlantis").await?;
    page.open("#/wugang/<img src=x onerror=alert(1)>").await?;
    page.wait_heading("您要办什么事").await?;
    page.open("#/wugang?%E0%A4%A=%&&&==?#").await?;
    page.wait_heading("您要办什么事").await?;
    page.open(&format!("#/{}", "x".repeat(9000))).await?;
    page.wait_heading("您要办什么医保的事").await
}

pub async fn typing_finds_a_matter(page: Page) -> Outcome {
    page.open("#/wugang").await?;
    page.click_css("#typed").await?;
    page.type_text("转诊").await?;
    page.wait_until(
        "a result is there",
        "return [...document.querySelectorAll('.choice')].some(e => e.innerText.includes('异地转诊人员备案'))",
    )
    .await?;
    page.open("#/beiguan").await?;
    page.click_css("#typed").await?;
    page.type_text("猫狗").await?;
    page.wait_text("没有找到").await?;
    page.wait_text("按情形选").await
}

/// Place, matter, answers, card and source, with Tab, Enter and Space only.
pub async fn by_keyboard_alone(page: Page) -> Outcome {
    page.open("").await?;
    tab_to(&page, "舞钢市").await?;
    page.press(Key::Enter).await?;
    page.wait_heading("您要办什么事").await?;
    tab_to(&page, "慢性病").await?;
    page.press(Key::Enter).await?;
    // The situation has one matter here: nothing is to be chosen.
    page.wait_heading("参加的是哪种医保").await?;
    page.wait_text("只有一个问题").await?;
    tab_to(&page, "职工医保").await?;
    page.press(Key::Enter).await?;
    page.wait_heading("看看答得对不对").await?;
    tab_to(&page, "都对，看明白卡").await?;
    page.press(Key::Enter).await?;
    page.wait_heading("门诊慢特病").await?;
    tab_to(&page, "有效身份证件或医保电子凭证或社会保障卡").await?;
    page.press_space().await?;
    page.wait_until("the paper is ticked", "return document.querySelector('.paper input').checked")
        .await?;
    tab_to(&page, "为什么、出处").await?;
    page.press(Key::Enter).await?;
    page.wait_until(
        "the source is open",
        "return !!document.querySelector('.paper details[open] mark')",
    )
    .await
}

/// Presses Tab until what has the focus says `text`.
async fn tab_to(page: &Page, text: &str) -> Outcome {
    let mut passed = Vec::new();
    for _ in 0..60 {
        page.press(Key::Tab).await?;
        let active = page.active().await?;
        if active.text.contains(text) {
            return Ok(());
        }
        passed.push(active.text);
    }
    Err(format!("60 times Tab did not reach “{text}” but {passed:?}").into())
}
