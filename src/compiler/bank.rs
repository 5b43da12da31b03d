//! `questions.yaml` and `topics.yaml`.

use super::mistake::{Mistake, Position};
use super::yaml::{File, Node, Record, Value};
use super::{condition, explanation, keep, limit, opening};
use crate::catalogue::{
    Choice, Comparison, ElementKind, Explanation, Matter, MatterPlace, Question, Region, Span,
    Topic, TopicMatter,
};

const MAX_CHOICES: usize = 16;
const MAX_QUESTIONS: usize = 250;
/// Characters: a question is read at a glance, its explanation in one breath.
const MAX_QUESTION: usize = 24;
const MAX_HINT: usize = 40;

/// Names that stand in links with another meaning.
const RESERVED: [&str; 10] =
    ["ask", "compare", "day", "if", "joint", "see", "today", "topic", "unsure", "v"];

/// Whether a name can stand in a link.
pub fn is_identifier(id: &str) -> bool {
    !id.is_empty()
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !RESERVED.contains(&id)
}

fn identifier(record: &Record, key: &'static str) -> Option<&'static str> {
    let node = record.need(key)?;
    let id = node.text(record.file)?;
    if !is_identifier(id) {
        record.file.mistake(node.at, Mistake::BadIdentifier { found: id.to_owned() });
        return None;
    }
    Some(keep(id))
}

/// Reads the bank. Also returns where each question stands, for messages.
pub fn questions(
    file: &File,
    root: &Node,
    explanations: &[Explanation],
) -> (Vec<Question>, Vec<Position>) {
    let mut bank: Vec<Question> = Vec::new();
    let mut places: Vec<Position> = Vec::new();
    for (key, node) in root.map(file).unwrap_or(&[]) {
        let Some(question) = question(file, &key.text, node, explanations) else {
            continue;
        };
        if let Some(known) = bank.iter().position(|known| known.id == question.id) {
            let first = file.place(places[known]);
            let found = question.id.to_owned();
            file.mistake(key.at, Mistake::Duplicate { what: "问题代号", found, first });
            continue;
        }
        bank.push(question);
        places.push(key.at);
    }
    if bank.len() > MAX_QUESTIONS {
        file.mistake(root.at, Mistake::TooMany { what: "问题", limit: MAX_QUESTIONS });
    }
    (bank, places)
}

fn question(
    file: &File,
    name: &str,
    node: &Node,
    explanations: &[Explanation],
) -> Option<Question> {
    let keys = &["代号", "问", "为什么", "提示", "看", "日期", "答"];
    let record = Record::new(file, node, keys)?;
    let id = identifier(&record, "代号");
    let text = record.need_text("问");
    let why = record.need_text("为什么");
    limit(&record, "问", MAX_QUESTION);
    limit(&record, "为什么", MAX_HINT);
    limit(&record, "提示", MAX_HINT);
    let answers = record.need("答")?;
    let mut choices: Vec<Choice> = Vec::new();
    for (key, value) in answers.map(file)? {
        let Some(choice) = choice(file, &key.text, value) else {
            continue;
        };
        if choices.iter().any(|known| known.id == choice.id) {
            let (found, first) = (choice.id.to_owned(), file.place(answers.at));
            file.mistake(key.at, Mistake::Duplicate { what: "回答代号", found, first });
            continue;
        }
        choices.push(choice);
    }
    for (key, value) in answers.map(file)? {
        let entries = match &value.value {
            Value::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        let Some((_, node)) = entries.iter().find(|(key, _)| key.text == "同") else {
            continue;
        };
        let (at, same) = (node.at, node.text(file).unwrap_or_default());
        let of = |name: &str| choices.iter().position(|choice| choice.name == name);
        match (of(&key.text), of(same)) {
            (Some(own), Some(other)) if own != other => choices[own].same_as = Some(other as u8),
            _ => {
                let expected = choices.iter().map(|choice| choice.name);
                let expected = expected.filter(|it| *it != key.text).map(str::to_owned).collect();
                let (question, found) = (name.to_owned(), same.to_owned());
                file.mistake(at, Mistake::UnknownAnswer { question, found, expected });
            }
        }
    }
    if choices.len() > MAX_CHOICES {
        file.mistake(answers.at, Mistake::TooMany { what: "回答", limit: MAX_CHOICES });
        return None;
    }
    let span = record.get("日期").and_then(|node| span(file, node));
    Some(Question {
        id: id?,
        name: keep(name),
        text: keep(text?),
        why: keep(why?),
        hint: keep(record.text("提示")),
        shown: explanation::named(&record, explanations),
        choices,
        span,
    })
}

/// 日期: how long the time from the day lasts.
fn span(file: &File, node: &Node) -> Option<Span> {
    let found = node.text(file)?;
    let span = opening::read_span(found);
    if span.is_none() {
        let (what, found) = ("日期", found.to_owned());
        let expected = vec!["90日".to_owned(), "次月起3个月".to_owned()];
        file.mistake(node.at, Mistake::UnknownWord { what, found, expected });
    }
    span
}

fn choice(file: &File, name: &str, node: &Node) -> Option<Choice> {
    let record = Record::new(file, node, &["代号", "按钮", "因为", "同"])?;
    let id = identifier(&record, "代号");
    let because = record.need_text("因为");
    let label = record.get("按钮").and_then(|node| node.text(file)).unwrap_or(name);
    let (id, because) = (id?, keep(because?));
    Some(Choice { id, name: keep(name), label: keep(label), because, same_as: None })
}

/// One matter of a situation: its identifier, or `{事项, 情形, 不符}`.
fn topic_matter(
    file: &File,
    node: &Node,
    bank: &[Question],
    matters: &[String],
) -> Option<TopicMatter> {
    let mut chosen =
        TopicMatter { id: "", lacking: "", condition: condition::always(), advice: "" };
    let (id, at) = match &node.value {
        Value::Map(_) => {
            let record = Record::new(file, node, &["事项", "没有", "情形", "不符"])?;
            if let Some(node) = record.get("情形") {
                chosen.condition = condition::read(file, node, bank, &Vec::new());
                condition::check(file, node.at, &chosen.condition, &[], bank);
                chosen.advice = keep(record.need_text("不符")?);
            }
            if let Some(node) = record.get("没有") {
                chosen.lacking = keep(known(file, node, node.text(file)?, matters)?);
            }
            (record.need_text("事项")?, node)
        }
        _ => (node.text(file)?, node),
    };
    chosen.id = keep(known(file, at, id, matters)?);
    Some(chosen)
}

/// The identifier of a matter that some region has.
fn known<'t>(file: &File, node: &Node, id: &'t str, matters: &[String]) -> Option<&'t str> {
    if matters.iter().all(|known| known != id) {
        file.mistake(node.at, Mistake::UnknownMatter { found: id.to_owned() });
        return None;
    }
    Some(id)
}

