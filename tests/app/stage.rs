//! A real game behind a desk, and a panel on a stage: what every panel test stands on.

use std::sync::Arc;

use bevy_egui::egui::Ui;
use egui_kittest::{Harness, kittest::NodeT as _};
use latticework::ai::Skill;
use latticework::app::bridge::Thinking;
use latticework::app::panels::{Desk, Intent};
use latticework::app::progress::Progress;
use latticework::app::screens::levels;
use latticework::app::settings::Settings;
use latticework::app::theme::{Look, Palette, style};
use latticework::level::{LevelCard, Library};
use latticework::rules::state::Trial;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Recorded, Refusal, Scenario, turn};
use latticework::session::{Controller, OrderId, Session, SessionError};

use crate::picture::{self, Textures};

/// Width of a panel in points, at 1280 x 720 as at 1920 x 1080.
pub const WIDTH: f32 = 420.0;

/// A game with a person at one seat.
pub struct Table {
    pub session: Session,
    pub viewer: Viewer,
}

/// What a person at a seat knows: owns what a desk borrows.
pub struct Known {
    pub scenario: Scenario,
    pub view: View,
    pub history: Vec<Vec<Recorded>>,
    pub past: Vec<View>,
    pub orders: Vec<OrderId>,
    pub palette: Palette,
    pub controllers: Vec<Controller>,
    pub read_messages: usize,
    pub thinking: Thinking,
}

impl Table {
    /// A level with a person at `seat`, computers elsewhere.
    pub fn new(level: &str, seat: &str) -> Self {
        Self::with(level, seat, Controller::Computer(Skill::Standard))
    }

    /// A level with a person at every seat, seen from `seat`: nobody does anything unasked.
    pub fn of_people(level: &str, seat: &str) -> Self {
        Self::with(level, seat, Controller::Person)
    }

    fn with(level: &str, seat: &str, others: Controller) -> Self {
        let library = Library::load().expect("theatre data");
        let scenario = Arc::new(library.open_embedded(level).expect("a level of the program").scenario.expect("a valid level"));
        let seat = SeatId(scenario.seats.iter().position(|known| known.slug == seat).expect("a seat of the level") as u8);
        let mut controllers = vec![others; scenario.seats.len()];
        controllers[seat.index()] = Controller::Person;
        let mut session = Session::new(scenario, 7, controllers, None);
        session.advance().expect("the first turn waits for the person");
        Self { session, viewer: Viewer::Seat(seat) }
    }

    /// The same game seen by the White Cell.
    pub fn white_cell(self) -> Self {
        Self { viewer: Viewer::WhiteCell, ..self }
    }

    pub fn seat(&self) -> SeatId {
        let Viewer::Seat(seat) = self.viewer else { panic!("no seat looks") };
        seat
    }

    /// Lets the person play as a computer would, for so many turns.
    pub fn play(mut self, turns: u16) -> Self {
        let seat = self.seat();
        for _ in 0..turns {
            if self.session.is_over() {
                break;
            }
            self.session.order_for::<SessionError>(seat, Skill::Standard, 7, &mut |_| Ok(())).expect("kept");
            self.session.submit(Actor::Seat(seat), Command::Seal).expect("sealed");
        }
        self
    }

    pub fn known(&self) -> Known {
        let turns = self.session.turns();
        Known {
            scenario: self.session.scenario().known_to(self.viewer),
            view: self.session.view(self.viewer),
            history: (0..=turns.len()).map(|turn| self.session.events(turn as u16, self.viewer)).collect(),
            past: (1..=self.session.game().turn).filter_map(|turn| self.session.view_at(turn, self.viewer)).collect(),
            orders: if let Viewer::Seat(seat) = self.viewer { self.session.orders(seat).to_vec() } else { Vec::new() },
            palette: Palette::new(Look::default()),
            controllers: self.session.controllers().to_vec(),
            read_messages: 0,
            thinking: Thinking::default(),
        }
    }

    /// Whether the real game takes a command from whoever looks.
    pub fn takes(&self, command: &Command) -> Result<(), Refusal> {
        let actor = self.viewer.actor().expect("somebody who acts looks");
        turn::command(self.session.scenario(), &mut Trial::of(self.session.game()), &mut Vec::new(), actor, command)
    }
}

