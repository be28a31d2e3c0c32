//! A whole game through clients, over wires that lose, double and delay what they carry.

use std::collections::BTreeMap;
use std::sync::Arc;

use latticework::ai::{self, Skill};
use latticework::rules::state::Phase;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::session::authority::{Authority, ClientId, NoShelf};
use latticework::session::client::Client;
use latticework::session::protocol::ClientRole;
use latticework::session::protocol::{Denial, Request};

use crate::harness::chance::stream;
use crate::harness::levels::level;
use crate::room::{Room, ask, authority, seats, session};

/// Bytes under way, in both directions.
#[derive(Default)]
struct Wire {
    out: Vec<Vec<u8>>,
    back: Vec<Vec<u8>>,
}

/// What a wire does to what it carries.
#[derive(Clone, Copy)]
struct Faults {
    lost: u32,
    doubled: u32,
    delayed: u32,
}

const NONE: Faults = Faults { lost: 0, doubled: 0, delayed: 0 };
const ALL: Faults = Faults { lost: 20, doubled: 30, delayed: 40 };

/// Takes what is delivered now, of what is under way: some twice, some not at all, some later and out of order.
fn delivered(under_way: &mut Vec<Vec<u8>>, faults: Faults, dice: &mut Dice) -> Vec<Vec<u8>> {
    let mut now = Vec::new();
    let mut later = Vec::new();
    for bytes in under_way.drain(..) {
        if dice.below(100) < faults.lost {
            continue;
        }
        if dice.below(100) < faults.doubled {
            later.push(bytes.clone());
        }
        if dice.below(100) < faults.delayed {
            later.push(bytes);
        } else {
            now.push(bytes);
        }
    }
    if faults.delayed > 0 && later.len() > 1 && dice.below(2) == 0 {
        later.reverse();
    }
    *under_way = later;
    now
}

/// People of several teams, each with a wire.
struct Hall {
    authority: Authority,
    people: BTreeMap<ClientId, (SeatId, Client, Wire)>,
    faults: Faults,
    dice: Dice,
}

impl Hall {
    fn round(&mut self) {
        for (&id, (_, client, wire)) in &mut self.people {
            while let Some(bytes) = client.fetch() {
                wire.out.push(bytes);
            }
            for bytes in delivered(&mut wire.out, self.faults, &mut self.dice) {
                self.authority.receive(id, &bytes);
            }
            while let Some(bytes) = self.authority.fetch(id) {
                wire.back.push(bytes);
            }
            for bytes in delivered(&mut wire.back, self.faults, &mut self.dice) {
                client.receive(&bytes);
            }
        }
    }

    /// Until everybody has everything: whoever waits says it again after a while.
    fn settle(&mut self) {
        for round in 0..2_000 {
            self.round();
            let quiet = |(_, client, wire): &(SeatId, Client, Wire)| !client.is_waiting() && wire.out.is_empty() && wire.back.is_empty();
            if self.people.values().all(quiet) {
                // A last push may be lost, and its client not know: it asks now and then.
                if round % 2 == 0 && self.everybody_is_current() {
                    return;
                }
            }
            if round % 5 == 4 {
                self.people.values_mut().for_each(|(_, client, _)| client.say_again());
            }
        }
        panic!("somebody waits for ever");
    }

    fn everybody_is_current(&self) -> bool {
        let session = self.authority.session();
        self.people.values().all(|(seat, client, _)| client.known().is_some_and(|known| known.view == session.view(Viewer::Seat(*seat))))
    }
}

/// The same game over wires with these faults. Gives back the state's hash turn by turn, and the log.
fn game(faults: Faults, seed: u64) -> (Vec<String>, String) {
    let authority = Authority::new(session(Arc::new(level("scarborough_cordon")), 5), Box::new(NoShelf), 7);
    let mut hall = Hall { authority, people: BTreeMap::new(), faults, dice: stream(seed, 77) };
    for seat in seats(&hall.authority) {
        let id = hall.authority.join(ClientRole::Team(seat));
        hall.people.insert(id, (seat, Client::new(), Wire::default()));
    }
    hall.settle();
    let ids: Vec<ClientId> = hall.people.keys().copied().collect();
    while hall.authority.session().game().phase != Phase::Over {
        for id in &ids {
            let (seat, client, _) = &hall.people[id];
            let known = client.known().unwrap_or_else(|| panic!("nothing is known"));
            let mut commands = ai::offers(&known.scenario, &known.view, *seat, Skill::Standard, 5);
            commands.extend(ai::turn(&known.scenario, &known.view, *seat, Skill::Standard, 5));
            let mut requests: Vec<Request> = commands.into_iter().filter_map(|command| Request::of(command, &known.orders)).collect();
            requests.push(Request::Say { to: SeatSet::ALL, text: format!("turn {}", known.view.game.turn) });
            requests.push(Request::Seal);
            // Several are under way at once.
            let (_, client, _) = hall.people.get_mut(id).unwrap_or_else(|| panic!("nobody"));
            for request in requests {
                assert!(client.ask(request).is_some());
            }
            hall.settle();
        }
    }
    for (seat, client, _) in hall.people.values() {
        let known = client.known().unwrap_or_else(|| panic!("nothing is known"));
        let session = hall.authority.session();
        let history: Vec<_> = (0..=session.turns().len() as u16).map(|turn| session.events(turn, Viewer::Seat(*seat))).collect();
        assert!(known.history == history, "{seat:?} was told another story");
        assert_eq!(known.past.len(), session.turns().len());
    }
    let session = hall.authority.session();
    let hashes = session.turns().iter().map(|record| record.hash.clone()).collect();
    (hashes, serde_json::to_string(session.entries()).unwrap_or_default())
}

