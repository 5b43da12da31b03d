//! The ways that everybody goes, on a phone and on a desktop: what must hold in every engine.

use super::elder;
use super::page::{Outcome, Page};
use super::screens::unfold;

const CARD: &str =
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no&see=card";
const JOINT: &str = "#/joint?today=2026-11-23~wugang/maternity-medical?v=1&insurance=employee~wugang/maternity-allowance~wugang/resident-enrolment";

pub async fn on_a_phone(page: Page) -> Outcome {
    the_ways(&page, 360, 740).await
}

pub async fn on_a_desktop(page: Page) -> Outcome {
    the_ways(&page, 1280, 800).await
}

/// The screen as it stands fits, and has nothing that axe finds.
async fn is_well(page: &Page, screen: &str) -> Outcome {
    assert_eq!(page.overflow().await?, 0, "{screen} is wider than the screen");
    page.must_be_accessible().await
}

async fn the_ways(page: &Page, width: u32, height: u32) -> Outcome {
    page.set_size(width, height).await?;
    page.open("").await?;
    page.wait_heading("您要办什么医保的事").await?;
    is_well(page, "the start page").await?;
    page.click_css("#typed").await?;
    page.type_text("zhuyuan").await?;
    page.wait_text("住院费用报销").await?;
    is_well(page, "what was found").await?;

    page.open("").await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    is_well(page, "the list").await?;
    page.click("看病的钱想报销").await?;
    page.wait_heading("要报的是哪一种钱").await?;
    page.click("还可能是这几项").await?;
    page.click("住院费用报销").await?;
    page.wait_heading("参加的是哪种医保").await?;
    assert_eq!(page.active().await?.tag, "h1", "a new question has the focus");
    is_well(page, "a question").await?;
    page.click("居民医保").await?;
    page.wait_heading("意外受伤").await?;
    page.back().await?;
    page.wait_heading("参加的是哪种医保").await?;
    page.forward().await?;
    page.wait_heading("意外受伤").await?;
    page.click("不是意外受伤").await?;
    page.wait_heading("是急诊看的吗").await?;
    page.click("是急诊").await?;
    page.wait_heading("看看答得对不对").await?;
    is_well(page, "the answers").await?;
    page.click("都对，看明白卡").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.fragment().await?, CARD);
    page.wait_text("可以办").await?;
    unfold(page).await?;
    is_well(page, "the card").await?;

    page.open(CARD).await?;
    page.click("改：是急诊看的吗？").await?;
    page.click("不清楚").await?;
    page.wait_text("变成不一定").await?;
    is_well(page, "what if").await?;

    page.open(JOINT).await?;
    page.wait_heading("一起办的事").await?;
    is_well(page, "the list of several").await?;

    elder::set(page, true).await?;
    is_well(page, "the start page with large text").await?;
    for (fragment, heading) in [(CARD, "住院费用报销"), (JOINT, "一起办的事")] {
        page.open(fragment).await?;
        page.wait_heading(heading).await?;
        unfold(page).await?;
        is_well(page, fragment).await?;
        page.screenshot(&format!("{:?}-{width}-{}", page.engine, &fragment[2..7])).await?;
    }
    Ok(())
}
