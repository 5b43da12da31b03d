//! While a place's file is on its way, and when it does not come.

use crate::app::browser::mode;
use crate::app::browser::places::Places;
use crate::app::components::part;
use crate::app::{Shown, words};
use yew::prelude::*;

/// Where the documents themselves stand beside the page.
const DOCUMENTS: &str = "documents/";

/// The file is on its way.
pub fn page() -> Shown {
    let body = part::all([part::heading(words::OPENING), part::line("lead", words::OPENING_WHAT)]);
    let mut status = part::element("div", "opening", body);
    status.add_attribute("role", "status");
    Shown { title: words::OPENING.to_owned(), body: status.into() }
}

/// The file has not come. The documents may: they are other files.
pub fn failed(places: Places) -> Shown {
    let documents = places.missing.iter().map(|&region| {
        let region = &places.catalogue.regions[region];
        let address = [DOCUMENTS, region.document].concat();
        let title = if region.title.is_empty() { region.name } else { region.title };
        part::choice("choice", address, title, "", false)
    });
    let documents = part::list("choices", documents.collect());
    let again = places.again;
    let body = html! {
        <>
            { part::heading(words::NOT_COME) }
            { part::line("lead", words::NOT_COME_WHY) }
            <button type="button" class="action" onclick={again}>{ words::TRY_AGAIN }</button>
            // On a hall's screen nothing leads away from the page.
            if !mode::kiosk() {
                { part::line("lead", words::READ_DOCUMENT) }
                { documents }
            }
        </>
    };
    Shown { title: words::NOT_COME.to_owned(), body }
}
