//! A word of its own in every private place of every level and of a game: nobody finds it in anything that ever reaches them, but those whose
//! it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use latticework::rules::order::{Order, Signal, SignalKind};
use latticework::rules::scenario::Scenario;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::{InjectId, SeatId, SeatSet};
use latticework::session::authority::{Authority, NoShelf};
use latticework::session::protocol::Request;
use latticework::session::protocol::{ClientRole, Watched};

use crate::harness::levels::levels;
use crate::room::session;
use crate::worlds::{Post, onlookers};

/// How each word begins; five figures and an end follow.
const BIRD: &str = "CANARY-";

/// Words that were planted, and the seats that may read each; the facilitator reads all.
#[derive(Default)]
struct Aviary {
    birds: Vec<(String, SeatSet, &'static str)>,
}

impl Aviary {
    fn plant(&mut self, readers: SeatSet, place: &'static str) -> String {
        let bird = format!("{BIRD}{:05}-ENDS", self.birds.len());
        self.birds.push((bird.clone(), readers, place));
        bird
    }

    fn into(&mut self, text: &mut String, readers: SeatSet, place: &'static str) {
        text.push(' ');
        text.push_str(&self.plant(readers, place));
    }
}

/// Plants a bird in every private place of a level.
fn planted(level: &Scenario, aviary: &mut Aviary) -> Scenario {
    let mut scenario = level.clone();
    for (index, seat) in scenario.seats.iter_mut().enumerate() {
        aviary.into(&mut seat.private_brief, SeatSet::one(SeatId(index as u8)), "a briefing");
    }
    for objective in &mut scenario.objectives {
        let own = SeatSet::one(objective.seat);
        aviary.into(&mut objective.title, own, "an objective's title");
        aviary.into(&mut objective.text, own, "an objective's text");
    }
    for step in &mut scenario.lessons {
        let own = SeatSet::one(step.seat);
        aviary.into(&mut step.title, own, "a lesson's title");
        aviary.into(&mut step.text, own, "a lesson's text");
    }
    for inject in &mut scenario.injects {
        let to = inject.to.iter().fold(SeatSet::NONE, |set, &seat| set.union(SeatSet::one(seat)));
        let to = if inject.to.is_empty() { SeatSet::ALL } else { to };
        aviary.into(&mut inject.slug, SeatSet::NONE, "an inject's name");
        aviary.into(&mut inject.title, to, "an inject's title");
        aviary.into(&mut inject.text, to, "an inject's text");
    }
    for force in &mut scenario.forces {
        aviary.into(&mut force.slug, SeatSet::NONE, "a force's name in the file");
    }
    aviary.into(&mut scenario.text.instructor_notes, SeatSet::NONE, "the instructor's notes");
    scenario
}

/// What people write in a game.
fn written(seat: SeatId, scenario: &Scenario, aviary: &mut Aviary) -> Vec<Request> {
    let own = SeatSet::one(seat);
    let next = SeatId(((seat.index() + 1) % scenario.seats.len()) as u8);
    let nation = scenario.seats[seat.index()].nations[0];
    let to = scenario.seats[next.index()].nations[0];
    let both = own.union(SeatSet::one(next));
    let signal = Signal { nation, to, kind: SignalKind::ALL[0], message: aviary.plant(both, "a signal") };
    vec![
        Request::Say { to: SeatSet::NONE, text: aviary.plant(own, "a note to the facilitator") },
        Request::Say { to: SeatSet::one(next), text: aviary.plant(both, "a message") },
        Request::Give(Order::Signal(signal)),
    ]
}

/// Whether a role may read what is for these seats.
fn may_read(viewer: Viewer, readers: SeatSet) -> bool {
    match viewer {
        Viewer::Seat(seat) => readers.contains(seat),
        Viewer::WhiteCell => true,
        // What all teams have read is public.
        Viewer::Desk(_) | Viewer::Public => readers == SeatSet::ALL,
    }
}

#[test]
fn no_private_word_reaches_whom_it_is_not_for() {
    let mut found: BTreeMap<&'static str, usize> = BTreeMap::new();
    for level in levels() {
        let mut aviary = Aviary::default();
        let scenario = Arc::new(planted(level, &mut aviary));
        let mut authority = Authority::new(session(scenario.clone(), 3), Box::new(NoShelf), 7);
        let mut facilitator = Post::join(&mut authority, ClientRole::Facilitator);
        let mut teams: Vec<Post> = (0..scenario.seats.len()).map(|seat| Post::join(&mut authority, ClientRole::Team(SeatId(seat as u8)))).collect();
        let others: Vec<(Viewer, Post)> = onlookers(&scenario)
            .iter()
            .map(|onlooker| (onlooker.viewer, onlooker.role))
            .filter(|(_, role)| !matches!(role, ClientRole::Team(_)))
            .map(|(viewer, role)| (viewer, Post::join(&mut authority, role)))
            .collect();
        facilitator.say(&mut authority, Request::Permit { watch: Watched::Team(SeatId(1)), on: true });
        for inject in 0..scenario.injects.len() {
            facilitator.say(&mut authority, Request::Inject(InjectId(inject as u16)));
        }
        let (title, text) = (aviary.plant(SeatSet::one(SeatId(0)), "news for one team"), aviary.plant(SeatSet::one(SeatId(0)), "news for one team"));
        facilitator.say(&mut authority, Request::Announce { title, text, to: SeatSet::one(SeatId(0)), effects: Vec::new() });
        let reason = aviary.plant(SeatSet::NONE, "why the facilitator overrides");
        let effects = vec![latticework::rules::scenario::Effect::Credit {
            nation: scenario.seats[0].nations[0],
            by: latticework::catalog::quantity::Thousandths(1),
        }];
        facilitator.say(&mut authority, Request::Override { reason, effects });
        // Where doubt is settled a turn takes seconds, and brings no word that was not there before.
        let resolves = scenario.war.is_none();
        for turn in 0..2 {
            for (index, post) in teams.iter_mut().enumerate() {
                for request in written(SeatId(index as u8), &scenario, &mut aviary) {
                    post.say(&mut authority, request);
                }
                if turn == 1 {
                    post.say(&mut authority, Request::Export);
                }
                if resolves {
                    post.say(&mut authority, Request::Seal);
                }
            }
            if turn == 0 && resolves {
                let reason = aviary.plant(SeatSet::NONE, "why the facilitator goes back");
                facilitator.say(&mut authority, Request::Rewind { turn: 1, reason });
            }
        }
        facilitator.say(&mut authority, Request::Export);
        let teams = teams.into_iter().enumerate().map(|(seat, post)| (Viewer::Seat(SeatId(seat as u8)), post));
        let everybody = teams.chain(others).chain([(Viewer::WhiteCell, facilitator)]);
        for (viewer, post) in everybody {
            let all: Vec<u8> = post.fetch(&mut authority).concat();
            let all = String::from_utf8_lossy(&all);
            let heard: BTreeSet<&str> = all.match_indices(BIRD).filter_map(|(at, _)| all.get(at..at + BIRD.len() + 10)).collect();
            for (bird, readers, place) in &aviary.birds {
                let heard = heard.contains(bird.as_str());
                assert!(!heard || may_read(viewer, *readers), "{}: {viewer:?} reads {place}: {bird}", scenario.slug);
                *found.entry(place).or_default() += usize::from(heard);
            }
        }
    }
    // Each kind of bird is there to be heard, by those whose it is.
    assert!(found.len() >= 14 && found.values().all(|&count| count > 0), "{found:?}");
}
