//! 如果…会怎样: the card as it would be if one answer were another, with what comes and what goes.

use super::{Visit, card as card_page};
use crate::app::components::part;
use crate::app::{Shown, words};
use crate::card::{self, Change, Changes, Part, say};
use crate::catalogue::Matter;
use crate::link::View;
use crate::rules::{Answer, Truth};
use yew::prelude::*;

pub fn page(visit: &Visit, matter: &'static Matter, question: u8, answer: Answer) -> Shown {
    let context = &visit.context;
    let make =
        |answers| card::make(context.catalogue, visit.region(), matter, answers, context.today);
    let answers = visit.answers.with(question, answer);
    let (before, after) = (make(visit.answers), make(&answers));
    let changes = card::changes(&before, &after);

    let asked = &context.catalogue.questions[usize::from(question)];
    let label = |answer: Option<Answer>| match answer {
        Some(Answer::Choice(choice)) => {
            asked.choices.get(usize::from(choice)).map_or("", |it| it.label)
        }
        Some(Answer::NotSure) => words::UNSURE,
        None => words::NOT_ANSWERED,
    };
    let from_to = part::block(
        "dl",
        "from-to",
        part::all([
            pair(words::IF_NOW, label(visit.answers.get(question))),
            pair(words::IF_THEN, label(Some(answer))),
        ]),
    );
    let keep = visit.address(visit.answers.clone(), View::Card);
    let take = visit.address(answers.clone(), View::Card);
    let head = part::all([
        part::line("crumb", words::IF),
        part::heading(asked.text),
        from_to,
        summary(&changes),
        part::link("action", take, part::text(words::IF_TAKE)).into(),
        part::link("action other", keep, part::text(words::IF_KEEP)).into(),
    ]);
    let other = Visit { answers: &answers, changes: Some(&changes), ..visit.clone() };
    let sheet = card_page::sheet(&other, matter, &after);
    let title = [words::IF, "：", asked.text].concat();
    Shown { title, body: part::all([head, part::line("if-card", words::IF_CARD), sheet]) }
}

fn pair(name: &'static str, label: &'static str) -> Html {
    let name = part::block("dt", "", part::text(name));
    part::block("div", "", part::all([name, part::block("dd", "", part::text(label))]))
}

/// What comes, what goes, and what is no longer or not yet sure.
fn summary(changes: &Changes) -> Html {
    let mut body = Vec::new();
    if changes.is_empty() {
        body.push(part::line("state", words::IF_SAME));
    }
    if let Some((before, after)) = changes.verdict {
        let text = ["“", say::verdict(before), "”→“", say::verdict(after), "”"].concat();
        body.push(part::labelled(words::IF_VERDICT, part::line("state", text)));
    }
    for kind in [words::IF_MORE, words::IF_LESS, words::IF_MAYBE, words::IF_OTHER] {
        let belong = changes.list.iter().filter(|it| badge(it).1 == kind);
        let lines: Vec<Html> = belong.clone().map(line).collect();
        let Some(class) = belong.map(|it| badge(it).0).next() else { continue };
        let title = words::counted(kind, lines.len());
        let title = part::block("span", class, part::text(title));
        body.push(part::block("h2", "", title));
        body.push(part::list("notes", lines));
    }
    part::block("div", "changes", part::all(body))
}

/// The class and the words of a change's mark.
pub fn badge(change: &Change) -> (&'static str, &'static str) {
    match (change.before, change.after) {
        (before, after) if before == after => ("badge", words::IF_OTHER),
        (_, Truth::False) => ("badge met", words::IF_LESS),
        (_, Truth::Unknown) => ("badge", words::IF_MAYBE),
        (_, Truth::True) => ("badge unmet", words::IF_MORE),
    }
}

fn line(change: &Change) -> Html {
    let name = match change.part {
        Part::Paper => words::BRING,
        Part::Fetched => words::FETCHED,
        Part::Channel => words::HOW,
        Part::Deadline => words::TERM,
        Part::Window => words::WINDOW,
        Part::Note => words::ALSO,
        Part::Doubt => words::DOUBTS,
    };
    let text = match change.part {
        Part::Doubt => part::line("", change.text),
        _ => part::official(change.text),
    };
    let gained = change.gained.iter().map(|&(text, truth)| {
        let name = if truth == Truth::True { words::IF_GAINED } else { words::IF_PERHAPS };
        part::labelled(name, part::official(text))
    });
    let lost = change.lost.iter().map(|&text| part::labelled(words::IF_LOST, part::official(text)));
    let name = card_page::scoped(name, &change.channels, "");
    part::labelled(name, part::all([text].into_iter().chain(gained).chain(lost)))
}
