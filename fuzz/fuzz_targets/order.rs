//! `fuzz/targets/order.rs` under libFuzzer.

#![no_main]

#[path = "../targets/order.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    target::run(data);
});
