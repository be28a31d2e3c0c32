//! What a seat is offered it can do, and what it is not offered is refused with a reason in words. The screens offer what a trial on the seat's own
//! view takes; so everything that can be named is tried on the view and on the game, and both must say the same.

mod harness;

use std::collections::{BTreeMap, BTreeSet};

use latticework::ai::{Policy as Plays, Skill, Strategy};
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{Act, GoodId, NationId, PlaceId, ProgrammeId, StockKind};
use latticework::report::Words;
use latticework::rules::crisis::Note;
use latticework::rules::event::Discard;
use latticework::rules::models::war::{Basing, Party};
use latticework::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use latticework::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Hold, Honour, Induce, Influence, Invest, Launch, Move, Order, Persuade,
    Preposition, Publicise, QuarantineOrder, Reassure, SetPolicy, Signal, SignalKind, Transfer, Undertake,
};
use latticework::rules::phases::agreement::{Answer, Ground, GroundKind, model};
use latticework::rules::quarantine::{Course, Crews, Grade, Guard, MerchantCargo};
use latticework::rules::scenario::Position;
use latticework::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, StandingPolicy, WorkKind};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Trial as Tried};
use latticework::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId, ProposalId, SeatId};
use latticework::rules::{Actor, Command, Refusal, Scenario, turn};
use latticework::session::driver::TableStep;
use latticework::study::OrderKind;

use harness::levels::levels;
use harness::table::Moment;

/// Forces of the seat, and forces of others that it knows of, whose orders are tried at each look: the search for ways takes long.
const FORCES: usize = 4;

/// What is tried: of a seat, from what it knows.
struct Trial<'a> {
    scenario: &'a Scenario,
    view: &'a View,
    all: Vec<Command>,
}

