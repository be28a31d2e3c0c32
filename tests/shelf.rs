//! The list of levels: the program's and a folder's, with their problems, fresh when a file changes.

mod harness;

use std::path::PathBuf;

use latticework::level::{Code, LevelOrigin, Library, Shelf};

use harness::levels::library;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-shelf-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

#[test]
fn the_programs_levels_come_first_with_title_seats_and_length() {
    let cards = library().survey(None);
    let slugs: Vec<&str> = cards.iter().map(|card| card.slug.as_str()).collect();
    assert_eq!(slugs, Library::embedded().collect::<Vec<_>>());
    let tutorial = &cards[0];
    assert_eq!((tutorial.title(), tutorial.outline.minutes, tutorial.errors()), ("Second Thomas Shoal", 45, 0));
    let seats: Vec<&str> = tutorial.outline.seats.iter().map(|seat| seat.slug.as_str()).collect();
    assert_eq!(seats, ["philippines", "united_states", "beijing"]);
    assert!(tutorial.outline.summary.contains("Start here"));
}

#[test]
fn a_broken_level_has_a_card_with_its_title_and_problems() {
    let folder = folder("broken");
    std::fs::write(folder.join("mine.ron"), r#"Level(format: 2, extends: "senkaku", title: "Mine", turns: 900)"#).expect("written");
    std::fs::write(folder.join("notes.txt"), "not a level").expect("written");
    let cards = library().survey(Some(&folder));
    let card = cards.last().expect("a card");
    assert_eq!((card.title(), &card.origin), ("Mine", &LevelOrigin::File(folder.join("mine.ron"))));
    assert_eq!(card.outline.seats.len(), 3, "the seats of the level that it extends");
    assert_eq!(card.errors(), 1);
    assert_eq!(card.problems.iter().find(|p| !p.is_warning()).map(|p| p.code), Some(Code::OutOfRange));
    assert!(library().open(&card.origin).scenario.is_none(), "an invalid level never starts");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_shelf_reads_again_what_changed_and_what_extends_it() {
    let folder = folder("fresh");
    let library = library();
    let mut shelf = Shelf::new(Some(folder.clone()));
    assert!(shelf.refresh(library), "the first look finds the program's levels");
    assert!(!shelf.refresh(library), "nothing has changed");
    std::fs::write(folder.join("variant.ron"), r#"Level(format: 2, extends: "base", title: "Variant")"#).expect("written");
    assert!(shelf.refresh(library));
    let problems = |shelf: &Shelf| shelf.cards().last().map(|card| (card.title().to_owned(), card.errors()));
    assert_eq!(shelf.cards().last().expect("a card").problems[0].code, Code::UnknownLevel);
    std::fs::write(folder.join("base.ron"), Library::embedded_text("senkaku").expect("a level")).expect("written");
    assert!(shelf.refresh(library), "the base has come");
    assert_eq!(problems(&shelf), Some(("Variant".to_owned(), 0)));
    std::fs::write(folder.join("base.ron"), "Level(format: 2, title: \"Short\")").expect("written");
    assert!(shelf.refresh(library), "the base has changed");
    assert!(problems(&shelf).is_some_and(|(_, errors)| errors > 0));
    std::fs::remove_file(folder.join("variant.ron")).expect("removed");
    assert!(shelf.refresh(library));
    assert!(shelf.cards().iter().all(|card| card.slug != "variant"));
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_folder_that_is_not_there_has_no_levels() {
    let cards = library().survey(Some(&PathBuf::from("no such folder")));
    assert_eq!(cards.len(), Library::embedded().count());
}

#[test]
fn a_title_that_two_levels_have_is_told_at_files() {
    let folder = folder("twins");
    let level = |title: &str| format!("Level(format: 2, extends: \"senkaku\",\n    title: \"{title}\")");
    for (name, title) in [("a.ron", "Reef watch"), ("b.ron", "reef  Watch"), ("c.ron", "Second Thomas Shoal"), ("d.ron", "Alone")] {
        std::fs::write(folder.join(name), level(title)).expect("written");
    }
    std::fs::write(folder.join("e.ron"), Library::embedded_text("senkaku").expect("a level")).expect("written");
    std::fs::write(folder.join("f.ron"), "Level(format: 2, extends: \"senkaku\")").expect("written");
    let library = library();
    let told = |problems: &[latticework::level::Diagnostic]| -> Vec<(u32, String)> {
        problems.iter().filter(|p| p.code == Code::SameTitle).map(|p| (p.span.line, p.message.clone())).collect()
    };
    let mut shelf = Shelf::new(Some(folder.clone()));
    // Looking twice tells it once.
    for text in [level("Alone"), level("Still alone")] {
        std::fs::write(folder.join("d.ron"), text).expect("written");
        shelf.refresh(library);
    }
    let twins = |name: &str| match name {
        "a.ron" => Some("b.ron"),
        "b.ron" => Some("a.ron"),
        "c.ron" => Some("`second_thomas`"),
        _ => None,
    };
    for name in ["a.ron", "b.ron", "c.ron", "d.ron", "e.ron", "f.ron"] {
        let path = folder.join(name);
        let card = shelf.cards().iter().find(|card| card.origin == LevelOrigin::File(path.clone())).expect("a card");
        let mut report = library.open_file(&path);
        library.look_beside(&path, &mut report);
        for found in [told(&card.problems), told(&report.problems)] {
            match twins(name) {
                Some(twin) => assert!(matches!(&found[..], [(2, message)] if message.contains(twin)), "{name}: {found:?}"),
                None => assert_eq!(found, [], "{name}"),
            }
        }
    }
    assert!(shelf.cards().iter().all(|card| matches!(card.origin, LevelOrigin::File(_)) || told(&card.problems).is_empty()));
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_level_under_another_ending_says_how_to_rename_it() {
    let folder = folder("endings");
    let text = "// My level.\nLevel(format: 2, extends: \"senkaku\", title: \"Mine\")";
    for name in ["mine.txt", "two.ron.txt", "three.RON"] {
        std::fs::write(folder.join(name), text).expect("written");
    }
    std::fs::write(folder.join("readme.txt"), "Level(s) of mine are in the other folder").expect("written");
    let library = library();
    let cards = library.survey(Some(&folder));
    let files: Vec<_> = cards.iter().filter(|card| matches!(card.origin, LevelOrigin::File(_))).collect();
    assert_eq!(files.len(), 3, "what is no level is nobody's business");
    for (card, name) in files.iter().zip(["mine.ron", "three.ron", "two.ron"]) {
        assert_eq!(card.errors(), 1, "it cannot be started");
        assert!(card.problems[0].message.ends_with(&format!("rename it to {name}")), "{}", card.problems[0].message);
    }
    let path = folder.join("two.ron.txt");
    let mut report = library.open_file(&path);
    library.look_beside(&path, &mut report);
    assert_eq!((report.errors(), report.problems[0].code), (0, Code::NotListed));
    let _ = std::fs::remove_dir_all(folder);
}
