//! Why something stands where it stands.

use super::{answers, part};
use crate::app::pages::Visit;
use crate::app::words;
use crate::card::{Reasons, say};
use crate::link::View;
use yew::prelude::*;

/// 因为您说…, and what if that were not so; 要看… (which leads to the question); 文件没有写清楚….
pub fn lines(visit: &Visit, reasons: &Reasons) -> Html {
    if reasons.is_empty() {
        return Html::default();
    }
    let mut body = Vec::new();
    let mut because = String::new();
    for given in &reasons.because {
        because.push_str(if because.is_empty() { words::BECAUSE } else { "、" });
        because.push_str(given.because);
    }
    if !because.is_empty() {
        let others = answers::what_if(visit, &reasons.because);
        body.push(match others.is_empty() {
            true => part::line("", because),
            false => part::folded("because", part::text(because), false, part::all(others)),
        });
    }
    for open in &reasons.depends_on {
        let place = visit.context.catalogue.question_index(open.question).unwrap_or(0);
        let address = visit.address(visit.answers.clone(), View::Ask(place as u8));
        let link = part::link("", address, part::text(open.text));
        body.push(part::block("p", "", part::all([part::text(words::DEPENDS), link.into()])));
    }
    for text in &reasons.left_open {
        body.push(part::ours(words::OUR_WORDS, say::left_open(text)));
    }
    part::block("div", "reason", part::all(body))
}
