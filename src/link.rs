//! The address of a screen: what stands behind `#` in the address bar.
//!
//! ```text
//! #/                                       places
//! #/wugang                                 matters of a place
//! #/wugang?topic=away-care&retired=yes     which matter of an everyday situation
//! #/compare/inpatient-reimbursement        the same matter in other places
//! #/wugang/inpatient-reimbursement?emergency=yes&injury=unsure
//! #/wugang/inpatient-reimbursement?emergency=yes&ask=emergency     change one answer
//! #/wugang/inpatient-reimbursement?emergency=yes&see=card          the card, early
//! #/zhengzhou/newborn-enrolment?newborn-age=2026-10-01              a day as an answer
//! #/wugang/inpatient-reimbursement?day=2026-12-01                   the day on which one means to apply
//! ```
//!
//! Answers stand by identifier, in the order of the bank, so that the same answers always have the
//! same address. `today=2026-12-01` makes the page take that day for today, which tests need. A fragment never reaches a server. Whatever a link contains that does not exist
//! (any more) is dropped and named; the rest still opens.

use crate::calendar::{Calendar, choice_on};
use crate::catalogue::Catalogue;
use crate::rules::{Answer, Answers};
use chrono::{Datelike, NaiveDate};

/// The identifier of 不清楚.
pub const UNSURE: &str = "unsure";
const ASK: &str = "ask";
const SEE: &str = "see";
const CARD: &str = "card";
const TOPIC: &str = "topic";
const COMPARE: &str = "compare";
const DAY: &str = "day";
const TODAY: &str = "today";
/// Longer links are nobody's: the longest real one is a fraction of this.
const MAX_LENGTH: usize = 4096;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Choice of a place.
    Places,
    /// Choice of a matter.
    Matters {
        /// Place in [`Catalogue::regions`].
        region: usize,
    },
    /// Which matter of an everyday situation is the right one.
    Topic {
        /// Place in [`Catalogue::regions`].
        region: usize,
        /// Place in [`Catalogue::topics`].
        topic: usize,
        /// What has been answered.
        answers: Answers,
        /// What is to be seen.
        view: View,
    },
    /// The same matter in several places, side by side.
    Comparison {
        /// Place in [`Catalogue::comparisons`].
        comparison: usize,
    },
    /// Interview and card of a matter.
    Matter {
        /// Place in [`Catalogue::regions`].
        region: usize,
        /// Place in the region's matters.
        matter: usize,
        /// What has been answered.
        answers: Answers,
        /// What is to be seen.
        view: View,
    },
}

/// What of a matter is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The next question, or the card when there is none.
    Next,
    /// This question, answered or not: a place in the bank.
    Ask(u8),
    /// The card, though questions are left.
    Card,
}

/// A part of a link that means nothing here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// A place that the catalogue does not have.
    Region(String),
    /// A matter that the place does not have.
    Matter(String),
    /// A question or setting that does not exist.
    Question(String),
    /// An answer that the question does not have.
    Answer(String),
    /// A day to apply that is over, or further ahead than anybody plans.
    Day(NaiveDate),
    /// The link is too long to be one of ours.
    Everything,
}

/// Reads a fragment, with or without `#`. Never fails: the nearest sensible screen opens, and what was
/// dropped is listed. What a day answers depends on `today`.
pub fn read(catalogue: &Catalogue, fragment: &str, today: NaiveDate) -> (Link, Vec<Dropped>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_LENGTH {
        return (Link::Places, vec![Dropped::Everything]);
    }
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    let mut dropped = Vec::new();

    let Some(step) = steps.next() else {
        drop_all(query, &mut dropped);
        return (Link::Places, dropped);
    };
    if step == COMPARE {
        let id = steps.next().unwrap_or("");
        dropped.extend(steps.map(|step| Dropped::Question(shown(step))));
        drop_all(query, &mut dropped);
        return match catalogue.comparisons.iter().position(|known| known.id == id) {
            Some(comparison) => (Link::Comparison { comparison }, dropped),
            None => {
                dropped.insert(0, Dropped::Matter(shown(id)));
                (Link::Places, dropped)
            }
        };
    }
    let Some(region) = catalogue.regions.iter().position(|region| region.id == step) else {
        dropped.push(Dropped::Region(shown(step)));
        drop_all(query, &mut dropped);
        return (Link::Places, dropped);
    };
    let Some(step) = steps.next() else {
        return (read_topic(catalogue, region, query, today, &mut dropped), dropped);
    };
    let matters = &catalogue.regions[region].matters;
    let Some(matter) = matters.iter().position(|matter| matter.id == step) else {
        dropped.push(Dropped::Matter(shown(step)));
        drop_all(query, &mut dropped);
        return (Link::Matters { region }, dropped);
    };
    dropped.extend(steps.map(|step| Dropped::Question(shown(step))));
    let (answers, view) = read_answers(catalogue, pairs(query), today, &mut dropped);
    (Link::Matter { region, matter, answers, view }, dropped)
}

