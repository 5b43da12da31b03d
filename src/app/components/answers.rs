//! The citizen's answers with, right there, the others that each question has.

use super::part;
use crate::app::browser::screen;
use crate::app::pages::{Subject, Visit};
use crate::app::words;
use crate::card::{Given, say};
use crate::interview::is_offered;
use crate::link::View;
use crate::rules::Answer;
use yew::prelude::*;

/// Where another answer leads.
#[derive(Clone, Copy, PartialEq)]
pub enum Change {
    /// It is taken, and one stays where all answers are looked over.
    Take,
    /// The card is shown as it would be.
    Try,
}

/// One row for each answer: the question, what was answered, and 改 with the other answers under it.
pub fn rows(visit: &Visit, given: &[Given], change: Change) -> Html {
    let rows = given.iter().map(|it| {
        let label = match it.day {
            Some(day) => AttrValue::from(say::long_day(day)),
            None => it.label.into(),
        };
        let mut answer = part::element("span", "answer", part::text(label));
        // It changes in place.
        answer.add_attribute("aria-live", "polite");
        let summary = part::all([part::text(words::CHANGE), part::unseen(it.text)]);
        let other = part::folded("change", summary, false, others(visit, it, change));
        part::block(
            "div",
            "given-row",
            part::all([
                part::block("dt", "", part::text(it.text)),
                part::block("dd", "", part::all([answer.into(), other])),
            ]),
        )
    });
    part::block("dl", "given", part::all(rows.collect::<Vec<_>>()))
}

/// 如果…会怎样 for each of some answers; nothing where there is no card to compare with.
pub fn what_if(visit: &Visit, given: &[Given]) -> Vec<Html> {
    let on_a_card = matches!(visit.subject, Subject::Matter(_)) && visit.changes.is_none();
    if !on_a_card {
        return Vec::new();
    }
    let asked = given.iter().map(|it| {
        let title = part::line("if", [words::IF_OTHERWISE, it.text].concat());
        part::all([title, others(visit, it, Change::Try)])
    });
    asked.collect()
}

/// The other answers to a question, each a link.
fn others(visit: &Visit, given: &Given, change: Change) -> Html {
    let catalogue = visit.context.catalogue;
    let Some(place) = catalogue.question_index(given.question) else {
        return Html::default();
    };
    let question = &catalogue.questions[place];
    let place = place as u8;
    let choices = question.choices.iter().enumerate();
    let all = choices
        .map(|(choice, it)| (Answer::Choice(choice as u8), it.label))
        .chain([(Answer::NotSure, words::UNSURE)]);
    let mut links = Vec::new();
    let offered = |answer| {
        visit.matter().is_none_or(|it| is_offered(it, &catalogue.questions, place, answer))
    };
    for (answer, label) in all {
        if visit.answers.get(place) != Some(answer) && offered(answer) {
            let address = address(visit, place, answer, change);
            links.push(match change {
                Change::Try => part::link("option", address, part::text(label)).into(),
                Change::Take => {
                    let onclick = Callback::from(|event: MouseEvent| screen::fold(&event));
                    html! { <a class="option" href={address} {onclick}>{ label }</a> }
                }
            });
        }
    }
    if question.span.is_some() {
        // Another day is chosen where days are chosen.
        let address = visit.address(visit.answers.clone(), View::Ask(place));
        links.push(part::link("option", address, part::text(words::OTHER_DATE)).into());
    }
    part::list("options", links)
}

/// Where another answer leads.
pub fn address(visit: &Visit, question: u8, answer: Answer, change: Change) -> String {
    match change {
        Change::Take => visit.address(visit.answers.with(question, answer), View::Check),
        Change::Try => visit.address(visit.answers.clone(), View::If(question, answer)),
    }
}
