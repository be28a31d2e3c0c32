//! The crisis clock, as its paragraphs in docs/RULES.md say: given a war, orders, what happens.

#[path = "../harness/mod.rs"]
mod harness;
mod table;

use latticework::ai::{self, Skill};
use latticework::catalog::NationId;
use latticework::catalog::quantity::Hours;
use latticework::rules::crisis::{Note, WarNews};
use latticework::rules::event::Event;
use latticework::rules::metric::Metric;
use latticework::rules::models::war::{Basing, Outcome, Party};
use latticework::rules::order::Order;
use latticework::rules::order::war::{Agree, Aim, Allow, Engage, Enter, Invade, Mission, Operate, Rebase, Recommend, Rule, TaskForce, WarOrder};
use latticework::rules::scenario::{Clock, Effect, Position};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Phase};
use latticework::rules::vocab::error::{Already, WarRefusal};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::vocab::war::event::WarEvent;
use latticework::rules::{Actor, Command, Recorded, Refusal, WhiteCommand, turn};
use latticework::study::{self, StudyPlan, broken_war};

use harness::chance::{random_command_of, stream};
use harness::levels::levels;
use table::{Names, War};

fn refused(why: WarRefusal) -> Result<(), Refusal> {
    Err(Refusal::War(why))
}

/// "What a host grants in a turn serves in the next."
#[test]
fn access_granted_this_turn_gives_combat_sorties_next_turn() {
    let play = |granted: bool| {
        let mut war = War::of("strait_2027_hub", 3);
        war.enter("usa");
        if granted {
            war.allow("jpn", Basing::Combat);
        }
        assert_eq!(war.basing(Party::Jpn), Basing::Logistics, "supply is agreed, combat sorties are not");
        war.resolve();
        let first = war.blue_sorties();
        war.resolve();
        (first, war.blue_sorties(), war.basing(Party::Jpn))
    };
    let (asked, not) = (play(true), play(false));
    assert_eq!(asked.0, not.0, "in the turn of the grant nobody flies from Japan");
    assert!(asked.1 > not.1 + 50, "in the next they do: {asked:?} against {not:?}");
    assert_eq!((asked.2, not.2), (Basing::Combat, Basing::Logistics));
    // Agreed beforehand, they fly in the first.
    let mut pact = War::of("strait_2027_pact", 3);
    pact.enter("usa");
    pact.resolve();
    assert!(pact.blue_sorties() > asked.0 + 50, "{} against {}", pact.blue_sorties(), asked.0);
}

/// "A host that has agreed to combat sorties cannot allow less; it can allow more than it has agreed, and take that back at once."
#[test]
fn what_is_in_force_binds_the_host() {
    let mut war = War::of("strait_2027_pact", 1);
    let host = war.nation("jpn");
    assert_eq!(war.give(WarOrder::Allow(Allow { host, basing: Basing::None })), refused(WarRefusal::Agreed { nation: host }));
    let mut hub = War::of("strait_2027_hub", 1);
    hub.allow("phl", Basing::Combat);
    hub.resolve();
    assert_eq!(hub.basing(Party::Phl), Basing::Combat);
    hub.allow("phl", Basing::Logistics);
    hub.resolve();
    assert_eq!(hub.basing(Party::Phl), Basing::Logistics, "less holds at once");
    let usa = hub.nation("usa");
    assert_eq!(hub.give(WarOrder::Allow(Allow { host: usa, basing: Basing::None })), refused(WarRefusal::NoHost { nation: usa }));
}

/// "Whoever gives no orders fights by a standing plan; nobody enters, opens bases or signs by itself."
#[test]
fn task_forces_without_orders_follow_a_standing_plan() {
    let mut war = War::of("strait_2027", 5);
    war.resolve();
    assert!(war.struck("twn"), "Beijing's missiles open the war");
    assert!(war.fought().any(|event| matches!(event, WarEvent::Landed { .. })), "and its ships land");
    assert!(!war.struck("jpn") && !war.fights(Party::Usa) && !war.fights(Party::Jpn));
    assert_eq!(war.metric(Metric::AircraftLost(war.nation("usa"))), 0);
}

