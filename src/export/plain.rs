//! The card, and one list for several, as plain text, to be copied into a message.

use crate::card::{Alternative, Card, Joint, Need, Paper, Reasons, SharedPaper, Verdict, say};
use crate::catalogue::ElementKind;
use crate::rules::Truth;
use say::Read;

/// The whole card.
pub fn card(card: &Card) -> String {
    let mut out = ["【明白卡】", card.region_name, " ", card.matter_name, "\n"].concat();
    line(&mut out, &[say::long_day(card.today).as_str(), "做的卡"]);
    if !card.document_note.is_empty() {
        line(&mut out, &[card.document_note]);
    }
    line(&mut out, &["能不能办：", say::verdict_of(card)]);
    out.push_str(&failed(card, ""));
    if card.verdict == Verdict::Internal {
        return out;
    }
    out.push_str(&verdict_doubts(card));
    line(&mut out, &[&papers(card)]);
    if card.is_of_use() {
        out.push_str(&how(card));
        out.push_str(&when(card));
        out.push_str(&notes(card));
    }
    line(&mut out, &["找谁：\n", &whom(card)]);
    out.push_str(&doubts(card));
    let proof = "本卡不是受理凭证，能不能办以经办机构的答复为准。";
    line(&mut out, &[&basis(card), proof]);
    out
}

/// Where everything is taken from.
pub fn basis(card: &Card) -> String {
    match card.document {
        "" => say::NO_BASIS.to_owned(),
        document => ["依据《", document, "》。"].concat(),
    }
}

/// The ways, and what the document says of doing it over the internet.
fn how(card: &Card) -> String {
    let mut out = String::from("怎么办：\n");
    let mut said = Vec::new();
    for it in &card.channels {
        said.push(([it.kind.word(), "：", &indented(it.text)].concat(), told(&it.reasons)));
    }
    let unsaid = card.channels.is_empty() && card.closed_channels.is_empty();
    for it in card.elements.iter().filter(|it| !it.reprint && !it.text.is_empty()) {
        let is_way = it.kind == ElementKind::Online || unsaid && it.kind == ElementKind::Procedure;
        if is_way {
            said.push(([it.name, "：", &indented(it.text)].concat(), String::new()));
        }
    }
    if said.is_empty() {
        let placed = card.elements.iter().any(|it| it.kind == ElementKind::Place);
        let unsaid = if placed {
            "文件没有写怎么办，只写了地点。"
        } else {
            "文件没有写在哪里办、怎么办。"
        };
        said.push((unsaid.to_owned(), String::new()));
    }
    for (text, depends) in &said {
        line(&mut out, &["　", text, depends]);
    }
    out
}

/// What else the document says.
fn notes(card: &Card) -> String {
    let mut out = String::new();
    for it in &card.notes {
        line(&mut out, &["还要知道：", &indented(it.text), &told(&it.reasons)]);
    }
    out
}

/// Place and telephone as the document prints them, without a line break at the end.
pub fn whom(card: &Card) -> String {
    let mut lines: Vec<String> = say::no_telephone(card).map(str::to_owned).into_iter().collect();
    for (name, text) in card.contact() {
        let colon = if name.is_empty() { "" } else { "：" };
        lines.push(["　", name, colon, &indented(text)].concat());
    }
    lines.join("\n")
}

/// Later paragraphs stand further in.
fn indented(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n　　")
}

/// （要看：…）, the questions that decide it.
fn told(reasons: &Reasons) -> String {
    let open: Vec<&str> = reasons.depends_on.iter().map(|it| it.text).collect();
    match open.is_empty() {
        true => String::new(),
        false => ["（要看：", &open.join("、"), "）"].concat(),
    }
}

/// What is not met, and what one should know then; each line further in by `indent`.
fn failed(card: &Card, indent: &str) -> String {
    let mut out = String::new();
    for criterion in card.criteria.iter().filter(|it| it.met == Truth::False) {
        line(&mut out, &[indent, "没过这条：", criterion.text]);
        if !criterion.advice.is_empty() {
            line(&mut out, &[indent, "→ ", criterion.advice]);
        }
    }
    out
}

/// Those about who can apply.
fn verdict_doubts(card: &Card) -> String {
    let mut out = String::new();
    for doubt in card.verdict_doubts() {
        line(&mut out, &["要留意：", doubt.text]);
    }
    out
}

