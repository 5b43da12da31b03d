//! From what people type to situations and matters: part of a name, or an everyday word.

use crate::catalogue::{Catalogue, Matter, Region, Topic};

/// Something found, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Place in the region's matters.
    pub matter: usize,
    /// How well it fits; smaller is better.
    pub rank: u8,
}

/// The rank of what fits worst.
const LAST_RANK: u8 = 5;

/// Matters of a region that fit what was typed. Nothing typed finds nothing.
///
/// A name that contains it comes before our plain name, that before the everyday words, and those
/// before the situations to which a matter belongs; last come matters whose names have all the typed
/// characters, in any order. White space is ignored.
pub fn matters(catalogue: &Catalogue, region: &Region, typed: &str) -> Vec<Found> {
    let typed: String =
        typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let ranked: Vec<Option<u8>> =
        region.matters.iter().map(|matter| rank(catalogue, matter, &typed)).collect();
    // One pass a rank: ranks are few, and a sort would be the largest function of this module.
    (0..=LAST_RANK)
        .flat_map(|rank| {
            let of_rank = move |(_, found): &(usize, &Option<u8>)| **found == Some(rank);
            ranked.iter().enumerate().filter(of_rank).map(move |(matter, _)| Found { matter, rank })
        })
        .collect()
}

fn rank(catalogue: &Catalogue, matter: &Matter, typed: &str) -> Option<u8> {
    let names = [matter.name, matter.plain];
    // People type more than one word: 住院报销 contains the word 住院.
    let mentions = |word: &str| word.contains(typed) || (word.len() > 3 && typed.contains(word));
    let in_topic = |topic: &&Topic| topic.matters.contains(&matter.id);
    let topics = || catalogue.topics.iter().filter(in_topic);
    if matter.id == typed {
        Some(0)
    } else if let Some(place) = names.iter().position(|name| name.contains(typed)) {
        Some(1 + place as u8)
    } else if matter.words.iter().any(|word| mentions(word)) {
        Some(3)
    } else if topics()
        .any(|it| it.situation.contains(typed) || it.words.iter().any(|word| mentions(word)))
    {
        Some(4)
    } else if names.iter().any(|name| typed.chars().all(|c| name.contains(c))) {
        Some(LAST_RANK)
    } else {
        None
    }
}

/// The situations for which a region has at least one matter, as places in the catalogue.
pub fn topics(catalogue: &Catalogue, region: &Region) -> Vec<usize> {
    catalogue
        .topics
        .iter()
        .enumerate()
        .filter(|(_, topic)| topic.matters.iter().any(|id| region.matter(id).is_some()))
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests;
