//! The tables of fields of the level format. `docs/LEVELS.md` prints them; decoding holds to them.

use super::decode::FieldDoc;
pub use super::words::ACTS as ACT_WORDS;
use crate::catalog::ClauseKind;
use crate::rules::metric::{Comparison, MetricKind};
use crate::rules::vocab::effect::{EffectKind, TriggerWord};

/// The format version that this program writes and reads: the only one so far.
pub const FORMAT: i64 = 2;

const fn field(name: &'static str, kind: &'static str, default: &'static str, meaning: &'static str) -> FieldDoc {
    FieldDoc { name, kind, default, meaning }
}

/// A level.
pub const LEVEL: &[FieldDoc] = &[
    field("format", "whole number", "", "version of the level format; 2 now"),
    field("extends", "text", "no other level", "short name of a level whose fields stand where this one has none"),
    field("leave_out", "fields", "nothing", "what is not taken over from the level that this one extends"),
    field("title", "text", "from `extends`", "title on the start screen"),
    field("summary", "text", "empty", "two or three sentences on the start screen"),
    field("aims", "list of texts", "[]", "what participants should take away"),
    field("minutes", "10 to 600", "60", "expected length of a session"),
    field("sources", "list of texts", "[]", "where the facts come from"),
    field("situation", "text", "empty", "the situation as every seat knows it"),
    field("map", "fields", "from `extends`", "the window of the map and the size of its hexes"),
    field("clock", "Incident, Competition or Crisis", "Incident", "which clock the game starts with"),
    field("start", "date", "from `extends`", "the first day; it also selects the status of the theatre's agreements"),
    field("start_hour", "0 to 23", "6", "hour of the first day at which the first turn begins"),
    field(
        "turn_hours",
        "6 to 4400 hours",
        "12, 2190 or 84 by the clock",
        "length of a turn: 6 to 24 in incidents, 2190 or 4380 in competition, 84 or 168 in crisis",
    ),
    field("turns", "1 to 100", "10", "how many turns the level lasts"),
    field("last_turn_hidden", "true or false", "false", "whether the number of turns is kept from the seats"),
    field("staff_actions", "1 to 30", "5", "orders that one seat may give in a turn, bargaining apart"),
    field("offers_per_pair", "1 to 20", "3", "offers that one nation may make to another in a turn"),
    field("nations", "table: nation to fields", "{}", "the nations that play a part, and what they start with"),
    field("seats", "list", "[]", "who plays"),
    field("features", "list", "[]", "contested locations with a control track"),
    field("places", "list", "[]", "places that the theatre data lack"),
    field("forces", "list", "[]", "every counter at the start or arriving by an inject"),
    field(
        "agreements",
        "table: agreement to status or fields",
        "{}",
        "agreements whose status differs from that of the start date, and those of the level's own",
    ),
    field("injects", "list", "[]", "what happens from outside the seats' orders"),
    field("lessons", "list", "[]", "what newcomers are led through, step by step, in the order in which it is told"),
    field(
        "quarantine",
        "fields",
        "none",
        "how a quarantine of Taiwan starts, on the crisis clock with turns of a week: there is no war until one breaks out",
    ),
    field("war", "fields", "none", "a war for Taiwan: who fights, and how good each side is; the crisis clock needs it, or a `quarantine`"),
    field("parameters", "table: parameter to whole number", "{}", "numbers of the rules that differ in this level"),
    field("questions", "list of texts", "[]", "questions for the debrief"),
    field("instructor_notes", "text", "empty", "for the instructor alone"),
];

/// `map`
pub const MAP: &[FieldDoc] = &[
    field("west", "degrees", "", "western edge; east longitudes, or negative or past 180 beyond the antimeridian"),
    field("east", "degrees", "", "eastern edge"),
    field("south", "degrees", "", "southern edge"),
    field("north", "degrees", "", "northern edge"),
    field("hex_km", "15 to 250 km", "50", "size of a hex from side to side"),
];

