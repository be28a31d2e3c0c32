//! The files of the record: a level's games as lines, packed.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

fn path(level: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/record/games").join(format!("{level}.z"))
}

/// The kept lines of a level; `None` if there are none yet.
pub fn read(level: &str) -> Option<String> {
    let path = path(level);
    path.exists().then(|| String::from_utf8(unpack(&path)).unwrap_or_else(|why| panic!("the record of {level} is damaged: {why}")))
}

/// Keeps the lines of a level.
pub fn write(level: &str, text: &str) {
    pack(&path(level), text.as_bytes());
}

/// What a packed file holds.
pub fn unpack(path: &Path) -> Vec<u8> {
    let packed = std::fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap_or_else(|why| panic!("{} is damaged: {why}", path.display()));
    bytes
}

/// Packs bytes into a file.
pub fn pack(path: &Path, bytes: &[u8]) {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish());
    let written = packed.and_then(|packed| std::fs::write(path, packed));
    written.unwrap_or_else(|why| panic!("{} could not be written: {why}", path.display()));
}

/// Bytes of all files.
pub fn size() -> u64 {
    let size = |folder: &str| -> u64 {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/record").join(folder);
        let files = std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        files.flatten().filter_map(|file| file.metadata().ok()).map(|known| known.len()).sum()
    };
    size("games") + size("saves")
}

/// The first line in which two records differ, with the game and the turn that it belongs to.
pub fn first_difference(kept: &str, now: &str) -> Option<String> {
    let (mut game, mut turn) = ("", "");
    let (mut old, mut new) = (kept.lines(), now.lines());
    for number in 1.. {
        let (before, after) = (old.next(), new.next());
        if before == after {
            let line = before?;
            if line.starts_with("game ") {
                game = line;
            } else if line.starts_with("turn ") {
                turn = line;
            }
            continue;
        }
        let cut = |line: Option<&str>| line.map_or_else(|| "nothing".to_owned(), |line| line.chars().take(300).collect());
        return Some(format!("{game}, {turn}, line {number}\n  kept: {}\n   now: {}", cut(before), cut(after)));
    }
    None
}