impl Trial<'_> {
    fn give(&mut self, order: Order) {
        self.all.push(Command::Give(order));
    }

    fn nations(&self) -> Vec<NationId> {
        // One that takes no part is refused as well.
        let absent =
            (0..self.scenario.nations.len()).map(|index| NationId(index as u16)).find(|nation| !self.scenario.nations[nation.index()].present);
        self.scenario.nations_present().chain(absent).collect()
    }

    /// Places on the map, one that is not on it, and one that there is not.
    fn places(&self) -> Vec<PlaceId> {
        let known = |on_map: bool| {
            (0..self.scenario.place_cells.len()).filter(move |&at| self.scenario.place_cells[at].is_some() == on_map).map(|at| PlaceId(at as u16))
        };
        known(true).chain(known(false).take(1)).chain([PlaceId(u16::MAX)]).collect()
    }

    fn features(&self) -> Vec<FeatureId> {
        (0..=self.scenario.features.len()).map(|index| FeatureId(index as u16)).collect()
    }

    /// Orders to forces: four of its own, and some of others.
    fn of_forces(&mut self, turn: u16) {
        let own = self.view.own_nations(self.scenario);
        let game = &self.view.game;
        let is_own = |id: &ForceId| own.contains(&game.forces[id].nation);
        let (mine, theirs): (Vec<ForceId>, Vec<ForceId>) = game.forces.keys().copied().partition(is_own);
        let some =
            |list: &[ForceId], most: usize| list.iter().copied().cycle().skip(usize::from(turn) * 3).take(most.min(list.len())).collect::<Vec<_>>();
        let places = self.places();
        for id in some(&mine, FORCES).into_iter().chain(some(&theirs, 1)).chain([ForceId(u32::MAX)]) {
            self.give(Order::Hold(Hold { force: id }));
            for &to in mine.iter().chain(theirs.first()) {
                for hulls in [1, u16::MAX] {
                    self.give(Order::Transfer(Transfer { from: id, to, hulls }));
                }
            }
            let cells = self.scenario.features.iter().map(|feature| Position::Field(feature.cell));
            let goals: Vec<Position> = places.iter().step_by(5).map(|&place| Position::At(place)).chain(cells).collect();
            for to in goals {
                let planned = Move::plan(self.scenario, game, id, to);
                self.give(Order::Move(planned.unwrap_or(Move { force: id, to, route: Vec::new() })));
            }
            for feature in self.features() {
                let way = Undertake::plan(self.scenario, game, id, feature, Act::Patrol, None).map(|planned| planned.route).unwrap_or_default();
                for act in Act::ALL {
                    for against in self.scenario.nations_present().map(Some).take(3).chain([None]) {
                        self.give(Order::Undertake(Undertake { force: id, feature, act, against, route: way.clone() }));
                    }
                }
            }
        }
    }

    fn of_words(&mut self, nation: NationId) {
        for other in self.nations() {
            for kind in SignalKind::ALL {
                self.give(Order::Signal(Signal { nation, to: other, kind, message: String::new() }));
            }
            self.give(Order::Consult(Consult { nation, ally: other }));
        }
        for feature in self.features() {
            self.give(Order::Publicise(Publicise { nation, feature }));
        }
        for due in (0..=self.view.game.dues.len()).map(|index| DueId(index as u16)) {
            for keep in [true, false] {
                self.give(Order::Honour(Honour { nation, due, keep }));
            }
        }
    }

    fn of_competition(&mut self, nation: NationId) {
        let nations = self.nations();
        for programme in 0..=self.scenario.catalog.programmes.len() {
            self.give(Order::Launch(Launch { nation, programme: ProgrammeId(programme as u16) }));
        }
        for place in self.places() {
            for work in [WorkKind::Runway, WorkKind::Fuel, WorkKind::Shelters] {
                self.give(Order::Invest(Invest { nation, place, work }));
            }
            for what in StockKind::ALL {
                for count in [0, 6, u16::MAX] {
                    self.give(Order::Preposition(Preposition { nation, place, what, count }));
                }
            }
            for partners in nations.iter().map(|&other| vec![other]).chain([Vec::new(), nations.clone()]) {
                self.give(Order::Exercise(Exercise { nation, partners, place }));
            }
        }
        for good in (0..=self.scenario.catalog.goods.len()).map(|index| GoodId(index as u16)) {
            self.give(Order::Counter(Counter { nation, kind: CounterKind::Divert(good) }));
            for &target in &nations {
                for lift in [true, false] {
                    self.give(Order::Coerce(Coerce { nation, target, good, lift }));
                }
            }
        }
        for kind in [CounterKind::PreBunk, CounterKind::Attribute] {
            self.give(Order::Counter(Counter { nation, kind }));
        }
        for &target in &nations {
            for kind in InfluenceKind::ALL {
                self.give(Order::Influence(Influence { nation, target, kind }));
            }
            for kind in Inducement::ALL {
                self.give(Order::Induce(Induce { nation, target, kind }));
            }
            for kind in BenefitKind::ALL {
                self.give(Order::Benefit(Benefit { nation, to: target, kind }));
            }
        }
        let tariffs = nations.iter().map(|&on| StandingPolicy::Tariffs(on));
        for policy in tariffs.chain([StandingPolicy::Silo, StandingPolicy::FairShare]) {
            for on in [true, false] {
                self.give(Order::SetPolicy(SetPolicy { nation, policy, on }));
            }
        }
        for agreement in (0..=self.view.game.agreements.len()).map(|index| AgreementId(index as u16)) {
            self.give(Order::Hasten(Hasten { nation, agreement }));
        }
        self.give(Order::Persuade(Persuade { nation }));
        self.give(Order::Reassure(Reassure { nation }));
    }

    fn of_war(&mut self, nation: NationId) {
        let mut war = |order| self.all.push(Command::Give(Order::War(order)));
        for basing in [Basing::None, Basing::Logistics, Basing::Combat] {
            war(WarOrder::Allow(Allow { host: nation, basing }));
        }
        war(WarOrder::Enter(Enter { nation }));
        war(WarOrder::Invade(Invade { nation }));
        for note in Note::ALL {
            war(WarOrder::Agree(Agree { nation, note }));
        }
        for rung in 6..=9 {
            war(WarOrder::Recommend(Recommend { nation, rung }));
        }
        let Some(setup) = self.scenario.war.as_deref() else { return };
        let hosts: Vec<NationId> = Party::ALL.map(|party| setup.nation(party)).into();
        for rule in hosts.iter().map(|&host| Rule::Spare(host)).chain([Rule::Mainland]) {
            for on in [true, false] {
                war(WarOrder::Engage(Engage { nation, rule, on }));
            }
        }
        let bases: Vec<PlaceId> = setup.arena.bases.iter().map(|base| base.place).chain([PlaceId(u16::MAX)]).collect();
        for &from in bases.iter().step_by(2) {
            for &to in &bases {
                war(WarOrder::Rebase(Rebase { nation, from, to }));
            }
        }
        let aims = hosts.iter().map(|&host| Aim::Host(host)).chain(bases.iter().map(|&base| Aim::Base(base))).chain([Aim::Standing]);
        let lands = (0..=setup.arena.zones.len()).map(|zone| Mission::Land(zone as u8));
        let plain = [Mission::Hold, Mission::StrikeShips, Mission::Hunt, Mission::Forward];
        let missions: Vec<Mission> = aims.map(Mission::StrikeBases).chain(lands).chain(plain).collect();
        for task_force in TaskForce::ALL {
            for &mission in &missions {
                war(WarOrder::Operate(Operate { nation, task_force, mission, share: 500, keep: 100 }));
            }
            war(WarOrder::Operate(Operate { nation, task_force, mission: Mission::Hold, share: 1001, keep: 0 }));
        }
    }

    fn of_quarantine(&mut self, nation: NationId) {
        let mut order = |order| self.all.push(Command::Give(Order::Quarantine(order)));
        for grade in [Grade::Lifted, Grade::Eased, Grade::Held, Grade::Tight] {
            for crews in [Crews::Shadow, Crews::Block, Crews::Board, Crews::Fire] {
                order(QuarantineOrder::Cordon { nation, grade, crews });
            }
        }
        for on in [true, false] {
            for submarines in [true, false] {
                order(QuarantineOrder::Blockade { nation, mines: on, submarines });
            }
            order(QuarantineOrder::Airlift { nation, on });
            order(QuarantineOrder::Surety { nation, on });
            order(QuarantineOrder::Ports { nation, open: on });
        }
        for course in [Course::Wait, Course::Comply, Course::Run] {
            order(QuarantineOrder::Sail { nation, course });
        }
        for demand in [0, 499, 500, 800, 1000, 1001] {
            order(QuarantineOrder::Ration { nation, demand });
        }
        for groups in 0..12 {
            for guard in [Guard::Accompany, Guard::Shoulder, Guard::ReturnFire] {
                for first in MerchantCargo::ALL {
                    order(QuarantineOrder::Escort { nation, groups, guard, first });
                }
            }
        }
    }

    /// Offers, answers, notice, questions.
    fn of_bargain(&mut self, nation: NationId) {
        let game = &self.view.game;
        let nations = self.nations();
        let refuse = Answer::Refuse { why: vec![Ground { kind: GroundKind::Unstated, weight: Thousandths(0) }] };
        let proposals = game.proposals.keys().copied().chain([ProposalId(u32::MAX)]);
        for proposal in proposals {
            self.all.extend([Answer::Accept, refuse.clone()].map(|answer| Command::Answer { nation, proposal, answer }));
            self.all.push(Command::Withdraw { nation, proposal });
        }
        for index in 0..=game.agreements.len() {
            let agreement = AgreementId(index as u16);
            self.all.push(Command::Denounce { nation, agreement });
            let clauses = game.agreements.get(index).map_or(0, |known| known.clauses().len());
            for clause in (0..=clauses.min(20)).map(|clause| clause as u16) {
                self.all.push(Command::AskPermission { nation, agreement, clause });
                let asker = nations.iter().copied().find(|&other| other != nation).unwrap_or(nation);
                self.all.push(Command::RefusePermission { host: nation, nation: asker, agreement, clause });
            }
        }
        for (at, known) in self.scenario.catalog.texts.iter().enumerate() {
            for to in nations.iter().map(|&other| vec![other]).chain([nations.iter().copied().filter(|&other| other != nation).take(3).collect()]) {
                let mut parties: Vec<NationId> = to.iter().copied().chain([nation]).collect();
                parties.sort();
                let text = model::fill(known, &parties, model::seat_for(self.scenario, &parties));
                self.all.push(Command::Propose { from: nation, to, text, counters: None, private: at % 2 == 0 });
            }
        }
    }

    fn of_seat(&mut self) {
        self.all.extend(Act::ALL.map(Command::SetCeiling));
        self.all.extend([
            Command::Guess { permille: 300 },
            Command::Seal,
            Command::Unseal,
            Command::Resolve,
            Command::TakeBack(0),
            Command::TakeBack(u16::MAX),
        ]);
        self.all.push(Command::Say { to: latticework::rules::vocab::ids::SeatSet::ALL, text: String::new() });
    }
}

