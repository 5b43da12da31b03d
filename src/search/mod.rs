//! From what people type to situations and matters, over the whole catalogue: names and everyday words, by
//! characters, by characters that sound alike, by pinyin, by initials, half-typed or in a whole sentence.

mod entry;
mod fit;
mod reading;

use crate::catalogue::{Catalogue, MatterPlace, Region, Speech};
use entry::{Book, Entry, INTERNAL, Term, WORD};
use fit::{Hit, Piece, Token, Typed};
use reading::Readings;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A situation, by its place in the catalogue, with the regions that have a matter for it.
    Topic(usize, Vec<usize>),
    /// A matter, wherever it is done.
    Matter(Vec<MatterPlace>),
    /// Something that no document has, with who can be asked. Ours.
    Elsewhere(&'static str),
}

/// Something found, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub target: Target,
    /// Identifier of the situation or matter.
    pub id: &'static str,
    /// Its name: of a matter verbatim, else ours.
    pub name: &'static str,
    /// Characters of the name that fit what was typed: first, and how many.
    pub marks: Vec<(usize, usize)>,
    /// The everyday word that fits, when the name does not.
    pub word: &'static str,
    /// How well it fits; larger is better.
    pub score: u32,
}

/// Finds. Make it once for a catalogue.
pub struct Finder {
    readings: Readings,
    book: Book,
    speech: Speech,
}

/// What a filler says, where other characters say 12 to 60, and what is said by a word that weighs.
const FILLER: u32 = 4;
const WEIGHTY: u32 = 110;
/// So few matters that fit in one piece are what was meant, rather than a situation.
const FEW: usize = 2;
/// How much something counts whose whole name was typed, in hundredths.
const NAMED: u32 = 103;
/// How much a situation counts then, in hundredths.
const BESIDE: u32 = 78;
/// What a hit in another order counts, in hundredths of one in one piece; and one without the fillers.
const APART: u32 = 92;
const WITHOUT: u32 = 97;
/// What pieces count that are all that was typed.
const TOGETHER: u32 = 93;
/// What every hit in one piece adds, and how many are counted.
const HIT: u32 = 6;
const MOST_HITS: usize = 5;
/// How surely something that is not here has to be said, in hundredths: in all its syllables.
const SURE: u32 = 70;
/// Results that are shown at most.
const MOST: usize = 8;
/// A result that fits less than this, in hundredths of the best, is not shown; nor one below [`LEAST`].
const SHARE: u32 = 45;
const LEAST: u32 = 1400;

/// How an entry fits.
#[derive(Default, Clone, Copy)]
struct Best {
    score: u32,
    term: usize,
}

impl Best {
    fn or(self, score: u32, term: usize) -> Best {
        if score > self.score { Best { score, term } } else { self }
    }
}

/// What the terms of an entry have of what was typed.
struct Bits {
    found: Vec<Piece>,
    /// The term that covers most.
    by: usize,
    /// One term that has it all, in another order.
    apart: Best,
}

impl Finder {
    /// Over everything that a catalogue knows.
    pub fn new(catalogue: &Catalogue) -> Self {
        Finder {
            readings: Readings::of(catalogue),
            book: Book::of(catalogue),
            speech: catalogue.speech.clone(),
        }
    }

