//! The row under a heading with which a screen is read aloud. It is hidden where the device has no voice for it.

use super::part;
use crate::app::browser::speech;
use crate::app::words;
use yew::prelude::*;

pub fn row() -> Html {
    // Whatever is drawn is another page than the one that was being read.
    speech::stop();
    let offered = speech::is_offered();
    let turn = Callback::from(|_: MouseEvent| speech::turn());
    let labels = [(words::NORMAL_SPEED, false), (words::SLOWER, true)];
    let speeds = labels.into_iter().zip(speech::speeds()).map(|((label, is_slow), pressed)| {
        let onclick = Callback::from(move |_: MouseEvent| speech::set_slow(is_slow));
        html! { <button type="button" aria-pressed={pressed} {onclick}>{ label }</button> }
    });
    let mut group = part::element("span", "", part::all(speeds));
    group.add_attribute("role", "group");
    group.add_attribute("aria-label", words::SPEED);
    html! {
        <div class={speech::ROW} hidden={!offered}>
            <button type="button" onclick={turn}>{ words::READ }</button>
            { Html::from(group) }
            <span role="status"></span>
        </div>
    }
}
