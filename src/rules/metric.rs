//! What can be measured in a game: the vocabulary of objectives, of conditional injects and of the debrief's charts.

use super::crisis::terms;
use super::scenario::Scenario;
use super::state::{Agreement, Game};
use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::{NationId, Operation};
use crate::rules::models::war::outcome;
use crate::rules::phases::pressure::coercion;
use crate::rules::state::competition::share;
use crate::rules::state::view::band;
use crate::rules::vocab::competition::Policy;
use crate::rules::vocab::ids::{FeatureId, SeatId};
pub use crate::rules::vocab::measure::{Comparison, Condition, Metric, Test};
use crate::rules::vocab::quarantine::{Cargo, Ending};
use crate::rules::vocab::war::Outcome;
use crate::rules::vocab::war::Party;

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
    pub const fn is_of_war(self) -> bool {
        matches!(
            self,
            Self::WarOutcome
                | Self::WarNote
                | Self::AreaHeld
                | Self::Ashore
                | Self::AircraftLost(_)
                | Self::ShipsLost(_)
                | Self::AtWar(_)
                | Self::SoilAttacked(_)
                | Self::PromiseCost(_)
                | Self::Basing(_)
        )
    }

    /// Whether it measures a quarantine: it stays 0 in a level that knows none.
    pub const fn is_of_quarantine(self) -> bool {
        matches!(
            self,
            Self::QuarantineEnd
                | Self::Landed
                | Self::Power
                | Self::Endurance
                | Self::GasDays
                | Self::ShipsSeized
                | Self::ShipsSunk
                | Self::WarshipsLost(_)
                | Self::ConvoysThrough(_)
        )
    }

    /// The metric's value as `seat` can tell it from its view: a change of what is private to others is one of bands, at the start as now,
    /// whether the scenario is the host's or the seat's own.
    pub fn value_for(self, scenario: &Scenario, view: &Game, seat: SeatId) -> i32 {
        let of_others = |nation: NationId| !scenario.seat(seat).nations.contains(&nation);
        match self {
            Metric::SupportChange(n) if of_others(n) => {
                i32::from(view.nations[n.index()].support) - i32::from(band(scenario.nations[n.index()].support))
            }
            Metric::StandingChange(n) if of_others(n) => {
                i32::from(view.nations[n.index()].standing) - i32::from(band(scenario.nations[n.index()].standing))
            }
            _ => self.value(scenario, view),
        }
    }

    /// The metric's value in `game`. In a seat's view the values of others' private numbers are those that the view shows.
    pub fn value(self, scenario: &Scenario, game: &Game) -> i32 {
        let nation = |id: NationId| &game.nations[id.index()];
        let setup = |id: NationId| &scenario.nations[id.index()];
        let feature = |id: FeatureId| &game.features[id.index()];
        match self {
            Metric::Turn => i32::from(game.turn),
            Metric::Control(f) => i32::from(feature(f).control),
            Metric::Supply(f) => i32::from(feature(f).supply),
            Metric::Fabric(f) => i32::from(feature(f).fabric),
            Metric::Garrison(f) => i32::from(feature(f).garrison),
            Metric::Deliveries(f) => i32::from(feature(f).deliveries),
            Metric::RepairDeliveries(f) => i32::from(feature(f).repair_deliveries),
            Metric::LongestStay(f, n) => feature(f).presence_of(n).longest_stay_hours as i32,
            Metric::HullHours(f, n) => feature(f).presence_of(n).hull_hours as i32,
            Metric::PresenceShare(f, n) => feature(f).share_percent(n),
            Metric::Rung(a, b) => i32::from(game.rung(a, b)),
            Metric::RungPeak(a, b) => i32::from(game.rung_peak(a, b)),
            Metric::Support(n) => i32::from(nation(n).support),
            Metric::SupportChange(n) => i32::from(nation(n).support) - i32::from(setup(n).support),
            Metric::Standing(n) => i32::from(nation(n).standing),
            Metric::StandingChange(n) => i32::from(nation(n).standing) - i32::from(setup(n).standing),
            Metric::Capital(n) => nation(n).capital,
            Metric::Credit(n) => i32::from(nation(n).credit),
            Metric::Deaths(n) => i32::from(nation(n).tally.deaths),
            Metric::Injuries(n) => i32::from(nation(n).tally.injuries),
            Metric::HullsDamaged(n) => i32::from(nation(n).tally.hulls_damaged),
            Metric::Incursions(n) => i32::from(nation(n).tally.incursions),
            Metric::Publicised(n) => i32::from(nation(n).tally.publicised),
            Metric::ObligationsRefused(n) => i32::from(nation(n).tally.obligations_refused),
            Metric::ObligationsKept(n) => i32::from(nation(n).tally.obligations_kept),
            Metric::Consultations(n) => i32::from(nation(n).tally.consultations),
            Metric::UndertakingsBroken(n) => i32::from(nation(n).tally.undertakings_broken),
            Metric::AgreementsMade(a, b) => game.agreements_made(a, b),
            Metric::TurnsPresent(f, n) => i32::from(feature(f).presence_of(n).turns),
            Metric::Built(f) => i32::from(feature(f).built),
            Metric::Alignment(n) => game.competition.front(n).alignment_steps(),
            Metric::Region => i32::from(game.competition.region),
            Metric::Interop(a, b) => i32::from(game.competition.interop(a, b)),
            Metric::Bound(a, b) => i32::from(bound(game, a, b)),
            Metric::Allies(n) => scenario.nations_present().filter(|&other| other != n && bound(game, other, n)).count() as i32,
            Metric::Treaties(n) => treaties(game, n),
            Metric::SharesIsr(a, b) => i32::from(share(game, a, b, InstitutionKind::SharedIsr)),
            Metric::Assured(n, host) => i32::from(assured(game, n, host)),
            Metric::Exercises(n) => i32::from(nation(n).tally.exercises),
            Metric::Programmes(n) => i32::from(nation(n).tally.programmes),
            Metric::Works(n) => i32::from(nation(n).tally.works),
            Metric::TradeLoss(n) => coercion::harm(scenario, game, n),
            Metric::Strain(n) => game.competition.policies.iter().filter(|(_, policy)| *policy == Policy::Tariffs(n)).count() as i32,
            Metric::ElectionsLost(n) => i32::from(nation(n).tally.elections_lost),
            Metric::TreatiesFailed(n) => i32::from(nation(n).tally.treaties_failed),
            Metric::Coercions(n) => i32::from(nation(n).tally.coercions),
            Metric::Named(n) => i32::from(nation(n).tally.named),
            Metric::Budget(n) => nation(n).budget,
            Metric::WarOutcome
            | Metric::WarNote
            | Metric::AreaHeld
            | Metric::Ashore
            | Metric::AircraftLost(_)
            | Metric::ShipsLost(_)
            | Metric::AtWar(_)
            | Metric::SoilAttacked(_)
            | Metric::Basing(_) => in_war(self, scenario, game).unwrap_or(0),
            Metric::PromiseCost(n) => {
                let party = scenario.war.as_deref().and_then(|setup| setup.party(n));
                party.zip(game.doubt).map_or(0, |(party, doubt)| i32::from(doubt.price[party.index()]))
            }
            Metric::Power
            | Metric::GasDays
            | Metric::Endurance
            | Metric::Landed
            | Metric::ShipsSeized
            | Metric::ShipsSunk
            | Metric::QuarantineEnd
            | Metric::ConvoysThrough(_)
            | Metric::WarshipsLost(_) => in_quarantine(self, scenario, game).unwrap_or(0),
            Metric::LiveFires(n) => i32::from(nation(n).tally.live_fires),
            Metric::Surprised(n) => i32::from(nation(n).tally.surprised),
            Metric::Rounded(n, coast) => rounded(scenario, game, n, coast),
        }
    }
}

