//! A view never holds what the seat may not know (DESIGN.md section 9, docs/RULES.md "What is hidden").
//!
//! Two worlds that differ only in what a seat may not know must give it the same bytes: view, scenario, events, undo, refusals, replay,
//! and what a computer in its place would do. `veil` makes such worlds.

mod harness;
mod veil;

use std::sync::Arc;

use latticework::ai::{self, Skill};
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{Act, NationId};
use latticework::report::{Words, forecast};
use latticework::rules::crisis::news;
use latticework::rules::event::facts::Audience;
use latticework::rules::event::{Event, HaltReason};
use latticework::rules::models::war::Party;
use latticework::rules::scenario::{Effect, Scenario};
use latticework::rules::state::competition::{Wearing, WorkKind};
use latticework::rules::state::view::{View, Viewer, events_for, sees_force};
use latticework::rules::state::{Game, Seen, Trial};
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{ForceId, InjectId, SeatId, SeatSet};
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};
use latticework::session::{Controller, Session};

use harness::chance::{random_command_of, random_game, stream, with_secrets};
use harness::levels::levels;
use veil::start::another_start;
use veil::{hide_game, hide_scenario};

/// Every field of the state and of a scenario, and who may know it. docs/RULES.md shows the table; a test holds the two together.
const TABLE: &[(&str, &str)] = &[
    ("Game.seed", "White Cell"),
    ("Game.clock, turn, phase, weather_until", "public"),
    ("Game.turns", "public, unless the level hides its last turn"),
    ("NationState.support, standing", "own seat; others the band of 100 permille"),
    ("NationState.capital, budget", "own seat"),
    ("NationState.credit, publicity_wear, notice_until", "public"),
    ("Tally.signals, programmes, works", "own seat"),
    ("Tally, all else", "public"),
    ("SeatState.orders, ceiling, guesses", "own seat"),
    ("SeatState.sealed, extra_nations", "public"),
    ("Force seen only through ISR", "own seat, and seats whose nations see it"),
    ("Force that has not come in yet", "White Cell"),
    ("Force.name, nation, kind, position, home, strength, damaged, lost, fixed", "public where the force is seen"),
    ("Force.repair_hours, hours_out, route, progress_m, station_hours", "own seat"),
    ("Force.task", "public on the scene; on the way there own seat"),
    ("Force.seen_by, arrives", "White Cell"),
    ("FeatureState", "public"),
    ("Agreement", "public"),
    ("Proposal, private", "the nations concerned"),
    ("Proposal, open to all", "public"),
    ("Due", "public"),
    ("Rung", "public"),
    ("Competition.fronts.stocks, influence_wear", "own seat"),
    ("Competition.programmes.hours_left; all of one that is not public", "own seat"),
    ("Competition.works: shipments", "own seat, and the host's"),
    ("Competition.works.hours_left", "own seat; others whether it is done"),
    ("Competition.influences", "the author's seat; the target's once it lands, without its author; public once named"),
    ("Competition, all else", "public"),
    ("Crisis.spared, mainland", "own seat"),
    ("Crisis.consents", "the parties that the note is about"),
    ("Crisis.recommended", "own seat; public once followed"),
    ("Crisis.war.missiles, munitions, boats, tally.fired, tally.missiles, tally.boats", "own seat"),
    ("Crisis.war.bases.interceptors", "the host's seat"),
    ("Crisis, all else", "public"),
    ("Game.injected", "White Cell"),
    ("Message", "who sent it, and to whom"),
    ("Scenario.seats.private_brief, ceiling", "own seat"),
    ("Scenario.objectives", "own seat"),
    ("Scenario.lessons", "own seat"),
    ("Scenario.injects, forces, text.instructor_notes", "White Cell"),
    ("Scenario.nations.support, standing", "own seat; others the band"),
    ("Scenario.nations.capital, budget, income", "own seat"),
    ("Scenario.turns", "public, unless hidden"),
    ("Scenario.war: submarines and missile units of others; warning, skills", "own seat; White Cell"),
    ("Scenario, all else", "public"),
];

fn bytes(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_else(|why| panic!("{why}"))
}

/// A scenario's readable parts, for want of a writer of maps.
fn scenario_bytes(scenario: &Scenario) -> String {
    format!("{:?}", (&scenario.text, &scenario.seats, &scenario.nations, &scenario.features, &scenario.forces, &scenario.agreements))
        + &format!(
            "{:?}",
            (&scenario.injects, &scenario.objectives, &scenario.lessons, &scenario.parameters, scenario.turns, scenario.last_turn_hidden)
        )
        + &format!("{:?}", &scenario.war)
        + &format!("{:?}", (&scenario.slug, scenario.clock, scenario.start, scenario.start_hour, scenario.turn_hours, scenario.staff_actions))
}

