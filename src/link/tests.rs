//! Addresses read and written.

use super::*;
use crate::bundled;
use crate::calendar::{Calendar, choice_on};
use crate::catalogue::Rename;
use proptest::prelude::*;
use std::sync::OnceLock;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| bundled::catalogue().unwrap())
}

/// The address that a fragment leads to, and what was dropped on the way.
fn follow(catalogue: &Catalogue, fragment: &str) -> (String, Vec<Dropped>) {
    let Address { link, joined, dropped } = read(catalogue, fragment, some_day());
    (write(catalogue, &link, &joined), dropped)
}

/// A fragment leads to an address, given here without the form in which it is written.
fn check(fragment: &str, expected: &str, dropped: &[Dropped]) {
    assert_eq!(follow(catalogue(), fragment), (formed(expected), dropped.to_vec()), "“{fragment}”");
}

/// An address as it is written: with its form, if there is anything in it that could change.
fn formed(address: &str) -> String {
    let part = |part: &str| match part.split_once('?') {
        Some((path, query)) => match query.strip_prefix("topic=") {
            None => format!("{path}?v=1&{query}"),
            Some(topic) => match topic.split_once('&') {
                Some((topic, query)) => format!("{path}?topic={topic}&v=1&{query}"),
                None => part.to_owned(),
            },
        },
        None => part.to_owned(),
    };
    address.split('~').map(part).collect::<Vec<_>>().join("~")
}

/// A screen with nothing kept beside it, and nothing dropped.
fn alone(link: Link) -> Address {
    Address { link, joined: vec![], dropped: vec![] }
}

fn region(name: &str) -> Dropped {
    Dropped::Region(name.to_owned())
}

fn matter(name: &str) -> Dropped {
    Dropped::Matter(name.to_owned())
}

fn question(name: &str) -> Dropped {
    Dropped::Question(name.to_owned())
}

fn answer(name: &str) -> Dropped {
    Dropped::Answer(name.to_owned())
}

#[test]
fn good_links_stay_as_they_are() {
    for fragment in [
        "#/",
        "#/wugang",
        "#/beiguan",
        "#/wugang/inpatient-reimbursement",
        "#/wugang/inpatient-reimbursement?emergency=yes",
        "#/wugang/inpatient-reimbursement?emergency=died&injury=unsure",
        "#/wugang/inpatient-reimbursement?emergency=yes&ask=emergency",
        "#/wugang/inpatient-reimbursement?ask=injury",
        "#/beiguan/inpatient-reimbursement?see=card",
        "#/beiguan/inpatient-reimbursement?emergency=no&see=card",
        "#/wugang?topic=away-care&retired=yes",
        "#/wugang?topic=away-care&retired=unsure&ask=retired",
        "#/compare/inpatient-reimbursement",
    ] {
        check(fragment, fragment, &[]);
    }
    for topic in &catalogue().topics {
        let fragment = format!("#/wugang?topic={}", topic.id);
        check(&fragment, &fragment, &[]);
    }
}

#[test]
fn the_same_answers_have_one_address() {
    let one = "#/wugang/inpatient-reimbursement?emergency=yes&injury=no";
    check("/wugang/inpatient-reimbursement?emergency=yes&injury=no", one, &[]);
    check("wugang/inpatient-reimbursement/?injury=no&emergency=yes", one, &[]);
    check("#//wugang//inpatient-reimbursement?&injury=no&&emergency=yes&", one, &[]);
    check("#/wugang/inpatient-reimbursement?emergency=no&injury=no&emergency=yes", one, &[]);
    check("", "#/", &[]);
    check("#", "#/", &[]);
    check("#/?", "#/", &[]);
}

