//! Words of the crisis clock: orders to task forces, and headlines with the inputs that explain each result.

use crate::catalog::war::WaterRole;
use crate::catalog::{NationId, PlaceId};
use crate::geo::CellId;
use crate::report::headlines::events::{Headline, Said, Tone, Weight};
use crate::report::words::{Words, clauses, kinds};
use crate::rules::crisis::{WarNews, WarSetup, terms};
use crate::rules::models::war::{Outcome, Party};
use crate::rules::order::war::{Aim, Mission, Operate, Rule, WarOrder};
use crate::rules::vocab::war::arena::NationMunition;
use crate::rules::vocab::war::event::WarEvent;
use crate::words::keys::{bargaining, war};
use crate::words::{Phrase, say};

/// Aircraft lost at a base, or ships in a salvo, from which the news deserves a stop on the map.
const MANY: u16 = 8;

/// How a war ended or stands, with what its name alone would not say: a stalemate in which nobody has landed.
fn outcome_of(words: &Words<'_>, how: Outcome) -> Phrase {
    let nobody = words.game.crisis.as_ref().is_some_and(|crisis| crisis.war.red_ashore() == 0);
    let outcome = kinds::outcome(how).into();
    match how {
        Outcome::StalemateToward | Outcome::StalemateAgainst if nobody => war::OutcomeNobodyAshore { outcome }.into(),
        _ => outcome,
    }
}

impl Words<'_> {
    pub(crate) fn war(&self) -> Option<&WarSetup> {
        self.scenario.war.as_deref()
    }

    /// A party's name.
    pub fn party(&self, party: Party) -> String {
        self.war().map_or_else(|| party.slug().to_owned(), |setup| self.the(setup.nation(party)))
    }

    /// The same at the head of a line.
    pub(crate) fn party_name(&self, party: Party) -> String {
        match self.war() {
            Some(setup) => self.say(war::PartyNamed { who: setup.nation(party) }),
            None => party.slug().to_owned(),
        }
    }

    /// A zone of Taiwan.
    pub fn zone(&self, zone: u8) -> String {
        self.war().and_then(|setup| setup.arena.zones.get(usize::from(zone))).map_or_else(|| self.party(Party::Twn), |zone| zone.name.to_lowercase())
    }

    fn base(&self, base: u8) -> String {
        let place = self.war().and_then(|setup| setup.arena.bases.get(usize::from(base))).map(|base| base.place);
        place.map_or_else(|| "a base".to_owned(), |place| self.place(place))
    }

    pub(crate) fn munition(&self, munition: NationMunition) -> String {
        let row = self.scenario.catalog.war.munitions.iter().find(|row| row.slug == munition.slug());
        row.map_or_else(|| munition.slug().to_owned(), |row| row.name.clone())
    }

    /// A munition's name within a sentence: a designation keeps its capital letter, a description does not.
    fn munition_within(&self, munition: NationMunition) -> String {
        let name = self.munition(munition);
        let (first, rest) = name.split_once(' ').unwrap_or((name.as_str(), ""));
        let described = first.chars().skip(1).all(|c| c.is_lowercase() || c == '-') && !rest.starts_with(|c: char| c.is_ascii_digit());
        if described { name.to_lowercase() } else { name }
    }

    /// An order of the crisis clock.
    pub fn war_order(&self, order: &WarOrder) -> String {
        self.say(self.war_order_phrase(order))
    }

    /// The same as a phrase.
    pub(crate) fn war_order_phrase(&self, order: &WarOrder) -> Phrase {
        match order {
            WarOrder::Operate(order) => self.operate(order),
            WarOrder::Rebase(order) => war::OrderRebase { from: order.from, to: order.to }.into(),
            WarOrder::Engage(order) => match (order.rule, order.on) {
                (Rule::Mainland, true) => war::ORDER_MAY_STRIKE.into(),
                (Rule::Mainland, false) => war::ORDER_DO_NOT_STRIKE.into(),
                (Rule::Spare(host), true) => war::OrderSpare { who: host }.into(),
                (Rule::Spare(host), false) => war::OrderStrikeToo { who: host }.into(),
            },
            WarOrder::Allow(order) => war::Allows { who: order.host, basing: kinds::basing(order.basing).into() }.into(),
            WarOrder::Enter(order) => war::OrderEnter { who: order.nation }.into(),
            WarOrder::Agree(order) => war::OrderAgree { note: kinds::note(order.note).into() }.into(),
            WarOrder::Invade(_) => war::ORDER_INVADE.into(),
            WarOrder::Recommend(order) => war::OrderRecommend { rung: order.rung.into(), name: kinds::rung(order.rung).into() }.into(),
        }
    }

    fn operate(&self, order: &Operate) -> Phrase {
        let who = kinds::task_force(order.task_force).into();
        let share = (order.share < 1000).then_some(i32::from(order.share));
        let keep = (order.keep > 0).then_some(i32::from(order.keep));
        match order.mission {
            Mission::Hold => war::OperateHold { who }.into(),
            Mission::StrikeBases(Aim::Standing) => war::OperateBases { who, share, keep }.into(),
            Mission::StrikeBases(Aim::Host(host)) => war::OperateBasesOf { who, host, share, keep }.into(),
            Mission::StrikeBases(Aim::Base(place)) => war::OperateBase { who, place, share, keep }.into(),
            Mission::StrikeShips => war::OperateShips { who, share, keep }.into(),
            Mission::Hunt => war::OperateHunt { who, share }.into(),
            Mission::Forward => war::OperateForward { who, share }.into(),
            Mission::Land(zone) => war::OperateLand { who, zone: self.zone(zone), share }.into(),
        }
    }
}

