//! The page: the only room that sees a browser. Everything on screen is a pure function of the
//! catalogue, the fragment in the address bar and the day.

mod browser;
mod components;
mod pages;
mod words;

use crate::bundled;
use crate::catalogue::{Catalogue, Index};
use crate::interview::next_question;
use crate::link::{self, Link, View};
use browser::{clock, failure, fragment, places, screen};
use chrono::NaiveDate;
use components::{frame, notice};
use pages::Subject;
use yew::prelude::*;

/// What every view needs and nothing else: the catalogue and the answers are all there is.
#[derive(Clone, Copy)]
struct Context {
    catalogue: &'static Catalogue,
    today: NaiveDate,
    /// Today was set by the fragment and has to stay in every address.
    is_set: bool,
}

impl PartialEq for Context {
    /// A place that has come makes another catalogue, and nothing else does.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.catalogue, other.catalogue)
            && (self.today, self.is_set) == (other.today, other.is_set)
    }
}

impl Context {
    /// Whether a question can be asked here: one of another place only has no words.
    fn asks(self, question: u8) -> bool {
        let question = self.catalogue.questions.get(usize::from(question));
        question.is_some_and(|it| !it.text.is_empty())
    }

    /// The address of a screen.
    fn address(self, link: &Link) -> String {
        let address = link::write(self.catalogue, link);
        if self.is_set { link::with_today(&address, self.today) } else { address }
    }
}

#[derive(Properties)]
struct PageProps {
    index: &'static Index,
}

impl PartialEq for PageProps {
    /// There is one index, decoded once.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.index, other.index)
    }
}

/// Starts the page. When the catalogue cannot be read the message of the static page is shown.
pub fn run() {
    let (Ok(index), Some(root)) = (bundled::index(), screen::root()) else {
        failure::show();
        return;
    };
    // Lives as long as the page.
    let index = Box::leak(Box::new(index));
    screen::clear(&root);
    yew::Renderer::<Page>::with_root_and_props(root, PageProps { index }).render();
}

#[component]
fn Page(props: &PageProps) -> Html {
    let index = props.index;
    let fragment = fragment::use_fragment();
    let set = link::today(&fragment);
    let now = clock::use_today();
    let today = set.unwrap_or(now);
    let (link, dropped) = link::read(&index.catalogue, &fragment, today);
    let searches = matches!(link, Link::Places | Link::Matters { .. });
    let needed = needed(&index.catalogue, &link);
    let places = places::use_places(index, &fragment, needed, searches);
    let context = Context { catalogue: places.catalogue, today, is_set: set.is_some() };
    // The list of matters stands in the index; its place is only sent for.
    let shown = if places.missing.is_empty() || matches!(link, Link::Matters { .. }) {
        render(context, &link)
    } else if places.failed {
        pages::opening::failed(places)
    } else {
        pages::opening::page()
    };
    screen::use_arrival(link::write(context.catalogue, &link), shown.title.clone());
    frame::frame(
        context,
        &link,
        html! {
            <>
                { notice::dropped(&dropped) }
                { shown.body }
            </>
        },
    )
}

/// The regions that a screen shows more of than the index has, or that the next screen will.
fn needed(catalogue: &Catalogue, link: &Link) -> Vec<usize> {
    match link {
        Link::Places => Vec::new(),
        Link::Matters { region } | Link::Topic { region, .. } | Link::Matter { region, .. } => {
            vec![*region]
        }
        Link::Comparison { comparison } => {
            let mut regions = Vec::new();
            for place in &catalogue.comparisons[*comparison].matters {
                let region = usize::from(place.region);
                if !regions.contains(&region) {
                    regions.push(region);
                }
            }
            regions
        }
    }
}

/// A screen: what the window's title says, and what stands in it.
struct Shown {
    title: String,
    body: Html,
}

fn render(context: Context, link: &Link) -> Shown {
    let catalogue = context.catalogue;
    match link {
        Link::Places => pages::places::page(context),
        Link::Comparison { comparison } => {
            pages::comparison::page(context, &catalogue.comparisons[*comparison])
        }
        Link::Matters { region } => pages::matters::page(context, *region),
        Link::Topic { region, topic, answers, view } => {
            let subject = Subject::Topic(*topic);
            let visit = pages::Visit { context, region: *region, subject, answers };
            pages::topic::page(&visit, &catalogue.topics[*topic], *view)
        }
        Link::Matter { region, matter, answers, view } => {
            let subject = Subject::Matter(*matter);
            let visit = pages::Visit { context, region: *region, subject, answers };
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
