//! Which pages there are, where they stand, and how they lead to each other.

use crate::catalogue::Catalogue;
use crate::link::{self, Link, View};
use crate::rules::Answers;
use crate::search;

/// The page with the program.
pub const START: &str = "index.html";

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it stands below the site's root.
    pub path: String,
    /// The program's screen.
    pub link: Link,
    /// Addresses for which it stands: its own, and of a matter or situation the plain one.
    addresses: Vec<String>,
}

impl Page {
    fn new(catalogue: &Catalogue, path: String, link: Link) -> Self {
        let mut addresses = vec![link::write(catalogue, &link, &[])];
        let mut plain = link.clone();
        if let Link::Topic { view, .. } | Link::Matter { view, .. } = &mut plain {
            *view = View::Next;
            addresses.push(link::write(catalogue, &plain, &[]));
        }
        Page { path, link, addresses }
    }

    /// What leads from it to the site's root: nothing, or `../`.
    pub fn up(&self) -> &'static str {
        if self.path.contains('/') { "../" } else { "" }
    }
}

/// Every page. Matters and situations of a place have no identifier in common (the test of the pages would find two of
/// one name).
pub fn pages(catalogue: &Catalogue) -> Vec<Page> {
    let none = || Answers::none(&catalogue.questions);
    let mut pages = vec![Page::new(catalogue, START.to_owned(), Link::Places)];
    for (region, place) in catalogue.regions.iter().enumerate() {
        let list = [place.id, ".html"].concat();
        pages.push(Page::new(catalogue, list, Link::Matters { region }));
        let below = |id: &str| [place.id, "/", id, ".html"].concat();
        let view = View::Card;
        for topic in search::topics(catalogue, place) {
            let link = Link::Topic { region, topic, answers: none(), view };
            pages.push(Page::new(catalogue, below(catalogue.topics[topic].id), link));
        }
        for (matter, it) in place.matters.iter().enumerate() {
            let link = Link::Matter { region, matter, answers: none(), view };
            pages.push(Page::new(catalogue, below(it.id), link));
        }
    }
    pages
}

/// A rendered screen with its addresses as seen from the page: to other pages where there are such, else to the program.
pub fn relative(pages: &[Page], page: &Page, html: &str) -> String {
    let html = each(html, " href=\"", |address| match address.strip_prefix('#') {
        Some(route) if route.starts_with('/') => {
            leads_to(pages, page, &address.replace("&amp;", "&"))
        }
        Some(_) => address.to_owned(),
        None => of_file(page, address),
    });
    each(&html, " src=\"", |address| of_file(page, address))
}

fn leads_to(pages: &[Page], page: &Page, route: &str) -> String {
    let stands = |it: &&Page| it.addresses.iter().any(|address| address == route);
    // To the questions from the page that stands for them too.
    let is_further = |it: &&Page| it.path != page.path || it.addresses[0] == route;
    match pages.iter().find(stands).filter(is_further) {
        Some(other) => [page.up(), &other.path].concat(),
        None => [page.up(), START, &route.replace('&', "&amp;")].concat(),
    }
}

/// The address of a file of ours; of another site, as it is.
pub fn of_file(page: &Page, address: &str) -> String {
    match address.contains(':') || address.starts_with('#') {
        true => address.to_owned(),
        false => [page.up(), address].concat(),
    }
}

/// Changes every value of an attribute.
pub fn each(html: &str, attribute: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(attribute) {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(&[before, attribute, &change(value), "\""].concat());
        rest = after;
    }
    out.push_str(rest);
    out
}
