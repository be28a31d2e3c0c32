//! Five people in each of four teams, all at once, every message sent twice: the game is what it is when each is sent once, and nobody is
//! refused what nothing else has touched.

use std::collections::BTreeMap;
use std::sync::Arc;

use latticework::ai::{self, Skill};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{ProposalId, SeatId, SeatSet};
use latticework::rules::{Command, vocab::agreement::Answer};
use latticework::session::authority::{Authority, ClientId, NoShelf};
use latticework::session::protocol::ClientRole;
use latticework::session::protocol::{AuthoritySays, ClientSays, Denial, Request, RequestId, decode, encode};

use crate::harness::chance::stream;
use crate::harness::levels::level;
use crate::room::session;

const TEAMS: usize = 4;
const PEOPLE: usize = 5;
const TURNS: u16 = 3;

/// Who of which team.
type Person = (usize, usize);

/// What each does in a part of a turn, in the order in which it means it.
type Part = BTreeMap<Person, Vec<Request>>;

/// Deals a team's requests out among its people.
fn deal(part: &mut Part, team: usize, requests: impl IntoIterator<Item = Request>) {
    for (at, request) in requests.into_iter().enumerate() {
        part.entry((team, at % PEOPLE)).or_default().push(request);
    }
}

fn views(authority: &Authority) -> Vec<latticework::rules::state::view::View> {
    (0..TEAMS).map(|team| authority.session().view(Viewer::Seat(SeatId(team as u8)))).collect()
}

/// How far crews may go: before orders, which may ask for it.
fn ceilings(authority: &Authority) -> Part {
    let mut part = Part::new();
    for (team, view) in views(authority).iter().enumerate() {
        let commands = ai::turn(authority.session().scenario(), view, SeatId(team as u8), Skill::Standard, 5);
        let ceilings = commands.into_iter().filter(|command| matches!(command, Command::SetCeiling(_)));
        part.insert((team, 1), ceilings.filter_map(|command| Request::of(command, &[])).collect());
    }
    part
}

/// Offers, orders and words.
fn first(authority: &Authority) -> Part {
    let mut part = Part::new();
    let scenario = authority.session().scenario();
    for (team, view) in views(authority).iter().enumerate() {
        let seat = SeatId(team as u8);
        let mut commands = ai::turn(scenario, view, seat, Skill::Standard, 5);
        commands.retain(|command| matches!(command, Command::Give(_)));
        commands.extend(ai::offers(scenario, view, seat, Skill::Standard, 5).into_iter().filter(|c| matches!(c, Command::Propose { .. })));
        deal(&mut part, team, commands.into_iter().filter_map(|command| Request::of(command, &[])));
        for person in 0..PEOPLE {
            let say = Request::Say { to: SeatSet::ALL, text: format!("{team}.{person} in turn {}", view.game.turn) };
            part.entry((team, person)).or_default().push(say);
        }
    }
    part
}

/// Answers to what each has on its table, and an order taken back and given again.
fn second(authority: &Authority) -> Part {
    let mut part = Part::new();
    let session = authority.session();
    for (team, view) in views(authority).iter().enumerate() {
        let own = view.own_nations(session.scenario());
        let open = |(&id, offer): (&ProposalId, &latticework::rules::state::Proposal)| {
            let asked = offer.to.iter().zip(&offer.answers).filter(|(nation, answer)| offer.open && answer.is_none() && own.contains(nation));
            asked.map(|(&nation, _)| Request::Answer { nation, proposal: id, answer: Answer::Refuse { why: Vec::new() } }).collect::<Vec<_>>()
        };
        deal(&mut part, team, view.game.proposals.iter().flat_map(open));
        let orders = session.orders(SeatId(team as u8));
        if let (Some(&order), Some(given)) = (orders.first(), view.game.seats[team].orders.first()) {
            part.entry((team, 0)).or_default().extend([Request::TakeBack(order), Request::Give(given.clone())]);
            // Another of the team takes another one back: it is that one, whatever came before.
            if let (Some(&last), true) = (orders.last(), orders.len() > 1) {
                part.entry((team, 4)).or_default().push(Request::TakeBack(last));
            }
        }
    }
    part
}

fn seals() -> Part {
    (0..TEAMS).map(|team| ((team, team % PEOPLE), vec![Request::Seal])).collect()
}

/// An order in which the people of a part come to speak.
fn interleaved(part: &Part, dice: &mut Dice) -> Vec<(Person, Request)> {
    let mut queues: Vec<(Person, std::vec::IntoIter<Request>)> =
        part.iter().map(|(&person, requests)| (person, requests.clone().into_iter())).collect();
    let mut order = Vec::new();
    while !queues.is_empty() {
        let at = dice.below(queues.len() as u32) as usize;
        match queues[at].1.next() {
            Some(request) => order.push((queues[at].0, request)),
            None => drop(queues.remove(at)),
        }
    }
    order
}

