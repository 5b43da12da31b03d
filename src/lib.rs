//! 明白办: official service documents, transcribed into a catalogue, become a page that asks a citizen
//! only what matters and hands back a 明白卡.
//!
//! Arrows run one way: `app` and `twin` → `card`, `interview`, `search`, `export` → `rules` →
//! `catalogue`. All but `app` compiles and is tested without a browser. See ARCHITECTURE.md.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod bundled;
pub mod calendar;
pub mod card;
pub mod catalogue;
pub mod compare;
pub mod export;
pub mod interview;
pub mod link;
pub mod rules;
pub mod search;
pub mod speech;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "tool")]
pub mod compiler;
#[cfg(feature = "tool")]
pub mod twin;
