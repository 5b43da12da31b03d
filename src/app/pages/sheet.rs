//! The card on paper: a layout of its own that nobody sees on the screen and that takes the place of everything
//! when the page is printed (`static/print.css`). What it says is `export::sheet`.

use super::{Visit, papers};
use crate::app::components::{part, qr, take_along};
use crate::app::{Context, words};
use crate::card::{Card, Joint, Paper, SharedPaper, say};
use crate::export::sheet::{Line, Part, Room, Row, Sheet, Voice, list, sheet};
use yew::prelude::*;

/// The whole sheet, with the code of the card's address. What is ticked on the screen is ticked on paper.
pub fn page(visit: &Visit, card: &Card, code: Option<Html>) -> Html {
    let printed = sheet(card);
    let title = [card.matter_name, " ", words::CARD].concat();
    let ticks = &visit.context.ticks;
    let ticked = |papers: &[Paper]| -> Vec<bool> {
        papers.iter().map(|it| ticks.has(&papers::key(card, it))).collect()
    };
    let groups = [
        Group { title: words::MUST, rows: &printed.must, ticked: ticked(&card.must) },
        Group { title: words::MAYBE, rows: &printed.maybe, ticked: ticked(&card.maybe) },
    ];
    let body = part::all([
        head(card, &printed, code),
        table(&title, words::SOURCE, &groups),
        nothing(card),
        part::block("div", "p-small", lines(&printed.not_brought)),
        part::all(printed.parts.iter().map(section)),
        part::line("p-small p-foot", words::NOT_PROOF),
    ]);
    let class = match printed.room {
        Room::Roomy => "on-paper roomy",
        Room::Ordinary => "on-paper",
        Room::Scarce => "on-paper scarce",
    };
    part::block("div", class, body)
}

/// The sheet of several matters.
pub fn list_page(
    context: &Context,
    joint: &Joint,
    keys: &dyn Fn(&SharedPaper) -> Vec<String>,
) -> Html {
    let printed = list(joint);
    let ticked = |papers: &[SharedPaper]| -> Vec<bool> {
        papers.iter().map(|it| keys(it).iter().all(|key| context.ticks.has(key))).collect()
    };
    let groups = [
        Group { title: words::MUST, rows: &printed.must, ticked: ticked(&joint.must) },
        Group { title: words::MAYBE, rows: &printed.maybe, ticked: ticked(&joint.maybe) },
    ];
    let kind = part::block("b", "", part::text(words::LIST_SHEET));
    let day = joint.cards.first().map_or(String::new(), Card::today_text);
    let day = part::block("span", "p-small", part::text([words::PRINTED_ON, &day].concat()));
    let said = part::all([
        part::block("p", "p-kind", part::all([kind, day])),
        lines(&printed.matters),
        part::line("p-small", say::SAME_NAME),
        part::line("p-small", [words::JOINT_RECKONED, words::WHOSE_WORDS].concat()),
    ]);
    let address = take_along::list_address(context);
    let code = address.and_then(|it| qr::code(&it, words::CODE_OF_LIST));
    let nothing = match joint.must.is_empty() && joint.maybe.is_empty() {
        true => part::line("", words::NOTHING_TO_BRING),
        false => Html::default(),
    };
    let fetched = match printed.fetched.is_empty() {
        true => Html::default(),
        false => part::all([
            part::block("b", "", part::text([words::FETCHED, "："].concat())),
            lines(&printed.fetched),
        ]),
    };
    let ways = printed.ways.iter().map(|(title, said)| {
        let title = part::block("h3", "", part::text(title.clone()));
        part::block("section", "p-way", part::all([title, lines(said)]))
    });
    let body = part::all([
        header(said, code, words::SCAN_LIST),
        table(words::LIST_SHEET, words::NEEDED_FOR, &groups),
        nothing,
        part::block("div", "p-small p-run-in", fetched),
        part::all(ways),
        part::line("p-small p-foot", words::NOT_PROOF_JOINT),
    ]);
    part::block("div", "on-paper scarce", body)
}

/// Where the document asks for no papers.
fn nothing(card: &Card) -> Html {
    match card.must.is_empty() && card.maybe.is_empty() {
        true => part::line("", words::NOTHING_TO_BRING),
        false => Html::default(),
    }
}

fn head(card: &Card, printed: &Sheet, code: Option<Html>) -> Html {
    let verdict = part::line("p-verdict", say::verdict_of(card));
    let day = [words::PRINTED_ON, &card.today_text()].concat();
    let day = part::block("span", "p-small", part::text(day));
    let kind = part::block("b", "", part::text(words::SHEET));
    let names = part::all([
        part::block("p", "p-kind", part::all([kind, day])),
        part::block("h2", "", part::text([card.region_name, "　", card.matter_name].concat())),
        part::line("", card.plain_name),
        verdict,
        lines(&printed.head),
        part::block("div", "p-contact", lines(&printed.contact)),
        part::block("div", "p-small p-answers", lines(&printed.answers)),
        part::line("p-small", words::WHOSE_WORDS),
    ]);
    header(names, code, words::SCAN_SAME)
}

fn header(said: Html, code: Option<Html>, caption: &'static str) -> Html {
    let code = code.map(|code| {
        let caption = part::block("figcaption", "", part::text(caption));
        part::block("figure", "", part::all([code, caption]))
    });
    let said = part::block("div", "", said);
    part::block("header", "", part::all([said, code.unwrap_or_default()]))
}

