//! What the catalogue calls verbatim is in its document, inside its own matter's lines. Nothing of
//! `mingbai::compiler` is used: this is a second reading of the same files.

use crate::items::items;
use crate::report::Report;
use crate::{catalogue, in_package};
use mingbai::catalogue::{Matter, Quote, Region};
use serde_json::Value;
use std::fs;

/// Text without white space, which PDF extraction puts anywhere.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A document without what its conversion to text put between the words: `**`, and `- ` before a line.
fn document(region: &Region) -> String {
    let path = in_package("seeds/documents").join(region.document);
    let text = fs::read_to_string(path).expect("document");
    if region.id != "zhengzhou" {
        return text;
    }
    let line = |line: &str| line.strip_prefix("- ").unwrap_or(line).replace("**", "");
    text.split('\n').map(line).collect::<Vec<String>>().join("\n")
}

/// A matter's file.
fn file(region: &Region, matter: &Matter) -> Value {
    let path = in_package("seeds/regions").join(region.id).join(format!("{}.yaml", matter.id));
    serde_saphyr::from_str(&fs::read_to_string(path).expect("file")).expect("YAML")
}

/// Part of a document: lines from a number to a number, or some words of a line.
enum Span {
    Lines(usize, usize),
    Words(usize, String),
}

/// `文件行` of a matter's file or of its second printing, in reading order.
fn spans(lines: &Value) -> Vec<Span> {
    let single = [lines.clone()];
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    lines
        .as_array()
        .map_or(&single[..], Vec::as_slice)
        .iter()
        .map(|span| match span {
            Value::Object(part) => {
                Span::Words(number(&part["行"]), solid(part["字"].as_str().expect("words")))
            }
            Value::String(range) => {
                let (first, last) = range.split_once('-').expect("a range of lines");
                Span::Lines(first.parse().expect("a number"), last.parse().expect("a number"))
            }
            line => Span::Lines(number(line), number(line)),
        })
        .collect()
}

/// The matter's part of the document in reading order, as one solid text.
fn own_text(region: &Region, lines: &Value) -> String {
    let document = document(region);
    let printed: Vec<&str> = document.split('\n').collect();
    let text = |span: Span| match span {
        Span::Lines(first, last) => solid(&printed[first - 1..last].concat()),
        Span::Words(line, words) => {
            assert!(solid(printed[line - 1]).contains(&words), "line {line} has no {words}");
            words
        }
    };
    spans(lines).into_iter().map(text).collect()
}

fn matters() -> impl Iterator<Item = (&'static Region, &'static Matter)> {
    catalogue()
        .regions
        .iter()
        .flat_map(|region| region.matters.iter().map(move |matter| (region, matter)))
}

/// Every verbatim string of a matter, with what it is. Texts of doubts are ours and not among them.
fn verbatim(matter: &'static Matter, headings_printed: bool) -> Vec<(String, &'static str)> {
    let mut all = vec![("事项".to_owned(), matter.name)];
    for it in matter.elements.iter().filter(|it| !it.reprint) {
        if headings_printed && !["标题", "章"].contains(&it.kind.word()) {
            all.push((format!("{}的标题", it.heading), it.heading));
        }
        all.extend(it.text.lines().map(|line| (it.heading.to_owned(), line)));
    }
    for it in items(matter) {
        if it.kind.word() != "存疑" {
            all.push((it.kind.word().to_owned(), it.text));
        }
        // Paragraphs of a whole element may stand in another order in the document.
        let lines = it.sources.iter().flat_map(|quote| matter.quoted(quote).lines());
        all.extend(lines.map(|line| ("出处".to_owned(), line)));
    }
    for it in &matter.materials {
        all.push((format!("{}的形式", it.name), it.form));
        all.push((format!("{}的系统获取", it.name), it.fetched));
        for it in &it.alternatives {
            all.push((format!("{}的仅当", it.name), it.proviso));
            all.push((format!("{}的形式", it.name), it.form));
        }
    }
    all.extend(matter.deadlines.iter().map(|it| ("环节".to_owned(), it.stage)));
    all.extend(matter.deadlines.iter().map(|it| ("起算".to_owned(), it.start_text)));
    all.extend(matter.windows.iter().map(|it| ("另定".to_owned(), it.announced)));
    all.extend(matter.periods.iter().map(|it| ("过后".to_owned(), it.after)));
    all.extend(step_quotes(matter).map(|quote| ("步骤".to_owned(), matter.quoted(quote))));
    all
}

