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
    let (link, dropped) = read(catalogue(), fragment);
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
    assert_eq!(read(catalogue, &write(catalogue, &link)), (link, vec![]));
}

#[test]
fn answers_are_read_by_identifier() {
    let catalogue = catalogue();
    let emergency = catalogue.question_index("emergency").unwrap() as u8;
    let yes = catalogue.questions[usize::from(emergency)].choice_index("yes").unwrap() as u8;
    let read = |question, answer| read_answer(catalogue, question, answer);
    assert_eq!(read("emergency", "yes"), Ok((emergency, Answer::Choice(yes))));
    assert_eq!(read("emergency", "unsure"), Ok((emergency, Answer::NotSure)));
    assert_eq!(read("emergency", "x"), Err(answer("x")));
    assert_eq!(read("x", "yes"), Err(question("x")));
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
    let subject = (region, topic, any::<prop::sample::Index>(), given, view);
    let subject = subject.prop_map(move |(region, topic, matter, given, view)| {
        let mut answers = Answers::none(&catalogue.questions);
        for (question, digit) in given {
            let size = catalogue.questions[question].choices.len() as u8;
            let answer = if digit < size { Answer::Choice(digit) } else { Answer::NotSure };
            answers.set(question as u8, Some(answer));
        }
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
        prop_assert_eq!(read(catalogue(), &fragment), (link, vec![]), "{}", fragment);
    }

    /// Whatever a stranger sends opens some screen, and that screen has an address of its own.
    #[test]
    fn any_fragment_leads_to_a_stable_address(fragment in any_fragment()) {
        let (link, _) = read(catalogue(), &fragment);
        let address = write(catalogue(), &link);
        prop_assert!(address.starts_with("#/"));
        prop_assert_eq!(read(catalogue(), &address), (link, vec![]), "{} from {}", address, fragment);
    }
}
