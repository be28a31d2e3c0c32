//! A small sea on which a rule's test is set up: "given ... orders ... exact events".
//!
//! Open water of 40 by 12 hexes of 25 km; places lie on its middle row, named by their column. Nations start alike, with plenty of capital,
//! so that a test says only what matters to it.

use std::sync::{Arc, OnceLock};

use latticework::catalog::clause::{Area, AttackOn, Consent, Places, Promise, Response, Tension};
use latticework::catalog::quantity::Hours;
use latticework::catalog::{Act, AgreementStatus, Clause, ForceTypeId, NationId, Operation};
use latticework::geo::{CellId, HexMap, Terrain};
use latticework::rules::event::Discard;
use latticework::rules::order::{Consult, Hold, Honour, Move, Order, Publicise, Signal, SignalKind, Transfer, Undertake};
use latticework::rules::phases::agreement::{AgreementText, Answer, Instrument};
use latticework::rules::scenario::{AgreementSetup, Effect, Feature, ForceSetup, Inject, Position, Scenario, Trigger};
use latticework::rules::state::{Force, Game, Task, Trial};
use latticework::rules::vocab::ids::{DueId, FeatureId, ForceId, InjectId, ProposalId, SeatId, SeatSet};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Actor, Command, Event, Recorded, Refusal, WhiteCommand, turn};

use super::levels::library;
use super::names::Names;
use super::turns;

/// Columns of the map.
pub const WIDTH: u32 = 40;
/// Rows of the map; places lie on row 6.
pub const HEIGHT: u32 = 12;

/// Seats of every test: the Philippines, Beijing, the United States. Japan and Australia are desks.
pub const MANILA: SeatId = SeatId(0);
pub const BEIJING: SeatId = SeatId(1);
pub const WASHINGTON: SeatId = SeatId(2);

const LEVEL: &str = r#"(
    format: 2,
    title: "A small sea",
    map: (west: 108, east: 122, south: 6, north: 20, hex_km: 100),
    clock: Incident,
    start: "2025-01-01",
    turn_hours: 12,
    turns: 30,
    staff_actions: 20,
    nations: {
        "phl": (support: 500, standing: 500, capital: 20, credit: 500),
        "prc": (support: 500, standing: 500, capital: 20, credit: 500),
        "usa": (support: 500, standing: 500, capital: 20, credit: 500),
        "jpn": (support: 500, standing: 500, capital: 20, credit: 500),
        "aus": (support: 500, standing: 500, capital: 20, credit: 500),
    },
    seats: [
        (id: "manila", name: "Manila", nations: ["phl"]),
        (id: "beijing", name: "Beijing", nations: ["prc"]),
        (id: "washington", name: "Washington", nations: ["usa"]),
    ],
)"#;

fn base() -> &'static Scenario {
    static BASE: OnceLock<Scenario> = OnceLock::new();
    BASE.get_or_init(|| {
        let report = library().check("small_sea", "small_sea.ron", LEVEL, None);
        let problems: Vec<String> = report.problems.iter().map(|problem| format!("{problem:?}")).collect();
        report.scenario.unwrap_or_else(|| panic!("{problems:#?}"))
    })
}

/// The cell of a column on the middle row.
pub fn column(column: u32) -> CellId {
    CellId(6 * WIDTH + column)
}

/// The cell at a column and row.
pub fn cell(column: u32, row: u32) -> CellId {
    CellId(row * WIDTH + column)
}

/// What a test starts from.
pub struct Given {
    pub scenario: Scenario,
}

impl Names for Given {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl Given {
    /// The small sea, without places, features, forces or agreements.
    pub fn a_small_sea() -> Self {
        let mut scenario = base().clone();
        scenario.map = HexMap::flat(WIDTH, HEIGHT, 25);
        scenario.place_cells.fill(None);
        scenario.features.clear();
        scenario.forces.clear();
        scenario.agreements.clear();
        scenario.injects.clear();
        scenario.objectives.clear();
        for seat in &mut scenario.seats {
            seat.ceiling = Act::Board;
        }
        Self { scenario }
    }

    fn kind(&self, slug: &str) -> ForceTypeId {
        self.scenario.catalog.force_type_id(slug).unwrap_or_else(|| panic!("no kind {slug}"))
    }

    /// Puts a place on the map.
    pub fn with_place(mut self, slug: &str, at: u32) -> Self {
        let place = self.place(slug);
        self.scenario.place_cells[place.index()] = Some(column(at));
        self
    }

