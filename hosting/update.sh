#!/usr/bin/env bash
# 把新版放到网站上，正开着网页的人不受影响：先核对，再放程序和内容，然后网页，最后 sw.js；每个文件都是一下子换掉，
# 不会有人取到半个。旧版的文件留着，过一天再用 --clean 删。
#
#   bash update.sh 新版的文件夹 网站的文件夹
#   bash update.sh --clean 网站的文件夹
#
# Puts a release onto a site in the order in which nobody is handed a page whose files are not there yet.

set -euo pipefail
export LC_ALL=C

# Names in SHA256SUMS, without the digest and the two characters between.
named() { cut -c67- "$1/SHA256SUMS"; }

if [ "$1" = --clean ]; then
  cd "$2"
  sha256sum -c --quiet SHA256SUMS
  find . -type f ! -path ./SHA256SUMS -printf '%P\n' | sort | comm -23 - <(named . | sort) | while IFS= read -r old; do
    echo "删掉 · removed: $old"
    rm -- "$old"
  done
  exit 0
fi

new=$1 site=$2
(cd "$new" && sha256sum -c --quiet SHA256SUMS)

put() {
  while IFS= read -r name; do
    mkdir -p "$site/$(dirname "$name")"
    cp -p -- "$new/$name" "$site/$name.part"
    mv -f -- "$site/$name.part" "$site/$name"
  done
}
mkdir -p "$site"
named "$new" | { grep -vE '\.html(\.(br|gz))?$|^sw\.js' || true; } | put
named "$new" | { grep -E '\.html(\.(br|gz))?$' || true; } | put
named "$new" | { grep -E '^sw\.js' || true; } | put
echo SHA256SUMS | put
# From here on the site is what the sums say, besides files of earlier releases.
(cd "$site" && sha256sum -c --quiet SHA256SUMS)
echo "好了 · done: $(named "$new" | wc -l)"
