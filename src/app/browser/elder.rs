//! 长辈版, the version with large text: a class of the root element. `static/boot.js` sets it before the first paint,
//! keeps it on the device and turns it when the switch is pressed; the program only says how it stands.

use super::PRERENDERING;
use gloo::utils::document;

/// Identifier of the switch, by which `static/boot.js` knows it.
pub const SWITCH: &str = "elder";

pub fn is_on() -> bool {
    !PRERENDERING && matches!(document().query_selector("html.elder"), Ok(Some(_)))
}