fn step_quotes(matter: &Matter) -> impl Iterator<Item = &Quote> {
    let groups = matter.channels.iter().flat_map(|channel| &channel.steps);
    groups.flat_map(|group| group.heading.iter().chain(&group.steps))
}

/// Whether a region's document prints the element's headings, or only a table's head does.
fn prints_headings(region: &Region) -> bool {
    match region.id {
        "wugang" | "zhengzhou" => true,
        "beiguan" | "mengzhou" | "flowcharts" => false,
        other => panic!("does {other} print its headings? say so here"),
    }
}

#[test]
fn every_verbatim_string_is_in_its_own_lines() {
    let mut report = Report::default();
    for (region, matter) in matters() {
        let file = file(region, matter);
        let own = own_text(region, &file["文件行"]);
        let mut printed = |what: &str, text: &str, own: &str| {
            report.check(own.contains(&solid(text)), || {
                format!("{} {} {what}：文件里没有“{text}”", region.name, matter.name)
            });
        };
        let again = file.get("重印").map(|it| own_text(region, &it["文件行"])).unwrap_or_default();
        for (what, text) in verbatim(matter, prints_headings(region)) {
            // What a doubt or a note quotes may stand in the second printing.
            let own = [own.as_str(), &again].concat();
            printed(&what, text, &own);
        }
        for it in matter.elements.iter().filter(|it| it.reprint) {
            it.text.lines().for_each(|line| printed(it.heading, line, &again));
        }
    }
    report.finish("原文照抄");
}

#[test]
fn titles_and_enquiries_are_in_the_document() {
    for region in &catalogue().regions {
        let document = solid(&document(region));
        let preface = region.preface.iter().flat_map(|it| it.text.lines().chain([it.heading]));
        let sites = region.misprinted_sites.iter().flat_map(|it| [it.printed, it.correct]);
        let texts = region.enquiries.iter().copied().chain([region.title]);
        for text in texts.chain(preface).chain(sites) {
            assert!(document.contains(&solid(text)), "{}：没有“{text}”", region.name);
        }
    }
}

#[test]
fn every_quote_lies_within_its_element() {
    let mut report = Report::default();
    for (region, matter) in matters() {
        let items = items(matter);
        let sources = items.iter().flat_map(|item| item.sources).chain(step_quotes(matter));
        for quote in sources {
            let element = matter.elements.get(usize::from(quote.element));
            let (start, end) = (usize::from(quote.start), usize::from(quote.start + quote.len));
            let words = element.and_then(|element| element.text.get(start..end));
            report.check(words.is_some_and(|it| !it.trim().is_empty()), || {
                format!("{} {}：{quote:?} 不在要素里", region.name, matter.name)
            });
            report.check(words == Some(matter.quoted(quote)), || {
                format!("{} {}：{quote:?} 引出别的字", region.name, matter.name)
            });
        }
    }
    report.finish("出处在要素里");
}

/// Every official statement has a source, and its words stand in an element that it cites.
#[test]
fn every_statement_stands_where_its_sources_say() {
    let mut report = Report::default();
    for (region, matter) in matters() {
        for item in items(matter) {
            let story = || format!("{} {}：“{}”", region.name, matter.name, item.text);
            report.check(!item.sources.is_empty(), || format!("{}没有出处", story()));
            let ours = item.kind.word() == "存疑";
            report.check(ours || cited(matter, item.sources, item.text), || {
                format!("{}不在它的出处里", story())
            });
        }
        for it in &matter.materials {
            for text in [it.form, it.fetched] {
                report.check(cited(matter, &it.sources, text), || {
                    format!("{} {}：{}的“{text}”没有出处", region.name, matter.name, it.name)
                });
            }
            for it in &it.alternatives {
                for text in [it.proviso, it.form] {
                    report.check(cited(matter, &it.sources, text), || {
                        format!("{} {}：{}的“{text}”没有出处", region.name, matter.name, it.name)
                    });
                }
            }
        }
        for it in &matter.deadlines {
            report.check(cited(matter, &it.sources, it.stage), || {
                format!("{} {}：环节“{}”没有出处", region.name, matter.name, it.stage)
            });
        }
    }
    report.finish("有出处");
}

fn cited(matter: &Matter, sources: &[Quote], words: &str) -> bool {
    sources.iter().any(|quote| {
        solid(matter.elements[usize::from(quote.element)].text).contains(&solid(words))
    })
}

