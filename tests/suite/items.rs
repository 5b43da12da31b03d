//! What a matter says, one item a statement, with its condition and its sources.

use mingbai::catalogue::{ChannelKind, Condition, Element, Matter, Note, Quote, Seal};

/// What sort of statement an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Criterion,
    Channel,
    Material,
    Alternative,
    Amount,
    Seal,
    Note,
    Deadline,
    Window,
    Period,
    Doubt,
}

impl Kind {
    /// The catalogue's word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Criterion => "资格",
            Kind::Channel => "办理方式",
            Kind::Material => "材料",
            Kind::Alternative => "任选",
            Kind::Amount => "数量",
            Kind::Seal => "盖章",
            Kind::Note => "附注",
            Kind::Deadline => "时限",
            Kind::Window => "受理时间",
            Kind::Period => "期间",
            Kind::Doubt => "存疑",
        }
    }
}

/// One statement.
pub struct Item<'m> {
    /// Names it on cards too: what it is part of, its text, where its first source stands.
    pub key: String,
    pub kind: Kind,
    pub text: &'static str,
    pub condition: &'m Condition,
    pub sources: &'m [Quote],
    /// Papers that the system fetches stand in a list of their own.
    pub fetched: bool,
}

/// The name of a statement, the same for the catalogue and for a card.
pub fn key(part_of: &str, kind: Kind, text: &str, source: Option<(&str, usize)>) -> String {
    let (heading, start) = source.unwrap_or(("无出处", 0));
    format!("{part_of}{}“{text}”@{heading}:{start}", kind.word())
}

/// Sorts of channels, each once, as part of a name.
pub fn kinds(kinds: impl Iterator<Item = ChannelKind>) -> String {
    let mut words: Vec<&str> = kinds.map(ChannelKind::word).collect();
    words.dedup();
    words.concat()
}

/// All statements of a matter.
pub fn items(matter: &Matter) -> Vec<Item<'_>> {
    let mut list = List { elements: &matter.elements, items: Vec::new() };
    // One sentence can demand several things and announce several channels.
    for (place, it) in matter.criteria.iter().enumerate() {
        let part_of = format!("第 {place} 条");
        list.add(&part_of, Kind::Criterion, it.text, &it.condition, &it.sources);
    }
    for it in &matter.channels {
        list.add(it.kind.word(), Kind::Channel, it.text, &it.condition, &it.sources);
    }
    for it in &matter.materials {
        let slot = list.add("", Kind::Material, it.name, &it.condition, &it.sources);
        if !it.fetched.is_empty() {
            list.items.last_mut().expect("just added").fetched = true;
        }
        for it in &it.amounts {
            list.add(&slot, Kind::Amount, it.text, &it.condition, &it.sources);
        }
        list.seals(&slot, &it.seals);
        list.notes(&slot, &it.notes);
        for it in &it.alternatives {
            let one = list.add(&slot, Kind::Alternative, it.name, &it.condition, &it.sources);
            list.seals(&one, &it.seals);
            list.notes(&one, &it.notes);
        }
    }
    let scope =
        |places: &[u8]| kinds(places.iter().map(|&place| matter.channels[usize::from(place)].kind));
    for it in &matter.deadlines {
        let part_of = scope(&it.channels);
        list.add(&part_of, Kind::Deadline, it.text, &it.condition, &it.sources);
    }
    for it in &matter.windows {
        let part_of = scope(&it.channels);
        list.add(&part_of, Kind::Window, it.text, &it.condition, &it.sources);
    }
    for it in &matter.periods {
        list.add("", Kind::Period, it.text, &it.condition, &it.sources);
    }
    list.notes("", &matter.notes);
    for it in &matter.doubts {
        list.add("", Kind::Doubt, it.text, &it.condition, &it.sources);
    }
    list.items
}

struct List<'m> {
    elements: &'m [Element],
    items: Vec<Item<'m>>,
}

impl<'m> List<'m> {
    fn add(
        &mut self,
        part_of: &str,
        kind: Kind,
        text: &'static str,
        condition: &'m Condition,
        sources: &'m [Quote],
    ) -> String {
        let source = sources.first().map(|quote| {
            (self.elements[usize::from(quote.element)].heading, usize::from(quote.start))
        });
        let key = key(part_of, kind, text, source);
        let part_of = format!("{key} › ");
        self.items.push(Item { key, kind, text, condition, sources, fetched: false });
        part_of
    }

    fn seals(&mut self, part_of: &str, seals: &'m [Seal]) {
        for it in seals {
            self.add(part_of, Kind::Seal, it.text, &it.condition, &it.sources);
        }
    }

    fn notes(&mut self, part_of: &str, notes: &'m [Note]) {
        for it in notes {
            self.add(part_of, Kind::Note, it.text, &it.condition, &it.sources);
        }
    }
}
