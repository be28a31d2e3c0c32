//! The harness of two worlds finds leaks: each of these, planted into what a team gets, makes the two worlds differ.

use std::sync::Arc;

use latticework::ai::{self, Skill};
use latticework::catalog::Act;
use latticework::rules::Command;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::agreement::{AgreementText, Instrument};
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::session::authority::{Authority, NoShelf};
use latticework::session::protocol::ClientRole;
use latticework::session::protocol::Request;
use latticework::session::{OrderId, Session};
use serde_json::{Value, json};

use crate::harness::chance::{stream, with_secrets};
use crate::harness::levels::level;
use crate::room::session;
use crate::veil::start::another_start;
use crate::worlds::Post;

const ME: SeatId = SeatId(0);
const OTHER: SeatId = SeatId(1);
const THIRD: SeatId = SeatId(2);

/// What stood when a message was sent, all of it.
#[derive(Clone)]
struct Truth {
    game: Arc<Value>,
    level: Arc<Value>,
    /// Lines of the log.
    lines: usize,
    /// Orders that others gave, taken back ones included.
    given: u64,
    /// Who has joined.
    joined: usize,
    meanwhile: Arc<Value>,
}

/// A message to the team, and the truth.
#[derive(Clone)]
struct Heard {
    message: Value,
    truth: Truth,
    /// Spaces after it.
    padding: usize,
}

struct World {
    authority: Authority,
    me: Post,
    others: [Post; 2],
    facilitator: Post,
    joined: usize,
    level: Arc<Value>,
    heard: Vec<Heard>,
}

fn value(of: &impl serde::Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_else(|why| panic!("{why}"))
}

impl World {
    fn begin(scenario: Arc<Scenario>) -> Self {
        let level = Arc::new(value(&*scenario));
        let mut authority = Authority::new(session(scenario, 9), Box::new(NoShelf), 7);
        let me = Post::join(&mut authority, ClientRole::Team(ME));
        let others = [OTHER, THIRD].map(|seat| Post::deaf(&mut authority, ClientRole::Team(seat)));
        let facilitator = Post::deaf(&mut authority, ClientRole::Facilitator);
        let mut world = Self { authority, me, others, facilitator, joined: 4, level, heard: Vec::new() };
        world.listen();
        world
    }

    fn truth(&self) -> Truth {
        let session = self.authority.session();
        let given = session.entries().iter().filter(|entry| format!("{entry:?}").contains("Give(")).count() as u64;
        let all = |turn: u16| session.events(turn, Viewer::WhiteCell);
        Truth {
            game: Arc::new(value(session.game())),
            level: self.level.clone(),
            lines: session.entries().len(),
            given,
            joined: self.joined,
            meanwhile: Arc::new(value(&all(session.game().turn.saturating_sub(1)))),
        }
    }

    fn listen(&mut self) {
        let came = self.me.fetch(&mut self.authority);
        if came.is_empty() {
            return;
        }
        let truth = self.truth();
        let read = |bytes: &Vec<u8>| serde_json::from_slice(bytes).unwrap_or_else(|why| panic!("{why}"));
        self.heard.extend(came.iter().map(|bytes| Heard { message: read(bytes), truth: truth.clone(), padding: 0 }));
    }

    fn i_say(&mut self, request: Request) {
        self.me.say(&mut self.authority, request);
        self.listen();
    }

    fn another_says(&mut self, which: usize, request: Request) {
        self.others[which].say(&mut self.authority, request);
        self.listen();
    }

