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

use compiler::Parts;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

/// The folder for the files of the places.
const PLACES: &str = "MINGBAI_PLACES";

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
    // The twin exports everything and has it in one; the page fetches a place when it is entered.
    let feature = |name| std::env::var_os(name).is_some();
    if feature("CARGO_FEATURE_SPLIT") {
        // By these wasm-split-cli tells what the halves need of each other.
        println!("cargo::rustc-link-arg-bin=mingbai-app=--emit-relocs");
    }
    let for_page = feature("CARGO_FEATURE_APP") && !feature("CARGO_FEATURE_TOOL");
    let written = if for_page {
        let parts = compiled.encode_for_citizens();
        write_places(&parts).and_then(|()| write(&PathBuf::from(out), &parts.index))
    } else {
        write(&PathBuf::from(out), &compiled.encode())
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn write(out: &Path, bytes: &[u8]) -> Result<(), String> {
    let path = out.join("catalogue.bin");
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes the files of the places into the folder that scripts/trunk.sh names, and removes those of
/// earlier builds: what is in it is what belongs to the page. A build that nobody makes a site of
/// names none.
fn write_places(parts: &Parts) -> Result<(), String> {
    println!("cargo::rerun-if-env-changed={PLACES}");
    let Some(folder) = std::env::var_os(PLACES).map(PathBuf::from) else {
        return Ok(());
    };
    let put = || -> std::io::Result<()> {
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "bin") {
                fs::remove_file(path)?;
            }
        }
        for (name, bytes) in parts.places.iter().chain([&parts.search]) {
            let path = folder.join(name);
            let mut file = fs::File::create(&path)?;
            file.write_all(bytes)?;
            // A file that is gone has to be written again, so cargo watches it; an old date keeps
            // cargo from taking the file just written for a change.
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400))?;
            println!("cargo::rerun-if-changed={}", path.display());
        }
        Ok(())
    };
    put().map_err(|error| format!("{}: {error}", folder.display()))
}
