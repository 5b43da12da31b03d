//! The start: choice of a place.

use crate::app::components::part;
use crate::app::{Context, Shown, words};
use crate::link::{self, Link};
use yew::prelude::*;

pub fn page(context: Context) -> Shown {
    let catalogue = context.catalogue;
    let places = catalogue.regions.iter().enumerate().map(|(region, place)| {
        let address = link::write(catalogue, &Link::Matters { region, topic: None });
        let note = [words::PLACE_SOURCE, "《", place.title, "》"].concat();
        part::choice("choice", address, place.name, note, false)
    });
    let steps = words::STEPS_OF_USE.iter().map(|&step| Html::from(step)).collect();
    let body = html! {
        <>
            { part::line("tagline", words::TAGLINE) }
            <h1 tabindex="-1">{ words::WHICH_PLACE }</h1>
            { part::list("choices", places.collect()) }
            <section aria-labelledby="use">
                <h2 id="use">{ words::HOW_TO_USE }</h2>
                { part::list("use", steps) }
            </section>
        </>
    };
    Shown { title: words::WHICH_PLACE.to_owned(), body }
}
