//! Random games and random commands, legal and not, from one seed: for tests of secrecy, robustness and invariants.

use latticework::ai::{self, Skill};
use latticework::catalog::absent::nonzero;
use latticework::catalog::clause::{Area, AttackOn, Consent, InstitutionKind, Places, Promise, Response, Tension};
use latticework::catalog::quantity::{Thousandths, Turns};
use latticework::catalog::{Act, AgreementStatus, Clause, Domain, NationId, Operation, PlaceId};
use latticework::geo::CellId;
use latticework::rules::crisis::Note;
use latticework::rules::event::Discard;
use latticework::rules::models::war::Basing;
use latticework::rules::order::quarantine::QuarantineOrder;
use latticework::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use latticework::rules::order::{Consult, Hold, Honour, Move, Order, Publicise, Signal, SignalKind, Transfer, Undertake};
use latticework::rules::phases::agreement::{AgreementText, Answer, Ground, GroundKind, Instrument};
use latticework::rules::quarantine::{Course, Crews, Grade, Guard, MerchantCargo};
use latticework::rules::scenario::{Effect, ForceSetup, Inject, Position, Scenario, Trigger};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Live, Phase};
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId, InjectId, ProposalId, SeatId, SeatSet};
use latticework::rules::vocab::stream::Stream;
use latticework::rules::{Actor, Command, Recorded, WhiteCommand, turn};

/// A stream for a test.
pub fn stream(seed: u64, subject: u64) -> Dice {
    Dice::new(seed, 0, Stream::Test(subject))
}

/// One of a list.
pub fn pick<T: Clone>(dice: &mut Dice, list: &[T]) -> Option<T> {
    if list.is_empty() { None } else { list.get(dice.below(list.len() as u32) as usize).cloned() }
}

fn coin(dice: &mut Dice) -> bool {
    dice.below(2) == 0
}

/// A level with what only ISR sees, with reinforcements, and with an end that is kept from the seats: whatever secrecy must hold.
pub fn with_secrets(level: &Scenario) -> Scenario {
    let mut scenario = level.clone();
    scenario.last_turn_hidden = true;
    let hidden: Vec<_> = (0..scenario.catalog.force_types.len() as u16).map(latticework::catalog::ForceTypeId).collect();
    let boat = hidden.iter().copied().find(|&kind| {
        let kind = scenario.catalog.force_type(kind);
        kind.seen_by_isr_only && kind.domain == Domain::Subsurface
    });
    let Some(boat) = boat else { panic!("no force that only ISR sees") };
    let ships: Vec<ForceSetup> = scenario.forces.iter().filter(|force| matches!(force.position, Position::At(_)) && !force.fixed).cloned().collect();
    let surface: Vec<ForceSetup> = ships.into_iter().filter(|force| scenario.catalog.force_type(force.kind).domain == Domain::Surface).collect();
    for (number, ship) in surface.iter().enumerate() {
        let slug = format!("boat_{number}");
        scenario.forces.push(ForceSetup { slug: slug.clone(), name: slug, kind: boat, task: None, arrives: None, ..ship.clone() });
    }
    let relief = InjectId(scenario.injects.len() as u16);
    for (number, ship) in surface.iter().take(3).enumerate() {
        let slug = format!("relief_{number}");
        scenario.forces.push(ForceSetup { slug: slug.clone(), name: slug, task: None, arrives: Some(relief), ..ship.clone() });
    }
    scenario.injects.push(Inject {
        slug: "relief".to_owned(),
        title: "Relief".to_owned(),
        text: String::new(),
        to: Vec::new(),
        trigger: Trigger::Turn(4),
        effects: vec![Effect::Reinforce],
    });
    scenario
}

/// Plays `turns` turns: computers order, and every seat adds commands of its own at random. `each` sees every resolved turn.
pub fn random_game(scenario: &Scenario, seed: u64, turns: u16, wild: u32, each: &mut dyn FnMut(&Game, &[Recorded])) -> Live {
    let mut opening = Vec::new();
    let mut game = Game::start(scenario, seed, &mut opening);
    each(&game, &opening);
    let mut dice = stream(seed, 1);
    for _ in 0..turns {
        if game.phase == Phase::Over {
            break;
        }
        one_turn(scenario, &mut game, &mut dice, wild, each);
    }
    // And some commands of a turn that is still open.
    for _ in 0..wild {
        let (actor, command) = random_command(scenario, &game, &mut dice);
        if !matches!(command, Command::Resolve) {
            let _ = turn::command(scenario, &mut game, &mut Discard, actor, &command);
        }
    }
    game
}

