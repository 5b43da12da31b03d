//! What stands among the first results, which are all that many people read.

use super::entry::{Entry, Term};
use super::{Finder, Found, LEAST, SEEN, Target};

/// What another situation's result must count beside those of one, in hundredths.
const OTHER: u32 = 80;

impl Finder {
    /// The situations that lead to something.
    fn leads(&self, id: &str) -> u32 {
        self.book.entries.iter().find(|it| it.id == id).map_or(0, |it| it.leads)
    }

    /// Where the first results are all of one situation, the last of them gives way to another that fits: who
    /// meant that situation has it already.
    pub(super) fn vary(&self, found: &mut Vec<Found>) {
        let [first, second, third, ..] = &found[..] else { return };
        let all = self.leads(first.id) & self.leads(second.id) & self.leads(third.id);
        let least = third.score * OTHER / 100;
        let other = |it: &Found| it.score >= least && self.leads(it.id) & all == 0;
        if all > 0
            && let Some(at) = found.iter().position(other)
        {
            let other = found.remove(at);
            found.insert(SEEN - 1, other);
        }
    }

    /// A situation that was named is among the first, unless they lead to it anyway.
    pub(super) fn heed(&self, typed: &str, region: Option<usize>, found: &mut Vec<Found>) {
        let Some(first) = found.first().filter(|it| it.advice().is_none()) else { return };
        // 公司 tells more than 单位, and 异地 as much as a town.
        let mut said = [typed, &self.book.synonyms.read(typed, false)].join(" ");
        let mut named: Vec<&str> = Vec::new();
        for telling in &self.speech.telling {
            for word in telling.words.iter() {
                if said.contains(word) {
                    // 退休 is no 退.
                    said = said.replace(word, " ");
                    named.extend(telling.of.iter().copied());
                }
            }
        }
        // What is elsewhere leads nowhere here.
        let leads = |it: &Found| if it.absent { 0 } else { self.leads(it.id) };
        let of = |at: usize| found.get(at).map_or(0, leads);
        let (led, last) = (leads(first) | of(1), of(SEEN - 1));
        let is_absent = first.absent;
        let stays = found.get(SEEN - 1).is_some_and(|it| it.advice().is_some())
            || named.iter().any(|id| self.leads(id) & last & !led > 0);
        let missed = |entry: &&Entry| named.contains(&entry.id) && entry.leads & (led | last) == 0;
        let entry = named
            .iter()
            .find_map(|id| self.book.entries.iter().filter(missed).find(|it| it.id == *id));
        let Some(entry) = entry.filter(|_| !stays) else { return };
        let Some(target) = within(&entry.target, region) else { return };
        let known = found.iter().position(|it| it.id == entry.id).map(|at| found.remove(at));
        if known.is_none() && found.len() >= SEEN && !is_absent {
            return;
        }
        let (id, name, score) = (entry.id, entry.name, LEAST);
        let new = Found { target, id, name, marks: Vec::new(), word: "", score, absent: false };
        found.insert(found.len().min(SEEN - 1), known.unwrap_or(new));
    }

    /// How well letters are the first of each character of a few terms' beginnings: zyfpbx is 住院, 发票, 报销.
    pub(super) fn spelt_in_pieces<'t>(
        &self,
        run: &[u8],
        terms: impl Iterator<Item = &'t Term>,
    ) -> u32 {
        // From each place of the run, how far a term goes from there at most.
        let mut reach = vec![0; run.len()];
        for term in terms {
            for (from, reach) in reach.iter_mut().enumerate() {
                let begins = |(letter, first): (&u16, &u8)| {
                    let c = self.book.alphabet.get(usize::from(*letter));
                    c.is_some_and(|c| {
                        self.readings.sounds(*c).any(|(it, _)| it.as_bytes().first() == Some(first))
                    })
                };
                let same = term.letters.iter().zip(&run[from..]);
                *reach = same.take_while(|it| begins(*it)).count().max(*reach);
            }
        }
        let mut fewest = vec![0u32; run.len() + 1];
        for from in (0..run.len()).rev() {
            let ends = (from + 2)..=(from + reach[from]);
            let rest = ends.filter(|end| *end == run.len() || fewest[*end] > 0);
            fewest[from] = rest.map(|end| fewest[end] + 1).min().unwrap_or(0);
        }
        match fewest[0] {
            pieces @ 1..=3 => 8000 - 1000 * pieces,
            _ => 0,
        }
    }
}

/// Whether what was typed has the parts of 卡…给, in this order.
pub fn says(typed: &str, pattern: &str) -> bool {
    let mut rest = typed;
    let has = |part| {
        let after = rest.split_once(part).map(|(_, after)| after);
        rest = after.unwrap_or(rest);
        after.is_some()
    };
    pattern.contains('…') && pattern.split('…').all(has)
}

/// A target as far as it is in a region.
pub fn within(target: &Target, region: Option<usize>) -> Option<Target> {
    let Some(region) = region else {
        return Some(target.clone());
    };
    match target {
        Target::Topic(topic, regions) => {
            regions.contains(&region).then(|| Target::Topic(*topic, vec![region]))
        }
        Target::Matter(places) => {
            let here = places.iter().find(|it| usize::from(it.region) == region)?;
            Some(Target::Matter(vec![*here]))
        }
        Target::Elsewhere(_) => Some(target.clone()),
    }
}
