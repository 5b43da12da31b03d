//! Choice of a matter: by typing, by everyday situation, by list.

use crate::app::browser::places::Search;
use crate::app::components::part;
use crate::app::components::search_box::SearchBox;
use crate::app::{Context, Shown, words};
use crate::catalogue::Audience;
use crate::link::{Link, View};
use crate::rules::Answers;
use crate::search;
use yew::prelude::*;

pub fn page(context: &Context, region: usize, search: Search) -> Shown {
    let catalogue = context.catalogue;
    let place = &catalogue.regions[region];
    let none = || Answers::none(&catalogue.questions);
    let here = search::topics(catalogue, place);
    let missing: Vec<&str> = catalogue
        .topics
        .iter()
        .enumerate()
        .filter(|(topic, _)| !here.contains(topic))
        .map(|(_, it)| it.situation)
        .collect();
    let missing = match missing.is_empty() {
        true => Html::default(),
        false => {
            let [before, after] = words::NOT_WRITTEN;
            part::line("choice-note", [before, &missing.join("；"), after].concat())
        }
    };
    let topics = here.into_iter().map(|topic| {
        let it = &catalogue.topics[topic];
        let here = |id: &str| place.matters.iter().position(|matter| matter.id == id);
        let mut matters = it.matters.iter().filter_map(|entry| here(entry.id));
        let (answers, view) = (none(), View::Next);
        let link = match (matters.next(), matters.next()) {
            // Nothing is to be told apart.
            (Some(matter), None) => Link::Matter { region, matter, answers, view },
            _ => Link::Topic { region, topic, answers, view },
        };
        part::choice("choice", context.address(&link), it.situation, "", false)
    });
    let topics = part::all([part::list("choices tiles", topics.collect()), missing]);
    let groups = part::all(Audience::ALL.iter().map(|&it| group(context, region, it)));
    let note = match place.note {
        "" => Html::default(),
        note => part::line("notice", note),
    };
    let body = part::all([
        part::heading(words::WHICH_MATTER),
        note,
        match place.title {
            "" => Html::default(),
            title => part::line("choice-note", [words::PLACE_SOURCE, "《", title, "》"].concat()),
        },
        // Another place has another box: what was typed here is not typed there.
        html! { <SearchBox key={region} context={context.clone()} region={Some(region)} {search} /> },
        part::section("", "situations", words::BY_SITUATION, topics),
        part::section("", "all", words::ALL_MATTERS, groups),
    ]);
    // A list of visited pages tells the places apart.
    Shown { title: [place.name, "：", words::WHICH_MATTER].concat(), body }
}

fn group(context: &Context, region: usize, audience: Audience) -> Html {
    let matters = context.catalogue.regions[region].matters.iter().enumerate();
    let places: Vec<usize> =
        matters.filter(|(_, it)| it.audience == audience).map(|(place, _)| place).collect();
    if places.is_empty() {
        return Html::default();
    }
    let title = words::matters_of(audience, places.len());
    part::folded("group", part::text(title), false, choices(context, region, places.into_iter()))
}

fn choices(context: &Context, region: usize, places: impl Iterator<Item = usize>) -> Html {
    let catalogue = context.catalogue;
    let rows = places.map(|place| {
        let matter = &catalogue.regions[region].matters[place];
        let answers = Answers::none(&catalogue.questions);
        let link = Link::Matter { region, matter: place, answers, view: View::Next };
        part::choice("choice", context.address(&link), matter.name, matter.plain, false)
    });
    part::list("choices", rows.collect())
}
