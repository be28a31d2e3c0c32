#!/usr/bin/env bash
# Puts each probe of this folder to a scratch copy of the sources: a patch that does what the house forbids must fail to build, and with the
# compiler's error for just that. What is expected stands in NAME.expected beside NAME.patch: words of the error.
#
# Usage: tests/probes/run.sh    Environment: CARGO_TARGET_DIR (a folder outside the checkout; without it one beside the scratch copy).
set -eu
root=$(git rev-parse --show-toplevel)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$scratch/target} CARGO_INCREMENTAL=0
fails=0
for patch in "$root"/tests/probes/*.patch; do
    name=$(basename "$patch" .patch)
    # What adds something is add.sh's.
    [ -e "$root/tests/probes/$name.expected" ] || continue
    rm -rf "$scratch/tree"
    mkdir "$scratch/tree"
    (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --files-from - --create) | tar --extract --directory "$scratch/tree"
    (cd "$scratch/tree" && git apply "$patch") || { echo "$name: the patch no longer applies"; fails=$((fails + 1)); continue; }
    if (cd "$scratch/tree" && cargo check --locked --lib --no-default-features >"$scratch/log" 2>&1); then
        echo "$name: builds, and should not"
        fails=$((fails + 1))
    elif [ "$(grep -c '^error\[' "$scratch/log")" = 1 ] && grep -qF "$(cat "$root/tests/probes/$name.expected")" "$scratch/log"; then
        echo "$name: fails as it should"
    else
        echo "$name: fails otherwise"
        grep -A6 '^error' "$scratch/log" | head -20
        fails=$((fails + 1))
    fi
done
[ "$fails" = 0 ]
