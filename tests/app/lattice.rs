//! The lattice on the map: what every level draws at its start, what pointer and click find, how a signature appears in a turn that is shown.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use bevy_egui::egui::{Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable};
use latticework::app::bridge::{lattice as weave, picture as pictures};
use latticework::app::map::camera::MapCamera;
use latticework::app::map::ground;
use latticework::app::map::lattice::layout::{self, CLEAR_PTS, Given, NodeSpot};
use latticework::app::map::lattice::{AgreementState, Flow, Kind, Lattice};
use latticework::app::map::overlay::{self, MapChosen, MapIntent, Scene};
use latticework::app::map::scene::{Layers, MapGround, Picture};
use latticework::app::panels::bargain::drafts::Draft;
use latticework::app::panels::bargain::{BargainState, Part, lattice as matrix};
use latticework::app::panels::record::playback::{Pace, Playback};
use latticework::app::panels::{Intent, Selection};
use latticework::app::settings::{LatticeShown, Settings};
use latticework::app::theme::{Side, style};
use latticework::catalog::clause::Promise;
use latticework::catalog::{AgreementStatus, Clause, NationId};
use latticework::geo::Geography;
use latticework::level::Library;
use latticework::report::Words;
use latticework::rules::event::Event;
use latticework::rules::phases::agreement::{Answer, Instrument};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command};

use crate::picture::{self, Textures};
use crate::stage::{Known, Table, read, stage};

/// The map's part of the window at 1280 x 720 and at 1920 x 1080.
const AREAS: [Vec2; 2] = [vec2(874.0, 640.0), vec2(1514.0, 1000.0)];

fn ground_of(known: &Known) -> MapGround {
    let geography = Geography::load().expect("the program's geography");
    ground::build(&geography, &known.scenario.map, &known.scenario.catalog, |_| Side::Neutral).expect("a ground")
}

fn first_seat(level: &str) -> String {
    let scenario = Library::load().expect("theatre").open_embedded(level).expect("a level").scenario.expect("valid");
    scenario.seats[0].slug.clone()
}

fn start(level: &str) -> Known {
    Table::of_people(level, &first_seat(level)).known()
}

fn lattice_of(known: &Known, ground: &MapGround) -> Lattice {
    weave::lattice(&Words { scenario: &known.scenario, game: &known.view.game }, ground)
}

fn nation(known: &Known, slug: &str) -> NationId {
    known.scenario.catalog.nation_id(slug).expect("a nation of the theatre")
}

fn whole_map(ground: &MapGround, size: Vec2) -> MapCamera {
    let mut camera = MapCamera::default();
    camera.area = Rect::from_min_size(pos2(0.0, 44.0), size);
    camera.look_at_map(ground.bounds.0);
    camera.rest();
    camera
}

fn given(lattice: &Lattice, camera: &MapCamera) -> Given {
    // Letters are at most so wide.
    let name = |name: &str| vec2(name.chars().count() as f32 * 8.5, 15.0);
    let spot = |node: &latticework::app::map::lattice::LatticeNode| NodeSpot {
        nation: node.nation,
        at: camera.to_screen(node.at),
        name: name(&node.name),
        seated: node.seated,
    };
    let corner = |x: f32, y: f32, size: Vec2| Rect::from_min_size(pos2(x, y), size);
    let area = camera.area;
    // As they stand in the window: the buttons, the overview, the legend.
    let blocked = vec![
        corner(area.right() - 300.0, area.top() + 8.0, vec2(292.0, 32.0)),
        corner(area.right() - 170.0, area.bottom() - 190.0, vec2(160.0, 180.0)),
        corner(area.left() + 8.0, area.top() + 8.0, vec2(210.0, 230.0)),
    ];
    Given {
        area: Some(area),
        spots: lattice.nodes.iter().map(spot).collect(),
        pairs: lattice.bonds.iter().map(|b| b.ends).collect(),
        blocked,
        whole: true,
    }
}

