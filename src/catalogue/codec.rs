//! The compact form in which the build script hands the catalogue to the program.
//!
//! One pass, no pointers, two streams. Numbers are LEB128; a list is its length and its items; a text is
//! its length among the numbers and its UTF-8 bytes among the texts. Kept apart, both compress better
//! than mixed: texts follow one another as in the document. Texts stay where they are in the program's
//! read-only data; decoding copies nothing but the lists. The form is private to one build, so it has
//! no version.

/// The bytes are not what the build script wrote. Cannot happen in a program built from this
/// repository; it is an error value all the same, so that the page can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged {
    /// Byte position at which reading failed.
    pub at: usize,
}

/// Collects values for [`Reader`] to read in the same order.
#[derive(Default)]
pub struct Writer {
    numbers: Vec<u8>,
    texts: Vec<u8>,
}

impl Writer {
    pub(super) fn number(&mut self, mut rest: u32) {
        while rest >= 0x80 {
            self.numbers.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.numbers.push(rest as u8);
    }

    /// Both streams: the length of the numbers in four bytes, the numbers, the texts.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = (self.numbers.len() as u32).to_le_bytes().to_vec();
        bytes.extend(self.numbers);
        bytes.extend(self.texts);
        bytes
    }
}

/// Reads values one after the other from the compiled bytes.
///
/// Reading never stops half-way: past a fault every value is empty or zero, and [`Reader::finish`]
/// says so. That keeps the decoder, of which the page holds one for every type, small.
pub struct Reader {
    numbers: &'static [u8],
    texts: &'static [u8],
    len: usize,
    fault: Option<Damaged>,
}

impl Reader {
    /// Starts at the first value.
    pub fn new(bytes: &'static [u8]) -> Self {
        let mut reader = Reader { numbers: &[], texts: &[], len: bytes.len(), fault: None };
        let streams = bytes
            .split_first_chunk()
            .and_then(|(len, streams)| streams.split_at_checked(u32::from_le_bytes(*len) as usize));
        match streams {
            Some((numbers, texts)) => (reader.numbers, reader.texts) = (numbers, texts),
            None => reader.fail(),
        }
        reader
    }

    /// How many bytes are left.
    fn left(&self) -> usize {
        self.numbers.len() + self.texts.len()
    }

    /// Ends reading.
    ///
    /// # Errors
    /// [`Damaged`] when something could not be read or something is left.
    pub fn finish(self) -> Result<(), Damaged> {
        match self.fault {
            None if self.left() == 0 => Ok(()),
            None => Err(Damaged { at: self.len - self.left() }),
            Some(damaged) => Err(damaged),
        }
    }

    /// Notes the first fault and gives up the rest.
    pub(super) fn fail(&mut self) {
        let at = self.len - self.left();
        self.fault.get_or_insert(Damaged { at });
        (self.numbers, self.texts) = (&[], &[]);
    }

    fn number(&mut self) -> u32 {
        let mut value = 0u32;
        for shift in (0..32).step_by(7) {
            let Some((&byte, rest)) = self.numbers.split_first() else {
                break;
            };
            self.numbers = rest;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        self.fail();
        0
    }

    fn text(&mut self) -> &'static str {
        let len = self.number() as usize;
        if let Some((text, rest)) = self.texts.split_at_checked(len)
            && let Ok(text) = core::str::from_utf8(text)
        {
            self.texts = rest;
            return text;
        }
        self.fail();
        ""
    }
}

/// A value that the build script writes and the program reads.
pub trait Codec: Sized {
    /// Appends the value to `out`.
    fn write(&self, out: &mut Writer);
    /// Reads the value that [`Codec::write`] wrote; something empty after a fault.
    fn read(input: &mut Reader) -> Self;
}

impl Codec for u32 {
    fn write(&self, out: &mut Writer) {
        out.number(*self);
    }

    fn read(input: &mut Reader) -> Self {
        input.number()
    }
}

impl Codec for bool {
    fn write(&self, out: &mut Writer) {
        out.number(u32::from(*self));
    }

    fn read(input: &mut Reader) -> Self {
        input.number() != 0
    }
}

macro_rules! small_number {
    ($($number:ty),*) => {$(
        impl Codec for $number {
            fn write(&self, out: &mut Writer) {
                u32::from(*self).write(out);
            }

            fn read(input: &mut Reader) -> Self {
                let wide = input.number();
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
        // The catalogue is far below 4 GiB; a text that is not would fail to read back in the build.
        out.number(self.len() as u32);
        out.texts.extend_from_slice(self.as_bytes());
    }

    fn read(input: &mut Reader) -> Self {
        input.text()
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.number(self.len() as u32);
        for item in self {
            item.write(out);
        }
    }

    fn read(input: &mut Reader) -> Self {
        let mut items = Vec::new();
        for _ in 0..input.number() {
            items.push(T::read(input));
            if input.fault.is_some() {
                break;
            }
        }
        items
    }
}

impl<T: Codec> Codec for Option<T> {
    fn write(&self, out: &mut Writer) {
        out.number(u32::from(self.is_some()));
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(input: &mut Reader) -> Self {
        (input.number() != 0).then(|| T::read(input))
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
                out.number(*self as u32);
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
