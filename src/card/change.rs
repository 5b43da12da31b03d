//! 如果…会怎样: what is another on one card than on another of the same matter.

use super::{Card, Paper, Passage, Statement, Verdict};
use crate::catalogue::ChannelKind;
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
    /// Of a way of applying, what sort of way; of a time, the ways it is limited to.
    pub channels: Vec<ChannelKind>,
    /// Whether it stood on the first card.
    pub before: Truth,
    /// Whether it stands on the second.
    pub after: Truth,
    /// Verbatim: what is said of a paper on the second card and was not on the first, or not as certainly, and
    /// how certain it is now.
    pub gained: Vec<(&'static str, Truth)>,
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
    channels: Vec<ChannelKind>,
    /// 环节, of a time. This and the sources tell things with the same words apart.
    stage: &'static str,
    sources: &'c [Passage],
    stands: Truth,
    /// Its number, seals, alternatives, and what else is said of it.
    said: Vec<(&'static str, Truth)>,
}

impl Thing<'_> {
    fn is(&self, other: &Thing) -> bool {
        (self.part, self.text, self.stage) == (other.part, other.text, other.stage)
            && self.channels == other.channels
            && self.sources == other.sources
    }
}

fn change(was: Option<Thing>, now: Option<Thing>) -> Option<Change> {
    let said = |thing: &Option<Thing>| thing.as_ref().map_or(Vec::new(), |it| it.said.clone());
    let stands = |thing: &Option<Thing>| thing.as_ref().map_or(Truth::False, |it| it.stands);
    let (before, after) = (stands(&was), stands(&now));
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    // What is said of something that is not brought is of no interest.
    if before != Truth::False && after != Truth::False {
        let (old, new) = (said(&was), said(&now));
        gained = less(&new, &old, |one, other| one == other);
        let gone = less(&old, &new, |one, other| one.0 == other.0);
        lost = gone.into_iter().map(|(text, _)| text).collect();
    }
    if before == after && gained.is_empty() && lost.is_empty() {
        return None;
    }
    let Thing { part, text, channels, .. } = now.or(was)?;
    Some(Change { part, text, channels, before, after, gained, lost })
}

/// What stands in one list and not in the other; what stands there twice is met twice.
fn less<T: Copy>(list: &[T], other: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut left = other.to_vec();
    let mut is_new = |it: &&T| match left.iter().position(|known| same(known, it)) {
        Some(at) => {
            left.remove(at);
            false
        }
        None => true,
    };
    list.iter().filter(|it| is_new(it)).copied().collect()
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
        let channels = vec![it.kind];
        all.push(Thing { channels, ..thing(Part::Channel, it.text, &it.sources, it.open) });
    }
    for it in &card.deadlines {
        let (channels, stage) = (it.channels.clone(), it.stage);
        let deadline = thing(Part::Deadline, it.text, &it.sources, it.applies);
        all.push(Thing { channels, stage, ..deadline });
    }
    for it in &card.windows {
        let channels = it.channels.clone();
        all.push(Thing { channels, ..thing(Part::Window, it.text, &it.sources, it.applies) });
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
    Thing { part, text, channels: Vec::new(), stage: "", sources, stands, said: Vec::new() }
}

fn paper(paper: &Paper, stands: Truth) -> Thing<'_> {
    // What the office fetches stands in one list, certain or not.
    let open = !paper.reasons.depends_on.is_empty() || !paper.reasons.left_open.is_empty();
    let stands = if stands == Truth::True && open { Truth::Unknown } else { stands };
    let part = if paper.fetched.is_empty() { Part::Paper } else { Part::Fetched };
    let mut said: Vec<(&'static str, Truth)> = Vec::new();
    let add = |said: &mut Vec<_>, list: &[Statement]| {
        said.extend(list.iter().map(|it| (it.text, it.applies)));
    };
    said.extend(paper.amounts.iter().map(|it| (it.text, it.applies)));
    add(&mut said, &paper.seals);
    add(&mut said, &paper.notes);
    for alternative in &paper.alternatives {
        said.push((alternative.name, alternative.usable));
        add(&mut said, &alternative.seals);
        add(&mut said, &alternative.notes);
    }
    Thing { said, ..thing(part, paper.name, &paper.sources, stands) }
}
