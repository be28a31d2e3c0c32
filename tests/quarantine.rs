//! docs/RULES.md, "Quarantine": given, orders, what follows. A week of eight rules, its worked examples, and whole games with every ship accounted for.

mod harness;

use std::sync::Arc;

use latticework::ai::Skill;
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::rules::event::{Driver, Event};
use latticework::rules::metric::Metric;
use latticework::rules::models::war::Party;
use latticework::rules::order::Order;
use latticework::rules::order::quarantine::QuarantineOrder;
use latticework::rules::order::war::{Invade, WarOrder};
use latticework::rules::quarantine::{
    self, Course, Crews, Ending, Grade, Guard, MerchantCargo, Quarantine, QuarantineNews, access, cordon, endurance, energy, insurance,
};
use latticework::rules::scenario::{Clock, Scenario};
use latticework::rules::state::{Game, Live, Phase};
use latticework::rules::vocab::error::{Already, QuarantineRefusal};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};
use latticework::study::{StudyPlan, simulate};

use harness::names::Names;
use harness::{levels, turns};

/// A game of the level, and what happened in its last week.
struct Siege {
    scenario: Arc<Scenario>,
    game: Live,
    told: Vec<Recorded>,
}

fn level() -> Scenario {
    levels::level("quarantine")
}

impl Names for Siege {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl Siege {
    fn new(seed: u64) -> Self {
        Self::of(level(), seed)
    }

    fn of(scenario: Scenario, seed: u64) -> Self {
        let mut told = Vec::new();
        let game = Game::start(&scenario, seed, &mut told);
        Self { scenario: Arc::new(scenario), game, told: Vec::new() }
    }

    fn give(&mut self, order: Order) -> Result<(), Refusal> {
        let nation = order.nation(&self.game)?;
        let seat = self.scenario.seat_of(nation).unwrap_or_else(|| panic!("a seat"));
        turn::command(&self.scenario, &mut self.game, &mut self.told, Actor::Seat(seat), &Command::Give(order))
    }

    fn order(&mut self, order: QuarantineOrder) {
        let what = format!("{order:?}");
        assert_eq!(self.give(Order::Quarantine(order)), Ok(()), "{what}");
    }

    fn cordon(&mut self, grade: Grade, crews: Crews) {
        let nation = self.nation("prc");
        let now = self.now();
        if (now.grade, now.crews) != (grade, crews) {
            self.order(QuarantineOrder::Cordon { nation, grade, crews });
        }
    }

    fn escort(&mut self, slug: &str, groups: u8, guard: Guard) {
        let nation = self.nation(slug);
        self.order(QuarantineOrder::Escort { nation, groups, guard, first: MerchantCargo::Gas });
    }

    fn week(&mut self) {
        self.told = turns::resolved(&self.scenario, &mut self.game);
    }

    fn now(&self) -> &Quarantine {
        self.game.quarantine.as_ref().unwrap_or_else(|| panic!("a quarantine"))
    }

    fn news(&self) -> impl Iterator<Item = &QuarantineNews> {
        self.told.iter().filter_map(|told| match &told.event {
            Event::Quarantine(news) => Some(news),
            _ => None,
        })
    }

