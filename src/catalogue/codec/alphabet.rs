//! The alphabet of the texts: characters of one byte and of two.

/// Characters up to this many take one byte; the other values of a byte begin one of two.
const SHORT: usize = 224;

/// Which characters the texts use, and how each is written.
pub struct Alphabet {
    short: Vec<char>,
    long: Vec<char>,
}

impl Alphabet {
    /// The alphabet for some text: the most frequent characters are the short ones.
    pub fn of(text: &str) -> Self {
        let mut counts = std::collections::BTreeMap::<char, usize>::new();
        for c in text.chars() {
            *counts.entry(c).or_default() += 1;
        }
        let mut frequent: Vec<char> = counts.keys().copied().collect();
        frequent.sort_by_key(|c| std::cmp::Reverse(counts[c]));
        frequent.truncate(SHORT);
        let (short, long) = counts.into_keys().partition(|c| frequent.contains(c));
        Alphabet { short, long }
    }

    /// The text in this alphabet, which must have all its characters.
    pub fn write(&self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for c in text.chars() {
            if let Ok(place) = self.short.binary_search(&c) {
                bytes.push(place as u8);
            } else if let Ok(place) = self.long.binary_search(&c) {
                bytes.push((SHORT + place / 256) as u8);
                bytes.push((place % 256) as u8);
            }
        }
        bytes
    }

    /// The characters in the order of their code points: how far each is from the one before, and
    /// whether it is a short one.
    pub fn steps(&self) -> Vec<u32> {
        let mut all: Vec<char> = self.short.iter().chain(&self.long).copied().collect();
        all.sort_unstable();
        let mut before = 0;
        all.into_iter()
            .map(|c| {
                let step = (c as u32 - before) * 2 + u32::from(self.short.contains(&c));
                before = c as u32;
                step
            })
            .collect()
    }

    /// The alphabet that [`Alphabet::steps`] describes.
    pub fn from_steps(steps: impl Iterator<Item = u32>) -> Self {
        let mut alphabet = Alphabet { short: Vec::new(), long: Vec::new() };
        let mut code = 0u32;
        for step in steps {
            code = code.wrapping_add(step / 2);
            let c = char::from_u32(code).unwrap_or_default();
            if step % 2 == 1 { alphabet.short.push(c) } else { alphabet.long.push(c) }
        }
        alphabet
    }

    /// Reads a text written in this alphabet; `None` when a byte means nothing.
    pub fn read(&self, bytes: &[u8]) -> Option<String> {
        let mut text = String::with_capacity(bytes.len() * 3);
        let mut bytes = bytes.iter().copied().map(usize::from);
        while let Some(byte) = bytes.next() {
            text.push(match byte.checked_sub(SHORT) {
                None => *self.short.get(byte)?,
                Some(lead) => *self.long.get(lead * 256 + bytes.next()?)?,
            });
        }
        Some(text)
    }
}
