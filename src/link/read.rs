//! From a fragment to a screen.

use super::day::{is_appliable, read_day};
use super::*;
use crate::calendar::{Calendar, choice_on};

/// Reads a fragment, with or without `#`. Never fails: the nearest sensible screen opens, and what was
/// dropped is listed. What a day answers depends on `today`.
pub fn read(catalogue: &Catalogue, fragment: &str, today: NaiveDate) -> Address {
    let mut reader = Reader { catalogue, today, dropped: Vec::new() };
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_LENGTH {
        let dropped = vec![Dropped::Everything];
        return Address { link: Link::Places, joined: Vec::new(), dropped };
    }
    let mut parts = fragment.split(TAIL);
    let link = reader.link(parts.next().unwrap_or(""));
    let mut joined = Vec::new();
    for part in parts {
        match reader.link(part) {
            Link::Matter { region, matter, answers, .. } => {
                joined.push(Member { region, matter, answers });
            }
            // Why it is no matter has been noted, unless it is a screen of another kind.
            _ => reader.drop(Dropped::Matter(shown(part))),
        }
    }
    Address { link, joined, dropped: reader.dropped }
}

struct Reader<'c> {
    catalogue: &'c Catalogue,
    today: NaiveDate,
    dropped: Vec<Dropped>,
}

