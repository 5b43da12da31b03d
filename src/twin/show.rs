//! Printing for people, and JSON.

use super::Failure;
use super::answers::choices;
use crate::calendar::Calendar;
use crate::card::{Card, Choosing, Paper, Reasons, Statement, Verdict, say};
use crate::catalogue::{Catalogue, Matter};
use crate::compare::SideBySide;
use crate::export::plain;
use crate::interview::{at_most_remaining, questions_of};
use crate::rules::{Answers, Truth};
use crate::search::{Found, Target};
use chrono::NaiveDate;
use std::io::Write;

pub(super) fn io(error: std::io::Error) -> Failure {
    Failure::Output(error)
}

pub(super) fn json(out: &mut impl Write, value: &impl serde::Serialize) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(|error| io(error.into()))?;
    writeln!(out).map_err(io)
}

pub(super) fn list(out: &mut impl Write, catalogue: &Catalogue) -> Result<(), Failure> {
    for region in &catalogue.regions {
        for matter in &region.matters {
            writeln!(out, "{} {}  {} {}", region.id, matter.id, region.name, matter.name)
                .map_err(io)?;
        }
    }
    Ok(())
}

pub(super) fn questions(
    out: &mut impl Write,
    catalogue: &Catalogue,
    matter: &Matter,
) -> Result<(), Failure> {
    let asked = questions_of(matter);
    let most = at_most_remaining(matter, &Answers::none(&catalogue.questions));
    writeln!(out, "{}：{} 个问题，最多问 {most} 个", matter.name, asked.len()).map_err(io)?;
    for place in asked {
        let question = &catalogue.questions[usize::from(place)];
        writeln!(out, "{}（{}）：{}", question.name, question.id, question.text).map_err(io)?;
        writeln!(out, "  {}", choices(question).join("、")).map_err(io)?;
    }
    Ok(())
}

/// What was found, the best first, with how well it fits.
pub(super) fn found(out: &mut impl Write, found: &[Found]) -> Result<(), Failure> {
    for it in found {
        let word = match (&it.target, it.word) {
            (Target::Elsewhere(advice), _) => format!("：{advice}"),
            _ if it.absent => "（这里的文件没有写这件事）".to_owned(),
            (_, "") => String::new(),
            (_, word) => format!("（{word}）"),
        };
        writeln!(out, "{:>5}  {}  {}{word}", it.score, it.id, it.name).map_err(io)?;
    }
    Ok(())
}

/// `2026-10-01 休 国庆节`, and 预计 where no notice has been published.
pub(super) fn workdays(
    out: &mut impl Write,
    calendar: Calendar,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<(), Failure> {
    for found in first.iter_days().take_while(|day| *day <= last) {
        let day = calendar.day(found).ok_or(Failure::UnknownDay { found })?;
        let worked = if day.rest { "休" } else { "班" };
        let expected = if day.expected { " 预计" } else { "" };
        let name = if day.holiday.is_empty() { "" } else { " " };
        writeln!(out, "{found} {worked}{name}{}{expected}", day.holiday).map_err(io)?;
    }
    Ok(())
}

/// The question to ask next, the matters that fit, and why the others do not.
pub(super) fn choosing(out: &mut impl Write, choosing: &Choosing) -> Result<(), Failure> {
    Printer { out }.choosing(choosing).map_err(io)
}

pub(super) fn comparisons(out: &mut impl Write, catalogue: &Catalogue) -> Result<(), Failure> {
    for it in &catalogue.comparisons {
        let places = it.matters.iter().filter_map(|place| catalogue.at(*place));
        let names: Vec<&str> = places.map(|(region, _)| region.name).collect();
        writeln!(out, "{}  {}  {}", it.id, it.name, names.join("、")).map_err(io)?;
    }
    Ok(())
}

/// Element by element; a paragraph that another place does not have carries a mark.
pub(super) fn side_by_side(out: &mut impl Write, shown: &SideBySide) -> Result<(), Failure> {
    Printer { out }.side_by_side(shown).map_err(io)
}

pub(super) fn card(out: &mut impl Write, card: &Card) -> Result<(), Failure> {
    Printer { out }.card(card).map_err(io)
}

struct Printer<'o, W> {
    out: &'o mut W,
}

