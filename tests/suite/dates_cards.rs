//! Citizens' cases with dates, of `tests/dates/cards.yaml`, reckoned from the documents.

use crate::catalogue;
use crate::dates::{cases, day};
use crate::report::Report;
use mingbai::calendar::{Calendar, choice_on};
use mingbai::card::{self, Acceptance, Card, End, Timing};
use mingbai::catalogue::Catalogue;
use mingbai::link::{UNSURE, read_day};
use mingbai::rules::{Answer, Answers, Truth};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    故事: String,
    地区: String,
    事项: String,
    今天: String,
    办理日: Option<String>,
    #[serde(default)]
    回答: BTreeMap<String, String>,
    #[serde(default)]
    方式: BTreeMap<String, Way>,
    期间: Option<Within>,
    #[serde(default)]
    环节: Vec<String>,
    为什么: String,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Way {
    受理: String,
    下次: Option<String>,
    最后一天: Option<String>,
    办结: Option<String>,
    日子: Option<[String; 2]>,
    从: Option<String>,
    预计: Option<String>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Within {
    最后一天: String,
    还剩: i64,
    /// 最后一天照法律顺延过的，稳妥的是哪天；没有写的，要么没有顺延，要么这一项印了受理的日子。
    稳妥: Option<String>,
}

#[test]
fn cards_carry_the_dates_that_were_reckoned() {
    let catalogue = catalogue();
    let cases: Vec<Case> = cases("cards.yaml");
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut report = Report::default();
    for case in cases {
        let region = catalogue.region(&case.地区).expect("a known place");
        let matter = region.matter(&case.事项).unwrap_or_else(|| panic!("没有 {}", case.事项));
        let answers =
            answers(catalogue, &case).unwrap_or_else(|said| panic!("{}：{said}", case.故事));
        let card = card::make(catalogue, region, matter, &answers, day(&case.今天));
        for wrong in differences(&case, &card) {
            report.check(false, || {
                format!(
                    "\n{} {}：{}\n  {wrong}\n  {}",
                    case.地区, case.事项, case.故事, case.为什么
                )
            });
        }
        report.check(!case.为什么.is_empty(), || format!("{}：没有写为什么", case.故事));
    }
    report.finish("带日期的情形");
}

fn answers(catalogue: &Catalogue, case: &Case) -> Result<Answers, String> {
    let mut answers = Answers::none(&catalogue.questions);
    for (question, answer) in &case.回答 {
        let place = catalogue.question_index(question).ok_or(format!("没有问题“{question}”"))?;
        let asked = &catalogue.questions[place];
        let place = place as u8;
        if let Some(given) = read_day(answer) {
            let calendar = Calendar::of(catalogue);
            match choice_on(calendar, asked, given, day(&case.今天)) {
                Some(choice) => answers.set_day(place, given, choice),
                None => return Err(format!("“{question}”不能回答“{answer}”")),
            }
        } else if let Some(choice) = asked.choice_index(answer) {
            answers.set(place, Some(Answer::Choice(choice as u8)));
        } else if answer == "不清楚" || answer == UNSURE {
            answers.set(place, Some(Answer::NotSure));
        } else {
            return Err(format!("“{question}”没有回答“{answer}”"));
        }
    }
    answers.set_applying(case.办理日.as_deref().map(day));
    Ok(answers)
}

fn differences(case: &Case, card: &Card) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, expected) in &case.方式 {
        let mut named = card.timings.iter().filter(|timing| {
            timing.channels.iter().any(|kind| kind.word() == name)
                || (timing.channels.is_empty() && name == "不分方式")
        });
        match named.next() {
            Some(timing) => wrong.extend(
                way_differences(expected, card, timing)
                    .into_iter()
                    .map(|it| format!("{name}：{it}")),
            ),
            None => wrong.push(format!("卡上没有“{name}”")),
        }
    }
    if let Some(within) = &case.期间 {
        let found = card.periods.iter().find_map(|it| Some((it.end.last()?, it.days_left?)));
        let expected = Some((day(&within.最后一天), within.还剩));
        if found != expected {
            wrong.push(format!("期间：{found:?}，应当是 {expected:?}"));
        }
        let safe = card.periods.iter().find_map(|it| it.safe);
        let wanted = within.稳妥.as_deref().map(day);
        if safe != wanted {
            wrong.push(format!("稳妥 {safe:?}，应当是 {wanted:?}"));
        }
    }
    if !case.环节.is_empty() {
        let found: Vec<String> = card.stages.iter().map(|it| end(it.end)).collect();
        if found != case.环节 {
            wrong.push(format!("环节：{found:?}，应当是 {:?}", case.环节));
        }
    }
    wrong
}

fn end(end: End) -> String {
    match end {
        End::SameDay => "当天".to_owned(),
        End::By { last, .. } => last.to_string(),
        End::Between { first, last, .. } => format!("{first}到{last}"),
        End::Open => "无".to_owned(),
    }
}

fn way_differences(expected: &Way, card: &Card, timing: &Timing) -> Vec<String> {
    let mut wrong = Vec::new();
    let (word, next, last) = match timing.state {
        Acceptance::Unstated => ("没写", None, None),
        Acceptance::AsStated => ("没日子", None, None),
        Acceptance::NotNeeded => ("不用申请", None, None),
        Acceptance::Open { last } => ("是", None, last),
        Acceptance::Unclear { next } => ("不明", next, None),
        Acceptance::Closed { next, last } => ("否", next, last),
    };
    let found = (word.to_owned(), next, last);
    let wanted = (
        expected.受理.clone(),
        expected.下次.as_deref().map(day),
        expected.最后一天.as_deref().map(day),
    );
    if found != wanted {
        wrong.push(format!("受理 {found:?}，应当是 {wanted:?}"));
    }
    if let Some(from) = &expected.从
        && timing.accepted != Some(day(from))
    {
        wrong.push(format!("从 {:?}，应当是 {from}", timing.accepted));
    }
    let certain = |it: &&card::Promise| card.deadlines[it.deadline].applies == Truth::True;
    let promises: Vec<&card::Promise> = timing.promises.iter().filter(certain).collect();
    let ends: Vec<String> = promises.iter().map(|it| end(it.end)).collect();
    let dates = expected.日子.as_ref().map(|[first, last]| format!("{first}到{last}"));
    if let Some(wanted) = dates.or(expected.办结.clone())
        && !ends.contains(&wanted)
        && !(wanted == "无" && ends.is_empty())
    {
        wrong.push(format!("办结 {ends:?}，应当是 {wanted}"));
    }
    let is_expected = promises.iter().any(|it| matches!(it.end, End::By { expected: true, .. }));
    if expected.办结.is_some() && is_expected != expected.预计.is_some() {
        wrong.push(format!("预计 {is_expected}，应当是 {}", expected.预计.is_some()));
    }
    wrong
}
