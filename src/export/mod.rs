//! The catalogue and the card for other programs and for paper: the whole catalogue as JSON, a card as plain
//! text and as entries for a calendar.

pub mod ics;
#[cfg(feature = "tool")]
mod json;
pub mod plain;

#[cfg(feature = "tool")]
pub use json::catalogue;
