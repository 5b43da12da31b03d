//! 受理时间 as dates: whether applications are taken on a day, until when, and when next.

use super::{Calendar, Counted};
use crate::catalogue::{Every, Opening};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Whether applications are taken on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// They are.
    Open,
    /// They are not.
    Closed,
    /// 5日前: the document does not say whether the 5th itself counts.
    Unclear,
}

/// Further than this nothing is looked for: a yearly window comes round within it.
const HORIZON: u64 = 800;

/// The window that a day belongs to or comes before in its month or year: first day, last day.
fn bounds(calendar: Calendar, opening: &Opening, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = match opening.every {
        Every::Day => (day, day),
        Every::Month | Every::NextMonth => {
            let day = day.with_day(1)?;
            (in_month(day, opening.from_day)?, in_month(day, opening.to_day)?)
        }
        Every::Year => {
            let month = |month: u8| NaiveDate::from_ymd_opt(day.year(), month.into(), 1);
            let first = in_month(month(opening.from_month)?, opening.from_day)?;
            (first, in_month(month(opening.to_month)?, opening.to_day)?)
        }
    };
    let last = if opening.deferred { calendar.worked_from(last)? } else { last };
    Some((first, last))
}

/// The last day of a window, next from a day on, whether it counts or not.
pub fn next_limit(calendar: Calendar, opening: &Opening, day: NaiveDate) -> Option<Counted> {
    let unmoved = Opening { deferred: false, ..opening.clone() };
    for day in day.iter_days().take(HORIZON as usize) {
        let (_, last) = bounds(calendar, opening, day)?;
        if last >= day {
            let (_, unmoved) = bounds(calendar, &unmoved, day)?;
            let expected = opening.deferred && calendar.is_expected(day, last);
            return Some(Counted { last, unmoved, expected });
        }
    }
    None
}

/// A day of the month that begins on `first`; its last day when it has no such day (31 in April).
fn in_month(first: NaiveDate, day: u8) -> Option<NaiveDate> {
    let end = || first.checked_add_months(Months::new(1))?.pred_opt();
    first.with_day(day.into()).or_else(end)
}

/// Whether applications are taken on a day. `None` past the years that the calendar knows.
///
/// With [`Every::NextMonth`] the day is one of the month after the application.
pub fn accepts(calendar: Calendar, opening: &Opening, day: NaiveDate) -> Option<Acceptance> {
    let (first, last) = bounds(calendar, opening, day)?;
    let worked = !opening.working_days || calendar.is_worked(day)?;
    if day < first || day > last || !worked {
        return Some(Acceptance::Closed);
    }
    let unclear = opening.before && day == last;
    Some(if unclear { Acceptance::Unclear } else { Acceptance::Open })
}

/// The first day from `day` on, itself included, on which applications are certainly taken.
pub fn next_open(calendar: Calendar, opening: &Opening, day: NaiveDate) -> Option<NaiveDate> {
    for day in day.iter_days().take(HORIZON as usize) {
        if accepts(calendar, opening, day)? == Acceptance::Open {
            return Some(day);
        }
    }
    None
}

/// The last day of the window of `day`'s month or year on which applications are certainly taken;
/// `None` for a window without an end, and when none is left from `day` on.
pub fn last_open(calendar: Calendar, opening: &Opening, day: NaiveDate) -> Option<NaiveDate> {
    if opening.every == Every::Day {
        return None;
    }
    let (first, last) = bounds(calendar, opening, day)?;
    let mut candidate = last;
    while candidate >= first.max(day) {
        if accepts(calendar, opening, candidate)? == Acceptance::Open {
            return Some(candidate);
        }
        candidate = candidate.checked_sub_days(Days::new(1))?;
    }
    None
}
