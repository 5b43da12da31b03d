//! What only a browser can do: the address bar, the clock, focus and title, copying and sharing, the files of the
//! places, the version for elders, a voice, the ticks, how the page is used, 清空, the last resort.
//!
//! The pages that are read without the program (`crate::app::prerender`) are rendered natively, where there is no
//! browser: what a view asks for while it is drawn answers there like a browser that can do none of it.

/// Whether screens are rendered once and for all, natively: without a day, and without what only a program can do.
pub const PRERENDERING: bool = cfg!(not(target_arch = "wasm32"));

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
pub mod site;
pub mod speech;
pub mod ticks;
pub mod wipe;
