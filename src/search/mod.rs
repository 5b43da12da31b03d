//! From what people type to situations and matters, over the whole catalogue: names and everyday words, by
//! characters, by characters that sound alike, by pinyin, by initials, half-typed or in a whole sentence.

mod fit;
mod reading;

use crate::catalogue::{Audience, Catalogue, MatterPlace, Region};
use fit::Token;
use reading::Readings;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A situation, by its place in the catalogue, with the regions that have a matter for it.
    Topic(usize, Vec<usize>),
    /// A matter, wherever it is done.
    Matter(Vec<MatterPlace>),
}

/// Something found, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub target: Target,
    /// Identifier of the situation or matter.
    pub id: &'static str,
    /// Its name: of a situation ours, of a matter verbatim.
    pub name: &'static str,
    /// Characters of the name that fit what was typed: first, and how many.
    pub marks: Vec<(usize, usize)>,
    /// The everyday word that fits, when the name does not.
    pub word: &'static str,
    /// How well it fits; larger is better.
    pub score: u32,
}

/// One name or word of an entry.
struct Term {
    text: &'static str,
    chars: Vec<char>,
    /// How much a hit in it counts, in hundredths.
    weight: u32,
}

/// A situation or matter with all that it is called.
struct Entry {
    target: Target,
    id: &'static str,
    name: &'static str,
    terms: Vec<Term>,
    /// How much likelier people mean it than another that fits as well, in hundredths.
    favour: u32,
}

/// Finds. Make it once for a catalogue.
pub struct Finder {
    readings: Readings,
    entries: Vec<Entry>,
    /// In how many entries a character stands.
    spread: Vec<u16>,
}

/// Characters that people put around what they mean.
const FILLERS: &str = "的了吗呢吧啊哪儿里怎么样咋啥什我俺你他她们想要能不给把被让个这那有没是在和跟去来上下多少几可以会就都也还啦得着过办弄";
const NAME: u32 = 100;
const PLAIN: u32 = 98;
const WORD: u32 = 92;
/// What a filler says, where other characters say 12 to 60.
const FILLER: u32 = 4;
/// So few matters that fit in one piece are what was meant, rather than a situation.
const FEW: usize = 2;
/// How much something counts whose whole name was typed, in hundredths.
const NAMED: u32 = 103;
/// How much a situation counts then, in hundredths, and a matter of the office itself.
const BESIDE: u32 = 78;
const INTERNAL: u32 = 60;
/// What a hit in another order counts, in hundredths of one in one piece.
const APART: u32 = 92;
/// Results that are shown at most.
const MOST: usize = 8;
/// A result that fits less than this, in hundredths of the best, is not shown; nor one below [`LEAST`].
const SHARE: u32 = 45;
const LEAST: u32 = 2000;

