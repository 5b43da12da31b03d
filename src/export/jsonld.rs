//! A matter for other programs on the web: schema.org's GovernmentService and CPSV-AP 3.2's PublicService in one, as
//! JSON-LD. Search engines read the one, catalogues of public services the other.
//!
//! All texts are the document's, but for two: the condition on which a paper is needed, in the words of the printed sheet,
//! and the office's name where the document prints none.

use super::sheet::{self, Line, Voice};
use crate::card::{Card, Channel, Paper};
use crate::catalogue::{Audience, ElementKind, Matter, Region, Unit};
use crate::rules::Truth;
use serde_json::{Map, Value, json};

/// What stands for the office where the document gives it no name, behind the place's.
const OFFICE: &str = "医疗保障经办机构";

/// Before the names of which one is enough, and before what decides whether a paper is needed.
const ANY_ONE: &str = "带其中一样就行：";
const MAYBE: &str = "可能要带，";

/// Longer texts about the place of the office are no name.
const LONGEST_NAME: usize = 40;

/// The matter with the card of someone who has answered nothing. None where nobody from outside applies.
///
/// `root` is the address of the site's folder, as seen from the page, with a slash at its end if it is not empty.
pub fn matter(region: &Region, matter: &Matter, card: &Card, root: &str) -> Option<Value> {
    if matter.audience == Audience::Internal {
        return None;
    }
    let id = [region.id, "/", matter.id].concat();
    // The flow charts say neither which place they are of nor which office.
    let is_placed = !region.title.is_empty();
    let mut service = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            service.insert(key.to_owned(), value);
        }
    };
    let public = ["GovernmentService", "cpsv:PublicService"];
    put("@id", json!("#service"));
    put("@type", if is_placed { json!(public) } else { json!(public[0]) });
    put("name", json!(card.matter_name));
    put("description", json!(described(card)));
    put("serviceType", first(card, ElementKind::PowerKind));
    if let Some(audience) = text(card, ElementKind::Audience) {
        put("audience", json!({"@type": "Audience", "audienceType": audience}));
    }
    put("availableChannel", channels(&id, card));
    let name = if is_placed { region.title } else { region.name };
    let address = [root, "documents/", region.document].concat();
    put("subjectOf", json!({"@type": "DigitalDocument", "name": name, "url": address}));
    let mut graph = Vec::new();
    if is_placed {
        put("areaServed", json!({"@id": "#place"}));
        put("provider", json!({"@id": "#office"}));
        put("dct:identifier", json!(id));
        put("dct:title", json!(card.matter_name));
        put("dct:description", json!(described(card)));
        put("dct:spatial", json!({"@id": "#place"}));
        put("cv:hasCompetentAuthority", json!({"@id": "#office"}));
        let all = card.channels.iter().enumerate();
        put("cv:hasChannel", all.map(|(at, _)| json!({"@id": channel_id(at)})).collect());
        put("cv:processingTime", json!(whole(card)));
        put("cv:holdsRequirement", requirements(&id, card));
        put("cpsv:hasInput", papers(&id, card));
        put("cv:hasLegalResource", laws(card));
        graph.push(json!({
            "@id": "#office",
            "@type": ["GovernmentOrganization", "cv:PublicOrganisation"],
            "name": office(region, card),
            "skos:prefLabel": office(region, card),
            "dct:spatial": {"@id": "#place"},
        }));
        graph.push(json!({
            "@id": "#place",
            "@type": ["AdministrativeArea", "dct:Location"],
            "name": region.name,
        }));
    }
    graph.insert(0, Value::Object(service));
    Some(json!({"@context": context(), "@graph": graph}))
}

/// schema.org's own, and what the other terms stand for.
fn context() -> Value {
    let ours = |term: &str| json!({"@id": term, "@language": "zh-CN"});
    json!(["https://schema.org", {
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dct": "http://purl.org/dc/terms/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dct:title": ours("dct:title"),
        "dct:description": ours("dct:description"),
        "skos:prefLabel": ours("skos:prefLabel"),
        "cv:processingTime": {"@id": "cv:processingTime", "@type": "xsd:duration"},
    }])
}

fn text(card: &Card, kind: ElementKind) -> Option<&'static str> {
    let found = card.elements.iter().find(|it| it.kind == kind && !it.reprint);
    found.map(|it| it.text).filter(|it| !it.is_empty())
}

fn first(card: &Card, kind: ElementKind) -> Value {
    json!(text(card, kind))
}

/// What the document says in a sentence, and its times; the name where it says neither.
fn described(card: &Card) -> Vec<&'static str> {
    let mut said: Vec<&str> = text(card, ElementKind::Summary).into_iter().collect();
    let times =
        card.deadlines.iter().map(|it| it.text).chain(card.windows.iter().map(|it| it.text));
    for time in times {
        if !said.contains(&time) {
            said.push(time);
        }
    }
    if said.is_empty() {
        said.push(card.matter_name);
    }
    said
}

