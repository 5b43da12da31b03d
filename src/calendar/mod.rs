//! 日历: working days, how a time is counted, and when an office takes applications, as dates.
//!
//! Days of rest are what the State Council announced for a year; for a year without a notice they are
//! computed from the law on feasts and marked 预计 (expected), because only the notice says which days
//! are moved. Nothing here knows today: days come in as arguments, all of them days in China.

mod count;
mod opening;

pub use count::{Counted, choice_on, count, span_end};
pub use opening::{Acceptance, accepts, last_open, next_limit, next_open};

use crate::catalogue::{Catalogue, FeastYear, WorkYear};
use chrono::{Datelike, NaiveDate, Weekday};

/// One day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// 休息日: a day of rest, be it a weekend or a holiday.
    pub rest: bool,
    /// 预计: no notice has been published for the year.
    pub expected: bool,
    /// The holiday, or the holiday for which the day is worked (调休); empty for ordinary days.
    pub holiday: &'static str,
}

/// From which the days of notices are counted; see [`crate::catalogue::Holiday`].
const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(2000, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Which days are worked.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'c> {
    /// Years with a notice, in order.
    pub years: &'c [WorkYear],
    /// Moving feasts of years without one, in order.
    pub feasts: &'c [FeastYear],
}

impl<'c> Calendar<'c> {
    /// The calendar of a catalogue.
    pub fn of(catalogue: &'c Catalogue) -> Self {
        Calendar { years: &catalogue.work_years, feasts: &catalogue.feast_years }
    }

    /// What a day is; `None` for years of which nothing is known.
    pub fn day(&self, day: NaiveDate) -> Option<Day> {
        let number = (day - EPOCH).num_days();
        let is = |it: u16| i64::from(it) == number;
        for holiday in self.years.iter().flat_map(|year| &year.holidays) {
            if holiday.worked.iter().any(|&it| is(it)) {
                return Some(Day { rest: false, expected: false, holiday: holiday.name });
            }
            if (i64::from(holiday.first)..=i64::from(holiday.last)).contains(&number) {
                return Some(Day { rest: true, expected: false, holiday: holiday.name });
            }
        }
        if self.years.iter().any(|it| i32::from(it.year) == day.year()) {
            return Some(Day { rest: is_weekend(day), expected: false, holiday: "" });
        }
        let feasts = self.feasts.iter().find(|it| i32::from(it.year) == day.year())?;
        let holiday = statutory(day, feasts);
        let rest = is_weekend(day) || !holiday.is_empty();
        Some(Day { rest, expected: true, holiday })
    }

    /// Whether a day is worked; `None` for years of which nothing is known.
    pub fn is_worked(&self, day: NaiveDate) -> Option<bool> {
        self.day(day).map(|it| !it.rest)
    }

    /// Whether any day from the first to the last, both included, has no notice yet.
    pub fn is_expected(&self, first: NaiveDate, last: NaiveDate) -> bool {
        // Notices are by year: the years of both ends and those between.
        (first.year()..=last.year())
            .any(|year| !self.years.iter().any(|it| i32::from(it.year) == year))
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The feast of a day by 全国年节及纪念日放假办法 第二条, as in force since 2025; empty for other days.
fn statutory(day: NaiveDate, feasts: &FeastYear) -> &'static str {
    let ordinal = day.ordinal() as u16;
    match (day.month(), day.day()) {
        (1, 1) => "元旦",
        (5, 1 | 2) => "劳动节",
        (10, 1..=3) => "国庆节",
        _ if (feasts.spring - 1..feasts.spring + 3).contains(&ordinal) => "春节",
        _ if ordinal == feasts.qingming => "清明节",
        _ if ordinal == feasts.dragon_boat => "端午节",
        _ if ordinal == feasts.mid_autumn => "中秋节",
        _ => "",
    }
}

#[cfg(test)]
mod tests;