fn one_turn(scenario: &Scenario, game: &mut Live, dice: &mut Dice, wild: u32, each: &mut dyn FnMut(&Game, &[Recorded])) {
    for seat in (0..game.seats.len()).map(|index| SeatId(index as u8)) {
        let view = View::of(scenario, game, Viewer::Seat(seat));
        let mut commands = ai::offers(scenario, &view, seat, Skill::Standard, game.seed);
        commands.extend(ai::turn(scenario, &view, seat, Skill::Standard, game.seed));
        for command in commands {
            let _ = turn::command(scenario, game, &mut Discard, Actor::Seat(seat), &command);
        }
    }
    for _ in 0..wild {
        let (actor, command) = random_command(scenario, game, dice);
        let mut events = Vec::new();
        if turn::command(scenario, game, &mut events, actor, &command).is_ok() {
            each(game, &events);
        }
        if game.phase == Phase::Over {
            return;
        }
    }
    for seat in (0..game.seats.len()).map(|index| SeatId(index as u8)) {
        let _ = turn::command(scenario, game, &mut Discard, Actor::Seat(seat), &Command::Seal);
    }
    let mut events = Vec::new();
    if turn::command(scenario, game, &mut events, Actor::Session, &Command::Resolve).is_ok() {
        each(game, &events);
    }
}

/// Somebody's command with random fields: mostly about things that there are, sometimes about things that there are not.
pub fn random_command(scenario: &Scenario, game: &Game, dice: &mut Dice) -> (Actor, Command) {
    let actor = match dice.below(20) {
        0 => Actor::WhiteCell,
        1 => Actor::Desk(nation(scenario, dice)),
        2 => Actor::Session,
        3 => Actor::Seat(SeatId(dice.below(256) as u8)),
        _ => Actor::Seat(SeatId(dice.below(scenario.seats.len() as u32) as u8)),
    };
    (actor, random_command_of(scenario, game, dice, actor))
}

/// A command with random fields, by this actor.
pub fn random_command_of(scenario: &Scenario, game: &Game, dice: &mut Dice, actor: Actor) -> Command {
    // Most commands are about the actor's own nation: others are refused at the door.
    let own = match actor {
        Actor::Seat(seat) if dice.below(8) > 0 => scenario.seats.get(seat.index()).and_then(|seat| pick(dice, &seat.nations)),
        Actor::Desk(nation) => Some(nation),
        _ => None,
    };
    let own = own.unwrap_or_else(|| nation(scenario, dice));
    if actor == Actor::WhiteCell && dice.below(4) > 0 {
        return Command::White(white(scenario, dice));
    }
    match dice.below(20) {
        0 => Command::TakeBack(dice.below(6) as u16),
        1 if dice.below(4) == 0 => Command::Guess { permille: dice.below(1200) as u16 },
        1 => Command::SetCeiling(act(dice)),
        2 if dice.below(4) == 0 => Command::Seal,
        2 => Command::Unseal,
        3 | 4 => propose(scenario, game, dice, own),
        5 => Command::Answer { nation: own, proposal: proposal(game, dice), answer: answer(dice) },
        6 => Command::Withdraw { nation: own, proposal: proposal(game, dice) },
        7 => Command::Denounce { nation: own, agreement: AgreementId(small(dice, game.agreements.len())) },
        8 if dice.below(2) == 0 => {
            let (agreement, clause) = (AgreementId(small(dice, game.agreements.len())), small(dice, 6));
            if dice.below(3) > 0 {
                Command::AskPermission { nation: own, agreement, clause }
            } else {
                Command::RefusePermission { host: own, nation: nation(scenario, dice), agreement, clause }
            }
        }
        8 => Command::Say { to: SeatSet(dice.bits() as u32), text: text(dice) },
        9 if dice.below(10) == 0 => Command::White(white(scenario, dice)),
        _ => Command::Give(order(scenario, game, dice, own)),
    }
}

/// A number that mostly is below `count`, and sometimes anything.
fn small(dice: &mut Dice, count: usize) -> u16 {
    if dice.below(12) == 0 { dice.bits() as u16 } else { dice.below(count.max(1) as u32) as u16 }
}

fn nation(scenario: &Scenario, dice: &mut Dice) -> NationId {
    let present: Vec<NationId> = scenario.nations_present().collect();
    if dice.below(12) == 0 { NationId(dice.bits() as u16) } else { pick(dice, &present).unwrap_or(NationId(0)) }
}

