//! 什么时候, as dates: whether applications are taken today and until when, the promised last day of each
//! way of applying, the office's own stages, and times that run from a day of the citizen's own.

use super::make::Maker;
use super::{Card, Reasons, Window};
use crate::calendar::{
    self, Calendar, Counted, accepts, count, last_open, next_limit, next_open, span_end,
};
use crate::catalogue::{self, ChannelKind, Every, Opening, SpanUnit, Start};
use crate::rules::{Truth, decide};
use chrono::{Datelike, Months, NaiveDate};

plain_data! {
    /// When, for one way of applying or several that share everything.
    pub struct Timing {
        /// The ways; empty when the document names none.
        pub channels: Vec<ChannelKind>,
        /// Whether applications are taken today.
        pub state: Acceptance,
        /// 下一次: while they are taken until some day, the first day after it on which they are again.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        pub again: Option<NaiveDate>,
        /// Whether any of these ways is certainly open to the citizen.
        pub certain: bool,
        /// 休息日: today, or a day named in `state`, is a day of rest, and the sentence does not say whether
        /// that matters. Only for ways that lead to a place.
        pub rest: bool,
        /// 5日前: the day of which the document does not say whether it still counts.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        pub unclear: Option<NaiveDate>,
        /// Besides, the document takes applications on days that it does not name.
        pub unnamed_days: bool,
        /// The sentences about it, as places in [`Card::windows`].
        pub windows: Vec<usize>,
        /// Verbatim: the words that leave the days to an announcement; may be empty.
        pub announced: &'static str,
        /// 预计: no notice on days of rest has been published for some day that was looked at.
        pub expected: bool,
        /// 办理日 from which the promises are counted: the day meant, or the next on which applications are
        /// taken; none when that cannot be told.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        pub accepted: Option<NaiveDate>,
        /// The promised times.
        pub promises: Vec<Promise>,
    }

    /// 时限 as a date.
    pub struct Promise {
        /// The sentence, as a place in [`Card::deadlines`].
        pub deadline: usize,
        /// When it ends.
        pub end: End,
    }

    /// 环节: one of the office's own stages with its own limit, on the time line.
    pub struct Stage {
        /// The sentence, as a place in [`Card::deadlines`].
        pub deadline: usize,
        /// What it runs from.
        pub start: Start,
        /// The day it begins at the latest, if every stage before it takes all its time and hands on at once.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        pub from: Option<NaiveDate>,
        /// When it ends, reckoned from there.
        pub end: End,
    }

    /// 期间: a time from a day of the citizen's own.
    pub struct Period {
        /// Verbatim.
        pub text: &'static str,
        /// Identifier of the question about the day.
        pub question: &'static str,
        /// The question as asked.
        pub asked: &'static str,
        /// How many units it lasts.
        pub count: u16,
        /// The unit.
        pub unit: SpanUnit,
        /// Whether it concerns the citizen.
        pub applies: Truth,
        /// Why.
        pub reasons: Reasons,
        /// The day, if given.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        pub day: Option<NaiveDate>,
        /// When it ends.
        pub end: End,
        /// 最稳妥: where the day itself (before it is moved) is a day of rest: the last working day before it, or the
        /// last on which every way with a window is open, while that is still to come.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        pub safe: Option<NaiveDate>,
        /// Days from today to the last day; negative when it is over.
        pub days_left: Option<i64>,
        /// The last day within it on which applications are taken, by way of applying, where that is earlier.
        pub last_chances: Vec<Chance>,
        /// Verbatim: what the document says of those who come later; empty when it says nothing.
        pub after: &'static str,
        /// Where the document says so.
        pub sources: Vec<super::Passage>,
    }

    /// The last day on which applications are taken.
    pub struct Chance {
        /// The ways of applying.
        pub channels: Vec<ChannelKind>,
        /// The day.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_day"))]
        pub day: NaiveDate,
    }
}

/// Whether applications are taken today, and until when or from when on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
#[cfg_attr(feature = "tool", serde(rename_all = "snake_case", tag = "is"))]
pub enum Acceptance {
    /// The document does not say on which days.
    Unstated,
    /// It says so without days that a calendar knows.
    AsStated,
    /// 免申即享: nobody applies.
    NotNeeded,
    /// They are.
    Open {
        /// The last day of this window; none when it has no end.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        last: Option<NaiveDate>,
    },
    /// 5日前: the document does not say whether today still counts.
    Unclear {
        /// The next day on which they certainly are.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        next: Option<NaiveDate>,
    },
    /// They are not.
    Closed {
        /// The next day on which they are.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        next: Option<NaiveDate>,
        /// The last day of that window; none when it has no end.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_some_day"))]
        last: Option<NaiveDate>,
    },
}

