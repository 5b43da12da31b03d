//! Where the pages lead, and what a strict policy would not allow in them.

use crate::{catalogue, day, pages};
use mingbai::link;

/// Every value of an attribute, with or without quotes.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let mark = format!(" {attribute}=");
    let after = page.split(&mark).skip(1);
    after
        .map(|rest| match rest.strip_prefix('"') {
            Some(rest) => rest.split('"').next().unwrap_or(""),
            None => rest.split([' ', '>']).next().unwrap_or(""),
        })
        .collect()
}

/// A path of the site, from a page's folder.
fn resolved(page: &str, address: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in address.split('/') {
        match step {
            ".." => assert!(steps.pop().is_some(), "{page}: {address} leads out of the site"),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[test]
fn no_link_leads_nowhere() {
    let mut followed = 0;
    for (path, page) in pages() {
        for address in values(page, "href").into_iter().chain(values(page, "src")) {
            let address = address.replace("&amp;", "&");
            let schemes = ["http://", "https://", "tel:"];
            if address == "#main" || schemes.iter().any(|it| address.starts_with(it)) {
                continue;
            }
            let (file, fragment) = address.split_once('#').unwrap_or((&address, ""));
            let file = resolved(path, file);
            let is_page = file.is_empty() || pages().contains_key(&file);
            let seed = match file.split_once('/') {
                Some(("documents", name)) => Some(format!("seeds/documents/{name}")),
                Some(("papers", name)) => Some(format!("static/papers/{name}")),
                _ => None,
            };
            let is_file = seed.is_some_and(|it| {
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(it).is_file()
            });
            let is_of_trunk =
                ["icon-1.svg", "boot-1.js", "manifest.webmanifest"].contains(&file.as_str());
            assert!(is_page || is_file || is_of_trunk, "{path}: {address}");
            if !fragment.is_empty() {
                assert_eq!(file, "index.html", "{path}: {address}");
                let read = link::read(catalogue(), fragment, day("2026-11-22"));
                assert_eq!(read.dropped, [], "{path}: {address}");
                assert_ne!(read.link, link::Link::Places, "{path}: {address}");
            }
            followed += 1;
        }
    }
    assert!(followed > pages().len() * 10, "{followed}");
}

/// From the start every page can be reached.
#[test]
fn every_page_is_led_to() {
    let mut reached = vec!["index.html".to_owned()];
    let mut at = 0;
    while let Some(path) = reached.get(at).cloned() {
        for address in values(&pages()[&path], "href") {
            let file = resolved(&path, address.split('#').next().unwrap_or(""));
            if pages().contains_key(&file) && !reached.contains(&file) {
                reached.push(file);
            }
        }
        at += 1;
    }
    // A list leads past a situation that has one matter, whose page is for old links.
    let is_passed = |path: &str| {
        catalogue().regions.iter().any(|region| {
            catalogue().topics.iter().any(|topic| {
                let here = topic.matters.iter().filter(|it| region.matter(it.id).is_some());
                path == format!("{}/{}.html", region.id, topic.id) && here.count() == 1
            })
        })
    };
    for path in pages().keys() {
        assert!(reached.contains(path) || is_passed(path), "nothing leads to {path}");
    }
}

/// A card's page leads to its questions, which is the program's.
#[test]
fn every_open_card_leads_to_its_questions() {
    for region in &catalogue().regions {
        for matter in &region.matters {
            let page = crate::page_of(region.id, matter.id);
            let questions = format!("../index.html#/{}/{}\"", region.id, matter.id);
            let asks = mingbai::interview::at_most_remaining(
                matter,
                &mingbai::rules::Answers::none(&catalogue().questions),
            );
            assert_eq!(page.contains(&questions), asks > 0, "{}/{}", region.id, matter.id);
        }
    }
}

#[test]
fn a_strict_policy_allows_all_of_it() {
    for (path, page) in pages() {
        assert!(!page.contains(" style="), "{path}");
        let scripts = page.split("<script").skip(1);
        for script in scripts {
            let tag = script.split('>').next().unwrap_or("");
            assert!(tag.contains("src=") || tag.contains("application/ld+json"), "{path}: {tag}");
        }
        let handler = [" onclick=", " onload=", " onsubmit=", "javascript:"];
        assert!(handler.iter().all(|it| !page.contains(it)), "{path}");
    }
}

#[test]
fn each_page_has_a_head_of_its_own() {
    let mut titles = std::collections::BTreeSet::new();
    for (path, page) in pages() {
        let between = |from: &str, to: &str| {
            let rest = page.split_once(from).unwrap_or_else(|| panic!("{path}: {from}")).1;
            rest.split(to).next().unwrap_or("").to_owned()
        };
        assert!(titles.insert(between("<title>", "</title>")), "{path}: a title twice");
        let description = between("<meta name=\"description\" content=\"", "\"");
        let length = description.chars().count();
        assert!((12..=320).contains(&length), "{path}: {length}: {description}");
        assert_eq!(page.matches("name=\"description\"").count(), 1, "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        let canonical = between("<link rel=\"canonical\" href=\"", "\"");
        let file = path.rsplit('/').next().unwrap_or("");
        assert_eq!(canonical, if path == "index.html" { "./" } else { file }, "{path}");
        let route = page.contains("<html data-route=\"#/");
        assert_eq!(route, path != "index.html", "{path}");
    }
}
