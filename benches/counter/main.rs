//! The smallest useful Yew page, the floor of the budgets: one button, one number.
//!
//! Built with the page's release profile and trunk options, but with the standard library as it comes: a Yew page as
//! anyone would build it.

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
