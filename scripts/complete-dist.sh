#!/usr/bin/env bash
# Completes the site that trunk has written: complete-dist.sh dist. What `make serve` shows does without.
set -euo pipefail
dist="$(realpath "$1")"
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# After all that changes a file which the worker vouches for.
node scripts/dist/worker.mjs "$dist"
