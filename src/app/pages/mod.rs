//! One file a screen.

pub mod card;
pub mod comparison;
pub mod matters;
pub mod opening;
pub mod papers;
pub mod places;
pub mod question;
pub mod topic;

use super::Context;
use crate::catalogue::Region;
use crate::link::{self, Link, View};
use crate::rules::Answers;

/// What is being asked about.
#[derive(Clone, Copy)]
pub enum Subject {
    /// A matter, by its place in the region.
    Matter(usize),
    /// A situation, by its place in the catalogue.
    Topic(usize),
}

/// A matter or a situation, with the answers so far.
pub struct Visit<'a> {
    pub context: Context,
    pub region: usize,
    pub subject: Subject,
    pub answers: &'a Answers,
}

impl Visit<'_> {
    pub fn region(&self) -> &'static Region {
        // `link::read` only gives places that exist.
        &self.context.catalogue.regions[self.region]
    }

    /// The address of this subject with some answers.
    pub fn address(&self, answers: Answers, view: View) -> String {
        let region = self.region;
        let link = match self.subject {
            Subject::Matter(matter) => Link::Matter { region, matter, answers, view },
            Subject::Topic(topic) => Link::Topic { region, topic, answers, view },
        };
        link::write(self.context.catalogue, &link)
    }

    /// The address of a matter of the region, with those of the answers that it asks for.
    pub fn address_of(&self, id: &str) -> String {
        let region = self.region();
        let found = region.matters.iter().position(|matter| matter.id == id);
        let link = match found {
            Some(matter) => {
                let asked = crate::interview::questions_of(&region.matters[matter]);
                let mut answers = Answers::none(&self.context.catalogue.questions);
                for (question, answer) in self.answers.iter() {
                    if asked.contains(&question) {
                        answers.set(question, Some(answer));
                    }
                }
                Link::Matter { region: self.region, matter, answers, view: View::Next }
            }
            None => Link::Matters { region: self.region },
        };
        link::write(self.context.catalogue, &link)
    }
}
