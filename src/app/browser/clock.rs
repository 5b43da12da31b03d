//! Today, in China, whatever the device's time zone.

use chrono::{Days, NaiveDate};

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;
/// China Standard Time is UTC+8 all year.
const AHEAD_OF_UTC: f64 = 8.0 * 3_600_000.0;

/// The day in Asia/Shanghai.
pub fn today() -> NaiveDate {
    let days = (js_sys::Date::now() + AHEAD_OF_UTC) / MILLISECONDS_A_DAY;
    NaiveDate::default() + Days::new(days as u64)
}
