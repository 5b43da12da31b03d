//! What papers are and how they look, where a question comes from, and what 不清楚 means.

use mingbai::{card, link, link::Link};
use serde_json::json;

use super::page::{Outcome, Page};

const CARD: &str =
    "#/wugang/inpatient-reimbursement?insurance=resident&emergency=no&mental=no&injury=no&see=card";
const QUESTION: &str = "#/zhengzhou/employee-chronic-bill?ask=amounts-agree";
const PICTURES: &str = "return [...document.querySelectorAll('.explained[open] img')]
    .every(it => it.complete && it.naturalWidth > 0)";

/// Pictures asked for so far.
async fn pictures(page: &Page) -> Outcome<Vec<String>> {
    let requests = page.requests().await?;
    Ok(requests.into_iter().filter(|it| it.contains("/papers/")).collect())
}

/// Each of the open explanations' pictures comes into sight, is there, and has words.
async fn look_at_pictures(page: &Page) -> Outcome<usize> {
    let count = page
        .script("return document.querySelectorAll('.explained[open] img').length", Vec::new())
        .await?;
    let count = count.as_u64().ok_or("a number")? as usize;
    for place in 0..count {
        page.script(
            "document.querySelectorAll('.explained[open] img')[arguments[0]].scrollIntoView()",
            vec![json!(place)],
        )
        .await?;
    }
    page.wait_until("the pictures are there", PICTURES).await?;
    let silent = page.script(
        "return [...document.querySelectorAll('.explained img')].filter(it => it.alt.length < 8).length",
        Vec::new(),
    );
    assert_eq!(silent.await?, 0, "pictures without words");
    Ok(count)
}

/// A paper's row says what it is when it is unfolded; until then no picture is fetched.
pub async fn a_paper_on_the_card(page: Page) -> Outcome {
    for width in [320, 1280] {
        page.set_size(width, 740).await?;
        page.open(CARD).await?;
        page.wait_heading("住院费用报销").await?;
        let before = pictures(&page).await?.len();
        page.script("scrollTo(0, document.body.scrollHeight)", Vec::new()).await?;
        assert_eq!(pictures(&page).await?.len(), before, "a picture that nobody looks at");
        page.click_css(".must li:nth-child(2) .explained summary").await?;
        page.wait_text("发票联").await?;
        page.wait_text("我们的说明").await?;
        // Two kinds of bills are drawn side by side, once.
        assert_eq!(look_at_pictures(&page).await?, 1);
        assert_eq!(page.overflow().await?, 0, "{width} px");
        page.must_be_accessible().await?;
        page.screenshot_whole(&format!("paper-{width}")).await?;
    }
    Ok(())
}

/// Every picture can be shown.
pub async fn every_picture(page: Page) -> Outcome {
    page.open(QUESTION).await?;
    let catalogue = mingbai::bundled::catalogue().map_err(|_| "the catalogue is damaged")?;
    let mut seen: Vec<&str> = Vec::new();
    for it in catalogue.explanations.iter().filter(|it| !it.picture.is_empty()) {
        if seen.contains(&it.picture) {
            continue;
        }
        seen.push(it.picture);
        let script = "
            const done = arguments[arguments.length - 1];
            const picture = new Image();
            picture.onload = () => done(picture.naturalWidth);
            picture.onerror = () => done(0);
            picture.src = `papers/${arguments[0]}.svg`";
        let width = page.script_later(script, vec![json!(it.picture)]).await?;
        assert_ne!(width, 0, "{}", it.picture);
    }
    assert!(seen.len() >= 13, "{seen:?}");
    Ok(())
}

/// A question shows the papers that it is about, and the passages that depend on it, each element once.
pub async fn a_question(page: Page) -> Outcome {
    page.set_size(320, 740).await?;
    page.open(QUESTION).await?;
    page.wait_heading("费用清单的金额").await?;
    page.click_css("main > .explained summary").await?;
    assert_eq!(look_at_pictures(&page).await?, 2);
    page.click_css(".why details summary").await?;
    let shown = page.texts(".why .passage").await?;
    assert!(!shown.is_empty());
    for (place, passage) in shown.iter().enumerate() {
        assert!(!shown[..place].contains(passage), "{passage} twice");
    }
    let marked = page.texts(".why mark").await?;
    assert!(!marked.is_empty());
    page.must_be_accessible().await?;
    assert_eq!(page.overflow().await?, 0);
    page.screenshot_whole("question-explained").await?;
    Ok(())
}

/// The button says what the card then does: so many papers in 可能要带, and whether the verdict is open.
pub async fn what_unsure_means(page: Page) -> Outcome {
    let catalogue = mingbai::bundled::catalogue().map_err(|_| "the catalogue is damaged")?;
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("a real day")?;
    let cases = [
        ("#/wugang/inpatient-reimbursement?ask=insurance", "能不能办，要再问清楚"),
        ("#/wugang/inpatient-reimbursement?insurance=resident&ask=injury", "1 样材料会先放在"),
        ("#/zhengzhou/employee-chronic-bill?ask=card-bank", "1 样材料会先放在"),
    ];
    for (fragment, said) in cases {
        page.open(fragment).await?;
        let note = page.texts(".unsure .choice-note").await?.concat();
        assert!(note.contains(said), "{fragment}: {note}");
        let Link::Matter { region, matter, answers, view } =
            link::read(&catalogue, fragment, today).link
        else {
            return Err("a matter".into());
        };
        let link::View::Ask(question) = view else {
            return Err("a question".into());
        };
        let matter = &catalogue.regions[region].matters[matter];
        let unsure = card::unsure(matter, &answers, question);
        assert_eq!(note.contains("能不能办"), unsure.verdict, "{fragment}: {note}");
        let count = format!("有 {} 样", unsure.papers);
        assert_eq!(note.contains(&count), unsure.papers > 0, "{fragment}: {note}");
    }
    Ok(())
}