/// A nation under `nations`
pub const NATION: &[FieldDoc] = &[
    field("support", "0 to 1000 permille", "500", "public and elite backing for closer defence ties; for China, cohesion behind pressure"),
    field("standing", "0 to 1000 permille", "500", "standing of the government at home"),
    field("capital", "0 to 100", "10", "political capital at the start"),
    field("budget", "0 to 1000000 million U.S. dollars", "0", "budget at the start"),
    field("income", "0 to 1000000 million U.S. dollars a year", "0", "what comes in for programmes, works, exercises and aid"),
    field("alignment", "-3 to 3", "not courted", "for a nation that is courted: where it leans, -3 (China) to 3 (the allies)"),
    field("credit", "0 to 1000 permille", "500", "how far others take its word"),
    field("hull_pool", "0 to 1000 hulls", "0", "of an earlier draft: counts nowhere, and is warned of"),
];

/// A seat under `seats`
pub const SEAT: &[FieldDoc] = &[
    field("id", "text", "", "short name, such as \"philippines\""),
    field("name", "text", "", "name on screens"),
    field("nations", "list of nations", "", "the nations that it commands; the first is its own"),
    field("for_people", "true or false", "true", "whether a person may take it"),
    field("public_brief", "text", "empty", "what everybody may know of it"),
    field(
        "private_brief",
        "text",
        "empty",
        "what only this seat reads; four paragraphs that begin with You want:, You fear:, Your tools: and First decision: are shown under these heads",
    ),
    field("ceiling", "an act", "Block", "the furthest act its crews may go to, until the seat says otherwise"),
    field(
        "success",
        "1 to 60 points",
        "half of all points, rounded up",
        "points over all objectives from which the seat has succeeded; studies and debriefs count by it",
    ),
    field("objectives", "list", "[]", "three or four private objectives"),
];

/// An objective under `objectives`
pub const OBJECTIVE: &[FieldDoc] = &[
    field("title", "text", "", "a line"),
    field("text", "text", "empty", "what it means and why the seat wants it"),
    field("tiers", "three lists of tests", "", "what scores 1, 2 and 3; each needs those before it"),
];

/// A feature under `features`
pub const FEATURE: &[FieldDoc] = &[
    field("place", "a place", "", "where it lies; its short name is the feature's"),
    field("holder", "a nation", "", "control +3 is this nation's"),
    field("challenger", "a nation", "", "control -3 is this nation's"),
    field("control", "-3 to 3", "0", "control at the start"),
    field("outpost", "true or false", "false", "whether the holder keeps people on it, who need supply"),
    field("supply", "0 to 3", "2", "supply at the start"),
    field("supply_hours", "6 to 10000 hours", "72", "hours after which an outpost has used up a step of supply"),
    field("fabric", "0 to 3", "3", "state of the outpost's fabric"),
    field("territorial_sea", "true or false", "false", "whether the challenger's presence there is an incursion"),
    field("note", "text", "empty", "shown with the feature"),
];

/// A place under `places`
pub const PLACE: &[FieldDoc] = &[
    field("id", "text", "", "short name"),
    field("name", "text", "", "name on screens"),
    field("lat", "degrees", "", "latitude, north positive"),
    field("lon", "degrees", "", "longitude, east positive"),
    field("kind", "AirBase, NavalBase, Port, Headquarters, Capital, MissileSite, Outpost, Feature or Strait", "", "what it is"),
    field("also", "list of kinds", "[]", "what else is there: an air base with a harbour is also a Port"),
    field("host", "a nation, or \"disputed\" or \"international\"", "\"international\"", "whose consent its use needs"),
    field("controller", "a nation", "nobody", "who operates it"),
    field("note", "text", "empty", "shown with the place"),
];