    /// What others do in secret.
    fn secrets(&mut self) {
        let session = self.authority.session();
        let scenario = session.scenario().clone();
        self.another_says(0, Request::SetCeiling(Act::ALL[Act::ALL.len() - 1]));
        self.another_says(0, Request::Say { to: SeatSet::one(THIRD), text: "between us".to_owned() });
        for (which, seat) in [(0, OTHER), (1, THIRD)] {
            let view = self.authority.session().view(Viewer::Seat(seat));
            for command in ai::turn(&scenario, &view, seat, Skill::Standard, 4) {
                if let Command::Give(order) = command {
                    self.another_says(which, Request::Give(order));
                }
            }
        }
        let [from, to] = [OTHER, THIRD].map(|seat| scenario.seats[seat.index()].nations[0]);
        let clause = latticework::catalog::Clause::Undertaking { who: from, what: latticework::catalog::clause::Promise::Declare, until_turn: None };
        let text = AgreementText {
            name: "Between us".to_owned(),
            instrument: Instrument::Arrangement,
            parties: vec![from, to],
            clauses: vec![clause],
            quiet: true,
            in_part: false,
            revises: None,
        };
        self.another_says(0, Request::Propose { from, to: vec![to], text, counters: None, private: true });
        let (title, text) = ("A word".to_owned(), "For one team.".to_owned());
        self.facilitator.say(&mut self.authority, Request::Announce { title, text, to: SeatSet::one(OTHER), effects: Vec::new() });
        let late = Post::join(&mut self.authority, ClientRole::Public);
        late.fetch(&mut self.authority);
        self.joined += 1;
        self.listen();
    }
}

/// What the team hears in a world.
fn heard(scenario: Arc<Scenario>, secrets: bool) -> Vec<Heard> {
    let plays: Vec<Request> = {
        let known = Session::new(scenario.clone(), 9, Vec::new(), None);
        let commands = ai::turn(&scenario.known_to(Viewer::Seat(ME)), &known.view(Viewer::Seat(ME)), ME, Skill::Standard, 4);
        commands.into_iter().filter_map(|command| Request::of(command, &[])).filter(|request| matches!(request, Request::Give(_))).collect()
    };
    assert!(plays.len() > 1, "the team orders nothing");
    let mut world = World::begin(scenario);
    if secrets {
        world.secrets();
    }
    world.i_say(Request::Say { to: SeatSet::ALL, text: "Good morning.".to_owned() });
    for request in plays {
        world.i_say(request);
    }
    world.i_say(Request::TakeBack(OrderId(1)));
    world.i_say(Request::TakeBack(OrderId(1)));
    let (title, text) = ("News".to_owned(), "For all.".to_owned());
    world.facilitator.say(&mut world.authority, Request::Announce { title, text, to: SeatSet::ALL, effects: Vec::new() });
    world.listen();
    world.i_say(Request::Branch { turn: 1 });
    world.another_says(0, Request::Say { to: SeatSet::ALL, text: "Good evening.".to_owned() });
    world.i_say(Request::Export);
    world.heard
}

/// What the team gets, as bytes.
fn sent(heard: &[Heard]) -> Vec<Vec<u8>> {
    let bytes = |heard: &Heard| {
        let mut bytes = serde_json::to_vec(&heard.message).unwrap_or_default();
        bytes.extend(std::iter::repeat_n(b' ', heard.padding));
        bytes
    };
    heard.iter().map(bytes).collect()
}

/// Every part of a kind in a message.
fn parts<'a>(message: &'a mut Value, kind: &str) -> Vec<&'a mut Value> {
    let whole = if message.get("Push").is_some() { "Push" } else { "Snapshot" };
    let parts = message.get_mut(whole).and_then(|push| push.get_mut("parts")).and_then(Value::as_array_mut);
    parts.into_iter().flatten().filter_map(|part| part.get_mut(kind)).collect()
}

/// Puts what is true into every view, at this place of the game.
fn unblanked(heard: &mut [Heard], place: &str) {
    for Heard { message, truth, .. } in heard {
        for view in parts(message, "View") {
            if let (Some(to), Some(from)) = (view.pointer_mut(&format!("/game{place}")), truth.game.pointer(place)) {
                *to = from.clone();
            }
        }
    }
}

