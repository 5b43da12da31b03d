//! Truth by brute force: try every way of answering what is not definitely answered.

use mingbai::catalogue::Condition;
use mingbai::rules::Truth;

/// Given definite answers by question place; `None` for unanswered and for 不清楚 alike.
pub type Known = Vec<Option<u8>>;

/// Truth under complete answers. A clause that the document leaves open goes either way.
fn settled(condition: &Condition, known: &Known) -> Truth {
    let satisfied = |clause: &&mingbai::catalogue::Clause| {
        clause.tests.iter().all(|test| {
            let choice = known[usize::from(test.question)].expect("complete answers");
            test.choices & (1 << choice) != 0
        })
    };
    let mut satisfied = condition.any.iter().filter(satisfied).peekable();
    if condition.any.is_empty() {
        Truth::True
    } else if satisfied.peek().is_none() {
        Truth::False
    } else if satisfied.any(|clause| clause.open.is_none()) {
        Truth::True
    } else {
        Truth::Unknown
    }
}

/// Truth under some answers: what all completions agree on, unknown otherwise.
pub fn truth(condition: &Condition, known: &Known, sizes: &[u8]) -> Truth {
    let mut known = known.clone();
    let open: Vec<u8> = tested(condition)
        .into_iter()
        .filter(|&question| known[usize::from(question)].is_none())
        .collect();
    let mut seen = None;
    if every(&mut known, sizes, &open, &mut |full| agree(&mut seen, settled(condition, full))) {
        seen.expect("at least one completion")
    } else {
        Truth::Unknown
    }
}

/// Whether a further value is the same as all before.
pub fn agree<T: PartialEq>(seen: &mut Option<T>, value: T) -> bool {
    match seen {
        Some(first) => *first == value,
        None => {
            *seen = Some(value);
            true
        }
    }
}

/// Visits every way of definitely answering `open`, as long as `go_on` says so.
pub fn every(
    known: &mut Known,
    sizes: &[u8],
    open: &[u8],
    go_on: &mut dyn FnMut(&Known) -> bool,
) -> bool {
    let Some((&question, rest)) = open.split_first() else {
        return go_on(known);
    };
    let place = usize::from(question);
    let all = (0..sizes[place]).all(|choice| {
        known[place] = Some(choice);
        every(known, sizes, rest, go_on)
    });
    known[place] = None;
    all
}

/// The questions that a condition tests.
pub fn tested(condition: &Condition) -> Vec<u8> {
    let mut questions: Vec<u8> =
        condition.any.iter().flat_map(|clause| &clause.tests).map(|test| test.question).collect();
    questions.sort_unstable();
    questions.dedup();
    questions
}

/// Whether a condition has a clause that the document leaves open.
pub fn left_open(condition: &Condition) -> bool {
    condition.any.iter().any(|clause| clause.open.is_some())
}

/// Answers that the verdict can lead to.
pub mod verdict {
    use super::{Known, agree, every, settled, tested};
    use mingbai::card::Verdict;
    use mingbai::catalogue::Criterion;
    use mingbai::rules::Truth;

    /// The verdict that all completions agree on; undecided when they do not.
    pub fn of(criteria: &[Criterion], known: &Known, sizes: &[u8]) -> Verdict {
        if criteria.is_empty() {
            return Verdict::Unstated;
        }
        let mut open: Vec<u8> = criteria.iter().flat_map(|it| tested(&it.condition)).collect();
        open.sort_unstable();
        open.dedup();
        open.retain(|&question| known[usize::from(question)].is_none());
        let mut seen = None;
        let same = every(&mut known.clone(), sizes, &open, &mut |full| {
            let met: Vec<Truth> = criteria.iter().map(|it| settled(&it.condition, full)).collect();
            agree(
                &mut seen,
                if met.contains(&Truth::False) {
                    Verdict::No
                } else if met.contains(&Truth::Unknown) {
                    Verdict::LeftOpen
                } else {
                    Verdict::Yes
                },
            )
        });
        if same { seen.expect("at least one completion") } else { Verdict::Undecided }
    }
}
