//! The page shows what the core says: every matter's card, paper by paper.

use chrono::NaiveDate;
use mingbai::card::{self, Card, Paper, say};
use mingbai::catalogue::Catalogue;
use mingbai::interview::next_question;
use mingbai::link::{self, Link, View};
use mingbai::rules::{Answer, Answers};
use serde_json::json;

use super::page::{Outcome, Page};

/// All 176 matters, once with every answer 不清楚 and once with the first definite answer to every question.
pub async fn are_those_of_the_core(page: Page) -> Outcome {
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    page.open("").await?;
    let mut seen = 0;
    for region in 0..catalogue.regions.len() {
        for matter in 0..catalogue.regions[region].matters.len() {
            for answer in [Answer::NotSure, Answer::Choice(0)] {
                compare(&page, &catalogue, region, matter, answer).await?;
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 352, "176 matters, two cards each");
    Ok(())
}

async fn compare(
    page: &Page,
    catalogue: &Catalogue,
    region: usize,
    matter: usize,
    answer: Answer,
) -> Outcome {
    let place = &catalogue.regions[region];
    let mut answers = Answers::none(&catalogue.questions);
    while let Some(question) = next_question(&place.matters[matter], &answers) {
        answers.set(question, Some(answer));
    }
    // Before two holidays, and near the end of a window.
    let day = NaiveDate::from_ymd_opt(2026, 9, 24).ok_or("a real day")?;
    let card = card::make(catalogue, place, &place.matters[matter], &answers, day);
    let link = Link::Matter { region, matter, answers, view: View::Card };
    let fragment = link::with_today(&link::write(catalogue, &link, &[]), day);

    page.go(&fragment).await?;
    page.wait_until(
        &format!("the card of {fragment} is there"),
        &format!(
            "return location.hash === {fragment:?} && document.title.startsWith({:?})",
            format!("{} 明白卡", card.matter_name)
        ),
    )
    .await?;
    page.script("document.querySelectorAll('details').forEach(it => it.open = true)", Vec::new())
        .await?;
    same(page, &card, &fragment).await
}

async fn same(page: &Page, card: &Card, fragment: &str) -> Outcome {
    let lists: [(&str, &[Paper]); 4] = [
        (".must", &card.must),
        (".maybe", &card.maybe),
        (".fetched", &card.fetched),
        ("details.ruled-out .papers", &card.not_needed),
    ];
    for (selector, papers) in lists {
        // A card that says no, or that nobody needs, keeps all its papers under one fold.
        let folded = !card.is_of_use();
        if selector.starts_with("details") && folded {
            continue;
        }
        let shown = page.texts(&format!("{selector} .paper-name")).await?;
        let meant: Vec<&str> = papers.iter().map(|paper| paper.name).collect();
        assert_eq!(shown, meant, "{selector} of {fragment}");
    }
    let text = flat(&page.text().await?);
    let dates = dates(card);
    let doubts = doubts(card);
    let explained = explanations(card);
    let mut said: Vec<&str> = card.criteria.iter().map(|it| it.text).collect();
    if card.is_of_use() || card.verdict == card::Verdict::Internal {
        said.extend(card.channels.iter().map(|it| it.text));
        said.extend(card.deadlines.iter().map(|it| it.text));
        said.extend(card.windows.iter().map(|it| it.text));
        said.extend(card.notes.iter().map(|it| it.text));
        said.extend(dates.iter().map(String::as_str));
        said.extend(doubts.iter().map(String::as_str));
    }
    said.extend(explained);
    said.extend(card.doubts.iter().map(|it| it.text));
    said.extend(card.elements.iter().map(|it| it.text));
    said.extend(card.preface.iter().map(|it| it.text));
    said.extend(card.behind.iter().map(|it| it.name));
    said.extend(card.answers.iter().map(|it| it.label));
    for words in said {
        assert!(text.contains(&flat(words)), "{fragment} does not show “{words}”");
    }
    Ok(())
}

/// What is unclear about a paper is said at the paper.
fn doubts(card: &Card) -> Vec<String> {
    let mut said = Vec::new();
    for paper in card.must.iter().chain(&card.maybe) {
        let known = &paper.reasons.left_open;
        let doubts = paper.doubts.iter().filter(|it| !known.contains(&it.text));
        said.extend(doubts.map(say::doubt));
    }
    said
}

/// What our explanations say of the card's papers.
fn explanations(card: &Card) -> Vec<&'static str> {
    let papers = [&card.must, &card.maybe, &card.not_needed, &card.fetched].into_iter().flatten();
    let all = papers.flat_map(|it| &it.explanations);
    all.flat_map(|it| [it.what, it.origin, it.unlike]).collect()
}

/// The dates of the card, in words.
fn dates(card: &Card) -> Vec<String> {
    let mut said = Vec::new();
    for timing in &card.timings {
        said.push(say::state(timing, card.today, say::Read::Today));
        for promise in &timing.promises {
            let deadline = &card.deadlines[promise.deadline];
            said.push(say::promise(timing, deadline, promise.end, card, say::Read::Today));
            said.push(say::rule(deadline, promise.end, card.today));
        }
    }
    for stage in &card.stages {
        said.push(say::stage(stage, &card.deadlines[stage.deadline], card.today));
    }
    said.extend(card.periods.iter().map(|it| it.text.to_owned()));
    said
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The head of a card and the order of its parts: whose word counts, what is only for reference, what was answered
/// wrongly, and numbers to be dialled.
pub async fn what_stands_first(page: Page) -> Outcome {
    page.open("#/mengzhou/outpatient-reimbursement?injury=no&see=card").await?;
    page.wait_text("制卡日期").await?;
    let headings = page.texts(".sheet-part > h2").await?;
    let order = [
        "带什么",
        "怎么办",
        "什么时候",
        "还要知道",
        "找谁",
        "文件里说不清的地方",
        "带走",
        "凭什么",
        "您的回答",
    ];
    let places: Vec<_> =
        headings.iter().map(|it| order.iter().position(|known| known == it)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{headings:?}");
    assert!(headings.len() >= 7, "{headings:?}");
    let numbers =
        "return [...document.querySelectorAll('.sheet a[href^=\"tel:\"]')].map(it => it.href)";
    let found = page.script(numbers, vec![]).await?;
    let found = found.to_string();
    assert!(found.contains("tel:03918190296") && found.contains("tel:03918199900"), "{found}");
    page.open("#/wugang/inpatient-reimbursement?insurance=resident&see=card").await?;
    page.wait_text("文件没有写电话，可以打医保服务热线 12393").await?;
    // With the doubt below the verdict, and where the telephone is missing.
    assert_eq!(page.script(numbers, vec![]).await?, json!(["tel:12393", "tel:12393"]));
    page.open(
        "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&injury=no&see=card",
    )
    .await?;
    page.wait_text("按您的回答，符合文件写的条件。最后以窗口审核为准。").await?;
    assert_eq!(page.texts(".verdict.yes").await?, ["可以办"]);

    // In short, and each line leads to its part.
    let brief = page.texts(".brief button").await?;
    assert_eq!(brief.len(), 5, "{brief:?}");
    assert_eq!(brief[0], "带什么\n必带 5 样，可能要带 1 样");
    assert_eq!(brief[1], "怎么办\n现场");
    assert!(brief[2].contains("今天去办，最晚") && brief[3].contains("12393"), "{brief:?}");
    page.click("找谁").await?;
    assert_eq!(page.active().await?.id, "whom");
    page.must_be_accessible().await?;

    // Who answered wrongly sees at once where to mend it.
    page.open("#/wugang/inpatient-reimbursement?v=1&insurance=none&see=card").await?;
    page.wait_text("不能办这一项").await?;
    let mend = page.texts(".sheet > .mend a, .sheet-head .mend a").await?;
    assert!(mend.len() == 1 && mend[0].starts_with("我答错了：改这个回答"), "{mend:?}");
    page.click_css(".mend a").await?;
    page.wait_heading("参加的是哪种医保").await?;

    // Of a document that names no place nothing is green.
    let catalogue =
        mingbai::bundled::catalogue().map_err(|_| "the bundled catalogue is damaged")?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("a real day")?;
    let mut seen = 0;
    for (place, region) in catalogue.regions.iter().enumerate().filter(|it| it.1.id == "flowcharts")
    {
        for (number, matter) in region.matters.iter().enumerate() {
            let mut answers = Answers::none(&catalogue.questions);
            while let Some(question) = next_question(matter, &answers) {
                answers.set(question, Some(Answer::Choice(0)));
            }
            let card = card::make(&catalogue, region, matter, &answers, today);
            if card.verdict != card::Verdict::Yes || seen == 3 {
                continue;
            }
            seen += 1;
            let link = Link::Matter { region: place, matter: number, answers, view: View::Card };
            page.open(&link::write(&catalogue, &link, &[])).await?;
            page.wait_text("照这张流程图可以办；只能当参考，先问当地").await?;
            assert_eq!(page.texts(".verdict.yes").await?.first(), None);
            assert_eq!(page.texts(".notice + .verdict.plain").await?.len(), 1, "the note above it");
        }
    }
    assert!(seen > 0);
    Ok(())
}

/// What lies under the finger or the pointer does not look like an answer that was chosen.
pub async fn nothing_looks_chosen_under_the_finger(page: Page) -> Outcome {
    page.open("#/wugang").await?;
    let rules = page
        .script(
            "const found = [];
            const look = (rules, hover) => { for (const it of rules) {
                if (it.cssRules?.length) look(it.cssRules, hover || /hover/.test(it.conditionText || ''));
                if (it.selectorText?.includes(':hover'))
                    found.push([hover, [...it.style].some(name => name.startsWith('background'))]);
            } };
            for (const sheet of document.styleSheets) look(sheet.cssRules, false);
            return found",
            vec![],
        )
        .await?;
    assert_eq!(rules, json!([[true, false]]), "in hover media, and no background");
    Ok(())
}
