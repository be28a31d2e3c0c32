//! A name for each kind of thing that the rules know: acts, pressure, stocks, work, signals, grounds, factors. One arm a kind.

use super::{count, duration, number, percent, signed, signed_percent};
use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::Hours;
use crate::catalog::{Act, AgreementStatus, Cargo, Operation, StockKind};
use crate::rules::crisis::Note;
use crate::rules::event::{Driver, FactorKind};
use crate::rules::models::war::{Basing, Outcome};
use crate::rules::order::SignalKind;
use crate::rules::order::war::TaskForce;
use crate::rules::phases::agreement::{GroundKind, Instrument};
use crate::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, WorkKind};

/// What an act is called, as what a force does.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Document => "document",
        Act::Patrol => "patrol",
        Act::Escort => "escort",
        Act::Resupply => "resupply",
        Act::ResupplyRepair => "bring repair materials",
        Act::Survey => "survey",
        Act::Build => "build",
        Act::Shadow => "shadow",
        Act::ShowForce => "show force",
        Act::Block => "block",
        Act::LiveFire => "fire live weapons",
        Act::Harass => "harass",
        Act::WaterCannon => "use water cannon",
        Act::Ram => "ram",
        Act::Board => "board",
    }
}

/// What an act means, in a line.
pub fn act_meaning(act: Act) -> &'static str {
    match act {
        Act::Document => "watches and films; its pictures make publicity count",
        Act::Patrol => "is there: counts towards presence and control",
        Act::Escort => "stands between your side's activity and whoever opposes it",
        Act::Resupply => "brings food, water and people to the outpost",
        Act::ResupplyRepair => "brings repair materials: the other side minds more",
        Act::Survey => "surveys the seabed, or works for those who do",
        Act::Build => "dredges and builds: an island grows unless the holder controls the waters",
        Act::Shadow => "follows and watches",
        Act::ShowForce => "sails past, or round, another's coast to be seen",
        Act::Block => "puts hulls in the way",
        Act::LiveFire => "fires live weapons in another's waters or airways",
        Act::Harass => "flares, lasers and close passes at those who watch",
        Act::WaterCannon => "sprays to stop or damage",
        Act::Ram => "shoulders or rams",
        Act::Board => "boards, seizes or detains",
    }
}

/// An information operation.
pub fn influence(kind: InfluenceKind) -> &'static str {
    match kind {
        InfluenceKind::Disinformation => "spread lies",
        InfluenceKind::Meddling => "meddle in the election",
        InfluenceKind::Rhetoric => "speak of blocs and a new Cold War",
    }
}

/// What a suitor offers.
pub fn inducement(kind: Inducement) -> &'static str {
    match kind {
        Inducement::Loan => "loans and gifts",
        Inducement::Policing => "police advisers and equipment",
        Inducement::Infrastructure => "a port, a cable or a hospital",
        Inducement::Relief => "help after a storm",
    }
}

/// What closer ties bring.
pub fn benefit(kind: BenefitKind) -> &'static str {
    match kind {
        BenefitKind::Technology => "share technology",
        BenefitKind::Infrastructure => "build what serves civilians too",
        BenefitKind::DisasterResponse => "help after disasters",
    }
}

/// What is counted in stocks.
pub fn stock(what: StockKind) -> &'static str {
    match what {
        StockKind::StrikeMissiles => "strike missiles",
        StockKind::AntiShipMissiles => "anti-ship missiles",
        StockKind::Interceptors => "interceptors",
        StockKind::Shelters => "hardened shelters",
        StockKind::Drones => "unmanned aircraft",
        StockKind::Submarines => "submarines",
        StockKind::Cutters => "cutters",
        StockKind::Sealift => "hundreds of troops in one lift",
    }
}

/// So much of a stock: "1 strike missile", "+2 cutters" with its sign if `with_sign`.
pub fn stocked(counted: i32, what: StockKind, with_sign: bool) -> String {
    let one = match what {
        StockKind::StrikeMissiles => "strike missile",
        StockKind::AntiShipMissiles => "anti-ship missile",
        StockKind::Interceptors => "interceptor",
        StockKind::Shelters => "hardened shelter",
        StockKind::Drones => "unmanned aircraft",
        StockKind::Submarines => "submarine",
        StockKind::Cutters => "cutter",
        StockKind::Sealift => "hundred troops in one lift",
    };
    let name = if counted.abs() == 1 { one } else { stock(what) };
    format!("{} {name}", if with_sign { signed(counted) } else { number(counted) })
}

/// What is built at a base.
pub fn work(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Runway => "runways and aprons",
        WorkKind::Fuel => "fuel and piers",
        WorkKind::Shelters => "hardened shelters",
        WorkKind::Stocks(_) => "stores for munitions",
    }
}

/// A cargo.
pub fn cargo(cargo: Cargo) -> &'static str {
    match cargo {
        Cargo::Supplies => "supplies",
        Cargo::RepairMaterial => "repair materials",
    }
}

