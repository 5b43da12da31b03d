//! The question bank and the everyday situations: our own words, shared by all regions.

use super::codec::record;
use super::{Condition, Region, Span};

record! {
    /// 问题: something only the citizen can know, with finitely many answers. All texts are ours.
    pub struct Question {
        /// Stands in links.
        pub id: &'static str,
        /// The name used in conditions in `seeds/`.
        pub name: &'static str,
        /// The question as asked.
        pub text: &'static str,
        /// One line on why it is asked.
        pub why: &'static str,
        /// An example or explanation; empty when none is needed.
        pub hint: &'static str,
        /// 看: papers to be shown with the question, as places in [`super::Catalogue::explanations`].
        pub shown: Vec<u8>,
        /// Between 2 and 16 answers. 不清楚 is always possible and not listed.
        pub choices: Vec<Choice>,
        /// 日期: the question is about a day. Whoever gives it has answered with the first choice while the
        /// time from that day lasts, and with the second afterwards.
        pub span: Option<Span>,
    }
}

record! {
    /// 回答: one definite answer.
    pub struct Choice {
        /// Stands in links.
        pub id: &'static str,
        /// The name used in conditions in `seeds/`.
        pub name: &'static str,
        /// What the button says.
        pub label: &'static str,
        /// Completes 因为您说…
        pub because: &'static str,
        /// 同: another choice of the question, as a place in [`Question::choices`]. Where no condition tells
        /// the two apart, this one is not offered.
        pub same_as: Option<u8>,
    }
}

record! {
    /// 日常情形: what a citizen would say, and the matters among which to choose. Texts are ours.
    pub struct Topic {
        /// Stands in links.
        pub id: &'static str,
        /// The situation in everyday words.
        pub situation: &'static str,
        /// Words that people type.
        pub words: Vec<&'static str>,
        /// 先问: questions to be asked before all others, in this order, as far as they separate; as
        /// places in the bank.
        pub first: Vec<u8>,
        /// 转来: with whose answers this is the situation to turn to where another has no matter that fits.
        pub turned_to: Option<Condition>,
        /// The matters; a region has those that its document prints.
        pub matters: Vec<TopicMatter>,
    }
}

record! {
    /// One of the matters among which to choose.
    pub struct TopicMatter {
        /// Identifier, the same in every region that has it.
        pub id: &'static str,
        /// 没有: the row counts only where there is no matter of this identifier, and stands there for the row
        /// before it of the same matter; empty when it counts everywhere.
        pub lacking: &'static str,
        /// For whom it is the one to choose. Ours: what the document demands is in its criteria.
        pub condition: Condition,
        /// Ours: why it is not the one for somebody else; empty when the condition is.
        pub advice: &'static str,
    }
}

record! {
    /// 对照: matters of several places that are the same. Reviewed by hand, never guessed from names.
    pub struct Comparison {
        /// Stands in links.
        pub id: &'static str,
        /// What they are. Ours.
        pub name: &'static str,
        /// The code that documents print for it; empty when none does.
        pub code: &'static str,
        /// Why they are the same. Ours.
        pub reason: &'static str,
        /// The matters, in the order of regions.
        pub matters: Vec<MatterPlace>,
    }
}

record! {
    /// Where a matter stands in the catalogue.
    #[derive(Copy)]
    pub struct MatterPlace {
        /// Place in [`super::Catalogue::regions`].
        pub region: u8,
        /// Place in the region's matters.
        pub matter: u8,
    }
}

impl Topic {
    /// Whether a region has one of its matters to choose from.
    pub fn is_in(&self, region: &Region) -> bool {
        self.matters.iter().any(|it| {
            region.matter(it.id).is_some()
                && (it.lacking.is_empty() || region.matter(it.lacking).is_none())
        })
    }

    /// Whether a matter is among those to choose from.
    pub fn has(&self, id: &str) -> bool {
        self.matters.iter().any(|matter| matter.id == id)
    }
}

impl Question {
    /// The answer with this identifier or Chinese name.
    pub fn choice_index(&self, name: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.id == name || choice.name == name)
    }
}

record! {
    /// 读音: a syllable without its tone, and the characters that can be read so.
    pub struct Syllable {
        /// As typed on a keyboard; ü is v.
        pub text: &'static str,
        /// The characters.
        pub chars: &'static str,
    }
}

record! {
    /// 改名: an identifier that stood in links once, and what stands there now. What it belongs to stands before
    /// it: `/region`, `/region/matter`, `/compare/comparison`, `topic=topic`, `question`, `question=answer`.
    pub struct Rename {
        /// As links have it.
        pub old: &'static str,
        /// As it is called today; empty when it is no more.
        pub new: &'static str,
        /// Ours: what it was, of something that is no more.
        pub name: &'static str,
    }
}
