//! The card's dates in plain words. Everything here is ours; the page marks it as such. Used by the page,
//! the twin, the plain text and the calendar file, so that all say the same.

use super::phone::Telephone;
use super::schedule::{Acceptance, End, Period, Stage, Timing};
use super::{Card, Deadline, Joint, Paper, PaperDoubt, Sum, Verdict};
use crate::catalogue::{ChannelKind, DoubtKind, Failing, SpanUnit, Start, Unit};
use crate::rules::Truth;
use chrono::{Datelike, NaiveDate, Weekday};

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

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

/// Whether the citizen can apply, by a card.
pub fn verdict_of(card: &Card) -> &'static str {
    match card.verdict {
        Verdict::Yes if card.is_for_reference() => "照这张流程图可以办；只能当参考，先问当地",
        Verdict::No => match card.failing {
            Failing::Barred => verdict(Verdict::No),
            Failing::NotYet => "现在还不能办",
            Failing::NoNeed => "这一项不用办了",
        },
        other => verdict(other),
    }
}

/// What stands below 可以办: whose word it is that counts.
pub const SUBJECT_TO_CHECK: &str = "按您的回答，符合文件写的条件。最后以窗口审核为准。";
/// Where a document without a title comes from.
pub const NO_BASIS: &str = "依据：没有写地区的流程图，只能当参考，先问当地经办机构。";
/// What stands where the document prints no telephone; none where it does.
pub fn no_telephone(card: &Card) -> Option<&'static str> {
    match card.telephone() {
        Telephone::Here => None,
        Telephone::Elsewhere => Some("这件事文件没有写电话，可以打医保服务热线 12393。"),
        Telephone::Nowhere => Some("文件没有写电话，可以打医保服务热线 12393。"),
    }
}

/// What sort of doubt it is, in everyday words.
pub fn kind_of_doubt(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Contradiction => "前后不一样",
        DoubtKind::Gap => "文件没写",
        DoubtKind::Unclear => "没写清楚",
        DoubtKind::Misprint => "可能印错",
    }
}

/// What the document leaves unclear about a paper, and what is safe to do.
pub fn doubt(doubt: &PaperDoubt) -> String {
    let lead = match doubt.kind {
        DoubtKind::Contradiction => "文件前后不一致",
        _ => "文件没有写清楚",
    };
    match doubt.again {
        true => [lead, "，见上面。"].concat(),
        false => led(lead, doubt.text),
    }
}

/// What the document leaves open, where something else depends on it.
pub fn left_open(text: &str) -> String {
    led("文件没有写清楚", text)
}

/// Most say so themselves.
fn led(lead: &str, text: &str) -> String {
    if text.contains("没有写") { text.to_owned() } else { [lead, "：", text].concat() }
}

/// What leads in several alternatives: that any one is enough, unless the document is unclear at this place.
pub fn any_of(paper: &Paper) -> &'static str {
    match (paper.is_any_enough(), paper.says_or()) {
        (true, _) => "带其中一样就行：",
        (false, true) => "文件写的是“或”，看下面说明：",
        (false, false) => "带哪样，看下面说明：",
    }
}

/// Whether the citizen can apply.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "可以办",
        Verdict::LeftOpen => "能不能办，文件没写明，先打电话问",
        Verdict::Undecided => "能不能办，还不能确定",
        Verdict::No => "不能办这一项",
        Verdict::Unstated => "文件没有写谁能办，先打电话问",
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

/// Added to a date that rests on days of rest of which no notice is known here.
fn expected(is: bool, day: NaiveDate) -> String {
    match is {
        true => ["（", &year(day), "的放假安排还没有收进本页，可能差几天。）"].concat(),
        false => String::new(),
    }
}

/// Where it is read: on the day itself, or on paper, which lies about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// On a screen, which knows what day it is.
    Today,
    /// On paper: dates only.
    Later,
}

