//! The lattice in words: who is bound to whom, by what. A matrix of nations, and the agreements behind it; the map draws the same.

use bevy_egui::egui::{
    self, Align2, Color32, CornerRadius, FontId, Rect, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, WidgetType,
    text::{LayoutJob, TextFormat},
    vec2,
};

use crate::app::bridge::lattice::{self, between, proposed};
use crate::app::map::lattice::{AgreementState, Kind, agreement_colour, draw, legend};
use crate::app::map::overlay::MapIntent;
use crate::app::map::scene::MapGround;
use crate::app::panels::parts::{PressRow, worth};
use crate::app::panels::{Desk, Intent, bargain, parts};
use crate::app::theme::style;
use crate::catalog::{AgreementStatus, NationId};
use crate::report::{Words, words};
use crate::rules::Command;
use crate::rules::doubt::{Question, Without};
use crate::rules::phases::agreement::Instrument;
use crate::rules::state::{Agreement, Game};
use crate::rules::vocab::ids::AgreementId;

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct LatticeState {
    /// The agreement that was opened from elsewhere, to be shown unfolded.
    pub opened: Option<AgreementId>,
    /// The two nations whose agreements are listed; `None` lists all.
    pub pair: Option<(NationId, NationId)>,
    /// The agreement of which notice is about to be given.
    pub denouncing: Option<AgreementId>,
    /// The turn at whose start the board stands; `None` is now.
    pub board_turn: Option<u16>,
}

/// What one nation gives another, by how far it is: a cell of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LatticeCell {
    /// In force.
    pub in_force: Vec<Kind>,
    /// Signed, or before parliaments.
    pub pending: Vec<Kind>,
    /// Only proposed; told where nothing else is.
    pub proposed: Vec<Kind>,
}

/// What `giver` gives `taker`.
pub fn cell(game: &Game, giver: NationId, taker: NationId) -> LatticeCell {
    let between = between(&game.agreements, game.turn, giver, taker);
    let gives = |state| Kind::ALL.into_iter().filter(|&kind| between.ways(kind, state).0).collect();
    LatticeCell {
        in_force: gives(AgreementState::InForce),
        pending: gives(AgreementState::Pending),
        proposed: proposed(&game.agreements, giver, taker),
    }
}

impl LatticeCell {
    /// Its letters: what is in force, and what is not yet.
    fn letters(&self) -> (String, String) {
        let letters = |kinds: &[Kind]| kinds.iter().map(|kind| letter(*kind)).collect::<String>();
        let (in_force, pending, proposed) = (letters(&self.in_force), letters(&self.pending), letters(&self.proposed));
        let later = match (in_force.is_empty(), pending.is_empty()) {
            (true, false) => format!("{pending}…"),
            (false, false) => format!("+{pending}…"),
            (true, true) if !proposed.is_empty() => format!("{proposed}?"),
            _ => String::new(),
        };
        (in_force, later)
    }

    /// Its words.
    fn says(&self) -> String {
        let said = |kinds: &[Kind]| words::list(&kinds.iter().map(|kind| verb(*kind).to_owned()).collect::<Vec<_>>());
        let parts = [
            (!self.in_force.is_empty()).then(|| said(&self.in_force)),
            (!self.pending.is_empty()).then(|| format!("signed and not yet in force: {}", said(&self.pending))),
            (!self.proposed.is_empty()).then(|| format!("only proposed: {}", said(&self.proposed))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "nothing".to_owned() } else { parts.join("; ") }
    }
}

fn letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Duty => "O",
        Kind::Access => "A",
        Kind::Institution => "I",
        Kind::Understanding => "U",
    }
}

fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Duty => "owes help",
        Kind::Access => "gives access",
        Kind::Institution => "keeps an institution with it",
        Kind::Understanding => "undertook something",
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut LatticeState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    parts::heading(ui, p, "Who is bound to whom");
    matrix(ui, desk, state);
    parts::note(
        ui,
        p,
        "A row gives to a column: O owes help, A gives access, I keeps an institution, U undertook something; … signed, not yet in force; ? only proposed.",
    );
    board(ui, desk, state);
    let title = state.pair.map_or_else(|| "All agreements".to_owned(), |(a, b)| format!("{} and {}", desk.words().nation(a), desk.words().nation(b)));
    parts::heading(ui, p, &title);
    if state.pair.is_some() && ui.button("Show all agreements").clicked() {
        state.pair = None;
    }
    let concerns = |agreement: &Agreement| state.pair.is_none_or(|(a, b)| agreement.text.parties.contains(&a) && agreement.text.parties.contains(&b));
    let here = |agreement: &Agreement| agreement.text.parties.iter().all(|party| desk.scenario.nations[party.index()].present);
    let mut listed: Vec<(AgreementId, &Agreement)> =
        desk.view.game.agreements.iter().enumerate().map(|(at, a)| (AgreementId(at as u16), a)).filter(|(_, a)| concerns(a)).collect();
    // What was made here first, then what binds nations of this level; within that as it came to be.
    listed.sort_by_key(|(id, agreement)| (agreement.status == AgreementStatus::Lapsed, !agreement.made_here, !here(agreement), id.0));
    if listed.is_empty() {
        parts::note(ui, p, "None.");
    }
    for (id, agreement) in listed {
        one_agreement(ui, desk, state, id, agreement, out);
    }
}

