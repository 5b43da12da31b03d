//! Parts that several pages use. Views without state are plain functions.

pub mod copy_text;
pub mod day_form;
pub mod frame;
pub mod notice;
pub mod part;
pub mod read_aloud;
pub mod reasons;
pub mod search_box;
pub mod sites;
pub mod source;
