//! Collects what went wrong, so that one run shows every failure and not only the first.

/// Failures of one test.
#[derive(Default)]
pub struct Report {
    checked: usize,
    failures: Vec<String>,
}

const SHOWN: usize = 25;

impl Report {
    /// Records a check; `said` is only called when it failed.
    pub fn check(&mut self, holds: bool, said: impl FnOnce() -> String) {
        self.checked += 1;
        if !holds {
            self.failures.push(said());
        }
    }

    /// Fails the test when anything was wrong, or when nothing at all was checked.
    pub fn finish(self, law: &str) {
        assert!(self.checked > 0, "{law}：什么也没有检查");
        let count = self.failures.len();
        let shown: Vec<String> = self.failures.into_iter().take(SHOWN).collect();
        assert!(count == 0, "{law}：{count} 处不成立\n{}", shown.join("\n"));
    }
}
