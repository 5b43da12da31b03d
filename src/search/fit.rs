//! How well what was typed fits a term: in one piece, or bit by bit.

use super::entry::Term;
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

/// What two characters count of which one only sounds alike, and a piece from the middle of a term, in hundredths.
const PARTLY: u32 = 72;
const INSIDE: u32 = 90;
/// So many characters are a word or two, and no sentence.
const SHORT: usize = 4;

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

/// A piece of what was typed that stands in a term.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// How many characters, and one more when they are all of the term or a good deal of its beginning.
    pub len: usize,
    /// How surely, in hundredths.
    pub sure: u32,
}

impl Piece {
    /// How much it says, of 10,000: one character alone says little, unless it says what is to be done, two
    /// say something; and what only sounds alike may do so by chance.
    pub fn worth(self, is_action: bool) -> u32 {
        let said = match self.len {
            0 => 0,
            1 if is_action && self.sure == SAME => 60,
            1 => 15,
            2 => 80,
            3 => 92,
            4 => 97,
            5 => 100,
            _ => 102,
        };
        said * self.sure * self.sure / 100
    }

    /// The better of two.
    pub fn or(self, other: Piece) -> Piece {
        if other.worth(false) > self.worth(false) { other } else { self }
    }
}

/// What was typed, against all characters that terms have: a character is compared once, not wherever it
/// stands.
pub struct Typed<'f> {
    readings: &'f Readings,
    alphabet: &'f [char],
    /// What was typed.
    pub tokens: Vec<Token>,
    /// How surely a token is a character of the alphabet, token by token.
    sure: Vec<u8>,
    /// Whether any token is a character of the alphabet: most are none, and most of the work is to see that.
    any: Vec<bool>,
}

/// What was typed, as tokens: characters each alone, letters and digits in runs; everything else is dropped.
pub fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for c in typed.chars().map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            let is_like = |last: char| last.is_ascii_digit() == c.is_ascii_digit();
            match tokens.last_mut() {
                Some(Token::Letters(run)) if run.ends_with(is_like) => run.push(c),
                _ => tokens.push(Token::Letters(c.into())),
            }
        } else if super::reading::place(c).is_some() {
            tokens.push(Token::Char(c));
        }
    }
    tokens
}

/// Whether a word stands in what was typed, character by character; where, and how long it is.
pub fn stands(tokens: &[Token], word: &str) -> Option<(usize, usize)> {
    let len = word.chars().count();
    let is_here = |part: &[Token]| {
        part.iter().zip(word.chars()).all(|(token, c)| matches!(token, Token::Char(it) if *it == c))
    };
    let at = tokens.windows(len.max(1)).position(is_here)?;
    Some((at, len))
}

impl<'f> Typed<'f> {
    /// Compares the tokens with the alphabet.
    pub fn of(readings: &'f Readings, alphabet: &'f [char], tokens: Vec<Token>) -> Self {
        let any = vec![false; alphabet.len()];
        let mut typed = Typed { readings, alphabet, tokens, sure: Vec::new(), any };
        for token in &typed.tokens {
            for (c, any) in alphabet.iter().zip(&mut typed.any) {
                let sure = sure(readings, token, *c) as u8;
                *any |= sure > 0;
                typed.sure.push(sure);
            }
        }
        typed
    }

    /// How surely a letter of the alphabet is the one meant by a token; 0 when it is not.
    pub fn sure(&self, token: usize, letter: u16) -> u32 {
        let at = token * self.alphabet.len() + usize::from(letter);
        self.sure.get(at).copied().unwrap_or(0).into()
    }

    /// The best place of a term where everything that was typed stands in one piece.
    pub fn whole(&self, term: &Term) -> Option<Hit> {
        let (mut best, read, term): (Option<Hit>, _, _) = (None, term.read, &term.letters[..]);
        for start in 0..term.len() {
            if let Some((len, sure)) = self.follow(0, &term[start..]) {
                // Two characters that only sound alike are no piece of something long.
                let chance = len == 2 && sure <= 2 * SOUNDS_ALIKE && term.len() > 4;
                let hit = Hit { start, len, sure: sure / len.max(1) as u32 };
                let spelt = matches!(self.tokens.first(), Some(Token::Letters(_)));
                let heard = read && sure < SAME * len as u32;
                if (spelt || !chance && !heard) && best.is_none_or(|known| hit.sure > known.sure) {
                    best = Some(hit);
                }
            }
        }
        best
    }

    /// From the first character of a term on: how many characters the tokens take, and how surely in sum.
    fn follow(&self, token: usize, term: &[u16]) -> Option<(usize, u32)> {
        match self.tokens.get(token) {
            None => Some((0, 0)),
            Some(Token::Letters(letters)) => self.spell(letters, token, term),
            Some(Token::Char(_)) => {
                let (&letter, more) = term.split_first()?;
                let sure = self.sure(token, letter);
                if sure == 0 {
                    return None;
                }
                let (len, sum) = self.follow(token + 1, more)?;
                Some((len + 1, sum + sure))
            }
        }
    }

