//! QR codes, read back by somebody else's reader from the squares that the page draws.

use crate::report::Report;
use crate::{catalogue, some_day};
use mingbai::catalogue::{Catalogue, Matter};
use mingbai::export::qr::{Code, QUIET_ZONE, code};
use mingbai::interview::questions_of;
use mingbai::link::{self, Link, View};
use mingbai::rules::{Answer, Answers};

/// Longer than most.
const PAGE: &str = "https://ybj.pingdingshan.gov.cn/fuwu/yibao/mingbaiban/index.html";
/// Pixels a module.
const SCALE: usize = 3;

/// The dark modules that the path fills, by row; what it fills outside of the square fails.
fn modules(code: &Code) -> Vec<Vec<bool>> {
    let mut rows = vec![vec![false; code.size]; code.size];
    for bar in code.path.split('M').skip(1) {
        let number = |text: &str| text.parse::<usize>().expect("a whole number");
        let (x, rest) = bar.split_once(' ').expect("x and y");
        let (y, rest) = rest.split_once('h').expect("a bar to the right");
        let (run, back) = rest.split_once("v1h-").expect("one module high, and back");
        assert_eq!(back, [run, "z"].concat(), "a bar is closed");
        for dark in &mut rows[number(y)][number(x)..number(x) + number(run)] {
            assert!(!*dark, "bars do not overlap");
            *dark = true;
        }
    }
    rows
}

fn read(code: &Code) -> String {
    let rows = modules(code);
    let side = code.size * SCALE;
    let light = |x: usize, y: usize| if rows[y / SCALE][x / SCALE] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, light);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().expect("a code that can be read").1
}

fn of_matters(make: impl Fn(&Catalogue, usize, usize, &Matter) -> Link) -> Vec<String> {
    let catalogue = catalogue();
    let mut addresses = Vec::new();
    for (region, place) in catalogue.regions.iter().enumerate() {
        for (matter, it) in place.matters.iter().enumerate() {
            let link = make(catalogue, region, matter, it);
            addresses.push([PAGE, &link::write(catalogue, &link, &[])].concat());
        }
    }
    addresses
}

/// Posters: the plain address of every matter.
#[test]
fn every_plain_address_can_be_read() {
    let plain = of_matters(|catalogue, region, matter, _| {
        let answers = Answers::none(&catalogue.questions);
        Link::Matter { region, matter, answers, view: View::Next }
    });
    assert!(plain.contains(&[PAGE, "#/wugang/inpatient-reimbursement"].concat()));
    for address in plain {
        let code = code(&address).expect("short enough");
        assert_eq!(read(&code), address);
        assert!(code.size <= 49 + 2 * QUIET_ZONE, "{address}: to be read from afar");
    }
}

/// Cards: every question of the matter answered with what takes most room, and a day to apply.
#[test]
fn the_longest_addresses_can_be_read() {
    let mut report = Report::default();
    let long = of_matters(|catalogue, region, matter, it| {
        let mut answers = Answers::none(&catalogue.questions);
        for question in questions_of(it) {
            answers.set(question, Some(Answer::NotSure));
            let asked = &catalogue.questions[usize::from(question)];
            let length = |choice: &usize| asked.choices[*choice].id.len();
            let longest = (0..asked.choices.len()).max_by_key(length).expect("answers");
            if asked.span.is_some() {
                answers.set_day(question, some_day(), 0);
            } else if length(&longest) > link::UNSURE.len() {
                answers.set(question, Some(Answer::Choice(longest as u8)));
            }
        }
        answers.set_applying(Some(some_day()));
        Link::Matter { region, matter, answers, view: View::Card }
    });
    let most = long.iter().map(String::len).max().expect("matters");
    assert!((250..350).contains(&most), "the longest has {most} characters: is {PAGE} still long?");
    for address in long {
        let code = code(&address);
        report.check(code.as_ref().is_some_and(|it| read(it) == address), || address.clone());
    }
    report.finish("最长的地址也读得出");
}

/// Every length up to the limit makes a code that reads the same; beyond it there is none.
#[test]
fn what_is_too_long_has_no_code() {
    let text = |length: usize| -> String { ('!'..='~').cycle().take(length).collect() };
    let mut last = 0;
    for length in [1, 20, 100, 300, 600, 700, 783, 784, 1000, 1367] {
        let code = code(&text(length)).unwrap_or_else(|| panic!("{length} characters"));
        last = code.size;
        assert_eq!(read(&code), text(length));
    }
    assert_eq!(last, 121 + 2 * QUIET_ZONE, "the largest");
    for length in [1368, 3000, 10_000] {
        assert_eq!(code(&text(length)), None, "{length} characters");
    }
    // Whatever a host is called.
    assert_eq!(read(&code("https://医保.中国/#/").expect("short")), "https://医保.中国/#/");
}

/// Light all around, as the standard asks for.
#[test]
fn the_quiet_zone_is_quiet() {
    let code = code(PAGE).expect("short");
    let rows = modules(&code);
    for (y, row) in rows.iter().enumerate() {
        for (x, &dark) in row.iter().enumerate() {
            let inside = QUIET_ZONE..code.size - QUIET_ZONE;
            assert!(!dark || (inside.contains(&x) && inside.contains(&y)), "{x}, {y}");
        }
    }
    assert!(rows[QUIET_ZONE][QUIET_ZONE], "the corner of a finder");
}
