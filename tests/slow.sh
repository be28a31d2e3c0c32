#!/usr/bin/env bash
# Whether slow tests would pay for a build of their own, in which our own code is optimised as far as it goes.
#
# Builds and runs them as `./check` does, and with `opt-level = 3` for our own crate: by an override of the profile `dev`, so that every
# dependency is used as it is built already, and overflows and assertions are still looked for. Prints seconds of the processor (user), which
# other work on the machine changes little. It pays if the last build and the last run together cost less than the first run.
#
#     tests/slow.sh                                  the targets below
#     tests/slow.sh record calibration               these
set -euo pipefail
cd "$(dirname "$0")/.."

names=("$@")
[ ${#names[@]} -gt 0 ] || names=(record calibration report crisis secrecy robust)
targets=()
for name in "${names[@]}"; do targets+=(--test "$name"); done

# Seconds of the processor that a command takes.
seconds() {
    local TIMEFORMAT=%U
    { time "$@" >/dev/null 2>&1; } 2>&1
}

# The first time without counting: dependencies, and what both builds share.
features=(--no-default-features --features store,parallel)
cargo build --locked --quiet "${features[@]}"
for level in 1 3; do
    test=(cargo test --locked "${features[@]}" --config "profile.dev.package.latticework.opt-level=$level" "${targets[@]}")
    touch src/lib.rs
    built=$(seconds "${test[@]}" --no-run)
    for name in "${names[@]}"; do
        run=$(seconds cargo test --locked "${features[@]}" --config "profile.dev.package.latticework.opt-level=$level" --test "$name")
        echo "opt-level $level: $name ran $run s"
    done
    echo "opt-level $level: built $built s"
done
