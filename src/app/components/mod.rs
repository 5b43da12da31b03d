//! Parts that several pages use. Views without state are plain functions.

pub mod answers;
pub mod day_form;
pub mod explanation;
pub mod found;
pub mod frame;
pub mod join;
pub mod notice;
pub mod part;
pub mod qr;
pub mod read_aloud;
pub mod reasons;
pub mod search_box;
pub mod sites;
pub mod source;
pub mod take_along;
pub mod ticks;
