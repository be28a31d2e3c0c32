//! Quantities that cross a boundary say their unit in their type: kilometres, hours, thousandths, turns (`src/catalog/quantity.rs`). Read from
//! the text of the sources, so that the tables of events and effects, which are macros, count too.

use std::collections::BTreeSet;
use std::path::Path;

use super::imports::modules;

/// How a name says that it is such a quantity.
const UNITS: [&str; 4] = ["km", "hours", "permille", "turns"];

/// Whole numbers without a unit.
const BARE: [&str; 9] = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "usize"];

/// Fields and parameters that stay plain numbers: the folder or file, the name, and why.
const PLAIN: &[(&str, &str, &str)] = &[
    ("catalog/raw.rs", "radius_km", "as a file writes it, not yet checked"),
    ("catalog/raw.rs", "reach_km", "as a file writes it, not yet checked"),
    ("catalog/raw.rs", "sensor_km", "as a file writes it, not yet checked"),
    ("catalog/raw.rs", "endurance_hours", "as a file writes it, not yet checked"),
    ("catalog/war.rs", "reach_km", "`RawMunition`: as a file writes it, not yet checked"),
    ("catalog/war.rs", "pace_permille", "`RawGroundZone`: as a file writes it, not yet checked"),
    ("catalog/war.rs", "beaches_permille", "`RawGroundZone`: as a file writes it, not yet checked"),
    ("catalog/war.rs", "ports_at_permille", "`RawGroundZone`: as a file writes it, not yet checked"),
    ("catalog/clause/terms.rs", "turns", "sizes that a form offers: the clause has 8 bits for them"),
    ("rules/vocab/war", "radius_km", "the war's own arithmetic in narrow numbers, thousands of times a belief"),
    ("rules/vocab/war", "km", "the war's own arithmetic"),
    ("rules/vocab/war", "closed_hours", "the war's own arithmetic"),
    ("rules/vocab/war", "status_turns", "the war's own arithmetic"),
    ("rules/vocab/war", "turns", "the war's own arithmetic"),
    ("rules/vocab/war", "permille", "the war's own arithmetic"),
    ("rules/models/war", "permille", "the war's own arithmetic"),
    ("rules/event/facts.rs", "permille", "how grave a move is, without its sign, to compare it with other events"),
    ("rules/event/war.rs", "turns", "the war's own turns"),
    ("rules/crisis/plans.rs", "permille", "the war's own arithmetic"),
    ("rules/scenario/war.rs", "turns", "the war's own turns"),
    ("rules/vocab/command.rs", "permille", "as a person wrote it, any number of 16 bits"),
    ("rules/event/table.rs", "permille", "as a person wrote it, any number of 16 bits"),
    ("rules/vocab/command.rs", "turns", "the number of the last turn, and no count"),
    ("rules/event/table.rs", "turns", "`Paced`: the number of the last turn, and no count"),
    ("rules/scenario/mod.rs", "turns", "the number of the last turn, and no count"),
    ("rules/state/mod.rs", "turns", "the number of the last turn, and no count"),
];

/// Names in a line of code that say such a unit and have a plain number for their type.
fn plain_names(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (colon, _) in line.match_indices(':').filter(|(at, _)| !line[..*at].ends_with(':') && !line[at + 1..].starts_with(':')) {
        let start = line[..colon].rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |before| before + 1);
        let name = &line[start..colon];
        let says_unit = name.rsplit('_').next().is_some_and(|last| UNITS.contains(&last));
        let mut kind = line[colon + 1..].trim_start();
        while let Some(inner) = ["Option<", "Vec<", "[", "&", "mut "].iter().find_map(|shell| kind.strip_prefix(shell)) {
            kind = inner.trim_start_matches('[');
        }
        let end = kind.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(kind.len());
        if says_unit && BARE.contains(&&kind[..end]) {
            found.push(name);
        }
    }
    found
}

#[test]
fn a_quantity_that_crosses_a_boundary_has_its_unit_for_a_type() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut wrong, mut met) = (Vec::new(), BTreeSet::new());
    for file in modules("catalog").into_values().chain(modules("rules").into_values()) {
        let text = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let shown = file.strip_prefix(&src).unwrap_or(&file).display().to_string();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for name in plain_names(line) {
                match PLAIN.iter().position(|(place, plain, _)| shown.starts_with(place) && *plain == name) {
                    Some(at) => drop(met.insert(at)),
                    None => wrong.push(format!("{shown}:{}: {name}", number + 1)),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "give it a type of src/catalog/quantity.rs, or a place in PLAIN with the reason:\n{}", wrong.join("\n"));
    let idle: Vec<_> = PLAIN.iter().enumerate().filter(|(at, _)| !met.contains(at)).map(|(_, (place, name, _))| format!("{place}: {name}")).collect();
    assert!(idle.is_empty(), "no plain number there any more: take it off PLAIN:\n{}", idle.join("\n"));
}

#[test]
fn the_scanner_of_quantities_sees_what_it_should() {
    assert_eq!(plain_names("pub fn far(radius_km: u32, of: Km, hours: &[u16]) -> u32 {"), ["radius_km", "hours"]);
    assert_eq!(plain_names("    Logged { force: ForceId, hours_out: Hours, stay_turns: Option<u8> }"), ["stay_turns"]);
    assert_eq!(plain_names("    pub stock_hours: [[u32; 4]; 2],"), ["stock_hours"]);
    assert_eq!(plain_names("    pub radius_km: Km, pub speed_km_day: u32, let turns: Vec<Turn> = u16::from(hours::u32);"), Vec::<&str>::new());
}
