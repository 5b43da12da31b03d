//! The last resort: the message that stands ready, hidden, in `index.html`.

use gloo::utils::document;

/// Shows the message when the program panics.
pub fn watch() {
    std::panic::set_hook(Box::new(|_| show()));
}

/// Shows the message and hides the broken page.
pub fn show() {
    for (id, hidden) in [("broken", false), ("app", true)] {
        if let Some(element) = document().get_element_by_id(id) {
            let _ = element.toggle_attribute_with_force("hidden", hidden);
        }
    }
}
