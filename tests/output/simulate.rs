//! `simulate` says what an author should look at, says when a policy changes nothing, and keeps a game for reading.

use std::fs;

use crate::harness::program::{folder, run, status, text};
use crate::levels;

#[test]
fn a_verdict_stands_under_the_table_with_numbers_to_try() {
    let folder = folder("verdict");
    levels(&folder);
    let done = run(&folder, &["simulate", "game.ron", "--games", "10", "--table"]);
    let table = text(&done.stdout);
    assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    let (above, verdict) = table.split_once("What to look at\n").expect("a verdict");
    // What the table says of each tier is what the verdict says.
    let (mut objectives, mut dull) = (0, 0);
    for line in above.lines().filter(|line| line.starts_with("  ") && line.contains("  1: ") && line.contains("  3: ")) {
        let (title, tiers) = line.split_once("  1: ").expect("tiers");
        let title = title.trim();
        objectives += 1;
        let mut of_it = false;
        for (tier, share) in tiers.replace("2: ", "|").replace("3: ", "|").split('|').enumerate() {
            let who = match share.trim().split('%').next() {
                Some("0") => "nobody",
                Some("100") => "everybody",
                _ => continue,
            };
            of_it = true;
            assert!(verdict.contains(&format!("\"{title}\": {who} reaches the tier for {}", tier + 1)), "{line}: {verdict}");
        }
        dull += u32::from(of_it);
    }
    assert!(objectives >= 4 && dull > 0, "{above}");
    assert!(verdict.contains(&format!("{dull} of {objectives} objectives ha")), "{verdict}");
    assert!(verdict.contains("try At") || verdict.contains("no number divides them"), "{verdict}");
    let again = run(&folder, &["simulate", "game.ron", "--games", "10", "--table"]);
    assert_eq!(text(&again.stdout), table);
    // A seat that plays at random by the author's wish is not held against itself, and few games say that they are few.
    let random = text(&run(&folder, &["simulate", "game.ron", "--games", "10", "--table", "--policy", "all=random"]).stdout);
    assert!(!random.contains("than one that plays at random"), "{random}");
    let few = text(&run(&folder, &["simulate", "game.ron", "--games", "2", "--table"]).stdout);
    assert!(few.contains("2 games are too few"), "{few}");
    let _ = fs::remove_dir_all(folder);
}

/// A level that asks for nothing: whoever plays by lot has as many points, and all games are alike.
#[test]
fn a_seat_that_does_no_better_than_by_lot_is_named() {
    let folder = folder("bylot");
    levels(&folder);
    let base = fs::read_to_string(folder.join("game_base.ron")).expect("a level");
    let (mut lines, mut tier) = (Vec::<String>::new(), 0);
    // Every tier asks for nothing that anybody could miss.
    for line in base.lines() {
        let test = line.trim_start();
        if test.starts_with("[AtLeast") || test.starts_with("[AtMost") {
            lines.push(format!("[AtLeast(Turn, {})],", tier % 3 + 1));
            tier += 1;
        } else {
            lines.push(line.to_owned());
        }
    }
    fs::write(folder.join("even.ron"), lines.join("\n")).expect("written");
    let done = run(&folder, &["simulate", "even.ron", "--games", "10", "--table"]);
    let table = text(&done.stdout);
    assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    assert!(table.contains("does no better than one that plays at random"), "{table}");
    assert!(table.contains("all 10 games are alike"), "{table}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_policy_that_changes_nothing_says_so_and_one_that_does_does_not() {
    let folder = folder("policy");
    levels(&folder);
    let said = |policy: &str| {
        let done = run(&folder, &["simulate", "game.ron", "--games", "3", "--table", "--policy", policy]);
        assert_eq!(status(&done), 0, "{}", text(&done.stderr));
        text(&done.stdout)
    };
    // An expert and a player by lot play otherwise; a strategy about pacts has nothing to set out for among ships at a shoal.
    assert!(!said("beijing=random").contains("changes nothing here"));
    assert!(said("beijing=ignore").contains("beijing=ignore changes nothing here: the first 3 games came out the same as with standard"));
    assert!(!said("beijing=standard").contains("changes nothing here"), "it is what a seat does anyway");
    let _ = fs::remove_dir_all(folder);
}

#[cfg(feature = "store")]
#[test]
fn a_game_of_a_run_is_kept_for_replay_and_report() {
    let folder = folder("keep");
    levels(&folder);
    for policy in ["all=standard", "beijing=bold", "all=random"] {
        let file = format!("{policy}.lattice");
        let done = run(
            &folder,
            &["simulate", "game.ron", "--games", "3", "--csv", "rows.csv", "--force", "--policy", policy, "--keep", "2", "--keep-as", &file],
        );
        assert_eq!(status(&done), 0, "{policy}: {}", text(&done.stderr));
        let told = run(&folder, &["replay", &file]);
        assert_eq!(status(&told), 0, "{policy}: {}", text(&told.stderr));
        assert!(text(&told.stdout).contains("Turn 5"), "{policy}: {}", text(&told.stdout));
        let page = format!("{policy}.html");
        let written = run(&folder, &["report", &file, "--html", &page]);
        assert_eq!(status(&written), 0, "{policy}: {}", text(&written.stderr));
        // The report of a game that is over names its seed: that of the row.
        let rows = fs::read_to_string(folder.join("rows.csv")).expect("rows");
        let seed = rows.lines().nth(3).and_then(|row| row.split(',').nth(1)).expect("a seed");
        assert!(fs::read_to_string(folder.join(&page)).expect("a page").contains(&format!("seed {seed}")), "{policy}");
        let before = fs::read(folder.join(&file)).expect("a save");
        let again = run(&folder, &["simulate", "game.ron", "--games", "3", "--policy", policy, "--keep", "2", "--keep-as", &file]);
        assert_eq!(status(&again), 2, "{policy}: no saved game is replaced");
        assert_eq!(fs::read(folder.join(&file)).expect("a save"), before);
        assert!(text(&run(&folder, &["saves", "."]).stdout).contains(&file), "{policy}");
    }
    let named = run(&folder, &["simulate", "game.ron", "--games", "1", "--keep", "0"]);
    assert_eq!(status(&named), 0, "{}", text(&named.stderr));
    assert!(folder.join("game-game-0.lattice").is_file());
    let _ = fs::remove_dir_all(folder);
}
