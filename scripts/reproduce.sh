#!/usr/bin/env bash
# Builds one commit twice, from nothing, in two places that have no path in common, and compares every byte of what comes
# out: the release, with its checksums and its bill of materials. Takes as long as two builds.
#
#   scripts/reproduce.sh [COMMIT]      HEAD if none is named; REPRODUCE=folder to work elsewhere than target/reproduce
#
# The tools (.tools, node_modules) are copied, not built again: their versions are pinned, and the bill names them. The
# crates' sources are those that are on this machine, but the second build sees them under another path.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v cargo >/dev/null 2>&1 || PATH="$HOME/.cargo/bin:$PATH"
commit=$(git rev-parse --verify "${1:-HEAD}^{commit}")
work=${REPRODUCE:-${CARGO_TARGET_DIR:-target}/reproduce}
home=${CARGO_HOME:-$HOME/.cargo}

rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)

# build FOLDER HOME: a release of the commit, built in a clone, with cargo's store under that path.
build() {
  local clone=$1 home=$2
  git clone --quiet --no-checkout . "$clone"
  git -C "$clone" checkout --quiet --detach "$commit"
  mkdir "$clone/.tools"
  cp -a .tools/bin .tools/.crates.toml "$clone/.tools/"
  cp -aL node_modules "$clone/node_modules"
  (
    cd "$clone"
    export CARGO_HOME=$home CARGO_TARGET_DIR=$clone.built
    # Nothing that the caller has set is to be part of the recipe.
    unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS MINGBAI_PLAIN_STD
    make release
  )
}

build "$work/one" "$home"

# The same store under another name. What cargo writes there, it writes to this one.
other=$work/somewhere/else/cargo
mkdir -p "$other"
for part in "$home"/*; do ln -s "$part" "$other/"; done
build "$work/somewhere/else/quite/two" "$other"

first=$(echo "$work"/one.built/release-*) second=$(echo "$work"/somewhere/else/quite/two.built/release-*)
if diff -rq "$first" "$second" && diff -rq "$work/one/dist" "$work/somewhere/else/quite/two/dist"; then
  echo "两次编译的每个字节都一样 · both builds have the same bytes: $commit"
  (cd "$first" && sha256sum -- *)
else
  echo "两次编译不一样，文件留在 $work · the builds differ; they are left in $work" >&2
  exit 1
fi
