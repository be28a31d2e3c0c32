//! Files that hold what the program writes: pages with tables, messages, playthroughs. `UPDATE_GOLDEN=1` writes them anew; whoever commits
//! that reads the difference.

use std::path::Path;

/// Compares a file of the checkout with what it should hold, or writes it anew.
pub fn held(file: &str, should: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, should).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n");
    for (index, (old, new)) in kept.lines().zip(should.lines()).enumerate() {
        assert_eq!(new, old, "{file}, line {}: UPDATE_GOLDEN=1 rewrites it, then read the difference", index + 1);
    }
    let lines = |text: &str| text.lines().count();
    assert!(kept == should, "{file} has {} lines and should have {}: UPDATE_GOLDEN=1 rewrites it", lines(&kept), lines(should));
}
