//! The card on paper: a layout of its own that nobody sees on the screen and that takes the place of everything
//! when the page is printed (`static/print.css`). What it says is `export::sheet`.

use crate::app::components::part;
use crate::app::words;
use crate::card::{Card, say};
use crate::export::sheet::{Line, Part, Row, Sheet, Voice, sheet};
use yew::prelude::*;

/// The whole sheet, with the code of the card's address.
pub fn page(card: &Card, code: Option<Html>) -> Html {
    let printed = sheet(card);
    let title = [card.matter_name, " ", words::CARD].concat();
    let body = part::all([
        head(card, &printed, code),
        table(&title, &[(words::MUST, &printed.must), (words::MAYBE, &printed.maybe)]),
        nothing(card),
        part::block("div", "p-small", lines(&printed.not_brought)),
        part::all(printed.parts.iter().map(section)),
        part::line("p-small p-foot", words::NOT_PROOF),
    ]);
    part::block("div", "on-paper", body)
}

/// Where the document asks for no papers.
fn nothing(card: &Card) -> Html {
    match card.must.is_empty() && card.maybe.is_empty() {
        true => part::line("", words::NOTHING_TO_BRING),
        false => Html::default(),
    }
}

fn head(card: &Card, Sheet { head: said, answers, .. }: &Sheet, code: Option<Html>) -> Html {
    let verdict = part::line("p-verdict", say::verdict(card.verdict));
    let day = [words::PRINTED_ON, &card.today_text()].concat();
    let day = part::block("span", "p-small", part::text(day));
    let kind = part::block("b", "", part::text(words::SHEET));
    let names = part::all([
        part::block("p", "p-kind", part::all([kind, day])),
        part::block("h2", "", part::text([card.region_name, "　", card.matter_name].concat())),
        part::line("", card.plain_name),
        verdict,
        part::block("div", "p-small", lines(answers)),
        lines(said),
        part::line("p-small", words::WHOSE_WORDS),
    ]);
    let code = code.map(|code| {
        let caption = part::block("figcaption", "", part::text(words::SCAN_SAME));
        part::block("figure", "", part::all([code, caption]))
    });
    let names = part::block("div", "", names);
    part::block("header", "", part::all([names, code.unwrap_or_default()]))
}

/// A table of papers with boxes to tick, in groups; groups without papers are left out.
pub fn table(caption: &str, groups: &[(&'static str, &[Row])]) -> Html {
    if groups.iter().all(|(_, rows)| rows.is_empty()) {
        return Html::default();
    }
    let mut body = Vec::new();
    for (title, rows) in groups.iter().filter(|(_, rows)| !rows.is_empty()) {
        let head = |scope: &'static str, words: String| {
            let mut head = part::element("th", "", part::text(words));
            head.add_attribute("scope", scope);
            head
        };
        let mut title = head("rowgroup", words::counted(title, rows.len()));
        let heads = match body.is_empty() {
            // The columns are named once, and no row is spent on that.
            true => [words::DEMANDS, words::SOURCE].map(|it| head("col", it.to_owned()).into()),
            false => {
                title.add_attribute("colspan", "3");
                Default::default()
            }
        };
        let heads = part::all([title.into()].into_iter().chain(heads));
        let heads = part::block("tr", "p-group", heads);
        let rows = rows.iter().map(row);
        body.push(part::block("tbody", "", part::all([heads].into_iter().chain(rows))));
    }
    let caption = part::block("caption", "", part::text(caption.to_owned()));
    part::block("table", "", part::all([caption, part::all(body)]))
}

fn row(row: &Row) -> Html {
    let mut name = vec![
        part::block("span", "p-box", Html::default()),
        part::block("span", "p-name", part::text(row.name)),
    ];
    if !row.depends.is_empty() {
        name.push(depends(&row.depends));
    }
    let title = if row.choices.len() > 1 { words::ANY_ONE } else { words::ONLY_ONE };
    let mut choices = Html::default();
    if says_its_choices(row) {
        name.push(part::block("span", "p-depends", part::text(words::ANY_ONE_OF)));
    } else if !row.choices.is_empty() {
        let each = row.choices.iter().map(|it| part::block("span", "p-choice", words_of(it)));
        let each = [part::text(title)].into_iter().chain(each);
        choices = part::block("p", "", part::all(each));
    }
    let name = part::block("p", "", part::all(name));
    let mut first = part::element("td", "", part::all([name, choices, lines(&row.lines)]));
    let source = part::block("td", "p-small", part::text(row.source.clone()));
    let cells = match row.demands.is_empty() {
        // Most have none: the room is for the name.
        true => {
            first.add_attribute("colspan", "2");
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
        && row.choices.iter().all(|it| it.depends.is_empty())
        && names.join("或") == row.name
}

/// A part below the papers.
pub fn section(it: &Part) -> Html {
    let class = match (it.small, it.run_in) {
        (true, _) => "p-small p-run-in",
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
