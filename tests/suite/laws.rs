//! Laws 1 to 3, and the oracle, over every set of answers to every matter.

use crate::items::Kind;
use crate::oracle::{truth, verdict};
use crate::report::Report;
use crate::some_day;
use crate::table::{Table, tables};
use mingbai::card::{self, Verdict};
use mingbai::catalogue::Audience;
use mingbai::rules::{Answers, Truth};

/// The size of what the laws are tested on: none is empty, none was cut.
#[test]
fn every_matter_and_every_set_of_answers_is_tested() {
    assert_eq!(tables().len(), 28 + 12 + 20 + 20 + 96);
    for table in tables() {
        let sets: usize = table
            .space
            .questions
            .iter()
            .map(|&question| usize::from(table.space.sizes[usize::from(question)]) + 2)
            .product();
        assert_eq!(table.rows.len(), sets, "{}", table.space.story(0));
    }
}

/// Every statement on every card is as certain as trying all remaining answers makes it.
#[test]
fn cards_agree_with_brute_force() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            let known = table.space.known(state);
            for (item, &shown) in table.items.iter().zip(&table.rows[state].truths) {
                let right = truth(item.condition, &known, &table.space.sizes);
                report.check(shown == right, || {
                    format!(
                        "{} {}：{shown:?}，应当是 {right:?}",
                        table.space.story(state),
                        item.key
                    )
                });
            }
        }
    }
    report.finish("卡上的每句话与穷举一致");
}

/// The verdict is the one that all ways of answering the rest lead to.
#[test]
fn verdicts_agree_with_brute_force() {
    let mut report = Report::default();
    for table in tables() {
        let criteria = &table.space.matter.criteria;
        for state in table.states() {
            let right = match table.space.matter.audience {
                Audience::Internal => Verdict::Internal,
                _ => verdict::of(criteria, &table.space.known(state), &table.space.sizes),
            };
            let shown = table.rows[state].verdict;
            report.check(shown == right, || {
                format!("{}：{shown:?}，应当是 {right:?}", table.space.story(state))
            });
        }
    }
    report.finish("能不能办与穷举一致");
}

/// Law 1: the card depends on the answers, not on the order in which they were given.
#[test]
fn order_does_not_matter() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        let make = |answers: &Answers| {
            card::make(space.catalogue, space.region, space.matter, answers, some_day())
        };
        for state in table.states() {
            let answers = space.answers(state);
            let straight = make(&answers);
            let given: Vec<_> = answers.iter().collect();
            let mut backwards = Answers::none(&space.catalogue.questions);
            for &(question, answer) in given.iter().rev() {
                backwards.set(question, Some(answer));
            }
            // Everything answered otherwise first, then changed or taken back.
            let mut changed = Answers::none(&space.catalogue.questions);
            for (place, &question) in space.questions.iter().enumerate() {
                let other = (space.digit(state, place) + 1) % (space.unsure(place) + 1);
                let other = space.answers(space.with(0, place, other)).get(question);
                changed.set(question, other);
            }
            for &question in space.questions.iter().rev() {
                changed.set(question, answers.get(question));
            }
            for other in [backwards, changed] {
                report.check(make(&other) == straight, || {
                    format!("{}：次序不同，卡不同", space.story(state))
                });
            }
        }
    }
    report.finish("次序不影响卡");
}

/// Law 2: what is decided stays decided when a question is answered, or 不清楚 becomes definite.
#[test]
fn decided_stays_decided() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            for (place, _) in table.space.questions.iter().enumerate() {
                // One more answer at a time; more follow by repetition.
                let more = match table.space.digit(state, place) {
                    0 => table.space.given(place),
                    digit if digit == table.space.unsure(place) => table.space.definite(place),
                    _ => continue,
                };
                for digit in more {
                    let next = table.space.with(state, place, digit);
                    check_kept(&mut report, table, state, next);
                }
            }
        }
    }
    report.finish("定了的不再变");
}

fn check_kept(report: &mut Report, table: &Table, state: usize, next: usize) {
    let (before, after) = (&table.rows[state], &table.rows[next]);
    report.check(before.verdict == Verdict::Undecided || before.verdict == after.verdict, || {
        format!(
            "{} 是 {:?}，{} 却是 {:?}",
            table.space.story(state),
            before.verdict,
            table.space.story(next),
            after.verdict
        )
    });
    for (item, (&was, &is)) in table.items.iter().zip(before.truths.iter().zip(&after.truths)) {
        report.check(was == Truth::Unknown || was == is, || {
            format!(
                "{} 时“{}”是 {was:?}，{} 时却是 {is:?}",
                table.space.story(state),
                item.key,
                table.space.story(next)
            )
        });
    }
}

/// Law 3: 不清楚 never hides a paper that some definite answer would have required, nor an
/// alternative, a way to apply or a deadline.
#[test]
fn unsure_hides_nothing() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        for state in table.states() {
            for place in 0..space.questions.len() {
                if space.digit(state, place) != space.unsure(place) {
                    continue;
                }
                for digit in space.definite(place) {
                    let definite = space.with(state, place, digit);
                    for (at, item) in table.items.iter().enumerate() {
                        let hidden = table.rows[state].truths[at] == Truth::False
                            && table.rows[definite].truths[at] != Truth::False;
                        report.check(!hidden, || {
                            format!(
                                "{} 时看不到“{}”，{} 时却要",
                                space.story(state),
                                item.key,
                                space.story(definite)
                            )
                        });
                    }
                }
            }
        }
    }
    report.finish("不清楚不遮住材料");
}

/// 不清楚 tells no more than saying nothing: the cards say the same.
#[test]
fn unsure_decides_nothing() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        for state in table.states() {
            for place in 0..space.questions.len() {
                if space.digit(state, place) == space.unsure(place) {
                    let silent = space.with(state, place, 0);
                    report.check(table.rows[state].says_same(&table.rows[silent]), || {
                        format!("{} 与 {} 说的不同", space.story(state), space.story(silent))
                    });
                }
            }
        }
    }
    report.finish("不清楚等于不知道");
}

/// Every paper is in exactly one list, fetched ones in their own.
#[test]
fn every_paper_is_in_one_list() {
    let mut report = Report::default();
    for table in tables() {
        let papers = table.items.iter().filter(|item| item.kind == Kind::Material);
        let (fetched, brought): (Vec<_>, Vec<_>) = papers.partition(|item| item.fetched);
        for state in table.states() {
            let card = table.card(state);
            let lists = [&card.must, &card.maybe, &card.fetched, &card.not_needed];
            let count: usize = lists.iter().map(|list| list.len()).sum();
            let said = || format!("{}：材料的数目不对", table.space.story(state));
            report.check(count == fetched.len() + brought.len(), said);
            let handed_in = || card.must.iter().chain(&card.maybe);
            report.check(handed_in().all(|paper| paper.fetched.is_empty()), || {
                format!("{}：系统获取的材料不用带", table.space.story(state))
            });
        }
    }
    report.finish("每份材料在一处");
}