    /// Second Thomas Shoal at column 8: an outpost of the Philippines, claimed by Beijing, with one step of supply.
    pub fn with_shoal(self) -> Self {
        let shoal = self.place("second_thomas");
        let (holder, challenger) = (self.nation("phl"), self.nation("prc"));
        let mut given = self.with_place("second_thomas", 8);
        given.scenario.features.push(Feature {
            place: shoal,
            cell: column(8),
            holder,
            challenger,
            control: 0,
            outpost: true,
            supply: 1,
            supply_hours: Hours(60),
            fabric: 1,
            territorial_sea: false,
            note: String::new(),
        });
        given
    }

    /// The Senkakus at column 20: Japan administers them; Beijing's hulls there are in its territorial sea.
    pub fn with_islands(self) -> Self {
        let islands = self.place("senkaku");
        let (holder, challenger) = (self.nation("jpn"), self.nation("prc"));
        let mut given = self.with_place("senkaku", 20);
        given.scenario.features.push(Feature {
            place: islands,
            cell: column(20),
            holder,
            challenger,
            control: 2,
            outpost: false,
            supply: 0,
            supply_hours: Hours(60),
            fabric: 0,
            territorial_sea: true,
            note: String::new(),
        });
        given
    }

    /// A force in port, which is its home.
    pub fn with_force(mut self, name: &str, nation: &str, kind: &str, strength: u16, home: &str) -> Self {
        let home = self.place(home);
        self.scenario.forces.push(ForceSetup {
            slug: name.to_owned(),
            name: name.to_owned(),
            nation: self.nation(nation),
            kind: self.kind(kind),
            strength,
            position: Position::At(home),
            home,
            arrives: None,
            fixed: false,
            task: None,
        });
        self
    }

    /// The last force is at sea in this column instead.
    pub fn at_sea(mut self, at: u32) -> Self {
        self.last().position = Position::Field(column(at));
        self
    }

    /// The last force is away from home, in this place.
    pub fn at(mut self, place: &str) -> Self {
        let place = self.place(place);
        self.last().position = Position::At(place);
        self
    }

    /// The last force does this at the first feature from the start.
    pub fn doing(self, act: Act) -> Self {
        self.doing_against(act, None)
    }

    /// The last force does this at the first feature, against a nation.
    pub fn doing_against(mut self, act: Act, against: Option<&str>) -> Self {
        let against = against.map(|slug| self.nation(slug));
        self.last().task = Some(Task { feature: FeatureId(0), act, against });
        self
    }

    /// The last force comes in by the inject with this number.
    pub fn arriving_with(mut self, inject: u16) -> Self {
        self.last().arrives = Some(InjectId(inject));
        self
    }

    fn last(&mut self) -> &mut ForceSetup {
        self.scenario.forces.last_mut().unwrap_or_else(|| panic!("name a force first"))
    }

    /// A parameter has this value.
    pub fn with(mut self, param: Param, value: i32) -> Self {
        self.scenario.parameters.set(param, value);
        self
    }

    /// What is opposed always passes, or never does, as nearly as the rules allow (2 in 100 either way).
    pub fn chance_of_passing(self, permille: i32) -> Self {
        let all = [Param::PassBlock, Param::PassWaterCannon, Param::PassRam, Param::PassBoard];
        all.into_iter().fold(self, |given, param| given.with(param, permille)).with(Param::BalanceWeight, 0)
    }

    /// Whoever is stopped by this act is damaged, hurt, killed with these chances.
    pub fn harm(self, act: Act, [damage, injury, death]: [i32; 3]) -> Self {
        let [d, i, k] = match act {
            Act::Block => [Param::DamageBlock, Param::InjuryBlock, Param::DeathBlock],
            Act::WaterCannon => [Param::DamageWaterCannon, Param::InjuryWaterCannon, Param::DeathWaterCannon],
            Act::Ram => [Param::DamageRam, Param::InjuryRam, Param::DeathRam],
            _ => [Param::DamageBoard, Param::InjuryBoard, Param::DeathBoard],
        };
        self.with(d, damage).with(i, injury).with(k, death)
    }

    /// Crews do what they are told and no more.
    pub fn with_steady_crews(self) -> Self {
        self.with(Param::ContactEscalation, 0)
    }

    /// An agreement in force from the start.
    pub fn with_agreement(mut self, name: &str, parties: &[&str], clauses: Vec<Clause>) -> Self {
        let parties = parties.iter().map(|slug| self.nation(slug)).collect();
        self.scenario.agreements.push(AgreementSetup {
            def: None,
            name: name.to_owned(),
            parties,
            clauses,
            status: AgreementStatus::InForce,
            quiet: false,
        });
        self
    }

