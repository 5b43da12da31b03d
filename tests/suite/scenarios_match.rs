//! Pairing what a scenario expects with what a card shows.

use mingbai::card::{Alternative, Paper, Passage};
use mingbai::rules::Truth;

/// Without white space, and with full-width brackets and punctuation as half-width ones.
pub fn plain(text: &str) -> String {
    let fold = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '；' => ';',
        '：' => ':',
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

/// Whether a paper is the one that a scenario calls so: the words are in its name (with its form
/// behind it), or the document goes on with them where the name stands, or one of the papers that
/// may fill the slot is called so.
pub fn paper_is(paper: &Paper, words: &str) -> bool {
    let open = |it: &&Alternative| it.usable != Truth::False;
    named(paper.name, paper.form, &paper.sources, words)
        || paper
            .alternatives
            .iter()
            .filter(open)
            .any(|it| named(it.name, it.form, &it.sources, words))
}

/// The same for one paper of several that may fill a slot.
pub fn alternative_is(alternative: &Alternative, words: &str) -> bool {
    named(alternative.name, alternative.form, &alternative.sources, words)
}

fn named(name: &str, form: &str, sources: &[Passage], words: &str) -> bool {
    let (name, words) = (plain(name), plain(words));
    let printed_there = |passage: &Passage| {
        let (_, marked, after) = passage.split();
        let from_mark = plain(&[marked, after].concat());
        words.contains(&name)
            && from_mark.find(&name).is_some_and(|at| from_mark[at..].starts_with(&words))
    };
    name.contains(&words)
        || [name.as_str(), &plain(form)].concat().contains(&words)
        || sources.iter().any(printed_there)
}

/// Pairs every expected entry with a different shown one, none left over on either side.
///
/// # Errors
/// What could not be paired.
pub fn pair<T>(
    expected: &[String],
    shown: &[T],
    fits: impl Fn(&str, &T) -> bool,
    name: impl Fn(&T) -> &str,
) -> Result<(), String> {
    // Augmenting paths: `taken[s]` is the expected entry that shown entry `s` stands for.
    let mut taken: Vec<Option<usize>> = vec![None; shown.len()];
    let fits = |entry: usize, place: usize| fits(&expected[entry], &shown[place]);
    let missing: Vec<&str> = (0..expected.len())
        .filter(|&entry| !place(entry, &fits, &mut taken, &mut vec![false; shown.len()]))
        .map(|entry| expected[entry].as_str())
        .collect();
    let extra: Vec<&str> =
        shown.iter().zip(&taken).filter(|(_, by)| by.is_none()).map(|(it, _)| name(it)).collect();
    if missing.is_empty() && extra.is_empty() {
        return Ok(());
    }
    Err(format!("卡上没有：［{}］；卡上多了：［{}］", missing.join("｜"), extra.join("｜")))
}

fn place(
    entry: usize,
    fits: &impl Fn(usize, usize) -> bool,
    taken: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    (0..taken.len()).any(|at| {
        if tried[at] || !fits(entry, at) {
            return false;
        }
        tried[at] = true;
        let free = match taken[at] {
            None => true,
            Some(other) => place(other, fits, taken, tried),
        };
        if free {
            taken[at] = Some(entry);
        }
        free
    })
}

#[test]
fn pairing_is_one_to_one() {
    let pairs = |expected: &[&str], shown: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|it| (*it).to_owned()).collect();
        pair(&expected, shown, |entry, it| it.contains(entry), |it| it)
    };
    assert_eq!(pairs(&[], &[]), Ok(()));
    assert_eq!(pairs(&["证"], &["身份证"]), Ok(()));
    // The general entry must leave the only fitting one to the special entry, in either order.
    assert_eq!(pairs(&["证", "身份证"], &["身份证", "出院证"]), Ok(()));
    assert_eq!(pairs(&["身份证", "证"], &["身份证", "出院证"]), Ok(()));
    assert!(pairs(&["证"], &[]).is_err_and(|it| it.contains("没有：［证］")));
    assert!(pairs(&[], &["证"]).is_err_and(|it| it.contains("多了：［证］")));
    assert!(pairs(&["证"], &["身份证", "出院证"]).is_err());
    assert!(pairs(&["证", "证"], &["身份证"]).is_err());
}

#[test]
fn brackets_and_space_do_not_matter() {
    assert_eq!(plain("门（急） 诊，清单"), "门(急)诊,清单");
}
