//! Fields of the format: what is changed of each in the small levels, or why it only tells.

use latticework::level::schema::ALL;
use latticework::rules::scenario::Clock;

use crate::ground::{Found, GAMES, Ground, end_of, folder, grounds, library, play, tried};

/// How a field is tried.
enum Row {
    /// These pieces of a small level are written otherwise.
    Alters(&'static [(&'static str, &'static str)]),
    /// The level that it extends is another, or less of it is taken over.
    Extends(&'static str, &'static str),
    /// It only tells, and why that is all.
    Tells(&'static str),
}

use Row::{Alters, Extends, Tells};

/// What people read and no rule asks for.
const READ: Row = Tells("people read it; no rule asks for it");
/// What leads a person, and nobody else.
const LED: Row = Tells("what a person is led through; who is not led plays as before");
/// What names a thing in the file.
const NAMES: Row = Tells("a short name for the rest of the file");

/// Every field, by the heading of its table and its name.
const ROWS: &[(&str, &[(&str, Row)])] = &[
    (
        "A level",
        &[
            ("format", Alters(&[("format: 2", "format: 3")])),
            ("extends", Extends("extends: \"walk\"", "extends: \"other\"")),
            ("leave_out", Extends("forces: []", "forces: [\"group\"]")),
            ("title", READ),
            ("summary", READ),
            ("aims", READ),
            ("minutes", Tells("the expected length of a session: a warning holds it against the turns")),
            ("sources", READ),
            ("situation", READ),
            ("map", Alters(&[("west: 104.0", "west: 106.0")])),
            (
                "clock",
                Alters(&[
                    ("clock: Incident, turn_hours: 12", "clock: Competition, turn_hours: 12"),
                    ("clock: Crisis,", "clock: Incident,"),
                    ("clock: Competition, turn_hours: 4380", "clock: Incident, turn_hours: 4380"),
                ]),
            ),
            (
                "start",
                Alters(&[
                    ("\"2025-06-12\"", "\"2026-06-12\""),
                    ("Day(\"2025-06-13\")", "Turn(2)"),
                    ("Day(\"2025-12-12\")", "Turn(2)"),
                    ("Day(\"2025-06-16\")", "Turn(2)"),
                    ("Day(\"2025-06-20\")", "Turn(2)"),
                ]),
            ),
            ("start_hour", Alters(&[("start_hour: 6", "start_hour: 18")])),
            (
                "turn_hours",
                Alters(&[("turn_hours: 12", "turn_hours: 24"), ("turn_hours: 4380", "turn_hours: 2190"), ("turn_hours: 84", "turn_hours: 168")]),
            ),
            ("turns", Alters(&[("turns: 4,", "turns: 3,"), ("4380, turns: 5", "4380, turns: 4"), ("84, turns: 3", "84, turns: 2")])),
            ("last_turn_hidden", Tells("a seat is not told the last turn; the game has it all the same")),
            ("staff_actions", Alters(&[("staff_actions: 5", "staff_actions: 1")])),
            ("offers_per_pair", Alters(&[("offers_per_pair: 3", "offers_per_pair: 1")])),
            ("nations", Alters(&[("credit: 561),", "credit: 561), \"idn\": (support: 444),")])),
            ("seats", Alters(&[("nations: [\"usa\", \"jpn\"]", "nations: [\"usa\"]")])),
            ("features", Alters(&[("control: -1),", "control: -1), (place: \"reed_bank\", holder: \"phl\", challenger: \"prc\"),")])),
            ("places", Alters(&[("id: \"pier\"", "id: \"other_pier\"")])),
            ("forces", Alters(&[("(id: \"escort\"", "(id: \"more\", nation: \"jpn\", kind: \"mpa\", at: \"clark\"), (id: \"escort\"")])),
            ("agreements", Alters(&[("agreements: {", "agreements: {\"us_phl_mdt\": Lapsed, ")])),
            (
                "injects",
                Alters(&[(
                    "(id: \"help\"",
                    "(id: \"more\", title: \"M\", text: \"x\", when: Turn(1), effects: [Credit(\"usa\", -31)]), (id: \"help\"",
                )]),
            ),
            ("lessons", LED),
            (
                "quarantine",
                Alters(&[("injects: [", "quarantine: (grade: Tight), injects: ["), ("quarantine: (grade: Held", "quarantine: (grade: Tight")]),
            ),
            ("war", Alters(&[("maritime_jassm: true", "maritime_jassm: true, numbers: {\"salvo_first\": 300}"), ("[],\n)", "[], war: (),\n)")])),
            ("parameters", Alters(&[("\"pass_block\": 151", "\"pass_block\": 950, \"cost_publicise\": 0")])),
            ("questions", READ),
            ("instructor_notes", READ),
        ],
    ),
    (
        "`map`",
        &[
            ("west", Alters(&[("west: 104.0", "west: 106.0")])),
            ("east", Alters(&[("east: 141.0", "east: 139.0")])),
            ("south", Alters(&[("south: 5.0", "south: 7.0")])),
            ("north", Alters(&[("north: 41.0", "north: 43.0")])),
            ("hex_km", Alters(&[("hex_km: 100", "hex_km: 120")])),
        ],
    ),
    (
        "`leave_out`",
        &[
            ("seats", Extends("seats: []", "seats: [\"washington\"]")),
            ("forces", Extends("forces: []", "forces: [\"group\"]")),
            ("injects", Extends("injects: []", "injects: [\"day\"]")),
            ("places", Extends("places: []", "places: [\"pier\"]")),
            ("features", Extends("features: []", "features: [\"scarborough\"]")),
            ("nations", Extends("nations: []", "nations: [\"vnm\"]")),
            ("agreements", Extends("agreements: []", "agreements: [\"accord\"]")),
            ("parameters", Extends("parameters: []", "parameters: [\"pass_block\", \"control_share\"]")),
        ],
    ),
    (
        "`war`",
        &[
            ("at_war", Alters(&[("at_war: [\"prc\", \"twn\"]", "at_war: [\"prc\", \"twn\", \"usa\"]")])),
            ("turns", Alters(&[("turns: 3, warning", "turns: 1, warning"), ("84, turns: 3", "84, turns: 3")])),
            ("warning", Alters(&[("warning: 400", "warning: 1000")])),
            ("taiwan_skill", Alters(&[("taiwan_skill: 110", "taiwan_skill: 3000")])),
            ("red_skill", Alters(&[("red_skill: 2900", "red_skill: 100")])),
            ("maritime_jassm", Alters(&[("maritime_jassm: true", "maritime_jassm: false"), ("[\"prc\", \"twn\"]", "[\"prc\", \"twn\", \"usa\"]")])),
            ("red_missiles", Alters(&[("red_missiles: 1030", "red_missiles: 200")])),
            ("extra_shelters", Alters(&[("extra_shelters: 1", "extra_shelters: 90"), ("[\"prc\", \"twn\"]", "[\"prc\", \"twn\", \"usa\"]")])),
            ("stocks", Alters(&[("stocks: []", "stocks: [\"kadena\"]"), ("[\"prc\", \"twn\"]", "[\"prc\", \"twn\", \"usa\", \"jpn\"]")])),
            ("as_agreed", Tells("of `latticework study` alone")),
            ("one_of", Tells("of `latticework study` alone")),
            ("numbers", Alters(&[("numbers: {}", "numbers: {\"salvo_first\": 300}")])),
        ],
    ),
    (
        "`quarantine`",
        &[
            ("grade", Alters(&[("grade: Held", "grade: Tight"), ("injects: [", "quarantine: (grade: Tight), injects: [")])),
            ("crews", Alters(&[("crews: Block", "crews: Board"), ("injects: [", "quarantine: (crews: Board), injects: [")])),
            ("course", Alters(&[("course: Run", "course: Wait"), ("injects: [", "quarantine: (course: Wait), injects: [")])),
        ],
    ),
    (
        "A nation under `nations`",
        &[
            ("support", Alters(&[("support: 560", "support: 660")])),
            ("standing", Alters(&[("standing: 520", "standing: 420")])),
            ("capital", Alters(&[("capital: 12", "capital: 3")])),
            ("budget", Alters(&[("budget: 510", "budget: 20")])),
            ("income", Alters(&[("income: 810", "income: 20")])),
            ("alignment", Alters(&[("alignment: -1", "alignment: 2")])),
            ("credit", Alters(&[("credit: 565", "credit: 365")])),
            ("hull_pool", Alters(&[("hull_pool: 25", "hull_pool: 12")])),
        ],
    ),
    (
        "A seat under `seats`",
        &[
            ("id", NAMES),
            ("name", READ),
            ("nations", Alters(&[("nations: [\"usa\", \"jpn\"]", "nations: [\"jpn\", \"usa\"]"), ("[\"jpn\", \"usa\"]", "[\"usa\"]")])),
            ("for_people", Tells("whether a person may sit there; the rules are the same for all")),
            ("public_brief", READ),
            ("private_brief", READ),
            ("ceiling", Alters(&[("ceiling: Board", "ceiling: Document")])),
            ("success", Tells("studies and debriefs count by it")),
            (
                "objectives",
                Alters(&[(
                    "(title: \"Be seen\"",
                    "(title: \"More\", text: \"t\", tiers: [[AtLeast(HullHours(\"second_thomas\", \"jpn\"), 5)], [AtLeast(HullHours(\"second_thomas\", \"jpn\"), 9)], [AtLeast(HullHours(\"second_thomas\", \"jpn\"), 12)]]), (title: \"Be seen\"",
                )]),
            ),
        ],
    ),
    (
        "An objective under `objectives`",
        &[
            ("title", READ),
            ("text", READ),
            (
                "tiers",
                Alters(&[(
                    "[[AtLeast(TurnsPresent(\"scarborough\", \"usa\"), 1)], [AtLeast(TurnsPresent(\"scarborough\", \"usa\"), 2)], [AtLeast(TurnsPresent(\"scarborough\", \"usa\"), 3)]]",
                    "[[AtMost(HullHours(\"scarborough\", \"usa\"), 9000)], [AtMost(HullHours(\"scarborough\", \"usa\"), 90)], [AtMost(HullHours(\"scarborough\", \"usa\"), 0)]]",
                )]),
            ),
        ],
    ),
    (
        "A feature under `features`",
        &[
            ("place", Alters(&[("(place: \"scarborough\"", "(place: \"reed_bank\""), ("\"scarborough\"", "\"reed_bank\"")])),
            ("holder", Alters(&[("holder: \"phl\"", "holder: \"usa\"")])),
            ("challenger", Alters(&[("challenger: \"prc\"", "challenger: \"vnm\"")])),
            ("control", Alters(&[("control: -1", "control: 3")])),
            ("outpost", Alters(&[("outpost: true", "outpost: false")])),
            ("supply", Alters(&[("supply: 2", "supply: 3")])),
            (
                "supply_hours",
                Alters(&[
                    ("supply_hours: 60,", "supply_hours: 9000,"),
                    ("supply_hours: 6000,", "supply_hours: 90,"),
                    ("supply_hours: 400,", "supply_hours: 9000,"),
                ]),
            ),
            ("fabric", Alters(&[("fabric: 2", "fabric: 3")])),
            ("territorial_sea", Alters(&[("territorial_sea: true", "territorial_sea: false")])),
            ("note", READ),
        ],
    ),
    (
        "A place under `places`",
        &[
            ("id", NAMES),
            ("name", READ),
            ("lat", Alters(&[("lat: 14.85", "lat: 13.05")])),
            ("lon", Alters(&[("lon: 120.2", "lon: 124.2")])),
            ("kind", Alters(&[("kind: AirBase, also: [Port]", "kind: AirBase, also: []")])),
            ("also", Alters(&[("also: [Port]", "also: []")])),
            ("host", Alters(&[("host: \"disputed\"", "host: \"prc\"")])),
            ("controller", Alters(&[("controller: \"phl\"", "controller: \"prc\"")])),
            ("note", READ),
        ],
    ),
    (
        "A force under `forces`",
        &[
            ("id", NAMES),
            ("theatre", Alters(&[("theatre: \"cn_ccg_sca\"", "theatre: \"cn_mil_sca\"")])),
            ("name", Alters(&[("name: \"Task group\"", "name: \"Group\"")])),
            ("nation", Alters(&[("name: \"Frigate\", nation: \"jpn\"", "name: \"Frigate\", nation: \"usa\"")])),
            ("kind", Alters(&[("kind: \"sag\", strength: 1", "kind: \"csg\", strength: 1")])),
            ("strength", Alters(&[("strength: 5", "strength: 9")])),
            ("at", Alters(&[("at: (13.5, 118.5)", "at: (11.5, 118.5)")])),
            ("home", Alters(&[("at: (13.5, 118.5), home: \"subic\"", "at: (13.5, 118.5), home: \"oyster_bay\"")])),
            ("arrives", Alters(&[("home: \"subic\", arrives: \"help\"", "home: \"subic\"")])),
            ("fixed", Alters(&[("fixed: false", "fixed: true")])),
            ("task", Alters(&[(", task: (\"second_thomas\", Board, \"phl\")", "")])),
        ],
    ),
    (
        "An inject under `injects`",
        &[
            ("id", NAMES),
            ("title", READ),
            ("text", READ),
            ("to", Tells("who reads it; what it changes is the same")),
            ("when", Alters(&[("when: Turn(2), effects: [Reinforce]", "when: Turn(3), effects: [Reinforce]")])),
            ("effects", Alters(&[("effects: [Standing(\"phl\", 7)]", "effects: [Standing(\"phl\", -70)]")])),
        ],
    ),
    (
        "A step under `lessons`",
        &[("team", LED), ("turn", LED), ("to_turn", LED), ("when", LED), ("title", READ), ("text", READ), ("until", LED), ("serves", READ)],
    ),
    (
        "An agreement of the level's own under `agreements`",
        &[
            ("name", Alters(&[("name: \"Accord\"", "name: \"Concord\"")])),
            ("parties", Alters(&[("parties: [\"usa\", \"phl\", \"jpn\"]", "parties: [\"usa\", \"phl\", \"jpn\", \"vnm\"]")])),
            ("status", Alters(&[("status: InForce", "status: Signed")])),
            ("clauses", Alters(&[("Undertaking(who: \"jpn\", what: StayOut(\"scarborough\"), until_turn: 0)", "")])),
            ("quiet", Alters(&[("quiet: false", "quiet: true")])),
        ],
    ),
    (
        "A clause: `Permission(...)`",
        &[
            (
                "grantor",
                Alters(&[(
                    "grantor: \"phl\", grantees: [\"usa\"], places: [\"subic\"]",
                    "grantor: \"jpn\", grantees: [\"usa\"], places: [\"kadena\"]",
                )]),
            ),
            ("grantees", Alters(&[("grantees: [\"usa\"]", "grantees: [\"jpn\"]")])),
            ("places", Alters(&[("places: [\"subic\"]", "places: [\"clark\"]")])),
            ("operation", Alters(&[("operation: Logistics", "operation: CombatSorties")])),
            ("up_to", Alters(&[("up_to: Peace", "up_to: War")])),
            ("consent", Alters(&[("consent: Automatic", "consent: Veto")])),
            ("cap", Alters(&[("cap: 0", "cap: 2")])),
            ("until_turn", Alters(&[("cap: 0, until_turn: 0", "cap: 0, until_turn: 1")])),
        ],
    ),
    (
        "A clause: `Obligation(...)`",
        &[
            ("obligor", Alters(&[("obligor: \"usa\"", "obligor: \"jpn\"")])),
            ("beneficiary", Alters(&[("beneficiary: \"phl\"", "beneficiary: \"jpn\"")])),
            ("area", Alters(&[("area: Pacific", "area: Administered")])),
            ("trigger", Alters(&[("trigger: Forces", "trigger: PublicVessels")])),
            ("response", Alters(&[("response: Consult", "response: Automatic")])),
        ],
    ),
    (
        "A clause: `Institution(...)`",
        &[
            ("kind", Alters(&[("kind: SharedIsr", "kind: WorkingGroup")])),
            ("host", Alters(&[("host: \"clark\"", "host: \"subic\"")])),
            ("members", Alters(&[("members: [\"usa\", \"phl\"]", "members: [\"usa\", \"phl\", \"jpn\"]")])),
        ],
    ),
    (
        "A clause: `Undertaking(...)`",
        &[
            ("who", Alters(&[("who: \"jpn\"", "who: \"phl\"")])),
            ("what", Alters(&[("what: StayOut(\"scarborough\")", "what: StayOut(\"second_thomas\")")])),
            ("until_turn", Alters(&[("StayOut(\"scarborough\"), until_turn: 0", "StayOut(\"scarborough\"), until_turn: 1")])),
        ],
    ),
];

fn row(heading: &str, field: &str) -> Option<&'static Row> {
    let (_, rows) = ROWS.iter().find(|(known, _)| *known == heading)?;
    rows.iter().find(|(known, _)| *known == field).map(|(_, row)| row)
}

/// Fields of the format without a row, and rows without a field.
pub fn missing() -> Vec<String> {
    let all = ALL.iter().flat_map(|(heading, docs)| docs.iter().map(move |doc| (*heading, doc.name)));
    let mut missing: Vec<String> =
        all.filter(|(heading, name)| row(heading, name).is_none()).map(|(heading, name)| format!("{heading}: {name}")).collect();
    for (heading, rows) in ROWS {
        let known = ALL.iter().find(|(known, _)| known == heading).map(|(_, docs)| *docs).unwrap_or_default();
        missing.extend(rows.iter().filter(|(name, _)| known.iter().all(|doc| doc.name != *name)).map(|(name, _)| format!("{heading} has no {name}")));
    }
    missing
}

/// The level with every piece that it has written otherwise; `None` if it has none of them.
fn altered(text: &str, pairs: &[(&str, &str)]) -> Option<String> {
    let mut now = text.to_owned();
    for (from, to) in pairs {
        // What stands there already is not added again.
        let word = to.split(&['(', ' '][..]).next().unwrap_or(to);
        if !(word == "quarantine:" && text.contains("quarantine:") && from.starts_with("injects")) {
            now = now.replacen(from, to, if from == &"\"scarborough\"" { usize::MAX } else { 1 });
        }
    }
    (now != text).then_some(now)
}

/// What comes of a level that extends a small one, and of the same written otherwise.
fn extended(ground: &Ground, from: &str, to: &str) -> Found {
    let folder = folder(&format!("{}-{}", ground.name.replace(' ', "-"), to.len()));
    let other = ground.text.replacen("support: 560", "support: 460", 1);
    std::fs::write(folder.join("walk.ron"), &ground.text).expect("written");
    std::fs::write(folder.join("other.ron"), other).expect("written");
    let child = "Level(format: 2, extends: \"walk\", title: \"Child\",\n    leave_out: (seats: [], forces: [], injects: [], places: [], features: [], nations: [], agreements: [], parameters: []),\n)";
    let read = |text: &str| library().check("child", "child.ron", text, Some(&folder));
    let changed = child.replacen(from, to, 1);
    assert_ne!(changed, child);
    let report = read(&changed);
    let _ = std::fs::remove_dir_all(&folder);
    if let Some(problem) = report.problems.iter().find(|problem| !problem.is_warning()) {
        return Found::Refused(problem.message.clone());
    }
    let Some(scenario) = report.scenario else { return Found::Nothing };
    let differs = |number| play(&scenario, number, |_| {}) != *end_of(ground, number);
    if (0..GAMES).any(differs) { Found::Works } else { Found::Nothing }
}

/// The fields that change nothing on a clock, and of which nothing is told either.
pub fn silent(clock: Clock) -> Vec<String> {
    let grounds: Vec<Ground> = grounds().into_iter().filter(|ground| ground.clock == clock).collect();
    let mut silent = Vec::new();
    for (heading, rows) in ROWS {
        for (field, row) in *rows {
            let quoted = format!("`{field}`");
            let mut tries = 0;
            let found = |ground: &Ground| match row {
                Tells(_) => Found::Works,
                Extends(from, to) => extended(ground, from, to),
                Alters(pairs) => altered(&ground.text, pairs).map_or(Found::Nothing, |text| tried(ground, &text, &[&quoted])),
            };
            let holds = grounds.iter().any(|ground| {
                tries += 1;
                found(ground) != Found::Nothing
            });
            if !holds {
                silent.push(format!("{clock:?}: {heading}: {field} ({tries} levels)"));
            }
        }
    }
    silent
}

#[test]
fn what_only_tells_says_why() {
    let telling = ROWS.iter().flat_map(|(_, rows)| *rows).filter(|(_, row)| matches!(row, Tells(why) if !why.is_empty()));
    assert!(telling.count() >= 20);
}