/// What is said of what happened on the crisis clock; `None` for bookkeeping, and for what a phase did: [`fought`] tells it.
pub(crate) fn said(words: &Words<'_>, news: &WarNews) -> Option<Said> {
    let (told, line) = (|text: Phrase, why: Phrase| Said::told(text, vec![why]), Said::plain);
    Some(match news {
        WarNews::Began { .. } | WarNews::Counted { .. } | WarNews::Fought { .. } | WarNews::Seen { .. } => return None,
        WarNews::BrokeOut { at_war } => told(war::BrokeOut { who: at_war.clone() }.into(), war::HALF_WEEKS.into()),
        WarNews::Resumed { turns, .. } => line(war::Resumed { turns: u64::from(*turns) }.into()),
        WarNews::Decided { nation, .. } => line(war::Decided { who: *nation }.into()),
        WarNews::Allowed { host, basing, from_turn } => {
            told(war::Allowed { who: *host, basing: kinds::basing(*basing).into() }.into(), war::AllowedFrom { turn: u64::from(*from_turn) }.into())
        }
        WarNews::MainlandRule { nation, allowed } => line(war::MainlandRule { who: *nation, allowed: *allowed }.into()),
        WarNews::SpareRule { nation, host, spared } => line(war::SpareRule { who: *nation, spared: *spared, whom: *host }.into()),
        WarNews::Called { call } => told(
            war::Called { who: call.obligor, whom: call.beneficiary }.into(),
            war::CalledUnder { agreement: call.agreement, turn: u64::from(call.until_turn) }.into(),
        ),
        WarNews::Answered { index, kept } => {
            let call = words.game.crisis.as_ref()?.calls.get(usize::from(*index))?;
            line(bargaining::ObligationSettled { who: call.obligor, kept: *kept, whom: call.beneficiary }.into())
        }
        WarNews::Agreed { nation, note, .. } => line(war::Agreed { who: *nation, note: kinds::note(*note).into() }.into()),
        WarNews::Recommended { nation, rung, followed } => told(
            war::Recommended { who: *nation, rung: u64::from(*rung), name: kinds::rung(*rung).into() }.into(),
            if *followed { war::RECOMMENDED_DONE } else { war::RECOMMENDED_NOT_DONE }.into(),
        ),
        WarNews::Withdrew { nation } => line(war::Withdrew { who: *nation }.into()),
        WarNews::Ended { outcome, note } => told(
            war::Ended { outcome: outcome_of(words, *outcome) }.into(),
            note.map_or_else(|| war::STOPS.into(), |note| war::ByNote { note: kinds::note(note).into() }.into()),
        ),
    })
}

/// How missiles came to a base: how many of which kind were fired, came through and were shot down.
fn came(ballistic: u16, cruise: u16, arrived: u16, intercepted: u16, interceptors: u16) -> Phrase {
    let fired = match (u64::from(ballistic), u64::from(cruise)) {
        (ballistic, 0) => war::FiredBallistic { ballistic }.into(),
        (0, cruise) => war::FiredCruise { cruise }.into(),
        (ballistic, cruise) => war::FiredBoth { ballistic, cruise }.into(),
    };
    war::Came { fired, arrived: arrived.into(), down: intercepted.into(), interceptors: interceptors.into() }.into()
}