/// "Bases that are named are struck whoever fights: an attack on a nation's soil brings it in, and calls up what is owed."
#[test]
fn an_attack_on_a_hosts_soil_brings_it_in_and_calls_allies() {
    let mut war = War::of("strait_2027", 2);
    let (jpn, usa, aus, phl) = (war.nation("jpn"), war.nation("usa"), war.nation("aus"), war.nation("phl"));
    war.enter("usa");
    war.operate("prc", TaskForce::Missiles, Mission::StrikeBases(Aim::Host(jpn)), 400, 0);
    war.resolve();
    assert!(war.struck("jpn") && war.fights(Party::Jpn));
    assert!(war.fought().any(|event| matches!(event, WarEvent::Entered { party: Party::Jpn, attacked: true })));
    let called: Vec<(NationId, NationId)> =
        war.news().filter_map(|news| if let WarNews::Called { call } = news { Some((call.obligor, call.beneficiary)) } else { None }).collect();
    assert!(called.contains(&(aus, usa)) && called.contains(&(phl, usa)), "U.S. forces were attacked in the Pacific: {called:?}");
    // Australia comes and keeps its word; Manila lets the time pass.
    let before = (war.metric(Metric::Credit(aus)), war.metric(Metric::Credit(phl)));
    war.enter("aus");
    war.resolve();
    let answered: Vec<bool> = war.news().filter_map(|news| if let WarNews::Answered { kept, .. } = news { Some(*kept) } else { None }).collect();
    assert!(answered.contains(&true) && answered.contains(&false), "{answered:?}");
    assert!(war.metric(Metric::Credit(aus)) > before.0 && war.metric(Metric::Credit(phl)) < before.1);
    assert_eq!((war.metric(Metric::ObligationsKept(aus)), war.metric(Metric::ObligationsRefused(phl))), (1, 1));
}

/// "Beijing may spare a nation's soil while that does not fight."
#[test]
fn a_nation_that_is_spared_is_not_struck() {
    let mut war = War::of("strait_2027_pact", 4);
    let (prc, jpn) = (war.nation("prc"), war.nation("jpn"));
    // The bases are open by treaty, and the United States fights: the standing plan strikes them.
    war.enter("usa");
    war.resolve();
    war.resolve();
    assert!(war.struck("jpn"));
    let mut spared = War::of("strait_2027_pact", 4);
    spared.enter("usa");
    spared.order(WarOrder::Engage(Engage { nation: prc, rule: Rule::Spare(jpn), on: true }));
    spared.resolve();
    assert!(!spared.struck("jpn"));
    let aimed = Operate { nation: prc, task_force: TaskForce::Missiles, mission: Mission::StrikeBases(Aim::Host(jpn)), share: 400, keep: 0 };
    assert_eq!(spared.give(WarOrder::Operate(aimed)), refused(WarRefusal::Spared));
    spared.resolve();
    assert!(!spared.struck("jpn") && !spared.fights(Party::Jpn));
}

/// "Of missiles, munitions and ships a share can be kept back."
#[test]
fn what_is_kept_back_is_not_fired() {
    let left = |keep: u16| {
        let mut war = War::of("strait_2027", 6);
        for _ in 0..4 {
            war.operate("prc", TaskForce::Missiles, Mission::StrikeBases(Aim::Standing), 1000, keep);
            war.resolve();
        }
        war.game.crisis.as_ref().expect("a war").war.missiles.iter().map(|&left| u32::from(left)).sum::<u32>()
    };
    let (none, half) = (left(0), left(500));
    let whole = {
        let war = War::of("strait_2027", 6);
        war.game.crisis.as_ref().expect("a war").war.missiles.iter().map(|&left| u32::from(left)).sum::<u32>()
    };
    assert!(half * 2 >= whole * 95 / 100 && none < half, "{none} and {half} of {whole}");
    let mut held = War::of("strait_2027", 6);
    held.operate("prc", TaskForce::Landing, Mission::Hold, 1000, 0);
    held.resolve();
    assert!(!held.fought().any(|event| matches!(event, WarEvent::Landed { .. })));
}

