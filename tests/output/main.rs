//! What the command line writes: no output destroys an input, rows survive whatever stops the program, and standard error may be full.

#[path = "../harness/mod.rs"]
mod harness;
mod merge;
mod places;
mod simulate;
mod stopped;
mod streams;

use std::path::Path;

use harness::program::run;

/// Writes a small level for games, `game.ron`, over the one that `new` writes, and one for wars, `war.ron`, each with a base of its own beside it.
fn levels(folder: &Path) {
    let shipped = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("levels").join(format!("{name}.ron"));
        std::fs::read_to_string(path).expect("a level that ships")
    };
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    let new = run(folder, &["new", "game_base.ron"]);
    assert!(new.status.success(), "{}", harness::program::text(&new.stderr));
    write("game.ron", "Level(format: 2, extends: \"game_base\")");
    write("war_base.ron", &shipped("strait_2027"));
    write("war.ron", "Level(format: 2, extends: \"war_base\")");
}

/// Plays a game of `game.ron` to its end and keeps it in `kept.lattice`.
fn save(folder: &Path) {
    let played = run(folder, &["autoplay", "game.ron", "--save", "kept.lattice"]);
    assert!(played.status.success(), "{}", harness::program::text(&played.stderr));
}
