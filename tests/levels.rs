//! Broken levels: every planted error is found, in one pass, at its place, with the right suggestion; and sound ones load, old ones too.
//!
//! The first line of each file under `levels/broken` and `levels/unwise` says what is planted where: the code, the line and column, and the
//! right name where there is one. `UPDATE_GOLDEN=1` rewrites the messages; the planted places are never rewritten.

mod harness;

use std::path::{Path, PathBuf};

use latticework::catalog::quantity::Thousandths;
use latticework::level::{Code, Diagnostic, Library, Report, migrate, new_level, render};

use harness::levels::library;

fn levels_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder).expect("the folder").flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What the first line of a file says is planted: `// L0201 at 5:31, did you mean `phl`?`.
fn planted(text: &str) -> Option<(String, u32, u32, Option<String>)> {
    let (code, rest) = text.lines().next()?.strip_prefix("// ")?.split_once(" at ")?;
    let (place, fix) = match rest.split_once(", did you mean `") {
        Some((place, fix)) => (place, Some(fix.strip_suffix("`?")?.to_owned())),
        None => (rest, None),
    };
    let (line, column) = place.split_once(':')?;
    Some((code.to_owned(), line.parse().ok()?, column.parse().ok()?, fix))
}

fn brief(problem: &Diagnostic) -> (String, u32, u32, Option<String>) {
    (problem.code.text().to_owned(), problem.span.line, problem.span.column, problem.suggestion.clone())
}

/// Checks a file under the name that it has in its folder, so that messages are the same on every machine.
fn check(library: &Library, path: &Path) -> Report {
    let text = std::fs::read_to_string(path).expect("a text");
    let name = name_of(path);
    let bases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/broken");
    library.check(name.trim_end_matches(".ron"), &name, &text, Some(&bases))
}

/// Holds what a folder's levels say against what is planted in them, and the messages against the golden file.
fn corpus(folder: &str) -> usize {
    let library = library();
    let (mut wrong, mut messages) = (Vec::new(), String::new());
    let paths = levels_in(folder);
    for path in paths.iter().filter(|path| name_of(path) != "base.ron") {
        let text = std::fs::read_to_string(path).expect("a text");
        let expected = planted(&text).unwrap_or_else(|| panic!("{}: the first line says what is planted", path.display()));
        let report = check(library, path);
        // An error may bring warnings with it; a warning stands alone.
        let told = |problem: &&Diagnostic| expected.0.starts_with('W') || !problem.is_warning();
        let found: Vec<_> = report.problems.iter().filter(told).map(brief).collect();
        if found != [expected.clone()] {
            wrong.push(format!("{}: planted {expected:?}, found\n{}", name_of(path), render(&report.problems, &report.files)));
        }
        assert_eq!(report.scenario.is_some(), expected.0.starts_with('W'), "{}: a level starts without errors only", name_of(path));
        messages += &format!("== {}\n{}", name_of(path), render(&report.problems, &report.files));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
    harness::golden::snapshot(&format!("tests/levels/{folder}"), "messages", &messages);
    paths.len()
}

#[test]
fn every_planted_error_is_found_at_its_place_with_the_right_suggestion() {
    assert!(corpus("broken") >= 100);
}

#[test]
fn what_is_legal_but_unwise_is_told() {
    assert!(corpus("unwise") >= 12);
}

#[test]
fn every_code_stands_in_the_corpus() {
    let planted_codes: Vec<String> = ["broken", "unwise"]
        .into_iter()
        .flat_map(levels_in)
        .filter_map(|path| planted(&std::fs::read_to_string(path).expect("a text")))
        .map(|(code, ..)| code)
        .collect();
    // A file that is not there, and one that is too large, are no files of a corpus: other tests have them.
    // Two levels of one title and a file of another ending are told where a folder is looked at.
    let elsewhere = [Code::NoFile, Code::TooLarge, Code::SameTitle, Code::NotListed];
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !elsewhere.contains(code))
        .map(|code| code.text())
        .filter(|code| !planted_codes.iter().any(|planted| planted == code))
        .collect();
    assert!(missing.is_empty(), "no level is broken in these ways: {missing:?}");
}

