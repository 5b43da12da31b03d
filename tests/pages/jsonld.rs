//! The JSON-LD of every matter: it can be read, says nothing that the document does not say, and validators of both
//! vocabularies find nothing wrong with it (tests/peers/check_jsonld.py).

use crate::{catalogue, in_package, page_of, pages};
use mingbai::catalogue::{Audience, Matter, Region};
use serde_json::Value;
use std::process::Command;

fn data(page: &str) -> Option<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    let text = rest.split("</script>").next()?;
    Some(serde_json::from_str(text).expect("JSON"))
}

fn public() -> impl Iterator<Item = (&'static Region, &'static Matter, Value)> {
    let all = catalogue().regions.iter().flat_map(|region| {
        region
            .matters
            .iter()
            .filter(|it| it.audience != Audience::Internal)
            .map(move |it| (region, it))
    });
    all.map(|(region, matter)| {
        let found = data(page_of(region.id, matter.id));
        (region, matter, found.unwrap_or_else(|| panic!("{}/{}", region.id, matter.id)))
    })
}

#[test]
fn every_matter_has_it_and_nothing_else_has() {
    let with = pages().values().filter(|page| data(page).is_some()).count();
    assert_eq!(with, public().count());
}

/// All texts that are not identifiers of ours.
fn texts(value: &Value, key: &str, found: &mut Vec<String>) {
    let names =
        ["@id", "@type", "@context", "dct:identifier", "url", "serviceUrl", "processingTime"];
    if names.contains(&key) || key == "cv:processingTime" {
        return;
    }
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|it| texts(it, key, found)),
        Value::Object(all) => all.iter().for_each(|(key, it)| texts(it, key, found)),
        _ => {}
    }
}

#[test]
fn says_what_the_document_says() {
    for (region, matter, data) in public() {
        let mut found = Vec::new();
        texts(&data["@graph"], "", &mut found);
        let printed: String =
            matter.elements.iter().map(|it| [it.heading, it.text].concat()).collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let printed = bare(&[printed.as_str(), region.name, region.title, matter.name].concat());
        for text in found {
            // Ours, and said so in ARCHITECTURE.md: ways, the office where it has no name, and on what a paper depends.
            let ours = matter.channels.iter().any(|it| it.kind.word() == text)
                || text == format!("{}医疗保障经办机构", region.name)
                || text.starts_with("可能要带，")
                || text.starts_with("带其中一样就行：")
                || text.contains('（');
            assert!(ours || printed.contains(&bare(&text)), "{}/{}: {text}", region.id, matter.id);
        }
    }
}

#[test]
fn has_every_paper_and_way() {
    for (region, matter, data) in public() {
        let service = &data["@graph"][0];
        assert_eq!(service["name"], matter.name);
        let ways = service["availableChannel"].as_array().map_or(0, Vec::len);
        assert_eq!(ways, matter.channels.len(), "{}/{}", region.id, matter.id);
        if region.title.is_empty() {
            continue;
        }
        let names: Vec<&Value> = service["cpsv:hasInput"]
            .as_array()
            .map_or(Vec::new(), |all| all.iter().map(|it| &it["dct:title"]).collect());
        for paper in matter.materials.iter().filter(|it| it.fetched.is_empty()) {
            assert!(
                names.iter().any(|it| **it == paper.name),
                "{}/{}: {}",
                region.id,
                matter.id,
                paper.name
            );
        }
    }
}

#[test]
fn validators_find_nothing() {
    let folder = std::env::temp_dir().join(format!("mingbai-jsonld-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (region, matter, data) in public() {
        let path = folder.join(format!("{}-{}.jsonld", region.id, matter.id));
        std::fs::write(path, data.to_string()).expect("a file");
    }
    let python = in_package(".tools/python/bin/python");
    let script = in_package("tests/peers/check_jsonld.py");
    let checked = Command::new(python).arg(script).arg(&folder).output().expect("make test has it");
    let _ = std::fs::remove_dir_all(&folder);
    let said = String::from_utf8_lossy(&checked.stdout);
    let wrong = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}\n{wrong}");
    assert!(said.contains(&format!("{} files", public().count())), "{said}");
}
