//! Searching the real catalogue, as people type.

use super::*;
use crate::bundled;
use std::sync::OnceLock;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| bundled::catalogue().unwrap())
}

fn finder() -> &'static Finder {
    static FINDER: OnceLock<Finder> = OnceLock::new();
    FINDER.get_or_init(|| Finder::new(catalogue()))
}

fn ids(typed: &str, region: Option<usize>) -> Vec<&'static str> {
    finder().find(typed, region).into_iter().map(|it| it.id).collect()
}

fn check_first(typed: &str, expected: &str) {
    let found = ids(typed, None);
    assert_eq!(found.first(), Some(&expected), "“{typed}”: {found:?}");
}

#[test]
fn by_characters_pinyin_initials_sound_and_half() {
    for typed in [
        "生育津贴",
        "shengyujintie",
        "syjt",
        "生育精贴",
        "生玉津贴",
        "shengyujint",
        "生育津",
        "SYJT",
    ] {
        check_first(typed, "maternity-allowance");
    }
    for typed in ["异地转诊", "异地转整", "yidizhuanzhen", "yidizuanzen", "ydzz"] {
        check_first(typed, "away-referral");
    }
    // An identifier, as it stands in links.
    check_first("Away-Longterm", "away-longterm");
    // Letters and characters together, and with signs between.
    check_first("生育jintie", "maternity-allowance");
    check_first("生育 津贴！", "maternity-allowance");
}

#[test]
fn nothing_typed_and_nonsense_find_nothing() {
    for typed in ["", "　", " \t", "…！", "qqqqq", "龘靐", "123456"] {
        assert_eq!(ids(typed, None), [""; 0], "“{typed}”");
    }
}

#[test]
fn every_matter_is_found_by_its_names_and_words() {
    for (place, region) in catalogue().regions.iter().enumerate() {
        for matter in &region.matters {
            for typed in [matter.name, matter.plain, matter.id] {
                let found = ids(typed, Some(place));
                assert!(
                    found.contains(&matter.id),
                    "“{typed}” {} {}: {found:?}",
                    region.id,
                    matter.id
                );
            }
        }
    }
}

#[test]
fn one_place_only() {
    let wugang = catalogue().regions.iter().position(|it| it.id == "wugang");
    for found in finder().find("报销", wugang) {
        let here = match found.target {
            Target::Topic(_, regions) => regions.into_iter().map(Some).collect::<Vec<_>>(),
            Target::Matter(places) => places.iter().map(|it| Some(it.region.into())).collect(),
            Target::Elsewhere(advice) => panic!("{advice}"),
        };
        assert_eq!(here, [wugang]);
    }
}

#[test]
fn what_fits_is_marked() {
    let marked = |typed: &str| {
        let found = finder().find(typed, None).swap_remove(0);
        let name: Vec<char> = found.name.chars().collect();
        let marks = found.marks.iter().map(|(start, len)| &name[*start..*start + *len]);
        marks.map(String::from_iter).collect::<Vec<String>>()
    };
    assert_eq!(marked("生育津贴"), ["生育津贴"]);
    assert_eq!(marked("syjt"), ["生育津贴"]);
}

#[test]
fn words_for_the_same_are_the_same() {
    for (typed, other) in
        [("补缴医保费", "补交医保费"), ("公司注销", "单位注销"), ("人不在了", "人去世")]
    {
        assert_eq!(ids(typed, None), ids(other, None), "{typed}");
        assert_ne!(ids(typed, None), [""; 0]);
    }
}

#[test]
fn a_denial_is_heard() {
    let place = |typed: &str, id: &str| ids(typed, None).iter().position(|it| *it == id);
    assert_eq!(place("医保年限没交够", "working-to-retired"), None);
    check_first("医保年限没交够", "retirement-lump-sum");
    // 能不能 denies nothing.
    assert!(place("能不能报生育津贴", "maternity-allowance").is_some_and(|it| it < 3));
}

#[test]
fn order_and_courtesies_do_not_matter() {
    let bare = ids("住院报销", None);
    for typed in ["报销住院需要什么材料", "住院报销需要什么材料", "请问住院报销怎么办理"]
    {
        assert_eq!(ids(typed, None).first(), bare.first(), "{typed}");
    }
}

#[test]
fn what_sounds_alike() {
    use super::reading::heard;
    for (left, right) in
        [("zhen", "zen"), ("zheng", "zen"), ("shi", "si"), ("bing", "bin"), ("chuang", "cuan")]
    {
        assert_eq!(heard(left), heard(right));
    }
    assert_ne!(heard("dong"), heard("don"));
    assert_ne!(heard("yi"), heard("yu"));
}

#[test]
fn letters_are_cut_into_syllables() {
    let readings = Readings::of(catalogue());
    let cut = |letters| readings.cut(letters);
    assert_eq!(cut("shengyujintie"), Some(vec!["sheng", "yu", "jin", "tie"]));
    assert_eq!(cut("zhuyu"), Some(vec!["zhu", "yu"]));
    assert_eq!(cut("zhuyuanb"), Some(vec!["zhu", "yuan", "b"]));
    assert_eq!(cut("zybx"), None);
}
