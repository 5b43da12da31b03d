//! 时间: when an office takes applications, from when a time runs, and which days are working days.
//! Data only; `crate::calendar` turns it into dates.

use super::codec::{record, words};
use super::{Condition, Quote};

words! {
    /// How often a window comes round.
    pub enum Every {
        /// Open on any day, as far as `working_days` allows.
        Day = "每天",
        /// From a day to a day of every month.
        Month = "每月",
        /// From a day to a day of every year.
        Year = "每年",
        /// From a day to a day of the month after the application.
        NextMonth = "次月",
    }
}

record! {
    /// 开放: on which days applications are taken, as far as the sentence can be put on a calendar.
    pub struct Opening {
        /// How often.
        pub every: Every,
        /// Month of the first day, 1-based; 0 unless yearly.
        pub from_month: u8,
        /// First day of the month, 1-based; 0 with [`Every::Day`].
        pub from_day: u8,
        /// Month of the last day, 1-based; 0 unless yearly.
        pub to_month: u8,
        /// Last day of the month, 1-based; 0 with [`Every::Day`].
        pub to_day: u8,
        /// 工作日: on working days only.
        pub working_days: bool,
        /// 前: the document says 5日前 without saying whether the 5th itself counts.
        pub before: bool,
        /// 顺延: a last day that is a day of rest moves to the next working day, as the sentence says.
        pub deferred: bool,
    }
}

words! {
    /// 起算: what a time runs from.
    pub enum Start {
        /// The office accepts the application. Meant where the document says nothing.
        Acceptance = "受理",
        /// The papers are handed in.
        HandIn = "收到材料",
        /// 受理结束.
        AcceptanceEnd = "受理结束",
        /// What the stage before it sends has arrived.
        PreviousStage = "上一环节",
    }
}

words! {
    /// The unit of a [`Span`].
    pub enum SpanUnit {
        /// Calendar days after the day itself.
        Days = "日",
        /// Whole calendar months, the one after the day's being the first.
        FollowingMonths = "个月",
    }
}

record! {
    /// A time from a day of the citizen's own: 90日, or 次月起3个月.
    pub struct Span {
        /// How many.
        pub count: u16,
        /// Of what.
        pub unit: SpanUnit,
    }
}

record! {
    /// 期间: a time within which to apply, from a day that the citizen knows.
    pub struct Period {
        /// Verbatim sentence.
        pub text: &'static str,
        /// The question about the day, a place in [`super::Catalogue::questions`]; it has a [`Span`].
        pub question: u8,
        /// Whom it concerns.
        pub condition: Condition,
        /// Verbatim: what the document says of those who come later; empty when it says nothing.
        pub after: &'static str,
        /// Where the document says so.
        pub sources: Vec<Quote>,
    }
}

record! {
    /// One year's notice of the State Council on 放假 and 调休.
    pub struct WorkYear {
        /// The year, for example 2026.
        pub year: u16,
        /// 文号 of the notice.
        pub number: &'static str,
        /// What it announces, in its order.
        pub holidays: Vec<Holiday>,
    }
}

record! {
    /// A holiday as announced. Days are counted from 1 January 2000, which is 0: a notice can begin in the
    /// December before its year.
    pub struct Holiday {
        /// Name, for example 国庆节.
        pub name: &'static str,
        /// First day off.
        pub first: u16,
        /// Last day off.
        pub last: u16,
        /// 上班: days of rest that are worked instead.
        pub worked: Vec<u16>,
    }
}

record! {
    /// The statutory feasts of a year that move with the moon or the sun. Days count from 1 January.
    pub struct FeastYear {
        /// The year.
        pub year: u16,
        /// 正月初一; 农历除夕 is the day before.
        pub spring: u16,
        /// 清明.
        pub qingming: u16,
        /// 端午.
        pub dragon_boat: u16,
        /// 中秋.
        pub mid_autumn: u16,
    }
}
