//! `search.yaml`: how people put things, and what they look for that no document has.

use super::bank::is_identifier;
use super::mistake::Mistake;
use super::readings::is_reading;
use super::yaml::{File, Node, Record};
use super::{Session, keep, limit};
use crate::catalogue::{Elsewhere, Instead, Region, Shared, Speech, Topic};

/// Characters: a name is read at a glance, who can be asked in one breath.
const MAX_NAME: usize = 20;
const MAX_ADVICE: usize = 60;
/// What the name of a town is read as; 外地 is read so too.
const ELSEWHERE: &str = "异地";

/// Readings of characters beside the first.
pub type Others = Vec<(char, String)>;

/// Reads the file; mistakes are recorded in it.
pub fn read(session: &mut Session<'_>, regions: &[Region], topics: &[Topic]) -> (Speech, Others) {
    let Some((file, root)) = session.yaml("search.yaml") else {
        return Default::default();
    };
    let keys = &["多音", "虚话", "换成", "地名", "动作", "要紧", "少办", "共用", "点题", "别处"];
    let Some(record) = Record::new(&file, &root, keys) else {
        return Default::default();
    };
    let shared = shared(&record, "共用", &session.matters, topics);
    let mut names = names(regions, topics);
    names.extend(shared.iter().flat_map(|it| it.words.iter().copied()));
    let speech = Speech {
        fillers: words(&record, "虚话"),
        instead: instead(&record, &names),
        actions: actions(&record),
        weighty: words(&record, "要紧"),
        seldom: seldom(&record, &session.matters),
        shared,
        telling: self::shared(&record, "点题", &[], topics),
        elsewhere: elsewhere(&record, &session.matters, topics),
    };
    (speech, others(&record))
}

/// 多音: `重: chong`.
fn others(record: &Record) -> Others {
    let file = record.file;
    let mut others = Vec::new();
    for (key, node) in record.need("多音").and_then(|it| it.map(file)).unwrap_or(&[]) {
        for c in key.text.chars() {
            let Some(reading) = node.text(file) else { continue };
            if !is_reading(c, reading) {
                let (what, found) = ("读音", reading.to_owned());
                let expected = vec![format!("“{c}”的一个读音，不带声调")];
                file.mistake(node.at, Mistake::UnknownWord { what, found, expected });
            }
            others.push((c, reading.to_owned()));
        }
    }
    others
}

/// A list of words, each once.
fn words(record: &Record, key: &'static str) -> Vec<&'static str> {
    let file = record.file;
    let mut words: Vec<&'static str> = Vec::new();
    for node in record.need(key).map(Node::items).unwrap_or_default() {
        let Some(found) = node.text(file) else { continue };
        if words.contains(&found) {
            duplicate(file, node, "词", found);
            continue;
        }
        words.push(keep(found));
    }
    words
}

fn duplicate(file: &File, node: &Node, what: &'static str, found: &str) {
    let (found, first) = (found.to_owned(), file.path().to_owned());
    file.mistake(node.at, Mistake::Duplicate { what, found, first });
}

/// All that situations and matters are called.
fn names(regions: &[Region], topics: &[Topic]) -> Vec<&'static str> {
    let matters = regions.iter().flat_map(|region| &region.matters);
    let matters = matters.flat_map(|it| it.words.iter().copied().chain([it.name, it.plain]));
    let topics = topics.iter().flat_map(|it| it.words.iter().copied().chain([it.situation]));
    matters.chain(topics).collect()
}

fn instead(record: &Record, names: &[&'static str]) -> Vec<Instead> {
    let file = record.file;
    let mut all = Vec::new();
    for (key, node) in record.need("换成").and_then(|it| it.map(file)).unwrap_or(&[]) {
        let Some(meant) = node.text(file) else { continue };
        // Where the length stays names are read so too.
        let in_use = names.iter().find(|name| name.contains(key.text.as_str()));
        if let Some(name) = in_use.filter(|_| key.text.len() != meant.len()) {
            let (found, name) = (key.text.clone(), (*name).to_owned());
            file.mistake(key.at, Mistake::Replaced { found, name });
        }
        all.push(Instead { typed: keep(&key.text), meant: keep(meant) });
    }
    // Whoever names a town means that it is elsewhere.
    let towns = words(record, "地名").into_iter();
    all.extend(towns.map(|typed| Instead { typed, meant: ELSEWHERE }));
    all
}

/// 动作: the first character is enough.
fn actions(record: &Record) -> &'static str {
    let file = record.file;
    for node in record.need("动作").map(Node::items).unwrap_or_default() {
        if let Some(found) = node.text(file).filter(|it| it.chars().nth(1).is_some()) {
            let (what, found) = ("动作", found.to_owned());
            file.mistake(
                node.at,
                Mistake::UnknownWord { what, found, expected: vec!["一个字".into()] },
            );
        }
    }
    keep(&words(record, "动作").concat())
}

fn seldom(record: &Record, matters: &[String]) -> Vec<&'static str> {
    for node in record.items("少办") {
        if let Some(found) = node.text(record.file)
            && matters.iter().all(|known| known != found)
        {
            record.file.mistake(node.at, Mistake::UnknownMatter { found: found.to_owned() });
        }
    }
    words(record, "少办")
}

/// 共用: `给` names situations and matters; 点题: situations.
fn shared(record: &Record, key: &'static str, matters: &[String], topics: &[Topic]) -> Vec<Shared> {
    let mut all = Vec::new();
    for node in record.items(key) {
        let Some(one) = Record::new(record.file, node, &["给", "搜索"]) else { continue };
        for node in one.items("给") {
            if let Some(found) = node.text(record.file)
                && matters.iter().all(|known| known != found)
                && topics.iter().all(|known| known.id != found)
            {
                record.file.mistake(node.at, Mistake::UnknownMatter { found: found.to_owned() });
            }
        }
        all.push(Shared { of: words(&one, "给"), words: words(&one, "搜索") });
    }
    all
}

fn elsewhere(record: &Record, matters: &[String], topics: &[Topic]) -> Vec<Elsewhere> {
    let file = record.file;
    let mut all: Vec<Elsewhere> = Vec::new();
    for node in record.need("别处").and_then(|it| it.list(file)).unwrap_or(&[]) {
        let Some(one) = Record::new(file, node, &["代号", "事情", "搜索", "怎么办"])
        else {
            continue;
        };
        limit(&one, "事情", MAX_NAME);
        limit(&one, "怎么办", MAX_ADVICE);
        let words = words(&one, "搜索");
        let texts = ["代号", "事情", "怎么办"].map(|key| one.need_text(key));
        let [Some(id), Some(name), Some(advice)] = texts else { continue };
        let named = one.get("代号").unwrap_or(node);
        if !is_identifier(id) {
            file.mistake(named.at, Mistake::BadIdentifier { found: id.to_owned() });
        }
        let known = all.iter().map(|it| it.id).chain(topics.iter().map(|it| it.id));
        if known.chain(matters.iter().map(String::as_str)).any(|known| known == id) {
            duplicate(file, named, "代号", id);
        }
        all.push(Elsewhere { id: keep(id), name: keep(name), words, advice: keep(advice) });
    }
    all
}
