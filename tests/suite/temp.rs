//! Folders that vanish after the test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own for one test.
pub struct TempDir(PathBuf);

impl TempDir {
    /// An empty folder below cargo's own temporary folder.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("mingbai-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("temporary folder");
        TempDir(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, making its folders.
    pub fn write(&self, relative: &str, text: &str) {
        let path = self.0.join(relative);
        fs::create_dir_all(path.parent().expect("has a parent")).expect("folders");
        fs::write(path, text).expect("file");
    }

    /// Changes a file by replacing a text that must stand in it exactly once.
    pub fn replace(&self, relative: &str, from: &str, to: &str) {
        let path = self.0.join(relative);
        let text = fs::read_to_string(&path).expect("file to change");
        assert_eq!(text.matches(from).count(), 1, "“{from}” should stand once in {relative}");
        fs::write(path, text.replacen(from, to, 1)).expect("changed file");
    }

    /// Copies a folder with all that is in it.
    pub fn copy_from(&self, folder: &Path) {
        copy(folder, &self.0);
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        // Left behind at worst; cargo clean removes it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folder");
    for entry in fs::read_dir(from).expect("readable folder") {
        let entry = entry.expect("entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied file");
        }
    }
}
