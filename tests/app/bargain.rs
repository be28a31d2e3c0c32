//! The bargain: reading, answering, writing, talking, giving notice.

use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable},
};
use latticework::app::map::lattice::Kind;
use latticework::app::panels::bargain::drafts::{Draft, StartingText};
use latticework::app::panels::bargain::{BargainState, Part, lattice};
use latticework::app::panels::{Desk, Intent, bargain};
use latticework::catalog::clause::Operation;
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{Clause, NationId};
use latticework::rules::phases::agreement::{Answer, Ground, GroundKind};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Refusal};

use crate::stage::{Known, Stage, Table, picture, read, stage};

fn nation(known: &Known, slug: &str) -> NationId {
    known.scenario.catalog.nation_id(slug).expect("a nation of the theatre")
}

fn commands<S>(stage: &Stage<S>) -> Vec<Command> {
    let command = |intent: &Intent| if let Intent::Do(command) = intent { Some(command.clone()) } else { None };
    stage.intents.iter().filter_map(command).collect()
}

/// The panel with the names of its parts over it.
fn whole(ui: &mut bevy_egui::egui::Ui, desk: &Desk<'_>, state: &mut BargainState, out: &mut Vec<Intent>) {
    bargain::parts_of(ui, desk, state);
    bargain::show(ui, desk, state, out);
}

/// Manila, with a quiet passage on offer from Beijing.
fn manila_is_asked() -> Table {
    let mut table = Table::of_people("second_thomas", "philippines");
    let known = table.known();
    let (phl, prc) = (nation(&known, "phl"), nation(&known, "prc"));
    let mut draft = Draft::new(prc, vec![phl]);
    draft.text = StartingText::QuietPassage.fill(&known.desk(), prc, &[phl]).expect("they contest the shoal");
    table.session.submit(Actor::Seat(SeatId(2)), draft.command()).expect("Beijing may offer");
    table
}

#[test]
fn an_offer_is_read_clause_by_clause_and_accepted() {
    let table = manila_is_asked();
    let known = table.known();
    let mut harness = stage::<BargainState>(&known, whole);
    picture(&harness, "bargain_asked");
    harness.get_by_label("Offers (1)");
    let texts = read(&harness);
    assert!(texts.iter().any(|text| text.starts_with("1. ") && text.contains("lets supply runs to Second Thomas Shoal")), "{texts:#?}");
    harness.get_by_label("Accept").click();
    harness.run_ok();
    let [command @ Command::Answer { answer: Answer::Accept, .. }] = &commands(harness.state())[..] else { panic!("{:?}", harness.state().intents) };
    assert_eq!(table.takes(command), Ok(()));
}

#[test]
fn a_refusal_states_a_ground_and_a_counter_begins_with_the_text() {
    let table = manila_is_asked();
    let known = table.known();
    let mut harness = stage::<BargainState>(&known, whole);
    harness.get_by_label("Refuse").click();
    harness.run_ok();
    let command = commands(harness.state()).remove(0);
    assert!(matches!(&command, Command::Answer { answer: Answer::Refuse { .. }, .. }));
    assert_eq!(table.takes(&command), Ok(()));

    harness.get_by_label("Counter…").click();
    harness.run_ok();
    picture(&harness, "bargain_counter");
    harness.get_by_label_contains("2. ").click();
    harness.run_ok();
    picture(&harness, "bargain_edit");
    harness.get_by_label("Strike this clause").click();
    harness.run_ok();
    harness.get_by_label("Make the counter-offer").click();
    harness.run_ok();
    let command = commands(harness.state()).pop().expect("a command");
    let Command::Propose { text, counters: Some(_), .. } = &command else { panic!("{command:?}") };
    assert_eq!(text.clauses.len(), 1);
    assert_eq!(table.takes(&command), Ok(()));
}

#[test]
fn asking_for_access_starts_with_the_clause_filled_in() {
    let table = Table::new("senkaku", "united_states");
    let known = table.known();
    let jpn = nation(&known, "jpn");
    let mut harness = stage::<BargainState>(&known, whole);
    let asked = Intent::AskAccess { host: jpn, place: None, operation: Operation::CombatSorties };
    assert!(harness.state_mut().state.take_up(&known.desk(), &asked));
    harness.run_ok();
    picture(&harness, "bargain_access");
    let texts = read(&harness);
    assert!(texts.iter().any(|text| text.contains("lets the United States fly combat sorties at all its places")), "{texts:#?}");
    assert!(texts.iter().any(|text| text.starts_with("Japan: ") && text.contains("in 10")), "a likely answer as a band");
    harness.get_by_label("Make the offer").click();
    harness.run_ok();
    let command = commands(harness.state()).pop().expect("a command");
    assert_eq!(table.takes(&command), Ok(()));
    assert_eq!(harness.state().state.part, Part::Offers, "what was offered is shown with its answers");
}