fn feature(scenario: &Scenario, dice: &mut Dice) -> FeatureId {
    FeatureId(small(dice, scenario.features.len()))
}

fn force(game: &Game, dice: &mut Dice) -> ForceId {
    let known: Vec<ForceId> = game.forces.keys().copied().collect();
    if dice.below(12) == 0 { ForceId(dice.bits() as u32) } else { pick(dice, &known).unwrap_or(ForceId(1)) }
}

fn own_force(game: &Game, dice: &mut Dice, own: NationId) -> ForceId {
    let known: Vec<ForceId> = game.forces.iter().filter(|(_, force)| force.nation == own).map(|(&id, _)| id).collect();
    if dice.below(6) == 0 { force(game, dice) } else { pick(dice, &known).unwrap_or(ForceId(1)) }
}

fn cell(scenario: &Scenario, dice: &mut Dice) -> CellId {
    if dice.below(12) == 0 { CellId(dice.bits() as u32) } else { CellId(dice.below(scenario.map.cells.len() as u32)) }
}

fn place(scenario: &Scenario, dice: &mut Dice) -> PlaceId {
    let here: Vec<PlaceId> = (0..scenario.place_cells.len()).filter(|&at| scenario.place_cells[at].is_some()).map(|at| PlaceId(at as u16)).collect();
    if dice.below(12) == 0 { PlaceId(dice.bits() as u16) } else { pick(dice, &here).unwrap_or(PlaceId(0)) }
}

fn position(scenario: &Scenario, dice: &mut Dice) -> Position {
    if coin(dice) { Position::At(place(scenario, dice)) } else { Position::Field(cell(scenario, dice)) }
}

fn act(dice: &mut Dice) -> Act {
    Act::ALL[dice.below(Act::ALL.len() as u32) as usize]
}

fn text(dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => String::new(),
        1 => "x".repeat(dice.below(3_000) as usize),
        2 => "\u{0}\u{202e}\u{1F6A2} naïve".to_owned(),
        number => format!("words {number}"),
    }
}

/// An order with random fields.
pub fn order(scenario: &Scenario, game: &Game, dice: &mut Dice, own: NationId) -> Order {
    let doer = own_force(game, dice, own);
    if game.crisis.is_some() && coin(dice) {
        return Order::War(war_order(scenario, dice, own));
    }
    if game.quarantine.is_some() && coin(dice) {
        return Order::Quarantine(quarantine_order(dice, own));
    }
    match dice.below(10) {
        0 | 1 => {
            let to = position(scenario, dice);
            let planned = Move::plan(scenario, game, doer, to);
            let route = (0..dice.below(6)).map(|_| cell(scenario, dice)).collect();
            Order::Move(planned.unwrap_or(Move { force: doer, to, route }))
        }
        2..=4 => {
            let (feature, act) = (feature(scenario, dice), act(dice));
            let against = if act.opposes() == (dice.below(8) > 0) { Some(nation(scenario, dice)) } else { None };
            let planned = Undertake::plan(scenario, game, doer, feature, act, against);
            let route = (0..dice.below(4)).map(|_| cell(scenario, dice)).collect();
            Order::Undertake(planned.unwrap_or(Undertake { force: doer, feature, act, against, route }))
        }
        5 => Order::Hold(Hold { force: doer }),
        6 => Order::Transfer(Transfer { from: doer, to: own_force(game, dice, own), hulls: small(dice, 6) }),
        7 => {
            let kind = SignalKind::ALL[dice.below(SignalKind::ALL.len() as u32) as usize];
            Order::Signal(Signal { nation: own, to: nation(scenario, dice), kind, message: text(dice) })
        }
        8 if coin(dice) => Order::Publicise(Publicise { nation: own, feature: feature(scenario, dice) }),
        8 => Order::Consult(Consult { nation: own, ally: nation(scenario, dice) }),
        _ => Order::Honour(Honour { nation: own, due: DueId(small(dice, game.dues.len())), keep: coin(dice) }),
    }
}

