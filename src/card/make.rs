//! From a matter and some answers to a card.

use super::asking::explanations;
use super::doubt;
use super::schedule::{self, When};
use super::{
    Alternative, Backing, Card, Channel, Copies, Criterion, Deadline, Doubt, Element, Given,
    MatterName, OpenQuestion, Paper, Passage, Preface, Reasons, Statement, Steps, Verdict, Window,
};
use crate::calendar::Calendar;
use crate::catalogue::{
    self, Amount, Audience, Catalogue, ChannelKind, Condition, Failing, Matter, Note, Quote,
    Region, Seal,
};
use crate::interview::open_questions;
use crate::rules::{Answer, Answers, Ground, Together, Truth, asked_by, decide, grounds, together};
use chrono::NaiveDate;

/// Makes the card of a matter.
///
/// The card depends on the answers and the day only, never on the order in which answers were given.
pub fn make(
    catalogue: &Catalogue,
    region: &Region,
    matter: &Matter,
    answers: &Answers,
    today: NaiveDate,
) -> Card {
    let maker = Maker { catalogue, region, matter, answers };
    let criteria: Vec<Criterion> = matter.criteria.iter().map(|it| maker.criterion(it)).collect();
    let verdict = verdict(matter, answers);

    let (mut must, mut maybe, mut not_needed, mut fetched) = (vec![], vec![], vec![], vec![]);
    for material in &matter.materials {
        let paper = maker.paper(material);
        match decide(&material.condition, answers) {
            Truth::False => not_needed.push(paper),
            _ if !material.fetched.is_empty() => fetched.push(paper),
            Truth::True => must.push(paper),
            Truth::Unknown => maybe.push(paper),
        }
    }
    let (closed_channels, channels) = matter
        .channels
        .iter()
        .map(|channel| maker.channel(channel))
        .partition(|channel| channel.open == Truth::False);
    let (answers_used, idle_answers) = maker.given_answers();
    let applying = answers.applying().unwrap_or(today);
    let mut card = Card {
        region: region.id,
        region_name: region.name,
        document: region.title,
        document_note: region.note,
        preface: region
            .preface
            .iter()
            .map(|it| Preface { heading: it.heading, text: it.text })
            .collect(),
        matter: matter.id,
        matter_name: matter.name,
        plain_name: matter.plain,
        today,
        applying,
        verdict,
        failing: failing(matter, answers),
        criteria,
        must,
        maybe,
        not_needed,
        fetched,
        channels,
        closed_channels,
        deadlines: maker.deadlines(),
        windows: maker.windows(),
        timings: Vec::new(),
        stages: Vec::new(),
        periods: Vec::new(),
        notes: maker.notes(&matter.notes),
        doubts: maker.doubts(),
        behind: maker.names(&matter.behind),
        backed_by: region
            .matters
            .iter()
            .filter(|other| other.behind.contains(&matter.id))
            .map(|other| Backing {
                id: other.id,
                name: other.name,
                deadlines: other.deadlines.iter().map(|it| it.text).collect(),
            })
            .collect(),
        elements: matter
            .elements
            .iter()
            .filter(|element| !element.kind.for_staff())
            .map(|element| Element {
                kind: element.kind,
                heading: element.heading,
                name: element.name(),
                text: element.text,
                reprint: element.reprint,
            })
            .collect(),
        enquiries: region.enquiries.clone(),
        gaps: region.gaps.clone(),
        answers: answers_used,
        idle_answers,
        open_questions: open_questions(matter, answers)
            .into_iter()
            .map(|question| maker.open_question(question))
            .collect(),
    };
    let when = When { today, applying, calendar: Calendar::of(catalogue) };
    schedule::complete(&maker, when, &mut card);
    if verdict == Verdict::No && card.failing == Failing::NotYet {
        // No day is the day: something else comes first.
        card.timings.clear();
        card.stages.clear();
    }
    doubt::place(&mut card);
    card
}

/// What the criteria come to.
pub(super) fn verdict(matter: &Matter, answers: &Answers) -> Verdict {
    if matter.audience == Audience::Internal {
        return Verdict::Internal;
    }
    let criteria: Vec<&Condition> = matter.criteria.iter().map(|it| &it.condition).collect();
    if criteria.is_empty() {
        return Verdict::Unstated;
    }
    match together(&criteria, answers) {
        Together::Hold => Verdict::Yes,
        Together::Fail => Verdict::No,
        Together::LeftOpen => Verdict::LeftOpen,
        Together::Undecided => Verdict::Undecided,
    }
}

/// What the criteria that are certainly not met come to: the worst of them, 不能办 before 不用办 before 还不能办.
fn failing(matter: &Matter, answers: &Answers) -> Failing {
    let failed = matter.criteria.iter().filter(|it| decide(&it.condition, answers) == Truth::False);
    let failed: Vec<Failing> = failed.map(|it| it.failing).collect();
    let order = [Failing::Barred, Failing::NoNeed, Failing::NotYet];
    order.into_iter().find(|it| failed.contains(it)).unwrap_or(Failing::Barred)
}

