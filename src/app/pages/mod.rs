//! One file a screen.

pub mod brief;
pub mod card;
pub mod check;
pub mod comparison;
pub mod joint;
pub mod matters;
pub mod opening;
pub mod papers;
pub mod places;
pub mod poster;
pub mod question;
pub mod sheet;
pub mod topic;
pub mod what_if;
pub mod when;

use super::Context;
use super::components::{join, part};
use crate::card::{Changes, MatterName};
use crate::catalogue::{Matter, Region};
use crate::link::{Link, Member, View};
use crate::rules::{Answer, Answers};
use yew::prelude::*;

/// What is being asked about.
#[derive(Clone, Copy)]
pub enum Subject {
    /// A matter, by its place in the region.
    Matter(usize),
    /// A situation, by its place in the catalogue.
    Topic(usize),
}

/// A matter or a situation, with the answers so far.
#[derive(Clone)]
pub struct Visit<'a> {
    pub context: Context,
    pub region: usize,
    pub subject: Subject,
    pub answers: &'a Answers,
    /// On a card that only might be: how it differs from the one that is.
    pub changes: Option<&'a Changes>,
}

impl Visit<'_> {
    pub fn region(&self) -> &'static Region {
        // `link::read` only gives places that exist.
        &self.context.catalogue.regions[self.region]
    }

    /// The matter, if it is one.
    pub fn matter(&self) -> Option<&'static Matter> {
        match self.subject {
            Subject::Matter(matter) => self.region().matters.get(matter),
            Subject::Topic(_) => None,
        }
    }

    /// The address of this subject with some answers.
    pub fn address(&self, answers: Answers, view: View) -> String {
        self.addresses()(answers, view)
    }

    /// The same, for later: what a form leads to.
    pub fn addresses(&self) -> impl Fn(Answers, View) -> String + use<> {
        let (context, region, subject) = (self.context.clone(), self.region, self.subject);
        move |answers, view| match subject {
            Subject::Matter(matter) => {
                let joined = join::renewed(&context.joined, region, matter, &answers);
                let link = Link::Matter { region, matter, answers, view };
                context.address_with(&link, &joined)
            }
            Subject::Topic(topic) => context.address(&Link::Topic { region, topic, answers, view }),
        }
    }

    /// The address of a matter of the region, with those of the answers that it asks for.
    pub fn address_of(&self, id: &str) -> String {
        let link = match self.member(id) {
            Some(Member { region, matter, answers }) => {
                Link::Matter { region, matter, answers, view: View::Next }
            }
            None => Link::Matters { region: self.region },
        };
        self.context.address(&link)
    }

    /// Another matter of the region, to be gone on to.
    pub fn choice_of(&self, other: &MatterName) -> Html {
        let plain = self.region().matter(other.id).map_or("", |it| it.plain);
        part::choice("choice", self.address_of(other.id), other.name, plain, false)
    }

    /// A matter of the region, with those of the answers that it asks for.
    pub fn member(&self, id: &str) -> Option<Member> {
        let matters = &self.region().matters;
        let matter = matters.iter().position(|matter| matter.id == id)?;
        let asked = crate::interview::questions_of(&matters[matter]);
        let mut answers = Answers::none(&self.context.catalogue.questions);
        for (question, answer) in self.answers.iter() {
            match (self.answers.day(question), answer) {
                _ if !asked.contains(&question) => {}
                (Some(day), Answer::Choice(choice)) => answers.set_day(question, day, choice),
                _ => answers.set(question, Some(answer)),
            }
        }
        answers.set_applying(self.answers.applying());
        Some(Member { region: self.region, matter, answers })
    }
}
