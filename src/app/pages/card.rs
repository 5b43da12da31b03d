//! The 明白卡 on screen: a sheet with 能不能办, 带什么, 怎么办, 什么时候, 找谁, 凭什么.

use super::{Visit, papers, question};
use crate::app::components::{part, reasons, source};
use crate::app::{Shown, words};
use crate::card::{self, Card, Channel, Criterion, Deadline, Doubt, Reasons, Verdict};
use crate::catalogue::{DoubtKind, ElementKind};
use crate::interview::at_most_remaining;
use crate::link::View;
use crate::rules::Truth;
use chrono::NaiveDate;
use yew::prelude::*;

pub fn page(visit: &Visit, today: NaiveDate) -> Shown {
    let card =
        card::make(visit.context.catalogue, visit.region(), visit.matter(), visit.answers, today);
    let mut parts = vec![head(visit, &card), papers::section(visit, &card)];
    if card.verdict != Verdict::No {
        parts.push(how(visit, &card));
        parts.push(when(visit, &card));
    }
    parts.extend([doubts(&card), whom(&card), basis(&card), question::given(visit, None)]);
    let foot = [words::MADE_ON, &card.today_text(), "。", words::NOT_PROOF].concat();
    parts.push(part::line("sheet-foot", foot));
    let title = [card.matter_name, " ", words::CARD].concat();
    Shown { title, body: part::block("article", "sheet", part::all(parts)) }
}

fn head(visit: &Visit, card: &Card) -> Html {
    let (class, verdict) = match card.verdict {
        Verdict::Yes => ("verdict yes", words::VERDICT_YES),
        Verdict::LeftOpen => ("verdict", words::VERDICT_LEFT_OPEN),
        Verdict::Undecided => ("verdict", words::VERDICT_UNDECIDED),
        Verdict::No => ("verdict no", words::VERDICT_NO),
        Verdict::Unstated => ("verdict", words::VERDICT_UNSTATED),
    };
    let failed = card.criteria.iter().filter(|criterion| criterion.met == Truth::False);
    let mut body: Vec<Html> = failed.map(|it| failed_criterion(visit, card, it)).collect();
    if !card.criteria.is_empty() {
        let title = words::conditions(card.criteria.len());
        let rows = card.criteria.iter().map(|it| criterion(visit, card, it)).collect();
        let open = card.verdict == Verdict::LeftOpen;
        body.push(part::folded("source", part::text(title), open, part::list("criteria", rows)));
    }
    if !card.open_questions.is_empty() {
        let count = at_most_remaining(visit.matter(), visit.answers);
        let address = visit.address(visit.answers.clone(), View::Next);
        let text = [words::CONTINUE, "，", &words::remaining(count)].concat();
        body.push(part::link("action", address, part::text(text)).into());
    }
    let region = part::block("span", "", part::text(card.region_name));
    part::block(
        "header",
        "sheet-head",
        part::all([
            part::block("p", "sheet-kind", part::all([part::text(words::CARD), region])),
            part::heading(card.matter_name),
            part::line("lead", card.plain_name),
            part::line(class, verdict),
            part::all(body),
        ]),
    )
}

