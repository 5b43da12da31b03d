//! 开放 and 期限 in a clerk's words: 每月5日-25日工作日, 7月1日-12月20日, 次月起3个月.

use super::document::without_space;
use crate::catalogue::{Every, Opening, Span, SpanUnit};

/// A word for a window whose sentence names no days that a calendar knows.
pub const AS_STATED: &str = "见原文";
/// Words that make a sentence one of working days, of a day that may not count, and of one that moves.
const WORKING: &str = "工作日";
const BEFORE: &str = "前";
const DEFERRED: &str = "顺延";
/// How a sentence says that it is open all day, every day.
const ALL_DAY: &str = "24小时";

/// Reads 开放; `None` when it is not written in one of the known ways.
pub fn read(text: &str) -> Option<Opening> {
    let mut rest = text;
    let deferred = strip_end(&mut rest, DEFERRED);
    let before = strip_end(&mut rest, BEFORE);
    let working_days = strip_end(&mut rest, WORKING);
    let opening = |every, from: (u8, u8), to: (u8, u8)| Opening {
        every,
        from_month: from.0,
        from_day: from.1,
        to_month: to.0,
        to_day: to.1,
        working_days,
        before,
        deferred,
    };
    if rest == Every::Day.word() || (rest.is_empty() && working_days) {
        return Some(opening(Every::Day, (0, 0), (0, 0)));
    }
    let every = [Every::Month, Every::NextMonth, Every::Year]
        .into_iter()
        .find(|every| strip_start(&mut rest, every.word()))
        .unwrap_or(Every::Year);
    let (from, to) =
        if before { (None, rest) } else { rest.split_once('-').map(|(a, b)| (Some(a), b))? };
    let (from, to) = match every {
        Every::Year => {
            let from = year_day(from?, 1)?;
            // 12月5日-25日: the month is not said twice.
            (from, if to.contains('月') { year_day(to, 31)? } else { (from.0, month_day(to)?) })
        }
        _ => ((0, from.map_or(Some(1), month_day)?), (0, month_day(to)?)),
    };
    (from <= to).then(|| opening(every, from, to))
}

/// Whether a sentence says what 开放 makes of it: its numbers, in their order, and whether it speaks of
/// working days, of 前 and of 顺延.
pub fn is_said(opening: &Opening, written: &str, sentence: &str) -> bool {
    let sentence = without_space(sentence);
    let numbers = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut printed = numbers(&sentence).into_iter();
    let all_day = opening.every == Every::Day && !opening.working_days;
    numbers(written).iter().all(|number| printed.any(|it| it == *number))
        && sentence.contains(WORKING) == opening.working_days
        && (!opening.before || sentence.contains(BEFORE))
        && sentence.contains(DEFERRED) == opening.deferred
        && (!all_day || sentence.contains(ALL_DAY))
}

/// Reads the 期限 of a day question: 90日, 次月起3个月.
pub fn read_span(text: &str) -> Option<Span> {
    let mut rest = text;
    let following = strip_start(&mut rest, "次月起");
    let unit = if following { SpanUnit::FollowingMonths } else { SpanUnit::Days };
    let count = rest.strip_suffix(unit.word())?.parse().ok()?;
    (count > 0).then_some(Span { count, unit })
}

/// Whether a sentence names the time of a span.
pub fn names_span(span: &Span, sentence: &str) -> bool {
    without_space(sentence).contains(&format!("{}{}", span.count, span.unit.word()))
}

fn strip_end(text: &mut &str, end: &str) -> bool {
    text.strip_suffix(end).map(|rest| *text = rest).is_some()
}

fn strip_start(text: &mut &str, start: &str) -> bool {
    text.strip_prefix(start).map(|rest| *text = rest).is_some()
}

/// `5日` as a day of a month.
fn month_day(text: &str) -> Option<u8> {
    text.strip_suffix('日')?.parse().ok().filter(|day| (1..=31).contains(day))
}

/// `7月1日` as month and day; of `4月` alone, the day given.
fn year_day(text: &str, alone: u8) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('月')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((month, if day.is_empty() { alone } else { month_day(day)? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_ways_of_writing_are_read() {
        let days = |text: &str| {
            read(text).map(|it| {
                (it.every, (it.from_month, it.from_day), (it.to_month, it.to_day), it.working_days)
            })
        };
        assert_eq!(days("工作日"), Some((Every::Day, (0, 0), (0, 0), true)));
        assert_eq!(days("每天"), Some((Every::Day, (0, 0), (0, 0), false)));
        assert_eq!(days("每月5日-25日工作日"), Some((Every::Month, (0, 5), (0, 25), true)));
        assert_eq!(days("次月5日-25日工作日"), Some((Every::NextMonth, (0, 5), (0, 25), true)));
        assert_eq!(days("7月1日-12月20日"), Some((Every::Year, (7, 1), (12, 20), false)));
        assert_eq!(days("每年4月-6月"), Some((Every::Year, (4, 1), (6, 31), false)));
        assert_eq!(days("每年12月5日-25日工作日"), Some((Every::Year, (12, 5), (12, 25), true)));
        assert_eq!(days("每月5日前"), Some((Every::Month, (0, 1), (0, 5), false)));
        let deferred = read("每月5日前顺延").expect("a known way");
        assert!(deferred.before && deferred.deferred);
    }

    #[test]
    fn other_ways_are_refused() {
        for text in [
            "",
            "每月",
            "每月25日-5日",
            "每月5-25日",
            "13月1日-13月2日",
            "每月0日-5日",
            "周一",
            "见原文",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in ["", "90", "0日", "3个月", "次月起3月"] {
            assert_eq!(read_span(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_sentence_does_not_say_is_found() {
        let said = |written: &str, sentence: &str| {
            is_said(&read(written).expect("a known way"), written, sentence)
        };
        assert!(said("每月5日-25日工作日", "每月 5 日-25 日工作日，经办大厅现场办理。"));
        assert!(!said("每月5日-25日", "每月5日-25日工作日，经办大厅现场办理。"));
        assert!(!said("每月5日-25日工作日", "每月5日-25日，网上办理。"));
        assert!(!said("每月5日-20日工作日", "每月5日-25日工作日，现场办理。"));
        assert!(!said("每天", "网上办理。"));
        assert!(said("每年4月-6月", "每年4月--6月(具体时间以文件发布为准)"));
    }
}
