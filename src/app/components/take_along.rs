//! 带走: the card on paper, on a phone, as text, in a calendar; and the matter as a poster.

use super::{part, qr};
use crate::app::browser::{address, copy, mode, screen, share};
use crate::app::pages::{Subject, Visit, brief};
use crate::app::{Context, words};
use crate::card::{Card, say};
use crate::export::{ics, plain};
use crate::link::{self, Link, View};
use crate::rules::Answers;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

const HEADING: &str = "take-along";
const PRINT: &str = "print";
const SAID: &str = "said";

/// What leads another device to the card.
pub struct Along {
    /// The address: place, matter and answers, and nothing else. None where no other device can open the page.
    pub address: Option<String>,
    /// Its code; none when the address is too long for one.
    pub code: Option<Html>,
}

impl Along {
    /// That of the matter that is visited.
    pub fn of(visit: &Visit) -> Self {
        let address = visit.matter().and(address::page()).map(|page| {
            let link = of_matter(visit, visit.answers.clone(), View::Card);
            [page, link::write(visit.context.catalogue, &link, &[])].concat()
        });
        let code = address.as_deref().and_then(|it| qr::code(it, words::CODE_OF_CARD));
        Along { address, code }
    }
}

fn of_matter(visit: &Visit, answers: Answers, view: View) -> Link {
    let region = visit.region;
    match visit.subject {
        Subject::Matter(matter) => Link::Matter { region, matter, answers, view },
        Subject::Topic(topic) => Link::Topic { region, topic, answers, view },
    }
}

fn to_it(_: MouseEvent) {
    screen::lead_to(HEADING);
    let first = document().get_element_by_id(PRINT);
    if let Some(first) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

fn to_it_says() -> &'static str {
    if mode::kiosk() { words::TO_PHONE } else { words::TO_TAKE_ALONG }
}

/// A quiet button that leads to the part.
pub fn jump() -> Html {
    let onclick = Callback::from(to_it);
    html! { <button class="quiet" type="button" {onclick}>{ to_it_says() }</button> }
}

/// The same among the lines at the head of a card.
pub fn jump_row() -> Html {
    brief::leading(words::TAKE_ALONG, to_it_says(), Callback::from(to_it))
}

/// The part of the card.
pub fn section(visit: &Visit, card: &Card, along: Along) -> Html {
    let address = along.address.as_deref();
    let text = text(card, address);
    if mode::kiosk() {
        return at_kiosk(phone(card, address, along.code));
    }
    let mut main = vec![print_button(), copy_button("action other", words::COPY, text.clone())];
    if share::is_there() {
        main.push(share_button(card, address));
    }
    if let Some(file) = ics::file(card) {
        let data = String::from(js_sys::encode_uri_component(&file));
        let address = ["data:text/calendar;charset=utf-8,", &data].concat();
        let mut link = part::link("action other", address, part::text(words::TO_CALENDAR));
        link.add_attribute("download", [card.matter, ".ics"].concat());
        main.push(link.into());
    }
    let mut said = part::element("p", "", Html::default());
    said.add_attribute("id", SAID);
    said.add_attribute("role", "status");
    let mut rest = Vec::new();
    if let Some(address) = address {
        rest.push(copy_button("option", words::COPY_LINK, address.to_owned()));
        if mode::embedded() {
            let open = part::text(words::IN_A_WINDOW);
            let mut link = part::link("option", address.to_owned(), open);
            link.add_attribute("target", "_blank");
            link.add_attribute("rel", "noopener noreferrer");
            rest.push(link.into());
        }
    }
    // The same for everybody: no answers.
    let answers = Answers::none(&visit.context.catalogue.questions);
    let poster = visit.context.address(&of_matter(visit, answers, View::Poster));
    rest.push(part::link("option", poster, part::text(words::TO_POSTER)).into());
    let handed = match mode::embedded() {
        true => hand_over(card, &text, address),
        false => Html::default(),
    };
    let body = part::all([
        part::block("div", "along", part::all(main)),
        said.into(),
        handed,
        part::folded(
            "source",
            part::text(words::TO_PHONE),
            is_no_phone(),
            phone(card, address, along.code),
        ),
        part::folded("source", part::text(words::AS_TEXT), false, field(text)),
        part::list("options", rest),
    ]);
    part::section("sheet-part", HEADING, words::TAKE_ALONG, body)
}

/// On a hall's screen: the code at once, paper where there is a printer, and nothing that would stay on this device.
fn at_kiosk(phone: Html) -> Html {
    let print = if mode::prints() { print_button() } else { Html::default() };
    part::section("sheet-part", HEADING, words::TAKE_ALONG, part::all([phone, print]))
}

/// On a wide screen the code is what one takes along; on a phone one is there already.
fn is_no_phone() -> bool {
    const PHONE: f64 = 900.0;
    window().inner_width().ok().and_then(|it| it.as_f64()).is_some_and(|it| it > PHONE)
}

