//! Which matter is the right one: what the page shows while someone is led to it.

use super::make::Maker;
use super::{Criterion, MatterName, OpenQuestion, Reasons};
use crate::catalogue::{Catalogue, Region, Topic};
use crate::interview::topic::{Candidate, candidates, next_question};
use crate::rules::{Answers, Truth, decide};

/// The matters of a situation, sorted by the answers so far.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct Choosing {
    /// Identifier of the situation.
    pub topic: &'static str,
    /// The situation in everyday words.
    pub situation: &'static str,
    /// The question to ask next; `None` when the matters are as separate as answers can make them.
    pub next: Option<OpenQuestion>,
    /// Those that fit or may fit.
    pub fitting: Vec<Suggestion>,
    /// Those that an answer rules out.
    pub others: Vec<Suggestion>,
    /// Where to turn when none fits; nothing while one does.
    pub turn: Turn,
}

/// Where to turn when none of the matters of a situation fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct Turn {
    /// What to do, in our words, each thing once.
    pub advice: Vec<&'static str>,
    /// 改办: matters that the failed criteria name and the same answers do not rule out.
    pub matters: Vec<MatterName>,
    /// 转来: identifiers of other situations that are for people with these answers.
    pub topics: Vec<&'static str>,
}

/// One matter and why it fits or not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct Suggestion {
    /// Identifier.
    pub matter: &'static str,
    /// Verbatim name.
    pub name: &'static str,
    /// The name in plain words.
    pub plain: &'static str,
    /// Whether it fits: unknown while something is open.
    pub fits: Truth,
    /// What is open: questions that would decide it and what the document leaves open.
    pub open: Reasons,
    /// Why it is not the one, in our words, with the answer that says so; empty when a criterion of
    /// the document fails, or none does.
    pub advice: &'static str,
    /// The answers behind `advice`.
    pub reasons: Reasons,
    /// The criteria of the document that are certainly not met.
    pub failed: Vec<Criterion>,
}

/// Sorts the matters of a situation by the answers so far.
pub fn choose(
    catalogue: &Catalogue,
    region: &Region,
    topic: &Topic,
    answers: &Answers,
) -> Choosing {
    let candidates = candidates(topic, region);
    let suggestion = |candidate: &Candidate| suggestion(catalogue, region, candidate, answers);
    let (others, fitting): (Vec<_>, Vec<_>) =
        candidates.iter().map(suggestion).partition(|it| it.fits == Truth::False);
    let turn = match fitting.is_empty() {
        true => turn(catalogue, region, topic, &others, answers),
        false => Turn::default(),
    };
    let next = next_question(&candidates, answers);
    let asked = next.and_then(|place| {
        let question = catalogue.questions.get(usize::from(place))?;
        Some(OpenQuestion { question: question.id, text: question.text, unsure: false })
    });
    Choosing { topic: topic.id, situation: topic.situation, next: asked, fitting, others, turn }
}

fn turn(
    catalogue: &Catalogue,
    region: &Region,
    topic: &Topic,
    others: &[Suggestion],
    answers: &Answers,
) -> Turn {
    let mut turn = Turn::default();
    let leading = others.iter().flat_map(|it| &it.failed).filter(|it| !it.instead.is_empty());
    let mut advice: Vec<&'static str> = leading.clone().map(|it| it.advice).collect();
    for said in core::mem::take(&mut advice) {
        // Several matters often say the same, some of them with a sentence more.
        if said.is_empty() || advice.iter().any(|known| known.contains(said)) {
            continue;
        }
        advice.retain(|known| !said.contains(known));
        advice.push(said);
    }
    turn.advice = advice;
    for matter in leading.flat_map(|it| &it.instead) {
        if turn.matters.iter().all(|known| known.id != matter.id) {
            turn.matters.push(matter.clone());
        }
    }
    let meant = |it: &&Topic| {
        let condition = it.turned_to.as_ref();
        it.id != topic.id
            && it.is_in(region)
            && condition.is_some_and(|it| decide(it, answers) == Truth::True)
    };
    turn.topics = catalogue.topics.iter().filter(meant).map(|it| it.id).collect();
    turn
}

fn suggestion(
    catalogue: &Catalogue,
    region: &Region,
    candidate: &Candidate,
    answers: &Answers,
) -> Suggestion {
    let matter = candidate.matter;
    let maker = Maker { catalogue, region, matter, answers };
    let none = || Reasons { because: Vec::new(), depends_on: Vec::new(), left_open: Vec::new() };
    let fits = candidate.fits(answers);
    let mut open = none();
    if fits == Truth::Unknown {
        for condition in candidate.conditions() {
            let reasons = maker.reasons(condition);
            for question in reasons.depends_on {
                if !open.depends_on.contains(&question) {
                    open.depends_on.push(question);
                }
            }
            open.left_open.extend(reasons.left_open);
        }
    }
    let failed: Vec<Criterion> = matter
        .criteria
        .iter()
        .filter(|it| decide(&it.condition, answers) == Truth::False)
        .map(|it| maker.criterion(it))
        .collect();
    // What the document itself says against it is enough.
    let is_other = failed.is_empty() && decide(&candidate.entry.condition, answers) == Truth::False;
    Suggestion {
        matter: matter.id,
        name: matter.name,
        plain: matter.plain,
        fits,
        open,
        advice: if is_other { candidate.entry.advice } else { "" },
        reasons: if is_other { maker.reasons(&candidate.entry.condition) } else { none() },
        failed,
    }
}
