//! Why something stands where it stands.

use super::part;
use crate::app::pages::Visit;
use crate::app::words;
use crate::card::Reasons;
use crate::link::View;
use yew::prelude::*;

/// 因为您说…; 要看… (which leads to the question); 文件没有写清楚….
pub fn lines(visit: &Visit, reasons: &Reasons) -> Html {
    if reasons.is_empty() {
        return Html::default();
    }
    let mut because = String::new();
    for given in &reasons.because {
        because.push_str(if because.is_empty() { words::BECAUSE } else { "、" });
        because.push_str(given.because);
    }
    html! {
        <div class="reason">
            if !because.is_empty() { { part::line("", because) } }
            { for reasons.depends_on.iter().map(|open| {
                let place = visit.context.catalogue.question_index(open.question).unwrap_or(0);
                let address = visit.address(visit.answers.clone(), View::Ask(place as u8));
                html! { <p>{ words::DEPENDS }<a href={address}>{ open.text }</a></p> }
            }) }
            { for reasons.left_open.iter().map(|text| {
                part::line("", [words::LEFT_OPEN, text].concat())
            }) }
        </div>
    }
}
