//! One matter's file.

use super::condition::{self, DoubtNames, always, both};
use super::document::Lines;
use super::mistake::{Mistake, Position};
use super::passage::{self, Passage};
use super::yaml::{File, Node, Record, Value};
use super::{keep, limit, word};
use crate::catalogue::{
    Audience, Channel, ChannelKind, Condition, Criterion, Doubt, DoubtKind, Element, ElementKind,
    Failing, Matter, Note, Question, Quote, StepGroup, bare_heading,
};

const KEYS: [&str; 16] = [
    "事项",
    "通俗",
    "对象",
    "搜索",
    "文件行",
    "要素",
    "重印",
    "资格",
    "办理方式",
    "材料",
    "时限",
    "受理时间",
    "期间",
    "备注",
    "存疑",
    "背后",
];
/// Characters of a name in plain words.
const MAX_PLAIN: usize = 20;

/// A matter with what is only known to its file.
pub struct Read {
    pub matter: Matter,
    /// Lines of the document, in reading order.
    pub lines: Vec<Lines>,
    pub lines_at: Position,
    /// Where each element stands in the file.
    pub element_places: Vec<Position>,
    /// Lines of the second printing; empty when there is none.
    pub reprint_lines: Vec<Lines>,
    /// References to other matters of the region, with their places.
    pub instead: Vec<(String, Position)>,
}

/// Reads a matter; `None` when so much is wrong that nothing can be made of it. Mistakes are recorded
/// in the file either way.
pub fn read(file: &File, id: &'static str, root: &Node, bank: &[Question]) -> Option<Read> {
    let record = Record::new(file, root, &KEYS)?;
    let name = record.need_text("事项");
    let plain = record.need_text("通俗");
    limit(&record, "通俗", MAX_PLAIN);
    let audience = record.need("对象").and_then(|node| {
        word(file, node, "对象", Audience::from_word, Audience::ALL, Audience::word)
    });
    let (mut elements, mut element_places) = elements(file, record.need("要素")?, false)?;
    let mut reprint_lines = Vec::new();
    if let Some(node) = record.get("重印") {
        let reprint = Record::new(file, node, &["文件行", "要素"])?;
        reprint_lines = lines(file, reprint.need("文件行")?)?;
        let (more, places) = self::elements(file, reprint.need("要素")?, true)?;
        elements.extend(more);
        element_places.extend(places);
    }
    let lines_node = record.need("文件行")?;
    let lines = lines(file, lines_node)?;

    let mut reader = Reader {
        file,
        bank,
        elements: &elements,
        doubts: doubt_names(&record),
        criteria: Vec::new(),
        instead: Vec::new(),
    };
    let name_node = record.get("事项")?;
    reader.check_name(name_node);
    let criteria = reader.criteria(&record);
    let channels = reader.channels(&record);
    let materials = record.list("材料").iter().filter_map(|it| reader.material(it)).collect();
    let deadlines = reader.deadlines(&record, &channels);
    let windows =
        record.list("受理时间").iter().filter_map(|it| reader.window(it, &channels)).collect();
    let periods = record.list("期间").iter().filter_map(|it| reader.period(it)).collect();
    let notes = reader.notes(&record, "备注", &always());
    let doubts = record.list("存疑").iter().filter_map(|it| reader.doubt(it)).collect();
    let words = record.items("搜索").iter().filter_map(|node| node.text(file)).map(keep).collect();
    let mut instead = reader.instead;
    let mut behind = Vec::new();
    for node in record.items("背后") {
        let id = node.text(file)?;
        instead.push((id.to_owned(), node.at));
        behind.push(keep(id));
    }
    Some(Read {
        matter: Matter {
            id,
            name: keep(name?),
            plain: keep(plain?),
            audience: audience?,
            words,
            elements,
            criteria,
            channels,
            materials,
            deadlines,
            windows,
            periods,
            notes,
            doubts,
            behind,
        },
        lines,
        lines_at: lines_node.at,
        element_places,
        reprint_lines,
        instead,
    })
}

