//! Whole games of computers, with what must hold at every moment.

use std::sync::Arc;

use latticework::study;

use super::support::level;

#[test]
fn computers_play_every_start_of_draft_the_pact_to_its_end() {
    for slug in ["draft_the_pact", "draft_the_pact_hub", "draft_the_pact_signed"] {
        let scenario = Arc::new(level(slug));
        for number in 0..3 {
            let row = study::play(&scenario, &study::StudyPlan::all(&scenario, latticework::ai::Skill::Standard), number, 1000 + u64::from(number));
            assert!(row.broken.is_empty(), "{slug} {number}: {:?}", row.broken);
            assert_eq!(row.turns, 6, "{slug} {number}");
        }
    }
}
