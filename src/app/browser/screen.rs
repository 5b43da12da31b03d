//! Arriving at a screen: title, focus, scroll position.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
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
/// that a screen reader says it. The first screen leaves the focus where the browser put it, and so does a screen
/// on which only something has been changed: what is new there is live and says so itself.
#[hook]
pub fn use_arrival(address: String, title: String) {
    let before = use_mut_ref(|| None::<String>);
    use_effect_with((address, title), move |(_, title)| {
        document().set_title(&format!("{title} - {}", crate::app::words::APP));
        let before = before.replace(Some(title.clone()));
        let stays = before.as_ref() == Some(title);
        let has_focus = document().active_element().is_some_and(|it| it.tag_name() != "BODY");
        if before.is_none() || (stays && has_focus) {
            return;
        }
        if !stays {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(stays);
            let _ = heading.focus_with_options(&options);
        }
    });
}

/// Folds the part of the screen that an event came from and moves the focus to what unfolds it.
pub fn fold(event: &MouseEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(Ok(Some(details))) = target.map(|it| it.closest("details")) else { return };
    let _ = details.remove_attribute("open");
    if let Ok(Some(summary)) = details.query_selector("summary")
        && let Ok(summary) = summary.dyn_into::<HtmlElement>()
    {
        let _ = summary.focus();
    }
}
