//! `fuzz/targets/entry.rs` under libFuzzer.

#![no_main]

#[path = "../targets/entry.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    target::run(data);
});
