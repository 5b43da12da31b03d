//! How large the type of a sheet can be: an estimate of the lines that it takes, without a browser.

use super::{Line, Row, Sheet};

/// How much room a sheet leaves on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// All of it fits on one page in large type.
    Roomy,
    /// It fits with one thing on a line.
    Ordinary,
    /// Things stand behind one another.
    Scarce,
}

/// Characters of 12 pt in a line of the page, of a part below the table, and of the table's three columns.
const LINE: usize = 42;
const PART: usize = 38;
const COLUMNS: [usize; 3] = [23, 10, 7];
/// Characters of small type beside the code.
const HEAD: usize = 40;
/// The lines of 12 pt that surely fit on a page, and how many of them ordinary type takes for the same.
const ROOMY: usize = 46;
const ORDINARY: usize = 48;
/// Title, names, verdict, whose words they are, foot.
const FRAME: usize = 9;

pub(super) fn room(sheet: &Sheet) -> Room {
    let head = height(sheet.answers.iter().chain(&sheet.contact).chain(&sheet.head), HEAD);
    let rows = sheet.must.iter().chain(&sheet.maybe);
    let rows: usize = rows.map(row).sum();
    let parts = sheet.parts.iter().map(|it| height(it.lines.iter(), PART));
    let below: usize = height(sheet.not_brought.iter(), LINE) + parts.sum::<usize>();
    let all = FRAME + head + rows + below;
    if all <= ROOMY {
        Room::Roomy
    } else if all <= ORDINARY {
        Room::Ordinary
    } else {
        Room::Scarce
    }
}

fn row(row: &Row) -> usize {
    let wide = if row.demands.is_empty() { COLUMNS[0] + COLUMNS[1] } else { COLUMNS[0] };
    let name = row.name.chars().count() + row.depends.chars().count() + 2;
    let choices: usize = row.choices.iter().map(|it| length(it) + 2).sum();
    let first = lines(name, wide) + lines(choices, wide) + height(row.lines.iter(), wide);
    let second = height(row.demands.iter(), COLUMNS[1]);
    first.max(second).max(lines(row.source.chars().count(), COLUMNS[2]))
}

fn height<'l>(all: impl Iterator<Item = &'l Line>, width: usize) -> usize {
    let mut height = 0;
    // What goes on stands behind the line before.
    let mut open = 0;
    for it in all {
        if it.goes_on {
            open += length(it);
        } else {
            height += lines(open, width);
            open = length(it);
        }
    }
    height + lines(open, width)
}

fn length(line: &Line) -> usize {
    let marks = if line.mark.is_empty() { 3 } else { 4 };
    [&line.mark, &line.text, &line.depends].map(|it| it.chars().count()).iter().sum::<usize>()
        + marks
}

fn lines(characters: usize, width: usize) -> usize {
    characters.div_ceil(width)
}
