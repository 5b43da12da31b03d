//! Conditions in a short notation: clauses apart by `|`; `a01` asks question a for choice 0 or 1; a
//! clause with `?` is left open by the document (the doubt is the clause's place). Answers: `a2` is a
//! choice, `a?` is 不清楚. Questions a, b, c, d have 3, 2, 2 and 4 choices.

use super::*;
use crate::catalogue::{Choice, Question};
use Truth::{False, True, Unknown};
use proptest::prelude::*;

const SIZES: [u8; 4] = [3, 2, 2, 4];

fn bank() -> Vec<Question> {
    let choice = Choice { id: "x", name: "x", label: "x", because: "x", same_as: None };
    let question = |&size: &u8| Question {
        id: "q",
        name: "q",
        text: "q",
        why: "q",
        hint: "",
        shown: Vec::new(),
        choices: vec![choice.clone(); usize::from(size)],
        span: None,
    };
    SIZES.iter().map(question).collect()
}

fn question(letter: char) -> u8 {
    letter as u8 - b'a'
}

fn condition(notation: &str) -> Condition {
    let clauses = notation.split('|').map(str::trim).enumerate();
    let any = clauses
        .filter(|(_, clause)| !clause.is_empty())
        .map(|(place, clause)| {
            let mut read = Clause { tests: Vec::new(), open: None };
            for word in clause.split(' ') {
                if word == "?" {
                    read.open = Some(place as u8);
                } else {
                    let bits = word[1..].bytes().map(|digit| 1 << (digit - b'0'));
                    let question = question(word.chars().next().unwrap());
                    read.tests.push(Test { question, choices: bits.sum() });
                }
            }
            read
        })
        .collect();
    Condition { any }
}

fn answers(notation: &str) -> Answers {
    let mut answers = Answers::none(&bank());
    for word in notation.split_whitespace() {
        let answer = match &word[1..] {
            "?" => Answer::NotSure,
            digit => Answer::Choice(digit.parse().unwrap()),
        };
        answers.set(question(word.chars().next().unwrap()), Some(answer));
    }
    answers
}

#[test]
fn decide_is_exact() {
    let check = |given: &str, answered: &str, expected: Truth| {
        let found = decide(&condition(given), &answers(answered));
        assert_eq!(found, expected, "[{given}] with [{answered}]");
    };
    // No clause: always.
    check("", "", True);
    check("", "a?", True);
    // One test.
    check("a0", "", Unknown);
    check("a0", "a?", Unknown);
    check("a0", "a0", True);
    check("a0", "a1", False);
    check("a02", "a2", True);
    check("a02", "b1", Unknown);
    // All of.
    check("a0 b1", "a0", Unknown);
    check("a0 b1", "a1", False);
    check("a0 b1", "a1 b?", False);
    check("a0 b1", "a0 b1", True);
    // Any of.
    check("a0 | b1", "a0", True);
    check("a0 | b1", "a1", Unknown);
    check("a0 | b1", "a0 b?", True);
    check("a0 | b1", "a1 b0", False);
    // Certain only when all clauses are seen together.
    check("a0 | a12", "", True);
    check("a0 | a12", "a?", True);
    check("a0 | a12 b1", "b1", True);
    check("a0 | a12 b1", "b0", Unknown);
    check("a0 b0 | a12 c0 | b1 c0", "c0", True);
    check("a0 b0 | a12 c0 | b1 c0", "c1", Unknown);
    check("a0 b0 | a12 | a0 b1", "", True);
    check("b0 c0 | b0 c1 | b1 c0 | b1 c1", "", True);
    check("b0 c0 | b0 c1 | b1 c0", "", Unknown);
    // Left open by the document: never true, though false can be certain.
    check("?", "", Unknown);
    check("a0 ?", "a0", Unknown);
    check("a0 ?", "a1", False);
    check("a0 | a12 ?", "", Unknown);
    check("a0 | a12 ?", "a0", True);
    check("a0 | a12 ?", "a1", Unknown);
    check("a0 | ?", "a0", True);
    check("a0 ? | a12", "", Unknown);
}

