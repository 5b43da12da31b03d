//! Explanations of papers, what a question is asked for, and what 不清楚 means.

use crate::oracle::{agree, every, tested, truth};
use crate::report::Report;
use crate::space::{Space, State};
use crate::table::tables;
use crate::{catalogue, in_package};
use mingbai::card::{self, Card, Paper, Verdict};
use mingbai::catalogue::{Alternative, Audience, Condition, Explanation, Material};
use mingbai::rules::{Answer, Truth, decide};
use std::collections::BTreeSet;
use std::fs;

fn papers(card: &Card) -> impl Iterator<Item = &Paper> {
    [&card.must, &card.maybe, &card.not_needed, &card.fetched].into_iter().flatten()
}

/// A card explains its papers, those of their alternatives that can still be used, and nothing else.
#[test]
fn papers_are_explained_where_they_stand() {
    let mut report = Report::default();
    for table in tables() {
        let matter = table.space.matter;
        let state = table.rows.len() - 1;
        for state in [0, state] {
            let (card, answers) = (table.card(state), table.space.answers(state));
            for paper in papers(&card) {
                let meant = |it: &&Material| it.name == paper.name;
                let usable = |it: &&Alternative| decide(&it.condition, &answers) != Truth::False;
                let named = matter.materials.iter().filter(meant).any(|it| {
                    let others = it.alternatives.iter().filter(usable);
                    let places: BTreeSet<u8> =
                        others.flat_map(|it| &it.explained).chain(&it.explained).copied().collect();
                    let shown: BTreeSet<u8> = paper.explanations.iter().map(place).collect();
                    places == shown && shown.len() == paper.explanations.len()
                });
                report.check(named, || format!("{}：{}", table.space.story(state), paper.name));
            }
        }
    }
    report.finish("材料说明在该在的地方");
}

fn place(explanation: &Explanation) -> u8 {
    let known = catalogue().explanations.iter().position(|it| it == explanation);
    known.expect("an explanation of the catalogue") as u8
}

/// Explanations say what a thing is, never what one need not bring or may bring instead.
#[test]
fn explanations_make_no_rules() {
    const RULES: [&str; 12] = [
        "不用",
        "可以不",
        "不必",
        "无需",
        "代替",
        "替代",
        "免",
        "必须",
        "应当",
        "就行",
        "不能用",
        "窗口",
    ];
    let mut report = Report::default();
    for it in &catalogue().explanations {
        for said in [it.what, it.origin, it.unlike] {
            let rule = RULES.iter().find(|word| said.contains(*word));
            report.check(rule.is_none(), || format!("{}：{said}", it.name));
        }
    }
    assert!(catalogue().explanations.len() >= 40);
    report.finish("说明不定规矩");
}

/// Every picture that an explanation names is there, says in words what it shows, stands alone, and none
/// is left over.
#[test]
fn pictures_are_there_and_say_what_they_show() {
    let folder = in_package("static/papers");
    let named: BTreeSet<String> = catalogue()
        .explanations
        .iter()
        .filter(|it| !it.picture.is_empty())
        .map(|it| format!("{}.svg", it.picture))
        .collect();
    let there: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the pictures")
        .map(|it| it.expect("entry").file_name().into_string().expect("plain name"))
        .collect();
    assert_eq!(named, there);
    let mut report = Report::default();
    for name in &there {
        let text = fs::read_to_string(folder.join(name)).expect("a picture");
        for part in ["<title ", "<desc ", "viewBox=", "role=\"img\""] {
            report.check(text.contains(part), || format!("{name} 没有 {part}"));
        }
        let foreign = ["<script", "href", "url(", "<image", "@import", "<style"];
        let foreign = foreign.iter().find(|it| text.contains(*it));
        report.check(foreign.is_none(), || format!("{name} 里有 {foreign:?}"));
        // A number that could be somebody's.
        let said = text.split('<').filter_map(|it| it.split_once('>')).map(|it| it.1);
        let digits = said.flat_map(|it| it.split(|c: char| !c.is_ascii_digit())).map(str::len);
        report.check(digits.max() < Some(3), || format!("{name} 里有一长串数字"));
        report.check(text.len() < 6_000, || format!("{name} 太大"));
    }
    report.finish("图");
}