#[test]
fn a_game_over_bad_wires_is_the_game_over_good_ones() {
    let good = game(NONE, 0);
    assert!(good.0.len() > 2, "a game of {} turns", good.0.len());
    let each = [("lost", Faults { lost: 40, ..NONE }), ("doubled", Faults { doubled: 60, ..NONE }), ("delayed", Faults { delayed: 70, ..NONE })];
    for (name, faults) in each.into_iter().chain([("all", ALL)]) {
        assert!(game(faults, 3) == good, "with messages {name} the game went otherwise");
    }
}

#[test]
fn a_request_that_comes_again_is_answered_again_and_not_done_again() {
    let mut running = authority("senkaku", 5);
    let team = running.join(ClientRole::Team(SeatId(0)));
    let say = || Request::Say { to: SeatSet::ALL, text: "once".to_owned() };
    for _ in 0..3 {
        assert!(ask(&mut running, team, 1, say()).is_ok());
    }
    assert_eq!(running.session().game().messages.len(), 1);
    for id in 2..200 {
        let _ = ask(&mut running, team, id, Request::Unseal);
    }
    // So long ago that the answer is gone; the message is not sent again all the same.
    assert!(matches!(ask(&mut running, team, 1, say()), Err(Denial::Forgotten)));
    assert_eq!(running.session().game().messages.len(), 1);
}

#[test]
fn a_client_waits_and_says_so() {
    let mut client = Client::new();
    assert!(client.is_waiting() && client.known().is_none());
    assert_eq!(client.ask(Request::Seal), None, "nothing can be asked before anything is known");
    let mut room = Room::new(authority("senkaku", 5));
    let id = room.join(ClientRole::Team(SeatId(0)));
    assert!(!room.client(id).is_waiting());
    let asked = room.client(id).ask(Request::Seal).unwrap_or_else(|| panic!("known"));
    assert!(room.client(id).is_waiting() && room.client(id).outcome(asked).is_none(), "no answer is no success");
    room.settle();
    assert!(!room.client(id).is_waiting() && room.client(id).outcome(asked).is_some_and(|outcome| outcome.is_ok()));
}

/// A host that was stopped counts anew: what was under way is told as unknown, and the client goes on.
#[test]
fn a_client_notices_that_the_host_was_started_again() {
    let mut room = Room::new(authority("senkaku", 5));
    let id = room.join(ClientRole::Team(SeatId(0)));
    assert!(room.ask(id, Request::Say { to: SeatSet::ALL, text: "before".to_owned() }).is_ok());
    let mut client = room.people.remove(&id).unwrap_or_else(|| panic!("nobody"));
    let under_way = client.ask(Request::Seal).unwrap_or_else(|| panic!("known"));
    let mut other = Room::new(Authority::new(session(Arc::new(level("senkaku")), 5), Box::new(NoShelf), 8));
    let again = other.authority.join(ClientRole::Team(SeatId(0)));
    client.say_again();
    other.people.insert(again, client);
    other.settle();
    assert!(matches!(other.client(again).outcome(under_way), Some(Err(Denial::Forgotten))));
    assert!(other.ask(again, Request::Seal).is_ok());
    other.agrees(again, Viewer::Seat(SeatId(0)));
}

/// Whoever misses something gets all of it again, but for the level, which it has: that is most of the bytes.
#[test]
fn the_level_comes_once() {
    let mut room = Room::new(authority("senkaku", 5));
    let (one, other) = (room.join(ClientRole::Team(SeatId(0))), room.join(ClientRole::Team(SeatId(1))));
    let say = |room: &mut Room| assert!(room.ask(other, Request::Say { to: SeatSet::ALL, text: "again".to_owned() }).is_ok());
    let mut client = room.people.remove(&one).unwrap_or_else(|| panic!("nobody"));
    say(&mut room);
    let missed = room.authority.fetch(one);
    assert!(missed.is_some(), "a push that never arrives");
    say(&mut room);
    let late = room.authority.fetch(one).unwrap_or_else(|| panic!("a push"));
    client.receive(&late);
    assert!(client.is_waiting(), "it has noticed the gap");
    while let Some(bytes) = client.fetch() {
        room.authority.receive(one, &bytes);
    }
    let snapshot = room.authority.fetch(one).unwrap_or_else(|| panic!("a snapshot"));
    let text = String::from_utf8_lossy(&snapshot);
    assert!(text.starts_with("{\"Snapshot\"") && !text.contains("\"Level\""), "{}", &text[..80]);
    client.receive(&snapshot);
    assert!(!client.is_waiting());
    room.people.insert(one, client);
    room.agrees(one, Viewer::Seat(SeatId(0)));
}
