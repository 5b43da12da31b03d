//! Where the site is: the page may have been opened at one of the pages that stand in folders below it.

use gloo::utils::window;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What `static/boot.js` and `static/take-over.js` leave for the program.
pub fn of_ours(name: &str) -> Option<JsValue> {
    let ours = Reflect::get(&window(), &"mingbai".into()).ok()?;
    Reflect::get(&ours, &name.into()).ok()
}

/// The address of the site's folder, with a slash at its end.
pub fn folder() -> String {
    of_ours("site").and_then(|it| it.as_string()).unwrap_or_default()
}
