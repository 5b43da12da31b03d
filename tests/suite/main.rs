//! Everything that is tested through the crate's public face or through the twin.
//!
//! `items`, `oracle`, `facts`, `space` and `table` are the tools: what a matter says, when it holds
//! (decided by trying every answer), what a card says, every set of answers, and a card's facts for
//! each of them. The other modules are the tests, one subject each.

mod facts;
mod items;
mod oracle;
mod report;
mod space;
mod table;
mod temp;

mod codes;
mod comparisons;
mod coverage;
mod damaged;
mod dates;
mod dates_cards;
mod dates_peers;
mod documents;
mod explaining;
mod fidelity;
mod hostile;
mod laws;
mod laws_card;
mod laws_change;
mod laws_interview;
mod laws_joint;
mod laws_reach;
mod laws_sources;
mod laws_topic;
mod mistakes;
mod mistakes_all;
mod mistakes_base;
mod mistakes_papers;
mod mistakes_search;
mod mistakes_sources;
mod mistakes_time;
mod offered;
mod places;
mod printed;
mod release;
mod scenarios;
mod scenarios_match;
mod searching;
mod tidy;
mod trials;
mod twin;

use mingbai::catalogue::Catalogue;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The catalogue inside the program.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| mingbai::bundled::catalogue().expect("bundled catalogue decodes"))
}

/// A path inside the package.
pub fn in_package(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A day for cards; no law depends on which.
pub fn some_day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a real day")
}
