//! The sheet of several matters: their papers in one table, each matter numbered, and then its ways, times and places.

use super::{Line, Row, Voice, contact, office, ours, row, said, told};
use crate::card::{Card, Joint, Need, SharedPaper, Verdict, say};
use crate::rules::Truth;

/// The sheet of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSheet {
    /// The matters with their numbers, and whether they can be applied for.
    pub matters: Vec<Line>,
    /// 必带. Of each row `source` is the numbers of the matters that want it.
    pub must: Vec<Row>,
    /// 可能要带.
    pub maybe: Vec<Row>,
    /// What the offices fetch.
    pub fetched: Vec<Line>,
    /// Matter by matter: its title, and how, when and where.
    pub ways: Vec<(String, Vec<Line>)>,
}

/// What a list says on paper.
pub fn list(joint: &Joint) -> ListSheet {
    let all = joint.matters.iter().chain(&joint.ruled_out);
    let mut matters: Vec<Line> = all.flat_map(|&place| matter(joint, place)).collect();
    matters.extend(say::list_notices(joint).into_iter().map(|it| ours("", it)));
    let rows = |papers: &[SharedPaper]| papers.iter().map(shared).collect();
    let fetched = joint.fetched.iter().map(|it| {
        let numbers = of(it.needs.iter());
        office("", &[it.name, "（", it.needs[0].paper.fetched, "，", &numbers, "）"].concat())
    });
    ListSheet {
        matters,
        must: rows(&joint.must),
        maybe: rows(&joint.maybe),
        fetched: fetched.collect(),
        ways: joint.matters.iter().map(|&place| (title(joint, place), way(joint, place))).collect(),
    }
}

/// ① and so on, in the order of the cards.
fn number(place: usize) -> String {
    match u32::try_from(place)
        .ok()
        .filter(|it| *it < 20)
        .and_then(|it| char::from_u32('①' as u32 + it))
    {
        Some(number) => number.to_string(),
        None => ["(", &(place + 1).to_string(), ")"].concat(),
    }
}

fn of<'n>(needs: impl Iterator<Item = &'n Need<'n>>) -> String {
    let all = needs.map(|it| (it.card, it.certain)).collect::<Vec<_>>();
    let some = all.iter().any(|it| it.1);
    let each = all.iter().map(|(card, certain)| {
        let perhaps = if some && !certain { "可能" } else { "" };
        [number(*card).as_str(), perhaps].concat()
    });
    each.collect()
}

fn title(joint: &Joint, place: usize) -> String {
    let card = &joint.cards[place];
    let name = if card.plain_name.is_empty() { card.matter_name } else { card.plain_name };
    [number(place).as_str(), " ", card.region_name, " ", name].concat()
}

/// A matter with its number, its official name, and whether it can be applied for.
fn matter(joint: &Joint, place: usize) -> Vec<Line> {
    let card = &joint.cards[place];
    let official = if card.plain_name.is_empty() { "" } else { card.matter_name };
    let mut lines = vec![office(&title(joint, place), official)];
    lines.push(said("能不能办", say::verdict_of(card), Voice::Answers));
    for it in card.criteria.iter().filter(|it| it.met == Truth::False) {
        lines.push(Line { goes_on: true, ..office("没过这条", it.text) });
        if !it.advice.is_empty() {
            lines.push(Line { goes_on: true, ..ours("", it.advice) });
        }
    }
    let open = card.verdict_doubts();
    lines.extend(open.map(|it| Line { goes_on: true, ..ours("要留意", it.text) }));
    lines
}

/// A paper with what the matters say of it; what not all say carries their numbers.
fn shared(it: &SharedPaper) -> Row {
    let rows: Vec<(String, Row)> =
        it.needs.iter().map(|need| (number(need.card), row(need.paper))).collect();
    let merge = |part: fn(&Row) -> &[Line]| merged(&rows, part);
    let first = row(it.surest().paper);
    let mut lines = merge(|it| &it.lines);
    if let Some(sum) = it.sum.as_ref().filter(|_| it.needs.len() > 1) {
        lines.push(said("", &say::sum(sum), Voice::Reckoned));
    }
    let certain = it.needs.iter().any(|it| it.certain);
    let depends = if certain { String::new() } else { told(&first_open(it).paper.reasons) };
    Row {
        name: it.name,
        depends,
        choices: merge(|it| &it.choices),
        any_of: first.any_of,
        lines,
        demands: merge(|it| &it.demands),
        source: of(it.needs.iter()),
    }
}

fn first_open<'c, 's>(it: &'s SharedPaper<'c>) -> &'s Need<'c> {
    it.needs.iter().find(|it| !it.certain).unwrap_or(&it.needs[0])
}

fn merged(rows: &[(String, Row)], part: fn(&Row) -> &[Line]) -> Vec<Line> {
    let mut found: Vec<(Line, Vec<&str>)> = Vec::new();
    for (number, row) in rows {
        for line in part(row) {
            match found.iter_mut().find(|(known, _)| known == line) {
                Some((_, numbers)) if numbers.contains(&number.as_str()) => {}
                Some((_, numbers)) => numbers.push(number),
                None => found.push((line.clone(), vec![number])),
            }
        }
    }
    let all = |(mut line, numbers): (Line, Vec<&str>)| {
        if numbers.len() < rows.len() {
            line.mark = [&numbers.concat(), line.mark.as_str()].concat();
        }
        line
    };
    found.into_iter().map(all).collect()
}

/// How, when, where and what else of one matter.
fn way(joint: &Joint, place: usize) -> Vec<Line> {
    let card: &Card = &joint.cards[place];
    let mut lines = Vec::new();
    if !card.document_note.is_empty() {
        lines.push(ours("", card.document_note));
    }
    for it in &card.channels {
        lines.push(Line { depends: told(&it.reasons), ..office(it.kind.word(), it.text) });
    }
    for it in &card.periods {
        lines.push(Line { depends: told(&it.reasons), ..office("", it.text) });
        let said_of = say::period(it, card.today, say::Read::Later);
        if !said_of.is_empty() {
            lines.push(Line { goes_on: true, ..said("", &said_of, Voice::Reckoned) });
        }
    }
    lines.extend(super::parts::states(card));
    lines.extend(super::parts::terms(card));
    lines.extend(
        card.notes
            .iter()
            .map(|it| Line { depends: told(&it.reasons), ..office("还要知道", it.text) }),
    );
    if card.verdict != Verdict::Internal {
        lines.extend(contact(card));
    }
    let doubts = card.list_doubts().into_iter().map(|it| it.text);
    let doubts = doubts.chain(card.other_doubts().map(|it| it.text));
    lines.extend(doubts.map(|it| Line { small: true, ..ours("", it) }));
    lines
}
