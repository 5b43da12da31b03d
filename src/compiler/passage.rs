//! 出处: finding a passage by element name and paragraph labels, and words within it.

use crate::catalogue::{Element, ElementKind, Quote};

/// Part of an element's text, as a byte range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub element: usize,
    pub start: usize,
    pub end: usize,
}

/// How deep a paragraph's label stands: `一、` above `(一)` above `1.` above `①`. A paragraph without a
/// label belongs to the one before it.
fn rank(paragraph: &str) -> u8 {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = paragraph.trim_start();
    let mut chars = text.chars();
    match chars.next() {
        Some('(' | '（') => {
            let inner: String = chars.by_ref().take_while(|c| !matches!(c, ')' | '）')).collect();
            let numbered = !inner.is_empty()
                && inner.chars().all(|c| NUMERALS.contains(c) || c.is_ascii_digit());
            if numbered { 1 } else { u8::MAX }
        }
        Some('①'..='⑳') => 3,
        Some(c) if c.is_ascii_digit() => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.starts_with(['.', '、', '．']) { 2 } else { u8::MAX }
        }
        Some(c) if NUMERALS.contains(c) => {
            let rest = text.trim_start_matches(|c: char| NUMERALS.contains(c));
            if rest.starts_with('、') { 0 } else { u8::MAX }
        }
        _ => u8::MAX,
    }
}

/// Whether a paragraph carries the label. `5` stands for `5.` and `5、`.
fn carries(paragraph: &str, label: &str) -> bool {
    let text = paragraph.trim_start();
    let Some(rest) = text.strip_prefix(label) else {
        return false;
    };
    !label.ends_with(|c: char| c.is_ascii_digit()) || rest.starts_with(['.', '、', '．'])
}

/// Paragraphs of a text as byte ranges.
fn paragraphs(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = start;
    for line in text[start..end].split('\n') {
        found.push((at, at + line.len()));
        at += line.len() + 1;
    }
    found
}

/// The passage that a path such as `办理流程 (二) 1.` names.
pub fn locate(elements: &[Element], path: &str) -> Option<Passage> {
    let mut steps = path.split_whitespace();
    let kind = ElementKind::from_word(steps.next()?)?;
    let element = elements.iter().position(|element| element.kind == kind)?;
    let text = elements[element].text;
    let (mut start, mut end) = (0, text.len());
    for label in steps {
        let inside = paragraphs(text, start, end);
        let first = inside.iter().position(|&(from, to)| carries(&text[from..to], label))?;
        let depth = rank(&text[inside[first].0..inside[first].1]);
        let after = inside[first + 1..]
            .iter()
            .position(|&(from, to)| rank(&text[from..to]) <= depth && depth != u8::MAX)
            .map_or(inside.len(), |offset| first + 1 + offset);
        start = inside[first].0;
        end = inside[after - 1].1;
    }
    Some(Passage { element, start, end })
}

/// Every path of one label that `locate` would find, for error messages.
pub fn known_paths(elements: &[Element]) -> Vec<String> {
    elements.iter().map(|element| element.kind.word().to_owned()).collect()
}

/// The first place of the words in the passage, white space aside.
pub fn find(elements: &[Element], passage: Passage, words: &str) -> Option<Quote> {
    let text = &elements[passage.element].text[passage.start..passage.end];
    let needle: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    if needle.is_empty() {
        return None;
    }
    let solid: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let at = solid
        .windows(needle.len())
        .position(|window| window.iter().zip(&needle).all(|((_, have), want)| have == want))?;
    let (first, _) = solid[at];
    let (last, last_char) = solid[at + needle.len() - 1];
    quote(passage.element, passage.start + first, passage.start + last + last_char.len_utf8())
}

/// The whole passage, or its first paragraph where that is a heading of its own.
pub fn whole(passage: Passage) -> Option<Quote> {
    quote(passage.element, passage.start, passage.end)
}

fn quote(element: usize, start: usize, end: usize) -> Option<Quote> {
    Some(Quote {
        element: u8::try_from(element).ok()?,
        start: u16::try_from(start).ok()?,
        len: u16::try_from(end - start).ok()?,
    })
}

/// The steps of a passage, grouped under those numbered lines that have sub-steps of their own
/// (`1.政务服务平台办理流程:` above `①`). The passage's own heading line (`(一)现场办理流程:`) is no step.
pub fn steps(elements: &[Element], passage: Passage) -> Vec<(Option<Quote>, Vec<Quote>)> {
    let text = elements[passage.element].text;
    let mut lines = paragraphs(text, passage.start, passage.end);
    let depth = |&(from, to): &(usize, usize)| rank(&text[from..to]);
    if lines.len() > 1 && depth(&lines[0]) < depth(&lines[1]) && depth(&lines[1]) != u8::MAX {
        let is_heading = text[lines[0].0..lines[0].1].trim_end().ends_with([':', '：']);
        if is_heading && (passage.start > 0 || depth(&lines[0]) == 1) {
            lines.remove(0);
        }
    }
    let mut groups: Vec<(Option<Quote>, Vec<Quote>)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(words) = quote(passage.element, line.0, line.1) else {
            continue;
        };
        let has_children =
            lines.get(index + 1).is_some_and(|next| depth(line) == 2 && depth(next) == 3);
        if has_children {
            groups.push((Some(words), Vec::new()));
            continue;
        }
        match groups.last_mut() {
            Some((heading, steps)) if heading.is_none() || depth(line) > 2 => steps.push(words),
            _ => groups.push((None, vec![words])),
        }
    }
    groups
}
