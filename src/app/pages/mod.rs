//! One file a screen.

pub mod card;
pub mod matters;
pub mod papers;
pub mod places;
pub mod question;

use super::Context;
use crate::catalogue::{Matter, Region};
use crate::link::{self, Link, View};
use crate::rules::Answers;

/// A matter with the answers so far.
pub struct Visit<'a> {
    pub context: Context,
    pub region: usize,
    pub matter: usize,
    pub answers: &'a Answers,
}

impl Visit<'_> {
    pub fn region(&self) -> &'static Region {
        // `link::read` only gives places that exist.
        &self.context.catalogue.regions[self.region]
    }

    pub fn matter(&self) -> &'static Matter {
        &self.region().matters[self.matter]
    }

    /// The address of this matter with some answers.
    pub fn address(&self, answers: Answers, view: View) -> String {
        let link = Link::Matter { region: self.region, matter: self.matter, answers, view };
        link::write(self.context.catalogue, &link)
    }

    /// The address of another matter of the region, with the same answers.
    pub fn address_of(&self, id: &str) -> String {
        let region = self.region();
        let matter = region.matters.iter().position(|matter| matter.id == id);
        let link = match matter {
            Some(matter) => Link::Matter {
                region: self.region,
                matter,
                answers: self.answers.clone(),
                view: View::Next,
            },
            None => Link::Matters { region: self.region, topic: None },
        };
        link::write(self.context.catalogue, &link)
    }
}
