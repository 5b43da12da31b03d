//! Readings of characters: those of `characters.txt` and every one that names and search words have.

use super::mistake::{Mistake, Position};
use super::yaml::File;
use super::{Session, keep};
use crate::catalogue::{Region, Speech, Syllable, Topic};
use pinyin::{ToPinyin, ToPinyinMulti};
use std::collections::BTreeMap;

const CHARACTERS: &str = "characters.txt";

/// Whether a character can be read so; dictionaries know more readings than people do.
pub fn is_reading(c: char, reading: &str) -> bool {
    let known = c.to_pinyin_multi().into_iter().flatten();
    known.into_iter().any(|it| it.plain() == reading)
}

/// The syllables with their characters, in the order of the alphabet; `others` are readings besides the first.
pub fn read(
    session: &mut Session<'_>,
    regions: &[Region],
    topics: &[Topic],
    speech: &Speech,
    others: &[(char, String)],
) -> Vec<Syllable> {
    let Some(common) = session.read(CHARACTERS) else {
        return Vec::new();
    };
    let mut syllables: BTreeMap<String, Vec<char>> = BTreeMap::new();
    let mut add = |c: char| {
        let Some(reading) = c.to_pinyin() else {
            return false;
        };
        let others = others.iter().filter(|(known, _)| *known == c).map(|(_, it)| it.as_str());
        for reading in std::iter::once(reading.plain()).chain(others) {
            let chars = syllables.entry(reading.replace('ü', "v")).or_default();
            if !chars.contains(&c) {
                chars.push(c);
            }
        }
        true
    };
    for (line, text) in common.lines().enumerate() {
        for (column, c) in text.chars().enumerate() {
            if !add(c) {
                let file = File::new(session.shown(CHARACTERS), common.clone(), session.report);
                let at = Position { line: line + 1, column: column + 1 };
                file.mistake(at, Mistake::NoReading { found: c });
            }
        }
    }
    let matters = regions.iter().flat_map(|region| &region.matters);
    let names =
        matters.flat_map(|it| [it.name, it.plain].into_iter().chain(it.words.iter().copied()));
    let topics = topics.iter().flat_map(|it| it.words.iter().copied().chain([it.situation]));
    let elsewhere = speech.elsewhere.iter();
    let elsewhere = elsewhere.flat_map(|it| it.words.iter().copied().chain([it.name]));
    let shared = speech.shared.iter().flat_map(|it| it.words.iter().copied());
    for c in names.chain(topics).chain(elsewhere).chain(shared).flat_map(str::chars) {
        // Punctuation and letters have none.
        add(c);
    }
    let syllable = |(text, mut chars): (String, Vec<char>)| {
        chars.sort_unstable();
        let chars: String = chars.into_iter().collect();
        Syllable { text: keep(&text), chars: keep(&chars) }
    };
    syllables.into_iter().map(syllable).collect()
}
