//! Who plays which seat, whether somebody facilitates, and the seed.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, ComboBox, Key, Modifiers, RichText, ScrollArea, Ui},
};

use super::{
    Over, Screen,
    games::{GameToOpen, IN_CLEAR, Trouble, random_seed},
};
use crate::ai::Skill;
use crate::app::{
    DrawSet,
    bridge::NewGame,
    fields::{self, TextLine},
    home::{self, Home, Keeping},
    settings::{Keeper, Settings},
    theme::{Palette, style, widgets},
};
use crate::level::{LevelCard, LevelOrigin, Outline};
use crate::session::Controller;

/// The longest seed, in digits.
const MAX_SEED: usize = 20;

/// The set-up screen.
pub fn plugin(app: &mut App) {
    app.init_resource::<Setup>()
        .add_systems(OnEnter(Screen::Setup), |mut home: ResMut<Home>| home.ask())
        .add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Setup)));
}

/// A game that is being set up.
#[derive(Resource, Clone, Debug)]
pub struct Setup {
    title: String,
    origin: LevelOrigin,
    outline: Outline,
    controllers: Vec<Controller>,
    white_cell: bool,
    rounds: bool,
    seed: String,
}

impl Default for Setup {
    fn default() -> Self {
        let origin = LevelOrigin::Program("");
        Self {
            title: String::new(),
            origin,
            outline: Outline::default(),
            controllers: Vec::new(),
            white_cell: false,
            rounds: true,
            seed: String::new(),
        }
    }
}

impl Setup {
    /// The usual set-up of a level: a person in the first seat that is for people.
    pub fn of(card: &LevelCard) -> Self {
        let first = card.outline.seats.iter().position(|seat| seat.for_people);
        let controller = |index: usize| if Some(index) == first { Controller::Person } else { Controller::Computer(Skill::Standard) };
        Self {
            title: card.title().to_owned(),
            origin: card.origin.clone(),
            outline: card.outline.clone(),
            controllers: (0..card.outline.seats.len()).map(controller).collect(),
            white_cell: false,
            rounds: true,
            seed: random_seed().to_string(),
        }
    }

    fn people(&self) -> usize {
        self.controllers.iter().filter(|controller| **controller == Controller::Person).count()
    }

    /// The game as set up, or what is still missing, in words.
    ///
    /// # Errors
    /// No seat is left to a person, or the seed is no number.
    pub fn game(&self) -> Result<NewGame, &'static str> {
        if self.people() == 0 {
            return Err("Leave at least one seat to a person.");
        }
        let seed = self.seed.trim().parse().map_err(|_| "The seed is a whole number, such as 4711.")?;
        Ok(NewGame { origin: self.origin.clone(), controllers: self.controllers.clone(), white_cell: self.white_cell, seed, rounds: self.rounds })
    }
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupIntent {
    /// Back to the list of levels.
    Back,
    /// Start.
    Start(NewGame),
}

/// What a skill is called.
pub fn skill_word(skill: Skill) -> &'static str {
    match skill {
        Skill::Novice => "AI player, novice",
        Skill::Standard => "AI player, standard",
        Skill::Expert => "AI player, expert",
    }
}

