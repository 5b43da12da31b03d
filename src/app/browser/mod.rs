//! What only a browser can do: the address bar, the clock, focus and title, the files of the places, the
//! version for elders, a voice, the last resort.

pub mod clock;
pub mod elder;
pub mod failure;
pub mod fragment;
pub mod lines;
pub mod places;
pub mod screen;
pub mod speech;
