//! 材料说明: what a paper is, where it comes from, and how it looks. Our words, folded.

use super::part;
use crate::app::browser::PRERENDERING;
use crate::app::words;
use crate::card::Explanation;
use yew::prelude::*;
use yew::virtual_dom::Key;

/// Folded; `of` tells a screen reader which paper it is about. Nothing when there is nothing to explain.
pub fn folded(title: &'static str, of: &'static str, explanations: &[Explanation]) -> Html {
    if explanations.is_empty() {
        return Html::default();
    }
    let of = if of.is_empty() { Html::default() } else { part::unseen(of) };
    let mut body = vec![part::block("span", "ours-mark", part::text(words::OUR_WORDS))];
    for (place, it) in explanations.iter().enumerate() {
        // A picture of two papers side by side is seen once.
        let seen = explanations[..place].iter().any(|before| before.picture == it.picture);
        body.push(explanation(it, !seen && !it.picture.is_empty()));
    }
    part::folded("explained", part::all([part::text(title), of]), false, part::all(body))
}

fn explanation(it: &Explanation, pictured: bool) -> Html {
    let name = part::block("b", "", part::text([it.name, "："].concat()));
    let mut body = vec![part::block("p", "", part::all([name, part::text(it.what)]))];
    for (label, said) in [(words::ORIGIN, it.origin), (words::UNLIKE, it.unlike)] {
        if !said.is_empty() {
            body.push(part::line("", [label, said].concat()));
        }
    }
    if pictured {
        let mut picture = part::void("img");
        // A browser fetches what is folded away, too, and the site's server would learn which papers are on the card. So
        // static/take-over.js gives it its source when somebody unfolds it; nobody else's picture takes its element.
        let source = if PRERENDERING { "src" } else { "data-src" };
        picture.add_attribute(source, ["papers/", it.picture, ".svg"].concat());
        picture.key = Some(Key::from(it.picture));
        picture.add_attribute("alt", it.alt);
        picture.add_attribute("loading", "lazy");
        body.push(picture.into());
    }
    part::block("div", "kind", part::all(body))
}
