//! The card's dates in plain words. Everything here is ours; the page marks it as such. Used by the page,
//! the twin, the plain text and the calendar file, so that all say the same.

use super::schedule::{Acceptance, End, Period, Stage, Timing};
use super::{Card, Deadline, Sum, Verdict};
use crate::catalogue::{ChannelKind, SpanUnit, Start, Unit};
use crate::rules::Truth;
use chrono::{Datelike, NaiveDate};

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
/// Added to a date that rests on days of rest nobody has announced yet.
const EXPECTED: &str = "（预计，那一年的放假安排还没有公布）";

/// 11月22日（周日）; with the year when it is not that of `today`.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let short = [
        &day.month().to_string(),
        "月",
        &day.day().to_string(),
        "日（",
        WEEKDAYS[day.weekday().num_days_from_monday() as usize],
        "）",
    ]
    .concat();
    if day.year() == today.year() { short } else { [&year(day), short.as_str()].concat() }
}

/// 2026年11月22日.
pub fn long_day(day: NaiveDate) -> String {
    [&year(day), &day.month().to_string(), "月", &day.day().to_string(), "日"].concat()
}

/// Whether the citizen can apply.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "可以办",
        Verdict::LeftOpen => "您说的都符合，还有条件文件没写明",
        Verdict::Undecided => "能不能办，还不能确定",
        Verdict::No => "不能办这一项",
        Verdict::Unstated => "文件没有写谁能办",
        Verdict::Internal => "这是经办机构内部的事，不用您办",
    }
}

fn year(day: NaiveDate) -> String {
    [&day.year().to_string(), "年"].concat()
}

/// 现场、银行网点; 办理 when the document names no way.
pub fn channels(kinds: &[ChannelKind]) -> String {
    let mut out = String::new();
    for kind in kinds {
        if !out.is_empty() {
            out.push('、');
        }
        out.push_str(kind.word());
    }
    out
}

fn expected(is: bool) -> &'static str {
    if is { EXPECTED } else { "" }
}

/// Whether applications are taken today, and until when or when next.
pub fn state(timing: &Timing, today: NaiveDate) -> String {
    // 5日前: the day before is the last that is certain.
    let last_is = match timing.unclear {
        Some(_) => "稳妥的最后一天",
        None => "最后一天",
    };
    let until = |last: NaiveDate| match (last - today).num_days() {
        0 => ["今天是", last_is, "。"].concat(),
        left => {
            ["还剩", &left.to_string(), "天，", last_is, "是", &day(last, today), "。"].concat()
        }
    };
    let next_is = |next: Option<NaiveDate>| match next {
        Some(next) => ["下次是", &day(next, today), "。"].concat(),
        None => String::new(),
    };
    let mut said = match timing.state {
        Acceptance::NotNeeded => return "不用申请。从哪天算起，文件没有写。".to_owned(),
        Acceptance::Unstated => "文件没有写哪几天受理。".to_owned(),
        Acceptance::AsStated => "文件没有写是哪一天，看下面的原文。".to_owned(),
        Acceptance::Open { last: None } => "今天受理。".to_owned(),
        Acceptance::Open { last: Some(last) } => ["今天受理。", &until(last)].concat(),
        Acceptance::Unclear { next } => {
            ["今天算不算，文件没有写清楚，先问。", &next_is(next)].concat()
        }
        Acceptance::Closed { next, last } => {
            let end = last.filter(|last| Some(*last) != next);
            let end = end.map(|last| [last_is, "是", &day(last, today), "。"].concat());
            let now =
                if timing.unnamed_days { "写明了日子的，" } else { "今天不受理。" };
            [now, &next_is(next), &end.unwrap_or_default()].concat()
        }
    };
    said.push_str(expected(timing.expected));
    if let Some(unclear) = timing.unclear {
        said.push_str(&[&day(unclear, today), "当天算不算，文件没有写。"].concat());
    }
    if timing.unnamed_days {
        said.push_str("还有没写日子的，看下面的原文。");
    }
    match timing.state {
        Acceptance::Unstated if timing.rest => said.push_str("今天是休息日，去之前先问。"),
        _ if timing.rest => said.push_str("遇到休息日办不办，文件没有写，去之前先问。"),
        _ => {}
    }
    if !timing.announced.is_empty() {
        said.push_str(&["文件写“", timing.announced, "”，去之前先问。"].concat());
    }
    if !timing.certain {
        said.push_str("您能不能这样办，还不能确定，见“怎么办”。");
    }
    said
}

/// What the promise comes to: 最晚12月7日（周一）办好.
pub fn promise(timing: &Timing, deadline: &Deadline, end: End, card: &Card) -> String {
    let today = card.today;
    let end_of_acceptance = deadline.start == Start::AcceptanceEnd;
    let begin = match timing.accepted {
        Some(from) if end_of_acceptance => ["如果", &day(from, today), "受理结束，"].concat(),
        // What is done on the day of acceptance needs no day where the days are not told.
        Some(from) if end != End::SameDay || !timing.windows.is_empty() => {
            let day = if from == today { "今天".to_owned() } else { day(from, today) };
            ["如果", &day, "受理，"].concat()
        }
        _ => String::new(),
    };
    let rest = match end {
        End::SameDay if deadline.unit == Unit::RealTime => return "文件写的是实时办。".to_owned(),
        End::SameDay if begin.is_empty() => "受理当天办好。".to_owned(),
        End::SameDay => "当天办好。".to_owned(),
        End::By { last, expected: is, .. } => {
            ["最晚", &day(last, today), "办好。", expected(is)].concat()
        }
        End::Between { first, last, expected: is } if first == last => {
            ["文件写的日子是", &day(first, today), "。", expected(is)].concat()
        }
        End::Between { first, last, expected: is } => {
            ["文件写的日子是", &day(first, today), "到", &day(last, today), "。", expected(is)]
                .concat()
        }
        End::Open if deadline.unit.is_counted() => {
            return "从受理那天算起。哪天受理还不知道，算不出日期。".to_owned();
        }
        End::Open => return "文件没有写几天，看原文。".to_owned(),
    };
    [begin, rest].concat()
}

