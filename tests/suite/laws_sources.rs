//! Law 6: every fact on a card has a passage and a reason; every printed element is used.

use crate::items::items;
use crate::oracle::{Known, agree, every, tested, truth};
use crate::report::Report;
use crate::table::{Table, tables};
use mingbai::card::{Card, Criterion, Paper, Passage, Reasons, Statement};
use mingbai::catalogue::{Condition, ElementKind, Quote};
use mingbai::rules::{Answer, Truth};

/// Every passage on a card with the statement it stands behind.
fn passages<'c>(card: &'c Card, found: &mut dyn FnMut(&'c str, &'c [Passage])) {
    card.criteria.iter().for_each(|it| found(it.text, &it.sources));
    for it in [&card.must, &card.maybe, &card.not_needed, &card.fetched].into_iter().flatten() {
        found(it.name, &it.sources);
        it.amounts.iter().for_each(|it| found(it.text, &it.sources));
        statements(&it.seals, found);
        statements(&it.notes, found);
        for it in it.alternatives.iter().chain(&it.closed_alternatives) {
            found(it.name, &it.sources);
            statements(&it.seals, found);
            statements(&it.notes, found);
        }
    }
    for it in card.channels.iter().chain(&card.closed_channels) {
        found(it.text, &it.sources);
    }
    card.deadlines.iter().for_each(|it| found(it.text, &it.sources));
    for it in &card.windows {
        found(it.text, &it.sources);
    }
    card.periods.iter().for_each(|it| found(it.text, &it.sources));
    statements(&card.notes, found);
    card.doubts.iter().for_each(|it| found(it.text, &it.sources));
}

fn statements<'c>(list: &'c [Statement], found: &mut dyn FnMut(&'c str, &'c [Passage])) {
    list.iter().for_each(|it| found(it.text, &it.sources));
}

#[test]
fn every_fact_on_every_card_has_a_marked_passage() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.states() {
            let card = table.card(state);
            passages(&card, &mut |text, sources| {
                let story = || format!("{}：“{text}”", table.space.story(state));
                report.check(!sources.is_empty(), || format!("{}没有出处", story()));
                for passage in sources {
                    let (start, end) = passage.mark;
                    let marked = passage.text.get(start..end).unwrap_or("");
                    report.check(!marked.trim().is_empty(), || format!("{}的出处是空的", story()));
                    let (before, words, after) = passage.split();
                    let whole = [before, words, after].concat() == passage.text;
                    report.check(whole && words == marked, || format!("{}切错了", story()));
                    let printed = table.space.matter.elements.iter().any(|element| {
                        element.heading == passage.heading && element.text == passage.text
                    });
                    report.check(printed, || format!("{}的出处不是要素", story()));
                }
            });
        }
    }
    report.finish("句句有出处");
}

/// Elements that every card shows whole, because they concern everybody.
const WHOLE: [ElementKind; 12] = [
    ElementKind::Summary,
    ElementKind::Audience,
    ElementKind::Online,
    ElementKind::Stages,
    ElementKind::Delivery,
    ElementKind::Place,
    ElementKind::Enquiry,
    ElementKind::Disclosure,
    ElementKind::Fee,
    ElementKind::Complaints,
    ElementKind::Evaluation,
    ElementKind::LegalBasis,
];

/// Everybody's fees, complaints and legal basis are on every card, and so is what the document omits.
#[test]
fn elements_without_conditions_are_on_every_card() {
    let mut report = Report::default();
    for table in tables() {
        let elements = &table.space.matter.elements;
        for state in table.states() {
            let card = table.card(state);
            for element in elements.iter().filter(|it| WHOLE.contains(&it.kind)) {
                let shown = card.elements.iter().any(|it| it.heading == element.heading);
                report.check(shown, || {
                    format!("{}：没有“{}”", table.space.story(state), element.heading)
                });
            }
            let printed = |it: &mingbai::card::Element| {
                elements.iter().any(|known| {
                    (known.kind, known.heading, known.text) == (it.kind, it.heading, it.text)
                })
            };
            report.check(card.elements.iter().all(printed), || {
                format!("{}：要素不是照印的", table.space.story(state))
            });
            report.check(card.gaps == table.space.region.gaps, || {
                format!("{}：不载不全", table.space.story(state))
            });
        }
    }
    report.finish("人人都要看的");
}

