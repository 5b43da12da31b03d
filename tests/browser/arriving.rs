//! The files of the places: which are fetched and when, and what is on the screen until they have come, and when
//! they do not come.

use super::page::{Outcome, Page};
use super::server::Fault;

const QUESTION: &str = "#/wugang/inpatient-reimbursement";
const ASKED: &str = "参加的是哪种医保";
const WAITING: &str = "正在打开";
const FAILED: &str = "内容没有传过来";

/// The start page needs no place's file, a list sends for its place's, and nothing is fetched twice.
pub async fn only_the_place_that_is_shown(page: Page) -> Outcome {
    page.open("").await?;
    page.wait_heading("您要办什么医保的事").await?;
    assert_eq!(page.places_asked_for().await?, [""; 0]);
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    for fragment in ["#/wugang?topic=away-care", QUESTION, "#/wugang", "#/", QUESTION] {
        page.go(fragment).await?;
    }
    page.wait_heading(ASKED).await?;
    assert_eq!(page.places_asked_for().await?, ["wugang"]);
    // A link to a card, opened by somebody who was never here.
    page.open("#/beiguan/inpatient-reimbursement?see=card").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.places_asked_for().await?, ["wugang", "beiguan"]);
    // The first place is still there when another has come.
    page.go("#/flowcharts/away-retired?see=card").await?;
    page.wait_heading("异地安置退休人员备案").await?;
    page.go("#/beiguan/away-referral").await?;
    page.wait_heading(ASKED).await?;
    assert_eq!(page.places_asked_for().await?, ["wugang", "beiguan", "flowcharts"]);
    Ok(())
}

pub async fn every_place_of_a_comparison(page: Page) -> Outcome {
    page.open("#/beiguan").await?;
    page.go("#/compare/outpatient-reimbursement").await?;
    page.wait_heading("门诊").await?;
    for words in ["不超20个工作日", "不超过30个工作日"] {
        page.wait_text(words).await?;
    }
    let mut asked = page.places_asked_for().await?;
    asked.sort_unstable();
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let compared = catalogue.comparisons.iter().find(|it| it.id == "outpatient-reimbursement");
    let compared = compared.ok_or("the comparison is gone")?;
    // Regions stand in the order of their identifiers.
    let mut regions: Vec<&str> = compared
        .matters
        .iter()
        .map(|place| catalogue.regions[usize::from(place.region)].id)
        .collect();
    regions.dedup();
    assert!(regions.contains(&"beiguan"), "{regions:?}");
    assert_eq!(asked, regions, "each of them once");
    Ok(())
}

/// A calm screen first; then the question has title and focus as if it had been there at once.
pub async fn a_slow_place(page: Page) -> Outcome {
    page.places(Fault::Hold);
    page.start(QUESTION).await?;
    page.wait_heading(WAITING).await?;
    assert!(page.title().await?.contains(WAITING));
    assert!(page.texts("main [role=status]").await?[0].contains(WAITING));
    assert_eq!(page.texts(".bar .place").await?, ["舞钢市"]);
    page.find("a.back").await?;
    page.must_be_accessible().await?;
    page.set_size(320, 640).await?;
    assert_eq!(page.overflow().await?, 0);
    page.screenshot("opening").await?;
    // Another screen of the same place does not ask a second time.
    page.go("#/wugang/inpatient-reimbursement?see=card").await?;
    page.go(QUESTION).await?;
    page.places(Fault::None);
    page.wait_heading(ASKED).await?;
    let active = page.active().await?;
    assert_eq!(active.tag, "h1", "the question has the focus");
    assert!(active.text.contains(ASKED), "{active:?}");
    assert!(page.title().await?.contains(ASKED), "the title is the question's");
    assert_eq!(page.places_asked_for().await?, ["wugang"]);
    Ok(())
}

