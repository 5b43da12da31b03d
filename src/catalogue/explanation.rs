//! 材料说明: what kinds of papers are, for those who mix them up. All texts are ours.

use super::codec::record;

record! {
    /// 材料说明: a kind of paper, true everywhere and of no office in particular.
    #[cfg_attr(feature = "tool", derive(serde::Serialize))]
    pub struct Explanation {
        /// What people call it.
        pub name: &'static str,
        /// 是什么.
        pub what: &'static str,
        /// 从哪里来; may be empty.
        pub origin: &'static str,
        /// 别弄混: what it is not; may be empty.
        pub unlike: &'static str,
        /// 图: file name in `static/papers/`, without `.svg`; empty when there is no picture.
        pub picture: &'static str,
        /// 图说: the picture in words; empty when there is none.
        pub alt: &'static str,
    }
}

impl Explanation {
    /// What stands in a list until the place's file has brought the explanation.
    pub(super) const MISSING: Explanation =
        Explanation { name: "", what: "", origin: "", unlike: "", picture: "", alt: "" };
}
