//! No side taken: whose the map says an islet is, whose waters an event says somebody entered, and whom a publication exposes.

mod harness;

use latticework::ai::Skill;
use latticework::geo::{Geography, HexMap, LatLon};
use latticework::level::new_level;
use latticework::report::{Words, headline};
use latticework::rules::event::{Discard, Event};
use latticework::rules::phases::movement;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, Phase};
use latticework::rules::{Recorded, turn};
use latticework::session::Entry;
use latticework::study::{StudyPlan, play_recorded, seed_of};

use harness::levels::{levels, library};

/// What several governments claim, by the names in the map's list. Nobody holds it there.
const DISPUTED: [&str; 29] = [
    "Woody Island",
    "Triton Island",
    "Fiery Cross Reef",
    "Subi Reef",
    "Mischief Reef",
    "Johnson South Reef",
    "Hughes Reef",
    "Gaven Reefs",
    "Cuarteron Reef",
    "Second Thomas Shoal",
    "Sabina Shoal",
    "Scarborough Shoal",
    "Whitsun Reef",
    "Reed Bank",
    "Itu Aba",
    "Thitu",
    "West York",
    "Nanshan",
    "Northeast Cay",
    "Spratly Island",
    "Barque Canada Reef",
    "Swallow Reef",
    "Dokdo",
    "Kunashir",
    "Iturup",
    "Shikotan",
    "Habomai",
    "Uotsuri",
    "Taisho",
];

/// How a sentence calls the sea round the Senkakus that somebody enters.
const AROUND_SENKAKU: &str = "the territorial sea around the Senkaku/Diaoyu Islands, administered by Japan, without permission";
/// Breadth of a territorial sea in metres: 12 nautical miles (UN Convention on the Law of the Sea, article 3).
const TERRITORIAL_SEA_M: u32 = 22_224;

/// Games of each level: more of those that are quick. 200 in all; `LATTICEWORK_GAMES=1000` plays as many as that in the same proportion.
fn games(level: &Scenario) -> u32 {
    let share = match level.slug.as_str() {
        "second_thomas" => 60,
        "senkaku" | "tasman_live_fire" => 30,
        "scarborough_cordon" => 20,
        "pacific_contest" | "quarantine" => 12,
        slug if slug.starts_with("strait") => 2,
        _ => 8,
    };
    let wanted = std::env::var("LATTICEWORK_GAMES").ok().and_then(|text| text.parse().ok()).unwrap_or(200u32);
    (share * wanted).div_ceil(200)
}

#[test]
fn nobody_holds_a_disputed_islet_in_the_maps_list() {
    let list = include_str!("../assets/map/islands.csv");
    let rows: Vec<Vec<&str>> = list.lines().skip(1).map(|line| line.split(',').collect()).collect();
    for name in DISPUTED {
        let found: Vec<_> = rows.iter().filter(|row| row[0].contains(name)).collect();
        assert!(!found.is_empty(), "{name} is not in the list");
        for row in found {
            let senkaku = row[0].contains("Senkaku");
            assert_eq!((row[3], row[4]), ("", if senkaku { "JPN" } else { "" }), "{}", row[0]);
        }
    }
}

/// All events of a game, as its log makes them happen, with the game after each step.
fn replay(scenario: &Scenario, seed: u64, log: &[Entry], see: &mut dyn FnMut(&Game, &Event)) {
    let mut events: Vec<Recorded> = Vec::new();
    let mut game = Game::start(scenario, seed, &mut events);
    for entry in log {
        let Entry::Command { actor, command } = entry else { continue };
        turn::command(scenario, &mut game, &mut events, *actor, command).unwrap_or_else(|why| panic!("{}: {command:?}: {why:?}", scenario.slug));
        events.drain(..).for_each(|recorded| see(&game, &recorded.event));
    }
    assert_eq!(game.phase, Phase::Over, "{}", scenario.slug);
}

