//! 一眼看清: the card in a few lines at its head, each leading to the part that says it whole.

use crate::app::browser::screen;
use crate::app::components::{part, take_along};
use crate::app::words;
use crate::card::{Acceptance, Card, Channel, End, Timing, phones, say};
use crate::catalogue::{ChannelKind, ElementKind};
use crate::rules::Truth;
use say::Read;
use yew::prelude::*;

/// So many characters at most are said of several ways.
const SHORT: usize = 60;

/// The same before anything is answered, whatever the day: then the page may have been there before the program
/// (src/app/prerender), and nothing is to move.
pub fn brief(card: &Card) -> Html {
    let rows = [
        row(words::BRING, bring(card), "bring"),
        row(words::HOW, how(card), "how"),
        row(words::WHEN, when(card), "when"),
        row(words::WHOM, whom(card), "whom"),
        take_along::jump_row(),
    ];
    let lead = part::ours(words::AT_A_GLANCE, words::AT_A_GLANCE_WHAT);
    part::block("div", "brief", part::all([lead, part::list("", rows.into())]))
}

fn row(name: &'static str, said: String, part: &'static str) -> Html {
    leading(name, said, Callback::from(move |_: MouseEvent| screen::lead_to(part)))
}

/// One line: what it is about, and what is said.
pub fn leading(
    name: &'static str,
    said: impl Into<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let name = part::block("span", "", part::text(name));
    let said = part::block("span", "", part::text(said));
    html! { <button type="button" {onclick}>{ name }{ said }</button> }
}

fn bring(card: &Card) -> String {
    match (card.must.len(), card.maybe.len()) {
        (0, 0) => words::NOTHING_TO_BRING.to_owned(),
        (must, maybe) => words::so_many_papers(must, maybe),
    }
}

fn how(card: &Card) -> String {
    let kinds = |open: Truth| {
        let mut kinds: Vec<ChannelKind> = Vec::new();
        let all = card.channels.iter().filter(|it: &&Channel| it.open == open).map(|it| it.kind);
        for kind in all {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        say::channels(&kinds)
    };
    let (sure, perhaps) = (kinds(Truth::True), kinds(Truth::Unknown));
    match (sure.is_empty(), perhaps.is_empty()) {
        (true, true) => {
            let placed = card.elements.iter().any(|it| it.kind == ElementKind::Place);
            if placed { words::ONLY_PLACE } else { words::NOT_WRITTEN_WHERE }.to_owned()
        }
        (false, true) => sure,
        (true, false) => [words::PERHAPS, "：", &perhaps].concat(),
        (false, false) => [&sure, "；", words::PERHAPS, "：", &perhaps].concat(),
    }
}

/// The citizen's own last day, when it is taken, and when it is done.
fn when(card: &Card) -> String {
    let is_new = card.answers.is_empty() && card.idle_answers.is_empty();
    if is_new && card.applying == card.today || card.timings.is_empty() {
        // In the document's words.
        let own = card.periods.iter().map(|it| it.text.to_owned()).collect();
        let limits = card.deadlines.iter().filter(|it| it.stage.is_empty());
        let said = [same(own), same(limits.map(|it| it.text.to_owned()).collect())];
        let said = said.iter().find(|it| !it.is_empty());
        return said.cloned().unwrap_or_else(|| words::SEE_WHOLE.to_owned());
    }
    let own = card.periods.iter().map(|it| say::period(it, card.today, Read::Today));
    let days = |it: &&Timing| !matches!(it.state, Acceptance::Unstated | Acceptance::NotNeeded);
    let states = card.timings.iter().filter(days);
    let states = states.map(|it| say::state(it, card.today, Read::Today));
    let promised = card.timings.iter().map(|timing| {
        let said = timing.promises.iter().filter_map(|it| {
            // What may hold is no promise.
            let deadline =
                card.deadlines.get(it.deadline).filter(|it| it.applies == Truth::True)?;
            let (end, perhaps) = surely(it.end);
            let said = say::promise(timing, deadline, end, card, Read::Today);
            Some([&said, perhaps].concat())
        });
        (say::channels(&timing.channels), same(said.collect()))
    });
    let promised = by_way(promised.collect());
    let said = [same(own.collect()), common(states.collect()), promised].concat();
    let perhaps = card.deadlines.iter().any(|it| it.applies == Truth::Unknown);
    match said.is_empty() {
        true => words::SEE_WHOLE.to_owned(),
        false if perhaps => [&said, words::PERHAPS_LONGER].concat(),
        false => said,
    }
}

/// Once where all ways come to the same, else way by way while that is short.
fn by_way(said: Vec<(String, String)>) -> String {
    let all = same(said.iter().map(|it| it.1.clone()).collect());
    if !all.is_empty() || said.iter().any(|it| it.1.is_empty()) {
        return all;
    }
    let each = said.into_iter().map(|(ways, said)| match ways.is_empty() {
        true => said,
        false => [&ways, "：", &said].concat(),
    });
    let each: String = each.collect();
    if each.chars().count() > SHORT { String::new() } else { each }
}

/// What all of them begin with, clause by clause; nothing where they differ from the first clause on.
fn common(mut said: Vec<String>) -> String {
    said.retain(|it| !it.is_empty());
    let Some((first, others)) = said.split_first() else { return String::new() };
    let clauses = first.split_inclusive(['。', '；']);
    let mut end = 0;
    for clause in clauses {
        let next = end + clause.len();
        if others.iter().any(|it| it.get(..next) != first.get(..next)) {
            break;
        }
        end = next;
    }
    match first.get(..end).unwrap_or_default().strip_suffix('；') {
        Some(cut) => [cut, "。"].concat(),
        None => first.get(..end).unwrap_or_default().to_owned(),
    }
}

/// Without its long note on days of rest that are not known yet, and a short one instead.
fn surely(end: End) -> (End, &'static str) {
    match end {
        End::By { last, unmoved, expected: true } => {
            (End::By { last, unmoved, expected: false }, words::GIVE_OR_TAKE)
        }
        other => (other, ""),
    }
}

/// What all of them say; nothing where they differ.
fn same(mut said: Vec<String>) -> String {
    said.retain(|it| !it.is_empty());
    said.dedup();
    if said.len() == 1 { said.remove(0) } else { String::new() }
}

/// The first number that is printed, else that of everybody.
fn whom(card: &Card) -> String {
    let printed = card.contact().into_iter().find_map(|(_, text)| {
        let (start, end) = phones(text).first()?.print;
        text.get(start..end)
    });
    match printed {
        Some(number) => [words::TELEPHONE, number].concat(),
        None => say::no_telephone(card).unwrap_or(words::NOT_WRITTEN_WHERE).to_owned(),
    }
}
