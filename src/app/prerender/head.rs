//! What search engines and messengers read of a page: title, description, address.

use super::document::{Head, escaped};
use super::site::START;
use super::{File, Page};
use crate::app::words::{self, prerendered};
use crate::card::{self, Card, Paper};
use crate::catalogue::Catalogue;
use crate::export::jsonld;
use crate::link::Link;
use chrono::NaiveDate;

/// About as much of a description as is shown anywhere, in characters.
const DESCRIPTION: usize = 150;

/// The head of a page. `site` is the address of the site's root, if it is known.
pub fn head(catalogue: &Catalogue, page: &Page, site: Option<&str>, today: NaiveDate) -> Head {
    let (title, description) = said(catalogue, page, today);
    let title = escaped(&title);
    let description = escaped(&description);
    let name = |name: &str| if name == START { "" } else { name }.to_owned();
    let canonical = match site {
        Some(site) => [site, &name(&page.path)].concat(),
        None => match page.path.rsplit('/').next() {
            None | Some(START) => "./".to_owned(),
            Some(file) => file.to_owned(),
        },
    };
    let mut elements = [
        "<title>",
        &title,
        "</title><meta name=\"description\" content=\"",
        &description,
        "\"><link rel=\"canonical\" href=\"",
        &escaped(&canonical),
        "\"><meta property=\"og:title\" content=\"",
        &title,
        "\"><meta property=\"og:description\" content=\"",
        &description,
        "\"><meta property=\"og:type\" content=\"website\"><meta property=\"og:locale\" content=\"zh_CN\">",
    ]
    .concat();
    if site.is_some() {
        elements.push_str(
            &["<meta property=\"og:url\" content=\"", &escaped(&canonical), "\">"].concat(),
        );
    }
    if let Some(data) = described_for_programs(catalogue, page, site, today) {
        // Nothing in it may end the element.
        let data = data.to_string().replace('<', "\\u003c");
        elements.push_str(&["<script type=\"application/ld+json\">", &data, "</script>"].concat());
    }
    let route = if page.path == START { String::new() } else { page.route(catalogue) };
    Head { route, elements }
}

/// A matter as JSON-LD.
fn described_for_programs(
    catalogue: &Catalogue,
    page: &Page,
    site: Option<&str>,
    today: NaiveDate,
) -> Option<serde_json::Value> {
    let Link::Matter { region, matter, answers, .. } = &page.link else { return None };
    let place = &catalogue.regions[*region];
    let it = &place.matters[*matter];
    let card = card::make(catalogue, place, it, answers, today);
    jsonld::matter(place, it, &card, site.unwrap_or(page.up()))
}

fn said(catalogue: &Catalogue, page: &Page, today: NaiveDate) -> (String, String) {
    let title = |parts: &[&str]| [parts, &[words::APP]].concat().join(" - ");
    match &page.link {
        Link::Matters { region } => {
            let place = &catalogue.regions[*region];
            let lead = prerendered::place(place.name, place.matters.len());
            (title(&[place.name]), lead)
        }
        Link::Topic { region, topic, .. } => {
            let (place, topic) = (&catalogue.regions[*region], &catalogue.topics[*topic]);
            let offered = topic.matters.iter().filter_map(|it| place.matter(it.id));
            let names: Vec<&str> = offered.map(|it| it.name).collect();
            let lead = prerendered::situation(place.name, &some(&names, DESCRIPTION));
            (title(&[topic.situation, place.name]), lead)
        }
        Link::Matter { region, matter, answers, .. } => {
            let place = &catalogue.regions[*region];
            let it = &place.matters[*matter];
            let card = card::make(catalogue, place, it, answers, today);
            // Where a document has the name twice, what it is about tells them apart.
            let namesakes = place.matters.iter().filter(|other| other.name == it.name).count();
            let title = match namesakes {
                1 => title(&[it.name, place.name]),
                _ => title(&[it.name, it.plain, place.name]),
            };
            (title, described(&card))
        }
        _ => ([words::APP, "：", words::TAGLINE].concat(), prerendered::DESCRIPTION.to_owned()),
    }
}

/// What a card asks for, in one line.
fn described(card: &Card) -> String {
    let mut line = [card.region_name, "，", card.matter_name, "。"].concat();
    let room = DESCRIPTION / 2;
    for (label, papers) in [(words::MUST, &card.must), (words::MAYBE, &card.maybe)] {
        let names: Vec<&str> = papers.iter().map(|it: &Paper| it.name).collect();
        if !names.is_empty() {
            line.push_str(&[label, "：", &some(&names, room), "。"].concat());
        }
    }
    if card.must.is_empty() && card.maybe.is_empty() {
        line.push_str(words::NOTHING_TO_BRING);
    }
    line
}

/// As many names as there is room for, and how many there are.
fn some(names: &[&str], room: usize) -> String {
    let mut said = String::new();
    let mut count = 0;
    for name in names {
        let next = [said.as_str(), if count == 0 { "" } else { "、" }, name].concat();
        if count > 0 && next.chars().count() > room {
            break;
        }
        said = next;
        count += 1;
    }
    match count < names.len() {
        true => [&said, " 等 ", &names.len().to_string(), " 样"].concat(),
        false => said,
    }
}

/// The list of all pages, and where it is.
pub fn for_search_engines(pages: &[Page], site: &str) -> Vec<File> {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages {
        let path = if page.path == START { "" } else { &page.path };
        map.push_str(&["<url><loc>", &escaped(site), path, "</loc></url>\n"].concat());
    }
    map.push_str("</urlset>\n");
    let robots = ["User-agent: *\nAllow: /\nSitemap: ", site, "sitemap.xml\n"].concat();
    vec![
        File { path: "sitemap.xml".to_owned(), text: map },
        File { path: "robots.txt".to_owned(), text: robots },
    ]
}
