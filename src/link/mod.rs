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
//! #/wugang/inpatient-reimbursement?emergency=yes&see=check         the answers, to be looked over
//! #/wugang/inpatient-reimbursement?emergency=yes&if=emergency:no   the card if one answer were another
//! #/wugang/inpatient-reimbursement?see=poster                      the matter's address, to be hung up
//! #/joint~wugang/a?x=1~wugang/b                                    one list for several matters
//! #/wugang/c?x=1~wugang/a?x=1                                      a matter, while another is kept for the list
//! ```
//!
//! Answers stand by identifier, in the order of the bank, so that the same answers always have the
//! same address. Every address with answers says by `v=1` in which form it is written; identifiers that have
//! been renamed since are read under their old names too (`seeds/renames.yaml`). `today=2026-12-01` makes the
//! page take that day for today, which tests need. A fragment never reaches a server. Whatever a link
//! contains that does not exist (any more) is dropped and named; the rest still opens.

mod day;
mod read;

pub use day::{MOST_DAYS_AHEAD, is_appliable, read_day, today, with_today, write_day};
pub use read::read;

use crate::catalogue::Catalogue;
use crate::rules::{Answer, Answers};
use chrono::NaiveDate;

/// The identifier of 不清楚.
pub const UNSURE: &str = "unsure";
/// The form in which addresses are written. A form that this page cannot read gets a higher number.
pub const FORM: u32 = 1;
const VERSION: &str = "v";
const ASK: &str = "ask";
const SEE: &str = "see";
const CARD: &str = "card";
const CHECK: &str = "check";
const POSTER: &str = "poster";
const IF: &str = "if";
const TOPIC: &str = "topic";
const COMPARE: &str = "compare";
const JOINT: &str = "joint";
/// Stands before each matter that is kept for the list.
const TAIL: char = '~';
const DAY: &str = "day";
const TODAY: &str = "today";
/// Longer links are nobody's: the longest real one is a fraction of this.
const MAX_LENGTH: usize = 8192;

/// All that an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The screen.
    pub link: Link,
    /// The matters kept for one list, in the order in which they were put there.
    pub joined: Vec<Member>,
    /// What meant nothing here.
    pub dropped: Vec<Dropped>,
}

/// A matter on a list of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Place in [`Catalogue::regions`].
    pub region: usize,
    /// Place in the region's matters.
    pub matter: usize,
    /// What has been answered.
    pub answers: Answers,
}

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
    /// One list for the matters that are kept.
    Joint,
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
    /// The next question; when there is none, the answers to be looked over, or the card where nothing was
    /// asked.
    Next,
    /// This question, answered or not: a place in the bank.
    Ask(u8),
    /// The card, whatever is left to ask.
    Card,
    /// The answers, to be looked over and changed.
    Check,
    /// The card as it would be if this question had this answer, beside the card as it is.
    If(u8, Answer),
    /// A poster with the matter's address. It has no answers.
    Poster,
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
    /// Something that there was once, under the name that it had.
    Gone(&'static str),
    /// A form of address that this page does not know, by its number: it is older than the link.
    Newer(String),
    /// A day to apply that is over, or further ahead than anybody plans.
    Day(NaiveDate),
    /// The link is too long to be one of ours.
    Everything,
}

/// The fragment of a screen, `#` included, with the matters kept for the list. [`read`] of it gives the same
/// and drops nothing.
pub fn write(catalogue: &Catalogue, link: &Link, joined: &[Member]) -> String {
    let mut out = String::from("#/");
    let place = |region: usize| catalogue.regions.get(region).map_or("", |region| region.id);
    match link {
        Link::Places => {}
        Link::Joint => out.push_str(JOINT),
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
            write_matter(catalogue, &mut out, (*region, *matter), answers, *view);
        }
    }
    for Member { region, matter, answers } in joined {
        out.push(TAIL);
        write_matter(catalogue, &mut out, (*region, *matter), answers, View::Next);
    }
    out
}

fn write_matter(
    catalogue: &Catalogue,
    out: &mut String,
    (region, matter): (usize, usize),
    answers: &Answers,
    view: View,
) {
    let Some(region) = catalogue.regions.get(region) else { return };
    out.push_str(region.id);
    out.push('/');
    out.push_str(region.matters.get(matter).map_or("", |matter| matter.id));
    write_answers(catalogue, out, '?', answers, view);
}

fn write_answers(
    catalogue: &Catalogue,
    out: &mut String,
    mut mark: char,
    answers: &Answers,
    view: View,
) {
    let mut first = true;
    let mut add = |key: &str, value: &str| {
        // Plain addresses stay plain: what hangs on a wall has nothing that could change.
        if core::mem::take(&mut first) {
            out.push(mark);
            mark = '&';
            out.push_str(&[VERSION, "=", &FORM.to_string()].concat());
        }
        out.push(mark);
        out.push_str(key);
        out.push('=');
        out.push_str(value);
    };
    for (place, answer) in answers.iter() {
        let question = catalogue.questions.get(usize::from(place)).map_or("", |it| it.id);
        match answers.day(place) {
            Some(day) => add(question, &write_day(day)),
            None => add(question, answer_id(catalogue, place, answer)),
        }
    }
    if let Some(day) = answers.applying() {
        add(DAY, &write_day(day));
    }
    let id = |place: u8| catalogue.questions.get(usize::from(place)).map_or("", |it| it.id);
    match view {
        View::Next => {}
        View::Ask(question) => add(ASK, id(question)),
        View::Card => add(SEE, CARD),
        View::Check => add(SEE, CHECK),
        View::Poster => add(SEE, POSTER),
        View::If(question, answer) => {
            let other = [id(question), ":", answer_id(catalogue, question, answer)].concat();
            add(IF, &other);
        }
    }
}

fn answer_id(catalogue: &Catalogue, question: u8, answer: Answer) -> &'static str {
    let Answer::Choice(choice) = answer else { return UNSURE };
    let question = catalogue.questions.get(usize::from(question));
    question.and_then(|it| it.choices.get(usize::from(choice))).map_or("", |it| it.id)
}

#[cfg(test)]
mod tests;
