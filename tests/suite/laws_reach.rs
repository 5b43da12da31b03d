//! Law 4: every statement can be reached and can fail, every verdict that can be is reached.

use crate::items::{Item, Kind};
use crate::oracle::left_open;
use crate::report::Report;
use crate::table::{Table, tables};
use mingbai::card::Verdict;
use mingbai::catalogue::Audience;
use mingbai::rules::Truth;

/// Full sets of definite answers that no criterion rules out, `but` excepted.
fn admissible<'t>(table: &'t Table, but: &'t Item) -> impl Iterator<Item = usize> + 't {
    table.full_states().filter(move |&state| {
        table.items.iter().zip(&table.rows[state].truths).all(|(item, &truth)| {
            item.kind != Kind::Criterion || item.key == but.key || truth != Truth::False
        })
    })
}

#[test]
fn every_statement_can_hold() {
    let mut report = Report::default();
    for table in tables() {
        for (at, item) in table.items.iter().enumerate() {
            let mut reached = admissible(table, item).map(|state| table.rows[state].truths[at]);
            let holds = reached.any(|truth| {
                truth == Truth::True || truth == Truth::Unknown && left_open(item.condition)
            });
            report.check(holds, || {
                format!("{}：没有一种回答用得上“{}”", table.space.story(0), item.key)
            });
        }
    }
    report.finish("每句话都用得上");
}

/// A condition that nothing can fail is no condition. One that the document leaves open is never
/// certain instead.
#[test]
fn every_condition_can_fail() {
    let mut report = Report::default();
    for table in tables() {
        for (at, item) in table.items.iter().enumerate() {
            if item.condition.any.is_empty() {
                continue;
            }
            // Who fails one criterion may fail another by the same answer.
            let mut reached: Box<dyn Iterator<Item = Truth>> = match item.kind {
                Kind::Criterion => {
                    Box::new(table.full_states().map(|state| table.rows[state].truths[at]))
                }
                _ => Box::new(admissible(table, item).map(|state| table.rows[state].truths[at])),
            };
            let fails = reached.any(|truth| {
                truth == Truth::False || truth == Truth::Unknown && left_open(item.condition)
            });
            report.check(fails, || {
                format!("{}：没有一种回答排除“{}”", table.space.story(0), item.key)
            });
        }
    }
    report.finish("每个情形都有不成立的时候");
}

/// With every question definitely answered, only what the document leaves open is uncertain.
#[test]
fn definite_answers_settle_everything_but_what_is_left_open() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.full_states() {
            for (item, &truth) in table.items.iter().zip(&table.rows[state].truths) {
                report.check(truth != Truth::Unknown || left_open(item.condition), || {
                    format!("{}：都答了，“{}”还不确定", table.space.story(state), item.key)
                });
            }
        }
    }
    report.finish("都答了就都定了");
}

#[test]
fn every_verdict_that_can_be_is_reached() {
    let mut report = Report::default();
    for table in tables() {
        let story = table.space.story(0);
        let reached: Vec<Verdict> = table.rows.iter().map(|row| row.verdict).collect();
        let criteria = &table.space.matter.criteria;
        if table.space.matter.audience == Audience::Internal {
            let plain = criteria.is_empty() && reached == [Verdict::Internal];
            report.check(plain, || format!("{story}：内部的事有条件或别的判断"));
            continue;
        }
        if criteria.is_empty() {
            report.check(reached.iter().all(|it| *it == Verdict::Unstated), || {
                format!("{story}：没有资格，却有判断")
            });
            continue;
        }
        report.check(!reached.contains(&Verdict::Unstated), || format!("{story}：有资格没有判断"));
        report
            .check(reached.contains(&Verdict::Yes) || reached.contains(&Verdict::LeftOpen), || {
                format!("{story}：谁也办不了")
            });
        let open_for_others = criteria.iter().all(|it| left_open(&it.condition));
        report.check(open_for_others || reached.contains(&Verdict::No), || {
            format!("{story}：谁都能办")
        });
        report.check(table.rows[0].verdict == Verdict::Undecided, || {
            format!("{story}：什么也没有回答就定了")
        });
        let open = criteria.iter().any(|it| left_open(&it.condition));
        report.check(open || reached.contains(&Verdict::Yes), || {
            format!("{story}：文件写明了资格，却没有人能办")
        });
        report.check(open || !reached.contains(&Verdict::LeftOpen), || {
            format!("{story}：文件没有留下说不清的资格，卡上却说没写明")
        });
    }
    report.finish("每种判断都到得了");
}

/// What only the office can settle stays unsettled whatever is answered, and says which doubt.
#[test]
fn what_is_left_open_names_its_doubt() {
    let mut report = Report::default();
    for table in tables() {
        let doubts: Vec<&str> = table.space.matter.doubts.iter().map(|doubt| doubt.text).collect();
        for state in table.full_states() {
            let card = table.card(state);
            for paper in &card.maybe {
                let named = !paper.reasons.left_open.is_empty()
                    && paper.reasons.left_open.iter().all(|text| doubts.contains(text));
                report.check(named && paper.reasons.depends_on.is_empty(), || {
                    format!("{}：“{}”没有说哪里没写明", table.space.story(state), paper.name)
                });
                // The doubt itself is on the card, so that the passage can be opened.
                let shown = paper
                    .reasons
                    .left_open
                    .iter()
                    .all(|text| card.doubts.iter().any(|doubt| doubt.text == *text));
                report.check(shown, || {
                    format!("{}：“{}”的存疑不在卡上", table.space.story(state), paper.name)
                });
            }
        }
    }
    report.finish("没写明的说出存疑");
}
