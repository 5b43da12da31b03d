//! The 明白卡 on screen: a sheet with 能不能办, 带什么, 怎么办, 什么时候, 找谁, 凭什么.

use super::{Visit, brief, papers, sheet as paper, when};
use crate::app::browser::PRERENDERING;
use crate::app::components::answers::{self, Change};
use crate::app::components::take_along::{self, Along};
use crate::app::components::{join, part, read_aloud, reasons, sites, source};
use crate::app::{Shown, words};
use crate::card::{self, Card, Channel, Criterion, Doubt, Element, Given, Verdict, say};
use crate::catalogue::{
    ChannelKind, DoubtKind, ElementKind, Failing, Matter, MatterPlace, bare_heading,
};
use crate::interview::at_most_remaining;
use crate::link::{Link, View};
use crate::rules::{Answer, Truth};
use yew::prelude::*;

/// Elements shown whole under 怎么办.
const HOW: [ElementKind; 4] =
    [ElementKind::Online, ElementKind::Stages, ElementKind::Fee, ElementKind::Delivery];
/// Elements shown whole under 找谁.
const WHOM: [ElementKind; 5] = [
    ElementKind::Place,
    ElementKind::Enquiry,
    ElementKind::Disclosure,
    ElementKind::Complaints,
    ElementKind::Evaluation,
];

pub fn page(visit: &Visit, matter: &'static Matter) -> Shown {
    let context = &visit.context;
    let card = card::make(context.catalogue, visit.region(), matter, visit.answers, context.today);
    let title = [card.matter_name, " ", words::CARD].concat();
    // What is printed stands before all that is not.
    if PRERENDERING {
        return Shown { title, body: with(visit, matter, &card, None) };
    }
    let along = Along::of(visit);
    let printed = paper::page(visit, &card, along.code.clone());
    Shown { title, body: part::all([printed, with(visit, matter, &card, Some(along))]) }
}

/// The card as a sheet, where it only might be.
pub fn sheet(visit: &Visit, matter: &'static Matter, card: &Card) -> Html {
    with(visit, matter, card, None)
}

fn with(visit: &Visit, matter: &'static Matter, card: &Card, along: Option<Along>) -> Html {
    let mut parts = vec![head(visit, matter, card)];
    let papers = papers::section(visit, card);
    let along = along.map(|it| take_along::section(visit, card, it)).unwrap_or_default();
    let basis = basis(visit, matter, card);
    if card.verdict == Verdict::No && !card.is_of_use() {
        // Who cannot apply is told where to turn; the rest is there to be looked up.
        let rest = part::all([papers, doubts(card), basis]);
        let rest = part::folded("ruled-out", part::text(words::AND_MORE), false, rest);
        parts.extend([whom(visit, card), given(visit, card), along, rest]);
    } else {
        let (how, when) = (how(visit, card), when::section(visit, card));
        match card.verdict {
            Verdict::Internal => {
                let title = part::text(words::INTERNAL_DETAILS);
                let details = part::all([papers, how, when]);
                parts.push(part::folded("ruled-out", title, false, details));
            }
            _ => parts.extend([papers, how, when]),
        }
        parts.extend([whom(visit, card), doubts(card), join::button(visit, card), along, basis]);
        parts.push(given(visit, card));
    }
    let foot = match PRERENDERING {
        true => words::NOT_PROOF.to_owned(),
        false => [words::MADE_ON, &card.today_text(), "。", words::NOT_PROOF].concat(),
    };
    parts.push(part::line("sheet-foot", foot));
    part::block("article", "sheet", part::all(parts))
}

/// The answers that the card rests on, each with what another would change.
fn given(visit: &Visit, card: &Card) -> Html {
    if visit.changes.is_some() || (card.answers.is_empty() && card.idle_answers.is_empty()) {
        return Html::default();
    }
    let mut body = vec![
        part::line("ours", words::TRY_OTHERS),
        answers::rows(visit, &card.answers, Change::Try),
    ];
    if !card.idle_answers.is_empty() {
        let idle = answers::rows(visit, &card.idle_answers, Change::Try);
        body.push(part::folded("source", part::text(words::IDLE_ANSWERS), false, idle));
    }
    part::section("sheet-part", "given", words::YOUR_ANSWERS, part::all(body))
}

