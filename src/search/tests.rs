//! Searching the real catalogue, as people type.

use super::*;
use crate::bundled;

/// Identifiers found, with their ranks.
fn found(region: &str, typed: &str) -> Vec<(&'static str, u8)> {
    let catalogue = bundled::catalogue().unwrap();
    let region = catalogue.region(region).unwrap();
    let found = matters(&catalogue, region, typed);
    found.into_iter().map(|it| (region.matters[it.matter].id, it.rank)).collect()
}

fn check_first(region: &str, typed: &str, expected: &str) {
    let found = found(region, typed);
    let first = found.first().map(|it| it.0);
    assert_eq!(first, Some(expected), "“{typed}” in {region}: {found:?}");
}

#[test]
fn the_best_comes_first() {
    check_first("wugang", "住院费用报销", "inpatient-reimbursement");
    check_first("wugang", "住院", "inpatient-reimbursement");
    check_first("wugang", "住院费", "inpatient-reimbursement");
    check_first("wugang", "车祸", "inpatient-reimbursement");
    check_first("wugang", "生育津贴", "maternity-allowance");
    check_first("wugang", "转移接续", "relation-transfer");
    check_first("wugang", "定点零售药店", "pharmacy-settlement");
    check_first("wugang", "异地转诊", "away-referral");
    check_first("beiguan", "住院", "inpatient-reimbursement");
    check_first("beiguan", "慢特病", "chronic-recognition");
    check_first("beiguan", "缴费补贴", "aid-premium-subsidy");
    // An identifier, as it stands in links; capitals do not matter.
    check_first("beiguan", "Away-Longterm", "away-longterm");
}

#[test]
fn every_matter_is_found_by_its_names_and_words() {
    let catalogue = bundled::catalogue().unwrap();
    for region in &catalogue.regions {
        for (place, matter) in region.matters.iter().enumerate() {
            let check = |typed: &str, at_worst: u8| {
                let found = matters(&catalogue, region, typed);
                let found = found.iter().find(|it| it.matter == place);
                let fits = found.is_some_and(|it| it.rank <= at_worst);
                assert!(fits, "“{typed}” should find {} {}: {found:?}", region.id, matter.id);
            };
            check(matter.id, 0);
            check(matter.name, 1);
            check(matter.plain, 2);
            matter.words.iter().for_each(|word| check(word, 3));
            // A part of the name, in two halves with white space between.
            let middle = matter.name.chars().count() / 2;
            let half: String = matter.name.chars().take(middle).collect();
            check(&half, 1);
            check(&matter.name.replace(&half, &format!(" {half}　")), 1);
        }
    }
}

#[test]
fn ranks_do_not_fall_and_nothing_is_found_twice() {
    for typed in ["报销", "医保", "登记", "备案", "a", "钱", "住 院", "报销住院"] {
        let found = found("wugang", typed);
        assert!(found.is_sorted_by_key(|it| it.1), "“{typed}”: {found:?}");
        let mut ids: Vec<&str> = found.iter().map(|it| it.0).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), found.len(), "“{typed}”: {found:?}");
    }
}

#[test]
fn more_than_one_word_finds_what_either_names() {
    // Exactly one of its everyday words, and only half a word of others.
    check_first("wugang", "住院 报销", "inpatient-reimbursement");
    let ids: Vec<&str> = found("wugang", "报销住院费用").into_iter().map(|it| it.0).collect();
    assert!(ids.contains(&"inpatient-reimbursement"), "{ids:?}");
}

#[test]
fn nothing_typed_and_nonsense_find_nothing() {
    for typed in ["", "  ", "\u{3000}\n", "龘龘", "xyzzy", "?", "\0"] {
        assert_eq!(found("wugang", typed), [], "“{typed}”");
    }
}

#[test]
fn situations_are_those_with_a_matter_in_the_region() {
    let catalogue = bundled::catalogue().unwrap();
    for region in &catalogue.regions {
        let shown = topics(&catalogue, region);
        assert!(shown.is_sorted(), "{}", region.id);
        for (place, topic) in catalogue.topics.iter().enumerate() {
            let has = topic.matters.iter().any(|it| region.matter(it.id).is_some());
            assert_eq!(shown.contains(&place), has, "{} {}", region.id, topic.id);
        }
    }
}

#[test]
fn words_of_a_situation_find_its_matters() {
    let catalogue = bundled::catalogue().unwrap();
    for region in &catalogue.regions {
        for topic in &catalogue.topics {
            for word in &topic.words {
                let ids: Vec<&str> = matters(&catalogue, region, word)
                    .into_iter()
                    .map(|it| region.matters[it.matter].id)
                    .collect();
                let own = topic.matters.iter().map(|it| it.id);
                for id in own.filter(|id| region.matter(id).is_some()) {
                    assert!(ids.contains(&id), "“{word}” should find {} {id}", region.id);
                }
            }
        }
    }
}
