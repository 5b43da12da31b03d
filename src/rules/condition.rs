//! Deciding conditions, exactly.
//!
//! A condition is any-of over all-of over "the answer is one of these". With some answers missing the
//! plain three-valued reading (Kleene) can say unknown although every way of answering the rest leads
//! to the same end, as in `[{急诊: 是}, {急诊: 否, 新生儿: 是}]` once 新生儿 is 是. Such a condition is
//! decided here, because a paper that is certain must not be shown as doubtful, and because the
//! interview must not ask what changes nothing.

use super::{Answer, Answers, Truth};
use crate::catalogue::{Clause, Condition, Test};

/// The truth of a condition, given some of the answers.
pub fn decide(condition: &Condition, answers: &Answers) -> Truth {
    let plain = read_plainly(condition, answers);
    // One clause tests every question once, so nothing but its own tests can settle it; and a
    // disjunction is false only when every clause is, which the plain reading sees.
    if plain == Truth::Unknown && condition.any.len() > 1 && holds_anyway(condition, answers) {
        Truth::True
    } else {
        plain
    }
}

fn read_plainly(condition: &Condition, answers: &Answers) -> Truth {
    if condition.any.is_empty() {
        return Truth::True;
    }
    let mut whole = Truth::False;
    for clause in &condition.any {
        match read_clause(clause, answers) {
            Truth::True => return Truth::True,
            Truth::Unknown => whole = Truth::Unknown,
            Truth::False => {}
        }
    }
    whole
}

fn read_clause(clause: &Clause, answers: &Answers) -> Truth {
    let mut whole = if clause.open.is_some() { Truth::Unknown } else { Truth::True };
    for test in &clause.tests {
        match read_test(test, answers) {
            Truth::True => {}
            Truth::Unknown => whole = Truth::Unknown,
            Truth::False => return Truth::False,
        }
    }
    whole
}

#[inline]
fn read_test(test: &Test, answers: &Answers) -> Truth {
    match answers.bit(test.question) {
        0 => Truth::Unknown,
        bit if bit & test.choices != 0 => Truth::True,
        _ => Truth::False,
    }
}

/// Whether every way of settling the questions without a definite answer makes the condition true.
/// 不清楚 has a true answer too, only unknown to the citizen, so it is split like an unanswered one.
fn holds_anyway(condition: &Condition, answers: &Answers) -> bool {
    let split = condition
        .any
        .iter()
        .filter(|clause| clause.open.is_none() && read_clause(clause, answers) == Truth::Unknown)
        .flat_map(|clause| &clause.tests)
        .find(|test| answers.bit(test.question) == 0);
    let Some(split) = split else {
        return false;
    };
    (0..answers.size(split.question)).all(|choice| {
        let settled = answers.with(split.question, Answer::Choice(choice));
        match read_plainly(condition, &settled) {
            Truth::True => true,
            Truth::False => false,
            Truth::Unknown => holds_anyway(condition, &settled),
        }
    })
}

/// The questions that a condition tests, each once, in the order first tested.
pub fn asked_by(condition: &Condition) -> Vec<u8> {
    let mut questions = Vec::new();
    for test in condition.any.iter().flat_map(|clause| &clause.tests) {
        if !questions.contains(&test.question) {
            questions.push(test.question);
        }
    }
    questions
}

/// The unanswered questions whose answer can still change what is known of a condition, alone or
/// together with other answers. A question answered 不清楚 stays unknown and is not among them.
pub fn live_questions(condition: &Condition, answers: &Answers) -> Vec<u8> {
    if decide(condition, answers) != Truth::Unknown {
        return Vec::new();
    }
    let unanswered: Vec<u8> = asked_by(condition)
        .into_iter()
        .filter(|&question| answers.get(question).is_none())
        .collect();
    unanswered
        .iter()
        .copied()
        .filter(|&question| {
            let others: Vec<u8> =
                unanswered.iter().copied().filter(|&other| other != question).collect();
            matters(condition, answers, question, &others)
        })
        .collect()
}

/// What several conditions that must all hold come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// All hold.
    Hold,
    /// At least one certainly fails.
    Fail,
    /// None fails, and whatever else is answered, what the document leaves open stays open.
    LeftOpen,
    /// It depends on an answer.
    Undecided,
}

