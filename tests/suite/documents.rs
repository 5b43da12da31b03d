//! How a document is read that is a table, breaks its sentences, or prints something twice; and the
//! mistakes that can be made with it.

use crate::mistakes_base::{Base, COMPARISONS, DOCUMENT, MATTER, REGION, TOPICS, text, texts};
use mingbai::compiler::Mistake;

/// The base, changed in the document and in its files without a mistake.
fn clean(changes: &[(&str, &str, &str)]) -> Base {
    let mut base = Base::new();
    for (path, from, to) in changes {
        base = base.spoil(path, from, to);
    }
    let found = base.mistakes();
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", shown.join("\n"));
    assert_eq!(base.coverage().unclaimed, []);
    base
}

/// A sentence broken by a page's head is found when its pieces stand in neighbouring ranges.
#[test]
fn ranges_are_read_in_their_order() {
    clean(&[
        (DOCUMENT, "(二)急诊的带急诊证明。", "(二)急诊的带\n某页的头\n急诊证明。"),
        (MATTER, "文件行: 3-15", "文件行: [3-12, 14-17]"),
        (REGION, "版面:\n", "版面:\n  - {原文: 某页的头, 次数: 1, 理由: 页眉}\n"),
    ]);
    let quote = text("(二)急诊的带急诊证明。");
    Base::new()
        .spoil(DOCUMENT, "(二)急诊的带急诊证明。", "(二)急诊的带\n某页的头\n急诊证明。")
        .spoil(MATTER, "文件行: 3-15", "文件行: 3-17")
        .spoil(MATTER, "    (一)身份证", "    ▲(一)身份证")
        .expect(Mistake::NotInDocument { quote, lines: text("3-17") }, &["一字不差"]);
}

/// A line that holds words of two things is named by its words.
#[test]
fn a_part_of_a_line() {
    clean(&[
        (DOCUMENT, "(二)急诊的带急诊证明。", "(二)急诊的带\n方框 急诊证明。"),
        (MATTER, "文件行: 3-15", "文件行: [3-12, {行: 13, 字: 急诊证明。}, 14-16]"),
        (REGION, "版面:\n", "版面:\n  - {原文: 方框, 次数: 1, 理由: 框里的字}\n"),
    ]);
    Base::new()
        .spoil(MATTER, "文件行: 3-15", "文件行: [3-15, ▲{字: 5个工作日。}]")
        .expect(Mistake::MissingKey { key: "行" }, &["缺少“行”"]);
}

/// What the conversion to text put between the words is no part of them, and is counted.
#[test]
fn marks_of_conversion() {
    let marks = "标记:\n  - {原文: \"**\", 次数: 2, 理由: 粗体}\n  \
                 - {原文: \"-\", 行首: 是, 次数: 1, 理由: 列表}\n版面:\n";
    clean(&[
        (DOCUMENT, "(二)急诊的带急诊证明。", "- (二)**急诊的**带急诊证明。"),
        (REGION, "版面:\n", marks),
    ]);
    Base::new()
        .spoil(DOCUMENT, "(二)急诊的带急诊证明。", "(二)**急诊的**带急诊证明。")
        .spoil(REGION, "版面:\n", "标记:\n  - {原文: \"**\", 次数: ▲3, 理由: 粗体}\n版面:\n")
        .expect(Mistake::LayoutCount { found: 2, expected: 3 }, &["2 次", "3"]);
}

