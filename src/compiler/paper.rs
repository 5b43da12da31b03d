//! 材料: the papers of a matter's file.

use super::keep;
use super::matter::Reader;
use super::mistake::Mistake;
use super::yaml::{Node, Record, Value};
use crate::catalogue::{Alternative, Amount, Condition, Material, Note, Quote, Seal};

impl Reader<'_, '_> {
    pub(super) fn material(&self, node: &Node) -> Option<Material> {
        let keys =
            &["名称", "出处", "情形", "任选", "形式", "数量", "盖章", "系统获取", "附注", "提示"];
        let record = Record::new(self.file, node, keys)?;
        let name = record.need_text("名称")?;
        let sources = self.sources(&record, name);
        let condition = self.condition(&record);
        if let Some(node) = record.get("名称") {
            self.near(node.at, name, &sources);
        }
        let alternatives = record
            .items("任选")
            .into_iter()
            .filter_map(|item| self.alternative(item, &condition, &sources))
            .collect();
        Some(Material {
            name: keep(name),
            alternatives,
            form: self.printed(&record, "形式", &sources),
            amounts: self.amounts(&record, &condition, &sources),
            seals: self.seals(&record, &condition, &sources),
            fetched: self.printed(&record, "系统获取", &sources),
            notes: self.notes(&record, "附注", &condition),
            hint: keep(record.text("提示")),
            explained: Vec::new(),
            condition,
            sources,
        })
    }

    fn alternative(&self, node: &Node, outer: &Condition, slot: &[Quote]) -> Option<Alternative> {
        if let Value::Text(name) = &node.value {
            return Some(Alternative {
                name: keep(name),
                condition: outer.clone(),
                proviso: "",
                form: "",
                seals: Vec::new(),
                notes: Vec::new(),
                explained: Vec::new(),
                sources: self.near(node.at, name, slot).into_iter().collect(),
            });
        }
        let keys = &["名称", "情形", "仅当", "形式", "盖章", "出处", "附注"];
        let record = Record::new(self.file, node, keys)?;
        let name = record.need_text("名称")?;
        let name_at = record.get("名称").map_or(node.at, |node| node.at);
        let sources = match record.get("出处") {
            Some(_) => {
                let sources = self.sources(&record, name);
                self.near(name_at, name, &sources);
                sources
            }
            None => self.near(name_at, name, slot).into_iter().collect(),
        };
        let condition = self.condition_within(&record, outer);
        Some(Alternative {
            name: keep(name),
            proviso: self.printed(&record, "仅当", &sources),
            form: self.printed(&record, "形式", &sources),
            seals: self.seals(&record, &condition, &sources),
            notes: self.notes(&record, "附注", &condition),
            explained: Vec::new(),
            condition,
            sources,
        })
    }

    fn amounts(&self, record: &Record, outer: &Condition, slot: &[Quote]) -> Vec<Amount> {
        let mut amounts = Vec::new();
        for node in record.items("数量") {
            let Some(Note { text, condition, sources }) = self.said(node, outer, slot) else {
                continue;
            };
            match number_in(text) {
                Some(count) => amounts.push(Amount { text, count, condition, sources }),
                None => self.file.mistake(node.at, Mistake::BadAmount { found: text.to_owned() }),
            }
        }
        amounts
    }

    fn seals(&self, record: &Record, outer: &Condition, slot: &[Quote]) -> Vec<Seal> {
        let said = record.items("盖章").into_iter().filter_map(|it| self.said(it, outer, slot));
        said.map(|Note { text, condition, sources }| Seal { text, condition, sources }).collect()
    }

    /// A statement about a paper: words that stand where the paper stands, or `{原文, 出处, 情形}`.
    fn said(&self, node: &Node, outer: &Condition, slot: &[Quote]) -> Option<Note> {
        let Value::Text(text) = &node.value else {
            return self.note(node, outer);
        };
        let sources = self.near(node.at, text, slot).into_iter().collect();
        Some(Note { text: keep(text), condition: outer.clone(), sources })
    }
}

/// The number in an amount such as `2份`, `三张` or `一式二份`: the last one, because 一式 only says that
/// all copies are alike.
fn number_in(text: &str) -> Option<u8> {
    let text = text.strip_prefix("一式").unwrap_or(text);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    // Numbers above ten do not occur; a second numeral would need more than this.
    let numeral = |c: char| match c {
        '两' => Some(2),
        _ => "一二三四五六七八九十".chars().position(|known| known == c).map(|it| it as u8 + 1),
    };
    let mut chars = text.chars();
    let count = numeral(chars.next()?)?;
    chars.next().is_none_or(|next| numeral(next).is_none()).then_some(count)
}
