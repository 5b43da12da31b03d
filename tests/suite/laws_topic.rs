//! Leading someone to the right one of several matters: the laws, over every topic of every region and
//! every way of answering.

use crate::report::Report;
use crate::{catalogue, some_day};
use mingbai::card::{self, Verdict};
use mingbai::catalogue::{Audience, Catalogue, Region, Topic};
use mingbai::interview::topic::{Candidate, candidates, is_offered, next_question, questions_of};
use mingbai::rules::{Answer, Answers, Truth};

/// Calls `seen` with every set of answers that the interview of a topic can come to.
fn walk(candidates: &[Candidate], answers: &Answers, seen: &mut dyn FnMut(&Answers, Option<u8>)) {
    let next = next_question(candidates, answers);
    seen(answers, next);
    let Some(question) = next else {
        return;
    };
    assert_eq!(answers.get(question), None, "a question is asked twice");
    let ways = (0..answers.size(question)).map(Answer::Choice).chain([Answer::NotSure]);
    for answer in ways {
        walk(candidates, &answers.with(question, answer), seen);
    }
}

/// Every region with every situation of which it has a matter.
fn topics() -> Vec<(&'static Catalogue, &'static Region, &'static Topic)> {
    let catalogue = catalogue();
    let mut all = Vec::new();
    for region in &catalogue.regions {
        for topic in &catalogue.topics {
            if !candidates(topic, region).is_empty() {
                all.push((catalogue, region, topic));
            }
        }
    }
    all
}

fn left(candidates: &[Candidate], answers: &Answers) -> Vec<usize> {
    let left = candidates.iter().filter(|it| it.fits(answers) != Truth::False);
    left.map(|it| it.place).collect()
}

/// What is asked rules out some matter under some answer, and not all of them; 不清楚 rules out none.
#[test]
fn every_question_separates() {
    let mut report = Report::default();
    for (catalogue, region, topic) in topics() {
        let candidates = candidates(topic, region);
        walk(&candidates, &Answers::none(&catalogue.questions), &mut |answers, next| {
            let Some(question) = next else {
                return;
            };
            let before = left(&candidates, answers);
            let name = catalogue.questions[usize::from(question)].name;
            let story = || format!("{} {}：{answers:?} 问“{name}”", region.name, topic.situation);
            let separates = (0..answers.size(question)).any(|choice| {
                let after = left(&candidates, &answers.with(question, Answer::Choice(choice)));
                !after.is_empty() && after.len() < before.len()
            });
            report.check(separates, || format!("{}分不开", story()));
            // Whatever still leads somewhere is offered.
            for choice in 0..answers.size(question) {
                let answer = Answer::Choice(choice);
                let bank = &catalogue.questions;
                let leads = |answer| left(&candidates, &answers.with(question, answer));
                let offered = |answer| is_offered(&candidates, bank, answers, question, answer);
                // What is the same as another may be left out, if that one leads to the same.
                let same = bank[usize::from(question)].choices[usize::from(choice)].same_as;
                let instead = same
                    .map(Answer::Choice)
                    .is_some_and(|same| offered(same) && leads(same) == leads(answer));
                report.check(leads(answer).is_empty() || offered(answer) || instead, || {
                    format!("{}：没有给出能选的回答", story())
                });
            }
            let unsure = left(&candidates, &answers.with(question, Answer::NotSure));
            report.check(unsure == before, || format!("{}：不清楚排除了事项", story()));
        });
    }
    report.finish("问的都分得开");
}

/// Whoever is told that a matter is not the one is told why, and the matter's own card agrees.
#[test]
fn what_is_ruled_out_says_why() {
    let mut report = Report::default();
    for (catalogue, region, topic) in topics() {
        let candidates = candidates(topic, region);
        walk(&candidates, &Answers::none(&catalogue.questions), &mut |answers, next| {
            let choosing = card::choose(catalogue, region, topic, answers);
            let story = || format!("{} {}：{answers:?}", region.name, topic.situation);
            let asked = choosing.next.as_ref().and_then(|it| catalogue.question_index(it.question));
            report.check(asked == next.map(usize::from), || format!("{}问得不一样", story()));
            let count = choosing.fitting.len() + choosing.others.len();
            report.check(count == candidates.len(), || format!("{}丢了事项", story()));
            for other in &choosing.others {
                let why = !other.advice.is_empty() || !other.failed.is_empty();
                report.check(why, || format!("{}：{} 没有说为什么", story(), other.name));
                let because = !other.reasons.because.is_empty()
                    || other.failed.iter().any(|it| !it.reasons.because.is_empty());
                report.check(because, || format!("{}：{} 没有说回答", story(), other.name));
                let Some(matter) = region.matter(other.matter) else {
                    panic!("{} has no {}", region.name, other.matter);
                };
                let card = card::make(catalogue, region, matter, answers, some_day());
                let failed = !other.failed.is_empty();
                report.check(failed == (card.verdict == Verdict::No), || {
                    format!("{}：{} 的卡不是这样说", story(), other.name)
                });
            }
            for fitting in &choosing.fitting {
                report.check(fitting.failed.is_empty() && fitting.advice.is_empty(), || {
                    format!("{}：{} 又合适又不合适", story(), fitting.name)
                });
            }
        });
    }
    report.finish("不合适的说为什么");
}

