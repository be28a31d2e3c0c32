//! What can be measured in a game: the vocabulary of objectives, of conditional injects and of the debrief's charts.

use serde::{Deserialize, Serialize};

use super::competition::{Policy, share};
use super::crisis::terms;
use super::ids::{FeatureId, SeatId};
use super::pressure::coercion;
use super::quarantine::{Cargo, Ending};
use super::scenario::Scenario;
use super::state::Game;
use super::view::band;
use super::war::{Outcome, Party, outcome};
use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::{Clause, NationId, Operation};

/// A whole number that a game has at any moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Metric {
    /// The turn, counted from 1.
    Turn,
    /// Control of a feature, -3 (challenger) to +3 (holder).
    Control(FeatureId),
    /// Supply of an outpost, 0 to 3.
    Supply(FeatureId),
    /// State of an outpost's fabric, 0 to 3.
    Fabric(FeatureId),
    /// Whether the holder's people are still there: 1 or 0.
    Garrison(FeatureId),
    /// Cargoes that reached an outpost so far.
    Deliveries(FeatureId),
    /// Cargoes of repair material that reached an outpost so far.
    RepairDeliveries(FeatureId),
    /// The longest unbroken stay of a nation's hulls at a feature so far, in hours.
    LongestStay(FeatureId, NationId),
    /// Hull-hours of a nation at a feature so far.
    HullHours(FeatureId, NationId),
    /// A nation's share of all hull-hours at a feature so far, in percent.
    PresenceShare(FeatureId, NationId),
    /// The rung between two nations now, 0 to 8.
    Rung(NationId, NationId),
    /// The highest rung between two nations so far.
    RungPeak(NationId, NationId),
    /// A nation's support, in permille.
    Support(NationId),
    /// Support now less support at the start, in permille.
    SupportChange(NationId),
    /// The standing of a nation's government, in permille.
    Standing(NationId),
    /// Standing now less standing at the start, in permille.
    StandingChange(NationId),
    /// Political capital.
    Capital(NationId),
    /// How far a nation's word is taken, in permille.
    Credit(NationId),
    /// Deaths of a nation's people so far.
    Deaths(NationId),
    /// Injuries of a nation's people so far.
    Injuries(NationId),
    /// A nation's hulls damaged so far.
    HullsDamaged(NationId),
    /// Incursions by a nation so far.
    Incursions(NationId),
    /// Times that a nation published what happened.
    Publicised(NationId),
    /// Obligations that a nation refused so far.
    ObligationsRefused(NationId),
    /// Obligations that a nation kept so far.
    ObligationsKept(NationId),
    /// Treaty consultations that a nation opened so far.
    Consultations(NationId),
    /// Agreements in force between two nations now, of those that were made in this game.
    AgreementsMade(NationId, NationId),
    /// Undertakings that a nation broke so far.
    UndertakingsBroken(NationId),
    /// Turns in which the first nation's forces were on the scene of a feature, so far.
    TurnsPresent(FeatureId, NationId),
    /// What the challenger has built at a feature, 0 to 3.
    Built(FeatureId),
    /// Where a courted nation leans, -3 (Beijing) to 3 (the allies).
    Alignment(NationId),
    /// How far the region accepts closer defence ties, in permille.
    Region,
    /// How well two nations' forces work together, in permille.
    Interop(NationId, NationId),
    /// Whether the first nation is bound by a treaty in force to help the second: 1 or 0.
    Bound(NationId, NationId),
    /// Nations that are bound to help a nation.
    Allies(NationId),
    /// Treaties with obligations that were made in this game, bind the nation and are in force.
    Treaties(NationId),
    /// Whether two nations share reconnaissance: 1 or 0.
    SharesIsr(NationId, NationId),
    /// Whether the first nation's use of places of the second is assured, in a crisis too: 1 or 0.
    Assured(NationId, NationId),
    /// Exercises that a nation took part in so far.
    Exercises(NationId),
    /// Programmes delivered to a nation so far.
    Programmes(NationId),
    /// Works at bases finished for a nation so far.
    Works(NationId),
    /// Trade that a nation has lost now and not made good, in permille of its product.
    TradeLoss(NationId),
    /// Tariffs of other nations of this level on a nation now.
    Strain(NationId),
    /// Times that a nation's government fell in an election so far.
    ElectionsLost(NationId),
    /// Treaties that failed in a nation's parliament so far.
    TreatiesFailed(NationId),
    /// Levers of trade that a nation used so far.
    Coercions(NationId),
    /// Information operations of which a nation was named the author so far.
    Named(NationId),
    /// Budget, in millions of U.S. dollars.
    Budget(NationId),
    /// How a war ended, or would end if it stopped now: 0 (Chinese defeat) to 3 (Chinese victory); 0 without one.
    WarOutcome,
    /// Whether a war ended by a note: 1 or 0.
    WarNote,
    /// Area of Taiwan in Chinese hands, km2.
    AreaHeld,
    /// Chinese battalions ashore.
    Ashore,
    /// Aircraft that a nation lost in a war so far.
    AircraftLost(NationId),
    /// Ships that a nation lost in a war so far, submarines apart.
    ShipsLost(NationId),
    /// Whether a nation fights, or fought, in a war: 1 or 0.
    AtWar(NationId),
    /// What a nation's promises of help cost it in a war as it is expected now: aircraft, and ships in aircraft's worth, that it loses on
    /// average because it promised to fight ([`Doubt::price`](super::doubt::Doubt::price)).
    PromiseCost(NationId),
    /// Whether a nation's soil was attacked in a war: 1 or 0.
    SoilAttacked(NationId),
    /// What a nation lets others do from its bases now: 0 (nothing), 1 (supply) or 2 (combat sorties).
    Basing(NationId),
    /// Electricity that Taiwan has in a quarantine, permille of what is wanted.
    Power,
    /// Days of natural gas that Taiwan has left in a quarantine.
    GasDays,
    /// How long Taiwan holds out in a quarantine, permille.
    Endurance,
    /// Merchants landed in a quarantine, percent of those that arrived.
    Landed,
    /// Merchants taken in a quarantine so far.
    ShipsSeized,
    /// Merchants sunk in a quarantine so far.
    ShipsSunk,
    /// How a quarantine stands: 0 lifted, 1 it goes on or stands at the end, 2 Taiwan has yielded.
    QuarantineEnd,
    /// Convoys of the nation that came through.
    ConvoysThrough(NationId),
    /// Escorts that the nation lost in a quarantine; for Beijing its cutters and militia.
    WarshipsLost(NationId),
    /// Times that a nation fired in others' waters or airways, once a turn and place.
    LiveFires(NationId),
    /// Times that others fired off a nation's coasts unannounced and unseen.
    Surprised(NationId),
    /// Features of the second nation at which the first has been in this game: how far round its coasts it has sailed.
    Rounded(NationId, NationId),
}

