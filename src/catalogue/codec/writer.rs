//! Writing the compact form. Only the build script and the twin do.

use super::alphabet::Alphabet;
use super::{END, KNOWN, NEW, Place, SLICE, STREAMS, Slice, Stream, WAYS};
use std::collections::HashMap;

/// Collects values for [`super::Reader`] to read in the same order.
#[derive(Default)]
pub struct Writer {
    streams: [Vec<u8>; STREAMS],
    /// New texts, each with its end.
    texts: String,
    /// The number of every new text so far.
    known: HashMap<&'static str, u32>,
    /// Texts of the elements of the matter being written.
    elements: Vec<&'static str>,
    /// The slice written last, and its paragraph.
    last: Slice,
    last_paragraph: u32,
}

fn push(bytes: &mut Vec<u8>, mut rest: u32) {
    while rest >= 0x80 {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// Small numbers of either sign as small numbers: 0, -1, 1, -2, 2 …
fn zigzag(from: u32, to: u32) -> u32 {
    let difference = to.wrapping_sub(from) as i32;
    ((difference << 1) ^ (difference >> 31)) as u32
}

/// The place of a slice among the paragraphs of its element's text.
fn place(text: &str, slice: Slice) -> Place {
    let (start, end) = (slice.start as usize, (slice.start + slice.len) as usize);
    let before = |at: usize| &text.as_bytes()[..at.min(text.len())];
    let breaks = |at: usize| before(at).iter().filter(|&&byte| byte == b'\n').count();
    let begin = before(start).iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let rest = text.as_bytes().get(end..).unwrap_or(&[]);
    let tail = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
    Place {
        paragraph: breaks(start) as u32,
        offset: (start - begin) as u32,
        span: (breaks(end) - breaks(start)) as u32,
        tail: tail as u32,
    }
}

impl Writer {
    pub(in crate::catalogue) fn number(&mut self, stream: Stream, number: u32) {
        push(&mut self.streams[stream as usize], number);
    }

    /// The place of a text in the elements of this matter: after the slice written last, in the same
    /// element, if it stands there; else the first place.
    fn find(&self, text: &str) -> Option<Slice> {
        let slice = |element: usize, start: usize| Slice {
            element: element as u32,
            start: start as u32,
            len: text.len() as u32,
        };
        let last = self.last.element as usize;
        let from = |start: usize| {
            let rest = self.elements.get(last)?.get(start..)?;
            Some(slice(last, start + rest.find(text)?))
        };
        from((self.last.start + self.last.len) as usize).or_else(|| from(0)).or_else(|| {
            let mut elements = self.elements.iter().enumerate();
            elements.find_map(|(element, all)| Some(slice(element, all.find(text)?)))
        })
    }

    pub(super) fn text(&mut self, text: &'static str) {
        // Shorter than this, a number is no longer than a slice.
        const SHORT: usize = 6;
        let slice = if text.len() > SHORT { self.find(text) } else { None };
        if let Some(slice) = slice {
            let element = zigzag(self.last.element, slice.element);
            self.number(Stream::Text, element * WAYS + SLICE);
            self.rest_of_slice(slice);
        } else if let Some(&number) = self.known.get(text) {
            self.number(Stream::Text, number * WAYS + KNOWN);
        } else {
            self.number(Stream::Text, NEW);
            self.known.insert(text, self.known.len() as u32);
            self.texts.push_str(text);
            self.texts.push(END);
        }
    }

    /// A slice by itself: 0 for the one written last.
    pub(in crate::catalogue) fn slice(&mut self, slice: Slice) {
        if slice == self.last {
            self.number(Stream::Quote, 0);
        } else {
            self.number(Stream::Quote, 1 + zigzag(self.last.element, slice.element));
            self.rest_of_slice(slice);
        }
    }

    fn rest_of_slice(&mut self, slice: Slice) {
        if slice.element != self.last.element {
            self.last_paragraph = 0;
        }
        let text = self.elements.get(slice.element as usize).copied().unwrap_or("");
        let place = place(text, slice);
        self.number(Stream::Paragraph, zigzag(self.last_paragraph, place.paragraph));
        self.number(Stream::Offset, place.offset);
        self.number(Stream::Span, place.span);
        self.number(Stream::Tail, place.tail);
        self.last = slice;
        self.last_paragraph = place.paragraph;
    }

    /// Another element of the matter being written.
    pub(in crate::catalogue) fn element(&mut self, text: &'static str) {
        self.elements.push(text);
    }

    /// Another matter begins.
    pub(in crate::catalogue) fn forget_elements(&mut self) {
        self.elements.clear();
        self.last = Slice::default();
        self.last_paragraph = 0;
    }

    /// Number of steps of the alphabet, length of each stream; the steps; the streams; the texts.
    pub fn finish(self) -> Vec<u8> {
        let alphabet = Alphabet::of(&self.texts);
        let steps = alphabet.steps();
        let mut bytes = Vec::new();
        push(&mut bytes, steps.len() as u32);
        self.streams.iter().for_each(|stream| push(&mut bytes, stream.len() as u32));
        steps.into_iter().for_each(|step| push(&mut bytes, step));
        self.streams.iter().for_each(|stream| bytes.extend(stream));
        bytes.extend(alphabet.write(&self.texts));
        bytes
    }
}
