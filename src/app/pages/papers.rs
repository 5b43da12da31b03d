//! 带什么: the papers of a card.

use super::{Visit, what_if};
use crate::app::components::{explanation, part, reasons, source, ticks};
use crate::app::words;
use crate::card::{Alternative, Card, Paper, PaperDoubt, Reasons, Statement, Verdict, say};
use yew::prelude::*;

pub fn section(visit: &Visit, card: &Card) -> Html {
    let ticked = card.is_of_use();
    let lists = part::all([
        if card.must.is_empty() && card.maybe.is_empty() {
            part::line("lead", words::NOTHING_TO_BRING)
        } else {
            Html::default()
        },
        doubts(card.list_doubts().iter()),
        list(visit, card, &card.must, words::MUST, "must", ticked),
        list(visit, card, &card.maybe, words::MAYBE, "maybe", ticked),
        list(visit, card, &card.fetched, words::FETCHED, "fetched", false),
        if card.not_needed.is_empty() {
            Html::default()
        } else {
            let title = count(words::NOT_NEEDED, card.not_needed.len());
            part::folded(
                "ruled-out",
                part::text(title),
                false,
                rows(visit, card, &card.not_needed, false),
            )
        },
    ]);
    let folded = match card.verdict {
        _ if ticked => "",
        Verdict::Internal => words::PAPERS_INTERNAL,
        _ => words::PAPERS_ANYWAY,
    };
    if folded.is_empty() {
        let state = &visit.context.ticks;
        let keys =
            |papers: &[Paper]| papers.iter().map(|it| vec![key(card, it)]).collect::<Vec<_>>();
        let ready = ticks::ready(state, &keys(&card.must), &keys(&card.maybe));
        let lists = part::all([ready, lists, ticks::controls(state)]);
        part::section("sheet-part", "bring", words::BRING, lists)
    } else {
        let folded = part::folded("ruled-out", part::text(folded), false, lists);
        part::section("sheet-part", "bring", words::BRING, folded)
    }
}

/// By what a paper of a card is known when it is ticked off.
pub(super) fn key(card: &Card, paper: &Paper) -> String {
    [card.region, "/", card.matter, "/", paper.name].concat()
}

fn count(title: &str, count: usize) -> String {
    format!("{title}（{count}）")
}

fn list(
    visit: &Visit,
    card: &Card,
    papers: &[Paper],
    title: &str,
    class: &'static str,
    tick: bool,
) -> Html {
    if papers.is_empty() {
        return Html::default();
    }
    let title = part::block("h3", "", part::text(count(title, papers.len())));
    part::block("div", class, part::all([title, rows(visit, card, papers, tick)]))
}

fn rows(visit: &Visit, card: &Card, papers: &[Paper], tick: bool) -> Html {
    part::list("papers", papers.iter().map(|paper| row(visit, card, paper, tick)).collect())
}

fn row(visit: &Visit, card: &Card, paper: &Paper, tick: bool) -> Html {
    let name = part::block("span", "official paper-name", part::text(paper.name));
    let name = match visit.changes.and_then(|it| it.of_paper(paper)) {
        Some(change) => {
            let (class, mark) = what_if::badge(change);
            part::all([part::block("span", class, part::text(mark)), name])
        }
        None => name,
    };
    let name = match tick {
        true => ticks::tick(&visit.context.ticks, vec![key(card, paper)], name),
        false => name,
    };
    let mut body = vec![reasons::lines(visit, &paper.reasons), said(visit, paper)];
    if !paper.hint.is_empty() {
        body.push(part::ours(words::OUR_WORDS, paper.hint));
    }
    let known = &paper.reasons.left_open;
    body.push(doubts(paper.doubts.iter().filter(|it| !known.contains(&it.text))));
    body.push(explanation::folded(words::WHAT_IS_IT, paper.name, &paper.explanations));
    body.push(details(visit, card, paper));
    let body = part::block("div", "paper-body", part::all(body));
    let mut row = part::element("div", "paper", part::all([name, body]));
    row.key = Some(paper.name.into());
    row.into()
}

/// What the document leaves unclear about a paper, in our words.
pub(super) fn doubts<'d>(doubts: impl Iterator<Item = &'d PaperDoubt>) -> Html {
    let lines: Vec<Html> = doubts.map(|it| part::ours(words::OUR_WORDS, say::doubt(it))).collect();
    match lines.is_empty() {
        true => Html::default(),
        false => part::block("div", "reason unclear", part::all(lines)),
    }
}

