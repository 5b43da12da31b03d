//! The question bank and the everyday situations: our own words, shared by all regions.

use super::codec::record;

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
        /// Between 2 and 16 answers. 不清楚 is always possible and not listed.
        pub choices: Vec<Choice>,
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
        /// Identifiers of matters; a region has those that its document prints.
        pub matters: Vec<&'static str>,
    }
}

impl Question {
    /// The answer with this identifier or Chinese name.
    pub fn choice_index(&self, name: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.id == name || choice.name == name)
    }
}
