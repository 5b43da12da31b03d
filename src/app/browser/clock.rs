//! Today, in China, whatever the device's time zone; a page that is left open turns to the new day.

use chrono::{Days, NaiveDate};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use gloo::utils::document;
use yew::prelude::*;

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;
/// China Standard Time is UTC+8 all year.
const AHEAD_OF_UTC: f64 = 8.0 * 3_600_000.0;
/// How often a page that is left open looks at the clock.
const LOOK_MILLISECONDS: u32 = 20_000;

/// The day in Asia/Shanghai.
fn now() -> NaiveDate {
    let days = (js_sys::Date::now() + AHEAD_OF_UTC) / MILLISECONDS_A_DAY;
    NaiveDate::default() + Days::new(days as u64)
}

/// The day in Asia/Shanghai, kept up to date: by looking now and then, and when the page comes into sight
/// again, because timers sleep with the device.
#[hook]
pub fn use_today() -> NaiveDate {
    let today = use_state_eq(now);
    let setter = today.setter();
    use_effect_with((), move |()| {
        let again = setter.clone();
        let timer = Interval::new(LOOK_MILLISECONDS, move || again.set(now()));
        let seen = EventListener::new(&document(), "visibilitychange", move |_| setter.set(now()));
        move || drop((timer, seen))
    });
    *today
}
