//! What never changes in a war: who fights with what from where, distances, and the numbers of the model. Built once from the theatre's
//! order of battle, or from the forces of a game.

use serde::{Deserialize, Serialize};

use crate::catalog::quantity::Km;
use crate::catalog::war::{GroundZone, Parties, WaterRole};
use crate::catalog::{Catalog, Domain, ForceDefId, Host, Icon, Missiles, NationId, PlaceId};
pub use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::number::{Number, Numbers};

impl Party {
    /// How many there are.
    pub const COUNT: usize = 6;
    /// All, in the order of tables.
    pub const ALL: [Party; Self::COUNT] = [Party::Prc, Party::Usa, Party::Jpn, Party::Aus, Party::Phl, Party::Twn];
    /// Those that fight China.
    pub const COALITION: [Party; 5] = [Party::Usa, Party::Jpn, Party::Aus, Party::Phl, Party::Twn];

    /// Its place in tables.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its name in tables, variations and levels' `at_war`: `jpn`.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    /// Who plays it.
    const fn played_by(self, parties: &Parties<NationId>) -> NationId {
        match self {
            Party::Prc => parties.prc,
            Party::Usa => parties.usa,
            Party::Jpn => parties.jpn,
            Party::Aus => parties.aus,
            Party::Phl => parties.phl,
            Party::Twn => parties.twn,
        }
    }

    /// The party of a nation, if it is one.
    pub fn of(catalog: &Catalog, nation: NationId) -> Option<Self> {
        let parties = catalog.war.parties.as_ref()?;
        Self::ALL.into_iter().find(|party| party.played_by(parties) == nation)
    }
}

/// Position in [`Arena::bases`].
pub type BaseIndex = u8;

/// What aircraft of a squadron do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Fights in the air and carries a few missiles.
    Fighter,
    /// Carries many stand-off missiles.
    Bomber,
    /// Tankers and early warning.
    Tanker,
    /// Patrol and reconnaissance.
    Patrol,
}

/// What ships of a group are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fleet {
    /// A carrier with its escorts.
    Carrier,
    /// Surface combatants.
    Surface,
    /// Ships that land troops.
    Landing,
}

/// What a missile unit fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Launcher {
    /// Short-range ballistic.
    Srbm,
    /// Medium-range ballistic.
    Mrbm,
    /// Intermediate-range ballistic.
    Irbm,
    /// Ballistic, against ships.
    AntiShip,
    /// Cruise, from the ground.
    Glcm,
}

/// A stock of munitions that is counted for a nation as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum NationMunition {
    /// LRASM.
    Lrasm,
    /// JASSM-ER.
    JassmEr,
    /// Japan's air-launched anti-ship missiles.
    AsmJpn,
    /// Japan's coastal missiles.
    Type12,
    /// Australia's.
    AsmAus,
    /// Taiwan's coastal missiles.
    CoastalTwn,
    /// Missiles of U.S. marine regiments ashore.
    Nmesis,
    /// Ship- and submarine-launched.
    ShipAsmUsa,
    /// China's air-launched anti-ship missiles.
    Yj12,
    /// China's air-launched land-attack missiles.
    AlcmPrc,
}

impl NationMunition {
    /// All, in the order of tables.
    pub const ALL: [NationMunition; 10] = [
        NationMunition::Lrasm,
        NationMunition::JassmEr,
        NationMunition::AsmJpn,
        NationMunition::Type12,
        NationMunition::AsmAus,
        NationMunition::CoastalTwn,
        NationMunition::Nmesis,
        NationMunition::ShipAsmUsa,
        NationMunition::Yj12,
        NationMunition::AlcmPrc,
    ];

    /// Its short name in `war.ron`: `jassm_er`.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    /// Its place in tables.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whose stock it is.
    pub const fn owner(self) -> Party {
        match self {
            NationMunition::Lrasm | NationMunition::JassmEr | NationMunition::Nmesis | NationMunition::ShipAsmUsa => Party::Usa,
            NationMunition::AsmJpn | NationMunition::Type12 => Party::Jpn,
            NationMunition::AsmAus => Party::Aus,
            NationMunition::CoastalTwn => Party::Twn,
            NationMunition::Yj12 | NationMunition::AlcmPrc => Party::Prc,
        }
    }

