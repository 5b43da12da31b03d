//! Times and windows that were reckoned by hand from the law and the notices, in `tests/dates/`.

use crate::report::Report;
use crate::{catalogue, in_package};
use chrono::NaiveDate;
use mingbai::calendar::{
    Acceptance, Calendar, Counted, accepts, count, last_open, next_open, span_end,
};
use mingbai::catalogue::{Every, Unit};
use mingbai::compiler::{read_opening, read_span};
use mingbai::link::read_day;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The cases of a file.
pub fn cases<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let path = in_package("tests/dates").join(file);
    let text = std::fs::read_to_string(&path).expect("cases");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}：{error}", path.display()))
}

/// A day as the cases write it.
pub fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap_or_else(|| panic!("“{text}”不是一天"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counting {
    从: String,
    期限: String,
    到: String,
    顺延自: Option<String>,
    预计: Option<String>,
}

/// What the calendar makes of `5个工作日`, `即时`, `90日`, `次月起3个月`.
fn counted(calendar: Calendar, from: NaiveDate, term: &str) -> Option<Counted> {
    if let Some(span) = read_span(term) {
        return span_end(calendar, from, &span);
    }
    let digits: String = term.chars().take_while(char::is_ascii_digit).collect();
    let unit = Unit::from_word(&term[digits.len()..]).expect("a known unit");
    count(calendar, from, digits.parse().unwrap_or(0), unit)
}

#[test]
fn times_end_when_they_were_reckoned_to_end() {
    let calendar = Calendar::of(catalogue());
    let cases: Vec<Counting> = cases("counting.yaml");
    assert!(cases.len() >= 120, "{}", cases.len());
    let mut report = Report::default();
    for case in cases {
        let expected = Counted {
            last: day(&case.到),
            unmoved: day(case.顺延自.as_deref().unwrap_or(&case.到)),
            expected: case.预计.is_some(),
        };
        let found = counted(calendar, day(&case.从), &case.期限);
        report.check(found == Some(expected), || {
            format!("从 {} 起 {}：{found:?}，应当是 {expected:?}", case.从, case.期限)
        });
    }
    report.finish("期限");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowCase {
    开放: String,
    今天: String,
    受理: String,
    下次: Option<String>,
    最后一天: Option<String>,
    预计: Option<String>,
}

#[test]
fn windows_are_open_when_they_were_reckoned_to_be() {
    let calendar = Calendar::of(catalogue());
    let cases: Vec<WindowCase> = cases("windows.yaml");
    assert!(cases.len() >= 80, "{}", cases.len());
    let mut report = Report::default();
    for case in cases {
        let opening = read_opening(&case.开放).expect("a known way of writing");
        let today = day(&case.今天);
        let state = accepts(calendar, &opening, today);
        let open = state == Some(Acceptance::Open);
        let next = if open { None } else { next_open(calendar, &opening, today) };
        let of = if open { Some(today) } else { next };
        let last = of.filter(|_| state != Some(Acceptance::Unclear));
        let last = last.and_then(|day| last_open(calendar, &opening, day));
        let until = last.or(next).unwrap_or(today);
        let counts_work = opening.working_days || opening.deferred;
        let expected = counts_work && calendar.is_expected(today, until);
        let word = match state {
            Some(Acceptance::Open) => "是",
            Some(Acceptance::Closed) => "否",
            Some(Acceptance::Unclear) => "不明",
            None => "不知道",
        };
        let same = word == case.受理
            && next == case.下次.as_deref().map(day)
            && last == case.最后一天.as_deref().map(day)
            && expected == case.预计.is_some();
        report.check(same, || {
            let (day, wanted) = (&case.今天, (&case.受理, &case.下次, &case.最后一天));
            format!("{} {day}：{word} 下次 {next:?} 到 {last:?} 预计 {expected}，应当是 {wanted:?} 预计 {:?}", case.开放, case.预计)
        });
        assert!(opening.every != Every::Day || last.is_none());
    }
    report.finish("受理时间");
}
