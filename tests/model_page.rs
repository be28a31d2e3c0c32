//! `docs/MODEL.md` says what the model of war is made of: UPDATE_GOLDEN=1 rewrites its generated sections.

mod harness;

use std::fmt::Write as _;
use std::path::Path;

use latticework::catalog::{Catalog, ForceDefId, Origin, ParameterDef};
use latticework::rules::crisis::variation;
use latticework::rules::models::war::{Arena, Number, Party};
use latticework::rules::vocab::war::arena::Role;

/// The first number of each group, as they follow one another in `levels/theatre/war.ron`.
const GROUPS: [(&str, &str); 9] = [
    ("missile_reliability", "Missiles on bases"),
    ("capable", "Aircraft"),
    ("chain_launch", "Strikes on ships"),
    ("sub_kills_amphib", "Under the sea"),
    ("troops_first_day", "Lift"),
    ("area_per_battalion", "The ground"),
    ("fleet_broken", "How it ends"),
    ("warning", "Posture and coalition"),
    ("", ""),
];

/// What the code fixes, and no level overrides: file, the text that must stand there, what it means, why.
const FIXED: [(&str, &str, &str, &str); 36] = [
    ("src/rules/models/war/mod.rs", "TURN_HOURS: u32 = 84", "a turn is 84 hours", "CSIS 2023: turns of 3.5 days"),
    ("src/rules/vocab/war/state.rs", "km <= 600 =>", "fighters fly at the near rate up to 600 km", "planning figure; assumption"),
    (
        "src/rules/vocab/war/state.rs",
        "km <= 1000 && (km <= u32::from(squadron.radius_km) || tanked)",
        "at the middle rate up to 1,000 km, with tankers beyond their radius",
        "planning figure; assumption",
    ),
    (
        "src/rules/vocab/war/state.rs",
        "km <= 2000 && tanked",
        "at the far rate up to 2,000 km, with tankers; not at all beyond",
        "planning figure; assumption",
    ),
    (
        "src/rules/vocab/war/state.rs",
        "Role::Bomber if km <= 4600",
        "bombers fly at the theatre's rate up to 4,600 km, at the far rate beyond",
        "Guam and Tindal against the United States; assumption",
    ),
    (
        "src/rules/vocab/war/arena.rs",
        "DISPLACEMENT_KM: Km = Km(300)",
        "road-mobile missiles reach 300 km beyond what they do from their garrison",
        "assumption",
    ),
    ("src/rules/vocab/war/arena.rs", "GROUP_KM_TURN: u32 = 890 * 7 / 2", "ships run 3,115 km a turn: 20 knots", "published transit speeds"),
    (
        "src/rules/vocab/war/arena.rs",
        "OTHER_CAPACITY: u16 = 40",
        "a base that `war.ron` does not name takes 40 aircraft",
        "assumption: a squadron and its transports",
    ),
    (
        "src/rules/models/war/strike.rs",
        "km_to_strait <= 2000",
        "Chinese bombers strike bases up to 2,000 km from the Strait",
        "a stand-off of their cruise missiles from within their own air defence; assumption",
    ),
    (
        "src/rules/models/war/strike.rs",
        "km_to_strait <= 1500",
        "U.S. bombers strike bases in China up to 1,500 km from the Strait",
        "reach of JASSM-ER from outside the densest defence; assumption",
    ),
    (
        "src/rules/models/war/strike.rs",
        "missiles * sheltered / (2 * open + sheltered)",
        "a shelter draws half the missiles that an aircraft in the open does",
        "it holds one aircraft; assumption",
    ),
    (
        "src/rules/models/war/posture.rs",
        "FIELDS_KM: u16 = 3200",
        "a field further than 3,200 km from the Strait is none to disperse to",
        "Guam's neighbours are in, Hawaii is not; assumption",
    ),
    (
        "src/rules/models/war/strike.rs",
        "DETOUR_KM: u32 = 4601",
        "bombers from Australia fly at the far rate while the air over the Philippines is closed to them",
        "the way round; assumption",
    ),
    ("src/rules/models/war/air.rs", "TANKERS_NEAR_KM: u16 = 3000", "tankers up to 3,000 km from the Strait serve fully", "Guam; assumption"),
    (
        "src/rules/models/war/air.rs",
        "TANKERS_FAR_KM: u16 = 4800",
        "up to 4,800 km they serve half as many fighters, beyond none",
        "northern Australia; assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "WATCH_AIRCRAFT: u32 = 24",
        "24 patrol aircraft watch the waters round Taiwan without a gap",
        "three orbits of eight; assumption",
    ),
    (
        "src/rules/models/war/plan.rs",
        "FIGHTERS_KM: u16 = 2000",
        "the standing plan brings fighters to bases up to 2,000 km from the Strait, tankers and bombers to bases beyond",
        "where they serve and missiles are fewer; assumption",
    ),
    (
        "src/rules/models/war/plan.rs",
        "from_turn.max(2)",
        "by the standing plan no allied ship comes forward in the first turn",
        "the heaviest salvos fall then; assumption",
    ),
    (
        "src/rules/doubt/belief.rs",
        "from.max(3)",
        "a host that joins the fight takes in allies other than the United States from the third turn on",
        "it decides in the second, access serves in the next; assumption",
    ),
    (
        "src/rules/models/war/ground.rs",
        "i64::from(sky.red_share) * i64::from(sky.red_share) / 250",
        "defenders lose with the square of China's share of the air: four times as many under a sky that is all its own as under one that is shared",
        "set with the Taiwanese casualties of VALIDATION.md in sight; assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "PACKET: u32 = 24",
        "missiles fail or succeed together in packets of 24",
        "a bomber's or two's load; assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "FIGHTERS_AT_SHIPS: u32 = 5",
        "one fighter sortie in five over the Strait carries anti-ship missiles",
        "assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "left(NationMunition::Type12) / 4",
        "a fourth of Japan's coastal missiles that are left is ready in a turn",
        "assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "left(NationMunition::Nmesis) / 3",
        "a third of the marines' missiles that are left is ready in a turn",
        "assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        ".min(ships * 3)",
        "a U.S. ship at sea fires up to three missiles at ships in a turn",
        "few come into reach; assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "fighters(Party::Aus) + 16",
        "Australia fires up to 16 missiles a turn at ships besides those of its fighters",
        "patrol aircraft; assumption",
    ),
    ("src/rules/models/war/maritime.rs", "take_ballistic(front, wanted / 4)", "up to a fourth of a salvo at a group is ballistic", "assumption"),
    (
        "src/rules/models/war/maritime.rs",
        "(escorts * 7 / 2)",
        "two escorts cover five other ships; without them missiles meet poor defences",
        "assumption",
    ),
    (
        "src/rules/models/war/maritime.rs",
        "landing * 4000 / (landing * 4 + escorts * 3)",
        "missiles find landing ships a third more often than escorts",
        "they are what crews look for; assumption",
    ),
    (
        "src/rules/models/war/ground.rs",
        "GO_ON_AT: u32 = 600",
        "part of an army goes on to the next zone once it holds 60 percent of one",
        "assumption",
    ),
    ("src/rules/models/war/ground.rs", "if ports { by_ships * 2 }", "ports double what ships keep in supply", "assumption"),
    (
        "src/rules/models/war/ground.rs",
        "(state.red / 3).min(state.red.saturating_sub(3))",
        "a third of an army of six battalions or more goes on in a turn; three stay",
        "assumption",
    ),
    (
        "src/rules/models/war/ground.rs",
        "defenders / 2 } else { 2 }",
        "the capital keeps half of its defenders, every other zone without a landing two battalions",
        "assumption",
    ),
    (
        "src/rules/models/war/ground.rs",
        "1200 - sky.red_share.min(1000)",
        "reserves move at 12/7 of their pace under a sky that is Taiwan's, at 2/7 under one that is China's",
        "roads and bridges under attack; assumption",
    ),
    ("src/rules/models/war/plan.rs", "bombers_at_ships: 600", "the standing plan of Beijing sends 60 percent of its bombers at ships", "assumption"),
    ("src/rules/crisis/state.rs", "SHELTERS_PER_WORK: u16 = 4", "a work of hardening builds four shelters", "one fighter each, a flight; assumption"),
];