pub(super) struct Maker<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) region: &'a Region,
    pub(super) matter: &'a Matter,
    pub(super) answers: &'a Answers,
}

impl Maker<'_> {
    pub(super) fn criterion(&self, criterion: &catalogue::Criterion) -> Criterion {
        Criterion {
            text: criterion.text,
            met: decide(&criterion.condition, self.answers),
            reasons: self.reasons(&criterion.condition),
            advice: criterion.advice,
            instead: self.names(&self.fitting(&criterion.instead)),
            remedies: self.remedies(&criterion.condition),
            sources: self.passages(&criterion.sources),
        }
    }

    /// Other answers with which a condition that certainly fails would not, one at a time.
    fn remedies(&self, condition: &Condition) -> Vec<Given> {
        let mut found = Vec::new();
        if decide(condition, self.answers) != Truth::False {
            return found;
        }
        for question in asked_by(condition) {
            for choice in 0..self.answers.size(question) {
                let other = Answer::Choice(choice);
                if decide(condition, &self.answers.with(question, other)) != Truth::False {
                    let given = self.given(question, other);
                    found.extend(given.map(|it| Given { day: None, ..it }));
                }
            }
        }
        found
    }

    fn paper(&self, material: &catalogue::Material) -> Paper {
        let usable =
            |it: &&catalogue::Alternative| decide(&it.condition, self.answers) != Truth::False;
        let usable = material.alternatives.iter().filter(usable);
        let explained = material.explained.iter().chain(usable.flat_map(|it| &it.explained));
        let explanations = explanations(self.catalogue, explained);
        let (closed_alternatives, alternatives) = material
            .alternatives
            .iter()
            .map(|alternative| Alternative {
                name: alternative.name,
                usable: decide(&alternative.condition, self.answers),
                proviso: alternative.proviso,
                form: alternative.form,
                seals: self.seals(&alternative.seals),
                notes: self.notes(&alternative.notes),
                reasons: self.reasons(&alternative.condition),
                sources: self.passages(&alternative.sources),
            })
            .partition(|alternative| alternative.usable == Truth::False);
        Paper {
            name: material.name,
            form: material.form,
            amounts: self.amounts(&material.amounts),
            seals: self.seals(&material.seals),
            fetched: material.fetched,
            alternatives,
            closed_alternatives,
            notes: self.notes(&material.notes),
            hint: material.hint,
            explanations,
            reasons: self.reasons(&material.condition),
            sources: self.passages(&material.sources),
            doubts: Vec::new(),
        }
    }

    fn channel(&self, channel: &catalogue::Channel) -> Channel {
        Channel {
            kind: channel.kind,
            text: channel.text,
            open: decide(&channel.condition, self.answers),
            reasons: self.reasons(&channel.condition),
            steps: channel
                .steps
                .iter()
                .map(|group| Steps {
                    heading: group.heading.as_ref().map_or("", |it| self.matter.quoted(it)),
                    steps: group.steps.iter().map(|step| self.matter.quoted(step)).collect(),
                })
                .collect(),
            sources: self.passages(&channel.sources),
        }
    }

    fn deadlines(&self) -> Vec<Deadline> {
        self.matter
            .deadlines
            .iter()
            .map(|deadline| Deadline {
                text: deadline.text,
                count: deadline.count,
                unit: deadline.unit,
                start: deadline.start,
                start_text: deadline.start_text,
                channels: self.kinds(&deadline.channels),
                stage: deadline.stage,
                applies: decide(&deadline.condition, self.answers),
                reasons: self.reasons(&deadline.condition),
                sources: self.passages(&deadline.sources),
            })
            .filter(|deadline| deadline.applies != Truth::False)
            .collect()
    }

    /// The place on the card of a deadline that applies or may.
    pub(super) fn shown_deadline(
        &self,
        card: &Card,
        deadline: &catalogue::Deadline,
    ) -> Option<usize> {
        let applies = decide(&deadline.condition, self.answers) != Truth::False;
        let same = |it: &Deadline| it.text == deadline.text && it.stage == deadline.stage;
        card.deadlines.iter().position(same).filter(|_| applies)
    }

    fn windows(&self) -> Vec<Window> {
        self.matter
            .windows
            .iter()
            .map(|window| Window {
                text: window.text,
                channels: self.kinds(&window.channels),
                applies: decide(&window.condition, self.answers),
                reasons: self.reasons(&window.condition),
                sources: self.passages(&window.sources),
            })
            .filter(|window| window.applies != Truth::False)
            .collect()
    }

    /// What sorts of channels stand at these places, each once.
    fn kinds(&self, places: &[u8]) -> Vec<ChannelKind> {
        let mut kinds = Vec::new();
        for &place in places {
            if let Some(channel) = self.matter.channels.get(usize::from(place))
                && !kinds.contains(&channel.kind)
            {
                kinds.push(channel.kind);
            }
        }
        kinds
    }

    fn names(&self, ids: &[&'static str]) -> Vec<MatterName> {
        let known = ids.iter().filter_map(|id| self.region.matter(id));
        known.map(|matter| MatterName { id: matter.id, name: matter.name }).collect()
    }

    /// Those of some matters that the same answers do not rule out too.
    fn fitting(&self, ids: &[&'static str]) -> Vec<&'static str> {
        let fits = |id: &&str| {
            self.region.matter(id).is_some_and(|it| verdict(it, self.answers) != Verdict::No)
        };
        ids.iter().copied().filter(fits).collect()
    }

    fn doubts(&self) -> Vec<Doubt> {
        self.matter
            .doubts
            .iter()
            .map(|doubt| Doubt {
                kind: doubt.kind,
                text: doubt.text,
                applies: decide(&doubt.condition, self.answers),
                sources: self.passages(&doubt.sources),
            })
            .filter(|doubt| doubt.applies != Truth::False)
            .collect()
    }

    fn amounts(&self, amounts: &[Amount]) -> Vec<Copies> {
        amounts
            .iter()
            .map(|amount| Copies {
                text: amount.text,
                count: amount.count,
                applies: decide(&amount.condition, self.answers),
                reasons: self.reasons(&amount.condition),
                sources: self.passages(&amount.sources),
            })
            .filter(|copies| copies.applies != Truth::False)
            .collect()
    }

    fn seals(&self, seals: &[Seal]) -> Vec<Statement> {
        self.statements(seals.iter().map(|it| (it.text, &it.condition, it.sources.as_slice())))
    }

    fn notes(&self, notes: &[Note]) -> Vec<Statement> {
        self.statements(notes.iter().map(|it| (it.text, &it.condition, it.sources.as_slice())))
    }

    /// Statements that apply or may apply.
    fn statements<'s>(
        &self,
        said: impl Iterator<Item = (&'static str, &'s Condition, &'s [Quote])>,
    ) -> Vec<Statement> {
        said.map(|(text, condition, sources)| Statement {
            text,
            applies: decide(condition, self.answers),
            reasons: self.reasons(condition),
            sources: self.passages(sources),
        })
        .filter(|statement| statement.applies != Truth::False)
        .collect()
    }

    pub(super) fn passages(&self, quotes: &[Quote]) -> Vec<Passage> {
        quotes
            .iter()
            .filter_map(|quote| {
                let element = self.matter.elements.get(usize::from(quote.element))?;
                let start = usize::from(quote.start);
                Some(Passage {
                    kind: element.kind,
                    heading: element.heading,
                    text: element.text,
                    mark: (start, start + usize::from(quote.len)),
                })
            })
            .collect()
    }

    pub(super) fn reasons(&self, condition: &Condition) -> Reasons {
        let mut reasons =
            Reasons { because: Vec::new(), depends_on: Vec::new(), left_open: Vec::new() };
        for ground in grounds(condition, self.answers) {
            match ground {
                Ground::Answered(question, choice) => {
                    reasons.because.extend(self.given(question, Answer::Choice(choice)));
                }
                Ground::Missing(question) => {
                    reasons.depends_on.push(self.open_question(question));
                }
                Ground::LeftOpen(doubt) => reasons
                    .left_open
                    .extend(self.matter.doubts.get(usize::from(doubt)).map(|doubt| doubt.text)),
            }
        }
        reasons
    }

    fn given(&self, place: u8, answer: Answer) -> Option<Given> {
        let question = self.catalogue.questions.get(usize::from(place))?;
        let (id, label, because) = match answer {
            Answer::Choice(choice) => {
                let choice = question.choices.get(usize::from(choice))?;
                (choice.id, choice.label, choice.because)
            }
            Answer::NotSure => (crate::link::UNSURE, "不清楚", "不清楚"),
        };
        let day = self.answers.day(place);
        Some(Given { question: question.id, text: question.text, answer: id, label, because, day })
    }

    pub(super) fn open_question(&self, question: u8) -> OpenQuestion {
        let asked = self.catalogue.questions.get(usize::from(question));
        OpenQuestion {
            question: asked.map_or("", |question| question.id),
            text: asked.map_or("", |question| question.text),
            unsure: self.answers.get(question) == Some(Answer::NotSure),
        }
    }

    /// Given answers, split into those that this card rests on and those that make no difference.
    ///
    /// An answer makes a difference when taking it back would leave something less certain: then the
    /// question would be asked, or the decision would be another.
    fn given_answers(&self) -> (Vec<Given>, Vec<Given>) {
        let (mut used, mut idle) = (Vec::new(), Vec::new());
        for (question, answer) in self.answers.iter() {
            let without = {
                let mut fewer = self.answers.clone();
                fewer.set(question, None);
                fewer
            };
            let differs = open_questions(self.matter, &without).contains(&question)
                || verdict(self.matter, &without) != verdict(self.matter, self.answers)
                || self.matter.conditions().any(|condition| {
                    asked_by(condition).contains(&question)
                        && decide(condition, &without) != decide(condition, self.answers)
                });
            if let Some(given) = self.given(question, answer) {
                if differs { used.push(given) } else { idle.push(given) }
            }
        }
        (used, idle)
    }
}
