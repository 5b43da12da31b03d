//! From `seeds/` to a catalogue: reading, checking, compiling.
//!
//! Used by the build script, which stops the build at a mistake, and by the twin's `check --seeds`,
//! so that staff can check a change without building. Nothing of it is in the page.

mod bank;
mod condition;
mod document;
mod explanation;
mod matter;
mod mistake;
mod opening;
mod paper;
mod passage;
mod places;
mod readings;
mod region;
mod renames;
mod speech;
mod time;
mod workdays;
mod yaml;

pub use document::{Coverage, without_space};
pub use mistake::{Diagnostic, Mistake, Position};
pub use opening::{read as read_opening, read_span};
pub use places::Parts;

use crate::catalogue::Catalogue;
use crate::rules::asked_by;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use yaml::{File, Node, Record, Value};

/// A catalogue without mistakes, and how much of each document it accounts for.
#[derive(Debug)]
pub struct Compiled {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// By region, in the catalogue's order.
    pub coverage: Vec<Coverage>,
    /// Every file that was read; the build depends on them.
    pub files: Vec<PathBuf>,
}

impl Compiled {
    /// The form that a program with the whole catalogue decodes at start-up.
    pub fn encode(&self) -> Vec<u8> {
        places::encode_whole(&self.catalogue)
    }

    /// The form for the page: an index for the program, and a file for each place.
    pub fn encode_for_citizens(self) -> Parts {
        places::cut(self.catalogue)
    }
}

/// Reads and checks `seeds/`.
///
/// # Errors
/// Every mistake found, in the order of files and lines; never an empty list.
pub fn compile(seeds: &Path) -> Result<Compiled, Vec<Diagnostic>> {
    let report = RefCell::new(Vec::new());
    let mut session = Session { seeds, report: &report, files: Vec::new(), matters: Vec::new() };
    let compiled = session.compile();
    let files = std::mem::take(&mut session.files);
    let mut mistakes = report.into_inner();
    match compiled {
        Some((catalogue, coverage)) if mistakes.is_empty() => {
            Ok(Compiled { catalogue, coverage, files })
        }
        _ => {
            mistakes.sort_by(|a, b| (&a.path, a.at).cmp(&(&b.path, b.at)));
            Err(mistakes)
        }
    }
}

struct Session<'r> {
    seeds: &'r Path,
    report: &'r RefCell<Vec<Diagnostic>>,
    files: Vec<PathBuf>,
    /// Identifiers of all matters, those with mistakes included.
    matters: Vec<String>,
}

impl<'r> Session<'r> {
    fn compile(&mut self) -> Option<(Catalogue, Vec<Coverage>)> {
        let (papers_file, papers_root) = self.yaml("papers.yaml")?;
        let (explanations, named) = explanation::read(&papers_file, &papers_root);
        let (bank_file, bank_root) = self.yaml("questions.yaml")?;
        let (questions, places) = bank::questions(&bank_file, &bank_root, &explanations);
        let mut regions = Vec::new();
        let mut coverage = Vec::new();
        for id in self.names("regions", |path| path.is_dir()) {
            for name in self.names(&format!("regions/{id}"), region::is_matter) {
                self.matters.push(name.trim_end_matches(".yaml").to_owned());
            }
            if let Some((region, covered)) = region::read(self, keep(&id), &questions) {
                regions.push(region);
                coverage.push(covered);
            }
        }
        let (topics_file, topics_root) = self.yaml("topics.yaml")?;
        let topics = bank::topics(&topics_file, &topics_root, &questions, &self.matters);
        let (comparisons_file, comparisons_root) = self.yaml("comparisons.yaml")?;
        let comparisons = bank::comparisons(&comparisons_file, &comparisons_root, &regions);

        let used: Vec<u8> = regions
            .iter()
            .flat_map(|region| &region.matters)
            .flat_map(|matter| matter.conditions())
            .chain(topics.iter().flat_map(|topic| &topic.matters).map(|it| &it.condition))
            .flat_map(asked_by)
            .collect();
        // A mistake in a condition leaves its question unused; only a clean catalogue can tell.
        if self.report.borrow().is_empty() {
            explanation::attach(&papers_file, &named, &mut regions);
            for (place, question) in questions.iter().enumerate() {
                if !used.contains(&(place as u8)) {
                    let name = question.name.to_owned();
                    bank_file.mistake(places[place], Mistake::UnusedQuestion { name });
                }
            }
        }
        let (work_years, feast_years) = workdays::read(self);
        let (speech, others) = speech::read(self, &regions, &topics);
        let syllables = readings::read(self, &regions, &topics, &speech, &others);
        let catalogue = Catalogue {
            questions,
            explanations,
            regions,
            topics,
            comparisons,
            work_years,
            feast_years,
            syllables,
            speech,
            renames: Vec::new(),
        };
        let renames = renames::read(self, &catalogue);
        Some((Catalogue { renames, ..catalogue }, coverage))
    }

    /// Names in a folder of `seeds/`, sorted.
    fn names(&mut self, folder: &str, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
        let path = self.seeds.join(folder);
        self.files.push(path.clone());
        let Ok(entries) = std::fs::read_dir(&path) else {
            let file = File::new(self.shown(folder), String::new(), self.report);
            let reason = "没有这个文件夹".to_owned();
            file.mistake(Position { line: 1, column: 1 }, Mistake::Unreadable { reason });
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .filter_map(Result::ok)
            .filter(|entry| wanted(&entry.path()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }

    fn shown(&self, relative: &str) -> String {
        self.seeds.join(relative).display().to_string()
    }

    fn read(&mut self, relative: &str) -> Option<String> {
        let path = self.seeds.join(relative);
        self.files.push(path.clone());
        match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) => {
                let file = File::new(self.shown(relative), String::new(), self.report);
                let reason = error.to_string();
                file.mistake(Position { line: 1, column: 1 }, Mistake::Unreadable { reason });
                None
            }
        }
    }

    fn yaml(&mut self, relative: &str) -> Option<(File<'r>, Node)> {
        let text = self.read(relative)?;
        let file = File::new(self.shown(relative), text, self.report);
        let root = file.parse()?;
        Some((file, root))
    }
}

/// Texts live as long as the program: the build script and the twin end soon after compiling, and the
/// catalogue's types are those of the page, where texts are part of the program.
fn keep(text: &str) -> &'static str {
    if text.is_empty() { "" } else { String::leak(text.to_owned()) }
}

/// A word out of a fixed list.
fn word<T: Copy>(
    file: &File,
    node: &Node,
    what: &'static str,
    read: impl Fn(&str) -> Option<T>,
    all: &[T],
    show: impl Fn(T) -> &'static str,
) -> Option<T> {
    let found = node.text(file)?;
    let value = read(found);
    if value.is_none() {
        let expected = all.iter().map(|&value| show(value).to_owned()).collect();
        file.mistake(node.at, Mistake::UnknownWord { what, found: found.to_owned(), expected });
    }
    value
}

/// Our own words have to fit the screen.
fn limit(record: &Record, key: &str, limit: usize) {
    if let Some(Node { value: Value::Text(text), at }) = record.get(key) {
        let length = text.chars().count();
        if length > limit {
            record.file.mistake(*at, Mistake::TooLong { length, limit });
        }
    }
}
