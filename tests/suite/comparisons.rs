//! The same matter in several places, side by side.

use crate::catalogue;
use mingbai::catalogue::{ElementKind, Unit};
use mingbai::compare::{Row, SideBySide, side_by_side};

fn shown(id: &str) -> SideBySide {
    let catalogue = catalogue();
    let comparison = catalogue.comparisons.iter().find(|it| it.id == id);
    side_by_side(catalogue, comparison.unwrap_or_else(|| panic!("no comparison {id}")))
}

fn row(shown: &SideBySide, kind: ElementKind) -> &Row {
    let found = shown.rows.iter().find(|row| row.kind == kind);
    found.unwrap_or_else(|| panic!("{} has no {}", shown.id, kind.word()))
}

/// Place and text of an element, and whether it stands out.
fn said(shown: &SideBySide, kind: ElementKind) -> Vec<(&'static str, &'static str, bool)> {
    let cells = row(shown, kind).cells.iter().zip(&shown.columns);
    cells
        .filter_map(|(cell, column)| {
            let (text, differs) = cell.as_ref()?.paragraphs[0];
            Some((column.region, text, differs))
        })
        .collect()
}

#[test]
fn promised_times_stand_side_by_side() {
    let outpatient = shown("outpatient-reimbursement");
    assert_eq!(
        said(&outpatient, ElementKind::Deadline),
        [
            ("北关区", "不超20个工作日", true),
            ("孟州市", "不超过30个工作日", false),
            ("舞钢市", "不超过30个工作日。", false),
        ]
    );
    assert!(!row(&outpatient, ElementKind::Deadline).same);
    let allowance = shown("maternity-allowance");
    let times: Vec<(&str, &str)> = said(&allowance, ElementKind::Deadline)
        .into_iter()
        .map(|(place, text, _)| (place, text))
        .collect();
    assert!(times.contains(&("孟州市", "不超过20个工作日")), "{times:?}");
    assert!(times.contains(&("舞钢市", "不超过10个工作日。")), "{times:?}");
}

/// The flow charts promise no time, and none is shown under them.
#[test]
fn nothing_is_lent_to_the_flow_charts() {
    let mut charts = 0;
    for comparison in &catalogue().comparisons {
        let shown = side_by_side(catalogue(), comparison);
        for row in &shown.rows {
            for (cell, column) in row.cells.iter().zip(&shown.columns) {
                let region = &catalogue().regions[column.region_place];
                let matter = &region.matters[column.matter_place];
                let printed = matter.elements_of(row.kind).find(|it| !it.reprint);
                let printed = printed.filter(|it| !it.text.is_empty());
                let own: Option<Vec<&str>> = printed.map(|it| it.text.split('\n').collect());
                let cell = cell.as_ref().map(|it| it.paragraphs.iter().map(|it| it.0).collect());
                assert_eq!(cell, own, "{} {}", column.region, column.matter);
                if region.id == "flowcharts" {
                    charts += 1;
                    assert!(row.kind != ElementKind::Deadline || cell.is_none());
                }
            }
        }
    }
    assert!(charts > 0);
}

/// At least two places each, no matter twice, and the promise compared is that of the records.
#[test]
fn comparisons_are_of_different_places() {
    let catalogue = catalogue();
    assert!(catalogue.comparisons.len() >= 20);
    for comparison in &catalogue.comparisons {
        let mut places: Vec<(u8, u8)> =
            comparison.matters.iter().map(|it| (it.region, it.matter)).collect();
        let all = places.len();
        places.dedup();
        assert_eq!(places.len(), all, "{}", comparison.id);
        places.dedup_by_key(|place| place.0);
        assert!(places.len() >= 2, "{}", comparison.id);
        for place in &comparison.matters {
            let (region, matter) = catalogue.at(*place).expect("a matter");
            let counted = matter.deadlines.iter().any(|it| it.unit == Unit::WorkingDays);
            let says = matter.elements.iter().any(|it| it.text.contains("工作日"));
            assert!(!counted || says, "{} {}", region.name, matter.name);
        }
    }
}

/// What says the same in other punctuation is the same.
#[test]
fn numbering_and_punctuation_make_no_difference() {
    let filing = shown("away-retired");
    let row = row(&filing, ElementKind::Materials);
    let form: Vec<bool> = row
        .cells
        .iter()
        .flatten()
        .flat_map(|cell| &cell.paragraphs)
        .filter(|(text, _)| text.contains("《河南省异地就医登记备案表"))
        .map(|(_, differs)| *differs)
        .collect();
    assert!(form.len() >= 3 && form.iter().any(|differs| !differs), "{form:?}");
}
