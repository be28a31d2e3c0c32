//! The one list of orders, wherever it is read: the page that tells them, the forms that offer them, random play that draws them.

mod harness;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use latticework::ai::{Lot, random_order};
use latticework::report::Words;
use latticework::report::words::order_words;
use latticework::rules::event::Discard;
use latticework::rules::order::entry::{EVERY_CLOCK, Step};
use latticework::rules::order::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use latticework::rules::order::{Kind, Order, offered};
use latticework::rules::scenario::Clock;
use latticework::rules::state::Game;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::vocab::stream::Stream;
use latticework::rules::{Actor, Command, Scenario, turn};

use harness::levels::level;

/// The page with its table of orders as the list has it.
fn filled(page: &str) -> String {
    const OPEN: &str = "<!-- kinds of order -->\n";
    let start = page.find(OPEN).expect("the page has the table's mark") + OPEN.len();
    let end = start + page[start..].find("<!-- end -->").expect("the mark of the table's end");
    let mut table = String::from("| order | `--ablate` | clock | in the panel under | what for |\n| --- | --- | --- | --- | --- |\n");
    for &kind in Kind::ALL {
        let mut names: Vec<String> = Vec::new();
        for name in kind.names().iter().map(|name| format!("`{name}`")) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let clock = |clock: &Clock| format!("{clock:?}").to_lowercase();
        let clocks = match kind.step() {
            Step::Quarantine => "in a quarantine".to_owned(),
            Step::War => "in a war, or to begin one".to_owned(),
            Step::SettingOut | Step::Words if kind.clocks() == EVERY_CLOCK => "all".to_owned(),
            Step::SettingOut | Step::Words => kind.clocks().iter().map(clock).collect::<Vec<_>>().join(", "),
        };
        let form = match kind.form() {
            Form::Panel(purpose, ..) => order_words::heading(purpose),
            Form::Apart => "",
        };
        let _ = writeln!(table, "| {} | {} | {clocks} | {form} | {} |", order_words::name(kind), names.join(", "), order_words::meaning(kind));
    }
    format!("{}{table}{}", &page[..start], &page[end..])
}

#[test]
fn the_page_tells_every_kind_of_order() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/RULES.md");
    let page = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("docs/RULES.md: {why}"));
    let should = filled(&page);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &should).unwrap_or_else(|why| panic!("{why}"));
        return;
    }
    let stale = page.lines().zip(should.lines()).find(|(now, should)| now != should);
    assert!(page == should, "docs/RULES.md is out of date at {stale:?}: UPDATE_GOLDEN=1 rewrites its table of orders");
}

#[test]
fn every_form_has_a_place_of_its_own() {
    let mut places = BTreeSet::new();
    for &kind in Kind::ALL {
        if let Form::Panel(purpose, place, _) = kind.form() {
            assert!(places.insert((purpose, place)), "{kind:?} stands where another does");
        }
    }
    assert_eq!(offered().count(), places.len());
    assert_eq!(Purpose::ALL.into_iter().filter(|purpose| purpose.kinds().is_empty()).count(), 0);
}

/// Follows the first choices of a form down to its end; says whether an order stood there.
fn follow(words: &Words<'_>, asking: &Asking<'_>, kind: Kind, chosen: &Chosen) -> bool {
    match kind.offer(asking, chosen) {
        Offer::Order(order) => {
            assert_eq!(order.kind(), kind, "a form makes an order of its own kind");
            assert!(!words.order(&order).is_empty());
            true
        }
        Offer::Nothing => panic!("{kind:?} knows nothing to ask after {chosen:?}"),
        Offer::Choose(picks) => {
            assert!(!order_words::question(kind, chosen).is_empty(), "{kind:?} asks nothing after {chosen:?}");
            let more = |pick: Pick| Chosen { picks: chosen.picks.iter().copied().chain([pick]).collect(), ..chosen.clone() };
            picks.into_iter().take(3).any(|pick| follow(words, asking, kind, &more(pick)))
        }
    }
}

/// Each kind that the panel offers asks in words, step by step, and comes to an order of its kind for somebody; what it does not offer asks
/// nothing.
#[test]
fn every_form_leads_to_its_order() {
    let mut reached = BTreeSet::new();
    // In the one treaties wait for parliaments; in the other third nations are courted.
    for slug in ["draft_the_pact_signed", "pacific_contest"] {
        forms_of(&level(slug), &mut reached);
    }
    let missing: Vec<Kind> = offered().filter(|kind| !reached.contains(kind)).collect();
    assert_eq!(missing, [], "no form led to these");
}

/// Follows every form of every nation through four turns in which nothing is ordered.
fn forms_of(scenario: &Scenario, reached: &mut BTreeSet<Kind>) {
    let mut game = Game::start(scenario, 5, &mut Discard);
    for _ in 0..4 {
        for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
            let view = View::of(scenario, &game, Viewer::Seat(seat));
            let words = Words { scenario, game: &view.game };
            for &nation in &scenario.seats[seat.index()].nations {
                let asking = Asking { scenario, game: &view.game, nation };
                for kind in offered() {
                    let mut chosen = Chosen::default();
                    if kind.besides() == Besides::Partners {
                        chosen.partners.extend(scenario.nations_present().find(|&other| other != nation));
                    }
                    if follow(&words, &asking, kind, &chosen) {
                        reached.insert(kind);
                    }
                }
                for kind in Kind::ALL.iter().filter(|kind| kind.form() == Form::Apart) {
                    assert_eq!(kind.offer(&asking, &Chosen::default()), Offer::Nothing, "{kind:?}");
                }
            }
            turn::command(scenario, &mut game, &mut Discard, Actor::Seat(seat), &Command::Seal).unwrap_or_else(|why| panic!("{why:?}"));
        }
        turn::command(scenario, &mut game, &mut Discard, Actor::Session, &Command::Resolve).unwrap_or_else(|why| panic!("{why:?}"));
    }
}

/// Every kind that has a share of a die comes up, whatever else is there, on the level that knows most of them; the rest have their own
/// occasions (`tests/robust.rs` plays until each has been tried).
#[test]
fn random_play_draws_every_kind_that_competition_knows() {
    let scenario = level("draft_the_pact_signed");
    let game = Game::start(&scenario, 5, &mut Discard);
    let mut dice = Dice::new(1, 1, Stream::Test(0));
    let mut drawn = BTreeSet::new();
    for number in 0..6_000 {
        let seat = &scenario.seats[number % scenario.seats.len()];
        let nation = seat.nations[number / scenario.seats.len() % seat.nations.len()];
        let mut lot = Lot { scenario: &scenario, game: &game, dice: &mut dice, nation, hasty: false };
        drawn.extend(random_order(&mut lot).map(|order: Order| order.kind()));
    }
    let never: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !drawn.contains(kind)).collect();
    assert_eq!(never, [Kind::Honour, Kind::Quarantine, Kind::War], "what has its own occasion, and nothing else");
}
