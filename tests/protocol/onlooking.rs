//! The projector knows what every team knows and nothing more; an observer knows what the facilitator lets it.

use latticework::rules::Recorded;
use latticework::rules::event::Event;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::view::{View, Viewer, events_for};
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::session::protocol::{ClientRole, Request, Watched, decode, encode};

use crate::harness::chance::{random_game, with_secrets};
use crate::harness::levels::levels;
use crate::room::{Room, authority};

/// Whatever a team knows, what is blanked out of it for the projector is what is blanked out of the whole game for it.
#[test]
fn the_projector_knows_what_every_team_knows() {
    let mut told = 0;
    for level in levels() {
        let scenario = with_secrets(level);
        let seats: Vec<SeatId> = (0..scenario.seats.len()).map(|index| SeatId(index as u8)).collect();
        let mut heard = |events: &[Recorded]| {
            let public = events_for(events, Viewer::Public);
            for &seat in &seats {
                let known: Vec<Event> = events_for(events, Viewer::Seat(seat)).into_iter().map(|recorded| recorded.event).collect();
                let missing = public.iter().find(|recorded| !known.contains(&recorded.event));
                assert!(missing.is_none(), "{}: seat {} does not know {missing:?}", scenario.slug, seat.0);
            }
            told += public.len();
        };
        let game = random_game(&scenario, 4, 2, 12, &mut |_, events| heard(events));
        let public = View::of(&scenario, &game, Viewer::Public);
        for &seat in &seats {
            let team = View::of(&scenario, &game, Viewer::Seat(seat));
            let through = View::of(&scenario, &team.game, Viewer::Public);
            let text = |view: &View| serde_json::to_string(view).unwrap_or_default();
            assert_eq!(text(&through), text(&public), "{}: seat {} knows less than the projector", scenario.slug, seat.0);
        }
        assert!(public.own_nations(&scenario).is_empty() && public.game.messages.is_empty() && public.game.seed == 0);
    }
    assert!(told > 20, "{told}");
}

#[test]
fn an_observer_sees_what_the_facilitator_lets_it() {
    let mut room = Room::new(authority("senkaku", 5));
    let facilitator = room.join(ClientRole::Facilitator);
    let team = room.join(ClientRole::Team(SeatId(1)));
    let watch = Watched::Team(SeatId(1));
    let (one, all) = (room.join(ClientRole::Observer(watch)), room.join(ClientRole::Observer(Watched::All)));
    let other = room.join(ClientRole::Observer(Watched::Team(SeatId(0))));
    assert!(room.ask(team, Request::Say { to: SeatSet::NONE, text: "a note".to_owned() }).is_ok());
    for observer in [one, all, other] {
        room.agrees(observer, Viewer::Public);
    }
    assert!(room.ask(facilitator, Request::Permit { watch, on: true }).is_ok());
    room.agrees(one, Viewer::Seat(SeatId(1)));
    room.agrees(all, Viewer::Public);
    room.agrees(other, Viewer::Public);
    assert!(room.ask(facilitator, Request::Permit { watch: Watched::All, on: true }).is_ok());
    room.agrees(all, Viewer::WhiteCell);
    // And no longer: nothing of the team stays.
    assert!(room.ask(facilitator, Request::Permit { watch, on: false }).is_ok());
    room.agrees(one, Viewer::Public);
    assert!(room.client(one).known().is_some_and(|known| known.orders.is_empty() && known.view.game.messages.is_empty()));
    room.agrees(team, Viewer::Seat(SeatId(1)));
}

/// A level that came as bytes is the level: the map too, with all that follows from its hexes.
#[test]
fn a_level_comes_whole() {
    for level in levels() {
        let bytes = encode(&**level);
        let came: Scenario = decode(&bytes).unwrap_or_else(|why| panic!("{}: {why}", level.slug));
        assert!(came.map == level.map, "{}: the map is another one", level.slug);
        assert!(came.catalog == level.catalog && came.war == level.war && came.sea_ways == level.sea_ways, "{}", level.slug);
        assert!(encode(&came) == bytes, "{}: it goes on as other bytes", level.slug);
        assert!(bytes.len() < 8_000_000, "{}: {} bytes", level.slug, bytes.len());
    }
}