/// Who entered whose waters, in the words that people read, over whole games of all levels and of the one that `new` writes: disputed waters are
/// nobody's; the sea round the Senkaku/Diaoyu Islands is entered as administered by Japan, and said so. Each publication exposes an opponent.
#[test]
fn events_of_many_games_take_no_side() {
    let geography = Geography::load().expect("geography loads");
    let contested: Vec<(LatLon, &str)> = geography
        .islets
        .iter()
        .filter(|islet| islet.holder.is_empty() && islet.administered.is_empty())
        .map(|islet| (islet.at, islet.name.as_str()))
        .collect();
    let written = library().check("new", "new.ron", &new_level(std::path::Path::new("new.ron")), None).scenario.expect("the level that `new` writes");
    let written = std::sync::Arc::new(written);
    let all: Vec<(&Scenario, u32)> =
        levels().iter().chain([&written]).flat_map(|level| (0..games(level)).map(move |number| (level.as_ref(), number))).collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut told = Told::default();
    std::thread::scope(|scope| {
        // Dealt out in turn, so that each thread has its share of the slow levels.
        let hands = (0..threads).map(|first| all.iter().skip(first).step_by(threads));
        let running: Vec<_> =
            hands.map(|hand| scope.spawn(|| hand.map(|(level, number)| game(level, *number, &contested)).collect::<Vec<_>>())).collect();
        for thread in running {
            thread.join().unwrap_or_else(|why| std::panic::resume_unwind(why)).into_iter().for_each(|one| told.add(one));
        }
    });
    println!("{told:?}");
    assert!(told.games >= 200 && told.senkaku > 20 && told.published > 100, "{told:?}: too few to show anything");
}

/// What games told.
#[derive(Debug, Default)]
struct Told {
    games: u32,
    entries: u32,
    /// Of these, around the Senkaku/Diaoyu Islands.
    senkaku: u32,
    published: u32,
}

impl Told {
    fn add(&mut self, more: Told) {
        self.games += more.games;
        self.entries += more.entries;
        self.senkaku += more.senkaku;
        self.published += more.published;
    }
}

/// Plays a game and reads it.
fn game(level: &Scenario, number: u32, contested: &[(LatLon, &str)]) -> Told {
    let seed = seed_of(2026, number);
    let (row, log) = play_recorded(level, &StudyPlan::all(level, Skill::Standard), number, seed);
    // That whoever is shown to the world did something there, and is neither oneself nor a partner.
    assert_eq!(row.broken, Vec::<String>::new(), "{} seed {seed}", level.slug);
    let mut told = Told { games: 1, ..Told::default() };
    replay(level, seed, &log, &mut |game, event| match event {
        Event::Incursion { cell, .. } => {
            told.entries += 1;
            let text = headline(&Words { scenario: level, game }, event).expect("an entry is told").text;
            let at = level.map.cell(*cell).expect("a cell").centre;
            if around(&level.map, *cell).is_some() {
                told.senkaku += 1;
                assert!(text.ends_with(AROUND_SENKAKU), "{text}");
            } else {
                let near = contested.iter().find(|(islet, _)| islet.distance_m(at) <= TERRITORIAL_SEA_M);
                assert!(near.is_none(), "{} seed {seed}: {near:?}: {text}", level.slug);
            }
        }
        Event::Publicised { nation, against, .. } => {
            told.published += 1;
            assert_ne!(nation, against);
        }
        _ => {}
    });
    told
}

/// What is said before an order is as neutral as the event after it.
#[test]
fn a_planned_way_to_the_senkakus_says_who_administers_them() {
    let level = levels().iter().find(|level| level.slug == "senkaku").expect("a level");
    let game = Game::start(level, 1, &mut Discard);
    let (_, feature) = level.features().find(|(_, feature)| feature.territorial_sea).expect("islands");
    let ways = game.forces.values().filter(|force| force.nation == feature.challenger).filter_map(|force| {
        let way = movement::route_to(level, &game, force, feature.cell)?;
        Some(movement::entered_on(level, &game, force, &way.cells)).filter(|entered| !entered.is_empty())
    });
    let ways: Vec<_> = ways.collect();
    assert!(!ways.is_empty(), "nobody of the challenger's can go there");
    for entered in ways {
        let text = Words { scenario: level, game: &game }.entries(&entered);
        assert!(text.ends_with(AROUND_SENKAKU), "{text}");
    }
}

fn around(map: &HexMap, cell: latticework::geo::CellId) -> Option<&str> {
    map.cell(cell)?.around.map(|at| map.around[usize::from(at)].as_str())
}