impl Reader<'_> {
    /// Notes what means nothing, each thing once.
    fn drop(&mut self, part: Dropped) {
        if !self.dropped.contains(&part) {
            self.dropped.push(part);
        }
    }

    fn drop_query(&mut self, query: &str) {
        for (key, _) in pairs(query).filter(|(key, _)| *key != TODAY && *key != VERSION) {
            self.drop(Dropped::Question(shown(key)));
        }
    }

    /// The identifier that an identifier has today. What it belongs to stands before it in `seeds/renames.yaml`.
    fn today_called<'i>(&mut self, owner: &str, id: &'i str) -> Option<&'i str> {
        let written = [owner, id].concat();
        let Some(rename) = self.catalogue.renames.iter().find(|it| it.old == written) else {
            return Some(id);
        };
        if rename.new.is_empty() {
            self.drop(Dropped::Gone(rename.name));
            return None;
        }
        rename.new.strip_prefix(owner)
    }

    /// The place of what an identifier names, in a list; else it is noted.
    fn find<T>(
        &mut self,
        list: &[T],
        owner: &str,
        id: &str,
        id_of: impl Fn(&T) -> &'static str,
        lost: impl FnOnce(String) -> Dropped,
    ) -> Option<usize> {
        let called = self.today_called(owner, id)?;
        let found = list.iter().position(|it| id_of(it) == called);
        if found.is_none() {
            self.drop(lost(shown(id)));
        }
        found
    }

    fn link(&mut self, part: &str) -> Link {
        let catalogue = self.catalogue;
        let (path, query) = part.split_once('?').unwrap_or((part, ""));
        for (_, form) in pairs(query).filter(|(key, _)| *key == VERSION) {
            match form.parse() {
                Ok(1..=FORM) => {}
                Ok(_) => self.drop(Dropped::Newer(shown(form))),
                Err(_) => self.drop(Dropped::Answer(shown(form))),
            }
        }
        let mut steps = path.split('/').filter(|step| !step.is_empty());
        let Some(step) = steps.next() else {
            self.drop_query(query);
            return Link::Places;
        };
        if step == JOINT || step == COMPARE {
            let compared = (step == COMPARE).then(|| {
                let id = steps.next().unwrap_or("");
                let owner = ["/", COMPARE, "/"].concat();
                self.find(&catalogue.comparisons, &owner, id, |it| it.id, Dropped::Matter)
            });
            steps.for_each(|step| self.drop(Dropped::Question(shown(step))));
            self.drop_query(query);
            return match compared {
                None => Link::Joint,
                Some(Some(comparison)) => Link::Comparison { comparison },
                Some(None) => Link::Places,
            };
        }
        let found = self.find(&catalogue.regions, "/", step, |it| it.id, Dropped::Region);
        let Some(region) = found else {
            self.drop_query(query);
            return Link::Places;
        };
        let Some(step) = steps.next() else {
            return self.topic(region, query);
        };
        let place = &catalogue.regions[region];
        let owner = ["/", place.id, "/"].concat();
        let found = self.find(&place.matters, &owner, step, |it| it.id, Dropped::Matter);
        let Some(matter) = found else {
            self.drop_query(query);
            return Link::Matters { region };
        };
        steps.for_each(|step| self.drop(Dropped::Question(shown(step))));
        let (answers, view) = self.answers(query);
        Link::Matter { region, matter, answers, view }
    }

    /// A place's own address: all its matters, or with `topic` those of a situation. Answers mean something
    /// only with a situation.
    fn topic(&mut self, region: usize, query: &str) -> Link {
        let catalogue = self.catalogue;
        let mut topic = None;
        for (_, value) in pairs(query).filter(|(key, _)| *key == TOPIC) {
            let owner = [TOPIC, "="].concat();
            let found = self.find(&catalogue.topics, &owner, value, |it| it.id, Dropped::Answer);
            topic = found.or(topic);
        }
        let Some(topic) = topic else {
            for (key, _) in pairs(query) {
                if ![TOPIC, TODAY, VERSION].contains(&key) {
                    self.drop(Dropped::Question(shown(key)));
                }
            }
            return Link::Matters { region };
        };
        let (answers, view) = self.answers(query);
        Link::Topic { region, topic, answers, view }
    }

    /// Answers and view, from a query.
    fn answers(&mut self, query: &str) -> (Answers, View) {
        let mut answers = Answers::none(&self.catalogue.questions);
        let mut view = View::Next;
        for (key, value) in pairs(query) {
            match key {
                TOPIC | TODAY | VERSION => {}
                SEE if value == CARD => view = View::Card,
                SEE if value == CHECK => view = View::Check,
                SEE if value == POSTER => view = View::Poster,
                ASK => {
                    if let Some(question) = self.question(value) {
                        view = View::Ask(question);
                    }
                }
                IF => {
                    let (question, answer) = value.split_once(':').unwrap_or((value, ""));
                    if let Some(question) = self.question(question)
                        && let Some(answer) = self.answer(question, answer)
                    {
                        view = View::If(question, answer);
                    }
                }
                DAY => match read_day(value) {
                    Some(day) if is_appliable(day, self.today) => answers.set_applying(Some(day)),
                    Some(day) => self.drop(Dropped::Day(day)),
                    None => self.drop(Dropped::Answer(shown(value))),
                },
                _ => {
                    if let Some(question) = self.question(key) {
                        self.give(&mut answers, question, value);
                    }
                }
            }
        }
        (answers, view)
    }

    fn question(&mut self, id: &str) -> Option<u8> {
        let bank = &self.catalogue.questions;
        self.find(bank, "", id, |it| it.id, Dropped::Question).map(|place| place as u8)
    }

    /// An answer that is no day.
    fn answer(&mut self, question: u8, id: &str) -> Option<Answer> {
        if id == UNSURE {
            return Some(Answer::NotSure);
        }
        let asked = self.catalogue.questions.get(usize::from(question))?;
        let owner = [asked.id, "="].concat();
        let choice = self.find(&asked.choices, &owner, id, |it| it.id, Dropped::Answer)?;
        Some(Answer::Choice(choice as u8))
    }

    /// Gives one answer by identifier: a choice, 不清楚, or a day. A day that is still to come is no answer.
    fn give(&mut self, answers: &mut Answers, question: u8, value: &str) {
        let calendar = Calendar::of(self.catalogue);
        let asked = self.catalogue.questions.get(usize::from(question));
        let dated = read_day(value)
            .and_then(|day| Some((day, choice_on(calendar, asked?, day, self.today)?)));
        if let Some((day, choice)) = dated {
            answers.set_day(question, day, choice);
        } else if let Some(answer) = self.answer(question, value) {
            answers.set(question, Some(answer));
        }
    }
}

pub(super) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// What a stranger's link contains is shown in part only.
fn shown(part: &str) -> String {
    const SHOWN: usize = 24;
    part.chars().take(SHOWN).collect()
}