/// A matter that the document prints twice: both printings are accounted for.
#[test]
fn a_second_printing() {
    let again = "重印:\n  文件行: 16-17\n  要素:\n    五、办理时限: 6个工作日。\n资格:\n";
    let doubt = "  - 类: 矛盾\n    说明: 印了两回，天数不一样。\n    出处: \
                 [办理时限, {在: 重印 办理时限, 原文: 6个工作日}]\n";
    let printed = "5个工作日。\n五、办理时限\n6个工作日。\n";
    let changes = [
        (DOCUMENT, "5个工作日。\n", printed),
        (MATTER, "资格:\n", again),
        (MATTER, "    出处: 办理材料 (三)\n存疑", "    出处: 办理材料 (三)\n存疑"),
    ];
    clean(&changes[..2]);
    let end = "    说明: 文件没有写什么是特殊情况。\n    出处: 办理材料 (三)\n";
    clean(&[changes[0], changes[1], (MATTER, end, &[end, doubt].concat())]);
    Base::new()
        .spoil(DOCUMENT, "5个工作日。\n", printed)
        .spoil(MATTER, "资格:\n", &again.replace("6个工作日。", "▲7个工作日。"))
        .expect(
            Mistake::NotInDocument { quote: text("7个工作日。"), lines: text("16-17") },
            &["第 16-17 行"],
        );
}

/// Headings under other names, with numbers in brackets, with a colon after them.
#[test]
fn headings_of_other_documents() {
    clean(&[
        (DOCUMENT, "四、办理材料\n", "（4）所需资料：\n"),
        (DOCUMENT, "五、办理时限\n", "(5) 办结时限: "),
        (MATTER, "文件行: 3-15", "文件行: 3-14"),
        (MATTER, "四、办理材料: |", "（4）所需资料: |"),
        (MATTER, "  五、办理时限: 5", "  (5) 办结时限: 5"),
        (MATTER, "出处: 办理材料 (一)", "出处: 所需资料 (一)"),
    ]);
}

/// Letters and letters with numbers are labels too.
#[test]
fn labels_of_letters() {
    clean(&[
        (DOCUMENT, "(二)急诊的带急诊证明。", "a. 急诊的：\na. 1. 带急诊证明。\nb1. 带别的证明。"),
        (MATTER, "文件行: 3-15", "文件行: 3-17"),
        (
            MATTER,
            "    (二)急诊的带急诊证明。\n",
            "    a. 急诊的：\n    a. 1. 带急诊证明。\n    b1. 带别的证明。\n",
        ),
        (MATTER, "出处: 办理材料 (二)", "出处: [办理材料 a.1., 办理材料 b1.]"),
    ]);
}

/// 时限: 无 is for documents that print none, and for them only.
#[test]
fn no_time_at_all() {
    let deadline = "时限:\n  - 原文: 5个工作日。\n    出处: 办理时限\n    期限: 5个工作日\n    办理方式: [现场]\n";
    clean(&[
        (DOCUMENT, "五、办理时限\n5个工作日。\n", ""),
        (MATTER, "  五、办理时限: 5个工作日。\n", ""),
        (MATTER, "文件行: 3-15", "文件行: 3-13"),
        (MATTER, deadline, "时限: 无\n"),
    ]);
    let found = Base::new().spoil(MATTER, deadline, "时限: 无\n").mistakes();
    assert!(found.iter().any(|it| it.mistake == Mistake::NoDeadline), "{found:?}");
}

/// A sentence without a number of days says so.
#[test]
fn a_time_without_a_number() {
    clean(&[
        (DOCUMENT, "5个工作日。", "限时办结。"),
        (MATTER, "五、办理时限: 5个工作日。", "五、办理时限: 限时办结。"),
        (MATTER, "原文: 5个工作日。", "原文: 限时办结。"),
        (MATTER, "期限: 5个工作日", "期限: 见原文"),
    ]);
}

/// What is meant for staff is kept and exported, and is the source of nothing that a citizen sees.
#[test]
fn nothing_is_quoted_from_what_is_for_staff() {
    let staff: [(&str, &str, &str); 3] = [
        (DOCUMENT, "5个工作日。\n", "5个工作日。\n权限监管\n初审办结。\n"),
        (MATTER, "文件行: 3-15", "文件行: 3-17"),
        (MATTER, "资格:\n", "  权限监管: 初审办结。\n资格:\n"),
    ];
    clean(&staff);
    let note = "备注:\n  - {原文: 初审办结。, 出处: 权限监管}\n存疑:\n";
    let mut base = Base::new();
    for (path, from, to) in staff {
        base = base.spoil(path, from, to);
    }
    let found = base.spoil(MATTER, "存疑:\n", note).mistakes();
    let said =
        |it: &Mistake| matches!(it, Mistake::NoSuchPassage { found, .. } if found == "权限监管");
    assert!(found.iter().any(|it| said(&it.mistake)), "{found:?}");
}

