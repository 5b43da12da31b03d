//! Laws of a list for several matters, over every pair of matters of a region, every matter alone, and lists with
//! answers.

use crate::report::Report;
use crate::table::{Table, tables};
use crate::{catalogue, some_day};
use mingbai::card::{self, Card, Joint, Paper, SharedPaper, Sum, joint, say};
use mingbai::export::plain;
use mingbai::rules::{Answers, Truth};

fn is_out(card: &Card) -> bool {
    !card.is_of_use()
}

/// The cards of a region at no answers.
fn cards_of(region: &'static mingbai::catalogue::Region) -> Vec<Card> {
    let none = Answers::none(&catalogue().questions);
    let cards = region.matters.iter();
    cards.map(|it| card::make(catalogue(), region, it, &none, some_day())).collect()
}

/// Every pair of matters of a region at no answers; and pairs of neighbours with answers, each matter's sets of
/// answers being gone through in large steps.
fn for_every_list(mut check: impl FnMut(&[Card])) {
    for region in &catalogue().regions {
        let cards = cards_of(region);
        for (place, one) in cards.iter().enumerate() {
            let mut pair = [one.clone(), one.clone()];
            for other in &cards[place..] {
                pair[1] = other.clone();
                check(&pair);
            }
        }
        check(&cards);
    }
    const SAMPLES: usize = 12;
    let card = |table: &Table, sample: usize| {
        // Uneven steps, so that neighbours do not go in step.
        table.card((sample * 7919 + sample) % table.rows.len())
    };
    for tables in tables().windows(3) {
        for sample in 0..SAMPLES {
            let cards: Vec<Card> = tables.iter().map(|it| card(it, sample)).collect();
            check(&cards);
        }
    }
}

fn story(cards: &[Card]) -> String {
    let told = cards.iter().map(|card| {
        let answers: Vec<&str> = card.answers.iter().map(|it| it.label).collect();
        format!("{} {}（{}）", card.region, card.matter, answers.join("、"))
    });
    told.collect::<Vec<_>>().join(" + ")
}

fn lists<'j, 'c>(joint: &'j Joint<'c>) -> impl Iterator<Item = &'j SharedPaper<'c>> {
    joint.must.iter().chain(&joint.maybe)
}

/// How often a paper of a card stands on some lists under its matter, and with which certainty.
fn found<'j>(
    papers: impl Iterator<Item = &'j SharedPaper<'j>>,
    place: usize,
    paper: &Paper,
) -> Vec<bool> {
    papers
        .flat_map(|it| &it.needs)
        .filter(|need| need.card == place && core::ptr::eq(need.paper, paper))
        .map(|need| need.certain)
        .collect()
}

#[test]
fn every_paper_is_on_the_list_under_its_matter() {
    let mut report = Report::default();
    for_every_list(|cards| {
        let joint = joint(cards);
        for (place, card) in cards.iter().enumerate() {
            let expected = |certain| if is_out(card) { vec![] } else { vec![certain] };
            for (papers, certain) in [(&card.must, true), (&card.maybe, false)] {
                for paper in papers {
                    report.check(found(lists(&joint), place, paper) == expected(certain), || {
                        format!("{}：{}", story(cards), paper.name)
                    });
                }
            }
            for paper in &card.fetched {
                let shown = found(joint.fetched.iter(), place, paper);
                report.check(shown == expected(true), || {
                    format!("{}：不用交的 {}", story(cards), paper.name)
                });
                report.check(found(lists(&joint), place, paper).is_empty(), || {
                    format!("{}：不用交的 {} 却要带", story(cards), paper.name)
                });
            }
        }
    });
    report.finish("清单上没有少材料");
}

