//! What only a browser can do: the address bar, the clock, focus and title, copying and sharing, the files of the
//! places, the version for elders, a voice, the ticks, the last resort.

pub mod address;
pub mod clock;
pub mod copy;
pub mod elder;
pub mod failure;
pub mod fragment;
pub mod lines;
pub mod mode;
pub mod places;
pub mod screen;
pub mod share;
pub mod speech;
pub mod ticks;
