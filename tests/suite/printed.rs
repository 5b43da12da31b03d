//! The printed sheet says what the card says: for every matter, with no answer, with one, and with every set of
//! definite answers.

use crate::report::Report;
use crate::space::State;
use crate::table::{Table, tables};
use mingbai::card::{Alternative, Card, Paper, Verdict};
use mingbai::catalogue::DoubtKind;
use mingbai::export::plain;
use mingbai::export::sheet::{Line, Row, Sheet, Voice, sheet};

/// The text without white space, which verbatim texts may break anywhere.
fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is looked at. What only one of several unanswered questions decides is on the cards with one answer.
fn states(table: &Table) -> impl Iterator<Item = State> + '_ {
    let space = &table.space;
    let one = (0..space.questions.len())
        .flat_map(move |place| space.given(place).map(move |digit| space.with(0, place, digit)));
    [0].into_iter().chain(one).chain(table.full_states())
}

/// All that the lines say, in one.
fn office(lines: &[Line]) -> String {
    let lines = lines.iter().filter(|it| it.voice == Voice::Office);
    lines.map(|it| flat(&it.text)).collect::<Vec<_>>().join("\n")
}

fn below(sheet: &Sheet) -> String {
    let parts = sheet.parts.iter().flat_map(|it| &it.lines);
    parts.map(|it| flat(&it.text)).collect::<Vec<_>>().join("\n")
}

/// Every paper that is or may be needed has its row, in the order of the card, with everything the document says
/// of it: which alternatives, original or copy, how many, which seals.
#[test]
fn no_paper_is_missing_from_the_sheet() {
    let mut report = Report::default();
    for table in tables() {
        for state in states(table) {
            let card = table.card(state);
            let printed = sheet(&card);
            let mut check = |holds: bool, what: &str| {
                report.check(holds, || format!("{}：{what}", table.space.story(state)));
            };
            if !card.is_of_use() {
                check(printed.must.is_empty() && printed.maybe.is_empty(), "不能办的不列材料");
                let named = office(&printed.not_brought);
                for paper in card.must.iter().chain(&card.maybe) {
                    check(named.contains(&flat(paper.name)), paper.name);
                }
                continue;
            }
            for (papers, rows) in [(&card.must, &printed.must), (&card.maybe, &printed.maybe)] {
                check(papers.len() == rows.len(), "行数");
                for (paper, row) in papers.iter().zip(rows) {
                    check(says(row, paper), paper.name);
                }
            }
            check(printed.must.iter().all(|it| it.depends.is_empty()), "必带的不看什么");
            check(printed.maybe.iter().all(|it| !it.depends.is_empty()), "可能要带的写明看什么");
            let named = office(&printed.not_brought);
            for paper in card.fetched.iter().chain(&card.not_needed) {
                check(named.contains(&flat(paper.name)), paper.name);
            }
        }
    }
    report.finish("单子上的材料不少");
}

/// Whether a row says all that the card says of a paper.
fn says(row: &Row, paper: &Paper) -> bool {
    let demands = office(&row.demands);
    let lines = office(&row.lines);
    let demanded = [paper.form].into_iter().chain(paper.amounts.iter().map(|it| it.text));
    let demanded = demanded.chain(paper.seals.iter().map(|it| it.text));
    let uncertain = |lines: &[Line], text: &str| {
        lines.iter().any(|it| flat(&it.text) == flat(text) && !it.depends.is_empty())
    };
    let open = paper.seals.iter().filter(|it| it.reasons != paper.reasons);
    row.name == paper.name
        && !row.source.is_empty()
        && demanded.into_iter().all(|it| demands.contains(&flat(it)))
        && paper.notes.iter().all(|it| lines.contains(&flat(it.text)))
        && row.lines.iter().any(|it| it.text == flat(paper.hint)) != paper.hint.is_empty()
        && paper.doubts.iter().all(|it| it.again || says_doubt(row, it.text))
        && (row.any_of != SURE || paper.is_any_enough())
        && alternatives(row, paper)
        && open
            .filter(|it| !it.reasons.depends_on.is_empty())
            .all(|it| uncertain(&row.demands, it.text))
}

/// What no paper with an unclear or contradicted place may say.
const SURE: &str = "带其中一样就行：";

