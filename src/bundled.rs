//! The catalogue that the build script compiled from `seeds/` into this program.

use crate::catalogue::{Catalogue, Damaged};

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// Decodes the bundled catalogue. Call once and keep the result.
///
/// # Errors
/// [`Damaged`] when the program file was altered after it was built.
pub fn catalogue() -> Result<Catalogue, Damaged> {
    Catalogue::decode(COMPILED)
}
