//! 如果…会怎样: what is said to change from one card to another is what changes, all of it and nothing else.

use crate::items::{Item, Kind};
use crate::report::Report;
use crate::some_day;
use crate::table::{Table, tables};
use mingbai::card::{self, Change, Part};
use mingbai::rules::{Answer, Truth};

/// Sets of answers to start from, of each matter: enough to try every question at every answer.
const STARTS: usize = 10;

/// Every single change of an answer, from many sets of answers.
fn every_step(mut step: impl FnMut(&Table, usize, usize)) {
    for table in tables() {
        let count = table.rows.len();
        for start in (0..count).step_by(count.div_ceil(STARTS)) {
            for place in 0..table.space.questions.len() {
                for digit in 0..=table.space.unsure(place) {
                    step(table, start, table.space.with(start, place, digit));
                }
            }
        }
    }
}

#[test]
fn changes_are_all_that_changes() {
    let mut report = Report::default();
    every_step(|table, start, end| {
        let story = || format!("{} → {}", table.space.story(start), table.space.story(end));
        let (before, after) = (table.card(start), table.card(end));
        let found = card::changes(&before, &after);
        let verdict = (before.verdict != after.verdict).then_some((before.verdict, after.verdict));
        report.check(found.verdict == verdict, || format!("{}：{:?}", story(), found.verdict));
        report.check(start != end || found.is_empty(), || format!("{}：{found:?}", story()));

        let mut told: Vec<_> = found
            .list
            .iter()
            .filter(|it| it.before != it.after)
            .map(|it| (part_of(it), it.text, it.before, it.after))
            .collect();
        let mut right: Vec<_> = table
            .items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let (was, is) = (table.rows[start].truths[at], table.rows[end].truths[at]);
                (stands_alone(item) && was != is).then_some((item.kind, item.text, was, is))
            })
            .collect();
        let key = |it: &(Kind, &'static str, Truth, Truth)| format!("{it:?}");
        told.sort_by_key(key);
        right.sort_by_key(key);
        report.check(told == right, || format!("{}：{told:?}，应当是 {right:?}", story()));
    });
    report.finish("变了什么");
}

/// Number, seals, alternatives and notes of a paper that stays.
#[test]
fn changes_within_a_paper_are_told() {
    let mut report = Report::default();
    every_step(|table, start, end| {
        let (was, is) = (&table.rows[start].truths, &table.rows[end].truths);
        let found = card::changes(&table.card(start), &table.card(end));
        for (at, paper) in table.items.iter().enumerate() {
            let stays = paper.kind == Kind::Material
                && was[at] == is[at]
                && was[at] != Truth::False
                && table.items.iter().filter(|it| it.text == paper.text).count() == 1;
            if !stays {
                continue;
            }
            // An alternative that is ruled out says nothing; its own seals and notes are not looked at here.
            let parts = table.items.iter().enumerate().filter(|(_, item)| {
                item.key.starts_with(&paper.key)
                    && matches!(item.kind, Kind::Alternative | Kind::Amount)
                    || item.key.starts_with(&paper.key)
                        && item.kind == Kind::Seal
                        && item.key.matches('@').count() == 2
            });
            let differs = parts.into_iter().any(|(part, _)| was[part] != is[part]);
            let told = found.list.iter().any(|it| it.text == paper.text);
            report.check(told || !differs, || {
                format!(
                    "{} → {}：“{}”变了，没有说",
                    table.space.story(start),
                    table.space.story(end),
                    paper.text
                )
            });
        }
    });
    report.finish("材料的要求变了");
}

/// What would help does help: with that answer the condition no longer fails, and without a change it does.
#[test]
fn remedies_help() {
    let mut report = Report::default();
    let mut some = 0;
    every_step(|table, start, _| {
        let card = table.card(start);
        let answers = table.space.answers(start);
        for (at, criterion) in card.criteria.iter().enumerate() {
            let fails = criterion.met == Truth::False;
            report.check(fails || criterion.remedies.is_empty(), || {
                format!("{}：{}", table.space.story(start), criterion.text)
            });
            for other in &criterion.remedies {
                some += 1;
                let catalogue = table.space.catalogue;
                let question = catalogue.question_index(other.question).expect("a question");
                let choice = catalogue.questions[question].choice_index(other.answer);
                let choice = Answer::Choice(choice.expect("an answer") as u8);
                let (region, matter) = (table.space.region, table.space.matter);
                let answers = answers.with(question as u8, choice);
                let then = card::make(catalogue, region, matter, &answers, some_day());
                report.check(then.criteria[at].met != Truth::False, || {
                    format!("{}：{} 没有用", table.space.story(start), other.because)
                });
            }
        }
    });
    assert!(some > 100, "只有 {some} 个");
    report.finish("换了就行");
}

fn part_of(change: &Change) -> Kind {
    match change.part {
        Part::Paper | Part::Fetched => Kind::Material,
        Part::Channel => Kind::Channel,
        Part::Deadline => Kind::Deadline,
        Part::Window => Kind::Window,
        Part::Note => Kind::Note,
        Part::Doubt => Kind::Doubt,
    }
}

/// Whether a statement stands for itself on the card, and not as part of a paper or of the verdict.
fn stands_alone(item: &Item) -> bool {
    match item.kind {
        Kind::Material | Kind::Channel | Kind::Deadline | Kind::Window | Kind::Doubt => true,
        Kind::Note => item.key.matches('@').count() == 1,
        _ => false,
    }
}