#[test]
fn asked_by_names_each_question_once() {
    let check = |given: &str, expected: &str| {
        let letters: String =
            asked_by(&condition(given)).into_iter().map(|it| (b'a' + it) as char).collect();
        assert_eq!(letters, expected, "[{given}]");
    };
    check("", "");
    check("?", "");
    check("b0 a1 | c0", "bac");
    check("b0 a1 | b1 c0 | a0", "bac");
}

#[test]
fn live_questions_are_unanswered_and_matter() {
    let check = |given: &str, answered: &str, expected: &str| {
        let live = live_questions(&condition(given), &answers(answered));
        let letters: String = live.into_iter().map(|it| (b'a' + it) as char).collect();
        assert_eq!(letters, expected, "[{given}] with [{answered}]");
    };
    check("a0 b1", "", "ab");
    check("a0 b1", "a0", "b");
    check("a0 b1", "a1", "");
    check("a0 b1", "a?", "b");
    check("a0 | a12 b1", "b1", "");
    check("a0 | a12 b1", "", "ab");
    // Whatever a is, only b and c count.
    check("a0 b1 | a12 b1 | c0", "", "bc");
    // The document leaves it open either way.
    check("b0 ? | b1 ?", "", "");
    check("b0 ? | b1 ? | c0", "", "c");
    check("?", "", "");
    // b could only lead from open to open.
    check("a0 ? | b1 ?", "a0", "");
}

#[test]
fn grounds_name_what_decides() {
    let check = |given: &str, answered: &str, expected: &str| {
        let found = grounds(&condition(given), &answers(answered));
        let letter = |question: u8| (b'a' + question) as char;
        let words: Vec<String> = found
            .into_iter()
            .map(|ground| match ground {
                Ground::Answered(question, choice) => format!("{}{choice}", letter(question)),
                Ground::Missing(question) => format!("{}?", letter(question)),
                Ground::LeftOpen(doubt) => format!("!{doubt}"),
            })
            .collect();
        assert_eq!(words.join(" "), expected, "[{given}] with [{answered}]");
    };
    check("", "a0", "");
    check("a0", "a0", "a0");
    check("a0", "a2", "a2");
    check("a0", "", "a?");
    check("a0", "a?", "a?");
    check("a0 b1", "a0 b1 c0", "a0 b1");
    check("a0 b1", "a1 b0", "a1");
    check("a0 b1", "a0", "b?");
    check("a0 | b1", "a0 b1", "a0");
    check("a0 | b1", "a1 b0", "a1 b0");
    check("a0 | b1", "a1", "b?");
    check("a0 | a12 b1", "b1", "b1");
    check("a0 ?", "a0", "!0");
    check("a0 | a12 ?", "a1", "!1");
    check("a0 | a12 ?", "", "a? !1");
    // Whatever b is, the document leaves it open: it does not depend on b.
    check("a0 ? | b1 ?", "a0", "!0 !1");
    check("b0 c0 | b0", "", "b?");
}

/// Any condition on the four questions, each at most once in a clause.
fn any_condition() -> impl Strategy<Value = Condition> {
    let test = |question: usize| {
        let full = (1u16 << SIZES[question]) - 1;
        proptest::option::of(
            (1..full).prop_map(move |choices| Test { question: question as u8, choices }),
        )
    };
    let clause = (test(0), test(1), test(2), test(3), proptest::bool::weighted(0.2));
    let clause = clause.prop_filter_map("says nothing", |(a, b, c, d, open)| {
        let tests: Vec<Test> = [a, b, c, d].into_iter().flatten().collect();
        let says = open || !tests.is_empty();
        says.then_some(Clause { tests, open: open.then_some(0) })
    });
    proptest::collection::vec(clause, 0..5).prop_map(|any| Condition { any })
}

/// Any answers to the four questions; a digit beyond the choices is 不清楚, -1 is none.
fn any_answers() -> impl Strategy<Value = Answers> {
    let digit = |question: usize| -1..=i16::from(SIZES[question]);
    (digit(0), digit(1), digit(2), digit(3)).prop_map(|(a, b, c, d)| {
        let mut answers = Answers::none(&bank());
        for (question, digit) in [a, b, c, d].into_iter().enumerate() {
            let answer = match u8::try_from(digit) {
                Err(_) => continue,
                Ok(choice) if choice == SIZES[question] => Answer::NotSure,
                Ok(choice) => Answer::Choice(choice),
            };
            answers.set(question as u8, Some(answer));
        }
        answers
    })
}

