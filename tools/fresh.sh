#!/bin/sh
# Run the README's two commands as a newcomer does: in a new clone of HEAD, without caches, with a HOME of their own.
#
#     sh tools/fresh.sh
#
# Takes from this machine: the interpreters on the PATH, Rust's toolchains, an installed browser, and where pip, npm
# and cargo find their packages. Ends with the exit status of the first command that fails, and then keeps the clone
# and the log; a warning in the log is a failure too.
set -eu
cd "$(dirname "$0")/.."

commands=$(sed -n '/^## Two commands/,/^## /s/^\(make [a-z]*\) .*#.*/\1/p' README.md)
[ -n "$commands" ] || { echo "fresh: README.md names no commands" >&2; exit 1; }
[ -z "$(git status --porcelain)" ] || echo "fresh: what is not committed is not in the clone" >&2

folder=$(mktemp -d "${TMPDIR:-/tmp}/dossier-fresh.XXXXXX")
log=$folder/log
failed() {
    echo "fresh: $1; the clone and its log are in $folder" >&2
    exit "$2"
}
trap 'failed interrupted 130' INT TERM
git clone --quiet . "$folder/clone" || failed "git clone failed with exit status $?" 1

# link WHAT NAME: if this machine has WHAT, the new HOME has it as NAME
link() {
    [ ! -e "$1" ] || { mkdir -p "$(dirname "$folder/home/$2")" && ln -s "$1" "$folder/home/$2"; }
}
mkdir "$folder/home"
link "${XDG_CONFIG_HOME:-$HOME/.config}/pip" .config/pip
link "$HOME/.pip" .pip
link "$HOME/Library/Application Support/pip" "Library/Application Support/pip"
link "$HOME/.npmrc" .npmrc
for name in bin config config.toml; do
    link "${CARGO_HOME:-$HOME/.cargo}/$name" ".cargo/$name"
done
[ ! -d "${RUSTUP_HOME:-$HOME/.rustup}" ] || export RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
# Each of these would lead out of the new HOME or the clone.
unset CARGO_HOME CARGO_TARGET_DIR PIP_CACHE_DIR PLAYWRIGHT_BROWSERS_PATH PYTHONPATH VIRTUAL_ENV
unset NPM_CONFIG_CACHE npm_config_cache XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
# `make fresh` passes on its own flags.
unset MAKEFLAGS MAKELEVEL MFLAGS PYO3_PYTHON DOSSIER_SOURCES
export HOME="$folder/home"

cd "$folder/clone"
echo "$commands" | while read -r command; do
    echo "fresh: $command" | tee -a "$log"
    # A pipe has the status of its last command.
    { status=0; $command </dev/null 2>&1 || status=$?; echo $status >"$folder/status"; } | tee -a "$log"
    status=$(cat "$folder/status")
    [ "$status" -eq 0 ] || failed "'$command' failed with exit status $status" "$status"
done
! grep -nE '^(WARNING|DEPRECATION|warning|npm warn)' "$log" >&2 || failed "there were warnings" 1
cd / && rm -rf "$folder"
echo "fresh: passed"
