//! The lines of a screen in reading order: what a voice says, and where that stands.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// What is not read: what leads here and away, what only asks for a finger, what is folded or made for one sense only.
const UNREAD: &str = ".speech, .crumb, .progress, .why, .aside, .sheet-kind, .unseen, \
    [aria-hidden=true], details:not([open]), form, button, input, select, textarea, \
    [download], main > .given, .given a";

/// A line: the text that stands in one block, without that of the blocks within it.
pub struct Line {
    /// The block.
    pub element: Element,
    /// What stands there, with a comma behind each label.
    pub text: String,
    /// The nodes of the text, and where each begins, in UTF-16 units.
    nodes: Vec<(u32, Node)>,
}

impl Line {
    /// Whether nobody has folded it away since.
    pub fn is_unfolded(&self) -> bool {
        self.element.closest("details:not([open])").is_ok_and(|it| it.is_none())
    }

    /// A part of the line as a place in the document, given in UTF-16 units.
    pub fn range(&self, start: u32, end: u32) -> Option<Range> {
        let range = document().create_range().ok()?;
        let (from, offset) = self.place(start)?;
        range.set_start(from, offset).ok()?;
        let (to, offset) = self.place(end)?;
        range.set_end(to, offset).ok()?;
        Some(range)
    }

    fn place(&self, at: u32) -> Option<(&Node, u32)> {
        let (begin, node) = self.nodes.iter().rev().find(|(begin, _)| *begin <= at)?;
        // The comma behind a label stands in no node.
        Some((node, (at - begin).min(units(&node.node_value()?))))
    }
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// The lines that are on the screen now, unfolded as it is.
pub fn all() -> Vec<Line> {
    let mut lines = Vec::new();
    if let Ok(Some(main)) = document().query_selector("main") {
        gather(&main, &main, &mut lines, &mut false);
    }
    lines
}

/// Adds what stands in a node of a block. `open`: whether the last line is this block's and goes on.
fn gather(node: &Node, block: &Element, lines: &mut Vec<Line>, open: &mut bool) {
    let mut next = node.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        let Some(element) = child.dyn_ref::<Element>() else {
            let text = child.node_value().unwrap_or_default();
            // Comments and the like have no line; nor has what is empty.
            if child.node_type() == Node::TEXT_NODE && !text.is_empty() {
                if !*open {
                    let (element, text) = (block.clone(), String::new());
                    lines.push(Line { element, text, nodes: Vec::new() });
                    *open = true;
                }
                if let Some(line) = lines.last_mut() {
                    line.nodes.push((units(&line.text), child));
                    line.text.push_str(&text);
                }
            }
            continue;
        };
        let style = window().get_computed_style(element).ok().flatten();
        let display = style.and_then(|it| it.get_property_value("display").ok());
        let display = display.unwrap_or_default();
        if display == "none" || element.matches(UNREAD).unwrap_or(false) {
            continue;
        }
        if display.starts_with("inline") {
            gather(element, block, lines, open);
            if display == "inline-block"
                && *open
                && let Some(line) = lines.last_mut()
            {
                line.text.push('，');
            }
        } else {
            gather(element, element, lines, &mut false);
            *open = false;
        }
    }
}
