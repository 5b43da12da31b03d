//! Compiles `seeds/` into the catalogue that the program carries. A mistake in the seeds stops the
//! build and says where it is, what was found and what was expected.

// The modules are the library's own; the build script uses only part of them.
#![allow(dead_code, unused_imports)]

#[path = "src/catalogue/mod.rs"]
mod catalogue;
#[path = "src/compiler/mod.rs"]
mod compiler;
#[path = "src/rules/mod.rs"]
mod rules;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    for watched in ["build.rs", "seeds", "src/catalogue", "src/compiler", "src/rules"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let compiled = match compiler::compile(Path::new("seeds")) {
        Ok(compiled) => compiled,
        Err(mistakes) => {
            for mistake in &mistakes {
                eprintln!("{mistake}");
            }
            println!("cargo::error=seeds/ 里有 {} 处错误，见上面", mistakes.len());
            for mistake in mistakes.iter().take(20) {
                let at = mistake.at;
                println!(
                    "cargo::error={}:{}:{} {}",
                    mistake.path,
                    at.line,
                    at.column,
                    mistake.mistake.to_string().replace('\n', " ")
                );
            }
            return ExitCode::FAILURE;
        }
    };
    let Some(out) = std::env::var_os("OUT_DIR") else {
        println!("cargo::error=OUT_DIR is not set: run this through cargo");
        return ExitCode::FAILURE;
    };
    // The twin exports everything; the page carries what it shows.
    let for_page = std::env::var_os("CARGO_FEATURE_TOOL").is_none();
    let bytes = if for_page { compiled.encode_for_citizens() } else { compiled.encode() };
    match std::fs::write(PathBuf::from(out).join("catalogue.bin"), bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=catalogue.bin: {error}");
            ExitCode::FAILURE
        }
    }
}
