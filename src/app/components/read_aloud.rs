//! The row under a heading with which a screen is read aloud. It is hidden where the device has no voice for it.

use super::part;
use crate::app::browser::{PRERENDERING, speech};
use crate::app::words;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// The row: a button that begins and stops, one for each speed, and what went wrong.
pub fn row() -> Html {
    if PRERENDERING {
        return Html::default();
    }
    // Whatever is drawn is another page than the one that was being read.
    speech::stop();
    speech::listen();
    let mut speeds = Vec::new();
    for (label, pressed) in [words::NORMAL_SPEED, words::SLOWER].into_iter().zip(speech::speeds()) {
        let mut speed = button(label);
        speed.add_attribute("aria-pressed", pressed);
        speeds.push(speed.into());
    }
    let mut speeds = part::element("span", "", part::all(speeds));
    speeds.add_attribute("role", "group");
    speeds.add_attribute("aria-label", words::SPEED);
    let mut wrong = part::element("span", "", Html::default());
    wrong.add_attribute("role", "status");
    let parts = part::all([button(words::READ).into(), speeds.into(), wrong.into()]);
    let mut row = part::element("div", "speech", parts);
    if !speech::is_offered() {
        row.add_attribute("hidden", "");
    }
    row.into()
}

fn button(label: &'static str) -> VTag {
    let mut button = part::element("button", "", part::text(label));
    button.add_attribute("type", "button");
    button
}
