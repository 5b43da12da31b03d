//! The compact form in which the build script hands the catalogue to the program.
//!
//! One pass, no pointers; a text is written once. Where the words stand in an element of the matter
//! that is being written, they are a slice of it; where the same text was written before, they are its
//! number; only else are they new text. So the compiled catalogue is hardly longer than the documents.
//!
//! It is made to be compressed on its way to the browser: numbers of one sort stand together in a
//! stream of their own, and the texts, which use some thousand different characters, are written in an
//! alphabet of their own, where the frequent characters take one byte. Decoding makes one string of
//! all texts and copies nothing else but the lists. The form is private to one build: it has no version.

mod alphabet;
mod reader;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

/// The bytes are not what the build script wrote. Cannot happen in a program built from this
/// repository; it is an error value all the same, so that the page can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

/// The streams of numbers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    /// Lengths of lists, words out of fixed lists, single numbers.
    Shape,
    /// How a text is written.
    Text,
    /// In which paragraph slices start.
    Paragraph,
    /// How far into it.
    Offset,
    /// How many paragraphs further they end.
    Span,
    /// How far before the end of that paragraph.
    Tail,
    /// Elements of quotes.
    Quote,
}

/// How many streams there are.
const STREAMS: usize = 7;

/// Some bytes of an element's text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) element: u32,
    pub(super) start: u32,
    pub(super) len: u32,
}

/// Where a slice stands among the paragraphs of its element. Words mostly begin behind a label and end
/// before a full stop, so these numbers repeat where byte positions do not.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Place {
    paragraph: u32,
    offset: u32,
    span: u32,
    tail: u32,
}

/// How a text is written: the remainder of its number by [`WAYS`].
const NEW: u32 = 0;
const KNOWN: u32 = 1;
const SLICE: u32 = 2;
const WAYS: u32 = 3;

/// Ends a new text.
const END: char = '\0';

/// A value that the build script writes and the program reads.
pub trait Codec: Sized {
    /// Appends the value to `out`.
    fn write(&self, out: &mut Writer);
    /// Reads the value that [`Codec::write`] wrote; something empty after a fault.
    fn read(input: &mut Reader) -> Self;
    /// Before the items of a list are written.
    fn begin_writing(_out: &mut Writer) {}
    /// Before the items of a list are read.
    fn begin_reading(_input: &mut Reader) {}
}

impl Codec for u32 {
    fn write(&self, out: &mut Writer) {
        out.number(Stream::Shape, *self);
    }

    fn read(input: &mut Reader) -> Self {
        input.number(Stream::Shape)
    }
}

impl Codec for bool {
    fn write(&self, out: &mut Writer) {
        out.number(Stream::Shape, u32::from(*self));
    }

    fn read(input: &mut Reader) -> Self {
        input.number(Stream::Shape) != 0
    }
}

macro_rules! small_number {
    ($($number:ty),*) => {$(
        impl Codec for $number {
            fn write(&self, out: &mut Writer) {
                u32::from(*self).write(out);
            }

            fn read(input: &mut Reader) -> Self {
                let wide = input.number(Stream::Shape);
                if u32::from(wide as $number) != wide {
                    input.fail();
                }
                wide as $number
            }
        }
    )*};
}
small_number!(u8, u16);

impl Codec for &'static str {
    fn write(&self, out: &mut Writer) {
        out.text(self);
    }

    fn read(input: &mut Reader) -> Self {
        input.text()
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.number(Stream::Shape, self.len() as u32);
        T::begin_writing(out);
        for item in self {
            item.write(out);
        }
    }

    fn read(input: &mut Reader) -> Self {
        let mut items = Vec::new();
        let count = input.number(Stream::Shape);
        T::begin_reading(input);
        for _ in 0..count {
            items.push(T::read(input));
            if input.has_failed() {
                break;
            }
        }
        items
    }
}

impl<T: Codec> Codec for Option<T> {
    fn write(&self, out: &mut Writer) {
        out.number(Stream::Shape, u32::from(self.is_some()));
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(input: &mut Reader) -> Self {
        (input.number(Stream::Shape) != 0).then(|| T::read(input))
    }
}

/// Declares a plain struct together with its [`Codec`], field by field in the order written.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $crate::catalogue::codec::Codec for $name {
            fn write(&self, out: &mut $crate::catalogue::codec::Writer) {
                $(self.$field.write(out);)*
            }

            fn read(input: &mut $crate::catalogue::codec::Reader) -> Self {
                $name { $($field: $crate::catalogue::codec::Codec::read(input),)* }
            }
        }
    };
}

/// Declares an enum without data, the official word for each value, and its [`Codec`].
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            /// Every value, in the order declared.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word used for it in `seeds/` and on screen.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The value that a word of `seeds/` names.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        #[cfg(feature = "tool")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.word())
            }
        }

        impl $crate::catalogue::codec::Codec for $name {
            fn write(&self, out: &mut $crate::catalogue::codec::Writer) {
                out.number($crate::catalogue::codec::Stream::Shape, *self as u32);
            }

            fn read(input: &mut $crate::catalogue::codec::Reader) -> Self {
                let place = u8::read(input);
                $name::ALL.get(usize::from(place)).copied().unwrap_or_else(|| {
                    input.fail();
                    $name::ALL[0]
                })
            }
        }
    };
}

pub(crate) use {record, words};
