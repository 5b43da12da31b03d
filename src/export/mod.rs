//! The catalogue for other programs: the whole of it as JSON, with conditions in the catalogue's own
//! words and every source as a quotation.

mod json;

pub use json::catalogue;