/// What all ways of answering the rest lead to; undecided when they differ.
pub fn together(conditions: &[&Condition], answers: &Answers) -> Together {
    let truths = || conditions.iter().map(|condition| decide(condition, answers));
    if truths().any(|truth| truth == Truth::False) {
        return Together::Fail;
    }
    if truths().all(|truth| truth == Truth::True) {
        return Together::Hold;
    }
    let open = conditions.iter().flat_map(|condition| missing(condition, answers)).next();
    let Some(question) = open else {
        return Together::LeftOpen;
    };
    let choices = 0..answers.size(question);
    let mut ends =
        choices.map(|choice| together(conditions, &answers.with(question, Answer::Choice(choice))));
    let first = ends.next().unwrap_or(Together::LeftOpen);
    if ends.all(|end| end == first) { first } else { Together::Undecided }
}

/// Whether the document leaves part of the condition open.
pub fn is_left_open(condition: &Condition) -> bool {
    condition.any.iter().any(|clause| clause.open.is_some())
}

/// Whether some way of answering `others` leaves a difference that `question` makes.
fn matters(condition: &Condition, answers: &Answers, question: u8, others: &[u8]) -> bool {
    if decide(condition, answers) != Truth::Unknown {
        return false;
    }
    let mut outcomes = (0..answers.size(question))
        .map(|choice| decide(condition, &answers.with(question, Answer::Choice(choice))));
    let first = outcomes.next();
    if outcomes.any(|outcome| Some(outcome) != first) {
        return true;
    }
    others.split_first().is_some_and(|(&other, rest)| {
        (0..answers.size(other)).any(|choice| {
            matters(condition, &answers.with(other, Answer::Choice(choice)), question, rest)
        })
    })
}

/// The questions without a definite answer that could make a difference, 不清楚 included: the citizen
/// may still find out.
fn missing(condition: &Condition, answers: &Answers) -> Vec<u8> {
    let mut open = answers.clone();
    for question in asked_by(condition) {
        if open.get(question) == Some(Answer::NotSure) {
            open.set(question, None);
        }
    }
    live_questions(condition, &open)
}

/// Why a condition is as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// This answer brought it about.
    Answered(u8, u8),
    /// This question would settle it and has not been answered, or was answered 不清楚.
    Missing(u8),
    /// The document leaves it open: a place in the matter's doubts.
    LeftOpen(u8),
}

/// The grounds on which [`decide`] decided. Empty for a condition that always holds.
///
/// True: the answers that satisfy the first satisfied clause (or, where only all clauses together are
/// certain, every answer tested). False: of each clause the first answer that fails it. Unknown: the
/// questions that could settle it, and what the document leaves open in clauses that can still hold.
pub fn grounds(condition: &Condition, answers: &Answers) -> Vec<Ground> {
    let mut found = Vec::new();
    let mut add = |ground: Ground| {
        if !found.contains(&ground) {
            found.push(ground);
        }
    };
    let answered = |test: &Test| match answers.get(test.question) {
        Some(Answer::Choice(choice)) => Some(Ground::Answered(test.question, choice)),
        _ => None,
    };
    match decide(condition, answers) {
        Truth::True => {
            let satisfied =
                condition.any.iter().find(|clause| read_clause(clause, answers) == Truth::True);
            match satisfied {
                Some(clause) => clause.tests.iter().filter_map(answered).for_each(add),
                None => condition
                    .any
                    .iter()
                    .flat_map(|clause| &clause.tests)
                    .filter_map(answered)
                    .for_each(add),
            }
        }
        Truth::False => condition
            .any
            .iter()
            .filter_map(|clause| {
                clause.tests.iter().find(|test| read_test(test, answers) == Truth::False)
            })
            .filter_map(answered)
            .for_each(add),
        Truth::Unknown => {
            missing(condition, answers).into_iter().map(Ground::Missing).for_each(&mut add);
            condition
                .any
                .iter()
                .filter(|clause| read_clause(clause, answers) == Truth::Unknown)
                .filter_map(|clause| clause.open)
                .map(Ground::LeftOpen)
                .for_each(add);
        }
    }
    found
}

#[cfg(test)]
mod tests;
