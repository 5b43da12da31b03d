//! The card's day as text.

use chrono::Datelike;

/// ISO 8601, for JSON.
#[cfg(feature = "tool")]
pub(super) fn serialize_day<S: serde::Serializer>(
    day: &chrono::NaiveDate,
    out: S,
) -> Result<S::Ok, S::Error> {
    out.collect_str(&format_args!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

/// The same for a day that may be missing.
#[cfg(feature = "tool")]
pub(super) fn serialize_some_day<S: serde::Serializer>(
    day: &Option<chrono::NaiveDate>,
    out: S,
) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serialize_day(day, out),
        None => out.serialize_none(),
    }
}

impl super::Card {
    /// The card's day in Chinese: 2026年11月22日.
    pub fn today_text(&self) -> String {
        let day = self.today;
        format!("{}年{}月{}日", day.year(), day.month(), day.day())
    }
}
