//! What a question is about in a matter: where the document makes something depend on it, and what
//! 不清楚 would mean.

use super::make::{Maker, verdict};
use super::{Explanation, Passage, Verdict};
use crate::catalogue::{Catalogue, Matter, Quote, Region};
use crate::rules::{Answer, Answers, asked_by, live_questions};

/// The passages of the document that depend on a question in this matter. At least one for a question
/// that the matter's interview asks.
pub fn asked_for(
    catalogue: &Catalogue,
    region: &Region,
    matter: &Matter,
    question: u8,
) -> Vec<Passage> {
    let answers = &Answers::none(&[]);
    let maker = Maker { catalogue, region, matter, answers };
    let mut quotes: Vec<Quote> = Vec::new();
    for (condition, sources) in matter.statements() {
        if asked_by(condition).contains(&question) {
            for quote in sources {
                if !quotes.contains(quote) {
                    quotes.push(quote.clone());
                }
            }
        }
    }
    maker.passages(&quotes)
}

/// What 不清楚 would mean on the card as far as it is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsure {
    /// How many papers would stand in 可能要带 because of it.
    pub papers: usize,
    /// Whether it would stay open if the citizen can apply.
    pub verdict: bool,
}

/// What answering 不清楚 would mean, whatever was answered to the question before.
pub fn unsure(matter: &Matter, answers: &Answers, question: u8) -> Unsure {
    let mut before = answers.clone();
    before.set(question, None);
    let live = |condition| live_questions(condition, &before).contains(&question);
    let papers = matter.materials.iter().filter(|it| it.fetched.is_empty());
    let undecided = |answer| verdict(matter, &before.with(question, answer)) == Verdict::Undecided;
    // What all criteria come to can depend on what no single one does.
    let settles = || (0..before.size(question)).map(Answer::Choice).any(|it| !undecided(it));
    Unsure {
        papers: papers.filter(|it| live(&it.condition)).count(),
        verdict: undecided(Answer::NotSure)
            && (matter.criteria.iter().any(|it| live(&it.condition)) || settles()),
    }
}

/// The papers to be shown with a question.
pub fn shown_with(catalogue: &Catalogue, question: u8) -> Vec<Explanation> {
    let question = catalogue.questions.get(usize::from(question));
    let places = question.into_iter().flat_map(|it| &it.shown);
    explanations(catalogue, places)
}

/// The explanations at some places, each once.
pub(super) fn explanations<'p>(
    catalogue: &Catalogue,
    places: impl Iterator<Item = &'p u8>,
) -> Vec<Explanation> {
    let mut known: Vec<u8> = Vec::new();
    for &place in places {
        if !known.contains(&place) {
            known.push(place);
        }
    }
    let found = known.iter().filter_map(|&it| catalogue.explanations.get(usize::from(it)));
    found.cloned().collect()
}