/// What is on the list is on a card, as it is on the card; and what can be applied for is sorted from what cannot.
#[test]
fn nothing_else_is_on_the_list() {
    let mut report = Report::default();
    for_every_list(|cards| {
        let joint = joint(cards);
        let mut check = |holds: bool, what: &str| {
            report.check(holds, || format!("{}：{what}", story(cards)));
        };
        for (shared, fetched) in
            lists(&joint).map(|it| (it, false)).chain(joint.fetched.iter().map(|it| (it, true)))
        {
            check(!shared.needs.is_empty(), shared.name);
            for need in &shared.needs {
                let card = &cards[need.card];
                let (must, maybe) = if fetched {
                    (&card.fetched, &card.not_needed)
                } else {
                    (&card.must, &card.maybe)
                };
                let list = if need.certain { must } else { maybe };
                check(list.iter().any(|it| core::ptr::eq(it, need.paper)), shared.name);
                check(!is_out(card), shared.name);
                check(need.paper.name == shared.name, shared.name);
            }
            let order: Vec<usize> = shared.needs.iter().map(|it| it.card).collect();
            check(order.is_sorted(), shared.name);
        }
        for shared in &joint.must {
            check(shared.needs.iter().any(|it| it.certain), shared.name);
        }
        for shared in &joint.maybe {
            check(shared.needs.iter().all(|it| !it.certain), shared.name);
        }
        let (out, can): (Vec<usize>, Vec<usize>) =
            (0..cards.len()).partition(|&place| is_out(&cards[place]));
        check((&joint.ruled_out, &joint.matters) == (&out, &can), "能办和不能办");
    });
    report.finish("清单上没有多材料");
}

fn names(paper: &Paper) -> Vec<&str> {
    let mut names: Vec<&str> = paper.alternatives.iter().map(|it| it.name).collect();
    names.sort_unstable();
    names
}

/// The same thing once, and two things never in one row.
#[test]
fn same_papers_are_one_row_and_others_are_not() {
    let mut report = Report::default();
    let mut shared_rows = 0;
    for_every_list(|cards| {
        let joint = joint(cards);
        let what = |it: &SharedPaper| {
            let paper = it.needs[0].paper;
            (paper.name, names(paper).concat(), paper.hint)
        };
        for list in [lists(&joint).collect::<Vec<_>>(), joint.fetched.iter().collect()] {
            for (place, row) in list.iter().enumerate() {
                shared_rows += usize::from(row.needs.len() > 1);
                let (first, named) = (row.needs[0].paper, names(row.needs[0].paper));
                for need in &row.needs {
                    let same = names(need.paper) == named && need.paper.hint == first.hint;
                    report.check(same, || format!("{}：{} 不是一样", story(cards), row.name));
                }
                let twin = list[place + 1..].iter().any(|it| what(it) == what(row));
                report.check(!twin, || format!("{}：{} 列了两次", story(cards), row.name));
            }
        }
    });
    assert!(shared_rows > 1000, "only {shared_rows} rows are shared");
    report.finish("同样的材料列一次");
}

/// Reckoned anew from the cards: the printed numbers that are certain, of one unit, and of paper copies only.
#[test]
fn sums_are_right() {
    let mut report = Report::default();
    let mut sums = 0;
    for_every_list(|cards| {
        for shared in lists(&joint(cards)) {
            let certain: Vec<_> = shared
                .needs
                .iter()
                .filter(|it| it.certain)
                .flat_map(|it| it.paper.amounts.iter().map(move |amount| (it.paper.form, amount)))
                .filter(|(_, amount)| amount.applies == Truth::True)
                .collect();
            let unit = |text: &str| text.chars().last();
            let alike = certain
                .windows(2)
                .all(|pair| pair[0].0 == pair[1].0 && unit(pair[0].1.text) == unit(pair[1].1.text));
            let copies =
                certain.iter().all(|(form, _)| !form.contains("原件") && !form.contains("电子"));
            let expected = (!certain.is_empty() && alike && copies)
                .then(|| certain.iter().map(|(_, amount)| u16::from(amount.count)).sum::<u16>());
            report.check(shared.sum.as_ref().map(|it| it.count) == expected, || {
                format!(
                    "{}：{} 加起来是 {:?}，应当是 {expected:?}",
                    story(cards),
                    shared.name,
                    shared.sum
                )
            });
            let Some(sum) = &shared.sum else { continue };
            sums += 1;
            let silent = shared.needs.iter().filter(|it| it.paper.amounts.is_empty()).count();
            let unsure = |it: &&card::Need| {
                !it.paper.amounts.is_empty()
                    && (!it.certain || it.paper.amounts.iter().any(|it| it.applies != Truth::True))
            };
            let open = shared.needs.iter().filter(unsure).count();
            report.check((sum.unprinted, sum.open) == (silent, open), || {
                format!("{}：{} 没写的 {silent}，没定的 {open}", story(cards), shared.name)
            });
            report.check(sum.is_at_least() == (silent + open > 0), || shared.name.to_owned());
            report.check(certain.iter().all(|(_, it)| it.text.ends_with(sum.unit)), || {
                format!("{}：{}", shared.name, sum.unit)
            });
        }
    });
    assert!(sums > 100, "only {sums} sums");
    report.finish("份数加得对");
}

