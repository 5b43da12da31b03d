//! Days of rest, counting and windows, at every edge that a notice or the law has.

use super::*;
use crate::bundled;
use crate::catalogue::{Every, Opening, Span, SpanUnit, Unit};
use chrono::Days;
use proptest::prelude::*;
use std::sync::OnceLock;

fn calendar() -> Calendar<'static> {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    Calendar::of(CATALOGUE.get_or_init(|| bundled::catalogue().unwrap()))
}

fn date(text: &str) -> NaiveDate {
    crate::link::read_day(text).unwrap_or_else(|| panic!("{text}"))
}

fn rest(text: &str) -> Option<bool> {
    calendar().day(date(text)).map(|it| it.rest)
}

#[test]
fn announced_days() {
    // 国庆 2026: worked on a Sunday before, off for a week, worked on a Saturday after.
    assert_eq!(rest("2026-09-20"), Some(false));
    assert_eq!(rest("2026-10-01"), Some(true));
    assert_eq!(rest("2026-10-07"), Some(true));
    assert_eq!(rest("2026-10-08"), Some(false));
    assert_eq!(rest("2026-10-10"), Some(false));
    assert_eq!(rest("2026-10-11"), Some(true));
    let worked = calendar().day(date("2026-10-10")).expect("a known year");
    assert_eq!((worked.holiday, worked.expected), ("国庆节", false));
}

#[test]
fn years_without_a_notice_are_computed_and_marked() {
    // 2027: 除夕 is Friday 5 February, 初三 is Monday the 8th; 清明 is a Monday.
    for (day, is_rest, holiday) in [
        ("2027-01-01", true, "元旦"),
        ("2027-02-04", false, ""),
        ("2027-02-05", true, "春节"),
        ("2027-02-08", true, "春节"),
        ("2027-02-09", false, ""),
        ("2027-04-05", true, "清明节"),
        ("2027-05-02", true, "劳动节"),
        ("2027-05-03", false, ""),
        ("2027-06-09", true, "端午节"),
        ("2027-09-15", true, "中秋节"),
        ("2027-10-03", true, "国庆节"),
        ("2027-10-04", false, ""),
    ] {
        let found = calendar().day(date(day));
        assert_eq!(found, Some(Day { rest: is_rest, expected: true, holiday }), "{day}");
    }
    assert_eq!((rest("2023-12-31"), rest("2100-01-01")), (None, None));
}

fn ends(start: &str, units: u16, unit: Unit) -> (String, String, bool) {
    let counted = count(calendar(), date(start), units, unit).expect("known years");
    let text = |day: NaiveDate| day.to_string();
    (text(counted.last), text(counted.unmoved), counted.expected)
}

fn check(start: &str, units: u16, unit: Unit, last: &str) {
    assert_eq!(ends(start, units, unit).0, last, "{start} {units}{}", unit.word());
}

/// 第二百零一条: the day itself does not count; 放假 does not, 调休 does.
#[test]
fn working_days() {
    use Unit::WorkingDays as Days;
    check("2026-11-20", 1, Days, "2026-11-23"); // Friday
    check("2026-11-21", 1, Days, "2026-11-23"); // Saturday
    check("2026-11-22", 5, Days, "2026-11-27"); // Sunday
    check("2026-09-30", 1, Days, "2026-10-08"); // the day before a holiday
    check("2026-10-08", 2, Days, "2026-10-10"); // a make-up Saturday counts
    check("2026-10-10", 1, Days, "2026-10-12"); // beginning on a make-up Saturday
    check("2026-09-18", 1, Days, "2026-09-20"); // a make-up Sunday counts
    check("2026-02-13", 2, Days, "2026-02-24"); // 春节: Saturday the 14th is worked
    check("2024-02-08", 3, Days, "2024-02-19"); // 除夕 2024 was a working day, and so was Sunday the 18th
    check("2025-12-30", 3, Days, "2026-01-05"); // 31 December, Sunday 4 January is worked
    let (last, _, expected) = ends("2026-12-30", 2, Days);
    assert_eq!((last.as_str(), expected), ("2027-01-04", true));
    assert!(!ends("2026-12-30", 1, Days).2);
}

