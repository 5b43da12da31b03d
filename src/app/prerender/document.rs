//! A whole page: the frame that trunk built, with a head and a screen put in.

use super::Page;
use super::site;
use crate::app::words::prerendered;

/// What a page of ours should have and has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit(pub &'static str);

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the page that trunk wrote has not what is looked for: {}", self.0)
    }
}

impl std::error::Error for Misfit {}

/// The page that trunk built, in pieces: files named by their content, their integrity, the policy.
pub struct Frame {
    /// Up to the title, without it.
    start: String,
    /// From behind the description to what is in `#app`.
    head: String,
    /// What shows that the program is on its way.
    opening: String,
    /// What a browser shows that runs no scripts.
    scripts_off: String,
    /// What follows `#app`.
    end: String,
}

/// What the head of a page has of its own.
pub struct Head {
    /// For `<html>`: what the program takes for the address. Empty on the start page, which has its address in the bar.
    pub route: String,
    /// From `<title>` to the description, with all that search engines read.
    pub elements: String,
}

impl Frame {
    /// Takes a page of ours apart, minified or not.
    ///
    /// # Errors
    /// [`Misfit`] names what is not there.
    pub fn of(page: &str) -> Result<Self, Misfit> {
        // With quotes or without, and whether or not something follows.
        let page = page.replace("<div id=app>", "<div id=\"app\">");
        let (start, rest) = page.split_once("<title>").ok_or(Misfit("<title>"))?;
        let (_, rest) = rest.split_once("</title>").ok_or(Misfit("</title>"))?;
        let mut head = rest.to_owned();
        let description = tag_with(&head, "description").ok_or(Misfit("description"))?;
        head.replace_range(description, "");
        let (head, rest) = head.split_once("<div id=\"app\">").ok_or(Misfit("#app"))?;
        let (opening, end) = rest
            .split_once("</div><div")
            .or_else(|| rest.split_once("</div>\n<div"))
            .ok_or(Misfit("what follows #app"))?;
        let end = ["<div", end].concat();
        let (before, rest) = end.split_once("<noscript>").ok_or(Misfit("<noscript>"))?;
        let (scripts_off, after) = rest.split_once("</noscript>").ok_or(Misfit("</noscript>"))?;
        Ok(Frame {
            start: start.to_owned(),
            head: head.to_owned(),
            opening: opening.to_owned(),
            scripts_off: scripts_off.to_owned(),
            end: [before, after].concat(),
        })
    }

    /// A whole page.
    ///
    /// # Errors
    /// [`Misfit`] when the screen is none of the program's.
    pub fn page(&self, page: &Page, head: &Head, screen: &str) -> Result<String, Misfit> {
        let at = screen.find("<main").and_then(|at| Some(at + screen[at..].find('>')? + 1));
        let (before, after) = screen.split_at(at.ok_or(Misfit("<main>"))?);
        let route = match head.route.as_str() {
            "" => String::new(),
            route => ["<html data-route=\"", &escaped(route), "\""].concat(),
        };
        let start = match route.is_empty() {
            true => self.start.clone(),
            false => self.start.replacen("<html", &route, 1),
        };
        let no_questions = match head.route.contains('?') {
            true => prerendered::NO_QUESTIONS,
            false => prerendered::NO_QUESTIONS_BELOW,
        };
        let opening = match head.route.is_empty() {
            true => ["<div id=\"opening\">", &self.opening, "</div>"].concat(),
            false => String::new(),
        };
        let text = [
            &self.up(page, &start),
            &head.elements,
            &self.up(page, &self.head),
            "<div id=\"app\" class=\"prerendered\">",
            before,
            "<noscript>",
            &self.scripts_off,
            "</noscript><p id=\"no-questions\" class=\"notice\" role=\"status\" hidden>",
            no_questions,
            "</p>",
            after,
            "</div>",
            &opening,
            &self.up(page, &self.end),
        ];
        Ok(text.concat())
    }

    /// A piece of the frame with its files as seen from the page.
    fn up(&self, page: &Page, piece: &str) -> String {
        let own = |value: &str| site::of_file(page, value.strip_prefix("./").unwrap_or(value));
        // trunk leaves quotes out where none are needed.
        let quoted = [" href=", " src="].iter().fold(piece.to_owned(), |piece, attribute| {
            let mut pieces = piece.split(attribute);
            let mut quoted = pieces.next().unwrap_or("").to_owned();
            for rest in pieces {
                let bare = !rest.starts_with('"');
                let end = if bare { rest.find([' ', '>']).unwrap_or(rest.len()) } else { 0 };
                let mark = if bare { "\"" } else { "" };
                quoted.push_str(&[attribute, mark, &rest[..end], mark, &rest[end..]].concat());
            }
            quoted
        });
        site::each(&site::each(&quoted, " href=\"", own), " src=\"", own)
    }
}

/// Where the tag stands that has a word in it as a value.
fn tag_with(html: &str, word: &str) -> Option<std::ops::Range<usize>> {
    let at = html
        .find(&["name=", word].concat())
        .or_else(|| html.find(&["name=\"", word, "\""].concat()))?;
    let start = html[..at].rfind('<')?;
    let end = at + html[at..].find('>')? + 1;
    Some(start..end)
}

/// Text for HTML, also in an attribute with double quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