impl Known {
    pub fn desk(&self) -> Desk<'_> {
        Desk {
            scenario: &self.scenario,
            view: &self.view,
            history: &self.history,
            past: &self.past,
            orders: &self.orders,
            palette: &self.palette,
            text_scale: 1.0,
            controllers: &self.controllers,
            read_messages: self.read_messages,
            thinking: Some(&self.thinking),
        }
    }
}

/// A panel with its state, and what the person meant so far.
pub struct Stage<S> {
    pub state: S,
    pub intents: Vec<Intent>,
    /// Textures, for pictures.
    pub textures: Textures,
    dressed: bool,
}

/// Puts a panel on a stage as wide as in the play screen, and tall enough that nothing is scrolled away.
pub fn stage<'a, S: Default + 'a>(known: &'a Known, show: impl Fn(&mut Ui, &Desk<'_>, &mut S, &mut Vec<Intent>) + 'a) -> Harness<'a, Stage<S>> {
    let draw = move |ui: &mut Ui, stage: &mut Stage<S>| {
        if !stage.dressed {
            style::set_fonts(ui.ctx());
            style::set_style(ui.ctx(), &Settings::default());
            stage.dressed = true;
            // The fonts are there from the next pass on.
            return;
        }
        ui.set_width(WIDTH - 16.0);
        show(ui, &known.desk(), &mut stage.state, &mut stage.intents);
    };
    let textures = Textures::default();
    let first = Stage { state: S::default(), intents: Vec::new(), textures: textures.clone(), dressed: false };
    let builder = Harness::builder().with_size([WIDTH, 3_000.0]).with_max_steps(20).renderer(textures);
    let mut harness = builder.build_ui_state(draw, first);
    harness.step();
    harness.run_ok();
    harness
}

/// Everything that a person reads on the stage.
pub fn read<S>(harness: &Harness<'_, S>) -> Vec<String> {
    fn collect(node: egui_kittest::kittest::AccessKitNode<'_>, into: &mut Vec<String>) {
        let text = node.label().or_else(|| node.value());
        into.extend(text);
        for child in node.children() {
            collect(child, into);
        }
    }
    let mut texts = Vec::new();
    collect(harness.root().accesskit_node(), &mut texts);
    texts
}

/// What sticks out of the stage to the right: the app's panel is no wider, and would cover the map or leave the window.
pub fn sticking_out<S>(harness: &Harness<'_, S>) -> Vec<String> {
    fn collect(node: egui_kittest::kittest::AccessKitNode<'_>, into: &mut Vec<String>) {
        let text = node.label().or_else(|| node.value());
        if let (Some(text), Some(bounds)) = (text, node.raw_bounds())
            && bounds.x1 > f64::from(WIDTH)
        {
            into.push(format!("{text} (to {})", bounds.x1));
        }
        for child in node.children() {
            collect(child, into);
        }
    }
    let mut texts = Vec::new();
    collect(harness.root().accesskit_node(), &mut texts);
    texts
}

/// Keeps a picture of the stage, if pictures are asked for.
pub fn picture<S>(harness: &Harness<'_, Stage<S>>, name: &str) {
    picture::save(harness, &harness.state().textures, name);
}

/// A page of the program under settings, 1000 by 900 points: what it shows, and what was meant on it.
pub fn page<'a, S: 'a>(settings: Settings, state: S, show: impl Fn(&mut Ui, &Palette, &mut S) + 'a) -> Harness<'a, S> {
    let palette = settings.palette();
    let mut harness = Harness::builder().with_size([1000.0, 900.0]).with_max_steps(20).build_ui_state(
        move |ui, state: &mut S| {
            if ui.ctx().cumulative_pass_nr() == 0 {
                style::set_fonts(ui.ctx());
                style::set_style(ui.ctx(), &settings);
                return;
            }
            show(ui, &palette, state);
        },
        state,
    );
    harness.step();
    harness.run_ok();
    harness
}

/// The list of levels on a machine on which none has been played.
pub fn listed<'a>(cards: &'a [LevelCard], reading: bool, folder: Option<&'a str>) -> levels::LevelList<'a> {
    static NONE: std::sync::LazyLock<Progress> = std::sync::LazyLock::new(Progress::default);
    levels::LevelList { cards, reading, folder, progress: &NONE }
}
