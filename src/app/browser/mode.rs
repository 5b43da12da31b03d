//! How the page is used, as its address says: `?kiosk` is a hall's screen. `static/boot.js` reads it before the first paint
//! and tells by classes of the root element; `static/kiosk.js` does the rest.

use super::PRERENDERING;
use gloo::utils::document;

/// Whether this is a hall's screen: nothing leads away from it, nothing stays on it, and it has no use for what takes a
/// card along on the same device.
pub fn kiosk() -> bool {
    is("html.kiosk")
}

/// Whether a hall's screen has a printer (`?kiosk&print`).
pub fn prints() -> bool {
    !kiosk() || is("html.prints")
}

fn is(selector: &str) -> bool {
    !PRERENDERING && matches!(document().query_selector(selector), Ok(Some(_)))
}
