#!/usr/bin/env bash
# What `make dist` does to the folder that trunk has written: the files that are made of other files, in the order in which
# they need each other. Each step gives the same bytes for the same commit.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dist=$1

node scripts/dist/licenses.mjs "$dist"
# Nothing that is served may change after this.
node scripts/dist/compress.mjs "$dist"
node scripts/dist/checksums.mjs "$dist"
