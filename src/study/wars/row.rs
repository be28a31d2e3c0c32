//! What came of a war: a row of whole numbers, as CSV and back.

use std::fmt::Write as _;

use crate::rules::Scenario;
use crate::rules::doubt::belief;
use crate::rules::models::war::{Number, Outcome, Party, War};
use crate::rules::vocab::war::arena::{Arena, NationMunition};
use crate::rules::vocab::war::event::Cause;
use crate::study::games::records::quoted;

/// A column of a row.
pub struct Column {
    /// Its name in files.
    pub name: &'static str,
    /// What it counts, with its unit.
    pub what: &'static str,
    /// Whether it is yes (1) or no (0), and no count.
    pub flag: bool,
    value: fn(&Ended) -> u32,
}

/// A war that is over, and what is asked of it.
pub(super) struct Ended<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) arena: &'a Arena,
    pub(super) war: &'a War,
    pub(super) outcome: Outcome,
}

impl Ended<'_> {
    fn entered(&self, party: Party) -> u32 {
        u8::from(self.war.entered[party.index()]).into()
    }

    fn aircraft(&self, party: Party) -> u32 {
        self.war.tally.aircraft_of(party)
    }

    fn ships(&self, party: Party) -> u32 {
        self.war.tally.ships_of(party)
    }

    fn fired(&self, munition: NationMunition) -> u32 {
        self.war.tally.fired[munition.index()].into()
    }
}

const fn column(name: &'static str, what: &'static str, value: fn(&Ended) -> u32) -> Column {
    Column { name, what, flag: false, value }
}

const fn flag(name: &'static str, what: &'static str, value: fn(&Ended) -> u32) -> Column {
    Column { name, what, flag: true, value }
}

/// The columns that come first: the study's mark, the number of the war, the name of the case.
pub(super) const KEYS: [&str; 3] = ["study", "war", "variant"];

