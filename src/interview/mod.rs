//! Which question comes next, how many can still come, and which matter no more.
//!
//! Only questions whose answer can still change the card are asked. Eligibility comes first: once a
//! criterion is certainly not met the card is settled and nothing more is asked. After that comes
//! the question on which most of what is still open depends.

pub mod topic;

use crate::catalogue::{Audience, Condition, Matter, Question};
use crate::rules::{
    Answer, Answers, Truth, asked_by, decide, is_left_open, live_questions, together,
};

/// Every question that a matter can ask, in the order of the document's conditions on it.
pub fn questions_of(matter: &Matter) -> Vec<u8> {
    let mut questions = Vec::new();
    for question in matter.conditions().flat_map(asked_by) {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions
}

/// The next question to ask, as a place in the bank; `None` when the card is settled as far as
/// answers can settle it.
pub fn next_question(matter: &Matter, answers: &Answers) -> Option<u8> {
    open_questions(matter, answers).first().copied()
}

/// The unanswered questions that can still change the card, the one to ask first in front.
pub fn open_questions(matter: &Matter, answers: &Answers) -> Vec<u8> {
    if matter.audience == Audience::Internal {
        // Nobody from outside applies, so there is nothing to find out.
        return Vec::new();
    }
    let criteria = || matter.criteria.iter().map(|criterion| &criterion.condition);
    if criteria().any(|condition| decide(condition, answers) == Truth::False) {
        return Vec::new();
    }
    let open = live_in(&mut criteria(), answers);
    let mut questions: Vec<u8> = open.into_iter().map(|(question, _)| question).collect();
    if criteria().any(is_left_open) {
        questions.extend(questions_of_the_verdict(matter, answers, &questions));
    }
    let mut others = live_in(&mut matter.item_conditions(), answers);
    others.retain(|(question, _)| !questions.contains(question));
    // Most dependants first; among equals the document's order decides.
    while let Some(most) = others.iter().map(|&(_, dependants)| dependants).max() {
        for &(question, dependants) in &others {
            if dependants == most {
                questions.push(question);
            }
        }
        others.retain(|&(_, dependants)| dependants != most);
    }
    questions
}

/// Questions that change no criterion's truth but what all of them come to: whether something is left
/// for the citizen to answer or only for the office.
fn questions_of_the_verdict(matter: &Matter, answers: &Answers, known: &[u8]) -> Vec<u8> {
    let criteria: Vec<&Condition> = matter.criteria.iter().map(|it| &it.condition).collect();
    let now = together(&criteria, answers);
    let mut questions: Vec<u8> = Vec::new();
    for question in criteria.iter().flat_map(|it| asked_by(it)) {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions.retain(|&question| {
        let changes =
            |choice| together(&criteria, &answers.with(question, Answer::Choice(choice))) != now;
        answers.get(question).is_none()
            && !known.contains(&question)
            && (0..answers.size(question)).any(changes)
    });
    questions
}

/// Live questions with the number of different conditions in which each is live, in order of first
/// appearance. A condition that a paper shares with its alternatives counts once.
fn live_in(
    conditions: &mut dyn Iterator<Item = &Condition>,
    answers: &Answers,
) -> Vec<(u8, usize)> {
    let mut live: Vec<(u8, usize)> = Vec::new();
    let mut seen: Vec<&Condition> = Vec::new();
    for condition in conditions {
        if seen.contains(&condition) {
            continue;
        }
        seen.push(condition);
        for question in live_questions(condition, answers) {
            match live.iter_mut().find(|known| known.0 == question) {
                Some(known) => known.1 += 1,
                None => live.push((question, 1)),
            }
        }
    }
    live
}

/// The longest that the interview can still become, in questions: reached by some way of answering,
/// exceeded by none.
pub fn at_most_remaining(matter: &Matter, answers: &Answers) -> usize {
    longest(matter, answers, usize::MAX)
}

/// Longest continuation, or `enough` as soon as one of that length is found.
fn longest(matter: &Matter, answers: &Answers, enough: usize) -> usize {
    let open = open_questions(matter, answers);
    let Some(&question) = open.first() else {
        return 0;
    };
    // No answer makes another question live that was not, so this many is never exceeded; but where the
    // document leaves a criterion open, an answer can show that another still decides the verdict.
    let most = match matter.criteria.iter().any(|it| is_left_open(&it.condition)) {
        true => usize::MAX,
        false => open.len(),
    };
    let bound = most.min(enough);
    let mut best = 1;
    for answer in every_answer(answers, question) {
        if best >= bound {
            break;
        }
        best = best.max(1 + longest(matter, &answers.with(question, answer), bound - 1));
    }
    best
}

/// Whether one of the conditions tells two answers to a question apart.
fn tells_apart<'c>(
    mut conditions: impl Iterator<Item = &'c Condition>,
    question: u8,
    choice: u8,
    other: u8,
) -> bool {
    conditions.any(|condition| {
        condition.any.iter().flat_map(|clause| &clause.tests).any(|test| {
            let has = |choice: u8| (test.choices >> choice) & 1;
            test.question == question && has(choice) != has(other)
        })
    })
}

/// Whether an answer is worth offering in a matter: one that is said to be the same as another is not,
/// where the matter does not tell the two apart.
pub fn is_offered(matter: &Matter, bank: &[Question], question: u8, answer: Answer) -> bool {
    let Some((choice, other)) = sameness(bank, question, answer) else {
        return true;
    };
    tells_apart(matter.conditions(), question, choice, other)
}

/// Of an answer that is said to be the same as another: both, as places in the question's choices.
fn sameness(bank: &[Question], question: u8, answer: Answer) -> Option<(u8, u8)> {
    let Answer::Choice(choice) = answer else {
        return None;
    };
    let known = bank.get(usize::from(question))?.choices.get(usize::from(choice))?;
    Some((choice, known.same_as?))
}

/// Every way to answer a question, 不清楚 last.
pub fn every_answer(answers: &Answers, question: u8) -> impl Iterator<Item = Answer> + use<> {
    (0..answers.size(question)).map(Answer::Choice).chain(core::iter::once(Answer::NotSure))
}

#[cfg(test)]
mod tests;