#[test]
fn nonsense_is_dropped_and_named() {
    let inpatient = "#/wugang/inpatient-reimbursement";
    let with = |query: &str| format!("{inpatient}?{query}");
    check("#/beijing", "#/", &[region("beijing")]);
    check("#/beijing/x?y=z", "#/", &[region("beijing"), question("y")]);
    check("#/?x=y", "#/", &[question("x")]);
    check("#/wugang/x", "#/wugang", &[matter("x")]);
    check("#/wugang?topic=x", "#/wugang", &[answer("x")]);
    check("#/wugang?topic=x&retired=yes", "#/wugang", &[answer("x"), question("retired")]);
    check("#/wugang?topic=join&x=y", "#/wugang?topic=join", &[question("x")]);
    check("#/compare", "#/", &[matter("")]);
    check("#/compare/x?y=z", "#/", &[matter("x"), question("y")]);
    check(
        "#/compare/inpatient-reimbursement/x",
        "#/compare/inpatient-reimbursement",
        &[question("x")],
    );
    check("#/wugang?x=y", "#/wugang", &[question("x")]);
    check(&with("x=y"), inpatient, &[question("x")]);
    check(&with("x=y&emergency=yes"), &with("emergency=yes"), &[question("x")]);
    check(&with("emergency=maybe"), inpatient, &[answer("maybe")]);
    check(&with("emergency"), inpatient, &[answer("")]);
    check(&with("ask=x"), inpatient, &[question("x")]);
    check(&with("see=x"), inpatient, &[question("see")]);
    check(
        &format!("{inpatient}/x/y?emergency=yes"),
        &with("emergency=yes"),
        &[question("x"), question("y")],
    );
    check("#/Wugang", "#/", &[region("Wugang")]);
    check("#/%E8%88%9E", "#/", &[region("%E8%88%9E")]);
    let long = "x".repeat(9000);
    check(&format!("#/wugang?{long}"), "#/", &[Dropped::Everything]);
    check(&format!("#/{}", &long[..1000]), "#/", &[region(&long[..24])]);
}

/// A link that never was one of ours is cut; one of ours is never.
#[test]
fn the_longest_link_is_read() {
    let catalogue = catalogue();
    let mut answers = Answers::none(&catalogue.questions);
    for (place, question) in catalogue.questions.iter().enumerate() {
        let longest = question.choices.iter().enumerate().max_by_key(|(_, it)| it.id.len());
        answers.set(place as u8, longest.map(|(choice, _)| Answer::Choice(choice as u8)));
    }
    let link = Link::Matter { region: 0, matter: 0, answers, view: View::Card };
    assert_eq!(read(catalogue, &write(catalogue, &link, &[]), some_day()), alone(link));
}

fn some_day() -> NaiveDate {
    day("2026-11-22")
}

fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap()
}

/// A link says in which form it is written; a form of a later page is said to be so, and read as far as possible.
#[test]
fn the_form_of_a_link() {
    let inpatient = "#/wugang/inpatient-reimbursement";
    let with = |query: &str| format!("{inpatient}?{query}");
    check(&with("v=1&emergency=yes"), &with("emergency=yes"), &[]);
    check(&with("v=1"), inpatient, &[]);
    check("#/?v=1", "#/", &[]);
    check("#/wugang?v=1", "#/wugang", &[]);
    let newer = |form: &str| Dropped::Newer(form.to_owned());
    check(&with("v=2&emergency=yes"), &with("emergency=yes"), &[newer("2")]);
    check("#/?v=7", "#/", &[newer("7")]);
    check(&with("v=x&emergency=yes"), &with("emergency=yes"), &[answer("x")]);
}

/// What has been renamed is found under its old name; what is no more is named as it was called.
#[test]
fn old_links_stay_valid() {
    let mut catalogue = catalogue().clone();
    let rename = |old, new, name| Rename { old, new, name };
    catalogue.renames = vec![
        rename("/wu-gang", "/wugang", ""),
        rename("/wugang/hospital-bill", "/wugang/inpatient-reimbursement", ""),
        rename("/compare/bill", "/compare/inpatient-reimbursement", ""),
        rename("topic=away", "topic=away-care", ""),
        rename("urgent", "emergency", ""),
        rename("emergency=y", "emergency=yes", ""),
        rename("emergency=gone", "", "急诊里的一种"),
        rename("colour", "", "颜色"),
        rename("/wugang/lost", "", "取消了的事"),
    ];
    let gone = Dropped::Gone;
    for (old, now, dropped) in [
        ("#/wu-gang", "#/wugang", vec![]),
        (
            "#/wu-gang/hospital-bill?urgent=y",
            "#/wugang/inpatient-reimbursement?emergency=yes",
            vec![],
        ),
        ("#/compare/bill", "#/compare/inpatient-reimbursement", vec![]),
        ("#/wugang?topic=away&retired=yes", "#/wugang?topic=away-care&retired=yes", vec![]),
        (
            "#/wugang/hospital-bill?urgent=gone&injury=no&colour=red&ask=urgent",
            "#/wugang/inpatient-reimbursement?injury=no&ask=emergency",
            vec![gone("急诊里的一种"), gone("颜色")],
        ),
        (
            "#/wugang/hospital-bill?if=urgent:y",
            "#/wugang/inpatient-reimbursement?if=emergency:yes",
            vec![],
        ),
        ("#/wugang/lost?urgent=y", "#/wugang", vec![gone("取消了的事"), question("urgent")]),
        (
            "#/joint~wu-gang/hospital-bill?urgent=y",
            "#/joint~wugang/inpatient-reimbursement?emergency=yes",
            vec![],
        ),
    ] {
        assert_eq!(follow(&catalogue, old), (formed(now), dropped), "{old}");
    }
}

