//! The route: what stands behind `#` in the address bar, and nothing else.

use super::mode;
use gloo::events::EventListener;
use gloo::utils::{body, document, window};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

thread_local! {
    /// Within another page: the fragments that the reader came through, the present one last.
    static PATH: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What begins the fragments of screens with answers (`link.rs`).
const ANSWERED: &str = "v=1";

/// The fragment now; until the program has taken over a page that stands for a screen, that screen's.
fn current() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let route = document().document_element().and_then(|it| it.get_attribute("data-route"));
    match route {
        Some(route) if !hash.starts_with("#/") => route,
        // Where the link to the main text leads, before it is the program's.
        _ if hash == "#main" => String::new(),
        _ => hash,
    }
}

/// Keeps the path: one forward, or one back.
fn walk() {
    let now = current();
    PATH.with_borrow_mut(|path| {
        if path.len().checked_sub(2).and_then(|it| path.get(it)) == Some(&now) {
            path.pop();
        } else if path.last() != Some(&now) {
            path.push(now);
        }
    });
}

/// The fragment, kept up to date with links, Back, Forward and typing into the address bar.
#[hook]
pub fn use_fragment() -> String {
    let fragment = use_state_eq(current);
    let setter = fragment.setter();
    use_effect_with((), move |()| {
        walk();
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            walk();
            setter.set(current());
        });
        move || drop(listener)
    });
    (*fragment).clone()
}

/// Goes to a screen as a link does; `static/kiosk.js` meets it as one.
pub fn go_to(address: &str) {
    let link = document().create_element("a").ok().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let Some(link) = link else { return };
    if link.set_attribute("href", address).is_ok() && body().append_child(&link).is_ok() {
        link.click();
        link.remove();
    }
}

/// Shows the start page in place of the screen that is shown; within another page, where that one lets people begin.
pub fn start() {
    let home = if mode::embedded() { home() } else { String::new() };
    PATH.take();
    let _ = window().location().replace(&["#/", &home].concat());
}

/// Goes one screen back if this page has one; says whether it did.
///
/// Within another page the browser's history is that page's too, and may have entries of its own or of a second frame
/// behind the present one. So nothing there goes back in it: the screen before takes the place of this one.
pub fn go_back() -> bool {
    if mode::embedded() {
        return before()
            .is_some_and(|it| window().location().replace(&["#", &it].concat()).is_ok());
    }
    // A page that was opened by a link has a history of one and must not be left by 返回.
    match window().history() {
        Ok(history) if history.length().unwrap_or(0) > 1 => history.back().is_ok(),
        _ => false,
    }
}

/// The fragment before the present one, without its `#`.
fn before() -> Option<String> {
    PATH.with_borrow(|path| {
        let before = path.get(path.len().checked_sub(2)?)?;
        Some(before.trim_start_matches('#').to_owned())
    })
}

/// Whether the screen is the one that a page showed in its frame: there is nothing to go back to.
pub fn is_start() -> bool {
    mode::embedded() && PATH.with_borrow(|path| path.len() < 2) && !current().contains(ANSWERED)
}

/// Within another page: the identifier of the place where it lets people begin, empty where it names none.
pub fn home() -> String {
    let first = PATH.with_borrow(|path| path.first().cloned()).unwrap_or_else(current);
    let first = first.trim_start_matches("#/");
    first.split(['/', '?', '~']).next().unwrap_or("").to_owned()
}