/// Whether applications are taken on the card's day, and until when or when next.
pub fn state(timing: &Timing, today: NaiveDate, read: Read) -> String {
    let now = match read {
        Read::Today => ["今天（", &day(today, today).replace('（', "，")].concat(),
        Read::Later => day(today, today),
    };
    let now = now.as_str();
    let next_is = |next: Option<NaiveDate>| match next {
        Some(next) => ["下次是", &day(next, today), "。"].concat(),
        None => String::new(),
    };
    let mut far = today;
    let mut said = match timing.state {
        Acceptance::NotNeeded => return "不用申请。从哪天算起，文件没有写。".to_owned(),
        Acceptance::Unstated => "文件没有写哪几天受理。".to_owned(),
        Acceptance::AsStated => "文件没有写是哪一天，看下面的原文。".to_owned(),
        Acceptance::Open { last: None } => [now, "可以办。"].concat(),
        Acceptance::Open { last: Some(last) } => {
            far = timing.again.unwrap_or(last);
            [now, "可以办", &until(timing, last, today)].concat()
        }
        Acceptance::Unclear { next } => {
            far = next.unwrap_or(today);
            [now, "算不算，文件没有写清楚，先问。", &next_is(next)].concat()
        }
        Acceptance::Closed { next, last } => {
            far = last.or(next).unwrap_or(today);
            let begin = match timing.unnamed_days {
                true => "写明了日子的，".to_owned(),
                false => [now, "办不了。"].concat(),
            };
            let end = last.filter(|last| Some(*last) != next);
            let safe = if timing.unclear.is_some() { "，稳妥的办到" } else { "，办到" };
            let end = end.map(|last| [safe, &day(last, today)].concat());
            let next = next
                .map(|next| [&day(next, today), "可以办", &end.unwrap_or_default(), "。"].concat());
            [begin, next.unwrap_or_default()].concat()
        }
    };
    said.push_str(&expected(timing.expected, far));
    if let Some(unclear) = timing.unclear {
        said.push_str(&[&day(unclear, today), "当天算不算，文件没有写。"].concat());
    }
    if timing.unnamed_days {
        said.push_str("还有没写日子的，看下面的原文。");
    }
    match timing.state {
        Acceptance::Unstated if timing.rest => {
            said.push_str(if read == Read::Today { "今天" } else { now });
            said.push_str("是休息日，去之前先问。");
        }
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

/// Of a window that is open: its end, and that it comes round again; the right itself does not end with it.
fn until(timing: &Timing, last: NaiveDate, today: NaiveDate) -> String {
    let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let round = match timing.again {
        Some(again) if months(again) - months(last) == 1 => "这个月",
        _ => "这一次",
    };
    // 5日前: the day before is the last that is certain.
    let safe = if timing.unclear.is_some() { "稳妥的" } else { "" };
    let end = match last == today {
        true => ["，是", round, safe, "最后一天"].concat(),
        false => ["。", round, safe, "办到", &day(last, today)].concat(),
    };
    let again = timing.again.map(|next| {
        let rest = matches!(next.weekday(), Weekday::Sat | Weekday::Sun);
        let rest = if rest { "起再办，那天是休息日，先问" } else { "再办" };
        ["；赶不上，", &day(next, today), rest].concat()
    });
    [&end, &again.unwrap_or_default(), "。"].concat()
}

/// What is said of every way alike, to be said once; none where they differ or there is but one.
pub fn common_state(card: &Card, read: Read) -> Option<String> {
    let mut states = card.timings.iter().map(|it| state(it, card.today, read));
    let first = states.next()?;
    (card.timings.len() > 1 && states.all(|it| it == first)).then_some(first)
}

/// What the promise comes to: 12月7日（周一）去办，最晚12月21日（周一）给您办好. One that is not certain to hold says so.
pub fn promise(timing: &Timing, deadline: &Deadline, end: End, card: &Card, read: Read) -> String {
    let today = card.today;
    let end_of_acceptance = deadline.start == Start::AcceptanceEnd;
    let goes = timing.channels.is_empty() || timing.channels.iter().any(|it| it.is_a_place());
    let begin = match timing.accepted {
        Some(from) if end_of_acceptance => ["如果", &day(from, today), "受理结束，"].concat(),
        // What is done on the day of acceptance needs no day where the days are not told.
        Some(from) if end != End::SameDay || !timing.windows.is_empty() => {
            let is_now = from == today && read == Read::Today;
            let day = if is_now { "今天".to_owned() } else { day(from, today) };
            [day.as_str(), if goes { "去办，" } else { "办，" }].concat()
        }
        _ => String::new(),
    };
    let rest = match end {
        End::SameDay if deadline.unit == Unit::RealTime => return "文件写的是实时办。".to_owned(),
        End::SameDay if begin.is_empty() => "受理当天办好。".to_owned(),
        End::SameDay => "当天办好。".to_owned(),
        End::By { last, expected: is, .. } => {
            ["最晚", &day(last, today), "给您办好。", &expected(is, last)].concat()
        }
        End::Between { first, last, expected: is } if first == last => {
            ["文件写的日子是", &day(first, today), "。", &expected(is, last)].concat()
        }
        End::Between { first, last, expected: is } => {
            let days = [&day(first, today), "到", &day(last, today), "。"].concat();
            ["文件写的日子是", &days, &expected(is, last)].concat()
        }
        End::Open if deadline.unit.is_counted() => {
            return "从受理那天算起。哪天受理还不知道，算不出日期。".to_owned();
        }
        End::Open => return "文件没有写几天，看原文。".to_owned(),
    };
    let perhaps = if deadline.applies == Truth::Unknown { "如果按这一条，" } else { "" };
    [perhaps, &begin, &rest].concat()
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

/// A time from a day of the citizen's own: how many days are left, when it is best to apply, and what then.
pub fn period(period: &Period, today: NaiveDate, read: Read) -> String {
    let (Some(last), Some(left)) = (period.end.last(), period.days_left) else {
        return String::new();
    };
    // The day itself first: of the day to which the law moves it the office may think otherwise.
    let (own, is_expected) = match period.end {
        End::By { unmoved, expected, .. } => (unmoved, expected),
        _ => (last, false),
    };
    let count = period.count.to_string();
    let full = match period.unit {
        SpanUnit::Days => ["满", &count, "天是"].concat(),
        SpanUnit::FollowingMonths => "最后一天是".to_owned(),
    };
    let own_day = day(own, today);
    let mut said = match (own - today).num_days() {
        _ if left < 0 => ["已经过了，", &full, &own_day, "。"].concat(),
        0 if read == Read::Today => ["今天是最后一天，", &full, &own_day, "。"].concat(),
        0.. if read == Read::Later => [&full, own_day.as_str(), "。"].concat(),
        own_left @ 0.. => ["还剩", &own_left.to_string(), "天，", &full, &own_day, "。"].concat(),
        _ => [&full, own_day.as_str(), "，已经过了。"].concat(),
    };
    if let Some(safe) = period.safe {
        said.push_str(&["最稳妥：最晚", &day(safe, today), "办。"].concat());
    }
    if last != own && left >= 0 {
        let moved = ["按《民法典》第二百零三条可以顺延到", &day(last, today), "，先问。"].concat();
        said.push_str(&["（", &moved, "）"].concat());
    }
    said.push_str(&expected(is_expected, last));
    for chance in period.last_chances.iter().filter(|it| Some(it.day) != period.safe) {
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
    let expected = match stage.end {
        End::By { last, expected: is, .. } => expected(is, last),
        _ => String::new(),
    };
    let from = match deadline.start {
        Start::PreviousStage => "上一步到了以后算起，",
        Start::HandIn => "交材料那天算起，",
        Start::Acceptance | Start::AcceptanceEnd => "",
    };
    let perhaps = if deadline.applies == Truth::Unknown { "不一定有这一步：" } else { "" };
    [perhaps, from, &end, &expected].concat()
}

/// What a paper that stands once for several matters may be: the same thing, or one for each.
pub const SAME_NAME: &str = "同名的材料只列一次。票据、病历、表格，文件没有写合在一起办的，每件事带它自己的；替不同的人办，各人的证件都要带。";

/// What is to be known of a list as a whole before going; ours.
pub fn list_notices(joint: &Joint) -> Vec<&'static str> {
    let mut said = Vec::new();
    if joint.has_not_yet() {
        said.push("有的事现在还不能办，它的材料也列在这里。先照那件事那里写的办好，再带来。");
    }
    if joint.is_of_several_regions() {
        said.push("这里有不止一个地方的事。一个地方的文件只管那个地方；不是您参保地方的，只能参考，先打 12393 问。");
    } else if joint.is_at_several_places() {
        said.push("这几件事的办理地点，文件写得不一样，可能要跑不止一处。去之前看每件事写的地点。");
    }
    said
}

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