/// Papers of one sort in the table.
struct Group<'a> {
    title: &'static str,
    rows: &'a [Row],
    /// Which of them are ticked off.
    ticked: Vec<bool>,
}

/// A table of papers with boxes to tick, in groups; groups without papers and columns without words are left out.
fn table(caption: &str, last: &'static str, groups: &[Group]) -> Html {
    if groups.iter().all(|it| it.rows.is_empty()) {
        return Html::default();
    }
    let demanding = groups.iter().flat_map(|it| it.rows).any(|it| !it.demands.is_empty());
    let columns: &[&'static str] = if demanding { &[words::DEMANDS, last] } else { &[last] };
    let mut body = Vec::new();
    for group in groups.iter().filter(|it| !it.rows.is_empty()) {
        let head = |scope: &'static str, words: String| {
            let mut head = part::element("th", "", part::text(words));
            head.add_attribute("scope", scope);
            head
        };
        let mut title = head("rowgroup", words::counted(group.title, group.rows.len()));
        let heads: Vec<Html> = match body.is_empty() {
            // The columns are named once, and no row is spent on that.
            true => columns.iter().map(|it| head("col", (*it).to_owned()).into()).collect(),
            false => {
                title.add_attribute("colspan", if demanding { "3" } else { "2" });
                Vec::new()
            }
        };
        let heads = part::all([title.into()].into_iter().chain(heads));
        let heads = part::block("tr", "p-group", heads);
        let rows = group.rows.iter().zip(&group.ticked);
        let rows = rows.map(|(it, ticked)| row(it, *ticked, demanding));
        body.push(part::block("tbody", "", part::all([heads].into_iter().chain(rows))));
    }
    let caption = part::block("caption", "", part::text(caption.to_owned()));
    let class = if demanding { "" } else { "p-two" };
    part::block("table", class, part::all([caption, part::all(body)]))
}

fn row(row: &Row, ticked: bool, demanding: bool) -> Html {
    let tick = if ticked { part::text("✓") } else { Html::default() };
    let mut name = vec![
        part::block("span", "p-box", tick),
        part::block("span", "p-name", part::text(row.name)),
    ];
    if !row.depends.is_empty() {
        name.push(depends(&row.depends));
    }
    let title = if row.any_of.is_empty() { words::ONLY_ONE } else { row.any_of };
    let mut choices = Html::default();
    if says_its_choices(row) {
        let title = title.trim_end_matches('：');
        name.push(depends(title));
    } else if !row.choices.is_empty() {
        let each = row.choices.iter().map(|it| part::block("span", "p-choice", words_of(it)));
        let each = [part::text(title)].into_iter().chain(each);
        choices = part::block("p", "", part::all(each));
    }
    let name = part::block("p", "", part::all(name));
    let mut first = part::element("td", "", part::all([name, choices, lines(&row.lines)]));
    let source = part::block("td", "p-small", part::text(row.source.clone()));
    let cells = match row.demands.is_empty() {
        true => {
            // Most have none: the room is for the name.
            if demanding {
                first.add_attribute("colspan", "2");
            }
            [first.into(), source, Html::default()]
        }
        false => [first.into(), part::block("td", "", lines(&row.demands)), source],
    };
    part::block("tr", "", part::all(cells))
}

/// Whether the name is nothing but the papers of which one is enough: 甲或乙或丙.
fn says_its_choices(row: &Row) -> bool {
    let names: Vec<&str> = row.choices.iter().map(|it| it.text.as_str()).collect();
    row.choices.len() > 1
        && row.choices.iter().all(|it| it.depends.is_empty() && it.mark.is_empty())
        && names.join("或") == row.name
}

/// A part below the papers.
fn section(it: &Part) -> Html {
    let class = match (it.small, it.run_in) {
        (true, true) => "p-small p-run-in",
        (true, false) => "p-small",
        (false, true) => "p-run-in",
        (false, false) => "",
    };
    let title = part::block("h3", "", part::text(it.title));
    part::block("section", class, part::all([title, lines(&it.lines)]))
}

fn lines(lines: &[Line]) -> Html {
    let mut paragraphs: Vec<(bool, Vec<Html>)> = Vec::new();
    for it in lines {
        match paragraphs.last_mut() {
            Some((_, last)) if it.goes_on => last.extend([part::text(" "), words_of(it)]),
            _ => paragraphs.push((it.small, vec![words_of(it)])),
        }
    }
    let paragraphs = paragraphs.into_iter().map(|(small, words)| {
        part::block("p", if small { "p-small" } else { "" }, part::all(words))
    });
    part::all(paragraphs)
}

/// A line's mark, words and condition.
fn words_of(line: &Line) -> Html {
    let mut body = Vec::new();
    let ours = match line.voice {
        Voice::Ours => words::OURS,
        Voice::Reckoned => words::RECKONED_MARK,
        Voice::Office | Voice::Answers => "",
    };
    if !ours.is_empty() {
        body.push(part::block("span", "p-ours", part::text(ours)));
    }
    if !line.mark.is_empty() {
        body.push(part::block("b", "", part::text([&line.mark, "："].concat())));
    }
    body.push(part::text(line.text.clone()));
    if !line.depends.is_empty() {
        body.push(depends(&line.depends));
    }
    part::all(body)
}

fn depends(words: &str) -> Html {
    part::block("span", "p-depends", part::text(["（", words, "）"].concat()))
}
