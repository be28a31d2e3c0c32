//! `latticework study`: the same bytes whole and in shards, sound wars, cases paired on the same chances, and errors that say what to do.

mod harness;

use std::convert::Infallible;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

use latticework::catalog::war::VariationKind;
use latticework::rules::Scenario;
use latticework::rules::crisis::Variation;
use latticework::study::wars;
use latticework::study::wars::{Case, Decisions, MergeError, Shard, Study, Totals, WarRow, Written};

use harness::levels;

fn level(slug: &str) -> Arc<Scenario> {
    Arc::new(levels::level(slug))
}

fn study(variants: &[&str], wars: u32, sample: bool) -> Study {
    let base = level("strait_2027_pact");
    let case =
        |name: &str, variation: Variation| Case::new(name, "", base.clone(), variation, Decisions::Drawn, None).unwrap_or_else(|why| panic!("{why}"));
    let mut cases = vec![case("base", Variation::default())];
    cases.extend(variants.iter().map(|text| {
        let variation = Variation::parse(&base.catalog, text).unwrap_or_else(|why| panic!("{why}"));
        case(&variation.name.clone(), variation)
    }));
    Study { title: "Test".to_owned(), level: base.slug.clone(), cases, wars, seed: 3, sample, decisions: Decisions::Drawn, mark: 7 }
}

fn rows(study: &Study, shard: Shard) -> (String, Totals) {
    let (mut text, names) = (wars::header(), study.names());
    let totals = study.run(
        shard,
        &mut |rows| {
            rows.iter().for_each(|row| wars::line(study.mark, &names, row, &mut text));
            Ok::<_, Infallible>(())
        },
        &|| (),
    );
    (text, totals.unwrap_or_else(|why| panic!("{why}")))
}

