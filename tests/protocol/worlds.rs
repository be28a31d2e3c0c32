//! Two worlds that differ in what somebody may not know, played by the same people in the same way: what reaches that client is the same, in
//! bytes, in number, in order and so in size.

use std::sync::Arc;

use latticework::ai::{self, Skill};
use latticework::catalog::{Act, NationId};
use latticework::rules::scenario::{Inject, Objective, Scenario, Trigger};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{InjectId, SeatId, SeatSet};
use latticework::rules::{Actor, Command};
use latticework::session::authority::{Authority, ClientId, NoShelf};
use latticework::session::protocol::{ClientRole, Watched};
use latticework::session::protocol::{ClientSays, PROTOCOL, Request, RequestId, encode};
use latticework::session::{OrderId, Session};

use crate::harness::chance::{random_command_of, stream, with_secrets};
use crate::harness::levels::level;
use crate::room::session;

/// A client that says what it is told to say, and all that it gets.
pub struct Post {
    pub client: ClientId,
    next: u64,
}

impl Post {
    pub fn join(authority: &mut Authority, role: ClientRole) -> Self {
        let client = authority.join(role);
        authority.receive(client, &encode(&ClientSays::Sync { protocol: PROTOCOL, life: None, have: 0 }));
        Self { client, next: 1 }
    }

    /// Somebody who acts, and has not said that it listens: it gets answers alone.
    pub fn deaf(authority: &mut Authority, role: ClientRole) -> Self {
        Self { client: authority.join(role), next: 1 }
    }

    pub fn say(&mut self, authority: &mut Authority, request: Request) {
        authority.receive(self.client, &encode(&ClientSays::Do { id: RequestId(self.next), request: Box::new(request) }));
        self.next += 1;
    }

    /// All that has come for it.
    pub fn fetch(&self, authority: &mut Authority) -> Vec<Vec<u8>> {
        std::iter::from_fn(|| authority.fetch(self.client)).collect()
    }
}

/// Somebody from whom things are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Onlooker {
    pub role: ClientRole,
    /// Whose eyes it has.
    pub viewer: Viewer,
    /// Whether the facilitator permits it, if it is an observer.
    pub permitted: bool,
}

impl Onlooker {
    fn of(role: ClientRole, viewer: Viewer, permitted: bool) -> Self {
        Self { role, viewer, permitted }
    }

    fn seat(&self) -> Option<SeatId> {
        if let Viewer::Seat(seat) = self.viewer { Some(seat) } else { None }
    }
}

/// Every kind of viewer from whom something is hidden.
pub fn onlookers(scenario: &Scenario) -> Vec<Onlooker> {
    let desk = scenario.nations_present().find(|&nation| scenario.seat_of(nation).is_none());
    let last = SeatId(scenario.seats.len() as u8 - 1);
    let mut all = vec![
        Onlooker::of(ClientRole::Team(SeatId(0)), Viewer::Seat(SeatId(0)), false),
        Onlooker::of(ClientRole::Team(last), Viewer::Seat(last), false),
        Onlooker::of(ClientRole::Public, Viewer::Public, false),
        Onlooker::of(ClientRole::Observer(Watched::Team(SeatId(1))), Viewer::Seat(SeatId(1)), true),
        Onlooker::of(ClientRole::Observer(Watched::All), Viewer::Public, false),
        Onlooker::of(ClientRole::Keeper, Viewer::Public, false),
    ];
    all.extend(desk.map(|nation| Onlooker::of(ClientRole::Government(nation), Viewer::Desk(nation), false)));
    all
}

/// The level with other words wherever `viewer` may not read them, and with things prepared that never come.
pub fn with_other_words(scenario: &Scenario, onlooker: &Onlooker) -> Scenario {
    let mut other = scenario.clone();
    let own = |seat: usize| onlooker.seat().map(SeatId::index) == Some(seat);
    for (index, seat) in other.seats.iter_mut().enumerate().filter(|(index, _)| !own(*index)) {
        seat.private_brief.push_str(&format!(" And a secret of team {index}."));
        seat.success += 1;
    }
    for objective in other.objectives.iter_mut().filter(|objective| !own(objective.seat.index())) {
        objective.text.push_str(" And more.");
    }
    let more: Vec<Objective> = other.objectives.iter().filter(|objective| !own(objective.seat.index())).take(1).cloned().collect();
    other.objectives.extend(more);
    other.lessons.retain(|step| own(step.seat.index()));
    other.text.instructor_notes.push_str(" And a secret.");
    let (title, text) = ("Never".to_owned(), "It never comes.".to_owned());
    other.injects.push(Inject { slug: "never".to_owned(), title, text, to: Vec::new(), trigger: Trigger::ByHand, effects: Vec::new() });
    other
}