/// Pairs of governments of the level that anything binds at its start, straight from the clauses.
fn bound_pairs(known: &Known) -> Vec<(NationId, NationId)> {
    let game = &known.view.game;
    let nations: Vec<NationId> = known.scenario.nations_present().collect();
    let mut pairs = Vec::new();
    for (at, &a) in nations.iter().enumerate() {
        for &b in &nations[at + 1..] {
            let binds = |clause: &Clause, parties: &[NationId]| match clause {
                Clause::Obligation { obligor, beneficiary, .. } => (*obligor, *beneficiary) == (a, b) || (*obligor, *beneficiary) == (b, a),
                Clause::Permission { grantor, grantees, .. } => (*grantor == a && grantees.contains(&b)) || (*grantor == b && grantees.contains(&a)),
                Clause::Institution { members, .. } => members.contains(&a) && members.contains(&b),
                Clause::Undertaking { who, .. } => (*who == a && parties.contains(&b)) || (*who == b && parties.contains(&a)),
            };
            let any = game.agreements.iter().any(|one| one.live_clauses(game.turn).any(|(_, clause)| binds(clause, &one.text.parties)));
            if any {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

#[test]
fn every_pair_that_something_binds_has_one_link_in_every_level() {
    let mut most = 0;
    for level in Library::embedded() {
        let known = start(level);
        let lattice = lattice_of(&known, &ground_of(&known));
        let mut drawn: Vec<(NationId, NationId)> = Vec::new();
        for bond in &lattice.bonds {
            let (a, b) = lattice.pair(bond);
            assert!(!drawn.contains(&(a.min(b), a.max(b))), "{level}: two links for one pair");
            if bond.strands[0].state == AgreementState::InForce {
                drawn.push((a.min(b), a.max(b)));
            }
            assert!(!bond.told.is_empty() && bond.told.iter().all(|told| !told.lines.is_empty() && !told.name.is_empty()), "{level}: {bond:?}");
            assert!(bond.strands.iter().all(|strand| strand.state != AgreementState::Lapsed), "{level}: nothing has lapsed in this game yet");
        }
        drawn.sort();
        assert_eq!(drawn, bound_pairs(&known), "{level}");
        most = most.max(drawn.len());
    }
    assert!(most > 10, "some level has a web: {most}");
}

#[test]
fn at_the_opening_view_every_node_is_named_and_nothing_covers_another() {
    for level in Library::embedded() {
        let known = start(level);
        let ground = ground_of(&known);
        let lattice = lattice_of(&known, &ground);
        let seated: Vec<NationId> = known.scenario.seats.iter().flat_map(|seat| seat.nations.clone()).collect();
        assert!(seated.iter().all(|nation| lattice.nodes.iter().any(|node| node.nation == *nation)), "{level}: every government at the table");
        for size in AREAS {
            let camera = whole_map(&ground, size);
            let given = given(&lattice, &camera);
            let laid = layout::lay(&given, &mut BTreeMap::new());
            let names = layout::names(&given, &laid, |_, _| true);
            for (index, (placed, name)) in laid.nodes.iter().zip(&names).enumerate() {
                let who = &lattice.nodes[index].name;
                let (placed, name) =
                    (placed.unwrap_or_else(|| panic!("{level}: no node for {who}")), name.unwrap_or_else(|| panic!("{level}: {who} is not named")));
                assert!(camera.area.contains(placed.at) && camera.area.contains_rect(name), "{level}, {size}: {who} at {placed:?}, {name}");
                for (other, (node, its)) in laid.nodes.iter().zip(&names).enumerate() {
                    let (node, its) = (node.expect("a node").rect(), its.expect("a name"));
                    assert!(!node.intersects(name), "{level}, {size}: the name of {who} covers the node of {}", lattice.nodes[other].name);
                    assert!(other == index || !its.intersects(name), "{level}, {size}: {who} and {} cover each other", lattice.nodes[other].name);
                }
            }
            for (bond, course) in lattice.bonds.iter().zip(&laid.courses) {
                let course = course.as_ref().expect("a link at the opening view");
                for (index, node) in laid.nodes.iter().enumerate() {
                    if index != bond.ends.0 && index != bond.ends.1 {
                        let far = layout::distance(&course.points, node.expect("a node").at);
                        let (a, b) = (&lattice.nodes[bond.ends.0].name, &lattice.nodes[bond.ends.1].name);
                        assert!(
                            far >= CLEAR_PTS * 0.7,
                            "{level}, {size}: the link of {a} and {b} passes {} at {far:.0} points",
                            lattice.nodes[index].name
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn washington_lies_east_of_the_pacific_and_is_pinned_to_the_edge() {
    for level in ["draft_the_pact", "strait_2027", "road_to_2027", "pacific_contest"] {
        let known = start(level);
        let ground = ground_of(&known);
        let lattice = lattice_of(&known, &ground);
        let usa = lattice.nodes.iter().position(|node| node.nation == nation(&known, "usa")).expect("a node");
        assert_eq!(lattice.nodes[usa].capital, "Washington");
        let camera = whole_map(&ground, AREAS[0]);
        let laid = layout::lay(&given(&lattice, &camera), &mut BTreeMap::new());
        let placed = laid.nodes[usa].expect("a node");
        assert!(placed.beyond.is_some_and(|way| way.x > 0.7), "{level}: {placed:?}");
        assert!(placed.at.x > camera.area.center().x, "{level}: {placed:?}");
    }
}

#[test]
fn hub_and_spokes_become_a_web_and_a_pact_that_is_signed_is_not_one_in_force() {
    let [hub, now, signed] = ["draft_the_pact_hub", "draft_the_pact", "draft_the_pact_signed"].map(start);
    let of = |known: &Known| lattice_of(known, &ground_of(known));
    let (jpn, aus, phl, usa, prc) = (nation(&now, "jpn"), nation(&now, "aus"), nation(&now, "phl"), nation(&now, "usa"), nation(&now, "prc"));
    // Spokes alone: Canberra and Manila have nothing, and Tokyo lets others in for the United Nations' purposes only.
    let spokes = of(&hub);
    assert!(spokes.between(aus, phl).is_none());
    let strand = spokes.between(jpn, aus).expect("the arrangement of 1954").strands[0];
    assert!(strand.kind == Kind::Access && strand.light && strand.flow != Flow::Both, "{strand:?}");
    let web = of(&now);
    assert!(web.between(aus, phl).is_some_and(|bond| bond.strands[0].kind == Kind::Access && !bond.strands[0].light));
    let tokyo_canberra = web.between(jpn, aus).expect("the agreement on access");
    assert_eq!((tokyo_canberra.strands[0].kind, tokyo_canberra.strands[0].state), (Kind::Access, AgreementState::InForce));
    assert!(tokyo_canberra.strands[0].flow == Flow::Both && !tokyo_canberra.strands[0].light);
    assert_eq!(tokyo_canberra.strands.len(), 1, "a pact that is only proposed is no line");
    let hub_spoke = web.between(usa, jpn).expect("the treaty");
    assert_eq!((hub_spoke.strands[0].kind, hub_spoke.strands[0].state), (Kind::Duty, AgreementState::InForce));
    let pact = of(&signed);
    for pair in [(jpn, aus), (jpn, phl), (aus, phl)] {
        let bond = pact.between(pair.0, pair.1).expect("a link");
        assert!(bond.strands.iter().any(|s| s.kind == Kind::Duty && s.state == AgreementState::Pending), "{bond:?}");
        assert!(bond.strands.iter().all(|s| s.kind != Kind::Duty || s.state != AgreementState::InForce), "{bond:?}");
    }
    // What Beijing has with Manila is an understanding, and looks like one.
    let understanding = web.between(prc, phl).expect("the understanding on the shoal");
    assert!(understanding.strands.iter().all(|s| s.kind == Kind::Understanding), "{understanding:?}");
}

#[test]
fn what_only_one_gives_has_a_direction() {
    let known = start("draft_the_pact");
    let lattice = lattice_of(&known, &ground_of(&known));
    let mut one_sided = 0;
    for bond in &lattice.bonds {
        let (a, b) = lattice.pair(bond);
        let strand = bond.strands[0];
        let between = weave::between(&known.view.game.agreements, known.view.game.turn, a, b);
        let expected = match between.ways(strand.kind, strand.state) {
            (true, true) => Flow::Both,
            (true, false) => Flow::Forth,
            (false, _) => Flow::Back,
        };
        assert_eq!(strand.flow, expected);
        // The other way round the same pair gives the mirror of it.
        let mirrored = weave::between(&known.view.game.agreements, known.view.game.turn, b, a).ways(strand.kind, strand.state);
        assert_eq!((mirrored.1, mirrored.0), between.ways(strand.kind, strand.state));
        one_sided += usize::from(strand.flow != Flow::Both);
    }
    assert!(one_sided > 0, "Singapore lets American forces in, and not the other way");
}

#[test]
fn the_lattice_is_on_where_a_level_is_about_agreements() {
    let on = |level: &str| {
        let known = start(level);
        weave::matters(&known.scenario, &known.view.game.agreements, known.view.game.turn)
    };
    for level in Library::embedded() {
        let incident = ["second_thomas", "senkaku", "tasman_live_fire"].contains(&level);
        assert_eq!(on(level), !incident, "{level}");
    }
    // What a person chooses wins, until they choose what the level would.
    for by_level in [true, false] {
        assert_eq!(LatticeShown::ByLevel.on(by_level), by_level);
        assert!(LatticeShown::chosen(true, by_level).on(by_level) && !LatticeShown::chosen(false, by_level).on(by_level));
        assert_eq!(LatticeShown::chosen(by_level, by_level), LatticeShown::ByLevel);
    }
    assert!(LatticeShown::Always.on(false) && !LatticeShown::Never.on(true));
}

/// The map alone, with what was meant on it.
struct Map {
    camera: MapCamera,
    chosen: MapChosen,
    meant: Rc<RefCell<Vec<MapIntent>>>,
    dressed: bool,
}

fn map<'a>(
    known: &'a Known,
    ground: &'a MapGround,
    picture: &'a Picture,
    size: Vec2,
    textures: Textures,
) -> (Harness<'a, Map>, Rc<RefCell<Vec<MapIntent>>>) {
    let meant = Rc::new(RefCell::new(Vec::new()));
    let mut camera = MapCamera::default();
    camera.look_at_map(ground.bounds.0);
    let first = Map { camera, chosen: MapChosen::default(), meant: meant.clone(), dressed: false };
    let layers = Layers { lattice: true, ..Layers::default() };
    let draw = move |ui: &mut bevy_egui::egui::Ui, map: &mut Map| {
        if !map.dressed {
            style::set_fonts(ui.ctx());
            style::set_style(ui.ctx(), &Settings::default());
            map.dressed = true;
            return;
        }
        let scene = Scene { ground, picture, layers, palette: &known.palette, text_scale: 1.0, reduced_motion: true };
        overlay::show(ui, &mut map.camera, &scene, &mut map.chosen, &mut map.meant.borrow_mut());
    };
    let mut harness = Harness::builder().with_size(size).with_max_steps(30).renderer(textures).build_ui_state(draw, first);
    harness.step();
    harness.run_ok();
    (harness, meant)
}

/// The middle of a pair's link on the screen.
fn middle(map: &Map, picture: &Picture, a: NationId, b: NationId) -> Pos2 {
    let (_, laid) = map.chosen.lattice.laid.as_ref().expect("a lattice on the map");
    let index = picture.lattice.bonds.iter().position(|bond| [(a, b), (b, a)].contains(&picture.lattice.pair(bond))).expect("a link");
    let points = &laid.courses[index].as_ref().expect("in view").points;
    points[points.len() * 2 / 5]
}

#[test]
fn the_pointer_reads_a_link_and_a_click_opens_it() {
    let known = start("draft_the_pact");
    let ground = ground_of(&known);
    let whole = pictures::picture(&known.scenario, &known.view, &ground, Selection::Nothing, None);
    // Without forces: only links are under the pointer.
    let picture = Picture { counters: Vec::new(), ..whole };
    let textures = Textures::default();
    let (mut harness, meant) = map(&known, &ground, &picture, vec2(874.0, 640.0), textures.clone());
    let (jpn, aus) = (nation(&known, "jpn"), nation(&known, "aus"));
    let at = middle(harness.state(), &picture, jpn, aus);
    harness.hover_at(at);
    harness.run_ok();
    for _ in 0..60 {
        harness.step();
    }
    picture::save(&harness, &textures, "lattice_hover");
    let texts = read(&harness);
    assert!(texts.iter().any(|text| text == "Japan and Australia" || text == "Australia and Japan"), "{texts:#?}");
    assert!(texts.iter().any(|text| text.contains("Reciprocal Access Agreement")), "{texts:#?}");
    assert!(texts.iter().any(|text| text.contains("let each other's forces in")), "{texts:#?}");
    assert!(texts.iter().any(|text| text.starts_with("In force since before the game")), "{texts:#?}");
    meant.borrow_mut().clear();
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_ok();
    let opened = meant.borrow().iter().find_map(|intent| if let MapIntent::Pair(a, b, one) = intent { Some((*a, *b, *one)) } else { None });
    let (a, b, agreement) = opened.unwrap_or_else(|| panic!("{:?}", meant.borrow()));
    assert!([(jpn, aus), (aus, jpn)].contains(&(a, b)));
    let one = agreement.expect("an agreement to read");
    // The play screen hands that on: the panel opens at the pair, with this agreement unfolded.
    let mut bargain = BargainState::default();
    assert!(bargain.take_up(&known.desk(), &Intent::OpenPair(a, b, agreement)));
    assert_eq!((bargain.part, bargain.lattice.pair, bargain.lattice.opened), (Part::Agreements, Some((a, b)), Some(one)));
    // The legend folds, and opens again.
    harness.get_by_label("Key to the lattice of agreements").click();
    harness.run_ok();
    assert!(read(&harness).iter().all(|text| !text.contains("owes help if attacked")));
    harness.get_by_label("Key to the lattice of agreements").click();
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text.contains("owes help if attacked")));
}

#[test]
fn pictures_of_the_lattice() {
    for level in ["draft_the_pact_hub", "draft_the_pact", "draft_the_pact_signed", "road_to_2027", "strait_2027_pact", "pacific_contest"] {
        let known = start(level);
        let ground = ground_of(&known);
        let whole = pictures::picture(&known.scenario, &known.view, &ground, Selection::Nothing, None);
        for (size, name) in AREAS.into_iter().zip(["720", "1080"]) {
            let textures = Textures::default();
            let (harness, _) = map(&known, &ground, &whole, size, textures.clone());
            picture::save(&harness, &textures, &format!("lattice_{level}_{name}"));
            let (given, laid) = harness.state().chosen.lattice.laid.clone().expect("a lattice on the map");
            assert!(laid.nodes.iter().all(Option::is_some), "{level}: every government has a node");
            assert!(
                given.blocked.iter().all(|blocked| laid.nodes.iter().flatten().all(|node| !blocked.intersects(node.rect()) || node.beyond.is_none()))
            );
        }
    }
}

/// Tokyo offers Beijing a word or two, Beijing accepts, and the turn resolves.
fn tokyo_and_beijing_sign() -> (Known, NationId, NationId) {
    let mut table = Table::of_people("draft_the_pact", "japan");
    let known = table.known();
    let (jpn, prc) = (nation(&known, "jpn"), nation(&known, "prc"));
    assert!(lattice_of(&known, &ground_of(&known)).between(jpn, prc).is_none(), "nothing binds Tokyo and Beijing yet");
    let mut draft = Draft::new(jpn, vec![prc]);
    draft.text.name = "A word between neighbours".to_owned();
    draft.text.instrument = Instrument::Arrangement;
    draft.text.clauses.push(Clause::Undertaking { who: jpn, what: Promise::Declare, until_turn: None });
    let seat_of =
        |nation: NationId| known.scenario.seats.iter().position(|seat| seat.nations.contains(&nation)).map(|at| SeatId(at as u8)).expect("a seat");
    table.session.submit(Actor::Seat(seat_of(jpn)), draft.command()).expect("Tokyo may offer");
    let id = *table.session.game().proposals.keys().last().expect("the offer");
    let answer = Command::Answer { nation: prc, proposal: id, answer: Answer::Accept };
    table.session.submit(Actor::Seat(seat_of(prc)), answer).expect("Beijing may accept");
    for seat in 0..known.scenario.seats.len() {
        table.session.submit(Actor::Seat(SeatId(seat as u8)), Command::Seal).expect("every seat seals");
    }
    (table.known(), jpn, prc)
}

#[test]
fn a_signature_draws_itself_at_its_step_and_not_before() {
    let (known, jpn, prc) = tokyo_and_beijing_sign();
    let ground = ground_of(&known);
    let turn = known.history.len() as u16 - 1;
    let events = &known.history[usize::from(turn)];
    let signed =
        events.iter().position(|one| matches!(&one.event, Event::AgreementMade { agreement, .. } if agreement.text.name.starts_with("A word")));
    let signed = signed.expect("it was signed in this turn");
    let after = pictures::picture(&known.scenario, &known.view, &ground, Selection::Nothing, None);
    assert!(after.lattice.between(jpn, prc).is_some(), "the turn ends with a link");
    let mut playback = Playback::new(&known.desk(), &ground, turn).expect("something happened");
    let pace = Pace { seconds: 2.0, reduced_motion: false };
    let drawn = |playback: &Playback| {
        let mut picture = after.clone();
        playback.lay_into(&mut picture);
        picture.lattice.between(jpn, prc).map(|bond| bond.drawn)
    };
    let mut seen = Vec::new();
    let mut now = 10.0;
    while !playback.is_over() {
        playback.tick(now, pace);
        playback.pause(true);
        playback.tick(now, pace);
        let at_first = drawn(&playback);
        playback.tick(now + 0.3, pace);
        let half_way = drawn(&playback);
        playback.tick(now + 5.0, pace);
        seen.push((playback.event_index(), at_first, half_way, drawn(&playback)));
        now += 10.0;
        playback.next();
    }
    let step = seen.iter().position(|(.., whole)| whole.is_some()).expect("the link appears");
    assert!(
        seen[..step].iter().all(|(index, ..)| index.is_some_and(|index| index < signed)),
        "not before it is signed: {seen:?}, signed at {signed}"
    );
    let (index, at_first, half_way, whole) = seen[step];
    assert!(index.is_some_and(|index| index >= signed));
    assert_eq!((at_first, whole), (Some(0.0), Some(1.0)), "it draws itself");
    assert!(half_way.is_some_and(|part| part > 0.2 && part < 0.8), "in 600 ms: {half_way:?} after 300");
    assert!(seen[step + 1..].iter().all(|(_, first, ..)| *first == Some(1.0)), "then it stands: {seen:?}");
    // Without motion it stands there at once, at the same step.
    let mut still = Playback::new(&known.desk(), &ground, turn).expect("something happened");
    let pace = Pace { reduced_motion: true, ..pace };
    for number in 0..=step {
        still.tick(f64::from(number as u32) * 1e-3, pace);
        assert_eq!(drawn(&still), (number == step).then_some(1.0));
        if number < step {
            still.next();
        }
    }
}

#[test]
fn the_board_shows_a_turn_before_and_after() {
    let (known, jpn, prc) = tokyo_and_beijing_sign();
    let mut harness = stage::<matrix::LatticeState>(&known, matrix::show);
    harness.get_by_label_contains("Board: turn by turn").click();
    harness.run_ok();
    crate::stage::picture(&harness, "lattice_board");
    let bound = |said: &[String], turn: u16| {
        let text = said.iter().find(|text| text.starts_with(&format!("Board at the start of turn {turn}: "))).unwrap_or_else(|| panic!("{said:#?}"));
        text.split(": ").nth(1).and_then(|rest| rest.split(' ').next()).and_then(|count| count.parse::<u32>().ok()).expect("a number")
    };
    let after = bound(&read(&harness), 2);
    harness.state_mut().state.board_turn = Some(1);
    harness.run_ok();
    let before = bound(&read(&harness), 1);
    assert_eq!(after, before + 1, "Tokyo ({jpn:?}) and Beijing ({prc:?}) signed in between");
}

#[test]
fn the_matrix_shows_what_is_being_ratified_beside_what_is_in_force() {
    let known = start("draft_the_pact_signed");
    let (jpn, aus) = (nation(&known, "jpn"), nation(&known, "aus"));
    let cell = matrix::cell(&known.view.game, jpn, aus);
    assert!(cell.in_force.contains(&Kind::Access) && cell.pending.contains(&Kind::Duty), "{cell:?}");
    let harness = stage::<matrix::LatticeState>(&known, matrix::show);
    crate::stage::picture(&harness, "lattice_matrix");
    let said = read(&harness);
    let of = |text: &&String| text.starts_with("Japan to Australia: ");
    let said = said.iter().find(of).expect("a cell");
    assert!(said.contains("gives access") && said.contains("signed and not yet in force: owes help"), "{said}");
    // What is only proposed is told as that, and by no line on the map.
    let known = start("draft_the_pact");
    assert!(known.view.game.agreements.iter().any(|agreement| agreement.status == AgreementStatus::Proposed));
    let cell = matrix::cell(&known.view.game, jpn, aus);
    assert!(cell.pending.is_empty() && cell.proposed.contains(&Kind::Duty), "{cell:?}");
}