fn head(visit: &Visit, matter: &Matter, card: &Card) -> Html {
    let class = match card.verdict {
        Verdict::Yes if card.is_for_reference() => "verdict plain",
        Verdict::No if card.failing == Failing::NoNeed => "verdict plain",
        Verdict::Yes => "verdict yes",
        Verdict::No if card.failing == Failing::Barred => "verdict no",
        _ => "verdict",
    };
    let failed = || card.criteria.iter().filter(|criterion| criterion.met == Truth::False);
    let mut body = vec![wrong_answers(visit, card)];
    body.extend(failed().map(|it| failed_criterion(visit, card, it)));
    if !card.behind.is_empty() {
        let behind = card.behind.iter();
        let rows =
            behind.map(|it| part::choice("choice", visit.address_of(it.id), it.name, "", false));
        body.push(part::line("", words::BEHIND));
        body.push(part::list("choices", rows.collect()));
    }
    if !card.criteria.is_empty() {
        let title = words::conditions(card.criteria.len());
        let rows = card.criteria.iter().map(|it| criterion(visit, card, it)).collect();
        let is_all_asked = card.verdict == Verdict::Undecided && card.open_questions.is_empty();
        if is_all_asked {
            body.push(part::line("", words::TO_BE_CLEARED));
        }
        let rows = part::list("criteria", rows);
        body.push(part::folded("source", part::text(title), is_all_asked, rows));
    }
    if !card.open_questions.is_empty() && visit.changes.is_none() {
        let count = at_most_remaining(matter, visit.answers);
        let address = visit.address(visit.answers.clone(), View::Next);
        let has_begun = visit.answers.iter().next().is_some();
        let text = if has_begun { words::CONTINUE } else { words::BEGIN };
        let text = [text, "，", &words::remaining(count, false)].concat();
        body.push(part::link("action", address, part::text(text)).into());
    }
    let region = part::block("span", "", part::text(card.region_name));
    part::block(
        "header",
        "sheet-head",
        part::all([
            part::block("p", "sheet-kind", part::all([part::text(words::CARD), region])),
            match visit.changes {
                None => part::heading(card.matter_name),
                // The screen has another heading.
                Some(_) => part::block("h2", "", part::text(card.matter_name)),
            },
            part::line("lead", card.plain_name),
            read_aloud::row(),
            match card.document_note {
                "" => Html::default(),
                note => part::line("notice", note),
            },
            part::line(class, say::verdict_of(card)),
            match card.verdict {
                Verdict::Yes if !card.is_for_reference() => {
                    part::line("ours", say::SUBJECT_TO_CHECK)
                }
                _ => Html::default(),
            },
            // What to do comes before everything else, and before why.
            part::all(failed().map(|it| turned_to(visit, it))),
            verdict_doubts(card),
            match (visit.changes, card) {
                (Some(_), _) => Html::default(),
                (None, _) if card.is_of_use() => brief::brief(card),
                (None, _) => take_along::jump(),
            },
            part::all(body),
        ]),
    )
}

/// What the document does not say clearly about who can apply.
fn verdict_doubts(card: &Card) -> Html {
    let said: Vec<Html> = card.verdict_doubts().map(|it| sites::ours(it.text)).collect();
    match said.is_empty() {
        true => Html::default(),
        false => part::block("div", "unclear", part::all(said)),
    }
}

/// The answers that caused it, each to be changed.
fn wrong_answers(visit: &Visit, card: &Card) -> Html {
    if card.verdict != Verdict::No || visit.changes.is_some() {
        return Html::default();
    }
    let failed = card.criteria.iter().filter(|it| it.met == Truth::False);
    let mut causes: Vec<&Given> = Vec::new();
    for given in failed.flat_map(|it| &it.reasons.because) {
        if causes.iter().all(|it| it.question != given.question) {
            causes.push(given);
        }
    }
    let rows = causes.into_iter().filter_map(|it| {
        let question = visit.context.catalogue.question_index(it.question)?;
        let address = visit.address(visit.answers.clone(), View::Ask(question as u8));
        let label = part::all([part::text(words::WRONG_ANSWER), part::unseen(it.text)]);
        let link = part::link("option", address, label).into();
        let said = part::line("", [words::YOU_SAID, it.because].concat());
        Some(part::all([said, link]))
    });
    part::list("mend", rows.collect())
}