#[test]
fn a_text_that_another_replaces_is_kept_and_a_discarded_draft_keeps_its_addressee() {
    let table = Table::new("senkaku", "united_states");
    let known = table.known();
    let jpn = nation(&known, "jpn");
    let mut harness = stage::<BargainState>(&known, whole);
    let asked = Intent::AskAccess { host: jpn, place: None, operation: Operation::CombatSorties };
    assert!(harness.state_mut().state.take_up(&known.desk(), &asked));
    harness.run_ok();
    let name = |harness: &Harness<'_, Stage<BargainState>>| harness.state().state.compose.draft.as_ref().map(|draft| draft.text.name.clone());
    let first = name(&harness);
    harness.get_by_label_contains("Model texts").click();
    harness.run_ok();
    harness.get_by_label_contains("Declaration of support").click();
    harness.run_ok();
    assert_ne!(name(&harness), first, "the model text took its place");
    harness.get_by_label_contains("Bring back").click();
    harness.run_ok();
    assert_eq!(name(&harness), first);
    harness.get_by_label("Discard the draft").click();
    harness.run_ok();
    let draft = harness.state().state.compose.draft.clone().expect("a draft");
    assert_eq!((draft.to, draft.text.clauses.len()), (vec![jpn], 0));
    harness.get_by_label_contains("Bring back").click();
    harness.run_ok();
    assert_eq!(name(&harness), first);
}

#[test]
fn a_refused_offer_says_why_and_what_would_be_signed() {
    let mut table = Table::new("senkaku", "united_states");
    let known = table.known();
    let (usa, jpn) = (nation(&known, "usa"), nation(&known, "jpn"));
    let mut draft = latticework::app::panels::bargain::drafts::ask_access(&known.desk(), usa, jpn, None, Operation::MainlandStrikes);
    draft.private = false;
    table.session.submit(Actor::Seat(table.seat()), draft.command()).expect("legal");
    let known = table.known();
    let offer = known.view.game.proposals.values().find(|offer| offer.from == usa).expect("made");
    assert!(matches!(offer.answers[0], Some(Answer::Refuse { .. })), "strikes on the mainland are much to ask: {offer:?}");
    let harness = stage::<BargainState>(&known, whole);
    picture(&harness, "bargain_refused");
    assert!(read(&harness).iter().any(|text| text.starts_with("Japan refuses: ")));
    if let Some(button) = harness.query_by_label("Offer that") {
        button.click();
        let mut harness = harness;
        harness.run_ok();
        assert_eq!(table.takes(&commands(harness.state())[0]), Ok(()));
    } else {
        harness.get_by_label_contains("No text near this one");
    }
}

/// At 1280 x 720 the models fill the panel: the text that one of them begins comes into view by itself.
#[test]
fn a_model_text_brings_the_draft_into_view() {
    let known = Table::new("senkaku", "japan").known();
    let mut harness = stage::<BargainState>(&known, |ui, desk, state, out| {
        bevy_egui::egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| whole(ui, desk, state, out));
    });
    harness.get_by_label("Write").click();
    harness.run_ok();
    harness.get_by_label("China").click();
    harness.run_ok();
    let name = |harness: &Harness<'_, _>| harness.get_by_label("Name").rect().min.y;
    assert!(name(&harness) > 380.0, "the text is below the models");
    harness.get_by_label_contains("Stay-out understanding").click();
    harness.run_ok();
    assert!(name(&harness) < 300.0, "{}", name(&harness));
}

#[test]
fn a_refusal_says_each_ground_once() {
    let known = Table::new("senkaku", "japan").known();
    let ground = |weight| Ground { kind: GroundKind::Control, weight: Thousandths(weight) };
    let said = known
        .desk()
        .words()
        .answer(&Answer::Refuse { why: vec![ground(-300), ground(-80), Ground { kind: GroundKind::Consensus, weight: Thousandths(-20) }] });
    assert_eq!(said, "refuses: too little would be left to its own decision and too little backing at home");
}

