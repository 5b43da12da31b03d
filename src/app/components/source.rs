//! 出处: the passages of the document with the words marked.

use super::part;
use crate::app::words;
use crate::card::Passage;
use yew::prelude::*;

/// Folded: the summary says 出处, unfolding shows every passage.
pub fn folded(document: &str, passages: &[Passage]) -> Html {
    if passages.is_empty() {
        return Html::default();
    }
    part::folded("source", part::text(words::SOURCE), false, open(document, passages.iter()))
}

/// Each element of the document once, with all the words in question marked.
pub fn open<'p>(document: &str, passages: impl Iterator<Item = &'p Passage>) -> Html {
    let mut elements: Vec<(&Passage, Vec<(usize, usize)>)> = Vec::new();
    for passage in passages {
        let same = |known: &&mut (&Passage, _)| core::ptr::eq(known.0.text, passage.text);
        match elements.iter_mut().find(same) {
            Some((_, marks)) => marks.push(passage.mark),
            None => elements.push((passage, vec![passage.mark])),
        }
    }
    part::all(elements.into_iter().map(|(passage, marks)| {
        // The flow charts have no title.
        let title = if document.is_empty() { [""; 3] } else { ["《", document, "》"] };
        let caption = [&title.concat(), passage.heading].concat();
        let caption = part::block("figcaption", "", part::text(caption));
        let quote = part::block("blockquote", "", marked(passage.text, marks));
        part::block("figure", "passage", part::all([caption, quote]))
    }))
}

/// A text with some byte ranges marked; ranges may overlap.
fn marked(text: &'static str, marks: Vec<(usize, usize)>) -> Html {
    let mut parts = Vec::new();
    let mut at = 0;
    // The next mark is the one that starts first among those that end further on.
    while let Some(&(start, end)) =
        marks.iter().filter(|(_, end)| *end > at).min_by_key(|(start, _)| *start)
    {
        let start = start.max(at);
        parts.push(part::text(text.get(at..start).unwrap_or("")));
        parts.push(part::block("mark", "", part::text(text.get(start..end).unwrap_or(""))));
        at = end;
    }
    parts.push(part::text(text.get(at..).unwrap_or("")));
    part::all(parts)
}
