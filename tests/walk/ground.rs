//! Small levels of each clock, and the games that are played on them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use latticework::ai::Policy;
use latticework::level::Report;
use latticework::rules::event::Discard;
use latticework::rules::scenario::Clock;
use latticework::rules::state::{Game, Live, Played};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Scenario, turn};

use crate::harness::table::{Moment, Table};

pub use crate::harness::levels::library;

/// Games that are tried before something counts as one that does nothing: by turns a computer's and one by lot.
pub const GAMES: u64 = 20;

/// The three clocks.
pub const CLOCKS: [Clock; 3] = [Clock::Incident, Clock::Competition, Clock::Crisis];

/// A level to try things on.
#[derive(Clone, Debug)]
pub struct Ground {
    pub name: &'static str,
    pub clock: Clock,
    pub text: String,
}

const BODY: &str = r#"
    nations: {
        "phl": (support: 560, standing: 520, capital: 12, budget: 510, income: 810, credit: 565, hull_pool: 25),
        "prc": (support: 620, standing: 600, capital: 16, budget: 900, income: 4000, credit: 400),
        "usa": (support: 600, standing: 505, capital: 14, budget: 1500, income: 9000, credit: 640),
        "jpn": (support: 550, standing: 305, capital: 13, budget: 700, income: 3500, credit: 620),
        "twn": (support: 630, standing: 490, capital: 8, credit: 561),
        "vnm": (support: 505, standing: 510, capital: 7, credit: 555, alignment: -1),
    },
    seats: [
        (id: "manila", name: "Manila", nations: ["phl"], for_people: true, public_brief: "b", private_brief: "b", ceiling: Block, success: 5, objectives: [
            (title: "Feed", text: "t", tiers: [[AtLeast(Deliveries("second_thomas"), 1)], [AtLeast(Deliveries("second_thomas"), 2)], [AtLeast(Deliveries("second_thomas"), 4)]]),
            (title: "Be heard", text: "t", tiers: [[AtLeast(SupportChange("phl"), 5)], [AtLeast(SupportChange("phl"), 20)], [AtLeast(SupportChange("phl"), 60)]]),
            (title: "Calm", text: "t", tiers: [[AtMost(RungPeak("phl", "prc"), 4)], [AtMost(RungPeak("phl", "prc"), 3)], [AtMost(RungPeak("phl", "prc"), 2)]]),
        ]),
        (id: "beijing", name: "Beijing", nations: ["prc"], public_brief: "b", private_brief: "b", ceiling: Board, objectives: [
            (title: "Squeeze", text: "t", tiers: [[AtMost(Control("second_thomas"), 1)], [AtMost(Control("second_thomas"), 0)], [AtMost(Control("second_thomas"), -1)]]),
            (title: "Apart", text: "t", tiers: [[AtMost(Support("phl"), 580)], [AtMost(Support("phl"), 550)], [AtMost(Support("phl"), 500)]]),
            (title: "Name", text: "t", tiers: [[AtLeast(Credit("prc"), 300)], [AtLeast(Credit("prc"), 350)], [AtLeast(Credit("prc"), 390)]]),
        ]),
        (id: "washington", name: "Washington", nations: ["usa", "jpn"], public_brief: "b", private_brief: "b", ceiling: Shadow, objectives: [
            (title: "Be seen", text: "t", tiers: [[AtLeast(TurnsPresent("scarborough", "usa"), 1)], [AtLeast(TurnsPresent("scarborough", "usa"), 2)], [AtLeast(TurnsPresent("scarborough", "usa"), 3)]]),
            (title: "Bind", text: "t", tiers: [[AtLeast(AgreementsMade("usa", "phl"), 1)], [AtLeast(AgreementsMade("usa", "phl"), 2)], [AtLeast(AgreementsMade("usa", "phl"), 3)]]),
            (title: "Word", text: "t", tiers: [[AtLeast(Credit("usa"), 600)], [AtLeast(Credit("usa"), 630)], [AtLeast(Credit("usa"), 645)]]),
        ]),
    ],
    features: [
        (place: "second_thomas", holder: "phl", challenger: "prc", control: 0, outpost: true, supply: 2, supply_hours: 60, fabric: 2, territorial_sea: true, note: "n"),
        (place: "scarborough", holder: "phl", challenger: "prc", control: -1),
        (place: "sabina", holder: "phl", challenger: "prc", control: 1),
    ],
    places: [
        (id: "pier", name: "Own pier", lat: 14.85, lon: 120.2, kind: AirBase, also: [Port], host: "disputed", controller: "phl", note: "n"),
    ],
    forces: [
        (id: "boats", name: "Boats", nation: "phl", kind: "resupply_boats", strength: 2, at: "oyster_bay", task: ("second_thomas", ResupplyRepair)),
        (id: "cutters", theatre: "ph_pcg_wps", at: "oyster_bay", home: "oyster_bay", task: ("second_thomas", Patrol)),
        (id: "launch", name: "Launch", nation: "phl", kind: "cg_light", strength: 3, at: "pier", task: ("scarborough", Patrol)),
        (id: "plane", name: "Patrol aircraft", nation: "phl", kind: "mpa", strength: 1, at: "antonio_bautista"),
        (id: "sag", name: "Destroyers", nation: "usa", kind: "sag", strength: 2, at: (14.0, 118.0), home: "subic", task: ("scarborough", Patrol)),
        (id: "escort", name: "Frigate", nation: "jpn", kind: "sag", strength: 1, at: (13.5, 118.5), home: "subic", fixed: false),
        (id: "late", name: "More destroyers", nation: "usa", kind: "sag", strength: 3, at: (14.5, 118.5), home: "subic", arrives: "help"),
        (id: "shadow", theatre: "cn_ccg_2ts", strength: 4, at: (9.75, 115.6), task: ("second_thomas", Board, "phl")),
        (id: "cordon", theatre: "cn_ccg_sca", strength: 5, at: (15.15, 117.5), task: ("scarborough", Ram, "phl")),
        (id: "group", name: "Task group", nation: "prc", kind: "sag", strength: 3, at: (12.0, 115.0), home: "zhanjiang", task: ("sabina", LiveFire, "phl")),
        (id: "dredgers", name: "Dredgers", nation: "prc", kind: "amphib_lift", strength: 3, at: (15.15, 117.5), home: "zhanjiang"),
    ],
    agreements: {
        "accord": (name: "Accord", parties: ["usa", "phl", "jpn"], status: InForce, quiet: false, clauses: [
            Permission(grantor: "phl", grantees: ["usa"], places: ["subic"], operation: Logistics, up_to: Peace, consent: Automatic, cap: 0, until_turn: 0),
            Obligation(obligor: "usa", beneficiary: "phl", area: Pacific, trigger: Forces, response: Consult),
            Institution(kind: SharedIsr, host: "clark", members: ["usa", "phl"]),
            Undertaking(who: "jpn", what: StayOut("scarborough"), until_turn: 0),
        ]),
        "draft": (name: "Draft", parties: ["phl", "jpn"], status: Proposed, clauses: [Obligation(obligor: "jpn", beneficiary: "phl", area: Pacific, trigger: Forces, response: Act)]),
        "pact": (name: "Pact", parties: ["vnm", "phl"], status: Ratifying, clauses: [
            Obligation(obligor: "vnm", beneficiary: "phl", area: Pacific, trigger: Forces, response: Automatic),
        ]),
    },
    // People die rarely; here hulls are damaged and people hurt as often as the ranges of these numbers allow, and nearly all of them die.
    parameters: {
        "pass_block": 151, "control_share": 20, "contact_escalation": 300,
        "damage_block": 250, "damage_water_cannon": 500, "damage_ram": 700, "damage_board": 600,
        "injury_block": 150, "injury_water_cannon": 400, "injury_ram": 450, "injury_board": 700,
        "death_block": 400, "death_water_cannon": 600, "death_ram": 900, "death_board": 900,
    },