/// Of a condition that is not met: what one should know, and what may fit instead.
fn turned_to(visit: &Visit, criterion: &Criterion) -> Html {
    let mut body = Vec::new();
    if !criterion.advice.is_empty() {
        body.push(sites::ours(criterion.advice));
    }
    if !criterion.instead.is_empty() {
        body.push(part::line("", words::INSTEAD));
        let others = criterion.instead.iter().map(|other| visit.choice_of(other));
        body.push(part::list("choices", others.collect()));
    }
    part::all(body)
}

fn failed_criterion(visit: &Visit, card: &Card, criterion: &Criterion) -> Html {
    let mut body = vec![
        part::labelled(words::DOCUMENT_SAYS, part::official(criterion.text)),
        reasons::lines(visit, &criterion.reasons),
    ];
    if !criterion.remedies.is_empty() && visit.changes.is_none() {
        let remedies = criterion.remedies.iter().filter_map(|it| remedy(visit, it));
        body.push(part::line("", words::REMEDY));
        body.push(part::list("options", remedies.collect()));
    }
    body.push(source::folded(card.document, &criterion.sources));
    part::block("div", "failed", part::all(body))
}

/// Another answer with which the condition would not fail: leads to the card as it would be.
fn remedy(visit: &Visit, other: &Given) -> Option<Html> {
    let catalogue = visit.context.catalogue;
    let question = catalogue.question_index(other.question)?;
    let choice = catalogue.questions[question].choice_index(other.answer)?;
    let answer = Answer::Choice(choice as u8);
    let address = answers::address(visit, question as u8, answer, Change::Try);
    Some(part::link("option", address, part::text(other.because)).into())
}

fn criterion(visit: &Visit, card: &Card, criterion: &Criterion) -> Html {
    let (class, mark) = match criterion.met {
        Truth::True => ("badge met", words::MET),
        Truth::Unknown => ("badge", words::UNKNOWN),
        Truth::False => ("badge unmet", words::UNMET),
    };
    let mark = part::block("span", class, part::text(mark));
    let said = part::block("span", "official", part::text(criterion.text));
    let text = part::block("p", "", part::all([mark, said]));
    part::all([
        text,
        reasons::lines(visit, &criterion.reasons),
        source::folded(card.document, &criterion.sources),
    ])
}

fn how(visit: &Visit, card: &Card) -> Html {
    let mut body = Vec::new();
    let has_channel = !card.channels.is_empty() || !card.closed_channels.is_empty();
    if !has_channel {
        let placed = card.elements.iter().any(|it| it.kind == ElementKind::Place);
        let words = if placed { words::NO_CHANNEL_BUT_PLACE } else { words::NO_CHANNEL };
        body.push(part::line("", words));
    }
    body.extend(card.channels.iter().map(|it| channel(visit, card, it, it.kind.word())));
    body.extend(
        card.closed_channels.iter().map(|it| channel(visit, card, it, words::CLOSED_CHANNEL)),
    );
    body.extend(
        card.elements
            .iter()
            .filter(|it| {
                let unsaid = it.kind == ElementKind::Procedure && !has_channel;
                (unsaid || HOW.contains(&it.kind)) && !it.reprint && !it.text.is_empty()
            })
            .map(|it| part::labelled(it.name, sites::official(visit, it.text))),
    );
    part::section("sheet-part", "how", words::HOW, part::all(body))
}

fn channel(visit: &Visit, card: &Card, channel: &Channel, title: &'static str) -> Html {
    let mut steps = Vec::new();
    if channel.open != Truth::False {
        for group in &channel.steps {
            if !group.heading.is_empty() {
                steps.push(part::line("official step-group", group.heading));
            }
            let lines = group.steps.iter().map(|&step| part::official(step)).collect();
            steps.push(part::list("steps", lines));
        }
    }
    let mut body = vec![part::official(channel.text), reasons::lines(visit, &channel.reasons)];
    if !steps.is_empty() {
        body.push(part::folded("source", part::text(words::STEPS), false, part::all(steps)));
    }
    body.push(source::folded(card.document, &channel.sources));
    let title = part::block("h3", "", part::text(title));
    part::block("div", "channel", part::all([title, part::all(body)]))
}

/// What is said, and for which channels or which internal stage.
pub(super) fn scoped(name: &str, channels: &[ChannelKind], stage: &str) -> String {
    let mut scope = String::new();
    for word in channels.iter().map(|kind| kind.word()).chain([stage]) {
        if !word.is_empty() {
            scope.push_str(if scope.is_empty() { "（" } else { "，" });
            scope.push_str(word);
        }
    }
    let end = if scope.is_empty() { "" } else { "）" };
    [name, &scope, end].concat()
}

