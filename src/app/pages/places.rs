//! The start: choice of a place.

use crate::app::browser::places::Search;
use crate::app::components::part;
use crate::app::components::search_box::SearchBox;
use crate::app::{Context, Shown, words};
use crate::link::Link;
use yew::prelude::*;

pub fn page(context: &Context, search: Search) -> Shown {
    let catalogue = context.catalogue;
    // What names no place comes last.
    let regions = || catalogue.regions.iter().enumerate();
    let named = regions().filter(|(_, place)| place.note.is_empty());
    let unnamed = regions().filter(|(_, place)| !place.note.is_empty());
    let places = named.chain(unnamed).map(|(region, place)| {
        let address = context.address(&Link::Matters { region });
        part::choice("choice", address, place.name, place.note, false)
    });
    let steps = words::STEPS_OF_USE.iter().map(|&step| part::text(step)).collect();
    let body = part::all([
        part::line("tagline", words::TAGLINE),
        part::heading(words::START),
        html! { <SearchBox key="all" context={context.clone()} region={None::<usize>} {search} /> },
        part::section("", "places", words::WHICH_PLACE, part::list("choices", places.collect())),
        part::section("", "use", words::HOW_TO_USE, part::list("use", steps)),
    ]);
    Shown { title: words::START.to_owned(), body }
}