/// How it was counted; empty where nothing was.
pub fn rule(deadline: &Deadline, end: End, today: NaiveDate) -> String {
    let moved = match end {
        End::By { last, unmoved, .. } if last != unmoved => {
            [&day(unmoved, today), "是休息日，顺延到", &day(last, today), "。"].concat()
        }
        _ => String::new(),
    };
    let first = match deadline.start {
        Start::AcceptanceEnd => "受理哪天结束，要问经办机构。受理结束那天不算",
        Start::HandIn => "交材料那天不算",
        Start::Acceptance | Start::PreviousStage => "受理那天不算",
    };
    let count = deadline.count.to_string();
    let (before, after) = match deadline.unit {
        Unit::WorkingDays => ("，从第二天起数", "个工作日。周末和放假不算，调休上班的算。"),
        Unit::CalendarDays => ("，从第二天起数", "天，周末和放假也算。"),
        Unit::Months => ("，到", "个月后的同一天；那个月没有这一天的，到月底。"),
        Unit::AtOnce | Unit::RealTime | Unit::AsStated => return String::new(),
    };
    [first, before, &count, after, MOVED_RULE, &moved, LAW].concat()
}

const MOVED_RULE: &str = "最后一天是休息日的，顺延到下一个工作日。";
const LAW: &str = "按《民法典》第二百零一条到第二百零三条。";

/// A time from a day of the citizen's own: how many days are left, and what then.
pub fn period(period: &Period, today: NaiveDate) -> String {
    let (Some(last), Some(left)) = (period.end.last(), period.days_left) else {
        return String::new();
    };
    let is_expected = matches!(period.end, End::By { expected: true, .. });
    let mut said = match left {
        0 => "今天是最后一天。".to_owned(),
        1.. => ["还剩", &left.to_string(), "天，最后一天是", &day(last, today), "。"].concat(),
        _ => ["已经过了，最后一天是", &day(last, today), "。"].concat(),
    };
    said.push_str(expected(is_expected));
    for chance in &period.last_chances {
        let ways = channels(&chance.channels);
        said.push_str(&[&ways, "最后能办的一天是", &day(chance.day, today), "。"].concat());
    }
    if left < 0 && period.after.is_empty() {
        said.push_str("过了以后怎么办，文件没有写，先问。");
    }
    said
}

/// How a time from a day of the citizen's own was counted.
pub fn period_rule(period: &Period, today: NaiveDate) -> String {
    let Some(from) = period.day else {
        return String::new();
    };
    let from = day(from, today);
    let count = period.count.to_string();
    match (period.unit, period.end) {
        (SpanUnit::FollowingMonths, _) => {
            [&from, "的下个月算第一个月，到第", &count, "个月的月底。文件这样写的，不顺延。"]
                .concat()
        }
        (SpanUnit::Days, End::By { last, unmoved, .. }) => {
            let moved = match last == unmoved {
                true => String::new(),
                false => {
                    [&day(unmoved, today), "是休息日，顺延到", &day(last, today), "。"].concat()
                }
            };
            let begin = [&from, "当天不算，从第二天起数", &count, "天。"].concat();
            [&begin, MOVED_RULE, &moved, LAW].concat()
        }
        _ => String::new(),
    }
}

/// When a stage ends at the latest.
pub fn stage(stage: &Stage, deadline: &Deadline, today: NaiveDate) -> String {
    let amount = match stage.end {
        End::SameDay => "当天",
        _ => "",
    };
    let end = match (stage.end.last(), amount) {
        (Some(last), _) => ["最晚", &day(last, today)].concat(),
        (None, amount) => amount.to_owned(),
    };
    let is = matches!(stage.end, End::By { expected: true, .. });
    let from = match deadline.start {
        Start::PreviousStage => "上一步到了以后算起，",
        Start::HandIn => "交材料那天算起，",
        Start::Acceptance | Start::AcceptanceEnd => "",
    };
    let perhaps = if deadline.applies == Truth::Unknown { "不一定有这一步：" } else { "" };
    [perhaps, from, &end, expected(is)].concat()
}

/// What a paper that stands once for several matters may be: the same thing, or one for each.
pub const SAME_NAME: &str =
    "同名的材料只列一次。票据、病历、表格，每件事带它自己的；替不同的人办，各人的证件都要带。";

/// Copies added up: 一共2份, or 至少2份 and why.
pub fn sum(sum: &Sum) -> String {
    let lead = if sum.is_at_least() { "至少" } else { "一共" };
    let why = |count: usize, why: &str| match count {
        0 => String::new(),
        _ => ["，有", &count.to_string(), "件事", why].concat(),
    };
    [
        lead,
        &sum.count.to_string(),
        sum.unit,
        &why(sum.unprinted, "文件没有写份数"),
        &why(sum.open, "要几份还不能确定"),
        "。",
    ]
    .concat()
}
