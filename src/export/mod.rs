//! The catalogue and the card for other programs and for paper: the whole catalogue as JSON; a card as plain
//! text, as entries for a calendar and as a sheet to be printed; a matter as JSON-LD; an address as a QR code.

pub mod ics;
#[cfg(feature = "tool")]
mod json;
#[cfg(feature = "tool")]
pub mod jsonld;
pub mod plain;
pub mod qr;
pub mod sheet;

#[cfg(feature = "tool")]
pub use json::catalogue;
