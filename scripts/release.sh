#!/usr/bin/env bash
# Writes a release: the site in two archives, their checksums, and the bill of materials. `make release` builds the site
# first. Everything comes from a commit, so that anyone can build the same bytes again (scripts/reproduce.sh).
#
#   scripts/release.sh DIST FOLDER

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dist=$1 folder=$2
for needed in git tar gzip python3; do
  command -v "$needed" >/dev/null || { echo "缺少 $needed，请先安装 · $needed is missing, please install it" >&2; exit 1; }
done

version=$(awk -F'"' '/^version = /{ print $2; exit }' Cargo.toml)
commit=$(git rev-parse --verify HEAD)
time=$(git log -1 --format=%ct)
name=mingbai-$version

rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# In the order of their names, of nobody, at the time of the commit. gzip -n keeps its own time and name out.
(cd "$dist" && LC_ALL=C tar --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' \
  --mtime="@$time" --transform="s,^\.,$name," -cf - .) | gzip -9n >"$folder/$name.tar.gz"
# Many a web team has Windows.
python3 scripts/dist/zip.py "$dist" "$folder/$name.zip" "$name" "$time"

node scripts/dist/bill.mjs "$commit" "$time" "$folder/$name.cdx.json" "$folder/$name.tar.gz" "$folder/$name.zip"
(cd "$folder" && LC_ALL=C sha256sum -- "$name".* >SHA256SUMS && cat SHA256SUMS)
