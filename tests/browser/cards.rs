//! The page shows what the core says: every matter's card, paper by paper.

use chrono::NaiveDate;
use mingbai::card::{self, Card, Paper, say};
use mingbai::catalogue::Catalogue;
use mingbai::interview::next_question;
use mingbai::link::{self, Link, View};
use mingbai::rules::{Answer, Answers};

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
        let folded = matches!(card.verdict, card::Verdict::No | card::Verdict::Internal);
        if selector.starts_with("details") && folded {
            continue;
        }
        let shown = page.texts(&format!("{selector} .paper-name")).await?;
        let meant: Vec<&str> = papers.iter().map(|paper| paper.name).collect();
        assert_eq!(shown, meant, "{selector} of {fragment}");
    }
    let text = flat(&page.text().await?);
    let dates = dates(card);
    let explained = explanations(card);
    let mut said: Vec<&str> = card.criteria.iter().map(|it| it.text).collect();
    if card.verdict != card::Verdict::No {
        said.extend(card.channels.iter().map(|it| it.text));
        said.extend(card.deadlines.iter().map(|it| it.text));
        said.extend(card.windows.iter().map(|it| it.text));
        said.extend(card.notes.iter().map(|it| it.text));
        said.extend(dates.iter().map(String::as_str));
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
        said.push(say::state(timing, card.today));
        for promise in &timing.promises {
            let deadline = &card.deadlines[promise.deadline];
            said.push(say::promise(timing, deadline, promise.end, card));
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
