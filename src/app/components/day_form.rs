//! A day, chosen as year, month and day from three lists: no keyboard is needed, and none of the engines
//! draws them in a way of its own that has to be learnt.

use crate::app::words;
use chrono::{Datelike, NaiveDate};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DayFormProps {
    /// What the day is, said to a screen reader.
    pub label: &'static str,
    /// The years to choose from, in order.
    pub years: Vec<i32>,
    /// The day that is chosen at first.
    pub day: Option<NaiveDate>,
    /// The year that is chosen at first when no day is.
    pub year: i32,
    /// What the button says.
    pub button: &'static str,
    /// Why a day cannot be taken; `None` when it can.
    pub refuse: Callback<NaiveDate, Option<&'static str>>,
    /// Where a day leads.
    pub address: Callback<NaiveDate, String>,
}

#[component]
pub fn DayForm(props: &DayFormProps) -> Html {
    let lists = [use_node_ref(), use_node_ref(), use_node_ref()];
    let wrong = use_state_eq(|| "");
    let onsubmit = {
        let (lists, wrong) = (lists.clone(), wrong.clone());
        let (refuse, address) = (props.refuse.clone(), props.address.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [year, month, day] = [0, 1, 2].map(|place: usize| {
                let list = lists[place].cast::<HtmlSelectElement>();
                list.and_then(|list| list.value().parse::<u32>().ok()).unwrap_or(0)
            });
            match NaiveDate::from_ymd_opt(year as i32, month, day) {
                None if month == 0 || day == 0 => wrong.set(words::DAY_INCOMPLETE),
                None => wrong.set(words::NO_SUCH_DAY),
                Some(chosen) => match refuse.emit(chosen) {
                    Some(why) => wrong.set(why),
                    None => {
                        wrong.set("");
                        let _ = gloo::utils::window().location().set_hash(&address.emit(chosen));
                    }
                },
            }
        })
    };
    let chosen = props.day;
    let numbers = |last: u32| (1..=last).map(|number| number as i32).collect::<Vec<i32>>();
    let all = [
        (words::YEAR, props.years.clone(), chosen.map_or(props.year, |it| it.year())),
        (words::MONTH, numbers(12), chosen.map_or(0, |it| it.month() as i32)),
        (words::DAY, numbers(31), chosen.map_or(0, |it| it.day() as i32)),
    ];
    let lists = all.into_iter().zip(lists).map(|((unit, numbers, at), list)| {
        let options = numbers.into_iter().map(|number| {
            html! { <option value={number.to_string()} selected={number == at}>{ number }</option> }
        });
        let empty = (at == 0).then(|| html! { <option value="" selected={true}>{ "–" }</option> });
        html! { <label><select ref={list}>{ for empty }{ for options }</select>{ unit }</label> }
    });
    let lists: Html = lists.collect();
    html! {
        <form class="day" role="group" aria-label={props.label} {onsubmit}>
            <div class="day-lists">{ lists }</div>
            if !wrong.is_empty() {
                <p class="wrong" role="alert">{ *wrong }</p>
            }
            <button class="action" type="submit">{ props.button }</button>
        </form>
    }
}
