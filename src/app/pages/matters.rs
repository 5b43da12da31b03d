//! Choice of a matter: by typing, by everyday situation, by list.

use crate::app::components::part;
use crate::app::{Context, Shown, words};
use crate::catalogue::Audience;
use crate::link::{Link, View};
use crate::rules::Answers;
use crate::search;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn page(context: Context, region: usize) -> Shown {
    let body = html! { <Finder {context} {region} /> };
    Shown { title: words::WHICH_MATTER.to_owned(), body }
}

#[derive(PartialEq, Properties)]
struct FinderProps {
    context: Context,
    region: usize,
}

/// The list of matters with the box to type into. What is typed stays in the page.
#[component]
fn Finder(props: &FinderProps) -> Html {
    let FinderProps { context, region } = *props;
    let catalogue = context.catalogue;
    let place = &catalogue.regions[region];
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        })
    };
    let found = search::matters(catalogue, place, &typed);
    let nothing = found.is_empty() && !typed.trim().is_empty();
    let none = || Answers::none(&catalogue.questions);
    let topics = search::topics(catalogue, place).into_iter().map(|topic| {
        let address =
            context.address(&Link::Topic { region, topic, answers: none(), view: View::Next });
        part::choice("choice", address, catalogue.topics[topic].situation, "", false)
    });
    let topics = part::list("choices tiles", topics.collect());
    let groups = part::all(Audience::ALL.iter().map(|&it| group(context, region, it)));
    html! {
        <>
            { part::heading(words::WHICH_MATTER) }
            if !place.note.is_empty() { { part::line("notice", place.note) } }
            <div class="search">
                <label for="typed">{ words::SEARCH_LABEL }</label>
                <input
                    id="typed" type="search" autocomplete="off" enterkeyhint="search"
                    placeholder={words::SEARCH_HINT} {oninput}
                />
            </div>
            <div aria-live="polite">
                if nothing { { part::line("notice", words::NOTHING_FOUND) } }
                { choices(context, region, found.iter().map(|found| found.matter)) }
            </div>
            { part::section("", "situations", words::BY_SITUATION, topics) }
            { part::section("", "all", words::ALL_MATTERS, groups) }
        </>
    }
}

fn group(context: Context, region: usize, audience: Audience) -> Html {
    let matters = context.catalogue.regions[region].matters.iter().enumerate();
    let places: Vec<usize> =
        matters.filter(|(_, it)| it.audience == audience).map(|(place, _)| place).collect();
    if places.is_empty() {
        return Html::default();
    }
    let title = words::matters_of(audience, places.len());
    part::folded("group", part::text(title), false, choices(context, region, places.into_iter()))
}

fn choices(context: Context, region: usize, places: impl Iterator<Item = usize>) -> Html {
    let catalogue = context.catalogue;
    let rows = places.map(|place| {
        let matter = &catalogue.regions[region].matters[place];
        let answers = Answers::none(&catalogue.questions);
        let link = Link::Matter { region, matter: place, answers, view: View::Next };
        part::choice("choice", context.address(&link), matter.name, matter.plain, false)
    });
    part::list("choices", rows.collect())
}