#[test]
fn shards_join_to_the_bytes_of_one_run() {
    for sample in [false, true] {
        let study = study(&["no_luzon", "warning=0"], 11, sample);
        let (whole, totals) = rows(&study, Shard::WHOLE);
        assert_eq!(totals.faults, 0, "{:?}", totals.broken);
        // Out of order, and of unequal length.
        let part = |part: u32| (format!("{part}"), Written::Csv(rows(&study, Shard { part, of: 4 }).0));
        let parts = [3, 1, 4, 2].map(part);
        let (mut joined, names) = (wars::header(), study.names());
        let merged = study.merge::<MergeError>(&parts, &mut |rows| {
            rows.iter().for_each(|row| wars::line(study.mark, &names, row, &mut joined));
            Ok(())
        });
        assert_eq!(joined, whole);
        let merged = merged.unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(merged.sums, totals.sums);
        assert_eq!(wars::text(&study, &merged), wars::text(&study, &totals));
        // What is missing, there twice, or of another study is told.
        let refused = |study: &Study, parts: &[(String, Written)]| {
            study.merge::<MergeError>(parts, &mut |_| Ok(())).map(|_| ()).expect_err("refused").to_string()
        };
        let missing = refused(&study, &parts[1..]);
        assert!(missing.contains("3 of 11 wars are missing, from number 5 to 7"), "{missing}");
        let twice = [3, 1, 4, 2, 3].map(part);
        assert!(refused(&study, &twice).contains("there twice"));
        let second = whole.lines().nth(1).expect("a row");
        let cells: Vec<&str> = second.split(',').enumerate().map(|(at, cell)| if at == 3 { "2" } else { cell }).collect();
        let strange = [("rows".to_owned(), Written::Csv(whole.replacen(second, &cells.join(","), 1)))];
        assert_eq!(refused(&study, &strange), "rows, line 2: `2` is no value of success");
        let other = Study { mark: 8, ..study.clone() };
        assert!(refused(&other, &parts).contains("of another study"));
    }
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let study = study(&["no_japan_sorties"], 24, true);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap_or_else(|why| panic!("{why}"));
        pool.install(|| rows(&study, Shard::WHOLE).0)
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn a_war_draws_the_same_chances_in_every_case() {
    // A number set to the value that it has changes nothing, war by war.
    let study = study(&["same: numbers.mines_turns=3", "jpn.attacked=off"], 12, false);
    let fight = |case: u16, number: u32| study.cases[usize::from(case)].fight(case, number, 3, false);
    for number in 0..12 {
        let (base, same): (WarRow, WarRow) = (fight(0, number), fight(1, number));
        assert_eq!(base.values, same.values, "war {number}");
    }
    // And what a level's own file sets is what a variation sets.
    assert_ne!(fight(0, 0).values, fight(0, 1).values);
}

#[test]
fn each_ablation_acts_in_its_own_place() {
    let study = study(&["no_luzon", "no_isr", "no_japan_sorties", "jpn.enters=0, jpn.attacked=off, jpn.bases=none"], 40, false);
    let (_, totals) = rows(&study, Shard::WHOLE);
    let mean = |case: usize, column: &str| totals.sums[case].mean(column).value;
    assert!(mean(0, "nmesis") > 0.0 && mean(1, "nmesis") < 1e-9, "no marine missiles without Luzon");
    assert!(mean(2, "warned") < mean(0, "warned"), "one picture warns");
    assert!(mean(3, "usa_aircraft") < mean(0, "usa_aircraft"), "what does not fly from Japan does not die there");
    assert!(totals.sums[4].share("jpn_entered").value < 1e-9 && mean(4, "jpn_ships") < 1e-9, "who stays out loses nothing");
}

/// The base case of the published games for one turn, warned for certain, against variants of it.
fn first_turn(level_slug: &str, base: &str, variants: &[&str], turns: Option<u8>, decisions: Decisions, wars: u32) -> Totals {
    let scenario = level(level_slug);
    let case = |text: &str| {
        let variation =
            if text.is_empty() { Variation::default() } else { Variation::parse(&scenario.catalog, text).unwrap_or_else(|why| panic!("{why}")) };
        Case::new(&variation.name.clone(), "", scenario.clone(), variation, decisions, turns).unwrap_or_else(|why| panic!("{why}"))
    };
    let cases = std::iter::once(base).chain(variants.iter().copied()).map(case).collect();
    rows(&Study { title: "Test".to_owned(), level: level_slug.to_owned(), cases, wars, seed: 3, sample: false, decisions, mark: 7 }, Shard::WHOLE).1
}

/// docs/FINDINGS.md, "Warning, dispersal and ISR": the first salvo finds half as many aircraft again where nobody was warned or nobody dispersed,
/// and ships in port; closed fields take part of what warning gives; shared ISR warns more often.
#[test]
fn warning_dispersal_and_isr_matter_on_the_first_turn() {
    let totals = first_turn(
        "calibration_base",
        "warned: warning=1000",
        &[
            "unwarned: warning=0, numbers.warning_isr=0",
            "close: warning=1000, numbers.dispersed=1000, numbers.dispersed_away=0",
            "few_fields: warning=1000, numbers.dispersed_away=0",
        ],
        Some(1),
        Decisions::Agreed,
        120,
    );
    assert_eq!(totals.faults, 0, "{:?}", totals.broken);
    let mean = |case: usize, column: &str| totals.sums[case].mean(column).value;
    let change = |case: usize, column: &str| totals.sums[case].change(column);
    assert!(change(1, "usa_aircraft").low > 0.25 * mean(0, "usa_aircraft"), "surprise costs aircraft: {:?}", change(1, "usa_aircraft"));
    assert!(change(1, "jpn_aircraft").low > 0.0 && change(1, "jpn_ships").low > 0.0 && change(1, "usa_ships").low > 0.0, "and ships in port");
    assert!(change(2, "usa_aircraft").low > 0.25 * mean(0, "usa_aircraft"), "warning without dispersal is worth little");
    let (fields, close) = (change(3, "usa_aircraft"), change(2, "usa_aircraft"));
    assert!(fields.low > 0.0 && fields.high < close.low, "spacing and other fields each do a part: {fields:?}, {close:?}");
    // And it is felt at the end.
    let totals =
        first_turn("calibration_base", "warned: warning=1000", &["unwarned: warning=0, numbers.warning_isr=0"], Some(7), Decisions::Agreed, 400);
    assert!(totals.sums[1].change("area_km2").low > 0.0, "{:?}", totals.sums[1].change("area_km2"));
    // One picture: warned more often, and less hidden from the missiles that are fired.
    let totals = first_turn(
        "strait_2027",
        "alone: usa.enters=1, jpn.bases=combat",
        &["shared: usa.enters=1, jpn.bases=combat, isr=on"],
        Some(1),
        Decisions::Agreed,
        400,
    );
    let change = |column: &str| totals.sums[1].change(column);
    assert!(change("warned").low > 0.0 && change("usa_aircraft").high < 0.0 && change("prc_ships").low > 0.0);
}

/// docs/FINDINGS.md, "One thing taken away from the pact in force".
#[test]
fn each_thing_taken_from_the_pact_gives_china_ground() {
    let base = level("strait_2027_pact");
    let names: Vec<&str> = base.catalog.war.variations_for(VariationKind::Ablation).map(|row| row.slug.as_str()).collect();
    let totals = first_turn("strait_2027_pact", "", &names, None, Decisions::Drawn, 900);
    assert_eq!(totals.faults, 0, "{:?}", totals.broken);
    let area = |name: &str| totals.sums[1 + names.iter().position(|&known| known == name).unwrap_or_else(|| panic!("no {name}"))].change("area_km2");
    for &name in names.iter().filter(|name| **name != "no_headquarters") {
        assert!(area(name).low > 0.0, "{name}: {:?}", area(name));
    }
    // The least of them: its direction holds, its interval may reach nothing with so few wars.
    assert!(area("no_headquarters").value > 0.0, "{:?}", area("no_headquarters"));
    assert!(area("no_japan_sorties").low > area("no_luzon").high, "Japan is worth most");
}

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_latticework")).args(arguments).output().unwrap_or_else(|error| panic!("{error}"))
}

