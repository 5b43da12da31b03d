//! What a link contained that does not exist; that everything was wiped.

use super::part;
use crate::app::words;
use crate::catalogue::Catalogue;
use crate::link::{Dropped, Link};
use yew::prelude::*;

/// After 清空.
pub fn wiped(wiped: bool) -> Html {
    let mut notice = part::element("p", "notice", part::text(words::WIPED));
    notice.add_attribute("role", "status");
    if wiped { notice.into() } else { Html::default() }
}

/// On a screen of one place, for who came there from the list of another: that this document says nothing of theirs.
pub fn elsewhere(catalogue: &Catalogue, looked_at: Option<usize>, link: &Link) -> Html {
    let (Some(from), Link::Topic { region, .. } | Link::Matter { region, .. }) = (looked_at, link)
    else {
        return Html::default();
    };
    let name = |place: usize| catalogue.regions.get(place).map_or("", |it| it.name);
    if from == *region {
        return Html::default();
    }
    let [before, between, after] = words::ELSEWHERE;
    let said = [before, name(from), between, name(*region), after].concat();
    part::block("p", "notice", part::text(said))
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
