//! 时限 and 受理时间.

use super::condition::{always, either};
use super::document::without_space;
use super::matter::Reader;
use super::mistake::Mistake;
use super::yaml::{Node, Record, Value};
use super::{keep, passage};
use crate::catalogue::{Channel, Condition, Deadline, ElementKind, Unit, Window};

impl Reader<'_, '_> {
    /// 时限: a list, or 无 where the document prints no time at all.
    pub(super) fn deadlines(&self, record: &Record, channels: &[Channel]) -> Vec<Deadline> {
        let printed = passage::locate(self.elements, ElementKind::Deadline.word()).is_some();
        let Some(node) = record.get("时限") else {
            self.file.mistake(record.at, Mistake::NoDeadline);
            return Vec::new();
        };
        if matches!(&node.value, Value::Text(text) if text == "无") && !printed {
            return Vec::new();
        }
        let items = node.list(self.file).unwrap_or(&[]);
        if items.is_empty() {
            self.file.mistake(node.at, Mistake::NoDeadline);
        }
        items.iter().filter_map(|it| self.deadline(it, channels)).collect()
    }

    /// 受理时间.
    pub(super) fn window(&self, node: &Node, channels: &[Channel]) -> Option<Window> {
        let record = Record::new(self.file, node, &["原文", "出处", "情形", "办理方式"])?;
        let text = record.need_text("原文")?;
        let (places, reach) = self.reach(&record, channels)?;
        Some(Window {
            text: keep(text),
            channels: places,
            condition: self.condition_within(&record, &reach),
            sources: self.sources(&record, text),
        })
    }

    /// 办理方式 of something that is limited to some channels: their places, and for whom any of them
    /// is open.
    fn reach(&self, record: &Record, channels: &[Channel]) -> Option<(Vec<u8>, Condition)> {
        let mut places = Vec::new();
        let mut reach: Option<Condition> = None;
        for item in record.items("办理方式") {
            let found = item.text(self.file)?;
            let same_kind =
                || channels.iter().enumerate().filter(|(_, channel)| channel.kind.word() == found);
            if same_kind().next().is_none() {
                let expected =
                    channels.iter().map(|channel| channel.kind.word().to_owned()).collect();
                let found = found.to_owned();
                self.file.mistake(item.at, Mistake::UnknownChannel { found, expected });
            }
            for (place, channel) in same_kind() {
                places.push(place as u8);
                reach = Some(match reach {
                    Some(reach) => either(&reach, &channel.condition),
                    None => channel.condition.clone(),
                });
            }
        }
        Some((places, reach.unwrap_or_else(always)))
    }

    fn deadline(&self, node: &Node, channels: &[Channel]) -> Option<Deadline> {
        let keys = &["原文", "出处", "期限", "办理方式", "环节", "情形"];
        let record = Record::new(self.file, node, keys)?;
        let text = record.need_text("原文")?;
        let sources = self.sources(&record, text);
        let term = record.need("期限")?;
        let (count, unit) = self.term(term, text)?;
        let (places, reach) = self.reach(&record, channels)?;
        let condition = self.condition_within(&record, &reach);
        Some(Deadline {
            text: keep(text),
            count,
            unit,
            channels: places,
            stage: self.printed(&record, "环节", &sources),
            condition,
            sources,
        })
    }

    /// 期限, which must stand in the sentence.
    fn term(&self, node: &Node, sentence: &str) -> Option<(u16, Unit)> {
        let found = node.text(self.file)?;
        let digits: String = found.chars().take_while(char::is_ascii_digit).collect();
        let read = match (Unit::from_word(&found[digits.len()..]), digits.parse()) {
            (Some(unit), _) if digits.is_empty() && !unit.is_counted() => Some((0, unit)),
            (Some(unit), Ok(count)) if unit.is_counted() && count > 0 => Some((count, unit)),
            _ => None,
        };
        let stands_there = || without_space(sentence).contains(&without_space(found));
        if !read.is_some_and(|(_, unit)| unit == Unit::AsStated || stands_there()) {
            self.file.mistake(node.at, Mistake::BadTerm { found: found.to_owned() });
            return None;
        }
        read
    }
}
