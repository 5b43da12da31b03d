//! A source document as text: finding words in it, white space aside, and accounting for each of its
//! characters.

/// Removes all white space. PDF extraction breaks lines and pads at will, so words are compared
/// without it; everything else must agree to the character.
pub fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A document of `seeds/documents/`.
pub struct Document {
    /// The characters that are not white space.
    chars: Vec<char>,
    /// The line of each of them, counted from 1.
    lines: Vec<usize>,
    /// Which of them something has claimed.
    claimed: Vec<bool>,
    line_count: usize,
}

/// Inclusive range of line numbers, counted from 1.
pub type Lines = (usize, usize);

impl Document {
    pub fn new(text: &str) -> Self {
        let mut chars = Vec::new();
        let mut lines = Vec::new();
        for (index, line) in text.split('\n').enumerate() {
            for c in line.chars().filter(|c| !c.is_whitespace()) {
                chars.push(c);
                lines.push(index + 1);
            }
        }
        let claimed = vec![false; chars.len()];
        Document { chars, lines, claimed, line_count: text.split('\n').count() }
    }

    /// Number of lines.
    pub fn line_count(&self) -> usize {
        self.line_count
    }

    /// Looks for all words of one matter and claims them. Returns the words that are not there.
    ///
    /// Longest first, and each in a place that this matter has not used yet if there is one: so that
    /// a short cell such as `3` is not taken for the 3 in a long sentence.
    pub fn claim_all<'w>(&mut self, words: &[&'w str], ranges: &[Lines]) -> Vec<&'w str> {
        let mut order: Vec<(&str, Vec<char>)> =
            words.iter().map(|word| (*word, without_space(word).chars().collect())).collect();
        order.sort_by_key(|(_, needle)| std::cmp::Reverse(needle.len()));
        let mut used = vec![false; self.chars.len()];
        let mut missing = Vec::new();
        for (word, needle) in order {
            if needle.is_empty() {
                continue;
            }
            let places = self.places(&needle, ranges);
            let unused =
                places.iter().find(|&&at| used[at..at + needle.len()].iter().all(|used| !used));
            match unused.or(places.first()) {
                Some(&at) => {
                    used[at..at + needle.len()].fill(true);
                    self.claimed[at..at + needle.len()].fill(true);
                }
                None => missing.push(word),
            }
        }
        missing
    }

    /// Claims every place where the words stand unclaimed; returns how many there were.
    pub fn claim_remains(&mut self, words: &str) -> usize {
        let needle: Vec<char> = without_space(words).chars().collect();
        if needle.is_empty() {
            return 0;
        }
        let mut count = 0;
        for at in self.places(&needle, &[(1, self.line_count)]) {
            let place = &mut self.claimed[at..at + needle.len()];
            if place.iter().all(|claimed| !claimed) {
                place.fill(true);
                count += 1;
            }
        }
        count
    }

    /// Starts of all places where `needle` stands within one of the ranges.
    fn places(&self, needle: &[char], ranges: &[Lines]) -> Vec<usize> {
        let mut found = Vec::new();
        for &(first, last) in ranges {
            let start = self.lines.partition_point(|&line| line < first);
            let end = self.lines.partition_point(|&line| line <= last);
            found.extend(
                self.chars[start..end]
                    .windows(needle.len())
                    .enumerate()
                    .filter(|(_, window)| *window == needle)
                    .map(|(offset, _)| start + offset),
            );
        }
        found
    }

    /// How many characters are claimed, how many there are, and the unclaimed text by line.
    pub fn coverage(&self) -> Coverage {
        let mut unclaimed: Vec<(usize, String)> = Vec::new();
        for (at, &c) in self.chars.iter().enumerate() {
            if self.claimed[at] {
                continue;
            }
            match unclaimed.last_mut() {
                Some((line, text)) if *line == self.lines[at] => text.push(c),
                _ => unclaimed.push((self.lines[at], c.to_string())),
            }
        }
        Coverage {
            claimed: self.claimed.iter().filter(|&&claimed| claimed).count(),
            total: self.chars.len(),
            unclaimed,
        }
    }
}

/// How much of a document the catalogue accounts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Characters claimed by an element or listed as layout.
    pub claimed: usize,
    /// Characters that are not white space.
    pub total: usize,
    /// Line number and text of what is not accounted for.
    pub unclaimed: Vec<(usize, String)>,
}
