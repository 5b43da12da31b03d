//! Leading someone who knows only the situation (要去外地看病) to the right one of several matters.
//!
//! The questions are those of the matters' criteria and of the situation's own conditions. Asked is the
//! one that separates the matters best, and only while it can separate them: what bars all of them
//! alike is asked later, in the matter that was chosen.

use super::{every_answer, sameness, tells_apart};
use crate::catalogue::{Condition, Matter, Question, Region, Topic, TopicMatter};
use crate::rules::{Answer, Answers, Truth, asked_by, decide, live_questions};

/// So many matters at most that their own criteria are asked about to separate them.
const FEW: usize = 6;

/// A matter that may be the right one.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'c> {
    /// Place in the region's matters.
    pub place: usize,
    /// The matter.
    pub matter: &'c Matter,
    /// What the situation says of it.
    pub entry: &'c TopicMatter,
    /// The situation.
    pub topic: &'c Topic,
}

impl<'c> Candidate<'c> {
    /// Everything that must hold for it to be the right one, the situation's own condition first.
    pub fn conditions(&self) -> impl Iterator<Item = &'c Condition> + use<'c> {
        let criteria = self.matter.criteria.iter().map(|criterion| &criterion.condition);
        core::iter::once(&self.entry.condition).chain(criteria)
    }

    /// Whether it is the right one: false once a condition certainly fails, true once all hold.
    pub fn fits(&self, answers: &Answers) -> Truth {
        let mut fits = Truth::True;
        for condition in self.conditions() {
            match decide(condition, answers) {
                Truth::False => return Truth::False,
                Truth::Unknown => fits = Truth::Unknown,
                Truth::True => {}
            }
        }
        fits
    }
}

/// The matters of a situation that a region has, in the order of the situation.
pub fn candidates<'c>(topic: &'c Topic, region: &'c Region) -> Vec<Candidate<'c>> {
    let counts =
        |entry: &TopicMatter| entry.lacking.is_empty() || region.matter(entry.lacking).is_none();
    let known = |(row, entry): (usize, &'c TopicMatter)| {
        let later = topic.matters.iter().skip(row + 1);
        let mut replaced = later.filter(|it| it.id == entry.id && !it.lacking.is_empty());
        if !counts(entry) || replaced.any(counts) {
            return None;
        }
        let place = region.matters.iter().position(|matter| matter.id == entry.id)?;
        Some(Candidate { place, matter: &region.matters[place], entry, topic })
    };
    topic.matters.iter().enumerate().filter_map(known).collect()
}

/// Every question that the matters can ask, in the order of the bank.
pub fn questions_of(candidates: &[Candidate]) -> Vec<u8> {
    let conditions = candidates.iter().flat_map(|candidate| candidate.conditions());
    let asked: Vec<u8> = conditions.flat_map(asked_by).collect();
    (0..u8::MAX).filter(|question| asked.contains(question)).collect()
}

/// The question that separates the remaining matters best, as a place in the bank, after those that the
/// situation asks first; `None` when at most one is left or no question separates them.
pub fn next_question(candidates: &[Candidate], answers: &Answers) -> Option<u8> {
    let left: Vec<&Candidate> = remaining(candidates, answers).collect();
    if left.len() < 2 {
        return None;
    }
    let first = left.first().map_or(&[][..], |it| &it.topic.first);
    let separates = |&question: &u8| {
        answers.get(question).is_none() && outcome(&left, answers, question).separates
    };
    if let Some(question) = first.iter().copied().find(separates) {
        return Some(question);
    }
    let mut questions: Vec<u8> = Vec::new();
    // Someone who does not know which errand it is has the list to look at, rather than the questions of
    // every matter in it: criteria are asked about only while few matters are left.
    let few = if left.len() > FEW { 1 } else { usize::MAX };
    for condition in left.iter().flat_map(|candidate| candidate.conditions().take(few)) {
        for question in live_questions(condition, answers) {
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
    }
    let mut best: Option<(u8, Outcome)> = None;
    for question in questions {
        let outcome = outcome(&left, answers, question);
        if outcome.separates && best.is_none_or(|(_, known)| outcome.is_better_than(known)) {
            best = Some((question, outcome));
        }
    }
    best.map(|(question, _)| question)
}

/// Whether an answer is worth offering. An errand that no matter of the place is for is not; but what a
/// document demands is asked with all its answers, so that whoever does not meet it is told.
pub fn is_offered(
    candidates: &[Candidate],
    bank: &[Question],
    answers: &Answers,
    question: u8,
    answer: Answer,
) -> bool {
    if let Some((choice, other)) = sameness(bank, question, answer) {
        let conditions = candidates.iter().flat_map(|it| it.conditions());
        if !tells_apart(conditions, question, choice, other) {
            return false;
        }
    }
    // A clause that the document leaves open demands nothing.
    let criteria = candidates.iter().flat_map(|it| &it.matter.criteria);
    let clauses = criteria.flat_map(|it| &it.condition.any).filter(|clause| clause.open.is_none());
    let demanded = clauses.flat_map(|it| &it.tests).any(|test| test.question == question);
    let then = answers.with(question, answer);
    demanded || candidates.iter().any(|it| it.fits(&then) != Truth::False)
}

/// Those that have not been ruled out.
pub fn remaining<'a, 'c>(
    candidates: &'a [Candidate<'c>],
    answers: &'a Answers,
) -> impl Iterator<Item = &'a Candidate<'c>> {
    candidates.iter().filter(|candidate| candidate.fits(answers) != Truth::False)
}

/// What asking a question does to the matters that are left.
#[derive(Clone, Copy)]
struct Outcome {
    /// Some answer rules out some of them, but not all.
    separates: bool,
    /// How many are left after the answer that rules out fewest.
    most_left: usize,
    /// How many are left after every answer, added up, for each answer.
    left_in_all: usize,
    answers: usize,
}

impl Outcome {
    /// Fewer left at worst; then fewer left on average.
    fn is_better_than(self, other: Self) -> bool {
        let average = |it: Self, of: Self| it.left_in_all * of.answers;
        (self.most_left, average(self, other)) < (other.most_left, average(other, self))
    }
}

fn outcome(left: &[&Candidate], answers: &Answers, question: u8) -> Outcome {
    let mut outcome = Outcome { separates: false, most_left: 0, left_in_all: 0, answers: 0 };
    for answer in every_answer(answers, question) {
        if answer == Answer::NotSure {
            continue;
        }
        let then = answers.with(question, answer);
        let count = left.iter().filter(|it| it.fits(&then) != Truth::False).count();
        outcome.separates |= count > 0 && count < left.len();
        outcome.most_left = outcome.most_left.max(count);
        outcome.left_in_all += count;
        outcome.answers += 1;
    }
    outcome
}

/// The most questions that can still come before the matters are separated.
pub fn at_most_remaining(candidates: &[Candidate], answers: &Answers) -> usize {
    let Some(question) = next_question(candidates, answers) else {
        return 0;
    };
    let after = |answer| at_most_remaining(candidates, &answers.with(question, answer));
    1 + every_answer(answers, question).map(after).max().unwrap_or(0)
}