/// The controls. Where games are kept is said above the button that starts.
pub fn panel(
    ui: &mut Ui,
    p: &Palette,
    setup: &mut Setup,
    trouble: Option<&str>,
    keeping: Keeping<impl FnOnce(&mut Ui)>,
    intents: &mut Vec<SetupIntent>,
) {
    if widgets::page_head(ui, p, "← Levels", &setup.title) {
        intents.push(SetupIntent::Back);
    }
    ui.add_space(8.0);
    let footer = if keeping.can { 116.0 } else { 180.0 };
    let area = ScrollArea::vertical().max_height(ui.available_height() - footer).auto_shrink([false, false]);
    widgets::scroll(ui, "setup", area, |ui| {
        widgets::eyebrow(ui, p, "Who plays");
        ui.label(RichText::new("One person plays alone against AI players; two or more share this screen and pass it on.").color(p.weak));
        ui.add_space(4.0);
        for (index, seat) in setup.outline.seats.iter().enumerate() {
            let Some(controller) = setup.controllers.get_mut(index) else { continue };
            widgets::card(ui, p, *controller == Controller::Person, |ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(&seat.name).family(style::bold()).color(p.strong));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| chooser(ui, &seat.name, seat.for_people, controller));
                });
                if !seat.public_brief.is_empty() {
                    ui.label(RichText::new(&seat.public_brief).color(p.weak));
                }
            });
        }
        ui.add_space(6.0);
        ui.checkbox(&mut setup.white_cell, "A facilitator sits here too, as the White Cell: sees everything, injects, paces, overrides");
        if setup.people() > 1 {
            ui.checkbox(&mut setup.rounds, "Two rounds of bargaining before orders each turn");
        }
        ui.add_space(12.0);
        widgets::eyebrow(ui, p, "Seed");
        ui.horizontal(|ui| {
            let field = ui.add(fields::line(&mut TextLine(&mut setup.seed), MAX_SEED).desired_width(140.0));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Seed"));
            if ui.button("Another").clicked() {
                setup.seed = random_seed().to_string();
            }
            ui.label(RichText::new("The same seed and the same orders give the same game.").small().color(p.weak));
        });
    });
    ui.add_space(8.0);
    (keeping.shown)(ui);
    let game = setup.game();
    if let Some(text) = game.as_ref().err().copied().or(trouble) {
        ui.label(RichText::new(text).color(p.bad));
    }
    if widgets::main_button(ui, p, game.is_ok(), if keeping.can { "Start" } else { "Start without keeping it" }).clicked()
        && let Ok(game) = game
    {
        intents.push(SetupIntent::Start(game));
    }
}

fn chooser(ui: &mut Ui, seat: &str, for_people: bool, controller: &mut Controller) {
    let word = |controller: Controller| match controller {
        Controller::Person => "a person",
        Controller::Computer(skill) => skill_word(skill),
    };
    let shown = ComboBox::from_id_salt(("controller", seat)).width(190.0).selected_text(word(*controller)).show_ui(ui, |ui| {
        if for_people {
            ui.selectable_value(controller, Controller::Person, word(Controller::Person));
        }
        for skill in [Skill::Novice, Skill::Standard, Skill::Expert] {
            ui.selectable_value(controller, Controller::Computer(skill), skill_word(skill));
        }
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, format!("{seat} is played by {}", word(*controller))));
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut commands: Commands,
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    over: Res<Over>,
    mut home: ResMut<Home>,
    mut keeper: ResMut<Keeper>,
    mut refused: Local<Option<String>>,
    mut setup: ResMut<Setup>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let mut intents = Vec::new();
    let mut ui = super::whole_window(ctx, "setup");
    if home.look() {
        ctx.request_repaint_after_secs(0.1);
    }
    let keeps = home.trouble().is_none();
    let mut moved = false;
    super::page(&mut ui, &p, 820.0, |ui| {
        let shown = |ui: &mut Ui| {
            ui.label(RichText::new(IN_CLEAR).small().color(p.weak));
            moved = home::panel(ui, &p, home.bypass_change_detection(), &mut refused);
        };
        panel(ui, &p, &mut setup, trouble.0.as_deref(), Keeping { can: keeps, shown }, &mut intents);
    });
    if moved {
        home::follow(&home, &mut keeper);
        ctx.request_repaint();
    }
    let free = *over == Over::Nothing && !ctx.any_popup_open();
    if free && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        intents.push(SetupIntent::Back);
    }
    if free && ctx.memory(|memory| memory.focused().is_none()) && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
        intents.extend(setup.game().ok().map(SetupIntent::Start));
    }
    for intent in intents {
        match intent {
            SetupIntent::Back => {
                trouble.0 = None;
                next.set(Screen::Levels);
            }
            SetupIntent::Start(game) => commands.insert_resource(GameToOpen::New { game, save: None }),
        }
    }
    Ok(())
}
