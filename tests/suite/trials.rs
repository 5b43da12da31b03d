//! What citizens' trials with the page found: where they were led wrong, and where they must be led.

use crate::catalogue;
use mingbai::catalogue::{Catalogue, Matter, Region};
use mingbai::interview::open_questions;
use mingbai::interview::topic::{candidates, is_offered, next_question, remaining};
use mingbai::rules::{Answer, Answers};

fn region(id: &str) -> &'static Region {
    catalogue().regions.iter().find(|it| it.id == id).expect("a region")
}

fn place(question: &str) -> u8 {
    let bank = &catalogue().questions;
    bank.iter().position(|it| it.name == question).expect("a question of the bank") as u8
}

fn choice(question: &str, answer: &str) -> Answer {
    let known = &catalogue().questions[usize::from(place(question))];
    Answer::Choice(known.choice_index(answer).expect("an answer of the question") as u8)
}

fn given(answers: &[(&str, &str)]) -> Answers {
    let none = Answers::none(&catalogue().questions);
    answers.iter().fold(none, |all, (name, answer)| all.with(place(name), choice(name, answer)))
}

/// The question that a situation asks next, and the matters that are left.
fn led(
    place: &str,
    topic: &str,
    answers: &[(&str, &str)],
) -> (Option<&'static str>, Vec<&'static str>) {
    let catalogue: &'static Catalogue = catalogue();
    let topic = catalogue.topics.iter().find(|it| it.id == topic).expect("a situation");
    let (candidates, answers) = (candidates(topic, region(place)), given(answers));
    let next = next_question(&candidates, &answers);
    let next = next.map(|it| catalogue.questions[usize::from(it)].name);
    (next, remaining(&candidates, &answers).map(|it| it.matter.id).collect())
}

/// Whether a situation offers an answer to its first question.
fn offers(region_id: &str, topic: &str, question: &str, answer: &str) -> bool {
    let bank = &catalogue().questions;
    let topic = catalogue().topics.iter().find(|it| it.id == topic).expect("a situation");
    let candidates = candidates(topic, region(region_id));
    is_offered(&candidates, bank, &given(&[]), place(question), choice(question, answer))
}

fn matter(place: &str, id: &str) -> &'static Matter {
    region(place).matter(id).expect("a matter of the region")
}

/// Who came to Zhengzhou and knows nothing of letters and forms: first the way, then the province, the
/// step last, and only its own steps.
#[test]
fn moving_begins_with_the_way() {
    let ask = |answers| led("zhengzhou", "move", answers);
    assert_eq!(ask(&[]).0, Some("转移方向"));
    assert_eq!(ask(&[("转移方向", "转入")]).0, Some("转移范围"));
    let inside = [("转移方向", "转入"), ("转移范围", "省内")];
    let (next, left) = ask(&inside);
    assert_eq!(next, Some("转移手续"));
    assert_eq!(left, ["transfer-in-contact-letter", "transfer-in-merge"]);
    let begun = [inside[0], inside[1], ("转移手续", "凭证")];
    assert_eq!(ask(&begun), (None, vec!["transfer-in-contact-letter"]));
    let letter = matter("zhengzhou", "transfer-in-contact-letter");
    assert!(
        letter.materials[0].hint.contains("还没有的，先到那里开好"),
        "{}",
        letter.materials[0].hint
    );
}

/// Staff who leave: their form in Wugang is that of enrolment, in Zhengzhou it is a matter of its own.
#[test]
fn leaving_a_job_leads_somewhere() {
    let leaving = [("单位业务", "职工停保")];
    assert_eq!(led("wugang", "employer", &leaving).1, ["employee-enrolment"]);
    assert_eq!(led("zhengzhou", "employer", &leaving).1, ["employee-suspension"]);
    assert_eq!(led("wugang", "retire", &[]).1, ["employee-enrolment"]);
    let hired = [("单位业务", "职工参保")];
    assert_eq!(led("wugang", "employer", &hired).1, ["employee-enrolment"]);
    assert_eq!(led("zhengzhou", "employer", &hired).1, ["employee-enrolment"]);
}

/// Whoever lives and wants the family to use the account is not led to ending the insurance.
#[test]
fn the_account_of_the_living_is_not_closed() {
    assert!(!offers("zhengzhou", "withdraw", "停退事项", "取账户"));
    assert!(offers("zhengzhou", "withdraw", "停退事项", "终止"));
    assert!(offers("wugang", "withdraw", "停退事项", "取账户"));
}

/// Several things at once are one application in Zhengzhou, and matters of their own elsewhere.
#[test]
fn several_at_once_where_it_is_one_application() {
    assert!(offers("zhengzhou", "childbirth", "生育事项", "几样"));
    assert!(!offers("wugang", "childbirth", "生育事项", "几样"));
}

/// A woman with residents' insurance is not led to the enrolment of a child as the one thing that is left.
#[test]
fn a_birth_is_more_than_the_child_s_enrolment() {
    let resident = [("参保险种", "居民医保")];
    let left = led("wugang", "childbirth", &resident).1;
    assert_eq!(left, ["resident-enrolment", "inpatient-reimbursement", "outpatient-reimbursement"]);
    assert!(led("beiguan", "childbirth", &[]).1.len() > 1);
    assert!(!offers("zhengzhou", "childbirth", "生育事项", "看病"));
    let baby = [("生育事项", "孩子参保"), ("出生天数", "90日内")];
    assert_eq!(led("wugang", "childbirth", &baby).1, ["resident-enrolment"]);
    assert_eq!(led("zhengzhou", "childbirth", &baby).1, ["newborn-enrolment"]);
    let medical = &matter("wugang", "maternity-medical").criteria[0];
    assert!(medical.advice.contains("住院费用报销"), "{}", medical.advice);
}

/// Being hurt by somebody is an errand of its own in Zhengzhou only; elsewhere it is asked about once, in
/// the matter.
#[test]
fn an_injury_is_asked_about_once() {
    assert!(offers("zhengzhou", "medical-bill", "报销情况", "垫付"));
    for place in ["wugang", "beiguan", "mengzhou", "flowcharts"] {
        assert!(!offers(place, "medical-bill", "报销情况", "垫付"), "{place}");
    }
}

/// Who is sent on by a hospital is not asked about an emergency.
#[test]
fn a_referral_is_no_emergency() {
    let referral = matter("zhengzhou", "away-referral");
    let sent = given(&[("外出原因", "转诊转院"), ("参保险种", "职工医保"), ("享受待遇", "是")]);
    assert!(!open_questions(referral, &sent).contains(&place("急诊")));
    let away = given(&[("外出原因", "临时外出"), ("参保险种", "职工医保"), ("享受待遇", "是")]);
    assert!(open_questions(referral, &away).contains(&place("急诊")));
}
