//! Arriving at a screen: title, focus, scroll position.

use super::{mode, site};
use gloo::utils::{document, window};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;

/// Where the page is drawn: beside the document, until it takes the place of what is there.
pub fn stage() -> Option<Element> {
    document().create_element("div").ok()
}

/// Has the page take the place of what was there before it: at once, or where that is the same screen for those who have
/// no program (`src/app/prerender`), when this one `is_there` as well. When it has `failed` to come, that one stays.
#[hook]
pub fn use_take_over(stage: &Element, is_there: bool, failed: bool) {
    let stage = stage.clone();
    use_effect_with((is_there, failed), move |&(is_there, failed)| {
        if stage.is_connected() {
            return;
        }
        let waits = document().query_selector("html:not(.elsewhere) .prerendered");
        let told = match (is_there, waits) {
            (false, Ok(Some(_))) if failed => "fail",
            (false, Ok(Some(_))) => return,
            _ => "takeOver",
        };
        // static/boot.js and static/take-over.js.
        if let Some(Ok(function)) = site::of_ours(told).map(|it| it.dyn_into::<Function>()) {
            let _ = function.call1(&JsValue::NULL, &stage);
        }
    });
}

/// On every new screen sets the window's title, goes to its top and moves the focus to its heading, so
/// that a screen reader says it. The first screen leaves the focus where the browser put it, and so does a screen
/// on which only something has been changed: what is new there is live and says so itself.
#[hook]
pub fn use_arrival(stage: &Element, address: String, title: String, is_there: bool) {
    let before = use_mut_ref(|| None::<String>);
    let stage = stage.clone();
    use_effect_with((address, title, is_there), move |(_, title, is_there)| {
        if !is_there && !stage.is_connected() {
            // Nobody sees it.
            return;
        }
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
        if mode::embedded() && !document().has_focus().unwrap_or(true) {
            // The reader is elsewhere in the page around this one, which a focus here would scroll.
            return;
        }
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            // A page around this one would be scrolled too; it is told of each new step (static/embedded.js).
            options.set_prevent_scroll(stays || mode::embedded());
            let _ = heading.focus_with_options(&options);
        }
    });
}

/// Goes to a part of the screen: its heading comes to the top and takes the focus.
pub fn lead_to(heading: &str) {
    let Some(heading) = document().get_element_by_id(heading) else { return };
    let _ = heading.set_attribute("tabindex", "-1");
    heading.scroll_into_view();
    if let Ok(heading) = heading.dyn_into::<HtmlElement>() {
        let _ = heading.focus();
    }
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
