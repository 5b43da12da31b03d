//! How characters sound: readings without tones, and what counts as sounding alike.

use crate::catalogue::Catalogue;
use std::collections::HashMap;

/// The sounds of characters, by character. Many have more than one.
pub struct Readings {
    /// Place in `syllables` for each reading.
    of: HashMap<char, Vec<u16>>,
    /// As typed on a keyboard, and as it is heard by people who do not tell zh from z or ng from n.
    syllables: Vec<(&'static str, String)>,
}

/// A syllable as it is heard: zh, ch, sh are z, c, s; ang, eng, ing are an, en, in.
pub fn heard(syllable: &str) -> String {
    let flat = match syllable.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => [&syllable[..1], &syllable[2..]].concat(),
        _ => syllable.to_owned(),
    };
    match flat.strip_suffix("ng") {
        // 东 is no don: of the finals in ng, ong has no partner in n.
        Some(rest) if !rest.ends_with('o') => [rest, "n"].concat(),
        _ => flat,
    }
}

impl Readings {
    /// The readings that a catalogue carries.
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut readings = Readings { of: HashMap::new(), syllables: Vec::new() };
        for (place, syllable) in (0u16..).zip(&catalogue.syllables) {
            readings.syllables.push((syllable.text, heard(syllable.text)));
            for c in syllable.chars.chars() {
                readings.of.entry(c).or_default().push(place);
            }
        }
        readings
    }

    /// The readings of a character, as typed and as heard.
    pub fn sounds(&self, c: char) -> impl Iterator<Item = (&str, &str)> {
        let places = self.of.get(&c).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&place| {
            let (typed, heard) = self.syllables.get(usize::from(place))?;
            Some((*typed, heard.as_str()))
        })
    }

    /// Whether two characters can sound alike.
    pub fn alike(&self, left: char, right: char) -> bool {
        self.sounds(left).any(|(_, heard)| self.sounds(right).any(|(_, other)| heard == other))
    }

    /// Whether letters are a whole syllable.
    fn is_syllable(&self, letters: &str) -> bool {
        self.syllables.iter().any(|(typed, _)| *typed == letters)
    }

    /// Letters cut into syllables, the last of which may be unfinished; `None` when they cannot be.
    pub fn cut<'t>(&self, letters: &'t str) -> Option<Vec<&'t str>> {
        if letters.is_empty() {
            return Some(Vec::new());
        }
        // The longest first: xian is one syllable before it is two.
        for end in (1..=letters.len().min(6)).rev() {
            let (first, rest) = letters.split_at_checked(end)?;
            let last = rest.is_empty() && self.begins_a_syllable(first);
            if (last || self.is_syllable(first))
                && let Some(mut more) = self.cut(rest)
            {
                more.insert(0, first);
                return Some(more);
            }
        }
        None
    }

    fn begins_a_syllable(&self, letters: &str) -> bool {
        self.syllables.iter().any(|(typed, _)| typed.starts_with(letters))
    }
}
