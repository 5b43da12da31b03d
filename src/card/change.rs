//! 如果…会怎样: what is another on one card than on another of the same matter.

use super::{Card, Paper, Passage, Statement, Verdict};
use crate::rules::Truth;

/// What sort of thing changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A paper to bring.
    Paper,
    /// A paper that the office fetches itself, or that is handed in by somebody else.
    Fetched,
    /// A way of applying.
    Channel,
    /// How long it takes.
    Deadline,
    /// When applications are taken.
    Window,
    /// Something else that the document says.
    Note,
    /// Something that the document leaves unclear.
    Doubt,
}

/// One thing that is not the same on both cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What sort of thing.
    pub part: Part,
    /// Verbatim; of a doubt, ours.
    pub text: &'static str,
    /// Whether it stood on the first card.
    pub before: Truth,
    /// Whether it stands on the second.
    pub after: Truth,
    /// Verbatim: what is said of it on the second card only.
    pub gained: Vec<&'static str>,
    /// Verbatim: what was said of it on the first card only.
    pub lost: Vec<&'static str>,
}

/// All differences between two cards of one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Verdicts, when they differ.
    pub verdict: Option<(Verdict, Verdict)>,
    /// Everything else, in the order of the card.
    pub list: Vec<Change>,
}

impl Changes {
    /// Whether the cards say the same.
    pub fn is_empty(&self) -> bool {
        self.verdict.is_none() && self.list.is_empty()
    }

    /// The change of a paper, if there is one.
    pub fn of_paper(&self, paper: &Paper) -> Option<&Change> {
        self.list
            .iter()
            .find(|it| matches!(it.part, Part::Paper | Part::Fetched) && it.text == paper.name)
    }
}

/// What changes from one card to another of the same matter.
pub fn changes(before: &Card, after: &Card) -> Changes {
    let (old, mut new) = (things(before), things(after));
    let mut list = Vec::new();
    for was in old {
        let now = new.iter().position(|it| it.is(&was)).map(|at| new.remove(at));
        list.extend(change(Some(was), now));
    }
    list.extend(new.into_iter().filter_map(|now| change(None, Some(now))));
    let verdict = (before.verdict != after.verdict).then_some((before.verdict, after.verdict));
    Changes { verdict, list }
}

/// Something that can stand on a card.
struct Thing<'c> {
    part: Part,
    text: &'static str,
    /// Tells things with the same words apart.
    sources: &'c [Passage],
    stands: Truth,
    said: Vec<&'static str>,
}

impl Thing<'_> {
    fn is(&self, other: &Thing) -> bool {
        (self.part, self.text) == (other.part, other.text) && self.sources == other.sources
    }
}

fn change(was: Option<Thing>, now: Option<Thing>) -> Option<Change> {
    let said = |thing: &Option<Thing>| thing.as_ref().map_or(Vec::new(), |it| it.said.clone());
    let stands = |thing: &Option<Thing>| thing.as_ref().map_or(Truth::False, |it| it.stands);
    let (before, after) = (stands(&was), stands(&now));
    let (mut lost, mut gained) = (said(&was), said(&now));
    gained.retain(|text| match lost.iter().position(|it| it == text) {
        Some(at) => {
            lost.remove(at);
            false
        }
        None => true,
    });
    // What is said of something that is not brought is of no interest.
    if before == Truth::False || after == Truth::False {
        (gained, lost) = (Vec::new(), Vec::new());
    }
    if before == after && gained.is_empty() && lost.is_empty() {
        return None;
    }
    let Thing { part, text, .. } = now.or(was)?;
    Some(Change { part, text, before, after, gained, lost })
}

fn things(card: &Card) -> Vec<Thing<'_>> {
    let mut all = Vec::new();
    let papers = [
        (&card.must, Truth::True),
        (&card.maybe, Truth::Unknown),
        (&card.fetched, Truth::True),
        (&card.not_needed, Truth::False),
    ];
    for (list, stands) in papers {
        all.extend(list.iter().map(|it| paper(it, stands)));
    }
    for it in card.channels.iter().chain(&card.closed_channels) {
        all.push(thing(Part::Channel, it.text, &it.sources, it.open));
    }
    for it in &card.deadlines {
        all.push(thing(Part::Deadline, it.text, &it.sources, it.applies));
    }
    for it in &card.windows {
        all.push(thing(Part::Window, it.text, &it.sources, it.applies));
    }
    for it in &card.notes {
        all.push(thing(Part::Note, it.text, &it.sources, it.applies));
    }
    for it in &card.doubts {
        all.push(thing(Part::Doubt, it.text, &it.sources, it.applies));
    }
    all
}

fn thing<'c>(part: Part, text: &'static str, sources: &'c [Passage], stands: Truth) -> Thing<'c> {
    Thing { part, text, sources, stands, said: Vec::new() }
}

fn paper(paper: &Paper, stands: Truth) -> Thing<'_> {
    let part = if paper.fetched.is_empty() { Part::Paper } else { Part::Fetched };
    let statements = |said: &[Statement]| said.iter().map(|it| it.text).collect::<Vec<_>>();
    let mut said: Vec<&'static str> = paper.amounts.iter().map(|it| it.text).collect();
    said.extend(statements(&paper.seals));
    said.extend(statements(&paper.notes));
    for alternative in &paper.alternatives {
        said.push(alternative.name);
        said.extend(statements(&alternative.seals));
        said.extend(statements(&alternative.notes));
    }
    Thing { part, text: paper.name, sources: &paper.sources, stands, said }
}