/// 要素: headings as printed, and their texts.
fn elements(file: &File, node: &Node, reprint: bool) -> Option<(Vec<Element>, Vec<Position>)> {
    let mut elements = Vec::new();
    let mut places = Vec::new();
    for (key, value) in node.map(file)? {
        let Some(kind) = passage::kind_named(bare_heading(&key.text)) else {
            let others = ElementKind::NAMES.iter().map(|(name, _)| *name);
            let words = ElementKind::ALL.iter().map(|kind| kind.word());
            let expected = words.chain(others).map(str::to_owned).collect();
            let found = key.text.clone();
            file.mistake(key.at, Mistake::UnknownWord { what: "要素", found, expected });
            continue;
        };
        let Some(text) = value.text(file) else {
            continue;
        };
        if let Some(known) = elements.iter().position(|it: &Element| it.kind == kind) {
            let (found, first) = (kind.word().to_owned(), file.place(places[known]));
            file.mistake(key.at, Mistake::Duplicate { what: "要素", found, first });
            continue;
        }
        elements.push(Element {
            kind,
            heading: keep(&key.text),
            text: keep(text.trim_end_matches('\n')),
            reprint,
        });
        places.push(value.at);
    }
    Some((elements, places))
}

/// 文件行: `12-40`, `12`, `{行: 12, 字: …}`, or a list of such.
fn lines(file: &File, node: &Node) -> Option<Vec<Lines>> {
    let mut ranges = Vec::new();
    for item in node.items() {
        let written = match &item.value {
            Value::Text(text) | Value::Unquoted(text) => text.as_str(),
            Value::Map(_) => {
                let part = Record::new(file, item, &["行", "字"])?;
                let line = part.need("行")?.number(file)?;
                ranges.push(Lines::Part(line, part.need_text("字")?.to_owned()));
                continue;
            }
            _ => item.text(file)?,
        };
        let (first, last) = written.split_once('-').unwrap_or((written, written));
        match (first.trim().parse(), last.trim().parse()) {
            (Ok(first), Ok(last)) if 0 < first && first <= last => {
                ranges.push(Lines::Whole(first, last));
            }
            _ => {
                file.mistake(item.at, Mistake::BadLines { found: written.to_owned(), last: None });
                return None;
            }
        }
    }
    Some(ranges)
}

/// Names by which 未明 refers to doubts.
fn doubt_names(record: &Record) -> DoubtNames {
    let mut names: DoubtNames = Vec::new();
    let mut places: Vec<Position> = Vec::new();
    for (place, node) in record.list("存疑").iter().enumerate() {
        let Value::Map(entries) = &node.value else {
            continue;
        };
        let Some((_, name)) = entries.iter().find(|(key, _)| key.text == "名") else {
            continue;
        };
        let (Value::Text(text), Ok(place)) = (&name.value, u8::try_from(place)) else {
            continue;
        };
        if let Some(known) = names.iter().position(|(known, _)| known == text) {
            let (found, first) = (text.clone(), record.file.place(places[known]));
            record.file.mistake(name.at, Mistake::Duplicate { what: "存疑的名", found, first });
            continue;
        }
        names.push((text.clone(), place));
        places.push(name.at);
    }
    names
}

pub(super) struct Reader<'a, 'r> {
    pub(super) file: &'a File<'r>,
    pub(super) bank: &'a [Question],
    pub(super) elements: &'a [Element],
    doubts: DoubtNames,
    criteria: Vec<Condition>,
    instead: Vec<(String, Position)>,
}

impl Reader<'_, '_> {
    /// The name must be printed: in the title, the name or the sub-item.
    fn check_name(&self, node: &Node) {
        let Some(name) = node.text(self.file) else {
            return;
        };
        let kinds =
            [ElementKind::Title, ElementKind::Name, ElementKind::SubItem, ElementKind::MainItem];
        let printed = kinds.iter().any(|kind| {
            passage::locate(self.elements, kind.word())
                .is_some_and(|place| passage::find(self.elements, place, name).is_some())
        });
        if !printed {
            let (quote, passage) = (name.to_owned(), "标题、事项名称或子项".to_owned());
            self.file.mistake(node.at, Mistake::NotInPassage { quote, passage });
        }
    }