/// An operation that a host may allow.
pub fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::Overflight => "fly over",
        Operation::Logistics => "put in and refuel",
        Operation::Isr => "fly reconnaissance",
        Operation::DefensiveOperations => "defend",
        Operation::CombatSorties => "fly combat sorties",
        Operation::MainlandStrikes => "strike the mainland",
    }
}

/// A signal, as what its sender does.
pub fn signal(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Reassure => "reassure",
        SignalKind::Warn => "warn",
        SignalKind::Calm => "calm",
        SignalKind::Notice => "give notice of firing",
    }
}

/// Where an agreement stands.
pub fn status(status: AgreementStatus) -> &'static str {
    match status {
        AgreementStatus::Proposed => "proposed",
        AgreementStatus::Signed => "signed",
        AgreementStatus::Ratifying => "being ratified",
        AgreementStatus::InForce => "in force",
        AgreementStatus::Lapsed => "lapsed",
    }
}

/// The strength of an agreement.
pub fn instrument(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Declaration => "Declaration",
        Instrument::Arrangement => "Arrangement",
        Instrument::Treaty => "Treaty",
    }
}

/// A rung of the escalation ladder.
pub fn rung(rung: u8) -> &'static str {
    match rung {
        0 => "competition",
        1 => "coercion and lawfare",
        2 => "harassment",
        3 => "quarantine and boarding",
        4 => "submarines and mines",
        5 => "overt force in a zone",
        6 => "bases and homelands",
        7 => "nuclear signalling",
        _ => "nuclear use",
    }
}

/// What weighed with a nation that was offered something.
pub fn ground(kind: GroundKind) -> &'static str {
    match kind {
        GroundKind::Consensus => "too little backing at home",
        GroundKind::Threat => "it does not see the threat",
        GroundKind::Exposure => "what China could do in return",
        GroundKind::Operation => "the operation asked for goes too far",
        GroundKind::Control => "too little would be left to its own decision",
        GroundKind::Return => "it gets too little for it",
        GroundKind::Credit => "your word is not taken far enough",
        GroundKind::Fatigue => "too many such offers already",
        GroundKind::Alignment => "it leans the other way",
        GroundKind::Timing => "not before the election",
        GroundKind::Unstated => "no reason given",
    }
}

/// What a nation weighs, whichever way it tips.
pub fn weighed(kind: GroundKind) -> &'static str {
    match kind {
        GroundKind::Consensus => "backing at home",
        GroundKind::Threat => "the threat as it sees it",
        GroundKind::Exposure => "what China could do in return",
        GroundKind::Operation => "what is asked of it",
        GroundKind::Control => "what is left to its own decision",
        GroundKind::Return => "what it gets for it",
        GroundKind::Credit => "how far the other's word is taken",
        GroundKind::Fatigue => "how many such offers it has had",
        GroundKind::Alignment => "where it leans",
        GroundKind::Timing => "an election is near",
        GroundKind::Unstated => "no reason given",
    }
}

/// Why something moved.
pub fn driver(driver: Driver) -> String {
    let text = match driver {
        Driver::Deaths => "people were killed",
        Driver::Injuries => "people were injured",
        Driver::Damage => "a hull was damaged",
        Driver::Survey => "a survey that nobody stopped",
        Driver::Delivery => "a cargo got through",
        Driver::Blocked => "a cargo did not get through",
        Driver::OutpostLost => "an outpost was lost",
        Driver::ControlShift => "control of a feature moved",
        Driver::Publicity => "it publicised what happened",
        Driver::Exposure => "the world was shown what it did",
        Driver::AllyKept => "an ally kept its word",
        Driver::AllyRefused => "an ally did not keep its word",
        Driver::KeptWord => "it kept its word",
        Driver::BrokeWord => "it did not keep its word",
        Driver::Incursion => "forces entered without permission",
        Driver::Rashness => "it acted rashly in the world's eyes",
        Driver::Concession => "a concession that the public dislikes",
        Driver::Understanding => "an understanding that calms things",
        Driver::Signal => "a signal or a consultation",
        Driver::Misread => "a signal was misread",
        Driver::Inject => "events",
        Driver::WhiteCell => "the White Cell's decision",
        Driver::OrderCost => "the cost of an order",
        Driver::Income => "what support yields in a turn",
        Driver::Decay => "time without incidents",
        Driver::Encounter(what) => return format!("an encounter ({})", act(what)),
        Driver::Persistence => "long presence without an answer",
        Driver::Coercion => "trade was restricted",
        Driver::Embargo => "trade was lost to a restriction",
        Driver::Disinformation => "disinformation",
        Driver::Meddling => "election interference",
        Driver::Rhetoric => "speeches of blocs and a new Cold War",
        Driver::Attribution => "disinformation was attributed",
        Driver::Inducement => "what was offered",
        Driver::Exercise => "an exercise",
        Driver::Infrastructure => "what is built at bases",
        Driver::Institution => "institutions at work",
        Driver::Programme => "a programme",
        Driver::Spending => "what is spent on defence",
        Driver::Tariffs => "tariffs between allies",
        Driver::Upkeep => "the price of a policy",
        Driver::Benefit => "what closer ties bring to people",
        Driver::Campaign => "the government's campaign",
        Driver::Election => "an election",
        Driver::Ratification => "a treaty before parliaments",
        Driver::Reassurance => "the region was reassured",
        Driver::LiveFire => "live fire near by",
        Driver::ShowOfForce => "a task group showed itself",
        Driver::Harassment => "aircraft or ships were harassed",
        Driver::IslandBuilding => "an island was built",
        Driver::War => "they fight each other",
        Driver::Quarantine => "merchants are stopped, and others escort them",
        Driver::Nuclear => "nuclear forces were shown",
    };
    text.to_owned()
}

