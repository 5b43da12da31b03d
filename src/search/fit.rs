//! How well what was typed fits a term: in one piece, or bit by bit.

use super::reading::{Readings, heard};

/// One thing that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A character.
    Char(char),
    /// Some letters, cut into syllables or not.
    Letters(String),
}

/// How surely a character of a term is the one that was meant, in hundredths.
const SAME: u32 = 100;
const SOUNDS_ALIKE: u32 = 72;
const SPELT: u32 = 90;
const SPELT_BY_EAR: u32 = 70;
const BEGUN: u32 = 60;

/// Where a term was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First character of the term.
    pub start: usize,
    /// How many characters.
    pub len: usize,
    /// How surely, in hundredths.
    pub sure: u32,
}

/// What was typed, as tokens: characters each alone, letters in runs; everything else is dropped.
pub fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for c in typed.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            match tokens.last_mut() {
                Some(Token::Letters(run)) => run.push(c),
                _ => tokens.push(Token::Letters(c.into())),
            }
        } else if super::reading::place(c).is_some() {
            tokens.push(Token::Char(c));
        }
    }
    tokens
}

/// How surely a character is the one meant by a token; 0 when it is not.
pub fn sure(readings: &Readings, token: &Token, c: char) -> u32 {
    match token {
        Token::Char(typed) if *typed == c => SAME,
        Token::Char(typed) if readings.alike(*typed, c) => SOUNDS_ALIKE,
        Token::Char(_) => 0,
        Token::Letters(typed) => {
            let ear = heard(typed);
            let mut best = 0;
            for (spelt, heard) in readings.sounds(c) {
                if spelt == typed {
                    return SPELT;
                }
                if heard == ear {
                    best = SPELT_BY_EAR;
                }
            }
            best
        }
    }
}

/// The best place of a term where everything that was typed stands in one piece.
pub fn whole(readings: &Readings, typed: &[Token], term: &[char]) -> Option<Hit> {
    let mut best: Option<Hit> = None;
    for start in 0..term.len() {
        if let Some((len, sure)) = follow(readings, typed, &term[start..]) {
            let hit = Hit { start, len, sure: sure / len.max(1) as u32 };
            if best.is_none_or(|known| hit.sure > known.sure) {
                best = Some(hit);
            }
        }
    }
    best
}

/// From the first character of a term on: how many characters the tokens take, and how surely in sum.
fn follow(readings: &Readings, typed: &[Token], term: &[char]) -> Option<(usize, u32)> {
    let Some((token, rest)) = typed.split_first() else {
        return Some((0, 0));
    };
    if let Token::Letters(letters) = token {
        return spell(readings, letters, rest, term);
    }
    let (&c, more) = term.split_first()?;
    let sure = sure(readings, token, c);
    if sure == 0 {
        return None;
    }
    let (len, sum) = follow(readings, rest, more)?;
    Some((len + 1, sum + sure))
}

/// Letters against characters: each takes a whole syllable, or its first letter, or, at the end of what was
/// typed, any beginning of it.
fn spell(
    readings: &Readings,
    letters: &str,
    rest: &[Token],
    term: &[char],
) -> Option<(usize, u32)> {
    if letters.is_empty() {
        return follow(readings, rest, term);
    }
    let (&c, more) = term.split_first()?;
    if c.is_ascii_alphanumeric() {
        let next = letters.strip_prefix(c.to_ascii_lowercase())?;
        let (len, sum) = spell(readings, next, rest, more)?;
        return Some((len + 1, sum + SAME));
    }
    let mut best: Option<(usize, u32)> = None;
    for (spelt, heard) in readings.sounds(c) {
        for (form, full) in [(spelt, SPELT), (heard, SPELT_BY_EAR)] {
            let common = form.bytes().zip(letters.bytes()).take_while(|(a, b)| a == b).count();
            for taken in 1..=common {
                let sure = if taken == form.len() { full } else { BEGUN };
                // In the middle only whole syllables and first letters (zh is one).
                let initial = taken == 1 || (taken == 2 && spelt.as_bytes().get(1) == Some(&b'h'));
                let ends = taken == letters.len();
                if taken < form.len() && !initial && !ends {
                    continue;
                }
                if let Some((len, sum)) = spell(readings, &letters[taken..], rest, more) {
                    let found = (len + 1, sum + sure);
                    let mean = |(len, sum): (usize, u32)| sum / len as u32;
                    if best.is_none_or(|known| mean(found) > mean(known)) {
                        best = Some(found);
                    }
                }
            }
        }
    }
    best
}

/// The longest pieces of what was typed that stand in a term: for each token how long the piece is of which
/// it is part, and how surely.
pub fn pieces(readings: &Readings, typed: &[Token], term: &[char], found: &mut [(usize, u32)]) {
    for from in 0..typed.len() {
        for start in 0..term.len() {
            let (mut len, mut sum) = (0, 0);
            while let (Some(token), Some(&c)) = (typed.get(from + len), term.get(start + len)) {
                let sure = sure(readings, token, c);
                if sure == 0 {
                    break;
                }
                len += 1;
                sum += sure;
            }
            let mean = if len == 0 { 0 } else { sum / len as u32 };
            for known in found.iter_mut().skip(from).take(len) {
                if len * mean as usize > known.0 * known.1 as usize {
                    *known = (len, mean);
                }
            }
        }
    }
}