fn says_doubt(row: &Row, text: &str) -> bool {
    row.lines.iter().any(|it| it.voice == Voice::Ours && flat(&it.text).contains(&flat(text)))
}

fn alternatives(row: &Row, paper: &Paper) -> bool {
    let says = |line: &Line, it: &Alternative| {
        let text = flat(&line.text);
        let said = [it.proviso, it.form].into_iter();
        let mut said = said.chain(it.seals.iter().chain(&it.notes).map(|it| it.text));
        text.starts_with(&flat(it.name)) && said.all(|it| text.contains(&flat(it)))
    };
    match paper.alternatives.as_slice() {
        // The name says it all.
        [only] if row.choices.is_empty() => {
            let text = [office(&row.demands), office(&row.lines)].concat();
            let said = [only.proviso, only.form].into_iter();
            let mut said = said.chain(only.seals.iter().chain(&only.notes).map(|it| it.text));
            only.name == paper.name && said.all(|it| text.contains(&flat(it)))
        }
        all => {
            all.len() == row.choices.len()
                && row.choices.iter().zip(all).all(|(line, it)| says(line, it))
        }
    }
}

/// Ways, times, windows, notes and doubts stand below; words that are ours are marked.
#[test]
fn nothing_to_be_known_is_missing_from_the_sheet() {
    let mut report = Report::default();
    for table in tables() {
        for state in states(table) {
            let card = table.card(state);
            let printed = sheet(&card);
            let text = below(&printed);
            let answered = printed.answers.iter().map(|it| flat(&it.text)).collect::<String>();
            let rows = printed.must.iter().chain(&printed.maybe).flat_map(|it| &it.lines);
            let rows = rows.map(|it| flat(&it.text)).collect::<Vec<_>>().join("\n");
            let contact = printed.contact.iter().map(|it| flat(&it.text)).collect::<String>();
            let below = printed.not_brought.iter().map(|it| flat(&it.text)).collect::<String>();
            let above = printed.head.iter().map(|it| flat(&it.text)).collect::<String>();
            let text = [text, answered, rows, contact, below, above].concat();
            for said in to_be_known(&card) {
                report.check(text.contains(&flat(said)), || {
                    format!("{}：{said}", table.space.story(state))
                });
            }
            let head = office(&printed.head);
            for it in card.criteria.iter().filter(|it| it.met == mingbai::rules::Truth::False) {
                report.check(head.contains(&flat(it.text)), || {
                    format!("{}：{}", table.space.story(state), it.text)
                });
            }
        }
    }
    report.finish("单子上的话不少");
}

fn to_be_known(card: &Card) -> Vec<&'static str> {
    let doubts = card.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint);
    let mut said: Vec<&str> = doubts.map(|it| it.text).collect();
    said.extend(card.answers.iter().map(|it| it.text));
    said.extend(card.gaps.iter().copied());
    if card.is_of_use() {
        said.extend(card.contact().into_iter().map(|it| it.1));
        said.extend(card.criteria.iter().map(|it| it.text).filter(|it| *it != card.matter_name));
        said.extend(card.channels.iter().map(|it| it.text));
        let steps = card.channels.iter().flat_map(|it| &it.steps);
        said.extend(steps.flat_map(|it| it.steps.iter().copied()));
        said.extend(card.deadlines.iter().map(|it| it.text));
        said.extend(card.windows.iter().map(|it| it.text));
        said.extend(card.periods.iter().map(|it| it.text));
        said.extend(card.notes.iter().map(|it| it.text));
    }
    said
}

/// Paper lies about: it knows no today, and does not say that 今天 is the day to go.
#[test]
fn paper_and_messages_know_no_today() {
    let mut report = Report::default();
    for table in tables() {
        for state in table.full_states().take(3) {
            let card = table.card(state);
            let text = [below(&sheet(&card)), plain::card(&card)].concat();
            report.check(!text.contains("今天"), || table.space.story(state).to_string());
        }
    }
    report.finish("纸上没有今天");
}

/// Larger type where there is little to say, and not where there is much.
#[test]
fn little_is_printed_large() {
    let mut rooms = [0; 3];
    for table in tables() {
        for state in table.full_states().take(1) {
            rooms[sheet(&table.card(state)).room as usize] += 1;
        }
    }
    assert!(rooms.iter().all(|it| *it > 5), "roomy, ordinary, scarce: {rooms:?}");
}

