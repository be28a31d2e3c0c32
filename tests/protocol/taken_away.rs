//! What a client takes away tells the same story as the session itself does: reports of a client need no session.

use latticework::report::Account;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::client::Replied;
use latticework::session::protocol::ClientRole;
use latticework::session::protocol::{Granted, Request};

use crate::room::{Room, authority};

fn account(room: &mut Room, client: latticework::session::authority::ClientId) -> Account {
    let known = room.client(client).known().map(|known| known.scenario.clone());
    let reply: Replied = room.ask(client, Request::Export);
    match (reply, known) {
        (Ok(Granted::Export { export, level }), Some(known)) => Account::told(*export, level.unwrap_or(known)),
        (other, _) => panic!("no export: {other:?}"),
    }
}

#[test]
fn an_export_tells_what_the_session_would_tell() {
    let mut room = Room::new(authority("senkaku", 5));
    let teams = [0, 1, 2].map(|seat| room.join(ClientRole::Team(SeatId(seat))));
    let facilitator = room.join(ClientRole::Facilitator);
    let mut compared = 0;
    while !room.authority.session().is_over() {
        let turn = room.authority.session().game().turn;
        if turn == 2 {
            let reason = "Once more.".to_owned();
            assert!(room.authority.session().turns().len() > 2 || room.ask(facilitator, Request::Rewind { turn: 1, reason }).is_ok());
            for team in teams {
                assert!(room.ask(team, Request::Seal).is_ok());
            }
        }
        for team in teams {
            assert!(room.ask(team, Request::Seal).is_ok());
        }
        let over = room.authority.session().is_over();
        if turn == 3 || over {
            for (viewer, client) in [0, 1, 2].map(|seat| Viewer::Seat(SeatId(seat))).into_iter().zip(teams).chain([(Viewer::WhiteCell, facilitator)])
            {
                let told = format!("{:?}", account(&mut room, client));
                let known = format!("{:?}", Account::of(room.authority.session(), viewer));
                assert!(told == known, "{viewer:?}, turn {turn}: another story");
                room.agrees(client, viewer);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 8);
    // All is open now: why AI players did what they did, too.
    assert!(matches!(room.ask(teams[0], Request::Reasons), Ok(Granted::Reasons(_))));
}
