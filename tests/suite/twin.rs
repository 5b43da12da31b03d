//! `mingbai`, run as a maintainer would run it.

use crate::in_package;
use crate::temp::TempDir;
use serde_json::Value;
use std::process::{Command, Output};

fn mingbai(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .args(arguments)
        .current_dir(in_package(""))
        .output()
        .expect("mingbai runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// What a call that must succeed prints.
fn said(arguments: &[&str]) -> String {
    let output = mingbai(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "{arguments:?}");
    text(&output.stdout)
}

/// A wrong call: exit code 2, nothing printed, and a message with these words.
fn refused(arguments: &[&str], words: &[&str]) {
    let output = mingbai(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    let message = text(&output.stderr);
    for word in words {
        assert!(message.contains(word), "{arguments:?}: no “{word}” in {message}");
    }
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&said(arguments)).expect("JSON")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn names(papers: &Value) -> Vec<&str> {
    list(papers).iter().map(|paper| paper["name"].as_str().expect("a name")).collect()
}

const WUGANG_INPATIENT: [&str; 4] = ["card", "wugang", "inpatient-reimbursement", "--json"];

#[test]
fn check_finds_nothing_wrong() {
    let checked = said(&["check"]);
    for (region, count) in [
        ("北关区（beiguan）", 12),
        ("流程图（没有写地区）（flowcharts）", 20),
        ("孟州市（mengzhou）", 20),
        ("舞钢市（wugang）", 28),
        ("郑州市（zhengzhou）", 96),
    ] {
        assert!(checked.contains(&format!("{region}：{count} 个事项")), "{checked}");
    }
    for words in ["平均问", "最多问", "不同的卡", "不同的结果", "毫秒", "情形 away-care"]
    {
        assert!(checked.contains(words), "no {words} in {checked}");
    }
    let covered = said(&["check", "--coverage"]);
    for document in ["beiguan", "flowcharts", "mengzhou", "wugang", "zhengzhou"] {
        let line = covered.lines().find(|line| line.starts_with(document)).expect("its line");
        assert!(line.ends_with("100.00%"), "{line}");
    }
}

/// A mistake: exit code 1, its place and its line on standard error.
#[test]
fn check_says_where_a_mistake_is() {
    let seeds = TempDir::new();
    seeds.copy_from(&in_package("seeds"));
    let file = "regions/wugang/away-retired.yaml";
    seeds.replace(file, "对象: 个人", "对象: 人");
    let output = mingbai(&["check", "--seeds", seeds.path().to_str().expect("plain")]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(message.contains(&format!("{file}:3:5")), "{message}");
    assert!(message.contains("3 | 对象: 人\n"), "{message}");
    assert!(message.contains("个人、单位、机构"), "{message}");
}

#[test]
fn check_lists_what_is_not_covered() {
    let seeds = TempDir::new();
    seeds.copy_from(&in_package("seeds"));
    let heading = "八、政务服务“好差评”评价";
    let words = "可通过政务服务平台“好差评”系统的评价功能,对服务质量进行现场或在线评价。";
    seeds.replace("regions/wugang/unit-enrolment.yaml", &format!("  {heading}: {words}\n"), "");
    let seeds = seeds.path().to_str().expect("plain").to_owned();
    let output = mingbai(&["check", "--coverage", "--seeds", &seeds]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("没有着落"), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    for line in [heading, words] {
        assert!(printed.contains(&format!("：{line}\n")), "no “{line}” in {printed}");
    }
}

#[test]
fn export_holds_every_matter() {
    let all = json(&["export"]);
    let regions = list(&all["地区"]);
    let sizes: Vec<(&str, usize)> = regions
        .iter()
        .map(|region| (region["代号"].as_str().expect("id"), list(&region["事项"]).len()))
        .collect();
    let expected =
        [("beiguan", 12), ("flowcharts", 20), ("mengzhou", 20), ("wugang", 28), ("zhengzhou", 96)];
    assert_eq!(sizes, expected);
    // Two rows of 孟州市 are printed twice.
    let printings = |region: &Value| {
        list(&region["事项"])
            .iter()
            .filter(|it| list(&it["要素"]).iter().any(|it| it["重印"] == true))
            .count()
    };
    let again: usize = regions.iter().map(printings).sum();
    assert_eq!(sizes.iter().map(|(_, count)| count).sum::<usize>() + again, 178);
    assert_eq!(regions[3]["文件标题"], "舞钢市医疗保障经办政务服务事项办事指南");

    let matters = list(&regions[3]["事项"]);
    let matter = matters.iter().find(|it| it["代号"] == "inpatient-reimbursement").expect("it");
    assert_eq!(matter["事项"], "住院费用报销");
    assert_eq!(matter["要素"][2]["标题"], "2、 服务对象");
    assert_eq!(matter["时限"][0]["数"], 30);
    assert_eq!(matter["时限"][0]["单位"], "个工作日");
    let papers = list(&matter["材料"]);
    let proof = papers.iter().find(|it| it["名称"] == "急诊(精神病)诊断证明").expect("it");
    let condition = &proof["情形"];
    assert_eq!(condition[0]["急诊"], serde_json::json!(["是", "抢救无效死亡"]));
    assert_eq!(condition[1]["精神病"], serde_json::json!(["是"]));
    assert_eq!(proof["出处"][0]["要素"], "办理材料");
    assert!(list(&all["问题"]).iter().any(|it| it["名字"] == "急诊"));
    assert!(!list(&all["情形"]).is_empty());
}

#[test]
fn list_names_every_matter() {
    let lines = said(&["list"]);
    assert_eq!(lines.lines().count(), 176);
    assert!(lines.contains("wugang inpatient-reimbursement  舞钢市 住院费用报销"), "{lines}");
}

#[test]
fn questions_lists_answers_under_both_names() {
    let lines = said(&["questions", "wugang", "inpatient-reimbursement"]);
    assert!(lines.starts_with("住院费用报销：4 个问题，最多问 4 个\n"), "{lines}");
    assert!(lines.contains("急诊（emergency）："), "{lines}");
    assert!(lines.contains("抢救无效死亡（died）") && lines.contains("不清楚（unsure）"));
}

#[test]
fn card_is_the_same_under_chinese_names_and_identifiers() {
    let by_identifier = said(&[
        "card",
        "wugang",
        "inpatient-reimbursement",
        "--today",
        "2026-11-22",
        "--answer",
        "emergency=yes",
        "--answer",
        "injury=unsure",
        "--answer",
        "insurance=employee",
    ]);
    let by_name = said(&[
        "card",
        "舞钢市",
        "住院费用报销",
        "--today",
        "2026-11-22",
        "--answer",
        "急诊=是",
        "--answer",
        "意外伤害=不清楚",
        "--answer",
        "参保险种=职工医保",
    ]);
    assert_eq!(by_identifier, by_name);
    for words in [
        "2026年11月22日",
        "能不能办：还不能确定",
        "急诊(精神病)诊断证明",
        "因为您说是急诊",
        "可能要带：",
        "不超过30个工作日。",
    ] {
        assert!(by_name.contains(words), "no “{words}” in\n{by_name}");
    }
}

#[test]
fn card_as_json_follows_the_answers() {
    let card = |answers: &[&str]| {
        let answers = answers.iter().flat_map(|answer| ["--answer", answer]);
        json(&WUGANG_INPATIENT.into_iter().chain(answers).collect::<Vec<_>>())
    };
    let proof = "急诊(精神病)诊断证明";
    let yes = card(&["急诊=是"]);
    assert!(names(&yes["must"]).contains(&proof));
    assert_eq!(yes["verdict"], "undecided");
    let no = card(&["急诊=否", "精神病=否", "参保险种=居民医保", "意外伤害=否"]);
    assert!(names(&no["not_needed"]).contains(&proof));
    assert_eq!(no["verdict"], "yes");
    let unsure = card(&["急诊=不清楚"]);
    assert!(names(&unsure["maybe"]).contains(&proof));
    let none = card(&["参保险种=没有参保"]);
    assert_eq!(none["verdict"], "no");
    let instead = list(&none["criteria"][0]["instead"]);
    assert!(instead.iter().any(|it| it["id"] == "resident-enrolment"), "{instead:?}");
}

#[test]
fn today_is_an_argument() {
    let mut arguments = WUGANG_INPATIENT.to_vec();
    arguments.extend(["--today", "2027-02-03"]);
    assert_eq!(json(&arguments)["today"], "2027-02-03");
    let today = json(&WUGANG_INPATIENT)["today"].as_str().expect("a day").to_owned();
    let shape: Vec<usize> = today.split('-').map(str::len).collect();
    assert_eq!(shape, [4, 2, 2], "{today}");
    arguments.pop();
    arguments.push("2027-02-30");
    refused(&arguments, &["2027-02-30"]);
}

#[test]
fn wrong_calls_list_what_is_valid() {
    let matter = ["card", "wugang", "inpatient-reimbursement"];
    let with = |answer: &'static str| {
        let mut call = matter.to_vec();
        call.extend(["--answer", answer]);
        call
    };
    refused(&["card", "beijing", "x"], &["beijing", "wugang（舞钢市）", "beiguan（北关区）"]);
    refused(&["questions", "beijing", "x"], &["wugang", "beiguan"]);
    refused(
        &["card", "wugang", "nonsense"],
        &["nonsense", "inpatient-reimbursement（住院费用报销）", "pharmacy-settlement"],
    );
    refused(&with("天气=晴"), &["天气", "急诊（emergency）", "意外伤害（injury）"]);
    // A question of the bank that this matter does not ask.
    refused(&with("性别=女"), &["性别", "急诊（emergency）"]);
    refused(&with("急诊=也许"), &["急诊", "也许", "是（yes）", "抢救无效死亡（died）", "不清楚"]);
    refused(&with("急诊"), &["急诊", "问题=回答"]);
    refused(&["card"], &["REGION"]);
    refused(&["nonsense"], &["nonsense"]);
}

#[test]
fn one_question_has_one_answer() {
    for second in ["急诊=否", "急诊=是", "emergency=unsure"] {
        refused(
            &[
                "card",
                "wugang",
                "inpatient-reimbursement",
                "--answer",
                "急诊=是",
                "--answer",
                second,
            ],
            &["急诊", "两个回答"],
        );
    }
}

/// Someone settled elsewhere without having moved the household: not 异地安置, and why.
#[test]
fn topic_leads_to_the_right_one() {
    let answers = ["--answer", "外出原因=定居", "--answer", "户籍迁入=否", "--answer", "退休=是"];
    let topic = [&["topic", "wugang", "away-care"], &answers[..]].concat();
    let found = said(&topic);
    assert!(found.contains("可能合适：异地长期居住人员备案（away-longterm）"), "{found}");
    assert!(found.contains("不合适：异地安置退休人员备案（away-retired）"), "{found}");
    assert!(found.contains("因为您说户口没有迁入定居地"), "{found}");
    let data = json(&[&topic[..], &["--json"]].concat());
    assert_eq!(data["next"], Value::Null);
    assert_eq!(data["fitting"][0]["matter"], "away-longterm");
    assert_eq!(list(&data["others"]).len(), 6);

    let first = json(&["topic", "舞钢市", "要去外地看病", "--json"]);
    assert_eq!(first["next"]["question"], "away-reason");
    let wrong = mingbai(&["topic", "wugang", "nothing"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("away-care（要去外地看病）"), "{}", text(&wrong.stderr));
}

#[test]
fn compare_puts_places_side_by_side() {
    let all = said(&["compare"]);
    assert!(all.contains("outpatient-reimbursement"), "{all}");
    let compared = said(&["compare", "outpatient-reimbursement"]);
    for words in
        ["办理时限（不同）", "不超20个工作日", "不超过30个工作日", "文件没有写", "北关区", "孟州市"]
    {
        assert!(compared.contains(words), "no {words} in {compared}");
    }
    let by_matter = said(&["compare", "wugang/outpatient-reimbursement"]);
    assert_eq!(by_matter, compared);
    let data = json(&["compare", "maternity-allowance", "--json"]);
    assert!(list(&data["columns"]).len() >= 3 && !list(&data["rows"]).is_empty());
    let wrong = mingbai(&["compare", "nothing"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("没有对照“nothing”"), "{}", text(&wrong.stderr));
}

const BILLS: [&str; 5] = [
    "joint",
    "beiguan/outpatient-reimbursement?injury=yes",
    "#/beiguan/inpatient-reimbursement?v=1&injury=yes",
    "--today",
    "2026-11-23",
];

/// Several matters at once: one list, in words and as JSON.
#[test]
fn joint_puts_papers_together() {
    let text = said(&BILLS);
    for words in [
        "【一起办的事】\n2026年11月23日列的清单\n",
        "要带：\n1. 医保电子凭证或有效身份证件或社保卡，带其中一样就行：",
        "我们算的：一共2份。\n　哪件事要：门诊费用报销、住院费用报销\n",
    ] {
        assert!(text.contains(words), "no “{words}” in\n{text}");
    }
    let all = json(&[&BILLS[..], &["--json"]].concat());
    assert_eq!(list(&all["cards"]).len(), 2);
    assert_eq!(all["matters"], serde_json::json!([0, 1]));
    let papers = list(&all["must"]);
    let proof = papers.iter().find(|it| it["name"] == "公检法部门出具的相关证明材料");
    let proof = proof.expect("on the list");
    assert_eq!(proof["sum"]["count"], 2);
    assert_eq!(proof["needs"][1]["card"], 1);
    // The document wants copies of the proofs; a pledge is written.
    let forms = list(&proof["needs"][1]["paper"]["alternatives"]);
    let forms: Vec<_> = forms.iter().map(|it| it["form"].as_str().unwrap_or_default()).collect();
    assert_eq!(forms, ["复印件", "复印件", "复印件", "复印件", ""]);
    let out = said(&["joint", "wugang/away-retired?retired=no", "--today", "2026-11-23"]);
    assert!(out.contains("不能办这一项\n　没过这条："), "{out}");
    assert!(!out.contains("要带："), "{out}");
}

#[test]
fn joint_takes_matters_only() {
    let shape = "地区/事项?问题=回答";
    for wrong in [
        "wugang",
        "wugang/nonsense",
        "nonsense",
        "joint~wugang/away-retired",
        "wugang/away-retired?nonsense=1",
        "wugang/away-retired~wugang/away-posted",
    ] {
        refused(&["joint", "wugang/away-posted", wrong], &[wrong, shape]);
    }
    refused(&["joint"], &["MATTER"]);
}
