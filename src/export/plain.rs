//! The card, and one list for several, as plain text, to be copied into a message.

use crate::card::{Alternative, Card, Joint, Need, Paper, SharedPaper, Verdict, say};
use crate::catalogue::DoubtKind;
use crate::rules::Truth;

/// The whole card.
pub fn card(card: &Card) -> String {
    let mut out = ["【明白卡】", card.region_name, " ", card.matter_name, "\n"].concat();
    line(&mut out, &[say::long_day(card.today).as_str(), "做的卡"]);
    line(&mut out, &["能不能办：", say::verdict(card.verdict)]);
    for criterion in card.criteria.iter().filter(|it| it.met == Truth::False) {
        line(&mut out, &["不符合：", criterion.text]);
    }
    if card.verdict == Verdict::Internal {
        return out;
    }
    line(&mut out, &[&papers(card)]);
    if card.verdict != Verdict::No {
        out.push_str(&when(card));
    }
    out.push_str(&doubts(card));
    line(
        &mut out,
        &["依据《", card.document, "》。本卡不是受理凭证，能不能办以经办机构的答复为准。"],
    );
    out
}

fn doubts(card: &Card) -> String {
    let mut out = String::new();
    for doubt in card.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint) {
        line(&mut out, &["要留意：", doubt.text]);
    }
    out
}

/// One list for several matters, and each matter's day.
pub fn joint(joint: &Joint) -> String {
    let mut out = String::from("【一起办的事】\n");
    if let Some(first) = joint.cards.first() {
        line(&mut out, &[say::long_day(first.today).as_str(), "列的清单"]);
    }
    for card in joint.matters.iter().chain(&joint.ruled_out).map(|&place| &joint.cards[place]) {
        let name = [card.region_name, " ", card.matter_name].concat();
        line(&mut out, &["· ", &name, "：", say::verdict(card.verdict)]);
        for criterion in card.criteria.iter().filter(|it| it.met == Truth::False) {
            line(&mut out, &["　不符合：", criterion.text]);
        }
    }
    for (title, papers) in
        [("要带：", &joint.must), ("可能要带：", &joint.maybe), ("不用您交：", &joint.fetched)]
    {
        if !papers.is_empty() {
            line(&mut out, &["\n", title]);
        }
        for (place, it) in papers.iter().enumerate() {
            line(&mut out, &[&(place + 1).to_string(), ". ", &shared(joint, it)]);
        }
    }
    if joint.must.iter().chain(&joint.maybe).any(|it| it.needs.len() > 1) {
        line(&mut out, &["\n", say::SAME_NAME]);
    }
    if joint.must.is_empty() && joint.maybe.is_empty() && !joint.matters.is_empty() {
        line(&mut out, &["\n文件没有要求带材料。"]);
    }
    for &place in &joint.matters {
        let card = &joint.cards[place];
        line(&mut out, &["\n", card.region_name, " ", card.matter_name]);
        out.push_str(&when(card));
        out.push_str(&doubts(card));
        if !card.document.is_empty() {
            line(&mut out, &["依据《", card.document, "》。"]);
        }
    }
    line(&mut out, &["\n材料合在一起是我们做的。能不能办以经办机构的答复为准。"]);
    out
}

/// A paper and the matters that need it.
fn shared(joint: &Joint, shared: &SharedPaper) -> String {
    let is_uniform = shared.is_uniform();
    let some = shared.needs.iter().any(|it| it.certain);
    let name = |need: &Need| {
        let perhaps = if some && !need.certain { "（可能要）" } else { "" };
        [&joint.name(need.card), perhaps].concat()
    };
    let mut out = if is_uniform { paper(shared.surest().paper) } else { shared.name.to_owned() };
    if let Some(sum) = shared.sum.as_ref().filter(|_| shared.needs.len() > 1) {
        out.push_str(&["。我们算的：", &say::sum(sum)].concat());
    }
    if is_uniform {
        let names: Vec<String> = shared.needs.iter().map(name).collect();
        out.push_str(&["\n　要它的事：", &names.join("、")].concat());
    } else {
        for need in &shared.needs {
            out.push_str(&["\n　", &name(need), "：", &paper(need.paper)].concat());
        }
    }
    out
}

/// Only which matter it is, whether one can apply, and what to bring.
pub fn short(card: &Card) -> String {
    let mut out = ["【明白卡】", card.region_name, " ", card.matter_name, "\n"].concat();
    line(&mut out, &["能不能办：", say::verdict(card.verdict)]);
    if !matches!(card.verdict, Verdict::No | Verdict::Internal) {
        line(&mut out, &[&papers(card)]);
    }
    out
}

/// What to bring, and what perhaps.
pub fn papers(card: &Card) -> String {
    let mut out = String::new();
    for (title, papers) in [("要带：", &card.must), ("可能要带：", &card.maybe)] {
        if papers.is_empty() {
            continue;
        }
        line(&mut out, &[title]);
        for (place, it) in papers.iter().enumerate() {
            line(&mut out, &[&(place + 1).to_string(), ". ", &paper(it)]);
        }
    }
    if out.is_empty() {
        line(&mut out, &["文件没有要求带材料。"]);
    }
    out.truncate(out.trim_end().len());
    out
}

fn line(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
    out.push('\n');
}

fn paper(paper: &Paper) -> String {
    let mut out = paper.name.to_owned();
    let mut brackets: Vec<&str> = vec![paper.form];
    brackets.extend(paper.amounts.iter().map(|it| it.text));
    brackets.extend(paper.seals.iter().map(|it| it.text));
    in_brackets(&mut out, &brackets);
    if !paper.alternatives.is_empty() {
        let names: Vec<String> = paper.alternatives.iter().map(alternative).collect();
        let names = names.join("；");
        let lead =
            if paper.alternatives.len() > 1 { "，带一样就行：" } else { "，您带：" };
        out.push_str(&[lead, &names].concat());
    }
    for note in &paper.notes {
        out.push_str(&["。文件还说：", note.text].concat());
    }
    out
}

fn alternative(it: &Alternative) -> String {
    let mut out = it.name.to_owned();
    let mut brackets = vec![it.proviso, it.form];
    brackets.extend(it.seals.iter().map(|seal| seal.text));
    in_brackets(&mut out, &brackets);
    out
}

/// （原件，一份）, without what is not said.
fn in_brackets(out: &mut String, parts: &[&str]) {
    let mut mark = "（";
    for part in parts.iter().filter(|part| !part.is_empty()) {
        out.push_str(mark);
        out.push_str(part);
        mark = "，";
    }
    if mark != "（" {
        out.push('）');
    }
}

/// The dates, by way of applying.
fn when(card: &Card) -> String {
    let mut out = String::new();
    for timing in &card.timings {
        let name = match timing.channels.is_empty() {
            true => "什么时候".to_owned(),
            false => say::channels(&timing.channels),
        };
        line(&mut out, &[&name, "：", &say::state(timing, card.today)]);
        for promise in &timing.promises {
            if let Some(deadline) = card.deadlines.get(promise.deadline) {
                let said = say::promise(timing, deadline, promise.end, card);
                line(&mut out, &["　", &said, "（", deadline.text, "）"]);
            }
        }
    }
    for period in &card.periods {
        line(&mut out, &[period.text, "：", &say::period(period, card.today)]);
    }
    out
}