/// What the document says of a paper: form, numbers, alternatives, seals, notes.
pub(super) fn said(visit: &Visit, paper: &Paper) -> Html {
    let mut body: Vec<Html> = attributes(paper).collect();
    body.extend(
        paper
            .amounts
            .iter()
            .map(|it| about(visit, words::COPIES, it.text, &it.reasons, &paper.reasons)),
    );
    body.push(alternatives(visit, paper));
    body.extend(statements(visit, words::SEAL, &paper.seals, &paper.reasons));
    body.extend(statements(visit, words::SAYS, &paper.notes, &paper.reasons));
    part::all(body)
}

/// Original or copy, where the document says.
fn attributes(paper: &Paper) -> impl Iterator<Item = Html> {
    [(words::FORM, paper.form), (words::FETCHED_MARK, paper.fetched)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| part::labelled(name, part::official(text)))
}

fn statements(
    visit: &Visit,
    name: &'static str,
    said: &[Statement],
    known: &Reasons,
) -> impl Iterator<Item = Html> {
    said.iter().map(move |it| about(visit, name, it.text, &it.reasons, known))
}

/// Something said about a paper, with its reasons unless they are `known`: said of the paper already.
fn about(
    visit: &Visit,
    name: &'static str,
    text: &'static str,
    reasons: &Reasons,
    known: &Reasons,
) -> Html {
    let why = if reasons == known { Html::default() } else { reasons::lines(visit, reasons) };
    part::labelled(name, part::all([part::official(text), why]))
}

fn alternatives(visit: &Visit, paper: &Paper) -> Html {
    let title = match paper.alternatives.as_slice() {
        _ if !paper.fetched.is_empty() => return Html::default(),
        [] => return Html::default(),
        // The name stands above.
        [only] if only.name == paper.name => return qualities(visit, paper, only),
        [_] => words::ONLY_ONE,
        _ => say::any_of(paper),
    };
    let items = paper.alternatives.iter().map(|it| alternative(visit, paper, it)).collect();
    part::block(
        "div",
        "any-of",
        part::all([part::line("any-of-title", title), part::list("", items)]),
    )
}

fn alternative(visit: &Visit, paper: &Paper, it: &Alternative) -> Html {
    let mut name = it.name.to_owned();
    for addition in [it.proviso, it.form] {
        if !addition.is_empty() {
            name = format!("{name}（{addition}）");
        }
    }
    let mut body = vec![part::line("official", name)];
    if it.reasons != paper.reasons {
        body.push(reasons::lines(visit, &it.reasons));
    }
    body.extend(said_of(visit, it));
    part::all(body)
}

/// What the document says of the one alternative that is called like the paper.
fn qualities(visit: &Visit, paper: &Paper, it: &Alternative) -> Html {
    let own = [(words::SAYS, it.proviso), (words::FORM, it.form)];
    let own = own.into_iter().filter(|(_, text)| !text.is_empty() && *text != paper.form);
    let mut body: Vec<Html> =
        own.map(|(name, text)| part::labelled(name, part::official(text))).collect();
    if it.reasons != paper.reasons {
        body.push(reasons::lines(visit, &it.reasons));
    }
    body.extend(said_of(visit, it));
    part::all(body)
}

fn said_of(visit: &Visit, it: &Alternative) -> Vec<Html> {
    let mut body = Vec::new();
    body.extend(statements(visit, words::SEAL, &it.seals, &it.reasons));
    body.extend(statements(visit, words::SAYS, &it.notes, &it.reasons));
    body
}

/// Why, and where the document says so; and the alternatives that the answers rule out.
fn details(visit: &Visit, card: &Card, paper: &Paper) -> Html {
    let mut body = Vec::new();
    if paper.reasons.is_empty() {
        body.push(part::line("", words::EVERYONE));
    }
    for closed in &paper.closed_alternatives {
        let text = [words::NOT_FOR_YOU, closed.name].concat();
        body.push(part::line("closed", text));
        body.push(reasons::lines(visit, &closed.reasons));
    }
    body.push(source::open(card.document, paper.passages()));
    let summary = part::all([part::text(words::DETAILS), part::unseen(paper.name)]);
    part::folded("source", summary, false, part::all(body))
}
