//! The house rules that the compiler does not know.

use crate::in_package;
use crate::report::Report;
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 500;

/// Every Rust file below a folder, with its path relative to the package and its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&in_package(folder), &mut found);
    assert!(!found.is_empty(), "no Rust files in {folder}");
    let shown = |path: &Path| {
        let path = path.strip_prefix(in_package("")).expect("inside the package");
        path.to_str().expect("plain name").to_owned()
    };
    found.iter().map(|path| (shown(path), fs::read_to_string(path).expect("source"))).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

fn in_app(path: &str) -> bool {
    path.starts_with("src/app/") || path == "src/bin/mingbai-app.rs"
}

/// Lines of code with their numbers: no comments, nothing inside `#[cfg(test)] mod … { … }`.
fn code(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut all = text.lines().enumerate().peekable();
    while let Some((number, line)) = all.next() {
        if line.trim() == "#[cfg(test)]" {
            let opens = all.next().is_some_and(|(_, line)| line.trim_end().ends_with('{'));
            // A module written in place ends with a brace in the first column.
            while opens && all.next_if(|(_, line)| *line != "}").is_some() {}
            continue;
        }
        let line = line.split("//").next().unwrap_or("");
        lines.push((number + 1, line));
    }
    lines
}

/// Whether a line names a word: no letter, digit or `_` on either side.
fn names(line: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(inside) && !line[at + word.len()..].starts_with(inside)
    })
}

#[test]
fn only_the_app_sees_a_browser() {
    let browser = ["yew", "web_sys", "gloo", "wasm_bindgen", "js_sys"];
    let mut report = Report::default();
    for (path, text) in sources("src") {
        if in_app(&path) {
            continue;
        }
        for (number, line) in code(&text) {
            let named = browser.iter().find(|word| names(line, word));
            report.check(named.is_none(), || format!("{path}:{number}: {line}"));
        }
    }
    report.finish("只有 app 见得到浏览器");
}

/// Arrows run one way: app and twin → card, interview, search, calendar, export → rules → catalogue.
#[test]
fn arrows_run_one_way() {
    let below = [
        ("src/catalogue/", &["catalogue"][..]),
        ("src/rules/", &["catalogue", "rules"]),
        ("src/interview/", &["catalogue", "rules", "interview"]),
        ("src/search/", &["catalogue", "search"]),
        ("src/calendar/", &["catalogue", "calendar"]),
        ("src/link", &["catalogue", "rules", "calendar", "link"]),
        ("src/card/", &["catalogue", "rules", "interview", "calendar", "link", "card"]),
        ("src/compiler/", &["catalogue", "rules", "compiler"]),
        ("src/export/", &["catalogue", "rules", "interview", "link", "card", "export"]),
    ];
    let mut report = Report::default();
    for (path, text) in sources("src") {
        let Some((_, allowed)) = below.iter().find(|(room, _)| path.starts_with(room)) else {
            continue;
        };
        if path.ends_with("/tests.rs") {
            continue;
        }
        for (number, line) in code(&text) {
            for room in rooms_named(line) {
                report.check(allowed.contains(&room), || {
                    format!("{path}:{number} 用到 {room}: {line}")
                });
            }
        }
    }
    report.finish("箭头只往下");
}

/// Rooms of the crate that a line names as `crate::room` or `crate::{room, …}`.
fn rooms_named(line: &str) -> Vec<&str> {
    line.match_indices("crate::")
        .flat_map(|(at, path)| {
            let rest = &line[at + path.len()..];
            let names = match rest.strip_prefix('{') {
                Some(group) => group.split('}').next().unwrap_or(""),
                None => rest,
            };
            let first = |name| first_word(name);
            let several = rest.starts_with('{');
            let names: Vec<&str> =
                if several { names.split(',').map(first).collect() } else { vec![first(names)] };
            names
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// What the first part of the page names lands in the module that everybody waits for (src/app/rest.rs).
#[test]
fn the_first_part_does_without_the_rest() {
    let first = [
        "src/app/mod.rs",
        "src/app/browser/",
        "src/app/components/frame.rs",
        "src/app/components/notice.rs",
        "src/app/components/part.rs",
        "src/app/components/search_box.rs",
        "src/app/pages/matters.rs",
        "src/app/pages/opening.rs",
        "src/app/pages/places.rs",
    ];
    let rooms = ["card", "compare", "export", "interview"];
    let pages = ["matters", "opening", "places"];
    let words = ["Finder", ".with_place(", ".with_search("];
    let sources = sources("src/app");
    let mut report = Report::default();
    for start in first {
        let files = sources.iter().filter(|(path, _)| path.starts_with(start));
        assert!(files.clone().count() > 0, "{start} is gone");
        for (path, text) in files {
            for (number, line) in code(text) {
                let later = rooms_named(line).into_iter().any(|room| rooms.contains(&room))
                    || line
                        .match_indices("pages::")
                        .any(|(at, path)| !pages.contains(&first_word(&line[at + path.len()..])))
                    || words.iter().any(|word| line.contains(word));
                report.check(!later, || format!("{path}:{number}: {line}"));
            }
        }
    }
    report.finish("第一部分不用后来才取的部分");
}

#[test]
fn no_file_is_too_long() {
    let mut report = Report::default();
    for folder in ["src", "tests/suite"] {
        for (path, text) in sources(folder) {
            let lines = text.lines().count();
            report.check(lines <= LONGEST_FILE, || format!("{path}：{lines} 行"));
        }
    }
    report.finish("每个文件不超过 500 行");
}

/// Nothing that a citizen, or a clerk with a mistake in a file, could meet may panic.
#[test]
fn nothing_panics_on_purpose() {
    let panics =
        [".unwrap()", ".expect(", "todo!", "unimplemented!", "panic!(", "unreachable!", "dbg!"];
    let mut report = Report::default();
    for (path, text) in sources("src") {
        if path.ends_with("/tests.rs") {
            continue;
        }
        for (number, line) in code(&text) {
            let found = panics.iter().find(|it| line.contains(**it));
            report.check(found.is_none(), || format!("{path}:{number}: {line}"));
        }
    }
    report.finish("不会自己崩溃");
}

/// The page's generated glue and its library must be one version, so that `wasm-bindgen` fits.
#[test]
fn lock_file_has_one_wasm_bindgen() {
    let lock = fs::read_to_string(in_package("Cargo.lock")).expect("Cargo.lock is there");
    assert_eq!(lock.matches("\nname = \"wasm-bindgen\"\n").count(), 1);
    let ignored = fs::read_to_string(in_package(".gitignore")).unwrap_or_default();
    assert!(!ignored.contains("Cargo.lock"), "Cargo.lock must be committed");
}

#[test]
fn readme_names_the_two_commands() {
    // A copy of the crate without its front page is no mistake.
    if let Ok(readme) = fs::read_to_string(in_package("README.md")) {
        for command in ["make serve", "make test"] {
            assert!(readme.contains(command), "README.md does not name `{command}`");
        }
    }
}

#[test]
fn tidy_sees_what_it_should() {
    assert!(names("use yew::prelude::*;", "yew"));
    assert!(!names("let yewish = 1;", "yew"));
    assert_eq!(rooms_named("use crate::card::Card;"), ["card"]);
    assert_eq!(rooms_named("use crate::{bundled, export::json};"), ["bundled", "export"]);
    let lines = code("a\n#[cfg(test)]\nmod tests {\n    x.unwrap()\n}\nb // c\n");
    assert_eq!(lines, [(1, "a"), (5, "}"), (6, "b ")]);
}