impl Finder {
    /// Over everything that a catalogue knows.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut entries = Vec::new();
        for (place, topic) in catalogue.topics.iter().enumerate() {
            let regions = catalogue.regions.iter().enumerate();
            let here =
                |region: &Region| topic.matters.iter().any(|it| region.matter(it.id).is_some());
            let regions = regions.filter(|(_, it)| here(it)).map(|(place, _)| place).collect();
            let mut entry = Entry {
                target: Target::Topic(place, regions),
                id: topic.id,
                name: topic.situation,
                terms: Vec::new(),
                favour: 103,
            };
            entry.add_name(topic.situation, NAME);
            topic.words.iter().for_each(|word| entry.add(word, WORD));
            entries.push(entry);
        }
        for (region, it) in catalogue.regions.iter().enumerate() {
            for (matter, it) in it.matters.iter().enumerate() {
                let place = MatterPlace { region: region as u8, matter: matter as u8 };
                let known = entries.iter_mut().find(|known: &&mut Entry| {
                    known.id == it.id && matches!(known.target, Target::Matter(_))
                });
                let entry = match known {
                    Some(entry) => entry,
                    None => {
                        entries.push(Entry {
                            target: Target::Matter(Vec::new()),
                            id: it.id,
                            name: it.name,
                            terms: Vec::new(),
                            favour: match it.audience {
                                Audience::Person => 100,
                                Audience::Employer | Audience::Institution => 99,
                                Audience::Internal => INTERNAL,
                            },
                        });
                        // Just pushed, so it is there.
                        let Some(entry) = entries.last_mut() else { continue };
                        entry
                    }
                };
                if let Target::Matter(places) = &mut entry.target {
                    places.push(place);
                }
                entry.add_name(it.name, NAME);
                entry.add_name(it.plain, PLAIN);
                it.words.iter().for_each(|word| entry.add(word, WORD));
            }
        }
        let mut spread = reading::table();
        // The entry that counted a character last.
        let mut counted = reading::table();
        for (number, entry) in (1u16..).zip(&entries) {
            let chars = entry.terms.iter().flat_map(|term| &term.chars);
            for slot in chars.filter_map(|c| reading::place(*c)) {
                if counted[slot] != number {
                    counted[slot] = number;
                    spread[slot] += 1;
                }
            }
        }
        Finder { readings: Readings::of(catalogue), entries, spread }
    }

    /// What fits what was typed, the best first; in one region only, if given. Nothing typed finds nothing.
    pub fn find(&self, typed: &str, region: Option<usize>) -> Vec<Found> {
        let tokens = fit::tokens(typed);
        if tokens.is_empty() {
            return Vec::new();
        }
        let cut = self.cut(&tokens);
        let mut found: Vec<Found> = Vec::new();
        let is_whole = |entry: &&Entry| {
            let mut terms = entry.terms.iter();
            matches!(entry.target, Target::Matter(_))
                && entry.favour > INTERNAL
                && terms.any(|term| fit::whole(&self.readings, &tokens, &term.chars).is_some())
        };
        let fitting = self.entries.iter().filter(is_whole).take(FEW + 1).count();
        let specific = (1..=FEW).contains(&fitting);
        for entry in &self.entries {
            let Some(target) = within(&entry.target, region) else {
                continue;
            };
            let hit = if entry.id.eq_ignore_ascii_case(typed.trim()) {
                Some(Best { score: 20_000, term: 0 })
            } else {
                self.best(entry, &tokens, &cut)
            };
            let Some(best) = hit else { continue };
            // Who types all of a name means it, whatever it names.
            let whole = |it: &Term| it.weight > WORD && it.text == typed.trim();
            let named = entry.terms.get(best.term).is_some_and(whole);
            let favour = match entry.target {
                _ if named => NAMED,
                Target::Topic(..) if specific => BESIDE,
                _ => entry.favour,
            };
            let score = best.score * favour / 100;
            let name: Vec<char> = entry.name.chars().map(|c| c.to_ascii_lowercase()).collect();
            let marks = match fit::whole(&self.readings, &tokens, &name) {
                Some(hit) => vec![(hit.start, hit.len)],
                None => self.marks(&name, &cut),
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

    fn best(&self, entry: &Entry, tokens: &[Token], cut: &[Token]) -> Option<Best> {
        let mut best: Option<Best> = None;
        let mut better = |score: u32, term: usize| {
            if score > 0 && best.as_ref().is_none_or(|known| score > known.score) {
                best = Some(Best { score, term });
            }
        };
        for (place, term) in entry.terms.iter().enumerate() {
            if let Some(hit) = fit::whole(&self.readings, tokens, &term.chars) {
                // The more of the term was typed the better; its beginning is best.
                let share = 80 + 20 * hit.len as u32 / term.chars.len().max(1) as u32;
                let beginning = if hit.start == 0 { 103 } else { 100 };
                better(hit.sure * share * term.weight / 100 * beginning / 100, place);
            }
        }
        let (score, term) = self.in_pieces(entry, cut);
        better(score, term);
        best
    }

    /// How much of what was typed the entry's terms cover together, rare characters counting more; and the
    /// term that covers most.
    fn in_pieces(&self, entry: &Entry, typed: &[Token]) -> (u32, usize) {
        let mut found = vec![(0usize, 0u32); typed.len()];
        let (mut most, mut by) = (0, 0);
        let mut apart = (0, 0);
        for (place, term) in entry.terms.iter().enumerate() {
            let mut alone = vec![(0usize, 0u32); typed.len()];
            fit::pieces(&self.readings, typed, &term.chars, &mut alone);
            if alone.iter().all(|it| it.0 > 1) {
                // All that was typed stands in this one term, in another order.
                let sure = alone.iter().map(|it| it.1).sum::<u32>() / typed.len().max(1) as u32;
                let share = 70 + 30 * typed.len() as u32 / term.chars.len().max(1) as u32;
                let score = sure * share.min(100) * term.weight / 100 * APART / 100;
                if score > apart.0 {
                    apart = (score, place);
                }
            }
            let covers: usize = alone.iter().filter(|it| it.0 > 1).map(|it| it.0).sum();
            let covers = covers * 100 / term.chars.len().max(1);
            if covers > most {
                (most, by) = (covers, place);
            }
            for (known, new) in found.iter_mut().zip(alone) {
                // A term that was typed whole says more than a piece of a longer one.
                let full = new.0 == term.chars.len();
                let new = if full { (new.0 + 1, new.1) } else { new };
                if new.0 * new.1 as usize > known.0 * known.1 as usize {
                    *known = new;
                }
            }
        }
        let (mut covered, mut all) = (0, 0);
        for (token, (len, sure)) in typed.iter().zip(found) {
            let rare = self.rarity(token);
            all += rare;
            // One character alone says little, two say something.
            let factor = match len {
                0 => 0,
                1 => 15,
                2 => 82,
                3 => 94,
                _ => 100,
            };
            // What only sounds alike may do so by chance.
            covered += rare * factor * sure / 100 * sure / 100;
        }
        let together = ((covered * 95).checked_div(all).unwrap_or(0), by);
        if apart.0 > together.0 { apart } else { together }
    }

    /// How much a token says: what stands in few entries says more. Between 10 and 60.
    fn rarity(&self, token: &Token) -> u32 {
        let spread = match token {
            Token::Char(c) if FILLERS.contains(*c) => return FILLER,
            Token::Char(c) => reading::place(*c).map_or(0, |slot| self.spread[slot]),
            Token::Letters(_) => 8,
        };
        match spread {
            // A character that nothing here has: likely a filler.
            0 => 14,
            1..=3 => 60,
            4..=8 => 48,
            9..=16 => 36,
            17..=40 => 24,
            _ => 12,
        }
    }

    /// The characters of a name that were typed, in pieces of two or more.
    fn marks(&self, name: &[char], typed: &[Token]) -> Vec<(usize, usize)> {
        let mut hit = vec![false; name.len()];
        for from in 0..typed.len() {
            for start in 0..name.len() {
                let same = typed[from..].iter().zip(&name[start..]);
                let len = same.take_while(|(t, c)| fit::sure(&self.readings, t, **c) > 0).count();
                if len > 1 {
                    hit[start..start + len].iter_mut().for_each(|it| *it = true);
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
}

/// The best hit of an entry.
struct Best {
    score: u32,
    term: usize,
}

impl Entry {
    /// A name and the parts that its punctuation makes: people type one of 怀孕、生孩子.
    fn add_name(&mut self, name: &'static str, weight: u32) {
        self.add(name, weight);
        // Not is_alphanumeric: Unicode's tables are several kilobytes of the page.
        let is_sign = |c: char| !c.is_ascii_alphanumeric() && reading::place(c).is_none();
        for part in name.split(is_sign) {
            if part.chars().nth(1).is_some() {
                self.add(part, weight);
            }
        }
    }

    fn add(&mut self, text: &'static str, weight: u32) {
        if !text.is_empty() && self.terms.iter().all(|term| term.text != text) {
            let chars = text.chars().map(|c| c.to_ascii_lowercase()).collect();
            self.terms.push(Term { text, chars, weight });
        }
    }
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
    }
}

/// The situations for which a region has at least one matter, as places in the catalogue.
pub fn topics(catalogue: &Catalogue, region: &Region) -> Vec<usize> {
    catalogue
        .topics
        .iter()
        .enumerate()
        .filter(|(_, topic)| topic.matters.iter().any(|it| region.matter(it.id).is_some()))
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests;
