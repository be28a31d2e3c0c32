//! The numbers of the operational model. Values, ranges and sources stand in `levels/theatre/war.ron`; a level or a study overrides them.

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;

macro_rules! numbers {
    ($($name:ident = $slug:literal,)*) => {
        /// A number of the operational model; its meaning, unit, range and source stand beside its value in `war.ron`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the meaning of each stands in war.ron, where screens read it")]
        pub enum Number { $($name,)* }

        impl Number {
            /// Every number, in order.
            pub const ALL: &'static [Number] = &[$(Number::$name,)*];

            /// Its short name in files.
            pub fn slug(self) -> &'static str {
                match self { $(Number::$name => $slug,)* }
            }
        }
    };
}

numbers! {
    MissileReliability = "missile_reliability",
    MissilesSrbm = "missiles_srbm",
    MissilesMrbm = "missiles_mrbm",
    MissilesIrbm = "missiles_irbm",
    MissilesGlcm = "missiles_glcm",
    SalvoFirst = "salvo_first",
    SalvoLater = "salvo_later",
    InterceptBallistic = "intercept_ballistic",
    InterceptCruise = "intercept_cruise",
    InterceptorsEach = "interceptors_each",
    OpenKill = "open_kill",
    CruiseKill = "cruise_kill",
    Dispersed = "dispersed",
    ShelterKill = "shelter_kill",
    GroundShare = "ground_share",
    RunwayShare = "runway_share",
    RunwayHours = "runway_hours",
    Capable = "capable",
    SortiesNear = "sorties_near",
    SortiesMid = "sorties_mid",
    SortiesFar = "sorties_far",
    SortiesBomber = "sorties_bomber",
    SortiesBomberFar = "sorties_bomber_far",
    TankedPerTanker = "tanked_per_tanker",
    AirEngaged = "air_engaged",
    QualityUsa = "quality_usa",
    QualityJpn = "quality_jpn",
    QualityAus = "quality_aus",
    QualityPhl = "quality_phl",
    QualityTwn = "quality_twn",
    SamTaiwan = "sam_taiwan",
    SamWear = "sam_wear",
    ChainLaunch = "chain_launch",
    ChainIntercept = "chain_intercept",
    ChainInterceptFast = "chain_intercept_fast",
    ChainTerminal = "chain_terminal",
    ChainMiss = "chain_miss",
    ChainError = "chain_error",
    HitUndefended = "hit_undefended",
    KillPerHit = "kill_per_hit",
    LocatedFleet = "located_fleet",
    LocatedIsr = "located_isr",
    LocatedNear = "located_near",
    LocatedFar = "located_far",
    SalvoGroup = "salvo_group",
    InPortKill = "in_port_kill",
    LoadBomber = "load_bomber",
    LoadH6 = "load_h6",
    LoadFighter = "load_fighter",
    StrikeShare = "strike_share",
    StandoffDenied = "standoff_denied",
    MainlandShare = "mainland_share",
    CoastalRate = "coastal_rate",
    SubKillsAmphib = "sub_kills_amphib",
    SubKillsEscort = "sub_kills_escort",
    SubDecoys = "sub_decoys",
    SubLoss = "sub_loss",
    SubRoom = "sub_room",
    SubReloadTurns = "sub_reload_turns",
    RedSubKills = "red_sub_kills",
    RedSubLoss = "red_sub_loss",
    MinesLoss = "mines_loss",
    MinesTurns = "mines_turns",
    TroopsFirstDay = "troops_first_day",
    TroopsTurn = "troops_turn",
    TroopsBattalion = "troops_battalion",
    PortsFactor = "ports_factor",
    TroopsShip = "troops_ship",
    Airborne = "airborne",
    AreaPerBattalion = "area_per_battalion",
    OddsWeight = "odds_weight",
    AirWeight = "air_weight",
    RedGroundLoss = "red_ground_loss",
    BlueGroundLoss = "blue_ground_loss",
    CasualtiesBattalion = "casualties_battalion",
    Reserves = "reserves",
    SupplyPerShip = "supply_per_ship",
    UnsuppliedLoss = "unsupplied_loss",
    CapitalFalls = "capital_falls",
    FleetBroken = "fleet_broken",
    Foothold = "foothold",
    NarrowArea = "narrow_area",
    TrendArea = "trend_area",
    Warning = "warning",
    WarningIsr = "warning_isr",
    Headquarters = "headquarters",
    StocksForward = "stocks_forward",
    Reinforce = "reinforce",
    ReinforceAllied = "reinforce_allied",
    ApronAircraft = "apron_aircraft",
    DispersedAway = "dispersed_away",
    DispersedFields = "dispersed_fields",
    DispersedSorties = "dispersed_sorties",
    CruiseByFighters = "cruise_by_fighters",
    LocatedPatrol = "located_patrol",
    IsrPair = "isr_pair",
    WorkingGroup = "working_group",
    StatusTurns = "status_turns",
    RedAdvanceLoss = "red_advance_loss",
    LocatedCoast = "located_coast",
}

/// The numbers of a war, with overrides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Numbers(Vec<i32>);

impl Numbers {
    /// The theatre's values.
    ///
    /// # Errors
    /// The short names that the catalog lacks.
    pub fn of(catalog: &Catalog) -> Result<Self, Vec<&'static str>> {
        let value = |number: &Number| catalog.war.numbers.iter().find(|def| def.slug == number.slug()).map(|def| def.value);
        let missing: Vec<&'static str> = Number::ALL.iter().filter(|number| value(number).is_none()).map(|number| number.slug()).collect();
        if missing.is_empty() { Ok(Self(Number::ALL.iter().filter_map(value).collect())) } else { Err(missing) }
    }

    /// A value.
    pub fn get(&self, number: Number) -> i32 {
        self.0[number as usize]
    }

    /// A value that counts something: never below 0.
    pub fn count(&self, number: Number) -> u32 {
        self.get(number).max(0) as u32
    }

    /// A value that counts something, where counts have 16 bits.
    pub fn small(&self, number: Number) -> u16 {
        u16::try_from(self.count(number)).unwrap_or(u16::MAX)
    }

    /// Overrides a value.
    pub fn set(&mut self, number: Number, value: i32) {
        self.0[number as usize] = value;
    }
}
