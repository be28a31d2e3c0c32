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
    /// Standing gained by a survey that nobody stopped, and lost by the other claimant's side. (permille)
    SurveyStanding = "survey_standing",
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
    /// Political capital that it costs to use a lever of trade. (capital)
    CostCoerce = "cost_coerce",
    /// Standing lost in a half-year per permille of product at stake. (permille)
    CoercionBite = "coercion_bite",
    /// Effect of a lever lost in a half-year, as trade finds other ways. (permille)
    CoercionWear = "coercion_wear",
    /// Support gained at first by a nation that is pressed by trade. (permille)
    CoercionRally = "coercion_rally",
    /// Credit lost by whoever uses a lever of trade. (permille)
    CoercionCredit = "coercion_credit",
    /// Help to traders, per permille of product at stake. (million dollars)
    CostDivert = "cost_divert",
    /// Effect of a lever lost by one turn of help to other markets. (permille)
    DivertWear = "divert_wear",
    /// Political capital that lies cost their author. (capital)
    CostDisinformation = "cost_disinformation",
    /// Political capital that meddling in an election costs. (capital)
    CostMeddling = "cost_meddling",
    /// Political capital that a campaign of speeches costs. (capital)
    CostRhetoric = "cost_rhetoric",
    /// Support lost to lies before wear and warnings. (permille)
    DisinformationEffect = "disinformation_effect",
    /// Swing of an election by meddling before wear and warnings. (permille)
    MeddlingEffect = "meddling_effect",
    /// Support lost to speeches of blocs and a new Cold War. (permille)
    RhetoricEffect = "rhetoric_effect",
    /// Effect of campaigns, operations and inducements lost with each use. (permille)
    WearPerUse = "wear_per_use",
    /// Wear that goes away in a half-year. (permille)
    WearRecovery = "wear_recovery",
    /// Political capital that warning the public costs. (capital)
    CostPreBunk = "cost_prebunk",
    /// Turns for which a warned public is warned. (turns)
    PreBunkTurns = "prebunk_turns",
    /// Effect of lies left where the public was warned. (permille)
    PreBunkLeft = "prebunk_left",
    /// Political capital that naming an author costs. (capital)
    CostAttribute = "cost_attribute",
    /// Chance to find the author of an operation alone. (permille)
    AttributionChance = "attribution_chance",
    /// Chance added by each nation with whom reconnaissance or a coordination centre is shared. (permille)
    AttributionPerPartner = "attribution_per_partner",
    /// What an operation moved that comes back when its author is named. (permille)
    AttributionReturn = "attribution_return",
    /// Credit lost by an author who is named. (permille)
    AttributionCredit = "attribution_credit",
    /// A loan or gift to a courted nation. (million dollars)
    CostLoan = "cost_loan",
    /// Police advisers and equipment for a courted nation. (million dollars)
    CostPolicing = "cost_policing",
    /// A port, cable or hospital for a courted nation. (million dollars)
    CostPort = "cost_port",
    /// Help after a storm for a courted nation. (million dollars)
    CostRelief = "cost_relief",
    /// Alignment moved by an inducement of weight 100 before wear. (permille)
    InduceStep = "induce_step",
    /// Alignment that returns to where it was in a half-year. (permille)
    CourtshipFade = "courtship_fade",
    /// Cost of an exercise for each nation that takes part. (million dollars)
    CostExercise = "cost_exercise",
    /// Interoperability gained by a first exercise of two. (permille)
    ExerciseInterop = "exercise_interop",
    /// Support gained in each nation by an exercise of three; half for two. (permille)
    ExerciseSupport = "exercise_support",
    /// Cohesion that Beijing's leaders gain for each partner of an exercise. (permille)
    ExerciseProvokes = "exercise_provokes",
    /// Acceptance lost in the region for each nation beyond two in an exercise. (permille)
    RegionExercise = "region_exercise",
    /// Interoperability that institutions in common add in a half-year, up to what they hold. (permille)
    InteropGrowth = "interop_growth",
    /// Interoperability forgotten in a half-year beyond what institutions hold. (permille)
    InteropFade = "interop_fade",
    /// Interoperability that a combined headquarters holds. (permille)
    InteropHeadquarters = "interop_headquarters",
    /// Interoperability that a planning group holds. (permille)
    InteropPlans = "interop_plans",
    /// Interoperability that a coordination centre holds. (permille)
    InteropCentre = "interop_centre",
    /// Chance in a turn that one watching unit finds a hidden force within its reach. (permille)
    DetectionChance = "detection_chance",
    /// Months that a work at a base takes. (months)
    WorkMonths = "work_months",
    /// Support gained where an ally builds. (permille)
    WorkSupport = "work_support",
    /// Runways and aprons at a base. (million dollars)
    CostRunway = "cost_runway",
    /// Fuel and piers at a base. (million dollars)
    CostFuel = "cost_fuel",
    /// Shelters at a base, per work. (million dollars)
    CostShelters = "cost_shelters",
    /// Hardened shelters that one work adds. (shelters)
    SheltersPerWork = "shelters_per_work",
    /// Moving and guarding a shipment of munitions, beside a quarter of a million each. (million dollars)
    CostPreposition = "cost_preposition",
    /// Months until a shipment is in its magazines. (months)
    PrepositionMonths = "preposition_months",
    /// Standing gained by a programme that delivers. (permille)
    ProgrammeStanding = "programme_standing",
    /// Political capital that a campaign at home costs. (capital)
    CostPersuade = "cost_persuade",
    /// Support gained by a campaign at support 500 before wear. (permille)
    PersuadeEffect = "persuade_effect",
    /// Technology shared with an ally. (million dollars)
    CostTechnology = "cost_technology",
    /// Support gained by shared technology at support 500. (permille)
    TechnologyEffect = "technology_effect",
    /// Roads, ports and grids for an ally. (million dollars)
    CostInfrastructure = "cost_infrastructure",
    /// Support gained by such works at support 500. (permille)
    InfrastructureEffect = "infrastructure_effect",
    /// Help by forces after a disaster. (million dollars)
    CostDisaster = "cost_disaster",
    /// Support gained by such help at support 500. (permille)
    DisasterEffect = "disaster_effect",
    /// Political capital that it costs to begin or end a policy. (capital)
    CostPolicy = "cost_policy",
    /// Political capital a turn that it costs to keep security in its own silo. (capital)
    SiloUpkeep = "silo_upkeep",
    /// Weight of trade quarrels on an alliance where either side keeps security in its own silo. (permille)
    SiloLeft = "silo_left",
    /// Money for defence added by the policy of a fair share. (permille)
    FairShareBudget = "fair_share_budget",
    /// Standing lost in a half-year by spending on defence instead of other things. (permille)
    FairShareStanding = "fair_share_standing",
    /// Support gained in a half-year in each treaty ally of a nation that pays its share. (permille)
    FairShareAlly = "fair_share_ally",
    /// Standing gained at home by tariffs when they begin. (permille)
    TariffHome = "tariff_home",
    /// Support lost in a half-year in an ally under tariffs, without a silo. (permille)
    TariffStrain = "tariff_strain",
    /// Support gained in an ally when tariffs end. (permille)
    TariffRelief = "tariff_relief",
    /// Share of the way back to where opinion was that it makes in a half-year. (permille)
    OpinionDrift = "opinion_drift",
    /// Spread of an election's outcome either way. (permille)
    ElectionMood = "election_mood",
    /// Swing against the government per permille of product lost to coercion. (permille)
    ElectionHarm = "election_harm",
    /// Standing gained by a government that wins. (permille)
    ElectionWon = "election_won",
    /// Political capital that it costs to press a parliament. (capital)
    CostHasten = "cost_hasten",
    /// Months that such pressing saves. (months)
    HastenMonths = "hasten_months",
    /// Months that a treaty takes before parliaments at support 500. (months)
    RatificationMonths = "ratification_months",
    /// Support that a promise to act for territory needs in a parliament. (permille)
    RatifySupport = "ratify_support",
    /// Support that a promise to consult, and no more, needs less than a promise to act for territory. (permille)
    RatifyConsult = "ratify_consult",
    /// Support that a promise to help forces and ships anywhere needs more than one for territory. (permille)
    RatifyWide = "ratify_wide",
    /// Support that a promise of war without a further decision needs more than a promise to act. (permille)
    RatifyAutomatic = "ratify_automatic",
    /// Support that an agreement on access needs in a parliament. (permille)
    RatifyAccess = "ratify_access",
    /// Spread of a parliament's mood either way. (permille)
    RatifyMood = "ratify_mood",
    /// Shortfall at which a parliament puts a treaty off instead of refusing it. (permille)
    RatifySlack = "ratify_slack",
    /// Credit lost by a nation whose parliament refuses. (permille)
    RatifyFailCredit = "ratify_fail_credit",
    /// Standing lost by a government whose parliament refuses. (permille)
    RatifyFailStanding = "ratify_fail_standing",
    /// Support lost in the other parties when one refuses. (permille)
    RatifyFailAlly = "ratify_fail_ally",
    /// Political capital that it costs to reassure the region. (capital)
    CostReassure = "cost_reassure",
    /// Acceptance gained by reassuring at acceptance 500. (permille)
    ReassureEffect = "reassure_effect",
    /// Acceptance lost by a treaty of defence of four; less for fewer. (permille)
    RegionTreaty = "region_treaty",
    /// Acceptance gained when Beijing presses in the open. (permille)
    RegionPressure = "region_pressure",
    /// Acceptance lost by speeches of blocs and a new Cold War. (permille)
    RegionRhetoric = "region_rhetoric",
    /// Acceptance gained when a neighbour sits in as an observer. (permille)
    RegionObserver = "region_observer",
    /// Support gained in a nation off whose coast a task group fires. (permille)
    LiveFireAlarm = "live_fire_alarm",
    /// Credit lost by whoever fires without fair warning. (permille)
    LiveFireCredit = "live_fire_credit",
    /// Turns for which a notice to mariners and airmen holds, beyond the one in which it is given. (turns)
    NoticeTurns = "notice_turns",
    /// Alarm that is left where firing was announced. (permille)
    NoticeLeft = "notice_left",
    /// Loss of standing that is left where a government saw a task group come. (permille)
    ForewarnedLeft = "forewarned_left",
    /// Support gained in a nation round which a task group sails. (permille)
    ShowForceAlarm = "show_force_alarm",
    /// Support gained in a nation whose aircraft or ships are harassed. (permille)
    HarassAlarm = "harass_alarm",
    /// Chance that harassment damages a hull or aircraft. (permille)
    HarassDamage = "harass_damage",
    /// Chance that the harassed break off for the turn. (permille)
    HarassBreaks = "harass_breaks",
    /// Chance that harassment hurts people. (permille)
    HarassInjury = "harass_injury",
    /// Chance that harassment kills. (permille)
    HarassDeath = "harass_death",
    /// Support gained, and standing lost, in a half-year in which an island is built. (permille)
    BuildAlarm = "build_alarm",
    /// Chance that the United States fights for Taiwan, as Beijing sees it at middling credit and support. (permille)
    DoubtUsa = "doubt_usa",
    /// Part of credit above or below the middle that moves the chance that a nation fights. (permille)
    DoubtCredit = "doubt_credit",
    /// Chance that an ally bound to be at war joins. (permille)
    DoubtAutomatic = "doubt_automatic",
    /// Chance that an ally bound to act joins, at middling credit and support. (permille)
    DoubtAct = "doubt_act",
    /// Chance that an ally bound to consult joins. (permille)
    DoubtConsult = "doubt_consult",
    /// Chance that an ally without a promise joins before its own soil is attacked. (permille)
    DoubtUnbound = "doubt_unbound",
    /// Chance that a host keeps to access that it agreed to for war. (permille)
    DoubtKeeps = "doubt_keeps",
    /// Chance that a host grants access in war that it had not agreed to, at middling support. (permille)
    DoubtGrants = "doubt_grants",
    /// What a promise to act or more adds to that chance. (permille)
    DoubtGrantsBound = "doubt_grants_bound",
    /// How far off Taiwan's quality may be as Beijing believes it, either way; half of it for its own. (permille)
    DoubtSpread = "doubt_spread",
    /// Quality that China's forces gain in a year; the base case is that of January 2027. (permille)
    DoubtBuildUp = "doubt_build_up",
    /// Chance that Taiwan yields after four weeks in which China gains ground although others help it; alone it yields. (permille)
    DoubtYields = "doubt_yields",
    /// The price of failure alone, beyond losses, in parts of what success is worth. (permille)
    DoubtFailure = "doubt_failure",
    /// What ten ships lost cost, in parts of what success is worth. (permille)
    DoubtCostShip = "doubt_cost_ship",
    /// What ten aircraft lost cost. (permille)
    DoubtCostAircraft = "doubt_cost_aircraft",
    /// What ten battalions lost ashore cost. (permille)
    DoubtCostBattalion = "doubt_cost_battalion",
    /// What no war is worth to Beijing, in parts of what success is worth. (permille)
    DoubtPeace = "doubt_peace",
    /// How much of war a year later weighs against war now. (permille)
    DoubtPatience = "doubt_patience",
    /// How far off allied analysts may be about Beijing's doubt, either way; half where three allies look at one picture. (permille)
    DoubtNoise = "doubt_noise",
    /// Ships with liquefied natural gas that reach Taiwan in a normal week. (ships a week)
    SailingsGas = "sailings_gas",
    /// Ships with coal in a normal week. (ships a week)
    SailingsCoal = "sailings_coal",
    /// Ships with crude oil and its products in a normal week. (ships a week)
    SailingsOil = "sailings_oil",
    /// Ships with food and all else in a normal week. (ships a week)
    SailingsGoods = "sailings_goods",
    /// Natural gas in store at the start, in hours of full demand. (hours)
    StockGas = "stock_gas",
    /// Coal in store at the start. (hours)
    StockCoal = "stock_coal",
    /// Oil in store at the start. (hours)
    StockOil = "stock_oil",
    /// Food and other goods in store at the start. (hours)
    StockGoods = "stock_goods",
    /// Share of Taiwan's electricity that is made from natural gas. (permille)
    PowerGas = "power_gas",
    /// Share that is made from coal. (permille)
    PowerCoal = "power_coal",
    /// Share that is made from oil. (permille)
    PowerOil = "power_oil",
    /// Ships that a hull on the line stops in a week. (thousandths of a ship a week)
    HullStops = "hull_stops",
    /// Chance that a ship with fuel that gave its papers goes on where the cordon is held. (permille)
    PassHeldFuel = "pass_held_fuel",
    /// Chance that a ship with other goods that gave its papers goes on where the cordon is held. (permille)
    PassHeldGoods = "pass_held_goods",
    /// Chance that a ship with fuel that gave its papers goes on where the cordon is tight. (permille)
    PassTightFuel = "pass_tight_fuel",
    /// Chance that a ship with other goods that gave its papers goes on where the cordon is tight. (permille)
    PassTightGoods = "pass_tight_goods",
    /// Chance that a ship that ran and was caught is taken, where the cordon is tight. (permille)
    SeizeChance = "seize_chance",
    /// Ships that a group of escorts brings in a week without a port near by. (ships)
    ConvoyFar = "convoy_far",
    /// Ships that a group of escorts brings in a week with a port near by, in Japan or Luzon. (ships)
    ConvoyForward = "convoy_forward",
    /// Chance that a convoy comes through crews that block. (permille)
    ConvoyBlock = "convoy_block",
    /// Chance that it comes through crews that board. (permille)
    ConvoyBoard = "convoy_board",
    /// Chance that it comes through crews that fire. (permille)
    ConvoyFire = "convoy_fire",
    /// What escorts add that stay between. (permille)
    GuardShoulder = "guard_shoulder",
    /// What escorts add that fire at whoever boards or fires. (permille)
    GuardFire = "guard_fire",
    /// Chance of a collision in which a cutter is lost, for each convoy that is met. (permille)
    CollisionChance = "collision_chance",
    /// Support that a nation gains whose escort was rammed. (permille)
    CollisionSupport = "collision_support",
    /// Chance of shots where crews board and escorts fire at whoever does. (permille)
    ShotsBoard = "shots_board",
    /// Chance of shots where crews fire. (permille)
    ShotsFire = "shots_fire",
    /// The most hulls that Beijing's coast guard and militia lose in an exchange with escorts that fire. (hulls)
    CuttersLostMost = "cutters_lost_most",
    /// Chance that an exchange with crews that fire costs an escort. (permille)
    WarshipLost = "warship_lost",
    /// Support that a nation gains that loses a warship. (permille)
    WarshipSupport = "warship_support",
    /// Chance that war follows the loss of a warship. (permille)
    WarAfterLoss = "war_after_loss",
    /// Chance that war follows other shots. (permille)
    WarAfterShots = "war_after_shots",
    /// Chance that submarines sink a ship that comes alone. (permille)
    SubAlone = "sub_alone",
    /// Chance that submarines sink a ship in convoy. (permille)
    SubConvoy = "sub_convoy",
    /// Chance that a mine sinks a ship that comes alone. (permille)
    MineAlone = "mine_alone",
    /// Chance that a mine sinks a ship in convoy, in a swept channel. (permille)
    MineConvoy = "mine_convoy",
    /// Owners who stay away because there is a cordon. (permille)
    FearCordon = "fear_cordon",
    /// How far owners stay away when all ships are sent away. (permille)
    FearTurned = "fear_turned",
    /// How far they would stay away if all ships were taken; a tenth of them taken moves a tenth of it. (permille)
    FearSeized = "fear_seized",
    /// How far they would stay away if all ships were sunk. (permille)
    FearSunk = "fear_sunk",
    /// Owners whom the surety of one state brings back. (permille)
    SuretyWorth = "surety_worth",
    /// Political capital for a surety. (capital)
    CostSurety = "cost_surety",
    /// Hours of goods that one nation's airlift brings in a week. (hours)
    AirliftHours = "airlift_hours",
    /// What one nation's airlift adds to endurance in a week. (permille)
    AirliftSpirit = "airlift_spirit",
    /// What a convoy that came through adds to endurance. (permille)
    ConvoySpirit = "convoy_spirit",
    /// What a week with light and full shelves adds. (permille)
    CalmSpirit = "calm_spirit",
    /// The square of the electricity that lacks, in permille, over this, is what a week costs in endurance.
    DarknessDivisor = "darkness_divisor",
    /// What a week with empty shelves costs in endurance. (permille)
    HungerMost = "hunger_most",
    /// Endurance at which Taiwan yields. (permille)
    YieldAt = "yield_at",
    /// What a week in which half of the ships are stopped is worth to Beijing's standing, and one in which fewer are costs it. (permille)
    CordonStanding = "cordon_standing",
    /// What a convoy that comes through is worth to its government, and costs Beijing's. (permille)
    ConvoyStanding = "convoy_standing",
    /// What a week in which merchants bow to Beijing's customs costs Taipei's government; half of it is Beijing's gain. (permille)
    ComplyStanding = "comply_standing",
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