fn cell(text: &str) -> String {
    text.replace('|', "/")
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Source(text) => format!("Source: {}", cell(text)),
        Origin::Assumption(text) => format!("Assumption: {}", cell(text)),
    }
}

fn rows(numbers: &[&ParameterDef]) -> String {
    let mut table = String::from("| number | value | range | unit | what it does | source or assumption |\n| --- | ---: | --- | --- | --- | --- |\n");
    for number in numbers {
        let (least, most) = number.range;
        let _ = writeln!(
            table,
            "| `{}` | {} | {least} to {most} | {} | {} | {} |",
            number.slug,
            number.value,
            number.unit,
            cell(&number.meaning),
            origin(&number.origin)
        );
    }
    table
}

fn numbers(catalog: &Catalog) -> String {
    let sourced = catalog.war.numbers.iter().filter(|number| matches!(number.origin, Origin::Source(_))).count();
    let mut out = format!("{} numbers: {sourced} with a source, {} assumed.\n", catalog.war.numbers.len(), catalog.war.numbers.len() - sourced);
    let at = |slug: &str| catalog.war.numbers.iter().position(|number| number.slug == slug).unwrap_or(catalog.war.numbers.len());
    for pair in GROUPS.windows(2) {
        let (from, to) = (at(pair[0].0), at(pair[1].0));
        let group: Vec<&ParameterDef> = catalog.war.numbers[from..to].iter().collect();
        let _ = write!(out, "\n### {}\n\n{}", pair[0].1, rows(&group));
    }
    out
}