/// An input of a result, with its value.
pub fn factor(kind: FactorKind, value: i32) -> String {
    match kind {
        FactorKind::OwnWeight => format!("weight of the acting hulls {} t", value * 100),
        FactorKind::EscortWeight => format!("weight of the escorts {} t", value * 100),
        FactorKind::OpposingWeight => format!("weight of the opposing hulls {} t", value * 100),
        FactorKind::BaseChance => format!("chance against this act {}", percent(value)),
        FactorKind::Balance => format!("balance of hulls {}", signed_percent(value)),
        FactorKind::Weather => format!("weather {}", signed_percent(value)),
        FactorKind::Witnesses => format!("cameras on the scene {}", signed_percent(value)),
        FactorKind::AllyPresent => format!("a treaty ally on the scene {}", signed_percent(value)),
        FactorKind::Passage => format!("a passage arrangement {}", signed_percent(value)),
        FactorKind::Chance => format!("chance to get it done {}", percent(value)),
        FactorKind::Drawn => format!("drawn {} (below the chance passes)", percent(value)),
        FactorKind::PresenceShare => format!("share of presence {value}%"),
        FactorKind::Wear => format!("worn by earlier use {}", percent(value)),
        FactorKind::Gravity => format!("gravity of the act {value}"),
        FactorKind::Hours => format!("{value} h"),
        FactorKind::People => count(value.max(0) as u64, "person", "people"),
        FactorKind::Exposure => format!("trade at stake {} of product", percent(value)),
        FactorKind::Effect => format!("full effect {}", percent(value)),
        FactorKind::PreBunking => format!("left after warnings {}", percent(value)),
        FactorKind::Partners => count(value.max(0) as u64, "nation", "nations"),
        FactorKind::Backing => format!("support {}", percent(value)),
        FactorKind::Needed => format!("support needed {}", percent(value)),
        FactorKind::Standing => format!("approval of the government {}", percent(value)),
        FactorKind::Mood => format!("mood of the day {}", signed_percent(value)),
        FactorKind::Meddling => format!("meddling {}", signed_percent(value)),
        FactorKind::TradeLoss => format!("lost trade {}", signed_percent(value)),
        FactorKind::Region => format!("acceptance in the region {}", percent(value)),
        FactorKind::Transit => format!("transit out and back {}", duration(Hours(value.max(0) as u32))),
        FactorKind::Notice => format!("alarm left, as it was announced or not {}", percent(value)),
        FactorKind::Forewarned => format!("loss of face left, as it was seen or not {}", percent(value)),
        FactorKind::OnStation => format!("on station of the time at sea {}", percent(value)),
        FactorKind::Availability => format!("hulls at sea at any time {value}%"),
    }
}

/// What an institution is.
pub fn institution(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::Headquarters => "a combined headquarters",
        InstitutionKind::WorkingGroup => "a planning group",
        InstitutionKind::SharedIsr => "a cell that shares reconnaissance",
        InstitutionKind::CoordinationCentre => "a coordination centre",
    }
}

/// A task force's name.
pub fn task_force(task_force: TaskForce) -> &'static str {
    match task_force {
        TaskForce::Missiles => "missile force",
        TaskForce::Bombers => "bombers",
        TaskForce::Submarines => "submarines",
        TaskForce::Surface => "carriers and surface groups",
        TaskForce::Landing => "landing force",
        TaskForce::Coastal => "coastal missiles",
        TaskForce::Reserves => "reserves",
    }
}

/// A note's name.
pub fn note(note: Note) -> &'static str {
    match note {
        Note::Surrender => "Taiwan yields",
        Note::Withdrawal => "China withdraws in phases",
        Note::Enclave => "arms rest where they stand",
        Note::UsWithdrawal => "the United States withdraws",
    }
}

/// How a war ended.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ChineseVictory => "a Chinese victory",
        Outcome::StalemateToward => "a stalemate toward China",
        Outcome::StalemateAgainst => "a stalemate against China",
        Outcome::ChineseDefeat => "a Chinese defeat",
    }
}

/// What a host lets others do.
pub fn basing(basing: Basing) -> &'static str {
    match basing {
        Basing::None => "nothing that has to do with the war",
        Basing::Logistics => "tankers, patrols and supply",
        Basing::Combat => "combat sorties",
    }
}