fn doubts(card: &Card) -> Html {
    let (misprints, doubts): (Vec<&Doubt>, Vec<&Doubt>) =
        card.doubts.iter().partition(|doubt| doubt.kind == DoubtKind::Misprint);
    let rows = |doubts: Vec<&Doubt>| {
        part::list("notes", doubts.into_iter().map(|it| doubt(card, it)).collect())
    };
    // Those are said there; here they are only looked up.
    let (above, here): (Vec<&Doubt>, Vec<&Doubt>) =
        doubts.into_iter().partition(|it| card.is_said_above(it));
    let mut said = vec![rows(here)];
    if !above.is_empty() {
        let title = part::text(words::shown_above(above.len()));
        said.push(part::folded("source", title, false, rows(above)));
    }
    let mut body = Vec::new();
    if card.doubts.len() > misprints.len() {
        body.push(part::section("sheet-part", "doubts", words::DOUBTS, part::all(said)));
    }
    if !misprints.is_empty() {
        body.push(part::folded("ruled-out", part::text(words::MISPRINTS), false, rows(misprints)));
    }
    part::all(body)
}

fn doubt(card: &Card, doubt: &Doubt) -> Html {
    let mut body = vec![part::ours(say::kind_of_doubt(doubt.kind), doubt.text)];
    if doubt.kind != DoubtKind::Misprint {
        let mut said = Vec::new();
        for passage in &doubt.sources {
            // The same words printed for each platform are quoted once.
            let words = passage.quotation();
            if !said.contains(&words) {
                said.push(words);
                body.push(part::labelled(bare_heading(passage.heading), part::official(words)));
            }
        }
    }
    body.push(source::folded(card.document, &doubt.sources));
    part::all(body)
}

fn whom(visit: &Visit, card: &Card) -> Html {
    let mut body: Vec<Html> = Vec::new();
    if let Some(said) = say::no_telephone(card) {
        body.push(part::block("p", "ours", sites::dialled(said)));
    }
    let general = card.general_enquiries();
    body.extend(general.map(|it| part::block("p", "official", sites::dialled(it))));
    body.extend(
        card.elements
            .iter()
            .filter(|it| WHOM.contains(&it.kind) && !it.reprint)
            .map(|it| part::labelled(it.name, sites::to_reach(visit, it.text))),
    );
    if !card.gaps.is_empty() {
        let text = [words::GAPS, &card.gaps.join("、"), "。"].concat();
        body.push(part::ours(words::OUR_WORDS, text));
    }
    part::section("sheet-part", "whom", words::WHOM, part::all(body))
}

/// The link to the same matter in other places.
fn compared(visit: &Visit, matter: &Matter) -> Option<Html> {
    let catalogue = visit.context.catalogue;
    let here = |place: &MatterPlace| {
        catalogue.at(*place).is_some_and(|(_, other)| core::ptr::eq(other, matter))
    };
    let comparison = catalogue.comparisons.iter().position(|it| it.matters.iter().any(here))?;
    let address = visit.context.address(&Link::Comparison { comparison });
    Some(part::link("quiet", address, part::text(words::COMPARE)).into())
}

fn basis(visit: &Visit, matter: &Matter, card: &Card) -> Html {
    let mut body = Vec::new();
    if !card.document.is_empty() {
        let text = [words::FROM_DOCUMENT, "《", card.document, "》。"].concat();
        body.push(part::line("", text));
    }
    let legal = |it: &&Element| it.kind == ElementKind::LegalBasis && !it.reprint;
    body.extend(
        card.elements
            .iter()
            .filter(legal)
            .map(|it| part::folded("source", part::text(it.name), false, part::official(it.text))),
    );
    let print = card.elements.iter().map(|it| {
        let name = [if it.reprint { words::REPRINT } else { "" }, it.name].concat();
        part::labelled(name, sites::official(visit, it.text))
    });
    let print = part::all(print);
    body.push(part::folded("source", part::text(words::WHOLE_PRINT), false, print));
    body.extend(
        card.preface.iter().map(|it| {
            part::folded("source", part::text(it.heading), false, part::official(it.text))
        }),
    );
    if let Some(link) = compared(visit, matter) {
        body.push(part::block("p", "", link));
    }
    part::section("sheet-part", "basis", words::BASIS, part::all(body))
}