/// Where no matter fits, whatever fits instead is named once each, and nothing that the same answers rule out;
/// who is not insured is led to the situation for it wherever there is one.
#[test]
fn who_fits_nowhere_is_told_where_to_turn() {
    let mut report = Report::default();
    let mut uninsured = 0;
    for (catalogue, region, topic) in topics() {
        let candidates = candidates(topic, region);
        let insurance = catalogue.questions.iter().position(|it| it.name == "参保险种");
        let (Some(insurance), Some(none)) =
            (insurance, insurance.and_then(|it| catalogue.questions[it].choice_index("没有参保")))
        else {
            panic!("no question on the insurance");
        };
        walk(&candidates, &Answers::none(&catalogue.questions), &mut |answers, _| {
            let choosing = card::choose(catalogue, region, topic, answers);
            let turn = &choosing.turn;
            let story = || format!("{} {}：{answers:?}", region.name, topic.situation);
            if !choosing.fitting.is_empty() {
                report.check(*turn == card::Turn::default(), || {
                    format!("{}：有合适的还让人转", story())
                });
                return;
            }
            let named: Vec<&str> = turn.matters.iter().map(|it| it.id).collect();
            let failed = choosing.others.iter().flat_map(|it| &it.failed);
            for instead in failed.flat_map(|it| &it.instead) {
                let count = named.iter().filter(|id| **id == instead.id).count();
                report
                    .check(count == 1, || format!("{}：{} 说了 {count} 次", story(), instead.name));
            }
            for id in named {
                let Some(matter) = region.matter(id) else { panic!("{} has no {id}", region.name) };
                let card = card::make(catalogue, region, matter, answers, some_day());
                report.check(card.verdict != Verdict::No, || format!("{}：{id} 也不能办", story()));
            }
            let once =
                |said: &&str| turn.advice.iter().filter(|it| it.contains(*said)).count() == 1;
            report.check(turn.advice.iter().all(|it| once(&&**it)), || {
                format!("{}：说明重复", story())
            });
            if answers.get(insurance as u8) == Some(Answer::Choice(none as u8)) {
                uninsured += 1;
                // 孟州's document has no matter for it.
                let join = catalogue.topics.iter().find(|it| it.id == "join");
                let can_join = join.is_some_and(|it| it.is_in(region));
                let joins = topic.id == "join" || turn.topics.contains(&"join") || !can_join;
                report.check(joins, || format!("{}：没有参保的没有转到参保", story()));
            }
        });
    }
    report.check(uninsured > 0, || "没有一个没有参保的人".to_owned());
    report.finish("没有合适的说转到哪里");
}

/// Every matter for which somebody can apply is in a situation, and some answers lead to it.
#[test]
fn every_public_matter_is_led_to() {
    let mut report = Report::default();
    let catalogue = catalogue();
    for region in &catalogue.regions {
        let mut reached = vec![false; region.matters.len()];
        for topic in &catalogue.topics {
            let candidates = candidates(topic, region);
            walk(&candidates, &Answers::none(&catalogue.questions), &mut |answers, next| {
                if next.is_none() {
                    for place in left(&candidates, answers) {
                        reached[place] = true;
                    }
                }
            });
        }
        for (matter, reached) in region.matters.iter().zip(reached) {
            let internal = matter.audience == Audience::Internal;
            report.check(reached != internal, || {
                format!("{} {}：到得了 {reached}", region.name, matter.name)
            });
        }
    }
    report.finish("能办的都找得到");
}

/// What separates a matter from its sisters can hold for someone who may apply for it.
#[test]
fn the_separation_agrees_with_the_criteria() {
    let mut report = Report::default();
    for (catalogue, region, topic) in topics() {
        for candidate in candidates(topic, region) {
            let questions = questions_of(&[candidate]);
            let none = Answers::none(&catalogue.questions);
            report.check(can_fit(&candidate, &none, &questions), || {
                format!("{} {}：选不到 {}", region.name, topic.situation, candidate.matter.name)
            });
        }
    }
    report.finish("分得出来");
}

/// Whether some definite answers to the questions rule nothing out.
fn can_fit(candidate: &Candidate, answers: &Answers, questions: &[u8]) -> bool {
    if candidate.fits(answers) == Truth::False {
        return false;
    }
    let Some((&question, rest)) = questions.split_first() else {
        return true;
    };
    (0..answers.size(question))
        .any(|choice| can_fit(candidate, &answers.with(question, Answer::Choice(choice)), rest))
}
