//! Copying, the old way: the new one needs a secure origin, and this page also lives on `http://`.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text; says whether the browser did.
pub fn copy(text: &str) -> bool {
    try_copy(text).unwrap_or(false)
}

/// By way of a field that stands there for a moment only. The focus returns to where it was.
fn try_copy(text: &str) -> Option<bool> {
    let document = document();
    let before = document.active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("unseen");
    // No keyboard comes up for a field that cannot be written in.
    field.set_read_only(true);
    let body = document.body()?;
    body.append_child(&field).ok()?;
    field.select();
    // Safari on a phone selects nothing without.
    let _ = field.set_selection_range(0, text.len() as u32);
    let page = document.dyn_into::<HtmlDocument>().ok()?;
    let copied = page.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(before) = before {
        let _ = before.focus();
    }
    Some(copied)
}
