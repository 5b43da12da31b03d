//! The catalogue in parts: an index, which is in the page's program, and one file a place, which the
//! page fetches when somebody enters the place.
//!
//! The index has every region, matter, question and situation, but of each only what lists and
//! links need: all else stands in the place's file, with the words of the questions that are asked there.
//! The twin carries the catalogue in one.

use super::codec::{Codec, Damaged, Reader, record};
use super::{Catalogue, Question, Region, TopicMatter};

record! {
    /// What a program carries.
    pub struct Index {
        /// Everything, or with a file for each region everything but what stands in the files.
        pub catalogue: Catalogue,
        /// The file of each region, in their order; none when the catalogue is whole.
        pub files: Vec<PlaceFile>,
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
        /// What its situations say of its matters.
        pub choices: Vec<PlaceChoice>,
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
        let Place { region: whole, questions, choices } = Place::read(&mut reader);
        reader.finish()?;
        let known = self.regions.get_mut(region).ok_or(Damaged)?;
        // Links name matters by their places in the index, so these must be the same matters.
        let same = known.id == whole.id
            && known.matters.len() == whole.matters.len()
            && known.matters.iter().zip(&whole.matters).all(|(stub, matter)| stub.id == matter.id);
        if !same || !whole.is_whole() {
            return Err(Damaged);
        }
        *known = whole;
        for PlaceQuestion { place, question } in questions {
            let stub = self.questions.get_mut(usize::from(place)).ok_or(Damaged)?;
            *stub = question;
        }
        for PlaceChoice { topic, place, matter } in choices {
            let topic = self.topics.get_mut(usize::from(topic)).ok_or(Damaged)?;
            *topic.matters.get_mut(usize::from(place)).ok_or(Damaged)? = matter;
        }
        Ok(self)
    }
}
