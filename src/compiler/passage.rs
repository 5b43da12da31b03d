//! 出处: finding a passage by element name and paragraph labels, and words within it.

use crate::catalogue::{Element, ElementKind, Quote};

/// Before an element's name: the one of the second printing.
const REPRINT: &str = "重印";

/// Part of an element's text, as a byte range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub element: usize,
    pub start: usize,
    pub end: usize,
}

/// The kind of element that a heading or a path names: its word or another name, white space and the
/// form of brackets aside.
pub fn kind_named(name: &str) -> Option<ElementKind> {
    let name = name.replace(char::is_whitespace, "").replace('(', "（").replace(')', "）");
    let other = || ElementKind::NAMES.iter().find(|(known, _)| *known == name).map(|it| it.1);
    ElementKind::from_word(&name).or_else(other)
}

/// How deep a paragraph's label stands: `一、` above `(一)` above `1.` and `a.` above `①`, `a.1.` and
/// `a1.`. A paragraph without a label belongs to the one before it.
fn rank(paragraph: &str) -> u8 {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = paragraph.trim_start();
    if let Some(rest) = compact(text).strip_prefix(|c: char| c.is_ascii_lowercase()) {
        let after = rest.strip_prefix('.').unwrap_or(rest);
        let dotted = after.len() < rest.len();
        let numbered = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let has_number = numbered.len() < after.len() && numbered.starts_with('.');
        return if has_number {
            3
        } else if dotted {
            2
        } else {
            u8::MAX
        };
    }
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

/// The beginning of a paragraph without white space: long enough for any label.
fn compact(paragraph: &str) -> String {
    const LONGEST_LABEL: usize = 12;
    paragraph.chars().filter(|c| !c.is_whitespace()).take(LONGEST_LABEL).collect()
}

/// Whether a paragraph carries the label. `5` stands for `5.` and `5、`.
fn carries(paragraph: &str, label: &str) -> bool {
    let text = compact(paragraph);
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
    let mut first = steps.next()?;
    let reprint = first == REPRINT;
    if reprint {
        first = steps.next()?;
    }
    let kind = kind_named(first)?;
    // A source is shown to citizens, so it is never in what is meant for staff.
    let is_it =
        |element: &Element| element.kind == kind && element.reprint == reprint && !kind.for_staff();
    let element = elements.iter().position(is_it)?;
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
    let name = |element: &Element| match element.reprint {
        true => format!("{REPRINT} {}", element.name()),
        false => element.name().to_owned(),
    };
    elements.iter().filter(|element| !element.kind.for_staff()).map(name).collect()
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
    if start == end {
        return None;
    }
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
