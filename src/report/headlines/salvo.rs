//! Salvos, landings and fronts of a turn of war as a map shows them: from where, if the reader knows, to where, and what came of it.
//!
//! Who fired is told by the event; from where is worked out from what the reader's own view holds, never from more: squadrons and ships
//! are public, a missile unit is known to its owner and to whoever has it in sight. Where nothing is known only the impact is shown.

use std::collections::BTreeMap;

use crate::catalog::war::WaterRole;
use crate::catalog::{Icon, NationId, PlaceId};
use crate::geo::LatLon;
use crate::report::headlines::events::Tone;
use crate::report::headlines::war::fought;
use crate::report::words::Words;
use crate::rules::crisis::{Row, WarSetup, terms};
use crate::rules::models::war::maritime::FIGHTERS_AT_SHIPS;
use crate::rules::models::war::{Number, Party, Role, Terms, War};
use crate::rules::scenario::Position;
use crate::rules::state::Game;
use crate::rules::vocab::war::arena::{Fleet, Launcher, NationMunition};
use crate::rules::vocab::war::event::WarEvent;
use crate::words::keys::{salvos, war};
use crate::words::{Phrase, say};

/// Places from which one salvo is drawn at most: those that carry most of it.
const ORIGINS: usize = 3;

/// What a salvo belongs to, in the order in which a turn resolves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SalvoAct {
    /// China's missiles on bases.
    Bases,
    /// Missiles on bases in China.
    BasesInChina,
    /// Submarines and mines.
    Undersea,
    /// Fights in the air.
    Air,
    /// Strikes on the invasion fleet.
    Fleet,
    /// Strikes on the coalition's ships.
    Groups,
    /// Troops that go ashore.
    Landing,
    /// Fights ashore.
    Ground,
}

/// A salvo as a reader may know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Salvo {
    /// Whose; `None` where both sides fight.
    pub by: Option<NationId>,
    /// From where, the most important first; empty if the reader cannot know.
    pub from: Vec<LatLon>,
    /// Where it falls.
    pub to: LatLon,
    /// What was fired and what came of it, a line each.
    pub lines: Vec<String>,
}

/// A zone of Taiwan in a war.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Where the map shows it.
    pub at: LatLon,
    /// Its name.
    pub name: String,
    /// Chinese and Taiwanese battalions.
    pub battalions: (u16, u16),
    /// Part of its area in Chinese hands, percent.
    pub held_percent: u8,
}

/// Zones of Taiwan, once anybody has landed; everybody knows them.
pub fn zones(words: &Words<'_>) -> Vec<Zone> {
    let (Some(setup), Some(crisis)) = (words.war(), words.game.crisis.as_ref()) else { return Vec::new() };
    if crisis.war.tally.landed == 0 {
        return Vec::new();
    }
    let zone = |(row, state): (&crate::catalog::war::GroundZone, &crate::rules::vocab::war::state::ZoneState)| Zone {
        at: row.at,
        name: row.name.clone(),
        battalions: (state.red, state.blue),
        held_percent: (u32::from(state.held_km2) * 100 / u32::from(row.area_km2.max(1))).min(100) as u8,
    };
    setup.arena.zones.iter().zip(&crisis.war.zones).map(zone).collect()
}

/// What an event of a war belongs to; `None` if it is no salvo.
pub fn act(words: &Words<'_>, event: &WarEvent) -> Option<SalvoAct> {
    Some(match event {
        WarEvent::BaseStruck { base, .. } => {
            let host = words.war()?.arena.bases.get(usize::from(*base))?.host;
            if host == Some(Party::Prc) { SalvoAct::BasesInChina } else { SalvoAct::Bases }
        }
        WarEvent::SubmarinesStruck { .. } | WarEvent::RedSubmarinesStruck { .. } | WarEvent::MinesStruck { .. } => SalvoAct::Undersea,
        WarEvent::AirFought { .. } => SalvoAct::Air,
        WarEvent::SalvoFired { at: Party::Prc, .. } => SalvoAct::Fleet,
        WarEvent::SalvoFired { .. } => SalvoAct::Groups,
        WarEvent::Landed { .. } => SalvoAct::Landing,
        WarEvent::GroundFought { .. } | WarEvent::Reinforced { .. } => SalvoAct::Ground,
        WarEvent::Warned { .. } | WarEvent::Entered { .. } | WarEvent::Rebased { .. } | WarEvent::Ended { .. } => return None,
    })
}

