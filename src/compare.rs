//! The same matter in several places, side by side: element by element, differences marked.
//!
//! Which matters are the same is written in the catalogue and reviewed; nothing is guessed here, and
//! nothing is said of which place is better.

use crate::catalogue::{Catalogue, Comparison, Element, ElementKind, Matter};

/// Elements that are compared, in the order shown: what the citizen has to do first.
const COMPARED: [ElementKind; 20] = [
    ElementKind::Deadline,
    ElementKind::Materials,
    ElementKind::Notes,
    ElementKind::Questions,
    ElementKind::Summary,
    ElementKind::Audience,
    ElementKind::Channels,
    ElementKind::Acceptance,
    ElementKind::Online,
    ElementKind::Procedure,
    ElementKind::Stages,
    ElementKind::Delivery,
    ElementKind::Place,
    ElementKind::Enquiry,
    ElementKind::Disclosure,
    ElementKind::Complaints,
    ElementKind::Evaluation,
    ElementKind::Fee,
    ElementKind::PowerKind,
    ElementKind::LegalBasis,
];

/// A comparison, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct SideBySide {
    /// Identifier of the comparison.
    pub id: &'static str,
    /// What is compared. Ours.
    pub name: &'static str,
    /// The printed code; may be empty.
    pub code: &'static str,
    /// Why these are the same matter. Ours.
    pub reason: &'static str,
    /// The matters.
    pub columns: Vec<Column>,
    /// The elements that at least one of them prints.
    pub rows: Vec<Row>,
}

/// One matter of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct Column {
    /// Place in the catalogue's regions.
    pub region_place: usize,
    /// Place in the region's matters.
    pub matter_place: usize,
    /// Name of the region.
    pub region: &'static str,
    /// Verbatim name of the matter.
    pub matter: &'static str,
}

/// One element of all matters.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct Row {
    /// Which element.
    pub kind: ElementKind,
    /// Whether all say the same, white space, numbering and the form of punctuation aside.
    pub same: bool,
    /// In the order of the columns; `None` where the document does not print it.
    pub cells: Vec<Option<Cell>>,
}

/// One element of one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "tool", derive(serde::Serialize))]
pub struct Cell {
    /// Verbatim heading.
    pub heading: &'static str,
    /// Verbatim paragraphs, and whether each stands out: not more than half of the matters that print
    /// this element have it, and not all.
    pub paragraphs: Vec<(&'static str, bool)>,
}

/// Puts the matters of a comparison side by side.
pub fn side_by_side(catalogue: &Catalogue, comparison: &Comparison) -> SideBySide {
    let mut matters = Vec::new();
    let mut columns = Vec::new();
    for place in &comparison.matters {
        if let Some((region, matter)) = catalogue.at(*place) {
            matters.push(matter);
            columns.push(Column {
                region_place: usize::from(place.region),
                matter_place: usize::from(place.matter),
                region: region.name,
                matter: matter.name,
            });
        }
    }
    let rows = COMPARED.iter().filter_map(|&kind| row(kind, &matters)).collect();
    let Comparison { id, name, code, reason, .. } = *comparison;
    SideBySide { id, name, code, reason, columns, rows }
}

fn row(kind: ElementKind, matters: &[&Matter]) -> Option<Row> {
    let printed: Vec<Option<&Element>> = matters
        .iter()
        .map(|matter| {
            // A picture leaves an element without text: that is as good as none.
            let mut elements = matter.elements_of(kind).filter(|it| !it.reprint);
            elements.find(|element| !element.text.is_empty())
        })
        .collect();
    if printed.iter().all(Option::is_none) {
        return None;
    }
    let meanings: Vec<Vec<String>> = printed
        .iter()
        .map(|element| element.map_or(Vec::new(), |it| it.text.split('\n').map(meaning).collect()))
        .collect();
    let count = printed.iter().flatten().count();
    let cells: Vec<Option<Cell>> = printed
        .iter()
        .zip(&meanings)
        .map(|(element, own)| {
            let element = (*element)?;
            let paragraphs = element.text.split('\n').zip(own);
            let differs = |words: &String| {
                let alike = meanings.iter().filter(|other| other.contains(words)).count();
                alike < count && alike * 2 <= count
            };
            Some(Cell {
                heading: element.heading,
                paragraphs: paragraphs.map(|(text, words)| (text, differs(words))).collect(),
            })
        })
        .collect();
    let first = &meanings[0];
    let agrees = |other: &Vec<String>| {
        other.len() == first.len() && other.iter().all(|words| first.contains(words))
    };
    Some(Row { kind, same: meanings.iter().all(agrees), cells })
}

/// What a paragraph says: without number, white space and the marks at its end, in one form of
/// punctuation.
fn meaning(paragraph: &str) -> String {
    let solid: String = paragraph
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '，' => ',',
            '；' => ';',
            '：' => ':',
            _ => c,
        })
        .collect();
    let number = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let label = solid.trim_start_matches('(').trim_start_matches(number);
    let text = match label.strip_prefix(['.', '、', ')']) {
        Some(rest) => rest,
        None => &solid,
    };
    text.trim_end_matches(['。', ';', ',']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::meaning;

    #[test]
    fn numbers_and_punctuation_do_not_count() {
        for same in ["1.处方", "(三)处方。", "c. 处方；", "三、处方", "处 方"] {
            assert_eq!(meaning(same), "处方", "{same}");
        }
        assert_eq!(meaning("不超过30个工作日。"), "不超过30个工作日");
        assert_ne!(meaning("不超过30个工作日"), meaning("不超过20个工作日"));
        assert_eq!(meaning("30个工作日"), "30个工作日");
    }
}
