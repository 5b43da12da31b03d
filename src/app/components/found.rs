//! What is found, below the box that was typed into.

use super::part;
use crate::app::rest::Search;
use crate::app::{Context, words};
use crate::catalogue::MatterPlace;
use crate::link::{Link, View};
use crate::rules::Answers;
use crate::search::{Finder, Found, Target};
use yew::prelude::*;

/// Searches the whole catalogue, or shows of it only what a region has.
pub fn search(context: &Context, region: Option<usize>) -> Search {
    let context = context.clone();
    let finder = Finder::new(context.catalogue);
    Box::new(move |typed| {
        let found = finder.find(typed, region);
        if found.is_empty() && !typed.trim().is_empty() {
            return (Html::default(), "notice", words::NOTHING_FOUND.to_owned());
        }
        let rows = found.iter().map(|found| row(&context, region, found)).collect();
        let said = if found.is_empty() { String::new() } else { words::found(found.len()) };
        (part::list("choices", rows), "choice-note", said)
    })
}

/// One result: a button where it is in one place, else its name with a button for each place.
fn row(context: &Context, region: Option<usize>, found: &Found) -> Html {
    let name = marked(found);
    let none = || Answers::none(&context.catalogue.questions);
    let (kind, links): (&str, Vec<(usize, Link)>) = match &found.target {
        Target::Topic(topic, regions) => {
            let link = |&region: &usize| {
                let link = Link::Topic { region, topic: *topic, answers: none(), view: View::Next };
                (region, link)
            };
            (words::SITUATION, regions.iter().map(link).collect())
        }
        Target::Matter(places) => {
            let link = |it: &MatterPlace| {
                let (region, matter) = (usize::from(it.region), usize::from(it.matter));
                (region, Link::Matter { region, matter, answers: none(), view: View::Next })
            };
            ("", places.iter().map(link).collect())
        }
        Target::Elsewhere(advice) => {
            let name = part::block("span", "choice-text", name);
            let said = part::all([name, part::ours(words::OUR_WORDS, *advice)]);
            return part::block("div", "choice unsure", said);
        }
    };
    let place = |region: usize| context.catalogue.regions.get(region).map_or("", |it| it.name);
    let plain = match (&found.target, found.word) {
        _ if found.absent => {
            let there: Vec<&str> = links.iter().map(|(region, _)| place(*region)).collect();
            let [lacks, has] = words::ONLY_ELSEWHERE;
            [region.map_or("", place), lacks, &there.join("、"), has].concat()
        }
        (_, word) if !word.is_empty() => [words::ALSO_CALLED, word].concat(),
        (Target::Matter(places), _) => {
            let matter = places.first().and_then(|it| context.catalogue.at(*it));
            matter.map_or("", |(_, matter)| matter.plain).to_owned()
        }
        _ => kind.to_owned(),
    };
    let head = |place: Option<&'static str>| {
        let note = match place {
            Some(place) => [place, if plain.is_empty() { "" } else { "，" }, &plain].concat(),
            None => plain.clone(),
        };
        part::all([
            part::block("span", "choice-text", name.clone()),
            part::block("span", "choice-note", part::text(note)),
        ])
    };
    if let ([(only, link)], false) = (&links[..], found.absent) {
        let shown = Some(place(*only)).filter(|_| region.is_none());
        return part::link("choice", context.address(link), head(shown)).into();
    }
    let links = links.iter().map(|(region, link)| {
        let words = part::all([part::text(place(*region)), part::unseen(found.name)]);
        part::link("quiet", context.address(link), words).into()
    });
    let links = part::block("span", "where", part::all(links));
    part::block("div", "choice many", part::all([head(None), links]))
}

/// The name with what was typed marked.
fn marked(found: &Found) -> Html {
    let chars: Vec<char> = found.name.chars().collect();
    let text = |from: usize, to: usize| -> String {
        chars.get(from..to).map(|it| it.iter().collect()).unwrap_or_default()
    };
    let mut parts = Vec::new();
    let mut at = 0;
    for &(start, len) in &found.marks {
        parts.push(part::text(text(at, start)));
        parts.push(part::block("mark", "", part::text(text(start, start + len))));
        at = start + len;
    }
    parts.push(part::text(text(at, chars.len())));
    part::all(parts)
}
