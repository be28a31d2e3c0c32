//! `fuzz/targets/level.rs` under libFuzzer.

#![no_main]

#[path = "../targets/level.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    target::run(data);
});
