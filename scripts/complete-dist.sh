#!/usr/bin/env bash
# What `make dist` does to the folder that trunk has written: the files that are made of other files, in the order in which
# they need each other. Each step gives the same bytes for the same commit.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v cargo >/dev/null 2>&1 || PATH="$HOME/.cargo/bin:$PATH"
dist=$1

# Every screen that needs no answer, as a page that is read without the program.
cargo run ${CI:+--locked} --quiet --features pages --bin mingbai-pages -- "$dist"
node scripts/dist/licenses.mjs "$dist"
# After all that changes a file which the worker vouches for.
node scripts/dist/worker.mjs "$dist"
# Nothing that is served may change after this.
node scripts/dist/compress.mjs "$dist"
node scripts/dist/checksums.mjs "$dist"