/// What all ways of definitely answering the rest agree on.
fn oracle(condition: &Condition, answers: &Answers) -> Truth {
    let open = (0..4).find(|&it| !matches!(answers.get(it), Some(Answer::Choice(_))));
    if let Some(question) = open {
        let mut outcomes = (0..SIZES[usize::from(question)])
            .map(|choice| oracle(condition, &answers.with(question, Answer::Choice(choice))));
        let first = outcomes.next().unwrap();
        return if outcomes.all(|it| it == first) { first } else { Unknown };
    }
    let holds = |clause: &&Clause| {
        clause.tests.iter().all(|test| match answers.get(test.question) {
            Some(Answer::Choice(choice)) => test.choices >> choice & 1 == 1,
            _ => false,
        })
    };
    let mut holding = condition.any.iter().filter(holds).peekable();
    if condition.any.is_empty() {
        True
    } else if holding.peek().is_none() {
        False
    } else if holding.any(|clause| clause.open.is_none()) {
        True
    } else {
        Unknown
    }
}

/// Whether some definite answers to the other questions in `open` leave a difference that two
/// answers to `question` make.
fn oracle_matters(condition: &Condition, answers: &Answers, question: u8, open: &[u8]) -> bool {
    if let Some((&other, rest)) = open.split_first() {
        return (0..SIZES[usize::from(other)]).any(|choice| {
            let answers = answers.with(other, Answer::Choice(choice));
            oracle_matters(condition, &answers, question, rest)
        });
    }
    let outcome = |choice| oracle(condition, &answers.with(question, Answer::Choice(choice)));
    (1..SIZES[usize::from(question)]).any(|choice| outcome(choice) != outcome(0))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn decide_agrees_with_brute_force(condition in any_condition(), answers in any_answers()) {
        prop_assert_eq!(decide(&condition, &answers), oracle(&condition, &answers));
    }

    #[test]
    fn live_questions_agree_with_brute_force(
        condition in any_condition(),
        answers in any_answers(),
    ) {
        let unanswered: Vec<u8> = (0..4).filter(|&it| answers.get(it).is_none()).collect();
        let expected: Vec<u8> = unanswered.iter().copied().filter(|&question| {
            let others: Vec<u8> =
                unanswered.iter().copied().filter(|&other| other != question).collect();
            oracle_matters(&condition, &answers, question, &others)
        }).collect();
        let mut live = live_questions(&condition, &answers);
        live.sort_unstable();
        prop_assert_eq!(live, expected);
    }

    /// The answers that are named as grounds, alone, decide the condition the same way.
    #[test]
    fn grounds_suffice(condition in any_condition(), answers in any_answers()) {
        let truth = decide(&condition, &answers);
        let mut alone = Answers::none(&bank());
        for ground in grounds(&condition, &answers) {
            match ground {
                Ground::Answered(question, choice) => {
                    prop_assert_eq!(answers.get(question), Some(Answer::Choice(choice)));
                    alone.set(question, Some(Answer::Choice(choice)));
                }
                Ground::Missing(_) | Ground::LeftOpen(_) => prop_assert_eq!(truth, Unknown),
            }
        }
        if truth != Unknown {
            prop_assert_eq!(oracle(&condition, &alone), truth);
        }
    }

    /// What is unknown depends on exactly those questions without a definite answer that can still
    /// make a difference.
    #[test]
    fn missing_grounds_can_decide(condition in any_condition(), answers in any_answers()) {
        let mut missing: Vec<u8> = grounds(&condition, &answers)
            .into_iter()
            .filter_map(|ground| match ground {
                Ground::Missing(question) => Some(question),
                _ => None,
            })
            .collect();
        missing.sort_unstable();
        let open: Vec<u8> = (0..4)
            .filter(|&it| !matches!(answers.get(it), Some(Answer::Choice(_))))
            .collect();
        let expected: Vec<u8> = open.iter().copied().filter(|&question| {
            let others: Vec<u8> = open.iter().copied().filter(|&other| other != question).collect();
            oracle_matters(&condition, &answers, question, &others)
        }).collect();
        prop_assert_eq!(missing, expected);
    }
}
