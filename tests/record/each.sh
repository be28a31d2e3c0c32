#!/usr/bin/env bash
# Builds each commit of a range and compares its games with the record: prints a line a commit, and ends with 1 if one differs.
#
# Usage: tests/record/each.sh FROM TO    (the commits after FROM up to TO, the oldest first)
# Environment: CARGO_TARGET_DIR (a folder outside the checkout; without it one beside the scratch copy).
set -eu
from=${1:?the last commit before the range}
to=${2:?the last commit of the range}
root=$(git rev-parse --show-toplevel)
scratch=$(mktemp -d)
trap 'git -C "$root" worktree remove --force "$scratch/tree" >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$scratch/target} CARGO_INCREMENTAL=0
git -C "$root" worktree add --detach "$scratch/tree" "$from" >/dev/null 2>&1
differ=0
for commit in $(git -C "$root" rev-list --reverse "$from..$to"); do
    git -C "$scratch/tree" checkout --quiet --detach "$commit"
    if (cd "$scratch/tree" && cargo test --locked --no-default-features --features store,parallel --test record >"$scratch/log" 2>&1); then
        verdict=equal
    else
        verdict=differs
        differ=1
        grep -E "^error|games go otherwise|^[a-z_0-9]+: game|told otherwise" "$scratch/log" | head -5 || true
    fi
    printf '%s  %-8s %s\n' "$(git -C "$root" log -1 --format=%h "$commit")" "$verdict" "$(git -C "$root" log -1 --format=%s "$commit" | cut -c1-100)"
done
exit "$differ"
