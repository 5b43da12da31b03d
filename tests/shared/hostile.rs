//! Addresses that somebody might send to do harm, or that broke on their way: what stands behind `#`. The same number gives
//! the same addresses, on any machine.

/// What should have no effect wherever it is put in. `stung` is what a script that ran would leave behind.
const STINGS: &[&str] = &[
    "<script>window.stung=1</script>",
    "<img src=x onerror=window.stung=1>",
    "<svg/onload=window.stung=1>",
    "\"><iframe srcdoc='<script>parent.stung=1</script>'>",
    "' onmouseover='window.stung=1",
    "</title><script>stung=1</script>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<style>@import '//evil.example/x'</style>",
    "<form action=//evil.example><input name=x></form>",
    "<a href=javascript:stung=1>x</a>",
    "javascript:window.stung=1",
    "javascript:window.stung=1//#/wugang",
    "JaVaScRiPt%3Aalert(1)",
    "data:text/html,<script>stung=1</script>",
    "//evil.example/",
    "https://evil.example/",
    "\\\\evil.example\\x",
    "{{constructor.constructor('stung=1')()}}",
    "${stung=1}",
    "%3Cscript%3Estung=1%3C/script%3E",
    "%253Cscript%253Estung=1%253C/script%253E",
    "&lt;script&gt;stung=1&lt;/script&gt;",
    "__proto__",
    "constructor",
    "prototype.polluted",
    "toString",
    "hasOwnProperty=1",
    "__proto__[stung]=1",
    "' OR '1'='1",
    "../../../../etc/passwd",
    "..%2f..%2fCargo.toml",
    "%00",
    "%0d%0aSet-Cookie:%20x=1",
    "%",
    "%2",
    "%zz",
    "%e8%88",
    "%ed%a0%80",
    "%ff%fe",
    "%c0%af",
    "\u{0}",
    "\u{7}\u{8}\u{1b}[31m",
    "\u{202e}gnp.exe\u{202c}",
    "\u{2066}\u{2067}\u{feff}\u{200b}\u{200d}",
    "\u{fffd}\u{ffff}\u{10ffff}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "\u{2028}\u{2029}",
    "舞钢市",
    "٣٤٥",
    "ＷＵＧＡＮＧ",
    "ſtung",
];

/// The grammar of addresses, whole and in pieces.
const PIECES: &[&str] = &[
    "#",
    "##",
    "#/",
    "/",
    "//",
    "?",
    "??",
    "&",
    "&&&",
    "=",
    "==",
    "~",
    "~~~",
    ":",
    "+",
    "-",
    ".",
    ",",
    ";",
    "!",
    "*",
    "@",
    "wugang",
    "beiguan",
    "zhengzhou",
    "mengzhou",
    "flowcharts",
    "inpatient-reimbursement",
    "newborn-enrolment",
    "topic",
    "away-care",
    "insurance",
    "resident",
    "emergency",
    "yes",
    "no",
    "unsure",
    "injury",
    "ask",
    "see",
    "card",
    "check",
    "poster",
    "if",
    "emergency:no",
    "compare",
    "outpatient-reimbursement",
    "joint",
    "day",
    "today",
    "v",
    "newborn-age",
    "2026-10-01",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-0001-01-01",
    "+99999-01-01",
    "0",
    "1",
    "2",
    "-1",
    "255",
    "256",
    "65536",
    "4294967296",
    "18446744073709551616",
    "1e999",
    "NaN",
    "0x7fffffff",
    "00000000001",
];

/// Addresses that lead somewhere.
pub const WHOLE: &[&str] = &[
    "#/",
    "#/wugang",
    "#/wugang?topic=away-care&v=1&retired=yes",
    "#/compare/outpatient-reimbursement",
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&see=card",
    "#/wugang/inpatient-reimbursement?v=1&insurance=resident&emergency=yes&if=emergency:no",
    "#/zhengzhou/newborn-enrolment?v=1&newborn-age=2026-10-01&ask=newborn-age",
    "#/wugang/inpatient-reimbursement?see=poster",
    "#/joint~wugang/maternity-medical?v=1&insurance=employee~wugang/resident-enrolment",
    "#/flowcharts/away-retired?see=card~beiguan/outpatient-reimbursement",
];

/// Numbers out of a seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn character(&mut self) -> char {
        let any = match self.below(4) {
            0 => self.below(0x80),
            1 => 0x4e00 + self.below(0x51a6),
            2 => self.below(0x1_0000),
            _ => self.below(0x11_0000),
        };
        char::from_u32(any as u32).unwrap_or('\u{fffd}')
    }
}

/// So many addresses: every sting by itself and inside addresses that lead somewhere, huge ones, and mixtures.
pub fn addresses(count: usize) -> Vec<String> {
    let mut chance = Chance(2026);
    let mut made: Vec<String> = Vec::new();
    for sting in STINGS {
        made.push(format!("#{sting}"));
        made.push(format!("#/wugang/inpatient-reimbursement?{sting}={sting}&see={sting}~{sting}"));
    }
    for huge in
        ["/wugang", "x", "%", "&=", "~", "~wugang/maternity-medical", "#", "舞", "?a=b", "<b>"]
    {
        made.push(format!("#/{}", huge.repeat(1_000_000 / huge.len())));
        made.push(format!("#/wugang?{}", huge.repeat(20_000 / huge.len())));
    }
    while made.len() < count {
        made.push(match chance.below(3) {
            0 => mixture(&mut chance),
            1 => altered(&mut chance),
            _ => format!(
                "{}{}{}",
                chance.of(WHOLE),
                chance.of(&["", "&", "?", "~", "/"]),
                mixture(&mut chance)
            ),
        });
    }
    made.truncate(count);
    made
}

fn mixture(chance: &mut Chance) -> String {
    let mut text = String::from("#");
    for _ in 0..chance.below(14) {
        match chance.below(6) {
            0 => text.push_str(chance.of(STINGS)),
            1 => text.push(chance.character()),
            _ => text.push_str(chance.of(PIECES)),
        }
    }
    text
}

/// An address that leads somewhere, with a few characters gone, doubled, exchanged or put in.
fn altered(chance: &mut Chance) -> String {
    let mut text: Vec<char> = chance.of(WHOLE).chars().collect();
    for _ in 0..1 + chance.below(4) {
        let at = chance.below(text.len());
        let other = chance.below(text.len());
        match chance.below(5) {
            0 => text.truncate(at.max(1)),
            1 => drop(text.remove(at.max(1).min(text.len() - 1))),
            2 => text.insert(at, text[other]),
            3 => text.swap(at, other),
            _ => text.insert(at, chance.character()),
        }
        if text.len() < 2 {
            break;
        }
    }
    // Without it, it would be the address of a file.
    if text.first() != Some(&'#') {
        text.insert(0, '#');
    }
    text.into_iter().collect()
}
