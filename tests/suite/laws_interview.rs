//! Law 5: the interview ends, asks nothing twice and nothing idle, and counts honestly.

use crate::report::Report;
use crate::space::State;
use crate::table::{Table, tables};
use mingbai::card::Verdict;
use mingbai::interview::{every_answer, next_question, questions_of};
use mingbai::rules::{Answer, Answers, Truth};
use std::collections::HashMap;

/// The interview knows exactly the questions that some condition tests.
#[test]
fn questions_are_those_of_the_conditions() {
    for table in tables() {
        let mut known = questions_of(table.space.matter);
        known.sort_unstable();
        assert_eq!(known, table.space.questions, "{}", table.space.story(0));
    }
}

#[test]
fn only_unanswered_questions_of_the_matter_are_asked() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            let open = &table.rows[state].open;
            for &question in open {
                let place = table.space.place(question);
                let fresh = place.is_some_and(|place| table.space.digit(state, place) == 0);
                report.check(fresh, || {
                    let name = table.space.question_name(question);
                    format!("{}：不该再问“{name}”", table.space.story(state))
                });
            }
            let answers = table.space.answers(state);
            let next = next_question(table.space.matter, &answers);
            report.check(next == open.first().copied(), || {
                format!("{}：下一个问题不是第一个未答的", table.space.story(state))
            });
        }
    }
    report.finish("不问两遍");
}

/// A question is asked only if, the rest being answered in some way, two definite answers to it lead
/// to different cards. Holds for the next question and for all that are announced as open.
#[test]
fn every_question_can_change_the_card() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            for &question in &table.rows[state].open {
                let place = table.space.place(question).expect("a question of the matter");
                report.check(can_change(table, state, place), || {
                    let name = table.space.question_name(question);
                    format!("{}：问“{name}”改变不了卡", table.space.story(state))
                });
            }
        }
    }
    report.finish("不问没用的");
}

/// Whether two definite answers at `place` differ under some answers to the other open questions.
fn can_change(table: &Table, state: State, place: usize) -> bool {
    let space = &table.space;
    let others: Vec<usize> = (0..space.questions.len())
        .filter(|&other| other != place && space.digit(state, other) == 0)
        .collect();
    some_continuation(table, state, &others, &mut |continued| {
        let mut rows =
            space.definite(place).map(|digit| &table.rows[space.with(continued, place, digit)]);
        let first = rows.next().expect("a question has answers");
        rows.any(|row| !row.says_same(first))
    })
}

/// Whether `found` holds for some way to leave, answer or not know the questions at `open`.
fn some_continuation(
    table: &Table,
    state: State,
    open: &[usize],
    found: &mut dyn FnMut(State) -> bool,
) -> bool {
    let Some((&place, rest)) = open.split_first() else {
        return found(state);
    };
    (0..=table.space.unsure(place))
        .any(|digit| some_continuation(table, table.space.with(state, place, digit), rest, found))
}

/// When nothing more is asked, nothing unasked could have changed the card; only someone who
/// certainly cannot apply is spared the rest.
#[test]
fn nothing_that_matters_is_left_unasked() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            let row = &table.rows[state];
            if !row.open.is_empty() || row.verdict == Verdict::No {
                continue;
            }
            for place in 0..table.space.questions.len() {
                if table.space.digit(state, place) == 0 {
                    report.check(!can_change(table, state, place), || {
                        let name = table.space.question_name(table.space.questions[place]);
                        format!("{}：该问“{name}”没有问", table.space.story(state))
                    });
                }
            }
        }
    }
    report.finish("该问的都问");
}

/// Whoever certainly cannot apply is not asked for details.
#[test]
fn nothing_is_asked_once_the_verdict_is_no() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            let row = &table.rows[state];
            let quiet = row.verdict != Verdict::No || row.open.is_empty();
            report.check(quiet && (row.open.is_empty() == (row.at_most_remaining == 0)), || {
                format!("{}：已经不能办，还要问", table.space.story(state))
            });
        }
    }
    report.finish("不能办就不再问");
}

/// "At most n more" is the length of the longest interview that can still follow, to the question.
#[test]
fn the_count_is_the_longest_way() {
    let mut report = Report::default();
    for table in tables() {
        let mut known = HashMap::new();
        for state in table.states() {
            let right = longest(table, state, &mut known);
            let said = table.rows[state].at_most_remaining;
            report.check(said == right, || {
                format!("{}：说最多 {said} 个，实际最多 {right} 个", table.space.story(state))
            });
        }
    }
    report.finish("最多还有几个");
}

fn longest(table: &Table, state: State, known: &mut HashMap<State, usize>) -> usize {
    if let Some(&length) = known.get(&state) {
        return length;
    }
    let length = table.rows[state].open.first().map_or(0, |&question| {
        let place = table.space.place(question).expect("a question of the matter");
        let ways = table.space.given(place);
        let longest =
            ways.map(|digit| longest(table, table.space.with(state, place, digit), known));
        1 + longest.max().expect("a question has answers")
    });
    known.insert(state, length);
    length
}

/// Walks every interview from the start as a citizen would: it ends within the number of questions,
/// the answers add up, and what is uncertain at the end is what was not known or is left open.
#[test]
fn every_interview_ends_well() {
    let mut report = Report::default();
    for table in tables() {
        let none = Answers::none(&table.space.catalogue.questions);
        walk(&mut report, table, &none, &mut Vec::new());
    }
    report.finish("提问有头有尾");
}

fn walk(report: &mut Report, table: &Table, answers: &Answers, asked: &mut Vec<(u8, Answer)>) {
    let space = &table.space;
    let story = || space.story(space.state(answers));
    report.check(asked.len() <= space.questions.len(), || format!("{}：问不完", story()));
    let Some(question) = next_question(space.matter, answers) else {
        let told: Vec<(u8, Answer)> = answers.iter().collect();
        let mut given = asked.clone();
        given.sort_unstable();
        report.check(told == given, || format!("{}：答过的和记下的不同", story()));
        at_the_end(report, table, answers);
        return;
    };
    for answer in every_answer(answers, question) {
        asked.push((question, answer));
        walk(report, table, &answers.with(question, answer), asked);
        asked.pop();
    }
}

fn at_the_end(report: &mut Report, table: &Table, answers: &Answers) {
    let state = table.space.state(answers);
    let row = &table.rows[state];
    let card = table.card(state);
    let story = || table.space.story(state);
    report.check(card.open_questions.is_empty(), || format!("{}：卡上还有问题", story()));
    let sure = answers.iter().all(|(_, answer)| answer != Answer::NotSure);
    if !sure || row.verdict == Verdict::No {
        return;
    }
    report.check(row.verdict != Verdict::Undecided, || format!("{}：还不能确定", story()));
    for paper in &card.maybe {
        let open = paper.reasons.depends_on.is_empty() && !paper.reasons.left_open.is_empty();
        report.check(open, || format!("{}：“{}”还不确定，文件没有留着", story(), paper.name));
    }
    for (item, &truth) in table.items.iter().zip(&row.truths) {
        report.check(truth != Truth::Unknown || crate::oracle::left_open(item.condition), || {
            format!("{}：“{}”还不确定", story(), item.key)
        });
    }
}