/// How what a phase did reads for those who speak for `own`: harm to the other side is good news. `None` for whoever stands on neither side, or
/// on both.
pub fn tone(words: &Words<'_>, own: &[NationId], event: &WarEvent) -> Option<Tone> {
    let setup = words.war()?;
    let speaks = |party: &Party| own.contains(&setup.nation(*party));
    let (china, coalition) = (speaks(&Party::Prc), Party::COALITION.iter().any(speaks));
    let harms_china = match act(words, event)? {
        SalvoAct::BasesInChina | SalvoAct::Fleet => true,
        SalvoAct::Bases | SalvoAct::Groups | SalvoAct::Landing => false,
        SalvoAct::Undersea => !matches!(event, WarEvent::RedSubmarinesStruck { .. }),
        SalvoAct::Air => return (china != coalition).then_some(Tone::Plain),
        SalvoAct::Ground => matches!(event, WarEvent::Reinforced { .. } | WarEvent::GroundFought { area_gained: 0, .. }),
    };
    match (china, coalition) {
        (true, false) => Some(if harms_china { Tone::Grave } else { Tone::Calm }),
        (false, true) => Some(if harms_china { Tone::Calm } else { Tone::Grave }),
        (true, true) | (false, false) => None,
    }
}

/// What several events of one act come to, in a sentence.
pub fn summary(words: &Words<'_>, act: SalvoAct, events: &[&WarEvent]) -> String {
    let told = || events.iter().filter_map(|event| fought(words, event)).map(|headline| headline.text).collect::<Vec<_>>();
    if let [only] = events
        && !matches!(act, SalvoAct::Bases | SalvoAct::BasesInChina)
    {
        return fought(words, only).map_or_else(String::new, |headline| headline.text);
    }
    match act {
        SalvoAct::Bases | SalvoAct::BasesInChina => {
            let (mut fired, mut lost, mut there) = (0u32, 0u32, 0u32);
            for event in events {
                if let WarEvent::BaseStruck { ballistic, cruise, aircraft_lost, aircraft_there, .. } = event {
                    fired += u32::from(*ballistic) + u32::from(*cruise);
                    lost += u32::from(*aircraft_lost);
                    there += u32::from(*aircraft_there);
                }
            }
            // A stock that is another's is blank in its reader's view.
            let stock = words
                .game
                .crisis
                .as_ref()
                .filter(|_| act == SalvoAct::Bases)
                .map_or(0, |crisis| crisis.war.missiles.iter().map(|&left| u32::from(left)).sum());
            let (missiles, bases) = (u64::from(fired), events.len() as u64);
            let (lost, there) = (u64::from(lost), u64::from(there));
            if act == SalvoAct::Bases {
                say(salvos::AtBases { missiles, bases, lost, there, left: u64::from(stock) })
            } else {
                say(salvos::AtBasesInChina { missiles, bases, lost, there })
            }
        }
        SalvoAct::Fleet | SalvoAct::Groups => {
            let (mut ships, mut landing) = (0u32, 0u32);
            for event in events {
                if let WarEvent::SalvoFired { ships_lost, landing_ships_lost, .. } = event {
                    ships += u32::from(*ships_lost);
                    landing += u32::from(*landing_ships_lost);
                }
            }
            let (salvos, ships, landing) = (events.len() as u64, u64::from(ships), u64::from(landing));
            let fleet = act == SalvoAct::Fleet;
            if landing > 0 && landing == ships {
                say(salvos::SinkLanding { salvos, fleet, ships })
            } else {
                say(salvos::Sink { salvos, fleet, ships, landing })
            }
        }
        SalvoAct::Undersea | SalvoAct::Air | SalvoAct::Landing | SalvoAct::Ground => {
            told().into_iter().reduce(|so_far, next| say(salvos::Sentences { so_far, next })).unwrap_or_default()
        }
    }
}

