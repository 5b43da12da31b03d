//! What surrounds every page: the bar with 返回, 长辈版 and the place, and the foot.

use super::{join, part, ticks};
use crate::app::browser::{elder, fragment, mode};
use crate::app::{Context, words};
use crate::link::Link;
use yew::prelude::*;

pub fn frame(context: &Context, link: &Link, body: Html) -> Html {
    let catalogue = context.catalogue;
    let (parent, place) = match link {
        Link::Places => (None, None),
        Link::Comparison { .. } => (Some(Link::Places), None),
        // Where the next matter would be looked for.
        Link::Joint => {
            let last = context.joined.last().map(|it| Link::Matters { region: it.region });
            (last.or(Some(Link::Places)), None)
        }
        Link::Matters { region } => (Some(Link::Places), catalogue.regions.get(*region)),
        Link::Topic { region, .. } | Link::Matter { region, .. } => {
            (Some(Link::Matters { region: *region }), catalogue.regions.get(*region))
        }
    };
    // To the list of the place, which one looks for after a card.
    let place = place.map(|region| {
        let name = part::text(region.name);
        match link {
            Link::Topic { region, .. } | Link::Matter { region, .. } => {
                part::link("place", context.address(&Link::Matters { region: *region }), name)
                    .into()
            }
            _ => part::block("span", "place", name),
        }
    });
    let home = home(context);
    let back = parent.filter(|_| !fragment::is_start()).map(|parent| {
        let onclick = Callback::from(|event: MouseEvent| {
            if fragment::go_back() {
                event.prevent_default();
            }
        });
        html! {
            <a class="back" href={context.address(&parent)} {onclick}>
                <span aria-hidden="true">{ "‹ " }</span>{ words::BACK }
            </a>
        }
    });
    html! {
        <>
            <a class="skip" href="#main" onclick={Callback::from(skip)}>{ words::SKIP }</a>
            <header class="bar">
                <div class="bar-inner">
                    { back }
                    <a class="brand" href={context.address(&home)}>{ words::APP }</a>
                    { switch() }
                    { place }
                </div>
                { join::line(context, link) }
            </header>
            <main id="main" tabindex="-1">{ body }</main>
            // Of each screen its own, so that it is folded again on the next.
            <footer key={context.address(link)} class="foot">
                <p>{ if mode::kiosk() { words::PRIVACY_IN_A_HALL } else { words::PRIVACY } }</p>
                { ticks::wiping() }
            </footer>
        </>
    }
}

/// The first screen; within another page, the first of the place that it shows.
fn home(context: &Context) -> Link {
    let place = mode::embedded().then(fragment::home);
    let mut regions = context.catalogue.regions.iter();
    match place.and_then(|place| regions.position(|it| it.id == place)) {
        Some(region) => Link::Matters { region },
        None => Link::Places,
    }
}

/// Turns the version for elders on and off; `static/boot.js` hears it.
fn switch() -> Html {
    let mut button = part::element("button", "", part::text(words::ELDER));
    button.add_attribute("id", elder::SWITCH);
    button.add_attribute("type", "button");
    button.add_attribute("aria-pressed", if elder::is_on() { "true" } else { "false" });
    button.into()
}

/// The fragment is the route, so the skip link moves the focus itself.
fn skip(event: MouseEvent) {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let main = gloo::utils::document().get_element_by_id("main");
    if let Some(main) = main.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = main.focus();
    }
}