/// Those that do not stand above, with the verdict or the papers.
fn doubts(card: &Card) -> String {
    let mut out = String::new();
    for doubt in card.other_doubts() {
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
        line(&mut out, &["· ", &name, "：", say::verdict_of(card)]);
        out.push_str(&failed(card, "　"));
        out.push_str(&verdict_doubts(card));
    }
    for said in say::list_notices(joint) {
        line(&mut out, &[said]);
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
        out.push_str(&how(card));
        out.push_str(&when(card));
        out.push_str(&notes(card));
        line(&mut out, &["找谁：\n", &whom(card)]);
        for doubt in card.list_doubts() {
            line(&mut out, &["要留意：", doubt.text]);
        }
        out.push_str(&doubts(card));
        line(&mut out, &[&basis(card)]);
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
        out.push_str(&["\n　哪件事要：", &names.join("、")].concat());
        let first = shared.surest().paper;
        if shared.needs.iter().all(|it| !it.certain) {
            out.push_str(&told(&first.reasons));
        }
    } else {
        for need in &shared.needs {
            let depends = if need.certain { String::new() } else { told(&need.paper.reasons) };
            out.push_str(&["\n　", &name(need), "：", &paper(need.paper), &depends].concat());
        }
    }
    for doubt in &shared.doubts {
        out.push_str(&["\n　→ ", &say::doubt(doubt)].concat());
    }
    out
}

/// Only which matter it is, whether one can apply, and what to bring.
pub fn short(card: &Card) -> String {
    let mut out = ["【明白卡】", card.region_name, " ", card.matter_name, "\n"].concat();
    line(&mut out, &["能不能办：", say::verdict_of(card)]);
    out.push_str(&verdict_doubts(card));
    if card.is_of_use() {
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
            line(&mut out, &[&(place + 1).to_string(), ". ", &paper(it), &told(&it.reasons)]);
            for doubt in &it.doubts {
                line(&mut out, &["　→ ", &say::doubt(doubt)]);
            }
        }
    }
    if out.is_empty() {
        line(&mut out, &["文件没有要求带材料。"]);
    }
    for doubt in card.list_doubts() {
        line(&mut out, &["→ ", &say::doubt(&doubt)]);
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
    if let [only] = paper.alternatives.as_slice()
        && only.name == paper.name
    {
        in_brackets(&mut out, &of_alternative(only));
    } else if !paper.alternatives.is_empty() {
        let names: Vec<String> = paper.alternatives.iter().map(alternative).collect();
        let names = names.join("；");
        let lead = match paper.alternatives.as_slice() {
            [_] => "，您带：",
            _ => &["，", say::any_of(paper)].concat(),
        };
        out.push_str(&[lead, &names].concat());
    }
    for note in &paper.notes {
        out.push_str(&["。文件还说：", note.text].concat());
    }
    out
}

fn alternative(it: &Alternative) -> String {
    let mut out = it.name.to_owned();
    in_brackets(&mut out, &of_alternative(it));
    out
}

/// What the document says of one alternative.
fn of_alternative(it: &Alternative) -> Vec<&'static str> {
    let said = it.seals.iter().chain(&it.notes).map(|said| said.text);
    [it.proviso, it.form].into_iter().chain(said).collect()
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
    let read = Read::Later;
    let common = say::common_state(card, read);
    if let Some(said) = &common {
        line(&mut out, &["什么时候：", said]);
    }
    for timing in &card.timings {
        let name = match timing.channels.is_empty() {
            true => "什么时候".to_owned(),
            false => say::channels(&timing.channels),
        };
        match &common {
            None => line(&mut out, &[&name, "：", &say::state(timing, card.today, read)]),
            Some(_) if timing.promises.is_empty() => {}
            Some(_) => line(&mut out, &[&name, "："]),
        }
        for promise in &timing.promises {
            if let Some(deadline) = card.deadlines.get(promise.deadline) {
                let said = say::promise(timing, deadline, promise.end, card, read);
                line(&mut out, &["　", &said, "（", deadline.text, "）"]);
            }
        }
    }
    for period in &card.periods {
        line(&mut out, &[period.text, "：", &say::period(period, card.today, read)]);
    }
    out
}
