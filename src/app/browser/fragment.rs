//! The route: what stands behind `#` in the address bar, and nothing else.

use gloo::events::EventListener;
use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

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

/// The fragment, kept up to date with links, Back, Forward and typing into the address bar.
#[hook]
pub fn use_fragment() -> String {
    let fragment = use_state_eq(current);
    let setter = fragment.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "hashchange", move |_| setter.set(current()));
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

/// Shows the start page in place of the screen that is shown.
pub fn start() {
    let _ = window().location().replace("#/");
}

/// Goes one screen back if this page has one; says whether it did.
pub fn go_back() -> bool {
    // A page that was opened by a link has a history of one and must not be left by 返回.
    match window().history() {
        Ok(history) if history.length().unwrap_or(0) > 1 => history.back().is_ok(),
        _ => false,
    }
}