/// What they did to runways and shelters.
fn on_the_ground(on_runways: u16, closed_hours: u16, shelters: u16) -> Phrase {
    let shelters = u64::from(shelters);
    match (on_runways, closed_hours) {
        (0, 0) => war::RunwaysOpen { shelters }.into(),
        (hits, hours) => war::RunwaysHit { hits: hits.into(), hours: hours.into(), shelters }.into(),
    }
}

/// What was sunk of a landing fleet, without the kind of which there is none.
fn ships_of_two_kinds(landing: u16, escorts: u16) -> Phrase {
    let (landing, escorts) = (u64::from(landing), u64::from(escorts));
    match (landing, escorts) {
        (0, 0) => war::SHIPS_NONE.into(),
        (0, _) => war::ShipsEscorts { escorts }.into(),
        (_, 0) => war::ShipsLanding { landing }.into(),
        (_, _) => war::ShipsBoth { landing, escorts }.into(),
    }
}

fn water(words: &Words<'_>, role: WaterRole) -> Option<CellId> {
    words.scenario.map.cell_at(words.scenario.catalog.war.water(role)?.at)
}

/// What a phase did.
#[expect(clippy::too_many_lines, reason = "one arm an event: a list of sentences, not logic")]
pub(crate) fn fought(words: &Words<'_>, event: &WarEvent) -> Option<Headline> {
    let plain =
        |text: Phrase| Headline { text: words.say(text), why: Vec::new(), cell: None, weight: Weight::Line, tone: Tone::Grave, nations: Vec::new() };
    let setup = words.war()?;
    let nation = |party: Party| setup.nation(party);
    let cell_of_base = |base: u8| {
        let place = setup.arena.bases.get(usize::from(base))?.place;
        words.scenario.place_cells.get(place.index()).copied().flatten()
    };
    let weight = |count: u16| match count {
        0 => Weight::Detail,
        MANY.. => Weight::Headline,
        _ => Weight::Line,
    };
    let taiwan = || {
        words.scenario.catalog.capital_place(nation(Party::Twn)).and_then(|place| words.scenario.place_cells.get(place.index()).copied().flatten())
    };
    Some(match event {
        WarEvent::Warned { warned, permille } => Headline {
            weight: Weight::Headline,
            tone: if *warned { Tone::Calm } else { Tone::Grave },
            why: vec![say(war::WarningChance { chance: i32::from(*permille) })],
            ..plain(if *warned { war::WARNED } else { war::UNWARNED }.into())
        },
        WarEvent::Entered { party, attacked } => Headline {
            // A decision has been told by itself.
            weight: if *attacked { Weight::Headline } else { Weight::Detail },
            nations: vec![nation(*party)],
            why: vec![if *attacked { war::ENTERED_ATTACKED } else { war::ENTERED_DECIDED }.text().to_owned()],
            ..plain(war::Entered { who: nation(*party) }.into())
        },
        WarEvent::Rebased { squadron, base } => {
            let row = setup.arena.squadrons.get(usize::from(*squadron))?;
            let name = words.scenario.catalog.forces.get(row.def.index())?.name.clone();
            Headline {
                weight: Weight::Detail,
                tone: Tone::Plain,
                cell: cell_of_base(*base),
                ..plain(war::Rebased { squadron: name, place: words.base(*base) }.into())
            }
        }
        WarEvent::BaseStruck {
            base,
            ballistic,
            cruise,
            arrived,
            intercepted,
            interceptors_used,
            on_runways,
            closed_hours,
            shelters_lost,
            aircraft_there,
            aircraft_away,
            aircraft_lost,
            dispersed,
        } => Headline {
            weight: weight(*aircraft_lost),
            cell: cell_of_base(*base),
            nations: setup.arena.bases.get(usize::from(*base)).and_then(|base| base.host).map(nation).into_iter().collect(),
            why: vec![
                words.say(came(*ballistic, *cruise, *arrived, *intercepted, *interceptors_used)),
                words.say(on_the_ground(*on_runways, *closed_hours, *shelters_lost)),
                if *dispersed { say(war::Dispersed { away: u64::from(*aircraft_away) }) } else { war::PARKED.text().to_owned() },
            ],
            ..plain({
                let in_china = setup.arena.bases.get(usize::from(*base)).and_then(|base| base.host) == Some(Party::Prc);
                let (lost, there, place) = (u64::from(*aircraft_lost), u64::from(*aircraft_there), words.base(*base));
                if in_china { war::BaseInChinaStruck { lost, there, place }.into() } else { war::BaseStruck { lost, there, place }.into() }
            })
        },
        WarEvent::SubmarinesStruck { boats, landing_ships, escorts, boats_lost } => Headline {
            weight: weight(landing_ships.saturating_add(*escorts)),
            cell: water(words, WaterRole::Crossing),
            why: if *boats > 0 {
                vec![say(war::SubmarinesInTheStrait { submarines: u64::from(*boats), lost: u64::from(*boats_lost) })]
            } else {
                Vec::new()
            },
            ..plain(war::SubmarinesSink { ships: ships_of_two_kinds(*landing_ships, *escorts) }.into())
        },
        WarEvent::RedSubmarinesStruck { boats, ships, boats_lost } => Headline {
            weight: weight(*ships),
            cell: water(words, WaterRole::Approach),
            why: if *boats > 0 {
                vec![say(war::SubmarinesAtSea { submarines: u64::from(*boats), lost: u64::from(*boats_lost) })]
            } else {
                Vec::new()
            },
            ..plain(war::ChineseSubmarinesSink { ships: u64::from(*ships) }.into())
        },
        WarEvent::MinesStruck { landing_ships } => Headline {
            weight: weight(*landing_ships),
            cell: water(words, WaterRole::Crossing),
            ..plain(war::MinesSink { ships: u64::from(*landing_ships) }.into())
        },
        WarEvent::AirFought { red_sorties, blue_sorties, fights, red_lost, blue_lost, to_air_defence } => Headline {
            weight: Weight::Headline,
            cell: water(words, WaterRole::Crossing),
            why: vec![
                say(war::AirSorties { chinese: u64::from(*red_sorties), coalition: u64::from(*blue_sorties), fights: u64::from(*fights) }),
                say(war::AirDefences { lost: u64::from(*to_air_defence) }),
            ],
            ..plain(war::AirFought { china: u64::from(red_lost.saturating_add(*to_air_defence)), coalition: u64::from(*blue_lost) }.into())
        },
        WarEvent::SalvoFired { munition, at, fired, located, flew, intercepted, stopped, hits, ships_lost, landing_ships_lost } => {
            let mut why = Vec::new();
            if *fired > 0 {
                why.push(say(war::SalvoShot { fired: u64::from(*fired), located: u64::from(*located) }));
            }
            let (down, stopped) = (u64::from(*intercepted), u64::from(*stopped));
            why.push(say(war::SalvoReached { flew: u64::from(*flew), down, stopped, hits: u64::from(*hits) }));
            let what =
                munition.map_or_else(|| war::BALLISTIC_MISSILES.into(), |munition| war::Munition { name: words.munition_within(munition) }.into());
            let (ships, amphibious, who) = (u64::from(*ships_lost), u64::from(*landing_ships_lost), nation(*at));
            Headline {
                weight: weight(*ships_lost),
                cell: water(words, if *at == Party::Prc { WaterRole::Crossing } else { WaterRole::Approach }),
                nations: vec![who],
                why,
                // All of one kind are told in one word.
                ..plain(if amphibious > 0 && amphibious == ships {
                    war::SalvoSinksLanding { what, ships, who }.into()
                } else {
                    war::SalvoSinks { what, ships, who, amphibious }.into()
                })
            }
        }
        WarEvent::Landed { zone, ships, battalions, by_air } => Headline {
            weight: Weight::Headline,
            cell: taiwan(),
            why: vec![say(war::LandedBy { ships: u64::from(*ships), air: u64::from(*by_air) })],
            ..plain(war::Landed { battalions: u64::from(battalions.saturating_add(*by_air)), zone: words.zone(*zone) }.into())
        },
        WarEvent::GroundFought { zone, red, supplied, blue, pace, area_gained, red_lost, blue_lost } => Headline {
            // A front that stands still is a line, not a stop on the map.
            weight: if *area_gained > 0 {
                Weight::Headline
            } else if *red_lost > 0 || *blue_lost > 0 {
                Weight::Line
            } else {
                Weight::Detail
            },
            cell: taiwan(),
            why: vec![
                say(war::GroundForces {
                    chinese: u64::from(*red),
                    supplied: u64::from(*supplied),
                    taiwan: u64::from(*blue),
                    chinese_lost: u64::from(*red_lost),
                    taiwan_lost: u64::from(*blue_lost),
                }),
                say(war::GroundPace { pace: i32::from(*pace) }),
            ],
            ..plain(war::GroundFought { zone: words.zone(*zone), gained: u64::from(*area_gained) }.into())
        },
        WarEvent::Reinforced { zone, battalions } => Headline {
            tone: Tone::Plain,
            cell: taiwan(),
            ..plain(war::Reinforced { battalions: u64::from(*battalions), zone: words.zone(*zone) }.into())
        },
        WarEvent::Ended { outcome: how } => {
            Headline { weight: Weight::Headline, tone: Tone::Plain, ..plain(war::IsDecided { outcome: outcome_of(words, *how) }.into()) }
        }
    })
}