/// Every model text for every choice of nations: what the panel takes the game takes, what it refuses the game refuses for the same reason.
#[test]
fn model_texts_are_offered_exactly_where_they_are_legal() {
    for (level, seat) in [("second_thomas", "philippines"), ("second_thomas", "beijing"), ("senkaku", "japan")] {
        let table = Table::new(level, seat).play(1);
        let known = table.known();
        let desk = known.desk();
        let own = desk.nation().expect("a seat speaks for a nation");
        let others: Vec<NationId> = known.scenario.nations_present().filter(|&nation| nation != own).collect();
        let mut legal = 0;
        for set in 0..1_u32 << others.len().min(4) {
            let to: Vec<NationId> = others.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, &nation)| nation).collect();
            for model in StartingText::all(&known.scenario) {
                let Some(text) = model.fill(&desk, own, &to) else { continue };
                let command = Draft { text, ..Draft::new(own, to.clone()) }.command();
                let (panel, game) = (desk.refusal(&command), table.takes(&command).err());
                assert_eq!(panel, game, "{level}, {seat}: {} to {to:?}", model.name(&known.scenario));
                legal += usize::from(game.is_none());
            }
        }
        assert!(legal > 20, "{legal}");
    }
}

#[test]
fn a_message_is_written_sent_and_read() {
    let mut table = Table::new("second_thomas", "philippines");
    let known = table.known();
    let mut harness = stage::<BargainState>(&known, whole);
    harness.get_by_label("Messages").click();
    harness.run_ok();
    assert!(harness.get_by_label("Send").accesskit_node().is_disabled(), "to nobody, and empty");
    harness.get_by_label("United States").click();
    harness.run_ok();
    harness.state_mut().state.messages.text = "Will you be on the scene tomorrow?".to_owned();
    harness.run_ok();
    harness.get_by_label("Send").click();
    harness.run_ok();
    let command = commands(harness.state()).pop().expect("a command");
    drop(harness);
    table.session.submit(Actor::Seat(table.seat()), command).expect("legal");

    let reader = Table { viewer: latticework::rules::state::view::Viewer::Seat(SeatId(1)), ..table };
    let known = reader.known();
    let mut harness = stage::<BargainState>(&known, whole);
    harness.get_by_label("Messages (1)").click();
    harness.run_ok();
    picture(&harness, "messages");
    assert!(read(&harness).iter().any(|text| text.contains("● new") && text.contains("Philippines")));
    assert!(harness.state().intents.contains(&Intent::MessagesRead(1)));
}

#[test]
fn the_matrix_filters_and_notice_asks_twice() {
    let table = Table::new("second_thomas", "united_states");
    let known = table.known();
    let mut harness = stage::<BargainState>(&known, whole);
    harness.get_by_label("Agreements").click();
    harness.run_ok();
    picture(&harness, "lattice");
    let cell = read(&harness).into_iter().find(|text| text.starts_with("United States to Philippines: ")).expect("a cell");
    assert!(cell.contains("owes help"), "{cell}");
    harness.get_by_label(&cell).click();
    harness.run_ok();
    harness.get_by_label_contains("Mutual Defense Treaty").click();
    harness.run_ok();
    picture(&harness, "lattice_pair");
    harness.get_all_by_label("Give notice…").next().expect("a party may").click();
    harness.run_ok();
    assert!(commands(harness.state()).is_empty(), "not yet");
    harness.get_by_label("Give notice now").click();
    harness.run_ok();
    let command = commands(harness.state()).pop().expect("a command");
    assert!(matches!(command, Command::Denounce { .. }));
    assert_eq!(table.takes(&command), Ok(()));
    let missing = Command::Denounce { nation: nation(&known, "usa"), agreement: latticework::rules::vocab::ids::AgreementId(9_999) };
    assert!(matches!(table.takes(&missing), Err(Refusal::NoSuch { .. })));
}

/// At the start only hub-and-spokes bind: the United States to each ally, and no ally to another (DESIGN.md M1).
#[test]
fn bonds_are_what_the_clauses_say() {
    let known = Table::new("senkaku", "japan").known();
    let game = &known.view.game;
    let (usa, jpn, prc) = (nation(&known, "usa"), nation(&known, "jpn"), nation(&known, "prc"));
    assert!(lattice::cell(game, usa, jpn).in_force.contains(&Kind::Duty) && lattice::cell(game, jpn, usa).in_force.contains(&Kind::Access));
    assert!(!lattice::cell(game, jpn, prc).in_force.contains(&Kind::Duty) && !lattice::cell(game, prc, jpn).in_force.contains(&Kind::Access));
    for agreement in game.agreements.iter().filter(|agreement| agreement.binds(game.turn)) {
        for clause in agreement.clauses() {
            if let Clause::Permission { grantor, grantees, .. } = clause {
                assert!(grantees.iter().all(|guest| lattice::cell(game, *grantor, *guest).in_force.contains(&Kind::Access)));
            }
        }
    }
}