/// "Squadrons move from base to base, as many as find room, where the host lets them in; counters follow."
#[test]
fn squadrons_move_where_they_are_let_in_and_find_room() {
    let mut war = War::of("strait_2027", 8);
    let usa = war.nation("usa");
    let (kadena, guam, basa, tainan, iwakuni) =
        (war.place("kadena"), war.place("andersen"), war.place("basa"), war.place("tainan"), war.place("iwakuni"));
    let rebase = |from, to| WarOrder::Rebase(Rebase { nation: usa, from, to });
    assert_eq!(war.give(rebase(kadena, basa)), refused(WarRefusal::NoLeave { place: basa }), "Manila must be asked, for a turn");
    assert_eq!(war.give(rebase(kadena, tainan)), refused(WarRefusal::NoLeave { place: tainan }));
    assert_eq!(war.give(rebase(guam, guam)), Err(Refusal::Duplicate { what: Already::Based }));
    assert_eq!(war.give(rebase(basa, guam)), refused(WarRefusal::NothingThere { place: basa }));
    war.order(rebase(iwakuni, guam));
    assert_eq!(war.give(rebase(iwakuni, kadena)), Err(Refusal::Duplicate { what: Already::Ordered }), "the squadrons there have an order");
    let there = |war: &War, place| war.game.forces.values().filter(|force| force.nation == usa && force.position == Position::At(place)).count();
    let before = there(&war, guam);
    war.resolve();
    assert!(there(&war, guam) > before, "their counters stand at Guam");
    // After a turn of consultation Luzon takes them in, not to fight.
    assert_eq!(war.basing(Party::Phl), Basing::Logistics);
    war.order(rebase(kadena, basa));
}

/// "A note to which all that it needs have agreed, in this turn or the one before, ends the war."
#[test]
fn notes_end_a_war() {
    let mut war = War::of("strait_2027", 9);
    let jpn = war.nation("jpn");
    assert_eq!(war.give(WarOrder::Agree(Agree { nation: jpn, note: Note::Surrender })), refused(WarRefusal::NotConcerned { note: Note::Surrender }));
    war.agree("prc", Note::Surrender);
    war.resolve();
    assert_eq!(war.game.phase, Phase::Orders, "one signature is an offer");
    war.agree("twn", Note::Surrender);
    war.resolve();
    assert_eq!((war.metric(Metric::WarOutcome), war.metric(Metric::WarNote)), (3, 1));
    assert_eq!(war.game.phase, Phase::Over);
    // An old signature is none.
    let mut stale = War::of("strait_2027", 9);
    stale.agree("prc", Note::Enclave);
    stale.resolve();
    stale.resolve();
    stale.agree("twn", Note::Enclave);
    stale.resolve();
    assert_eq!(stale.game.phase, Phase::Orders);
}

/// "By a note of its own the United States fights no longer; the others go on."
#[test]
fn the_united_states_can_withdraw() {
    let mut war = War::of("strait_2027", 10);
    war.enter("usa");
    war.resolve();
    assert!(war.fights(Party::Usa));
    war.agree("usa", Note::UsWithdrawal);
    war.agree("prc", Note::UsWithdrawal);
    war.resolve();
    assert!(!war.fights(Party::Usa) && war.fights(Party::Twn));
    let lost = war.metric(Metric::AircraftLost(war.nation("usa")));
    war.resolve();
    assert_eq!(war.metric(Metric::AircraftLost(war.nation("usa"))), lost);
}

/// "Nuclear rungs are recommended, and not done: signalling by a side whose war is lost, where nobody decides, and use never."
#[test]
fn nuclear_rungs_are_only_recommended() {
    let mut war = War::of("strait_2027", 11);
    let (usa, prc) = (war.nation("usa"), war.nation("prc"));
    assert_eq!(war.give(WarOrder::Recommend(Recommend { nation: usa, rung: 7 })), refused(WarRefusal::NotNuclear), "it does not fight");
    assert_eq!(war.give(WarOrder::Recommend(Recommend { nation: prc, rung: 6 })), refused(WarRefusal::NotNuclear));
    war.enter("usa");
    war.resolve();
    war.order(WarOrder::Recommend(Recommend { nation: prc, rung: 8 }));
    war.resolve();
    assert!(war.news().any(|news| matches!(news, WarNews::Recommended { rung: 8, followed: false, .. })));
    assert!(war.metric(Metric::RungPeak(usa, prc)) < 7);
}

