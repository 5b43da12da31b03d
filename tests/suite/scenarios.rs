//! Citizens' cases of `tests/scenarios/<region>.yaml`, written from the documents.

use crate::report::Report;
use crate::scenarios_match::{alternative_is, pair, paper_is, plain};
use crate::{catalogue, in_package, some_day};
use mingbai::card::{self, Card, Paper, Verdict};
use mingbai::catalogue::{Audience, Catalogue, Failing};
use mingbai::link::UNSURE;
use mingbai::rules::{Answer, Answers, Truth};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// One case. A list that is not written is not checked, except that a citizen who may apply must be
/// told all papers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    故事: String,
    事项: String,
    #[serde(default)]
    回答: BTreeMap<String, String>,
    判断: Judgement,
    必带: Option<Vec<String>>,
    可能: Option<Vec<String>>,
    #[serde(default)]
    不用: Vec<String>,
    系统获取: Option<Vec<String>>,
    #[serde(default)]
    任选: BTreeMap<String, bool>,
    #[serde(default)]
    盖章: BTreeMap<String, String>,
    #[serde(default)]
    数量: BTreeMap<String, u8>,
    方式: Option<Vec<String>>,
    时限: Option<Vec<String>>,
    为什么: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
enum Judgement {
    可以办,
    不能办,
    还不能办,
    不用办,
    还不能确定,
    文件没写明,
    没写谁能办,
    内部的事,
}

impl Judgement {
    fn of(card: &Card) -> Self {
        match card.verdict {
            Verdict::Yes => Judgement::可以办,
            Verdict::No => match card.failing {
                Failing::Barred => Judgement::不能办,
                Failing::NotYet => Judgement::还不能办,
                Failing::NoNeed => Judgement::不用办,
            },
            Verdict::Undecided => Judgement::还不能确定,
            Verdict::LeftOpen => Judgement::文件没写明,
            Verdict::Unstated => Judgement::没写谁能办,
            Verdict::Internal => Judgement::内部的事,
        }
    }
}

/// The cases of `tests/scenarios/<region>.yaml`, or of all files in the folder of that name.
fn scenarios(region: &str) -> Vec<Scenario> {
    let folder = in_package("tests/scenarios");
    let mut files = vec![folder.join(format!("{region}.yaml"))];
    if let Ok(entries) = std::fs::read_dir(folder.join(region)) {
        files = entries.map(|entry| entry.expect("a file").path()).collect();
        files.sort();
    }
    let read = |path: &PathBuf| -> Vec<Scenario> {
        let text = std::fs::read_to_string(path).expect("scenarios of the region");
        serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}：{error}", path.display()))
    };
    files.iter().flat_map(read).collect()
}

#[test]
fn citizens_get_the_card_that_the_document_promises() {
    let catalogue = catalogue();
    let mut report = Report::default();
    for region in &catalogue.regions {
        for scenario in scenarios(region.id) {
            let story = format!("\n{} {}：{}", region.name, scenario.事项, scenario.故事);
            let Some(matter) = region.matter(&scenario.事项) else {
                panic!("{story}：没有这个事项");
            };
            let answers =
                answers(catalogue, &scenario).unwrap_or_else(|wrong| panic!("{story}：{wrong}"));
            let card = card::make(catalogue, region, matter, &answers, some_day());
            for wrong in differences(&scenario, &card) {
                report.check(false, || {
                    format!(
                        "{story}\n  回答 {:?}\n  {wrong}\n  依据 {}",
                        scenario.回答, scenario.为什么
                    )
                });
            }
            report.check(!scenario.为什么.is_empty(), || format!("{story}：没有写为什么"));
        }
    }
    report.finish("市民的情形");
}

/// At least three cases for every matter for which somebody can apply.
#[test]
fn scenarios_cover_the_catalogue() {
    let mut count = 0;
    let mut left_out = Vec::new();
    for region in &catalogue().regions {
        let cases = scenarios(region.id);
        count += cases.len();
        for matter in region.matters.iter().filter(|it| it.audience != Audience::Internal) {
            let told = cases.iter().filter(|case| case.事项 == matter.id).count();
            if told < 3 {
                left_out.push(format!("{} {}：{told}", region.name, matter.name));
            }
        }
    }
    assert!(count >= 3 * 152, "只有 {count} 个情形");
    assert!(left_out.is_empty(), "情形不到三个的事项：{left_out:?}");
}

