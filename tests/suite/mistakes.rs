//! Every kind of mistake in the seeds is found, where it is, and said so that one can mend it. Here:
//! how the files are written, questions, answers, conditions, identifiers.

use crate::mistakes_base::{
    Base, DOCUMENT, MATTER, QUESTIONS, REGION, RENAMES, TOPICS, text, texts,
};
use mingbai::compiler::{Mistake, Position};

#[test]
fn the_base_has_no_mistake() {
    let base = Base::new();
    let found: Vec<String> = base.mistakes().iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn unreadable_file() {
    let reason = text("No such file or directory (os error 2)");
    Base::new()
        .remove(DOCUMENT)
        .expect(Mistake::Unreadable { reason }, &["读不了", "No such file"]);
}

#[test]
fn not_yaml() {
    let base = Base::new().spoil(TOPICS, "[filing]", "[filing}");
    let found = base.mistakes();
    assert_eq!(found.len(), 1);
    assert!(matches!(&found[0].mistake, Mistake::Yaml { reason } if !reason.is_empty()));
    assert_eq!((found[0].path.as_str(), found[0].at.line), (TOPICS, 4));
}

#[test]
fn key_written_twice() {
    let base = Base::new().spoil(MATTER, "对象: 个人\n", "对象: 个人\n▲对象: 单位\n");
    let found = base.mistakes();
    assert!(matches!(&found[0].mistake, Mistake::Yaml { reason } if reason.contains("对象")));
    assert_eq!(found[0].at, Position { line: 4, column: 1 });
}

#[test]
fn wrong_shape() {
    Base::new().spoil(MATTER, "通俗: 去看病先备案", "通俗: ▲[去看病先备案]").expect(
        Mistake::WrongShape { found: "列表", expected: "文字" },
        &["写的是列表", "应当是文字"],
    );
}

#[test]
fn unquoted_number() {
    Base::new()
        .spoil(MATTER, "通俗: 去看病先备案", "通俗: ▲12345")
        .expect(Mistake::Unquoted, &["没有引号的数字", "应当是文字"]);
}

#[test]
fn unknown_key() {
    let expected = &["方式", "原文", "出处", "情形", "流程"];
    Base::new()
        .spoil(MATTER, "方式: 现场\n", "方式: 现场\n    ▲流 程: 无\n")
        .expect(Mistake::UnknownKey { found: text("流 程"), expected }, &["“流 程”", "流程"]);
}

#[test]
fn missing_key() {
    Base::new()
        .spoil(REGION, "地区: 某镇\n文件: town.txt", "▲文件: town.txt")
        .expect(Mistake::MissingKey { key: "地区" }, &["缺少“地区”", "必须写“地区”"]);
}

#[test]
fn missing_condition_of_a_criterion() {
    Base::new()
        .spoil(
            MATTER,
            "- 原文: 参保人员。\n    出处: 服务对象\n    情形: {参保: 是}\n",
            "- ▲原文: 参保人员。\n    出处: 服务对象\n",
        )
        .expect(Mistake::MissingKey { key: "情形" }, &["缺少“情形”"]);
}

#[test]
fn unknown_word() {
    let expected = texts(&["个人", "单位", "机构", "内部"]);
    Base::new().spoil(MATTER, "对象: 个人", "对象: ▲人").expect(
        Mistake::UnknownWord { what: "对象", found: text("人"), expected },
        &["“人”", "个人、单位、机构、内部", "是不是“个人”"],
    );
}

#[test]
fn unknown_outcome() {
    let expected = texts(&["不能办", "还不能办", "不用办"]);
    Base::new().spoil(MATTER, "    改办: filing", "    改办: filing\n    结论: ▲还不能").expect(
        Mistake::UnknownWord { what: "结论", found: text("还不能"), expected },
        &["“还不能”", "是不是“还不能办”"],
    );
}

#[test]
fn unknown_element() {
    let base = Base::new().spoil(MATTER, "二、服务对象: 参", "▲二、服务对像: 参");
    let found = base.mistakes();
    let is_it = |mistake: &Mistake| matches!(mistake, Mistake::UnknownWord { what: "要素", found, .. } if found == "二、服务对像");
    assert!(found.iter().any(|it| is_it(&it.mistake) && it.at == Position { line: 9, column: 3 }));
}

#[test]
fn unknown_question() {
    let mistake = Mistake::UnknownQuestion { found: text("急症"), nearest: Some(text("急诊")) };
    Base::new()
        .spoil(MATTER, "{急诊: 是}", "{▲急症: 是}")
        .expect(mistake.clone(), &["“急症”", "questions.yaml", "是不是“急诊”"]);
    Base::new()
        .spoil(TOPICS, "  事项: [filing]", "  先问: [▲急症]\n  事项: [filing]")
        .expect(mistake, &["“急症”", "questions.yaml", "是不是“急诊”"]);
}

#[test]
fn unknown_answer() {
    let (question, expected) = (text("急诊"), texts(&["是", "否"]));
    Base::new().spoil(MATTER, "{急诊: 是}", "{急诊: [否, ▲不是]}").expect(
        Mistake::UnknownAnswer { question, found: text("不是"), expected },
        &["问题“急诊”", "“不是”", "是、否"],
    );
    let (question, expected) = (text("急诊"), texts(&["是"]));
    Base::new().spoil(QUESTIONS, "因为: 不是急诊}", "因为: 不是急诊, 同: ▲不是}").expect(
        Mistake::UnknownAnswer { question, found: text("不是"), expected },
        &["问题“急诊”", "“不是”", "应当是：是"],
    );
}

#[test]
fn empty_list() {
    Base::new()
        .spoil(MATTER, "情形: {急诊: 是}", "情形: {急诊: ▲[]}")
        .expect(Mistake::EmptyList { what: "回答" }, &["回答是空的", "至少写一个"]);
    Base::new()
        .spoil(MATTER, "情形: {急诊: 是}", "情形: ▲[]")
        .expect(Mistake::EmptyList { what: "情形" }, &["情形是空的", "至少写一个"]);
}

#[test]
fn never_holds() {
    // Someone who is not insured cannot apply at all.
    Base::new()
        .spoil(MATTER, "{急诊: 是}", "▲{急诊: 是, 参保: 否}")
        .expect(Mistake::NeverHolds, &["永远不成立", "应当有一种符合资格的回答"]);
}

#[test]
fn always_holds() {
    Base::new()
        .spoil(MATTER, "{急诊: 是}", "{急诊: ▲[是, 否]}")
        .expect(Mistake::AlwaysHolds, &["总是成立", "否则不要写情形"]);
    Base::new()
        .spoil(MATTER, "{急诊: 是}", "▲[{急诊: 是}, {急诊: 否}]")
        .expect(Mistake::AlwaysHolds, &["总是成立"]);
    // Only the insured are asked, so this condition sorts out nobody.
    Base::new()
        .spoil(MATTER, "{急诊: 是}", "▲[{急诊: 是}, {参保: 是}]")
        .expect(Mistake::AlwaysHolds, &["总是成立"]);
}

#[test]
fn duplicate_question() {
    let mistake =
        Mistake::Duplicate { what: "问题代号", found: text("insured"), first: text("FIRST") };
    let again = "▲孕妇:\n  代号: insured\n  问: 怀孕了吗？\n  为什么: 材料不同。\n  答:\n    \
                 是: {代号: \"yes\", 因为: 怀孕了}\n    否: {代号: \"no\", 因为: 没有怀孕}\n";
    let base = Base::new().spoil(QUESTIONS, "急诊:\n", &format!("{again}急诊:\n"));
    expect_duplicate(base, mistake, "questions.yaml:1:1");
}

#[test]
fn duplicate_answer() {
    let mistake =
        Mistake::Duplicate { what: "回答代号", found: text("yes"), first: text("FIRST") };
    let base = Base::new().spoil(
        QUESTIONS,
        "否: {代号: \"no\", 因为: 不是急诊}",
        "否: {代号: \"no\", 因为: 不是急诊}\n    ▲大概: {代号: \"yes\", 因为: 大概是急诊}",
    );
    expect_duplicate(base, mistake, "questions.yaml:13:5");
}

#[test]
fn duplicate_situation() {
    let mistake =
        Mistake::Duplicate { what: "情形代号", found: text("ill"), first: text("FIRST") };
    let base = Base::new().spoil(
        TOPICS,
        "  事项: [filing]\n",
        "  事项: [filing]\n- ▲代号: ill\n  情形: 又病了\n  事项: [filing]\n",
    );
    expect_duplicate(base, mistake, "topics.yaml");
}

#[test]
fn duplicate_doubt() {
    let found = Base::new()
        .spoil(
            MATTER,
            "    名: 特殊情况\n",
            "    名: 特殊情况\n    说明: 另一件事。\n    出处: 办理材料 (二)\n  - 类: 缺漏\n    \
             名: 特殊情况\n",
        )
        .mistakes();
    let said = found
        .iter()
        .any(|it| matches!(&it.mistake, Mistake::Duplicate { found, .. } if found == "特殊情况"));
    assert!(said, "{found:?}");
}

/// Expects a duplicate whose message names the place of the first one.
fn expect_duplicate(base: Base, expected: Mistake, place: &str) {
    let found = base.mistakes();
    let Mistake::Duplicate { what, found: word, .. } = expected else {
        panic!("not a duplicate");
    };
    let first = found.iter().find_map(|it| match &it.mistake {
        Mistake::Duplicate { first, .. } => Some(first.clone()),
        _ => None,
    });
    let first = first.unwrap_or_else(|| panic!("no duplicate in {found:?}"));
    assert!(first.contains(place), "“{first}” should name {place}");
    let said = format!("“{word}”重复了");
    base.expect(Mistake::Duplicate { what, found: word, first }, &[&said, "应当换一个"]);
}

#[test]
fn bad_identifier() {
    let said = &["英文小写字母", "保留字"][..];
    for id in ["Emergency", "急诊", "ask", "1st", "a_b"] {
        let base = Base::new().spoil(QUESTIONS, "代号: emergency", &format!("代号: ▲{id}"));
        let found = base.mistakes();
        let first = found.first().expect("a mistake");
        assert_eq!(first.mistake, Mistake::BadIdentifier { found: text(id) });
    }
    Base::new()
        .spoil(TOPICS, "代号: ill", "代号: ▲Ill")
        .expect(Mistake::BadIdentifier { found: text("Ill") }, said);
}

#[test]
fn too_long() {
    Base::new()
        .spoil(MATTER, "通俗: 去看病先备案", "通俗: ▲去看病以前先到镇上的窗口去备一个案再出门吧")
        .expect(Mistake::TooLong { length: 21, limit: 20 }, &["有 21 个字", "不超过 20 个字"]);
}

#[test]
fn too_many() {
    let answers: String =
        (0..17).map(|n| format!("\n    答{n}: {{代号: a{n}, 因为: 答{n}}}")).collect();
    let base = Base::new().spoil(
        QUESTIONS,
        "为什么: 急诊要带的材料不一样。\n  答:\n    是: {代号: \"yes\", 因为: 是急诊}\n    \
         否: {代号: \"no\", 因为: 不是急诊}",
        &format!("为什么: 急诊要带的材料不一样。\n  答:{}", answers.replacen("答0", "▲答0", 1)),
    );
    let found = base.mistakes();
    let limit = 16;
    let many = found.iter().find(|it| it.mistake == Mistake::TooMany { what: "回答", limit });
    let many = many.unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!((many.path.as_str(), many.at), (QUESTIONS, Position { line: 13, column: 5 }));
    assert_eq!(many.mistake.to_string(), "回答太多，应当不超过 16 个");
}

#[test]
fn unused_question() {
    Base::new()
        .spoil(MATTER, "    情形: {急诊: 是}\n", "")
        .spoil(QUESTIONS, "急诊:\n", "▲急诊:\n")
        .expect(Mistake::UnusedQuestion { name: text("急诊") }, &["“急诊”", "应当删掉"]);
}

#[test]
fn unknown_identifier() {
    for (old, new) in [
        ("/town/ill", "/town/filling"),
        ("/town/ill", "/filing"),
        ("/town/ill", "emergency"),
        ("emergency=maybe", "insured=yes"),
        ("urgent", "urgency"),
        ("topic=bad", "topic=sick"),
    ] {
        let base = Base::new().spoil(
            RENAMES,
            "  - {旧: /town/ill, 新: /town/filing}",
            &format!("  - ▲{{旧: {old}, 新: {new}}}"),
        );
        let found = base.mistakes();
        assert_eq!(found.len(), 1, "{new}: {found:?}");
        assert!(
            matches!(&found[0].mistake, Mistake::UnknownIdentifier { found, .. } if found == new),
            "{found:?}"
        );
        assert!(found[0].mistake.to_string().contains("应当是现在有的"));
    }
    for (old, new) in
        [("urgent", "emergency"), ("emergency=y", "emergency=\"yes\""), ("/city", "/town")]
    {
        let new = new.replace('"', "");
        let list = format!("  - {{旧: {old}, 新: {new}}}\n  - {{旧: gone, 取消了: 颜色}}");
        let base = Base::new().spoil(RENAMES, "  - {旧: /town/ill, 新: /town/filing}", &list);
        assert!(base.mistakes().is_empty(), "{:?}", base.mistakes());
    }
}

#[test]
fn still_known() {
    Base::new()
        .spoil(RENAMES, "{旧: /town/ill, 新", "▲{旧: /town/filing, 新")
        .expect(Mistake::StillKnown { found: text("/town/filing") }, &["现在还在用"]);
}