/// *Draft the Pact* as a level that knows war.
fn pact_with_war() -> War {
    War::of("draft_the_pact", 1)
}

/// "Beijing may launch; the war has turns of half a week inside the turn in which it began, and the calendar goes on with the next."
#[test]
fn a_war_breaks_out_of_competition_and_gives_way_to_it() {
    let mut war = pact_with_war();
    let (prc, usa) = (war.nation("prc"), war.nation("usa"));
    let campaign = |nation| Order::Persuade(latticework::rules::order::Persuade { nation });
    let seat = |war: &War, nation| war.scenario.seat_of(nation).expect("a seat");
    assert_eq!(war.give(WarOrder::Invade(Invade { nation: usa })), refused(WarRefusal::NoInvasion { nation: usa }), "only Beijing launches");
    war.order(WarOrder::Invade(Invade { nation: prc }));
    war.resolve();
    assert!(war.news().any(|news| matches!(news, WarNews::BrokeOut { .. })));
    assert_eq!((war.game.turn, war.game.clock, war.game.turn_hours(&war.scenario)), (2, Clock::Crisis, Hours(84)));
    let began = war.game.day_of(&war.scenario, 2);
    assert_eq!(began, war.scenario.day_of(2), "it begins where the next half-year would have");
    assert_eq!(turn::can_give(&war.scenario, &war.game, seat(&war, usa), &campaign(usa)), Err(Refusal::WrongClock), "no campaigns in a war");
    let capital = war.metric(Metric::Capital(usa));
    war.enter("usa");
    war.resolve();
    assert!(war.struck("twn") && war.fights(Party::Usa));
    assert_eq!(war.metric(Metric::Capital(usa)), capital, "half a week brings in nothing");
    assert_eq!(war.game.day_of(&war.scenario, 3), began.plus_days(4), "half a week later, from noon on");
    assert_eq!((war.game.calendar_turn(&war.scenario, 3), war.game.clock_of(&war.scenario, 1)), (2, Clock::Competition));
    war.agree("prc", Note::Withdrawal);
    war.agree("usa", Note::Withdrawal);
    // Taiwan has no seat here: its desk signs what is better than what it has.
    war.resolve();
    assert!(war.news().any(|news| matches!(news, WarNews::Ended { note: Some(Note::Withdrawal), .. })));
    assert!(war.news().any(|news| matches!(news, WarNews::Resumed { began_turn: 2, turns: 2 })));
    assert_eq!((war.game.turn, war.game.clock), (4, Clock::Competition));
    assert_eq!(war.game.day_of(&war.scenario, 4), war.scenario.day_of(3), "the calendar goes on with the next half-year");
    assert_eq!(war.game.day_of(&war.scenario, 3), began.plus_days(4), "and what was stays where it was");
    assert_eq!(turn::can_give(&war.scenario, &war.game, seat(&war, usa), &campaign(usa)), Ok(()));
    // The level lasts as many half-years as it says.
    while war.game.phase != Phase::Over {
        war.resolve();
    }
    assert_eq!(Some(war.game.turn - 1), war.scenario.turns, "a turn of war beyond the first does not count");
}

/// "Or Beijing and Taipei stand at rung 4; or an inject, or the White Cell, says so."
#[test]
fn rungs_and_the_white_cell_begin_wars() {
    let mut war = pact_with_war();
    let (prc, twn) = (war.nation("prc"), war.nation("twn"));
    let over = |effects: Vec<Effect>| Command::White(WhiteCommand::Override { reason: "for the test".to_owned(), effects });
    let mut rung = war.game.clone();
    turn::command(&war.scenario, &mut rung, &mut Vec::<Recorded>::new(), Actor::WhiteCell, &over(vec![Effect::Rung { a: prc, b: twn, to: 4 }]))
        .expect("taken");
    war.game = rung;
    assert_eq!(war.game.clock, Clock::Competition);
    war.resolve();
    assert_eq!(war.game.clock, Clock::Crisis);
    let mut at_once = pact_with_war();
    turn::command(&at_once.scenario, &mut at_once.game, &mut Vec::<Recorded>::new(), Actor::WhiteCell, &over(vec![Effect::War])).expect("taken");
    assert_eq!((at_once.game.turn, at_once.game.clock), (1, Clock::Crisis));
    at_once.resolve();
    assert!(at_once.struck("twn"));
    let again = turn::command(&at_once.scenario, &mut at_once.game, &mut Vec::<Recorded>::new(), Actor::WhiteCell, &over(vec![Effect::War]));
    assert!(again.is_err(), "one war at a time");
    let mut without = War::of("scarborough_cordon", 1);
    assert!(turn::command(&without.scenario, &mut without.game, &mut Vec::<Recorded>::new(), Actor::WhiteCell, &over(vec![Effect::War])).is_err());
}