/// What a seat gets of a world.
fn seen(scenario: &Scenario, game: &Game, seat: SeatId) -> (View, Scenario) {
    (View::of(scenario, game, Viewer::Seat(seat)), scenario.known_to(Viewer::Seat(seat)))
}

#[test]
fn two_worlds_that_differ_in_what_is_hidden_look_the_same() {
    let (mut differences, mut forecasts) = (0, 0);
    for level in levels() {
        let scenario = with_secrets(level);
        for seed in 0..6u64 {
            let game = random_game(&scenario, seed, (seed % 6) as u16, 20, &mut |_, _| {});
            for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
                let mut dice = stream(seed, 100 + u64::from(seat.0));
                let mut other = Trial::of(&game);
                hide_game(&scenario, &mut other, seat, &mut dice);
                let other_scenario = hide_scenario(&scenario, &game, seat, &mut dice);
                differences += u32::from(*game != *other);
                forecasts += compare(&scenario, &game, &other_scenario, &other, seat, &mut dice);
            }
        }
    }
    assert!(differences > 20, "the worlds must differ: {differences}");
    assert!(forecasts > 500, "forecasts must be compared: {forecasts}");
}

/// All that is forecast of an order or an offer before it is given; `None` where it could not be given.
fn foretold(scenario: &Scenario, view: &View, seat: SeatId, command: &Command) -> Option<String> {
    let words = Words { scenario, game: &view.game };
    let knows = |nation| view.knows(scenario, nation);
    match command {
        Command::Give(order) => {
            turn::can_give(scenario, &view.game, seat, order).ok()?;
            let forecast = forecast::of(&words, seat, order, knows);
            Some(format!("{forecast:?} {:?}", forecast::lines(&words, &forecast)))
        }
        Command::Propose { from, to, text, .. } => {
            text.check(scenario).ok()?;
            let known = |nation: &NationId| nation.index() < scenario.catalog.nations.len() && text.parties.contains(nation);
            to.iter().chain([from]).chain(&text.parties).all(known).then_some(())?;
            let answer = |&to: &NationId| (forecast::standing(&view.game, *from, to, text), ai::estimate(scenario, &view.game, to, *from, text));
            let likely: Vec<_> = to.iter().map(answer).collect();
            let touches = forecast::of_text(&words, seat, text);
            let own = view.own_nations(scenario).into_iter();
            let broken: Vec<_> = own.map(|nation| forecast::breaches_under(scenario, &view.game, nation, text)).collect();
            Some(format!("{likely:?} {touches:?} {:?} {broken:?} {}", forecast::ratification(&words, text, knows), forecast::gains(text, *from)))
        }
        _ => None,
    }
}

