//! One region: its `region.yaml`, its matters, and the account of its document.

use super::document::{Coverage, Document};
use super::mistake::{Mistake, Position};
use super::yaml::{File, Record};
use super::{Session, bank, keep, matter};
use crate::catalogue::{ElementKind, Question, Region};
use std::path::Path;

const KEYS: [&str; 7] = ["地区", "文件", "文件标题", "要素标题", "咨询", "不载", "版面"];
const REGION_FILE: &str = "region.yaml";

/// Whether a file of a region's folder is a matter's.
pub fn is_matter(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "yaml")
        && path.file_name().is_some_and(|it| it != REGION_FILE)
}

/// Reads a region; mistakes are recorded in the files.
pub fn read(
    session: &mut Session<'_>,
    id: &'static str,
    bank: &[Question],
) -> Option<(Region, Coverage)> {
    let folder = format!("regions/{id}");
    let (file, root) = session.yaml(&format!("{folder}/{REGION_FILE}"))?;
    if !bank::is_identifier(id) {
        file.mistake(root.at, Mistake::BadIdentifier { found: id.to_owned() });
    }
    let record = Record::new(&file, &root, &KEYS)?;
    let name = record.need_text("地区")?;
    let document_name = record.need_text("文件")?;
    let title_at = record.need("文件标题")?.at;
    let title = record.need_text("文件标题")?;
    let headings = record.need("要素标题")?;
    let headings_printed = match headings.text(&file)? {
        "印出" => true,
        "表头" => false,
        other => {
            let expected = vec!["印出".to_owned(), "表头".to_owned()];
            let (what, found) = ("要素标题", other.to_owned());
            file.mistake(headings.at, Mistake::UnknownWord { what, found, expected });
            return None;
        }
    };
    let mut document = Document::new(&session.read(&format!("documents/{document_name}"))?);
    let everything = [(1, document.line_count())];
    let mut enquiries = Vec::new();
    for node in record.items("咨询") {
        let text = node.text(&file)?;
        claim(&file, node.at, &mut document, text, &everything);
        enquiries.push(keep(text));
    }

    let mut found = Vec::new();
    for file_name in session.names(&folder, is_matter) {
        let stem = file_name.trim_end_matches(".yaml");
        let Some((file, root)) = session.yaml(&format!("{folder}/{file_name}")) else {
            continue;
        };
        if !bank::is_identifier(stem) {
            file.mistake(root.at, Mistake::BadIdentifier { found: stem.to_owned() });
            continue;
        }
        let Some(read) = matter::read(&file, keep(stem), &root, bank) else {
            continue;
        };
        account(&file, &read, &mut document, headings_printed);
        found.push((file, read));
    }
    check_references(&found);
    // A document's own order is what its readers know.
    found.sort_by_key(|(_, read)| read.lines.iter().map(|lines| lines.0).min());

    claim(&file, title_at, &mut document, title, &everything);
    for node in record.list("版面") {
        let Some(entry) = Record::new(&file, node, &["原文", "次数", "理由"]) else {
            continue;
        };
        let (Some(text), Some(times), Some(_)) =
            (entry.need_text("原文"), entry.need("次数"), entry.need_text("理由"))
        else {
            continue;
        };
        let count = document.claim_remains(text);
        if let Some(expected) = times.number(&file)
            && expected != count
        {
            file.mistake(times.at, Mistake::LayoutCount { found: count, expected });
        }
    }
    let gaps = record.items("不载").iter().filter_map(|node| node.text(&file)).map(keep).collect();
    let region = Region {
        id,
        name: keep(name),
        document: keep(document_name),
        title: keep(title),
        enquiries,
        gaps,
        matters: found.into_iter().map(|(_, read)| read.matter).collect(),
    };
    Some((region, document.coverage()))
}

/// Every paragraph of every element, and every printed heading, must be in the matter's lines.
fn account(file: &File, read: &matter::Read, document: &mut Document, headings_printed: bool) {
    if let Some(&(first, last)) = read.lines.iter().find(|&&(_, last)| last > document.line_count())
    {
        let (found, last) = (format!("{first}-{last}"), Some(document.line_count()));
        file.mistake(read.lines_at, Mistake::BadLines { found, last });
    }
    let mut words = Vec::new();
    for element in &read.matter.elements {
        if headings_printed && element.kind != ElementKind::Title {
            words.push(element.heading);
        }
        words.extend(element.text.split('\n'));
    }
    let lines: Vec<String> =
        read.lines.iter().map(|(first, last)| format!("{first}-{last}")).collect();
    for missing in document.claim_all(&words, &read.lines) {
        let element = read.matter.elements.iter().position(|element| {
            element.heading == missing || element.text.split('\n').any(|line| line == missing)
        });
        let at = element.map_or(read.lines_at, |place| read.element_places[place]);
        let (quote, lines) = (missing.to_owned(), lines.join("、"));
        file.mistake(at, Mistake::NotInDocument { quote, lines });
    }
}

fn claim(
    file: &File,
    at: Position,
    document: &mut Document,
    words: &str,
    ranges: &[(usize, usize)],
) {
    for missing in document.claim_all(&[words], ranges) {
        let (quote, lines) = (missing.to_owned(), format!("1-{}", ranges[0].1));
        file.mistake(at, Mistake::NotInDocument { quote, lines });
    }
}

/// 改办 must name matters of the same region, and no two matters share a printed code.
fn check_references(found: &[(File, matter::Read)]) {
    for (file, read) in found {
        for (id, at) in &read.instead {
            if found.iter().all(|(_, other)| other.matter.id != id) {
                file.mistake(*at, Mistake::UnknownMatter { found: id.clone() });
            }
        }
    }
    let code = |read: &matter::Read| {
        read.matter.elements_of(ElementKind::SubItemCode).next().map(|element| element.text)
    };
    for (index, (file, read)) in found.iter().enumerate() {
        let Some(own) = code(read) else {
            continue;
        };
        let first = found[..index].iter().find(|(_, other)| code(other) == Some(own));
        if let Some((other, _)) = first {
            let (found, first) = (own.to_owned(), other.path().to_owned());
            file.mistake(read.lines_at, Mistake::Duplicate { what: "子项编码", found, first });
        }
    }
}