/// Names with needs by matter, so that lists in another order can be compared.
fn content(joint: &Joint) -> Vec<String> {
    let rows = |title: &str, papers: &[SharedPaper]| {
        let rows = papers.iter().map(|it| {
            let mut needs: Vec<String> = it
                .needs
                .iter()
                .map(|need| {
                    let (card, paper) = (&joint.cards[need.card], need.paper);
                    let numbers = paper.amounts.iter().map(|it| it.text).collect::<String>();
                    [card.region, card.matter, certainty(need), paper.name, paper.form, &numbers]
                        .join("/")
                })
                .collect();
            needs.sort();
            format!("{title} {} {:?} {} {needs:?}", it.name, it.sum, it.is_uniform())
        });
        rows.collect::<Vec<_>>()
    };
    let matters = |title: &str, places: &[usize]| -> Vec<String> {
        places.iter().map(|&place| format!("{title} {}", joint.cards[place].matter)).collect()
    };
    let mut all = [
        rows("必带", &joint.must),
        rows("可能", &joint.maybe),
        rows("不用交", &joint.fetched),
        matters("能办", &joint.matters),
        matters("不能办", &joint.ruled_out),
    ]
    .concat();
    all.sort();
    all
}

fn certainty(need: &card::Need) -> &'static str {
    if need.certain { "必带" } else { "可能" }
}

#[test]
fn order_changes_nothing_but_order() {
    let mut report = Report::default();
    for_every_list(|cards| {
        // The whole region at once is compared in the other tests; its content is long.
        if cards.len() > 3 {
            return;
        }
        let backwards: Vec<Card> = cards.iter().rev().cloned().collect();
        report.check(content(&joint(cards)) == content(&joint(&backwards)), || story(cards));
    });
    report.finish("次序不改变清单");
}

/// One card alone: its own papers, in its own order.
#[test]
fn one_card_gives_its_own_papers() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states().step_by(5) {
            let cards = [table.card(state)];
            let (joint, card) = (joint(&cards), &cards[0]);
            let pairs = [
                (&joint.must, &card.must),
                (&joint.maybe, &card.maybe),
                (&joint.fetched, &card.fetched),
            ];
            for (shown, own) in pairs {
                let shown: Vec<&Paper> =
                    shown.iter().flat_map(|it| it.needs.iter().map(|need| need.paper)).collect();
                let own: Vec<&Paper> = if is_out(card) { vec![] } else { own.iter().collect() };
                report.check(shown == own, || story(&cards));
            }
            report.check(lists(&joint).all(|it| it.is_uniform()), || story(&cards));
        }
    }
    report.finish("一件事的清单就是它的卡");
}

/// The text that is copied has every row with its matters, and every verdict.
#[test]
fn the_text_says_all_of_it() {
    let mut report = Report::default();
    for region in &catalogue().regions {
        for cards in cards_of(region).chunks(4) {
            let joint = joint(cards);
            let text = plain::joint(&joint);
            let mut check = |words: &str| {
                report.check(text.contains(words), || format!("{}：没有“{words}”", story(cards)));
            };
            for card in cards {
                check(card.matter_name);
                check(say::verdict(card.verdict));
            }
            for (place, shared) in joint.must.iter().enumerate() {
                check(&format!("{}. {}", place + 1, shared.name));
            }
            for shared in lists(&joint) {
                check(shared.name);
                for need in &shared.needs {
                    let said = need.paper.seals.iter().chain(&need.paper.notes);
                    said.for_each(|it| check(it.text));
                    need.paper.alternatives.iter().for_each(|it| check(it.name));
                }
            }
        }
    }
    report.finish("文字版什么都有");
}

/// Ticks are kept a line each, by region, matter and name: no name has two lines, and none is there twice.
#[test]
fn a_paper_of_a_matter_is_known_by_its_name() {
    for region in &catalogue().regions {
        for matter in &region.matters {
            let mut names: Vec<&str> = matter.materials.iter().map(|it| it.name).collect();
            assert!(names.iter().all(|it| !it.contains('\n')), "{} {names:?}", matter.id);
            names.sort_unstable();
            assert!(names.windows(2).all(|it| it[0] != it[1]), "{} {names:?}", matter.id);
        }
    }
}

