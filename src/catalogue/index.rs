//! The catalogue in parts: an index, which is in the page's program, and one file a place, which the
//! page fetches when somebody enters the place.
//!
//! The index has every region, matter, question and situation, but of each only what lists and
//! links need: all else stands in the place's file, with the words of the questions that are asked there.
//! The twin carries the catalogue in one.

use super::codec::{Codec, Damaged, Reader, record};
use super::{Catalogue, Explanation, Question, Region, Speech, Syllable, TopicMatter};

record! {
    /// What a program carries.
    pub struct Index {
        /// Everything, or with a file for each region everything but what stands in the files.
        pub catalogue: Catalogue,
        /// The file of each region, in their order; none when the catalogue is whole.
        pub files: Vec<PlaceFile>,
        /// The file of the search, if the catalogue is not whole.
        pub search: Vec<PlaceFile>,
    }
}

record! {
    /// 地方文件: one whole region. Its form is private to the build, so it is known by its content.
    pub struct PlaceFile {
        /// File name: the region's identifier and the beginning of the content's SHA-256.
        pub name: &'static str,
        /// The whole SHA-256, as a browser wants it for Subresource Integrity.
        pub integrity: &'static str,
    }
}

record! {
    /// What a place's file contains.
    pub struct Place {
        /// The whole region.
        pub region: Region,
        /// The questions that its matters and situations ask.
        pub questions: Vec<PlaceQuestion>,
        /// The kinds of papers that its matters and questions name.
        pub explanations: Vec<PlaceExplanation>,
        /// What its situations say of its matters.
        pub choices: Vec<PlaceChoice>,
        /// Why the matters of a comparison are the same, for those whose first matter is here: by place in
        /// [`Catalogue::comparisons`], empty for the others.
        pub reasons: Vec<&'static str>,
    }
}

record! {
    /// What the search's file contains: words and sounds that only a search needs.
    pub struct SearchPart {
        /// How characters are read.
        pub syllables: Vec<Syllable>,
        /// Search words of the situations, in their order.
        pub topics: Vec<Words>,
        /// Search words of the matters: for each identifier those of all its regions, then those of some.
        pub matters: Vec<Words>,
        /// How people put things.
        pub speech: Speech,
    }
}

record! {
    /// Search words of a situation or matter.
    pub struct Words {
        /// Its identifier.
        pub id: &'static str,
        /// The regions that call it so; empty where all do.
        pub regions: Vec<u8>,
        /// The words.
        pub words: Vec<&'static str>,
    }
}

record! {
    /// A question with its words.
    pub struct PlaceQuestion {
        /// Place in [`Catalogue::questions`].
        pub place: u8,
        /// The question.
        pub question: Question,
    }
}

record! {
    /// A kind of paper.
    pub struct PlaceExplanation {
        /// Place in [`Catalogue::explanations`].
        pub place: u8,
        /// What it is.
        pub explanation: Explanation,
    }
}

record! {
    /// One of the matters of a situation with its condition.
    pub struct PlaceChoice {
        /// Place in [`Catalogue::topics`].
        pub topic: u8,
        /// Place in the situation's matters.
        pub place: u8,
        /// The matter.
        pub matter: TopicMatter,
    }
}

impl Index {
    /// Reads the compiled form.
    ///
    /// # Errors
    /// [`Damaged`] when `bytes` were not written by this build's compiler.
    pub fn decode(bytes: &'static [u8]) -> Result<Self, Damaged> {
        let mut reader = Reader::new(bytes);
        let index = Self::read(&mut reader);
        reader.finish().map(|()| index)
    }
}

impl Region {
    /// Whether all that the document says is here, and not only what the index has of it. A document
    /// prints at least one element for each matter.
    pub fn is_whole(&self) -> bool {
        self.matters.iter().all(|matter| !matter.elements.is_empty())
    }
}

impl Catalogue {
    /// This catalogue with the whole of one region, from the content of its file.
    ///
    /// # Errors
    /// [`Damaged`] when `bytes` are not the file of this region from this build.
    pub fn with_place(mut self, region: usize, bytes: &'static [u8]) -> Result<Self, Damaged> {
        let mut reader = Reader::new(bytes);
        let Place { region: mut whole, questions, explanations, choices, reasons } =
            Place::read(&mut reader);
        reader.finish()?;
        let known = self.regions.get_mut(region).ok_or(Damaged)?;
        // Links name matters by their places in the index, so these must be the same matters.
        let same = known.id == whole.id
            && known.matters.len() == whole.matters.len()
            && known.matters.iter().zip(&whole.matters).all(|(stub, matter)| stub.id == matter.id);
        if !same || !whole.is_whole() {
            return Err(Damaged);
        }
        // Search words come by themselves, before or after.
        for (matter, stub) in whole.matters.iter_mut().zip(&mut known.matters) {
            matter.words = std::mem::take(&mut stub.words);
        }
        *known = whole;
        for PlaceQuestion { place, question } in questions {
            let stub = self.questions.get_mut(usize::from(place)).ok_or(Damaged)?;
            *stub = question;
        }
        for PlaceExplanation { place, explanation } in explanations {
            let place = usize::from(place);
            while self.explanations.len() <= place {
                self.explanations.push(Explanation::MISSING);
            }
            self.explanations[place] = explanation;
        }
        for (comparison, reason) in self.comparisons.iter_mut().zip(reasons) {
            if !reason.is_empty() {
                comparison.reason = reason;
            }
        }
        for PlaceChoice { topic, place, matter } in choices {
            let topic = self.topics.get_mut(usize::from(topic)).ok_or(Damaged)?;
            *topic.matters.get_mut(usize::from(place)).ok_or(Damaged)? = matter;
        }
        Ok(self)
    }

    /// This catalogue with what the search needs, from the content of its file.
    ///
    /// # Errors
    /// [`Damaged`] when `bytes` are not the search's file from this build.
    pub fn with_search(mut self, bytes: &'static [u8]) -> Result<Self, Damaged> {
        let mut reader = Reader::new(bytes);
        let part = SearchPart::read(&mut reader);
        reader.finish()?;
        let find = |list: &[Words], id: &str, region: usize| {
            let called = |it: &&Words| it.id == id;
            let mut found = list.iter().filter(called).peekable();
            found.peek().ok_or(Damaged)?;
            let here = |it: &&Words| {
                it.regions.is_empty() || it.regions.iter().any(|it| usize::from(*it) == region)
            };
            Ok(found.filter(here).flat_map(|it| it.words.iter().copied()).collect())
        };
        for topic in &mut self.topics {
            topic.words = find(&part.topics, topic.id, 0)?;
        }
        for (place, region) in self.regions.iter_mut().enumerate() {
            for matter in &mut region.matters {
                matter.words = find(&part.matters, matter.id, place)?;
            }
        }
        self.syllables = part.syllables;
        self.speech = part.speech;
        Ok(self)
    }
}
