//! 时限, 受理时间 and 期间.

use super::condition::{always, either};
use super::document::without_space;
use super::matter::Reader;
use super::mistake::Mistake;
use super::yaml::{Node, Record, Value};
use super::{keep, opening, passage, word};
use crate::catalogue::{
    Channel, Condition, Deadline, ElementKind, Every, Opening, Period, Quote, Start, Unit, Window,
};

/// What 期限 says: so many units, or days that the sentence names.
struct Term {
    count: u16,
    unit: Unit,
    days: Option<Opening>,
}

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
        let keys = &["原文", "开放", "另定", "出处", "情形", "办理方式"];
        let record = Record::new(self.file, node, keys)?;
        let text = record.need_text("原文")?;
        let (places, reach) = self.reach(&record, channels)?;
        let sources = self.sources(&record, text);
        let days = record.need("开放")?;
        let opening = match days.text(self.file)? {
            opening::AS_STATED => None,
            _ => Some(self.opening(days, text)?),
        };
        Some(Window {
            text: keep(text),
            opening,
            announced: self.printed(&record, "另定", &sources),
            channels: places,
            condition: self.condition_within(&record, &reach),
            sources,
        })
    }

    /// 开放, which must be what the sentence says.
    fn opening(&self, node: &Node, sentence: &str) -> Option<Opening> {
        let written = node.text(self.file)?;
        let read = opening::read(written).filter(|it| opening::is_said(it, written, sentence));
        if read.is_none() {
            self.file.mistake(node.at, Mistake::BadOpening { found: written.to_owned() });
        }
        read
    }

    /// 期间: a time from a day of the citizen's own.
    pub(super) fn period(&self, node: &Node) -> Option<Period> {
        let record = Record::new(self.file, node, &["原文", "出处", "从", "过后", "情形"])?;
        let text = record.need_text("原文")?;
        let from = record.need("从")?;
        let found = from.text(self.file)?;
        let question = self.bank.iter().position(|question| question.name == found);
        let span = question.and_then(|place| self.bank[place].span.as_ref());
        let (Some(question), Some(span)) = (question, span) else {
            let expected = self.bank.iter().filter(|it| it.span.is_some());
            let expected = expected.map(|it| it.name.to_owned()).collect();
            let (what, found) = ("从哪一天算的问题", found.to_owned());
            self.file.mistake(from.at, Mistake::UnknownWord { what, found, expected });
            return None;
        };
        if !opening::names_span(span, text) {
            let found = format!("{}{}", span.count, span.unit.word());
            self.file.mistake(node.at, Mistake::BadSpan { found });
        }
        let sources = self.sources(&record, text);
        Some(Period {
            text: keep(text),
            question: u8::try_from(question).ok()?,
            condition: self.condition(&record),
            after: self.printed(&record, "过后", &sources),
            sources,
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
        let keys = &["原文", "出处", "期限", "起算", "办理方式", "环节", "情形"];
        let record = Record::new(self.file, node, keys)?;
        let text = record.need_text("原文")?;
        let mut sources = self.sources(&record, text);
        let term = record.need("期限")?;
        let Term { count, unit, days } = self.term(term, text)?;
        let (places, reach) = self.reach(&record, channels)?;
        let condition = self.condition_within(&record, &reach);
        let stage = self.printed(&record, "环节", &sources);
        let (start, start_text) = match record.get("起算") {
            Some(node) => self.start(node, &mut sources)?,
            None => (Start::Acceptance, ""),
        };
        Some(Deadline {
            text: keep(text),
            count,
            unit,
            days,
            start,
            start_text,
            channels: places,
            stage,
            condition,
            sources,
        })
    }

    /// 起算: `{从: 受理结束, 原文: …}`, with an 出处 of its own where it stands elsewhere.
    fn start(&self, node: &Node, sources: &mut Vec<Quote>) -> Option<(Start, &'static str)> {
        let record = Record::new(self.file, node, &["从", "原文", "出处"])?;
        let from = record.need("从")?;
        let start =
            word(self.file, from, "起算", Start::from_word, Start::ALL, |start| start.word())?;
        let text = record.need_text("原文")?;
        if record.get("出处").is_some() {
            sources.extend(self.sources(&record, text));
        } else {
            self.printed(&record, "原文", sources);
        }
        Some((start, keep(text)))
    }

    /// 期限, which must stand in the sentence.
    fn term(&self, node: &Node, sentence: &str) -> Option<Term> {
        let found = node.text(self.file)?;
        // Every day is no day by which something is done.
        if let Some(days) = opening::read(found).filter(|it| it.every != Every::Day) {
            let days = Some(days).filter(|it| opening::is_said(it, found, sentence));
            if days.is_none() {
                self.file.mistake(node.at, Mistake::BadOpening { found: found.to_owned() });
            }
            return days.map(|days| Term { count: 0, unit: Unit::AsStated, days: Some(days) });
        }
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
        read.map(|(count, unit)| Term { count, unit, days: None })
    }
}
