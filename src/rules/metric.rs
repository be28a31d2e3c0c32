//! What can be measured in a game: the vocabulary of objectives, of conditional injects and of the debrief's charts.

use std::collections::BTreeMap;

use super::crisis::terms;
use super::scenario::Scenario;
use super::scenario::war::WarSetup;
use super::state::{Agreement, Game};
use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::quantity::{Thousandths, Turns};
use crate::catalog::{NationId, Operation};
use crate::rules::models::war::outcome;
use crate::rules::phases::pressure::coercion;
use crate::rules::state::competition::share;
use crate::rules::state::view::band;
use crate::rules::vocab::competition::StandingPolicy;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::ids::{FeatureId, SeatId};
pub use crate::rules::vocab::measure::{Comparison, Condition, Metric, MetricKind, Test};
use crate::rules::vocab::measure::{Limits, ReadFrom};
use crate::rules::vocab::quarantine::{Ending, MerchantCargo, Quarantine};
use crate::rules::vocab::war::{Outcome, Party};

impl Test {
    /// Whether the test holds in `game`.
    pub fn holds(&self, scenario: &Scenario, game: &Game) -> bool {
        let value = self.metric.value(scenario, game);
        match self.comparison {
            Comparison::AtLeast => value >= self.value,
            Comparison::AtMost => value <= self.value,
        }
    }
}

impl Test {
    /// Whether the test holds as far as `seat` can tell from its view.
    pub fn holds_for(&self, scenario: &Scenario, view: &Game, seat: SeatId) -> bool {
        let value = self.metric.value_for(scenario, view, seat);
        match self.comparison {
            Comparison::AtLeast => value >= self.value,
            Comparison::AtMost => value <= self.value,
        }
    }
}

impl Condition {
    /// Whether every test holds as far as `seat` can tell from its view.
    pub fn holds_for(&self, scenario: &Scenario, view: &Game, seat: SeatId) -> bool {
        self.0.iter().all(|test| test.holds_for(scenario, view, seat))
    }

    /// Whether every test holds in `game`.
    pub fn holds(&self, scenario: &Scenario, game: &Game) -> bool {
        self.0.iter().all(|test| test.holds(scenario, game))
    }
}

impl Metric {
    /// Whether it measures a war: it stays 0 in a level that knows none.
    pub fn is_of_war(self) -> bool {
        matches!(self.row().read_from, ReadFrom::War | ReadFrom::Promises)
    }

    /// Whether it measures a quarantine: it stays 0 in a level that knows none.
    pub fn is_of_quarantine(self) -> bool {
        self.row().read_from == ReadFrom::Quarantine
    }

    /// The metric's value as `seat` can tell it from its view: a change of what is private to others is one of bands, at the start as now,
    /// whether the scenario is the host's or the seat's own.
    pub fn value_for(self, scenario: &Scenario, view: &Game, seat: SeatId) -> i32 {
        let of_others = |nation: NationId| !scenario.seat(seat).nations.contains(&nation);
        let banded = matches!(self.row().limits, Limits::Change(_)) && self.nation().is_some_and(of_others);
        self.read(scenario, view, if banded { band } else { |exact| exact })
    }

    /// The metric's value in `game`. In a seat's view the values of others' private numbers are those that the view shows.
    pub fn value(self, scenario: &Scenario, game: &Game) -> i32 {
        self.read(scenario, game, |exact| exact)
    }

