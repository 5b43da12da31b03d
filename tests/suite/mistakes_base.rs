//! The smallest catalogue that has one of everything and no mistake, and a way to spoil it.

use crate::temp::TempDir;
use mingbai::compiler::{Coverage, Diagnostic, Mistake, compile};

pub const DOCUMENT: &str = "documents/town.txt";
pub const REGION: &str = "regions/town/region.yaml";
pub const MATTER: &str = "regions/town/filing.yaml";
pub const QUESTIONS: &str = "questions.yaml";
pub const PAPERS: &str = "papers.yaml";
pub const TOPICS: &str = "topics.yaml";
pub const COMPARISONS: &str = "comparisons.yaml";
pub const WORK_YEAR: &str = "workdays/2026.yaml";
pub const CHARACTERS: &str = "characters.txt";
pub const FEASTS: &str = "workdays/feasts.yaml";
pub const SEARCH: &str = "search.yaml";
pub const RENAMES: &str = "renames.yaml";

const FILES: [(&str, &str); 12] = [
    (RENAMES, "改名:\n  - {旧: /town/ill, 新: /town/filing}\n"),
    (
        SEARCH,
        "虚话: [的]
换成: {瞧病: 看病}
地名: [深圳]
动作: [停]
多音: {重: chong}
要紧: [急诊]
少办: [filing]
别处:
  - 代号: pension
    事情: 养老金
    搜索: [退休金]
    怎么办: 可以打 12333 问。
",
    ),
    (
        PAPERS,
        "证件:
  是什么: 身份证。
  图: card
  图说: 一张卡片。
  名称: [身份证, 其他资料]
",
    ),
    (CHARACTERS, "医保\n报销\n"),
    (COMPARISONS, "[]\n"),
    (
        WORK_YEAR,
        "年: 2026
通知: 放假通知
文号: 一号
日期: 2025-11-04
网址: https://www.gov.cn/
节日:
  - 名称: 元旦
    原文: 1月1日至3日放假。1月4日上班。
    放假: [2026-01-01, 2026-01-03]
    上班: [2026-01-04]
",
    ),
    (
        FEASTS,
        "依据: 办法
条文: 全体公民放假的节日。
日子:
  2027: {春节: 02-06, 清明: 04-05, 端午: 06-09, 中秋: 09-15}
",
    ),
    (
        DOCUMENT,
        "页眉
某镇办事指南
看病备案
一、事项名称
看病备案。
二、服务对象
参保人员。
三、办理方式
现场办理。
四、办理材料
(一)身份证复印件一份(加盖公章)。
(二)急诊的带急诊证明。
(三)特殊情况带其他资料。
五、办理时限
5个工作日。
",
    ),
    (
        REGION,
        "地区: 某镇
文件: town.txt
文件标题: 某镇办事指南
要素标题: 印出
咨询: []
不载: [咨询电话]
版面:
  - {原文: 页眉, 次数: 1, 理由: 页眉}
",
    ),
    (
        MATTER,
        "事项: 看病备案
通俗: 去看病先备案
对象: 个人
搜索: [备案]
文件行: 3-15
要素:
  标题: 看病备案
  一、事项名称: 看病备案。
  二、服务对象: 参保人员。
  三、办理方式: 现场办理。
  四、办理材料: |
    (一)身份证复印件一份(加盖公章)。
    (二)急诊的带急诊证明。
    (三)特殊情况带其他资料。
  五、办理时限: 5个工作日。
资格:
  - 原文: 参保人员。
    出处: 服务对象
    情形: {参保: 是}
    改办: filing
办理方式:
  - 方式: 现场
    原文: 现场办理。
    出处: 办理方式
材料:
  - 名称: 身份证
    出处: 办理材料 (一)
    形式: 复印件
    数量: 一份
    盖章: 加盖公章
  - 名称: 急诊证明
    出处: 办理材料 (二)
    情形: {急诊: 是}
  - 名称: 其他资料
    出处: 办理材料 (三)
    情形: {未明: 特殊情况}
时限:
  - 原文: 5个工作日。
    出处: 办理时限
    期限: 5个工作日
    办理方式: [现场]
存疑:
  - 类: 未明
    名: 特殊情况
    说明: 文件没有写什么是特殊情况。
    出处: 办理材料 (三)
",
    ),
    (
        QUESTIONS,
        "参保:
  代号: insured
  问: 参保了吗？
  为什么: 只给参保的人办。
  答:
    是: {代号: \"yes\", 因为: 参保了}
    否: {代号: \"no\", 因为: 没有参保}
急诊:
  代号: emergency
  问: 是急诊吗？
  为什么: 急诊要带的材料不一样。
  答:
    是: {代号: \"yes\", 因为: 是急诊}
    否: {代号: \"no\", 因为: 不是急诊}
  看: 证件
",
    ),
    (
        TOPICS,
        "- 代号: ill
  情形: 病了
  搜索: [病]
  事项: [filing]
",
    ),
];

/// Stands in a replacement where the mistake is to be reported, and is not written to the file.
pub const HERE: char = '▲';

/// The base in a folder of its own.
pub struct Base {
    seeds: TempDir,
    expected: Vec<(String, usize, usize)>,
}

impl Base {
    pub fn new() -> Self {
        let seeds = TempDir::new();
        for (path, text) in FILES {
            seeds.write(path, text);
        }
        Base { seeds, expected: Vec::new() }
    }

    /// Replaces a text that stands once in a file; [`HERE`] marks where the mistake is then.
    pub fn spoil(mut self, path: &str, from: &str, to: &str) -> Self {
        self.seeds.replace(path, from, to);
        self.note_place(path);
        self
    }

    /// Takes a file away; the mistake is at its start.
    pub fn remove(mut self, path: &str) -> Self {
        std::fs::remove_file(self.seeds.path().join(path)).expect("file to take away");
        self.expected.push((path.to_owned(), 1, 1));
        self
    }

    /// Finds the mark and takes it out.
    fn note_place(&mut self, path: &str) {
        let file = self.seeds.path().join(path);
        let text = std::fs::read_to_string(&file).expect("spoilt file");
        let Some((before, after)) = text.split_once(HERE) else {
            return;
        };
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        std::fs::write(&file, [before, after].concat()).expect("file without the mark");
        self.expected.push((path.to_owned(), line, column));
    }

    /// The account of the only document, when there is no mistake.
    pub fn coverage(&self) -> Coverage {
        let compiled = compile(self.seeds.path()).expect("no mistake");
        compiled.coverage.into_iter().next().expect("one region")
    }

    /// The folder.
    pub fn seeds(&self) -> &std::path::Path {
        self.seeds.path()
    }

    /// What the compiler says, paths relative to the seeds.
    pub fn mistakes(&self) -> Vec<Diagnostic> {
        let mut mistakes = compile(self.seeds.path()).err().unwrap_or_default();
        for mistake in &mut mistakes {
            let path = std::path::Path::new(&mistake.path);
            let path = path.strip_prefix(self.seeds.path()).expect("a file of these seeds");
            mistake.path = path.to_str().expect("plain name").to_owned();
        }
        mistakes
    }

    /// Expects exactly one mistake, at the mark.
    pub fn expect(self, mistake: Mistake, said: &[&str]) {
        self.expect_all(&[(mistake, said)]);
    }

    /// Expects these mistakes and no others, sorted by place, one for each mark. `said` are words that
    /// the message must contain: what was found and what was expected.
    pub fn expect_all(mut self, expected: &[(Mistake, &[&str])]) {
        let mut found = self.mistakes();
        // What follows from the mistake itself has tests of its own.
        found.dedup();
        found.retain(|it| it.mistake != Mistake::UnknownMatter { found: "filing".to_owned() });
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        let shown = shown.join("\n");
        assert_eq!(found.len(), expected.len(), "\n{shown}");
        self.expected.sort();
        assert_eq!(self.expected.len(), expected.len(), "one mark for each mistake");
        for ((found, (mistake, said)), place) in found.iter().zip(expected).zip(&self.expected) {
            let at = (found.path.clone(), found.at.line, found.at.column);
            assert_eq!(&found.mistake, mistake, "\n{shown}");
            assert_eq!(&at, place, "\n{shown}");
            for words in *said {
                assert!(found.mistake.to_string().contains(words), "“{words}” is not in\n{shown}");
            }
            check_rendering(found);
        }
    }
}

/// Message, place, the line itself, and a caret under the right column of it.
fn check_rendering(found: &Diagnostic) {
    let text = found.to_string();
    let lines: Vec<&str> = text.lines().collect();
    let (line, column) = (found.at.line, found.at.column);
    assert_eq!(lines[0], format!("错误：{}", found.mistake));
    assert_eq!(lines[1].trim_start(), format!("--> {}:{line}:{column}", found.path));
    if found.line_text.is_empty() {
        assert_eq!(lines.len(), 2, "{text}");
        return;
    }
    let gutter = format!("{line} | ");
    assert_eq!(lines[3], format!("{gutter}{}", found.line_text));
    let before: String = found.line_text.chars().take(column - 1).collect();
    let caret = lines[4].find('^').expect("a caret");
    assert_eq!(width(&lines[4][..caret]), width(&gutter) + width(&before), "{text}");
    assert_eq!(lines.len(), 5, "{text}");
}

/// Columns on a terminal: a Chinese character takes two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// An owned word, for what a mistake holds.
pub fn text(word: &str) -> String {
    word.to_owned()
}

/// Owned words.
pub fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| text(word)).collect()
}