/// How a metric is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// At least the value.
    AtLeast,
    /// At most the value.
    AtMost,
}

/// One comparison of a metric with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// What is measured.
    pub metric: Metric,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: i32,
}

/// Tests that must all hold. Empty holds always.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Condition(pub Vec<Test>);

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
    game.live_clauses().any(|(_, _, clause)| match clause {
        Clause::Obligation { obligor: by, beneficiary: to, .. } => *by == obligor && *to == beneficiary,
        _ => false,
    })
}

fn treaties(game: &Game, nation: NationId) -> i32 {
    let binds = |clause: &Clause| matches!(clause, Clause::Obligation { obligor, .. } if *obligor == nation);
    game.agreements.iter().filter(|agreement| agreement.made_here && agreement.live_clauses(game.turn).any(|(_, clause)| binds(clause))).count()
        as i32
}

/// Whether any clause in force lets `guest` put in at some place of `host` without asking, in a crisis too.
fn assured(game: &Game, guest: NationId, host: NationId) -> bool {
    game.live_clauses().any(|(_, _, clause)| match clause {
        Clause::Permission { grantor, grantees, operation: Operation::Logistics, up_to, consent: Consent::Automatic, .. } => {
            *grantor == host && grantees.contains(&guest) && *up_to >= Tension::Crisis
        }
        _ => false,
    })
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