fn munitions(catalog: &Catalog) -> String {
    let mut table =
        String::from("| stock | whose | at the start | range | reach km | source or assumption |\n| --- | --- | ---: | --- | ---: | --- |\n");
    for row in &catalog.war.munitions {
        let (low, high) = row.range;
        let _ = writeln!(
            table,
            "| {} (`{}`) | {} | {} | {low} to {high} | {} | {} |",
            row.name,
            row.slug,
            catalog.nation(row.nation).name,
            row.stock,
            row.reach_km,
            cell(&row.source)
        );
    }
    table
}

fn bases(catalog: &Catalog, arena: &Arena) -> String {
    let mut table = String::from(
        "| base | host | km to the Strait | shelters | interceptors | aircraft at most | source or assumption |\n| --- | --- | ---: | ---: | ---: | ---: | --- |\n",
    );
    for row in &catalog.war.bases {
        let place = catalog.place(row.place);
        let base = arena.base_at(row.place).map(|at| &arena.bases[usize::from(at)]);
        let host = base.and_then(|base| base.host).map_or("none that fights", Party::slug);
        let km = base.map_or(0, |base| base.km_to_strait);
        let _ = writeln!(
            table,
            "| {} (`{}`) | {host} | {km} | {} | {} | {} | {} |",
            place.name,
            place.slug,
            row.shelters,
            row.interceptors,
            row.capacity,
            cell(&row.source)
        );
    }
    table
}

fn zones(catalog: &Catalog) -> String {
    let mut table = String::from(
        "| zone | km2 | pace | defenders | beaches | ports from | goes on to | source or assumption |\n| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n",
    );
    for zone in &catalog.war.zones {
        let onward: Vec<&str> = zone.onward.iter().map(|next| catalog.war.zones[usize::from(*next)].name.as_str()).collect();
        let _ = writeln!(
            table,
            "| {} (`{}`) | {} | {} | {} | {} | {} | {} | {} |",
            zone.name,
            zone.slug,
            zone.area_km2,
            zone.pace_permille,
            zone.defenders,
            zone.beaches_permille,
            zone.ports_at_permille,
            onward.join(", "),
            cell(&zone.source)
        );
    }
    table
}

fn order_of_battle(catalog: &Catalog, arena: &Arena) -> String {
    let mut table = String::from(
        "| nation | fighters | bombers | tankers and early warning | patrol | ships | landing ships | submarines | land-based missiles |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for party in Party::ALL {
        let role =
            |role: Role| arena.squadrons.iter().filter(|row| row.party == party && row.role == role).map(|row| u32::from(row.aircraft)).sum::<u32>();
        let landing = |wanted: bool| {
            arena
                .groups
                .iter()
                .filter(|row| row.party == party && (row.fleet == latticework::rules::vocab::war::arena::Fleet::Landing) == wanted)
                .map(|row| u32::from(row.ships))
                .sum::<u32>()
        };
        let boats: u32 = arena.boats.iter().filter(|row| row.party == party).map(|row| u32::from(row.boats)).sum();
        let missiles: u32 = if party == Party::Prc { arena.missiles.iter().map(|unit| u32::from(arena.missiles_of(unit))).sum() } else { 0 };
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {} | {boats} | {missiles} |",
            catalog.nation(arena.nations[party.index()]).name,
            role(Role::Fighter),
            role(Role::Bomber),
            role(Role::Tanker),
            role(Role::Patrol),
            landing(false),
            landing(true)
        );
    }
    let counted: Vec<ForceDefId> = arena
        .squadrons
        .iter()
        .map(|row| row.def)
        .chain(arena.groups.iter().map(|row| row.def))
        .chain(arena.boats.iter().map(|row| row.def))
        .chain(arena.missiles.iter().map(|row| row.def))
        .collect();
    let _ = write!(
        table,
        "\n{} rows of the order of battle are counted ([SOURCES.md](SOURCES.md) says how sure each is). Left out, with the reason:\n\n",
        counted.len()
    );
    for (slug, why) in &catalog.war.left_out {
        let _ = writeln!(table, "- `{slug}`: {why}");
    }
    table
}

