//! `mingbai check`.

use super::Failure;
use super::show::io;
use crate::compiler::{Compiled, compile};
use crate::interview::{at_most_remaining, questions_of};
use crate::rules::Answers;
use std::io::Write;
use std::path::Path;

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
    matters(out, &compiled)?;
    if coverage { accounts(out, &compiled) } else { Ok(()) }
}

fn matters(out: &mut impl Write, compiled: &Compiled) -> Result<(), Failure> {
    let catalogue = &compiled.catalogue;
    let none = Answers::none(&catalogue.questions);
    for region in &catalogue.regions {
        writeln!(out, "{}（{}）：{} 个事项", region.name, region.id, region.matters.len())
            .map_err(io)?;
        for matter in &region.matters {
            writeln!(
                out,
                "  {:<28} 材料 {:>2}  问题 {:>2}  最多问 {:>2}  存疑 {:>2}  {}",
                matter.id,
                matter.materials.len(),
                questions_of(matter).len(),
                at_most_remaining(matter, &none),
                matter.doubts.len(),
                matter.name,
            )
            .map_err(io)?;
        }
    }
    writeln!(out, "没有错误").map_err(io)
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