impl<W: Write> Printer<'_, W> {
    fn choosing(&mut self, choosing: &Choosing) -> std::io::Result<()> {
        writeln!(self.out, "{}", choosing.situation)?;
        if let Some(next) = &choosing.next {
            writeln!(self.out, "下一个问题：{}（{}）", next.text, next.question)?;
        }
        for it in &choosing.fitting {
            let fits = if it.fits == Truth::True { "合适" } else { "可能合适" };
            let open = reasons(&it.open);
            writeln!(self.out, "  {fits}：{}（{}）{open}", it.name, it.matter)?;
        }
        for said in &choosing.turn.advice {
            self.ours("  ", said)?;
        }
        for it in &choosing.turn.matters {
            writeln!(self.out, "  可以看看：{}（{}）", it.name, it.id)?;
        }
        for topic in &choosing.turn.topics {
            writeln!(self.out, "  可以看看情形：{topic}")?;
        }
        for it in &choosing.others {
            writeln!(self.out, "  不合适：{}（{}）", it.name, it.matter)?;
            if !it.advice.is_empty() {
                writeln!(self.out, "    ［我们的说明］{}{}", it.advice, reasons(&it.reasons))?;
            }
            for criterion in &it.failed {
                let said = reasons(&criterion.reasons);
                writeln!(self.out, "    文件写的是：{}{said}", criterion.text)?;
                self.ours("    ", criterion.advice)?;
            }
        }
        Ok(())
    }

    fn side_by_side(&mut self, shown: &SideBySide) -> std::io::Result<()> {
        let code = if shown.code.is_empty() { "" } else { "  编码 " };
        writeln!(self.out, "{}{code}{}", shown.name, shown.code)?;
        self.ours("", shown.reason)?;
        for row in &shown.rows {
            let mark = if row.same { "相同" } else { "不同" };
            writeln!(self.out, "{}（{mark}）", row.kind.word())?;
            for (column, cell) in shown.columns.iter().zip(&row.cells) {
                writeln!(self.out, "  {} {}", column.region, column.matter)?;
                let Some(cell) = cell else {
                    writeln!(self.out, "      文件没有写")?;
                    continue;
                };
                for (text, differs) in &cell.paragraphs {
                    let mark = if *differs { "≠" } else { " " };
                    writeln!(self.out, "    {mark} {text}")?;
                }
            }
        }
        Ok(())
    }

    fn card(&mut self, card: &Card) -> std::io::Result<()> {
        writeln!(self.out, "明白卡  {}  {}", card.region_name, card.matter_name)?;
        writeln!(self.out, "{}  {}", card.today_text(), plain::basis(card))?;
        self.ours("", card.document_note)?;
        writeln!(self.out, "能不能办：{}", verdict(card))?;
        for criterion in &card.criteria {
            let mark = match criterion.met {
                Truth::True => "这条没问题",
                Truth::Unknown => "还不知道",
                Truth::False => "没过这条",
            };
            writeln!(self.out, "  {mark}：{}{}", criterion.text, reasons(&criterion.reasons))?;
            if criterion.met == Truth::False {
                self.ours("    ", criterion.advice)?;
                for other in &criterion.instead {
                    writeln!(self.out, "    可以看看：{}（{}）", other.name, other.id)?;
                }
            }
        }
        self.papers("必带", &card.must)?;
        self.papers("可能要带", &card.maybe)?;
        self.papers("不用带", &card.not_needed)?;
        self.papers("不用交", &card.fetched)?;
        for channel in &card.channels {
            let kind = channel.kind.word();
            writeln!(self.out, "怎么办（{kind}）：{}{}", channel.text, reasons(&channel.reasons))?;
            for group in &channel.steps {
                if !group.heading.is_empty() {
                    writeln!(self.out, "  {}", group.heading)?;
                }
                for step in &group.steps {
                    writeln!(self.out, "    {step}")?;
                }
            }
        }
        for channel in &card.closed_channels {
            let kind = channel.kind.word();
            writeln!(
                self.out,
                "不能这样办（{kind}）：{}{}",
                channel.text,
                reasons(&channel.reasons)
            )?;
        }
        if card.is_of_use() {
            self.when(card)?;
        }
        for deadline in &card.deadlines {
            let kinds: Vec<&str> = deadline.channels.iter().map(|kind| kind.word()).collect();
            let scope = if kinds.is_empty() {
                String::new()
            } else {
                format!("（{}）", kinds.join("、"))
            };
            let text = deadline.text;
            writeln!(self.out, "多久办好{scope}：{text}{}", reasons(&deadline.reasons))?;
        }
        for window in &card.windows {
            let kinds: Vec<&str> = window.channels.iter().map(|kind| kind.word()).collect();
            let scope = if kinds.is_empty() {
                String::new()
            } else {
                format!("（{}）", kinds.join("、"))
            };
            writeln!(self.out, "受理时间{scope}：{}{}", window.text, reasons(&window.reasons))?;
        }
        self.statements("还要知道", &card.notes)?;
        for doubt in &card.doubts {
            writeln!(self.out, "存疑（{}）：{}", doubt.kind.word(), doubt.text)?;
            for passage in &doubt.sources {
                writeln!(self.out, "    {}：{}", passage.heading, passage.quotation())?;
            }
        }
        if !card.gaps.is_empty() {
            writeln!(self.out, "文件没有写：{}", card.gaps.join("、"))?;
        }
        for open in &card.open_questions {
            writeln!(self.out, "还可以回答：{}（{}）", open.text, open.question)?;
        }
        Ok(())
    }

    /// The dates, ours, before the sentences that they are reckoned from.
    fn when(&mut self, card: &Card) -> std::io::Result<()> {
        let today = card.today;
        if card.applying != today {
            writeln!(self.out, "办理日：{}", say::long_day(card.applying))?;
        }
        for timing in &card.timings {
            let ways = match timing.channels.is_empty() {
                true => String::new(),
                false => format!("（{}）", say::channels(&timing.channels)),
            };
            writeln!(self.out, "什么时候{ways}：{}", say::state(timing, today, say::Read::Today))?;
            for promise in &timing.promises {
                let deadline = &card.deadlines[promise.deadline];
                let said = say::promise(timing, deadline, promise.end, card, say::Read::Today);
                writeln!(self.out, "  {said}")?;
                self.ours("    ", &say::rule(deadline, promise.end, today))?;
            }
        }
        for it in &card.backed_by {
            let (name, texts) = (it.name, it.deadlines.join(""));
            writeln!(self.out, "背后的内部事项：{name}（{}）{texts}", it.id)?;
        }
        for (number, stage) in card.stages.iter().enumerate() {
            let deadline = &card.deadlines[stage.deadline];
            let said = say::stage(stage, deadline, today);
            writeln!(
                self.out,
                "环节 {}（{}）：{said}  {}",
                number + 1,
                deadline.stage,
                deadline.text
            )?;
        }
        for period in &card.periods {
            writeln!(self.out, "期间：{}{}", period.text, reasons(&period.reasons))?;
            self.ours("  ", &say::period(period, today, say::Read::Today))?;
            self.ours("  ", &say::period_rule(period, today))?;
        }
        Ok(())
    }

    fn papers(&mut self, title: &str, papers: &[Paper]) -> std::io::Result<()> {
        if papers.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{title}：")?;
        for paper in papers {
            let form = match paper.form {
                "" => String::new(),
                form => format!("（{form}）"),
            };
            writeln!(self.out, "  □ {}{form}{}", paper.name, reasons(&paper.reasons))?;
            for copies in &paper.amounts {
                writeln!(self.out, "      数量：{}{}", copies.text, other(&copies.reasons, paper))?;
            }
            for seal in &paper.seals {
                writeln!(self.out, "      {}{}", seal.text, reasons(&seal.reasons))?;
            }
            match paper.alternatives.len() {
                0 => {}
                1 => writeln!(self.out, "      您带这个：")?,
                _ => writeln!(self.out, "      {}", say::any_of(paper))?,
            }
            for it in &paper.alternatives {
                let proviso = match it.proviso {
                    "" => String::new(),
                    proviso => format!("（{proviso}）"),
                };
                writeln!(self.out, "        ○ {}{proviso}{}", it.name, other(&it.reasons, paper))?;
                self.statements("          盖章", &it.seals)?;
                self.statements("          附注", &it.notes)?;
            }
            self.statements("    附注", &paper.notes)?;
            self.ours("      ", paper.hint)?;
            for doubt in &paper.doubts {
                self.ours("      ", &say::doubt(doubt))?;
            }
            for source in &paper.sources {
                writeln!(self.out, "      出处 {}：{}", source.heading, source.split().1)?;
            }
        }
        Ok(())
    }

    /// Our own words, marked as ours.
    fn ours(&mut self, indent: &str, text: &str) -> std::io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{indent}［我们的说明］{text}")
    }

    fn statements(&mut self, title: &str, statements: &[Statement]) -> std::io::Result<()> {
        for statement in statements {
            writeln!(self.out, "{title}：{}{}", statement.text, reasons(&statement.reasons))?;
        }
        Ok(())
    }
}