    /// The value in `game`, changes counted from the start as `seen` shows it.
    fn read(self, scenario: &Scenario, game: &Game, seen: fn(Thousandths) -> Thousandths) -> i32 {
        let nation = |id: NationId| &game.nations[id.index()];
        let tally = |id: NationId| &game.nations[id.index()].tally;
        let setup = |id: NationId| &scenario.nations[id.index()];
        let feature = |id: FeatureId| &game.features[id.index()];
        let war = GameWar { setup: scenario.war.as_deref(), crisis: game.crisis.as_ref() };
        let quarantine = |read: &dyn Fn(&Quarantine) -> i32| game.quarantine.as_ref().map_or(0, read);
        match self {
            Metric::Turn => i32::from(game.turn),
            Metric::Control(f) => i32::from(feature(f).control),
            Metric::Supply(f) => i32::from(feature(f).supply),
            Metric::Fabric(f) => i32::from(feature(f).fabric),
            Metric::Garrison(f) => i32::from(feature(f).garrison),
            Metric::Deliveries(f) => i32::from(feature(f).deliveries),
            Metric::RepairDeliveries(f) => i32::from(feature(f).repair_deliveries),
            Metric::LongestStay(f, n) => feature(f).presence_of(n).longest_stay_hours.0 as i32,
            Metric::HullHours(f, n) => feature(f).presence_of(n).hull_hours.0 as i32,
            Metric::PresenceShare(f, n) => feature(f).share_percent(n),
            Metric::TurnsPresent(f, n) => i32::from(feature(f).presence_of(n).turns),
            Metric::Rung(a, b) => i32::from(game.rung(a, b)),
            Metric::RungPeak(a, b) => i32::from(game.rung_peak(a, b)),
            Metric::Support(n) => i32::from(nation(n).support),
            Metric::SupportChange(n) => i32::from(nation(n).support) - i32::from(seen(setup(n).support)),
            Metric::Standing(n) => i32::from(nation(n).standing),
            Metric::StandingChange(n) => i32::from(nation(n).standing) - i32::from(seen(setup(n).standing)),
            Metric::Capital(n) => nation(n).capital,
            Metric::Credit(n) => i32::from(nation(n).credit),
            Metric::Deaths(n) => i32::from(tally(n).deaths),
            Metric::Injuries(n) => i32::from(tally(n).injuries),
            Metric::HullsDamaged(n) => i32::from(tally(n).hulls_damaged),
            Metric::Incursions(n) => i32::from(tally(n).incursions),
            Metric::Publicised(n) => i32::from(tally(n).publicised),
            Metric::ObligationsRefused(n) => i32::from(tally(n).obligations_refused),
            Metric::ObligationsKept(n) => i32::from(tally(n).obligations_kept),
            Metric::Consultations(n) => i32::from(tally(n).consultations),
            Metric::UndertakingsBroken(n) => i32::from(tally(n).undertakings_broken),
            Metric::AgreementsMade(a, b) => game.agreements_made(a, b),
            Metric::Built(f) => i32::from(feature(f).built),
            Metric::Alignment(n) => game.competition.front(n).alignment_steps(),
            Metric::Region => i32::from(game.competition.region),
            Metric::Interop(a, b) => i32::from(game.competition.interop(a, b)),
            Metric::Bound(a, b) => i32::from(bound(game, a, b)),
            Metric::Allies(n) => scenario.nations_present().filter(|&other| other != n && bound(game, other, n)).count() as i32,
            Metric::Treaties(n) => treaties(game, n),
            Metric::SharesIsr(a, b) => i32::from(share(game, a, b, InstitutionKind::SharedIsr)),
            Metric::Assured(n, host) => i32::from(assured(game, n, host)),
            Metric::Exercises(n) => i32::from(tally(n).exercises),
            Metric::Programmes(n) => i32::from(tally(n).programmes),
            Metric::Works(n) => i32::from(tally(n).works),
            Metric::TradeLoss(n) => coercion::harm(scenario, game, n),
            Metric::Strain(n) => game.competition.policies.iter().filter(|(_, policy)| *policy == StandingPolicy::Tariffs(n)).count() as i32,
            Metric::ElectionsLost(n) => i32::from(tally(n).elections_lost),
            Metric::TreatiesFailed(n) => i32::from(tally(n).treaties_failed),
            Metric::Coercions(n) => i32::from(tally(n).coercions),
            Metric::Named(n) => i32::from(tally(n).named),
            Metric::Budget(n) => nation(n).budget,
            Metric::WarOutcome => war.read(outcome_of),
            Metric::WarNote => war.read(|_, crisis| i32::from(crisis.accepted.is_some())),
            Metric::AreaHeld => war.read(|_, crisis| crisis.war.held_km2() as i32),
            Metric::Ashore => war.read(|_, crisis| crisis.war.red_ashore() as i32),
            Metric::AircraftLost(n) => war.of(n, |_, crisis, party| crisis.war.tally.aircraft_of(party) as i32),
            Metric::ShipsLost(n) => war.of(n, |_, crisis, party| crisis.war.tally.ships_of(party) as i32),
            Metric::AtWar(n) => war.of(n, |_, crisis, party| i32::from(crisis.is_in(party) || crisis.withdrew[party.index()])),
            Metric::SoilAttacked(n) => war.of(n, |_, crisis, party| i32::from(crisis.struck[party.index()])),
            Metric::Basing(n) => war.of(n, |setup, _, party| terms::basing_now(setup, game, party) as i32),
            Metric::PromiseCost(n) => {
                let party = scenario.war.as_deref().and_then(|setup| setup.party(n));
                party.zip(game.doubt).map_or(0, |(party, doubt)| i32::from(doubt.price[party.index()]))
            }
            Metric::Power => quarantine(&|now| i32::from(now.power)),
            Metric::GasDays => quarantine(&|now| now.days(MerchantCargo::Gas) as i32),
            Metric::Endurance => quarantine(&|now| i32::from(now.endurance)),
            Metric::Landed => quarantine(&Quarantine::landed_percent),
            Metric::ShipsSeized => quarantine(&|now| now.ships(|ledger| ledger.seized) as i32),
            Metric::ShipsSunk => quarantine(&|now| now.ships(|ledger| ledger.sunk) as i32),
            Metric::QuarantineEnd => quarantine(&end_of),
            Metric::ConvoysThrough(n) => quarantine(&|now| count_of(&now.through, n)),
            Metric::WarshipsLost(n) => quarantine(&|now| warships_lost(scenario, now, n)),
            Metric::LiveFires(n) => i32::from(tally(n).live_fires),
            Metric::Surprised(n) => i32::from(tally(n).surprised),
            Metric::Rounded(n, coast) => rounded(scenario, game, n, coast),
        }
    }
}

