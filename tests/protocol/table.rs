//! Every message as every role, to a running session, against the table in docs/reference/PROTOCOL.md.

use std::collections::BTreeMap;

use latticework::ai::{self, Skill};
use latticework::catalog::{Act, NationId};
use latticework::rules::Command;
use latticework::rules::scenario::{Effect, Scenario};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::agreement::{AgreementText, Answer, Instrument};
use latticework::rules::vocab::ids::{AgreementId, InjectId, ProposalId, SeatId, SeatSet};
use latticework::session::authority::{Authority, may};
use latticework::session::protocol::{ClientRole, Watched};
use latticework::session::protocol::{Denial, Request, RequestKind};
use latticework::session::{Controller, OrderId};
use strum::IntoEnumIterator;

use crate::room::{ask, authority};

/// A level with a government that has no team.
const LEVEL: &str = "pacific_contest";
const ROLES: [&str; 6] = ["team", "government", "facilitator", "public", "observer", "keeper"];

fn role(name: &str, scenario: &Scenario) -> ClientRole {
    match name {
        "team" => ClientRole::Team(SeatId(0)),
        "government" => ClientRole::Government(government(scenario)),
        "facilitator" => ClientRole::Facilitator,
        "public" => ClientRole::Public,
        "observer" => ClientRole::Observer(Watched::Team(SeatId(0))),
        _ => ClientRole::Keeper,
    }
}

fn government(scenario: &Scenario) -> NationId {
    scenario.nations_present().find(|&nation| scenario.seat_of(nation).is_none()).unwrap_or_else(|| panic!("every nation has a team"))
}

/// The table as the page has it.
fn written() -> BTreeMap<(String, &'static str), String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/PROTOCOL.md");
    let page = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{why}"));
    let head = format!("| message | {} |", ROLES.join(" | "));
    let rows = page.split_once(&head).unwrap_or_else(|| panic!("the page has no table with this head: {head}")).1;
    let mut cells = BTreeMap::new();
    for row in rows.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let row: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for (role, cell) in ROLES.iter().zip(&row[1..]) {
            cells.insert((row[0].to_owned(), *role), (*cell).to_owned());
        }
    }
    cells
}

/// A message of each kind.
fn samples(authority: &Authority) -> Vec<Request> {
    let session = authority.session();
    let scenario = session.scenario();
    let (seat, nation) = (SeatId(0), scenario.seats[0].nations[0]);
    let desk = government(scenario);
    let orders = ai::turn(scenario, &session.view(Viewer::Seat(seat)), seat, Skill::Standard, 3);
    let order = orders.into_iter().find_map(|command| if let Command::Give(order) = command { Some(order) } else { None });
    let order = order.unwrap_or_else(|| panic!("the first team would order nothing"));
    let text = AgreementText {
        name: "A word".to_owned(),
        instrument: Instrument::Declaration,
        parties: vec![nation],
        clauses: Vec::new(),
        quiet: false,
        in_part: false,
        revises: None,
    };
    let effects = vec![Effect::Credit { nation, by: latticework::catalog::quantity::Thousandths(1) }];
    let (agreement, clause, proposal) = (AgreementId(0), 0, ProposalId(1));
    vec![
        Request::Give(order),
        Request::TakeBack(OrderId(1)),
        Request::SetCeiling(Act::Board),
        Request::Seal,
        Request::Unseal,
        Request::Guess { permille: 300 },
        Request::Propose { from: nation, to: Vec::new(), text, counters: None, private: false },
        Request::Answer { nation, proposal, answer: Answer::Accept },
        Request::Withdraw { nation, proposal },
        Request::Denounce { nation, agreement },
        Request::AskPermission { nation, agreement, clause },
        Request::RefusePermission { host: nation, nation: desk, agreement, clause },
        Request::Say { to: SeatSet::ALL, text: "Good morning.".to_owned() },
        Request::Inject(InjectId(0)),
        Request::Announce { title: "News".to_owned(), text: "Something.".to_owned(), to: SeatSet::ALL, effects: Vec::new() },
        Request::Pace { turns: 9 },
        Request::HandOver { seat: SeatId(1), to: Controller::Person },
        Request::TakeDesk { seat, nation: desk },
        Request::ReturnDesk { seat, nation: desk },
        Request::Override { reason: "It was wrong.".to_owned(), effects },
        Request::Rewind { turn: 1, reason: "Again.".to_owned() },
        Request::OpenRecord,
        Request::Pause { on: true },
        Request::Permit { watch: Watched::All, on: true },
        Request::Branch { turn: 1 },
        Request::Export,
        Request::Reasons,
        Request::Copy { name: "copy".to_owned() },
        Request::KeepIn { folder: "/nowhere".to_owned() },
        Request::Sit(Box::default()),
    ]
}