/// How much a salvo weighs among those of its act: what it cost, then what was fired.
pub fn gravity(event: &WarEvent) -> u32 {
    match event {
        WarEvent::BaseStruck { ballistic, cruise, aircraft_lost, .. } => {
            u32::from(*aircraft_lost) * 1000 + u32::from(*ballistic) + u32::from(*cruise)
        }
        WarEvent::SalvoFired { ships_lost, flew, .. } => u32::from(*ships_lost) * 1000 + u32::from(*flew),
        WarEvent::SubmarinesStruck { landing_ships, escorts, .. } => u32::from(*landing_ships) + u32::from(*escorts),
        WarEvent::RedSubmarinesStruck { ships, .. } => u32::from(*ships),
        WarEvent::MinesStruck { landing_ships } => u32::from(*landing_ships),
        WarEvent::AirFought { fights, .. } => *fights,
        WarEvent::Landed { battalions, by_air, .. } => u32::from(*battalions) + u32::from(*by_air),
        WarEvent::GroundFought { red, .. } => u32::from(*red),
        WarEvent::Reinforced { .. } | WarEvent::Warned { .. } | WarEvent::Entered { .. } | WarEvent::Rebased { .. } | WarEvent::Ended { .. } => 0,
    }
}

/// A turn of war, as a reader may know it.
pub struct WarTurn<'a> {
    words: Words<'a>,
    setup: &'a WarSetup,
    /// The counts before the turn, with who has entered since.
    war: War,
    terms: Terms,
}

impl<'a> WarTurn<'a> {
    /// A turn, by what its reader may know after it (`words`) and before it. `None` without a war.
    pub fn of(words: Words<'a>, before: &'a Game) -> Option<Self> {
        let setup = words.scenario.war.as_deref()?;
        let (was, is) = (before.crisis.as_ref()?, words.game.crisis.as_ref()?);
        let mut war = was.war.clone();
        war.entered = is.war.entered;
        for (now, then) in is.war.squadrons.iter().zip(&mut war.squadrons) {
            // Who changes base in a turn does not fly in it.
            then.just_came = now.base != then.base;
        }
        Some(Self { terms: terms::terms(setup, before), words, setup, war })
    }

