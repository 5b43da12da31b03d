//! The pages that are read without the program, as the build writes them: which there are, what stands in them, where
//! their links lead. Needs the feature `pages`: `cargo test --features pages --test pages`.

mod jsonld;
mod links;
mod words;

use mingbai::app::prerender::{self, File};
use mingbai::catalogue::Catalogue;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A page as trunk writes it, in short.
pub const FRAME: &str = "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>明白办</title><meta content=x name=description><link href=./icon-1.svg rel=icon><link href=manifest.webmanifest rel=manifest><script src=./boot-1.js></script></head><body><div id=app><main>正在打开</main></div><div hidden id=broken><a href=documents/wugang.txt>文件</a></div><noscript><p class=notice>关闭了脚本</p></noscript></body></html>";

pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| mingbai::bundled::catalogue().expect("bundled catalogue decodes"))
}

/// A path inside the package.
pub fn in_package(relative: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

pub fn day(text: &str) -> chrono::NaiveDate {
    mingbai::link::read_day(text).expect("a day")
}

pub fn render(site: Option<&str>, today: &str) -> Vec<File> {
    prerender::files(catalogue(), FRAME, site, day(today)).expect("pages")
}

/// Every page by its path.
pub fn pages() -> &'static BTreeMap<String, String> {
    static PAGES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PAGES.get_or_init(|| {
        render(None, "2026-11-22").into_iter().map(|file| (file.path, file.text)).collect()
    })
}

/// The page of a matter.
pub fn page_of(region: &str, matter: &str) -> &'static str {
    let path = format!("{region}/{matter}.html");
    pages().get(&path).unwrap_or_else(|| panic!("{path} is missing"))
}

#[test]
fn every_place_situation_and_matter_has_a_page_of_its_own() {
    let files = render(None, "2026-11-22");
    assert_eq!(files.len(), pages().len(), "two of one name");
    let mut expected = 1;
    assert!(pages().contains_key("index.html"));
    for region in &catalogue().regions {
        assert!(pages().contains_key(&format!("{}.html", region.id)), "{}", region.id);
        let topics = mingbai::search::topics(catalogue(), region);
        for &topic in &topics {
            page_of(region.id, catalogue().topics[topic].id);
        }
        for matter in &region.matters {
            page_of(region.id, matter.id);
        }
        expected += 1 + topics.len() + region.matters.len();
    }
    assert_eq!(pages().len(), expected);
}

#[test]
fn no_page_knows_what_day_it_is() {
    let (one, other) = (render(None, "2026-02-28"), render(None, "2027-10-03"));
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one.text, other.text, "{}", one.path);
        assert!(!one.text.contains("今天"), "{}", one.path);
    }
}

#[test]
fn the_site_is_named_where_it_is_known() {
    let site = "https://example.org/ybj/";
    let files: BTreeMap<_, _> =
        render(Some(site), "2026-11-22").into_iter().map(|it| (it.path, it.text)).collect();
    let matter = &files["wugang/inpatient-reimbursement.html"];
    let own = format!("{site}wugang/inpatient-reimbursement.html");
    assert!(matter.contains(&format!("<link rel=\"canonical\" href=\"{own}\">")));
    assert!(matter.contains(&format!("\"og:url\" content=\"{own}\"")));
    assert!(files["index.html"].contains(&format!("<link rel=\"canonical\" href=\"{site}\">")));
    let map = &files["sitemap.xml"];
    assert_eq!(map.matches("<loc>").count(), pages().len());
    assert!(map.contains(&format!("<loc>{own}</loc>")));
    assert!(files["robots.txt"].contains(&format!("Sitemap: {site}sitemap.xml")));
    assert!(!pages().contains_key("sitemap.xml"), "no address, no list of addresses");
}
