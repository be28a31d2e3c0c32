//! The only place that changes a game.

use crate::catalog::Cargo;
use crate::catalog::NationId;
use crate::rules::event::Event;
use crate::rules::scenario::Scenario;
use crate::rules::state::{FeatureState, Game, Incident, NationState, Open, Phase, Presence};
use crate::rules::vocab::agreement::{Agreement, Answer};
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::pair::Pair;

mod competition;
mod crisis;
mod quarantine;

/// Permille stay within this.
const PERMILLE: std::ops::RangeInclusive<i16> = 0..=1000;

fn clamp(value: i16, by: i16) -> i16 {
    value.saturating_add(by).clamp(*PERMILLE.start(), *PERMILLE.end())
}

impl Open<'_> {
    /// Changes the state by one event.
    pub(in crate::rules) fn apply(&mut self, scenario: &Scenario, event: &Event) {
        apply(scenario, self.state(), event);
    }
}

/// Changes `game` by one event. Events of a game that this scenario did not produce may name what is not there: they change nothing.
fn apply(scenario: &Scenario, game: &mut Game, event: &Event) {
    match event {
        Event::OrderGiven { seat, order } => {
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.orders.push(order.clone());
            }
        }
        Event::OrderTakenBack { seat, index } => {
            if let Some(state) = game.seats.get_mut(seat.index())
                && usize::from(*index) < state.orders.len()
            {
                state.orders.remove(usize::from(*index));
            }
        }
        Event::Sealed { seat } => set_sealed(game, *seat, true),
        Event::Unsealed { seat } => set_sealed(game, *seat, false),
        Event::CeilingSet { seat, ceiling } => {
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.ceiling = *ceiling;
            }
        }
        Event::GuessNoted { seat, permille } => {
            let turn = game.turn;
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.guesses.insert(turn, (*permille).min(1000));
            }
        }
        Event::MessageSent { message } => game.messages.push(message.clone()),

        Event::Proposed { id, proposal } => {
            if let Some(countered) = proposal.counters.and_then(|id| game.proposals.get_mut(&id)) {
                countered.open = false;
            }
            game.proposals.insert(*id, proposal.clone());
        }
        Event::Answered { id, nation, answer } => {
            if let Some(proposal) = game.proposals.get_mut(id) {
                if let Some(at) = proposal.to.iter().position(|to| to == nation) {
                    proposal.answers[at] = Some(answer.clone());
                }
                proposal.open &= matches!(answer, Answer::Accept);
            }
        }
        Event::Withdrawn { id } | Event::ProposalLapsed { id } => {
            if let Some(proposal) = game.proposals.get_mut(id) {
                proposal.open = false;
            }
        }
        Event::AgreementMade { agreement, .. } => game.agreements.push(agreement.clone()),
        Event::AgreementMoved { id, status } => with_agreement(game, id.index(), |agreement, turn| {
            agreement.status = *status;
            agreement.since_turn = turn;
        }),
        Event::AgreementSuspended { id, until_turn } => {
            with_agreement(game, id.index(), |agreement, _| agreement.suspended_until = *until_turn);
        }
        Event::Denounced { id, ends_turn, .. } => with_agreement(game, id.index(), |agreement, _| agreement.ends_turn = *ends_turn),
        Event::PermissionAsked { consultation } => game.consultations.push(*consultation),
        Event::PermissionAnswered { nation, agreement, clause, granted } => {
            if let Some(known) = game.consultations.iter_mut().find(|known| known.is_open(*nation, *agreement, *clause)) {
                known.granted = Some(*granted);
            }
        }
        Event::UndertakingBroken { by, .. } => with_nation(game, *by, |nation| bump(&mut nation.tally.undertakings_broken, 1)),

        Event::RouteSet { force, route, task } => with_force(game, *force, |force| {
            force.route.clone_from(route);
            force.progress_m = 0;
            force.task = *task;
        }),
        Event::Moved { force, path, to, .. } => with_force(game, *force, |force| {
            force.position = *to;
            force.route.drain(..path.len().min(force.route.len()));
        }),
        Event::Logged { force, progress_m, hours_out } => with_force(game, *force, |force| {
            force.progress_m = *progress_m;
            force.hours_out = *hours_out;
        }),
        Event::Halted { force, .. } => with_force(game, *force, |force| {
            force.route.clear();
            force.progress_m = 0;
        }),
        Event::Incursion { nation, .. } => with_nation(game, *nation, |nation| bump(&mut nation.tally.incursions, 1)),
        Event::HullsTransferred { from, to, hulls } => {
            let mut passed = 0;
            with_force(game, *from, |force| {
                passed = (*hulls).min(force.strength);
                force.strength -= passed;
            });
            with_force(game, *to, |force| force.strength = force.strength.saturating_add(passed));
        }
        Event::Detected { force, seen_by } => with_force(game, *force, |force| force.seen_by = *seen_by),
        Event::Reinforced { force } => with_force(game, *force, |force| {
            force.active = true;
            force.arrives = None;
        }),

        Event::Encountered { feature, actor, opponent, act, .. } => {
            let incident = Incident { by: *opponent, against: *actor, act: *act, turn: game.turn };
            with_feature(game, *feature, |state| state.note(incident));
        }
        Event::HullsDamaged { force, hulls, repair_hours } => {
            let mut nation = None;
            with_force(game, *force, |force| {
                let hulls = (*hulls).min(force.strength);
                force.strength -= hulls;
                force.damaged += hulls;
                force.repair_hours = force.repair_hours.max(*repair_hours);
                nation = Some((force.nation, hulls));
            });
            if let Some((nation, hulls)) = nation {
                with_nation(game, nation, |state| bump(&mut state.tally.hulls_damaged, hulls));
            }
        }
        Event::HullsRepaired { force, hulls } => with_force(game, *force, |force| {
            let hulls = (*hulls).min(force.damaged);
            force.damaged -= hulls;
            force.strength += hulls;
            force.repair_hours = 0;
        }),
        Event::Repairing { force, hours_left } => with_force(game, *force, |force| force.repair_hours = *hours_left),
        Event::HullsLost { force, hulls } => with_force(game, *force, |force| {
            let hulls = (*hulls).min(force.strength);
            force.strength -= hulls;
            force.lost += hulls;
        }),
        Event::Casualties { nation, deaths, injuries, .. } => with_nation(game, *nation, |state| {
            bump(&mut state.tally.deaths, *deaths);
            bump(&mut state.tally.injuries, *injuries);
        }),
        Event::Delivered { feature, cargo, .. } => with_feature(game, *feature, |state| {
            bump(&mut state.deliveries, 1);
            match cargo {
                Cargo::Supplies => {
                    state.supply = (state.supply + 1).min(3);
                    state.supply_clock_hours = 0;
                }
                Cargo::RepairMaterial => {
                    bump(&mut state.repair_deliveries, 1);
                    state.fabric = (state.fabric + 1).min(3);
                }
            }
        }),
        Event::SupplyUsed { feature, clock_hours, steps } => with_feature(game, *feature, |state| {
            state.supply -= (*steps).min(state.supply);
            state.supply_clock_hours = *clock_hours;
        }),
        Event::FabricWorn { feature } => with_feature(game, *feature, |state| state.fabric = state.fabric.saturating_sub(1)),
        Event::GarrisonLeft { feature } => with_feature(game, *feature, |state| state.garrison = false),
        Event::PresenceCounted { feature, nation, hull_hours, hours } => {
            with_feature(game, *feature, |state| count_presence(state, *nation, *hull_hours, *hours));
        }
        Event::ControlMoved { feature, by, .. } => {
            with_feature(game, *feature, |state| state.control = state.control.saturating_add(*by).clamp(-3, 3));
        }

        Event::Signalled { from, .. } => with_nation(game, *from, |state| bump(&mut state.tally.signals, 1)),
        Event::Overridden { .. } | Event::Surveyed { .. } => {}
        Event::Publicised { nation, .. } => with_nation(game, *nation, |state| bump(&mut state.tally.publicised, 1)),
        Event::Consulted { nation, .. } => with_nation(game, *nation, |state| bump(&mut state.tally.consultations, 1)),
        Event::ObligationFellDue { due, .. } => game.dues.push(*due),
        Event::ObligationSettled { id, kept } => {
            if let Some(due) = game.dues.get_mut(id.index()) {
                due.kept = Some(*kept);
                let obligor = due.obligor;
                with_nation(game, obligor, |state| {
                    if *kept {
                        bump(&mut state.tally.obligations_kept, 1);
                    } else {
                        bump(&mut state.tally.obligations_refused, 1);
                    }
                });
            }
        }

        event @ (Event::RatificationMoved { .. } | Event::RatificationPutOff { .. } | Event::Ratified { .. } | Event::RatificationFailed { .. }) => {
            competition::ratification(game, event)
        }
        event @ (Event::CoercionImposed { .. }
        | Event::CoercionLifted { .. }
        | Event::TradeHit { .. }
        | Event::TradeDiverted { .. }
        | Event::Influenced { .. }
        | Event::InfluenceLanded { .. }
        | Event::Attributed { .. }
        | Event::PreBunked { .. }
        | Event::AlignmentMoved { .. }
        | Event::Wore { .. }) => competition::pressure(game, event),
        event @ (Event::ExercisePlanned { .. }
        | Event::Exercised { .. }
        | Event::InteropMoved { .. }
        | Event::WorkBegan { .. }
        | Event::WorkMoved { .. }
        | Event::ProgrammeBegan { .. }
        | Event::ProgrammeMoved { .. }
        | Event::ProgrammeDelivered { .. }
        | Event::StockMoved { .. }
        | Event::HullsDelivered { .. }) => competition::posture(game, event),
        Event::PolicySet { nation, policy, on } => competition::policy(game, *nation, *policy, *on),
        Event::RegionMoved { by, .. } => game.competition.region = clamp(game.competition.region, *by),
        Event::ElectionHeld { nation, election, fell, .. } => {
            game.competition.elections.insert(*election, (game.turn, *fell));
            with_nation(game, *nation, |state| state.tally.elections_lost += u16::from(*fell));
        }
        Event::Stationed { force, hours, .. } => with_force(game, *force, |force| force.station_hours = *hours),
        Event::Pressed { feature, nation, target, act, .. } => {
            let incident = Incident { by: *nation, against: *target, act: *act, turn: game.turn };
            with_feature(game, *feature, |state| state.note(incident));
            with_nation(game, *nation, |state| {
                state.tally.live_fires = state.tally.live_fires.saturating_add(u16::from(*act == crate::catalog::Act::LiveFire))
            });
        }
        Event::NoticeGiven { nation, until_turn } => with_nation(game, *nation, |state| state.notice_until = *until_turn),
        Event::Surprised { nation, .. } => with_nation(game, *nation, |state| state.tally.surprised = state.tally.surprised.saturating_add(1)),
        Event::Built { feature, to, .. } => with_feature(game, *feature, |state| state.built = (*to).min(3)),
        Event::Misled { .. }
        | Event::Spoke { .. }
        | Event::AttributionFailed { .. }
        | Event::Induced { .. }
        | Event::Campaigned { .. }
        | Event::Benefited { .. }
        | Event::Reassured { .. } => {}

        Event::DoubtSettled { doubt } => game.doubt = Some(*doubt),
        // The estimate stands in the belief, which was settled just before.
        Event::DoubtEstimated { .. } => {}
        Event::PromisesPriced { nation, price } => {
            if let (Some(party), Some(doubt)) = (scenario.war.as_deref().and_then(|setup| setup.party(*nation)), game.doubt.as_mut()) {
                doubt.price[party.index()] = *price;
            }
        }
        Event::War(news) => crisis::apply(scenario, game, news),
        Event::Quarantine(news) => quarantine::apply(game, news),

        Event::RungMoved { a, b, to, .. } => {
            let rung = game.rungs.entry(Pair::new(*a, *b)).or_default();
            rung.now = (*to).min(8);
            rung.peak = rung.peak.max(rung.now);
            rung.quiet_turns = 0;
        }
        Event::RungQuiet { a, b, turns } => game.rungs.entry(Pair::new(*a, *b)).or_default().quiet_turns = *turns,
        Event::SupportMoved { nation, by, .. } => with_nation(game, *nation, |state| state.support = clamp(state.support, *by)),
        Event::StandingMoved { nation, by, .. } => with_nation(game, *nation, |state| state.standing = clamp(state.standing, *by)),
        Event::CreditMoved { nation, by, .. } => with_nation(game, *nation, |state| state.credit = clamp(state.credit, *by)),
        Event::CapitalMoved { nation, by, .. } => {
            with_nation(game, *nation, |state| state.capital = state.capital.saturating_add(*by).max(0));
        }
        Event::BudgetMoved { nation, by, .. } => {
            with_nation(game, *nation, |state| state.budget = state.budget.saturating_add(*by).max(0));
        }
        Event::PublicityWore { nation, to } => with_nation(game, *nation, |state| state.publicity_wear = *to),

        Event::TurnBegan { turn } => {
            game.turn = *turn;
            for seat in &mut game.seats {
                seat.orders.clear();
                seat.sealed = false;
            }
        }
        Event::Injected { inject, .. } => {
            let turn = game.turn;
            if let Some(at) = game.injected.get_mut(inject.index()) {
                *at = turn.max(1);
            }
        }
        Event::EffectApplied { effect, .. } => apply_effect(scenario, game, effect),
        // What did not happen changes nothing.
        Event::EffectLeftOut { .. } => {}
        Event::WeatherSet { until_turn } => game.weather_until = *until_turn,
        Event::Paced { turns } => game.turns = *turns,
        Event::DeskTaken { seat, nation } => {
            if let Some(state) = game.seats.get_mut(seat.index())
                && !state.extra_nations.contains(nation)
            {
                state.extra_nations.push(*nation);
            }
        }
        Event::DeskReturned { seat, nation } => {
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.extra_nations.retain(|held| held != nation);
            }
        }
        Event::GameEnded => game.phase = Phase::Over,
    }
}