#[test]
fn several_planted_errors_are_all_found_in_one_pass() {
    let text = r#"Level(
    format: 2,
    extends: "base",
    start: "2024-02-30",
    map: (hex_km: 5),
    clock: Incidnt,
    minuts: 45,
    nations: {"phl": (support: 5600)},
    forces: [
        (id: "boats", kind: "resuply_boats", at: "oyster_by"),
        (id: "cutters", task: ("scarboro", Ramm)),
        (id: "late", arrives: "halp"),
    ],
    seats: [
        (id: "manila", name: "Manila", nations: ["phl", "phi"], private_brief: "x"),
    ],
    injects: [
        (id: "first", to: ["bejing"], when: Turn(99)),
        (id: "blood", effects: [Suport("phl", 1)]),
    ],
    parameters: {"pass_blok": 1},
    agreements: {"us_ph_mdt": Signed},
)
"#;
    let bases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/broken");
    let report = library().check("many", "many.ron", text, Some(&bases));
    let errors = report.problems.iter().filter(|problem| !problem.is_warning() && problem.span.file == 0);
    let found: Vec<String> =
        errors.map(|p| format!("{} {}:{} {}", p.code.text(), p.span.line, p.span.column, p.suggestion.as_deref().unwrap_or("-"))).collect();
    let expected = [
        "L0108 4:12 -",
        "L0107 5:19 -",
        "L0106 6:12 Incident",
        "L0103 7:5 minutes",
        "L0107 8:32 -",
        "L0203 10:29 resupply_boats",
        "L0202 10:50 oyster_bay",
        "L0207 11:32 scarborough",
        "L0106 11:44 Ram",
        "L0208 12:31 help",
        "L0302 15:50 -",
        "L0201 15:57 phl",
        "L0206 18:28 beijing",
        "L0309 18:50 -",
        "L0106 19:33 Support",
        "L0209 21:18 pass_block",
        "L0205 22:18 us_phl_mdt",
    ];
    assert_eq!(found, expected, "{}", render(&report.problems, &report.files));
}

#[test]
fn syntax_errors_do_not_hide_one_another() {
    let text = "Level(\n    format: 2,\n    extends: \"base\",\n    turns = 6,\n    minutes: 50;\n    aims: [“Learn”],\n    title: \"Dawn \\q\",\n    start_hour 7,\n)\n";
    let bases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/broken");
    let report = library().check("many", "many.ron", text, Some(&bases));
    let lines: Vec<u32> = report.problems.iter().filter(|problem| problem.code == Code::Syntax).map(|problem| problem.span.line).collect();
    assert_eq!(lines, [4, 5, 6, 7, 8], "{}", render(&report.problems, &report.files));
}

/// The level with these fields on top of the base, which must be sound.
fn variant(fields: &str) -> latticework::rules::Scenario {
    let bases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/broken");
    let text = format!("Level(\n    format: 2,\n    extends: \"base\",\n{fields}\n)\n");
    let report = library().check("variant", "variant.ron", &text, Some(&bases));
    let problems = render(&report.problems, &report.files);
    report.scenario.unwrap_or_else(|| panic!("{problems}"))
}

#[test]
fn a_level_changes_adds_and_leaves_out_items_of_every_list() {
    let scenario = variant(
        r#"
    title: "Variant",
    map: (hex_km: 80),
    leave_out: (seats: ["beijing"], forces: ["escort"], injects: ["blood"], features: ["scarborough"], nations: ["jpn"]),
    nations: {"phl": (capital: 20), "twn": (support: 510)},
    seats: [
        (id: "philippines", ceiling: Ram),
        (id: "zhongnanhai", name: "Zhongnanhai", nations: ["prc"], private_brief: "x"),
    ],
    features: [
        (place: "second_thomas", supply: 3),
        (place: "sabina", holder: "phl", challenger: "prc"),
    ],
    forces: [
        (id: "boats", strength: 5),
        (id: "cordon", task: ("second_thomas", Patrol)),
        (id: "taiwan", nation: "twn", kind: "cg_flotilla", at: (19.0, 119.0), home: "subic"),
    ],
    injects: [
        (id: "first", text: "More words."),
        (id: "news", title: "News", when: Turn(2)),
    ],
    places: [(id: "camp", name: "Camp", lat: 10.7, lon: 115.8, kind: Feature)],
    parameters: {"pass_block": 500},
"#,
    );
    assert_eq!((scenario.text.title.as_str(), scenario.map.hex_km), ("Variant", 80));
    let slugs: Vec<&str> = scenario.seats.iter().map(|seat| seat.slug.as_str()).collect();
    assert_eq!(slugs, ["philippines", "zhongnanhai"]);
    assert_eq!(scenario.seats[0].name, "Philippines", "what the level does not say is the base's");
    assert_eq!(scenario.objectives.len(), 3, "the objectives of the seat that stays");
    let forces: Vec<(&str, u16)> = scenario.forces.iter().map(|force| (force.slug.as_str(), force.strength)).collect();
    assert_eq!(forces.iter().map(|(slug, _)| *slug).collect::<Vec<_>>(), ["boats", "cutters", "patrol", "late", "shadow", "cordon", "taiwan"]);
    assert_eq!(forces[0], ("boats", 5));
    let injects: Vec<(&str, &str)> = scenario.injects.iter().map(|inject| (inject.slug.as_str(), inject.text.as_str())).collect();
    assert_eq!(injects, [("first", "More words."), ("help", ""), ("news", "")]);
    let features: Vec<(&str, u8)> = scenario.features.iter().map(|f| (scenario.catalog.place(f.place).slug.as_str(), f.supply)).collect();
    assert_eq!(features, [("second_thomas", 3), ("sabina", 2)]);
    let nation = |slug: &str| scenario.nations[scenario.catalog.nation_id(slug).expect("a nation").index()];
    assert_eq!((nation("phl").capital, nation("phl").support), (20, Thousandths(560)), "a nation's fields are merged");
    assert!(nation("twn").present && !nation("jpn").present);
    assert!(scenario.catalog.place_id("camp").is_some());
}