    /// Letters against characters: each takes a whole syllable, or its first letter, or, at the end of what
    /// was typed, any beginning of it.
    fn spell(&self, letters: &str, token: usize, term: &[u16]) -> Option<(usize, u32)> {
        if letters.is_empty() {
            return self.follow(token + 1, term);
        }
        let (&letter, more) = term.split_first()?;
        let c = *self.alphabet.get(usize::from(letter))?;
        if c.is_ascii_alphanumeric() {
            let (len, sum) = self.spell(letters.strip_prefix(c)?, token, more)?;
            return Some((len + 1, sum + SAME));
        }
        let mut best: Option<(usize, u32)> = None;
        for (spelt, heard) in self.readings.sounds(c) {
            let forms = [(spelt, SPELT), (heard, SPELT_BY_EAR)];
            for (form, full) in forms.into_iter().take(1 + usize::from(spelt != heard)) {
                let common = form.bytes().zip(letters.bytes()).take_while(|(a, b)| a == b).count();
                for taken in 1..=common {
                    let sure = if taken == form.len() { full } else { BEGUN };
                    // In the middle only whole syllables and first letters (zh is one).
                    let initial =
                        taken == 1 || (taken == 2 && spelt.as_bytes().get(1) == Some(&b'h'));
                    let ends = taken == letters.len();
                    if taken < form.len() && !initial && !ends {
                        continue;
                    }
                    if let Some((len, sum)) = self.spell(&letters[taken..], token, more) {
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

    /// The longest pieces of what was typed that stand in a term: for each token the best of which it is part.
    pub fn pieces(&self, term: &Term) -> Vec<Piece> {
        let (read, term) = (term.read, &term.letters[..]);
        let mut found = vec![Piece::default(); self.tokens.len()];
        for (start, first) in term.iter().enumerate() {
            if !self.any.get(usize::from(*first)).is_some_and(|any| *any) {
                continue;
            }
            for from in 0..self.tokens.len() {
                let (mut len, mut sum, mut same) = (0, 0, false);
                while let (true, Some(&letter)) =
                    (from + len < self.tokens.len(), term.get(start + len))
                {
                    let sure = self.sure(from + len, letter);
                    // What is only read so is not heard so.
                    if sure == 0 || (read && sure == SOUNDS_ALIKE) {
                        break;
                    }
                    len += 1;
                    sum += sure;
                    same |= sure > SOUNDS_ALIKE;
                }
                if len == 0 {
                    continue;
                }
                let mut mean = sum / len as u32;
                // One character that only sounds like 瘤 is none.
                let full = len == term.len() && (len > 1 || sum == SAME);
                if len > 1 && self.denied(from) != self.denied_in(term, start) {
                    mean /= 2;
                }
                // What only sounds alike may do so by chance.
                if !same && !full && len < 3 && matches!(self.tokens[from], Token::Char(_)) {
                    mean /= 3;
                }
                // 小厂 is hardly 小产, where more is said than that.
                if same && len == 2 && mean < SAME && self.tokens.len() > SHORT {
                    mean = mean * PARTLY / 100;
                }
                // Words begin and end where terms do: 孩子发 is no word of 生孩子发票.
                if len > 1 && start > 0 && start + len < term.len() {
                    mean = mean * INSIDE / 100;
                }
                // So does the beginning of a name: 生育津贴 of 生育津贴支付.
                let begins = start == 0 && len > 3;
                let piece = Piece { len: len + usize::from(full || begins), sure: mean };
                for known in found.iter_mut().skip(from).take(len) {
                    *known = known.or(piece);
                }
            }
        }
        found
    }

    /// Whether 没, 不 or 未 stands before a token: 没交够 is not 交够了. But 能不能 is 能.
    fn denied(&self, token: usize) -> bool {
        let before = |back: usize| token.checked_sub(back).and_then(|at| self.tokens.get(at));
        matches!(before(1), Some(Token::Char(c)) if DENIALS.contains(*c))
            && before(2) != self.tokens.get(token)
    }

    fn denied_in(&self, term: &[u16], start: usize) -> bool {
        let before = |back: usize| {
            let letter = start.checked_sub(back).and_then(|at| term.get(at))?;
            self.alphabet.get(usize::from(*letter)).copied()
        };
        let said = |c: Option<char>| c.is_some_and(|c| DENIALS.contains(c));
        said(before(1)) || (before(1) == Some('有') && said(before(2)))
    }
}

const DENIALS: &str = "没不未";

/// How surely a character is the one meant by a token; 0 when it is not.
fn sure(readings: &Readings, token: &Token, c: char) -> u32 {
    match token {
        Token::Char(typed) if *typed == c => SAME,
        Token::Char(typed) if readings.alike(*typed, c) => SOUNDS_ALIKE,
        Token::Char(_) => 0,
        // The B of B超.
        Token::Letters(typed) if c.is_ascii() && typed.chars().eq([c]) => SAME,
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
