//! The 明白卡: plain data, a pure function of catalogue, answers and day. Whoever shows it (the page, the
//! twin, a printed sheet) reads these fields and decides nothing.
//!
//! Fields documented as *verbatim* are the office's words; everything else is ours.

macro_rules! plain_data {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[cfg_attr(feature = "tool", derive(serde::Serialize))]
        $item
    )*};
}

mod asking;
mod change;
mod doubt;
mod joint;
mod make;
mod phone;
pub mod say;
mod schedule;
mod text;
mod topic;

pub use crate::catalogue::Explanation;
pub use asking::{Unsure, asked_for, shown_with, unsure};
pub use change::{Change, Changes, Part, changes};
pub use joint::{Joint, Need, SharedPaper, Sum, joint};
pub use make::make;
pub use phone::{Phone, phones};
pub use schedule::{Acceptance, Chance, End, Period, Promise, Stage, Timing};
pub use topic::{Choosing, Suggestion, Turn, choose};

use crate::catalogue::{ChannelKind, DoubtKind, ElementKind, Failing, Start, Unit};
use crate::rules::Truth;
use chrono::NaiveDate;

/// Whether the citizen can apply, as far as the document and the answers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
#[cfg_attr(feature = "tool", serde(rename_all = "snake_case"))]
pub enum Verdict {
    /// Every condition that the document prints is met.
    Yes,
    /// The answers meet everything that can be asked, but the document demands something more without
    /// saying what (符合条件的).
    LeftOpen,
    /// It depends on a question that is unanswered or was answered 不清楚.
    Undecided,
    /// At least one condition is certainly not met.
    No,
    /// The document does not say who can apply.
    Unstated,
    /// A matter of the office itself: nobody from outside applies.
    Internal,
}

