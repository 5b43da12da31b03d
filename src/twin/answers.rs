//! `--answer QUESTION=ANSWER`.

use crate::calendar::{Calendar, choice_on};
use crate::catalogue::{Catalogue, Question};
use crate::link::{UNSURE, read_day};
use crate::rules::{Answer, Answers};
use chrono::NaiveDate;
use std::fmt;

/// An answer that cannot be taken.
#[derive(Debug)]
pub(super) enum BadAnswer {
    /// Not of the form `QUESTION=ANSWER`.
    NoEquals { found: String },
    /// Not a question of this matter.
    Question { found: String, expected: Vec<String> },
    /// Not an answer to this question.
    Choice { question: String, found: String, expected: Vec<String> },
    /// Two answers to one question.
    Twice { question: String },
}

impl fmt::Display for BadAnswer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadAnswer::NoEquals { found } => {
                write!(out, "“{found}”不是“问题=回答”的写法，例如：急诊=是")
            }
            BadAnswer::Question { found, expected } if expected.is_empty() => {
                write!(out, "没有问题“{found}”：这个事项不用问任何问题")
            }
            BadAnswer::Question { found, expected } => {
                write!(out, "这个事项没有问题“{found}”，可以写：{}", expected.join("、"))
            }
            BadAnswer::Choice { question, found, expected } => {
                write!(out, "问题“{question}”没有回答“{found}”，可以写：{}", expected.join("、"))
            }
            BadAnswer::Twice { question } => {
                write!(out, "问题“{question}”写了两个回答，应当只写一个")
            }
        }
    }
}

fn named(name: &str, id: &str) -> String {
    format!("{name}（{id}）")
}

/// The names under which a question's answers can be given.
pub(super) fn choices(question: &Question) -> Vec<String> {
    let definite = question.choices.iter().map(|choice| named(choice.name, choice.id));
    let day = question.span.is_some().then(|| "哪一天，例如 2026-11-01（不晚于今天）".to_owned());
    definite.chain([named("不清楚", UNSURE)]).chain(day).collect()
}

/// Reads the answers to some questions, given as places in the bank.
pub(super) fn read(
    catalogue: &Catalogue,
    asked: &[u8],
    given: &[String],
    today: NaiveDate,
) -> Result<Answers, BadAnswer> {
    let mut answers = Answers::none(&catalogue.questions);
    for text in given {
        let (question, answer) = text
            .split_once('=')
            .map(|(question, answer)| (question.trim(), answer.trim()))
            .ok_or_else(|| BadAnswer::NoEquals { found: text.clone() })?;
        let known = |&&place: &&u8| {
            let known = &catalogue.questions[usize::from(place)];
            known.name == question || known.id == question
        };
        let Some(&place) = asked.iter().find(known) else {
            let expected = asked.iter().map(|&place| &catalogue.questions[usize::from(place)]);
            return Err(BadAnswer::Question {
                found: question.to_owned(),
                expected: expected.map(|it| named(it.name, it.id)).collect(),
            });
        };
        let bank = &catalogue.questions[usize::from(place)];
        if answers.get(place).is_some() {
            return Err(BadAnswer::Twice { question: bank.name.to_owned() });
        }
        if let Some(day) = read_day(answer)
            && let Some(choice) = choice_on(Calendar::of(catalogue), bank, day, today)
        {
            answers.set_day(place, day, choice);
            continue;
        }
        let read = match bank.choice_index(answer) {
            Some(choice) => Answer::Choice(choice as u8),
            None if answer == "不清楚" || answer == UNSURE => Answer::NotSure,
            None => {
                return Err(BadAnswer::Choice {
                    question: bank.name.to_owned(),
                    found: answer.to_owned(),
                    expected: choices(bank),
                });
            }
        };
        answers.set(place, Some(read));
    }
    Ok(answers)
}