#[test]
fn sums_are_said_with_what_they_leave_open() {
    let sum = |unprinted, open| Sum { count: 3, unit: "份", unprinted, open };
    assert_eq!(say::sum(&sum(0, 0)), "一共3份。");
    assert_eq!(say::sum(&sum(2, 0)), "至少3份，有2件事文件没有写份数。");
    assert_eq!(say::sum(&sum(0, 1)), "至少3份，有1件事要几份还不能确定。");
}

/// By hand, from the document of 北关区: 公检法… 复印件1份 for outpatients and 1份 for inpatients, when hurt.
#[test]
fn two_bills_after_an_accident() {
    let catalogue = catalogue();
    let day = some_day();
    let card = |written: &str| {
        let address = mingbai::link::read(catalogue, written, day);
        assert!(address.dropped.is_empty(), "{:?}", address.dropped);
        let mingbai::link::Link::Matter { region, matter, answers, .. } = address.link else {
            panic!("{written} is no matter");
        };
        let region = &catalogue.regions[region];
        card::make(catalogue, region, &region.matters[matter], &answers, day)
    };
    let cards = [
        card("beiguan/outpatient-reimbursement?injury=yes"),
        card("beiguan/inpatient-reimbursement?injury=yes"),
    ];
    let hurt = joint(&cards);
    let row = hurt.must.iter().find(|it| it.name == "公检法部门出具的相关证明材料");
    let row = row.expect("on the list");
    assert_eq!(row.needs.len(), 2);
    assert_eq!(row.sum, Some(Sum { count: 2, unit: "份", unprinted: 0, open: 0 }));
    assert!(row.is_uniform());
    let cards = [
        card("beiguan/outpatient-reimbursement"),
        card("beiguan/inpatient-reimbursement?injury=yes"),
    ];
    let unknown = joint(&cards);
    let row = unknown.must.iter().find(|it| it.name == "公检法部门出具的相关证明材料");
    let row = row.expect("on the list, for the one that is certain");
    assert_eq!(row.sum, Some(Sum { count: 1, unit: "份", unprinted: 0, open: 1 }));
    let certain: Vec<bool> = row.needs.iter().map(|it| it.certain).collect();
    assert_eq!(certain, [false, true]);
}

/// What is unclear about a paper is said where it first stands on the list, whole and once; below it stands that it
/// is above. None is lost.
#[test]
fn what_is_unclear_is_said_once() {
    let mut report = Report::default();
    for_every_list(|cards| {
        let list = joint(cards);
        let mut said: Vec<&str> = Vec::new();
        for shared in list.must.iter().chain(&list.maybe).chain(&list.fetched) {
            for doubt in &shared.doubts {
                let known = said.contains(&doubt.text);
                report.check(doubt.again == known, || format!("{}：{}", story(cards), doubt.text));
                said.push(doubt.text);
            }
            for doubt in shared.needs.iter().flat_map(|it| &it.paper.doubts) {
                report.check(shared.doubts.iter().any(|it| it.text == doubt.text), || {
                    format!("{}：少了 {}", story(cards), doubt.text)
                });
            }
        }
    });
    report.finish("清单上的存疑说一次");
}

/// That there may be more than one way to go is said where documents print different places, and only there.
#[test]
fn several_places_are_said() {
    let region = |id: &str| catalogue().regions.iter().find(|it| it.id == id).map(cards_of);
    let card =
        |region: &[Card], matter: &str| region.iter().find(|it| it.matter == matter).cloned();
    let (Some(zhengzhou), Some(wugang), Some(mengzhou)) =
        (region("zhengzhou"), region("wugang"), region("mengzhou"))
    else {
        panic!("a region is missing");
    };
    let said = |cards: [Option<Card>; 2]| {
        let cards: Vec<Card> = cards.into_iter().flatten().collect();
        assert_eq!(cards.len(), 2);
        let list = joint(&cards);
        say::list_notices(&list).concat()
    };
    let inpatient = || card(&zhengzhou, "resident-inpatient");
    let newborn = said([inpatient(), card(&zhengzhou, "newborn-enrolment")]);
    assert!(newborn.contains("写得不一样"), "{newborn}");
    // Where no place is printed there is nothing to compare.
    let wugang = said([card(&wugang, "maternity-medical"), card(&wugang, "maternity-allowance")]);
    assert!(!wugang.contains("写得不一样"), "{wugang}");
    let others = said([inpatient(), card(&mengzhou, "inpatient-reimbursement")]);
    assert!(others.contains("不止一个地方的事") && !others.contains("写得不一样"), "{others}");
}
