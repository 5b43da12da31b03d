//! The browser's own share sheet, where it has one.

use super::PRERENDERING;
use gloo::utils::window;
use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// `navigator` and its function.
fn sharer() -> Option<(JsValue, Function)> {
    let navigator = Reflect::get(&window(), &"navigator".into()).ok()?;
    let share = Reflect::get(&navigator, &"share".into()).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

/// Whether there is one.
pub fn is_there() -> bool {
    !PRERENDERING && sharer().is_some()
}

/// Opens it; `failed` is told when the browser would not. That somebody thought better of it is no failure.
pub fn share(title: &str, text: &str, failed: impl FnOnce() + 'static) {
    let Some(promise) = start(title, text) else { return failed() };
    spawn_local(async move {
        if let Err(error) = JsFuture::from(promise).await {
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|it| it.as_string());
            if name.as_deref() != Some("AbortError") {
                failed();
            }
        }
    });
}

fn start(title: &str, text: &str) -> Option<Promise> {
    let (navigator, share) = sharer()?;
    let data = Object::new();
    for (key, value) in [("title", title), ("text", text)] {
        Reflect::set(&data, &key.into(), &value.into()).ok()?;
    }
    share.call1(&navigator, &data).ok()?.dyn_into().ok()
}