/// Several matters stand behind a screen, each with its own answers.
#[test]
fn matters_are_kept_for_a_list() {
    for fragment in [
        "#/joint",
        "#/joint~wugang/inpatient-reimbursement?emergency=yes~beiguan/inpatient-reimbursement",
        "#/~wugang/inpatient-reimbursement?emergency=yes",
        "#/wugang/inpatient-reimbursement?emergency=no&if=emergency:unsure~wugang/inpatient-reimbursement",
    ] {
        check(fragment, fragment, &[]);
    }
    check("#/joint~~wugang", "#/joint", &[matter(""), matter("wugang")]);
    check("#/joint~x/y", "#/joint", &[region("x"), matter("x/y")]);
}

const NEWBORN: &str = "#/zhengzhou/newborn-enrolment";

/// A day answers a question about a day: 90 days from 23 August end on Saturday 21 November, which moves to
/// Monday.
#[test]
fn a_day_is_an_answer() {
    let catalogue = catalogue();
    let age = catalogue.question_index("newborn-age").unwrap() as u8;
    for (born, choice) in
        [("2026-11-22", 0), ("2026-08-23", 0), ("2026-08-22", 1), ("1990-01-01", 1)]
    {
        let fragment = format!("{NEWBORN}?newborn-age={born}");
        let Address { link, dropped, .. } = read(catalogue, &fragment, some_day());
        let Link::Matter { answers, .. } = &link else { panic!("{link:?}") };
        assert_eq!(answers.day(age), Some(day(born)));
        assert_eq!(answers.get(age), Some(Answer::Choice(choice)), "{born}");
        assert_eq!((write(catalogue, &link, &[]), dropped), (formed(&fragment), vec![]));
    }
}

#[test]
fn days_that_cannot_be_are_dropped_and_named() {
    let refused = [
        "2026-11-23",
        "2026-02-30",
        "2026-2-3",
        "+026-02-03",
        "20261122",
        "2026-11-22-1",
        "0026-10-01",
    ];
    for born in refused {
        check(&format!("{NEWBORN}?newborn-age={born}"), NEWBORN, &[answer(born)]);
    }
    // 急诊 is not about a day.
    let inpatient = "#/wugang/inpatient-reimbursement";
    check(&format!("{inpatient}?emergency=2026-11-01"), inpatient, &[answer("2026-11-01")]);
}

#[test]
fn the_day_to_apply_is_not_over_and_not_far() {
    let inpatient = "#/wugang/inpatient-reimbursement";
    for kept in ["2026-11-22", "2026-12-31", "2027-11-23"] {
        let address = format!("{inpatient}?day={kept}");
        check(&address, &address, &[]);
    }
    for past in ["2026-11-21", "2027-11-24"] {
        check(&format!("{inpatient}?day={past}"), inpatient, &[Dropped::Day(day(past))]);
    }
    check(&format!("{inpatient}?day=soon"), inpatient, &[answer("soon")]);
}

#[test]
fn today_can_be_set_and_is_no_part_of_the_link() {
    let address = "#/wugang/inpatient-reimbursement?emergency=yes";
    let set = with_today(address, day("2026-02-28"));
    assert_eq!(today(&set), Some(day("2026-02-28")));
    check(&set, address, &[]);
    assert_eq!(today(&with_today("#/", day("2026-02-28"))), Some(day("2026-02-28")));
    assert_eq!((today(address), today("#/?today=x")), (None, None));
}

/// What 1 October 2026 answers to a question, if it is about a day.
fn answer_on_some_day(question: usize) -> Option<u8> {
    let asked = &catalogue().questions[question];
    choice_on(Calendar::of(catalogue()), asked, day("2026-10-01"), some_day())
}

fn any_answer(question: usize, digit: u8) -> Answer {
    let size = catalogue().questions[question].choices.len() as u8;
    if digit < size { Answer::Choice(digit) } else { Answer::NotSure }
}

