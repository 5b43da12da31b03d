//! Every set of answers to a matter's questions, numbered.
//!
//! Each question is unanswered (digit 0), definitely answered (1 to n) or 不清楚 (n + 1). The largest
//! matter has six questions and 2592 sets, so nothing has to be sampled.

use crate::items::items;
use crate::oracle::{Known, tested};
use mingbai::catalogue::{Catalogue, Matter, Region};
use mingbai::rules::{Answer, Answers};

/// The number of a set of answers.
pub type State = usize;

/// All sets of answers of one matter.
pub struct Space {
    pub catalogue: &'static Catalogue,
    pub region: &'static Region,
    pub matter: &'static Matter,
    /// The matter's questions, found here and not by the code under test.
    pub questions: Vec<u8>,
    /// Number of digits of each of them.
    bases: Vec<usize>,
    /// Definite answers of every question of the bank.
    pub sizes: Vec<u8>,
}

impl Space {
    pub fn new(
        catalogue: &'static Catalogue,
        region: &'static Region,
        matter: &'static Matter,
    ) -> Self {
        let mut questions: Vec<u8> =
            items(matter).iter().flat_map(|item| tested(item.condition)).collect();
        questions.sort_unstable();
        questions.dedup();
        let sizes: Vec<u8> =
            catalogue.questions.iter().map(|question| question.choices.len() as u8).collect();
        let bases =
            questions.iter().map(|&place| usize::from(sizes[usize::from(place)]) + 2).collect();
        Space { catalogue, region, matter, questions, bases, sizes }
    }

    /// Number of sets.
    pub fn len(&self) -> usize {
        self.bases.iter().product()
    }

    fn weight(&self, place: usize) -> usize {
        self.bases[..place].iter().product()
    }

    /// The digit of the question at `place` in [`Space::questions`].
    pub fn digit(&self, state: State, place: usize) -> usize {
        state / self.weight(place) % self.bases[place]
    }

    /// The same set with another digit.
    pub fn with(&self, state: State, place: usize, digit: usize) -> State {
        state - self.digit(state, place) * self.weight(place) + digit * self.weight(place)
    }

    /// The digit for 不清楚.
    pub fn unsure(&self, place: usize) -> usize {
        self.bases[place] - 1
    }

    /// The digits for definite answers.
    pub fn definite(&self, place: usize) -> std::ops::Range<usize> {
        1..self.bases[place] - 1
    }

    /// Every digit but 0.
    pub fn given(&self, place: usize) -> std::ops::Range<usize> {
        1..self.bases[place]
    }

    /// Whether every question is definitely answered.
    pub fn is_full(&self, state: State) -> bool {
        (0..self.bases.len()).all(|it| self.definite(it).contains(&self.digit(state, it)))
    }

    fn answer(&self, state: State, place: usize) -> Option<Answer> {
        match self.digit(state, place) {
            0 => None,
            digit if digit == self.unsure(place) => Some(Answer::NotSure),
            digit => Some(Answer::Choice(digit as u8 - 1)),
        }
    }

    /// The set as the program holds it.
    pub fn answers(&self, state: State) -> Answers {
        let mut answers = Answers::none(&self.catalogue.questions);
        for (place, &question) in self.questions.iter().enumerate() {
            answers.set(question, self.answer(state, place));
        }
        answers
    }

    /// The number of a set that the program holds.
    pub fn state(&self, answers: &Answers) -> State {
        self.questions.iter().enumerate().fold(0, |state, (place, &question)| {
            let digit = match answers.get(question) {
                None => 0,
                Some(Answer::NotSure) => self.unsure(place),
                Some(Answer::Choice(choice)) => usize::from(choice) + 1,
            };
            self.with(state, place, digit)
        })
    }

    /// The definite answers of the set, for the oracle.
    pub fn known(&self, state: State) -> Known {
        let mut known = vec![None; self.sizes.len()];
        for (place, &question) in self.questions.iter().enumerate() {
            if let Some(Answer::Choice(choice)) = self.answer(state, place) {
                known[usize::from(question)] = Some(choice);
            }
        }
        known
    }

    /// The place of a question of the bank in [`Space::questions`].
    pub fn place(&self, question: u8) -> Option<usize> {
        self.questions.iter().position(|&known| known == question)
    }

    /// The name of a question of the bank.
    pub fn question_name(&self, question: u8) -> &'static str {
        self.catalogue.questions[usize::from(question)].name
    }

    /// Region, matter and answers in words, for failures.
    pub fn story(&self, state: State) -> String {
        let given: Vec<String> = self
            .questions
            .iter()
            .enumerate()
            .filter_map(|(place, &question)| {
                let asked = &self.catalogue.questions[usize::from(question)];
                let said = match self.answer(state, place)? {
                    Answer::NotSure => "不清楚",
                    Answer::Choice(choice) => asked.choices[usize::from(choice)].name,
                };
                Some(format!("{}={said}", asked.name))
            })
            .collect();
        let given = if given.is_empty() { "没有回答".to_owned() } else { given.join("、") };
        format!("{} {}（{given}）", self.region.name, self.matter.name)
    }
}