/// Counts on, up to what the counter holds.
fn bump(count: &mut u16, by: u16) {
    *count = count.saturating_add(by);
}

fn set_sealed(game: &mut Game, seat: crate::rules::vocab::ids::SeatId, sealed: bool) {
    if let Some(state) = game.seats.get_mut(seat.index()) {
        state.sealed = sealed;
    }
}

fn with_force(game: &mut Game, id: crate::rules::vocab::ids::ForceId, change: impl FnOnce(&mut Force)) {
    if let Some(force) = game.forces.get_mut(&id) {
        change(force);
    }
}

fn with_feature(game: &mut Game, id: FeatureId, change: impl FnOnce(&mut FeatureState)) {
    if let Some(feature) = game.features.get_mut(id.index()) {
        change(feature);
    }
}

fn with_nation(game: &mut Game, id: NationId, change: impl FnOnce(&mut NationState)) {
    if let Some(nation) = game.nations.get_mut(id.index()) {
        change(nation);
    }
}

fn with_agreement(game: &mut Game, index: usize, change: impl FnOnce(&mut Agreement, u16)) {
    let turn = game.turn;
    if let Some(agreement) = game.agreements.get_mut(index) {
        change(agreement, turn);
    }
}

fn count_presence(state: &mut FeatureState, nation: NationId, hull_hours: u32, hours: u32) {
    let at = match state.presence.binary_search_by_key(&nation.0, |presence| presence.nation) {
        Ok(at) => at,
        Err(at) => {
            state.presence.insert(at, Presence { nation: nation.0, ..Presence::default() });
            at
        }
    };
    let presence = &mut state.presence[at];
    presence.hull_hours_last = hull_hours;
    presence.hull_hours = presence.hull_hours.saturating_add(hull_hours);
    presence.stay_hours = if hours == 0 { 0 } else { presence.stay_hours.saturating_add(hours) };
    presence.longest_stay_hours = presence.longest_stay_hours.max(presence.stay_hours);
    bump(&mut presence.turns, u16::from(hours > 0));
}