/// The code, and what it holds.
fn phone(card: &Card, address: Option<&str>, code: Option<Html>) -> Html {
    let Some(address) = address else { return part::line("", words::NO_CODE) };
    let given = card.answers.iter().chain(&card.idle_answers);
    let rows: Vec<Html> = given
        .map(|it| {
            let label = it.day.map_or_else(|| it.label.to_owned(), say::long_day);
            let term = part::block("dt", "", part::text(it.text));
            let answer = part::block("dd", "", part::text(label));
            part::block("div", "given-row", part::all([term, answer]))
        })
        .collect();
    let holds = words::code_holds(rows.len(), card.applying != card.today);
    let list = match rows.is_empty() {
        true => Html::default(),
        false => part::block("dl", "given", part::all(rows)),
    };
    let lead = if code.is_some() { words::SCAN } else { words::TOO_LONG };
    part::all([
        part::line("", lead),
        code.unwrap_or_default(),
        part::line("address", address.to_owned()),
        part::line("", holds),
        list,
    ])
}

/// The whole card as text, with the link.
fn text(card: &Card, address: Option<&str>) -> String {
    with_link(plain::card(card), address)
}

fn with_link(text: String, address: Option<&str>) -> String {
    match address {
        Some(address) => [&text, words::OPEN_CARD, address].concat(),
        None => text,
    }
}

/// The same for a list of several matters: on paper, on a phone, as text.
pub fn of_list(text: String, address: Option<&str>) -> Html {
    let text = address.map_or(text.clone(), |it| [&text, words::OPEN_LIST, it].concat());
    let mut said = part::element("p", "", Html::default());
    said.add_attribute("id", SAID);
    said.add_attribute("role", "status");
    let phone = match address {
        None => part::line("", words::NO_CODE),
        Some(address) => {
            let code = qr::code(address, words::CODE_OF_LIST);
            let lead = if code.is_some() { words::SCAN } else { words::TOO_LONG };
            part::all([
                part::line("", lead),
                code.unwrap_or_default(),
                part::line("address", address.to_owned()),
                part::line("", words::LIST_HOLDS),
            ])
        }
    };
    if mode::kiosk() {
        return at_kiosk(phone);
    }
    let main = [print_button(), copy_button("action other", words::COPY, text.clone())];
    let body = part::all([
        part::block("div", "along", part::all(main)),
        said.into(),
        part::folded("source", part::text(words::TO_PHONE), is_no_phone(), phone),
        part::folded("source", part::text(words::AS_TEXT), false, field(text)),
    ]);
    part::section("sheet-part", HEADING, words::TAKE_ALONG, body)
}

/// The address of the list on another device.
pub fn list_address(context: &Context) -> Option<String> {
    let list = link::write(context.catalogue, &Link::Joint, &context.joined);
    Some([address::page()?, list].concat())
}

fn field(text: String) -> Html {
    html! {
        <textarea class="plain" readonly=true rows="8" aria-label={words::AS_TEXT} value={text} />
    }
}

fn print_button() -> Html {
    let onclick = Callback::from(print);
    html! { <button class="action" id={PRINT} type="button" {onclick}>{ words::PRINT }</button> }
}

/// Opens the browser's printing. In a frame that may not print nothing happens, and nobody but we can say so.
pub fn print(_: MouseEvent) {
    let begun = Rc::new(Cell::new(false));
    let hears = Rc::clone(&begun);
    let listener = EventListener::once(&window(), "beforeprint", move |_| hears.set(true));
    let _ = window().print();
    if mode::embedded() && !begun.get() {
        tell(words::NOT_PRINTED_HERE);
    }
    drop(listener);
}

/// For the page around this one, where it asks for the card: `static/embedded.js` shows it then, with that page's
/// name, and hands the card over when the button is pressed. Folded, so that one press in the wrong place is not enough.
fn hand_over(card: &Card, text: &str, address: Option<&str>) -> Html {
    let mut button = part::element("button", "action other", part::text(words::HAND_OVER_NOW));
    button.add_attribute("type", "button");
    let mut said = part::element("p", "", Html::default());
    said.add_attribute("role", "status");
    let body = part::all([
        part::line("address host", ""),
        part::line("", words::HAND_OVER_HOLDS),
        button.into(),
        said.into(),
    ]);
    let folded = part::folded("source", part::text(words::HAND_OVER), false, body);
    let mut whole = part::element("div", "", folded);
    let title = [card.region_name, " ", card.matter_name].concat();
    for (name, value) in [
        ("id", "hand-over".to_owned()),
        ("hidden", String::new()),
        ("data-title", title),
        ("data-text", text.to_owned()),
        ("data-link", address.unwrap_or_default().to_owned()),
        ("data-done", words::HANDED_OVER.to_owned()),
    ] {
        whole.add_attribute(name, value);
    }
    whole.into()
}

fn copy_button(class: &'static str, label: &'static str, text: String) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        tell(if copy::copy(&text) { words::COPIED } else { words::NOT_COPIED });
    });
    html! { <button {class} type="button" {onclick}>{ label }</button> }
}

fn share_button(card: &Card, address: Option<&str>) -> Html {
    let title = [card.region_name, " ", card.matter_name].concat();
    let text = with_link(plain::short(card), address);
    let onclick = Callback::from(move |_: MouseEvent| {
        share::share(&title, &text, || tell(words::NOT_SHARED));
    });
    html! { <button class="action other" type="button" {onclick}>{ words::SHARE }</button> }
}

/// Says what came of it.
fn tell(words: &str) {
    if let Some(said) = document().get_element_by_id(SAID) {
        said.set_text_content(Some(words));
    }
}
