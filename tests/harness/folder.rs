//! A folder of its own for a test, gone when the test ends.

use std::ops::Deref;
use std::path::{Path, PathBuf};

/// The folder; it is removed when this is dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty one; two tests that run at once need two names.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("latticework-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(path)
    }

    /// Where a file of it is.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