    /// Whether it is China's.
    pub const fn is_chinese(self) -> bool {
        matches!(self.owner(), Party::Prc)
    }
}

/// An air base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// Where.
    pub place: PlaceId,
    /// Whose soil; `None` is a state that takes no part.
    pub host: Option<Party>,
    /// Hardened shelters.
    pub shelters: u16,
    /// Interceptors against missiles.
    pub interceptors: u16,
    /// Aircraft that it takes.
    pub capacity: u16,
    /// Great-circle distance to the middle of the Strait, km.
    pub km_to_strait: u16,
}

/// A squadron.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Squadron {
    /// The row of the order of battle.
    pub def: ForceDefId,
    /// Whose.
    pub party: Party,
    /// What for.
    pub role: Role,
    /// Aircraft at the start.
    pub aircraft: u16,
    /// Where it starts.
    pub base: BaseIndex,
    /// Combat radius without tankers, km.
    pub radius_km: u16,
}

/// A group of ships.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The row of the order of battle.
    pub def: ForceDefId,
    /// Whose.
    pub party: Party,
    /// What for.
    pub fleet: Fleet,
    /// Ships at the start.
    pub ships: u16,
    /// The turn in which it can be in the western Philippine Sea.
    pub from_turn: u8,
    /// Whether it starts in a port of Japan, in reach of missiles.
    pub in_reach: bool,
}

/// A squadron of submarines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boats {
    /// The row of the order of battle.
    pub def: ForceDefId,
    /// Whose.
    pub party: Party,
    /// Boats at the start.
    pub boats: u16,
    /// The turn in which it can be on station.
    pub from_turn: u8,
}

/// A unit of missile launchers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissileUnit {
    /// The row of the order of battle.
    pub def: ForceDefId,
    /// What it fires.
    pub launcher: Launcher,
    /// Launchers.
    pub launchers: u16,
    /// By base: whether it reaches it.
    pub reaches: Vec<bool>,
}

/// What never changes in a war.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arena {
    /// Numbers of the model.
    pub numbers: Numbers,
    /// By party.
    pub nations: [NationId; Party::COUNT],
    /// Air bases.
    pub bases: Vec<Base>,
    /// Squadrons.
    pub squadrons: Vec<Squadron>,
    /// Groups of ships.
    pub groups: Vec<Group>,
    /// Submarines.
    pub boats: Vec<Boats>,
    /// China's land-based missiles.
    pub missiles: Vec<MissileUnit>,
    /// By munition: the stock at the start.
    pub munitions: [u16; NationMunition::ALL.len()],
    /// The ground of Taiwan.
    pub zones: Vec<GroundZone>,
}

/// Extra reach of a road-mobile unit beyond its garrison, km.
const DISPLACEMENT_KM: Km = Km(300);
/// The longest reach of what counts as medium-range, km; beyond it a ballistic missile is intermediate-range. As usually classed, 3,000 km less
/// what the order of battle rounds: the DF-26 alone reaches further.
const MEDIUM_KM: Km = Km(2500);
/// Ships of a group run so far in a turn of 3.5 days: 20 knots, as published transit speeds have it.
const GROUP_KM_TURN: u32 = 890 * 7 / 2;
/// What a base takes that `war.ron` does not name: one squadron and its transports.
const OTHER_CAPACITY: u16 = 40;

