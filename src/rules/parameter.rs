//! The numbers that the rules use. Their values, ranges and sources stand in `levels/theatre/parameters.ron`; a level may override them.

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;

macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident = $slug:literal,)*) => {
        /// A number that the rules use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Param { $($(#[$doc])* $name,)* }

        impl Param {
            /// Every parameter, in order.
            pub const ALL: &'static [Param] = &[$(Param::$name,)*];

            /// Its short name in files.
            pub fn slug(self) -> &'static str {
                match self { $(Param::$name => $slug,)* }
            }
        }
    };
}

parameters! {
    /// Share of time that a coast-guard hull of a pool is at sea. (percent)
    HullAvailability = "hull_availability",
    /// Chance that an activity gets done while it is only shadowed. (permille)
    PassShadow = "pass_shadow",
    /// Chance that it gets done against blocking hulls of equal weight. (permille)
    PassBlock = "pass_block",
    /// Chance that it gets done against water cannon of hulls of equal weight. (permille)
    PassWaterCannon = "pass_water_cannon",
    /// Chance that it gets done against ramming hulls of equal weight. (permille)
    PassRam = "pass_ram",
    /// Chance that it gets done against a boarding by hulls of equal weight. (permille)
    PassBoard = "pass_board",
    /// Change of the chance to pass when one side alone has hulls there. (permille)
    BalanceWeight = "balance_weight",
    /// Change of the chance to pass with cameras on the scene. (permille)
    WitnessBonus = "witness_bonus",
    /// Change of the chance to pass with a treaty ally of the actor on patrol there. (permille)
    AllyBonus = "ally_bonus",
    /// Change of the chance to pass in bad weather. (permille)
    WeatherMalus = "weather_malus",
    /// Chance that a hull is damaged when blocking stops an activity. (permille)
    DamageBlock = "damage_block",
    /// The same for water cannon. (permille)
    DamageWaterCannon = "damage_water_cannon",
    /// The same for ramming. (permille)
    DamageRam = "damage_ram",
    /// The same for boarding. (permille)
    DamageBoard = "damage_board",
    /// Chance that people are hurt when a hull is damaged by blocking. (permille)
    InjuryBlock = "injury_block",
    /// The same for water cannon. (permille)
    InjuryWaterCannon = "injury_water_cannon",
    /// The same for ramming. (permille)
    InjuryRam = "injury_ram",
    /// The same for boarding. (permille)
    InjuryBoard = "injury_board",
    /// Chance that somebody dies when people are hurt by blocking. (permille)
    DeathBlock = "death_block",
    /// The same for water cannon. (permille)
    DeathWaterCannon = "death_water_cannon",
    /// The same for ramming. (permille)
    DeathRam = "death_ram",
    /// The same for boarding. (permille)
    DeathBoard = "death_board",
    /// Chance that whoever rams damages a hull of its own. (permille)
    OwnDamageRam = "own_damage_ram",
    /// Chance that crews at close quarters go one act further than ordered, up to the ceiling. (permille)
    ContactEscalation = "contact_escalation",
    /// The most people hurt in one encounter. (people)
    InjuredMost = "injured_most",
    /// The most people killed in one encounter. (people)
    KilledMost = "killed_most",
    /// Repair of a damaged hull that has reached a port. (hours)
    RepairHours = "repair_hours",
    /// Share of ship-days over which control moves a step. (percent)
    ControlShare = "control_share",
    /// Share of a turn's ship-days below which a challenger is crowded out of a territorial sea. (percent)
    StayShare = "stay_share",
    /// Distance from a feature within which forces are on the scene. (km)
    SceneKm = "scene_km",
    /// Support gained (rally) and standing lost per death of the nation's people. (permille)
    SupportDeath = "support_death",
    /// The same when people are injured. (permille)
    SupportInjury = "support_injury",
    /// The same for a hull damaged. (permille)
    SupportDamage = "support_damage",
    /// Standing gained by a cargo that gets through. (permille)
    StandingDelivery = "standing_delivery",
    /// Standing lost by a cargo that is stopped. (permille)
    StandingBlocked = "standing_blocked",
    /// Standing lost with an outpost. (permille)
    StandingOutpostLost = "standing_outpost_lost",
    /// Standing moved by a step of control. (permille)
    StandingControl = "standing_control",
    /// Support gained by publishing an incident of rung 2 before wear. (permille)
    PublicityEffect = "publicity_effect",
    /// Standing abroad (credit) that the one shown loses, before wear. (permille)
    PublicityExposure = "publicity_exposure",
    /// Effect lost with each use. (permille)
    PublicityWear = "publicity_wear",
    /// Wear that goes away in a turn. (permille)
    PublicityRecovery = "publicity_recovery",
    /// Turns for which publicity suspends quiet understandings with that nation. (turns)
    PublicitySuspends = "publicity_suspends",
    /// Support gained when an ally keeps its word. (permille)
    AllyKept = "ally_kept",
    /// Support lost when an ally does not. (permille)
    AllyRefused = "ally_refused",
    /// Credit gained by keeping an obligation. (permille)
    CreditKept = "credit_kept",
    /// Credit lost, with everyone, by refusing one. (permille)
    CreditRefused = "credit_refused",
    /// Credit lost by breaking an undertaking. (permille)
    CreditBroke = "credit_broke",
    /// Support gained when another's forces enter unasked. (permille)
    IncursionSupport = "incursion_support",
    /// Standing lost for each turn in which they stay. (permille)
    IncursionStanding = "incursion_standing",
    /// Credit lost by an act that kills. (permille)
    RashnessStanding = "rashness_standing",
    /// Standing lost by undertaking something towards an opponent. (permille)
    ConcessionStanding = "concession_standing",
    /// Cohesion that the opposing leadership loses when what it opposes gets done. (permille)
    CohesionSetback = "cohesion_setback",
    /// Cohesion that it gains when it stops it. (permille)
    CohesionGain = "cohesion_gain",
    /// Political capital earned in a turn is the square root of support (permille) over this. (number)
    IncomeDivisor = "income_divisor",
    /// The most political capital that a nation can hold. (number)
    CapitalCap = "capital_cap",
    /// Chance that a signal with a message is misread. (permille)
    MisreadWithMessage = "misread_with_message",
    /// Chance that a signal without a message is misread. (permille)
    MisreadWithout = "misread_without",
    /// Quiet turns after which a rung falls by one. (turns)
    RungDecay = "rung_decay",
    /// Turns in which an obligation that fell due can be kept. (turns)
    ObligationTurns = "obligation_turns",
    /// Political capital that publishing costs. (capital)
    CostPublicise = "cost_publicise",
    /// Political capital that a signal costs. (capital)
    CostSignal = "cost_signal",
    /// Political capital that a consultation costs. (capital)
    CostConsult = "cost_consult",
    /// Standing gained by consulting a treaty ally. (permille)
    ConsultStanding = "consult_standing",
    /// Support gained in the nation that is consulted. (permille)
    ConsultSupport = "consult_support",
    /// Support moved by a reassurance, up, or a warning, down; and by a warning that is read as bluster, up. (permille)
    SignalSupport = "signal_support",
    /// Standing gained by the government that is offered calm. (permille)
    SignalCalm = "signal_calm",
    /// Hours after which an outpost in the sea loses a step of its fabric. (hours)
    FabricHours = "fabric_hours",
}

/// The values in a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters(Vec<i32>);

impl Parameters {
    /// The theatre's values.
    ///
    /// # Errors
    /// The short names that the catalog lacks.
    pub fn of(catalog: &Catalog) -> Result<Self, Vec<&'static str>> {
        let value = |param: &Param| catalog.parameters.iter().find(|def| def.slug == param.slug()).map(|def| def.value);
        let missing: Vec<&'static str> = Param::ALL.iter().filter(|param| value(param).is_none()).map(|param| param.slug()).collect();
        if missing.is_empty() { Ok(Self(Param::ALL.iter().filter_map(value).collect())) } else { Err(missing) }
    }

    /// A value.
    pub fn get(&self, param: Param) -> i32 {
        self.0[param as usize]
    }

    /// Overrides a value.
    pub fn set(&mut self, param: Param, value: i32) {
        self.0[param as usize] = value;
    }
}