/// The columns of a row after study, war and variant, in order.
pub const COLUMNS: [Column; 37] = [
    flag("success", "1 if the capital falls or Taiwan yields, else 0: its mean is p", |e| u32::from(e.outcome == Outcome::ChineseVictory)),
    flag("toward", "1 if the war ends in a stalemate toward China, else 0", |e| u32::from(e.outcome == Outcome::StalemateToward)),
    flag("against", "1 if it ends in a stalemate against China, else 0", |e| u32::from(e.outcome == Outcome::StalemateAgainst)),
    flag("defeat", "1 if the landing is beaten, else 0", |e| u32::from(e.outcome == Outcome::ChineseDefeat)),
    column("turns", "turns of 3.5 days that were fought", |e| u32::from(e.war.turn.saturating_sub(1))),
    column("cost", "what the war cost Beijing, permille of what success is worth to it", |e| belief::cost(e.scenario, e.war)),
    flag("warned", "1 if the coalition had dispersed before the first salvo, else 0", |e| u32::from(e.war.warned)),
    column("usa_entered", "turn in which the United States entered; 0 is never", |e| e.entered(Party::Usa)),
    column("jpn_entered", "turn in which Japan entered; 0 is never", |e| e.entered(Party::Jpn)),
    column("aus_entered", "turn in which Australia entered; 0 is never", |e| e.entered(Party::Aus)),
    column("phl_entered", "turn in which the Philippines entered; 0 is never", |e| e.entered(Party::Phl)),
    column("usa_aircraft", "U.S. aircraft lost", |e| e.aircraft(Party::Usa)),
    column("jpn_aircraft", "Japanese aircraft lost", |e| e.aircraft(Party::Jpn)),
    column("aus_aircraft", "Australian aircraft lost", |e| e.aircraft(Party::Aus)),
    column("phl_aircraft", "Philippine aircraft lost", |e| e.aircraft(Party::Phl)),
    column("twn_aircraft", "Taiwanese aircraft lost", |e| e.aircraft(Party::Twn)),
    column("prc_aircraft", "Chinese aircraft lost", |e| e.aircraft(Party::Prc)),
    column("allied_on_ground", "U.S. and Japanese aircraft lost on the ground, of those above", |e| {
        let ground = |party: Party| u32::from(e.war.tally.aircraft[party.index()][Cause::OnTheGround as usize]);
        ground(Party::Usa) + ground(Party::Jpn)
    }),
    column("usa_ships", "U.S. ships lost, submarines apart", |e| e.ships(Party::Usa)),
    column("jpn_ships", "Japanese ships lost", |e| e.ships(Party::Jpn)),
    column("aus_ships", "Australian ships lost", |e| e.ships(Party::Aus)),
    column("phl_ships", "Philippine ships lost", |e| e.ships(Party::Phl)),
    column("prc_ships", "Chinese ships lost, landing ships among them", |e| e.ships(Party::Prc)),
    column("prc_landing_ships", "Chinese landing ships lost", |e| e.war.tally.landing_ships.into()),
    column("usa_carriers", "U.S. carriers lost, of the ships above", |e| e.war.tally.carriers.into()),
    column("usa_boats", "U.S. submarines lost", |e| e.war.tally.boats[Party::Usa.index()].into()),
    column("prc_boats", "Chinese submarines lost", |e| e.war.tally.boats[Party::Prc.index()].into()),
    column("landed", "Chinese battalions put ashore", |e| e.war.tally.landed.into()),
    column("ashore", "Chinese battalions ashore at the end", |e| e.war.red_ashore()),
    column("area_km2", "area in Chinese hands at the end, km2", |e| e.war.held_km2()),
    column("prc_casualties", "Chinese casualties ashore", |e| {
        u32::from(e.war.tally.red_battalions) * e.arena.numbers.count(Number::CasualtiesBattalion)
    }),
    column("twn_casualties", "Taiwanese casualties ashore", |e| {
        u32::from(e.war.tally.blue_battalions) * e.arena.numbers.count(Number::CasualtiesBattalion)
    }),
    column("prc_drowned", "Chinese troops lost at sea", |e| e.war.tally.drowned),
    column("prc_missiles", "Chinese land-based missiles fired", |e| e.war.tally.missiles.into()),
    column("lrasm", "LRASM fired", |e| e.fired(NationMunition::Lrasm)),
    column("jassm_er", "JASSM-ER fired", |e| e.fired(NationMunition::JassmEr)),
    column("nmesis", "missiles fired by U.S. marines from Luzon", |e| e.fired(NationMunition::Nmesis)),
];

/// What came of a war.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarRow {
    /// Which case of the study, the base is 0.
    pub case: u16,
    /// The war's number, from 0; the same number draws the same chances in every case.
    pub number: u32,
    /// By column.
    pub values: [u32; COLUMNS.len()],
    /// Invariants that were broken, in words: none in a sound war.
    pub broken: Vec<String>,
}

impl WarRow {
    pub(super) fn of(case: u16, number: u32, ended: &Ended, broken: Vec<String>) -> Self {
        Self { case, number, values: COLUMNS.each_ref().map(|column| (column.value)(ended)), broken }
    }

    /// The value in a column; 0 in one that is not there.
    pub fn value(&self, name: &str) -> u32 {
        COLUMNS.iter().position(|column| column.name == name).map_or(0, |at| self.values[at])
    }
}

/// The first line of a file of rows.
pub fn header() -> String {
    let names: Vec<&str> = KEYS.into_iter().chain(COLUMNS.iter().map(|column| column.name)).collect();
    format!("{}\n", names.join(","))
}

