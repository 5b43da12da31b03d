//! 一次性告知: what the printed card says, as plain data. Everything that a citizen has to bring or do stands on
//! it, in as few lines as that takes; what explains, and what an answer rules out, is left to the screen.

mod list;
mod parts;
mod room;

use crate::card::{Alternative, Card, Copies, Paper, Passage, Reasons, Statement, Verdict, say};
use crate::catalogue::bare_heading;
pub use list::{ListSheet, list};
use parts::{answers, contact, head, parts};
pub use room::Room;

/// Whose words a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Verbatim, but for white space.
    Office,
    /// Ours.
    Ours,
    /// Dates that we reckoned.
    Reckoned,
    /// What was asked and answered.
    Answers,
}

/// One thing that the sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What sort of thing: 现场, 多久办好, 盖章; may be empty.
    pub mark: String,
    /// The thing.
    pub text: String,
    /// Whose words `text` is.
    pub voice: Voice,
    /// Ours: the questions that decide whether it holds; empty when it holds anyway.
    pub depends: String,
    /// Whether it belongs to the line before and may stand behind it.
    pub goes_on: bool,
    /// Whether small type will do.
    pub small: bool,
}

/// One paper in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Verbatim.
    pub name: &'static str,
    /// Ours: what decides whether it is needed; empty when it is.
    pub depends: String,
    /// 任选: the papers that fill it. Empty when the name stands for itself.
    pub choices: Vec<Line>,
    /// Ours: whether any one of several is enough; empty when there are not several.
    pub any_of: &'static str,
    /// Other sentences about it.
    pub lines: Vec<Line>,
    /// 原件, 复印件, how many, which seals.
    pub demands: Vec<Line>,
    /// 出处: headings and numbers of the paragraphs.
    pub source: String,
}

/// A part of the sheet below the papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Ours.
    pub title: &'static str,
    /// What it says.
    pub lines: Vec<Line>,
    /// Whether small type will do.
    pub small: bool,
    /// Whether the lines may follow one another without a break.
    pub run_in: bool,
}

/// 一次性告知.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What is to be known before anything else: why one cannot apply, and what else there is.
    pub head: Vec<Line>,
    /// Where to go and where to ask.
    pub contact: Vec<Line>,
    /// The answers that it rests on.
    pub answers: Vec<Line>,
    /// 必带.
    pub must: Vec<Row>,
    /// 可能要带.
    pub maybe: Vec<Row>,
    /// Papers that are not to be brought.
    pub not_brought: Vec<Line>,
    /// Everything else.
    pub parts: Vec<Part>,
    /// How much room there is.
    pub room: Room,
}

/// What a card says on paper.
pub fn sheet(card: &Card) -> Sheet {
    let (must, maybe) = match card.verdict {
        _ if !card.is_of_use() => (Vec::new(), Vec::new()),
        _ => (rows(&card.must), rows(&card.maybe)),
    };
    let mut sheet = Sheet {
        head: head(card),
        contact: contact(card),
        answers: answers(card),
        must,
        maybe,
        not_brought: not_brought(card),
        parts: parts(card),
        room: Room::Scarce,
    };
    sheet.room = room::room(&sheet);
    for part in &mut sheet.parts {
        part.run_in |= part.small && sheet.room == Room::Scarce;
    }
    sheet
}

/// The rows of some papers.
pub fn rows(papers: &[Paper]) -> Vec<Row> {
    papers.iter().map(row).collect()
}

/// The row of a paper.
pub fn row(paper: &Paper) -> Row {
    let mut lines: Vec<Line> = Vec::new();
    let mut demands: Vec<Line> = Vec::new();
    if !paper.form.is_empty() {
        demands.push(office("", paper.form));
    }
    let amount =
        |it: &Copies| Line { depends: depends(&it.reasons, &paper.reasons), ..office("", it.text) };
    demands.extend(paper.amounts.iter().map(amount));
    demands.extend(paper.seals.iter().map(|it| statement("", it, &paper.reasons)));
    let choices = match paper.alternatives.as_slice() {
        [] => Vec::new(),
        // The name would only be said again.
        [only] if only.name == paper.name => {
            let said = only.seals.iter().chain(&only.notes);
            lines.extend(said.map(|it| statement("", it, &paper.reasons)));
            let own = [only.proviso, only.form].into_iter().filter(|it| !it.is_empty());
            demands.extend(own.map(|it| office("", it)));
            Vec::new()
        }
        all => all.iter().map(|it| choice(it, paper)).collect(),
    };
    lines.extend(paper.notes.iter().map(|it| statement("", it, &paper.reasons)));
    if !paper.hint.is_empty() {
        lines.push(ours("", paper.hint));
    }
    lines.extend(paper.doubts.iter().map(|it| ours("", &say::doubt(it))));
    let depends = told(&paper.reasons);
    let any_of = if choices.len() > 1 { say::any_of(paper) } else { "" };
    let source = source(paper.passages());
    Row { name: paper.name, depends, choices, any_of, lines, demands, source }
}

/// One of the papers that fill a slot, with all that is said of it.
fn choice(it: &Alternative, paper: &Paper) -> Line {
    let said = [it.proviso, it.form].into_iter();
    let said = said.chain(it.seals.iter().chain(&it.notes).map(|it| it.text));
    let said: Vec<&str> = said.filter(|text| !text.is_empty()).collect();
    let text = match said.is_empty() {
        true => it.name.to_owned(),
        false => [it.name, "（", &said.join("；"), "）"].concat(),
    };
    Line { depends: depends(&it.reasons, &paper.reasons), ..office("", &text) }
}

