//! What can be found, and all that it is called.

use super::{Target, reading};
use crate::catalogue::{Audience, Catalogue, MatterPlace, Region};

/// One name or word of an entry.
pub struct Term {
    /// As written.
    pub text: &'static str,
    /// Its characters, as places in the alphabet.
    pub letters: Vec<u16>,
    /// How much a hit in it counts, in hundredths.
    pub weight: u32,
}

/// A situation or matter with all that it is called. The first term is its name.
pub struct Entry {
    pub target: Target,
    pub id: &'static str,
    pub name: &'static str,
    pub terms: Vec<Term>,
    /// How much likelier people mean it than another that fits as well, in hundredths.
    pub favour: u32,
}

/// Everything that can be found, and the characters of which it is made.
pub struct Book {
    pub entries: Vec<Entry>,
    pub alphabet: Vec<char>,
    /// Place in the alphabet and one, for each character that [`reading::place`] knows.
    places: Vec<u16>,
    /// Characters that are read as others.
    same: Vec<(char, char)>,
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
        let mut same = Vec::new();
        for it in &speech.instead {
            if let (Some(typed), Some(meant)) = (only(it.typed), only(it.meant)) {
                same.push((typed, meant));
            }
        }
        let places = reading::table();
        let mut book = Book { entries: Vec::new(), alphabet: Vec::new(), places, same };
        for (place, topic) in catalogue.topics.iter().enumerate() {
            let regions = catalogue.regions.iter().enumerate();
            let here =
                |region: &Region| topic.matters.iter().any(|it| region.matter(it.id).is_some());
            let regions = regions.filter(|(_, it)| here(it)).map(|(place, _)| place).collect();
            let entry = book.entry(Target::Topic(place, regions), topic.id, topic.situation, TOPIC);
            book.add_name(entry, topic.situation, NAME, NAME);
            topic.words.iter().for_each(|word| book.add(entry, word, WORD));
        }
        for (place, elsewhere) in speech.elsewhere.iter().enumerate() {
            let target = Target::Elsewhere(elsewhere.advice);
            let _ = place;
            let entry = book.entry(target, elsewhere.id, elsewhere.name, TOPIC);
            book.add_name(entry, elsewhere.name, NAME, NAME);
            elsewhere.words.iter().for_each(|word| book.add(entry, word, NAME));
        }
        for (region, it) in catalogue.regions.iter().enumerate() {
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
        book
    }

    fn entry(&mut self, target: Target, id: &'static str, name: &'static str, favour: u32) -> usize {
        self.entries.push(Entry { target, id, name, terms: Vec::new(), favour });
        self.entries.len() - 1
    }

    /// A name and the parts that its punctuation makes: people type one of 怀孕、生孩子.
    fn add_name(&mut self, entry: usize, name: &'static str, weight: u32, part: u32) {
        self.add(entry, name, weight);
        let (before, after) = name.split_once("——").unwrap_or(("", name));
        self.add(entry, after, weight);
        self.add(entry, before, BEFORE);
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
        let known = self.entries[entry].terms.iter().any(|term| term.text == text);
        if !text.is_empty() && !known {
            let letters = text.chars().map(|c| self.letter(c)).collect();
            self.entries[entry].terms.push(Term { text, letters, weight });
        }
    }

    /// A character as it is read here.
    pub fn read(&self, c: char) -> char {
        let found = self.same.iter().find(|(typed, _)| *typed == c);
        found.map_or(c.to_ascii_lowercase(), |(_, meant)| *meant)
    }

    fn letter(&mut self, c: char) -> u16 {
        let c = self.read(c);
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

/// The character of a text that has one only.
fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