    /// The salvo that an event tells of.
    pub fn salvo(&self, event: &WarEvent) -> Option<Salvo> {
        let arena = &self.setup.arena;
        let whose = |party: Party| Some(self.setup.nation(party));
        Some(match event {
            WarEvent::BaseStruck { base, ballistic, cruise, intercepted, aircraft_there, aircraft_lost, .. } => {
                let row = arena.bases.get(usize::from(*base))?;
                let in_china = row.host == Some(Party::Prc);
                let from = if in_china { self.strikers_at_china() } else { self.launchers(usize::from(*base), *ballistic > 0, *cruise > 0) };
                let lines = vec![
                    self.words.say(salvos::OnBase { place: row.place, missiles: u64::from(ballistic + cruise), down: u64::from(*intercepted) }),
                    say(salvos::AircraftLost { lost: u64::from(*aircraft_lost), there: u64::from(*aircraft_there) }),
                ];
                Salvo { by: whose(if in_china { Party::Usa } else { Party::Prc }), from, to: self.at_place(row.place), lines }
            }
            WarEvent::SalvoFired { munition, at, fired, flew, intercepted, stopped, hits, ships_lost, landing_ships_lost, .. } => {
                let by = munition.map_or(Party::Prc, NationMunition::owner);
                let what =
                    munition.map_or_else(|| war::BALLISTIC_MISSILES.into(), |munition| war::Munition { name: self.words.munition(munition) }.into());
                // What was fired is its owner's to know; others see what arrives.
                let left = munition.and_then(|munition| Some(self.words.game.crisis.as_ref()?.war.munitions[munition.index()]));
                let (shot, stopped, hits) = (u64::from(*fired), u64::from(intercepted + stopped), u64::from(*hits));
                let fired: Phrase = match left {
                    Some(left) if *fired > 0 => salvos::FiredLeft { fired: shot, left: u64::from(left) }.into(),
                    None if *fired > 0 => salvos::Fired { fired: shot }.into(),
                    Some(_) | None => salvos::Seen { seen: u64::from(*flew) }.into(),
                };
                let mut lines = vec![self.words.say(salvos::Shot { what, fired, stopped, hits })];
                if *ships_lost > 0 {
                    lines.push(say(salvos::ShipsSunk { ships: u64::from(*ships_lost), amphibious: u64::from(*landing_ships_lost) }));
                }
                let to = if *at == Party::Prc {
                    self.water(WaterRole::Crossing)?
                } else {
                    self.at_sea(*at, 1).first().copied().or_else(|| self.water(WaterRole::Approach))?
                };
                Salvo { by: whose(by), from: self.shooters(*munition), to, lines }
            }
            WarEvent::SubmarinesStruck { landing_ships, escorts, .. } => {
                let lines = vec![say(salvos::BySubmarines { ships: u64::from(landing_ships.saturating_add(*escorts)) })];
                Salvo { by: whose(Party::Usa), from: Vec::new(), to: self.water(WaterRole::Crossing)?, lines }
            }
            WarEvent::RedSubmarinesStruck { ships, .. } => {
                let lines = vec![say(salvos::BySubmarines { ships: u64::from(*ships) })];
                Salvo { by: whose(Party::Prc), from: Vec::new(), to: self.water(WaterRole::Approach)?, lines }
            }
            WarEvent::MinesStruck { landing_ships } => {
                let lines = vec![say(salvos::ByMines { ships: u64::from(*landing_ships) })];
                Salvo { by: whose(Party::Twn), from: Vec::new(), to: self.water(WaterRole::Crossing)?, lines }
            }
            WarEvent::AirFought { red_sorties, blue_sorties, red_lost, blue_lost, to_air_defence, .. } => {
                let lines = vec![
                    say(salvos::ChinaInTheAir { sorties: u64::from(*red_sorties), lost: u64::from(red_lost.saturating_add(*to_air_defence)) }),
                    say(salvos::CoalitionInTheAir { sorties: u64::from(*blue_sorties), lost: u64::from(*blue_lost) }),
                ];
                Salvo { by: None, from: Vec::new(), to: self.water(WaterRole::Crossing)?, lines }
            }
            WarEvent::Landed { zone, battalions, by_air, .. } => {
                let lines = vec![say(salvos::Ashore { battalions: u64::from(battalions.saturating_add(*by_air)), air: u64::from(*by_air) })];
                Salvo { by: whose(Party::Prc), from: self.ports(), to: self.zone(*zone)?, lines }
            }
            WarEvent::GroundFought { zone, red, blue, area_gained, red_lost, blue_lost, .. } => {
                let mut lines = vec![say(salvos::OnTheGround {
                    chinese: u64::from(*red),
                    taiwanese: u64::from(*blue),
                    chinese_lost: u64::from(*red_lost),
                    taiwanese_lost: u64::from(*blue_lost),
                })];
                if *area_gained > 0 {
                    lines.push(say(salvos::AreaGained { km2: u64::from(*area_gained) }));
                }
                Salvo { by: None, from: Vec::new(), to: self.zone(*zone)?, lines }
            }
            WarEvent::Reinforced { zone, battalions } => {
                let lines = vec![say(salvos::ToTheFront { battalions: u64::from(*battalions) })];
                Salvo { by: whose(Party::Twn), from: Vec::new(), to: self.zone(*zone)?, lines }
            }
            WarEvent::Warned { .. } | WarEvent::Entered { .. } | WarEvent::Rebased { .. } | WarEvent::Ended { .. } => return None,
        })
    }

    fn at_place(&self, place: PlaceId) -> LatLon {
        self.words.scenario.catalog.place(place).at
    }

    fn water(&self, role: WaterRole) -> Option<LatLon> {
        self.words.scenario.catalog.war.water(role).map(|water| water.at)
    }

    fn zone(&self, zone: u8) -> Option<LatLon> {
        self.setup.arena.zones.get(usize::from(zone)).map(|zone| zone.at)
    }