"#;

fn level(head: &str, next_day: &str, effect: &str, tail: &str) -> String {
    // What an outpost has lasts some turns of each clock.
    let lasts = if head.contains("4380") {
        "supply_hours: 6000,"
    } else if head.contains("168") {
        "supply_hours: 400,"
    } else {
        "supply_hours: 60,"
    };
    let body = BODY.replace("supply_hours: 60,", lasts);
    format!(
        r#"Level(
    format: 2, title: "Walk", summary: "s", situation: "s", aims: ["a"], minutes: 60, sources: ["s"], questions: ["q?"], instructor_notes: "n",
    map: (west: 104.0, east: 141.0, south: 5.0, north: 41.0, hex_km: 100),
    {head}, start: "2025-06-12", start_hour: 6, last_turn_hidden: false, staff_actions: 5, offers_per_pair: 3,{body}
    injects: [
        (id: "trial", title: "Trial", text: "x", to: ["beijing"], when: Turn(1), effects: [{effect}]),
        (id: "help", title: "Help", text: "x", when: Turn(2), effects: [Reinforce]),
        (id: "signed", title: "Signed", text: "x", when: Turn(2), effects: [Agreement("draft", InForce)]),
        (id: "day", title: "Day", text: "x", when: Day("{next_day}"), effects: [Standing("phl", 7)]),
    ],{tail}
)"#
    )
}

/// What a level says of a war, each field with a value of its own.
const WAR: &str = r#"
    war: (at_war: ["prc", "twn"], turns: 3, warning: 400, taiwan_skill: 110, red_skill: 2900, maritime_jassm: true, red_missiles: 1030,
        extra_shelters: 1, stocks: [], as_agreed: false, one_of: [], numbers: {}),"#;