/// Puts what is true into the level, at this place.
fn unveiled(heard: &mut [Heard], place: &str) {
    for Heard { message, truth, .. } in heard {
        for level in parts(message, "Level") {
            if let (Some(to), Some(from)) = (level.pointer_mut(place), truth.level.pointer(place)) {
                *to = from.clone();
            }
        }
    }
}

/// Adds a number to every view, or to every push.
fn counted(heard: &mut [Heard], place: &str, number: fn(&Truth) -> u64) {
    for Heard { message, truth, .. } in heard {
        let number = json!(number(truth));
        if let Some(push) = message.get_mut(if place.is_empty() { "Push" } else { "" }).and_then(Value::as_object_mut) {
            push.insert("count".to_owned(), number);
            continue;
        }
        for view in parts(message, "View") {
            if let Some(game) = view.pointer_mut("/game").and_then(Value::as_object_mut) {
                game.insert(place.to_owned(), number.clone());
            }
        }
    }
}

fn length(truth: &Truth, place: &str) -> u64 {
    let at = truth.game.pointer(place);
    at.map_or(0, |list| list.as_array().map(Vec::len).or_else(|| list.as_object().map(serde_json::Map::len)).unwrap_or(0) as u64)
}

/// Does something to every refusal.
fn refusals(heard: &mut [Heard], change: fn(&mut Value, &Truth)) {
    for Heard { message, truth, .. } in heard {
        if let Some(refusal) = message.pointer_mut("/Reply/outcome/Err") {
            change(refusal, truth);
        }
    }
}

