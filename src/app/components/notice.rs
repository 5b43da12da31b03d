//! What a link contained that does not exist; that everything was wiped.

use super::part;
use crate::app::words;
use crate::link::Dropped;
use yew::prelude::*;

/// After 清空.
pub fn wiped(wiped: bool) -> Html {
    let mut notice = part::element("p", "notice", part::text(words::WIPED));
    notice.add_attribute("role", "status");
    if wiped { notice.into() } else { Html::default() }
}

pub fn dropped(dropped: &[Dropped]) -> Html {
    if dropped.is_empty() {
        return Html::default();
    }
    let mut named = String::from(words::DROPPED);
    for (place, part) in dropped.iter().enumerate() {
        if place > 0 {
            named.push('、');
        }
        named.push_str(match part {
            Dropped::Region(name)
            | Dropped::Matter(name)
            | Dropped::Question(name)
            | Dropped::Answer(name) => name,
            Dropped::Gone(name) => name,
            Dropped::Newer(_) => words::DROPPED_NEWER,
            Dropped::Day(_) => words::DROPPED_DAY,
            Dropped::Everything => words::DROPPED_ALL,
        });
    }
    let mut notice = part::element("p", "notice", part::text(named));
    notice.add_attribute("role", "status");
    notice.into()
}