/// The same as a ring of governments, at the start of any turn so far: how hub and spokes become a web.
fn board(ui: &mut Ui, desk: &Desk<'_>, state: &mut LatticeState) {
    let p = desk.palette;
    parts::fold(ui, p, "lattice-board", false, &PressRow::new(p, "Board: turn by turn").sign("◆", agreement_colour(p)), |ui| {
        let now = desk.past.len().max(1) as u16;
        let mut turn = state.board_turn.unwrap_or(now).clamp(1, now);
        if now > 1 {
            ui.horizontal(|ui| {
                let label = ui.label("Start of turn");
                if ui.add(egui::Slider::new(&mut turn, 1..=now)).labelled_by(label.id).changed() {
                    state.board_turn = (turn != now).then_some(turn);
                }
            });
        }
        let game = if turn == now { &desk.view.game } else { desk.past.get(usize::from(turn) - 1).map_or(&desk.view.game, |view| &view.game) };
        let words = Words { scenario: desk.scenario, game };
        let lattice = lattice::lattice(&words, &MapGround::default());
        let size = vec2(ui.available_width(), (ui.available_width() * 0.9).min(520.0));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("Board at the start of turn {turn}: {}", lattice.says())));
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, CornerRadius::same(4), p.ground);
        let pointer = response.hover_pos().filter(|_| response.contains_pointer());
        let woven = draw::ring(&painter, p, desk.text_scale, &lattice, rect.shrink(4.0), pointer);
        woven.links(&painter, p, true);
        woven.nodes(&painter, p);
        if let Some(under) = woven.pointed() {
            legend::card(ui, &response, p, &lattice, under);
        }
        if response.clicked()
            && let Some(MapIntent::Pair(a, b, agreement)) = response.interact_pointer_pos().and_then(|at| woven.link_at(at))
        {
            (state.pair, state.opened) = (Some((a, b)), agreement);
        }
    });
}

fn matrix(ui: &mut Ui, desk: &Desk<'_>, state: &mut LatticeState) {
    let p = desk.palette;
    let words = desk.words();
    let nations: Vec<NationId> = desk.scenario.nations_present().collect();
    let head = 40.0 * desk.text_scale;
    let side = ((ui.available_width() - head - 4.0) / nations.len().max(1) as f32).clamp(20.0, 44.0 * desk.text_scale);
    let font = TextStyle::Small.resolve(ui.style());
    let strong = egui::FontId::new(font.size, style::bold());
    let previous = std::mem::replace(&mut ui.spacing_mut().item_spacing, vec2(0.0, 0.0));
    ui.horizontal(|ui| {
        ui.allocate_exact_size(vec2(head, 20.0 * desk.text_scale), Sense::hover());
        for &column in &nations {
            let (rect, _) = ui.allocate_exact_size(vec2(side, 20.0 * desk.text_scale), Sense::hover());
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, words.letters(column), strong.clone(), p.weak);
        }
    });
    for &row in &nations {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(head, 24.0 * desk.text_scale), Sense::hover());
            ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, words.letters(row), strong.clone(), p.text);
            for &column in &nations {
                let (rect, response) =
                    ui.allocate_exact_size(vec2(side, 24.0 * desk.text_scale), if row == column { Sense::hover() } else { Sense::click() });
                if row == column {
                    ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::ZERO, p.ground);
                    continue;
                }
                let bond = cell(&desk.view.game, row, column);
                let chosen = state.pair == Some((row, column)) || state.pair == Some((column, row));
                let says = format!("{} to {}: {}", words.nation(row), words.nation(column), bond.says());
                response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, chosen, &says));
                let fill = match bond.in_force.first() {
                    Some(Kind::Duty) => p.control_hover,
                    Some(_) => p.control,
                    None => p.raised,
                };
                let line = if response.has_focus() || response.hovered() || chosen {
                    Stroke::new(2.0, if response.has_focus() { p.action } else { p.selection })
                } else {
                    Stroke::new(1.0, p.line)
                };
                ui.painter().rect(rect.shrink(1.0), CornerRadius::same(2), fill, line, StrokeKind::Inside);
                write(ui, rect, bond.letters(), &font, (p.strong, p.warn));
                if response.clicked() {
                    state.pair = if chosen { None } else { Some((row, column)) };
                }
                response.on_hover_text(says);
            }
        });
    }
    ui.spacing_mut().item_spacing = previous;
}