/// A metric of a war; `None` where there is none.
fn in_war(metric: Metric, scenario: &Scenario, game: &Game) -> Option<i32> {
    let (setup, crisis) = (scenario.war.as_deref()?, game.crisis.as_ref()?);
    let war = &crisis.war;
    Some(match metric {
        Metric::WarOutcome => match outcome::at_the_end(&setup.arena, war) {
            Outcome::ChineseVictory => 3,
            Outcome::StalemateToward => 2,
            Outcome::StalemateAgainst => 1,
            Outcome::ChineseDefeat => 0,
        },
        Metric::WarNote => i32::from(crisis.accepted.is_some()),
        Metric::AreaHeld => war.held_km2() as i32,
        Metric::Ashore => war.red_ashore() as i32,
        Metric::AircraftLost(n) => war.tally.aircraft_of(setup.party(n)?) as i32,
        Metric::ShipsLost(n) => war.tally.ships_of(setup.party(n)?) as i32,
        Metric::AtWar(n) => {
            let party = setup.party(n)?;
            i32::from(crisis.is_in(party) || crisis.withdrew[party.index()])
        }
        Metric::SoilAttacked(n) => i32::from(crisis.struck[setup.party(n)?.index()]),
        Metric::Basing(n) => terms::basing_now(setup, game, setup.party(n)?) as i32,
        _ => return None,
    })
}

/// A metric of a quarantine; `None` where there is none.
fn in_quarantine(metric: Metric, scenario: &Scenario, game: &Game) -> Option<i32> {
    let now = game.quarantine.as_ref()?;
    let of = |counts: &std::collections::BTreeMap<NationId, u16>, nation: NationId| i32::from(counts.get(&nation).copied().unwrap_or(0));
    Some(match metric {
        Metric::Power => i32::from(now.power),
        Metric::GasDays => now.days(Cargo::Gas) as i32,
        Metric::Endurance => i32::from(now.endurance),
        Metric::Landed => now.landed_percent(),
        Metric::ShipsSeized => now.ships(|ledger| ledger.seized) as i32,
        Metric::ShipsSunk => now.ships(|ledger| ledger.sunk) as i32,
        Metric::QuarantineEnd => match now.ending {
            Some(Ending::Lifted) => 0,
            None | Some(Ending::Standing) => 1,
            Some(Ending::Yielded) => 2,
        },
        Metric::ConvoysThrough(n) => of(&now.through, n),
        Metric::WarshipsLost(n) if scenario.war.as_deref()?.party(n) == Some(Party::Prc) => i32::from(now.cutters),
        Metric::WarshipsLost(n) => of(&now.warships, n),
        _ => return None,
    })
}

/// Features of `coast` at which `nation` has been.
pub fn rounded(scenario: &Scenario, game: &Game, nation: NationId, coast: NationId) -> i32 {
    let been =
        |(id, feature): &(FeatureId, &super::scenario::Feature)| feature.holder == coast && game.features[id.index()].presence_of(nation).turns > 0;
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
