//! `renames.yaml`: identifiers that links may still have.

use super::mistake::Mistake;
use super::yaml::{File, Node, Record};
use super::{Session, keep, limit};
use crate::catalogue::{Catalogue, Rename};

/// Reads the list; mistakes are recorded in the file.
pub fn read(session: &mut Session<'_>, catalogue: &Catalogue) -> Vec<Rename> {
    let Some((file, root)) = session.yaml("renames.yaml") else {
        return Vec::new();
    };
    let Some(record) = Record::new(&file, &root, &["改名"]) else {
        return Vec::new();
    };
    record.need("改名");
    // What has a mistake is not in the catalogue; only a clean one can tell what there is.
    let clean = session.report.borrow().is_empty();
    let known = identifiers(catalogue);
    let mut renames: Vec<Rename> = Vec::new();
    for node in record.list("改名") {
        let Some(rename) = rename(&file, node, &known, clean) else { continue };
        if renames.iter().any(|it| it.old == rename.old) {
            let (found, first) = (rename.old.to_owned(), file.path().to_owned());
            file.mistake(node.at, Mistake::Duplicate { what: "旧代号", found, first });
        }
        renames.push(rename);
    }
    renames
}

fn rename(file: &File, node: &Node, known: &[String], clean: bool) -> Option<Rename> {
    let record = Record::new(file, node, &["旧", "新", "取消了"])?;
    let old = record.need_text("旧")?;
    if known.iter().any(|it| it == old) {
        // A link with it must not be led elsewhere.
        let found = old.to_owned();
        file.mistake(node.at, Mistake::StillKnown { found });
    }
    limit(&record, "取消了", 20);
    if record.get("取消了").is_some() {
        return Some(Rename {
            old: keep(old), new: "", name: keep(record.need_text("取消了")?)
        });
    }
    let new = record.need_text("新")?;
    // Both belong to the same thing, which has the name that it has today.
    let owner = &old[..old.rfind(['/', '=']).map_or(0, |at| at + 1)];
    let same = new.strip_prefix(owner).is_some_and(|id| !id.contains(['/', '=']));
    if !same || (clean && !known.iter().any(|it| it == new)) {
        let nearest = super::mistake::nearest(new, known.iter().map(String::as_str));
        let (found, nearest) = (new.to_owned(), nearest.map(str::to_owned));
        file.mistake(node.at, Mistake::UnknownIdentifier { found, nearest });
        return None;
    }
    Some(Rename { old: keep(old), new: keep(new), name: "" })
}

/// Every identifier that a link can have today, with what it belongs to.
fn identifiers(catalogue: &Catalogue) -> Vec<String> {
    let mut known = Vec::new();
    for region in &catalogue.regions {
        known.push(format!("/{}", region.id));
        known.extend(region.matters.iter().map(|it| format!("/{}/{}", region.id, it.id)));
    }
    known.extend(catalogue.comparisons.iter().map(|it| format!("/compare/{}", it.id)));
    known.extend(catalogue.topics.iter().map(|it| format!("topic={}", it.id)));
    for question in &catalogue.questions {
        known.push(question.id.to_owned());
        known.extend(question.choices.iter().map(|it| format!("{}={}", question.id, it.id)));
    }
    known
}
