//! What only a browser can do: the address bar, the clock, focus and title, the files of the places, the
//! last resort.

pub mod clock;
pub mod failure;
pub mod fragment;
pub mod places;
pub mod screen;
