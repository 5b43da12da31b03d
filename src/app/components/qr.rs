//! A QR code, black on white in every scheme.

use super::part;
use crate::export::qr;
use yew::prelude::*;

/// The code of an address, with what it is; nothing when the address is too long for one.
pub fn code(address: &str, title: &'static str) -> Option<Html> {
    let code = qr::code(address)?;
    let side = code.size.to_string();
    let square = |fill: &'static str, path: String| {
        let mut square = part::element("path", "", Html::default());
        square.add_attribute("fill", fill);
        square.add_attribute("d", path);
        Html::from(square)
    };
    let light = ["M0 0h", &side, "v", &side, "H0z"].concat();
    let body = part::all([
        part::block("title", "", part::text(title)),
        square("#fff", light),
        square("#000", code.path),
    ]);
    // On paper a module must not become too small for a phone: `static/print.css`.
    let class = match code.size {
        0..=75 => "qr",
        76..=100 => "qr fine",
        _ => "qr finest",
    };
    let mut drawing = part::element("svg", class, body);
    drawing.add_attribute("viewBox", ["0 0 ", &side, " ", &side].concat());
    drawing.add_attribute("role", "img");
    drawing.add_attribute("shape-rendering", "crispEdges");
    Some(drawing.into())
}
