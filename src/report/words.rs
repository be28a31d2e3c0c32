//! Names and sentences. Screens, debriefs and error texts all speak through here, so that a thing has one name everywhere.

pub use super::numbers::{number, percent, signed, signed_percent};
use super::second_names;
use crate::catalog::clause::InstitutionKind;
use crate::catalog::{Act, AgreementStatus, Cargo, Date, GoodId, NationId, Operation, Place, PlaceId, ProgrammeId, StockKind};
use crate::geo::CellId;
use crate::rules::event::{Driver, FactorKind, HaltReason};
use crate::rules::order::SignalKind;
use crate::rules::phases::agreement::{AgreementText, Answer, GroundKind, Instrument};
use crate::rules::scenario::{Clock, Effect, Position, Scenario};
use crate::rules::state::Game;
use crate::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, Policy, WorkKind};
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};

/// The names of a scenario and of a game as its reader may know it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Names that never change.
    pub scenario: &'a Scenario,
    /// Names of forces and agreements, as the reader may know them.
    pub game: &'a Game,
}

impl Words<'_> {
    /// A nation's name by itself, for a list or a heading.
    pub fn nation(&self, id: NationId) -> String {
        self.scenario.catalog.nations.get(id.index()).map_or_else(|| "an unknown nation".to_owned(), |nation| nation.name.clone())
    }

    /// A nation's name in a sentence, with its article if it takes one.
    pub fn the(&self, id: NationId) -> String {
        let name = self.nation(id);
        let article = self.scenario.catalog.nations.get(id.index()).is_some_and(|nation| nation.article);
        if article { format!("the {name}") } else { name }
    }

    /// What is of a nation: "Philippine".
    pub fn adjective(&self, id: NationId) -> String {
        let found = self.scenario.catalog.nations.get(id.index()).filter(|nation| !nation.adjective.is_empty());
        match found {
            Some(nation) => nation.before_noun.as_ref().unwrap_or(&nation.adjective).clone(),
            None => self.nation(id),
        }
    }

    /// Three letters of a nation.
    pub fn letters(&self, id: NationId) -> String {
        self.scenario.catalog.nations.get(id.index()).map_or_else(String::new, |nation| nation.iso.clone())
    }

    /// Several nations' names in a sentence.
    pub fn nations(&self, ids: &[NationId]) -> String {
        list(&ids.iter().map(|&id| self.the(id)).collect::<Vec<_>>())
    }

    /// A seat's name.
    pub fn seat(&self, id: SeatId) -> String {
        self.scenario.seats.get(id.index()).map_or_else(|| "a seat".to_owned(), |seat| seat.name.clone())
    }

    /// A place's name, short enough for a sentence.
    pub fn place(&self, id: PlaceId) -> String {
        self.scenario.catalog.places.get(id.index()).map_or_else(|| "a place".to_owned(), Place::short)
    }

    /// A contested location's name.
    pub fn feature(&self, id: FeatureId) -> String {
        self.scenario.features.get(id.index()).map_or_else(|| "a feature".to_owned(), |feature| self.place(feature.place))
    }

    /// A force's name, if the reader may know it.
    pub fn force(&self, id: ForceId) -> String {
        self.game.forces.get(&id).map_or_else(|| "a force".to_owned(), |force| second_names::shown(&self.scenario.catalog, &force.name))
    }

    /// Several forces' names.
    pub fn forces(&self, ids: &[ForceId]) -> String {
        let known: Vec<String> = ids.iter().filter(|id| self.game.forces.contains_key(id)).map(|&id| self.force(id)).collect();
        if known.is_empty() { "forces".to_owned() } else { list(&known) }
    }

    /// An agreement's name.
    pub fn agreement(&self, id: AgreementId) -> String {
        let Some(agreement) = self.game.agreement(id) else { return "an agreement".to_owned() };
        let name = &agreement.text.name;
        let alike = |other: &crate::rules::state::Agreement| other.text.name == *name && other.text.parties != agreement.text.parties;
        if !self.game.agreements.iter().any(alike) {
            return name.clone();
        }
        // Treaties of one name are told apart by their parties.
        format!("{name} ({})", list(&agreement.text.parties.iter().map(|&nation| self.nation(nation)).collect::<Vec<_>>()))
    }

    /// Where a force is.
    pub fn position(&self, at: Position) -> String {
        match at {
            Position::At(place) => self.place(place),
            Position::Field(cell) => self.cell(cell),
        }
    }

    /// A hex: the nearest named place within 120 km, or its position.
    pub fn cell(&self, cell: CellId) -> String {
        let Some(there) = self.scenario.map.cell(cell) else { return "beyond the map".to_owned() };
        let near = self.scenario.catalog.places.iter().map(|place| (place.at.distance_m(there.centre), place)).min_by_key(|(metres, _)| *metres);
        match near {
            Some((metres, place)) if metres < 25_000 => format!("off {}", place.short()),
            Some((metres, place)) if metres < 120_000 => format!("{} km from {}", (metres + 5_000) / 10_000 * 10, place.short()),
            _ => super::numbers::position(there.centre.lat(), there.centre.lon()),
        }
    }

    /// The same as where something is: "at 12.0° N, 115.3° E".
    pub fn at_cell(&self, cell: CellId) -> String {
        let place = self.cell(cell);
        if place.contains('°') { format!("at {place}") } else { place }
    }

    /// What a force enters that comes to a cell of `of`'s. Islets that another nation claims are administered, and called nobody's.
    pub fn territory(&self, of: NationId, cell: CellId) -> String {
        let (scenario, there) = (self.scenario, self.scenario.map.cell(cell));
        let around = there.and_then(|there| scenario.map.around.get(usize::from(there.around?))).cloned();
        let contested = || scenario.features().find(|(_, feature)| feature.territorial_sea && feature.holder == of && feature.cell == cell);
        let around = around.or_else(|| contested().map(|(id, _)| self.feature(id)));
        match around {
            Some(islets) => format!("the territorial sea around {islets}, administered by {}", self.the(of)),
            None if there.is_some_and(|there| there.territorial_sea.is_some()) => format!("the territorial sea of {}", self.the(of)),
            None => format!("the airspace of {}", self.the(of)),
        }
    }

    /// The same as what was entered without permission: "the territorial sea of Japan without permission".
    pub fn entered(&self, of: NationId, cell: CellId) -> String {
        let territory = self.territory(of, cell);
        // What is said of the place stands between commas.
        let comma = if territory.contains(", administered by ") { "," } else { "" };
        format!("{territory}{comma} without permission")
    }

    /// Several such entries in a list.
    pub fn entries(&self, of: &[(NationId, CellId)]) -> String {
        list(&of.iter().map(|&(of, cell)| self.entered(of, cell)).collect::<Vec<_>>())
    }

    /// The day and hour at which a turn begins.
    pub fn moment(&self, turn: u16) -> String {
        let hours = u32::from(self.scenario.start_hour) + self.game.hours_at(self.scenario, turn);
        let day = self.scenario.start.plus_days(hours / 24);
        match self.game.clock_of(self.scenario, turn) {
            Clock::Incident => format!("{}, {:02}:00", day.long(), hours % 24),
            Clock::Competition => self.season(turn),
            Clock::Crisis => day.long(),
        }
    }

    /// When a turn of the competition is, by the quarter that it lies in; by months where quarters would not tell turns apart.
    fn season(&self, turn: u16) -> String {
        let (scenario, game) = (self.scenario, self.game);
        // A quarter's turn has 91 days and a bit: what begins with the last days of a quarter is the next one's turn.
        let days = scenario.turn_hours / 24;
        let day = |turn: u16| game.day_of(scenario, turn).plus_days((days / 8).min(11));
        let last = game.turns.unwrap_or(game.turn.max(turn));
        // A war's turns are called by their days, and a calendar that waits for one stands still.
        let turns: Vec<u16> = (1..=last).filter(|&turn| game.clock_of(scenario, turn) == Clock::Competition).collect();
        let same = |name: fn(Date) -> String| turns.windows(2).any(|pair| name(day(pair[0])) == name(day(pair[1])));
        if !same(quarter) {
            quarter(day(turn))
        } else if !same(Date::month_and_year) {
            day(turn).month_and_year()
        } else {
            game.day_of(scenario, turn).long()
        }
    }

    /// With which turn something ends: "with turn 5", or "after the last turn" for what the game does not come to.
    pub fn with_turn(&self, turn: u16) -> String {
        if self.is_played(turn) { format!("with turn {turn}") } else { "after the last turn".to_owned() }
    }

    /// Until when something lasts, or by when it is due: "the end of turn 5", or "the end of the game" for what outlasts it.
    pub fn end_of(&self, turn: u16) -> String {
        if self.is_played(turn) { format!("the end of turn {turn}") } else { "the end of the game".to_owned() }
    }

    /// Whether the game comes to a turn, as far as the reader knows its last one.
    fn is_played(&self, turn: u16) -> bool {
        self.game.turns.is_none_or(|last| turn <= last)
    }

    /// How long a turn is.
    pub fn turn_length(&self) -> String {
        duration(self.scenario.turn_hours)
    }

    /// What an inject or the White Cell's hand changes.
    pub fn effect(&self, effect: &Effect) -> String {
        let points = |by: i16| signed_percent(i32::from(by));
        match effect {
            Effect::Support { nation, by } => format!("support in {} {}", self.the(*nation), points(*by)),
            Effect::Standing { nation, by } => format!("approval of the government of {} {}", self.the(*nation), points(*by)),
            Effect::Credit { nation, by } => format!("credibility of {} {}", self.the(*nation), points(*by)),
            Effect::Capital { nation, by } => format!("political capital of {} {}", self.the(*nation), signed(*by)),
            Effect::Budget { nation, by } => format!("budget of {} {} M$", self.the(*nation), signed(*by)),
            Effect::Control { feature, by } => format!("control of {} {}", self.feature(*feature), signed(*by)),
            Effect::Supply { feature, by } => format!("supply at {} {}", self.feature(*feature), signed(*by)),
            Effect::Fabric { feature, by } => format!("hull condition at {} {}", self.feature(*feature), signed(*by)),
            Effect::Rung { a, b, to } => format!("{} and {} stand at rung {to}, {}", self.the(*a), self.the(*b), rung(*to)),
            Effect::Weather { turns: 1 } => "bad weather at sea for a turn".to_owned(),
            Effect::Weather { turns } => format!("bad weather at sea for {turns} turns"),
            Effect::Reinforce => "forces arrive".to_owned(),
            Effect::War => "war for Taiwan begins".to_owned(),
            Effect::Policy { nation, policy, on } => {
                format!("{} {}: {}", self.the(*nation), if *on { "begins" } else { "ends" }, self.policy(*policy))
            }
            Effect::Alignment { nation, by } => format!("alignment of {} {}", self.the(*nation), points(*by)),
            Effect::Region { by } => format!("acceptance in the region {}", points(*by)),
            Effect::Coercion { good, target } => format!("{} is withheld from {}", self.good(*good), self.the(*target)),
            Effect::Agreement { index, status: next } => format!("{} is {}", self.agreement(AgreementId(*index)), status(*next)),
        }
    }

    /// Where an agreement stands, with what limits it now.
    pub fn agreement_state(&self, id: AgreementId) -> String {
        let Some(agreement) = self.game.agreement(id) else { return String::new() };
        let suspended = if agreement.is_suspended(self.game.turn) { ", suspended by publicity" } else { "" };
        let ends = agreement.ends_turn.map_or_else(String::new, |turn| format!(", ends {}", self.with_turn(turn)));
        format!("{}{suspended}{ends}", status(agreement.status))
    }

    /// What an answer to an offer says.
    pub fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Accept => "accepts".to_owned(),
            Answer::Refuse { why } => {
                let mut grounds: Vec<_> = why.iter().filter(|ground| ground.weight < 0 || ground.kind == GroundKind::Unstated).collect();
                grounds.sort_by_key(|ground| ground.weight);
                // A ground can weigh for the nation and again for its seat: it is said once.
                let mut reasons: Vec<String> = Vec::new();
                for reason in grounds.iter().map(|ground| self::ground(ground.kind).to_owned()) {
                    if !reasons.contains(&reason) {
                        reasons.push(reason);
                    }
                }
                reasons.truncate(3);
                if reasons.is_empty() { "refuses".to_owned() } else { format!("refuses: {}", list(&reasons)) }
            }
        }
    }

    /// A good that can be withheld.
    pub fn good(&self, good: GoodId) -> String {
        self.scenario.catalog.goods.get(good.index()).map_or_else(|| "a good".to_owned(), |good| good.name.clone())
    }

    /// A programme.
    pub fn programme(&self, programme: ProgrammeId) -> String {
        self.scenario.catalog.programmes.get(programme.index()).map_or_else(|| "a programme".to_owned(), |programme| programme.name.clone())
    }

    /// A policy.
    pub fn policy(&self, policy: Policy) -> String {
        match policy {
            Policy::Silo => "keep security in its own silo".to_owned(),
            Policy::FairShare => "a fair share for defence".to_owned(),
            Policy::Tariffs(on) => format!("tariffs on {}", self.the(on)),
        }
    }

    /// Why a force stopped short.
    pub fn halt(&self, why: HaltReason) -> String {
        match why {
            HaltReason::PermissionEnded { host, place } => {
                let at = place.map_or_else(String::new, |place| format!(" at {}", self.place(place)));
                format!("{} no longer lets it stay{at}", self.the(host))
            }
            HaltReason::EnduranceSpent => "its time at sea is up".to_owned(),
            HaltReason::Weather => "bad weather keeps small craft in".to_owned(),
            HaltReason::Disabled => "nothing of it can go on".to_owned(),
            HaltReason::Harassed => "it was harassed and has broken off".to_owned(),
        }
    }

    /// A proposed text in a line: its instrument and what it is called.
    pub fn text_line(&self, text: &AgreementText) -> String {
        format!("{}: {}", instrument(text.instrument), text.name)
    }
}