/// "It stops where it stands after so many turns as the level says."
#[test]
fn a_war_inside_the_calendar_stops_where_it_stands() {
    let mut war = pact_with_war();
    let prc = war.nation("prc");
    war.order(WarOrder::Invade(Invade { nation: prc }));
    let mut turns = 0;
    loop {
        war.resolve();
        if war.game.clock == Clock::Competition {
            break;
        }
        turns += 1;
        assert!(turns < 12, "it never ends");
    }
    assert!(
        war.news().any(|news| matches!(news, WarNews::Ended { .. })) || war.game.crisis.as_ref().is_some_and(|crisis| crisis.war.outcome.is_some())
    );
    assert_eq!(turns, 8);
}

/// "On another clock there is no war."
#[test]
fn orders_of_war_need_a_war() {
    let mut pact = War::of("scarborough_cordon", 1);
    let nation = pact.nation("usa");
    assert_eq!(pact.give(WarOrder::Enter(Enter { nation })), refused(WarRefusal::NoWar));
}

/// Whatever seats order, nothing appears or vanishes, and nothing is struck beyond reach or without leave.
#[test]
fn wars_of_wild_orders_keep_to_their_invariants() {
    for level in levels().iter().filter(|level| level.war.is_some()) {
        for seed in 0..12 {
            let mut dice = stream(seed, 77);
            let mut game = Game::start(level, seed, &mut Vec::<Recorded>::new());
            while game.phase != Phase::Over {
                let before = game.clone();
                for seat in (0..level.seats.len()).map(|seat| SeatId(seat as u8)) {
                    for _ in 0..25 {
                        let command = random_command_of(level, &game, &mut dice, Actor::Seat(seat));
                        if matches!(command, Command::Give(_)) {
                            let _ = turn::command(level, &mut game, &mut Vec::<Recorded>::new(), Actor::Seat(seat), &command);
                        }
                    }
                    turn::command(level, &mut game, &mut Vec::<Recorded>::new(), Actor::Seat(seat), &Command::Seal).expect("sealed");
                }
                let mut recorded: Vec<Recorded> = Vec::new();
                turn::command(level, &mut game, &mut recorded, Actor::Session, &Command::Resolve).expect("resolved");
                let fought = |recorded: Recorded| if let Event::War(WarNews::Fought { event }) = recorded.event { Some(event) } else { None };
                let broken = broken_war(level, &before, &game, &recorded.into_iter().filter_map(fought).collect::<Vec<WarEvent>>());
                assert!(broken.is_empty(), "{} seed {seed}: {broken:#?}", level.slug);
            }
            let outcome = game.crisis.as_ref().and_then(|crisis| crisis.war.outcome);
            // A quarantine may end without a war.
            assert!(level.clock != Clock::Crisis || level.quarantine.is_some() || outcome.is_some(), "a war that is over has an outcome");
        }
    }
}

/// The same war from three starts: what is agreed and stored beforehand holds the beach smaller.
#[test]
fn what_was_agreed_before_the_war_shows_in_it() {
    let area = |slug: &str| {
        let level = levels().iter().find(|known| known.slug == slug).unwrap_or_else(|| panic!("no level {slug}"));
        let rows = study::simulate(level, &StudyPlan::all(level, Skill::Standard), 40, 5, &|| {});
        assert!(rows.iter().all(|row| row.broken.is_empty()), "{slug}: {:?}", rows.iter().find(|row| !row.broken.is_empty()).map(|row| &row.broken));
        rows.iter().map(|row| row.war.as_ref().map_or(0, |war| war.held_km2())).sum::<u32>() / 40
    };
    let (lattice, pact) = (area("strait_2027"), area("strait_2027_pact"));
    assert!(pact * 3 < lattice * 2, "km2 held: {pact} with the pact, {lattice} without");
}