/// Compares what a seat gets of two worlds. Gives back how many forecasts were compared.
fn compare(scenario: &Scenario, game: &Game, other_scenario: &Scenario, other: &Game, seat: SeatId, dice: &mut Dice) -> usize {
    let mut forecasts = 0;
    let (view, known) = seen(scenario, game, seat);
    let (other_view, other_known) = seen(other_scenario, other, seat);
    assert_same(&view, &other_view, seat);
    assert_eq!(scenario_bytes(&known), scenario_bytes(&other_known), "the scenario as seat {} may know it", seat.0);

    // A computer in its place would do the same: on the host, which holds all, and on a client, which holds what it may know.
    let plays =
        |scenario: &Scenario, view: &View| (ai::offers(scenario, view, seat, Skill::Standard, 5), ai::turn(scenario, view, seat, Skill::Standard, 5));
    let played = plays(scenario, &view);
    assert_eq!(played, plays(&known, &view), "a computer peeks at the host's scenario");
    assert_eq!(played, plays(other_scenario, &other_view), "a computer peeks at what is hidden");

    // What it does, undoes and is refused comes out the same, and shows the same afterwards.
    let (mut here, mut there) = (Trial::of(game), Trial::of(other));
    for _ in 0..40 {
        let command = random_command_of(scenario, game, dice, Actor::Seat(seat));
        let both = [command, Command::TakeBack(here.seats[seat.index()].orders.len().saturating_sub(1) as u16)];
        for command in both.into_iter().take(1 + dice.below(2) as usize) {
            // What is told before a command comes out the same, on the host and on a client.
            let before = View::of(scenario, &here, Viewer::Seat(seat));
            let told = foretold(&known, &before, seat, &command);
            assert_eq!(told, foretold(scenario, &before, seat, &command), "a forecast peeks at the host's scenario: {command:?}");
            let there_view = View::of(other_scenario, &there, Viewer::Seat(seat));
            assert_eq!(told, foretold(other_scenario, &there_view, seat, &command), "a forecast peeks at what is hidden: {command:?}");
            forecasts += usize::from(told.is_some());
            let mut events = (Vec::new(), Vec::new());
            let first = turn::command(scenario, &mut here, &mut events.0, Actor::Seat(seat), &command);
            let second = turn::command(other_scenario, &mut there, &mut events.1, Actor::Seat(seat), &command);
            assert_eq!(first, second, "{command:?}");
            let hear = |events: &[Recorded]| bytes(&events_for(events, Viewer::Seat(seat)));
            assert_eq!(hear(&events.0), hear(&events.1), "{command:?}");
            if let (Err(one), Err(two)) = (&first, &second) {
                let words =
                    |scenario: &Scenario, game: &Game, why| Words { scenario, game: &View::of(scenario, game, Viewer::Seat(seat)).game }.refusal(why);
                assert_eq!(words(scenario, &here, one), words(other_scenario, &there, two));
            }
            // What the seat's own screen says against an order before it is sent is what the host says.
            if let Command::Give(order) = &command
                && let Err(why) = &first
                && !matches!(why, Refusal::Sealed | Refusal::Over)
            {
                let view = View::of(scenario, &here, Viewer::Seat(seat));
                assert_eq!(turn::can_give(&known, &view.game, seat, order).err().as_ref(), Some(why), "{order:?} on the screen and at the host");
            }
        }
    }
    // And of what a computer would order: legal orders of every kind that the level has.
    let mine = ai::turn(scenario, &view, seat, Skill::Standard, 7).into_iter().chain(ai::offers(scenario, &view, seat, Skill::Standard, 7));
    for command in mine {
        let told = foretold(&known, &view, seat, &command);
        assert_eq!(told, foretold(other_scenario, &other_view, seat, &command), "a forecast peeks at what is hidden: {command:?}");
        forecasts += usize::from(told.is_some());
    }
    for nation in view.own_nations(scenario) {
        let standing = |scenario: &Scenario, view: &View| format!("{:?}", forecast::standing_breaches(scenario, &view.game, nation));
        assert_eq!(standing(&known, &view), standing(other_scenario, &other_view));
    }
    assert_same(&View::of(scenario, &here, Viewer::Seat(seat)), &View::of(other_scenario, &there, Viewer::Seat(seat)), seat);
    forecasts
}

/// A view but for what analysts read of Beijing's doubt: that follows from what is hidden, in a band and with errors, and is meant to be seen.
fn apart_from_the_estimate(view: &View) -> Vec<u8> {
    let mut game = Trial::of(&view.game);
    if let Some(doubt) = game.doubt.as_mut().filter(|doubt| doubt.now.draws == 0) {
        doubt.estimate = Thousandths(0);
    }
    bytes(&View { viewer: view.viewer, game: Seen::of(&game) })
}

/// The same of events.
fn told(mut events: Vec<Recorded>) -> Vec<u8> {
    for recorded in &mut events {
        if let Event::DoubtEstimated { estimate, .. } = &mut recorded.event {
            *estimate = Thousandths(0);
        }
    }
    bytes(&events)
}

/// Names the first part that differs, before the bytes.
fn assert_same(view: &View, other: &View, seat: SeatId) {
    let (a, b) = (&view.game, &other.game);
    for (one, two) in a.forces.iter().zip(&b.forces) {
        assert_eq!(one, two, "a force in the view of seat {}", seat.0);
    }
    assert_eq!(a.nations, b.nations, "nations in the view of seat {}", seat.0);
    assert_eq!(a.seats, b.seats, "seats in the view of seat {}", seat.0);
    assert_eq!(a.proposals, b.proposals, "proposals in the view of seat {}", seat.0);
    assert_eq!(a.messages, b.messages, "messages in the view of seat {}", seat.0);
    assert!(apart_from_the_estimate(view) == apart_from_the_estimate(other), "the view of seat {} tells the two worlds apart", seat.0);
}

