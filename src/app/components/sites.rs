//! Web addresses in the office's words, to be followed. A misprinted address leads where the same document
//! says elsewhere; its print stays.

use super::part;
use crate::app::pages::Visit;
use crate::card::phones;
use yew::prelude::*;

/// Characters that end an address: brackets and punctuation of the sentence around it.
fn ends(c: char) -> bool {
    c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | ';' | ',' | ')')
}

/// A paragraph in which addresses are links.
pub fn official(visit: &Visit, text: &'static str) -> Html {
    part::block("p", "official", linked(visit, text, part::text))
}

/// The same, and telephone numbers too.
pub fn to_reach(visit: &Visit, text: &'static str) -> Html {
    part::block("p", "official", linked(visit, text, dialled))
}

/// A text with its telephone numbers to be dialled.
pub fn dialled(text: &'static str) -> Html {
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

fn linked(visit: &Visit, text: &'static str, between: fn(&'static str) -> Html) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        let (address, after) = from.split_at(from.find(ends).unwrap_or(from.len()));
        let misprints = &visit.region().misprinted_sites;
        let known = misprints.iter().find(|site| site.printed == address);
        let target = known.map_or(address, |site| site.correct);
        let mut link = part::link("", target.to_owned(), part::text(address));
        link.add_attribute("rel", "noopener noreferrer");
        parts.push(between(before));
        parts.push(link.into());
        rest = after;
    }
    parts.push(between(rest));
    part::all(parts)
}