/// Writes what is in force and what is not yet, each in its colour, small enough for the cell.
fn write(ui: &Ui, rect: Rect, (now, later): (String, String), font: &FontId, (strong, pale): (Color32, Color32)) {
    let lay = |size: f32| {
        let mut job = LayoutJob::default();
        for (text, ink) in [(&now, strong), (&later, pale)] {
            job.append(text, 0.0, TextFormat::simple(FontId::new(size, font.family.clone()), ink));
        }
        ui.painter().layout_job(job)
    };
    let mut galley = lay(font.size);
    let room = rect.width() - 4.0;
    if galley.size().x > room {
        galley = lay((font.size * room / galley.size().x).max(7.0));
    }
    ui.painter().galley(rect.center() - galley.size() * 0.5, galley, strong);
}

fn one_agreement(ui: &mut Ui, desk: &Desk<'_>, state: &mut LatticeState, id: AgreementId, agreement: &Agreement, out: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let binds = agreement.binds(desk.view.game.turn);
    let opened = state.opened == Some(id);
    let (sign, colour) = if binds {
        ("✔", p.good)
    } else if agreement.status == AgreementStatus::Lapsed {
        ("✖", p.weak)
    } else {
        ("…", p.warn)
    };
    let since = agreement.since_turn.map_or_else(|| "before the game".to_owned(), |turn| format!("turn {turn}"));
    let line = PressRow::new(p, agreement.text.name.clone())
        .sign(sign, colour)
        .aside(format!("{}; {} since {since}", words.nations(&agreement.text.parties), words.agreement_state(id)))
        .chosen(opened);
    let folded = parts::fold(ui, p, ("agreement", id, opened), opened, &line, |ui| {
        bargain::read_text(ui, desk, &agreement.text, true);
        if let Some(def) = agreement.def.and_then(|def| desk.scenario.catalog.agreements.get(def.index()))
            && !def.note.is_empty()
        {
            parts::note(ui, p, def.note.clone());
        }
        if let Some(question) = worth::of_agreement(&desk.view.game, id) {
            worth::ask(ui, desk, &question, out);
        }
        clauses_worth(ui, desk, id, agreement, out);
        denounce(ui, desk, state, id, agreement, out);
    });
    if opened && folded.clicked() {
        state.opened = None;
    }
}

/// What each clause of an agreement in force with several is worth.
fn clauses_worth(ui: &mut Ui, desk: &Desk<'_>, id: AgreementId, agreement: &Agreement, out: &mut Vec<Intent>) {
    let live: Vec<u16> = agreement.live_clauses(desk.view.game.turn).map(|(number, _)| number).collect();
    if live.len() < 2 || !worth::may_ask(desk) {
        return;
    }
    let p = desk.palette;
    parts::fold(ui, p, ("clauses-worth", id), false, &PressRow::new(p, "Clause by clause").sign("⚖", p.agreement), |ui| {
        for number in live {
            let question = Question::Worth(Without::Clause(id, number));
            parts::note(ui, p, format!("{}. {}", usize::from(number) + 1, desk.words().question(&question)));
            ui.push_id(number, |ui| worth::ask(ui, desk, &question, out));
        }
    });
}

/// Giving notice asks twice: it cannot be undone.
fn denounce(ui: &mut Ui, desk: &Desk<'_>, state: &mut LatticeState, id: AgreementId, agreement: &Agreement, out: &mut Vec<Intent>) {
    if desk.seat().is_none() {
        return;
    }
    let own = desk.view.own_nations(desk.scenario);
    let Some(&nation) = agreement.text.parties.iter().find(|party| own.contains(party)) else { return };
    let command = Command::Denounce { nation, agreement: id };
    if state.denouncing != Some(id) {
        let refused = desk.refusal(&command);
        let button = ui.add_enabled(refused.is_none(), egui::Button::new("Give notice…"));
        if button.clicked() {
            state.denouncing = Some(id);
        }
        if refused.is_some() {
            button.on_disabled_hover_text("Only a party to an agreement in force can give notice, and once.");
        }
        return;
    }
    let term = match agreement.text.instrument {
        Instrument::Treaty => "A treaty ends a year after notice.",
        Instrument::Arrangement | Instrument::Declaration => "It ends with the next turn.",
    };
    parts::note(ui, desk.palette, format!("Notice cannot be taken back. {term}"));
    ui.horizontal_wrapped(|ui| {
        if parts::command_button(ui, desk, "Give notice now", command, out) {
            state.denouncing = None;
        }
        if ui.button("Keep the agreement").clicked() {
            state.denouncing = None;
        }
    });
}
