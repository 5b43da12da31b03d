//! How characters sound: readings without tones, and what counts as sounding alike.

use crate::catalogue::Catalogue;

/// The first of the characters that are counted and read, and how many there are: CJK Unified Ideographs.
/// Tables over them are large in memory and small in code, unlike maps.
const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;

/// The place of a character in such a table.
pub fn place(c: char) -> Option<usize> {
    let place = (c as u32).checked_sub(FIRST)? as usize;
    (place < COUNT).then_some(place)
}

/// A table with a value for every character.
pub fn table() -> Vec<u16> {
    vec![0; COUNT]
}

/// The sounds of characters, by character. Many have more than one.
pub struct Readings {
    /// Place in `lists` for each character.
    of: Vec<u16>,
    /// Places in `syllables`; the first list is empty.
    lists: Vec<Vec<u16>>,
    /// As typed on a keyboard, and as it is heard by people who do not tell zh from z or ng from n.
    syllables: Vec<(&'static str, String)>,
    /// Place of the first syllable that is heard so.
    ears: Vec<u16>,
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
        let mut readings = Readings {
            of: table(),
            lists: vec![Vec::new()],
            syllables: Vec::new(),
            ears: Vec::new(),
        };
        for (number, syllable) in (0u16..).zip(&catalogue.syllables) {
            readings.syllables.push((syllable.text, heard(syllable.text)));
            let ear = &readings.syllables[usize::from(number)].1;
            let first = readings.syllables.iter().position(|(_, heard)| heard == ear);
            readings.ears.push(first.unwrap_or_default() as u16);
            for slot in syllable.chars.chars().filter_map(place) {
                if readings.of[slot] == 0 {
                    readings.of[slot] = readings.lists.len() as u16;
                    readings.lists.push(Vec::new());
                }
                readings.lists[usize::from(readings.of[slot])].push(number);
            }
        }
        readings
    }

    /// Places in `syllables` of a character's readings.
    fn list(&self, c: char) -> &[u16] {
        let list = place(c).map_or(0, |slot| usize::from(self.of[slot]));
        &self.lists[list]
    }

    /// The readings of a character, as typed and as heard.
    pub fn sounds(&self, c: char) -> impl Iterator<Item = (&str, &str)> {
        self.list(c).iter().filter_map(|&place| {
            let (typed, heard) = self.syllables.get(usize::from(place))?;
            Some((*typed, heard.as_str()))
        })
    }

    /// Whether two characters can sound alike.
    pub fn alike(&self, left: char, right: char) -> bool {
        let ear = |place: &u16| self.ears.get(usize::from(*place));
        self.list(left).iter().any(|it| self.list(right).iter().any(|other| ear(it) == ear(other)))
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
