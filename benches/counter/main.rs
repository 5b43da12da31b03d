//! The smallest useful Yew page, the floor of the budgets: one button, one number.
//!
//! Built with the release profile and the trunk options of the page itself, so that what the page costs above this
//! is what we put there, not what Yew, wasm-bindgen or the tools cost.

use yew::prelude::*;

#[component]
fn Counter() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        move |_| count.set(*count + 1)
    };
    html! {
        <main>
            <button {onclick}>{ "+1" }</button>
            <p>{ *count }</p>
        </main>
    }
}

fn main() {
    yew::Renderer::<Counter>::new().render();
}
