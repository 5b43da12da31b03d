//! From what people type to situations and matters, over the whole catalogue: names and everyday words, by
//! characters, by characters that sound alike, by pinyin, by initials, half-typed or in a whole sentence.

mod entry;
mod first;
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
    /// Whether the region that was asked for does not have it; then the target says who does.
    pub absent: bool,
}

impl Found {
    /// Who can be asked about something that no document has.
    pub fn advice(&self) -> Option<&'static str> {
        match self.target {
            Target::Elsewhere(advice) => Some(advice),
            _ => None,
        }
    }
}

/// Finds. Make it once for a catalogue.
pub struct Finder {
    readings: Readings,
    book: Book,
    speech: Speech,
    /// Matters that are the same under several names.
    same: Vec<Vec<MatterPlace>>,
}

/// What a filler says, where other characters say 12 to 60, and what is said by a word that weighs.
const FILLER: u32 = 4;
const WEIGHTY: u32 = 110;
/// What a character says that is an action by itself: 停.
const ACTION: u32 = 50;
/// What is said before the last clause counts, in hundredths.
const BEFORE: u32 = 85;
/// What a region has must fit at least so well, in hundredths of what only others have.
const NEARLY: u32 = 72;
/// Something that is not here counts less, in hundredths, when it has less than this of what was typed.
const SAID_ALL: u32 = 5500;
const SAID_MORE: u32 = 75;
/// And so much, or something that is here, where it is said in parts that belong together.
const SAID_APART: u32 = 6000;
const SAID_SO: u32 = 4000;
/// Without one piece that is written as it was typed, so much must fit.
const BY_SOUND: u32 = 5500;
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
/// So many results are read.
const SEEN: usize = 3;
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
            same: catalogue.comparisons.iter().map(|it| it.matters.clone()).collect(),
        }
    }

    /// What fits what was typed, the best first. In a region only what it has, and its own words; but what fits
    /// far better and is only elsewhere comes first, [`Found::absent`]. Nothing typed finds nothing.
    pub fn find(&self, typed: &str, region: Option<usize>) -> Vec<Found> {
        let typed = typed.trim();
        let (all, weights) = self.rank(typed, None, None);
        let mut found = all;
        if region.is_some() {
            // What a word says it says everywhere: where nothing has it, it is no filler for that.
            let all = std::mem::replace(&mut found, self.rank(typed, region, Some(weights)).0);
            let is_topic = |it: &&Found| matches!(it.target, Target::Topic(..));
            let is_matter = |it: &&Found| matches!(it.target, Target::Matter(_));
            let matter = found.iter().find(is_matter).map_or(0, |it| it.score);
            let topic = found.iter().find(is_topic).map_or(0, |it| it.score);
            let best = all.into_iter().find(|it| it.advice().is_none());
            let absent = best.filter(|best| {
                // A situation alone may lead to all but what is meant.
                let leads = matter * 100 >= best.score * SHARE;
                let here = if leads { matter.max(topic) } else { matter };
                here * 100 < best.score * NEARLY && !self.has(best, region)
            });
            if let Some(mut absent) = absent {
                absent.absent = true;
                let fits = |it: &Found| it.score * 100 >= absent.score * SHARE;
                found.retain(|it| fits(it) || it.advice().is_some());
                let at = found.iter().take_while(|it| it.score > absent.score).count();
                found.insert(at, absent);
            }
        }
        self.vary(&mut found);
        self.heed(typed, region, &mut found);
        // What is not here was said in so many words, so it is never far down.
        if let Some(at) = found.iter().position(|it| it.advice().is_some())
            && at >= SEEN
        {
            let elsewhere = found.remove(at);
            found.insert(SEEN - 1, elsewhere);
        }
        found.truncate(MOST);
        found
    }

    /// Whether a region has what was found, or what is the same there under another name.
    fn has(&self, found: &Found, region: Option<usize>) -> bool {
        let here = |it: &MatterPlace| Some(usize::from(it.region)) == region;
        match &found.target {
            Target::Topic(_, regions) => regions.iter().any(|it| Some(*it) == region),
            Target::Matter(places) => {
                let same =
                    self.same.iter().filter(|same| places.iter().any(|it| same.contains(it)));
                places.iter().chain(same.flatten()).any(here)
            }
            Target::Elsewhere(_) => true,
        }
    }

    /// What fits, the best first; in one region, if given. And how much each token says, if that is not known.
    fn rank(
        &self,
        typed: &str,
        region: Option<usize>,
        known: Option<Vec<u32>>,
    ) -> (Vec<Found>, Vec<u32>) {
        let tokens = fit::tokens(&self.book.synonyms.read(typed, false));
        if tokens.is_empty() {
            return Default::default();
        }
        let against = |tokens| Typed::of(&self.readings, &self.book.alphabet, tokens);
        let cut = against(self.cut(&tokens));
        let mut weights = self.weights(&cut.tokens);
        let mut whole = against(tokens);
        let mut hits = self.hits(&whole, region);
        let mut share = 100;
        if hits.iter().all(Vec::is_empty) {
            // 办理异地备案流程 is 异地备案.
            let said = cut.tokens.iter().zip(&weights).filter(|(_, weight)| **weight != FILLER);
            let said: Vec<Token> = said.map(|(token, _)| token.clone()).collect();
            if !said.is_empty() && said.len() < cut.tokens.len() {
                (whole, share) = (against(said), WITHOUT);
                hits = self.hits(&whole, region);
            }
        }
        if let [Token::Letters(run)] = &cut.tokens[..]
            && hits.iter().all(Vec::is_empty)
            && let Some((head, tail)) = run.split_at_checked(run.len().saturating_sub(2))
            && head.len() > 1
            && self.abbreviates_a_filler(tail)
        {
            // syjtsq is 生育津贴申请.
            (whole, share) = (against(vec![Token::Letters(head.to_owned())]), WITHOUT);
            hits = self.hits(&whole, region);
        }
        let fits = |(entry, hits): &(&Entry, &Vec<(usize, Hit)>)| {
            let matter = matches!(entry.target, Target::Matter(_)) && entry.favour > INTERNAL;
            matter && !hits.is_empty()
        };
        let fitting = self.book.entries.iter().zip(&hits).filter(fits).count();
        let specific = (1..=FEW).contains(&fitting);
        let entries = self.book.entries.iter();
        let bits: Vec<Bits> = entries.map(|it| bits(it, &cut, &weights, region)).collect();
        weights = known.unwrap_or_else(|| {
            let mut weights = spread(&weights, &bits);
            // What is wanted stands at the end; before it how it came to that.
            let clause = typed.trim_end_matches(is_sign).rfind(is_sign).unwrap_or(0);
            let before =
                self.cut(&fit::tokens(&self.book.synonyms.read(&typed[..clause], false))).len();
            for weight in weights.iter_mut().take(before) {
                *weight = *weight * BEFORE / 100;
            }
            weights
        });
        let initials = match &cut.tokens[..] {
            [Token::Letters(run)] if hits.iter().all(Vec::is_empty) => Some(run.as_bytes()),
            _ => None,
        };
        let mut found: Vec<Found> = Vec::new();
        for ((entry, bits), hits) in self.book.entries.iter().zip(&bits).zip(&hits) {
            let Some(target) = first::within(&entry.target, region) else {
                continue;
            };
            let mut best = together(bits, &weights);
            if let (Some(run), true) = (initials, entry.favour > INTERNAL) {
                let terms = entry.terms.iter().filter(|it| it.is_in(region));
                best = best.or(self.spelt_in_pieces(run, terms), 0);
            }
            let is_elsewhere = matches!(target, Target::Elsewhere(_));
            if is_elsewhere && best.score < SAID_ALL {
                // 残疾人医保免交 is about more than who is 残疾人.
                best.score = best.score * SAID_MORE / 100;
            }
            if let Some(place) = entry.terms.iter().position(|term| first::says(typed, term.text)) {
                best = best.or(if is_elsewhere { SAID_APART } else { SAID_SO }, place);
            }
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
            let name = entry.terms.first();
            let marks = match name.and_then(|name| whole.whole(name)) {
                Some(hit) => vec![(hit.start, hit.len)],
                None => marks(name.map_or(&[], |name| &name.letters), &cut),
            };
            let term = entry.terms.get(best.term).filter(|_| marks.is_empty());
            let word = term.map_or("", |term| term.text);
            let (id, name, absent) = (entry.id, entry.name, false);
            let it = Found { target, id, name, marks, word, score, absent };
            // In its place: results are few, and a sort would be the largest function here.
            let at = found.iter().take_while(|known| known.score >= score).count();
            found.insert(at, it);
        }
        let top = found.first().map_or(0, |it| it.score);
        let fits = |it: &Found| it.score * 100 >= top * SHARE || it.advice().is_some();
        found.retain(|it| it.score >= LEAST && fits(it));
        (found, weights)
    }

    /// For each entry the terms in which all that was typed stands in one piece.
    fn hits(&self, typed: &Typed, region: Option<usize>) -> Vec<Vec<(usize, Hit)>> {
        let of = |entry: &Entry| {
            let elsewhere = matches!(entry.target, Target::Elsewhere(_));
            let hit = |(place, term): (usize, &Term)| {
                let hit = typed.whole(term).filter(|_| term.is_in(region))?;
                let all = hit.len == term.letters.len() && hit.sure >= SURE;
                (all || !elsewhere).then_some((place, hit))
            };
            entry.terms.iter().enumerate().filter_map(hit).collect()
        };
        self.book.entries.iter().map(of).collect()
    }

    /// Whether letters are the first of each character of a filler: sq is 申请.
    fn abbreviates_a_filler(&self, letters: &str) -> bool {
        self.speech.fillers.iter().any(|word| {
            let begins = |(c, letter): (char, char)| {
                self.readings.sounds(c).any(|(spelt, _)| spelt.starts_with(letter))
            };
            word.chars().count() == letters.len() && word.chars().zip(letters.chars()).all(begins)
        })
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
                    // CT or ICU in a sentence.
                    None if tokens.len() > 1 => {
                        cut.extend(letters.chars().map(|c| Token::Letters(c.into())));
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
        for (token, weight) in tokens.iter().zip(&mut weights) {
            match token {
                Token::Char(c) if self.speech.actions.contains(*c) => *weight = ACTION,
                // How much and how long is what everybody says.
                Token::Letters(run) if run.ends_with(|c: char| c.is_ascii_digit()) => {
                    *weight = FILLER;
                }
                _ => {}
            }
        }
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

fn bits(entry: &Entry, typed: &Typed, weights: &[u32], region: Option<usize>) -> Bits {
    let count = typed.tokens.len();
    let mut bits = Bits { found: vec![Piece::default(); count], by: 0, apart: Best::default() };
    let mut most = 0;
    let terms = entry.terms.iter().enumerate().filter(|(_, term)| term.is_in(region));
    for (place, term) in terms {
        let mut alone = typed.pieces(term);
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

/// Whether a character parts what is said.
fn is_sign(c: char) -> bool {
    !c.is_ascii_alphanumeric() && reading::place(c).is_none()
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
    let (mut covered, mut all, mut written) = (0, 0, false);
    for (weight, piece) in weights.iter().zip(&bits.found) {
        all += weight;
        covered += weight * piece.worth(*weight == ACTION) / 100;
        written |= piece.len > 1 && piece.sure > 88 && *weight != FILLER;
    }
    let score = (covered * TOGETHER).checked_div(all).unwrap_or(0);
    // What only sounds alike may do so by chance.
    bits.apart.or(if written || score >= BY_SOUND { score } else { 0 }, bits.by)
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