/// Everything that a seat can name at this moment.
fn everything(scenario: &Scenario, view: &View) -> Vec<Command> {
    let mut trial = Trial { scenario, view, all: Vec::new() };
    trial.of_seat();
    trial.of_forces(view.game.turn);
    let own = view.own_nations(scenario);
    // A nation of another seat is tried as well: all that is refused.
    let foreign = scenario.nations_present().find(|nation| !own.contains(nation));
    for nation in own.into_iter().chain(foreign) {
        trial.of_words(nation);
        trial.of_competition(nation);
        trial.of_war(nation);
        trial.of_quarantine(nation);
        trial.of_bargain(nation);
    }
    trial.all
}

/// How often a command of each kind was taken and refused.
type Seen = BTreeMap<OrderKind, (u32, u32)>;

/// Tries everything; a state is copied only after something was taken.
fn look(scenario: &Scenario, game: &Game, seat: SeatId, seen: &mut Seen, reasons: &mut BTreeSet<String>) {
    let view = View::of(scenario, game, Viewer::Seat(seat));
    let words = Words { scenario, game: &view.game };
    let (mut on_view, mut on_game) = (Tried::of(&view.game), Tried::of(game));
    for command in everything(scenario, &view) {
        let panel = turn::command(scenario, &mut on_view, &mut Discard, Actor::Seat(seat), &command);
        let real = turn::command(scenario, &mut on_game, &mut Discard, Actor::Seat(seat), &command);
        assert_eq!(panel, real, "{} turn {}, seat {}: {command:?}", scenario.slug, game.turn, seat.0);
        let counts = OrderKind::of_command(&command).map(|kind| seen.entry(kind).or_default());
        match real {
            Ok(()) => {
                counts.into_iter().for_each(|counts| counts.0 += 1);
                (on_view, on_game) = (Tried::of(&view.game), Tried::of(game));
            }
            Err(why) => {
                counts.into_iter().for_each(|counts| counts.1 += 1);
                read(&words, &why);
                reasons.insert(name(&why));
            }
        }
    }
}

