//! Effects of injects: those of the table, each with what may stand in its brackets.

use latticework::level::schema::EFFECTS;
use latticework::rules::scenario::{Clock, Effect};

use crate::ground::{Found, grounds, scenario, tried};

/// What is written for an effect; the compiler asks here for each new one.
fn written(effect: &str) -> Vec<&'static str> {
    match effect {
        "Support" => vec!["Support(\"phl\", 40)"],
        "Standing" => vec!["Standing(\"phl\", -40)"],
        "Capital" => vec!["Capital(\"phl\", 3)"],
        "Budget" => vec!["Budget(\"phl\", 100)"],
        "Credit" => vec!["Credit(\"prc\", -40)"],
        "Control" => vec!["Control(\"scarborough\", 2)"],
        "Supply" => vec!["Supply(\"second_thomas\", -1)", "Supply(\"scarborough\", -1)"],
        "Fabric" => vec!["Fabric(\"second_thomas\", -1)", "Fabric(\"scarborough\", -1)"],
        "Rung" => vec!["Rung(\"phl\", \"prc\", 2)"],
        "Weather" => vec!["Weather(2)"],
        "Reinforce" => vec!["Reinforce"],
        "Agreement" => vec!["Agreement(\"draft\", InForce)", "Agreement(\"accord\", Proposed)"],
        "Policy" => vec!["Policy(\"usa\", Silo, true)", "Policy(\"usa\", FairShare, true)", "Policy(\"usa\", Tariffs(\"jpn\"), true)"],
        "Alignment" => vec!["Alignment(\"vnm\", 300)", "Alignment(\"phl\", 300)"],
        "Region" => vec!["Region(-60)"],
        "Coercion" => vec!["Coercion(\"bananas\", \"phl\")"],
        "War" => vec!["War"],
        other => panic!("tests/walk/effects.rs does not try the effect {other}"),
    }
}

/// What an effect is called in the table; the compiler asks here for each new one.
fn name(effect: &Effect) -> &'static str {
    match effect {
        Effect::Support { .. } => "Support",
        Effect::Standing { .. } => "Standing",
        Effect::Capital { .. } => "Capital",
        Effect::Budget { .. } => "Budget",
        Effect::Credit { .. } => "Credit",
        Effect::Control { .. } => "Control",
        Effect::Supply { .. } => "Supply",
        Effect::Fabric { .. } => "Fabric",
        Effect::Rung { .. } => "Rung",
        Effect::Weather { .. } => "Weather",
        Effect::Reinforce => "Reinforce",
        Effect::Agreement { .. } => "Agreement",
        Effect::Policy { .. } => "Policy",
        Effect::Alignment { .. } => "Alignment",
        Effect::Region { .. } => "Region",
        Effect::Coercion { .. } => "Coercion",
        Effect::War => "War",
    }
}

/// The effects that change nothing on a clock, and of which nothing is told either.
pub fn silent(clock: Clock) -> Vec<String> {
    let mut silent = Vec::new();
    for ground in grounds().iter().filter(|ground| ground.clock == clock) {
        // The inject of the ground has no effect: what it has here is all the difference.
        let bare = crate::ground::Ground { text: ground.text.replace("effects: [War]", "effects: []"), ..ground.clone() };
        for effect in EFFECTS.iter().flat_map(|(effect, ..)| written(effect)) {
            let text = bare.text.replacen("when: Turn(1), effects: []", &format!("when: Turn(1), effects: [{effect}]"), 1);
            assert_ne!(text, bare.text);
            let word = effect.split('(').next().unwrap_or(effect);
            if tried(&bare, &text, &[word]) == Found::Nothing {
                silent.push(format!("{}: {effect}", ground.name));
            }
        }
    }
    silent
}

#[test]
fn every_row_of_the_table_is_the_effect_of_that_name() {
    let ground = &grounds()[1];
    for (effect, ..) in EFFECTS.iter().filter(|(effect, ..)| *effect != "Reinforce") {
        let text = ground.text.replacen("effects: [War]", &format!("effects: [{}]", written(effect)[0]), 1);
        assert_eq!(name(&scenario(&text).injects[0].effects[0]), *effect);
    }
    assert_eq!(name(&Effect::Reinforce), "Reinforce");
}
