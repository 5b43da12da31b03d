//! Where the page stands. `static/boot.js` looks before the first paint and says it as a class of the root element.

use gloo::utils::document;

/// Whether the page stands within another page, or is shown as it would be there (`?embed`).
pub fn embedded() -> bool {
    matches!(document().query_selector("html.embedded"), Ok(Some(_)))
}
