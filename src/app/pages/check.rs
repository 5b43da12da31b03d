//! 看看答得对不对: all answers before the card, each to be changed in place.

use super::Visit;
use crate::app::components::answers::{self, Change};
use crate::app::components::{join, part, read_aloud};
use crate::app::{Shown, words};
use crate::card;
use crate::catalogue::Matter;
use crate::interview::{at_most_remaining, questions_of};
use crate::link::View;
use yew::prelude::*;

/// Whether there is anything to look over: an answer to a question of this matter.
pub fn has_any(visit: &Visit) -> bool {
    let Some(matter) = visit.matter() else { return false };
    let asked = questions_of(matter);
    visit.answers.iter().any(|(question, _)| asked.contains(&question))
}

pub fn page(visit: &Visit, matter: &'static Matter) -> Shown {
    let today = visit.context.today;
    let card = card::make(visit.context.catalogue, visit.region(), matter, visit.answers, today);
    let left = at_most_remaining(matter, visit.answers);
    let lead = if left == 0 { words::CHECK_LEAD } else { words::CHECK_MORE };
    let mut body = vec![
        part::line("crumb", matter.everyday_name()),
        part::heading(words::CHECK),
        read_aloud::row(),
        part::line("lead", lead),
        answers::rows(visit, &card.answers, Change::Take),
    ];
    let to_card = |class, label| {
        let address = visit.address(visit.answers.clone(), View::Card);
        Html::from(part::link(class, address, part::text(label)))
    };
    if let Some(list) = join::list_of(visit).filter(|_| left == 0) {
        body.push(part::link("action", list, part::text(words::TO_JOINT)).into());
        body.push(part::block("p", "aside", to_card("quiet", words::SEE_CARD)));
    } else if left == 0 {
        body.push(to_card("action", words::TO_CARD));
    } else {
        let address = visit.address(visit.answers.clone(), View::Next);
        let text = [words::CONTINUE, "，", &words::remaining(left, false)].concat();
        body.push(part::link("action", address, part::text(text)).into());
        body.push(part::block("p", "aside", to_card("quiet", words::EARLY_CARD)));
    }
    let asked = questions_of(matter);
    let mut idle = card.idle_answers;
    idle.retain(|it| {
        let place = visit.context.catalogue.question_index(it.question);
        place.is_some_and(|place| asked.contains(&(place as u8)))
    });
    if !idle.is_empty() {
        let rows = answers::rows(visit, &idle, Change::Take);
        body.push(part::section("idle", "idle", words::IDLE_ANSWERS, rows));
    }
    Shown { title: words::CHECK.to_owned(), body: part::all(body) }
}
