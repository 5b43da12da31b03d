//! Boxes to tick off what is ready, how many are, whether the device remembers them, and 清空.

use super::part;
use crate::app::browser::mode;
use crate::app::browser::ticks::Ticks;
use crate::app::browser::wipe::wipe;
use crate::app::words;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A paper's name with a box. One paper may be wanted by several matters: then it has several keys.
pub fn tick(ticks: &Ticks, keys: Vec<String>, name: Html) -> Html {
    let on = keys.iter().all(|it| ticks.has(it));
    let ticks = ticks.clone();
    labelled(on, name, Callback::from(move |_| ticks.set(&keys, !on)))
}

/// A box and what stands beside it.
fn labelled(checked: bool, label: Html, onchange: Callback<Event>) -> Html {
    html! {
        <label class="tick">
            <input type="checkbox" {checked} {onchange} />{ label }
        </label>
    }
}

/// 已备好 3/7, said again whenever it changes. `lists` are the keys of the papers of 必带 and of 可能要带.
pub fn ready(ticks: &Ticks, must: &[Vec<String>], maybe: &[Vec<String>]) -> Html {
    let count = |papers: &[Vec<String>]| {
        let done = papers.iter().filter(|keys| keys.iter().all(|it| ticks.has(it))).count();
        [&done.to_string(), "/", &papers.len().to_string()].concat()
    };
    let text = match (must, maybe) {
        ([], []) => return Html::default(),
        (must, []) => [words::READY, &count(must)].concat(),
        ([], maybe) => [words::READY, &count(maybe)].concat(),
        (must, maybe) => {
            [words::READY, &count(must), "，", words::MAYBE, " ", &count(maybe)].concat()
        }
    };
    let all = must.iter().all(|keys| keys.iter().all(|it| ticks.has(it)));
    let class = if all { "ready done" } else { "ready" };
    let mut said = part::element("p", class, part::text(text));
    said.add_attribute("role", "status");
    said.into()
}

/// Whether the device remembers. A hall's screen does not offer to remember.
pub fn controls(ticks: &Ticks) -> Html {
    if mode::kiosk() {
        return Html::default();
    }
    let onchange = {
        let ticks = ticks.clone();
        Callback::from(move |event: Event| {
            let now = ticks.remember(!ticks.remembers());
            // A box that cannot be ticked has been ticked by the browser all the same.
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                input.set_checked(now);
            }
        })
    };
    let refused = if ticks.is_refused() { words::CANNOT_REMEMBER } else { "" };
    let mut refused = part::element("p", "wrong", part::text(refused));
    refused.add_attribute("role", "status");
    let body = [labelled(ticks.remembers(), part::text(words::REMEMBER), onchange), refused.into()];
    part::block("div", "keep", part::all(body))
}

/// 清空, which asks once more, in the page.
pub fn wiping() -> Html {
    let onclick = Callback::from(|_: MouseEvent| wipe());
    let sure = html! {
        <button class="action" type="button" {onclick}>{ words::WIPE_SURE }</button>
    };
    let body =
        part::all([part::line("", words::WIPE_WHAT), part::line("", words::WIPE_HISTORY), sure]);
    part::folded("wipe", part::text(words::WIPE), false, body)
}