    fn at_position(&self, position: Position) -> Option<LatLon> {
        match position {
            Position::At(place) => Some(self.at_place(place)),
            Position::Field(cell) => self.words.scenario.map.cell(cell).map(|cell| cell.centre),
        }
    }

    /// The places that weigh most, the heaviest first.
    fn heaviest(weights: impl IntoIterator<Item = (LatLon, u32)>, most: usize) -> Vec<LatLon> {
        let mut sums: Vec<(LatLon, u32)> = Vec::new();
        for (at, weight) in weights.into_iter().filter(|(_, weight)| *weight > 0) {
            match sums.iter_mut().find(|(known, _)| *known == at) {
                Some((_, sum)) => *sum += weight,
                None => sums.push((at, weight)),
            }
        }
        sums.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        sums.into_iter().take(most).map(|(at, _)| at).collect()
    }

    /// Bases from which a party's aircraft carry missiles this turn, by how many.
    fn squadrons(&self, party: Party, load: impl Fn(Role) -> u32, open: impl Fn(Party) -> bool) -> Vec<LatLon> {
        let arena = &self.setup.arena;
        let carried = arena.squadrons.iter().zip(&self.war.squadrons).enumerate().filter_map(|(index, (row, state))| {
            let base = arena.bases.get(usize::from(state.base))?;
            let flies = row.party == party && base.host.is_some_and(&open) && self.war.may_fly(arena, &self.terms, party, state.base);
            let sorties = if flies { self.war.sorties(arena, index, u32::from(base.km_to_strait), true) } else { 0 };
            Some((self.at_place(base.place), sorties * load(row.role)))
        });
        Self::heaviest(carried, ORIGINS)
    }

    /// U.S. bombers whose hosts let them strike bases in China.
    fn strikers_at_china(&self) -> Vec<LatLon> {
        let load = |role: Role| u32::from(role == Role::Bomber);
        self.squadrons(Party::Usa, load, |host| host == Party::Usa || self.terms.mainland_from[host.index()])
    }

    /// China's missile units and bombers that fired at a base, as far as the reader knows of them: its own by what left their stocks, others
    /// by what is in sight and in reach.
    fn launchers(&self, base: usize, ballistic: bool, cruise: bool) -> Vec<LatLon> {
        let (arena, Some(now)) = (&self.setup.arena, self.words.game.crisis.as_ref()) else { return Vec::new() };
        let taiwan = arena.bases.get(base).is_some_and(|base| base.host == Some(Party::Twn));
        let in_sight: BTreeMap<u16, LatLon> = now
            .counters
            .iter()
            .filter_map(|(id, row)| {
                let Row::Missiles(unit) = row else { return None };
                Some((*unit, self.at_position(self.words.game.forces.get(id)?.position)?))
            })
            .collect();
        let units = arena.missiles.iter().enumerate().filter_map(|(unit, row)| {
            let fits = match row.launcher {
                Launcher::Srbm => ballistic,
                Launcher::Mrbm | Launcher::Irbm => ballistic && !taiwan,
                Launcher::Glcm => cruise,
                Launcher::AntiShip => false,
            };
            if !fits || !row.reaches.get(base).copied().unwrap_or(false) {
                return None;
            }
            let fired = u32::from(self.war.missiles.get(unit)?.saturating_sub(*now.war.missiles.get(unit)?));
            let seen = in_sight.get(&(unit as u16));
            let home = || self.words.scenario.catalog.forces.get(row.def.index()).map(|def| self.at_place(def.home));
            if fired > 0 { Some((seen.copied().or_else(home)?, fired)) } else { Some((*seen.filter(|_| !self.knows_china())?, 1)) }
        });
        let mut from = Self::heaviest(units, ORIGINS);
        let spent = now.war.tally.fired[NationMunition::AlcmPrc.index()] > self.war.tally.fired[NationMunition::AlcmPrc.index()];
        if cruise && spent {
            from.extend(self.squadrons(Party::Prc, |role| u32::from(role == Role::Bomber), |_| true).into_iter().take(1));
        }
        from
    }