fn decisions(catalog: &Catalog) -> String {
    let of_doubt: Vec<&ParameterDef> = catalog.parameters.iter().filter(|parameter| parameter.slug.starts_with("doubt_")).collect();
    rows(&of_doubt)
}

fn fixed() -> String {
    let mut table = String::from("| what | why | where |\n| --- | --- | --- |\n");
    for (file, _, what, why) in FIXED {
        let _ = writeln!(table, "| {what} | {why} | `{file}` |");
    }
    table
}

fn variants() -> String {
    let mut table = String::from("| key | what it sets |\n| --- | --- |\n");
    for (key, what) in variation::KEYS {
        let _ = writeln!(table, "| `{}` | {what} |", cell(key));
    }
    table.push_str("\n| variant that ships | as | meaning |\n| --- | --- | --- |\n");
    for row in &Catalog::theatre().expect("theatre data hold together").war.variations {
        let _ = writeln!(table, "| `{}` | `{}` | {} |", row.slug, row.differs, row.meaning);
    }
    table
}

/// A page with its generated sections written anew.
fn written(page: &str, sections: &[(&str, String)]) -> String {
    let mut page = page.to_owned();
    for (name, text) in sections {
        let open = format!("<!-- generated: {name} -->\n");
        let start = page.find(&open).map(|at| at + open.len()).unwrap_or_else(|| panic!("no section `{name}`"));
        let length = page[start..].find("<!-- end -->").unwrap_or_else(|| panic!("section `{name}` has no end"));
        page.replace_range(start..start + length, text);
    }
    page
}

fn held(file: &str, sections: &[(&str, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let now = written(&page, sections);
    harness::golden::held(file, &now);
}

#[test]
fn the_page_says_what_the_data_say() {
    let catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let arena = Arena::of(&catalog).unwrap_or_else(|why| panic!("{why}"));
    held(
        "docs/MODEL.md",
        &[
            ("order of battle", order_of_battle(&catalog, &arena)),
            ("numbers", numbers(&catalog)),
            ("munitions", munitions(&catalog)),
            ("bases", bases(&catalog, &arena)),
            ("zones", zones(&catalog)),
            ("decisions", decisions(&catalog)),
            ("fixed", fixed()),
        ],
    );
}

#[test]
fn the_page_of_studies_lists_columns_and_keys() {
    let mut columns = String::from("| column | what it counts |\n| --- | --- |\n");
    for column in &latticework::study::wars::COLUMNS {
        let _ = writeln!(columns, "| `{}` | {} |", column.name, column.what);
    }
    held("docs/STUDIES.md", &[("columns", columns), ("variants", variants())]);
}

#[test]
fn every_number_of_the_model_is_in_a_group_and_within_its_range() {
    let catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let text = numbers(&catalog);
    for number in Number::ALL {
        assert!(text.contains(&format!("| `{}` |", number.slug())), "{} is in no group", number.slug());
    }
    for number in &catalog.war.numbers {
        assert!((number.range.0..=number.range.1).contains(&number.value), "{} lies outside its own range", number.slug);
        assert!(Number::ALL.iter().any(|known| known.slug() == number.slug), "{} is a number that the model does not read", number.slug);
    }
}

#[test]
fn what_the_code_fixes_stands_where_the_page_says() {
    for (file, text, what, _) in FIXED {
        let code = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(code.contains(text), "{file} no longer holds `{text}`: is it still so that {what}?");
    }
}
