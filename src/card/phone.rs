//! Telephone numbers in the office's words.

use super::Card;
use crate::catalogue::ElementKind;

/// A number as it is printed and as it is dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Byte range of the print.
    pub print: (usize, usize),
    /// Digits only, with the area code of the number before it where it has none of its own.
    pub dialled: String,
}

/// The numbers in a text: 0391-8190296, and 8199900 behind it; 0371-12393. Neither dates nor years nor what belongs to
/// an address of a website.
pub fn phones(text: &str) -> Vec<Phone> {
    let mut found: Vec<Phone> = Vec::new();
    let (mut at, mut area) = (0, String::new());
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '_' | '-');
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|it| it + at) {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |it| it + start);
        at = end;
        let end = start + text[start..end].trim_end_matches('-').len();
        let alone = !text[..start].ends_with(joins) && !text[end..].starts_with(joins);
        let print = &text[start..end];
        let number = match print.split_once('-') {
            Some((code, rest)) if code.starts_with('0') && matches!(code.len(), 3 | 4) => {
                area = code.to_owned();
                rest
            }
            Some(_) => continue,
            None => print,
        };
        let is_number = matches!(number.len(), 7 | 8) || matches!(number, "12393" | "12345");
        if alone && is_number && number.chars().all(|it| it.is_ascii_digit()) {
            let national = number.len() < 7 && print == number;
            let area = if national { "" } else { &area };
            found.push(Phone { print: (start, end), dialled: [area, number].concat() });
        }
    }
    found
}

/// Where the document prints a number to ask at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telephone {
    /// Among what it says of this matter, or of all.
    Here,
    /// With other matters only.
    Elsewhere,
    /// Nowhere.
    Nowhere,
}

impl Card {
    /// Where the document prints a number to ask at.
    pub(super) fn telephone(&self) -> Telephone {
        let has = |text: &str| !phones(text).is_empty();
        let mut said = self.contact().into_iter().map(|(_, text)| text);
        match (said.any(has), self.enquiries.iter().any(|it| has(it))) {
            (true, _) => Telephone::Here,
            (false, true) => Telephone::Elsewhere,
            (false, false) => Telephone::Nowhere,
        }
    }

    /// Verbatim: where to go and where to ask, each with its heading; of what holds for all matters, an empty one.
    pub fn contact(&self) -> Vec<(&'static str, &'static str)> {
        let kinds = [ElementKind::Place, ElementKind::Enquiry];
        let said = self.elements.iter().filter(|it| kinds.contains(&it.kind) && !it.reprint);
        let said = said.filter(|it| !it.text.is_empty()).map(|it| (it.name, it.text));
        self.general_enquiries().map(|it| ("", it)).chain(said).collect()
    }

    /// Verbatim: where the document says to enquire about any matter, unless it says so of this one.
    pub fn general_enquiries(&self) -> impl Iterator<Item = &'static str> {
        let own = self.elements.iter().any(|it| it.kind == ElementKind::Enquiry);
        self.enquiries.iter().copied().filter(move |_| !own)
    }
}

#[cfg(test)]
mod tests {
    use super::phones;

    #[test]
    fn numbers_that_can_be_dialled() {
        let dialled = |text| phones(text).into_iter().map(|it| it.dialled).collect::<Vec<_>>();
        assert_eq!(dialled("0391-8190296；8199900"), ["03918190296", "03918199900"]);
        assert_eq!(dialled("b. 0371-12393 电话咨询查询。"), ["037112393"]);
        assert_eq!(dialled("拨打12393"), ["12393"]);
        assert_eq!(dialled("〔2020〕17号，2026-11-22，https://a.b/12345678"), [""; 0]);
        let text = "电话：0391-8288555。";
        let (start, end) = phones(text)[0].print;
        assert_eq!(&text[start..end], "0391-8288555");
    }
}