impl Acceptance {
    /// The days that it names, today among them.
    fn days(self, today: NaiveDate) -> Vec<NaiveDate> {
        let (next, last) = match self {
            Acceptance::Open { last } => (Some(today), last),
            Acceptance::Closed { next, last } => (next, last),
            Acceptance::Unclear { next } => (next, Some(today)),
            Acceptance::Unstated | Acceptance::AsStated | Acceptance::NotNeeded => {
                (Some(today), None)
            }
        };
        next.into_iter().chain(last).collect()
    }
}

/// When a time ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
#[cfg_attr(feature = "tool", serde(rename_all = "snake_case", tag = "is"))]
pub enum End {
    /// 即时, 实时: on the day itself.
    SameDay,
    /// On this day at the latest.
    By {
        /// The last day.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_day"))]
        last: NaiveDate,
        /// The last day before it was moved off a day of rest.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_day"))]
        unmoved: NaiveDate,
        /// 预计.
        expected: bool,
    },
    /// The sentence names these days.
    Between {
        /// The first of them.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_day"))]
        first: NaiveDate,
        /// The last of them.
        #[cfg_attr(feature = "tool", serde(serialize_with = "super::text::serialize_day"))]
        last: NaiveDate,
        /// 预计.
        expected: bool,
    },
    /// The document names no days, or none that can be reckoned.
    Open,
}

impl From<Counted> for End {
    fn from(counted: Counted) -> Self {
        let Counted { last, unmoved, expected } = counted;
        End::By { last, unmoved, expected }
    }
}

impl End {
    /// The last day, where there is one.
    pub fn last(&self) -> Option<NaiveDate> {
        match *self {
            End::By { last, .. } | End::Between { last, .. } => Some(last),
            End::SameDay | End::Open => None,
        }
    }
}

/// The days of a card: today, and the day on which the citizen means to apply.
#[derive(Debug, Clone, Copy)]
pub(super) struct When<'a> {
    pub today: NaiveDate,
    pub applying: NaiveDate,
    pub calendar: Calendar<'a>,
}

/// Fills in the dates of a card that is otherwise complete.
pub(super) fn complete(maker: &Maker, when: When, card: &mut Card) {
    card.timings = timings(maker, when, card);
    card.stages = stages(maker, when, card);
    card.periods = periods(maker, when, &card.timings, card);
}

fn timings(maker: &Maker, when: When, card: &Card) -> Vec<Timing> {
    let mut timings: Vec<Timing> = Vec::new();
    for (place, channel) in maker.matter.channels.iter().enumerate() {
        let open = decide(&channel.condition, maker.answers);
        if open == Truth::False {
            continue;
        }
        let mut timing = timing(maker, when, card, Some((place as u8, channel.kind)));
        timing.certain = open == Truth::True;
        // Ways that share everything stand together.
        let shared = timings.iter_mut().find(|known| {
            timing.channels.clone_from(&known.channels);
            **known == timing
        });
        match shared {
            Some(known) if known.channels.contains(&channel.kind) => {}
            Some(known) => known.channels.push(channel.kind),
            None => {
                timing.channels = vec![channel.kind];
                timings.push(timing);
            }
        }
    }
    if maker.matter.channels.is_empty() {
        timings.push(timing(maker, when, card, None));
    }
    timings
}