/// Papers that the office fetches, that the answers rule out, or that are of no use to someone who cannot apply.
fn not_brought(card: &Card) -> Vec<Line> {
    let mut lines: Vec<Line> =
        card.list_doubts().iter().map(|it| ours("", &say::doubt(it))).collect();
    let mut add = |mark: &str, papers: &mut dyn Iterator<Item = &Paper>| {
        lines.extend(named(mark, papers));
    };
    let in_question = &mut card.must.iter().chain(&card.maybe);
    match card.verdict {
        _ if card.is_of_use() => {}
        Verdict::No => add("文件要求的材料（您不符合条件，只供参考）", in_question),
        Verdict::Internal => add("经办机构用的材料（不用您带）", in_question),
        _ => {}
    }
    add("不用您交", &mut card.fetched.iter());
    add("按您的回答不用带", &mut card.not_needed.iter());
    lines
}

/// The names of some papers, with whence the office fetches them.
fn named(mark: &str, papers: &mut dyn Iterator<Item = &Paper>) -> Option<Line> {
    let name = |it: &Paper| match it.fetched {
        "" => it.name.to_owned(),
        whence => [it.name, "（", whence, "）"].concat(),
    };
    let names: Vec<String> = papers.map(name).collect();
    (!names.is_empty()).then(|| office(mark, &names.join("；")))
}

/// A sentence of the office's.
fn office(mark: &str, text: &str) -> Line {
    said(mark, text, Voice::Office)
}

/// A sentence of ours.
fn ours(mark: &str, text: &str) -> Line {
    said(mark, text, Voice::Ours)
}

fn said(mark: &str, text: &str, voice: Voice) -> Line {
    Line {
        mark: mark.to_owned(),
        text: in_one_line(text),
        voice,
        depends: String::new(),
        goes_on: false,
        small: false,
    }
}

fn statement(mark: &str, it: &Statement, known: &Reasons) -> Line {
    Line { depends: depends(&it.reasons, known), ..office(mark, it.text) }
}

/// Paragraphs one behind the other. The office's words are held together by their own numbers.
fn in_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    lines.join("　")
}

/// What decides whether something holds, unless that has been said.
fn depends(reasons: &Reasons, known: &Reasons) -> String {
    if reasons == known { String::new() } else { told(reasons) }
}

fn told(reasons: &Reasons) -> String {
    let mut out = String::new();
    for open in &reasons.depends_on {
        out.push_str(if out.is_empty() { "要看：" } else { "、" });
        out.push_str(open.text);
    }
    if !reasons.left_open.is_empty() {
        let also =
            if out.is_empty() { "文件没有写清楚" } else { "；文件也没有写清楚" };
        out.push_str(also);
    }
    out
}

/// Where the document says something, short: 办理材料(一)、备注5.
fn source<'p>(passages: impl Iterator<Item = &'p Passage>) -> String {
    let mut places: Vec<String> = Vec::new();
    for passage in passages {
        let before = passage.split().0;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let whole = passage.mark == (0, passage.text.len());
        let label = if whole { "" } else { label(passage.text.get(start..).unwrap_or("")) };
        let place = [bare_heading(passage.heading), label].concat();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    // The heading alone adds nothing to a numbered paragraph under it.
    let more = |place: &String| {
        !places.iter().any(|it| it.len() > place.len() && it.starts_with(place.as_str()))
    };
    places.iter().filter(|it| more(it)).cloned().collect::<Vec<_>>().join("、")
}

/// The number with which a paragraph begins: (一), 5, ①, a.1; empty when it has none.
fn label(paragraph: &str) -> &str {
    let text = paragraph.trim_start();
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if text.starts_with(['(', '（']) {
        let inner = text.trim_start_matches(['(', '（']);
        let number = inner.trim_start_matches(numeral);
        let closed = number.len() < inner.len() && number.starts_with([')', '）']);
        let end =
            text.find([')', '）']).map_or(0, |at| at + if number.starts_with(')') { 1 } else { 3 });
        return if closed { &text[..end] } else { "" };
    }
    if text.starts_with(|c| ('①'..='⑳').contains(&c)) {
        return &text[..'①'.len_utf8()];
    }
    let part = |c: char| numeral(c) || c.is_ascii_lowercase() || c == '.';
    let end = text.find(|c| !part(c)).unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    let marked = text[number.len()..].starts_with(['.', '、', '．']);
    // Longer things are words, or the beginning of an address.
    if marked && number.chars().count() <= 3 { number } else { "" }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn numbers_of_paragraphs() {
        let told = [
            ("(一)有效身份证件", "(一)"),
            ("（12）其他", "（12）"),
            ("（提供原件）", ""),
            ("5.急诊", "5"),
            ("三、材料", "三"),
            ("①身份证", "①"),
            ("a.1. 表", "a.1"),
            ("b1.表", "b1"),
            ("三个月内", ""),
            ("30个工作日", ""),
            ("http://a.b", ""),
            ("身份证", ""),
            ("", ""),
        ];
        for (paragraph, number) in told {
            assert_eq!(label(paragraph), number, "{paragraph}");
        }
    }
}
