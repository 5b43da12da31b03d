//! The card as text, to be copied into a message.

use super::part;
use crate::app::words;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};
use yew::prelude::*;

const FIELD: &str = "plain";
const SAID: &str = "copied";

/// The text in a field, and a button that copies it.
pub fn copy_text(text: String) -> Html {
    let mut field = part::element("textarea", "plain", part::text(text));
    for (name, value) in
        [("id", FIELD), ("readonly", ""), ("rows", "8"), ("aria-label", words::AS_TEXT)]
    {
        field.add_attribute(name, value);
    }
    let mut said = part::element("p", "", Html::default());
    said.add_attribute("id", SAID);
    said.add_attribute("role", "status");
    let onclick = Callback::from(|_: MouseEvent| {
        let words = if copy() { words::COPIED } else { words::NOT_COPIED };
        if let Some(said) = document().get_element_by_id(SAID) {
            said.set_text_content(Some(words));
        }
    });
    let button = html! { <button class="action" type="button" {onclick}>{ words::COPY }</button> };
    let body = part::all([field.into(), button, said.into()]);
    part::folded("source", part::text(words::AS_TEXT), false, body)
}

/// Copies the field; says whether the browser did. The old way, because the new one needs a secure origin,
/// and this page also lives on `http://` and `file://`.
fn copy() -> bool {
    let field = document().get_element_by_id(FIELD);
    let Some(field) = field.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return false;
    };
    field.select();
    let document = document().dyn_into::<HtmlDocument>().ok();
    document.is_some_and(|it| it.exec_command("copy").unwrap_or(false))
}
