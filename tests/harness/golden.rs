//! Files that hold what the program writes. `UPDATE_GOLDEN=1` writes them anew; whoever commits that reads the difference.
//!
//! Texts that only tests read (messages, playthroughs, hashes) are snapshots of `insta`. Pages under `docs/` are not: a snapshot begins with
//! lines of `insta`'s own, which have no place on a page, and most of a page is written by hand around what is made.

use std::path::{Path, PathBuf};

fn place(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn is_rewritten() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Compares the snapshot `NAME.snap` in a folder of the checkout with what it should hold, or writes it anew, as `INSTA_UPDATE=always` does.
pub fn snapshot(folder: &str, name: &str, should: &str) {
    if is_rewritten() {
        return write(&place(&format!("{folder}/{name}.snap")), &format!("---\nsource: tests/harness/golden.rs\n---\n{should}"));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(place(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, should));
}

/// Compares a page of the checkout with what it should hold, or writes it anew.
pub fn held(file: &str, should: &str) {
    let path = place(file);
    if is_rewritten() {
        return write(&path, should);
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n");
    for (index, (old, new)) in kept.lines().zip(should.lines()).enumerate() {
        assert_eq!(new, old, "{file}, line {}: UPDATE_GOLDEN=1 rewrites it, then read the difference", index + 1);
    }
    let lines = |text: &str| text.lines().count();
    assert!(kept == should, "{file} has {} lines and should have {}: UPDATE_GOLDEN=1 rewrites it", lines(&kept), lines(should));
}