/// A force under `forces`
pub const FORCE: &[FieldDoc] = &[
    field("id", "text", "", "short name"),
    field("theatre", "a force of the order of battle", "none", "row of the theatre's order of battle that fills the other fields"),
    field("name", "text", "the theatre's, or the short name", "name on screens"),
    field("nation", "a nation", "the theatre's", "whose it is"),
    field("kind", "a force type", "the theatre's", "what it is"),
    field("strength", "1 to 500", "the theatre's, or 1", "aircraft, hulls, launchers or brigades"),
    field("at", "a place, or (latitude, longitude)", "its home", "where it starts"),
    field("home", "a place", "the theatre's, or `at`", "its home"),
    field("arrives", "an inject", "there from the start", "the inject with the effect Reinforce that brings it"),
    field("fixed", "true or false", "the theatre's, or false", "whether the level ties it to its place"),
    field(
        "task",
        "(feature, act) or (feature, act, nation)",
        "none",
        "what it does from the start; away from the feature it sails there, as an order would send it",
    ),
];

/// An inject under `injects`
pub const INJECT: &[FieldDoc] = &[
    field("id", "text", "", "short name"),
    field("title", "text", "", "headline"),
    field("text", "text", "empty", "what people read"),
    field("to", "list of seats", "everybody", "who reads it"),
    field("when", "a trigger", "", "when it happens"),
    field("effects", "list of effects", "[]", "what it changes"),
];

/// A step under `lessons`
pub const LESSON: &[FieldDoc] = &[
    field("team", "a team", "", "who is led"),
    field("turn", "1 to 100", "1", "the first turn in which the step is offered"),
    field("to_turn", "1 to 100", "`turn`", "the last turn in which it is offered; done or impossible, it is passed over"),
    field("when", "list of tests", "[]", "what must hold for it to be offered, as far as the team can tell"),
    field("title", "text", "", "what is learned, in a few words"),
    field("text", "text", "empty", "what to do and why, in 45 words or fewer"),
    field("until", "a deed", "", "what the step waits for; the screen marks the way there"),
    field("serves", "text", "none", "title of the team's objective that the deed serves: the page that closes the lesson names it"),
];

/// `war`
pub const WAR: &[FieldDoc] = &[
    field("at_war", "list of nations", "[\"prc\", \"twn\"]", "who fights from the first turn of a war on"),
    field("turns", "1 to 30", "8", "after how many turns a war that breaks out on another clock stops where it stands"),
    field("warning", "0 to 1000 permille", "400", "chance that the preparations are read as war in time to disperse and to put to sea"),
    field("taiwan_skill", "100 to 3000 permille", "1000", "how well Taiwan's army fights and moves, against the base case"),
    field("red_skill", "100 to 3000 permille", "1000", "how well China's fleet and army land and advance, against the base case"),
    field("maritime_jassm", "true or false", "true", "whether JASSM-ER can be aimed at ships"),
    field("red_missiles", "0 to 3000 permille", "1000", "China's long-range missiles, against the order of battle"),
    field("extra_shelters", "0 to 400", "0", "shelters added at each large allied base in reach"),
    field("stocks", "list of places", "[]", "where the coalition has munitions and fuel stored ahead"),
    field(
        "as_agreed",
        "true or false",
        "false",
        "whether `./play study` takes decisions as the level and its agreements have them, and draws none; a game is not affected",
    ),
    field(
        "one_of",
        "list of texts",
        "[]",
        "of these, each war of `./play study` takes one in turn, written as its variants are (`\"taiwan_skill=700\"`); a game takes none",
    ),
    field("numbers", "table: number of `theatre/war.ron` to whole number", "{}", "numbers of the operational model that differ in this level"),
];

/// `quarantine`
pub const QUARANTINE: &[FieldDoc] = &[
    field("grade", "Eased, Held or Tight", "Held", "how tight the cordon is at the start"),
    field("crews", "Shadow, Block, Board or Fire", "Block", "what China's crews do with convoys at the start"),
    field("course", "Wait, Comply or Run", "Run", "what Taipei tells merchants that come alone at the start"),
];

