//! What can be found, and all that it is called.

use super::{Target, reading};
use crate::catalogue::{Audience, Catalogue, Instead, MatterPlace, Region};

/// One name or word of an entry.
pub struct Term {
    /// As written.
    pub text: &'static str,
    /// Its characters, as places in the alphabet.
    pub letters: Vec<u16>,
    /// How much a hit in it counts, in hundredths.
    pub weight: u32,
    /// The regions whose matter is called so; empty where all are meant.
    pub regions: Vec<u8>,
    /// Whether it is read with other words for the same, and so has no sound of its own.
    pub read: bool,
}

impl Term {
    /// Whether something is called so in a region, or anywhere.
    pub fn is_in(&self, region: Option<usize>) -> bool {
        let is_here = |region| self.regions.iter().any(|it| usize::from(*it) == region);
        self.regions.is_empty() || region.is_none_or(is_here)
    }
}

/// A situation or matter with all that it is called. The first term is its name.
pub struct Entry {
    pub target: Target,
    pub id: &'static str,
    pub name: &'static str,
    pub terms: Vec<Term>,
    /// How much likelier people mean it than another that fits as well, in hundredths.
    pub favour: u32,
    /// The situations that lead to it, or which it is: a bit for each.
    pub leads: u32,
}

/// Everything that can be found, and the characters of which it is made.
pub struct Book {
    pub entries: Vec<Entry>,
    pub alphabet: Vec<char>,
    /// Place in the alphabet and one, for each character that [`reading::place`] knows.
    places: Vec<u16>,
    pub synonyms: Synonyms,
    /// The region whose matters are being added.
    region: Option<u8>,
}

const NAME: u32 = 100;
const PLAIN: u32 = 98;
/// What a word counts, and the situation before —— in a name.
pub const WORD: u32 = 92;
const BEFORE: u32 = 84;
/// What one of several things counts that a name lists: 转院 in a name of thirty characters.
const PART: u32 = 88;

const TOPIC: u32 = 103;
const PERSON: u32 = 100;
const OTHERS: u32 = 99;
const SELDOM: u32 = 94;
/// A matter of the office itself.
pub const INTERNAL: u32 = 60;

impl Book {
    /// Over everything that a catalogue knows.
    pub fn of(catalogue: &Catalogue) -> Self {
        let speech = &catalogue.speech;
        let mut book = Book {
            entries: Vec::new(),
            alphabet: Vec::new(),
            places: reading::table(),
            synonyms: Synonyms::of(&speech.instead),
            region: None,
        };
        for (place, topic) in catalogue.topics.iter().enumerate() {
            let regions = catalogue.regions.iter().enumerate();
            let here = |region: &Region| topic.is_in(region);
            let regions = regions.filter(|(_, it)| here(it)).map(|(place, _)| place).collect();
            let entry = book.entry(Target::Topic(place, regions), topic.id, topic.situation, TOPIC);
            book.add_name(entry, topic.situation, NAME, NAME);
            topic.words.iter().for_each(|word| book.add(entry, word, WORD));
        }
        for elsewhere in &speech.elsewhere {
            let target = Target::Elsewhere(elsewhere.advice);
            let entry = book.entry(target, elsewhere.id, elsewhere.name, TOPIC);
            book.add_name(entry, elsewhere.name, NAME, NAME);
            elsewhere.words.iter().for_each(|word| book.add(entry, word, NAME));
        }
        for (region, it) in catalogue.regions.iter().enumerate() {
            book.region = Some(region as u8);
            for (matter, it) in it.matters.iter().enumerate() {
                let place = MatterPlace { region: region as u8, matter: matter as u8 };
                let known = book.entries.iter().position(|known| {
                    known.id == it.id && matches!(known.target, Target::Matter(_))
                });
                let entry = known.unwrap_or_else(|| {
                    let favour = match it.audience {
                        Audience::Internal => INTERNAL,
                        _ if speech.seldom.contains(&it.id) => SELDOM,
                        Audience::Person => PERSON,
                        Audience::Employer | Audience::Institution => OTHERS,
                    };
                    book.entry(Target::Matter(Vec::new()), it.id, it.name, favour)
                });
                if let Some(Entry { target: Target::Matter(places), .. }) =
                    book.entries.get_mut(entry)
                {
                    places.push(place);
                }
                book.add_name(entry, it.name, NAME, PART);
                book.add_name(entry, it.plain, PLAIN, PLAIN);
                it.words.iter().for_each(|word| book.add(entry, word, WORD));
            }
        }
        book.region = None;
        for shared in &speech.shared {
            for entry in 0..book.entries.len() {
                if shared.of.contains(&book.entries[entry].id) {
                    shared.words.iter().for_each(|word| book.add(entry, word, WORD));
                }
            }
        }
        for entry in &mut book.entries {
            for (place, topic) in (0..).zip(&catalogue.topics) {
                // What stands for another matter somewhere is not what the situation is about.
                let has = topic.matters.iter().any(|it| it.id == entry.id && it.lacking.is_empty());
                entry.leads |= u32::from(topic.id == entry.id || has) << place;
            }
        }
        book.add_synonyms();
        book
    }

