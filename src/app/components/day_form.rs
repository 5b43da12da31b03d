//! A day, chosen as year, month and day from three lists: no keyboard is needed, and none of the engines
//! draws them in a way of its own that has to be learnt.
//!
//! No component and no state: what is chosen stands in the lists until the button is pressed.

use super::part;
use crate::app::browser::fragment;
use crate::app::words;
use chrono::{Datelike, NaiveDate};
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;
use yew::virtual_dom::Key;

pub struct DayForm {
    /// What the day is, said to a screen reader.
    pub label: &'static str,
    /// The years to choose from: the first and the last.
    pub years: (i32, i32),
    /// The year that is chosen at first when no day is.
    pub year: i32,
    /// The day that is chosen at first.
    pub day: Option<NaiveDate>,
    /// What the button says.
    pub button: &'static str,
    /// Where a day leads, or why it cannot be taken.
    pub go: Callback<NaiveDate, Result<String, &'static str>>,
}

/// The form.
pub fn day_form(form: DayForm) -> Html {
    let DayForm { label, years, year, day, button, go } = form;
    let chosen = day.map_or((year, 0, 0), |it| (it.year(), it.month() as i32, it.day() as i32));
    let lists = [
        list("y", words::YEAR, years, chosen.0),
        list("m", words::MONTH, (1, 12), chosen.1),
        list("d", words::DAY, (1, 31), chosen.2),
    ];
    let mut group = part::element("div", "day-lists", part::all(lists));
    group.add_attribute("role", "group");
    group.add_attribute("aria-label", label);
    let mut wrong = part::element("p", "wrong", Html::default());
    wrong.add_attribute("role", "alert");
    let mut send = part::element("button", "action", part::text(button));
    send.add_attribute("type", "submit");
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(form) = event.target_dyn_into::<HtmlFormElement>() {
            submit(&form, &go);
        }
    });
    // Another day makes another form: lists keep what was chosen in them before.
    let key = Key::from((chosen.0 * 12 + chosen.1) * 31 + chosen.2);
    html! {
        <form {key} class="day" {onsubmit}>
            { Html::from(group) }
            { Html::from(wrong) }
            { Html::from(send) }
        </form>
    }
}

fn list(name: &'static str, unit: &'static str, (first, last): (i32, i32), at: i32) -> Html {
    let mut options = Vec::new();
    let mut add = |number: i32, words: String| {
        let mut option = part::element("option", "", part::text(words));
        // Of several that are not marked, the browser takes whichever comes first, and Yew adds the last first.
        if number == at {
            option.add_attribute("selected", "");
        }
        options.push(option.into());
    };
    if at == 0 {
        add(0, "–".to_owned());
    }
    for number in first..=last {
        add(number, number.to_string());
    }
    let mut list = part::element("select", "", part::all(options));
    list.add_attribute("name", name);
    part::block("label", "", part::all([list.into(), part::text(unit)]))
}

/// Goes where the day leads, or says what is wrong with it.
fn submit(form: &HtmlFormElement, go: &Callback<NaiveDate, Result<String, &'static str>>) {
    let Ok(data) = FormData::new_with_form(form) else { return };
    let number = |name| data.get(name).as_string().and_then(|text| text.parse().ok()).unwrap_or(0);
    let (month, day) = (number("m"), number("d"));
    let wrong = match NaiveDate::from_ymd_opt(number("y") as i32, month, day) {
        Some(chosen) => match go.emit(chosen) {
            Ok(address) => {
                // A browser that refuses its own fragment would have refused every link before.
                fragment::go_to(&address);
                ""
            }
            Err(why) => why,
        },
        None if month == 0 || day == 0 => words::DAY_INCOMPLETE,
        None => words::NO_SUCH_DAY,
    };
    if let Ok(Some(said)) = form.query_selector(".wrong") {
        said.set_text_content(Some(wrong));
    }
}