#[test]
fn levels_extend_levels_that_extend_levels() {
    let folder = std::env::temp_dir().join(format!("latticework-chain-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let base = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/broken/base.ron")).expect("the base");
    std::fs::write(folder.join("base.ron"), base).expect("written");
    let middle = r#"Level(format: 2, extends: "base", title: "Middle", leave_out: (forces: ["escort"]), forces: [(id: "boats", strength: 4)])"#;
    std::fs::write(folder.join("middle.ron"), middle).expect("written");
    std::fs::write(folder.join("top.ron"), r#"Level(format: 2, extends: "middle", forces: [(id: "boats", name: "Many boats")])"#).expect("written");
    let report = library().open_file(&folder.join("top.ron"));
    let scenario = report.scenario.expect("it loads");
    let boats = scenario.forces.iter().find(|force| force.slug == "boats").expect("the boats");
    assert_eq!((boats.name.as_str(), boats.strength, scenario.text.title.as_str()), ("Many boats", 4, "Middle"));
    assert!(scenario.forces.iter().all(|force| force.slug != "escort"), "what the middle leaves out stays out");
    let names: Vec<&str> = report.files.iter().map(|file| file.name.rsplit('/').next().unwrap_or("")).collect();
    assert_eq!(names, ["top.ron", "middle.ron", "base.ron"]);
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_level_has_agreements_of_its_own() {
    use latticework::catalog::clause::{Clause, Promise};
    let scenario = variant(
        r#"
    agreements: {
        "us_phl_mdt": Lapsed,
        "supply_deal": (name: "Supply understanding", parties: ["phl", "prc"], quiet: true, clauses: [
            Undertaking(who: "prc", what: LetPass("second_thomas"), until_turn: 4),
            Undertaking(who: "phl", what: NoRepair("second_thomas")),
        ]),
        "us_phl_vfa": (name: "Visiting forces, amended", status: Signed),
    },
"#,
    );
    let named = |name: &str| scenario.agreements.iter().find(|agreement| agreement.name == name);
    let own = named("Supply understanding").expect("the level's own");
    assert_eq!((own.def, own.quiet, own.clauses.len()), (None, true, 2));
    let place = scenario.catalog.place_id("second_thomas").expect("a place");
    assert!(matches!(own.clauses[0], Clause::Undertaking { what: Promise::LetPass(at), until_turn: Some(4), .. } if at == place));
    let amended = named("Visiting forces, amended").expect("the theatre's, changed");
    assert!(amended.def.is_some() && !amended.clauses.is_empty(), "its clauses are the theatre's");
    let lapsed = scenario.agreements.iter().filter(|a| a.status == latticework::catalog::AgreementStatus::Lapsed).count();
    assert_eq!(lapsed, 1);
}

#[test]
fn an_inject_may_have_a_day() {
    use latticework::rules::scenario::Trigger;
    let scenario = variant(r#"injects: [(id: "day", title: "A day", when: Day("2024-06-12"))],"#);
    // Turns of twelve hours from six in the morning of the 10th: the 12th begins during turn 4, and turn 5 begins on it.
    assert_eq!(scenario.injects.last().map(|inject| inject.trigger.clone()), Some(Trigger::Turn(5)));
}

#[test]
fn a_new_level_has_neither_errors_nor_warnings() {
    let text = new_level(Path::new("somewhere/my_first-level.ron"));
    let report = library().check("my_first-level", "my_first-level.ron", &text, None);
    assert!(report.problems.is_empty(), "{}", render(&report.problems, &report.files));
    assert_eq!(report.outline.title, "My first level");
    assert!(text.contains("latticework check my_first-level.ron"), "the file says how to check it");
    assert!(text.lines().filter(|line| line.trim_start().starts_with("//")).count() >= 15, "it is commented");
}

#[test]
fn every_level_ever_shipped_still_loads() {
    let library = library();
    for path in levels_in("old") {
        let report = library.open_file(&path);
        assert_eq!(report.errors(), 0, "{}", render(&report.problems, &report.files));
        assert!(report.scenario.is_some());
    }
}

#[test]
fn there_is_one_format() {
    for (text, reason) in [
        ("Level(format: 9)", "newer Latticework"),
        ("Level(format: 1, name: \"A draft\")", "never was a format 1"),
        ("Level(format: 0)", "never was a format 0"),
        ("Level(format: 2,", "line 1, column 6"),
        ("", "the file is empty"),
    ] {
        let error = migrate(text).expect_err(text).to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
    assert_eq!(migrate("Level(format: 2, title: \"As it is\")"), Ok(()));
    let report = library().check("old", "old.ron", "Level(\n    format: 1,\n    extends: \"senkaku\",\n)\n", None);
    assert!(report.scenario.is_none());
    assert!(report.problems.iter().any(|problem| (problem.code, problem.span.line) == (Code::BadFormat, 2)), "{:?}", report.problems);
}