/// Hours in the unit that reads best.
pub fn duration(hours: u32) -> String {
    match hours {
        0..48 => format!("{hours} h"),
        48..1_000 => format!("{}.{} days", hours / 24, hours % 24 * 10 / 24),
        _ => format!("{} days", hours / 24),
    }
}

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
        FactorKind::Transit => format!("transit out and back {}", duration(value.max(0) as u32)),
        FactorKind::Notice => format!("alarm left, as it was announced or not {}", percent(value)),
        FactorKind::Forewarned => format!("loss of face left, as it was seen or not {}", percent(value)),
        FactorKind::OnStation => format!("on station of the time at sea {}", percent(value)),
        FactorKind::Availability => format!("hulls at sea at any time {value}%"),
    }
}

/// The quarter of a day, such as "second quarter of 2026".
fn quarter(day: Date) -> String {
    let names = ["first", "second", "third", "fourth"];
    format!("{} quarter of {}", names[usize::from((day.month.clamp(1, 12) - 1) / 3)], day.year)
}

/// "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(super) fn short_list(items: &[String], most: usize) -> String {
    if items.len() <= most { list(items) } else { format!("{} and {} more places", items[..most].join(", "), items.len() - most) }
}

/// A count with its noun: "1 ship", "3 ships".
pub fn count(number: impl Into<u64>, one: &str, many: &str) -> String {
    match number.into() {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

/// The first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_numbers_read_well() {
        let items = |n: usize| (0..n).map(|i| format!("p{i}")).collect::<Vec<_>>();
        assert_eq!(list(&items(1)), "p0");
        assert_eq!(list(&items(3)), "p0, p1 and p2");
        assert_eq!(short_list(&items(5), 3), "p0, p1, p2 and 2 more places");
        assert_eq!((percent(484), signed_percent(-35), signed_percent(4)), ("48.4%".into(), "−3.5".into(), "+0.4".into()));
        assert_eq!((duration(12), duration(60), duration(2190)), ("12 h".into(), "2.5 days".into(), "91 days".into()));
        assert_eq!(capital("ram"), "Ram");
    }
}
