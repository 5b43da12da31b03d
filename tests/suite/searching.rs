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

fn region(id: &str) -> Option<usize> {
    catalogue().regions.iter().position(|it| it.id == id)
}

fn ids(typed: &str, region: Option<usize>) -> Vec<&'static str> {
    Finder::new(catalogue()).find(typed, region).iter().map(|it| it.id).collect()
}

/// On a place's page, what only others have is said to be there, and is only there.
#[test]
fn what_a_region_does_not_have_is_said() {
    let finder = Finder::new(catalogue());
    for (typed, place, id) in [
        ("生育津贴", "beiguan", "maternity-allowance"),
        ("药店申请定点", "mengzhou", "pharmacy-designation"),
        ("离休干部住院", "wugang", "lixiu-inpatient"),
        ("退役士兵补缴", "mengzhou", "veteran-arrears"),
    ] {
        let place = region(place);
        let found = finder.find(typed, place);
        let first = &found[0];
        assert!(first.absent && first.id == id, "{typed}: {found:?}");
        let Target::Matter(places) = &first.target else { panic!("{typed}: {first:?}") };
        assert!(!places.is_empty());
        assert!(places.iter().all(|it| Some(usize::from(it.region)) != place), "{typed}");
        assert!(found.iter().skip(1).all(|it| !it.absent), "{typed}");
    }
    // Nothing is said to be missing that is there, under any name, nor where all places are asked.
    for (place, it) in catalogue().regions.iter().enumerate() {
        for matter in &it.matters {
            let found = finder.find(matter.name, Some(place));
            assert!(!found[0].absent, "{} {}: {:?}", it.id, matter.name, found[0]);
        }
    }
    for (typed, place) in [("单位信息变更", "zhengzhou"), ("灵活就业参保", "wugang")] {
        assert!(!finder.find(typed, region(place))[0].absent, "{typed}");
    }
    assert!(finder.find("生育津贴", None).iter().all(|it| !it.absent));
}

/// 舞钢 ends a resident's insurance with the form for changes; 郑州 does not.
#[test]
fn words_of_another_region_do_not_count() {
    let there = |place| ids("停居民医保", region(place)).first().copied();
    assert_eq!(there("wugang"), Some("resident-info-change"));
    assert_ne!(there("zhengzhou"), Some("resident-info-change"));
}

/// A document's town is not what people mean by it, and a town stands for any other.
#[test]
fn towns_are_elsewhere() {
    for typed in ["在深圳住院怎么备案", "在哈尔滨住院怎么备案"] {
        assert_eq!(ids(typed, None), ids("在外地住院怎么备案", None), "{typed}");
    }
}

#[test]
fn one_character_says_what_is_to_be_done() {
    assert_eq!(ids("停灵活就业", None).first(), Some(&"flexible-suspension"));
}

#[test]
fn initials_of_courtesies_do_not_matter() {
    assert_eq!(ids("syjtsq", None).first(), Some(&"maternity-allowance"));
}

/// What only sounds a little alike is nothing.
#[test]
fn chance_finds_nothing() {
    for typed in ["龙门石窟", "火车票改签", "天气预报"] {
        assert_eq!(ids(typed, None), [""; 0], "{typed}");
    }
    for typed in ["护士证", "嫁过来"] {
        let found = ids(typed, None);
        assert!(!found.contains(&"withdraw") && !found.contains(&"chronic"), "{typed}: {found:?}");
    }
}

/// Who one is says less than what one wants.
#[test]
fn a_line_on_what_is_not_here_does_not_hide_what_is() {
    for typed in ["残疾人医保免交", "残疾人看病报销"] {
        let found = Finder::new(catalogue()).find(typed, None);
        assert!(found[0].advice().is_none(), "{typed}: {found:?}");
    }
    for (typed, id) in [
        ("身份证补办去哪", "identity-card"),
        ("新农保每月发多少钱", "pension"),
        ("买商业保险惠民保", "commercial-insurance"),
    ] {
        assert_eq!(ids(typed, None).first(), Some(&id), "{typed}");
    }
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

/// What no place has under that name is not lost among what hardly fits.
#[test]
fn a_situation_that_a_region_does_not_have_is_said() {
    let finder = Finder::new(catalogue());
    for (typed, place, id) in [
        ("医保断交了两年咋补", "mengzhou", "arrears"),
        ("医保断交了两年咋补", "beiguan", "arrears"),
        ("从老家河北转到这边来", "beiguan", "move"),
    ] {
        let found = finder.find(typed, region(place));
        assert!(found.iter().take(3).any(|it| it.absent && it.id == id), "{typed}: {found:?}");
    }
}

#[test]
fn initials_of_several_words() {
    for (typed, id) in [("zyfpbx", "medical-bill"), ("cxjmybcb", "resident-enrolment")] {
        assert!(ids(typed, None).iter().take(3).any(|it| *it == id), "{typed}");
    }
    assert_eq!(ids("qqqqqqqq", None), [""; 0]);
}

/// A situation that was named is among the first three, and who asks what is left asks.
#[test]
fn what_was_named_is_seen() {
    for (typed, id) in [
        ("员工参军了医保怎么停", "employer"),
        ("自己交的职工医保怎么转退休", "retire"),
        ("我想把我卡里的钱给我老婆看病用行不行", "family-account"),
        ("卡里还有多少钱", "query"),
        ("病人在ICU花了二十多万", "medical-bill"),
        ("我婆婆小脑萎缩", "chronic"),
    ] {
        let found = ids(typed, None);
        assert!(found.iter().take(3).any(|it| *it == id), "{typed}: {found:?}");
    }
}
