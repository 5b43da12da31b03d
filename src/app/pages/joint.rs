//! One list for several matters.

use crate::app::components::part;
use crate::app::{Context, Shown, words};

pub fn page(context: &Context) -> Shown {
    let count = context.joined.len();
    let body = part::all([part::heading(words::JOINT), part::line("lead", count.to_string())]);
    Shown { title: words::JOINT.to_owned(), body }
}
