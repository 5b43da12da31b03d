//! The interview on a small matter: a criterion on the insurance, two papers for emergencies, one with
//! and one without an injury, one that newborns with another name on the receipt bring.

use super::*;
use crate::bundled;
use crate::catalogue::{
    Audience, Catalogue, Clause, Criterion, Deadline, Material, Region, Test, Unit,
};

/// The bank of the small matter: name and number of choices.
const BANK: [(&str, usize); 5] = [("险种", 2), ("急诊", 2), ("受伤", 2), ("新生", 2), ("姓名", 2)];

fn bank() -> Vec<crate::catalogue::Question> {
    let choice =
        |id| crate::catalogue::Choice { id, name: id, label: id, because: id, same_as: None };
    let question = |&(name, size): &(&'static str, usize)| crate::catalogue::Question {
        id: name,
        name,
        text: name,
        why: name,
        hint: "",
        shown: Vec::new(),
        choices: ["0", "1", "2"].into_iter().take(size).map(choice).collect(),
        span: None,
    };
    BANK.iter().map(question).collect()
}

fn place(name: &str) -> u8 {
    BANK.iter().position(|(known, _)| *known == name).unwrap() as u8
}

/// Choice 0 of all these questions.
fn all_of(names: &[&str]) -> Condition {
    let tests = names.iter().map(|name| Test { question: place(name), choices: 1 }).collect();
    Condition { any: vec![Clause { tests, open: None }] }
}

/// Choice 1 of this question.
fn not(name: &str) -> Condition {
    let tests = vec![Test { question: place(name), choices: 2 }];
    Condition { any: vec![Clause { tests, open: None }] }
}

fn material(condition: Condition) -> Material {
    Material {
        name: "证明",
        condition,
        alternatives: Vec::new(),
        form: "",
        amounts: Vec::new(),
        seals: Vec::new(),
        fetched: "",
        notes: Vec::new(),
        hint: "",
        explained: Vec::new(),
        sources: Vec::new(),
    }
}

fn matter() -> Matter {
    Matter {
        id: "small",
        name: "小事",
        plain: "小事",
        audience: Audience::Person,
        words: Vec::new(),
        elements: Vec::new(),
        behind: Vec::new(),
        criteria: vec![Criterion {
            text: "参保人员",
            condition: all_of(&["险种"]),
            advice: "",
            failing: crate::catalogue::Failing::Barred,
            instead: Vec::new(),
            sources: Vec::new(),
        }],
        channels: Vec::new(),
        materials: vec![
            material(all_of(&["急诊"])),
            material(all_of(&["急诊"])),
            material(all_of(&["新生", "姓名"])),
            material(all_of(&["受伤"])),
            material(not("受伤")),
        ],
        deadlines: vec![Deadline {
            text: "即时办结",
            count: 0,
            unit: Unit::AtOnce,
            days: None,
            start: crate::catalogue::Start::Acceptance,
            start_text: "",
            channels: Vec::new(),
            stage: "",
            condition: Condition { any: Vec::new() },
            sources: Vec::new(),
        }],
        windows: Vec::new(),
        periods: Vec::new(),
        notes: Vec::new(),
        doubts: Vec::new(),
    }
}

/// `险种0 急诊?` as answers; `?` is 不清楚.
fn answers(notation: &str) -> Answers {
    let mut answers = Answers::none(&bank());
    for word in notation.split_whitespace() {
        let (name, digit) = word.split_at(word.len() - 1);
        let answer = digit.parse().map_or(Answer::NotSure, Answer::Choice);
        answers.set(place(name), Some(answer));
    }
    answers
}

#[test]
fn questions_come_in_the_order_of_the_conditions() {
    let names: Vec<&str> =
        questions_of(&matter()).into_iter().map(|it| BANK[usize::from(it)].0).collect();
    assert_eq!(names, ["险种", "急诊", "新生", "姓名", "受伤"]);
}

#[test]
fn open_questions_shrink_with_the_answers() {
    let check = |given: &str, expected: &str, at_most: usize| {
        let answers = answers(given);
        let open: Vec<&str> = open_questions(&matter(), &answers)
            .into_iter()
            .map(|it| BANK[usize::from(it)].0)
            .collect();
        assert_eq!(open.join(" "), expected, "[{given}]");
        let next = next_question(&matter(), &answers).map(|it| BANK[usize::from(it)].0);
        assert_eq!(next, open.first().copied(), "[{given}]");
        assert_eq!(at_most_remaining(&matter(), &answers), at_most, "[{given}]");
    };
    // Eligibility first, then what most different conditions depend on, then the document's order.
    check("", "险种 受伤 急诊 新生 姓名", 5);
    check("险种0", "受伤 急诊 新生 姓名", 4);
    // Whoever cannot apply is asked nothing more.
    check("险种1", "", 0);
    check("险种?", "受伤 急诊 新生 姓名", 4);
    check("险种0 受伤1", "急诊 新生 姓名", 3);
    check("险种0 受伤1 急诊?", "新生 姓名", 2);
    // No newborn, no matter what name; and the other way round.
    check("险种0 受伤1 急诊1 新生1", "", 0);
    check("险种0 受伤1 急诊1 新生0", "姓名", 1);
    check("险种0 受伤1 急诊1 姓名1", "", 0);
    check("险种0 受伤1 急诊1 新生?", "姓名", 1);
    check("险种0 受伤1 急诊1 新生0 姓名1", "", 0);
    // Answered before it was asked.
    check("急诊0 受伤0", "险种 新生 姓名", 3);
}

#[test]
fn every_answer_ends_with_unsure() {
    let all: Vec<Answer> = every_answer(&answers(""), place("急诊")).collect();
    assert_eq!(all, [Answer::Choice(0), Answer::Choice(1), Answer::NotSure]);
}

fn real() -> Catalogue {
    bundled::catalogue().unwrap()
}

#[test]
fn on_real_matters() {
    let catalogue = real();
    let check = |region: &str, matter: &str, given: &[(&str, &str)], expected: Option<&str>| {
        let matter = catalogue.region(region).and_then(|it: &Region| it.matter(matter)).unwrap();
        let mut answers = Answers::none(&catalogue.questions);
        for (question, answer) in given {
            let place = catalogue.question_index(question).unwrap();
            let choice = catalogue.questions[place].choice_index(answer);
            let answer = choice.map_or(Answer::NotSure, |it| Answer::Choice(it as u8));
            answers.set(place as u8, Some(answer));
        }
        let next = next_question(matter, &answers);
        let next = next.map(|it| catalogue.questions[usize::from(it)].name);
        assert_eq!(next, expected, "{} {given:?}", matter.name);
    };
    let inpatient = "inpatient-reimbursement";
    check("wugang", inpatient, &[], Some("参保险种"));
    check("wugang", inpatient, &[("参保险种", "没有参保")], None);
    // Whether one was hurt by somebody decides the verdict too.
    check("wugang", inpatient, &[("参保险种", "职工医保")], Some("意外伤害"));
    let hurt = ("意外伤害", "否");
    check("wugang", inpatient, &[("参保险种", "不清楚"), hurt], Some("急诊"));
    check("wugang", "account-withdrawal", &[], Some("支取原因"));
}