/// Who may learn of an event, by the rule that its row in the table names.
fn may_learn(scenario: &Scenario, game: &Game, event: &Event) -> SeatSet {
    let of = |nations: &[NationId]| game.seats_of(scenario, nations);
    let owner = |force: &ForceId| game.forces.get(force).map_or(SeatSet::NONE, |force| of(&[force.nation]));
    let watchers = |force: &ForceId| {
        let force = game.forces.get(force);
        let seats = (0..scenario.seats.len()).map(|index| SeatId(index as u8));
        let sees = |seat: &SeatId| force.is_some_and(|force| sees_force(scenario, game, Viewer::Seat(*seat), force));
        let seeing = seats.filter(sees).fold(SeatSet::NONE, |set, seat| set.union(SeatSet::one(seat)));
        let open = force.is_some_and(|force| force.active && !scenario.catalog.force_type(force.kind).seen_by_isr_only);
        if open { SeatSet::ALL } else { seeing }
    };
    let party = |party: Party| of(&scenario.war.as_deref().map(|setup| setup.nation(party)).into_iter().collect::<Vec<_>>());
    let all_if = |open: bool, else_of: &[NationId]| if open { SeatSet::ALL } else { of(else_of) };
    match event.audience() {
        // To whom an inject is told, its author says.
        Audience::Everybody | Audience::Author => SeatSet::ALL,
        // What an inject was to do, its author has kept; why the White Cell overrides is its own.
        Audience::WhiteCell => SeatSet::NONE,
        Audience::Seat(seat) => SeatSet::one(seat),
        Audience::Seats(seats) => seats,
        Audience::Nations(nations) => of(&nations),
        Audience::Owner(force) => owner(&force),
        Audience::Halt(force, HaltReason::EnduranceSpent) => owner(&force),
        Audience::Watchers(force) | Audience::Halt(force, _) => watchers(&force),
        Audience::Openly(forces) => {
            let unseen = |force: &ForceId| game.forces.get(force).is_none_or(|force| scenario.catalog.force_type(force.kind).seen_by_isr_only);
            if forces.iter().any(unseen) { SeatSet::NONE } else { SeatSet::ALL }
        }
        Audience::Offer(id) => {
            game.proposals.get(&id).map_or(SeatSet::NONE, |offer| all_if(!offer.private, &[&offer.to[..], &[offer.from]].concat()))
        }
        Audience::Permission(nation, agreement, clause) => {
            let text = game.agreements.get(agreement.index()).and_then(|known| known.clauses().get(usize::from(clause)));
            let Some(latticework::catalog::Clause::Permission { grantor, .. }) = text else { return SeatSet::NONE };
            of(&[nation, *grantor])
        }
        Audience::Programme(programme) => {
            let programme = &scenario.catalog.programmes[programme.index()];
            all_if(programme.public, &[programme.nation])
        }
        Audience::ProgrammeOwner(programme) => of(&[scenario.catalog.programmes[programme.index()].nation]),
        Audience::Work(work) => match work.kind {
            WorkKind::Stocks(_) => {
                let host = latticework::rules::scenario::host_of(scenario, work.place);
                of(&[Some(work.nation), host].into_iter().flatten().collect::<Vec<_>>())
            }
            WorkKind::Runway | WorkKind::Fuel | WorkKind::Shelters => SeatSet::ALL,
        },
        Audience::Wearing(nation, what) => all_if(what != Wearing::Influence, &[nation]),
        Audience::Party(one) => party(one),
        Audience::ButParty(one) => SeatSet::ALL.without(party(one)),
        Audience::LastTurn => all_if(!scenario.last_turn_hidden, &[]),
        Audience::Effect(effect) => match effect {
            Effect::Support { nation, .. } | Effect::Standing { nation, .. } | Effect::Capital { nation, .. } | Effect::Budget { nation, .. } => {
                of(&[nation])
            }
            Effect::Credit { .. } | Effect::Control { .. } | Effect::Supply { .. } | Effect::Fabric { .. } | Effect::Rung { .. } => SeatSet::ALL,
            Effect::Weather { .. } | Effect::Agreement { .. } | Effect::Reinforce => SeatSet::ALL,
            Effect::Policy { .. } | Effect::Alignment { .. } | Effect::Region { .. } | Effect::Coercion { .. } | Effect::War => SeatSet::ALL,
        },
        Audience::Note(note) => {
            let concerned = Party::ALL.into_iter().filter(|&party| note.concerns(party));
            concerned.map(party).fold(SeatSet::NONE, SeatSet::union)
        }
        Audience::Recommendation(nation, followed) => all_if(followed, &[nation]),
        Audience::Fought(event) => news::as_seen(&event).0.map_or(SeatSet::ALL, party),
        Audience::Seen(event) => {
            let shown = news::as_seen(&event).1;
            assert_eq!(shown.as_ref(), Some(&event), "nothing of what is hidden is left in it");
            SeatSet::ALL
        }
    }
}

