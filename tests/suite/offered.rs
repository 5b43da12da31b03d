//! Which answers a matter offers: one that is the same as another only where the matter tells them apart.

use crate::report::Report;
use crate::{catalogue, some_day};
use mingbai::card::{self, Card};
use mingbai::catalogue::{Matter, Region};
use mingbai::interview::{is_offered, questions_of};
use mingbai::rules::{Answer, Answers};

/// The answers to a question that a matter offers, by their Chinese names.
fn offered(region: &str, matter: &str, question: &str) -> Vec<&'static str> {
    let catalogue = catalogue();
    let region = catalogue.regions.iter().find(|it| it.id == region);
    let matter = region.and_then(|it| it.matter(matter)).expect("a matter of the region");
    let place = catalogue.questions.iter().position(|it| it.name == question);
    let place = place.expect("a question of the bank");
    let choices = catalogue.questions[place].choices.iter().enumerate();
    choices
        .filter(|(choice, _)| {
            let answer = Answer::Choice(*choice as u8);
            is_offered(matter, &catalogue.questions, place as u8, answer)
        })
        .map(|(_, choice)| choice.name)
        .collect()
}

/// Who died after an emergency is asked for where the papers differ, and nowhere else.
#[test]
fn an_answer_is_offered_where_it_matters() {
    assert_eq!(offered("zhengzhou", "away-referral", "急诊"), ["否", "是"]);
    let all = ["否", "是", "抢救无效死亡"];
    assert_eq!(offered("wugang", "inpatient-reimbursement", "急诊"), all);
    assert_eq!(offered("zhengzhou", "employee-emergency-death", "急诊"), all);
    assert_eq!(offered("zhengzhou", "person-query-basic", "申请人"), ["本人", "代办人"]);
    let several = ["医疗费", "产检", "计划生育", "津贴", "几样", "补助金"];
    assert_eq!(offered("zhengzhou", "employee-maternity", "生育事项"), several);
}

/// What is not offered leads to the same card as the answer that is; 不清楚 is always offered.
#[test]
fn what_is_not_offered_changes_nothing() {
    let mut report = Report::default();
    let (catalogue, mut left_out) = (catalogue(), 0);
    for region in &catalogue.regions {
        for matter in &region.matters {
            for question in questions_of(matter) {
                let bank = &catalogue.questions;
                let asked = &bank[usize::from(question)];
                assert!(is_offered(matter, bank, question, Answer::NotSure));
                for (choice, it) in asked.choices.iter().enumerate() {
                    let answer = Answer::Choice(choice as u8);
                    if is_offered(matter, bank, question, answer) {
                        continue;
                    }
                    left_out += 1;
                    let same = it.same_as.map(Answer::Choice).expect("the same as another");
                    let alike = gist(region, matter, question, answer)
                        == gist(region, matter, question, same);
                    let story = || format!("{} {} {}", region.name, matter.name, it.name);
                    report.check(alike, || format!("{}：卡不一样", story()));
                    let instead = is_offered(matter, bank, question, same);
                    report.check(instead, || format!("{}：一样的也没有", story()));
                }
            }
        }
    }
    assert!(left_out > 0);
    report.finish("不给出的回答不影响卡");
}

/// Everything on the card of one answer but the answer itself.
fn gist(region: &Region, matter: &Matter, question: u8, answer: Answer) -> String {
    let catalogue = catalogue();
    let answers = Answers::none(&catalogue.questions).with(question, answer);
    let card: Card = card::make(catalogue, region, matter, &answers, some_day());
    let papers = [&card.must, &card.maybe, &card.not_needed, &card.fetched];
    let papers = papers.map(|list| list.iter().map(|it| it.name).collect::<Vec<_>>());
    let doubts: Vec<_> = card.doubts.iter().map(|it| (it.text, it.applies)).collect();
    let notes: Vec<_> = card.notes.iter().map(|it| (it.text, it.applies)).collect();
    format!("{:?} {papers:?} {} {doubts:?} {notes:?}", card.verdict, card.channels.len())
}
