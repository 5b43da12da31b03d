//! The last resort: the message that stands ready, hidden, in `index.html`.
//!
//! A panic needs no hook here: it stops the program with a trap, which `static/boot.js` hears.

use gloo::utils::document;

/// Shows the message and hides the broken page.
pub fn show() {
    for (id, hidden) in [("broken", false), ("app", true)] {
        if let Some(element) = document().get_element_by_id(id) {
            // Nothing is left to try when even this fails.
            let _ = element.toggle_attribute_with_force("hidden", hidden);
        }
    }
}