/// Reads which matters are the same in several places.
pub fn comparisons(file: &File, root: &Node, regions: &[Region]) -> Vec<Comparison> {
    let mut comparisons: Vec<Comparison> = Vec::new();
    for node in root.list(file).unwrap_or(&[]) {
        let keys = &["代号", "名称", "编码", "依据", "事项"];
        let Some(record) = Record::new(file, node, keys) else {
            continue;
        };
        let (Some(id), Some(name), Some(reason)) =
            (identifier(&record, "代号"), record.need_text("名称"), record.need_text("依据"))
        else {
            continue;
        };
        if comparisons.iter().any(|known| known.id == id) {
            let (found, first) = (id.to_owned(), file.path().to_owned());
            file.mistake(record.at, Mistake::Duplicate { what: "对照代号", found, first });
            continue;
        }
        let code = record.text("编码");
        let mut matters = Vec::new();
        for (place, node) in record.need("事项").and_then(|it| it.map(file)).unwrap_or(&[]) {
            let region = regions.iter().position(|region| region.id == place.text);
            for item in node.items() {
                let matter = region.and_then(|region| {
                    let id = item.text(file)?;
                    regions[region].matters.iter().position(|matter| matter.id == id)
                });
                let (Some(region), Some(matter)) = (region, matter) else {
                    let id = item.text(file).unwrap_or_default();
                    let found = format!("{}/{id}", place.text);
                    file.mistake(item.at, Mistake::UnknownMatter { found });
                    continue;
                };
                check_code(file, item.at, &regions[region].matters[matter], code);
                matters.push(MatterPlace { region: region as u8, matter: matter as u8 });
            }
        }
        matters.sort_by_key(|it| (it.region, it.matter));
        let (name, code, reason) = (keep(name), keep(code), keep(reason));
        comparisons.push(Comparison { id, name, code, reason, matters });
    }
    comparisons
}

/// A matter that prints a code must print the code of the comparison.
fn check_code(file: &File, at: Position, matter: &Matter, code: &str) {
    for printed in matter.elements_of(ElementKind::SubItemCode) {
        if printed.text != code {
            let (found, expected) = (code.to_owned(), vec![printed.text.to_owned()]);
            file.mistake(at, Mistake::UnknownWord { what: "编码", found, expected });
        }
    }
}

/// Reads the situations; `matters` are the identifiers that exist in any region.
pub fn topics(file: &File, root: &Node, bank: &[Question], matters: &[String]) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for node in root.list(file).unwrap_or(&[]) {
        let Some(record) =
            Record::new(file, node, &["代号", "情形", "搜索", "先问", "转来", "事项"])
        else {
            continue;
        };
        let (Some(id), Some(situation)) = (identifier(&record, "代号"), record.need_text("情形"))
        else {
            continue;
        };
        let mut known = Vec::new();
        for item in record.need("事项").map(Node::items).unwrap_or_default() {
            known.extend(topic_matter(file, item, bank, matters));
        }
        if topics.iter().any(|topic| topic.id == id) {
            let (found, first) = (id.to_owned(), file.path().to_owned());
            file.mistake(record.at, Mistake::Duplicate { what: "情形代号", found, first });
            continue;
        }
        let words = record.items("搜索").iter().filter_map(|it| it.text(file)).map(keep).collect();
        let named = |node: &&Node| {
            Some(condition::question_named(file, node.at, node.text(file)?, bank)? as u8)
        };
        let first = record.items("先问").iter().filter_map(named).collect();
        let turned_to = record.get("转来").map(|node| {
            let condition = condition::read(file, node, bank, &Vec::new());
            condition::check(file, node.at, &condition, &[], bank);
            condition
        });
        let situation = keep(situation);
        topics.push(Topic { id, situation, words, first, turned_to, matters: known });
    }
    topics
}