/// What the theatre data lack for a war.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArenaError {
    /// Numbers of the model, by their short names.
    #[error("war.ron lacks the numbers {}", .0.join(", "))]
    Numbers(Vec<&'static str>),
    /// Who plays which part.
    #[error("war.ron names no parties")]
    NoParties,
    /// The stock of a munition.
    #[error("war.ron lacks the munition {}", .0.slug())]
    Munition(NationMunition),
    /// Zones ashore: so many, and so many of them with the capital.
    #[error("war.ron must name one zone with the capital, and at most eight zones")]
    Zones {
        /// In all.
        zones: usize,
        /// With the capital.
        capitals: usize,
    },
    /// A water with this role.
    #[error("war.ron names no water with the role {0:?}")]
    NoWater(WaterRole),
    /// A count that holds so many bases.
    #[error("the theatre has more air bases than the model counts")]
    TooManyBases(usize),
    /// The base of a force, by its short name.
    #[error("{0} has no base in the war")]
    NoBase(String),
}

impl Arena {
    /// The arena of the theatre's order of battle.
    ///
    /// # Errors
    /// The theatre data lack something: a fault of the build, which a test finds.
    pub fn of(catalog: &Catalog) -> Result<Self, ArenaError> {
        let numbers = Numbers::of(catalog).map_err(ArenaError::Numbers)?;
        let parties = catalog.war.parties.as_ref().ok_or(ArenaError::NoParties)?;
        let mut nations = [NationId(0); Party::COUNT];
        for party in Party::ALL {
            nations[party.index()] = party.played_by(parties);
        }
        let mut munitions = [0; NationMunition::ALL.len()];
        for munition in NationMunition::ALL {
            let row = catalog.war.munitions.iter().find(|row| row.slug == munition.slug());
            munitions[munition.index()] = row.ok_or(ArenaError::Munition(munition))?.stock;
        }
        let mut arena = Self {
            numbers,
            nations,
            bases: Vec::new(),
            squadrons: Vec::new(),
            groups: Vec::new(),
            boats: Vec::new(),
            missiles: Vec::new(),
            munitions,
            zones: catalog.war.zones.clone(),
        };
        let capitals = arena.zones.iter().filter(|zone| zone.capital).count();
        if capitals != 1 || arena.zones.len() > 8 {
            return Err(ArenaError::Zones { zones: arena.zones.len(), capitals });
        }
        arena.all_bases(catalog)?;
        for (index, force) in catalog.forces.iter().enumerate() {
            if !catalog.war.left_out.iter().any(|(slug, _)| *slug == force.slug) {
                arena.force(catalog, ForceDefId(index as u16), force)?;
            }
        }
        Ok(arena)
    }

    fn all_bases(&mut self, catalog: &Catalog) -> Result<(), ArenaError> {
        let strait = &catalog.war.water(WaterRole::Crossing).ok_or(ArenaError::NoWater(WaterRole::Crossing))?.at;
        let mut places: Vec<PlaceId> = catalog.war.bases.iter().map(|base| base.place).collect();
        for force in &catalog.forces {
            let flies = catalog.force_type(force.kind).domain == Domain::Air && Party::of(catalog, force.nation).is_some();
            if flies && !places.contains(&force.home) {
                places.push(force.home);
            }
        }
        if places.len() > usize::from(u8::MAX) {
            return Err(ArenaError::TooManyBases(places.len()));
        }
        for id in places {
            let place = catalog.place(id);
            let row = catalog.war.bases.iter().find(|base| base.place == id);
            let host = match place.host {
                Host::Nation(nation) => Party::of(catalog, nation),
                Host::Disputed | Host::International => None,
            };
            self.bases.push(Base {
                place: id,
                host,
                shelters: row.map_or(0, |row| row.shelters),
                interceptors: row.map_or(0, |row| row.interceptors),
                capacity: row.map_or(OTHER_CAPACITY, |row| row.capacity),
                km_to_strait: (place.at.distance_m(*strait) / 1000).min(20_000) as u16,
            });
        }
        Ok(())
    }

    /// The base at a place.
    pub fn base_at(&self, place: PlaceId) -> Option<BaseIndex> {
        self.bases.iter().position(|base| base.place == place).map(|index| index as u8)
    }