/// Computers weigh what is agreed: bases that are open by treaty are struck before they are used, closed ones are spared; whoever holds ships
/// keeps them out of reach while the heaviest salvos fall.
#[test]
fn computers_at_war_go_by_what_is_agreed() {
    let orders_of = |war: &War, seat: &str, seed: u64| -> Vec<WarOrder> {
        let at = SeatId(war.scenario.seats.iter().position(|known| known.slug == seat).expect("a seat") as u8);
        let view = View::of(&war.scenario, &war.game, Viewer::Seat(at));
        let given = ai::turn(&war.scenario.known_to(Viewer::Seat(at)), &view, at, Skill::Standard, seed);
        given.into_iter().filter_map(|command| if let Command::Give(Order::War(order)) = command { Some(order) } else { None }).collect()
    };
    let (lattice, pact) = (War::of("strait_2027", 1), War::of("strait_2027_pact", 1));
    let jpn = pact.nation("jpn");
    for seed in 0..8 {
        let struck =
            |order: &WarOrder| matches!(order, WarOrder::Operate(Operate { mission: Mission::StrikeBases(Aim::Host(host)), .. }) if *host == jpn);
        assert!(orders_of(&pact, "beijing", seed).iter().any(struck), "open bases, seed {seed}");
        let spared = orders_of(&lattice, "beijing", seed);
        assert!(!spared.iter().any(struck), "closed bases, seed {seed}");
        assert!(
            spared.iter().any(|order| matches!(order, WarOrder::Engage(Engage { rule: Rule::Spare(host), on: true, .. }) if *host == jpn)),
            "seed {seed}"
        );
        let washington = orders_of(&lattice, "united_states", seed);
        assert!(
            washington.iter().any(|order| matches!(order, WarOrder::Operate(Operate { task_force: TaskForce::Surface, mission: Mission::Hold, .. }))),
            "seed {seed}"
        );
    }
}

/// Each outcome has its words, and a note its own.
#[test]
fn outcomes_are_told() {
    use latticework::report::words;
    let told: std::collections::BTreeSet<&str> = Outcome::ALL.into_iter().map(words::outcome).collect();
    assert_eq!(told.len(), 4);
    let told: std::collections::BTreeSet<&str> = Note::ALL.into_iter().map(words::note).collect();
    assert_eq!(told.len(), 4);
}

/// "Taipei yields once half of the capital's zone is lost. A desk ... opens its bases once it fights."
#[test]
fn desks_yield_with_half_of_the_capital_and_open_bases_once_they_fight() {
    let desk = |slug: &str| {
        let mut war = War::of("strait_2027_hub", 12);
        let nation = war.nation(slug);
        for seat in &mut war.scenario.seats {
            seat.nations.retain(|&known| known != nation);
        }
        war
    };
    let taipei = |share: u16| {
        let mut war = desk("twn");
        let arena = war.scenario.war.clone().expect("a war");
        let capital = arena.arena.capital_zone();
        let mut game = latticework::rules::state::Trial::of(&war.game);
        let area = u32::from(arena.arena.zones[capital].area_km2);
        game.crisis.as_mut().expect("a war").war.zones[capital].held_km2 = (area * u32::from(share)).div_ceil(1000) as u16;
        let (prc, twn) = (war.nation("prc"), war.nation("twn"));
        let party = arena.party(twn).expect("a party");
        assert_eq!(war.game.seat_of(&war.scenario, twn), None);
        let _ = (prc, &mut war);
        latticework::rules::crisis::note::acceptable(&arena, &game, party, Note::Surrender)
    };
    assert_eq!([499, 500].map(taipei), [false, true]);
    let mut war = desk("jpn");
    war.enter("usa");
    war.resolve();
    assert_eq!(war.basing(Party::Jpn), Basing::Logistics, "it does not fight, and opens nothing more");
    let jpn = war.nation("jpn");
    war.operate("prc", TaskForce::Missiles, Mission::StrikeBases(Aim::Host(jpn)), 400, 0);
    war.resolve();
    assert!(war.fights(Party::Jpn), "its soil was attacked");
    war.resolve();
    assert_eq!(war.basing(Party::Jpn), Basing::Combat);
}
