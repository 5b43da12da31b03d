//! A screen rendered natively: exactly what the program shows at an address, but for what needs a day or a program.

use crate::app::browser::places::Search;
use crate::app::browser::ticks;
use crate::app::components::frame;
use crate::app::{Context, Shown, pages, rest};
use crate::catalogue::Catalogue;
use crate::link::Link;
use chrono::NaiveDate;
use std::rc::Rc;
use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(Properties)]
struct ScreenProps {
    catalogue: &'static Catalogue,
    link: Link,
    today: NaiveDate,
}

impl PartialEq for ScreenProps {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.catalogue, other.catalogue)
            && (&self.link, self.today) == (&other.link, other.today)
    }
}

#[component]
fn Screen(props: &ScreenProps) -> Html {
    let (catalogue, today) = (props.catalogue, props.today);
    let ticks = ticks::use_ticks(0);
    let context = Context { catalogue, today, is_set: false, joined: Rc::default(), ticks };
    frame::frame(&context, &props.link, shown(&context, &props.link).body)
}

fn shown(context: &Context, link: &Link) -> Shown {
    let search =
        Search { rest: None, failed: false, ask: Callback::noop(), typed: Default::default() };
    match link {
        Link::Places => pages::places::page(context, search),
        Link::Matters { region } => pages::matters::page(context, *region, search),
        _ => (rest::REST.render)(context, link),
    }
}

/// What stands in `#app` at an address. Links in it are the program's own (`#/…`), and addresses of files are relative
/// to the site's root. `today` must make no difference.
pub async fn render(catalogue: &'static Catalogue, link: &Link, today: NaiveDate) -> String {
    let props = ScreenProps { catalogue, link: link.clone(), today };
    LocalServerRenderer::<Screen>::with_props(props).hydratable(false).render().await
}
