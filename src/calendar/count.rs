//! 期间的计算: from the day on which a time begins to its last day.
//!
//! 《民法典》第二百零一条: a time in days, months or years begins on the day after; 第二百零二条: in months it
//! ends on the day of the same number, or on the last day of the month when there is none; 第二百零三条:
//! when the last day is a day of rest, the day after the rest is the last.

use super::Calendar;
use crate::catalogue::{Question, Span, SpanUnit, Unit};
use chrono::{Days, Months, NaiveDate};

/// The last day of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The last day.
    pub last: NaiveDate,
    /// 顺延自: the last day before it was moved off a day of rest; the same day when it was not moved.
    pub unmoved: NaiveDate,
    /// 预计: some day that was counted belongs to a year without a notice.
    pub expected: bool,
}

/// More days of rest in a row than any calendar has.
const LONGEST_REST: usize = 60;

/// The last day of `count` units when the time begins to run on `start`, which itself does not count.
/// 即时 and 实时 end on the day they begin. `None` for a unit that names no time, and for years of which
/// the calendar knows nothing.
pub fn count(calendar: Calendar, start: NaiveDate, count: u16, unit: Unit) -> Option<Counted> {
    let unmoved = match unit {
        Unit::AsStated => return None,
        Unit::AtOnce | Unit::RealTime => {
            return Some(Counted { last: start, unmoved: start, expected: false });
        }
        Unit::WorkingDays => working_days_after(calendar, start, count)?,
        Unit::CalendarDays => start.checked_add_days(Days::new(count.into()))?,
        Unit::Months => start.checked_add_months(Months::new(count.into()))?,
    };
    let last = moved_off_rest(calendar, unmoved)?;
    Some(Counted { last, unmoved, expected: calendar.is_expected(start, last) })
}

/// The last day of a time from a day of the citizen's own.
///
/// Days end as [`count`] says. 次月起N个月 are whole months that the document itself names, to the end
/// of the last one, and are not moved.
pub fn span_end(calendar: Calendar, day: NaiveDate, span: &Span) -> Option<Counted> {
    match span.unit {
        SpanUnit::Days => count(calendar, day, span.count, Unit::CalendarDays),
        SpanUnit::FollowingMonths => {
            let after =
                first_of_month(day)?.checked_add_months(Months::new(u32::from(span.count) + 1))?;
            let last = after.pred_opt()?;
            Some(Counted { last, unmoved: last, expected: false })
        }
    }
}

/// What a day answers to a question about a day: the first choice (0) while its time lasts, the second (1)
/// afterwards; `None` for a day that is still to come, and for a question that is not about a day.
pub fn choice_on(
    calendar: Calendar,
    question: &Question,
    day: NaiveDate,
    today: NaiveDate,
) -> Option<u8> {
    let span = question.span.as_ref()?;
    if day > today {
        return None;
    }
    // Of years before the first notice nothing is known, and nothing need be: they are long past.
    let over = span_end(calendar, day, span).is_none_or(|end| today > end.last);
    Some(u8::from(over))
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    chrono::Datelike::with_day(&day, 1)
}

fn working_days_after(calendar: Calendar, start: NaiveDate, count: u16) -> Option<NaiveDate> {
    let mut day = start;
    for _ in 0..count {
        day = moved_off_rest(calendar, day.succ_opt()?)?;
    }
    Some(day)
}

/// The day itself when it is worked, else the next that is.
fn moved_off_rest(calendar: Calendar, day: NaiveDate) -> Option<NaiveDate> {
    for day in day.iter_days().take(LONGEST_REST) {
        if calendar.is_worked(day)? {
            return Some(day);
        }
    }
    None
}

impl Calendar<'_> {
    /// The day itself when it is worked, else the next that is; `None` past the years known.
    pub fn worked_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        moved_off_rest(*self, day)
    }
}
