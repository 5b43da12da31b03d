//! Addresses read and written.

use super::*;
use crate::bundled;
use proptest::prelude::*;
use std::sync::OnceLock;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| bundled::catalogue().unwrap())
}

/// The address that a fragment leads to, and what was dropped on the way.
fn follow(fragment: &str) -> (String, Vec<Dropped>) {
    let (link, dropped) = read(catalogue(), fragment, some_day());
    (write(catalogue(), &link), dropped)
}

fn check(fragment: &str, expected: &str, dropped: &[Dropped]) {
    assert_eq!(follow(fragment), (expected.to_owned(), dropped.to_vec()), "“{fragment}”");
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
    let long = "x".repeat(5000);
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
    assert_eq!(read(catalogue, &write(catalogue, &link), some_day()), (link, vec![]));
}

fn some_day() -> NaiveDate {
    day("2026-11-22")
}

fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap()
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
        let (link, dropped) = read(catalogue, &fragment, some_day());
        let Link::Matter { answers, .. } = &link else { panic!("{link:?}") };
        assert_eq!(answers.day(age), Some(day(born)));
        assert_eq!(answers.get(age), Some(Answer::Choice(choice)), "{born}");
        assert_eq!((write(catalogue, &link), dropped), (fragment, vec![]));
    }
}

#[test]
fn days_that_cannot_be_are_dropped_and_named() {
    let refused =
        ["2026-11-23", "2026-02-30", "2026-2-3", "+026-02-03", "20261122", "2026-11-22-1"];
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
        (0..count).prop_map(|question| View::Ask(question as u8)),
    ];
    let given = proptest::collection::vec((0..count, 0u8..20), 0..12);
    let applying = proptest::option::of(0u64..=MOST_DAYS_AHEAD as u64);
    let subject = (region, topic, any::<prop::sample::Index>(), given, applying, view);
    let subject = subject.prop_map(move |(region, topic, matter, given, applying, view)| {
        let mut answers = Answers::none(&catalogue.questions);
        for (question, digit) in given {
            let size = catalogue.questions[question].choices.len() as u8;
            let answer = if digit < size { Answer::Choice(digit) } else { Answer::NotSure };
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
    prop_oneof![1 => Just(Link::Places), 1 => matters, 1 => compared, 6 => subject]
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
    fn written_links_read_back(link in any_link()) {
        let fragment = write(catalogue(), &link);
        prop_assert_eq!(read(catalogue(), &fragment, some_day()), (link, vec![]), "{}", fragment);
    }

    /// Whatever a stranger sends opens some screen, and that screen has an address of its own.
    #[test]
    fn any_fragment_leads_to_a_stable_address(fragment in any_fragment()) {
        let (link, _) = read(catalogue(), &fragment, some_day());
        let address = write(catalogue(), &link);
        prop_assert!(address.starts_with("#/"));
        prop_assert_eq!(read(catalogue(), &address, some_day()), (link, vec![]), "{} from {}", address, fragment);
    }
}
