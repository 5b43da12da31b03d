//! What people type and what they should find first, of `tests/phrasings.yaml`, written without sight of the
//! search words.

use crate::{catalogue, in_package};
use mingbai::search::{Finder, Target};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrasing {
    打: String,
    应当: Vec<String>,
}

/// First hit in nine of ten, one of the first three in all but two of a hundred.
#[test]
fn people_find_what_they_mean() {
    let text = std::fs::read_to_string(in_package("tests/phrasings.yaml")).expect("phrasings");
    let phrasings: Vec<Phrasing> = serde_saphyr::from_str(&text).expect("a list of phrasings");
    assert!(phrasings.len() >= 150, "{}", phrasings.len());
    let finder = Finder::new(catalogue());
    let (mut first, mut third, mut missed) = (0, 0, Vec::new());
    for phrasing in &phrasings {
        let found: Vec<&str> = finder.find(&phrasing.打, None).iter().map(|it| it.id).collect();
        let at = found.iter().position(|id| phrasing.应当.iter().any(|meant| meant == id));
        first += usize::from(at == Some(0));
        third += usize::from(at.is_some_and(|at| at < 3));
        if at != Some(0) {
            let shown: Vec<&str> = found.into_iter().take(4).collect();
            missed.push(format!("“{}” {:?}：{shown:?}", phrasing.打, phrasing.应当));
        }
    }
    let count = phrasings.len();
    let said = format!("{first} 和 {third}，共 {count}\n{}", missed.join("\n"));
    assert!(first * 100 >= count * 90, "第一个就对的：{said}");
    assert!(third * 100 >= count * 98, "前三个里有的：{said}");
}

/// What no document has is said to be elsewhere, before weaker results, in every place; and only when it is
/// said in so many words.
#[test]
fn what_is_not_here_is_said() {
    let finder = Finder::new(catalogue());
    let said = |typed: &str, region: Option<usize>| {
        let first = finder.find(typed, region).into_iter().next();
        first.and_then(|it| match it.target {
            Target::Elsewhere(advice) => Some((it.id, advice)),
            _ => None,
        })
    };
    for region in (0..catalogue().regions.len()).map(Some).chain([None]) {
        for (typed, id, number) in [
            ("社保卡丢了咋办", "social-card", "12333"),
            ("公积金", "housing-fund", "12329"),
            ("gongjijin", "housing-fund", "12329"),
            ("家庭共济怎么弄", "family-account", "12393"),
            ("退休金啥时候发", "pension", "12333"),
            ("工伤", "work-injury", "12333"),
        ] {
            let (found, advice) = said(typed, region).expect(typed);
            assert_eq!(found, id, "{typed}");
            assert!(advice.contains(number), "{typed}: {advice}");
        }
        for typed in ["医保卡里的钱怎么取", "公司", "退休", "失业了自己交医保", "低保户"]
        {
            assert_eq!(said(typed, region), None, "{typed}");
        }
    }
}