    /// Whether the reader knows China's stocks: then they say who fired.
    fn knows_china(&self) -> bool {
        self.war.missiles.iter().any(|&left| left > 0)
    }

    /// From where a munition against ships comes.
    fn shooters(&self, munition: Option<NationMunition>) -> Vec<LatLon> {
        let numbers = &self.setup.arena.numbers;
        let load = |bomber: Number| {
            let (bomber, fighter) = (numbers.count(bomber), numbers.count(Number::LoadFighter));
            move |role: Role| match role {
                Role::Bomber => bomber * FIGHTERS_AT_SHIPS,
                Role::Fighter => fighter,
                Role::Tanker | Role::Patrol => 0,
            }
        };
        match munition {
            Some(NationMunition::Lrasm | NationMunition::JassmEr) => self.squadrons(Party::Usa, load(Number::LoadBomber), |_| true),
            Some(NationMunition::AsmJpn) => self.squadrons(Party::Jpn, load(Number::LoadFighter), |_| true),
            Some(NationMunition::AsmAus) => self.squadrons(Party::Aus, load(Number::LoadFighter), |_| true),
            Some(NationMunition::Yj12 | NationMunition::AlcmPrc) => self.squadrons(Party::Prc, |role| u32::from(role == Role::Bomber), |_| true),
            Some(NationMunition::ShipAsmUsa) => self.at_sea(Party::Usa, ORIGINS),
            Some(NationMunition::Type12) => self.batteries(Party::Jpn),
            Some(NationMunition::CoastalTwn) => self.batteries(Party::Twn),
            Some(NationMunition::Nmesis) => self.batteries(Party::Usa),
            None => self.anti_ship(),
        }
    }

    /// China's ballistic missiles against ships, as far as the reader knows of them.
    fn anti_ship(&self) -> Vec<LatLon> {
        let Some(now) = self.words.game.crisis.as_ref() else { return Vec::new() };
        let units = now.counters.iter().filter_map(|(id, row)| {
            let Row::Missiles(unit) = row else { return None };
            let is_one = self.setup.arena.missiles.get(usize::from(*unit))?.launcher == Launcher::AntiShip;
            let force = self.words.game.forces.get(id).filter(|_| is_one)?;
            Some((self.at_position(force.position)?, 1))
        });
        Self::heaviest(units, ORIGINS)
    }

    /// Batteries of missiles against ships that the reader has in view.
    fn batteries(&self, party: Party) -> Vec<LatLon> {
        let catalog = &self.words.scenario.catalog;
        let nation = self.setup.nation(party);
        let batteries = self.words.game.active_forces().filter_map(|(_, force)| {
            let fires = force.nation == nation && catalog.force_type(force.kind).icon == Icon::MissileSurface;
            Some((self.at_position(force.position).filter(|_| fires)?, u32::from(force.strength)))
        });
        Self::heaviest(batteries, ORIGINS)
    }

    /// Where a party's groups lie at sea, the largest first.
    fn at_sea(&self, party: Party, most: usize) -> Vec<LatLon> {
        let Some(now) = self.words.game.crisis.as_ref() else { return Vec::new() };
        let groups = now.counters.iter().filter_map(|(id, row)| {
            let Row::Group(group) = row else { return None };
            let force = self.words.game.forces.get(id).filter(|force| matches!(force.position, Position::Field(_)))?;
            let own = self.setup.arena.groups.get(usize::from(*group))?.party == party;
            Some((self.at_position(force.position).filter(|_| own)?, u32::from(force.strength)))
        });
        Self::heaviest(groups, most)
    }

    /// Ports from which China's landing fleet sails, the largest first.
    fn ports(&self) -> Vec<LatLon> {
        let rows = self.setup.arena.groups.iter().zip(&self.war.groups).filter(|(row, _)| row.fleet == Fleet::Landing);
        let homes = rows.filter_map(|(row, state)| {
            let home = self.words.scenario.catalog.forces.get(row.def.index())?.home;
            Some((self.at_place(home), u32::from(state.ships)))
        });
        Self::heaviest(homes, ORIGINS)
    }
}