/// What the session makes of a message by a role, in the words of the table.
fn tried(role_name: &str, request: &Request) -> Result<&'static str, String> {
    let kind = request.kind();
    let mut running = authority(LEVEL, 5);
    let role = role(role_name, running.session().scenario());
    let client = running.join(role);
    let before = serde_json::to_vec(running.session().game()).unwrap_or_default();
    match ask(&mut running, client, 1, request.clone()) {
        Err(Denial::NotYours(denied)) if denied == kind => {
            let lines = running.session().entries().len();
            let same = serde_json::to_vec(running.session().game()).unwrap_or_default() == before && lines == 0;
            if same { Ok("no") } else { Err("it was denied, and something has changed".to_owned()) }
        }
        Err(Denial::NotYet(denied)) if denied == kind => {
            let facilitator = running.join(ClientRole::Facilitator);
            if let Err(why) = ask(&mut running, facilitator, 1, Request::OpenRecord) {
                return Err(format!("the record does not open: {why:?}"));
            }
            match ask(&mut running, client, 2, request.clone()) {
                Err(Denial::NotYours(_) | Denial::NotYet(_)) => Err("it is denied once the record is open".to_owned()),
                Ok(_) | Err(_) => Ok("open"),
            }
        }
        Ok(_) | Err(Denial::Refused(_) | Denial::NotNow(_)) => Ok("yes"),
        Err(other) => Err(format!("{other:?}")),
    }
}