fn verdict(card: &Card) -> &'static str {
    match card.verdict {
        Verdict::Yes => say::verdict_of(card),
        Verdict::LeftOpen => say::verdict_of(card),
        Verdict::Undecided => "还不能确定",
        Verdict::No => say::verdict_of(card),
        Verdict::Unstated => "文件没有写谁能办",
        Verdict::Internal => "这是经办机构内部的事，不用您办",
    }
}

/// Reasons that the paper's own line has not given already.
fn other(own: &Reasons, paper: &Paper) -> String {
    if *own == paper.reasons { String::new() } else { reasons(own) }
}

fn reasons(reasons: &Reasons) -> String {
    let mut parts = Vec::new();
    if !reasons.because.is_empty() {
        let said: Vec<&str> = reasons.because.iter().map(|given| given.because).collect();
        parts.push(format!("因为您说{}", said.join("、")));
    }
    if !reasons.depends_on.is_empty() {
        let open: Vec<&str> = reasons.depends_on.iter().map(|open| open.text).collect();
        parts.push(format!("要看：{}", open.join("、")));
    }
    if !reasons.left_open.is_empty() {
        parts.push("文件没有写清楚".to_owned());
    }
    if parts.is_empty() { String::new() } else { format!("  ［{}］", parts.join("；")) }
}
