//! Every kind of screen at every size: pictures to look at, nothing wider than the screen, targets large enough, and
//! nothing that axe finds.

use super::page::{Outcome, Page};

/// One of each kind: name, fragment, words of its heading.
pub const SCREENS: [(&str, &str, &str); 27] = [
    ("places", "#/", "您要办什么医保的事"),
    ("matters", "#/wugang", "您要办什么事"),
    ("topic", "#/wugang?topic=away-care", "为什么要在外地看病"),
    (
        "topic-found",
        "#/wugang?topic=away-care&insurance=employee&away-reason=settled&retired=yes&household-moved=yes",
        "要去外地看病",
    ),
    ("matters-many", "#/zhengzhou", "您要办什么事"),
    ("compare", "#/compare/outpatient-reimbursement", "门诊"),
    ("card-internal", "#/zhengzhou/fund-resident-refund", "城乡居民医疗保险退费"),
    ("card-many", "#/zhengzhou/employee-advance-payment?see=card", "先行支付"),
    ("card-chart", "#/flowcharts/away-retired?see=card", "异地安置退休人员备案"),
    ("question", "#/wugang/inpatient-reimbursement", "参加的是哪种医保"),
    (
        "question-late",
        "#/beiguan/away-referral?insurance=employee&away-reason=referral&emergency=no&see=card",
        "",
    ),
    ("question-papers", "#/zhengzhou/employee-chronic-bill?ask=amounts-agree", "费用清单的金额"),
    (
        "question-change",
        "#/wugang/inpatient-reimbursement?insurance=resident&emergency=yes&ask=emergency",
        "是急诊看的吗",
    ),
    (
        "card",
        "#/wugang/inpatient-reimbursement?insurance=resident&emergency=died&mental=no&injury=yes&see=card",
        "住院费用报销",
    ),
    ("card-early", "#/beiguan/inpatient-reimbursement?see=card", "住院费用报销"),
    ("card-no", "#/wugang/away-retired?retired=no&see=card", "异地安置退休人员备案"),
    ("card-automatic", "#/wugang/prenatal-checkup?insurance=employee&see=card", "产前检查费支付"),
    ("card-institution", "#/beiguan/hospital-designation?see=card", "医疗机构申请定点协议管理"),
    (
        "question-day",
        "#/zhengzhou/newborn-enrolment?newborn-household=yes&ask=newborn-age&today=2026-11-22",
        "孩子是哪天出生的",
    ),
    (
        "card-period",
        "#/zhengzhou/newborn-enrolment?newborn-household=yes&newborn-age=2026-09-01&see=card&today=2026-11-22",
        "新生儿",
    ),
    ("card-stages", "#/mengzhou/relation-transfer?see=card&today=2026-12-21", "转移接续手续办理"),
    (
        "check",
        "#/wugang/inpatient-reimbursement?insurance=resident&emergency=died&mental=no&injury=yes",
        "看看答得对不对",
    ),
    (
        "what-if",
        "#/wugang/inpatient-reimbursement?insurance=resident&emergency=died&injury=yes&if=insurance:none",
        "参加的是哪种医保",
    ),
    (
        "joint",
        "#/joint?today=2026-11-23~wugang/maternity-medical?v=1&insurance=employee~wugang/maternity-allowance~wugang/resident-enrolment",
        "一起办的事",
    ),
    (
        "joint-copies",
        "#/joint~beiguan/outpatient-reimbursement~beiguan/inpatient-reimbursement?v=1&injury=yes~wugang/away-retired?v=1&retired=no",
        "一起办的事",
    ),
    (
        "card-kept",
        "#/wugang/maternity-medical?v=1&insurance=employee&see=card~wugang/resident-enrolment",
        "生育医疗费支付",
    ),
    ("dropped", "#/wugang?nonsense=1", "您要办什么事"),
];

/// The narrowest phone, an ordinary phone, a tablet, a desktop, a hall screen standing upright.
const SIZES: [(u32, u32); 5] = [(320, 640), (360, 740), (768, 1024), (1280, 800), (1080, 1920)];

const TARGET: u32 = 44;

pub async fn fit_every_size(page: Page) -> Outcome {
    for (width, height) in SIZES {
        page.set_size(width, height).await?;
        for (name, fragment, heading) in SCREENS {
            page.open(fragment).await?;
            page.wait_heading(heading).await?;
            unfold(&page).await?;
            assert_eq!(page.overflow().await?, 0, "{name} at {width} px is wider than the screen");
            assert_eq!(page.small_targets(TARGET).await?, [""; 0], "{name} at {width} px");
            page.open(fragment).await?;
            page.screenshot_whole(&format!("{name}-{width}")).await?;
        }
    }
    Ok(())
}

pub async fn are_accessible(page: Page) -> Outcome {
    for (_, fragment, heading) in SCREENS {
        page.open(fragment).await?;
        page.wait_heading(heading).await?;
        page.must_be_accessible().await?;
        unfold(&page).await?;
        page.must_be_accessible().await?;
    }
    Ok(())
}

/// Text twice as large, as a browser's own enlargement makes it, breaks nothing at 320 px.
pub async fn stand_large_text(page: Page) -> Outcome {
    page.set_size(320, 640).await?;
    for (name, fragment, _) in SCREENS {
        page.open(fragment).await?;
        page.script("document.documentElement.style.fontSize = '200%'", Vec::new()).await?;
        unfold(&page).await?;
        assert_eq!(page.overflow().await?, 0, "{name} with text of 200 %");
    }
    Ok(())
}

pub async fn unfold(page: &Page) -> Outcome {
    page.script("document.querySelectorAll('details').forEach(it => it.open = true)", Vec::new())
        .await?;
    Ok(())
}
