//! The catalogue that the build script compiled from `seeds/` into this program.

use crate::catalogue::{Catalogue, Damaged, Index};

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// Decodes what is bundled: in the page an index, else the whole catalogue. Call once and keep the
/// result.
///
/// # Errors
/// [`Damaged`] when the program file was altered after it was built.
pub fn index() -> Result<Index, Damaged> {
    Index::decode(COMPILED)
}

/// The bundled catalogue alone; whole everywhere but in the page.
///
/// # Errors
/// [`Damaged`] when the program file was altered after it was built.
pub fn catalogue() -> Result<Catalogue, Damaged> {
    index().map(|index| index.catalogue)
}
