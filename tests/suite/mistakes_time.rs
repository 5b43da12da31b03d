//! Mistakes with days: windows, limits that name days, times from a day of the citizen's own, and the
//! calendar of working days.

use crate::mistakes_base::{Base, DOCUMENT, FEASTS, MATTER, QUESTIONS, WORK_YEAR, text, texts};
use mingbai::compiler::Mistake;

/// The base with a sentence that names days, and what the seeds make of it.
fn with_window(sentence: &str, opening: &str) -> Base {
    let text = format!("现场办理。{sentence}");
    let window =
        format!("受理时间:\n  - 原文: {sentence}\n    出处: 办理方式\n    {opening}\n存疑:\n");
    Base::new()
        .spoil(DOCUMENT, "现场办理。", &text)
        .spoil(MATTER, "三、办理方式: 现场办理。", &format!("三、办理方式: {text}"))
        .spoil(MATTER, "存疑:\n", &window)
}

#[test]
fn days_as_the_sentence_says_them() {
    for (sentence, opening) in [
        ("每月5日-25日工作日。", "开放: 每月5日-25日工作日"),
        ("每月 5 日-25 日，网上。", "开放: 每月5日-25日"),
        ("每年4月--6月(以公告为准)。", "开放: 每年4月-6月\n    另定: 以公告为准"),
        ("每月5日前（法定节假日顺延）。", "开放: 每月5日前顺延"),
        ("24小时受理。", "开放: 每天"),
        ("考核结束后受理。", "开放: 见原文"),
    ] {
        let found = with_window(sentence, opening).mistakes();
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
}

#[test]
fn bad_opening() {
    for (sentence, found) in [
        ("每月5日-25日工作日。", "每月5日-25日"),
        ("每月5日-25日。", "每月5日-25日工作日"),
        ("每月5日-25日。", "每月5日-24日"),
        ("每月5日-25日。", "每月25日-5日"),
        ("每月5日-25日。", "每周一"),
        ("每月5日前。", "每月5日前顺延"),
    ] {
        let mistake = Mistake::BadOpening { found: text(found) };
        with_window(sentence, &format!("开放: {found}"))
            .spoil(MATTER, &format!("开放: {found}\n"), &format!("开放: ▲{found}\n"))
            .expect(mistake, &[&format!("“{found}”"), "和原文一样"]);
    }
    // A limit can name days too, and they must be those of its sentence.
    Base::new()
        .spoil(MATTER, "期限: 5个工作日", "期限: ▲次月5日-25日工作日")
        .expect(Mistake::BadOpening { found: text("次月5日-25日工作日") }, &["见原文"]);
}

#[test]
fn a_window_says_on_which_days() {
    with_window("工作日受理。", "办理方式: [现场]")
        .spoil(MATTER, "  - 原文: 工作日受理。", "  - ▲原文: 工作日受理。")
        .expect(Mistake::MissingKey { key: "开放" }, &["缺少“开放”"]);
    with_window("工作日受理。", "开放: 工作日\n    另定: 以公告为准")
        .spoil(MATTER, "另定: 以公告", "另定: ▲以公告")
        .expect(
            Mistake::NotInPassage { quote: text("以公告为准"), passage: text("办理方式") },
            &["“以公告为准”"],
        );
}

#[test]
fn what_a_limit_runs_from() {
    let start = |start: &str| {
        Base::new().spoil(
            MATTER,
            "    期限: 5个工作日\n",
            &format!("    期限: 5个工作日\n    起算: {start}\n"),
        )
    };
    assert!(start("{从: 受理结束, 原文: 看病备案, 出处: 标题}").mistakes().is_empty());
    start("{从: ▲明天, 原文: 5个工作日。}").expect(
        Mistake::UnknownWord {
            what: "起算",
            found: text("明天"),
            expected: texts(&["受理", "收到材料", "受理结束", "上一环节"]),
        },
        &["“明天”", "上一环节"],
    );
    start("{从: 受理结束, 原文: ▲受理结束起}").expect(
        Mistake::NotInPassage { quote: text("受理结束起"), passage: text("办理时限") },
        &["“受理结束起”"],
    );
}

/// The base with a question about a day and a sentence that gives a time from it.
fn with_period(sentence: &str, from: &str) -> Base {
    let scope = format!("参保人员。{sentence}");
    Base::new()
        .spoil(DOCUMENT, "参保人员。", &scope)
        .spoil(MATTER, "二、服务对象: 参保人员。", &format!("二、服务对象: {scope}"))
        .spoil(QUESTIONS, "急诊:\n  代号: emergency\n", "急诊:\n  代号: emergency\n  日期: 90日\n")
        .spoil(
            MATTER,
            "存疑:\n",
            &format!("期间:\n  - {{原文: {sentence}, 出处: 服务对象, 从: {from}}}\n存疑:\n"),
        )
}

#[test]
fn bad_span() {
    assert!(with_period("出生90日内来。", "急诊").mistakes().is_empty());
    with_period("出生60日内来。", "急诊")
        .spoil(MATTER, "  - {原文: 出生60日内", "  - ▲{原文: 出生60日内")
        .expect(Mistake::BadSpan { found: text("90日") }, &["“90日”"]);
    with_period("出生90日内来。", "▲参保").expect(
        Mistake::UnknownWord {
            what: "从哪一天算的问题",
            found: text("参保"),
            expected: texts(&["急诊"]),
        },
        &["“参保”", "急诊"],
    );
    Base::new()
        .spoil(QUESTIONS, "  代号: emergency\n", "  代号: emergency\n  日期: ▲三个月\n")
        .expect_all(&[(
            Mistake::UnknownWord {
                what: "日期",
                found: text("三个月"),
                expected: texts(&["90日", "次月起3个月"]),
            },
            &["次月起3个月"],
        )]);
}

#[test]
fn bad_day() {
    for day in ["2026-02-30", "2025-11-30", "2027-01-01", "1月4日"] {
        Base::new()
            .spoil(WORK_YEAR, "上班: [2026-01-04]", &format!("上班: [▲{day}]"))
            .expect(Mistake::BadDay { found: text(day), year: 2026 }, &[day, "2026"]);
    }
    // A holiday can begin in the December before.
    let early = Base::new().spoil(WORK_YEAR, "放假: [2026-01-01", "放假: [2025-12-31");
    assert!(early.mistakes().is_empty());
    Base::new()
        .spoil(FEASTS, "清明: 04-05", "清明: ▲04-31")
        .expect(Mistake::BadDay { found: text("04-31"), year: 2027 }, &["“04-31”"]);
}

#[test]
fn bad_range() {
    for range in ["[2026-01-03, 2026-01-01]", "[2026-01-01]", "2026-01-01"] {
        Base::new()
            .spoil(WORK_YEAR, "放假: [2026-01-01, 2026-01-03]", &format!("放假: ▲{range}"))
            .expect(Mistake::BadRange, &["第一天和最后一天"]);
    }
}

#[test]
fn years_without_a_gap() {
    Base::new().spoil(WORK_YEAR, "年: 2026", "年: ▲2025").expect(
        Mistake::UnknownWord { what: "年", found: text("2025"), expected: texts(&["2026"]) },
        &["“2025”", "2026"],
    );
    Base::new().spoil(FEASTS, "  2027:", "  2028:").spoil(FEASTS, "依据", "▲依据").expect(
        Mistake::UnknownWord { what: "年", found: text("2028"), expected: texts(&["2027"]) },
        &["“2028”", "2027"],
    );
}