/// Answers and view, from the pairs of a query.
fn read_answers<'q>(
    catalogue: &Catalogue,
    pairs: impl Iterator<Item = (&'q str, &'q str)>,
    today: NaiveDate,
    dropped: &mut Vec<Dropped>,
) -> (Answers, View) {
    let mut answers = Answers::none(&catalogue.questions);
    let mut view = View::Next;
    for (key, value) in pairs {
        match key {
            SEE if value == CARD => view = View::Card,
            ASK => match catalogue.questions.iter().position(|known| known.id == value) {
                Some(question) => view = View::Ask(question as u8),
                None => dropped.push(Dropped::Question(shown(value))),
            },
            DAY => match read_day(value) {
                Some(day) if is_appliable(day, today) => answers.set_applying(Some(day)),
                Some(day) => dropped.push(Dropped::Day(day)),
                None => dropped.push(Dropped::Answer(shown(value))),
            },
            _ => {
                if let Err(part) = give_answer(catalogue, &mut answers, key, value, today) {
                    dropped.push(part);
                }
            }
        }
    }
    (answers, view)
}

/// A place's own address: all its matters, or with `topic` those of a situation. Answers mean something
/// only with a situation.
fn read_topic(
    catalogue: &Catalogue,
    region: usize,
    query: &str,
    today: NaiveDate,
    dropped: &mut Vec<Dropped>,
) -> Link {
    let mut topic = None;
    for (_, value) in pairs(query).filter(|(key, _)| *key == TOPIC) {
        match catalogue.topics.iter().position(|topic| topic.id == value) {
            Some(found) => topic = Some(found),
            None => dropped.push(Dropped::Answer(shown(value))),
        }
    }
    let others = || pairs(query).filter(|(key, _)| *key != TOPIC);
    let Some(topic) = topic else {
        dropped.extend(others().map(|(key, _)| Dropped::Question(shown(key))));
        return Link::Matters { region };
    };
    let (answers, view) = read_answers(catalogue, others(), today, dropped);
    Link::Topic { region, topic, answers, view }
}

/// Gives one answer by identifiers: a choice, 不清楚, or a day.
///
/// # Errors
/// What does not exist: the question, or the answer to it. A day that is still to come is no answer.
fn give_answer(
    catalogue: &Catalogue,
    answers: &mut Answers,
    question: &str,
    answer: &str,
    today: NaiveDate,
) -> Result<(), Dropped> {
    let Some(place) = catalogue.questions.iter().position(|known| known.id == question) else {
        return Err(Dropped::Question(shown(question)));
    };
    let asked = &catalogue.questions[place];
    let place = place as u8;
    if answer == UNSURE {
        answers.set(place, Some(Answer::NotSure));
        return Ok(());
    }
    if let Some(choice) = asked.choices.iter().position(|known| known.id == answer) {
        answers.set(place, Some(Answer::Choice(choice as u8)));
        return Ok(());
    }
    let calendar = Calendar::of(catalogue);
    let day = read_day(answer);
    match day.and_then(|day| Some((day, choice_on(calendar, asked, day, today)?))) {
        Some((day, choice)) => {
            answers.set_day(place, day, choice);
            Ok(())
        }
        None => Err(Dropped::Answer(shown(answer))),
    }
}

/// A day in the form 2026-12-01, which is how [`write_day`] writes it; no other form is taken.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Option<u32> {
        let part = parts.next().filter(|it| it.len() == digits)?;
        // `parse` would take a plus sign.
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let day = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    parts.next().is_none().then_some(day)
}

