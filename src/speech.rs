//! What is said when a text is read aloud, and which voice suits. No sound is made here.

/// A device's voice says fifty characters in less than fifteen seconds, after which some browsers fall silent.
const LONGEST: usize = 50;
/// What takes the place of web addresses and long numbers: nobody can follow them by ear.
const UNSAID: &str = "见屏幕";

/// A part of a text that is said in one breath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Where it begins in the text, in UTF-16 units, as browsers count.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What is said.
    pub words: String,
}

/// Cuts a text into what is said in one breath: a line, or as many of its sentences as are short together. Parts without
/// anything to say are left out.
pub fn phrases(text: &str) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(breath(rest));
            let end = at + part.encode_utf16().count() as u32;
            if part.chars().any(is_said) {
                phrases.push(Phrase { start: at, end, words: spoken(part.trim()) });
            }
            at = end;
            rest = after;
        }
    }
    phrases
}

/// The length in bytes of what is said first: all, or up to the last stop within reach, or up to the last comma, or
/// as far as the breath goes.
fn breath(text: &str) -> usize {
    let (mut stop, mut comma, mut reach) = (0, 0, text.len());
    let mut closes = false;
    for (count, (at, c)) in text.char_indices().enumerate() {
        // What closes a sentence belongs to it.
        if closes && matches!(c, '”' | '’' | '）' | ')' | '》' | '」' | '；' | '。') {
            stop = at + c.len_utf8();
            continue;
        }
        if count >= LONGEST {
            reach = at;
            break;
        }
        closes = matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?');
        if closes {
            stop = at + c.len_utf8();
        } else if matches!(c, '，' | '、' | '：' | ',' | ':' | ' ') {
            comma = at + c.len_utf8();
        }
    }
    match (reach == text.len(), stop, comma) {
        (true, ..) => reach,
        (false, 0, 0) => reach,
        (false, 0, comma) => comma,
        (false, stop, _) => stop,
    }
}

/// Whether a character has a sound.
fn is_said(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A text as it should sound: telephone numbers figure by figure, 5日-25日 as 5日到25日, addresses and codes not at all.
fn spoken(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let address = rest.starts_with("http");
        let length = rest.find(|c: char| match address {
            true => !c.is_ascii_graphic() || matches!(c, '<' | '>' | ';' | ',' | ')'),
            false => !c.is_ascii_digit() && c != '-',
        });
        let (token, after) = rest.split_at(length.unwrap_or(rest.len()));
        if address {
            said.push_str(UNSAID);
            rest = after;
        } else if c.is_ascii_digit() {
            number(token, &mut said);
            // A hyphen at the end has something else than a figure behind it.
            rest = after;
        } else {
            let next = &rest[c.len_utf8()..];
            let ranges =
                said.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '日' | '月' | '号'));
            let joins = matches!(c, '-' | '—' | '–' | '～' | '~');
            if joins && ranges && next.starts_with(|c: char| c.is_ascii_digit()) {
                said.push('到');
            } else if !matches!(c, '<' | '>') {
                said.push(c);
            }
            rest = next;
        }
    }
    said
}

/// Figures with hyphens among them.
fn number(token: &str, said: &mut String) {
    let (first, second) = token.split_once('-').unwrap_or((token, ""));
    let is_telephone = match (first.len(), second.len()) {
        (3 | 4, 5..=8) => first.starts_with('0'),
        (5, 0) => first.starts_with("123"),
        (11, 0) => first.starts_with('1'),
        (7, 0) => !first.starts_with(['0', '1']),
        _ => false,
    };
    if is_telephone {
        for c in token.chars() {
            let figure =
                c.to_digit(10).and_then(|it| "零幺二三四五六七八九".chars().nth(it as usize));
            said.push(figure.unwrap_or('，'));
        }
    } else if first.len() > 8 {
        said.push_str(UNSAID);
    } else {
        for (place, figures) in token.split('-').enumerate() {
            if place > 0 && !figures.is_empty() {
                said.push('到');
            }
            said.push_str(figures);
        }
    }
}

/// How well a voice of this language and name suits, 0 meaning that it must not be used: only Chinese, and of that the
/// putonghua of the mainland first. Voices whose names say that they need the network are none of ours, whatever else
/// is said of them.
pub fn suitability(language: &str, name: &str) -> u8 {
    if name.contains("Online") || name.contains("network") {
        return 0;
    }
    // zh-CN, zh_CN_#Hans, cmn-Hans-CN; Firefox on Android says zho-CHN.
    let mut parts = language.split(['-', '_']);
    let chinese = ["zh", "cmn", "zho", "chi"];
    if !parts.next().is_some_and(|it| chinese.iter().any(|tag| it.eq_ignore_ascii_case(tag))) {
        return 0;
    }
    let mut rank = 6;
    for part in parts {
        let is = |tags: [&str; 4]| tags.iter().any(|it| part.eq_ignore_ascii_case(it));
        rank = match () {
            // 粤语.
            () if is(["HK", "HKG", "MO", "yue"]) => 2,
            () if is(["TW", "TWN", "Hant", "#Hant"]) => rank.min(4),
            () => rank,
        };
    }
    // Apple's devices list voices like 「Eddy（中文）」, of the last century, before their good ones.
    rank + u8::from(!name.contains(['(', '（']))
}

/// How long to wait for the end of some words, in milliseconds, before it must be taken for lost: more than double
/// the time that a slow voice takes.
pub fn patience(words: &str) -> u32 {
    5_000 + 800 * words.chars().count() as u32
}

#[cfg(test)]
mod tests;
