//! The card as text, to be copied into a message.

use super::part;
use crate::app::words;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};
use yew::prelude::*;

/// Copies the text of a field of the page; says whether the browser did.
///
/// The old way, because the new one needs a secure origin, and this page also lives on `file://`.
pub fn copy(field: &NodeRef) -> bool {
    let Some(area) = field.cast::<HtmlTextAreaElement>() else {
        return false;
    };
    area.select();
    let document = gloo::utils::document().dyn_into::<HtmlDocument>().ok();
    document.is_some_and(|it| it.exec_command("copy").unwrap_or(false))
}

#[derive(Properties, PartialEq)]
pub struct CopyTextProps {
    /// What is to be copied.
    pub text: String,
}

/// The card as text, and a button that copies it.
#[component]
pub fn CopyText(props: &CopyTextProps) -> Html {
    let field = use_node_ref();
    let said = use_state_eq(|| "");
    let onclick = {
        let (field, said) = (field.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            said.set(if copy(&field) { words::COPIED } else { words::NOT_COPIED });
        })
    };
    let body = html! {
        <>
            <textarea class="plain" readonly={true} rows="8" aria-label={words::AS_TEXT} ref={field}
                value={props.text.clone()} />
            <button class="action" type="button" {onclick}>{ words::COPY }</button>
            <p role="status">{ *said }</p>
        </>
    };
    part::folded("source", part::text(words::AS_TEXT), false, body)
}
