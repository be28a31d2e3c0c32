//! Phrases with whatever they may be given: each choice, absent and there, none, one and several.

use latticework::catalog::{Date, GoodId, NationId, PlaceId, ProgrammeId};
use latticework::geo::CellId;
use latticework::report::Words;
use latticework::rules::vocab::ids::{AgreementId, FeatureId, SeatId};
use latticework::words::keys::{lists, names};
use latticework::words::{ArgSpec, Phrase, PhraseArg, PhraseSpec};

/// A phrase with its arguments: once with the first sample of each, then with each other sample of each alone.
pub fn of(spec: &PhraseSpec, words: &Words<'_>) -> Vec<Phrase> {
    let all: Vec<Vec<PhraseArg>> = spec.args.iter().enumerate().map(|(at, arg)| values(arg, at, words)).collect();
    let with = |varied: usize, sample: usize| {
        let args = spec.args.iter().enumerate().map(|(at, arg)| (arg.name, all[at][if at == varied { sample } else { 0 }].clone()));
        Phrase::of(spec.key, args.collect()).unwrap_or_else(|| panic!("no phrase {}", spec.key))
    };
    let varied = all.iter().enumerate().flat_map(|(at, samples)| (1..samples.len()).map(move |sample| (at, sample)));
    [(0, 0)].into_iter().chain(varied).map(|(at, sample)| with(at, sample)).collect()
}

fn values(arg: &ArgSpec, at: usize, words: &Words<'_>) -> Vec<PhraseArg> {
    // Another government for each argument.
    let nations: Vec<NationId> = (0..3).filter_map(|next| words.scenario.nations_present().nth((at + next) % 4)).collect();
    let force = *words.game.forces.keys().next().expect("a force");
    let feature = FeatureId(0);
    let text = |text: &str| PhraseArg::Text(text.to_owned());
    let a_phrase: Phrase = lists::Last { so_far: "a".to_owned(), last: "b".to_owned() }.into();
    let mut found = match arg.kind {
        "government" => vec![PhraseArg::Government(nations[0]), PhraseArg::Government(nations[1])],
        "governments" => vec![PhraseArg::Governments(nations.clone()), PhraseArg::Governments(vec![nations[1]])],
        "team" => vec![PhraseArg::Team(SeatId(0))],
        "teams" => vec![PhraseArg::Teams(vec![SeatId(0), SeatId(1)])],
        "place" => vec![PhraseArg::Place(PlaceId(0))],
        "places" => vec![PhraseArg::Places(vec![PlaceId(0), PlaceId(1)]), PhraseArg::Places(vec![PlaceId(2)])],
        "feature" => vec![PhraseArg::Feature(feature)],
        "features" => vec![PhraseArg::Features(vec![feature])],
        "cell" => vec![PhraseArg::Cell(CellId(0)), PhraseArg::Cell(CellId(500))],
        "force" => vec![PhraseArg::Force(force)],
        "forces" => vec![PhraseArg::Forces(vec![force]), PhraseArg::Forces(Vec::new())],
        "agreement" => vec![PhraseArg::Agreement(AgreementId(0))],
        "good" => vec![PhraseArg::Good(GoodId(0))],
        "programme" => vec![PhraseArg::Programme(ProgrammeId(0))],
        "count" => [3, 0, 1, 2, 12].map(PhraseArg::Count).into(),
        "number" => [3, 0, -1, 12_000].map(PhraseArg::Number).into(),
        "signed" => [3, 0, -4].map(PhraseArg::Signed).into(),
        "percent" => [484, 0, 1_000].map(PhraseArg::Percent).into(),
        "signed-percent" => [-35, 0, 60].map(PhraseArg::SignedPercent).into(),
        "share" => [484, 0, -1_000].map(PhraseArg::Share).into(),
        "hundredths" => [123, -5].map(PhraseArg::Hundredths).into(),
        "tenths" => [123, -5].map(PhraseArg::Tenths).into(),
        "duration" => [12, 60, 2_190].map(PhraseArg::Duration).into(),
        "date" => Date::new(2027, 8, 1).map(PhraseArg::Day).into_iter().collect(),
        "turn-with" => [1, 999].map(PhraseArg::TurnWith).into(),
        "turn-end" => [1, 999].map(PhraseArg::TurnEnd).into(),
        "text" => vec![text("something"), text("1")],
        "phrase" => vec![PhraseArg::Phrase(names::FORCE.into()), PhraseArg::Phrase(a_phrase)],
        "phrases" => vec![PhraseArg::Phrases(vec![names::FORCE.into(), a_phrase]), PhraseArg::Phrases(vec![names::PLACE.into()])],
        "choice" => arg.choices.iter().map(|&word| PhraseArg::Choice(word)).collect(),
        other => panic!("no sample of the type {other}"),
    };
    if arg.optional {
        found.push(PhraseArg::Absent);
    }
    found
}
