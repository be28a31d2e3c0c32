//! Between two people at one screen: everything is hidden until the next is ready.

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Key, Modifiers, RichText, Ui},
};

use super::{Over, Screen, play::Play};
use crate::app::{
    DrawSet,
    bridge::{Table, table::Round},
    settings::Settings,
    theme::{Palette, style, widgets},
};
use crate::rules::view::Viewer;

/// The screen between two people.
pub fn plugin(app: &mut App) {
    app.init_resource::<Passing>()
        .add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Pass).and_then(resource_exists::<Table>)));
}

/// Who is to take the screen, and who has read the briefing.
#[derive(Resource, Default)]
pub struct Passing {
    /// Who is next.
    pub to: Option<Viewer>,
    /// Who has been briefed.
    pub briefed: BTreeSet<Viewer>,
}

impl Passing {
    /// Where somebody who takes the screen goes first.
    pub fn first_screen(&mut self, viewer: Viewer) -> Screen {
        if self.briefed.insert(viewer) { Screen::Briefing } else { Screen::Play }
    }
}

/// The words; true when the next person is ready. Shows nothing of the game.
pub fn panel(ui: &mut Ui, p: &Palette, to: Viewer, name: &str, turn: u16, round: Round) -> bool {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.28);
        ui.label(RichText::new(format!("Pass on: {name}")).text_style(style::title()).size(40.0).color(p.strong));
        ui.add_space(6.0);
        let what = match round {
            _ if to == Viewer::WhiteCell => "Between the seats: inject, announce, pace or override, then pass on.",
            Round::Bargain(1) => "First round of bargaining: make offers and answer them.",
            Round::Bargain(_) => "Second round of bargaining: answer, and say your last word.",
            Round::Orders => "Orders: give them, then seal.",
        };
        ui.label(RichText::new(format!("Turn {turn}. {what}")).size(16.0).color(p.text));
        ui.label(RichText::new("Everybody else looks away.").color(p.weak));
        ui.add_space(28.0);
        let ready = widgets::main_button(ui, p, true, &crate::report::words::capital(&format!("{name} is ready")));
        ui.add_space(6.0);
        ui.label(RichText::new("or press Enter").small().color(p.weak));
        ready.clicked()
    })
    .inner
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    over: Res<Over>,
    mut table: ResMut<Table>,
    mut passing: ResMut<Passing>,
    mut play: ResMut<Play>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = Palette::new(settings.colour_blind);
    let to = passing.to.unwrap_or(table.viewer());
    let name = match to {
        Viewer::Seat(seat) => table.scenario().seat(seat).name.clone(),
        Viewer::Desk(nation) => table.scenario().catalog.nation(nation).name.clone(),
        Viewer::WhiteCell => "the White Cell".to_owned(),
    };
    let key = *over == Over::Nothing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let mut ui = super::whole_window(ctx);
    ui.painter().rect_filled(ui.max_rect(), 0.0, p.panel);
    let frame = egui::CentralPanel::default().frame(egui::Frame::new().fill(p.panel));
    let pressed = frame.show(&mut ui, |ui| panel(ui, &p, to, &name, table.view().game.turn, table.round())).inner;
    if key || pressed {
        table.pass_to(to);
        play.begin();
        passing.to = None;
        next.set(passing.first_screen(to));
    }
    Ok(())
}
