//! 一起办的事: the papers of several cards in one list.

use super::{Card, Copies, Paper, PaperDoubt, Statement, Verdict};
use crate::catalogue::ElementKind;
use crate::rules::Truth;

plain_data! {
    /// Several cards put together. The same paper stands once, with the matters that need it.
    pub struct Joint<'c> {
        /// The cards, in the order in which they were given.
        pub cards: &'c [Card],
        /// Places in `cards` of the matters that can be applied for, or may be.
        pub matters: Vec<usize>,
        /// Places of those that cannot. None of their papers is on the lists.
        pub ruled_out: Vec<usize>,
        /// 必带: certain for at least one matter.
        pub must: Vec<SharedPaper<'c>>,
        /// 可能要带: still open for every matter that has it.
        pub maybe: Vec<SharedPaper<'c>>,
        /// 不用交: the office fetches these itself, for the matters named.
        pub fetched: Vec<SharedPaper<'c>>,
    }

    /// A paper, and all that need it. Papers are the same when the document gives them the same name and the same
    /// alternatives, and we say nothing else of what they are.
    pub struct SharedPaper<'c> {
        /// Verbatim name.
        pub name: &'static str,
        /// The matters that need it or may, in the order of the cards. At least one.
        pub needs: Vec<Need<'c>>,
        /// 我们算的: how many copies that makes.
        pub sum: Option<Sum>,
        /// What the document leaves unclear about it, each once.
        pub doubts: Vec<PaperDoubt>,
    }

    /// What one matter says of a paper.
    pub struct Need<'c> {
        /// Place of the matter in [`Joint::cards`].
        pub card: usize,
        /// Whether it is certain; else 可能要带.
        pub certain: bool,
        /// The paper as it stands on that card.
        pub paper: &'c Paper,
    }

    /// Copies added up over several matters.
    pub struct Sum {
        /// The numbers that certainly apply, added up.
        pub count: u16,
        /// Verbatim unit: 份, 张.
        pub unit: &'static str,
        /// How many matters print no number; so many more may be wanted.
        pub unprinted: usize,
        /// How many matters may want it, or another number of it: that depends on an answer.
        pub open: usize,
    }
}

impl Joint<'_> {
    /// Whether the papers of something that one cannot apply for yet are on the list.
    pub fn has_not_yet(&self) -> bool {
        self.matters.iter().any(|&place| self.cards[place].verdict == Verdict::No)
    }

    /// Whether its matters are of more than one region: one document says nothing of another's.
    pub fn is_of_several_regions(&self) -> bool {
        let mut regions = self.matters.iter().map(|&it| self.cards[it].region);
        let first = regions.next();
        regions.any(|it| Some(it) != first)
    }

    /// Whether the documents print different places for its matters, so that one way may not be enough.
    pub fn is_at_several_places(&self) -> bool {
        let printed = |card: &Card| -> Vec<&'static str> {
            let elements = card.elements.iter().filter(|it| it.kind == ElementKind::Place);
            elements.filter(|it| !it.reprint && !it.text.is_empty()).map(|it| it.text).collect()
        };
        let places = self.matters.iter().map(|&it| printed(&self.cards[it]));
        // Where no place is printed nothing is known of it.
        let mut places = places.filter(|it| !it.is_empty());
        let first = places.next();
        places.any(|it| Some(&it) != first.as_ref())
    }
}

/// Puts cards together. The order of the cards is only the order in which things stand.
pub fn joint(cards: &[Card]) -> Joint<'_> {
    let is_out = |place: &usize| !cards[*place].is_of_use();
    let (ruled_out, matters): (Vec<usize>, Vec<usize>) = (0..cards.len()).partition(is_out);
    let (mut brought, mut fetched) = (Vec::new(), Vec::new());
    for &place in &matters {
        let card = &cards[place];
        add(&mut brought, place, &card.must, true);
        add(&mut brought, place, &card.maybe, false);
        add(&mut fetched, place, &card.fetched, true);
    }
    for shared in &mut brought {
        shared.sum = sum(&shared.needs);
    }
    let is_certain = |it: &SharedPaper| it.needs.iter().any(|need| need.certain);
    let (mut must, mut maybe): (Vec<_>, Vec<_>) = brought.into_iter().partition(is_certain);
    let mut said = Vec::new();
    for shared in must.iter_mut().chain(&mut maybe).chain(&mut fetched) {
        shared.doubts = doubts(&shared.needs, &mut said);
    }
    Joint { cards, matters, ruled_out, must, maybe, fetched }
}

fn add<'c>(list: &mut Vec<SharedPaper<'c>>, card: usize, papers: &'c [Paper], certain: bool) {
    for paper in papers {
        let need = Need { card, certain, paper };
        match list.iter_mut().find(|known| is_same(known.needs[0].paper, paper)) {
            Some(known) => known.needs.push(need),
            None => list.push(SharedPaper {
                name: paper.name,
                needs: vec![need],
                sum: None,
                doubts: Vec::new(),
            }),
        }
    }
}

