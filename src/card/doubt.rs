//! 存疑 where they matter: at the verdict or at the papers that they are about.

use super::{Card, Doubt, Paper, PaperDoubt, Passage, Verdict};
use crate::catalogue::{DoubtKind, ElementKind};
use crate::rules::Truth;

/// Elements that name the matter.
const NAMES: [ElementKind; 3] = [ElementKind::Title, ElementKind::Name, ElementKind::SubItem];

/// Puts every doubt at the papers whose passages it overlaps. What may only be misprinted stays by itself.
pub(super) fn place(card: &mut Card) {
    let doubts: Vec<&Doubt> =
        card.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint).collect();
    let mut said: Vec<&str> = Vec::new();
    let lists = [&mut card.must, &mut card.maybe, &mut card.fetched, &mut card.not_needed];
    for paper in lists.into_iter().flatten() {
        let mut found = Vec::new();
        for doubt in doubts.iter().filter(|it| is_about(it, paper)) {
            let again = said.contains(&doubt.text);
            found.push(PaperDoubt { kind: doubt.kind, text: doubt.text, again });
            said.push(doubt.text);
        }
        paper.doubts = found;
    }
}

/// Whether a passage is the whole of an element of several paragraphs: then it is about no single paper.
fn is_whole(passage: &Passage) -> bool {
    passage.mark == (0, passage.text.len()) && passage.text.contains('\n')
}

/// Whether any words that a doubt is about are among those about a paper.
fn is_about(doubt: &Doubt, paper: &Paper) -> bool {
    let mut sources = doubt.sources.iter().filter(|it| !is_whole(it));
    sources.any(|it| paper.passages().any(|other| overlap(it, other)))
}

fn overlap(one: &Passage, other: &Passage) -> bool {
    (one.heading, one.text) == (other.heading, other.text)
        && one.mark.0 < other.mark.1
        && other.mark.0 < one.mark.1
}

impl Card {
    /// The doubts about the list of papers as a whole, to be said with it; none where nothing is brought. Misprints
    /// are nowhere but by themselves.
    pub fn list_doubts(&self) -> Vec<PaperDoubt> {
        let doubts = self.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint);
        let of_list = doubts.filter(|it| self.is_of_the_list(it) && !self.is_at_a_paper(it));
        of_list.map(|it| PaperDoubt { kind: it.kind, text: it.text, again: false }).collect()
    }

    /// Those that are about neither, nor about who can apply, and are said nowhere else.
    pub fn other_doubts(&self) -> impl Iterator<Item = &Doubt> {
        self.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint && !self.is_said_above(it))
    }

    /// Those about who can apply, to be said with the verdict: nobody should read 可以办 without them. None where
    /// one cannot apply anyway.
    pub fn verdict_doubts(&self) -> impl Iterator<Item = &Doubt> {
        self.doubts.iter().filter(|it| self.is_with_the_verdict(it))
    }

    /// Whether a doubt is shown before the rest of them: with the verdict or with the papers.
    pub fn is_said_above(&self, doubt: &Doubt) -> bool {
        self.is_with_the_verdict(doubt) || self.is_with_the_papers(doubt)
    }

    fn is_with_the_verdict(&self, doubt: &Doubt) -> bool {
        if !self.is_of_use() || doubt.kind == DoubtKind::Misprint {
            return false;
        }
        // What makes the verdict 文件没写明 is what the reader looks for there.
        let mut left_open = self.criteria.iter().flat_map(|it| &it.reasons.left_open);
        if self.verdict == Verdict::LeftOpen && left_open.any(|it| *it == doubt.text) {
            return true;
        }
        let criteria = self.criteria.iter().flat_map(|it| &it.sources);
        let is_about_who = || {
            let mut sources = doubt.sources.iter().filter(|it| !is_whole(it));
            match self.criteria.is_empty() {
                // Where the document does not say who can apply, its name is all there is to go by.
                true => sources.any(|it| NAMES.contains(&it.kind)),
                false => sources.any(|it| criteria.clone().any(|other| overlap(it, other))),
            }
        };
        doubt.applies == Truth::True && !self.is_with_the_papers(doubt) && is_about_who()
    }

    /// Whether a doubt is shown with the papers: at one of them, or at all.
    pub fn is_with_the_papers(&self, doubt: &Doubt) -> bool {
        self.is_at_a_paper(doubt) || self.is_of_the_list(doubt)
    }

    fn is_at_a_paper(&self, doubt: &Doubt) -> bool {
        let papers = self.must.iter().chain(&self.maybe);
        self.asks_for_papers() && papers.flat_map(|it| &it.doubts).any(|it| it.text == doubt.text)
    }

    fn is_of_the_list(&self, doubt: &Doubt) -> bool {
        let of_list = |it: &Passage| it.kind == ElementKind::Materials && is_whole(it);
        self.asks_for_papers() && doubt.sources.iter().any(of_list)
    }

    fn asks_for_papers(&self) -> bool {
        self.is_of_use()
    }

    /// Whether the document names no place for which it holds, so that nothing on the card is more than a hint.
    pub fn is_for_reference(&self) -> bool {
        self.document.is_empty() && !self.document_note.is_empty()
    }
}

impl Paper {
    /// Whether it is sure that any one of several alternatives is enough: nothing about it is left unclear and
    /// nothing contradicts it.
    pub fn is_any_enough(&self) -> bool {
        let unclear =
            |it: &PaperDoubt| matches!(it.kind, DoubtKind::Unclear | DoubtKind::Contradiction);
        !self.doubts.iter().any(unclear)
    }

    /// Whether the document puts 或 between the alternatives.
    pub fn says_or(&self) -> bool {
        self.name.contains('或') || self.passages().any(|it| it.split().1.contains('或'))
    }
}
