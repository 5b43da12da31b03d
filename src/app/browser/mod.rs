//! What only a browser can do: the address bar, the clock, focus and title, the last resort.

pub mod clock;
pub mod failure;
pub mod fragment;
pub mod screen;