/// The words marked as a source are words that the matter's file has written down (a name, a sentence,
/// a seal), or paragraphs from their beginning to their end: never a piece that nobody chose.
#[test]
fn every_mark_is_what_someone_wrote() {
    let mut report = Report::default();
    for (region, matter) in matters() {
        let file = file(region, matter);
        let mut written = Vec::new();
        for (key, value) in file.as_object().expect("a map") {
            if key != "要素" && key != "重印" {
                strings(value, &mut written);
            }
        }
        for quote in items(matter).iter().flat_map(|item| item.sources).chain(step_quotes(matter)) {
            let text = matter.elements[usize::from(quote.element)].text;
            let (before, marked) = text.split_at(usize::from(quote.start));
            let (marked, after) = marked.split_at(usize::from(quote.len));
            let paragraphs = (before.is_empty() || before.ends_with('\n'))
                && (after.is_empty() || after.starts_with('\n'));
            report.check(paragraphs || written.contains(&solid(marked)), || {
                format!("{} {}：没有人写“{marked}”", region.name, matter.name)
            });
        }
    }
    report.finish("划出的字");
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(solid(text)),
        Value::Array(items) => items.iter().for_each(|it| strings(it, found)),
        Value::Object(map) => map.values().for_each(|it| strings(it, found)),
        _ => {}
    }
}

/// A paper, a sentence, a deadline is marked itself by its first source, or within the passage that is
/// named instead.
#[test]
fn first_marks_hold_the_words() {
    let mut report = Report::default();
    for (region, matter) in matters() {
        for item in items(matter).iter().filter(|item| item.kind.word() != "存疑") {
            let text = solid(item.text);
            let marked = |quote: &Quote| solid(matter.quoted(quote)).contains(&text);
            report.check(item.sources.iter().any(marked), || {
                format!("{} {}：划出的字里没有“{}”", region.name, matter.name, item.text)
            });
        }
    }
    report.finish("划出的字里有它");
}

/// The number of a deadline and of copies is the one printed.
#[test]
fn numbers_are_those_printed() {
    let mut report = Report::default();
    for (region, matter) in matters() {
        for it in &matter.deadlines {
            let unit = it.unit.word();
            let said = match (unit, it.count) {
                // The sentence promises no number of days: then it must not have one.
                ("见原文", _) => {
                    let promises = ["个工作日", "个自然日", "个月", "即时", "实时"];
                    report.check(promises.iter().all(|term| !it.text.contains(term)), || {
                        format!("{} {}：“{}”有天数", region.name, matter.name, it.text)
                    });
                    continue;
                }
                (unit, 0) => unit.to_owned(),
                (unit, count) => format!("{count}{unit}"),
            };
            report.check(solid(it.text).contains(&said), || {
                format!("{} {}：“{}”里没有“{said}”", region.name, matter.name, it.text)
            });
        }
        for amount in matter.materials.iter().flat_map(|it| &it.amounts) {
            let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
            let count = usize::from(amount.count);
            let said = [numerals[count].to_owned(), amount.count.to_string()];
            let number = amount.text.strip_prefix("一式").unwrap_or(amount.text);
            report.check(said.iter().any(|it| number.starts_with(it)), || {
                format!("{} {}：“{}”不是 {count}", region.name, matter.name, amount.text)
            });
        }
    }
    report.finish("数目照印");
}

/// Each heading `一、事项名称` of 舞钢市 opens a matter: its name follows, and its lines are its own.
#[test]
fn every_matter_of_wugang_is_in_the_catalogue() {
    let region = catalogue().region("wugang").expect("wugang");
    let document = document(region);
    let lines: Vec<&str> = document.split('\n').collect();
    let opened: Vec<usize> = (0..lines.len()).filter(|&at| is_name_heading(lines[at])).collect();
    assert_eq!(opened.len(), 28, "counted from the document");
    assert_eq!(region.matters.len(), opened.len());
    // The catalogue keeps the document's order.
    for (matter, at) in region.matters.iter().zip(opened) {
        // A name may follow that of its main item, and may go on in the next line.
        let printed = solid(&lines[at + 1..at + 4].concat());
        let name = solid(matter.name);
        assert!(printed.contains(&name), "第 {} 行起印的是“{printed}”，目录是“{name}”", at + 2);
        let own = spans(&file(region, matter)["文件行"]);
        let own = own.iter().map(|span| match span {
            Span::Lines(first, last) => (*first, *last),
            Span::Words(line, _) => (*line, *line),
        });
        assert!(own.clone().any(|(first, last)| (first..=last).contains(&(at + 1))), "{name}");
        let headings = own.flat_map(|(first, last)| &lines[first - 1..last]);
        assert_eq!(headings.filter(|line| is_name_heading(line)).count(), 1, "{name}");
    }
}

