//! Every kind of mistake in the seeds, continued: what the document does or does not say, and how
//! several mistakes are reported together.

use crate::mistakes_base::{Base, CHARACTERS, MATTER, QUESTIONS, REGION, TOPICS, text, texts};
use mingbai::compiler::{Mistake, Position};

#[test]
fn no_source() {
    Base::new()
        .spoil(MATTER, "- 名称: 急诊证明\n    出处: 办理材料 (二)\n", "- ▲名称: 急诊证明\n")
        .expect(Mistake::NoSource { what: text("急诊证明") }, &["“急诊证明”没有写出处"]);
}

#[test]
fn doubt_without_source() {
    for sources in ["出处: []", "出处:"] {
        let found = Base::new()
            .spoil(
                MATTER,
                "特殊情况。\n    出处: 办理材料 (三)",
                &format!("特殊情况。\n    {sources}"),
            )
            .mistakes();
        let said = found.iter().any(|it| matches!(it.mistake, Mistake::NoSource { .. }));
        assert!(said, "{sources}: {found:?}");
    }
}

#[test]
fn not_in_document() {
    let mistake = Mistake::NotInDocument { quote: text("5个工作天。"), lines: text("3-15") };
    // The deadline quotes the element, so it changes with it.
    Base::new()
        .spoil(MATTER, "五、办理时限: 5个工作日。", "五、办理时限: ▲5个工作天。")
        .spoil(MATTER, "原文: 5个工作日。", "原文: 5个工作天。")
        .spoil(MATTER, "期限: 5个工作日", "期限: ▲5个工作天")
        .expect_all(&[
            (mistake, &["“5个工作天。”", "第 3-15 行", "一字不差"]),
            (Mistake::BadTerm { found: text("5个工作天") }, &["“5个工作天”", "N个工作日"]),
        ]);
}