/// The reason is a sentence for people.
fn read(words: &Words<'_>, why: &Refusal) {
    let said = words.refusal(why);
    let plain = said.len() > 10
        && said.ends_with('.')
        && !said.contains(['{', '}', '_'])
        && !said.contains("Id(")
        && said.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    assert!(plain, "{why:?}: {said}");
}

/// Plays a game in which every seat does by lot what is legal. `look` sees it in each turn once all offers are made and none is answered.
fn game_by_lot(scenario: &Scenario, seed: u64, look: &mut dyn FnMut(&Game)) {
    let lot = Plays { skill: Skill::Standard, strategy: Strategy::Random };
    let mut looked = 0;
    harness::table::play(scenario, lot, seed, &mut |moment| {
        if let Moment::Before { step: TableStep::Answers, game, .. } = moment
            && std::mem::replace(&mut looked, game.turn) != game.turn
        {
            look(game);
        }
    });
}

fn name(why: &Refusal) -> String {
    format!("{why:?}").split([' ', '{']).next().unwrap_or_default().to_owned()
}

/// Every fourth turn of a game by lot of each level, and the first of a war, all seats: what the view takes the game takes, what it refuses the game refuses for the same
/// reason, in words. Every kind of order and offer was taken somewhere, and refused somewhere.
#[test]
fn what_is_offered_passes_and_the_rest_is_refused_with_a_reason() {
    let (mut seen, mut reasons) = (Seen::new(), BTreeSet::new());
    for level in levels() {
        let mut looks = 0;
        game_by_lot(level, 77, &mut |game| {
            let outbreak = game.turn == 1 && game.at_war().is_some();
            if game.turn % 4 == 2 || outbreak {
                looks += 1;
                for seat in (0..level.seats.len()).map(|index| SeatId(index as u8)) {
                    look(level, game, seat, &mut seen, &mut reasons);
                }
            }
        });
        assert!(looks > 0, "{}", level.slug);
    }
    // Blood is drawn in some games only: looked for until an obligation waits for an answer.
    let senkaku = levels().iter().find(|level| level.slug == "senkaku").expect("a level");
    let mut due = false;
    for seed in 0..40 {
        if due {
            break;
        }
        game_by_lot(senkaku, seed, &mut |game| {
            if !due && game.dues.iter().any(|due| due.kept.is_none()) {
                due = true;
                for seat in (0..senkaku.seats.len()).map(|index| SeatId(index as u8)) {
                    look(senkaku, game, seat, &mut seen, &mut reasons);
                }
            }
        });
    }
    for kind in OrderKind::all() {
        let (taken, refused) = seen.get(&kind).copied().unwrap_or_default();
        assert!(taken > 0 && refused > 0, "{kind:?} was taken {taken} times and refused {refused} times");
    }
    assert!(reasons.len() > 30, "{} kinds of reason: {reasons:?}", reasons.len());
}
