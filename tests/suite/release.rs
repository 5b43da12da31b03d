//! The bill of materials and the licences of a release.

use crate::in_package;
use crate::temp::TempDir;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a script of `scripts/dist` writes; what stops it stops the test.
fn written(script: &str, arguments: &[&str], file: &Path) -> String {
    let script = in_package("scripts/dist").join(script);
    let output = Command::new("node")
        .arg(&script)
        .args(arguments)
        .current_dir(in_package(""))
        .output()
        .expect("node; scripts/tools.sh installs it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(file).expect("what it wrote")
}

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

fn bill(name: &str) -> String {
    let folder = TempDir::new();
    let file = folder.path().join(name);
    written("bill.mjs", &[COMMIT, "1700000000", file.to_str().expect("UTF-8")], &file)
}

fn texts<'a>(of: &'a Value, field: &str) -> BTreeSet<&'a str> {
    of.as_array().into_iter().flatten().filter_map(|it| it[field].as_str()).collect()
}

#[test]
fn the_bill_is_one_that_others_can_read() {
    let text = bill("bill.json");
    let mut child = Command::new("node")
        .arg(in_package("tests/peers/bill.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node");
    child.stdin.take().expect("piped").write_all(text.as_bytes()).expect("a reader");
    let output = child.wait_with_output().expect("an end");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "valid");
}

/// The same each time, of the commit, and complete: what is in the page, what it was built with, what it shows.
#[test]
fn the_bill_names_everything() {
    let text = bill("one.json");
    assert_eq!(text, bill("two.json"), "the same each time");
    let bill: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(bill["metadata"]["timestamp"], "2023-11-14T22:13:20Z");
    assert!(text.contains(COMMIT));

    let components = &bill["components"];
    let named = texts(components, "name");
    let lock = fs::read_to_string(in_package("Cargo.lock")).expect("Cargo.lock");
    for name in ["yew", "chrono", "qrcodegen", "wasm-bindgen", "std", "core", "alloc", "dlmalloc"] {
        assert!(named.contains(name), "{name} is in the page");
    }
    // What only the tool, the build script or the tests need.
    for part in components.as_array().expect("a list") {
        let name = part["name"].as_str().expect("a name");
        let inside = part["scope"] == "required";
        let page_only =
            !["clap", "pinyin", "serde-saphyr", "proptest", "tiny_http", "syn"].contains(&name);
        assert!(!inside || page_only, "{name} is not in the page");
        if let Some(purl) = part["purl"].as_str() {
            let digest = part["hashes"][0]["content"].as_str().expect("a digest");
            assert_eq!(digest.len(), 64, "{purl}");
            if part["group"].is_null() {
                assert!(lock.contains(digest), "{purl} is of Cargo.lock");
            }
        }
    }
    let documents: BTreeSet<String> = fs::read_dir(in_package("seeds/documents"))
        .expect("documents")
        .map(|it| format!("documents/{}", it.expect("entry").file_name().display()))
        .collect();
    assert!(documents.len() >= 5);
    assert!(documents.iter().all(|it| named.contains(it.as_str())), "{documents:?}");

    let tools = texts(&bill["metadata"]["tools"]["components"], "name");
    for name in
        ["rustc", "cargo", "trunk", "wasm-bindgen-cli", "binaryen", "terser", "node", "brotli"]
    {
        assert!(tools.contains(name), "{name} had a hand in it");
    }

    // Every arrow ends at something that is there.
    let mut known = texts(components, "bom-ref");
    known.extend(bill["metadata"]["component"]["bom-ref"].as_str());
    assert_eq!(texts(&bill["dependencies"], "ref").difference(&known).count(), 0);
    for from in bill["dependencies"].as_array().expect("a list") {
        let to = from["dependsOn"].as_array().expect("a list");
        assert!(to.iter().all(|it| known.contains(it.as_str().unwrap_or(""))), "{from}");
    }
}

/// Whoever gets the page gets the licences of what it is made of.
#[test]
fn licences_go_with_the_page() {
    let folder = TempDir::new();
    let path = folder.path().to_str().expect("UTF-8");
    let text = written("licenses.mjs", &[path], &folder.path().join("licenses.txt"));
    let bill: Value = serde_json::from_str(&bill("bill.json")).expect("JSON");
    let mut seen = 0;
    for part in bill["components"].as_array().expect("a list") {
        if part["scope"] == "required" {
            let (name, version) = (part["name"].as_str(), part["version"].as_str());
            let named = format!("\n{} {}", name.unwrap_or("?"), version.unwrap_or("?"));
            assert!(text.contains(&named), "{named} has no licence");
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
    assert!(!text.contains(in_package("").to_str().expect("UTF-8")), "no path of this machine");
}

/// Puts a site of these files, with its checksums, into a folder of the place.
fn site(place: &TempDir, folder: &str, files: &[(&str, &str)]) {
    for (name, text) in files {
        place.write(&format!("{folder}/{name}"), text);
    }
    let folder = place.path().join(folder);
    let sums = folder.join("SHA256SUMS");
    written("checksums.mjs", &[folder.to_str().expect("UTF-8")], &sums);
}

fn update(place: &TempDir, arguments: &[&str]) -> bool {
    let output = Command::new("bash")
        .arg(in_package("hosting/update.sh"))
        .args(arguments)
        .current_dir(place.path())
        .output();
    output.expect("bash").status.success()
}

/// An update keeps what people may still ask for, and takes nothing that was damaged on its way.
#[test]
fn a_site_is_updated_in_order() {
    let place = TempDir::new();
    site(
        &place,
        "one",
        &[("index.html", "1"), ("a-1.js", "a"), ("places/p-1.bin", "p"), ("sw.js", "s")],
    );
    site(
        &place,
        "two",
        &[("index.html", "2"), ("index.html.br", "b"), ("a-2.js", "aa"), ("wugang/x.html", "x")],
    );
    let has = |name: &str| fs::read_to_string(place.path().join("www").join(name)).ok();

    assert!(update(&place, &["one", "www"]));
    assert_eq!(has("places/p-1.bin").as_deref(), Some("p"));
    assert!(update(&place, &["two", "www"]));
    assert_eq!(
        (has("index.html").as_deref(), has("wugang/x.html").as_deref()),
        (Some("2"), Some("x"))
    );
    assert_eq!((has("a-1.js").as_deref(), has("a-2.js").as_deref()), (Some("a"), Some("aa")));
    assert!(update(&place, &["--clean", "www"]));
    assert_eq!((has("a-1.js"), has("places/p-1.bin"), has("sw.js")), (None, None, None));
    assert_eq!(has("a-2.js").as_deref(), Some("aa"));

    place.write("one/a-1.js", "damaged");
    assert!(!update(&place, &["one", "www"]));
    assert_eq!(has("index.html").as_deref(), Some("2"), "nothing of it was taken");
}
