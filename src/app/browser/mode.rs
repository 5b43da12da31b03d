//! How the page is used. `static/boot.js` looks before the first paint and tells by classes of the root element: `?kiosk` in
//! the address is a hall's screen, whose other needs `static/kiosk.js` sees to; a page within another page is known by
//! that, or by `?embed`, and `static/embedded.js` does the rest.

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

/// Whether the page stands within another page, or is shown as it would be there (`?embed`).
pub fn embedded() -> bool {
    is("html.embedded")
}

fn is(selector: &str) -> bool {
    !PRERENDERING && matches!(document().query_selector(selector), Ok(Some(_)))
}