/// What is printed as the office's is the document's, cuts aside.
#[test]
fn the_offices_words_are_the_documents() {
    let mut report = Report::default();
    for table in tables() {
        let matter = table.space.matter;
        let document: String = matter.elements.iter().map(|it| flat(it.text)).collect();
        for state in table.full_states() {
            let printed = sheet(&table.card(state));
            let rows = printed.must.iter().chain(&printed.maybe);
            for line in rows.flat_map(|it| it.demands.iter().chain(&it.lines)) {
                let verbatim = line.voice != Voice::Office
                    || !line.mark.is_empty()
                    || document.contains(&flat(&line.text));
                report.check(verbatim, || format!("{}：{}", table.space.story(state), line.text));
            }
        }
    }
    report.finish("照抄");
}

/// A message says how, when, where and whom to ask, what else the document says, and names no document that has no
/// title.
#[test]
fn a_message_says_what_the_card_says() {
    let mut report = Report::default();
    for table in tables() {
        for state in [0].into_iter().chain(table.full_states().take(3)) {
            let card = table.card(state);
            if card.verdict == Verdict::Internal {
                continue;
            }
            let text = flat(&plain::card(&card));
            let mut said: Vec<&str> = card.contact().into_iter().map(|it| it.1).collect();
            said.push(card.document_note);
            said.extend(
                card.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint).map(|it| it.text),
            );
            if card.is_of_use() || card.verdict == Verdict::Internal {
                said.extend(card.channels.iter().map(|it| it.text));
                said.extend(card.notes.iter().map(|it| it.text));
            }
            let open = card.maybe.iter().flat_map(|it| &it.reasons.depends_on);
            said.extend(open.map(|it| it.text));
            let papers = card.must.iter().chain(&card.maybe);
            let notes = papers.flat_map(|it| &it.alternatives).flat_map(|it| &it.notes);
            said.extend(notes.map(|it| it.text));
            let missing = said.into_iter().filter(|it| !text.contains(&flat(it)));
            let missing: Vec<&str> = missing.collect();
            report
                .check(missing.is_empty(), || format!("{}：{missing:?}", table.space.story(state)));
            report
                .check(!text.contains("《》"), || format!("{}：《》", table.space.story(state)));
        }
    }
    report.finish("文字不少");
}

/// A doubt stands at every paper with whose words its own overlap, and at no other; what is about the whole list
/// stands with the list.
#[test]
fn doubts_stand_where_they_matter() {
    let (mut report, mut at_papers, mut of_lists) = (Report::default(), 0, 0);
    for table in tables() {
        for state in [0].into_iter().chain(table.full_states().take(3)) {
            let card = table.card(state);
            for paper in card.must.iter().chain(&card.maybe).chain(&card.not_needed) {
                let words =
                    |it: &mingbai::card::Passage| ((it.heading, it.text), it.mark.0..it.mark.1);
                let about: Vec<_> = paper.passages().map(words).collect();
                let overlaps = |it: &mingbai::card::Passage| {
                    let whole =
                        it.text.len() == it.mark.1 && it.mark.0 == 0 && it.text.contains('\n');
                    let meets = |other: &std::ops::Range<usize>| {
                        other.clone().any(|at| (it.mark.0..it.mark.1).contains(&at))
                    };
                    !whole
                        && about.iter().any(|(heading, range)| {
                            *heading == (it.heading, it.text) && meets(range)
                        })
                };
                let doubts = card.doubts.iter().filter(|it| it.kind != DoubtKind::Misprint);
                let meant: Vec<&str> =
                    doubts.filter(|it| it.sources.iter().any(overlaps)).map(|it| it.text).collect();
                let found: Vec<&str> = paper.doubts.iter().map(|it| it.text).collect();
                at_papers += found.len();
                report.check(found == meant, || {
                    format!(
                        "{} {}：{found:?}，应当是 {meant:?}",
                        table.space.story(state),
                        paper.name
                    )
                });
            }
            of_lists += card.list_doubts().len();
        }
    }
    assert!(at_papers > 300 && of_lists > 20, "{at_papers} {of_lists}");
    report.finish("存疑写在材料下面");
}
