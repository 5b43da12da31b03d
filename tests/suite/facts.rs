//! What a card says, as (name of the statement, truth). A statement that is not there is false.

use crate::items::{Kind, key, kinds};
use mingbai::card::{Card, Paper, Passage, Reasons, Statement};
use mingbai::rules::Truth;

/// All facts of a card. Reasons are not facts: they name answers, and differ with them.
pub fn facts(card: &Card) -> Vec<(String, Truth)> {
    let mut all = List(Vec::new());
    for (place, it) in card.criteria.iter().enumerate() {
        let part_of = format!("第 {place} 条");
        all.add(&part_of, Kind::Criterion, it.text, it.met, &it.sources);
    }
    for it in &card.channels {
        assert_ne!(it.open, Truth::False, "a closed channel among the open ones");
        all.add(it.kind.word(), Kind::Channel, it.text, it.open, &it.sources);
    }
    for it in &card.closed_channels {
        assert_eq!(it.open, Truth::False, "an open channel among the closed ones");
        all.add(it.kind.word(), Kind::Channel, it.text, it.open, &it.sources);
    }
    card.must.iter().for_each(|it| all.paper(it, Truth::True));
    card.maybe.iter().for_each(|it| all.paper(it, Truth::Unknown));
    card.not_needed.iter().for_each(|it| all.paper(it, Truth::False));
    for it in &card.fetched {
        assert!(!it.fetched.is_empty(), "{} is not fetched", it.name);
        all.paper(it, if undecided(&it.reasons) { Truth::Unknown } else { Truth::True });
    }
    for it in &card.deadlines {
        let part_of = kinds(it.channels.iter().copied());
        all.add(&part_of, Kind::Deadline, it.text, it.applies, &it.sources);
    }
    for it in &card.windows {
        let part_of = kinds(it.channels.iter().copied());
        all.add(&part_of, Kind::Window, it.text, it.applies, &it.sources);
    }
    for it in &card.periods {
        all.add("", Kind::Period, it.text, it.applies, &it.sources);
    }
    all.statements("", Kind::Note, &card.notes);
    for it in &card.doubts {
        all.add("", Kind::Doubt, it.text, it.applies, &it.sources);
    }
    all.0
}

/// Whether something would still decide it.
pub fn undecided(reasons: &Reasons) -> bool {
    !reasons.depends_on.is_empty() || !reasons.left_open.is_empty()
}

struct List(Vec<(String, Truth)>);

impl List {
    fn add(
        &mut self,
        part_of: &str,
        kind: Kind,
        text: &str,
        truth: Truth,
        sources: &[Passage],
    ) -> String {
        let source = sources.first().map(|passage| (passage.heading, passage.mark.0));
        let key = key(part_of, kind, text, source);
        let part_of = format!("{key} › ");
        self.0.push((key, truth));
        part_of
    }

    fn statements(&mut self, part_of: &str, kind: Kind, statements: &[Statement]) {
        for it in statements {
            self.add(part_of, kind, it.text, it.applies, &it.sources);
        }
    }

    fn paper(&mut self, paper: &Paper, needed: Truth) {
        let slot = self.add("", Kind::Material, paper.name, needed, &paper.sources);
        for it in &paper.amounts {
            self.add(&slot, Kind::Amount, it.text, it.applies, &it.sources);
        }
        self.statements(&slot, Kind::Seal, &paper.seals);
        self.statements(&slot, Kind::Note, &paper.notes);
        let closed = paper.closed_alternatives.iter();
        assert!(
            closed.clone().all(|it| it.usable == Truth::False)
                && paper.alternatives.iter().all(|it| it.usable != Truth::False),
            "alternatives of {} in the wrong list",
            paper.name
        );
        for it in paper.alternatives.iter().chain(closed) {
            let one = self.add(&slot, Kind::Alternative, it.name, it.usable, &it.sources);
            self.statements(&one, Kind::Seal, &it.seals);
            self.statements(&one, Kind::Note, &it.notes);
        }
    }
}