    fn force(&mut self, catalog: &Catalog, def: ForceDefId, force: &crate::catalog::ForceDef) -> Result<(), ArenaError> {
        let Some(party) = Party::of(catalog, force.nation) else { return Ok(()) };
        let kind = catalog.force_type(force.kind);
        let home = catalog.place(force.home);
        let sea = &catalog.war.water(WaterRole::Approach).ok_or(ArenaError::NoWater(WaterRole::Approach))?.at;
        let from_turn = (home.at.distance_m(*sea) / 1000 / GROUP_KM_TURN + 1).min(99) as u8;
        match (kind.domain, kind.icon) {
            (Domain::Air, icon) => {
                let role = match icon {
                    Icon::Fighter => Role::Fighter,
                    Icon::Bomber => Role::Bomber,
                    Icon::Tanker => Role::Tanker,
                    Icon::PatrolAircraft => Role::Patrol,
                    _ => return Ok(()),
                };
                let base = self.base_at(force.home).ok_or_else(|| ArenaError::NoBase(force.slug.clone()))?;
                let radius_km = force.radius_km.0.min(20_000) as u16;
                self.squadrons.push(Squadron { def, party, role, aircraft: force.strength, base, radius_km });
            }
            (Domain::Surface, icon) => {
                let fleet = match icon {
                    Icon::Carrier => Fleet::Carrier,
                    Icon::SurfaceCombatant => Fleet::Surface,
                    Icon::Amphibious if party == Party::Prc => Fleet::Landing,
                    _ => return Ok(()),
                };
                let in_reach = matches!(home.host, Host::Nation(host) if Party::of(catalog, host) == Some(Party::Jpn));
                self.groups.push(Group { def, party, fleet, ships: force.strength, from_turn, in_reach });
            }
            (Domain::Subsurface, _) => self.boats.push(Boats { def, party, boats: force.strength, from_turn }),
            (Domain::Land, _) => self.missile_unit(catalog, def, force, party),
        }
        Ok(())
    }

    fn missile_unit(&mut self, catalog: &Catalog, def: ForceDefId, force: &crate::catalog::ForceDef, party: Party) {
        if party != Party::Prc {
            return;
        }
        let Some(missiles) = catalog.force_type(force.kind).missiles else { return };
        let launcher = match missiles {
            Missiles::ShortBallistic => Launcher::Srbm,
            Missiles::Ballistic if force.anti_ship => Launcher::AntiShip,
            Missiles::Ballistic if force.reach_km <= MEDIUM_KM => Launcher::Mrbm,
            Missiles::Ballistic => Launcher::Irbm,
            Missiles::Cruise => Launcher::Glcm,
        };
        let home = catalog.place(force.home).at;
        let reach_m = (force.reach_km + DISPLACEMENT_KM).metres();
        let reaches = self.bases.iter().map(|base| home.distance_m(catalog.place(base.place).at) <= reach_m).collect();
        self.missiles.push(MissileUnit { def, launcher, launchers: force.strength, reaches });
    }

    /// Missiles that a unit has at the start.
    pub fn missiles_of(&self, unit: &MissileUnit) -> u16 {
        let all = u32::from(unit.launchers).saturating_mul(self.missiles_each(unit));
        all.min(u32::from(u16::MAX)) as u16
    }

    /// Missiles that each launcher of a unit has at the start.
    pub fn missiles_each(&self, unit: &MissileUnit) -> u32 {
        let each = match unit.launcher {
            Launcher::Srbm => Number::MissilesSrbm,
            Launcher::Mrbm | Launcher::AntiShip => Number::MissilesMrbm,
            Launcher::Irbm => Number::MissilesIrbm,
            Launcher::Glcm => Number::MissilesGlcm,
        };
        self.numbers.count(each)
    }

    /// China's landing ships at the start.
    pub fn landing_ships(&self) -> u32 {
        self.groups.iter().filter(|group| group.fleet == Fleet::Landing).map(|group| u32::from(group.ships)).sum()
    }

    /// The zone with the capital.
    pub fn capital_zone(&self) -> usize {
        self.zones.iter().position(|zone| zone.capital).unwrap_or(0)
    }
}
