//! Web addresses in the office's words, to be followed. A misprinted address leads where the same document
//! says elsewhere; its print stays. On a hall's screen nothing leads away: there a code does.

use super::{part, qr};
use crate::app::browser::mode;
use crate::app::pages::Visit;
use crate::app::words;
use crate::card::phones;
use yew::prelude::*;

/// Our own words, marked as such, with numbers that are dialled by a tap.
pub fn ours(said: &'static str) -> Html {
    let mark = part::block("span", "ours-mark", part::text(words::OUR_WORDS));
    part::block("p", "ours", part::all([mark, dialled(said)]))
}

/// Characters that end an address: brackets and punctuation of the sentence around it.
fn ends(c: char) -> bool {
    c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | ';' | ',' | ')')
}

/// A paragraph in which addresses are links.
pub fn official(visit: &Visit, text: &'static str) -> Html {
    paragraph(visit, text, part::text)
}

/// The same, and telephone numbers too.
pub fn to_reach(visit: &Visit, text: &'static str) -> Html {
    paragraph(visit, text, dialled)
}

/// A text with its telephone numbers to be dialled; a hall's screen has no telephone.
pub fn dialled(text: &'static str) -> Html {
    if mode::kiosk() {
        return part::text(text);
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for phone in phones(text) {
        let (start, end) = phone.print;
        parts.push(part::text(&text[at..start]));
        parts.push(
            part::link("", ["tel:", &phone.dialled].concat(), part::text(&text[start..end])).into(),
        );
        at = end;
    }
    parts.push(part::text(&text[at..]));
    part::all(parts)
}

fn paragraph(visit: &Visit, text: &'static str, between: fn(&'static str) -> Html) -> Html {
    let mut parts = Vec::new();
    let mut codes: Vec<Html> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        let (address, after) = from.split_at(from.find(ends).unwrap_or(from.len()));
        let misprints = &visit.region().misprinted_sites;
        let known = misprints.iter().find(|site| site.printed == address);
        let target = known.map_or(address, |site| site.correct);
        parts.push(between(before));
        if mode::kiosk() {
            parts.push(part::text(address));
            codes.extend(qr::code(target, words::CODE_OF_SITE));
        } else {
            let mut link = part::link("", target.to_owned(), part::text(address));
            link.add_attribute("rel", "noopener noreferrer");
            parts.push(link.into());
        }
        rest = after;
    }
    parts.push(between(rest));
    let said = part::block("p", "official", part::all(parts));
    if codes.is_empty() {
        return said;
    }
    let codes = part::folded("source", part::text(words::SITE_ON_PHONE), false, part::all(codes));
    part::all([said, codes])
}