#[test]
fn every_message_as_every_role_is_as_the_table_says() {
    let table = written();
    let samples = samples(&authority(LEVEL, 5));
    let kinds: Vec<RequestKind> = samples.iter().map(Request::kind).collect();
    assert_eq!(kinds, RequestKind::iter().collect::<Vec<_>>(), "a message of each kind, in their order");
    let mut differences = Vec::new();
    for (kind, request) in kinds.iter().zip(&samples) {
        let name: &'static str = kind.into();
        for role_name in ROLES {
            let said = tried(role_name, request).unwrap_or_else(|why| panic!("{name} as {role_name}: {why}"));
            match table.get(&(name.to_owned(), role_name)) {
                Some(cell) if cell == said => {}
                cell => differences.push(format!("{name} as {role_name}: the session says {said}, the table {cell:?}")),
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(table.len(), kinds.len() * ROLES.len(), "a row of the table that is no message");
}

/// The function that decides says for every role of a kind what it says for one of them.
#[test]
fn what_is_allowed_does_not_depend_on_which_team_it_is() {
    for kind in RequestKind::iter() {
        for open in [false, true] {
            let roles = [
                [ClientRole::Team(SeatId(0)), ClientRole::Team(SeatId(9))],
                [ClientRole::Government(NationId(1)), ClientRole::Government(NationId(7))],
                [ClientRole::Observer(Watched::All), ClientRole::Observer(Watched::Team(SeatId(2)))],
            ];
            for [one, other] in roles {
                assert_eq!(may(one, kind, open), may(other, kind, open), "{kind:?}");
            }
        }
    }
}

#[test]
fn a_pause_stops_teams_and_governments_and_nobody_else() {
    let mut running = authority(LEVEL, 5);
    let government = government(running.session().scenario());
    let facilitator = running.join(ClientRole::Facilitator);
    let (team, desk) = (running.join(ClientRole::Team(SeatId(0))), running.join(ClientRole::Government(government)));
    assert!(ask(&mut running, facilitator, 1, Request::Pause { on: true }).is_ok());
    assert!(matches!(ask(&mut running, team, 1, Request::Seal), Err(Denial::Paused)));
    let withdraw = Request::Withdraw { nation: government, proposal: ProposalId(1) };
    assert!(matches!(ask(&mut running, desk, 1, withdraw), Err(Denial::Paused)));
    assert!(ask(&mut running, team, 2, Request::Say { to: SeatSet::ALL, text: "We wait.".to_owned() }).is_ok());
    assert!(ask(&mut running, facilitator, 2, Request::Pace { turns: 9 }).is_ok());
    assert!(ask(&mut running, facilitator, 3, Request::Pause { on: false }).is_ok());
    assert!(ask(&mut running, team, 3, Request::Seal).is_ok());
}

#[test]
fn an_order_is_taken_back_by_its_own_name() {
    let mut running = authority(LEVEL, 5);
    let (one, other) = (running.join(ClientRole::Team(SeatId(0))), running.join(ClientRole::Team(SeatId(0))));
    let seat = SeatId(0);
    let orders = ai::turn(running.session().scenario(), &running.session().view(Viewer::Seat(seat)), seat, Skill::Standard, 3);
    let mut next = 0;
    for command in orders {
        if let Command::Give(order) = command {
            next += 1;
            let _ = ask(&mut running, one, next, Request::Give(order));
        }
    }
    let before = running.session().orders(seat).to_vec();
    assert!(before.len() >= 2, "{before:?}");
    let first = running.session().game().seats[0].orders[0].clone();
    // Both take the first one back: the second to say so takes no other.
    assert!(ask(&mut running, one, next + 1, Request::TakeBack(before[0])).is_ok());
    assert!(matches!(ask(&mut running, other, 1, Request::TakeBack(before[0])), Err(Denial::Refused(_))));
    assert_eq!(running.session().orders(seat), &before[1..]);
    // Given again it has another name, and an old one brings nothing back.
    assert!(ask(&mut running, other, 2, Request::Give(first)).is_ok());
    let now = running.session().orders(seat).to_vec();
    assert!(!before.contains(&now[now.len() - 1]), "{now:?}");
    // Another team counts its own.
    let third = running.join(ClientRole::Team(SeatId(1)));
    let theirs = ai::turn(running.session().scenario(), &running.session().view(Viewer::Seat(SeatId(1))), SeatId(1), Skill::Standard, 3);
    let order = theirs.into_iter().find_map(|command| if let Command::Give(order) = command { Some(order) } else { None });
    assert!(ask(&mut running, third, 1, Request::Give(order.unwrap_or_else(|| panic!("no order")))).is_ok());
    assert_eq!(running.session().orders(SeatId(1)), [OrderId(1)]);
}

/// A log that takes orders back by their place, as all logs do, gives the same names when it is played again.
#[test]
fn a_log_that_is_played_again_names_orders_as_they_were_named() {
    let mut running = authority(LEVEL, 5);
    let team = running.join(ClientRole::Team(SeatId(0)));
    let seat = SeatId(0);
    let orders = ai::turn(running.session().scenario(), &running.session().view(Viewer::Seat(seat)), seat, Skill::Standard, 3);
    let mut next = 0;
    for command in orders {
        if let Command::Give(order) = command {
            next += 1;
            let _ = ask(&mut running, team, next, Request::Give(order));
        }
    }
    let first = running.session().orders(seat)[0];
    assert!(ask(&mut running, team, next + 1, Request::TakeBack(first)).is_ok());
    let session = running.session();
    let again = latticework::session::Session::replay(session.scenario().clone(), session.seed(), session.controllers().to_vec(), session.entries());
    let again = again.unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(again.orders(seat), session.orders(seat));
    assert!(again.game() == session.game());
}