/// The doubts about what stands once on a list, with those that are `said` before it there.
fn doubts(needs: &[Need], said: &mut Vec<&'static str>) -> Vec<PaperDoubt> {
    let mut found: Vec<PaperDoubt> = Vec::new();
    for doubt in needs.iter().flat_map(|it| &it.paper.doubts) {
        if found.iter().all(|it| it.text != doubt.text) {
            // What stands above it on its card may stand elsewhere on the list.
            found.push(PaperDoubt { again: said.contains(&doubt.text), ..doubt.clone() });
            said.push(doubt.text);
        }
    }
    found
}

/// Whether two papers are the same thing. Better two rows for one thing than one row for two.
fn is_same(one: &Paper, other: &Paper) -> bool {
    let has = |of: &Paper, name: &str| of.alternatives.iter().any(|it| it.name == name);
    let within = |of: &Paper, all: &Paper| of.alternatives.iter().all(|it| has(all, it.name));
    (one.name, one.hint) == (other.name, other.hint) && within(one, other) && within(other, one)
}

/// The numbers that apply for certain, added up where adding makes sense: copies of one form, in one unit. One
/// original is no fewer for having been shown, and a file is not used up.
fn sum(needs: &[Need]) -> Option<Sum> {
    let (first, one) = needs.iter().find_map(|it| Some((it.paper, numbers(it).next()?)))?;
    if first.form.contains("原件") || first.form.contains("电子") {
        return None;
    }
    let mut sum = Sum { count: 0, unit: unit(one), unprinted: 0, open: 0 };
    for need in needs {
        let amounts = &need.paper.amounts;
        let is_open = !need.certain || amounts.iter().any(|it| it.applies == Truth::Unknown);
        sum.unprinted += usize::from(amounts.is_empty());
        sum.open += usize::from(!amounts.is_empty() && is_open);
        for copies in numbers(need) {
            if need.paper.form != first.form || unit(copies) != sum.unit {
                return None;
            }
            sum.count += u16::from(copies.count);
        }
    }
    Some(sum)
}

/// The numbers that are certain.
fn numbers<'n>(need: &'n Need) -> impl Iterator<Item = &'n Copies> {
    let amounts = need.paper.amounts.iter();
    amounts.filter(|it| need.certain && it.applies == Truth::True)
}

/// 份 of 一式二份.
fn unit(copies: &Copies) -> &'static str {
    let start = copies.text.char_indices().next_back().map_or(0, |(at, _)| at);
    &copies.text[start..]
}

impl Sum {
    /// Whether more may be wanted.
    pub fn is_at_least(&self) -> bool {
        self.unprinted + self.open > 0
    }
}

impl Joint<'_> {
    /// The verbatim name of a matter, with its region where those on the lists are of several.
    pub fn name(&self, place: usize) -> String {
        self.with_region(place, |it| it.matter_name)
    }

    /// The same in plain words, where there are any.
    pub fn everyday_name(&self, place: usize) -> String {
        let name =
            |it: &Card| if it.plain_name.is_empty() { it.matter_name } else { it.plain_name };
        self.with_region(place, name)
    }

    fn with_region(&self, place: usize, name: fn(&Card) -> &'static str) -> String {
        let Some(card) = self.cards.get(place) else { return String::new() };
        let is_alone = self.matters.iter().all(|&it| self.cards[it].region == card.region);
        let region = if is_alone { "" } else { card.region_name };
        [region, name(card)].concat()
    }
}

impl<'c> SharedPaper<'c> {
    /// Whether every matter says the same of it: form, numbers, seals, notes, and all that is said of alternatives.
    pub fn is_uniform(&self) -> bool {
        let first = self.surest().paper;
        self.needs.iter().all(|it| says_same(it, first))
    }

    /// The first matter that certainly needs it; the first of all where it is open for all.
    pub fn surest(&self) -> &Need<'c> {
        self.needs.iter().find(|it| it.certain).unwrap_or(&self.needs[0])
    }
}

/// Of a paper that is open itself, everything is open; that it is so is said once.
fn says_same(need: &Need, other: &Paper) -> bool {
    let (one, other) = (said(need.paper), said(other));
    let same =
        |(one, other): (&Said, &Said)| one.0 == other.0 && (one.1 == other.1 || !need.certain);
    one.len() == other.len() && one.iter().zip(&other).all(same)
}

/// A text, and whether it applies.
type Said = (&'static str, Truth);

/// Everything that a document says of a paper, in order.
fn said(paper: &Paper) -> Vec<Said> {
    let mut said = vec![(paper.form, Truth::True), (paper.fetched, Truth::True)];
    let add = |said: &mut Vec<Said>, list: &[Statement]| {
        list.iter().for_each(|it| said.push((it.text, it.applies)));
    };
    paper.amounts.iter().for_each(|it| said.push((it.text, it.applies)));
    add(&mut said, &paper.seals);
    add(&mut said, &paper.notes);
    for it in &paper.alternatives {
        said.extend([(it.name, it.usable), (it.proviso, it.usable), (it.form, it.usable)]);
        add(&mut said, &it.seals);
        add(&mut said, &it.notes);
    }
    said
}
