//! Days in addresses.

use super::read::pairs;
use super::{TAIL, TODAY};
use chrono::{Datelike, NaiveDate};

/// A day in the form 2026-12-01, which is how [`write_day`] writes it; no other form is taken, and no year that would be
/// written with fewer digits.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Option<u32> {
        let part = parts.next().filter(|it| it.len() == digits)?;
        // `parse` would take a plus sign.
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let day = NaiveDate::from_ymd_opt(year as i32, month, day).filter(|_| year >= 1000)?;
    parts.next().is_none().then_some(day)
}

/// A day as 2026-12-01.
pub fn write_day(day: NaiveDate) -> String {
    let two = |number: u32| {
        let digits = number.to_string();
        if digits.len() < 2 { ["0", &digits].concat() } else { digits }
    };
    [&day.year().to_string(), "-", &two(day.month()), "-", &two(day.day())].concat()
}

/// How far ahead one may mean to apply, in days.
pub const MOST_DAYS_AHEAD: i64 = 366;

/// Whether one can mean to apply on a day: not in the past, and not beyond what is of use to anybody.
pub fn is_appliable(day: NaiveDate, today: NaiveDate) -> bool {
    (0..=MOST_DAYS_AHEAD).contains(&(day - today).num_days())
}

/// The day that a fragment wants taken for today, which only tests do.
pub fn today(fragment: &str) -> Option<NaiveDate> {
    let (_, query) = screen(fragment).0.split_once('?')?;
    let (_, day) = pairs(query).find(|(key, _)| *key == TODAY)?;
    read_day(day)
}

/// An address that takes a day for today.
pub fn with_today(address: &str, day: NaiveDate) -> String {
    let (address, kept) = screen(address);
    let mark = if address.contains('?') { "&" } else { "?" };
    [address, mark, TODAY, "=", &write_day(day), kept].concat()
}

/// What a fragment says of the screen, and the rest.
fn screen(fragment: &str) -> (&str, &str) {
    fragment.split_at(fragment.find(TAIL).unwrap_or(fragment.len()))
}
