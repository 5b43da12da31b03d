//! One region: its `region.yaml`, its matters, and the account of its document.

use super::document::{Coverage, Document, Lines, Mark};
use super::mistake::{Mistake, Position};
use super::yaml::{File, Record};
use super::{Session, bank, keep, matter};
use crate::catalogue::{ElementKind, MisprintedSite, Preface, Question, Region};
use std::path::Path;

const KEYS: [&str; 11] = [
    "地区",
    "文件",
    "文件标题",
    "说明",
    "要素标题",
    "标记",
    "前言",
    "网址",
    "咨询",
    "不载",
    "版面",
];
/// Elements that documents print in a line of their own even where others stand under table heads.
const PRINTED_INLINE: [&str; 6] =
    ["职权类别", "受理地点", "服务电话", "投诉机构", "办理材料", "注"];
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
    let title_at = record.get("文件标题").map_or(root.at, |node| node.at);
    let title = record.text("文件标题");
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
    let text = session.read(&format!("documents/{document_name}"))?;
    let mut document = document(&record, &text)?;
    let mut enquiries = Vec::new();
    for node in record.items("咨询") {
        let text = node.text(&file)?;
        claim(&file, node.at, &mut document, text);
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
    // A document's own order is what its readers know: the order of the matters' names.
    found.sort_by_key(|(_, read)| {
        let kinds = [ElementKind::Title, ElementKind::SubItem, ElementKind::Name];
        let names = kinds.iter().flat_map(|&kind| read.matter.elements_of(kind));
        names.map(|name| document.place(name.text, &read.lines)).next()
    });
    let misprinted_sites = misprinted_sites(&record, &document);

    claim(&file, title_at, &mut document, title);
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
    // After the layout, so that a table of contents keeps the lines that repeat a heading.
    let preface = preface(&record, &mut document);
    let gaps = record.items("不载").iter().filter_map(|node| node.text(&file)).map(keep).collect();
    let region = Region {
        id,
        name: keep(name),
        document: keep(document_name),
        title: keep(title),
        note: keep(record.text("说明")),
        preface,
        misprinted_sites,
        enquiries,
        gaps,
        matters: found.into_iter().map(|(_, read)| read.matter).collect(),
    };
    Some((region, document.coverage()))
}

/// The document's text without the marks, whose number must be as written.
fn document(record: &Record, text: &str) -> Option<Document> {
    let mut marks = Vec::new();
    let mut counts = Vec::new();
    for node in record.list("标记") {
        let entry = Record::new(record.file, node, &["原文", "行首", "次数", "理由"])?;
        entry.need_text("理由")?;
        let mark = entry.need_text("原文")?;
        marks.push(Mark { text: mark, at_line_start: entry.text("行首") == "是" });
        let times = entry.need("次数")?;
        counts.push((times.number(record.file)?, times.at));
    }
    let (document, found) = Document::new(text, &marks);
    for (found, (expected, at)) in found.into_iter().zip(counts) {
        if found != expected {
            record.file.mistake(at, Mistake::LayoutCount { found, expected });
        }
    }
    Some(document)
}

/// 前言: headings and texts that stand before the matters.
fn preface(record: &Record, document: &mut Document) -> Vec<Preface> {
    let mut preface = Vec::new();
    for (key, node) in record.get("前言").and_then(|node| node.map(record.file)).unwrap_or(&[]) {
        let Some(text) = node.text(record.file) else {
            continue;
        };
        claim(record.file, key.at, document, &key.text);
        for paragraph in text.split('\n') {
            claim(record.file, node.at, document, paragraph);
        }
        let text = keep(text.trim_end_matches('\n'));
        preface.push(Preface { heading: keep(&key.text), text });
    }
    preface
}

/// 网址: both the misprinted and the correct address must stand in the document.
fn misprinted_sites(record: &Record, document: &Document) -> Vec<MisprintedSite> {
    let mut sites = Vec::new();
    for node in record.list("网址") {
        let Some(entry) = Record::new(record.file, node, &["印作", "别处印作"]) else {
            continue;
        };
        let (Some(printed), Some(correct)) = (entry.need_text("印作"), entry.need_text("别处印作"))
        else {
            continue;
        };
        for address in [printed, correct] {
            if !document.contains(address) {
                let (quote, lines) = (address.to_owned(), format!("1-{}", document.line_count()));
                record.file.mistake(node.at, Mistake::NotInDocument { quote, lines });
            }
        }
        sites.push(MisprintedSite { printed: keep(printed), correct: keep(correct) });
    }
    sites
}

/// Every paragraph of every element, and every printed heading, must be in the matter's lines; those of
/// a second printing in its own.
fn account(file: &File, read: &matter::Read, document: &mut Document, headings_printed: bool) {
    for (reprint, ranges) in [(false, &read.lines), (true, &read.reprint_lines)] {
        let beyond = ranges.iter().find(|range| range.last() > document.line_count());
        if let Some(range) = beyond {
            let (found, last) = (range.to_string(), Some(document.line_count()));
            file.mistake(read.lines_at, Mistake::BadLines { found, last });
        }
        let elements = || {
            let places = read.matter.elements.iter().zip(&read.element_places);
            places.filter(move |(element, _)| element.reprint == reprint)
        };
        let lines: Vec<String> = ranges.iter().map(Lines::to_string).collect();
        let missing = |words: &str, at: Position| {
            let (quote, lines) = (words.to_owned(), lines.join("、"));
            file.mistake(at, Mistake::NotInDocument { quote, lines });
        };
        let words: Vec<&str> =
            elements().flat_map(|(element, _)| element.text.split('\n')).collect();
        for words in document.claim_all(&words, ranges) {
            let holder = elements().find(|(it, _)| it.text.split('\n').any(|line| line == words));
            missing(words, holder.map_or(read.lines_at, |(_, at)| *at));
        }
        for (element, at) in elements() {
            let unprinted = matches!(element.kind, ElementKind::Title | ElementKind::Chapter);
            let expected = headings_printed && !unprinted;
            let inline = PRINTED_INLINE.contains(&element.heading)
                && document.has_heading(element.heading, ranges);
            if (expected || inline) && !document.claim_heading(element.heading, ranges) {
                missing(element.heading, *at);
            }
        }
    }
}

/// Claims words that stand somewhere in the document.
fn claim(file: &File, at: Position, document: &mut Document, words: &str) {
    if !document.claim(words) {
        let (quote, lines) = (words.to_owned(), format!("1-{}", document.line_count()));
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
