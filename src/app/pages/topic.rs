//! Leading someone who knows only the situation to the right matter: questions, then the matters that fit,
//! and for the others why not.

use super::Visit;
use super::question::{self, Asked};
use crate::app::components::{join, part, read_aloud, reasons, sites, source};
use crate::app::{Shown, words};
use crate::card::{self, Suggestion, Turn};
use crate::catalogue::Topic;
use crate::interview::at_most_remaining;
use crate::interview::topic::{candidates, is_offered};
use crate::link::{Link, Member, View};
use crate::rules::Truth;
use yew::prelude::*;

pub fn page(visit: &Visit, topic: &'static Topic, view: View) -> Shown {
    let catalogue = visit.context.catalogue;
    let choosing = card::choose(catalogue, visit.region(), topic, visit.answers);
    let next = choosing.next.as_ref().and_then(|it| catalogue.question_index(it.question));
    let asked = match view {
        View::Ask(place) if visit.context.asks(place) => Some(place),
        View::Next | View::Ask(_) => next.map(|place| place as u8),
        _ => None,
    };
    let others = others(visit, &choosing.others, choosing.fitting.is_empty());
    let all = visit.context.address(&Link::Matters { region: visit.region });
    let all = part::link("quiet", all, part::text(words::OTHER_MATTERS));
    let all = part::block("p", "aside", all.into());
    if let Some(place) = asked {
        let count = choosing.fitting.len();
        let title = part::text(words::still_possible(count));
        let fitting = part::folded("group", title, false, suggestions(visit, &choosing.fitting));
        let several = join::several(visit, &choosing.fitting);
        let below = part::all([several, fitting, others, all]);
        let candidates = candidates(topic, visit.region());
        let bank = &visit.context.catalogue.questions;
        let offered = |answer| is_offered(&candidates, bank, visit.answers, place, answer);
        let asked = Asked {
            crumb: topic.situation,
            progress: String::new(),
            offered: &offered,
            unsure: words::UNSURE_KEEPS.to_owned(),
            sources: Html::default(),
            below,
        };
        return question::page(visit, place, asked);
    }
    let lead = match choosing.fitting.as_slice() {
        [] => part::all([
            part::block("p", "lead", sites::dialled(words::NONE_FITS)),
            turn(visit, &choosing.turn),
        ]),
        [only] if choosing.others.is_empty() => this_one(words::ONLY_ONE_HERE, only),
        [only] => this_one(words::THIS_ONE, only),
        _ => part::line("lead", words::WHICH_OF_THESE),
    };
    let body = part::all([
        part::heading(topic.situation),
        read_aloud::row(),
        lead,
        match choosing.fitting.as_slice() {
            [only] => main_action(visit, only),
            several => suggestions(visit, several),
        },
        join::several(visit, &choosing.fitting),
        others,
        all,
        question::given(visit, None),
    ]);
    Shown { title: topic.situation.to_owned(), body }
}

fn suggestions(visit: &Visit, suggestions: &[Suggestion]) -> Html {
    let rows = suggestions
        .iter()
        .map(|it| part::choice("choice", visit.address_of(it.matter), it.name, it.plain, false));
    part::list("choices", rows.collect())
}

/// Where to turn when none fits.
fn turn(visit: &Visit, turn: &Turn) -> Html {
    let catalogue = visit.context.catalogue;
    let mut body: Vec<Html> = turn.advice.iter().copied().map(sites::ours).collect();
    let matters = turn.matters.iter().map(|it| visit.choice_of(it));
    let topics = turn.topics.iter().filter_map(|id| {
        let topic = catalogue.topics.iter().position(|it| it.id == *id)?;
        let answers = visit.answers.clone();
        let link = Link::Topic { region: visit.region, topic, answers, view: View::Next };
        let situation = catalogue.topics[topic].situation;
        Some(part::choice("choice", visit.context.address(&link), situation, "", false))
    });
    let rows: Vec<Html> = matters.chain(topics).collect();
    if !rows.is_empty() {
        body.push(part::line("", words::INSTEAD));
        body.push(part::list("choices", rows));
    }
    if body.is_empty() {
        return Html::default();
    }
    part::block("div", "turn", part::all(body))
}

/// The one that is left.
fn this_one(lead: &'static str, it: &Suggestion) -> Html {
    let (says, below) = if it.plain.is_empty() { (it.name, "") } else { (it.plain, it.name) };
    let says = part::block("b", "", part::text(says));
    let below = match below {
        "" => Html::default(),
        name => part::line("official choice-note", name),
    };
    part::all([part::block("p", "lead", part::all([part::text(lead), says])), below])
}

/// What to do next with the one that is left: its questions, or its card where there are none.
fn main_action(visit: &Visit, it: &Suggestion) -> Html {
    let Some(member) = visit.member(it.matter) else { return Html::default() };
    let Member { region, matter, answers } = member;
    // `Visit::member` only gives matters that exist.
    let left = at_most_remaining(&visit.region().matters[matter], &answers);
    let to = |view| {
        let answers = answers.clone();
        visit.context.address(&Link::Matter { region, matter, answers, view })
    };
    if left == 0 {
        return part::link("action", to(View::Next), part::text(words::SEE_PAPERS)).into();
    }
    let has_begun = answers.iter().next().is_some();
    let go_on = if has_begun { words::CONTINUE } else { words::BEGIN };
    let go_on = [go_on, "，", &words::remaining(left, false)].concat();
    let early = part::link("quiet", to(View::Card), part::text(words::EARLY_CARD)).into();
    part::all([
        part::link("action", to(View::Next), part::text(go_on)).into(),
        part::block("p", "aside", early),
    ])
}

/// Those that an answer rules out, each with the reason.
fn others(visit: &Visit, others: &[Suggestion], is_all: bool) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let document = visit.region().title;
    let rows = others.iter().map(|it| {
        let name = part::link("", visit.address_of(it.matter), part::text(it.name));
        let mut body = vec![part::block("p", "paper-name", name.into())];
        if !it.advice.is_empty() {
            body.push(part::ours(words::OUR_WORDS, it.advice));
            body.push(reasons::lines(visit, &it.reasons));
        }
        for criterion in it.failed.iter().filter(|criterion| criterion.met == Truth::False) {
            body.push(part::labelled(words::DOCUMENT_SAYS, part::official(criterion.text)));
            body.push(reasons::lines(visit, &criterion.reasons));
            body.push(source::folded(document, &criterion.sources));
        }
        part::all(body)
    });
    let count = others.len();
    let title = if is_all { words::none_of_these(count) } else { words::not_these(count) };
    part::folded("group", part::text(title), false, part::list("notes", rows.collect()))
}