/// The war of a game, as far as there is one.
#[derive(Clone, Copy)]
struct GameWar<'a> {
    setup: Option<&'a WarSetup>,
    crisis: Option<&'a Crisis>,
}

impl GameWar<'_> {
    /// A number of a war; 0 where there is none.
    fn read(self, read: impl Fn(&WarSetup, &Crisis) -> i32) -> i32 {
        self.setup.zip(self.crisis).map_or(0, |(setup, crisis)| read(setup, crisis))
    }

    /// A number of a nation in a war; 0 where it has no part in it.
    fn of(self, nation: NationId, read: impl Fn(&WarSetup, &Crisis, Party) -> i32) -> i32 {
        self.read(|setup, crisis| setup.party(nation).map_or(0, |party| read(setup, crisis, party)))
    }
}

fn outcome_of(setup: &WarSetup, crisis: &Crisis) -> i32 {
    match outcome::at_the_end(&setup.arena, &crisis.war) {
        Outcome::ChineseVictory => 3,
        Outcome::StalemateToward => 2,
        Outcome::StalemateAgainst => 1,
        Outcome::ChineseDefeat => 0,
    }
}

fn end_of(quarantine: &Quarantine) -> i32 {
    match quarantine.ending {
        Some(Ending::Lifted) => 0,
        None | Some(Ending::Standing) => 1,
        Some(Ending::Yielded) => 2,
    }
}

fn count_of(counts: &BTreeMap<NationId, u16>, nation: NationId) -> i32 {
    i32::from(counts.get(&nation).copied().unwrap_or(0))
}

/// Escorts that a nation lost; for Beijing its cutters and militia. Without a war in the level nobody is told to be Beijing.
fn warships_lost(scenario: &Scenario, quarantine: &Quarantine, nation: NationId) -> i32 {
    let Some(setup) = scenario.war.as_deref() else { return 0 };
    if setup.party(nation) == Some(Party::Prc) { i32::from(quarantine.cutters) } else { count_of(&quarantine.warships, nation) }
}

/// Features of `coast` at which `nation` has been.
pub fn rounded(scenario: &Scenario, game: &Game, nation: NationId, coast: NationId) -> i32 {
    let been = |(id, feature): &(FeatureId, &super::scenario::Feature)| {
        feature.holder == coast && game.features[id.index()].presence_of(nation).turns > Turns::NONE
    };
    scenario.features().filter(been).count() as i32
}

/// Whether a treaty in force binds `obligor` to help `beneficiary`.
fn bound(game: &Game, obligor: NationId, beneficiary: NationId) -> bool {
    game.live_clauses().any(|(_, _, clause)| clause.help(obligor, beneficiary).is_some())
}

fn treaties(game: &Game, nation: NationId) -> i32 {
    let owes = |agreement: &Agreement| agreement.live_clauses(game.turn).any(|(_, clause)| clause.owes_help(nation));
    game.agreements.iter().filter(|agreement| agreement.made_here && owes(agreement)).count() as i32
}

/// Whether any clause in force lets `guest` put in at some place of `host` without asking, in a crisis too.
fn assured(game: &Game, guest: NationId, host: NationId) -> bool {
    game.live_clauses()
        .filter_map(|(_, _, clause)| clause.access(host, guest))
        .any(|access| access.operation == Operation::Logistics && access.consent == Consent::Automatic && access.up_to >= Tension::Crisis)
}

/// A seat's score on one objective, 0 to 3: the highest tier reached with all below it.
pub fn score(scenario: &Scenario, game: &Game, tiers: &[Condition; 3]) -> u8 {
    tiers.iter().take_while(|tier| tier.holds(scenario, game)).count() as u8
}

/// The scores of all objectives of a seat, with their positions in [`Scenario::objectives`].
pub fn scores_of(scenario: &Scenario, game: &Game, seat: SeatId) -> Vec<(usize, u8)> {
    scenario
        .objectives
        .iter()
        .enumerate()
        .filter(|(_, objective)| objective.seat == seat)
        .map(|(index, objective)| (index, score(scenario, game, &objective.tiers)))
        .collect()
}

/// What a seat can tell of its own scores from its view: [`scores_of`] with changes of others' private numbers read off their bands.
pub fn scores_for(scenario: &Scenario, view: &Game, seat: SeatId) -> Vec<(usize, u8)> {
    let score = |tiers: &[Condition; 3]| tiers.iter().take_while(|tier| tier.holds_for(scenario, view, seat)).count() as u8;
    let own = scenario.objectives.iter().enumerate().filter(|(_, objective)| objective.seat == seat);
    own.map(|(index, objective)| (index, score(&objective.tiers))).collect()
}
