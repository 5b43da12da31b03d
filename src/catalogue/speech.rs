//! 说法: how people put things, for the search.

use super::codec::record;

record! {
    /// What the search knows of speech beside the words of situations and matters. All of it ours.
    #[derive(Default)]
    pub struct Speech {
        /// 虚话: what is said around what is meant, single characters too.
        pub fillers: Vec<&'static str>,
        /// 换成: what is typed instead of what is written here.
        pub instead: Vec<Instead>,
        /// 动作: characters that say by themselves what is to be done.
        pub actions: &'static str,
        /// 要紧: words that say more than those beside them.
        pub weighty: Vec<&'static str>,
        /// 少办: identifiers of matters that few people mean.
        pub seldom: Vec<&'static str>,
        /// 共用: words that several situations and matters share, wherever those are.
        pub shared: Vec<Shared>,
        /// 点题: words that name a situation, the most telling first; each for one.
        pub telling: Vec<Shared>,
        /// 别处: what people look for and no document has.
        pub elsewhere: Vec<Elsewhere>,
    }
}

record! {
    /// Words of several situations and matters.
    pub struct Shared {
        /// Their identifiers.
        pub of: Vec<&'static str>,
        /// The words.
        pub words: Vec<&'static str>,
    }
}

record! {
    /// A word that people type, and the one to look for.
    pub struct Instead {
        /// As typed. If both are equally long, names and search words are read so too.
        pub typed: &'static str,
        /// As written.
        pub meant: &'static str,
    }
}

record! {
    /// Something that none of the documents has.
    pub struct Elsewhere {
        /// Its identifier; stands in no link.
        pub id: &'static str,
        /// What it is.
        pub name: &'static str,
        /// What people call it.
        pub words: Vec<&'static str>,
        /// Who can be asked.
        pub advice: &'static str,
    }
}