/// One of the two worlds, and who plays in it.
struct World {
    authority: Authority,
    facilitator: Post,
    teams: Vec<Post>,
    onlooker: Post,
    got: Vec<Vec<u8>>,
}

impl World {
    fn begin(scenario: Arc<Scenario>, onlooker: &Onlooker) -> Self {
        let seats = scenario.seats.len();
        let mut authority = Authority::new(session(scenario, 9), Box::new(NoShelf), 7);
        let mut facilitator = Post::deaf(&mut authority, ClientRole::Facilitator);
        let teams = (0..seats).map(|seat| Post::deaf(&mut authority, ClientRole::Team(SeatId(seat as u8)))).collect();
        let post = Post::join(&mut authority, onlooker.role);
        if let (true, ClientRole::Observer(watch)) = (onlooker.permitted, onlooker.role) {
            facilitator.say(&mut authority, Request::Permit { watch, on: true });
        }
        Self { authority, facilitator, teams, onlooker: post, got: Vec::new() }
    }

    fn listen(&mut self) {
        let came = self.onlooker.fetch(&mut self.authority);
        self.got.extend(came);
        for post in self.teams.iter().chain([&self.facilitator]) {
            post.fetch(&mut self.authority);
        }
    }

    fn team_says(&mut self, seat: SeatId, request: Request) {
        self.teams[seat.index()].say(&mut self.authority, request);
        self.listen();
    }

    /// What others do that the onlooker may not notice: given and taken back, said to others, noted, refused, offered in private.
    fn secrets_of(&mut self, seat: SeatId, onlooker: &Onlooker, dice: &mut Dice) {
        let me = onlooker.seat().map_or(SeatSet::NONE, SeatSet::one);
        let others = SeatSet(!me.0);
        self.team_says(seat, Request::Say { to: if onlooker.seat().is_some() { others } else { SeatSet::one(seat) }, text: "between us".to_owned() });
        self.team_says(seat, Request::Guess { permille: 700 });
        let ceiling = self.authority.session().game().seats[seat.index()].ceiling;
        self.team_says(seat, Request::SetCeiling(Act::Board));
        self.team_says(seat, Request::SetCeiling(ceiling));
        let session = self.authority.session();
        let given = ai::turn(session.scenario(), &session.view(Viewer::Seat(seat)), seat, Skill::Standard, 4);
        for command in given {
            let Command::Give(order) = command else { continue };
            self.team_says(seat, Request::Give(order));
            if let Some(&order) = self.authority.session().orders(seat).last() {
                self.team_says(seat, Request::TakeBack(order));
                self.team_says(seat, Request::TakeBack(order));
            }
        }
        for _ in 0..12 {
            let (scenario, session) = (self.authority.session().scenario().clone(), self.authority.session());
            let command = random_command_of(&scenario, session.game(), dice, Actor::Seat(seat));
            let speaks = |nation| speaks_for(session, onlooker, nation);
            match command {
                Command::Propose { from, to, text, private: true, counters: None }
                    if !to.is_empty() && !to.iter().chain([&from]).any(|&nation| speaks(nation)) =>
                {
                    self.team_says(seat, Request::Propose { from, to, text, counters: None, private: true });
                    let open = self.authority.session().game().proposals.iter().find(|(_, offer)| offer.private && offer.open && offer.from == from);
                    if let Some((&proposal, offer)) = open {
                        let nation = offer.from;
                        self.team_says(seat, Request::Withdraw { nation, proposal });
                    }
                }
                // What the rules refuse leaves no trace either.
                Command::Give(order) if self.authority.session().game().seats[seat.index()].orders.is_empty() => {
                    let before = self.authority.session().orders(seat).len();
                    self.team_says(seat, Request::Give(order));
                    if self.authority.session().orders(seat).len() > before
                        && let Some(&given) = self.authority.session().orders(seat).last()
                    {
                        self.team_says(seat, Request::TakeBack(given));
                    }
                }
                _ => {}
            }
        }
    }