/// Answers to questions that the matter does not ask make no difference: whoever wrote the case from the
/// document did not know which it asks.
fn answers(catalogue: &Catalogue, case: &Scenario) -> Result<Answers, String> {
    let mut answers = Answers::none(&catalogue.questions);
    for (question, answer) in &case.回答 {
        let asked = catalogue.question_index(question).map(|place| place as u8);
        let asked = asked.ok_or_else(|| format!("没有问题“{question}”"))?;
        let bank = &catalogue.questions[usize::from(asked)];
        let answer = match bank.choice_index(answer) {
            Some(choice) => Answer::Choice(choice as u8),
            None if answer == "不清楚" || answer == UNSURE => Answer::NotSure,
            None => return Err(format!("问题“{question}”没有回答“{answer}”")),
        };
        answers.set(asked, Some(answer));
    }
    Ok(answers)
}

/// What the card says otherwise than the scenario.
fn differences(case: &Scenario, card: &Card) -> Vec<String> {
    let mut wrong = Vec::new();
    let found = Judgement::of(card);
    if found != case.判断 {
        wrong.push(format!("判断是 {found:?}，应当是 {:?}", case.判断));
    }
    let mut papers = |what: &str, expected: &Option<Vec<String>>, shown: &[Paper], needed: bool| {
        let said = match expected {
            Some(expected) => pair(expected, shown, |words, it| paper_is(it, words), |it| it.name),
            None if needed => Err("没有写".to_owned()),
            None => Ok(()),
        };
        wrong.extend(said.err().map(|said| format!("{what}：{said}")));
    };
    let can_apply = !matches!(case.判断, Judgement::不能办 | Judgement::不用办);
    papers("必带", &case.必带, &card.must, can_apply);
    papers("可能", &case.可能, &card.maybe, can_apply);
    let fetched = case.系统获取.clone().or(can_apply.then(Vec::new));
    papers("系统获取", &fetched, &card.fetched, false);

    let handed_in: Vec<&Paper> = card.must.iter().chain(&card.maybe).collect();
    for words in &case.不用 {
        if let Some(paper) = handed_in.iter().find(|it| paper_is(it, words)) {
            wrong.push(format!("不用“{words}”，卡上却有“{}”", paper.name));
        }
    }
    for (words, &usable) in &case.任选 {
        let mut open = handed_in.iter().flat_map(|it| &it.alternatives);
        let can = open.any(|it| it.usable == Truth::True && alternative_is(it, words));
        if can != usable {
            wrong.push(format!("任选“{words}”：{can}，应当是 {usable}"));
        }
    }
    for (words, seal) in &case.盖章 {
        if !handed_in.iter().any(|it| sealed(it, words, seal)) {
            wrong.push(format!("“{words}”没有“{seal}”"));
        }
    }
    for (words, &count) in &case.数量 {
        let certain = |it: &&card::Copies| it.applies == Truth::True;
        let amounts: Vec<u8> = handed_in
            .iter()
            .filter(|it| paper_is(it, words))
            .flat_map(|it| it.amounts.iter().filter(certain).map(|amount| amount.count))
            .collect();
        if !amounts.contains(&count) {
            wrong.push(format!("“{words}”的数量是 {amounts:?}，应当是 {count}"));
        }
    }
    if let Some(expected) = &case.方式 {
        // Those that are certainly open; what depends on an answer is not yet a way to go.
        let open = card.channels.iter().filter(|it| it.open == Truth::True);
        let mut shown: Vec<&str> = open.map(|it| it.kind.word()).collect();
        let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        for list in [&mut shown, &mut expected] {
            list.sort_unstable();
            list.dedup();
        }
        if shown != expected {
            wrong.push(format!("方式是 {shown:?}，应当是 {expected:?}"));
        }
    }
    if let Some(expected) = &case.时限 {
        let same = |words: &str, text: &str| {
            let (words, text) = (plain(words), plain(text));
            text.contains(&words) || words.contains(&text)
        };
        let said = pair(expected, &card.deadlines, |words, it| same(words, it.text), |it| it.text);
        wrong.extend(said.err().map(|said| format!("时限：{said}")));
    }
    wrong
}

/// Whether a paper, or one that may fill its slot, is called so and needs a seal called so.
fn sealed(paper: &Paper, words: &str, seal: &str) -> bool {
    let has = |seals: &[card::Statement]| {
        seals.iter().any(|it| it.applies == Truth::True && plain(it.text).contains(&plain(seal)))
    };
    let of_slot = paper_is(paper, words) && has(&paper.seals);
    of_slot || paper.alternatives.iter().any(|it| alternative_is(it, words) && has(&it.seals))
}