/// Paragraphs that nothing on a card needs; they stand under 文件关于这件事的全部原文.
const UNUSED: [(&str, &str, &str); 4] = [
    // Wishes of the province to its offices, not to those who apply.
    ("mengzhou", "aid-reimbursement", "2"),
    ("mengzhou", "relation-transfer", "5"),
    ("mengzhou", "chronic-recognition", "2"),
    // About bills, which this row of the table does not ask for; the cell spans five rows.
    ("mengzhou", "maternity-allowance", "7"),
];

/// The number before a paragraph.
fn label(paragraph: &str) -> &str {
    paragraph.split('.').next().unwrap_or("")
}

/// Nothing that the office prints for a matter is out of reach, to the paragraph: it is the source of
/// something (itself, or one that says the same), it is shown whole, it only names the matter, or it
/// is the heading of those below it.
#[test]
fn every_printed_paragraph_is_reachable() {
    const NAMES: [ElementKind; 9] = [
        ElementKind::Chapter,
        ElementKind::PowerKind,
        ElementKind::Title,
        ElementKind::Name,
        ElementKind::MainItem,
        ElementKind::MainItemCode,
        ElementKind::SubItemNumber,
        ElementKind::SubItem,
        ElementKind::SubItemCode,
    ];
    let mut report = Report::default();
    for table in tables() {
        let quotes = quotes(table);
        for (place, element) in table.space.matter.elements.iter().enumerate() {
            // Where no channel is printed the steps are shown by themselves.
            let steps =
                element.kind == ElementKind::Procedure && table.space.matter.channels.is_empty();
            let whole = steps || WHOLE.contains(&element.kind) || element.kind.for_staff();
            if whole || element.reprint || NAMES.contains(&element.kind) {
                continue;
            }
            let cited = |paragraph: &&str| {
                let start = paragraph.as_ptr() as usize - element.text.as_ptr() as usize;
                let end = start + paragraph.len();
                quotes.iter().any(|quote| {
                    let (from, len) = (usize::from(quote.start), usize::from(quote.len));
                    usize::from(quote.element) == place && from < end && start < from + len
                })
            };
            let (cited, others): (Vec<&str>, Vec<&str>) = element.text.split('\n').partition(cited);
            for paragraph in others {
                let heading = !cited.is_empty() && paragraph.ends_with([':', '：']);
                let nothing = matches!(paragraph, "" | "无" | "无。")
                    || UNUSED.contains(&(
                        table.space.region.id,
                        table.space.matter.id,
                        label(paragraph),
                    ));
                report.check(nothing || heading || cited.contains(&paragraph), || {
                    format!(
                        "{}：“{}”的“{paragraph}”没有用到",
                        table.space.story(0),
                        element.heading
                    )
                });
            }
            // The flows of 郑州市 are pictures, of which the text of the document has nothing.
            let picture = element.kind == ElementKind::Procedure;
            report.check(picture || !element.text.is_empty(), || {
                format!("{}是空的", element.heading)
            });
        }
    }
    report.finish("每段话都用到");
}

/// Every quote of a matter, the steps included.
fn quotes(table: &Table) -> Vec<&'static Quote> {
    let matter = table.space.matter;
    let steps = matter.channels.iter().flat_map(|channel| &channel.steps);
    let steps = steps.flat_map(|group| group.heading.iter().chain(&group.steps));
    items(matter).iter().flat_map(|item| item.sources).chain(steps).collect()
}

