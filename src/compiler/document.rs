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
    /// Characters of marks that the conversion to text left, which are no part of the document's words.
    marks: usize,
}

/// 标记: something that the conversion to text put between the document's words.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    /// The characters, without white space.
    pub text: &'a str,
    /// Whether it is one only at the beginning of a line.
    pub at_line_start: bool,
}

/// 文件行: part of a document. Line numbers count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lines {
    /// From a line to a line, both included.
    Whole(usize, usize),
    /// Some words of a line that also holds words of something else.
    Part(usize, String),
}

impl Lines {
    /// The last line.
    pub fn last(&self) -> usize {
        match self {
            Lines::Whole(_, last) | Lines::Part(last, _) => *last,
        }
    }
}

impl std::fmt::Display for Lines {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Lines::Whole(first, last) => write!(out, "{first}-{last}"),
            Lines::Part(line, _) => write!(out, "{line}"),
        }
    }
}

impl Document {
    /// Reads a document, leaving out the marks. Also returns how often each mark occurs.
    pub fn new(text: &str, marks: &[Mark]) -> (Self, Vec<usize>) {
        let mut chars = Vec::new();
        let mut lines = Vec::new();
        let mut counts = vec![0; marks.len()];
        for (index, line) in text.split('\n').enumerate() {
            let mut rest = line.trim_start();
            let mut at_start = true;
            while let Some(c) = rest.chars().next() {
                let mark = marks.iter().position(|mark| {
                    (at_start || !mark.at_line_start) && rest.starts_with(mark.text)
                });
                match mark {
                    Some(place) => {
                        counts[place] += 1;
                        rest = &rest[marks[place].text.len()..];
                    }
                    None => {
                        if !c.is_whitespace() {
                            chars.push(c);
                            lines.push(index + 1);
                        }
                        rest = &rest[c.len_utf8()..];
                    }
                }
                at_start = false;
            }
        }
        let marked =
            marks.iter().zip(&counts).map(|(mark, count)| mark.text.chars().count() * count).sum();
        let claimed = vec![false; chars.len()];
        let line_count = text.split('\n').count();
        (Document { chars, lines, claimed, line_count, marks: marked }, counts)
    }

    /// Number of lines.
    pub fn line_count(&self) -> usize {
        self.line_count
    }

