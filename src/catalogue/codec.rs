//! The compact form in which the build script hands the catalogue to the program.
//!
//! One pass, no pointers: numbers are LEB128, a text is its length and its UTF-8 bytes, a list is its
//! length and its items. Text stays where it is in the program's read-only data; decoding copies
//! nothing but the lists. The form is private to one build, so it has no version.

/// The bytes are not what the build script wrote. Cannot happen in a program built from this
/// repository; it is an error value all the same, so that the page can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged {
    /// Byte position at which reading failed.
    pub at: usize,
}

/// Reads values one after the other from the compiled bytes.
///
/// Reading never stops half-way: past a fault every value is empty or zero, and [`Reader::finish`]
/// says so. That keeps the decoder, of which the page holds one for every type, small.
pub struct Reader {
    rest: &'static [u8],
    len: usize,
    fault: Option<Damaged>,
}

impl Reader {
    /// Starts at the first byte.
    pub fn new(bytes: &'static [u8]) -> Self {
        Reader { rest: bytes, len: bytes.len(), fault: None }
    }

    /// Ends reading.
    ///
    /// # Errors
    /// [`Damaged`] when something could not be read or something is left.
    pub fn finish(self) -> Result<(), Damaged> {
        match self.fault {
            None if self.rest.is_empty() => Ok(()),
            None => Err(Damaged { at: self.len - self.rest.len() }),
            Some(damaged) => Err(damaged),
        }
    }

    /// Notes the first fault and gives up the rest.
    pub(super) fn fail(&mut self) {
        let at = self.len - self.rest.len();
        self.fault.get_or_insert(Damaged { at });
        self.rest = &[];
    }

    fn number(&mut self) -> u32 {
        let mut value = 0u32;
        for shift in (0..32).step_by(7) {
            let Some((&byte, rest)) = self.rest.split_first() else {
                break;
            };
            self.rest = rest;
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
        if let Some((text, rest)) = self.rest.split_at_checked(len)
            && let Ok(text) = core::str::from_utf8(text)
        {
            self.rest = rest;
            return text;
        }
        self.fail();
        ""
    }
}

/// A value that the build script writes and the program reads.
pub trait Codec: Sized {
    /// Appends the value to `out`.
    fn write(&self, out: &mut Vec<u8>);
    /// Reads the value that [`Codec::write`] wrote; something empty after a fault.
    fn read(input: &mut Reader) -> Self;
}

impl Codec for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn read(input: &mut Reader) -> Self {
        input.number()
    }
}

macro_rules! small_number {
    ($($number:ty),*) => {$(
        impl Codec for $number {
            fn write(&self, out: &mut Vec<u8>) {
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
    fn write(&self, out: &mut Vec<u8>) {
        // The catalogue is far below 4 GiB; a text that is not would fail to read back in the build.
        (self.len() as u32).write(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn read(input: &mut Reader) -> Self {
        input.text()
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u32).write(out);
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
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
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
            fn write(&self, out: &mut Vec<u8>) {
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
            fn write(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
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
