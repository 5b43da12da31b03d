//! Three-valued truth, answers, and conditions on them. Knows nothing of medicine or of screens.

mod answers;
mod condition;

pub use answers::{Answer, Answers};
pub use condition::{
    Ground, Together, asked_by, decide, grounds, is_left_open, live_questions, together,
};

/// What is known of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
#[cfg_attr(feature = "tool", serde(rename_all = "snake_case"))]
pub enum Truth {
    /// It holds, whatever else is answered.
    True,
    /// Not known: unanswered, 不清楚, or left open by the document. Never the same as no.
    Unknown,
    /// It does not hold, whatever else is answered.
    False,
}