    pub(super) fn condition(&self, record: &Record) -> Condition {
        let Some(node) = record.get("情形") else {
            return always();
        };
        let condition = condition::read(self.file, node, self.bank, &self.doubts);
        condition::check(self.file, node.at, &condition, &self.criteria, self.bank);
        condition
    }

    /// The record's own condition within an outer one.
    pub(super) fn condition_within(&self, record: &Record, outer: &Condition) -> Condition {
        let own = self.condition(record);
        both(outer, &own).unwrap_or_else(|| {
            let at = record.get("情形").map_or(record.at, |node| node.at);
            self.file.mistake(at, Mistake::NeverHolds);
            own
        })
    }

    /// 出处: the first one must contain `words`; others are whole passages or quote themselves.
    pub(super) fn sources(&self, record: &Record, words: &str) -> Vec<Quote> {
        let Some(node) = record.get("出处") else {
            self.file.mistake(record.at, Mistake::NoSource { what: words.to_owned() });
            return Vec::new();
        };
        let mut sources = Vec::new();
        for (index, item) in node.items().into_iter().enumerate() {
            let default = if index == 0 { words } else { "" };
            sources.extend(self.source(item, default));
        }
        if node.items().is_empty() {
            self.file.mistake(node.at, Mistake::NoSource { what: words.to_owned() });
        }
        sources
    }

    /// One source: a path, or `{在, 原文}`.
    fn source(&self, node: &Node, default: &str) -> Option<Quote> {
        let (path, path_at, words, words_at) = match &node.value {
            Value::Map(_) => {
                let record = Record::new(self.file, node, &["在", "原文"])?;
                let path = record.need("在")?;
                let words = record.need("原文")?;
                (path.text(self.file)?, path.at, words.text(self.file)?, words.at)
            }
            _ => (node.text(self.file)?, node.at, default, node.at),
        };
        let Some(place) = passage::locate(self.elements, path) else {
            let expected = passage::known_paths(self.elements);
            let found = path.to_owned();
            self.file.mistake(path_at, Mistake::NoSuchPassage { found, expected });
            return None;
        };
        if words.is_empty() {
            return passage::whole(place);
        }
        let quote = passage::find(self.elements, place, words);
        if quote.is_none() {
            let (quote, passage) = (words.to_owned(), path.to_owned());
            self.file.mistake(words_at, Mistake::NotInPassage { quote, passage });
        }
        quote
    }

    /// Where words stand near a statement's sources: in the words quoted, else further on in that
    /// element, else anywhere in it. A mistake when nowhere.
    pub(super) fn near(&self, at: Position, words: &str, sources: &[Quote]) -> Option<Quote> {
        let found = sources.iter().find_map(|quote| {
            let element = usize::from(quote.element);
            let start = usize::from(quote.start);
            let end = self.elements[element].text.len();
            [(start, start + usize::from(quote.len)), (start, end), (0, end)]
                .into_iter()
                .map(|(start, end)| Passage { element, start, end })
                .find_map(|place| passage::find(self.elements, place, words))
        });
        if found.is_none()
            && let Some(quote) = sources.first()
        {
            let passage = self.elements[usize::from(quote.element)].kind.word().to_owned();
            self.file.mistake(at, Mistake::NotInPassage { quote: words.to_owned(), passage });
        }
        found
    }

