#!/bin/sh
# Name the first thing that this machine lacks, with its remedy, in one line; say nothing if nothing is missing.
#
#     sh tools/prerequisites.sh build|lint PYTHON
#
# Exits 0 if nothing is missing and 1 otherwise.

purpose=$1
python=$2

lacks() {
    echo "make: $1; $2" >&2
    exit 1
}

# starts TOOL: TOOL prints its version, which a proxy of rustup does only if it has a toolchain to run
starts() {
    report=$("$1" --version 2>&1) && return
    case $report in
    *"no default"*) lacks "rustup has no default toolchain to take '$1' from" "run: rustup default stable" ;;
    esac
    lacks "'$1' does not start: $(echo "$report" | sed q)" "repair it, or install Rust with rustup, see https://rustup.rs"
}

# is_at_least VERSION MINIMUM: both as MAJOR.MINOR
is_at_least() {
    [ "${1%.*}" -gt "${2%.*}" ] || { [ "${1%.*}" -eq "${2%.*}" ] && [ "${1#*.}" -ge "${2#*.}" ]; }
}

command -v "$python" >/dev/null ||
    lacks "Python is missing: no '$python'" "install Python 3.11 or newer, or name it: make PYTHON=python3.12"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    lacks "'$python' is older than Python 3.11" "install a newer one and name it: make PYTHON=python3.12"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    lacks "'$python' has no venv module" "on Debian and Ubuntu: apt-get install python3-venv"

rust=$(sed -n 's/^rust-version = "\([0-9.]*\)"/\1/p' native/Cargo.toml)
command -v cargo >/dev/null || lacks "Rust is missing: no 'cargo'" "install it with rustup, see https://rustup.rs"
command -v rustc >/dev/null || lacks "Rust is incomplete: no 'rustc'" "install it with rustup, see https://rustup.rs"
starts cargo
starts rustc
found=$(echo "$report" | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
if ! is_at_least "$found" "$rust"; then
    command -v rustup >/dev/null ||
        lacks "Rust $found is older than $rust" "install a newer one with rustup, see https://rustup.rs"
    lacks "Rust $found is older than $rust" "run: rustup update stable"
fi
command -v cc >/dev/null || lacks "a C linker is missing: no 'cc'" "on Debian and Ubuntu: apt-get install gcc libc6-dev"

if [ "$purpose" = lint ]; then
    cargo fmt --version >/dev/null 2>&1 || lacks "rustfmt is missing" "run: rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || lacks "clippy is missing" "run: rustup component add clippy"
fi