/// The levels of all clocks, without and with a war, and in a quarantine.
pub fn grounds() -> Vec<Ground> {
    let ground =
        |name, clock, head: &str, next_day: &str, effect: &str, tail: &str| Ground { name, clock, text: level(head, next_day, effect, tail) };
    let incident = "clock: Incident, turn_hours: 12, turns: 4";
    // Long enough for an election of a government.
    let competition = "clock: Competition, turn_hours: 4380, turns: 5";
    let crisis = "clock: Crisis, turn_hours: 84, turns: 3";
    let quarantine = "clock: Crisis, turn_hours: 168, turns: 3";
    let cordon = r#"
    quarantine: (grade: Held, crews: Block, course: Run),"#;
    vec![
        ground("incident", Clock::Incident, incident, "2025-06-13", "", ""),
        ground("incident with war", Clock::Incident, incident, "2025-06-13", "War", WAR),
        ground("competition", Clock::Competition, competition, "2025-12-12", "", ""),
        ground("competition with war", Clock::Competition, competition, "2025-12-12", "War", WAR),
        ground("crisis", Clock::Crisis, crisis, "2025-06-16", "", WAR),
        ground("quarantine", Clock::Crisis, quarantine, "2025-06-20", "", &format!("{cordon}{WAR}")),
    ]
}

/// Competition in peace, in a level that knows war: what Beijing believes of one is settled each turn, which takes its time.
pub fn in_doubt() -> Ground {
    let head = "clock: Competition, turn_hours: 4380, turns: 2";
    // Two turns: what asks for three of them asks for hours instead.
    let text = level(head, "2025-12-11", "", WAR).replace("TurnsPresent(\"scarborough\", \"usa\")", "HullHours(\"scarborough\", \"usa\")");
    Ground { name: "competition in doubt", clock: Clock::Competition, text }
}

/// A folder for bases that a level extends.
pub fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-walk-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// Reads a level.
pub fn read(text: &str) -> Report {
    library().check("walk", "walk.ron", text, None)
}

/// Reads a level that has no error.
pub fn scenario(text: &str) -> Scenario {
    let report = read(text);
    let told = latticework::level::render(&report.problems, &report.files);
    report.scenario.unwrap_or_else(|| panic!("{told}\n{text}"))
}

/// How the players of game `number` play: by turns a computer and one by lot.
pub fn policy(number: u64) -> Policy {
    Policy::named(if number.is_multiple_of(2) { "standard" } else { "random" }).unwrap_or_else(|why| panic!("{why}"))
}

/// Seals all seats and resolves the turn.
pub fn resolve(scenario: &Scenario, game: &mut impl Played) {
    let seals = (0..scenario.seats.len()).map(|index| (Actor::Seat(SeatId(index as u8)), Command::Seal));
    for (actor, command) in seals.chain([(Actor::Session, Command::Resolve)]) {
        let _ = turn::command(scenario, game, &mut Discard, actor, &command);
    }
}

/// Plays a game to its end, or twelve turns, and shows each state at the start of a turn, and the last.
pub fn play(scenario: &Scenario, number: u64, mut look: impl FnMut(&Game)) -> Live {
    let mut quiet = |_: Moment<'_>| {};
    let mut table = Table::new(scenario, policy(number), number, &mut quiet);
    for _ in 0..12 {
        look(&table.game);
        if !table.turn() {
            break;
        }
    }
    look(&table.game);
    table.game
}

/// The end of game `number` of a level as it is, played once for all who compare with it.
pub fn end_of(ground: &Ground, number: u64) -> Arc<Live> {
    type Ends = Mutex<BTreeMap<(String, u64), Arc<Live>>>;
    static ENDS: OnceLock<Ends> = OnceLock::new();
    let ends = ENDS.get_or_init(Ends::default);
    let key = (ground.text.clone(), number);
    if let Some(known) = ends.lock().expect("no panic while it was held").get(&key) {
        return Arc::clone(known);
    }
    let end = Arc::new(play(&scenario(&ground.text), number, |_| {}));
    ends.lock().expect("no panic while it was held").insert(key, Arc::clone(&end));
    end
}

/// What came of trying something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// At least one game ends in another state.
    Works,
    /// The level is refused.
    Refused(String),
    /// The level is warned of.
    Warned(String),
    /// Nothing of the three.
    Nothing,
}

/// Whether what differs between a ground and `text` works, is refused, or is warned of with words that name it.
pub fn tried(ground: &Ground, text: &str, names: &[&str]) -> Found {
    let report = read(text);
    if let Some(problem) = report.problems.iter().find(|problem| !problem.is_warning()) {
        return Found::Refused(problem.message.clone());
    }
    let named = |problem: &&latticework::level::Diagnostic| {
        let marked = report.files.first().map(|file| file.at(problem.span)).unwrap_or_default();
        names.iter().any(|name| problem.message.contains(name) || marked.starts_with(name))
    };
    if let Some(problem) = report.problems.iter().find(|problem| problem.is_warning() && named(problem)) {
        return Found::Warned(problem.message.clone());
    }
    let Some(scenario) = report.scenario else { return Found::Nothing };
    let differs = |number| play(&scenario, number, |_| {}) != *end_of(ground, number);
    if (0..GAMES).any(differs) { Found::Works } else { Found::Nothing }
}
