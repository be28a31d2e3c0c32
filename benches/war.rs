//! The operational model and what stands on it: a war, a study's war, doubt in a turn, a preview.

#[path = "../tests/harness/fought.rs"]
mod fought;

use std::sync::{Arc, OnceLock};

use fought::fight_out;
use latticework::level::Library;
use latticework::rules::Scenario;
use latticework::rules::crisis::Variation;
use latticework::rules::doubt::{self, Eyes};
use latticework::rules::event::Discard;
use latticework::rules::models::war::{Arena, Terms};
use latticework::rules::state::Game;
use latticework::study::wars::{Case, Decisions};

fn main() {
    divan::main();
}

fn shipped(slug: &str) -> Arc<Scenario> {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    let library = LIBRARY.get_or_init(|| Library::load().unwrap_or_else(|why| panic!("{why}")));
    let report = library.open_embedded(slug).unwrap_or_else(|| panic!("no level {slug}"));
    Arc::new(report.scenario.unwrap_or_else(|| panic!("{slug} has errors")))
}

fn arena() -> Arena {
    shipped("strait_2027").war.as_deref().map(|setup| setup.arena.clone()).unwrap_or_else(|| panic!("a war"))
}

/// Eight turns, both sides by the standing plans, on the order of battle once, twice and four times over: what a war costs grows with forces.
#[divan::bench(args = [1, 2, 4])]
fn a_war_of_eight_turns(bencher: divan::Bencher, times: usize) {
    let mut arena = arena();
    arena.squadrons = vec![arena.squadrons; times].concat();
    arena.groups = vec![arena.groups; times].concat();
    arena.boats = vec![arena.boats; times].concat();
    arena.missiles = vec![arena.missiles; times].concat();
    let terms = Terms::default();
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        fight_out(&arena, &terms, 8, seed)
    });
}

/// The same with what a study adds: decisions drawn, invariants looked for after each turn, a row made; then with numbers sampled too.
#[divan::bench(args = [false, true])]
fn a_war_of_a_study(bencher: divan::Bencher, sample: bool) {
    let case =
        Case::new("base", "", shipped("strait_2027_pact"), Variation::default(), Decisions::Drawn, Some(8)).unwrap_or_else(|why| panic!("{why}"));
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        case.fight(0, number, 1, sample)
    });
}

/// Beijing's belief as it is settled in a turn (64 imagined wars; a turn settles two such counts where the posture changed), and a preview (400).
#[divan::bench(args = [64, 400])]
fn imagined_wars(bencher: divan::Bencher, draws: u16) {
    let scenario = shipped("draft_the_pact");
    let game = Game::start(&scenario, 1, &mut Discard);
    bencher.bench_local(|| doubt::ask(&scenario, &game, Eyes::Beijing, draws));
}