fn apply_effect(scenario: &Scenario, game: &mut Game, effect: &Effect) {
    match *effect {
        Effect::Support { nation, by } => with_nation(game, nation, |state| state.support = clamp(state.support, by)),
        Effect::Standing { nation, by } => with_nation(game, nation, |state| state.standing = clamp(state.standing, by)),
        Effect::Credit { nation, by } => with_nation(game, nation, |state| state.credit = clamp(state.credit, by)),
        Effect::Capital { nation, by } => {
            with_nation(game, nation, |state| state.capital = state.capital.saturating_add(by).max(0));
        }
        Effect::Budget { nation, by } => with_nation(game, nation, |state| state.budget = state.budget.saturating_add(by).max(0)),
        Effect::Control { feature, by } => {
            with_feature(game, feature, |state| state.control = state.control.saturating_add(by).clamp(-3, 3));
        }
        Effect::Supply { feature, by } => {
            with_feature(game, feature, |state| state.supply = state.supply.saturating_add_signed(by).min(3));
        }
        Effect::Fabric { feature, by } => {
            with_feature(game, feature, |state| state.fabric = state.fabric.saturating_add_signed(by).min(3));
        }
        Effect::Rung { a, b, to } => {
            let rung = game.rungs.entry(Pair::new(a, b)).or_default();
            rung.now = to.min(8);
            rung.peak = rung.peak.max(rung.now);
            rung.quiet_turns = 0;
        }
        Effect::Weather { turns: 0 } => game.weather_until = 0,
        Effect::Weather { turns } => game.weather_until = game.turn.saturating_add(u16::from(turns) - 1),
        Effect::Agreement { index, status } => with_agreement(game, usize::from(index), |agreement, turn| {
            agreement.status = status;
            agreement.since_turn = turn;
        }),
        Effect::Policy { nation, policy, on } => competition::policy(game, nation, policy, on),
        Effect::Alignment { nation, by } => competition::align(game, nation, by),
        Effect::Region { by } => game.competition.region = clamp(game.competition.region, by),
        Effect::Coercion { good, target } => {
            if let Some(good_def) = scenario.catalog.goods.get(good.index()) {
                competition::pressure(game, &Event::CoercionImposed { by: good_def.by, target, good });
            }
        }
        // Whoever plays the inject names each force that comes in by an event of its own.
        Effect::Reinforce => {}
        // Whoever plays the inject begins the war by an event of its own.
        Effect::War => {}
    }
    debug_assert!(game.features.len() == scenario.features.len());
}
