//! 二维码: a text as a QR code (ISO/IEC 18004), drawn as a path of squares.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules around the code, as the standard asks for.
pub const QUIET_ZONE: usize = 4;
/// The largest version that is to mend 15 % of itself: 105 modules a side.
const LARGEST_SURE: u8 = 22;
/// The largest version at all, which mends 7 %: 121 modules a side. Of larger ones a phone loses the modules.
const LARGEST: u8 = 26;

/// A code to be drawn black on white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules a side, quiet zone included. A module is 1 by 1.
    pub size: usize,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

/// The code of a text; `None` when it is too long for a code that a phone can read.
///
/// A code is never smaller than needed and mends as much of itself as its size allows.
pub fn code(text: &str) -> Option<Code> {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    let fit = |level, largest| {
        QrCode::encode_segments_advanced(
            &segment,
            level,
            Version::MIN,
            Version::new(largest),
            None,
            true,
        )
    };
    let drawn =
        fit(QrCodeEcc::Medium, LARGEST_SURE).or_else(|_| fit(QrCodeEcc::Low, LARGEST)).ok()?;
    Some(Code { size: drawn.size() as usize + 2 * QUIET_ZONE, path: path(&drawn) })
}

/// One bar for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut out = String::new();
    let quiet = QUIET_ZONE as i32;
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // Beyond the edge all is light.
            let run = (x..).take_while(|&at| code.get_module(at, y)).count() as i32;
            if run > 0 {
                let [x, y, run] = [x + quiet, y + quiet, run].map(|it| it.to_string());
                for piece in ["M", &x, " ", &y, "h", &run, "v1h-", &run, "z"] {
                    out.push_str(piece);
                }
            }
            x += run.max(1);
        }
    }
    out
}
