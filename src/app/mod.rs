//! The page: the only room that sees a browser. Everything on screen is a pure function of the
//! catalogue, the fragment in the address bar and the day.

mod browser;
mod components;
mod pages;
mod words;

use crate::bundled;
use crate::catalogue::Catalogue;
use crate::link::{self, Link, View};
use browser::{clock, failure, fragment, screen};
use components::{frame, notice};
use yew::prelude::*;

/// What every view needs and nothing else: the catalogue and the answers are all there is.
#[derive(Clone, Copy)]
struct Context {
    catalogue: &'static Catalogue,
}

impl PartialEq for Context {
    /// There is one catalogue, decoded once.
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.catalogue, other.catalogue)
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
    let context = Context { catalogue: Box::leak(Box::new(catalogue)) };
    screen::clear(&root);
    yew::Renderer::<Page>::with_root_and_props(root, PageProps { context }).render();
}

#[component]
fn Page(props: &PageProps) -> Html {
    let context = props.context;
    let fragment = fragment::use_fragment();
    let (link, dropped) = link::read(context.catalogue, &fragment);
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
        Link::Matters { region, topic } => pages::matters::page(context, *region, *topic),
        Link::Matter { region, matter, answers, view } => {
            let visit = pages::Visit { context, region: *region, matter: *matter, answers };
            let asked = match view {
                View::Ask(question) => Some(*question),
                View::Next => crate::interview::next_question(visit.matter(), answers),
                View::Card => None,
            };
            match asked.and_then(|place| catalogue.questions.get(usize::from(place))) {
                Some(question) => pages::question::page(&visit, asked.unwrap_or(0), question),
                None => pages::card::page(&visit, clock::today()),
            }
        }
    }
}