fn office(region: &Region, card: &Card) -> String {
    let printed = text(card, ElementKind::Place);
    let name = printed.filter(|it| !it.contains('\n') && it.chars().count() <= LONGEST_NAME);
    name.map_or_else(|| [region.name, OFFICE].concat(), str::to_owned)
}

fn channel_id(at: usize) -> String {
    format!("#channel-{}", at + 1)
}

fn channels(id: &str, card: &Card) -> Value {
    card.channels.iter().enumerate().map(|(at, it)| channel(id, at, card, it)).collect()
}

fn channel(id: &str, at: usize, card: &Card, it: &Channel) -> Value {
    let mut channel = json!({
        "@id": channel_id(at),
        "@type": ["ServiceChannel", "cv:Channel"],
        "name": it.kind.word(),
        "description": it.text,
        "dct:identifier": format!("{id}#channel-{}", at + 1),
        "dct:description": it.text,
    });
    if let Some(address) = address(it.text) {
        channel["serviceUrl"] = json!(address);
    }
    if let Some(number) = telephone(it.text) {
        channel["servicePhone"] = json!({"@type": "ContactPoint", "telephone": number});
    }
    let mine = card.deadlines.iter().filter(|limit| limit.channels.contains(&it.kind));
    if let Some(duration) = exact(&mine.collect::<Vec<_>>()) {
        channel["processingTime"] = json!(duration);
        channel["cv:processingTime"] = json!(duration);
    }
    channel
}

/// The time for the whole matter, whichever way and whoever one is, where there is one that has a number of days or months.
fn whole(card: &Card) -> Option<String> {
    match card.deadlines.as_slice() {
        [only] if only.channels.is_empty() => exact(&[only]),
        _ => None,
    }
}

/// Working days are no number of days.
fn exact(limits: &[&crate::card::Deadline]) -> Option<String> {
    let [only] = limits else { return None };
    let certain = only.applies == Truth::True && only.stage.is_empty();
    match only.unit {
        Unit::Months if certain => Some(format!("P{}M", only.count)),
        Unit::CalendarDays if certain => Some(format!("P{}D", only.count)),
        _ => None,
    }
}

fn requirements(id: &str, card: &Card) -> Value {
    let all = card.criteria.iter().enumerate().map(|(at, it)| {
        json!({
            "@id": format!("#requirement-{}", at + 1),
            "@type": "cv:Requirement",
            "dct:identifier": format!("{id}#requirement-{}", at + 1),
            "dct:title": it.text,
        })
    });
    all.collect()
}

fn papers(id: &str, card: &Card) -> Value {
    let all = card.must.iter().chain(&card.maybe).enumerate();
    all.map(|(at, it)| {
        let mut paper = json!({
            "@id": format!("#paper-{}", at + 1),
            "@type": "cv:Evidence",
            "dct:identifier": format!("{id}#paper-{}", at + 1),
            "dct:title": it.name,
        });
        let said = said(it);
        if !said.is_empty() {
            paper["dct:description"] = json!(said);
        }
        paper
    })
    .collect()
}

/// What the printed sheet says of a paper: form, numbers, seals, what else will do; and what decides whether it is needed.
fn said(paper: &Paper) -> Vec<String> {
    let row = sheet::row(paper);
    let line = |it: &Line| {
        let open = if it.depends.is_empty() { "" } else { "（" };
        let close = if it.depends.is_empty() { "" } else { "）" };
        [&it.text, open, &it.depends, close].concat()
    };
    let mut said: Vec<String> = row.demands.iter().map(line).collect();
    if !row.choices.is_empty() {
        let choices: Vec<String> = row.choices.iter().map(line).collect();
        said.push([ANY_ONE, &choices.join("；")].concat());
    }
    said.extend(row.lines.iter().filter(|it| it.voice == Voice::Office).map(line));
    if !row.depends.is_empty() {
        said.push([MAYBE, &row.depends].concat());
    }
    said
}

fn laws(card: &Card) -> Value {
    let printed = card.elements.iter().filter(|it| it.kind == ElementKind::LegalBasis);
    let all =
        printed.filter(|it| !it.reprint && !it.text.is_empty()).enumerate().map(|(at, it)| {
            json!({
                "@id": format!("#basis-{}", at + 1),
                "@type": "eli:LegalResource",
                "dct:description": it.text,
            })
        });
    all.collect()
}

/// The first web address in a text.
fn address(text: &str) -> Option<&str> {
    let from = &text[text.find("http")?..];
    let ends =
        |c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | ';' | ',' | ')');
    Some(&from[..from.find(ends).unwrap_or(from.len())])
}

/// The first telephone number in a text: digits with or without a hyphen, eleven or twelve of them, or with an area code
/// before a short number.
fn telephone(text: &str) -> Option<&str> {
    let mut pieces = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    pieces.find(|it| it.starts_with('0') && it.contains('-') && it.len() >= 9)
}