/// 第二百零三条: a last day that is a day of rest moves; one that is made up for does not.
#[test]
fn calendar_days() {
    use Unit::CalendarDays as Days;
    check("2026-11-22", 1, Days, "2026-11-23");
    check("2026-11-20", 1, Days, "2026-11-23"); // Saturday moves to Monday
    check("2026-10-09", 1, Days, "2026-10-10"); // a make-up Saturday stays
    check("2026-07-03", 90, Days, "2026-10-08"); // 1 October moves past the holiday
    check("2024-11-30", 90, Days, "2025-02-28");
    check("2024-02-28", 1, Days, "2024-02-29");
    assert_eq!(ends("2026-07-03", 90, Days).1, "2026-10-01");
}

/// 第二百零二条: the day of the same number, or the last day of the month.
#[test]
fn months() {
    use Unit::Months;
    check("2026-01-15", 1, Months, "2026-02-24"); // 15 February is 春节
    check("2025-11-30", 3, Months, "2026-02-28"); // no 30 February; Saturday the 28th is worked
    check("2023-11-30", 3, Months, "2024-02-29"); // leap year
    check("2024-02-29", 1, Months, "2024-03-29");
    check("2024-02-29", 12, Months, "2025-02-28");
    check("2026-08-31", 1, Months, "2026-09-30");
    check("2026-12-31", 2, Months, "2027-03-01"); // 28 February 2027 is a Sunday
    assert_eq!(ends("2026-12-31", 2, Months).1, "2027-02-28");
}

#[test]
fn at_once_is_the_same_day_and_what_names_no_time_has_no_end() {
    check("2026-10-03", 0, Unit::AtOnce, "2026-10-03");
    check("2026-10-03", 0, Unit::RealTime, "2026-10-03");
    assert_eq!(count(calendar(), date("2026-10-03"), 0, Unit::AsStated), None);
    assert_eq!(count(calendar(), date("2060-12-30"), 5, Unit::WorkingDays), None);
}

#[test]
fn spans_from_a_day() {
    let end = |day: &str, count, unit| {
        span_end(calendar(), date(day), &Span { count, unit }).map(|it| it.last.to_string())
    };
    let months = |day| end(day, 3, SpanUnit::FollowingMonths);
    assert_eq!(months("2026-08-01").as_deref(), Some("2026-11-30"));
    assert_eq!(months("2026-08-31").as_deref(), Some("2026-11-30"));
    assert_eq!(months("2025-11-30").as_deref(), Some("2026-02-28")); // a Saturday; not moved
    assert_eq!(end("2026-07-03", 90, SpanUnit::Days).as_deref(), Some("2026-10-08"));
}

const MONTHLY: Opening = Opening {
    every: Every::Month,
    from_month: 0,
    from_day: 5,
    to_month: 0,
    to_day: 25,
    working_days: true,
    before: false,
    deferred: false,
};

fn monthly_any_day() -> Opening {
    Opening { working_days: false, ..MONTHLY }
}

fn next(opening: &Opening, day: &str) -> Option<String> {
    next_open(calendar(), opening, date(day)).map(|it| it.to_string())
}

fn last(opening: &Opening, day: &str) -> Option<String> {
    last_open(calendar(), opening, date(day)).map(|it| it.to_string())
}

#[test]
fn monthly_windows() {
    // September 2026: the 5th is a Saturday; 20 September is worked, the 25th is 中秋.
    assert_eq!(next(&MONTHLY, "2026-09-05").as_deref(), Some("2026-09-07"));
    assert_eq!(next(&monthly_any_day(), "2026-09-05").as_deref(), Some("2026-09-05"));
    assert_eq!(next(&MONTHLY, "2026-09-20").as_deref(), Some("2026-09-20"));
    assert_eq!(last(&MONTHLY, "2026-09-07").as_deref(), Some("2026-09-24"));
    assert_eq!(last(&monthly_any_day(), "2026-09-07").as_deref(), Some("2026-09-25"));
    // October: the 5th to the 7th are off, and after the window comes November's.
    assert_eq!(next(&MONTHLY, "2026-10-05").as_deref(), Some("2026-10-08"));
    assert_eq!(next(&MONTHLY, "2026-09-25").as_deref(), Some("2026-10-08"));
    assert_eq!(next(&MONTHLY, "2026-12-26").as_deref(), Some("2027-01-05"));
    assert_eq!(last(&MONTHLY, "2026-09-25"), None);
}

