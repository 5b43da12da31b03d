//! The few shapes that all screens are made of. Small functions, used often: every `html!` block is
//! code in the page, and the page has a budget.

use crate::app::words;
use yew::prelude::*;
use yew::virtual_dom::AttrValue;

/// A paragraph.
pub fn line(class: &'static str, text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <p {class}>{ text }</p> }
}

/// A paragraph of the office's words, which look different from ours.
pub fn official(text: &'static str) -> Html {
    line("official", text)
}

/// Our own words next to the office's, marked as ours.
pub fn ours(mark: &'static str, text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <p class="ours"><span class="ours-mark">{ mark }</span>{ text }</p> }
}

/// What sort of thing is said, and the thing.
pub fn labelled(name: impl Into<AttrValue>, body: Html) -> Html {
    let name = name.into();
    html! { <div class="fact"><span class="fact-name">{ name }</span>{ body }</div> }
}

/// Something folded away under a summary.
pub fn folded(class: &'static str, summary: impl Into<AttrValue>, open: bool, body: Html) -> Html {
    let summary = summary.into();
    html! { <details {class} {open}><summary>{ summary }</summary>{ body }</details> }
}

/// A part of the card with its heading.
pub fn section(id: &'static str, title: &'static str, body: Html) -> Html {
    html! {
        <section class="sheet-part" aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            { body }
        </section>
    }
}

/// A list; nothing when it is empty.
pub fn list(class: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let items = items.into_iter().map(|item| html! { <li>{ item }</li> });
    html! { <ul {class}>{ for items }</ul> }
}

/// A full-width button that leads to another screen.
pub fn choice(
    class: &'static str,
    address: String,
    text: &'static str,
    note: impl Into<AttrValue>,
    chosen: bool,
) -> Html {
    let note = note.into();
    let current = chosen.then_some("true");
    html! {
        <a {class} href={address} aria-current={current}>
            <span class="choice-text">{ text }
                if chosen { <span class="chosen">{ words::CHOSEN }</span> }
            </span>
            if !note.is_empty() { <span class="choice-note">{ note }</span> }
        </a>
    }
}

/// Several things one after the other.
pub fn all(items: impl IntoIterator<Item = Html>) -> Html {
    Html::from_iter(items)
}
