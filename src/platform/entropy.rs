//! Chance from outside: where the seed of a new game comes from. Everything else is drawn from that seed.

/// A number that differs from run to run, from the system's or the browser's own source; `None` where there is none.
pub fn number() -> Option<u64> {
    getrandom::u64().ok()
}
