#!/usr/bin/env bash
# Usage: tests/upgrades/make.sh NNNN [COMMIT]: write data/NNNN.sql.gz by the code of a commit, the newest unless named.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
python="$PWD/.venv/bin/python" night="$PWD/tests/upgrades/night.py" dump="$PWD/tests/upgrades/data/$1.sql.gz"
[ ! -e "$dump" ] || { echo "$dump is there already, and is never made anew"; exit 1; }
release=$(mktemp -d)
trap 'rm -rf "$release"' EXIT
git archive "${2:-HEAD}" | tar x -C "$release"
cd "$release" && PYTHONPATH=. "$python" "$night" "$dump"