    fn secrets_of_the_facilitator(&mut self, onlooker: &Onlooker) {
        let seat = (0..self.teams.len()).map(|index| SeatId(index as u8)).find(|&seat| Some(seat) != onlooker.seat());
        let watch = Watched::Team(seat.unwrap_or(SeatId(0)));
        if onlooker.role != ClientRole::Observer(watch) {
            self.facilitator.say(&mut self.authority, Request::Permit { watch, on: true });
        }
        let to = seat.map_or(SeatSet::NONE, SeatSet::one);
        let (title, text) = ("A word".to_owned(), "For one team.".to_owned());
        self.facilitator.say(&mut self.authority, Request::Announce { title, text, to, effects: Vec::new() });
        for request in [Request::Export, Request::Reasons, Request::Pace { turns: 0 }, Request::Inject(InjectId(999))] {
            self.facilitator.say(&mut self.authority, request);
        }
        self.listen();
        let joined = Post::join(&mut self.authority, ClientRole::Public);
        self.listen();
        self.authority.leave(joined.client);
    }
}

/// Whether an onlooker speaks for a nation, or there is none of that number.
fn speaks_for(session: &Session, onlooker: &Onlooker, nation: NationId) -> bool {
    let scenario = session.scenario();
    nation.index() >= scenario.nations.len() || session.view(onlooker.viewer).knows(scenario, nation)
}

/// Some turns of a world. In the second one others have secrets.
fn played(level: &Arc<Scenario>, onlooker: &Onlooker, secrets: bool, turns: usize) -> Vec<Vec<u8>> {
    let scenario = if secrets { Arc::new(with_other_words(level, onlooker)) } else { level.clone() };
    let mut world = World::begin(scenario, onlooker);
    world.listen();
    let mut dice = stream(5, 9);
    for turn in 0..turns {
        for seat in (0..world.teams.len()).map(|index| SeatId(index as u8)) {
            if secrets && Some(seat) != onlooker.seat() {
                world.secrets_of(seat, onlooker, &mut dice);
            }
            if secrets && seat == SeatId(0) {
                world.secrets_of_the_facilitator(onlooker);
            }
            // What all do alike: as the level without secrets has it, so that it is the same in both.
            let session = world.authority.session();
            let view = session.view(Viewer::Seat(seat));
            let mut requests: Vec<Request> =
                ai::turn(level, &view, seat, Skill::Standard, 4).into_iter().filter_map(|command| Request::of(command, &[])).collect();
            requests.retain(|request| matches!(request, Request::Give(_)));
            requests.push(Request::Say { to: SeatSet::ALL, text: format!("turn {turn}") });
            requests.push(Request::Seal);
            // And what is refused.
            requests.push(Request::Seal);
            for request in requests {
                world.team_says(seat, request);
            }
        }
        // The onlooker does something itself, and is denied or refused alike.
        for request in [Request::Export, Request::Seal, Request::Branch { turn: 1 }, Request::TakeBack(OrderId(3))] {
            world.onlooker.say(&mut world.authority, request);
            world.listen();
        }
    }
    world.got
}

/// Where two lists of messages differ.
pub fn difference(one: &[Vec<u8>], other: &[Vec<u8>]) -> Option<String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    match at {
        Some(at) => {
            let first = one[at].iter().zip(&other[at]).take_while(|(a, b)| a == b).count();
            let from = first.saturating_sub(120);
            Some(format!("message {at}, byte {first}:\n{}\n{}", text(&one[at][from..]), text(&other[at][from..])))
        }
        None if one.len() != other.len() => Some(format!("{} messages and {}", one.len(), other.len())),
        None => None,
    }
}

#[test]
fn secrets_of_others_change_nothing_that_reaches_a_client() {
    // On each clock; in the last there are governments without a team.
    let mut governments = 0;
    for slug in ["senkaku", "quarantine", "pacific_contest"] {
        let level = Arc::new(with_secrets(&level(slug)));
        for onlooker in onlookers(&level) {
            governments += usize::from(matches!(onlooker.role, ClientRole::Government(_)));
            let turns = if slug == "senkaku" { 2 } else { 1 };
            let (one, other) = (played(&level, &onlooker, false, turns), played(&level, &onlooker, true, turns));
            assert!(onlooker.role == ClientRole::Keeper || one.len() > 6, "{slug}: {onlooker:?} got {} messages", one.len());
            if let Some(difference) = difference(&one, &other) {
                panic!("{slug}: {onlooker:?} can tell the two worlds apart: {difference}");
            }
        }
    }
    assert!(governments > 0, "no government without a team looked on");
}