    /// What fits what was typed, the best first; in one region only, if given. Nothing typed finds nothing.
    pub fn find(&self, typed: &str, region: Option<usize>) -> Vec<Found> {
        let typed = typed.trim();
        let tokens = fit::tokens(&self.book.synonyms.read(typed, false));
        if tokens.is_empty() {
            return Vec::new();
        }
        let against = |tokens| Typed::of(&self.readings, &self.book.alphabet, tokens);
        let cut = against(self.cut(&tokens));
        let weights = self.weights(&cut.tokens);
        let mut whole = against(tokens);
        let mut hits = self.hits(&whole);
        let mut share = 100;
        if hits.iter().all(Vec::is_empty) {
            // 办理异地备案流程 is 异地备案.
            let said = cut.tokens.iter().zip(&weights).filter(|(_, weight)| **weight != FILLER);
            let said: Vec<Token> = said.map(|(token, _)| token.clone()).collect();
            if !said.is_empty() && said.len() < cut.tokens.len() {
                (whole, share) = (against(said), WITHOUT);
                hits = self.hits(&whole);
            }
        }
        let fits = |(entry, hits): &(&Entry, &Vec<(usize, Hit)>)| {
            let matter = matches!(entry.target, Target::Matter(_)) && entry.favour > INTERNAL;
            matter && !hits.is_empty()
        };
        let fitting = self.book.entries.iter().zip(&hits).filter(fits).count();
        let specific = (1..=FEW).contains(&fitting);
        let entries = self.book.entries.iter();
        let bits: Vec<Bits> = entries.map(|it| bits(it, &cut, &weights)).collect();
        let weights = spread(&weights, &bits);
        let mut found: Vec<Found> = Vec::new();
        for ((entry, bits), hits) in self.book.entries.iter().zip(&bits).zip(&hits) {
            let Some(target) = within(&entry.target, region) else {
                continue;
            };
            let mut best = together(bits, &weights);
            for &(place, hit) in hits {
                let term = &entry.terms[place];
                // The more of the term was typed the better; its beginning is best.
                let part = 80 + 20 * hit.len as u32 / term.letters.len().max(1) as u32;
                let beginning = if hit.start == 0 { 103 } else { 100 };
                let score = hit.sure * part * term.weight / 100 * beginning / 100;
                best = best.or(score * share / 100, place);
            }
            if entry.id.eq_ignore_ascii_case(typed) {
                best = Best { score: 20_000, term: 0 };
            }
            if best.score == 0 {
                continue;
            }
            // Who types all of a name means it, whatever it names.
            let all = |it: &Term| it.weight > WORD && it.text == typed;
            let named = entry.name == typed || entry.terms.get(best.term).is_some_and(all);
            let favour = match entry.target {
                _ if named => NAMED,
                Target::Topic(..) if specific => BESIDE,
                _ => entry.favour,
            };
            // What more of its terms have is likelier meant, other things being equal.
            let score = best.score * favour / 100 + HIT * hits.len().min(MOST_HITS) as u32;
            let name = entry.terms.first().map_or(&[][..], |name| &name.letters);
            let marks = match whole.whole(name) {
                Some(hit) => vec![(hit.start, hit.len)],
                None => marks(name, &cut),
            };
            let term = entry.terms.get(best.term).filter(|_| marks.is_empty());
            let word = term.map_or("", |term| term.text);
            let it = Found { target, id: entry.id, name: entry.name, marks, word, score };
            // In its place: results are few, and a sort would be the largest function here.
            let at = found.iter().take_while(|known| known.score >= score).count();
            found.insert(at, it);
        }
        let top = found.first().map_or(0, |it| it.score);
        found.retain(|it| it.score >= LEAST && it.score * 100 >= top * SHARE);
        found.truncate(MOST);
        found
    }

    /// For each entry the terms in which all that was typed stands in one piece.
    fn hits(&self, typed: &Typed) -> Vec<Vec<(usize, Hit)>> {
        let of = |entry: &Entry| {
            let elsewhere = matches!(entry.target, Target::Elsewhere(_));
            let hit = |(place, term): (usize, &Term)| {
                let hit = typed.whole(&term.letters)?;
                let all = hit.len == term.letters.len() && hit.sure >= SURE;
                (all || !elsewhere).then_some((place, hit))
            };
            entry.terms.iter().enumerate().filter_map(hit).collect()
        };
        self.book.entries.iter().map(of).collect()
    }

    /// Letters as syllables where they are syllables.
    fn cut(&self, tokens: &[Token]) -> Vec<Token> {
        let mut cut = Vec::new();
        for token in tokens {
            match token {
                Token::Letters(letters) => match self.readings.cut(letters) {
                    Some(parts) => {
                        cut.extend(parts.into_iter().map(|part| Token::Letters(part.to_owned())));
                    }
                    None => cut.push(token.clone()),
                },
                Token::Char(_) => cut.push(token.clone()),
            }
        }
        cut
    }

    /// What tokens say by themselves: little in fillers, much in words that weigh, 0 elsewhere.
    fn weights(&self, tokens: &[Token]) -> Vec<u32> {
        let mut weights = vec![0; tokens.len()];
        let lists = [(&self.speech.fillers, FILLER), (&self.speech.weighty, WEIGHTY)];
        for (words, weight) in lists {
            for word in words {
                let mut from = 0;
                while let Some((at, len)) = fit::stands(&tokens[from..], word) {
                    weights[from + at..][..len].fill(weight);
                    from += at + len;
                }
            }
        }
        weights
    }
}

