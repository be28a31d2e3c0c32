//! Games to test with, and folders to save them in.

use std::sync::Arc;

use latticework::ai::Skill;
use latticework::level::SourceFile;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Scenario};
use latticework::session::{Controller, Session, SessionError};

pub use crate::harness::folder::Folder;
pub use crate::harness::levels::library;

/// The level that these tests play, with its files.
pub fn level() -> (Arc<Scenario>, Vec<SourceFile>) {
    let report = library().open_embedded("senkaku").unwrap_or_else(|| panic!("the program carries no such level"));
    let scenario = report.scenario.unwrap_or_else(|| panic!("{:?}", report.problems));
    (Arc::new(scenario), report.files)
}

/// A game in which people play the first `people` seats, kept in `path` if there is one.
pub fn start(seed: u64, people: usize, path: Option<&std::path::Path>) -> Session {
    let (scenario, files) = level();
    let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
    controllers[..people].fill(Controller::Person);
    let mut session = match path {
        Some(path) => ok(Session::start_saved(scenario, &files, seed, controllers, path)),
        None => {
            let mut session = Session::new(scenario, seed, controllers, None);
            session.set_files(files.into_iter().map(|file| (file.name, file.text)).collect());
            session
        }
    };
    ok(session.advance());
    session
}

/// Gives a seat the orders that a computer would give, without sealing.
pub fn order(session: &mut Session, seat: SeatId) {
    let seed = session.seed();
    ok(session.order_for::<SessionError>(seat, Skill::Standard, seed, &mut |_| Ok(())));
}

/// Seals a seat's orders.
pub fn seal(session: &mut Session, seat: SeatId) {
    ok(session.submit(Actor::Seat(seat), Command::Seal));
}

/// Plays `turns` turns for every person, or to the end.
pub fn play(session: &mut Session, turns: usize) {
    let until = session.turns().len() + turns;
    while !session.is_over() && session.turns().len() < until {
        let people: Vec<SeatId> = people(session);
        for seat in people {
            order(session, seat);
            seal(session, seat);
        }
    }
}

/// Seats that people play.
pub fn people(session: &Session) -> Vec<SeatId> {
    let is_person = |(index, controller): (usize, &Controller)| (*controller == Controller::Person).then_some(SeatId(index as u8));
    session.controllers().iter().enumerate().filter_map(is_person).collect()
}

/// State hashes of the resolved turns.
pub fn hashes(session: &Session) -> Vec<String> {
    session.turns().iter().map(|record| record.hash.clone()).collect()
}

/// What came of something that should have worked.
pub fn ok<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error}"))
}

/// The sentence of what should not have worked.
pub fn why<T, E: std::fmt::Display>(result: Result<T, E>) -> String {
    match result {
        Ok(_) => panic!("this should have been refused"),
        Err(error) => error.to_string(),
    }
}