/// A row as a line of CSV. `study` tells studies apart: only rows of the same one can be joined.
pub fn line(study: u64, names: &[&str], row: &WarRow, out: &mut String) {
    let name = names.get(usize::from(row.case)).copied().unwrap_or("?");
    let _ = write!(out, "{study:016x},{},{}", row.number, quoted(name));
    for value in row.values {
        let _ = write!(out, ",{value}");
    }
    out.push('\n');
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WarRowError {
    /// It has so many cells.
    #[error("it has {0} cells and should have {columns}", columns = COLUMNS.len() + KEYS.len())]
    Cells(usize),
    /// Its mark is not that of the study.
    #[error("it is of another study: another level, seed, number of wars, list of variants or version of the rules")]
    OtherStudy,
    /// The cell of its number holds this.
    #[error("`{0}` is no number of a war")]
    NoNumber(String),
    /// The cell of its variant holds this.
    #[error("this study has no variant `{0}`")]
    NoVariant(String),
    /// A cell holds what its column cannot.
    #[error("`{cell}` is no value of {column}")]
    NoValue {
        /// What it holds.
        cell: String,
        /// The column's name.
        column: &'static str,
    },
    /// So many outcomes are said to have come.
    #[error("one of {outcomes} is 1 and the others are 0 in every war: here {0} are 1", outcomes = OUTCOMES.join(", "))]
    Outcomes(u32),
    /// A part is more than the whole.
    #[error("{part} is {value}, more than there were of {}", of.join(" and "))]
    PartOfMore {
        /// The part's column.
        part: &'static str,
        /// What stands there.
        value: u32,
        /// The columns of the whole.
        of: &'static [&'static str],
    },
    /// A number that no war of the study has.
    #[error("there is no war {number} in a study of {wars}")]
    NoWar {
        /// The number.
        number: u32,
        /// How many wars there are.
        wars: usize,
    },
    /// It was there before.
    #[error("war {number} of {variant} is there twice")]
    Twice {
        /// The war's number.
        number: u32,
        /// The variant's name.
        variant: String,
    },
    /// It belongs to another shard: the war's number.
    #[error("this shard would not have written war {0}")]
    OtherShard(u32),
}

/// Reads the cells of a row back.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read_cells(study: u64, names: &[&str], cells: &[&str]) -> Result<WarRow, WarRowError> {
    if cells.len() != COLUMNS.len() + KEYS.len() {
        return Err(WarRowError::Cells(cells.len()));
    }
    if cells[0] != format!("{study:016x}") {
        return Err(WarRowError::OtherStudy);
    }
    let number = cells[1].parse().map_err(|_| WarRowError::NoNumber(cells[1].to_owned()))?;
    let case = names.iter().position(|name| *name == cells[2]).ok_or_else(|| WarRowError::NoVariant(cells[2].to_owned()))?;
    let mut values = [0; COLUMNS.len()];
    for (value, (cell, column)) in values.iter_mut().zip(cells[KEYS.len()..].iter().zip(&COLUMNS)) {
        let known = cell.parse().ok().filter(|value| !column.flag || *value <= 1);
        *value = known.ok_or_else(|| WarRowError::NoValue { cell: (*cell).to_owned(), column: column.name })?;
    }
    let row = WarRow { case: case as u16, number, values, broken: Vec::new() };
    possible(&row)?;
    Ok(row)
}

/// Numbers of a row that cannot be larger than others of it: a part than the whole.
const AT_MOST: [(&str, &[&str]); 8] = [
    ("prc_landing_ships", &["prc_ships"]),
    ("usa_carriers", &["usa_ships"]),
    ("ashore", &["landed"]),
    ("allied_on_ground", &["usa_aircraft", "jpn_aircraft"]),
    ("usa_entered", &["turns"]),
    ("jpn_entered", &["turns"]),
    ("aus_entered", &["turns"]),
    ("phl_entered", &["turns"]),
];

/// The columns of which one is 1 in every war.
const OUTCOMES: [&str; 4] = ["success", "toward", "against", "defeat"];

/// Whether a war can have come to this.
fn possible(row: &WarRow) -> Result<(), WarRowError> {
    let ends: u32 = OUTCOMES.iter().map(|name| row.value(name)).sum();
    if ends != 1 {
        return Err(WarRowError::Outcomes(ends));
    }
    for (part, of) in AT_MOST {
        let (value, most) = (row.value(part), of.iter().map(|name| u64::from(row.value(name))).sum::<u64>());
        // Whoever comes in as a war ends has entered in the turn after the last.
        let most = if of == ["turns"] { most + 1 } else { most };
        if u64::from(value) > most {
            return Err(WarRowError::PartOfMore { part, value, of });
        }
    }
    Ok(())
}