/// The timing of a channel, by its place in the matter and its kind, or of a matter without channels; its
/// `channels` are left empty.
fn timing(maker: &Maker, when: When, card: &Card, way: Option<(u8, ChannelKind)>) -> Timing {
    let reaches = |channels: &[u8]| {
        channels.is_empty() || way.is_some_and(|(place, _)| channels.contains(&place))
    };
    let windows: Vec<&catalogue::Window> = maker
        .matter
        .windows
        .iter()
        .filter(|it| reaches(&it.channels) && decide(&it.condition, maker.answers) != Truth::False)
        .collect();
    let openings: Vec<&Opening> = windows.iter().filter_map(|it| it.opening.as_ref()).collect();
    let automatic = way.is_some_and(|(_, kind)| kind == ChannelKind::Automatic);
    let state = match automatic {
        true => Acceptance::NotNeeded,
        false => state(when, &openings, windows.is_empty()),
    };
    let accepted = match openings.is_empty() {
        true => windows.is_empty().then_some(when.applying),
        false => first_open(when.calendar, &openings, when.applying),
    };
    let shown = |text: &str| card.windows.iter().position(|it: &Window| it.text == text);
    let depends = |it: &&Opening| it.working_days || it.deferred;
    let is_place = way.is_some_and(|(_, kind)| kind.is_a_place());
    let rests = |day: &NaiveDate| when.calendar.is_worked(*day) == Some(false);
    let unsaid = !windows.is_empty() && openings.iter().any(|it| !it.working_days);
    let named = if unsaid { state.days(when.today) } else { vec![when.today] };
    let matters = unsaid && matches!(state, Acceptance::Open { .. } | Acceptance::Closed { .. })
        || state == Acceptance::Unstated;
    let deadlines =
        maker.matter.deadlines.iter().filter(|it| it.stage.is_empty() && reaches(&it.channels));
    let promises = deadlines.filter_map(|it| {
        let deadline = maker.shown_deadline(card, it)?;
        // Where the days of acceptance cannot be told, neither can the day that counts from them.
        let end = match accepted {
            Some(day) => end(when.calendar, day, it),
            None if it.unit.is_at_once() => End::SameDay,
            None => End::Open,
        };
        Some(Promise { deadline, end })
    });
    let again = match state {
        Acceptance::Open { last: Some(last) } => {
            last.succ_opt().and_then(|day| first_open(when.calendar, &openings, day))
        }
        _ => None,
    };
    let far = state.days(when.today).into_iter().chain(again).max().unwrap_or(when.today);
    Timing {
        channels: Vec::new(),
        state,
        again,
        certain: true,
        rest: is_place && matters && named.iter().any(rests),
        unclear: openings.iter().find(|it| it.before).and_then(|it| {
            let from = state.days(when.today).into_iter().max()?;
            next_limit(when.calendar, it, from).map(|limit| limit.last)
        }),
        unnamed_days: !openings.is_empty() && openings.len() < windows.len(),
        windows: windows.iter().filter_map(|it| shown(it.text)).collect(),
        announced: windows.iter().map(|it| it.announced).find(|it| !it.is_empty()).unwrap_or(""),
        expected: openings.iter().any(depends) && when.calendar.is_expected(when.today, far),
        // Where nobody applies there is no day from which to count.
        accepted: accepted.filter(|_| !automatic),
        promises: if automatic { Vec::new() } else { promises.collect() },
    }
}

/// The first day from `day` on that any of some windows certainly takes applications.
fn first_open(calendar: Calendar, openings: &[&Opening], day: NaiveDate) -> Option<NaiveDate> {
    openings.iter().filter_map(|it| next_open(calendar, it, day)).min()
}

fn state(when: When, openings: &[&Opening], unstated: bool) -> Acceptance {
    if openings.is_empty() {
        return if unstated { Acceptance::Unstated } else { Acceptance::AsStated };
    }
    let today: Vec<_> =
        openings.iter().map(|it| (*it, accepts(when.calendar, it, when.today))).collect();
    let is = |wanted| today.iter().filter(move |(_, found)| *found == Some(wanted));
    let mut open = is(calendar::Acceptance::Open).peekable();
    if open.peek().is_some() {
        let mut last = Some(when.today);
        for (opening, _) in open {
            let end = last_open(when.calendar, opening, when.today);
            last = if opening.every == Every::Day {
                None
            } else {
                last.and_then(|it| Some(it.max(end?)))
            };
        }
        return Acceptance::Open { last };
    }
    let next = first_open(when.calendar, openings, when.today);
    if is(calendar::Acceptance::Unclear).next().is_some() {
        return Acceptance::Unclear { next };
    }
    let last = next.and_then(|next| {
        let opens = |it: &&&Opening| next_open(when.calendar, it, next) == Some(next);
        openings.iter().find(opens).and_then(|it| last_open(when.calendar, it, next))
    });
    Acceptance::Closed { next, last }
}

/// When a deadline ends that begins to run on a day.
fn end(calendar: Calendar, day: NaiveDate, deadline: &catalogue::Deadline) -> End {
    if let Some(days) = &deadline.days {
        return named_days(calendar, day, days).unwrap_or(End::Open);
    }
    match deadline.unit {
        unit if unit.is_at_once() => End::SameDay,
        unit => count(calendar, day, deadline.count, unit).map_or(End::Open, End::from),
    }
}

