//! What can be wrong in `seeds/`, and how it is said: where, what was found, what was expected.
//!
//! The readers are the staff who keep the catalogue, so the sentences are Chinese.

use std::fmt;

/// A place in a file; both numbers count from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

/// One mistake with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// File, relative to the folder that holds `seeds/`.
    pub path: String,
    /// Where in the file.
    pub at: Position,
    /// The text of that line.
    pub line_text: String,
    /// What is wrong.
    pub mistake: Mistake,
}

/// Everything that can be wrong with the catalogue. The fields hold what the sentence names: what was
/// found, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Mistake {
    /// The file cannot be read at all.
    Unreadable { reason: String },
    /// Not YAML, or a key written twice.
    Yaml { reason: String },
    /// Another kind of value than expected.
    WrongShape { found: &'static str, expected: &'static str },
    /// A number, date or truth value where text was meant.
    Unquoted,
    /// A key that the format does not have.
    UnknownKey { found: String, expected: &'static [&'static str] },
    /// A key that must be there.
    MissingKey { key: &'static str },
    /// A word out of a fixed list.
    UnknownWord { what: &'static str, found: String, expected: Vec<String> },
    /// A question that the bank does not have.
    UnknownQuestion { found: String, nearest: Option<String> },
    /// An answer that the question does not have.
    UnknownAnswer { question: String, found: String, expected: Vec<String> },
    /// A list of answers, tests or clauses without anything in it.
    EmptyList { what: &'static str },
    /// An official statement without a source.
    NoSource { what: String },
    /// Words that the document does not contain within the matter's lines.
    NotInDocument { quote: String, lines: String },
    /// Words that the passage named as source does not contain.
    NotInPassage { quote: String, passage: String },
    /// A passage that the matter does not have.
    NoSuchPassage { found: String, expected: Vec<String> },
    /// A condition that no admissible answers make true.
    NeverHolds,
    /// A condition that all admissible answers make true.
    AlwaysHolds,
    /// An identifier or name used twice.
    Duplicate { what: &'static str, found: String, first: String },
    /// An identifier that cannot stand in a link.
    BadIdentifier { found: String },
    /// A matter without a deadline.
    NoDeadline,
    /// A deadline that cannot be read, or that its sentence does not contain.
    BadTerm { found: String },
    /// Days that cannot be read, or that their sentence does not say.
    BadOpening { found: String },
    /// A time from a day that the sentence does not name.
    BadSpan { found: String },
    /// A day that does not exist or belongs to another year.
    BadDay { found: String, year: i32 },
    /// A character that has no reading.
    NoReading { found: char },
    /// First and last day of a holiday.
    BadRange,
    /// An amount without a number.
    BadAmount { found: String },
    /// Line numbers that cannot be read or that the document does not have.
    BadLines { found: String, last: Option<usize> },
    /// A doubt that the matter does not have.
    UnknownDoubt { found: String, expected: Vec<String> },
    /// A matter that is referred to and does not exist.
    UnknownMatter { found: String },
    /// A new identifier that links cannot have, or that belongs to something else than the old one.
    UnknownIdentifier { found: String, nearest: Option<String> },
    /// An old identifier that is still in use.
    StillKnown { found: String },
    /// A paper that no matter names.
    UnknownPaper { found: String, nearest: Option<String> },
    /// An explanation that `papers.yaml` does not have.
    UnknownExplanation { found: String, nearest: Option<String> },
    /// A word to be replaced that is in use: it would never be found.
    Replaced { found: String, name: String },
    /// A channel that the matter does not have.
    UnknownChannel { found: String, expected: Vec<String> },
    /// Our own words are too long for the screen.
    TooLong { length: usize, limit: usize },
    /// More of something than the compiled form can hold.
    TooMany { what: &'static str, limit: usize },
    /// A question that no condition uses.
    UnusedQuestion { name: String },
    /// Layout remains that the document contains another number of times.
    LayoutCount { found: usize, expected: usize },
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mistake::Unreadable { reason } => write!(out, "读不了这个文件：{reason}"),
            Mistake::Yaml { reason } => write!(out, "YAML 写法不对：{reason}"),
            Mistake::WrongShape { found, expected } => {
                write!(out, "这里写的是{found}，应当是{expected}")
            }
            Mistake::Unquoted => {
                write!(out, "这里写的是没有引号的数字或真假值，应当是文字：请加上引号")
            }
            Mistake::UnknownKey { found, expected } => {
                write!(out, "没有“{found}”这个键，应当是：{}", expected.join("、"))?;
                suggest(out, nearest(found, expected.iter().copied()))
            }
            Mistake::MissingKey { key } => write!(out, "缺少“{key}”，这一项必须写“{key}”"),
            Mistake::UnknownWord { what, found, expected } => {
                write!(out, "{what}写的是“{found}”，应当是：{}", expected.join("、"))?;
                suggest(out, nearest(found, expected.iter().map(String::as_str)))
            }
            Mistake::UnknownQuestion { found, nearest } => {
                write!(out, "没有“{found}”这个问题，应当是 questions.yaml 里的名字")?;
                suggest(out, nearest.as_deref())
            }
            Mistake::UnknownAnswer { question, found, expected } => {
                write!(
                    out,
                    "问题“{question}”没有“{found}”这个回答，应当是：{}",
                    expected.join("、")
                )
            }
            Mistake::EmptyList { what } => write!(out, "{what}是空的，应当至少写一个"),
            Mistake::NoSource { what } => {
                write!(out, "“{what}”没有写出处，应当写“出处”，说明它在文件的哪里")
            }
            Mistake::NotInDocument { quote, lines } => {
                write!(out, "文件第 {lines} 行里没有“{}”，应当和文件一字不差", short(quote))
            }
            Mistake::NotInPassage { quote, passage } => {
                write!(out, "“{passage}”里没有“{}”，应当和文件一字不差", short(quote))
            }
            Mistake::NoSuchPassage { found, expected } => {
                write!(out, "没有“{found}”这个出处，应当是：{}", expected.join("、"))
            }
            Mistake::NeverHolds => {
                write!(out, "这个情形永远不成立：应当有一种符合资格的回答让它成立")
            }
            Mistake::AlwaysHolds => {
                write!(out, "这个情形总是成立：应当有一种符合资格的回答让它不成立，否则不要写情形")
            }
            Mistake::Duplicate { what, found, first } => {
                write!(out, "{what}“{found}”重复了，已经用在 {first}，应当换一个")
            }
            Mistake::BadIdentifier { found } => {
                write!(out, "代号写的是“{found}”，应当是英文小写字母、数字和连字符，并且不是保留字")
            }
            Mistake::NoDeadline => {
                write!(out, "这个事项没有时限，应当至少写一条；文件没有写的，也要写明")
            }
            Mistake::BadTerm { found } => write!(
                out,
                "期限写的是“{found}”，应当是原文里的“N个工作日”“N个自然日”“N个月”“即时”“实时”，可以是“次月5日-25日工作日”这样的日子；原文没有天数的写“见原文”"
            ),
            Mistake::BadOpening { found } => write!(
                out,
                "写的是“{found}”，应当是原文说的“工作日”“每天”“每月5日-25日”“每月5日前”“7月1日-12月20日”“次月5日-25日”，后面可以接“工作日”“顺延”，数字和这些字都要和原文一样；原文没有日子的写“见原文”"
            ),
            Mistake::BadSpan { found } => {
                write!(out, "问题里的期限是“{found}”，原文里应当有这几个字")
            }
            Mistake::BadDay { found, year } => {
                write!(
                    out,
                    "日期写的是“{found}”，应当是 {year} 年（或前一年12月）里有的一天，例如 {year}-10-01"
                )
            }
            Mistake::NoReading { found } => {
                write!(out, "“{found}”没有读音，应当是汉字")
            }
            Mistake::BadRange => {
                write!(out, "放假应当写第一天和最后一天，例如 [2026-10-01, 2026-10-07]")
            }
            Mistake::BadAmount { found } => {
                write!(out, "数量写的是“{found}”，应当是原文里带数字的话，例如“1份”“三张”")
            }
            Mistake::BadLines { found, last } => {
                write!(out, "文件行写的是“{found}”，应当是“12-40”这样的行号")?;
                match last {
                    Some(last) => write!(out, "，文件共 {last} 行"),
                    None => Ok(()),
                }
            }
            Mistake::Replaced { found, name } => {
                write!(out, "“{name}”里有“{found}”，换成别的字就找不到它了，应当去掉这一条")
            }
            Mistake::UnknownDoubt { found, expected } => {
                write!(out, "存疑里没有名叫“{found}”的，应当是：{}", expected.join("、"))
            }
            Mistake::UnknownMatter { found } => {
                write!(out, "没有“{found}”这个事项，应当是事项文件的名字（不带 .yaml）")
            }
            Mistake::UnknownIdentifier { found, nearest } => {
                write!(
                    out,
                    "新代号写的是“{found}”，应当是现在有的，并且和旧代号属于同一个地区、问题或情形"
                )?;
                suggest(out, nearest.as_deref())
            }
            Mistake::StillKnown { found } => {
                write!(out, "旧代号写的是“{found}”，它现在还在用，不能改成别的")
            }
            Mistake::UnknownPaper { found, nearest } => {
                write!(
                    out,
                    "没有事项要“{found}”，应当是材料或任选的名称，或名称里标点隔开的一段，一字不差"
                )?;
                suggest(out, nearest.as_deref())
            }
            Mistake::UnknownExplanation { found, nearest } => {
                write!(out, "没有“{found}”这条材料说明，应当是 papers.yaml 里的名字")?;
                suggest(out, nearest.as_deref())
            }
            Mistake::UnknownChannel { found, expected } => {
                write!(out, "这个事项没有“{found}”这种办理方式，应当是：{}", expected.join("、"))
            }
            Mistake::TooLong { length, limit } => {
                write!(out, "这句话有 {length} 个字，应当不超过 {limit} 个字")
            }
            Mistake::TooMany { what, limit } => write!(out, "{what}太多，应当不超过 {limit} 个"),
            Mistake::UnusedQuestion { name } => {
                write!(out, "没有事项用到问题“{name}”，应当删掉，或者在情形里用上")
            }
            Mistake::LayoutCount { found, expected } => {
                write!(out, "这段版面文字在没有着落的字里印了 {found} 次，次数写的却是 {expected}")
            }
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.at;
        let gutter = line.to_string().len();
        writeln!(out, "错误：{}", self.mistake)?;
        writeln!(out, "{:gutter$}--> {}:{line}:{column}", "", self.path)?;
        if self.line_text.is_empty() {
            return Ok(());
        }
        // A Chinese character is two columns wide on a terminal, and so is its pad.
        let pad: String = self
            .line_text
            .chars()
            .take(column.saturating_sub(1))
            .map(|c| if c.is_ascii() { ' ' } else { '\u{3000}' })
            .collect();
        writeln!(out, "{:gutter$} |", "")?;
        writeln!(out, "{line} | {}", self.line_text)?;
        writeln!(out, "{:gutter$} | {pad}^", "")
    }
}

fn suggest(out: &mut fmt::Formatter<'_>, word: Option<&str>) -> fmt::Result {
    match word {
        Some(word) => write!(out, "（是不是“{word}”？）"),
        None => Ok(()),
    }
}

/// Long quotations are cut; the place tells the rest.
fn short(quote: &str) -> String {
    const SHOWN: usize = 40;
    if quote.chars().count() <= SHOWN {
        return quote.to_owned();
    }
    quote.chars().take(SHOWN).chain(std::iter::once('…')).collect()
}

/// The word that shares most characters with `found`, if at least half of them.
pub(super) fn nearest<'a>(found: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let shared = |word: &str| word.chars().filter(|&c| found.contains(c)).count();
    words
        .map(|word| (shared(word), word))
        .filter(|&(count, word)| {
            count * 2 >= word.chars().count() && count * 2 >= found.chars().count()
        })
        .max_by_key(|&(count, _)| count)
        .map(|(_, word)| word)
}
