//! The rules core as a WebAssembly module for `benches/rules.mjs`, which describes the task: eight
//! conditions, decided for rows of ten answers. The conditions are those of `conditions.json`; the
//! driver compares the counts, so a difference between the two would show.

use mingbai::catalogue::{Choice, Clause, Condition, Question, Test};
use mingbai::rules::{Answer, Answers, Truth, decide};
use std::sync::OnceLock;

/// Number of answers of each question, in the order of `conditions.json`.
const SIZES: [u8; 10] = [3, 3, 4, 3, 2, 4, 3, 2, 2, 2];
const ROWS: usize = 64;

/// A condition as any-of over all-of over (question, allowed answers).
type Table = &'static [&'static [(u8, &'static [u8])]];

const CONDITIONS: [Table; 8] = [
    &[&[(4, &[0]), (2, &[0, 1])]],
    &[&[(7, &[1])]],
    &[&[(0, &[1])], &[(9, &[0]), (0, &[0, 1])]],
    &[&[(5, &[1])], &[(5, &[2]), (6, &[0, 2])]],
    &[&[(5, &[2]), (6, &[1])], &[(5, &[1]), (6, &[2]), (2, &[0])]],
    &[&[(3, &[1, 2]), (8, &[1]), (4, &[1])], &[(3, &[2]), (2, &[2])]],
    &[&[(9, &[0]), (1, &[0])], &[(9, &[0]), (2, &[0])]],
    &[
        &[(1, &[0, 1]), (2, &[0, 2]), (5, &[0, 2])],
        &[(1, &[0]), (2, &[1, 3])],
        &[(1, &[1]), (2, &[3]), (3, &[0, 1])],
    ],
];

struct Task {
    rows: Vec<Answers>,
    conditions: Vec<Condition>,
}

static TASK: OnceLock<Task> = OnceLock::new();

fn task() -> Task {
    let choice = Choice { id: "", name: "", label: "", because: "", same_as: None };
    let bank: Vec<Question> = SIZES
        .iter()
        .map(|&size| Question {
            id: "",
            name: "",
            text: "",
            why: "",
            hint: "",
            shown: Vec::new(),
            choices: vec![choice.clone(); usize::from(size)],
            span: None,
        })
        .collect();
    let mut state = 1u32;
    let rows = (0..ROWS).map(|_| {
        let mut answers = Answers::none(&bank);
        for (question, &size) in SIZES.iter().enumerate() {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let choice = (state >> 16) % u32::from(size);
            answers.set(question as u8, Some(Answer::Choice(choice as u8)));
        }
        answers
    });
    let test = |&(question, allowed): &(u8, &[u8])| Test {
        question,
        choices: allowed.iter().map(|choice| 1 << choice).sum(),
    };
    let conditions = CONDITIONS.iter().map(|clauses| Condition {
        any: clauses
            .iter()
            .map(|tests| Clause { tests: tests.iter().map(test).collect(), open: None })
            .collect(),
    });
    Task { rows: rows.collect(), conditions: conditions.collect() }
}

/// Plays `rounds` rounds and counts the decisions that came out true.
// SAFETY: the only symbol of this name in the module, called with a plain number.
#[unsafe(no_mangle)]
pub extern "C" fn bench_decide(rounds: u32) -> u32 {
    let task = TASK.get_or_init(task);
    let mut count = 0u32;
    for round in 0..rounds as usize {
        let answers = &task.rows[round % ROWS];
        for condition in &task.conditions {
            count = count.wrapping_add(u32::from(decide(condition, answers) == Truth::True));
        }
    }
    count
}

fn main() {}
