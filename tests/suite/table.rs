//! For every matter and every set of answers: what the card says and what the interview would do.

use crate::facts::facts;
use crate::items::{Item, items};
use crate::space::{Space, State};
use crate::{catalogue, some_day};
use mingbai::card::{self, Card, Verdict};
use mingbai::interview;
use mingbai::rules::Truth;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A set of answers and what came of it.
pub struct Row {
    pub verdict: Verdict,
    /// By item, in the order of [`Table::items`].
    pub truths: Vec<Truth>,
    /// Questions that the interview holds open, the next one first.
    pub open: Vec<u8>,
    pub at_most_remaining: usize,
}

impl Row {
    /// Whether two cards say the same.
    pub fn says_same(&self, other: &Row) -> bool {
        self.verdict == other.verdict && self.truths == other.truths
    }
}

/// All rows of one matter, by number of the set of answers.
pub struct Table {
    pub space: Space,
    pub items: Vec<Item<'static>>,
    pub rows: Vec<Row>,
}

impl Table {
    /// The card for a set of answers.
    pub fn card(&self, state: State) -> Card {
        make(&self.space, state)
    }

    /// All sets of answers.
    pub fn states(&self) -> std::ops::Range<State> {
        0..self.rows.len()
    }

    /// Sets that answer every question definitely.
    pub fn full_states(&self) -> impl Iterator<Item = State> + '_ {
        self.states().filter(|&state| self.space.is_full(state))
    }
}

fn make(space: &Space, state: State) -> Card {
    card::make(space.catalogue, space.region, space.matter, &space.answers(state), some_day())
}

/// The tables of all matters, built once.
pub fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let catalogue = catalogue();
        let matters = catalogue
            .regions
            .iter()
            .flat_map(|region| region.matters.iter().map(move |matter| (region, matter)));
        matters.map(|(region, matter)| table(Space::new(catalogue, region, matter))).collect()
    })
}

fn table(space: Space) -> Table {
    let items = items(space.matter);
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let before = places.insert(&item.key, place);
        assert!(before.is_none(), "{}：两句话分不开：{}", space.story(0), item.key);
    }
    let rows = (0..space.len())
        .map(|state| {
            let card = make(&space, state);
            let mut truths = vec![Truth::False; items.len()];
            for (key, truth) in facts(&card) {
                let place = places.get(key.as_str());
                let place = place.unwrap_or_else(|| {
                    panic!("{}：目录里没有卡上的这一句：{key}", space.story(state))
                });
                truths[*place] = truth;
            }
            let answers = space.answers(state);
            Row {
                verdict: card.verdict,
                truths,
                open: interview::open_questions(space.matter, &answers),
                at_most_remaining: interview::at_most_remaining(space.matter, &answers),
            }
        })
        .collect();
    Table { space, items, rows }
}
