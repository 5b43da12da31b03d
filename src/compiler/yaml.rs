//! YAML as a tree that remembers where everything stood, and strict reading of it.

use super::mistake::{Diagnostic, Mistake, Position};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use std::cell::RefCell;
use std::fmt;

/// A value with its place.
#[derive(Debug)]
pub struct Node {
    pub value: Value,
    pub at: Position,
}

/// What a value is.
#[derive(Debug)]
pub enum Value {
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
    /// A number or truth value that was written without quotation marks, as read.
    Unquoted(String),
    Nothing,
}

/// A key with its place.
#[derive(Debug)]
pub struct Key {
    pub text: String,
    pub at: Position,
}

/// One file of `seeds/` with its text, and where its mistakes go.
pub struct File<'r> {
    path: String,
    text: String,
    report: &'r RefCell<Vec<Diagnostic>>,
}

impl<'r> File<'r> {
    pub fn new(path: String, text: String, report: &'r RefCell<Vec<Diagnostic>>) -> Self {
        File { path, text, report }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// Records a mistake.
    pub fn mistake(&self, at: Position, mistake: Mistake) {
        let line_text = self.text.lines().nth(at.line.saturating_sub(1)).unwrap_or("").to_owned();
        self.report.borrow_mut().push(Diagnostic {
            path: self.path.clone(),
            at,
            line_text,
            mistake,
        });
    }

    /// Where an entry stands, for a message in another file.
    pub fn place(&self, at: Position) -> String {
        format!("{}:{}:{}", self.path, at.line, at.column)
    }

    /// The whole file as a tree; `None` and a mistake when it is not YAML.
    pub fn parse(&self) -> Option<Node> {
        match serde_saphyr::from_str::<Node>(&self.text) {
            Ok(node) => Some(node),
            Err(error) => {
                let at = error.location().map_or(Position { line: 1, column: 1 }, |location| {
                    Position { line: location.line() as usize, column: location.column() as usize }
                });
                let reason = error.without_snippet().to_string();
                self.mistake(at, Mistake::Yaml { reason });
                None
            }
        }
    }
}

impl Node {
    /// The text, or a mistake.
    pub fn text(&self, file: &File) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Unquoted(_) => {
                file.mistake(self.at, Mistake::Unquoted);
                None
            }
            _ => self.wrong_shape(file, "文字"),
        }
    }

    /// A small whole number, or a mistake.
    pub fn number(&self, file: &File) -> Option<usize> {
        match &self.value {
            Value::Unquoted(text) if text.parse::<usize>().is_ok() => text.parse().ok(),
            _ => self.wrong_shape(file, "数字"),
        }
    }

    /// The items of a list; a value that is not a list counts as a list of one.
    pub fn items(&self) -> Vec<&Node> {
        match &self.value {
            Value::List(items) => items.iter().collect(),
            Value::Nothing => Vec::new(),
            _ => vec![self],
        }
    }

    /// The items of a list, or a mistake.
    pub fn list(&self, file: &File) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => self.wrong_shape(file, "列表"),
        }
    }

    /// Keys and values, or a mistake.
    pub fn map(&self, file: &File) -> Option<&[(Key, Node)]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => self.wrong_shape(file, "“键: 值”"),
        }
    }

    fn wrong_shape<T>(&self, file: &File, expected: &'static str) -> Option<T> {
        let found = match &self.value {
            Value::Text(_) => "文字",
            Value::List(_) => "列表",
            Value::Map(_) => "“键: 值”",
            Value::Unquoted(_) => "没有引号的数字或真假值",
            Value::Nothing => "空白",
        };
        file.mistake(self.at, Mistake::WrongShape { found, expected });
        None
    }
}

/// A map that has a fixed set of keys.
pub struct Record<'a, 'r> {
    pub file: &'a File<'r>,
    pub at: Position,
    entries: &'a [(Key, Node)],
}

impl<'a, 'r> Record<'a, 'r> {
    /// Reads a map; keys other than `known` are mistakes.
    pub fn new(file: &'a File<'r>, node: &'a Node, known: &'static [&'static str]) -> Option<Self> {
        let entries = node.map(file)?;
        for (key, _) in entries {
            if !known.contains(&key.text.as_str()) {
                let found = key.text.clone();
                file.mistake(key.at, Mistake::UnknownKey { found, expected: known });
            }
        }
        Some(Record { file, at: node.at, entries })
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|(found, _)| found.text == key).map(|(_, node)| node)
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &'static str) -> Option<&'a Node> {
        let found = self.get(key);
        if found.is_none() {
            self.file.mistake(self.at, Mistake::MissingKey { key });
        }
        found
    }

    /// The text of a key that must be there.
    pub fn need_text(&self, key: &'static str) -> Option<&'a str> {
        let node = self.need(key)?;
        let text = node.text(self.file)?;
        if text.is_empty() {
            self.file.mistake(node.at, Mistake::MissingKey { key });
            return None;
        }
        Some(text)
    }

    /// The text of a key, empty when it is not there.
    pub fn text(&self, key: &str) -> &'a str {
        self.get(key).and_then(|node| node.text(self.file)).unwrap_or("")
    }

    /// The items of a key that holds a list, or nothing.
    pub fn list(&self, key: &str) -> &'a [Node] {
        self.get(key).and_then(|node| node.list(self.file)).unwrap_or(&[])
    }

    /// The items of a key that holds one value or a list.
    pub fn items(&self, key: &str) -> Vec<&'a Node> {
        self.get(key).map(Node::items).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Node { at: position(&spanned), value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<String>::deserialize(deserializer)?;
        Ok(Key { at: position(&spanned), text: spanned.value })
    }
}

fn position<T>(spanned: &Spanned<T>) -> Position {
    let location = spanned.referenced;
    Position { line: location.line() as usize, column: location.column() as usize }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("文字、列表或“键: 值”")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Unquoted(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Unquoted(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Unquoted(number.to_string()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Unquoted(value.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Value::Map(map))
    }
}
