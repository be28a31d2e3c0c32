#!/usr/bin/env bash
# Adds a thing (an order, a clause, a measure, an event) to a scratch copy of the sources, and looks whether it is then wherever its kind
# belongs, how many source files it took, and whether anything may be left out unseen.
#
# Usage: tests/probes/add.sh [--whole | --parts | --part FILE ...] [NAME ...]
#   NAME      a probe, as add_order; without one every add_*.patch of this folder
#   --whole   applies the whole patch only: counts its files, builds, and looks for the probe
#   --parts   leaves out one file's part of the patch at a time only: each time the build or a test of the probe must fail
#   --part FILE   the same for this file alone; may be given several times
#   Without any of these it does both.
# Environment: CARGO_TARGET_DIR, a folder outside the checkout for what is built; without it one that is thrown away, which takes long.
#
# A probe is
#   NAME.patch   what is added, as `git diff` writes it, against the sources as they stand; its own sentences, tests and pages with it
#   NAME.probe   read by bash; says
#                  most=5                  the most source files that it may edit
#                  apart='a b'             files of sentences, by path: they are not counted (tests/, docs/ and *.md never are)
#                  tests=('--test x y')    arguments of `cargo test`: each passes with the whole patch, and with a part left out, where
#                                          that builds, at least one fails
#                  look() { ... }          optional: run in the scratch copy after the tests, with the whole patch; fails where the probe
#                                          is not found. `program ARGUMENTS` runs the built latticework there
#                  optional='a b'          optional: parts that may be missing, such as the patch's own golden pages; the fewer the better
#   NAME.rs      optional: a file of tests that is copied to tests/added.rs of the scratch copy, so that `--test added` runs it
set -euo pipefail
root=$(git rev-parse --show-toplevel)
here=$root/tests/probes
whole=yes parts=yes names=() only=()
while [ $# -gt 0 ]; do
    case $1 in
        --whole) parts=no ;;
        --parts) whole=no ;;
        --part) whole=no only+=("${2:?which file}"); shift ;;
        -*) sed -n '2,/^set /p' "$0" | sed '$d; s/^# \{0,1\}//'; exit 2 ;;
        *) names+=("$(basename "$1" .patch)") ;;
    esac
    shift
done
if [ ${#names[@]} = 0 ]; then
    for patch in "$here"/add_*.patch; do
        [ -e "$patch" ] && names+=("$(basename "$patch" .patch)")
    done
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$scratch/target} CARGO_INCREMENTAL=0
# The copy lies at one and the same path for all parts, so that cargo builds only what changed.
tree=$CARGO_TARGET_DIR/probe/tree
features=(--locked --no-default-features --features store,parallel)
fails=0

note() { printf '%s: %s\n' "$name" "$*"; }
wrong() { note "$*"; fails=$((fails + 1)); }

# The sources as they stand, with the patch; arguments go to `git apply`. A file that is as it was keeps its time, so that cargo builds only
# what changed.
lay_out() {
    local new=$tree.new file
    rm -rf "$new"
    mkdir -p "$new" "$tree"
    (cd "$root" && git ls-files -z --cached --others --exclude-standard | xargs -0 ls -d 2>/dev/null | tr '\n' '\0' |
        tar --null --no-recursion --files-from - --create) | tar --extract --directory "$new"
    (cd "$new" && git init --quiet . && git add --all . && git apply --index "$@" "$here/$name.patch") || return 1
    git apply --stat "$@" "$here/$name.patch" >"$scratch/stat"
    if [ -e "$here/$name.rs" ]; then cp "$here/$name.rs" "$new/tests/added.rs"; fi
    rm -rf "$new/.git"
    (cd "$tree" && find . -type f -print0) | while IFS= read -r -d '' file; do [ -e "$new/$file" ] || rm "$tree/$file"; done
    (cd "$new" && find . -type f -print0) | while IFS= read -r -d '' file; do
        cmp --silent "$new/$file" "$tree/$file" || { mkdir -p "$(dirname "$tree/$file")" && cp "$new/$file" "$tree/$file" && touch "$tree/$file"; }
    done
}

builds() { (cd "$tree" && cargo check "${features[@]}" --lib --bins) >"$scratch/log" 2>&1; }
run_tests() { (cd "$tree" && eval "cargo test ${features[*]} $1") >"$scratch/log" 2>&1; }
program() { cargo run --quiet "${features[@]}" -- "$@"; }
tail_of_log() { grep -A7 -E '^error|panicked|^failures|FAILED' "$scratch/log" | head -30 || tail -5 "$scratch/log"; }

counted() {
    local file
    for file in "${files[@]}"; do
        case $file in
            tests/* | docs/* | *.md) ;;
            *) case " $apart " in *" $file "*) ;; *) printf '%s\n' "$file" ;; esac ;;
        esac
    done
}

whole_patch() {
    local test number
    lay_out || { wrong "the patch no longer applies"; return; }
    cat "$scratch/stat"
    number=$(counted | wc -l)
    note "$number source files, sentences, tests and pages apart, of $most: $(counted | tr '\n' ' ')"
    [ "$number" -le "$most" ] || wrong "that is too many"
    builds || { wrong "does not build"; tail_of_log; return; }
    for test in "${tests[@]}"; do
        if run_tests "$test"; then note "found by $test"; else wrong "not found by $test"; tail_of_log; fi
    done
    if declare -F look >/dev/null; then
        if (cd "$tree" && set -e && look) >"$scratch/log" 2>&1; then note "found where it was looked for"; else wrong "not found"; tail -5 "$scratch/log"; fi
    fi
}

without_a_part() {
    local file test unseen
    [ ${#only[@]} = 0 ] || files=("${only[@]}")
    for file in "${files[@]}"; do
        case " $optional " in *" $file "*) note "without $file: not asked"; continue ;; esac
        lay_out --exclude="$file" || { wrong "without $file the rest does not apply"; continue; }
        if ! builds; then
            note "without $file: does not build ($(grep -m1 -E '^error' "$scratch/log" | cut -c1-150))"
            continue
        fi
        unseen=yes
        for test in "${tests[@]}"; do
            if ! run_tests "$test"; then
                note "without $file: fails $test ($(grep -m1 -E '^test .* FAILED|^error' "$scratch/log" | cut -c1-150))"
                unseen=no
                break
            fi
        done
        [ "$unseen" = no ] || wrong "without $file nothing is missed"
    done
}

for name in "${names[@]}"; do
    most=0 apart='' optional='' tests=()
    unset -f look
    # shellcheck source=/dev/null
    source "$here/$name.probe"
    mapfile -t files < <(sed -n 's|^+++ b/||p; s|^--- a/||p' "$here/$name.patch" | sort --unique)
    [ "$whole" = no ] || whole_patch
    [ "$parts" = no ] || without_a_part
done
[ "$fails" = 0 ]
