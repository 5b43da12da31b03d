//! The rest of the page: everything that the start page and the list of a place's matters do without. In a
//! release build it is a module of its own, which is fetched when it is needed (ARCHITECTURE.md).
//!
//! Whatever is only reached through [`Rest`] lands in that module; what the first part calls itself, or both
//! do, stays in the first. So nothing outside this file calls what stands here, nor a page that is named here.

use super::components::found;
use super::pages::{self, Subject, Visit};
use super::{Context, Shown};
use crate::catalogue::{Catalogue, Damaged};
use crate::interview::next_question;
use crate::link::{Link, View};
use yew::prelude::*;

/// The ways into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Every screen but the start and the list of a place's matters.
    pub render: fn(Context, &Link) -> Shown,
    /// [`Catalogue::with_place`].
    pub with_place: fn(Catalogue, usize, &'static [u8]) -> Result<Catalogue, Damaged>,
    /// [`Catalogue::with_search`].
    pub with_search: fn(Catalogue, &'static [u8]) -> Result<Catalogue, Damaged>,
    /// What a search box shows below it for what is typed: everywhere, or in one region.
    pub search: fn(Context, Option<usize>) -> Search,
}

impl PartialEq for Rest {
    /// There is one.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// From what is typed to what is found.
pub type Search = Box<dyn Fn(&str) -> Html>;

const REST: Rest = Rest {
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

fn render(context: Context, link: &Link) -> Shown {
    let catalogue = context.catalogue;
    match link {
        // These two stand in the first part, which does not ask for them here.
        Link::Places | Link::Matters { .. } => pages::opening::page(),
        Link::Comparison { comparison } => {
            pages::comparison::page(context, &catalogue.comparisons[*comparison])
        }
        Link::Topic { region, topic, answers, view } => {
            let subject = Subject::Topic(*topic);
            let visit = Visit { context, region: *region, subject, answers };
            pages::topic::page(&visit, &catalogue.topics[*topic], *view)
        }
        Link::Matter { region, matter, answers, view } => {
            let subject = Subject::Matter(*matter);
            let visit = Visit { context, region: *region, subject, answers };
            let matter = &visit.region().matters[*matter];
            let asked = match view {
                View::Ask(question) if context.asks(*question) => Some(*question),
                View::Next | View::Ask(_) => next_question(matter, answers),
                View::Card => None,
            };
            match asked {
                Some(place) => pages::question::of_matter(&visit, matter, place),
                None => pages::card::page(&visit, matter, context.today),
            }
        }
    }
}
