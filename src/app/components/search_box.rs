//! The box to type into. What is typed stays in the page.

use crate::app::browser::places::Search;
use crate::app::{Context, words};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct SearchBoxProps {
    pub context: Context,
    /// Only what this region has.
    pub region: Option<usize>,
    /// What finds.
    pub search: Search,
}

#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let SearchBoxProps { context, region, search } = props;
    let typed = use_state(|| match &*search.typed.borrow() {
        (known, words) if known == region => words.clone(),
        _ => String::new(),
    });
    let input = use_node_ref();
    {
        // As a property and once: what is being composed is not to be disturbed.
        let (input, typed) = (input.clone(), typed.clone());
        use_effect_with((), move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| !typed.is_empty()) {
                input.set_value(&typed);
            }
        });
    }
    // Made when somebody types, not when somebody arrives: it takes a cheap phone some tens of milliseconds.
    let rest = search.rest.filter(|_| !typed.is_empty());
    let find = use_memo((context.clone(), *region, rest), |(context, region, rest)| {
        rest.map(|rest| (rest.search)(context, *region))
    });
    let oninput = {
        let (typed, ask) = (typed.clone(), search.ask.clone());
        let (last, region) = (search.typed.clone(), *region);
        Callback::from(move |event: InputEvent| {
            ask.emit(());
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                *last.borrow_mut() = (region, input.value());
                typed.set(input.value());
            }
        })
    };
    let onfocus = search.ask.reform(|_: FocusEvent| ());
    let line = |class, words: &'static str| (Html::default(), class, words.to_owned());
    let (found, class, said) = match find.as_ref() {
        Some(find) => find(&typed),
        None if typed.is_empty() => Default::default(),
        None if search.failed => line("notice", words::SEARCH_NOT_COME),
        None => line("lead", words::SEARCH_COMES),
    };
    html! {
        <>
            <div class="search">
                <label for="typed">{ words::SEARCH_LABEL }</label>
                <input
                    id="typed" type="search" autocomplete="off" enterkeyhint="search"
                    placeholder={words::SEARCH_HINT} ref={input} {oninput} {onfocus}
                />
            </div>
            // The list itself would be read out anew with each character.
            <p {class} role="status">{ said }</p>
            { found }
        </>
    }
}
