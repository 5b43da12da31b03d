//! Arriving at a screen: title, focus, scroll position.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Where the page is put.
pub fn root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Takes away what `index.html` shows while the program loads.
pub fn clear(root: &Element) {
    root.set_inner_html("");
}

/// On every new screen sets the window's title, goes to its top and moves the focus to its heading, so
/// that a screen reader says it. The first screen leaves the focus where the browser put it.
#[hook]
pub fn use_arrival(address: String, title: String) {
    let first = use_mut_ref(|| true);
    use_effect_with((address, title), move |(_, title)| {
        document().set_title(&format!("{title} - {}", crate::app::words::APP));
        if first.replace(false) {
            return;
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    });
}
