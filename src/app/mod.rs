//! The page: the only room that sees a browser. Everything on screen is a pure function of the
//! catalogue, the fragment in the address bar and the day.

mod browser;
mod components;
mod pages;
mod words;

use crate::bundled;
use crate::catalogue::{Catalogue, Index, Matter};
use crate::interview::next_question;
use crate::link::{self, Address, Link, Member, View};
use crate::rules::Answers;
use browser::{clock, failure, fragment, places, screen};
use chrono::NaiveDate;
use components::{frame, notice};
use pages::{Subject, Visit};
use std::rc::Rc;
use yew::prelude::*;

/// What every view needs and nothing else: the catalogue and the answers are all there is.
#[derive(Clone)]
struct Context {
    catalogue: &'static Catalogue,
    today: NaiveDate,
    /// Today was set by the fragment and has to stay in every address.
    is_set: bool,
    /// The matters kept for one list. They stay in every address too.
    joined: Rc<Vec<Member>>,
}

impl PartialEq for Context {
    /// A place that has come makes another catalogue, and nothing else does.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.catalogue, other.catalogue)
            && (self.today, self.is_set) == (other.today, other.is_set)
            && self.joined == other.joined
    }
}

impl Context {
    /// Whether a question can be asked here: one of another place only has no words.
    fn asks(&self, question: u8) -> bool {
        let question = self.catalogue.questions.get(usize::from(question));
        question.is_some_and(|it| !it.text.is_empty())
    }

    /// The address of a screen.
    fn address(&self, link: &Link) -> String {
        self.address_with(link, &self.joined)
    }

    /// The same, with other matters kept for the list.
    fn address_with(&self, link: &Link, joined: &[Member]) -> String {
        let address = link::write(self.catalogue, link, joined);
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
    let Address { link, joined, dropped } = link::read(&index.catalogue, &fragment, today);
    let searches = matches!(link, Link::Places | Link::Matters { .. });
    let needed = needed(&index.catalogue, &link, &joined);
    let places = places::use_places(index, &fragment, needed, searches);
    let joined = Rc::new(joined);
    let context = Context { catalogue: places.catalogue, today, is_set: set.is_some(), joined };
    // The list of matters stands in the index; its place is only sent for.
    let shown = if places.missing.is_empty() || matches!(link, Link::Matters { .. }) {
        render(&context, &link)
    } else if places.failed {
        pages::opening::failed(places)
    } else {
        pages::opening::page()
    };
    screen::use_arrival(
        link::write(context.catalogue, &link, &context.joined),
        shown.title.clone(),
    );
    frame::frame(
        &context,
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
fn needed(catalogue: &Catalogue, link: &Link, joined: &[Member]) -> Vec<usize> {
    match link {
        Link::Places => Vec::new(),
        Link::Joint => {
            let mut regions = Vec::new();
            for member in joined {
                if !regions.contains(&member.region) {
                    regions.push(member.region);
                }
            }
            regions
        }
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

fn render(context: &Context, link: &Link) -> Shown {
    let catalogue = context.catalogue;
    match link {
        Link::Places => pages::places::page(context),
        Link::Joint => pages::joint::page(context),
        Link::Comparison { comparison } => {
            pages::comparison::page(context, &catalogue.comparisons[*comparison])
        }
        Link::Matters { region } => pages::matters::page(context, *region),
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
