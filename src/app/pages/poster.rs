//! A poster for a wall or a hall: a matter or a situation, and the code of its plain address.

use super::{Subject, Visit};
use crate::app::browser::address;
use crate::app::components::{part, qr, take_along};
use crate::app::{Shown, words};
use crate::link::{self, Link, View};
use crate::rules::Answers;
use yew::prelude::*;

/// A name of more characters is set smaller.
const LONG: usize = 18;

/// The poster of what is visited, whatever has been answered.
pub fn page(visit: &Visit) -> Shown {
    let catalogue = visit.context.catalogue;
    let answers = Answers::none(&catalogue.questions);
    let (region, view) = (visit.region, View::Next);
    let (name, plain, link) = match visit.subject {
        Subject::Matter(matter) => {
            let it = &visit.region().matters[matter];
            (it.name, it.plain, Link::Matter { region, matter, answers, view })
        }
        Subject::Topic(topic) => {
            let it = &catalogue.topics[topic];
            (it.situation, "", Link::Topic { region, topic, answers, view })
        }
    };
    let fragment = link::write(catalogue, &link, &[]);
    let mut onto_paper = vec![
        part::line("poster-place", visit.region().name),
        part::heading(name),
        part::line("poster-plain", plain),
        part::line("poster-call", words::POSTER_CALL),
    ];
    match address::page().map(|page| [page, fragment].concat()) {
        Some(address) => {
            onto_paper.push(qr::code(&address, words::CODE_OF_MATTER).unwrap_or_default());
            onto_paper.push(part::line("address", address));
        }
        None => onto_paper.push(part::line("", words::NO_CODE)),
    }
    onto_paper.push(part::list("use", words::POSTER_STEPS.map(part::text).into()));
    let title = visit.region().title;
    if !title.is_empty() {
        onto_paper.push(part::line("poster-foot", [words::POSTER_BASIS, title, "》"].concat()));
    }
    let back = visit.context.address(&link);
    let onclick = Callback::from(take_along::print);
    let class = if name.chars().count() > LONG { "poster long" } else { "poster" };
    let body = html! {
        <>
            <p class="poster-do">
                <button class="action" type="button" {onclick}>{ words::PRINT_POSTER }</button>
                <a class="action other" href={back}>{ words::TO_MATTER }</a>
            </p>
            <article {class}>{ part::all(onto_paper) }</article>
        </>
    };
    Shown { title: [name, " ", words::POSTER].concat(), body }
}