fn refused(arguments: &[&str]) -> String {
    let output = program(&[&["study"], arguments].concat());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn wrong_use_is_refused_with_what_to_do() {
    for (arguments, told) in [
        (&["strait_2028"][..], "strait_2028"),
        (&["senkaku"], "has no war"),
        (&["strait_2027", "--wars", "0"], "from 1 to"),
        (&["strait_2027", "--turns", "40"], "from 1 to 30"),
        (&["strait_2027", "--variant", "no_luzn"], "perhaps `no_luzon`"),
        (&["strait_2027", "--variant", "no_luzon", "--variant", "no_luzon"], "two variants are called `no_luzon`"),
        (&["strait_2027", "--decisions", "mine"], "drawn, agreed or belief"),
        (&["strait_2027", "--shard", "9/8", "--csv", "rows.csv"], "no shard"),
        (&["strait_2027", "--shard", "1/8"], "--csv"),
        (&["strait_2027", "--shard", "1/8"], "--parquet"),
        (&["strait_2027", "--csv", "rows", "--parquet", "rows"], "the same file"),
        (&["strait_2027", "--merge", "no_such_file.csv"], "no_such_file.csv"),
        (&[], "required"),
    ] {
        let text = refused(arguments);
        assert!(text.contains(told), "{arguments:?}: {text}");
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_how_to_have_it() {
    let folder = std::env::temp_dir().join(format!("latticework-no-parquet-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let file = folder.join("rows.parquet");
    let name = file.to_string_lossy();
    let text = refused(&["strait_2027", "--wars", "2", "--parquet", &name]);
    assert!(text.contains("cargo build --release --features parquet"), "{text}");
    assert!(!file.exists(), "nothing is left behind");
    std::fs::write(&file, b"PAR1 and more").expect("a file for the test");
    let text = refused(&["strait_2027", "--wars", "2", "--merge", &name]);
    assert!(text.contains("rows.parquet: ") && text.contains("--features parquet"), "{text}");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn the_command_writes_rows_and_a_page() {
    let folder: PathBuf = std::env::temp_dir().join(format!("latticework-study-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let (csv, html) = (folder.join("rows.csv"), folder.join("page.html"));
    let output = program(&[
        "study",
        "strait_2027",
        "--wars",
        "6",
        "--ablations",
        "--start",
        "strait_2027_hub",
        "--csv",
        &csv.to_string_lossy(),
        "--html",
        &html.to_string_lossy(),
    ]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("Outcomes, percent of wars") && text.contains("strait_2027_hub"), "{text}");
    let rows = std::fs::read_to_string(&csv).expect("rows are written");
    let columns = rows.lines().next().map_or(0, |line| line.split(',').count());
    assert_eq!(columns, wars::COLUMNS.len() + 3);
    assert_eq!(rows.lines().count(), 1 + 6 * 8, "a header, and a row a war and case");
    assert!(rows.lines().all(|line| line.split(',').count() == columns));
    let page = std::fs::read_to_string(&html).expect("the page is written");
    assert!(page.contains("<svg") && page.contains("no_headquarters") && !page.contains("<script") && !page.contains("http://localhost"));
    let _ = std::fs::remove_dir_all(folder);
}