    /// Names and words as they are with other words for the same: 公司 is 单位. Those as written stay, for
    /// their sounds.
    fn add_synonyms(&mut self) {
        for entry in 0..self.entries.len() {
            for term in 0..self.entries[entry].terms.len() {
                let Term { text, weight, .. } = self.entries[entry].terms[term];
                let regions = self.entries[entry].terms[term].regions.clone();
                let read = self.synonyms.read(text, true);
                if read != text {
                    let letters = read.chars().map(|c| self.letter(c)).collect();
                    let term = Term { text, letters, weight, regions, read: true };
                    self.entries[entry].terms.push(term);
                }
            }
        }
    }

    fn entry(
        &mut self,
        target: Target,
        id: &'static str,
        name: &'static str,
        favour: u32,
    ) -> usize {
        self.entries.push(Entry { target, id, name, terms: Vec::new(), favour, leads: 0 });
        self.entries.len() - 1
    }

    /// A name and the parts that its punctuation makes: people type one of 怀孕、生孩子.
    fn add_name(&mut self, entry: usize, name: &'static str, weight: u32, part: u32) {
        let (before, after) = name.split_once("——").unwrap_or(("", name));
        // First what it is called in full: marks are in that.
        self.add(entry, name, if before.is_empty() { weight } else { BEFORE });
        self.add(entry, before, BEFORE);
        self.add(entry, after, weight);
        // Not is_alphanumeric: Unicode's tables are several kilobytes of the page.
        let is_sign = |c: char| !c.is_ascii_alphanumeric() && reading::place(c).is_none();
        // One of a list is not what the whole is called, and what is in brackets sets it apart.
        let later = if after.contains('、') { part } else { weight };
        for (place, piece) in after.split(is_sign).enumerate() {
            if piece.chars().nth(1).is_some() {
                self.add(entry, piece, if place == 0 { part } else { later });
            }
        }
    }

    fn add(&mut self, entry: usize, text: &'static str, weight: u32) {
        if text.is_empty() {
            return;
        }
        let region = self.region;
        let mut terms = self.entries[entry].terms.iter_mut();
        if let Some(known) = terms.find(|term| term.text == text) {
            match region {
                Some(region) if known.regions.contains(&region) => {}
                Some(region) => known.regions.push(region),
                None => known.regions.clear(),
            }
            return;
        }
        let letters = text.chars().map(|c| self.letter(c)).collect();
        let regions = region.into_iter().collect();
        let term = Term { text, letters, weight, regions, read: false };
        self.entries[entry].terms.push(term);
    }

    fn letter(&mut self, c: char) -> u16 {
        let c = c.to_ascii_lowercase();
        let known = match reading::place(c) {
            Some(slot) => usize::from(self.places[slot]).checked_sub(1),
            None => self.alphabet.iter().position(|known| *known == c),
        };
        let letter = known.unwrap_or(self.alphabet.len());
        if known.is_none() {
            self.alphabet.push(c);
            if let Some(slot) = reading::place(c) {
                self.places[slot] = letter as u16 + 1;
            }
        }
        letter as u16
    }
}

/// What is typed instead of other words.
pub struct Synonyms {
    words: Vec<Instead>,
    /// Whether one begins with a character, by [`reading::place`].
    begin: Vec<u16>,
}

impl Synonyms {
    fn of(words: &[Instead]) -> Self {
        let mut begin = reading::table();
        let first = |it: &Instead| it.typed.chars().next().and_then(reading::place);
        words.iter().filter_map(first).for_each(|slot| begin[slot] = 1);
        Synonyms { words: words.to_vec(), begin }
    }

    /// A text with the words that are meant; only those of the same length, where places in it are to stay.
    pub fn read(&self, text: &str, of_same_length: bool) -> String {
        let (mut read, mut rest) = (String::new(), text);
        while let Some(c) = rest.chars().next() {
            let begins = reading::place(c).is_some_and(|slot| self.begin[slot] > 0);
            // All are Chinese, so bytes are as good as characters.
            let fits = |it: &&Instead| {
                rest.starts_with(it.typed) && (!of_same_length || it.typed.len() == it.meant.len())
            };
            // The longest: 住了半年 is no 住了半 of a stay in hospital.
            let found =
                self.words.iter().filter(|it| begins && fits(it)).max_by_key(|it| it.typed.len());
            let len = found.map_or(c.len_utf8(), |it| it.typed.len());
            read.push_str(found.map_or(&rest[..len], |it| it.meant));
            rest = &rest[len..];
        }
        read
    }
}
