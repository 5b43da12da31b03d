//! The citizen's answers: the only state there is.

use crate::catalogue::Question;
use chrono::NaiveDate;

/// One given answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// A definite choice, as a place in [`Question::choices`].
    Choice(u8),
    /// 不清楚: asked, and not known. Counts as unknown for good and is not asked again.
    NotSure,
}

/// Answers by question, as far as given. A question is named by its place in the bank.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Answers {
    given: Vec<Option<Answer>>,
    /// Number of choices of each question.
    sizes: Vec<u8>,
    /// Days that were given as answers. What such a day answers is in `given`.
    days: Vec<(u8, NaiveDate)>,
    /// 办理日.
    applying: Option<NaiveDate>,
}

impl Answers {
    /// No answers yet to the questions of a bank.
    pub fn none(bank: &[Question]) -> Self {
        Answers {
            given: vec![None; bank.len()],
            sizes: bank.iter().map(|question| question.choices.len() as u8).collect(),
            days: Vec::new(),
            applying: None,
        }
    }

    /// The answer to a question, if given.
    pub fn get(&self, question: u8) -> Option<Answer> {
        self.given.get(usize::from(question)).copied().flatten()
    }

    /// Gives, changes or (with `None`) takes back an answer. A question or choice that the bank does
    /// not have is ignored: callers turn words into places through the bank, which has neither.
    pub fn set(&mut self, question: u8, answer: Option<Answer>) {
        if let Some(Answer::Choice(choice)) = answer
            && choice >= self.size(question)
        {
            return;
        }
        if let Some(place) = self.given.get_mut(usize::from(question)) {
            *place = answer;
            self.days.retain(|(known, _)| *known != question);
        }
    }

    /// Answers a question about a day: with the day, and with the choice that the day means today.
    pub fn set_day(&mut self, question: u8, day: NaiveDate, choice: u8) {
        self.set(question, Some(Answer::Choice(choice)));
        if self.get(question) == Some(Answer::Choice(choice)) {
            // In the order of the bank: the same answers are equal in whatever order they were given.
            let place = self.days.iter().take_while(|(known, _)| *known < question).count();
            self.days.insert(place, (question, day));
        }
    }

    /// The day with which a question was answered.
    pub fn day(&self, question: u8) -> Option<NaiveDate> {
        self.days.iter().find(|(known, _)| *known == question).map(|(_, day)| *day)
    }

    /// 办理日: the day on which the citizen means to apply; none means today.
    pub fn applying(&self) -> Option<NaiveDate> {
        self.applying
    }

    /// Sets or takes back the day on which the citizen means to apply.
    pub fn set_applying(&mut self, day: Option<NaiveDate>) {
        self.applying = day;
    }

    /// The same answers with one more.
    pub fn with(&self, question: u8, answer: Answer) -> Self {
        let mut more = self.clone();
        more.set(question, Some(answer));
        more
    }

    /// Number of definite choices that a question has.
    pub fn size(&self, question: u8) -> u8 {
        self.sizes.get(usize::from(question)).copied().unwrap_or(0)
    }

    /// The given answers in the order of the bank.
    pub fn iter(&self) -> impl Iterator<Item = (u8, Answer)> + '_ {
        self.given
            .iter()
            .enumerate()
            .filter_map(|(question, answer)| answer.map(|answer| (question as u8, answer)))
    }

    /// The chosen answer as a bit, 0 when the question has no definite answer.
    #[inline]
    pub(super) fn bit(&self, question: u8) -> u16 {
        match self.get(question) {
            Some(Answer::Choice(choice)) => 1 << choice,
            _ => 0,
        }
    }
}
