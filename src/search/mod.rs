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
const LAST_RANK: u8 = 6;

/// Matters of a region that fit what was typed. Nothing typed finds nothing.
///
/// First names that contain it, then our plain names, then everyday words that contain it; then names
/// that have all its characters, in any order; then everyday words that it contains; last the
/// situations to which a matter belongs. White space and case are ignored.
pub fn matters(catalogue: &Catalogue, region: &Region, typed: &str) -> Vec<Found> {
    let typed: String =
        typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
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
    let any = |words: &[&str], fits: &dyn Fn(&str) -> bool| {
        words.iter().any(|word| fits(&word.to_ascii_lowercase()))
    };
    let contains = |word: &str| word.contains(typed);
    // People type more than one word: 报销住院费用 contains 住院费用. Single characters are no words.
    let contained = |word: &str| word.chars().nth(1).is_some() && typed.contains(word);
    let topics = || catalogue.topics.iter().filter(|it| it.has(matter.id));
    if matter.id == typed {
        Some(0)
    } else if let Some(place) =
        names.iter().position(|name| name.to_ascii_lowercase().contains(typed))
    {
        Some(1 + place as u8)
    } else if any(&matter.words, &contains) {
        Some(3)
    } else if names.iter().any(|name| typed.chars().all(|c| name.contains(c))) {
        Some(4)
    } else if any(&matter.words, &contained) {
        Some(5)
    } else if topics().any(|it: &Topic| {
        it.situation.contains(typed) || any(&it.words, &contains) || any(&it.words, &contained)
    }) {
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
        .filter(|(_, topic)| topic.matters.iter().any(|it| region.matter(it.id).is_some()))
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests;