/// A line of how a war stands: what, and how much.
pub struct WarLine {
    /// What.
    pub what: String,
    /// How much.
    pub value: String,
}

/// How a war stands, as far as the reader may know: the ground, losses by nation, and of `own` nations the stocks that are left. Empty
/// without a war.
pub fn lines(words: &Words<'_>, own: &[NationId]) -> Vec<WarLine> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    let war = &crisis.war;
    let line = |what: Phrase, value: Phrase| WarLine { what: words.say(what), value: words.say(value) };
    let stands = crate::rules::models::war::outcome::at_the_end(&setup.arena, war);
    let ended = if war.outcome.is_some() { war::LINE_ENDED } else { war::LINE_IF_STOPPED };
    let mut all = vec![line(ended.into(), outcome_of(words, stands))];
    let (battalions, km2) = (war.red_ashore().into(), war.held_km2().into());
    all.push(line(war::LINE_ASHORE.into(), war::LineAshoreHolding { battalions, km2 }.into()));
    let (left, all_ships) = (war.landing_ships(&setup.arena).into(), setup.arena.landing_ships().into());
    all.push(line(war::LINE_LANDING_SHIPS.into(), war::LineOf { left, all: all_ships }.into()));
    for party in Party::ALL {
        let (aircraft, ships) = (war.tally.aircraft_of(party), war.tally.ships_of(party));
        let fights = crisis.is_in(party);
        if fights || aircraft + ships > 0 {
            let lost = war::LineLosses { aircraft: aircraft.into(), ships: ships.into(), fights };
            all.push(line(war::LineLost { who: setup.nation(party) }.into(), lost.into()));
        }
    }
    for munition in NationMunition::ALL.into_iter().filter(|munition| own.contains(&setup.nation(munition.owner()))) {
        let (left, all_of_them) = (war.munitions[munition.index()].into(), setup.arena.munitions[munition.index()].into());
        let name = words.munition(munition);
        let whose: Phrase = match own.len() {
            ..=1 => war::Munition { name }.into(),
            _ => war::LineMunitionOf { who: setup.nation(munition.owner()), name }.into(),
        };
        all.push(line(whose, war::LineLeft { left, all: all_of_them }.into()));
    }
    if own.contains(&setup.nation(Party::Prc)) {
        let whole: u32 = setup.arena.missiles.iter().map(|unit| u32::from(setup.arena.missiles_of(unit))).sum();
        let left: u32 = war.missiles.iter().map(|&left| u32::from(left)).sum();
        all.push(line(war::LINE_MISSILES.into(), war::LineLeft { left: left.into(), all: whole.into() }.into()));
    }
    if own.contains(&setup.nation(Party::Usa)) {
        let boats = setup.arena.boats.iter().zip(&war.boats).filter(|(row, _)| row.party == Party::Usa);
        let (left, ready) = boats.fold((0, 0), |(left, ready), (_, state)| {
            let boats = u32::from(state.boats);
            (left + boats, ready + if state.ready_turn <= war.turn { boats } else { 0 })
        });
        all.push(line(war::LINE_SUBMARINES.into(), war::LineReady { left: left.into(), ready: ready.into() }.into()));
    }
    all
}

/// What each host lets the United States do from its bases now, and from the next turn on where that differs.
pub fn access(words: &Words<'_>) -> Vec<WarLine> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    let of = |host: Party| {
        let now = terms::basing_now(setup, words.game, host);
        let coming = crisis.access[host.index()].filter(|access| access.from_turn > crisis.war.turn && access.basing != now);
        let next = coming.map(|access| war::AccessFrom { turn: access.from_turn.into(), basing: kinds::basing(access.basing).into() }.into());
        let hosted = || setup.arena.bases.iter().filter(|base| base.host == Some(host));
        let open: Vec<PlaceId> =
            hosted().filter(|base| terms::basing_at(setup, words.game, Party::Usa, base.place) == now).map(|base| base.place).collect();
        let places = (open.len() < hosted().count()).then(|| clauses::short(&open));
        let value = war::Access { basing: kinds::basing(now).into(), places, next };
        WarLine { what: words.say(war::AccessOf { who: setup.nation(host) }), value: words.say(value) }
    };
    [Party::Jpn, Party::Phl, Party::Aus].map(of).into()
}
