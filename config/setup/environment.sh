#!/usr/bin/env bash
# Creates .venv and installs the pinned requirements files named as arguments; quick when they are installed already.
set -euo pipefail
cd "$(dirname "$0")/../.."
. config/setup/apt.sh

# Two commands at once must not install into the same .venv.
exec 9<requirements.txt
flock 9

is_supported() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

create_environment() {
    if ! is_supported python3; then
        echo "Python 3.11 or newer is needed; python3 here is: $(python3 --version 2>&1 || true)" >&2
        exit 1
    fi
    python3 -c 'import ensurepip' 2>/dev/null || install_packages python3-venv
    echo "Creating .venv"
    python3 -m venv --clear .venv
}

are_installed() {
    local file
    for file in "$@"; do cmp --quiet "$file" ".venv/installed/$file" || return 1; done
}

# pip's own script is the last thing that a creation writes, so without it the creation was cut short.
[ -x .venv/bin/pip ] && is_supported .venv/bin/python || create_environment

if ! are_installed "$@"; then
    echo "Installing $* into .venv (one to three minutes)"
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes "${@/#/--requirement=}" </dev/null
    mkdir -p .venv/installed
    cp "$@" .venv/installed/
fi
