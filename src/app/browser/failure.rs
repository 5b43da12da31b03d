//! The last resort: `static/boot.js` hears that the program has stopped, and shows the message that stands ready,
//! hidden, in `index.html`, or keeps the page that was there before the program.

/// Stops the program. A panic does so too: it is a trap.
pub fn stop() -> ! {
    wasm_bindgen::throw_str("mingbai")
}