    /// Looks for all words of one matter and claims them. Returns the words that are not there.
    ///
    /// Longest first, and each in a place that this matter has not used yet if there is one: so that
    /// a short cell such as `3` is not taken for the 3 in a long sentence. The ranges are read in the
    /// order given, so that a sentence which the document breaks (by a page, by another cell's line)
    /// is found when its pieces stand in neighbouring ranges.
    pub fn claim_all<'w>(&mut self, words: &[&'w str], ranges: &[Lines]) -> Vec<&'w str> {
        let mut order: Vec<(&str, Vec<char>)> =
            words.iter().map(|word| (*word, without_space(word).chars().collect())).collect();
        order.sort_by_key(|(_, needle)| std::cmp::Reverse(needle.len()));
        let mut used = vec![false; self.chars.len()];
        let mut missing = Vec::new();
        let sequence = self.sequence(ranges);
        for (word, needle) in order {
            if needle.is_empty() {
                continue;
            }
            let places = self.places(&needle, &sequence);
            let unused = places.iter().find(|&&at| {
                sequence[at..at + needle.len()].iter().all(|&position| !used[position])
            });
            match unused.or(places.first()) {
                Some(&at) => {
                    for &position in &sequence[at..at + needle.len()] {
                        used[position] = true;
                        self.claimed[position] = true;
                    }
                }
                None => missing.push(word),
            }
        }
        missing
    }

    /// Claims a heading with the colon after it wherever it stands so in the ranges, and without the
    /// colon in the first place where it stands otherwise. Returns whether it stands anywhere.
    pub fn claim_heading(&mut self, words: &str, ranges: &[Lines]) -> bool {
        let needle: Vec<char> = without_space(words).chars().collect();
        let sequence = self.sequence(ranges);
        let places = self.places(&needle, &sequence);
        let colon = |at: usize| {
            let next = sequence.get(at + needle.len()).copied();
            next.filter(|&position| matches!(self.chars[position], ':' | '：'))
        };
        let with_colon: Vec<(usize, usize)> =
            places.iter().filter_map(|&at| Some((at, colon(at)?))).collect();
        for &(at, colon) in &with_colon {
            self.claimed[colon] = true;
            for &position in &sequence[at..at + needle.len()] {
                self.claimed[position] = true;
            }
        }
        if with_colon.is_empty() { self.claim_all(&[words], ranges).is_empty() } else { true }
    }

    /// Whether a heading with a colon after it stands in the ranges.
    pub fn has_heading(&self, words: &str, ranges: &[Lines]) -> bool {
        let needle: Vec<char> = without_space(words).chars().collect();
        let sequence = self.sequence(ranges);
        self.places(&needle, &sequence).iter().any(|&at| {
            let next = sequence.get(at + needle.len());
            next.is_some_and(|&position| matches!(self.chars[position], ':' | '：'))
        })
    }

    /// Whether the words stand anywhere in the document.
    pub fn contains(&self, words: &str) -> bool {
        let needle: Vec<char> = without_space(words).chars().collect();
        self.chars.windows(needle.len().max(1)).any(|window| window == needle)
    }

    /// Claims the words where they stand unclaimed, else anywhere. Returns whether they stand anywhere.
    pub fn claim(&mut self, words: &str) -> bool {
        let needle: Vec<char> = without_space(words).chars().collect();
        let everything = self.sequence(&[Lines::Whole(1, self.line_count)]);
        let places = self.places(&needle, &everything);
        let unclaimed = places
            .iter()
            .find(|&&at| self.claimed[at..at + needle.len()].iter().all(|claimed| !claimed));
        if let Some(&at) = unclaimed {
            self.claimed[at..at + needle.len()].fill(true);
        }
        needle.is_empty() || !places.is_empty()
    }

    /// Claims every place where the words stand unclaimed; returns how many there were.
    pub fn claim_remains(&mut self, words: &str) -> usize {
        let needle: Vec<char> = without_space(words).chars().collect();
        if needle.is_empty() {
            return 0;
        }
        let mut count = 0;
        let everything: Vec<usize> = (0..self.chars.len()).collect();
        for at in self.places(&needle, &everything) {
            let place = &mut self.claimed[at..at + needle.len()];
            if place.iter().all(|claimed| !claimed) {
                place.fill(true);
                count += 1;
            }
        }
        count
    }

    /// Positions of the characters of the ranges, range after range.
    fn sequence(&self, ranges: &[Lines]) -> Vec<usize> {
        let start = |line: usize| self.lines.partition_point(|&known| known < line);
        let mut sequence = Vec::new();
        for range in ranges {
            match range {
                Lines::Whole(first, last) => sequence.extend(start(*first)..start(last + 1)),
                Lines::Part(line, words) => {
                    let needle: Vec<char> = without_space(words).chars().collect();
                    let whole: Vec<usize> = (start(*line)..start(line + 1)).collect();
                    if let Some(&at) = self.places(&needle, &whole).first() {
                        sequence.extend_from_slice(&whole[at..at + needle.len()]);
                    }
                }
            }
        }
        sequence
    }

    /// How far into the document the words stand, within the ranges.
    pub fn place(&self, words: &str, ranges: &[Lines]) -> Option<usize> {
        let needle: Vec<char> = without_space(words).chars().collect();
        let sequence = self.sequence(ranges);
        self.places(&needle, &sequence).first().map(|&at| sequence[at])
    }

    /// Places in the sequence at which `needle` starts.
    fn places(&self, needle: &[char], sequence: &[usize]) -> Vec<usize> {
        let here = |window: &[usize]| {
            window.iter().zip(needle).all(|(&position, &c)| self.chars[position] == c)
        };
        sequence
            .windows(needle.len().max(1))
            .enumerate()
            .filter(|(_, window)| here(window))
            .map(|(at, _)| at)
            .collect()
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
            claimed: self.marks + self.claimed.iter().filter(|&&claimed| claimed).count(),
            total: self.marks + self.chars.len(),
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