/// `leave_out`
pub const LEAVE_OUT: &[FieldDoc] = &[
    field("seats", "list of seats", "[]", "seats that are not taken over"),
    field("forces", "list of forces", "[]", "forces that are not taken over, by their `id`"),
    field("injects", "list of injects", "[]", "injects that are not taken over"),
    field("places", "list of places", "[]", "places of the other level that are not taken over"),
    field("features", "list of features", "[]", "features that are not taken over"),
    field("nations", "list of nations", "[]", "nations that play no part here"),
    field("agreements", "list of agreements", "[]", "entries of `agreements` that are not taken over"),
    field("parameters", "list of parameters", "[]", "parameters that have the theatre's value here"),
];

/// An agreement of the level's own under `agreements`
pub const AGREEMENT: &[FieldDoc] = &[
    field("name", "text", "the theatre's", "name on screens; needed for an agreement that the theatre lacks"),
    field("parties", "list of nations", "the theatre's", "who is bound; needed for an agreement that the theatre lacks"),
    field("status", "Proposed, Signed, Ratifying, InForce or Lapsed", "InForce", "where it stands at the start"),
    field("clauses", "list of clauses", "the theatre's, or []", "what it says"),
    field("quiet", "true or false", "the theatre's, or false", "whether publicity between its parties suspends it"),
];

/// When an inject happens, with what stands in the brackets.
pub const TRIGGERS: &[(&str, &str, &str)] = TriggerWord::WRITTEN;

/// What a step of a lesson waits for, with what stands in the brackets.
pub const DEEDS: &[(&str, &str, &str)] = &[
    ("Order", "force, act, feature", "the force has this to do there: ordered this turn, or from before"),
    ("Accept", "nation", "an offer of this nation is accepted; passed over where none waits"),
    (
        "Offer",
        "nation, understanding",
        "this is offered to the nation: Passage or Inspection, understandings on supply runs, or Support, a declaration",
    ),
    ("Publicise", "feature", "what an opponent did there is publicised; passed over where nothing happened"),
    ("Consult", "nation", "this ally is consulted"),
    ("Signal", "nation, signal, text", "this nation is told to Reassure, Warn or Calm it, with a message such as the text"),
    ("Limit", "act", "the use-of-force limit of the team's crews is this"),
    ("Look", "feature", "the feature is selected"),
    ("Open", "page", "News, Odds, Forces, Orders, Diplomacy, Agreements, Status, Objectives or, after the last turn, Debrief is opened"),
    ("EndTurn", "", "the turn is ended; every turn of a lesson ends with it, with or without this step"),
];

/// What compares a metric with a number.
pub const TESTS: &[(&str, &str, &str)] = Comparison::WRITTEN;

/// Every struct of the format but clauses.
const STRUCTS: &[(&str, &[FieldDoc])] = &[
    ("A level", LEVEL),
    ("`map`", MAP),
    ("`leave_out`", LEAVE_OUT),
    ("`war`", WAR),
    ("`quarantine`", QUARANTINE),
    ("A nation under `nations`", NATION),
    ("A seat under `seats`", SEAT),
    ("An objective under `objectives`", OBJECTIVE),
    ("A feature under `features`", FEATURE),
    ("A place under `places`", PLACE),
    ("A force under `forces`", FORCE),
    ("An inject under `injects`", INJECT),
    ("A step under `lessons`", LESSON),
    ("An agreement of the level's own under `agreements`", AGREEMENT),
];

/// Every struct of the format with its heading, for the reference; clauses come last.
pub const ALL: &[(&str, &[FieldDoc])] = &{
    let mut all: [(&str, &[FieldDoc]); STRUCTS.len() + ClauseKind::ALL.len()] = [("", &[]); STRUCTS.len() + ClauseKind::ALL.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < STRUCTS.len() { STRUCTS[at] } else { ClauseKind::FORMAT[at - STRUCTS.len()] };
        at += 1;
    }
    all
};

/// What an inject may change, with what stands in the brackets.
pub const EFFECTS: &[(&str, &str, &str)] = EffectKind::WRITTEN;

/// What tests and objectives can measure, with what stands in the brackets.
pub const METRICS: &[(&str, &str, &str)] = MetricKind::WRITTEN;