#[test]
fn nobody_hears_of_an_event_that_is_not_theirs() {
    for level in levels() {
        let scenario = with_secrets(level);
        let seats = (0..scenario.seats.len()).fold(0, |bits, seat| bits | 1 << seat);
        for seed in 50..58 {
            random_game(&scenario, seed, 8, 20, &mut |game, events| {
                for recorded in events {
                    let allowed = may_learn(&scenario, game, &recorded.event);
                    let told = recorded.audience.0 & seats;
                    assert_eq!(told & !allowed.0, 0, "{:?} is told to {told:b}, and {:b} may know it", recorded.event, allowed.0 & seats);
                }
            });
        }
    }
}

/// What a seat hears of a turn's events depends on those alone that are its own to hear, and names no other audience and no inject's number.
#[test]
fn the_log_as_a_seat_may_have_it_tells_nothing_of_the_rest() {
    let scenario = with_secrets(&levels()[0]);
    random_game(&scenario, 3, 6, 20, &mut |_, events| {
        for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
            let whole = events_for(events, Viewer::Seat(seat));
            let mut other: Vec<Recorded> = events.iter().filter(|recorded| recorded.audience.contains(seat)).cloned().collect();
            for recorded in &mut other {
                recorded.audience = SeatSet::one(seat);
                if let Event::Injected { inject, .. } = &mut recorded.event {
                    *inject = inject.map(|inject| InjectId(inject.0.wrapping_mul(7)));
                }
            }
            assert_eq!(bytes(&whole), bytes(&events_for(&other, Viewer::Seat(seat))));
        }
    });
}

/// The same through a session: the first state, replay views, the opening news, the turn that is open; and a branch is refused.
#[test]
fn a_session_gives_a_seat_what_it_may_know() {
    for level in levels() {
        let scenario = Arc::new(with_secrets(level));
        for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
            let mut dice = stream(9, u64::from(seat.0));
            let fresh = Session::new(scenario.clone(), 9, vec![Controller::Person; scenario.seats.len()], None);
            let other = another_start(&scenario, fresh.game(), seat, &mut dice);
            let mut here = fresh;
            let mut there = Session::new(Arc::new(other), 9, vec![Controller::Person; scenario.seats.len()], None);
            let others = (0..scenario.seats.len()).map(|index| SeatId(index as u8)).filter(|&one| one != seat);
            for secret in others {
                let message = Command::Say { to: SeatSet::NONE, text: "for the White Cell alone".to_owned() };
                there.submit(Actor::Seat(secret), message).unwrap_or_else(|why| panic!("{why}"));
                there.submit(Actor::Seat(secret), Command::SetCeiling(Act::Block)).unwrap_or_else(|why| panic!("{why}"));
                for _ in 0..20 {
                    let command = random_command_of(&scenario, there.game(), &mut dice, Actor::Seat(secret));
                    if matches!(command, Command::Give(_)) {
                        let _ = there.submit(Actor::Seat(secret), command);
                    }
                }
            }
            let viewer = Viewer::Seat(seat);
            assert_same(&here.view(viewer), &there.view(viewer), seat);
            assert_eq!(
                here.view_at(1, viewer).map(|view| apart_from_the_estimate(&view)),
                there.view_at(1, viewer).map(|view| apart_from_the_estimate(&view))
            );
            assert_eq!(
                here.view_at(2, viewer).map(|view| apart_from_the_estimate(&view)),
                there.view_at(2, viewer).map(|view| apart_from_the_estimate(&view))
            );
            for turn in 0..3 {
                assert_eq!(told(here.events(turn, viewer)), told(there.events(turn, viewer)), "events of turn {turn}");
            }
            let refused = |session: &Session| session.branch(1, false).err().map(|why| why.to_string());
            assert_eq!(refused(&here), refused(&there));
            assert!(refused(&here).is_some(), "during a game only the White Cell branches");
            let again = |session: &mut Session| session.submit(Actor::Seat(seat), Command::TakeBack(0)).err().map(|why| why.to_string());
            assert_eq!(again(&mut here), again(&mut there));
        }
    }
}

/// docs/RULES.md shows the table of who may know what.
#[test]
fn the_table_stands_in_the_rules() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/RULES.md");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let missing: Vec<String> = TABLE.iter().map(|(field, who)| format!("| {field} | {who} |")).filter(|row| !text.contains(row)).collect();
    assert!(missing.is_empty(), "docs/RULES.md lacks these rows:\n{}", missing.join("\n"));
}