/// A window is limited to channels that the matter has.
#[test]
fn a_window_of_a_channel() {
    let window = |channel: &str| {
        format!(
            "受理时间:\n  - {{原文: 现场办理。, 开放: 见原文, 出处: 办理方式, 办理方式: [{channel}]}}\n存疑:\n"
        )
    };
    clean(&[(MATTER, "存疑:\n", &window("现场"))]);
    Base::new().spoil(MATTER, "存疑:\n", &window("▲网上")).expect(
        Mistake::UnknownChannel { found: text("网上"), expected: texts(&["现场"]) },
        &["“网上”", "现场"],
    );
}

#[test]
fn preface_and_addresses_are_in_the_document() {
    clean(&[
        (DOCUMENT, "某镇办事指南\n", "某镇办事指南\n说明\n都到镇上办。 http://a.cn http://b.cn\n"),
        (MATTER, "文件行: 3-15", "文件行: 5-17"),
        (
            REGION,
            "版面:\n",
            "前言:\n  说明: 都到镇上办。 http://a.cn http://b.cn\n网址:\n  \
             - {印作: \"http://a.cn\", 别处印作: \"http://b.cn\"}\n版面:\n",
        ),
    ]);
    let quote = text("都到县里办。");
    Base::new()
        .spoil(REGION, "版面:\n", "前言:\n  页眉: ▲都到县里办。\n版面:\n")
        .expect_all(&[(Mistake::NotInDocument { quote, lines: text("1-16") }, &["都到县里办"])]);
}

#[test]
fn a_matter_stands_behind_one_of_its_region() {
    clean(&[(MATTER, "存疑:\n", "背后: filing\n存疑:\n")]);
    Base::new()
        .spoil(MATTER, "存疑:\n", "背后: ▲nothing\n存疑:\n")
        .expect(Mistake::UnknownMatter { found: text("nothing") }, &["“nothing”"]);
}

#[test]
fn what_separates_sisters_says_why() {
    let with = |advice: &str| format!("事项: [{{事项: filing, 情形: {{急诊: 是}}{advice}}}]");
    clean(&[(TOPICS, "事项: [filing]", &with(", 不符: 只给急诊。"))]);
    Base::new()
        .spoil(TOPICS, "事项: [filing]", &with("").replace("{事项: filing", "▲{事项: filing"))
        .expect(Mistake::MissingKey { key: "不符" }, &["缺少“不符”"]);
}

#[test]
fn the_same_matter_elsewhere_is_a_matter_with_that_code() {
    let link = |code: &str, id: &str| {
        format!(
            "- 代号: same\n  名称: 备案\n  编码: \"{code}\"\n  依据: 编码相同\n  事项: {{town: {id}}}\n"
        )
    };
    let coded: [(&str, &str, &str); 3] = [
        (DOCUMENT, "看病备案\n一、", "看病备案\n子项编码 0042\n一、"),
        (MATTER, "文件行: 3-15", "文件行: 3-16"),
        (MATTER, "  标题: 看病备案\n", "  标题: 看病备案\n  子项编码: \"0042\"\n"),
    ];
    clean(&[coded[0], coded[1], coded[2], (COMPARISONS, "[]", &link("0042", "filing"))]);
    Base::new()
        .spoil(COMPARISONS, "[]", &link("0042", "▲fishing"))
        .expect(Mistake::UnknownMatter { found: text("town/fishing") }, &["town/fishing"]);
    let mut base = Base::new();
    for (path, from, to) in coded {
        base = base.spoil(path, from, to);
    }
    base.spoil(COMPARISONS, "[]", &link("0043", "▲filing")).expect(
        Mistake::UnknownWord { what: "编码", found: text("0043"), expected: texts(&["0042"]) },
        &["“0043”", "0042"],
    );
}