    /// The United States and the Philippines owe each other help when this is attacked anywhere in the Pacific.
    pub fn with_treaty(self, trigger: AttackOn, response: Response) -> Self {
        let (usa, phl) = (self.nation("usa"), self.nation("phl"));
        let owes = |obligor, beneficiary| Clause::Obligation { obligor, beneficiary, area: Area::Pacific, trigger, response };
        self.with_agreement("Mutual defense", &["usa", "phl"], vec![owes(usa, phl), owes(phl, usa)])
    }

    /// The host lets the guest's forces put in at all its places.
    pub fn permission(&self, host: &str, guest: &str, operation: Operation, consent: Consent) -> Clause {
        Clause::Permission {
            grantor: self.nation(host),
            grantees: vec![self.nation(guest)],
            places: Places::AllHosted,
            operation,
            up_to: Tension::War,
            consent,
            cap: None,
            until_turn: None,
        }
    }

    /// Marks columns of the middle row as land of a nation.
    pub fn with_land(self, nation: &str, columns: std::ops::RangeInclusive<u32>) -> Self {
        self.with_owned(nation, columns, true)
    }

    /// Marks columns, on all rows, as territorial sea of a nation.
    pub fn with_waters(self, nation: &str, columns: std::ops::RangeInclusive<u32>) -> Self {
        self.with_owned(nation, columns, false)
    }

    fn with_owned(mut self, nation: &str, columns: std::ops::RangeInclusive<u32>, land: bool) -> Self {
        let iso = self.scenario.catalog.nation(self.nation(nation)).iso.clone();
        let map = &mut self.scenario.map;
        let owner = map.owners.iter().position(|known| *known == iso).unwrap_or_else(|| {
            map.owners.push(iso);
            map.owners.len() - 1
        }) as u8;
        for at in columns {
            for row in 0..HEIGHT {
                let there = &mut map.cells[cell(at, row).index()];
                if land {
                    there.owner = Some(owner);
                    there.terrain = Terrain::Coast;
                } else {
                    there.territorial_sea = Some(owner);
                }
            }
        }
        self
    }

    /// An inject with these effects.
    pub fn with_inject(mut self, slug: &str, trigger: Trigger, effects: Vec<Effect>) -> Self {
        let inject = Inject { slug: slug.to_owned(), title: slug.to_owned(), text: String::new(), to: Vec::new(), trigger, effects };
        self.scenario.injects.push(inject);
        self
    }

    /// The game begins.
    pub fn start(self) -> Play {
        self.start_from(1)
    }

    /// The game begins, with this seed.
    pub fn start_from(self, seed: u64) -> Play {
        let scenario = Arc::new(self.scenario);
        let game = Trial::of(&Game::start(&scenario, seed, &mut Discard));
        Play { scenario, game }
    }
}

/// A game under test.
#[derive(Clone)]
pub struct Play {
    pub scenario: Arc<Scenario>,
    pub game: Trial,
}

impl Names for Play {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl Play {
    /// The number of the force with this name.
    pub fn id(&self, name: &str) -> ForceId {
        let found = self.game.forces.iter().find(|(_, force)| &*force.name == name).map(|(&id, _)| id);
        found.unwrap_or_else(|| panic!("no force {name}"))
    }

    pub fn force(&self, name: &str) -> &Force {
        &self.game.forces[&self.id(name)]
    }

    /// A seat, the White Cell or a desk gives a command; what happened at once.
    pub fn command(&mut self, actor: Actor, command: Command) -> Result<Vec<Recorded>, Refusal> {
        let mut events = Vec::new();
        turn::command(&self.scenario, &mut self.game, &mut events, actor, &command)?;
        Ok(events)
    }

    /// Somebody gives a command whose events do not matter.
    pub fn try_command(&mut self, actor: Actor, command: Command) -> Result<(), Refusal> {
        self.command(actor, command).map(|_| ())
    }

    /// A seat gives an order.
    pub fn give(&mut self, seat: SeatId, order: Order) -> Result<(), Refusal> {
        self.command(Actor::Seat(seat), Command::Give(order)).map(|_| ())
    }

    /// A seat gives an order that the rules allow.
    pub fn order(&mut self, seat: SeatId, order: Order) {
        self.give(seat, order.clone()).unwrap_or_else(|why| panic!("{order:?}: {why:?}"));
    }

    /// The White Cell commands.
    pub fn white(&mut self, command: WhiteCommand) -> Result<Vec<Recorded>, Refusal> {
        self.command(Actor::WhiteCell, Command::White(command))
    }

    /// Every seat seals; what happened in the turn, with who learns of it.
    pub fn recorded_turn(&mut self) -> Vec<Recorded> {
        turns::resolved(&self.scenario, &mut self.game)
    }

    /// Every seat seals; what happened in the turn.
    pub fn turn(&mut self) -> Vec<Event> {
        self.recorded_turn().into_iter().map(|recorded| recorded.event).collect()
    }