/// The days that a sentence names, next after a day: 次月5号-25号工作日, 每月5日前. Whether 前 means the day
/// itself is not said; what is done by it is done on it at the latest.
fn named_days(calendar: Calendar, day: NaiveDate, days: &Opening) -> Option<End> {
    if days.before {
        let counted = next_limit(calendar, days, day)?;
        return Some(counted.into());
    }
    let from = match days.every {
        Every::NextMonth => day.with_day(1)?.checked_add_months(Months::new(1))?,
        _ => day,
    };
    let first = next_open(calendar, days, from)?;
    let last = last_open(calendar, days, first)?;
    let worked = days.working_days || days.deferred;
    Some(End::Between { first, last, expected: worked && calendar.is_expected(day, last) })
}

/// The stages on one line: each begins where the one before it ends at the latest.
fn stages(maker: &Maker, when: When, card: &Card) -> Vec<Stage> {
    let accepted = match card.timings.iter().find_map(|timing| timing.accepted) {
        Some(day) => day,
        None => when.applying,
    };
    let mut before = Some(accepted);
    let mut stages = Vec::new();
    for it in maker.matter.deadlines.iter().filter(|it| !it.stage.is_empty()) {
        let Some(deadline) = maker.shown_deadline(card, it) else {
            continue;
        };
        let from = if it.start == Start::PreviousStage { before } else { Some(accepted) };
        let end = from.map_or(End::Open, |day| end(when.calendar, day, it));
        before = if end == End::SameDay { from } else { end.last() };
        stages.push(Stage { deadline, start: it.start, from, end });
    }
    stages
}

fn periods(maker: &Maker, when: When, timings: &[Timing], card: &Card) -> Vec<Period> {
    let applying = maker.matter.periods.iter().filter_map(|period| {
        let applies = decide(&period.condition, maker.answers);
        let question = maker.catalogue.questions.get(usize::from(period.question))?;
        let span = question.span.as_ref()?;
        if applies == Truth::False {
            return None;
        }
        let day = maker.answers.day(period.question);
        let counted = day.and_then(|day| span_end(when.calendar, day, span));
        let last = counted.map(|it| it.last);
        // On a day to which the law moves it the office may think otherwise.
        let unmoved = counted.map(|it| it.unmoved);
        let chances = unmoved.map(|last| chances(maker, when, timings, card, last));
        let last_chances = chances.unwrap_or_default();
        // Where windows say more, the day that suits all ways.
        let safe = unmoved.and_then(|day| worked_before(when, day));
        let safe =
            last_chances.iter().map(|it| it.day).chain(safe).min().filter(|_| safe.is_some());
        Some(Period {
            text: period.text,
            question: question.id,
            asked: question.text,
            count: span.count,
            unit: span.unit,
            applies,
            reasons: maker.reasons(&period.condition),
            day,
            end: counted.map_or(End::Open, End::from),
            days_left: last.map(|last| (last - when.today).num_days()),
            last_chances,
            safe,
            after: period.after,
            sources: maker.passages(&period.sources),
        })
    });
    applying.collect()
}

/// The last working day before a day of rest, from today on; none before a working day.
fn worked_before(when: When, rest: NaiveDate) -> Option<NaiveDate> {
    if when.calendar.is_worked(rest)? {
        return None;
    }
    let days = std::iter::successors(rest.pred_opt(), |day| day.pred_opt());
    let mut days = days.take_while(|day| *day >= when.today);
    days.find(|day| when.calendar.is_worked(*day) == Some(true))
}

/// The last days up to `last` on which applications are taken, by way of applying, where that is not
/// `last` itself.
fn chances(
    maker: &Maker,
    when: When,
    timings: &[Timing],
    card: &Card,
    last: NaiveDate,
) -> Vec<Chance> {
    let mut chances = Vec::new();
    for timing in timings {
        let texts: Vec<&str> = timing
            .windows
            .iter()
            .filter_map(|&it| card.windows.get(it))
            .map(|it| it.text)
            .collect();
        let openings = maker.matter.windows.iter().filter(|it| texts.contains(&it.text));
        let openings: Vec<&Opening> = openings.filter_map(|it| it.opening.as_ref()).collect();
        let taken = |day: &NaiveDate| {
            let open = |it: &&Opening| {
                accepts(when.calendar, it, *day) == Some(calendar::Acceptance::Open)
            };
            openings.iter().any(open)
        };
        let days = std::iter::successors(Some(last), |day| day.pred_opt());
        let mut days = days.take_while(|day| *day >= when.today);
        if let Some(day) = days.find(taken).filter(|day| *day != last) {
            chances.push(Chance { channels: timing.channels.clone(), day });
        }
    }
    chances
}
