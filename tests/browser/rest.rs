//! The rest of the program: when it is fetched, and what is on the screen until it has come, and when it does not come.

use super::page::{Outcome, Page};
use super::server::{Fault, Kind};
use std::{fs, path::Path};

const QUESTION: &str = "#/wugang/inpatient-reimbursement";
const ASKED: &str = "参加的是哪种医保";
const WAITING: &str = "正在打开";
const FAILED: &str = "内容没有传过来";
const START: &str = "您要办什么医保的事";

/// Words of every screen of the rest, and of the search.
const ITS_WORDS: [&str; 6] = [
    "先看明白卡",
    "为什么、出处",
    "我们按文件算的日子",
    "都不是，看全部事项",
    "各地文件对照",
    "换个说法试试",
];

/// What only the rest shows stands in its module; one call past `Rest` would bring it back into the first.
pub async fn is_apart(_: Page) -> Outcome {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let mut modules = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "wasm") {
            let is_rest = path.to_string_lossy().contains(Kind::Rest.mark());
            modules.push((is_rest, fs::read(path)?));
        }
    }
    assert_eq!(modules.len(), 2, "the program comes in two modules");
    for (is_rest, module) in modules {
        for words in ITS_WORDS {
            let has = module.windows(words.len()).any(|it| it == words.as_bytes());
            assert_eq!(has, is_rest, "{words}");
        }
    }
    Ok(())
}

/// Whoever stays on the start page has it before going on, and it is not fetched again.
pub async fn comes_ahead(page: Page) -> Outcome {
    page.open("").await?;
    page.wait_answered(Kind::Rest, 1).await?;
    page.click("舞钢市").await?;
    page.wait_heading("您要办什么事").await?;
    page.go(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    page.go("#/beiguan/inpatient-reimbursement?see=card").await?;
    page.wait_heading("住院费用报销").await?;
    assert_eq!(page.rest_asked_for().await?, 1);
    Ok(())
}

/// What somebody types for is sent for when they go to the box, and neither is waited for on the start page.
pub async fn what_a_search_needs(page: Page) -> Outcome {
    let search = "/places/search-";
    page.places(Fault::Hold);
    page.rest(Fault::Hold);
    page.start("").await?;
    page.wait_heading(START).await?;
    assert!(!page.requests().await?.iter().any(|url| url.contains(search)));
    page.click_css("#typed").await?;
    page.type_text("人没了医保卡里的钱").await?;
    page.wait_text("正在准备查找").await?;
    page.must_be_accessible().await?;
    page.rest(Fault::None);
    // By name as soon as it can search, by everyday words when they have come.
    page.wait_until("it has searched", "return !document.body.innerText.includes('正在准备查找')")
        .await?;
    page.places(Fault::None);
    page.wait_text("参保人员个人账户一次性支取").await?;
    let active = page.active().await?;
    assert_eq!((active.id.as_str(), active.text.as_str()), ("typed", "人没了医保卡里的钱"));
    let requests = page.requests().await?;
    assert_eq!(requests.iter().filter(|url| url.contains(search)).count(), 1);
    assert_eq!(page.rest_asked_for().await?, 1);
    Ok(())
}

/// Typing on asks again.
pub async fn a_search_without_it(page: Page) -> Outcome {
    page.rest(Fault::Status(500));
    page.open("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.click_css("#typed").await?;
    page.type_text("转").await?;
    page.wait_text("查找用的内容没有传过来").await?;
    page.must_be_accessible().await?;
    page.screenshot("search-not-come").await?;
    page.rest(Fault::None);
    page.type_text("诊").await?;
    page.wait_text("异地转诊人员备案").await?;
    page.forgive_console().await
}

/// The place's file does not wait for it, nor it for the place's file, and both together are shown as one.
pub async fn comes_late(page: Page) -> Outcome {
    page.rest(Fault::Hold);
    page.start(QUESTION).await?;
    page.wait_answered(Kind::Place, 1).await?;
    page.wait_heading(WAITING).await?;
    assert_eq!(page.rest_asked_for().await?, 1, "both are on their way at once");
    assert_eq!(page.texts(".bar .place").await?, ["舞钢市"]);
    page.must_be_accessible().await?;
    // Another screen does not ask a second time.
    page.go("#/wugang/inpatient-reimbursement?see=card").await?;
    page.go(QUESTION).await?;
    page.rest(Fault::None);
    page.wait_heading(ASKED).await?;
    let active = page.active().await?;
    assert_eq!(active.tag, "h1", "the question has the focus");
    assert!(active.text.contains(ASKED), "{active:?}");
    assert_eq!(page.places_asked_for().await?, ["wugang"]);
    assert_eq!(page.rest_asked_for().await?, 1);

    // The other way round: the place comes last.
    page.places(Fault::Hold);
    page.go("#/beiguan/away-referral").await?;
    page.wait_heading(WAITING).await?;
    page.places(Fault::None);
    page.wait_heading(ASKED).await?;
    assert_eq!(page.rest_asked_for().await?, 1);
    Ok(())
}

/// Whatever comes instead of it: words, a button and the document, as for a place; and it is not run.
pub async fn does_not_come(page: Page) -> Outcome {
    let faults =
        [Fault::Status(404), Fault::Status(500), Fault::Garbage, Fault::Half, Fault::Altered];
    for fault in faults {
        // Nothing is left of the file that came at last.
        page.cdp("Network.setCacheDisabled", serde_json::json!({ "cacheDisabled": true })).await?;
        page.cdp("Network.clearBrowserCache", serde_json::json!({})).await?;
        let asked = page.rest_asked_for().await?;
        page.rest(fault);
        page.start(QUESTION).await?;
        page.wait_heading(FAILED).await?;
        assert!(page.title().await?.contains(FAILED), "{fault:?}");
        assert_eq!(page.texts(".bar .place").await?, ["舞钢市"], "{fault:?}");
        page.must_be_accessible().await?;
        page.wait_until(
            "the document is offered",
            "return [...document.querySelectorAll('main a')].some(a => a.href.endsWith('/some/folder/documents/wugang.txt'))",
        )
        .await?;

        page.click("再试一次").await?;
        page.wait_answered(Kind::Rest, 2).await?;
        page.wait_heading(FAILED).await?;
        assert_eq!(page.rest_asked_for().await?, asked + 2, "{fault:?}");

        page.rest(Fault::None);
        page.click("再试一次").await?;
        page.wait_heading(ASKED).await?;
        assert_eq!(page.active().await?.tag, "h1", "{fault:?}: the question has the focus");
        assert_eq!(page.rest_asked_for().await?, asked + 3, "{fault:?}");
        let places = page.places_asked_for().await?;
        assert!(places.iter().all(|it| it == "wugang"), "{places:?}");
        page.forgive_console().await?;
    }
    Ok(())
}

/// A list shows nothing of a failure; the next screen asks again by itself.
pub async fn going_elsewhere_tries_again(page: Page) -> Outcome {
    page.rest(Fault::Status(500));
    page.start("#/wugang").await?;
    page.wait_heading("您要办什么事").await?;
    page.wait_answered(Kind::Rest, 1).await?;
    page.rest(Fault::None);
    page.go(QUESTION).await?;
    page.wait_heading(ASKED).await?;
    assert_eq!(page.rest_asked_for().await?, 2);
    assert_eq!(page.places_asked_for().await?, ["wugang"]);
    page.forgive_console().await
}