plain_data! {
    /// 明白卡.
    pub struct Card {
        /// Identifier of the region.
        pub region: &'static str,
        /// Name of the region.
        pub region_name: &'static str,
        /// Verbatim title of the document that everything is taken from; empty when it has none.
        pub document: &'static str,
        /// What must be known of the whole document; may be empty.
        pub document_note: &'static str,
        /// Verbatim: what the document says before its matters, for all of them.
        pub preface: Vec<Preface>,
        /// Identifier of the matter.
        pub matter: &'static str,
        /// Verbatim name of the matter.
        pub matter_name: &'static str,
        /// The name in plain words.
        pub plain_name: &'static str,
        /// The day for which the card holds.
        #[cfg_attr(feature = "tool", serde(serialize_with = "text::serialize_day"))]
        pub today: NaiveDate,
        /// 办理日: the day on which the citizen means to apply; today unless said otherwise.
        #[cfg_attr(feature = "tool", serde(serialize_with = "text::serialize_day"))]
        pub applying: NaiveDate,
        /// Whether the citizen can apply.
        pub verdict: Verdict,
        /// What it comes to when the citizen cannot: 不能办 with every other verdict.
        pub failing: Failing,
        /// The document's conditions, one by one.
        pub criteria: Vec<Criterion>,
        /// 必带: certainly to be brought.
        pub must: Vec<Paper>,
        /// 可能要带: still open.
        pub maybe: Vec<Paper>,
        /// 不用带: ruled out by an answer.
        pub not_needed: Vec<Paper>,
        /// 不用交: the office fetches these itself.
        pub fetched: Vec<Paper>,
        /// 办理方式 that are open to the citizen or may be.
        pub channels: Vec<Channel>,
        /// 办理方式 that the answers rule out.
        pub closed_channels: Vec<Channel>,
        /// 办理时限.
        pub deadlines: Vec<Deadline>,
        /// 受理时间.
        pub windows: Vec<Window>,
        /// 什么时候 as dates, by way of applying; none where one cannot apply yet.
        pub timings: Vec<Timing>,
        /// 环节 with limits of their own, in the order of the document.
        pub stages: Vec<Stage>,
        /// 期间: times that run from a day of the citizen's own.
        pub periods: Vec<Period>,
        /// 备注 for this citizen.
        pub notes: Vec<Statement>,
        /// 存疑 for this citizen.
        pub doubts: Vec<Doubt>,
        /// Of an internal matter: the matters that it stands behind, for which one can apply.
        pub behind: Vec<MatterName>,
        /// 背后: matters of the office itself that stand behind this one, with limits of their own.
        pub backed_by: Vec<Backing>,
        /// Everything the document prints for the matter, but for what is meant for staff.
        pub elements: Vec<Element>,
        /// Verbatim: where the document says to enquire.
        pub enquiries: Vec<&'static str>,
        /// What the document never says.
        pub gaps: Vec<&'static str>,
        /// The answers that the card rests on, in the order of the bank.
        pub answers: Vec<Given>,
        /// Given answers that make no difference here.
        pub idle_answers: Vec<Given>,
        /// Questions that could still change the card, the next one first.
        pub open_questions: Vec<OpenQuestion>,
    }

    /// 出处: the passage of the document and the words in it.
    pub struct Passage {
        /// What element it is.
        pub kind: ElementKind,
        /// Verbatim heading.
        pub heading: &'static str,
        /// Verbatim text of the whole element, paragraphs separated by `\n`.
        pub text: &'static str,
        /// Byte range in `text` of the words meant.
        pub mark: (usize, usize),
    }

    /// An answer that decided something.
    pub struct Given {
        /// Identifier of the question.
        pub question: &'static str,
        /// The question as asked.
        pub text: &'static str,
        /// Identifier of the answer; `unsure` for 不清楚.
        pub answer: &'static str,
        /// The answer's button.
        pub label: &'static str,
        /// Completes 因为您说…
        pub because: &'static str,
        /// The day, when the question was answered with one.
        #[cfg_attr(feature = "tool", serde(serialize_with = "text::serialize_some_day"))]
        pub day: Option<NaiveDate>,
    }

    /// A question that has no definite answer.
    pub struct OpenQuestion {
        /// Identifier of the question.
        pub question: &'static str,
        /// The question as asked.
        pub text: &'static str,
        /// Whether it was answered 不清楚.
        pub unsure: bool,
    }

    /// Why something stands where it stands.
    pub struct Reasons {
        /// Answers that decided it.
        pub because: Vec<Given>,
        /// Questions that would decide it.
        pub depends_on: Vec<OpenQuestion>,
        /// What the document leaves open about it: texts of [`Doubt`]s.
        pub left_open: Vec<&'static str>,
    }

    /// 资格: one condition and whether it is met.
    pub struct Criterion {
        /// Verbatim.
        pub text: &'static str,
        /// Whether it is met.
        pub met: Truth,
        /// Why.
        pub reasons: Reasons,
        /// What someone who does not meet it should know; may be empty.
        pub advice: &'static str,
        /// Matters that may fit instead: those that the same answers do not rule out.
        pub instead: Vec<MatterName>,
        /// Of one that certainly fails: each single other answer with which it would not. Empty where more than
        /// one answer would have to be another.
        pub remedies: Vec<Given>,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// Another matter of the same region.
    pub struct MatterName {
        /// Identifier.
        pub id: &'static str,
        /// Verbatim name.
        pub name: &'static str,
    }

    /// A matter of the office itself that stands behind a citizen's.
    pub struct Backing {
        /// Identifier.
        pub id: &'static str,
        /// Verbatim name.
        pub name: &'static str,
        /// Verbatim sentences of its 办理时限.
        pub deadlines: Vec<&'static str>,
    }

    /// 材料: one slot of the list.
    pub struct Paper {
        /// Verbatim name.
        pub name: &'static str,
        /// Verbatim 原件, 复印件 …; may be empty.
        pub form: &'static str,
        /// 数量; several when it is not yet known which.
        pub amounts: Vec<Copies>,
        /// Verbatim seals, with their reasons.
        pub seals: Vec<Statement>,
        /// Verbatim: set when the office fetches it itself.
        pub fetched: &'static str,
        /// 任选: one of these is enough; those ruled out are left out.
        pub alternatives: Vec<Alternative>,
        /// Alternatives that the answers rule out.
        pub closed_alternatives: Vec<Alternative>,
        /// Verbatim sentences about this paper.
        pub notes: Vec<Statement>,
        /// Our explanation; may be empty.
        pub hint: &'static str,
        /// What it is, and what those of its alternatives are that are not ruled out, in our words.
        pub explanations: Vec<Explanation>,
        /// Why it stands where it stands. Empty when everybody brings it.
        pub reasons: Reasons,
        /// Where the document says so.
        pub sources: Vec<Passage>,
        /// 存疑 about it: those whose passages overlap what the document says of it.
        pub doubts: Vec<PaperDoubt>,
    }

    /// 存疑 at one paper.
    pub struct PaperDoubt {
        /// What sort.
        pub kind: DoubtKind,
        /// What does not fit and what is safe to do; that of a [`Doubt`] of the card.
        pub text: &'static str,
        /// Whether it stands at a paper before this one too.
        pub again: bool,
    }

    /// 数量.
    pub struct Copies {
        /// Verbatim.
        pub text: &'static str,
        /// The number in it.
        pub count: u8,
        /// Whether so many are needed.
        pub applies: Truth,
        /// Why.
        pub reasons: Reasons,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// One of the papers that fill a slot.
    pub struct Alternative {
        /// Verbatim name.
        pub name: &'static str,
        /// Whether it may be used.
        pub usable: Truth,
        /// Verbatim proviso; may be empty.
        pub proviso: &'static str,
        /// Verbatim; may be empty.
        pub form: &'static str,
        /// Verbatim seals.
        pub seals: Vec<Statement>,
        /// Verbatim sentences about it.
        pub notes: Vec<Statement>,
        /// Why it may be used.
        pub reasons: Reasons,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// Something the document says.
    pub struct Statement {
        /// Verbatim.
        pub text: &'static str,
        /// Whether it applies.
        pub applies: Truth,
        /// Why.
        pub reasons: Reasons,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// 办理方式.
    pub struct Channel {
        /// What sort of way.
        pub kind: ChannelKind,
        /// Verbatim.
        pub text: &'static str,
        /// Whether it is open to the citizen.
        pub open: Truth,
        /// Why.
        pub reasons: Reasons,
        /// Steps by platform.
        pub steps: Vec<Steps>,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// Steps of one platform.
    pub struct Steps {
        /// Verbatim; empty when the document prints none.
        pub heading: &'static str,
        /// Verbatim.
        pub steps: Vec<&'static str>,
    }

    /// 时限.
    pub struct Deadline {
        /// Verbatim.
        pub text: &'static str,
        /// Number of units; 0 for 即时.
        pub count: u16,
        /// The unit.
        pub unit: Unit,
        /// What it runs from.
        pub start: Start,
        /// Verbatim: the words that say so; empty where the document says nothing.
        pub start_text: &'static str,
        /// The ways it is limited to; empty means all.
        pub channels: Vec<ChannelKind>,
        /// Verbatim internal stage; empty for the whole.
        pub stage: &'static str,
        /// Whether it applies.
        pub applies: Truth,
        /// Why.
        pub reasons: Reasons,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// 受理时间.
    pub struct Window {
        /// Verbatim sentence.
        pub text: &'static str,
        /// The channels to which it is limited; empty means all.
        pub channels: Vec<ChannelKind>,
        /// Whether it applies.
        pub applies: Truth,
        /// Why.
        pub reasons: Reasons,
        /// Where the document says so.
        pub sources: Vec<Passage>,
    }

    /// 前言: a paragraph at the beginning of the document.
    pub struct Preface {
        /// Verbatim heading.
        pub heading: &'static str,
        /// Verbatim text.
        pub text: &'static str,
    }

    /// 存疑.
    pub struct Doubt {
        /// What sort.
        pub kind: DoubtKind,
        /// What does not fit and what is safe to do.
        pub text: &'static str,
        /// Whether it concerns the citizen.
        pub applies: Truth,
        /// The statements in question.
        pub sources: Vec<Passage>,
    }

    /// One printed element, whole.
    pub struct Element {
        /// What it is.
        pub kind: ElementKind,
        /// Verbatim heading.
        pub heading: &'static str,
        /// The heading without its number.
        pub name: &'static str,
        /// Verbatim text.
        pub text: &'static str,
        /// 重印: from a second place where the document prints the matter.
        pub reprint: bool,
    }
}

impl Card {
    /// Whether the citizen has anything to bring and anywhere to go, now or when something has been done first.
    pub fn is_of_use(&self) -> bool {
        match self.verdict {
            Verdict::No => self.failing == Failing::NotYet,
            Verdict::Internal => false,
            _ => true,
        }
    }
}

impl Passage {
    /// The text before, in and after the marked words.
    pub fn split(&self) -> (&'static str, &'static str, &'static str) {
        let (start, end) = self.mark;
        (
            self.text.get(..start).unwrap_or(""),
            self.text.get(start..end).unwrap_or(""),
            self.text.get(end..).unwrap_or(""),
        )
    }
}

impl Passage {
    /// The words as they are best quoted alone: the marked words, or the heading where the whole of a
    /// longer element is meant.
    pub fn quotation(&self) -> &'static str {
        let whole = self.mark == (0, self.text.len());
        if whole && self.text.contains('\n') { self.heading } else { self.split().1 }
    }
}

impl Paper {
    /// Every passage that says something about this paper: its own, and those of its seals, notes and
    /// alternatives.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        let own = self.seals.iter().chain(&self.notes).flat_map(|it| &it.sources);
        let alternatives =
            self.alternatives.iter().chain(&self.closed_alternatives).flat_map(|it| {
                let said = it.seals.iter().chain(&it.notes).flat_map(|it| &it.sources);
                it.sources.iter().chain(said)
            });
        let amounts = self.amounts.iter().flat_map(|it| &it.sources);
        self.sources.iter().chain(amounts).chain(own).chain(alternatives)
    }
}

impl Reasons {
    /// Whether there is nothing to explain.
    pub fn is_empty(&self) -> bool {
        self.because.is_empty() && self.depends_on.is_empty() && self.left_open.is_empty()
    }
}
