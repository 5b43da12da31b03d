use super::{LONGEST, Phrase, patience, phrases, suitability};

fn words(text: &str) -> Vec<String> {
    phrases(text).into_iter().map(|it| it.words).collect()
}

#[test]
fn a_line_is_said_in_one_breath() {
    assert_eq!(words("您参加了哪种医保？"), ["您参加了哪种医保？"]);
    assert_eq!(words("先打电话。再带材料；都带齐。"), ["先打电话。再带材料；都带齐。"]);
    assert_eq!(words("（一）身份证\n（二）《申请表》"), ["（一）身份证", "（二）《申请表》"]);
}

#[test]
fn long_lines_are_cut_where_a_sentence_ends() {
    let sentence = format!("{}。", "字".repeat(30));
    let quoted = format!("“{}。”", "话".repeat(20));
    let text = [sentence.as_str(), &quoted, &sentence].concat();
    assert_eq!(words(&text), [sentence.clone(), quoted.clone(), sentence.clone()]);
    let short = "十个字一句说完了好；";
    assert_eq!(words(&short.repeat(7)), [short.repeat(5), short.repeat(2)]);
}

#[test]
fn without_a_sentence_the_comma_or_the_breath_decides() {
    let half = format!("{}，", "甲".repeat(30));
    assert_eq!(words(&half.repeat(2)), [half.clone(), half]);
    let endless = words(&"乙".repeat(120));
    assert_eq!(endless.iter().map(|it| it.chars().count()).collect::<Vec<_>>(), [50, 50, 20]);
}

#[test]
fn nothing_is_said_of_marks_alone() {
    assert!(words("").is_empty());
    assert!(words(" \n——\n（）。").is_empty());
    assert_eq!(words("→ 是\n\n"), ["→ 是"]);
}

/// Places are those of the browser, and what is between them is the text, whatever is said instead.
#[test]
fn places_are_counted_as_browsers_do() {
    let text = "𠮷，见 http://a.cn/b。\n打12393";
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = phrases(text);
    let cut = |it: &Phrase| {
        String::from_utf16_lossy(&units[it.start as usize..it.end as usize]).trim().to_owned()
    };
    let cuts: Vec<String> = found.iter().map(cut).collect();
    assert_eq!(cuts, ["𠮷，见 http://a.cn/b。", "打12393"]);
    assert_eq!(found[0].words, "𠮷，见 见屏幕。");
}

#[test]
fn numbers_sound_as_people_say_them() {
    for (written, said) in [
        ("先打 0371-12393 问", "先打 零三七幺，幺二三九三 问"),
        ("电话：0391-8190296；8199900", "电话：零三九幺，八幺九零二九六；八幺九九九零零"),
        ("服务热线12393。", "服务热线幺二三九三。"),
        ("手机13800000000", "手机幺三八零零零零零零零零"),
        ("每月5日-25日工作日", "每月5日到25日工作日"),
        ("每月 5 日-25 日", "每月 5 日到25 日"),
        ("1-6级伤残军人", "1到6级伤残军人"),
        ("7月1日—12月20日", "7月1日到12月20日"),
        ("1年、2次、12000元、2026年", "1年、2次、12000元、2026年"),
        ("编码002036006002", "编码见屏幕"),
        ("网址：<https://zz.hnzwfw.gov.cn>；", "网址：见屏幕；"),
        ("网址 http://ylbz.z.com:18082/hsa/#/ 登录", "网址 见屏幕 登录"),
        ("职工医保——缴费", "职工医保——缴费"),
        ("不超20个工作日", "不超20个工作日"),
    ] {
        assert_eq!(words(written), [said]);
    }
}

/// Every text of the catalogue is said whole and in short breaths.
#[test]
fn the_catalogue_is_said_whole() {
    let catalogue = crate::bundled::catalogue().expect("bundled");
    let mut seen = 0;
    for matter in catalogue.regions.iter().flat_map(|it| &it.matters) {
        for element in &matter.elements {
            let text = element.text;
            let units: Vec<u16> = text.encode_utf16().collect();
            let mut at = 0;
            for phrase in phrases(text) {
                let (start, end) = (phrase.start as usize, phrase.end as usize);
                let skipped = String::from_utf16_lossy(&units[at..start]);
                assert!(!skipped.chars().any(super::is_said), "{skipped}");
                // A closing mark or two may follow.
                assert!(end - start <= LONGEST + 5, "{}", phrase.words);
                assert!(!phrase.words.contains("http"), "{}", phrase.words);
                at = end;
                seen += 1;
            }
            let left = String::from_utf16_lossy(&units[at..]);
            assert!(!left.chars().any(super::is_said), "{left}");
        }
    }
    assert!(seen > 1000);
}

#[test]
fn the_mainland_comes_first() {
    let ranked = [
        ["zh-CN", "Tingting"],
        ["zh-CN", "Eddy (Chinese (China mainland))"],
        ["zh-TW", "Meijia"],
        ["zh-TW", "Eddy (Chinese (Taiwan))"],
        ["zh-HK", "Sinji"],
        ["zh-HK", "Eddy (Chinese (Hong Kong))"],
    ];
    let ranks = ranked.map(|[language, name]| suitability(language, name));
    assert!(ranks.is_sorted_by(|a, b| a > b), "{ranks:?}");
    for language in ["zh", "zh_CN", "zh-Hans", "zh_CN_#Hans", "cmn", "cmn-Hans-CN", "ZHO-chn"] {
        assert_eq!(suitability(language, "a voice"), suitability("zh-CN", "a voice"), "{language}");
    }
    assert_eq!(suitability("cmn-Hant-TW", "a"), suitability("zh-TW", "a"));
    assert_eq!(suitability("zh-Hant-HK", "a"), suitability("zh-HK", "a"));
    for [language, name] in [
        ["en-US", "a voice"],
        ["yue", "a voice"],
        ["", "a voice"],
        ["zhx", "a voice"],
        ["zh-CN", "Microsoft Xiaoxiao Online (Natural) - Chinese (Mainland)"],
        ["cmn-CN", "Speech Synthesis from Google cmn-CN-x-ccc-network"],
    ] {
        assert_eq!(suitability(language, name), 0, "{language} {name}");
    }
}

#[test]
fn patience_lasts_longer_than_the_slowest_voice() {
    // Two characters a second.
    assert!(patience(&"字".repeat(LONGEST)) > 500 * LONGEST as u32);
    assert!(patience("字") >= 3_000);
}