/// Any screen that there is, with any matters kept beside it.
fn any_address() -> impl Strategy<Value = Address> {
    let kept = proptest::collection::vec(any_link(), 0..6);
    (any_link(), kept).prop_map(|(link, kept)| {
        let member = |link: Link| match link {
            Link::Matter { region, matter, answers, .. } => {
                Some(Member { region, matter, answers })
            }
            _ => None,
        };
        Address { link, joined: kept.into_iter().filter_map(member).collect(), dropped: vec![] }
    })
}

/// Any screen that there is.
fn any_link() -> impl Strategy<Value = Link> {
    let catalogue = catalogue();
    let count = catalogue.questions.len();
    let region = 0..catalogue.regions.len();
    let matters = region.clone().prop_map(|region| Link::Matters { region });
    let compared =
        (0..catalogue.comparisons.len()).prop_map(|comparison| Link::Comparison { comparison });
    let topic = proptest::option::of(0..catalogue.topics.len());
    let view = prop_oneof![
        Just(View::Next),
        Just(View::Card),
        Just(View::Check),
        Just(View::Poster),
        (0..count).prop_map(|question| View::Ask(question as u8)),
        (0..count, 0u8..20)
            .prop_map(|(question, digit)| View::If(question as u8, any_answer(question, digit))),
    ];
    let given = proptest::collection::vec((0..count, 0u8..20), 0..12);
    let applying = proptest::option::of(0u64..=MOST_DAYS_AHEAD as u64);
    let subject = (region, topic, any::<prop::sample::Index>(), given, applying, view);
    let subject = subject.prop_map(move |(region, topic, matter, given, applying, view)| {
        let mut answers = Answers::none(&catalogue.questions);
        for (question, digit) in given {
            let answer = any_answer(question, digit);
            answers.set(question as u8, Some(answer));
            if let (19, Some(answer)) = (digit, answer_on_some_day(question)) {
                answers.set_day(question as u8, day("2026-10-01"), answer);
            }
        }
        answers.set_applying(applying.map(|ahead| some_day() + chrono::Days::new(ahead)));
        if let Some(topic) = topic {
            return Link::Topic { region, topic, answers, view };
        }
        let matter = matter.index(catalogue.regions[region].matters.len());
        Link::Matter { region, matter, answers, view }
    });
    prop_oneof![1 => Just(Link::Places), 1 => Just(Link::Joint), 1 => matters, 1 => compared, 6 => subject]
}

/// Fragments out of true and false pieces, so that every branch is walked.
fn any_fragment() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "#",
            "/",
            "?",
            "&",
            "=",
            "wugang",
            "beiguan",
            "inpatient-reimbursement",
            "topic",
            "chronic",
            "emergency",
            "yes",
            "unsure",
            "injury",
            "急诊",
            "ask",
            "day",
            "today",
            "newborn-age",
            "2026-10-01",
            "see",
            "card",
            "~",
            "joint",
            "if",
            "emergency:no",
            "v",
            "2",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    let pieces = proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat());
    let likely = pieces
        .clone()
        .prop_map(|rest| format!("#/wugang/inpatient-reimbursement?emergency=yes&{rest}"));
    prop_oneof![pieces, likely, ".*"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..Default::default() })]

    /// Law of addresses: what is written is read again, and nothing is dropped.
    #[test]
    fn written_links_read_back(address in any_address()) {
        let fragment = write(catalogue(), &address.link, &address.joined);
        prop_assert_eq!(read(catalogue(), &fragment, some_day()), address, "{}", fragment);
    }

    /// A day taken for today changes nothing else.
    #[test]
    fn today_stands_in_any_address(address in any_address()) {
        let fragment = with_today(&write(catalogue(), &address.link, &address.joined), day("2026-02-28"));
        prop_assert_eq!(today(&fragment), Some(day("2026-02-28")));
        prop_assert_eq!(read(catalogue(), &fragment, some_day()), address, "{}", fragment);
    }

    /// Whatever a stranger sends opens some screen, and that screen has an address of its own.
    #[test]
    fn any_fragment_leads_to_a_stable_address(fragment in any_fragment()) {
        let Address { link, joined, .. } = read(catalogue(), &fragment, some_day());
        let address = write(catalogue(), &link, &joined);
        prop_assert!(address.starts_with("#/"));
        let again = Address { link, joined, dropped: vec![] };
        prop_assert_eq!(read(catalogue(), &address, some_day()), again, "{} from {}", address, fragment);
    }
}