#[test]
fn yearly_windows() {
    let year = |from: (u8, u8), to: (u8, u8), working_days| Opening {
        every: Every::Year,
        from_month: from.0,
        from_day: from.1,
        to_month: to.0,
        to_day: to.1,
        working_days,
        ..MONTHLY
    };
    let enrolment = year((7, 1), (12, 20), false);
    assert_eq!(next(&enrolment, "2026-06-30").as_deref(), Some("2026-07-01"));
    assert_eq!(next(&enrolment, "2026-12-20").as_deref(), Some("2026-12-20"));
    assert_eq!(next(&enrolment, "2026-12-21").as_deref(), Some("2027-07-01"));
    assert_eq!(last(&enrolment, "2026-06-30").as_deref(), Some("2026-12-20"));
    let december = year((12, 5), (12, 25), true);
    assert_eq!(next(&december, "2026-12-05").as_deref(), Some("2026-12-07"));
    // 6月 ends on the 30th, though the seeds write no day.
    let spring = year((4, 1), (6, 31), false);
    assert_eq!(last(&spring, "2026-04-01").as_deref(), Some("2026-06-30"));
}

#[test]
fn before_a_day_and_moved() {
    let before = Opening { from_day: 1, to_day: 5, working_days: false, before: true, ..MONTHLY };
    let is = |opening: &Opening, day| accepts(calendar(), opening, date(day));
    assert_eq!(is(&before, "2026-11-04"), Some(Acceptance::Open));
    assert_eq!(is(&before, "2026-11-05"), Some(Acceptance::Unclear));
    assert_eq!(is(&before, "2026-11-06"), Some(Acceptance::Closed));
    // 5 October moves to the 8th.
    let moved = Opening { deferred: true, ..before };
    assert_eq!(is(&moved, "2026-10-05"), Some(Acceptance::Open));
    assert_eq!(is(&moved, "2026-10-08"), Some(Acceptance::Unclear));
    assert_eq!(is(&moved, "2026-10-09"), Some(Acceptance::Closed));
}

/// Any day of which the calendar knows enough on both sides.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..365 * 30).prop_map(|days| date("2024-01-01") + Days::new(days))
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::WorkingDays, Unit::CalendarDays, Unit::Months])
}

fn any_opening() -> impl Strategy<Value = Opening> {
    let every = prop::sample::select(vec![Every::Day, Every::Month, Every::Year]);
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (every, 1u8..=12, 1u8..=31, 0u8..=12, 0u8..=31, flags).prop_map(
        |(every, month, day, months, days, (working_days, before, deferred))| Opening {
            every,
            from_month: if every == Every::Year { month } else { 0 },
            from_day: day,
            to_month: if every == Every::Year { (month + months).min(12) } else { 0 },
            to_day: (day + days).min(31),
            working_days,
            before,
            deferred,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    /// The last day is worked, lies after the first, and so many days of work lie between.
    #[test]
    fn the_last_day_is_a_working_day(start in any_day(), units in 1u16..100, unit in any_unit()) {
        let counted = count(calendar(), start, units, unit);
        let Some(Counted { last, unmoved, .. }) = counted else { return Ok(()) };
        prop_assert_eq!(calendar().is_worked(last), Some(true));
        prop_assert!(start < unmoved && unmoved <= last);
        if unit == Unit::WorkingDays {
            let between = start.iter_days().skip(1).take_while(|day| *day <= last);
            let worked = between.filter(|day| calendar().is_worked(*day) == Some(true)).count();
            prop_assert_eq!(worked, usize::from(units));
        }
    }

    /// Later begins never end earlier, and more units never do.
    #[test]
    fn counting_is_monotone(start in any_day(), units in 1u16..100, unit in any_unit(), later in 0u64..40) {
        let end = |start, units| count(calendar(), start, units, unit).map(|it| it.last);
        let (Some(first), Some(second), Some(more)) =
            (end(start, units), end(start + Days::new(later), units), end(start, units + 1))
        else {
            return Ok(());
        };
        prop_assert!(first <= second && first <= more);
    }

    /// Open, closed and unclear days part the calendar, and what is next is the first that is open.
    #[test]
    fn windows_part_the_calendar(opening in any_opening(), day in any_day()) {
        let Some(found) = next_open(calendar(), &opening, day) else { return Ok(()) };
        prop_assert_eq!(accepts(calendar(), &opening, found), Some(Acceptance::Open));
        for before in day.iter_days().take_while(|it| *it < found) {
            prop_assert_ne!(accepts(calendar(), &opening, before), Some(Acceptance::Open));
        }
        if let Some(last) = last_open(calendar(), &opening, found) {
            prop_assert_eq!(accepts(calendar(), &opening, last), Some(Acceptance::Open));
            prop_assert!(last >= found);
        } else {
            prop_assert_eq!(opening.every, Every::Day);
        }
    }
}
