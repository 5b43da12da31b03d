//! Reading the compact form.

use super::alphabet::Alphabet;
use super::{Damaged, END, KNOWN, Place, SLICE, STREAMS, Slice, Stream, WAYS};

/// Reads values one after the other from the compiled bytes.
///
/// Reading never stops half-way: past a fault every value is empty or zero, and [`Reader::finish`]
/// says so. That keeps the decoder, of which the page holds one for every type, small.
pub struct Reader {
    streams: [&'static [u8]; STREAMS],
    /// New texts that have not been read yet, each with its end.
    texts: &'static str,
    /// New texts that have been read.
    known: Vec<&'static str>,
    /// Texts of the elements of the matter being read.
    elements: Vec<&'static str>,
    /// The slice read last, and its paragraph.
    last: Slice,
    last_paragraph: u32,
    failed: bool,
}

/// A number in LEB128; `None` when there is none.
fn number(bytes: &mut &'static [u8]) -> Option<u32> {
    let mut value = 0u32;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// Undoes the writer's zigzag.
fn unzigzag(from: u32, written: u32) -> u32 {
    from.wrapping_add((written >> 1) ^ (written & 1).wrapping_neg())
}

/// Start and length of the words at a place of a text. Damaged numbers give a slice that no text has.
fn bytes(text: &str, place: Place) -> (u32, u32) {
    let (mut at, mut start) = (0u32, 0u32);
    for (count, line) in (0u32..).zip(text.split('\n')) {
        if count == place.paragraph {
            start = at.wrapping_add(place.offset);
        }
        let end = at + line.len() as u32;
        if count == place.paragraph.wrapping_add(place.span) {
            return (start, end.wrapping_sub(place.tail).wrapping_sub(start));
        }
        at = end + 1;
    }
    (u32::MAX, 0)
}

impl Reader {
    /// Starts at the first value.
    pub fn new(bytes: &'static [u8]) -> Self {
        let mut reader = Reader {
            streams: [&[]; STREAMS],
            texts: "",
            known: Vec::new(),
            elements: Vec::new(),
            last: Slice::default(),
            last_paragraph: 0,
            failed: false,
        };
        if reader.open(bytes).is_none() {
            reader.fail();
        }
        reader
    }

    fn open(&mut self, mut bytes: &'static [u8]) -> Option<()> {
        let count = number(&mut bytes)?;
        let mut lengths = [0; STREAMS];
        for length in &mut lengths {
            *length = number(&mut bytes)? as usize;
        }
        let alphabet = Alphabet::from_steps((0..count).map_while(|_| number(&mut bytes)));
        for (stream, length) in self.streams.iter_mut().zip(lengths) {
            (*stream, bytes) = bytes.split_at_checked(length)?;
        }
        // The catalogue lives as long as the program.
        self.texts = String::leak(alphabet.read(bytes)?);
        Some(())
    }

    /// Ends reading.
    ///
    /// # Errors
    /// [`Damaged`] when something could not be read or something is left.
    pub fn finish(self) -> Result<(), Damaged> {
        let left = !self.texts.is_empty() || self.streams.iter().any(|stream| !stream.is_empty());
        if self.failed || left { Err(Damaged) } else { Ok(()) }
    }

    /// Notes a fault and gives up the rest.
    pub(in crate::catalogue) fn fail(&mut self) {
        self.failed = true;
        self.streams = [&[]; STREAMS];
        self.texts = "";
    }

    /// Whether something could not be read.
    pub(super) fn has_failed(&self) -> bool {
        self.failed
    }

    pub(in crate::catalogue) fn number(&mut self, stream: Stream) -> u32 {
        number(&mut self.streams[stream as usize]).unwrap_or_else(|| {
            self.fail();
            0
        })
    }

    pub(super) fn text(&mut self) -> &'static str {
        let first = self.number(Stream::Text);
        let value = first / WAYS;
        let text = match first % WAYS {
            SLICE => {
                let slice = self.rest_of_slice(unzigzag(self.last.element, value));
                let element = self.elements.get(slice.element as usize);
                let end = slice.start.wrapping_add(slice.len) as usize;
                element.and_then(|text| text.get(slice.start as usize..end))
            }
            KNOWN => self.known.get(value as usize).copied(),
            _ => self.new_text(),
        };
        text.unwrap_or_else(|| {
            self.fail();
            ""
        })
    }

    fn new_text(&mut self) -> Option<&'static str> {
        let (text, rest) = self.texts.split_once(END)?;
        self.texts = rest;
        self.known.push(text);
        Some(text)
    }

    fn rest_of_slice(&mut self, element: u32) -> Slice {
        if element != self.last.element {
            self.last_paragraph = 0;
        }
        let place = Place {
            paragraph: unzigzag(self.last_paragraph, self.number(Stream::Paragraph)),
            offset: self.number(Stream::Offset),
            span: self.number(Stream::Span),
            tail: self.number(Stream::Tail),
        };
        let text = self.elements.get(element as usize).copied().unwrap_or("");
        let (start, len) = bytes(text, place);
        self.last = Slice { element, start, len };
        self.last_paragraph = place.paragraph;
        self.last
    }

    /// What the writer's `slice` wrote.
    pub(in crate::catalogue) fn slice(&mut self) -> Slice {
        match self.number(Stream::Quote) {
            0 => self.last,
            element => self.rest_of_slice(unzigzag(self.last.element, element - 1)),
        }
    }

    /// Another element of the matter being read.
    pub(in crate::catalogue) fn element(&mut self, text: &'static str) {
        self.elements.push(text);
    }

    /// Another matter begins.
    pub(in crate::catalogue) fn forget_elements(&mut self) {
        self.elements.clear();
        self.last = Slice::default();
        self.last_paragraph = 0;
    }
}