/// Reasons on a card, each with its condition in the catalogue.
fn papers_with_reasons<'c>(
    table: &Table,
    card: &'c Card,
) -> Vec<(&'c str, &'static Condition, &'c Reasons)> {
    let matter = table.space.matter;
    let lists = [&card.must, &card.maybe, &card.not_needed, &card.fetched];
    let papers = lists.into_iter().flatten().filter_map(|paper: &Paper| {
        let first = paper.sources.first()?;
        let material = matter.materials.iter().find(|it| {
            it.name == paper.name
                && it.sources.first().is_some_and(|quote| {
                    usize::from(quote.start) == first.mark.0
                        && matter.elements[usize::from(quote.element)].heading == first.heading
                })
        })?;
        Some((paper.name, &material.condition, &paper.reasons))
    });
    let criteria = card.criteria.iter().zip(&matter.criteria);
    let criteria =
        criteria.map(|(it, known): (&Criterion, _)| (it.text, &known.condition, &it.reasons));
    papers.chain(criteria).collect()
}

/// "因为您说…" is the whole truth: the answers it names, alone, decide the paper or the criterion the
/// same way. What is undecided names a question without a definite answer or an open doubt.
#[test]
fn reasons_suffice() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        for state in table.states() {
            let card = table.card(state);
            let answers = space.answers(state);
            let all = papers_with_reasons(table, &card);
            let lists = [&card.must, &card.maybe, &card.not_needed, &card.fetched];
            let count: usize = lists.iter().map(|list| list.len()).sum();
            assert_eq!(all.len(), count + card.criteria.len(), "every paper is in the catalogue");
            for (name, condition, reasons) in all {
                let story = || format!("{}：“{name}”", space.story(state));
                let mut alone = vec![None; space.sizes.len()];
                for given in &reasons.because {
                    let asked = space.catalogue.question_index(given.question).expect("asked");
                    let choice = match answers.get(asked as u8) {
                        Some(Answer::Choice(choice)) => choice,
                        other => panic!("{}说的不是您答的：{other:?}", story()),
                    };
                    let said = &space.catalogue.questions[asked].choices[usize::from(choice)];
                    report.check(said.because == given.because, || format!("{}说错了", story()));
                    alone[asked] = Some(choice);
                }
                let whole = truth(condition, &space.known(state), &space.sizes);
                if whole == Truth::Unknown {
                    let waits = reasons.depends_on.iter().all(|open| {
                        let asked = space.catalogue.question_index(open.question);
                        let answer = answers.get(asked.expect("asked") as u8);
                        !matches!(answer, Some(Answer::Choice(_)))
                            && open.unsure == (answer == Some(Answer::NotSure))
                    });
                    let why = !reasons.depends_on.is_empty() || !reasons.left_open.is_empty();
                    report.check(waits && why, || format!("{}没有说要看什么", story()));
                } else {
                    let right = truth(condition, &alone, &space.sizes) == whole;
                    report.check(right, || format!("{}的原因不够", story()));
                }
            }
        }
    }
    report.finish("原因说得全");
}

/// A question that a paper or a criterion is said to depend on can decide it: some answers to the
/// other open questions leave a difference between two of its definite answers.
#[test]
fn what_it_depends_on_can_decide_it() {
    let mut report = Report::default();
    for table in tables() {
        let space = &table.space;
        for state in table.states() {
            let card = table.card(state);
            let known = space.known(state);
            for (name, condition, reasons) in papers_with_reasons(table, &card) {
                for open in &reasons.depends_on {
                    let asked = space.catalogue.question_index(open.question).expect("asked");
                    let decides = can_decide(condition, &known, &space.sizes, asked as u8);
                    report.check(decides, || {
                        let asked = space.catalogue.questions[asked].name;
                        format!("{}：“{name}”不看“{asked}”", space.story(state))
                    });
                }
            }
        }
    }
    report.finish("要看的才说要看");
}

fn can_decide(condition: &Condition, known: &Known, sizes: &[u8], question: u8) -> bool {
    let mut others = tested(condition);
    others.retain(|&other| other != question && known[usize::from(other)].is_none());
    // `every` stops at the first completion of the others in which the question decides.
    !every(&mut known.clone(), sizes, &others, &mut |others| {
        let mut seen = None;
        (0..sizes[usize::from(question)]).all(|choice| {
            let mut full = others.clone();
            full[usize::from(question)] = Some(choice);
            agree(&mut seen, truth(condition, &full, sizes))
        })
    })
}
