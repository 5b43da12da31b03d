//! The page: the only room that sees a browser. Everything on screen is a pure function of the
//! catalogue, the fragment in the address bar and the day.

mod browser;
mod components;
mod pages;
mod words;

use crate::bundled;
use crate::catalogue::Catalogue;
use crate::interview::next_question;
use crate::link::{self, Link, View};
use browser::{clock, failure, fragment, screen};
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
    /// There is one catalogue, decoded once.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.catalogue, other.catalogue)
            && (self.today, self.is_set) == (other.today, other.is_set)
    }
}

impl Context {
    /// The address of a screen.
    fn address(self, link: &Link) -> String {
        let address = link::write(self.catalogue, link);
        if self.is_set { link::with_today(&address, self.today) } else { address }
    }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    context: Context,
}

/// Starts the page. When the catalogue cannot be read the message of the static page is shown.
pub fn run() {
    let (Ok(catalogue), Some(root)) = (bundled::catalogue(), screen::root()) else {
        failure::show();
        return;
    };
    // Lives as long as the page.
    let catalogue: &'static Catalogue = Box::leak(Box::new(catalogue));
    let context = Context { catalogue, today: NaiveDate::default(), is_set: false };
    screen::clear(&root);
    yew::Renderer::<Page>::with_root_and_props(root, PageProps { context }).render();
}

#[component]
fn Page(props: &PageProps) -> Html {
    let context = props.context;
    let fragment = fragment::use_fragment();
    let set = link::today(&fragment);
    let today = clock::use_today();
    let context = Context { today: set.unwrap_or(today), is_set: set.is_some(), ..context };
    let (link, dropped) = link::read(context.catalogue, &fragment, context.today);
    let shown = render(context, &link);
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
                View::Ask(question) => Some(*question),
                View::Next => next_question(matter, answers),
                View::Card => None,
            };
            match asked {
                Some(place) => pages::question::of_matter(&visit, matter, place),
                None => pages::card::page(&visit, matter, context.today),
            }
        }
    }
}
