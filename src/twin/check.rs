//! `mingbai check`.

use super::Failure;
use super::show::io;
use crate::catalogue::{Catalogue, Matter, Region, Topic};
use crate::compiler::{Compiled, compile};
use crate::interview::{every_answer, next_question, questions_of, topic};
use crate::rules::{Answers, Truth, decide};
use std::collections::HashSet;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

/// Where the catalogue is looked for when no folder is named.
const SEEDS: &str = "seeds";

pub(super) fn run(
    out: &mut impl Write,
    seeds: Option<&Path>,
    coverage: bool,
) -> Result<(), Failure> {
    let compiled = compile(seeds.unwrap_or(Path::new(SEEDS))).map_err(|mistakes| {
        for mistake in &mistakes {
            eprintln!("{mistake}");
        }
        Failure::Mistakes(mistakes.len())
    })?;
    let begun = Instant::now();
    let catalogue = &compiled.catalogue;
    for region in &catalogue.regions {
        let (id, count) = (region.id, region.matters.len());
        writeln!(out, "{}（{id}）：{count} 个事项", region.name).map_err(io)?;
        for matter in &region.matters {
            matter_line(out, catalogue, matter)?;
        }
        for topic in &catalogue.topics {
            topic_line(out, catalogue, region, topic)?;
        }
    }
    let seconds = begun.elapsed().as_secs_f32();
    writeln!(out, "没有错误；走遍全部问法用了 {seconds:.1} 秒").map_err(io)?;
    if coverage { accounts(out, &compiled) } else { Ok(()) }
}

/// What walking through every way of answering found.
#[derive(Default)]
struct Walk {
    longest: usize,
    /// Average number of questions, every answer being as likely as the others.
    average: f64,
    /// What differs between the ends, each once.
    ends: HashSet<Vec<u8>>,
}

impl Walk {
    /// Follows every answer to every question that `next` asks.
    fn through(
        catalogue: &Catalogue,
        next: &dyn Fn(&Answers) -> Option<u8>,
        end: &dyn Fn(&Answers) -> Vec<u8>,
    ) -> Self {
        let mut walk = Walk::default();
        walk.step(&Answers::none(&catalogue.questions), 0, 1.0, next, end);
        walk
    }

    fn step(
        &mut self,
        answers: &Answers,
        asked: usize,
        likely: f64,
        next: &dyn Fn(&Answers) -> Option<u8>,
        end: &dyn Fn(&Answers) -> Vec<u8>,
    ) {
        let Some(question) = next(answers) else {
            self.longest = self.longest.max(asked);
            self.average += likely * asked as f64;
            self.ends.insert(end(answers));
            return;
        };
        let ways: Vec<_> = every_answer(answers, question).collect();
        let each = likely / ways.len() as f64;
        for answer in ways {
            self.step(&answers.with(question, answer), asked + 1, each, next, end);
        }
    }
}

fn matter_line(
    out: &mut impl Write,
    catalogue: &Catalogue,
    matter: &Matter,
) -> Result<(), Failure> {
    let begun = Instant::now();
    let card = |answers: &Answers| {
        matter.conditions().map(|condition| decide(condition, answers) as u8).collect()
    };
    let walk = Walk::through(catalogue, &|answers| next_question(matter, answers), &card);
    writeln!(
        out,
        "  {:<30} 材料 {:>2}  问题 {:>2}  最多问 {:>2}  平均问 {:>4.1}  不同的卡 {:>5}  \
         存疑 {:>2}  {:>6.1} 毫秒  {}",
        matter.id,
        matter.materials.len(),
        questions_of(matter).len(),
        walk.longest,
        walk.average,
        walk.ends.len(),
        matter.doubts.len(),
        begun.elapsed().as_secs_f64() * 1e3,
        matter.name,
    )
    .map_err(io)
}

fn topic_line(
    out: &mut impl Write,
    catalogue: &Catalogue,
    region: &Region,
    it: &Topic,
) -> Result<(), Failure> {
    let begun = Instant::now();
    let candidates = topic::candidates(it, region);
    if candidates.is_empty() {
        return Ok(());
    }
    let left = |answers: &Answers| {
        let fits = candidates.iter().map(|it| u8::from(it.fits(answers) != Truth::False));
        fits.collect()
    };
    let next = |answers: &Answers| topic::next_question(&candidates, answers);
    let walk = Walk::through(catalogue, &next, &left);
    writeln!(
        out,
        "  情形 {:<25} 事项 {:>2}  问题 {:>2}  最多问 {:>2}  平均问 {:>4.1}  不同的结果 {:>3}  \
         {:>6.1} 毫秒  {}",
        it.id,
        candidates.len(),
        topic::questions_of(&candidates).len(),
        walk.longest,
        walk.average,
        walk.ends.len(),
        begun.elapsed().as_secs_f64() * 1e3,
        it.situation,
    )
    .map_err(io)
}

/// Prints how much of each document is accounted for; fails when anything is not.
fn accounts(out: &mut impl Write, compiled: &Compiled) -> Result<(), Failure> {
    let mut whole = true;
    for (region, coverage) in compiled.catalogue.regions.iter().zip(&compiled.coverage) {
        let percent = 100.0 * coverage.claimed as f64 / coverage.total.max(1) as f64;
        writeln!(
            out,
            "{}：{} 个字中有着落的 {} 个，{percent:.2}%",
            region.document, coverage.total, coverage.claimed
        )
        .map_err(io)?;
        for (line, text) in &coverage.unclaimed {
            whole = false;
            writeln!(out, "  第 {line} 行：{text}").map_err(io)?;
        }
    }
    if whole { Ok(()) } else { Err(Failure::Uncovered) }
}
