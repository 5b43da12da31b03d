//! One question.

use super::{Subject, Visit};
use crate::app::components::part;
use crate::app::{Shown, words};
use crate::catalogue::Matter;
use crate::interview::at_most_remaining;
use crate::link::View;
use crate::rules::Answer;
use yew::prelude::*;

/// A question about a matter.
pub fn of_matter(visit: &Visit, matter: &'static Matter, place: u8) -> Shown {
    let mut before = visit.answers.clone();
    before.set(place, None);
    let remaining = at_most_remaining(matter, &before);
    let early =
        part::link("quiet", visit.address(before, View::Card), part::text(words::EARLY_CARD));
    let early = part::block("p", "aside", early.into());
    page(visit, place, matter.name, words::remaining(remaining), &|_| true, early)
}

/// A question, with what stands above it and below its answers.
pub fn page(
    visit: &Visit,
    place: u8,
    crumb: &'static str,
    progress: String,
    offered: &dyn Fn(Answer) -> bool,
    below: Html,
) -> Shown {
    // `link::read` and the interview only give questions that exist.
    let question = &visit.context.catalogue.questions[usize::from(place)];
    let definite = question
        .choices
        .iter()
        .enumerate()
        .map(|(choice, it)| (Answer::Choice(choice as u8), "choice", it.label, ""));
    let means = match visit.subject {
        Subject::Matter(_) => words::UNSURE_MEANS,
        Subject::Topic(_) => words::UNSURE_KEEPS,
    };
    let unsure = (Answer::NotSure, "choice unsure", words::UNSURE, means);
    let offered = definite.chain([unsure]).filter(|it| offered(it.0));
    let choices = offered.map(|(answer, class, label, note)| {
        let address = visit.address(visit.answers.with(place, answer), View::Next);
        part::choice(class, address, label, note, visit.answers.get(place) == Some(answer))
    });
    let hint = match question.hint {
        "" => Html::default(),
        hint => part::line("lead", hint),
    };
    let body = part::all([
        part::line("crumb", crumb),
        part::line("progress", progress),
        part::heading(question.text),
        hint,
        part::line("why", [words::WHY_ASKED, question.why].concat()),
        part::list("choices", choices.collect()),
        below,
        given(visit, Some(place)),
    ]);
    Shown { title: question.text.to_owned(), body }
}

/// The answers given so far, each to be changed in place without losing the others.
pub fn given(visit: &Visit, except: Option<u8>) -> Html {
    let bank = &visit.context.catalogue.questions;
    let rows: Vec<Html> = visit
        .answers
        .iter()
        .filter(|(place, _)| Some(*place) != except)
        .filter_map(|(place, answer)| {
            let question = bank.get(usize::from(place))?;
            let label = match answer {
                Answer::Choice(choice) => question.choices.get(usize::from(choice))?.label,
                Answer::NotSure => words::UNSURE,
            };
            let address = visit.address(visit.answers.clone(), View::Ask(place));
            let change = part::all([part::text(words::CHANGE), part::unseen(question.text)]);
            let change = part::link("", address, change).into();
            let answer = part::block("dd", "", part::all([part::text(label), change]));
            let asked = part::block("dt", "", part::text(question.text));
            Some(part::block("div", "given-row", part::all([asked, answer])))
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let rows = part::block("dl", "", part::all(rows));
    part::section("given", "given", words::YOUR_ANSWERS, rows)
}
