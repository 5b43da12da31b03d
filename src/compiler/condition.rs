//! 情形: reading conditions, joining them, and making sure that each can hold and can fail.

use super::mistake::{Mistake, Position, nearest};
use super::yaml::{File, Key, Node, Value};
use crate::catalogue::{Clause, Condition, Question, Test};
use crate::rules::{Answer, Answers, Truth, asked_by, decide};

/// The key that marks a condition as left open by the document.
const OPEN: &str = "未明";

/// Names of a matter's doubts, each with its place.
pub type DoubtNames = Vec<(String, u8)>;

/// The condition without any clause: it always holds.
pub fn always() -> Condition {
    Condition { any: Vec::new() }
}

/// Reads a condition; a mistake leaves out the clause that has it.
pub fn read(file: &File, node: &Node, bank: &[Question], doubts: &DoubtNames) -> Condition {
    let items = node.items();
    if items.is_empty() {
        file.mistake(node.at, Mistake::EmptyList { what: "情形" });
    }
    let any = items.into_iter().filter_map(|item| read_clause(file, item, bank, doubts)).collect();
    Condition { any }
}

fn read_clause(file: &File, node: &Node, bank: &[Question], doubts: &DoubtNames) -> Option<Clause> {
    let entries = node.map(file)?;
    if entries.is_empty() {
        file.mistake(node.at, Mistake::EmptyList { what: "情形" });
    }
    let mut clause = Clause { tests: Vec::new(), open: None };
    for (key, value) in entries {
        if key.text == OPEN {
            let name = value.text(file)?;
            let found = doubts.iter().find(|(known, _)| known == name);
            if found.is_none() {
                let expected = doubts.iter().map(|(known, _)| known.clone()).collect();
                let found = name.to_owned();
                file.mistake(value.at, Mistake::UnknownDoubt { found, expected });
            }
            clause.open = Some(found?.1);
        } else {
            clause.tests.push(read_test(file, key, value, bank)?);
        }
    }
    Some(clause)
}

/// The place in the bank of the question with this Chinese name.
pub fn question_named(file: &File, at: Position, name: &str, bank: &[Question]) -> Option<usize> {
    let place = bank.iter().position(|question| question.name == name);
    if place.is_none() {
        let nearest = nearest(name, bank.iter().map(|question| question.name)).map(str::to_owned);
        file.mistake(at, Mistake::UnknownQuestion { found: name.to_owned(), nearest });
    }
    place
}

fn read_test(file: &File, key: &Key, value: &Node, bank: &[Question]) -> Option<Test> {
    let place = question_named(file, key.at, &key.text, bank)?;
    let question = &bank[place];
    let mut choices = 0u16;
    if matches!(&value.value, Value::List(items) if items.is_empty()) {
        file.mistake(value.at, Mistake::EmptyList { what: "回答" });
        return None;
    }
    for item in value.items() {
        let name = item.text(file)?;
        match question.choices.iter().position(|choice| choice.name == name) {
            Some(choice) => choices |= 1 << choice,
            None => {
                file.mistake(
                    item.at,
                    Mistake::UnknownAnswer {
                        question: question.name.to_owned(),
                        found: name.to_owned(),
                        expected: question
                            .choices
                            .iter()
                            .map(|choice| choice.name.to_owned())
                            .collect(),
                    },
                );
                return None;
            }
        }
    }
    if choices.count_ones() as usize == question.choices.len() {
        file.mistake(value.at, Mistake::AlwaysHolds);
        return None;
    }
    Some(Test { question: u8::try_from(place).ok()?, choices })
}

/// The condition that holds when both hold; `None` when they exclude each other.
pub fn both(left: &Condition, right: &Condition) -> Option<Condition> {
    if left.any.is_empty() {
        return Some(right.clone());
    }
    if right.any.is_empty() {
        return Some(left.clone());
    }
    let mut any: Vec<Clause> = left
        .any
        .iter()
        .flat_map(|first| right.any.iter().filter_map(|second| join(first, second)))
        .collect();
    drop_implied(&mut any);
    if any.is_empty() { None } else { Some(Condition { any }) }
}

/// The condition that holds when either holds.
pub fn either(left: &Condition, right: &Condition) -> Condition {
    if left.any.is_empty() || right.any.is_empty() {
        return always();
    }
    let mut any: Vec<Clause> = left.any.iter().chain(&right.any).cloned().collect();
    drop_implied(&mut any);
    Condition { any }
}

fn join(first: &Clause, second: &Clause) -> Option<Clause> {
    let mut joined = first.clone();
    joined.open = first.open.or(second.open);
    for test in &second.tests {
        match joined.tests.iter_mut().find(|known| known.question == test.question) {
            Some(known) => {
                known.choices &= test.choices;
                if known.choices == 0 {
                    return None;
                }
            }
            None => joined.tests.push(test.clone()),
        }
    }
    Some(joined)
}

/// Drops clauses that can only hold when another one holds anyway.
fn drop_implied(any: &mut Vec<Clause>) {
    let mut kept: Vec<Clause> = Vec::new();
    for clause in any.drain(..) {
        if kept.iter().any(|known| implies(&clause, known)) {
            continue;
        }
        kept.retain(|known| !implies(known, &clause));
        kept.push(clause);
    }
    *any = kept;
}

fn implies(narrow: &Clause, wide: &Clause) -> bool {
    (wide.open.is_none() || wide.open == narrow.open)
        && wide.tests.iter().all(|test| {
            narrow
                .tests
                .iter()
                .any(|known| known.question == test.question && known.choices & !test.choices == 0)
        })
}

/// Checks that admissible answers can make a condition hold (or leave it open, where the document
/// does) and can make it fail. Admissible are answers that no criterion rules out.
pub fn check(
    file: &File,
    at: Position,
    condition: &Condition,
    criteria: &[Condition],
    bank: &[Question],
) {
    if condition.any.is_empty() {
        return;
    }
    let mut questions = asked_by(condition);
    for question in criteria.iter().flat_map(asked_by) {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    let (mut can_hold, mut can_fail) = (false, false);
    try_all(&Answers::none(bank), &questions, &mut |answers| {
        if criteria.iter().all(|criterion| decide(criterion, answers) != Truth::False) {
            match decide(condition, answers) {
                Truth::False => can_fail = true,
                Truth::True | Truth::Unknown => can_hold = true,
            }
        }
        can_hold && can_fail
    });
    if !can_hold {
        file.mistake(at, Mistake::NeverHolds);
    } else if !can_fail && condition.any.iter().all(|clause| clause.open.is_none()) {
        file.mistake(at, Mistake::AlwaysHolds);
    }
}

/// Visits every full set of definite answers to `questions` until `enough` says so.
fn try_all(answers: &Answers, questions: &[u8], enough: &mut dyn FnMut(&Answers) -> bool) -> bool {
    let Some((&question, rest)) = questions.split_first() else {
        return enough(answers);
    };
    (0..answers.size(question))
        .any(|choice| try_all(&answers.with(question, Answer::Choice(choice)), rest, enough))
}
