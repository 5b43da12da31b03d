//! The same matter in several places, side by side.

use crate::app::components::part;
use crate::app::{Context, Shown, words};
use crate::catalogue::Comparison;
use crate::compare::{Cell, Row, SideBySide, side_by_side};
use crate::link::{Link, View};
use crate::rules::Answers;
use yew::prelude::*;

pub fn page(context: &Context, comparison: &'static Comparison) -> Shown {
    let shown = side_by_side(context.catalogue, comparison);
    let places = shown.columns.iter().map(|column| {
        let answers = Answers::none(&context.catalogue.questions);
        let (region, matter) = (column.region_place, column.matter_place);
        let link = Link::Matter { region, matter, answers, view: View::Next };
        let address = context.address(&link);
        part::choice("choice", address, column.region, column.matter, false)
    });
    let mut body = vec![
        part::line("crumb", words::COMPARED),
        part::heading(shown.name),
        part::ours(words::OUR_WORDS, shown.reason),
        part::list("choices", places.collect()),
    ];
    body.extend(shown.rows.iter().map(|it| row(&shown, it)));
    Shown { title: shown.name.to_owned(), body: part::all(body) }
}

fn row(shown: &SideBySide, row: &Row) -> Html {
    let (class, mark) = match row.same {
        true => ("badge met", words::SAME),
        false => ("badge", words::DIFFERENT),
    };
    let mark = part::block("span", class, part::text(mark));
    let heading = part::block("h2", "", part::all([mark, part::text(row.kind.word())]));
    let columns = shown.columns.iter().zip(&row.cells);
    let cells = columns.map(|(column, cell)| {
        let place = part::block("h3", "", part::text(column.region));
        let name = match shown.columns.iter().filter(|it| it.region == column.region).count() {
            1 => Html::default(),
            _ => part::line("choice-note", column.matter),
        };
        part::all([place, name, cell.as_ref().map_or_else(missing, text)])
    });
    let cells = part::list("columns", cells.collect());
    part::block("section", "sheet-part", part::all([heading, cells]))
}

fn missing() -> Html {
    part::line("choice-note", words::NOT_PRINTED)
}

fn text(cell: &Cell) -> Html {
    let paragraphs = cell.paragraphs.iter().map(|&(words, differs)| {
        let words = part::text(words);
        let words = if differs { part::block("mark", "", words) } else { words };
        part::block("p", "official", words)
    });
    part::all(paragraphs)
}