    /// A verbatim attribute that must stand near the item's sources.
    pub(super) fn printed(&self, record: &Record, key: &str, sources: &[Quote]) -> &'static str {
        let text = record.text(key);
        if let (Some(node), false) = (record.get(key), text.is_empty()) {
            self.near(node.at, text, sources);
        }
        keep(text)
    }

    fn criteria(&mut self, record: &Record) -> Vec<Criterion> {
        let mut criteria = Vec::new();
        for node in record.list("资格") {
            let keys = &["原文", "出处", "情形", "不符", "结论", "改办"];
            let Some(record) = Record::new(self.file, node, keys) else {
                continue;
            };
            let Some(text) = record.need_text("原文") else {
                continue;
            };
            if record.need("情形").is_none() {
                continue;
            }
            let condition = self.condition(&record);
            let mut instead = Vec::new();
            for item in record.items("改办") {
                if let Some(id) = item.text(self.file) {
                    self.instead.push((id.to_owned(), item.at));
                    instead.push(keep(id));
                }
            }
            self.criteria.push(condition.clone());
            let failing = record.get("结论").and_then(|node| {
                word(self.file, node, "结论", Failing::from_word, Failing::ALL, |it| it.word())
            });
            criteria.push(Criterion {
                text: keep(text),
                condition,
                advice: keep(record.text("不符")),
                failing: failing.unwrap_or(Failing::Barred),
                instead,
                sources: self.sources(&record, text),
            });
        }
        criteria
    }

    fn channels(&self, record: &Record) -> Vec<Channel> {
        record.list("办理方式").iter().filter_map(|node| self.channel(node)).collect()
    }

    fn channel(&self, node: &Node) -> Option<Channel> {
        let keys = &["方式", "原文", "出处", "情形", "流程"];
        let record = Record::new(self.file, node, keys)?;
        let kind = record.need("方式").and_then(|node| {
            word(self.file, node, "方式", ChannelKind::from_word, ChannelKind::ALL, |kind| {
                kind.word()
            })
        });
        let text = record.need_text("原文")?;
        let mut steps = Vec::new();
        match record.get("流程") {
            Some(node) if node.text(self.file)? == "无" => {}
            Some(node) => match passage::locate(self.elements, node.text(self.file)?) {
                Some(place) => steps = passage::steps(self.elements, place),
                None => {
                    let expected = passage::known_paths(self.elements);
                    let found = node.text(self.file)?.to_owned();
                    self.file.mistake(node.at, Mistake::NoSuchPassage { found, expected });
                }
            },
            None => {
                let place = passage::locate(self.elements, ElementKind::Procedure.word())
                    .or_else(|| passage::locate(self.elements, ElementKind::Stages.word()));
                steps = place.map(|it| passage::steps(self.elements, it)).unwrap_or_default();
            }
        }
        Some(Channel {
            kind: kind?,
            text: keep(text),
            condition: self.condition(&record),
            steps: steps.into_iter().map(|(heading, steps)| StepGroup { heading, steps }).collect(),
            sources: self.sources(&record, text),
        })
    }

    pub(super) fn notes(&self, record: &Record, key: &str, outer: &Condition) -> Vec<Note> {
        record.items(key).into_iter().filter_map(|node| self.note(node, outer)).collect()
    }

    /// `{原文, 出处, 情形}`.
    pub(super) fn note(&self, node: &Node, outer: &Condition) -> Option<Note> {
        let record = Record::new(self.file, node, &["原文", "出处", "情形"])?;
        let text = record.need_text("原文")?;
        Some(Note {
            text: keep(text),
            condition: self.condition_within(&record, outer),
            sources: self.sources(&record, text),
        })
    }

    fn doubt(&self, node: &Node) -> Option<Doubt> {
        let record = Record::new(self.file, node, &["类", "名", "说明", "出处", "情形"])?;
        let kind = record.need("类").and_then(|node| {
            word(self.file, node, "存疑的类", DoubtKind::from_word, DoubtKind::ALL, |kind| {
                kind.word()
            })
        });
        let text = record.need_text("说明")?;
        let places = record.items("出处");
        if places.is_empty() {
            self.file.mistake(record.at, Mistake::NoSource { what: text.to_owned() });
        }
        let sources = places.into_iter().filter_map(|it| self.source(it, "")).collect();
        Some(Doubt { kind: kind?, text: keep(text), condition: self.condition(&record), sources })
    }
}