fn bits(entry: &Entry, typed: &Typed, weights: &[u32]) -> Bits {
    let count = typed.tokens.len();
    let mut bits = Bits { found: vec![Piece::default(); count], by: 0, apart: Best::default() };
    let mut most = 0;
    for (place, term) in entry.terms.iter().enumerate() {
        let mut alone = typed.pieces(&term.letters);
        if term.weight < WORD {
            alone.iter_mut().for_each(|it| it.sure = it.sure * term.weight / WORD);
        }
        let long = term.letters.len().max(1);
        if matches!(entry.target, Target::Elsewhere(_)) {
            // Only what is said in so many words.
            for piece in alone.iter_mut().filter(|it| it.len <= long) {
                *piece = Piece::default();
            }
        }
        let (mut said, mut sure, mut covers, mut apart) = (0, 0, 0, true);
        for (piece, _) in alone.iter().zip(weights).filter(|(_, weight)| **weight != FILLER) {
            said += 1;
            sure += piece.sure;
            apart &= piece.len > 1;
            covers += if piece.len > 1 { piece.len * 100 / long } else { 0 };
        }
        if apart && said > 0 {
            // All that was typed stands in this one term, in another order.
            let share = 70 + 30 * said / long as u32;
            let score = sure / said * share.min(100) * term.weight / 100 * APART / 100;
            bits.apart = bits.apart.or(score, place);
        }
        if covers > most {
            (most, bits.by) = (covers, place);
        }
        for (known, new) in bits.found.iter_mut().zip(alone) {
            *known = known.or(new);
        }
    }
    bits
}

/// How much each token says: what few entries have in a piece with its neighbours says more.
fn spread(weights: &[u32], bits: &[Bits]) -> Vec<u32> {
    let weigh = |(token, weight): (usize, &u32)| {
        if *weight > 0 {
            return *weight;
        }
        let has = |it: &&Bits| it.found[token].len > 1 && it.found[token].sure > 50;
        match bits.iter().filter(has).count() {
            // Nothing here has it: likely a filler.
            0 => 14,
            1..=3 => 60,
            4..=8 => 50,
            9..=16 => 42,
            17..=40 => 32,
            _ => 14,
        }
    };
    weights.iter().enumerate().map(weigh).collect()
}

/// How much of what was typed the terms cover together.
fn together(bits: &Bits, weights: &[u32]) -> Best {
    let (mut covered, mut all) = (0, 0);
    for (weight, piece) in weights.iter().zip(&bits.found) {
        all += weight;
        covered += weight * piece.worth() / 100;
    }
    bits.apart.or((covered * TOGETHER).checked_div(all).unwrap_or(0), bits.by)
}

/// The characters of a name that were typed, in pieces of two or more.
fn marks(name: &[u16], typed: &Typed) -> Vec<(usize, usize)> {
    let mut hit = vec![false; name.len()];
    for from in 0..typed.tokens.len() {
        for start in 0..name.len() {
            let same = (from..typed.tokens.len()).zip(&name[start..]);
            let len = same.take_while(|(token, letter)| typed.sure(*token, **letter) > 0).count();
            if len > 1 {
                hit[start..start + len].fill(true);
            }
        }
    }
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for place in (0..hit.len()).filter(|&place| hit[place]) {
        match marks.last_mut() {
            Some((start, len)) if *start + *len == place => *len += 1,
            _ => marks.push((place, 1)),
        }
    }
    marks
}

/// A target as far as it is in a region.
fn within(target: &Target, region: Option<usize>) -> Option<Target> {
    let Some(region) = region else {
        return Some(target.clone());
    };
    match target {
        Target::Topic(topic, regions) => {
            regions.contains(&region).then(|| Target::Topic(*topic, vec![region]))
        }
        Target::Matter(places) => {
            let here = places.iter().find(|it| usize::from(it.region) == region)?;
            Some(Target::Matter(vec![*here]))
        }
        Target::Elsewhere(_) => Some(target.clone()),
    }
}

/// The situations for which a region has at least one matter, as places in the catalogue.
pub fn topics(catalogue: &Catalogue, region: &Region) -> Vec<usize> {
    catalogue
        .topics
        .iter()
        .enumerate()
        .filter(|(_, topic)| topic.is_in(region))
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests;