fn failed_criterion(visit: &Visit, card: &Card, criterion: &Criterion) -> Html {
    let mut body = vec![
        part::labelled(words::DOCUMENT_SAYS, part::official(criterion.text)),
        reasons::lines(visit, &criterion.reasons),
    ];
    if !criterion.advice.is_empty() {
        body.push(part::ours(words::OUR_WORDS, criterion.advice));
    }
    body.push(source::folded(card.document, &criterion.sources));
    if !criterion.instead.is_empty() {
        body.push(part::line("", words::INSTEAD));
        let others = criterion
            .instead
            .iter()
            .map(|other| part::choice("choice", visit.address_of(other.id), other.name, "", false));
        body.push(part::list("choices", others.collect()));
    }
    part::block("div", "failed", part::all(body))
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
    if card.channels.is_empty() && card.closed_channels.is_empty() {
        body.push(part::line("", words::NO_CHANNEL));
    }
    body.extend(card.channels.iter().map(|it| channel(visit, card, it, it.kind.word())));
    body.extend(
        card.closed_channels.iter().map(|it| channel(visit, card, it, words::CLOSED_CHANNEL)),
    );
    body.extend(
        card.elements
            .iter()
            .filter(|it| matches!(it.kind, ElementKind::Stages | ElementKind::Fee))
            .map(|it| part::labelled(it.kind.word(), part::official(it.text))),
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

fn when(visit: &Visit, card: &Card) -> Html {
    let mut body: Vec<Html> = card.deadlines.iter().map(|it| deadline(visit, card, it)).collect();
    let said = |text, reasons: &Reasons, sources| {
        part::all([
            part::official(text),
            reasons::lines(visit, reasons),
            source::folded(card.document, sources),
        ])
    };
    body.extend(
        card.windows
            .iter()
            .map(|it| part::labelled(words::WINDOW, said(it.text, &it.reasons, &it.sources))),
    );
    let notes: Vec<Html> =
        card.notes.iter().map(|it| said(it.text, &it.reasons, &it.sources)).collect();
    let when = part::section("sheet-part", "when", words::WHEN, part::all(body));
    if notes.is_empty() {
        return when;
    }
    part::all([when, part::section("sheet-part", "also", words::ALSO, part::list("notes", notes))])
}

fn deadline(visit: &Visit, card: &Card, deadline: &Deadline) -> Html {
    let mut scope: Vec<&str> = deadline.channels.iter().map(|kind| kind.word()).collect();
    scope.dedup();
    if !deadline.stage.is_empty() {
        scope.push(deadline.stage);
    }
    let name = if scope.is_empty() {
        words::TERM.to_owned()
    } else {
        format!("{}（{}）", words::TERM, scope.join("，"))
    };
    part::labelled(
        name,
        part::all([
            part::line("official term", deadline.text),
            reasons::lines(visit, &deadline.reasons),
            source::folded(card.document, &deadline.sources),
        ]),
    )
}

fn doubts(card: &Card) -> Html {
    let (misprints, doubts): (Vec<&Doubt>, Vec<&Doubt>) =
        card.doubts.iter().partition(|doubt| doubt.kind == DoubtKind::Misprint);
    let rows = |doubts: Vec<&Doubt>| {
        part::list("notes", doubts.into_iter().map(|it| doubt(card, it)).collect())
    };
    let mut body = Vec::new();
    if !doubts.is_empty() {
        body.push(part::section("sheet-part", "doubts", words::DOUBTS, rows(doubts)));
    }
    if !misprints.is_empty() {
        body.push(part::folded("ruled-out", part::text(words::MISPRINTS), false, rows(misprints)));
    }
    part::all(body)
}

fn doubt(card: &Card, doubt: &Doubt) -> Html {
    let mut body = vec![part::ours(doubt.kind.word(), doubt.text)];
    if doubt.kind != DoubtKind::Misprint {
        let mut said = Vec::new();
        for passage in &doubt.sources {
            // The same words printed for each platform are quoted once.
            let words = passage.quotation();
            if !said.contains(&words) {
                said.push(words);
                body.push(part::labelled(passage.kind.word(), part::official(words)));
            }
        }
    }
    body.push(source::folded(card.document, &doubt.sources));
    part::all(body)
}

fn whom(card: &Card) -> Html {
    let shown = |kind| matches!(kind, ElementKind::Complaints | ElementKind::Evaluation);
    let mut body: Vec<Html> = card.enquiries.iter().map(|&it| part::official(it)).collect();
    body.extend(
        card.elements
            .iter()
            .filter(|it| shown(it.kind))
            .map(|it| part::labelled(it.kind.word(), part::official(it.text))),
    );
    if !card.gaps.is_empty() {
        let text = [words::GAPS, &card.gaps.join("、"), "。"].concat();
        body.push(part::ours(words::OUR_WORDS, text));
    }
    part::section("sheet-part", "whom", words::WHOM, part::all(body))
}

fn basis(card: &Card) -> Html {
    let text = [words::FROM_DOCUMENT, "《", card.document, "》。"].concat();
    let mut body = vec![part::line("", text)];
    body.extend(card.elements.iter().filter(|it| it.kind == ElementKind::LegalBasis).map(|it| {
        part::folded("source", part::text(it.kind.word()), false, part::official(it.text))
    }));
    part::section("sheet-part", "basis", words::BASIS, part::all(body))
}