/// An order of a quarantine with random fields.
fn quarantine_order(dice: &mut Dice, nation: NationId) -> QuarantineOrder {
    let grade = [Grade::Lifted, Grade::Eased, Grade::Held, Grade::Tight, Grade::Tight, Grade::Held][dice.below(6) as usize];
    let crews = [Crews::Shadow, Crews::Block, Crews::Board, Crews::Fire][dice.below(4) as usize];
    let guard = [Guard::Accompany, Guard::Shoulder, Guard::ReturnFire][dice.below(3) as usize];
    match dice.below(8) {
        // Lifting ends the level: seldom, so that games go on.
        0 => QuarantineOrder::Cordon { nation, grade: if coin(dice) { grade } else { Grade::Held }, crews },
        1 => QuarantineOrder::Blockade { nation, mines: coin(dice), submarines: coin(dice) },
        2 => QuarantineOrder::Sail { nation, course: [Course::Wait, Course::Comply, Course::Run][dice.below(3) as usize] },
        3 => QuarantineOrder::Ration { nation, demand: dice.below(1_200) as u16 },
        4 => QuarantineOrder::Escort { nation, groups: dice.below(9) as u8, guard, first: MerchantCargo::ALL[dice.below(4) as usize] },
        5 => QuarantineOrder::Airlift { nation, on: coin(dice) },
        6 => QuarantineOrder::Surety { nation, on: coin(dice) },
        _ => QuarantineOrder::Ports { nation, open: coin(dice) },
    }
}

/// An order of the crisis clock with random fields.
fn war_order(scenario: &Scenario, dice: &mut Dice, nation: NationId) -> WarOrder {
    let bases = scenario.war.as_deref().map(|setup| setup.arena.bases.iter().map(|base| base.place).collect::<Vec<_>>()).unwrap_or_default();
    let base = |dice: &mut Dice| pick(dice, &bases).unwrap_or_else(|| place(scenario, dice));
    match dice.below(8) {
        0..=2 => {
            let aim = match dice.below(3) {
                0 => Aim::Standing,
                1 => Aim::Host(self::nation(scenario, dice)),
                _ => Aim::Base(base(dice)),
            };
            let mission = match dice.below(6) {
                0 => Mission::Hold,
                1 => Mission::StrikeBases(aim),
                2 => Mission::StrikeShips,
                3 => Mission::Hunt,
                4 => Mission::Forward,
                _ => Mission::Land(dice.below(6) as u8),
            };
            let task_force = TaskForce::ALL[dice.below(7) as usize];
            WarOrder::Operate(Operate { nation, task_force, mission, share: dice.below(1_100) as u16, keep: dice.below(1_100) as u16 })
        }
        3 => WarOrder::Rebase(Rebase { nation, from: base(dice), to: base(dice) }),
        4 => {
            let rule = if coin(dice) { Rule::Mainland } else { Rule::Spare(self::nation(scenario, dice)) };
            WarOrder::Engage(Engage { nation, rule, on: coin(dice) })
        }
        5 => WarOrder::Allow(Allow { host: nation, basing: [Basing::None, Basing::Logistics, Basing::Combat][dice.below(3) as usize] }),
        6 if coin(dice) => WarOrder::Enter(Enter { nation }),
        6 => WarOrder::Recommend(Recommend { nation, rung: 6 + dice.below(4) as u8 }),
        _ => WarOrder::Agree(Agree { nation, note: Note::ALL[dice.below(4) as usize] }),
    }
}

fn proposal(game: &Game, dice: &mut Dice) -> ProposalId {
    let known: Vec<ProposalId> = game.proposals.keys().copied().collect();
    if dice.below(8) == 0 { ProposalId(dice.bits() as u32) } else { pick(dice, &known).unwrap_or(ProposalId(1)) }
}

fn answer(dice: &mut Dice) -> Answer {
    if coin(dice) {
        Answer::Accept
    } else {
        Answer::Refuse { why: (0..dice.below(20)).map(|_| Ground { kind: GroundKind::Unstated, weight: Thousandths(dice.bits() as i16) }).collect() }
    }
}

fn propose(scenario: &Scenario, game: &Game, dice: &mut Dice, from: NationId) -> Command {
    let to: Vec<NationId> = (0..dice.below(4)).map(|_| nation(scenario, dice)).collect();
    let mut parties = to.clone();
    parties.push(from);
    if dice.below(10) == 0 {
        parties.push(nation(scenario, dice));
    }
    let instrument = [Instrument::Declaration, Instrument::Arrangement, Instrument::Treaty][dice.below(3) as usize];
    let clauses = (0..=dice.below(3)).map(|_| clause(scenario, dice, &parties)).collect();
    let text = AgreementText { name: text(dice), instrument, parties, clauses, quiet: coin(dice), in_part: coin(dice), revises: None };
    let counters = (dice.below(3) == 0).then(|| proposal(game, dice));
    Command::Propose { from, to, text, counters, private: coin(dice) }
}