/// Whatever a matter's interview asks, the document says something that depends on it, and that is shown.
#[test]
fn a_question_has_a_passage() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        for &question in &space.questions {
            let passages = card::asked_for(space.catalogue, space.region, space.matter, question);
            let story = || format!("{} {}", space.story(0), space.question_name(question));
            report.check(!passages.is_empty(), || format!("{}没有出处", story()));
            for passage in &passages {
                report.check(!passage.split().1.is_empty(), || format!("{}：空的出处", story()));
            }
            // Only what depends on it: each is the source of an item that tests the question.
            let depends = |passage: &card::Passage| {
                table.items.iter().any(|item| {
                    tested(item.condition).contains(&question)
                        && item.sources.iter().any(|quote| {
                            let element = &space.matter.elements[usize::from(quote.element)];
                            let start = usize::from(quote.start);
                            element.text == passage.text
                                && passage.mark == (start, start + usize::from(quote.len))
                        })
                })
            };
            report.check(passages.iter().all(depends), || format!("{}：多余的出处", story()));
            let count = passages.len();
            let once = passages.iter().enumerate().all(|(at, it)| !passages[..at].contains(it));
            report.check(once, || format!("{}：{count} 段里有重复", story()));
        }
        // A question of no concern has none.
        let other = (0..space.sizes.len() as u8).find(|it| !space.questions.contains(it));
        let other = other.expect("no matter asks everything");
        let passages = card::asked_for(space.catalogue, space.region, space.matter, other);
        report.check(passages.is_empty(), || format!("{}：不问的也有出处", space.story(0)));
    }
    report.finish("问题有出处");
}

/// Whether an answer to a question makes a difference to a condition, for some way of answering what is
/// not answered; by brute force. What was answered 不清楚 stays unknown.
fn matters(space: &Space, state: State, condition: &Condition, question: u8) -> bool {
    let (answers, sizes) = (space.answers(state), &space.sizes);
    let mut open = tested(condition);
    if !open.contains(&question) {
        return false;
    }
    open.retain(|&it| it != question && answers.get(it).is_none());
    let place = usize::from(question);
    !every(&mut space.known(state), sizes, &open, &mut |known| {
        let mut seen = None;
        (0..sizes[place]).all(|choice| {
            let mut known = known.clone();
            known[place] = Some(choice);
            agree(&mut seen, truth(condition, &known, sizes))
        })
    })
}

/// What the button 不清楚 promises is what the card then says.
#[test]
fn unsure_means_what_the_card_then_says() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        if space.matter.audience == Audience::Internal {
            continue;
        }
        for state in table.states() {
            for &question in &table.rows[state].open {
                let place = space.place(question).expect("a question of the matter");
                let answers = space.answers(state);
                let unsure = card::unsure(space.matter, &answers, question);
                let then = space.with(state, place, space.unsure(place));
                let card = table.card(then);
                let id = space.catalogue.questions[usize::from(question)].id;
                let depends = |reasons: &card::Reasons| {
                    reasons.depends_on.iter().any(|it| it.question == id && it.unsure)
                };
                let story = || format!("{} {}", space.story(state), space.question_name(question));
                let meant = |it: &&Material| {
                    it.fetched.is_empty() && matters(space, state, &it.condition, question)
                };
                let meant: Vec<&Material> = space.matter.materials.iter().filter(meant).collect();
                report.check(unsure.papers == meant.len(), || {
                    format!("{}：说 {} 样，应是 {} 样", story(), unsure.papers, meant.len())
                });
                for material in meant {
                    let mut there = card.maybe.iter().filter(|it| depends(&it.reasons));
                    report.check(there.any(|it| it.name == material.name), || {
                        format!("{}：“{}”不在可能要带里", story(), material.name)
                    });
                }
                let answered = || space.definite(place).map(|it| space.with(state, place, it));
                let differs = || answered().any(|other| table.rows[other].verdict != card.verdict);
                let open = card.verdict == Verdict::Undecided
                    && (card.criteria.iter().any(|it| depends(&it.reasons)) || differs());
                report.check(!unsure.verdict || open, || {
                    format!("{}：能不能办并不要问，{:?}", story(), card.verdict)
                });
                // Where the verdict is not said to depend on it, no answer changes it.
                for other in answered().filter(|_| !unsure.verdict) {
                    let row = &table.rows[other];
                    report.check(row.verdict == card.verdict, || {
                        format!("{}：{:?} 变成 {:?}", story(), card.verdict, row.verdict)
                    });
                }
                // Whatever was answered before, the promise is the same.
                let answers = answers.with(question, Answer::Choice(0));
                let again = card::unsure(space.matter, &answers, question);
                report.check(again == unsure, || format!("{}：改回答时说的不一样", story()));
            }
        }
    }
    report.finish("不清楚说到做到");
}
