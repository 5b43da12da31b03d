//! `papers.yaml`: our explanations of papers, and which papers of the documents they are about.

use super::bank::is_identifier;
use super::mistake::{Mistake, Position, nearest};
use super::yaml::{File, Node, Record};
use super::{keep, limit};
use crate::catalogue::{Explanation, Region};

const MAX_EXPLANATIONS: usize = 250;
/// Characters: each sentence is read in one breath; a name stands on a line of its own.
const MAX_NAME: usize = 12;
const MAX_SENTENCE: usize = 40;
const MAX_ALT: usize = 60;

/// A paper's name as the documents print it, where it stands in `papers.yaml`, and the explanation.
pub struct Named {
    name: String,
    at: Position,
    explanation: u8,
}

/// Reads the explanations, and which papers each is about.
pub fn read(file: &File, root: &Node) -> (Vec<Explanation>, Vec<Named>) {
    let (mut explanations, mut names): (Vec<Explanation>, Vec<Named>) = (Vec::new(), Vec::new());
    for (key, node) in root.map(file).unwrap_or(&[]) {
        let keys = &["是什么", "从哪里来", "别弄混", "图", "图说", "名称"];
        let Some(record) = Record::new(file, node, keys) else {
            continue;
        };
        let length = key.text.chars().count();
        if length > MAX_NAME {
            file.mistake(key.at, Mistake::TooLong { length, limit: MAX_NAME });
        }
        ["是什么", "从哪里来", "别弄混"].iter().for_each(|key| limit(&record, key, MAX_SENTENCE));
        limit(&record, "图说", MAX_ALT);
        let (picture, alt) = picture(&record);
        let explanation = explanations.len() as u8;
        for item in record.need("名称").map(Node::items).unwrap_or_default() {
            let Some(name) = item.text(file) else {
                continue;
            };
            if let Some(known) = names.iter().find(|it| it.name == name) {
                let (found, first) = (name.to_owned(), file.place(known.at));
                file.mistake(item.at, Mistake::Duplicate { what: "名称", found, first });
                continue;
            }
            names.push(Named { name: name.to_owned(), at: item.at, explanation });
        }
        if record.get("名称").is_some_and(|it| it.items().is_empty()) {
            file.mistake(record.at, Mistake::EmptyList { what: "名称" });
        }
        explanations.push(Explanation {
            name: keep(&key.text),
            what: keep(record.need_text("是什么").unwrap_or_default()),
            origin: keep(record.text("从哪里来")),
            unlike: keep(record.text("别弄混")),
            picture,
            alt,
        });
    }
    if explanations.len() > MAX_EXPLANATIONS {
        file.mistake(root.at, Mistake::TooMany { what: "材料说明", limit: MAX_EXPLANATIONS });
    }
    (explanations, names)
}

/// 图 and 图说: both or neither.
fn picture(record: &Record) -> (&'static str, &'static str) {
    let (Some(node), picture) = (record.get("图"), record.text("图")) else {
        return ("", "");
    };
    if !is_identifier(picture) {
        record.file.mistake(node.at, Mistake::BadIdentifier { found: picture.to_owned() });
    }
    (keep(picture), keep(record.need_text("图说").unwrap_or_default()))
}

/// 看: explanations that a question names.
pub fn named(record: &Record, explanations: &[Explanation]) -> Vec<u8> {
    let mut places = Vec::new();
    for node in record.items("看") {
        let Some(found) = node.text(record.file) else {
            continue;
        };
        match explanations.iter().position(|it| it.name == found) {
            Some(place) => places.push(place as u8),
            None => {
                let nearest = nearest(found, explanations.iter().map(|it| it.name));
                let nearest = nearest.map(str::to_owned);
                let found = found.to_owned();
                record.file.mistake(node.at, Mistake::UnknownExplanation { found, nearest });
            }
        }
    }
    places
}

/// The parts of a paper's name that punctuation makes, and the whole.
fn parts(name: &'static str) -> impl Iterator<Item = &'static str> {
    let mark = |c: char| "《》（）()、，,／/：:；;".contains(c);
    let parts = name.split(mark).map(str::trim).filter(|part| !part.is_empty());
    parts.chain([name])
}

/// Gives every paper of the documents its explanations. A name that no paper has is a mistake.
pub fn attach(file: &File, names: &[Named], regions: &mut [Region]) {
    let mut used = vec![false; names.len()];
    let mut printed: Vec<&'static str> = Vec::new();
    let mut explain = |name: &'static str, explained: &mut Vec<u8>| {
        printed.extend(parts(name));
        for part in parts(name) {
            for (used, named) in used.iter_mut().zip(names).filter(|(_, it)| it.name == part) {
                *used = true;
                if !explained.contains(&named.explanation) {
                    explained.push(named.explanation);
                }
            }
        }
    };
    for material in
        regions.iter_mut().flat_map(|it| &mut it.matters).flat_map(|it| &mut it.materials)
    {
        explain(material.name, &mut material.explained);
        for alternative in &mut material.alternatives {
            explain(alternative.name, &mut alternative.explained);
        }
    }
    for (named, _) in names.iter().zip(used).filter(|(_, used)| !used) {
        let found = named.name.clone();
        let nearest = nearest(&found, printed.iter().copied()).map(str::to_owned);
        file.mistake(named.at, Mistake::UnknownPaper { found, nearest });
    }
}
