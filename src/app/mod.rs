//! The page: the only room that sees a browser. Everything on screen is a pure function of the
//! catalogue, the fragment in the address bar and the day.

mod browser;
mod components;
mod pages;
#[cfg(feature = "pages")]
pub mod prerender;
mod rest;
mod words;

use crate::bundled;
use crate::catalogue::{Catalogue, Index};
use crate::link::{self, Address, Link, Member, View};
use browser::{clock, failure, fragment, places, screen, ticks, wipe};
use chrono::NaiveDate;
use components::{frame, notice};
use std::rc::Rc;
use web_sys::Element;
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
    /// Papers ticked off. Everything that shows them is made anew when they change.
    ticks: ticks::Ticks,
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

    /// The address of a screen. To a matter that is kept for the list one comes back with what one has answered.
    fn address(&self, link: &Link) -> String {
        if let Link::Matter { region, matter, answers, view: View::Next } = link
            && answers.iter().next().is_none()
            && let Some(kept) =
                self.joined.iter().find(|it| (it.region, it.matter) == (*region, *matter))
        {
            let (region, matter, answers) = (*region, *matter, kept.answers.clone());
            let link = Link::Matter { region, matter, answers, view: View::Next };
            return self.address_with(&link, &self.joined);
        }
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
    stage: Element,
}

impl PartialEq for PageProps {
    /// There is one index, decoded once.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.index, other.index)
    }
}

/// Starts the page. When the catalogue cannot be read, what stands there without the program stays.
pub fn run() {
    let (Ok(index), Some(stage)) = (bundled::index(), screen::stage()) else {
        failure::stop();
    };
    // Lives as long as the page.
    let index = Box::leak(Box::new(index));
    let props = PageProps { index, stage: stage.clone() };
    yew::Renderer::<Page>::with_root_and_props(stage, props).render();
}

#[component]
fn Page(props: &PageProps) -> Html {
    let index = props.index;
    let fragment = fragment::use_fragment();
    let set = link::today(&fragment);
    let now = clock::use_today();
    let wiped = wipe::use_wiped();
    let ticks = ticks::use_ticks(wiped);
    let today = set.unwrap_or(now);
    let Address { link, joined, dropped } = link::read(&index.catalogue, &fragment, today);
    let needed = needed(&index.catalogue, &link, &joined);
    let places = places::use_places(index, &fragment, needed, link != Link::Places, wiped);
    let joined = Rc::new(joined);
    let (catalogue, is_set) = (places.catalogue, set.is_some());
    let context = Context { catalogue, today, is_set, joined, ticks };
    let looked_at = use_mut_ref(|| None::<usize>);
    match link {
        Link::Places => *looked_at.borrow_mut() = None,
        Link::Matters { region } => *looked_at.borrow_mut() = Some(region),
        _ => {}
    }
    let (mut is_there, mut failed) = (true, false);
    let shown = match (&link, places.rest) {
        // These stand in the program and the index; what the next screen needs is only sent for.
        (Link::Places, _) => pages::places::page(&context, places.search),
        (Link::Matters { region }, _) => pages::matters::page(&context, *region, places.search),
        (_, Some(rest)) if places.missing.is_empty() => (rest.render)(&context, &link),
        _ => {
            (is_there, failed) = (false, places.failed);
            match failed {
                true => pages::opening::failed(places),
                false => pages::opening::page(),
            }
        }
    };
    screen::use_take_over(&props.stage, is_there, failed);
    let address = link::write(context.catalogue, &link, &context.joined);
    screen::use_arrival(&props.stage, address, shown.title.clone(), is_there);
    let frame = frame::frame(
        &context,
        &link,
        html! {
            <>
                { notice::wiped(wiped > 0 && link == Link::Places) }
                { notice::dropped(&dropped) }
                { notice::elsewhere(&index.catalogue, *looked_at.borrow(), &link) }
                { shown.body }
            </>
        },
    );
    // After 清空 what was typed and unfolded is gone too.
    html! { <><key={wiped}>{ frame }</></> }
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