type Leak = (&'static str, fn(&mut Vec<Heard>));

/// The leaks. The places of nations are those of seats 1 and 2's own.
const LEAKS: &[Leak] = &[
    ("support, exact", |heard| nations(heard, "support")),
    ("standing, exact", |heard| nations(heard, "standing")),
    ("capital", |heard| nations(heard, "capital")),
    ("budget", |heard| nations(heard, "budget")),
    ("orders of another", |heard| unblanked(heard, "/seats/1/orders")),
    ("orders of a third", |heard| unblanked(heard, "/seats/2/orders")),
    ("a ceiling", |heard| unblanked(heard, "/seats/1/ceiling")),
    ("all messages", |heard| unblanked(heard, "/messages")),
    ("all offers", |heard| unblanked(heard, "/proposals")),
    ("all forces", |heard| unblanked(heard, "/forces")),
    ("injects that happened", |heard| unblanked(heard, "/injected")),
    ("all of the game", |heard| unblanked(heard, "")),
    ("how many messages there are", |heard| counted(heard, "messages_in_all", |truth| length(truth, "/messages"))),
    ("how many offers there are", |heard| counted(heard, "offers_in_all", |truth| length(truth, "/proposals"))),
    ("how many forces there are", |heard| counted(heard, "forces_in_all", |truth| length(truth, "/forces"))),
    ("how many injects there are", |heard| counted(heard, "injects_in_all", |truth| length(truth, "/injected"))),
    ("how many orders another has", |heard| counted(heard, "orders_in_all", |truth| length(truth, "/seats/1/orders"))),
    ("lines of the log in a view", |heard| counted(heard, "version", |truth| truth.lines as u64)),
    ("lines of the log in a push", |heard| counted(heard, "", |truth| truth.lines as u64)),
    ("who has joined, in a push", |heard| counted(heard, "", |truth| truth.joined as u64)),
    ("a push number of the whole session", |heard| {
        for Heard { message, truth, .. } in heard {
            if let Some(number) = message.pointer_mut("/Push/number") {
                *number = json!(truth.lines);
            }
        }
    }),
    ("a request number of the whole session", |heard| {
        for Heard { message, truth, .. } in heard {
            if let Some(to) = message.pointer_mut("/Reply/to") {
                *to = json!(truth.lines);
            }
        }
    }),
    ("orders counted through the whole session", |heard| {
        for Heard { message, truth, .. } in heard {
            for orders in parts(message, "Orders") {
                for order in orders.as_array_mut().into_iter().flatten() {
                    *order = json!(order.as_u64().unwrap_or(0) + truth.given);
                }
            }
        }
    }),
    ("one push more for what others do", |heard| {
        let mut lines = 0;
        let mut more = Vec::new();
        for one in heard.drain(..) {
            if one.truth.lines > lines + 1 {
                more.push(Heard { message: json!({"Push": {"number": 0, "parts": []}}), ..one.clone() });
            }
            lines = one.truth.lines;
            more.push(one);
        }
        *heard = more;
    }),
    ("a push less when others are busy", |heard| {
        let at = heard.iter().rposition(|one| one.truth.lines % 2 == 1);
        let busy = heard.last().is_some_and(|one| one.truth.lines > 8);
        if let (Some(at), true) = (at, busy) {
            heard.remove(at);
        }
    }),
    ("the order of two messages", |heard| {
        let last = heard.len() - 1;
        if heard[last].truth.lines > 8 {
            heard.swap(last, last - 1);
        }
    }),
    ("the size of a message", |heard| heard.iter_mut().for_each(|one| one.padding = one.truth.lines % 7)),
    ("a longer refusal", |heard| {
        refusals(heard, |refusal, truth| *refusal = json!({"because": refusal.clone(), "hint": "x".repeat(truth.lines)}));
    }),
    ("another refusal when others wait", |heard| {
        refusals(heard, |refusal, truth| {
            if length(truth, "/proposals") > 0 {
                *refusal = json!("Paused");
            }
        });
    }),
    ("a briefing of another", |heard| unveiled(heard, "/seats/1/private_brief")),
    ("what counts as success for another", |heard| unveiled(heard, "/seats/1/ceiling")),
    ("objectives of others", |heard| unveiled(heard, "/objectives")),
    ("the instructor's notes", |heard| unveiled(heard, "/text/instructor_notes")),
    ("prepared injects", |heard| unveiled(heard, "/injects")),
    ("the set-up of forces", |heard| unveiled(heard, "/forces")),
    ("the nations' set-up", |heard| unveiled(heard, "/nations")),
    ("news for others", |heard| {
        for Heard { message, truth, .. } in heard {
            for history in parts(message, "History") {
                if let Some(last) = history.get_mut("turns").and_then(Value::as_array_mut).and_then(|turns| turns.last_mut()) {
                    *last = (*truth.meanwhile).clone();
                }
            }
        }
    }),
    ("the whole game in an export", |heard| {
        for Heard { message, truth, .. } in heard {
            if let Some(game) = message.pointer_mut("/Reply/outcome/Ok/Export/export/now/game") {
                *game = (*truth.game).clone();
            }
        }
    }),
];

/// A number of every nation that is not the team's.
fn nations(heard: &mut [Heard], field: &str) {
    for nation in 0..64 {
        unblanked(heard, &format!("/nations/{nation}/{field}"));
    }
}

#[test]
fn every_planted_leak_is_found() {
    let level = Arc::new(with_secrets(&level("pacific_contest")));
    let fresh = session(level.clone(), 9);
    let other = Arc::new(another_start(&level, fresh.game(), ME, &mut stream(9, 3)));
    let (here, there) = (heard(level, false), heard(other, true));
    assert!(sent(&here).len() > 8);
    if let Some(difference) = crate::worlds::difference(&sent(&here), &sent(&there)) {
        panic!("the worlds differ with no leak: {difference}");
    }
    let missed: Vec<&str> = LEAKS
        .iter()
        .filter(|(_, leak)| {
            let (mut one, mut two) = (here.clone(), there.clone());
            leak(&mut one);
            leak(&mut two);
            sent(&one) == sent(&two)
        })
        .map(|(name, _)| *name)
        .collect();
    assert!(missed.is_empty(), "these leaks are not found: {missed:?}");
    assert!(LEAKS.len() >= 30, "{}", LEAKS.len());
}