struct Hall {
    authority: Authority,
    people: BTreeMap<Person, (ClientId, u64)>,
    /// What was denied: to whom, what, why.
    denied: Vec<(Person, String, Denial)>,
}

impl Hall {
    fn new(slug: &str) -> Self {
        let mut authority = Authority::new(session(Arc::new(level(slug)), 5), Box::new(NoShelf), 7);
        let mut people = BTreeMap::new();
        for team in 0..TEAMS {
            for person in 0..PEOPLE {
                people.insert((team, person), (authority.join(ClientRole::Team(SeatId(team as u8))), 1));
            }
        }
        Self { authority, people, denied: Vec::new() }
    }

    /// Sends the messages in this order. With `twice` each comes again, at once or later, with everything that comes twice between.
    fn play(&mut self, order: &[(Person, Request)], twice: Option<&mut Dice>) {
        let mut again: Vec<(ClientId, Vec<u8>)> = Vec::new();
        let mut dice = twice;
        for (person, request) in order {
            let Some((client, next)) = self.people.get_mut(person) else { panic!("nobody is {person:?}") };
            let bytes = encode(&ClientSays::Do { id: RequestId(*next), request: Box::new(request.clone()) });
            *next += 1;
            let client = *client;
            self.authority.receive(client, &bytes);
            if let Some(outcome) = last_reply(&mut self.authority, client)
                && let Err(denial) = outcome
            {
                self.denied.push((*person, format!("{request:?}"), denial));
            }
            let Some(dice) = dice.as_deref_mut() else { continue };
            again.push((client, bytes));
            while !again.is_empty() && dice.below(3) > 0 {
                let (client, bytes) = again.swap_remove(dice.below(again.len() as u32) as usize);
                self.authority.receive(client, &bytes);
                last_reply(&mut self.authority, client);
            }
        }
        for (client, bytes) in again {
            self.authority.receive(client, &bytes);
            last_reply(&mut self.authority, client);
        }
    }
}

fn last_reply(authority: &mut Authority, client: ClientId) -> Option<latticework::session::client::Replied> {
    let mut last = None;
    while let Some(bytes) = authority.fetch(client) {
        if let Ok(AuthoritySays::Reply { outcome, .. }) = decode(&bytes) {
            last = Some(outcome);
        }
    }
    last
}

/// A game in which the people of each turn come to speak in an order of this seed.
fn game(slug: &str, seed: u64, twice: bool) -> Hall {
    let mut hall = Hall::new(slug);
    let (mut order_dice, mut twice_dice) = (stream(seed, 1), stream(seed, 2));
    while hall.authority.session().game().turn <= TURNS && !hall.authority.session().is_over() {
        for part in [ceilings as fn(&Authority) -> Part, first, second, |_| seals()] {
            let order = interleaved(&part(&hall.authority), &mut order_dice);
            hall.play(&order, twice.then_some(&mut twice_dice));
        }
    }
    hall
}

#[test]
fn messages_that_come_twice_do_what_they_do_once() {
    for slug in ["scarborough_cordon", "tasman_live_fire"] {
        for seed in 0..4 {
            let (once, twice) = (game(slug, seed, false), game(slug, seed, true));
            assert!(once.authority.session().turns().len() >= usize::from(TURNS) || once.authority.session().is_over());
            assert!(once.authority.session().game() == twice.authority.session().game(), "{slug}, order {seed}: another state");
            assert_eq!(once.authority.session().entries(), twice.authority.session().entries(), "{slug}, order {seed}: another log");
            // Nobody touches what another does, so nobody is refused.
            assert!(once.denied.is_empty(), "{slug}, order {seed}: {:#?}", once.denied);
        }
    }
}

/// In whatever order people come to speak, the same orders stand.
#[test]
fn the_order_of_speaking_decides_no_more_than_the_order_of_orders() {
    let sorted = |hall: &Hall| {
        let mut lists: Vec<Vec<String>> = hall.authority.session().turns()[0].start.seats.iter().map(|_| Vec::new()).collect();
        for entry in hall.authority.session().entries() {
            match entry {
                latticework::session::Entry::Command { actor: latticework::rules::Actor::Seat(seat), command } => {
                    lists[seat.index()].push(match command {
                        Command::TakeBack(_) => "takes one back".to_owned(),
                        other => format!("{other:?}"),
                    });
                }
                _ => break,
            }
        }
        for list in &mut lists {
            list.sort();
            // Which order is the first, and so is taken back and given again, depends on who speaks first.
            list.dedup();
        }
        lists
    };
    let first = sorted(&game("scarborough_cordon", 0, false));
    assert_eq!(first, sorted(&game("scarborough_cordon", 1, true)));
}
