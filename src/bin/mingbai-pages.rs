//! Writes the pages that are read without the program into a `dist/` that trunk has built:
//! `mingbai-pages DIST`. With `MINGBAI_SITE=https://host/folder/` they name their own addresses.

use chrono::NaiveDate;
use mingbai::app::prerender;
use mingbai::bundled;
use std::error::Error;
use std::path::PathBuf;
use std::{fs, process::ExitCode};

fn main() -> ExitCode {
    match write() {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("mingbai-pages: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<String, Box<dyn Error>> {
    let dist = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    let site = std::env::var("MINGBAI_SITE").ok().filter(|it| !it.is_empty());
    if site.as_ref().is_some_and(|it| !it.starts_with("http") || !it.ends_with('/')) {
        return Err("MINGBAI_SITE is an address like https://host/folder/".into());
    }
    let catalogue = bundled::catalogue().map_err(|_| "the catalogue is damaged")?;
    let catalogue = Box::leak(Box::new(catalogue));
    let frame = fs::read_to_string(dist.join("index.html"))?;
    // No page says a day.
    let files = prerender::files(catalogue, &frame, site.as_deref(), NaiveDate::default())?;
    let mut bytes = 0;
    for file in &files {
        let path = dist.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        bytes += file.text.len();
        fs::write(path, &file.text)?;
    }
    Ok(format!("{} pages, {} KB", files.len(), bytes / 1024))
}