fn clause(scenario: &Scenario, dice: &mut Dice, parties: &[NationId]) -> Clause {
    let party = |dice: &mut Dice| if dice.below(12) == 0 { nation(scenario, dice) } else { pick(dice, parties).unwrap_or(NationId(0)) };
    match dice.below(4) {
        0 => Clause::Permission {
            grantor: party(dice),
            grantees: vec![party(dice)],
            places: if coin(dice) { Places::AllHosted } else { Places::These(vec![place(scenario, dice)]) },
            operation: Operation::ALL[dice.below(6) as usize],
            up_to: [Tension::Peace, Tension::Crisis, Tension::War][dice.below(3) as usize],
            consent: [Consent::Automatic, Consent::Consult(dice.below(3) as u8), Consent::Veto][dice.below(3) as usize],
            cap: nonzero(small(dice, 4)),
            until_turn: nonzero(small(dice, 8)),
        },
        1 => Clause::Obligation {
            obligor: party(dice),
            beneficiary: party(dice),
            area: match dice.below(4) {
                0 => Area::Administered,
                1 => Area::TerritoryOf(nation(scenario, dice)),
                2 => Area::Pacific,
                _ => Area::At(vec![place(scenario, dice)]),
            },
            trigger: [AttackOn::Territory, AttackOn::Forces, AttackOn::PublicVessels][dice.below(3) as usize],
            response: [Response::Consult, Response::Act, Response::Automatic][dice.below(3) as usize],
        },
        2 => {
            let members = (0..=dice.below(2)).map(|_| party(dice)).collect();
            Clause::Institution { kind: InstitutionKind::SharedIsr, host: place(scenario, dice), members }
        }
        _ => {
            let at = place(scenario, dice);
            let what = [Promise::LetPass(at), Promise::Inspection(at), Promise::StayOut(at), Promise::NoRepair(at), Promise::Declare];
            Clause::Undertaking { who: party(dice), what: what[dice.below(5) as usize], until_turn: nonzero(small(dice, 8)) }
        }
    }
}

fn effect(scenario: &Scenario, dice: &mut Dice) -> Effect {
    let (nation, other) = (nation(scenario, dice), nation(scenario, dice));
    match dice.below(12) {
        0 => Effect::Support { nation, by: Thousandths(dice.bits() as i16) },
        1 => Effect::Standing { nation, by: Thousandths(dice.bits() as i16) },
        2 => Effect::Capital { nation, by: dice.bits() as i32 },
        3 => Effect::Budget { nation, by: dice.bits() as i32 },
        4 => Effect::Credit { nation, by: Thousandths(dice.bits() as i16) },
        5 => Effect::Control { feature: feature(scenario, dice), by: dice.bits() as i8 },
        6 => Effect::Supply { feature: feature(scenario, dice), by: dice.bits() as i8 },
        7 => Effect::Fabric { feature: feature(scenario, dice), by: dice.bits() as i8 },
        8 => Effect::Rung { a: nation, b: other, to: dice.below(10) as u8 },
        9 => Effect::Weather { turns: Turns(u16::from(dice.bits() as u8)) },
        10 => Effect::Reinforce,
        _ => {
            let status = [AgreementStatus::Signed, AgreementStatus::Ratifying, AgreementStatus::InForce, AgreementStatus::Lapsed];
            Effect::Agreement { index: small(dice, scenario.agreements.len()), status: status[dice.below(4) as usize] }
        }
    }
}

fn white(scenario: &Scenario, dice: &mut Dice) -> WhiteCommand {
    let seat = SeatId(small(dice, scenario.seats.len()) as u8);
    let effects: Vec<Effect> = (0..dice.below(3)).map(|_| effect(scenario, dice)).collect();
    match dice.below(6) {
        0 => WhiteCommand::Inject(InjectId(small(dice, scenario.injects.len()))),
        1 => WhiteCommand::Announce { title: text(dice), text: text(dice), to: SeatSet(dice.bits() as u32), effects },
        2 => WhiteCommand::Pace { turns: small(dice, 30).max(5) },
        3 => WhiteCommand::TakeDesk { seat, nation: nation(scenario, dice) },
        4 => WhiteCommand::ReturnDesk { seat, nation: nation(scenario, dice) },
        _ => WhiteCommand::Override { reason: text(dice), effects },
    }
}