fn is_name_heading(line: &str) -> bool {
    solid(line) == "一、事项名称"
}

/// Each heading such as `5.2.1. …` of 郑州市, the table of contents aside, opens a matter with sixteen
/// elements.
#[test]
fn every_matter_of_zhengzhou_is_in_the_catalogue() {
    let region = catalogue().region("zhengzhou").expect("zhengzhou");
    let document = document(region);
    // `1. 23. 退役士兵…`: a number of two or three parts, then a name; contents end in a page number.
    let is_title = |line: &&str| {
        let numbers = line.trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c));
        let number = solid(&line[..line.len() - numbers.len()]);
        number.ends_with('.') && number.matches('.').count() >= 2 && !line.contains('\t')
    };
    let titles: Vec<String> = document.split('\n').filter(is_title).map(solid).collect();
    assert_eq!(titles.len(), 96, "counted from the document");
    let known: Vec<String> = region
        .matters
        .iter()
        .flat_map(|matter| matter.elements.iter().filter(|it| it.kind.word() == "标题"))
        .map(|element| solid(element.text))
        .collect();
    assert_eq!(known, titles, "the catalogue keeps the document's order");
    for matter in &region.matters {
        let numbered: Vec<&str> = matter
            .elements
            .iter()
            .map(|it| it.heading)
            .filter(|it| it.contains(')') || it.contains('）'))
            .collect();
        assert_eq!(numbered.len(), 16, "{}：{numbered:?}", matter.name);
    }
}

/// 孟州市 prints a processing time in each row of its list; two rows stand there twice.
#[test]
fn every_matter_of_mengzhou_is_in_the_catalogue() {
    let region = catalogue().region("mengzhou").expect("mengzhou");
    let text = solid(&document(region));
    let rows = text.matches("不超过15个工作日").count()
        + text.matches("不超过20个工作日").count()
        + text.matches("不超过30个工作日").count()
        + text.matches("即时办结").count();
    assert_eq!(rows, 22, "counted from the document");
    let printings = |matter: &Matter| {
        matter.elements.iter().filter(|element| element.kind.word() == "子项").count()
    };
    assert_eq!(region.matters.iter().map(printings).sum::<usize>(), rows);
}

/// Each flow chart has one box 办结, or is drawn in another form: counted by 办理材料.
#[test]
fn every_flow_chart_is_in_the_catalogue() {
    let region = catalogue().region("flowcharts").expect("flowcharts");
    let text = solid(&document(region));
    let charts = text.matches("办理材料：").count();
    assert_eq!(charts, 20, "counted from the document");
    assert_eq!(region.matters.len(), charts);
    for matter in &region.matters {
        // The charts promise nothing and name nobody: nothing may be lent to them.
        assert!(matter.deadlines.is_empty() && matter.channels.is_empty(), "{}", matter.name);
    }
}

/// Each twelve-digit code of 北关区 is the code of one sub-item.
#[test]
fn every_matter_of_beiguan_is_in_the_catalogue() {
    let region = catalogue().region("beiguan").expect("beiguan");
    let document = document(region);
    let is_code = |word: &&str| word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut codes: Vec<&str> = document.split_whitespace().filter(is_code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 12, "counted from the document: {codes:?}");
    let mut known: Vec<&str> = region
        .matters
        .iter()
        .flat_map(|matter| &matter.elements)
        .filter(|element| element.kind.word() == "子项编码")
        .map(|element| element.text)
        .collect();
    known.sort_unstable();
    assert_eq!(known, codes);
}

/// The documents are byte for byte those that were handed in: length and FNV-1a.
#[test]
fn documents_are_unaltered() {
    let pinned = [
        ("beiguan.txt", 18544, 0xd17c_30c2_e655_abe5),
        ("flowcharts.txt", 9973, 0x4714_9583_04f1_5362),
        ("mengzhou.txt", 19076, 0x5750_52e5_527b_2dba),
        ("wugang.txt", 45674, 0x4dce_37af_535e_6ac8),
        ("zhengzhou.txt", 214931, 0xb826_0f0b_74e4_de5a),
    ];
    let mut names: Vec<String> = fs::read_dir(in_package("seeds/documents"))
        .expect("documents")
        .map(|entry| entry.expect("entry").file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    assert_eq!(names, pinned.map(|(name, ..)| name));
    for (name, length, hash) in pinned {
        let bytes = fs::read(in_package("seeds/documents").join(name)).expect("document");
        assert_eq!((bytes.len(), fnv(&bytes)), (length, hash), "{name} was altered");
    }
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
