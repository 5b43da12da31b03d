//! The headless twin: `mingbai help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mingbai::twin::main()
}