/// A day as 2026-12-01.
pub fn write_day(day: NaiveDate) -> String {
    let two = |number: u32| {
        let digits = number.to_string();
        if digits.len() < 2 { ["0", &digits].concat() } else { digits }
    };
    [&day.year().to_string(), "-", &two(day.month()), "-", &two(day.day())].concat()
}

/// How far ahead one may mean to apply, in days.
pub const MOST_DAYS_AHEAD: i64 = 366;

/// Whether one can mean to apply on a day: not in the past, and not beyond what is of use to anybody.
pub fn is_appliable(day: NaiveDate, today: NaiveDate) -> bool {
    (0..=MOST_DAYS_AHEAD).contains(&(day - today).num_days())
}

/// The day that a fragment wants taken for today, which only tests do.
pub fn today(fragment: &str) -> Option<NaiveDate> {
    let (_, query) = fragment.split_once('?')?;
    let (_, day) = all_pairs(query).find(|(key, _)| *key == TODAY)?;
    read_day(day)
}

/// An address that takes a day for today.
pub fn with_today(address: &str, day: NaiveDate) -> String {
    let mark = if address.contains('?') { "&" } else { "?" };
    [address, mark, TODAY, "=", &write_day(day)].concat()
}

/// Everything in a query but the day taken for today.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    all_pairs(query).filter(|(key, _)| *key != TODAY)
}

fn all_pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

fn drop_all(query: &str, dropped: &mut Vec<Dropped>) {
    dropped.extend(pairs(query).map(|(key, _)| Dropped::Question(shown(key))));
}

/// What a stranger's link contains is shown in part only.
fn shown(part: &str) -> String {
    const SHOWN: usize = 24;
    part.chars().take(SHOWN).collect()
}

/// The fragment of a screen, `#` included. [`read`] of it gives the same screen and drops nothing.
pub fn write(catalogue: &Catalogue, link: &Link) -> String {
    let mut out = String::from("#/");
    let place = |region: usize| catalogue.regions.get(region).map_or("", |region| region.id);
    match link {
        Link::Places => {}
        Link::Comparison { comparison } => {
            let id = catalogue.comparisons.get(*comparison).map_or("", |it| it.id);
            out = [&out, COMPARE, "/", id].concat();
        }
        Link::Matters { region } => out.push_str(place(*region)),
        Link::Topic { region, topic, answers, view } => {
            let id = catalogue.topics.get(*topic).map_or("", |topic| topic.id);
            out = [&out, place(*region), "?", TOPIC, "=", id].concat();
            write_answers(catalogue, &mut out, '&', answers, *view);
        }
        Link::Matter { region, matter, answers, view } => {
            let matters = catalogue.regions.get(*region).map(|region| &region.matters);
            let id = matters.and_then(|it| it.get(*matter)).map_or("", |matter| matter.id);
            out = [&out, place(*region), "/", id].concat();
            write_answers(catalogue, &mut out, '?', answers, *view);
        }
    }
    out
}

fn write_answers(
    catalogue: &Catalogue,
    out: &mut String,
    mut mark: char,
    answers: &Answers,
    view: View,
) {
    let mut add = |key: &str, value: &str| {
        out.push(mark);
        out.push_str(key);
        out.push('=');
        out.push_str(value);
        mark = '&';
    };
    for (place, answer) in answers.iter() {
        let question = &catalogue.questions[usize::from(place)];
        if let Some(day) = answers.day(place) {
            add(question.id, &write_day(day));
            continue;
        }
        let value = match answer {
            Answer::Choice(choice) => {
                question.choices.get(usize::from(choice)).map_or("", |choice| choice.id)
            }
            Answer::NotSure => UNSURE,
        };
        add(question.id, value);
    }
    if let Some(day) = answers.applying() {
        add(DAY, &write_day(day));
    }
    match view {
        View::Next => {}
        View::Ask(question) => {
            add(ASK, catalogue.questions.get(usize::from(question)).map_or("", |it| it.id));
        }
        View::Card => add(SEE, CARD),
    }
}

#[cfg(test)]
mod tests;
