#!/usr/bin/env bash
# Runs trunk with the project's own tools. Use it instead of a bare `trunk`: same arguments.
#
# trunk looks for wasm-bindgen and wasm-opt on PATH; --offline keeps it from downloading others. The wasm-bindgen that it
# finds is scripts/bin/wasm-bindgen, which splits the page's module first.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v cargo >/dev/null 2>&1 || PATH="$HOME/.cargo/bin:$PATH"
export PATH="$PWD/scripts/bin:$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH"
# A failed build is told by the compiler's message, not by trunk's stack.
export RUST_LIB_BACKTRACE=0
# trunk's minifier cannot read wasm-bindgen's JavaScript and says so every time; finish-dist.mjs does that part.
export RUST_LOG="${RUST_LOG:-error,trunk=info,trunk::processing::minify=error}"
# A NO_COLOR that is set to 1, as the convention has it, is an error to trunk's parser: it wants a boolean.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

# Where the build script puts the files of the places, and the splitter the parts of the module, for finish-dist.mjs.
target="${CARGO_TARGET_DIR:-target}"
case "$target" in /*) ;; *) target="$PWD/$target" ;; esac
export MINGBAI_PLACES="$target/places"
export MINGBAI_SPLIT="$target/split"

# The standard library is built with the page, for size, and a panic is a bare trap (static/boot.js hears it): 11 KB
# less to load, compressed. Only rustc's unstable switches can say so; the toolchain stays the stable one.
# Left out where rustc has no sources of it, and with MINGBAI_PLAIN_STD=1.
if [ -z "${MINGBAI_PLAIN_STD:-}" ] && [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
  export RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort"
fi

subcommand=$1
shift
exec trunk "$subcommand" --offline=true "$@"