    fn get(&self, param: Param) -> i32 {
        self.scenario.parameters.get(param)
    }
}

/// "It starts at rung 3, without war; stocks are full, and a normal week's ships are under way."
#[test]
fn a_quarantine_is_not_war() {
    let siege = Siege::new(1);
    assert!(siege.game.crisis.is_none() && siege.game.clock == Clock::Crisis && siege.game.at_war().is_none());
    assert_eq!(siege.game.turn_hours(&siege.scenario), Hours(168));
    assert_eq!(siege.now().ships(|ledger| ledger.at_sea), 90, "6 + 14 + 4 + 66");
    assert_eq!(siege.now().days(MerchantCargo::Gas), 11);
    assert_eq!(siege.game.rung(siege.nation("prc"), siege.nation("twn")), 3);
}

/// "Each seat orders what is its own."
#[test]
fn each_decides_what_is_its_own() {
    let mut siege = Siege::new(1);
    let (usa, prc, twn, phl) = (siege.nation("usa"), siege.nation("prc"), siege.nation("twn"), siege.nation("phl"));
    let refused = |why| Err(Refusal::Quarantine(why));
    let mut give = |order| siege.give(Order::Quarantine(order));
    assert_eq!(
        give(QuarantineOrder::Blockade { nation: usa, mines: true, submarines: false }),
        refused(QuarantineRefusal::NotTheirs { nation: usa })
    );
    assert_eq!(give(QuarantineOrder::Sail { nation: prc, course: Course::Wait }), refused(QuarantineRefusal::NotTheirs { nation: prc }));
    assert_eq!(
        give(QuarantineOrder::Escort { nation: prc, groups: 1, guard: Guard::Accompany, first: MerchantCargo::Gas }),
        refused(QuarantineRefusal::NotTheirs { nation: prc })
    );
    assert_eq!(give(QuarantineOrder::Airlift { nation: phl, on: true }), refused(QuarantineRefusal::NotTheirs { nation: phl }));
    assert_eq!(give(QuarantineOrder::Ration { nation: twn, demand: 400 }), refused(QuarantineRefusal::Ration { least: 500 }));
    assert_eq!(give(QuarantineOrder::Sail { nation: twn, course: Course::Run }), Err(Refusal::Duplicate { what: Already::Ruled }), "that stands");
    assert!(matches!(
        give(QuarantineOrder::Escort { nation: usa, groups: 200, guard: Guard::Accompany, first: MerchantCargo::Gas }),
        Err(Refusal::Quarantine(QuarantineRefusal::TooFewGroups { wanted: 200, .. }))
    ));
    assert_eq!(give(QuarantineOrder::Airlift { nation: usa, on: true }), Ok(()));
    assert_eq!(give(QuarantineOrder::Airlift { nation: usa, on: true }), Err(Refusal::Duplicate { what: Already::Ordered }));
}

/// "A hull on the line stops 0.9 ships a week." Worked example: 40 cutters and 80 boats, 41% at sea, are 49 hulls; they stop 44 of 90 ships.
#[test]
fn hulls_on_the_line_stop_ships() {
    let mut siege = Siege::new(3);
    let setup = siege.scenario.war.clone().unwrap_or_else(|| panic!("a war"));
    assert_eq!(cordon::hulls(&siege.scenario, &setup, &siege.game), 120 * 41 / 100);
    assert_eq!(cordon::stops(&siege.scenario, &setup, &siege.game, Grade::Held), 49 * 900 / 1000);
    assert_eq!(cordon::stops(&siege.scenario, &setup, &siege.game, Grade::Eased), 22);
    siege.week();
    let met = siege.news().find_map(|news| {
        if let QuarantineNews::Met { came, turned_back, seized, hulls, .. } = news { Some((*came, *turned_back, *seized, *hulls)) } else { None }
    });
    let (came, turned_back, seized, hulls) = met.unwrap_or_else(|| panic!("they met"));
    assert_eq!((came, seized, hulls), (90, 0, 49));
    assert!((25..=60).contains(&turned_back), "44 of 90 on the mean: {turned_back}");
}

/// "Where the cordon is eased nobody is stopped; where it is tight ships are taken; who waits turns about; who complies is judged by cargo."
#[test]
fn what_merchants_are_told_decides_what_they_meet() {
    let after = |grade: Grade, course: Course| {
        let mut siege = Siege::new(5);
        siege.cordon(grade, Crews::Block);
        if course != Course::Run {
            let nation = siege.nation("twn");
            siege.order(QuarantineOrder::Sail { nation, course });
        }
        siege.week();
        siege
    };
    let fates = |siege: &Siege| {
        (siege.now().ships(|ledger| ledger.delivered), siege.now().ships(|ledger| ledger.turned_back), siege.now().ships(|ledger| ledger.seized))
    };
    assert_eq!(fates(&after(Grade::Eased, Course::Run)), (90, 0, 0));
    let wait = after(Grade::Held, Course::Wait);
    assert_eq!(fates(&wait), (0, 90, 0));
    assert_eq!(wait.now().ships(|ledger| ledger.at_sea), 0, "whoever is told to wait does not load");
    assert!(fates(&after(Grade::Tight, Course::Run)).2 > 0, "some are taken");
    let comply = after(Grade::Tight, Course::Comply);
    let (_, sent_away, taken) = fates(&comply);
    assert!(taken == 0 && sent_away > 40, "papers are refused, ships are not taken: {sent_away}");
    assert_eq!(cordon::verdict(&comply.scenario, Grade::Held, MerchantCargo::Gas), 500);
    assert_eq!(cordon::verdict(&comply.scenario, Grade::Eased, MerchantCargo::Gas), 1000);
    assert!(siege_standing(&comply, "twn") < 0, "bowing costs Taipei's government");
}

fn siege_standing(siege: &Siege, slug: &str) -> i32 {
    Metric::StandingChange(siege.nation(slug)).value(&siege.scenario, &siege.game)
}

/// "A group brings four ships with a port near by, two without; hosts' ports open by agreement or the week after they say so."
#[test]
fn ports_double_what_escorts_bring() {
    let siege = Siege::new(2);
    let setup = siege.scenario.war.clone().unwrap_or_else(|| panic!("a war"));
    let (usa, jpn, phl, aus) = (siege.nation("usa"), siege.nation("jpn"), siege.nation("phl"), siege.nation("aus"));
    let near = |siege: &Siege, nation| access::near_port(&setup, &siege.game, siege.now(), nation);
    assert!(near(&siege, jpn), "its own ports");
    let mut bare = level();
    bare.agreements.clear();
    let mut bare = Siege::of(bare, 2);
    assert!(!near(&bare, usa) && !near(&bare, aus), "without agreements nobody lets them in");
    bare.order(QuarantineOrder::Ports { nation: phl, open: true });
    bare.week();
    assert!(near(&bare, usa), "from the week after on");
    assert!(access::lets_in(&bare.game, bare.now(), phl, usa) && !access::lets_in(&bare.game, bare.now(), jpn, usa));
    bare.cordon(Grade::Held, Crews::Shadow);
    bare.escort("usa", 2, Guard::Accompany);
    bare.week();
    let convoy = bare.news().find_map(|news| if let QuarantineNews::Convoyed { ships, .. } = news { Some(*ships) } else { None });
    assert_eq!(convoy, Some(8), "two groups, four ships each");
    assert!(!near(&siege, siege.nation("twn")), "Taiwan's own count as from afar");
}

/// "What crews and escorts were told decides": the chances of the table.
#[test]
fn rules_of_engagement_decide_what_comes_through() {
    let siege = Siege::new(1);
    let chance = |crews, guard| quarantine::convoy::chance(&siege.scenario, Grade::Held, crews, guard);
    assert_eq!(chance(Crews::Shadow, Guard::Accompany), 1000);
    assert_eq!(chance(Crews::Block, Guard::Accompany), 450);
    assert_eq!(chance(Crews::Block, Guard::Shoulder), 700);
    assert_eq!(chance(Crews::Block, Guard::ReturnFire), 850);
    assert_eq!(chance(Crews::Board, Guard::Accompany), 300);
    assert_eq!(chance(Crews::Board, Guard::Shoulder), 550);
    assert_eq!(chance(Crews::Fire, Guard::Accompany), 150);
    assert_eq!(quarantine::convoy::chance(&siege.scenario, Grade::Eased, Crews::Fire, Guard::Accompany), 1000);
}

/// "A convoy that is boarded loses every second ship; the pair stands at rung 3. Shots are rung 5; they may make it war."
#[test]
fn boarding_takes_ships_and_shots_may_be_war() {
    let (mut boarded, mut shots, mut wars, mut warships) = (0, 0, 0, 0);
    for seed in 0..60 {
        let mut siege = Siege::new(seed);
        siege.cordon(Grade::Held, if seed % 2 == 0 { Crews::Board } else { Crews::Fire });
        siege.escort("usa", 2, Guard::ReturnFire);
        siege.week();
        let (usa, prc) = (siege.nation("usa"), siege.nation("prc"));
        let passed = siege.news().any(|news| matches!(news, QuarantineNews::Convoyed { passed: true, .. }));
        let fired =
            siege.news().find_map(|news| if let QuarantineNews::Fired { warship, cutters, .. } = news { Some((*warship, *cutters)) } else { None });
        assert!(siege.game.rung(usa, prc) >= 3);
        if !passed {
            boarded += 1;
            assert!(siege.now().ships(|ledger| ledger.seized) > 0, "every second ship is taken");
        }
        if let Some((warship, cutters)) = fired {
            shots += 1;
            assert!(cutters >= 1 && siege.now().cutters >= cutters);
            assert!(siege.game.rung(usa, prc) >= 5, "shots");
            warships += u32::from(warship);
            assert!(!warship || seed % 2 == 1, "only crews that fire sink warships");
        }
        if siege.now().war_with.is_some() {
            wars += 1;
            assert!(siege.game.at_war().is_some() && siege.game.turn_hours(&siege.scenario) == Hours(84), "war, in half-weeks");
            assert!(siege.game.crisis.as_ref().is_some_and(|crisis| crisis.is_in(Party::Usa)), "whose shots made it war is in it");
            let held = siege.now().clone();
            siege.week();
            assert_eq!(*siege.now(), held, "the quarantine rests while there is war");
        }
    }
    assert!(boarded > 3 && shots > 10 && wars > 0 && warships > 0, "{boarded} {shots} {wars} {warships}");
}

/// "Submarines and mines sink 40 of 100 ships that come alone, and 5 or 6 in convoy." Rung 4, and not yet war.
#[test]
fn a_blockade_sinks_who_comes_alone() {
    let (mut alone, mut sunk) = (0, 0);
    for seed in 0..12 {
        let mut siege = Siege::new(seed);
        let nation = siege.nation("prc");
        siege.cordon(Grade::Eased, Crews::Shadow);
        siege.order(QuarantineOrder::Blockade { nation, mines: true, submarines: true });
        siege.week();
        assert!(siege.game.rung(nation, siege.nation("twn")) == 4 && siege.game.crisis.is_none(), "a blockade is rung 4, and not war");
        alone += 90;
        sunk += siege.now().ships(|ledger| ledger.sunk);
    }
    let percent = sunk * 100 / alone;
    assert!((35..=45).contains(&percent), "1 - 0.67 x 0.90 is 39.7%: {percent}%");
}

/// Worked example: without gas, and with coal and oil, a sixth and those two are left: 1000 - 450 = 550 permille. At 90% of all fuels met it
/// is 1000 - 45 - 36 - 2 = 917.
#[test]
fn electricity_follows_the_fuels() {
    let siege = Siege::new(1);
    assert_eq!(energy::power(&siege.scenario, [0, 1000, 1000, 1000]), Thousandths(550));
    assert_eq!(energy::power(&siege.scenario, [900, 900, 900, 1000]), Thousandths(917));
    assert_eq!(energy::power(&siege.scenario, [0, 0, 0, 0]), Thousandths(170));
    assert_eq!(energy::hours(&siege.scenario, MerchantCargo::Gas, 3), Hours(84), "three of six ships are half a week");
}

/// "Gas for eleven days and no ships: a full first week, four days of the second, and then none."
#[test]
fn gas_runs_out_in_the_second_week() {
    let mut siege = Siege::new(4);
    let nation = siege.nation("twn");
    siege.order(QuarantineOrder::Sail { nation, course: Course::Wait });
    siege.week();
    assert_eq!((siege.now().stock_hours[MerchantCargo::Gas.index()], siege.now().power), (Hours(96), Thousandths(1000)));
    siege.week();
    // 96 of 168 hours: 571 permille are met, and 450 x 429 / 1000 = 193 lack.
    assert_eq!((siege.now().stock_hours[MerchantCargo::Gas.index()], siege.now().power), (Hours(0), Thousandths(807)));
    siege.week();
    assert_eq!(siege.now().power, Thousandths(550));
    assert_eq!(Metric::GasDays.value(&siege.scenario, &siege.game), 0);
}

/// "Darkness wears people down by its square": a tenth that lacks costs 5, a third 61, half 138.
#[test]
fn darkness_wears_by_its_square() {
    let siege = Siege::new(1);
    let costs = [900, 667, 500].map(|power| endurance::darkness(&siege.scenario, Thousandths(power)));
    assert_eq!(costs, [5, 61, 138]);
}

/// "Saving fuel early makes it last": at 80% of demand the gas of a week is 134 hours.
#[test]
fn rationing_stretches_the_stock() {
    let mut siege = Siege::new(4);
    let nation = siege.nation("twn");
    siege.order(QuarantineOrder::Sail { nation, course: Course::Wait });
    siege.order(QuarantineOrder::Ration { nation, demand: 800 });
    siege.week();
    assert_eq!(siege.now().stock_hours[MerchantCargo::Gas.index()], Hours(264 - 134));
    assert!((830..=840).contains(&siege.now().power.0), "{}", siege.now().power);
}

/// "Owners look at the week": fear goes half of the way, and a surety brings some back. Worked example: a cordon at which 45 of 90 ships turn
/// about is worth 100 + 500 x 150 / 1000 = 175; half of it, 87, in the first week.
#[test]
fn owners_look_at_the_week() {
    let siege = Siege::new(1);
    let mut week = quarantine::arrive::Week::default();
    (week.landed, week.turned_back) = ([3, 7, 2, 33], [3, 7, 2, 33]);
    assert_eq!(insurance::fear(&siege.scenario, Grade::Held, &week), 175);
    (week.turned_back, week.sunk) = ([0; 4], [3, 7, 2, 33]);
    assert_eq!(insurance::fear(&siege.scenario, Grade::Held, &week), 950, "nobody sails where half are sunk");
    let mut now = siege.now().clone();
    now.fear = Thousandths(400);
    assert_eq!(insurance::willing(&siege.scenario, &now), 600);
    now.surety.insert(siege.nation("usa"));
    assert_eq!(insurance::willing(&siege.scenario, &now), 750);
    let mut siege = Siege::new(1);
    siege.week();
    assert!((60..=110).contains(&siege.now().fear.0), "{}", siege.now().fear);
    let loaded = siege.now().ships(|ledger| ledger.at_sea);
    assert!((78..=86).contains(&loaded), "nine of ten sail: {loaded}");
}

/// "A surety costs capital; aircraft bring goods and heart."
#[test]
fn sureties_cost_and_aircraft_hearten() {
    let mut siege = Siege::new(1);
    let usa = siege.nation("usa");
    let before = siege.game.nations[usa.index()].capital;
    siege.order(QuarantineOrder::Surety { nation: usa, on: true });
    siege.order(QuarantineOrder::Airlift { nation: usa, on: true });
    siege.week();
    let income = latticework::rules::phases::support::income(siege.game.nations[usa.index()].support, siege.get(Param::IncomeDivisor));
    assert!(siege.game.nations[usa.index()].capital <= before - siege.get(Param::CostSurety) + income);
    let spirit = siege.news().find_map(|news| if let QuarantineNews::Endured { spirit, .. } = news { Some(i32::from(*spirit)) } else { None });
    assert_eq!(spirit, Some(siege.get(Param::AirliftSpirit) + siege.get(Param::CalmSpirit)));
}

/// "It ends when Beijing lifts it, when Taiwan yields, or after the last week."
#[test]
fn how_it_ends() {
    let mut lifted = Siege::new(1);
    lifted.cordon(Grade::Lifted, Crews::Block);
    lifted.week();
    assert_eq!((lifted.now().ending, lifted.game.phase), (Some(Ending::Lifted), Phase::Over));
    let mut scenario = level();
    scenario.parameters.set(Param::YieldAt, 600);
    let mut yields = Siege::of(scenario, 1);
    let nation = yields.nation("twn");
    yields.order(QuarantineOrder::Sail { nation, course: Course::Wait });
    while yields.game.phase != Phase::Over {
        yields.week();
    }
    assert_eq!(yields.now().ending, Some(Ending::Yielded));
    assert_eq!(Metric::QuarantineEnd.value(&yields.scenario, &yields.game), 2);
    let mut stands = Siege::new(1);
    while stands.game.phase != Phase::Over {
        stands.week();
    }
    assert_eq!((stands.now().ending, stands.now().week), (Some(Ending::Standing), 9));
}

/// "Beijing may give it up for war": the invasion is launched from the quarantine, and fought in half-weeks until it ends.
#[test]
fn an_invasion_takes_the_place_of_a_quarantine() {
    let mut siege = Siege::new(7);
    let prc = siege.nation("prc");
    assert_eq!(siege.give(Order::War(WarOrder::Invade(Invade { nation: prc }))), Ok(()));
    siege.week();
    assert!(siege.game.at_war().is_some());
    let order = QuarantineOrder::Blockade { nation: prc, mines: true, submarines: true };
    assert_eq!(siege.give(Order::Quarantine(order)), Err(Refusal::Quarantine(QuarantineRefusal::None)));
    let mut turns = 0;
    while siege.game.phase != Phase::Over {
        siege.week();
        turns += 1;
        assert!(turns < 12);
    }
    assert!(siege.game.crisis.as_ref().is_some_and(|crisis| crisis.war.outcome.is_some()), "fought to its end");
}

/// Whole games of computers: every ship is accounted for at every turn, and quarantines end in more ways than one.
#[test]
fn whole_games_keep_every_ship_accounted_for() {
    let scenario = level();
    let rows = simulate(&scenario, &StudyPlan::all(&scenario, Skill::Standard), 60, 3, &|| ());
    let broken: Vec<&String> = rows.iter().flat_map(|row| &row.broken).collect();
    assert!(broken.is_empty(), "{broken:?}");
    assert!(rows.iter().any(|row| row.turns < 8), "some end early");
    assert!(rows.iter().any(|row| row.turns == 8), "some do not");
}

/// "Half of the ships stopped: Beijing's standing + 6, else as much less; a convoy that comes through: 8 for its government, as much off
/// Beijing's."
#[test]
fn publics_look_at_what_the_cordon_stopped_and_what_came_through() {
    let moved = |grade: Grade, guard: Option<Guard>| {
        let mut siege = Siege::new(5);
        siege.cordon(grade, Crews::Shadow);
        if let Some(guard) = guard {
            siege.escort("usa", 2, guard);
        }
        siege.week();
        let by = |slug: &str| -> Vec<i16> {
            let nation = siege.nation(slug);
            let driven = |told: &Recorded| match &told.event {
                Event::StandingMoved { nation: moved, by, why: Driver::Quarantine } if *moved == nation => Some(by.0),
                _ => None,
            };
            siege.told.iter().filter_map(driven).collect()
        };
        (by("prc"), by("usa"))
    };
    // Where it is eased nobody is turned back: the cordon does not hold. Crews that only shadow let every convoy through.
    assert_eq!(moved(Grade::Eased, None), (vec![-6], vec![]));
    assert_eq!(moved(Grade::Eased, Some(Guard::Accompany)), (vec![-6, -8], vec![8]));
}
