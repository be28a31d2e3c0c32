//! A lesson teaches what works: a hundred games of each team that has one, by the commands that the marked controls give
//! (`tests/app/lesson.rs` holds the two together), against a team that does nothing, and one that plays at random.

mod harness;

use latticework::ai::{Policy, Skill, Strategy};
use latticework::rules::Scenario;
use latticework::rules::lesson::{self, Deed};
use latticework::rules::vocab::ids::SeatId;
use latticework::study::{self, StudyPlan};

use harness::levels::level;

const GAMES: u32 = 100;
const SEED: u64 = 2026;
const LEVELS: [&str; 2] = ["second_thomas", "senkaku"];

fn taught(scenario: &Scenario) -> Vec<SeatId> {
    (0..scenario.seats.len()).map(|index| SeatId(index as u8)).filter(|&seat| lesson::teaches(scenario, seat)).collect()
}

/// Games of a hundred in which a seat succeeds that plays so, among AI players.
fn successes(scenario: &Scenario, seat: SeatId, strategy: Strategy) -> usize {
    let mut plan = StudyPlan::all(scenario, Skill::Standard);
    plan.policies[seat.index()] = Policy { skill: Skill::Standard, strategy };
    let rows = study::simulate(scenario, &plan, GAMES, SEED, &|| ());
    rows.iter().filter(|row| row.succeeds(scenario, seat)).count()
}

#[test]
fn what_a_lesson_says_succeeds_and_nothing_and_chance_do_not() {
    let mut wrong = Vec::new();
    for slug in LEVELS {
        let scenario = level(slug);
        let seats = taught(&scenario);
        assert!(!seats.is_empty(), "{slug} teaches nobody");
        for seat in seats {
            let name = &scenario.seat(seat).slug;
            let share = |strategy| successes(&scenario, seat, strategy);
            let (told, nothing, random) = (share(Strategy::Lesson), share(Strategy::Idle), share(Strategy::Random));
            if told < 90 || nothing > 5 || random > 20 {
                wrong.push(format!("{slug}, {name}: as told {told} of 100, nothing {nothing}, random {random}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A step is read before it is done: 45 words and no more. And each lesson ends in the debrief.
#[test]
fn steps_are_short_and_lead_to_the_debrief() {
    for slug in LEVELS {
        let scenario = level(slug);
        for step in &scenario.lessons {
            let words = step.text.split_whitespace().count();
            assert!((1..=45).contains(&words), "{slug}: \"{}\" has {words} words", step.title);
        }
        for seat in taught(&scenario) {
            let last = scenario.lessons.iter().rfind(|step| step.seat == seat).unwrap_or_else(|| panic!("a step"));
            assert_eq!(last.deed, Deed::Open(lesson::Page::Debrief), "{slug}: {}", scenario.seat(seat).slug);
            assert!(scenario.lessons.iter().any(|step| step.seat == seat && !step.serves.is_empty()), "the closing page has something to name");
        }
    }
}

/// Of other teams' lessons nobody learns.
#[test]
fn a_team_knows_its_own_lesson_only() {
    use latticework::rules::state::view::Viewer;
    let scenario = level("second_thomas");
    for seat in taught(&scenario) {
        let known = scenario.known_to(Viewer::Seat(seat));
        assert!(!known.lessons.is_empty() && known.lessons.iter().all(|step| step.seat == seat));
    }
}
