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
//! ```
//!
//! Answers stand by identifier, in the order of the bank, so that the same answers always have the
//! same address. A fragment never reaches a server. Whatever a link contains that does not exist
//! (any more) is dropped and named; the rest still opens.

use crate::catalogue::Catalogue;
use crate::rules::{Answer, Answers};

/// The identifier of 不清楚.
pub const UNSURE: &str = "unsure";
const ASK: &str = "ask";
const SEE: &str = "see";
const CARD: &str = "card";
const TOPIC: &str = "topic";
const COMPARE: &str = "compare";
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
    /// The link is too long to be one of ours.
    Everything,
}

/// Reads a fragment, with or without `#`. Never fails: the nearest sensible screen opens, and what was
/// dropped is listed.
pub fn read(catalogue: &Catalogue, fragment: &str) -> (Link, Vec<Dropped>) {
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
        return (read_topic(catalogue, region, query, &mut dropped), dropped);
    };
    let matters = &catalogue.regions[region].matters;
    let Some(matter) = matters.iter().position(|matter| matter.id == step) else {
        dropped.push(Dropped::Matter(shown(step)));
        drop_all(query, &mut dropped);
        return (Link::Matters { region }, dropped);
    };
    dropped.extend(steps.map(|step| Dropped::Question(shown(step))));
    let (answers, view) = read_answers(catalogue, pairs(query), &mut dropped);
    (Link::Matter { region, matter, answers, view }, dropped)
}

/// Answers and view, from the pairs of a query.
fn read_answers<'q>(
    catalogue: &Catalogue,
    pairs: impl Iterator<Item = (&'q str, &'q str)>,
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
            _ => match read_answer(catalogue, key, value) {
                Ok((question, answer)) => answers.set(question, Some(answer)),
                Err(part) => dropped.push(part),
            },
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
    let (answers, view) = read_answers(catalogue, others(), dropped);
    Link::Topic { region, topic, answers, view }
}

/// Reads one answer by identifiers.
///
/// # Errors
/// What does not exist: the question, or the answer to it.
pub fn read_answer(
    catalogue: &Catalogue,
    question: &str,
    answer: &str,
) -> Result<(u8, Answer), Dropped> {
    let Some(place) = catalogue.questions.iter().position(|known| known.id == question) else {
        return Err(Dropped::Question(shown(question)));
    };
    if answer == UNSURE {
        return Ok((place as u8, Answer::NotSure));
    }
    match catalogue.questions[place].choices.iter().position(|known| known.id == answer) {
        Some(choice) => Ok((place as u8, Answer::Choice(choice as u8))),
        None => Err(Dropped::Answer(shown(answer))),
    }
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
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
    for (question, answer) in answers.iter() {
        let question = &catalogue.questions[usize::from(question)];
        let value = match answer {
            Answer::Choice(choice) => {
                question.choices.get(usize::from(choice)).map_or("", |choice| choice.id)
            }
            Answer::NotSure => UNSURE,
        };
        add(question.id, value);
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