    /// What happened in a turn, without what every turn brings: income, and the next turn.
    pub fn news(&mut self) -> Vec<Event> {
        let mut events = self.turn();
        let routine = |event: &Event| match event {
            Event::CapitalMoved { why, .. } => *why == latticework::rules::event::Driver::Income,
            Event::TurnBegan { .. } | Event::Logged { .. } => true,
            _ => false,
        };
        events.retain(|event| !routine(event));
        events
    }

    /// An offer that the others accept, made at once; it binds when the turn resolves.
    pub fn agree(&mut self, from: &str, to: &[&str], text: AgreementText) -> ProposalId {
        let (from, to): (NationId, Vec<NationId>) = (self.nation(from), to.iter().map(|slug| self.nation(slug)).collect());
        let propose = Command::Propose { from, to: to.clone(), text, counters: None, private: false };
        let actor = self.actor_for(from);
        let events = self.command(actor, propose).unwrap_or_else(|why| panic!("{why:?}"));
        let id = events.iter().find_map(|recorded| match recorded.event {
            Event::Proposed { id, .. } => Some(id),
            _ => None,
        });
        let id = id.unwrap_or_else(|| panic!("nothing was proposed"));
        for nation in to {
            let actor = self.actor_for(nation);
            self.command(actor, Command::Answer { nation, proposal: id, answer: Answer::Accept }).unwrap_or_else(|why| panic!("{why:?}"));
        }
        id
    }

    /// Who speaks for a nation.
    pub fn actor_for(&self, nation: NationId) -> Actor {
        turns::speaker(&self.scenario, &self.game, nation)
    }

    /// The order to do something at the first feature, by the shortest way.
    pub fn undertake(&self, name: &str, act: Act, against: Option<&str>) -> Order {
        let against = against.map(|slug| self.nation(slug));
        let order = Undertake::plan(&self.scenario, &self.game, self.id(name), FeatureId(0), act, against);
        Order::Undertake(order.unwrap_or_else(|why| panic!("{why:?}")))
    }

    /// The order to go somewhere by the shortest way.
    pub fn go(&self, name: &str, to: Position) -> Order {
        let order = Move::plan(&self.scenario, &self.game, self.id(name), to);
        Order::Move(order.unwrap_or_else(|why| panic!("{why:?}")))
    }

    /// The order to go straight along the middle row.
    pub fn go_straight(&self, name: &str, columns: impl Iterator<Item = u32>) -> Order {
        let route: Vec<CellId> = columns.map(column).collect();
        let to = Position::Field(*route.last().unwrap_or_else(|| panic!("an empty way")));
        Order::Move(Move { force: self.id(name), to, route })
    }

    pub fn hold(&self, name: &str) -> Order {
        Order::Hold(Hold { force: self.id(name) })
    }

    pub fn transfer(&self, from: &str, to: &str, hulls: u16) -> Order {
        Order::Transfer(Transfer { from: self.id(from), to: self.id(to), hulls })
    }

    pub fn signal(&self, from: &str, to: &str, kind: SignalKind, message: &str) -> Order {
        Order::Signal(Signal { nation: self.nation(from), to: self.nation(to), kind, message: message.to_owned() })
    }

    pub fn publicise(&self, nation: &str) -> Order {
        Order::Publicise(Publicise { nation: self.nation(nation), feature: FeatureId(0) })
    }

    pub fn consult(&self, nation: &str, ally: &str) -> Order {
        Order::Consult(Consult { nation: self.nation(nation), ally: self.nation(ally) })
    }

    pub fn honour(&self, nation: &str, due: u16, keep: bool) -> Order {
        Order::Honour(Honour { nation: self.nation(nation), due: DueId(due), keep })
    }
}

/// An arrangement in which somebody undertakes something.
pub fn undertaking(given: &Play, parties: &[&str], who: &str, what: Promise) -> AgreementText {
    AgreementText {
        name: "Understanding".to_owned(),
        instrument: Instrument::Arrangement,
        parties: parties.iter().map(|slug| given.nation(slug)).collect(),
        clauses: vec![Clause::Undertaking { who: given.nation(who), what, until_turn: None }],
        quiet: false,
        in_part: false,
        revises: None,
    }
}

/// The events of a kind, in order.
pub fn only(events: &[Event], wanted: impl Fn(&Event) -> bool) -> Vec<Event> {
    events.iter().filter(|event| wanted(event)).cloned().collect()
}

/// Whether a seat is among those that learn of an event.
pub fn hears(audience: SeatSet, seat: SeatId) -> bool {
    audience.contains(seat)
}
