#!/bin/sh
# Name the first thing that this machine lacks, with its remedy, in one line; say nothing where all is there.
#
#     sh tools/prerequisites.sh build|lint PYTHON
#
# Exits 0 where nothing lacks and 1 otherwise.

purpose=$1
python=$2

lacks() {
    echo "make: $1; $2" >&2
    exit 1
}

# has_release TOOL MINIMUM: the version that TOOL prints is at least MINIMUM, both as MAJOR.MINOR
has_release() {
    release=$("$1" --version 2>/dev/null | sed -n 's/^[a-z]* \([0-9]*\.[0-9]*\).*/\1/p')
    [ -n "$release" ] || return 1
    [ "${release%.*}" -gt "${2%.*}" ] || { [ "${release%.*}" -eq "${2%.*}" ] && [ "${release#*.}" -ge "${2#*.}" ]; }
}

command -v "$python" >/dev/null ||
    lacks "Python is missing: no '$python'" "install Python 3.11 or newer, or name it: make PYTHON=python3.12"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    lacks "'$python' is older than Python 3.11" "install a newer one and name it: make PYTHON=python3.12"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    lacks "'$python' has no venv module" "on Debian and Ubuntu: apt-get install python3-venv"

rust=$(sed -n 's/^rust-version = "\([0-9.]*\)"/\1/p' native/Cargo.toml)
command -v cargo >/dev/null || lacks "Rust is missing: no 'cargo'" "install it with rustup, see https://rustup.rs"
has_release rustc "$rust" || lacks "Rust is older than $rust or incomplete" "run: rustup update stable"
command -v cc >/dev/null || lacks "a C linker is missing: no 'cc'" "on Debian and Ubuntu: apt-get install gcc libc6-dev"

if [ "$purpose" = lint ]; then
    cargo fmt --version >/dev/null 2>&1 || lacks "rustfmt is missing" "run: rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || lacks "clippy is missing" "run: rustup component add clippy"
fi