/// Words that the document prints elsewhere are not the matter's own.
#[test]
fn in_the_document_but_not_in_the_matters_lines() {
    let found = Base::new().spoil(MATTER, "文件行: 3-15", "文件行: 3-13").mistakes();
    let quotes: Vec<&str> = found
        .iter()
        .map(|it| match &it.mistake {
            Mistake::NotInDocument { quote, lines } if lines == "3-13" => quote.as_str(),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(quotes, ["5个工作日。", "五、办理时限"]);
    assert!(found.iter().all(|it| it.at.line == 15), "{found:?}");
}

#[test]
fn not_in_passage() {
    let (quote, passage) = (text("急诊凭证"), text("办理材料 (二)"));
    let said = &["“办理材料 (二)”里没有“急诊凭证”", "一字不差"][..];
    Base::new()
        .spoil(
            MATTER,
            "    出处: 办理材料 (二)\n    情形: {急诊: 是}",
            "    出处: {在: 办理材料 (二), 原文: ▲急诊凭证}\n    情形: {急诊: 是}",
        )
        .expect(Mistake::NotInPassage { quote, passage }, said);
}

#[test]
fn attribute_not_in_passage() {
    let (quote, passage) = (text("原件"), text("办理材料"));
    Base::new()
        .spoil(MATTER, "形式: 复印件", "形式: ▲原件")
        .expect(Mistake::NotInPassage { quote, passage }, &["“原件”"]);
}

#[test]
fn name_not_printed() {
    let (quote, passage) = (text("看病报销"), text("标题、事项名称或子项"));
    Base::new()
        .spoil(MATTER, "事项: 看病备案", "事项: ▲看病报销")
        .expect(Mistake::NotInPassage { quote, passage }, &["“看病报销”"]);
}

#[test]
fn no_such_passage() {
    let expected = texts(&["标题", "事项名称", "服务对象", "办理方式", "办理材料", "办理时限"]);
    Base::new()
        .spoil(
            MATTER,
            "    出处: 办理材料 (二)\n    情形: {急诊: 是}",
            "    出处: ▲办理材料 (九)\n    情形: {急诊: 是}",
        )
        .expect(
            Mistake::NoSuchPassage { found: text("办理材料 (九)"), expected },
            &["“办理材料 (九)”", "标题、事项名称"],
        );
}

#[test]
fn no_deadline() {
    Base::new()
        .spoil(
            MATTER,
            "时限:\n  - 原文: 5个工作日。\n    出处: 办理时限\n    期限: 5个工作日\n    办理方式: [现场]\n",
            "时限: ▲[]\n",
        )
        .expect(Mistake::NoDeadline, &["没有时限", "至少写一条"]);
}

#[test]
fn bad_term() {
    for term in ["6个工作日", "5天", "五个工作日", "工作日", "0个工作日"] {
        Base::new()
            .spoil(MATTER, "期限: 5个工作日", &format!("期限: ▲{term}"))
            .expect(Mistake::BadTerm { found: text(term) }, &[term, "N个自然日"]);
    }
}

#[test]
fn no_reading() {
    Base::new()
        .spoil(CHARACTERS, "报销", "报▲，销")
        .expect(Mistake::NoReading { found: '，' }, &["“，”没有读音"]);
}

#[test]
fn bad_amount() {
    Base::new()
        .spoil(MATTER, "数量: 一份", "数量: ▲份")
        .expect(Mistake::BadAmount { found: text("份") }, &["“份”", "1份"]);
}

#[test]
fn bad_lines() {
    // Sixteen: the document ends with a line feed, behind which an empty line counts.
    Base::new()
        .spoil(MATTER, "文件行: 3-15", "文件行: ▲3-99")
        .expect(Mistake::BadLines { found: text("3-99"), last: Some(16) }, &["“3-99”", "共 16 行"]);
}

#[test]
fn lines_that_are_no_numbers() {
    for lines in ["三到五", "15-3", "0-3"] {
        let base = Base::new().spoil(MATTER, "文件行: 3-15", &format!("文件行: ▲{lines}"));
        let found = base.mistakes();
        let first = found.first().expect("a mistake");
        assert!(matches!(&first.mistake, Mistake::BadLines { found, .. } if found == lines));
        assert_eq!((first.path.as_str(), first.at), (MATTER, Position { line: 5, column: 6 }));
        let said = first.mistake.to_string();
        assert!(said.contains(lines) && said.contains("“12-40”这样的行号"), "{said}");
        assert!(!said.contains(&usize::MAX.to_string()), "{said}");
    }
}

#[test]
fn unknown_doubt() {
    let mistake =
        Mistake::UnknownDoubt { found: text("特别情况"), expected: texts(&["特殊情况"]) };
    Base::new()
        .spoil(MATTER, "{未明: 特殊情况}", "{未明: ▲特别情况}")
        .expect(mistake, &["“特别情况”", "应当是：特殊情况"]);
}

#[test]
fn unknown_matter() {
    let said = &["“fling”", "事项文件的名字"][..];
    Base::new()
        .spoil(TOPICS, "[filing]", "[▲fling]")
        .expect(Mistake::UnknownMatter { found: text("fling") }, said);
    Base::new()
        .spoil(TOPICS, "[filing]", "[{事项: filing, 没有: ▲fling}]")
        .expect(Mistake::UnknownMatter { found: text("fling") }, said);
    Base::new()
        .spoil(MATTER, "改办: filing", "改办: ▲fling")
        .expect(Mistake::UnknownMatter { found: text("fling") }, said);
}

#[test]
fn unknown_channel() {
    let mistake = Mistake::UnknownChannel { found: text("网上"), expected: texts(&["现场"]) };
    Base::new()
        .spoil(MATTER, "办理方式: [现场]", "办理方式: [▲网上]")
        .expect(mistake, &["“网上”这种办理方式", "应当是：现场"]);
}

#[test]
fn layout_count() {
    Base::new()
        .spoil(REGION, "次数: 1", "次数: ▲2")
        .expect(Mistake::LayoutCount { found: 1, expected: 2 }, &["印了 1 次", "却是 2"]);
}

/// A mistake in `region.yaml` is shown where it is, not at the top of the file.
#[test]
fn mistakes_of_a_region_are_shown_in_their_line() {
    let (quote, lines) = (text("某镇指南"), text("1-16"));
    Base::new()
        .spoil(REGION, "文件标题: 某镇办事指南", "文件标题: ▲某镇指南")
        .spoil(
            REGION,
            "{原文: 页眉, 次数: 1, 理由: 页眉}",
            "{原文: \"页眉某镇办事指南\", 次数: 1, 理由: 页眉}",
        )
        .expect(Mistake::NotInDocument { quote, lines }, &["“某镇指南”"]);
    let (found, expected) = (text("有"), texts(&["印出", "表头"]));
    Base::new()
        .spoil(REGION, "要素标题: 印出", "要素标题: ▲有")
        .expect(Mistake::UnknownWord { what: "要素标题", found, expected }, &["印出、表头"]);
}

#[test]
fn no_mistake_is_said_twice() {
    for to in ["通俗: 12345", "通俗: [去看病先备案]"] {
        let found = Base::new().spoil(MATTER, "通俗: 去看病先备案", to).mistakes();
        let mut once = found.clone();
        once.dedup();
        assert_eq!(found, once);
    }
}

/// A matter whose file has a mistake is there all the same; whoever refers to it did nothing wrong.
#[test]
fn a_mistake_in_a_matter_accuses_nobody_else() {
    let spoilt = [
        (MATTER, "对象: 个人", "对象: 人"),
        (MATTER, "搜索: [备案]", "搜索: [备案"),
        (REGION, "要素标题: 印出", "要素标题: 有"),
    ];
    for (path, from, to) in spoilt {
        let found = Base::new().spoil(path, from, to).mistakes();
        let others: Vec<String> =
            found.iter().filter(|it| it.path != path).map(ToString::to_string).collect();
        assert!(others.is_empty(), "{}", others.join("\n"));
    }
}

/// Mistakes in several files, and several in one, are all reported, by file and line.
#[test]
fn all_mistakes_are_reported_in_order() {
    let unknown = Mistake::UnknownQuestion { found: text("急症"), nearest: Some(text("急诊")) };
    let too_long = Mistake::TooLong { length: 25, limit: 24 };
    let question = "是急诊吗，是急诊吗，是急诊吗，是急诊吗，是急诊吗？";
    Base::new()
        .spoil(TOPICS, "[filing]", "[▲fling]")
        .spoil(QUESTIONS, "问: 是急诊吗？", &format!("问: ▲{question}"))
        .spoil(MATTER, "数量: 一份", "数量: ▲份")
        .spoil(MATTER, "{急诊: 是}", "{▲急症: 是}")
        .spoil(REGION, "次数: 1", "次数: ▲2")
        .expect_all(&[
            (too_long, &["有 25 个字"]),
            (Mistake::BadAmount { found: text("份") }, &[]),
            (unknown, &[]),
            (Mistake::LayoutCount { found: 1, expected: 2 }, &[]),
            (Mistake::UnknownMatter { found: text("fling") }, &[]),
        ]);
}