/// The list of matters stands in the program; what is typed and where the focus is stay when the place comes.
pub async fn a_list_does_not_wait(page: Page) -> Outcome {
    page.places(Fault::Hold);
    page.start("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.click_css("#typed").await?;
    page.type_text("转诊").await?;
    page.wait_text("异地转诊人员备案").await?;
    page.places(Fault::None);
    page.wait_until(
        "the place has come",
        "return performance.getEntriesByType('resource').some(e => e.name.includes('/places/'))",
    )
    .await?;
    let active = page.active().await?;
    assert_eq!((active.id.as_str(), active.text.as_str()), ("typed", "转诊"));
    page.click("异地转诊人员备案").await?;
    page.wait_heading("为什么要在外地看病").await?;
    assert_eq!(page.places_asked_for().await?, ["wugang"]);
    Ok(())
}

/// Whatever comes instead of the file: words, a button and the document; never a question about half a place.
pub async fn a_place_that_does_not_come(page: Page) -> Outcome {
    let faults =
        [Fault::Status(404), Fault::Status(500), Fault::Garbage, Fault::Half, Fault::Altered];
    for fault in faults {
        // Nothing is left of the file that came at last.
        page.cdp("Network.clearBrowserCache", serde_json::json!({})).await?;
        let asked = page.places_asked_for().await?.len();
        page.places(fault);
        page.start(QUESTION).await?;
        page.wait_heading(FAILED).await?;
        assert!(page.title().await?.contains(FAILED), "{fault:?}");
        assert_eq!(page.texts(".bar .place").await?, ["舞钢市"], "{fault:?}");
        page.must_be_accessible().await?;
        assert_eq!(page.small_targets(44).await?, [""; 0], "{fault:?}");
        page.screenshot("not-come").await?;
        page.wait_until(
            "the document is offered",
            "return [...document.querySelectorAll('main a')].some(a => a.href.endsWith('/some/folder/documents/wugang.txt'))",
        )
        .await?;

        page.click("再试一次").await?;
        page.wait_heading(FAILED).await?;
        page.wait_until(
            "it has been asked for twice, and no more",
            "return performance.getEntriesByType('resource').filter(e => e.name.includes('/places/')).length === 2",
        )
        .await?;
        page.wait_heading(FAILED).await?;
        assert_eq!(page.places_asked_for().await?.len(), asked + 2, "{fault:?}");

        page.places(Fault::None);
        page.click("再试一次").await?;
        page.wait_heading(ASKED).await?;
        assert_eq!(page.active().await?.tag, "h1", "{fault:?}: the question has the focus");
        assert_eq!(page.places_asked_for().await?.len(), asked + 3, "{fault:?}");
        page.forgive_console().await?;
    }
    page.places(Fault::Status(500));
    page.start("#/beiguan/away-referral").await?;
    page.wait_heading(FAILED).await?;
    page.click("北关区医疗保障经办政务服务事项清单").await?;
    page.wait_until(
        "the document is there",
        "return location.pathname.endsWith('/documents/beiguan.txt') && document.body.innerText.includes('北关区')",
    )
    .await?;
    page.forgive_console().await
}

/// A list shows nothing of a failure; the next screen asks again by itself, once.
pub async fn going_elsewhere_tries_again(page: Page) -> Outcome {
    page.places(Fault::Status(500));
    page.start("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.wait_until(
        "the place has been asked for",
        "return performance.getEntriesByType('resource').some(e => e.name.includes('/places/'))",
    )
    .await?;
    page.wait_heading("您要办什么事").await?;
    page.go(QUESTION).await?;
    page.wait_heading(FAILED).await?;
    assert_eq!(page.active().await?.tag, "h1", "the failure has the focus");
    assert_eq!(page.places_asked_for().await?, ["wugang", "wugang"]);
    page.places(Fault::None);
    page.click("‹ 返回").await?;
    page.wait_heading("您要办什么事").await?;
    page.go(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    assert_eq!(page.places_asked_for().await?, ["wugang", "wugang", "wugang"]);
    page.forgive_console().await
}

/// The documents of the places that lack, and only the files that lack are asked for again.
pub async fn a_comparison_that_lacks_a_place(page: Page) -> Outcome {
    page.open(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    page.places(Fault::Status(404));
    page.go("#/compare/outpatient-reimbursement").await?;
    page.wait_heading(FAILED).await?;
    let documents = page.texts("main .choice").await?;
    assert!(documents.iter().any(|it| it.contains("北关区")), "{documents:?}");
    assert!(!documents.iter().any(|it| it.contains("舞钢市")), "{documents:?}");
    page.places(Fault::None);
    page.click("再试一次").await?;
    page.wait_text("不超20个工作日").await?;
    let asked = page.places_asked_for().await?;
    assert_eq!(asked.iter().filter(|it| *it == "wugang").count(), 1, "{asked:?}");
    page.forgive_console().await
}
