//! Readings of characters: those of `characters.txt` and every one that names and search words have.

use super::mistake::{Mistake, Position};
use super::yaml::File;
use super::{Session, keep};
use crate::catalogue::{Region, Syllable, Topic};
use pinyin::ToPinyinMulti;
use std::collections::BTreeMap;

const CHARACTERS: &str = "characters.txt";

/// The syllables with their characters, in the order of the alphabet.
pub fn read(session: &mut Session<'_>, regions: &[Region], topics: &[Topic]) -> Vec<Syllable> {
    let Some(common) = session.read(CHARACTERS) else {
        return Vec::new();
    };
    let mut syllables: BTreeMap<String, Vec<char>> = BTreeMap::new();
    let mut add = |c: char| {
        let Some(readings) = c.to_pinyin_multi() else {
            return false;
        };
        for reading in readings {
            let chars = syllables.entry(reading.plain().replace('ü', "v")).or_default();
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
    for c in names.chain(topics).flat_map(str::chars) {
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
