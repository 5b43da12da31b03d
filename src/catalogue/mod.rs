//! What a region, a matter, a material, a channel, a deadline *is*. Data only: no behaviour beyond
//! looking things up, no screen, no clock.
//!
//! Two kinds of text live here and are never mixed. Everything reachable through a [`Quote`], and
//! every field documented as *verbatim*, was printed by the office. Fields documented as *ours* are
//! this project's own words and are marked as such wherever they are shown.

pub(crate) mod codec;
mod element;
mod explanation;
mod index;
mod matter;
mod question;
mod speech;
mod time;

pub use codec::{Codec, Damaged, Reader, Writer};
pub use element::{Element, ElementKind, Quote, bare_heading};
pub use explanation::Explanation;
pub use index::{
    Index, Place, PlaceChoice, PlaceExplanation, PlaceFile, PlaceQuestion, SearchPart, Words,
};
pub use matter::{
    Alternative, Amount, Audience, Channel, ChannelKind, Clause, Condition, Criterion, Deadline,
    Doubt, DoubtKind, Failing, Material, Matter, Note, Seal, StepGroup, Test, Unit, Window,
};
pub use question::{
    Choice, Comparison, MatterPlace, Question, Rename, Syllable, Topic, TopicMatter,
};

pub use speech::{Elsewhere, Instead, Shared, Speech};
pub use time::{Every, FeastYear, Holiday, Opening, Period, Span, SpanUnit, Start, WorkYear};

use codec::record;

record! {
    /// Everything the program knows: the questions, the regions with their matters, the situations.
    pub struct Catalogue {
        /// The question bank. A [`Test`] names a question by its place in this list.
        pub questions: Vec<Question>,
        /// 材料说明: kinds of papers. A paper and a question name one by its place in this list.
        pub explanations: Vec<Explanation>,
        /// Regions in the order of their identifiers.
        pub regions: Vec<Region>,
        /// Everyday situations (日常情形), in the order of `topics.yaml`.
        pub topics: Vec<Topic>,
        /// 对照: which matters of different places are the same.
        pub comparisons: Vec<Comparison>,
        /// 放假 and 调休 of the years that have a notice, in order.
        pub work_years: Vec<WorkYear>,
        /// Moving feasts of the years after them, in order.
        pub feast_years: Vec<FeastYear>,
        /// How characters are read, for the search.
        pub syllables: Vec<Syllable>,
        /// How people put things, for the search.
        pub speech: Speech,
        /// Identifiers that links may still have.
        pub renames: Vec<Rename>,
    }
}

record! {
    /// 地区: one issuing office and one document.
    pub struct Region {
        /// Folder name; stands in links.
        pub id: &'static str,
        /// Name of the place, for example 舞钢市.
        pub name: &'static str,
        /// File in `seeds/documents/`.
        pub document: &'static str,
        /// Verbatim: the document's own title; empty when it has none.
        pub title: &'static str,
        /// Ours: what must be known of the whole document; may be empty.
        pub note: &'static str,
        /// Verbatim: what the document says before its matters, for all of them.
        pub preface: Vec<Preface>,
        /// 网址: web addresses that the document misprints, with those it prints correctly elsewhere.
        pub misprinted_sites: Vec<MisprintedSite>,
        /// Verbatim: telephone numbers and places that the document prints for enquiries.
        pub enquiries: Vec<&'static str>,
        /// Ours: what the document never says, for anybody (不载).
        pub gaps: Vec<&'static str>,
        /// Matters in the order of the document.
        pub matters: Vec<Matter>,
    }
}

record! {
    /// 前言: a paragraph at the beginning of a document.
    pub struct Preface {
        /// Verbatim heading.
        pub heading: &'static str,
        /// Verbatim text.
        pub text: &'static str,
    }
}

record! {
    /// 误印的网址: an address as misprinted, and as the same document prints it elsewhere.
    pub struct MisprintedSite {
        /// Verbatim.
        pub printed: &'static str,
        /// Verbatim, from another place of the document.
        pub correct: &'static str,
    }
}

impl Catalogue {
    /// The matter that stands at a place.
    pub fn at(&self, place: MatterPlace) -> Option<(&Region, &Matter)> {
        let region = self.regions.get(usize::from(place.region))?;
        Some((region, region.matters.get(usize::from(place.matter))?))
    }

    /// The region with this identifier.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The place in the bank of the question with this identifier or Chinese name.
    pub fn question_index(&self, name: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == name || question.name == name)
    }
}

impl Region {
    /// The matter with this identifier.
    pub fn matter(&self, id: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.id == id)
    }
}
