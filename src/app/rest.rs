//! The rest of the page: everything that the start page and the list of a place's matters do without. In a
//! release build it is a module of its own, which is fetched when it is needed (ARCHITECTURE.md).
//!
//! Whatever is only reached through [`Rest`] lands in that module; what the first part calls itself, or both
//! do, stays in the first. So nothing outside this file calls what stands here, nor a page that is named here.

use super::components::found;
use super::pages::{self, Subject, Visit};
use super::{Context, Shown};
use crate::catalogue::{Catalogue, Damaged, Matter};
use crate::interview::next_question;
use crate::link::{Link, View};
use crate::rules::Answers;
use yew::prelude::*;

/// The ways into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Every screen but the start and the list of a place's matters.
    pub render: fn(&Context, &Link) -> Shown,
    /// [`Catalogue::with_place`].
    pub with_place: fn(Catalogue, usize, &'static [u8]) -> Result<Catalogue, Damaged>,
    /// [`Catalogue::with_search`].
    pub with_search: fn(Catalogue, &'static [u8]) -> Result<Catalogue, Damaged>,
    /// What a search box shows below it for what is typed: everywhere, or in one region.
    pub search: fn(&Context, Option<usize>) -> Search,
}

impl PartialEq for Rest {
    /// There is one.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// From what is typed to what is found, and a sentence on it for those who do not see it.
pub type Search = Box<dyn Fn(&str) -> Results>;

/// What was found, and what is said of it: its class and the words.
pub type Results = (Html, &'static str, String);

/// The rest, as it is.
pub const REST: Rest = Rest {
    render,
    with_place: Catalogue::with_place,
    with_search: Catalogue::with_search,
    search: found::search,
};

/// Fetches the rest, unless it is here; `None` when it does not come. Can be asked again then.
#[cfg(feature = "split")]
pub async fn load() -> Option<Rest> {
    split::rest().await.ok()
}

/// The rest, which is here.
#[cfg(not(feature = "split"))]
pub async fn load() -> Option<Rest> {
    Some(REST)
}

#[cfg(feature = "split")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    /// Where the module is split.
    #[wasm_split(rest, fallible)]
    pub fn rest() -> Result<super::Rest, SplitLoaderError> {
        Ok(super::REST)
    }
}

fn render(context: &Context, link: &Link) -> Shown {
    let catalogue = context.catalogue;
    match link {
        // These two stand in the first part, which does not ask for them here.
        Link::Places | Link::Matters { .. } => pages::opening::page(),
        Link::Joint => pages::joint::page(context),
        Link::Comparison { comparison } => {
            pages::comparison::page(context, &catalogue.comparisons[*comparison])
        }
        Link::Topic { region, topic, answers, view } => {
            let visit = visit(context, *region, Subject::Topic(*topic), answers);
            if *view == View::Poster {
                return pages::poster::page(&visit);
            }
            pages::topic::page(&visit, &catalogue.topics[*topic], *view)
        }
        Link::Matter { region, matter, answers, view } => {
            let visit = visit(context, *region, Subject::Matter(*matter), answers);
            of_matter(&visit, &visit.region().matters[*matter], *view)
        }
    }
}

fn visit<'a>(
    context: &Context,
    region: usize,
    subject: Subject,
    answers: &'a Answers,
) -> Visit<'a> {
    Visit { context: context.clone(), region, subject, answers, changes: None }
}

fn of_matter(visit: &Visit, matter: &'static Matter, view: View) -> Shown {
    let asked = match view {
        View::Ask(question) if visit.context.asks(question) => Some(question),
        View::Next | View::Ask(_) => next_question(matter, visit.answers),
        _ => None,
    };
    match (asked, view) {
        (Some(place), _) => pages::question::of_matter(visit, matter, place),
        (None, View::If(question, answer)) if visit.context.asks(question) => {
            pages::what_if::page(visit, matter, question, answer)
        }
        (None, View::Next | View::Ask(_) | View::Check) if pages::check::has_any(visit) => {
            pages::check::page(visit, matter)
        }
        (None, View::Poster) => pages::poster::page(visit),
        (None, _) => pages::card::page(visit, matter),
    }
}
