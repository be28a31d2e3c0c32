//! The lattice: who is bound to whom, by what. A matrix of nations, the agreements behind it, and the links that the map draws.

use bevy_egui::egui::{self, Align2, CornerRadius, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, WidgetType, vec2};

use super::bargain;
use super::parts::{self, Row};
use super::{Desk, Intent, worth};
use crate::app::map::scene::{Ground, Link};
use crate::app::theme::style;
use crate::catalog::{AgreementStatus, Clause, NationId, PlaceKind};
use crate::report::{Words, words};
use crate::rules::Command;
use crate::rules::agreement::Instrument;
use crate::rules::doubt::{Question, Without};
use crate::rules::ids::AgreementId;
use crate::rules::state::{Agreement, Game};

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct LatticeState {
    /// The agreement that was opened from elsewhere, to be shown unfolded.
    pub opened: Option<AgreementId>,
    /// The two nations whose agreements are listed; `None` lists all.
    pub pair: Option<(NationId, NationId)>,
    /// The agreement of which notice is about to be given.
    pub denouncing: Option<AgreementId>,
}

/// What binds one nation to another, the way round that it is read: what the first gives the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bond {
    /// Owes help when the second is attacked.
    pub obligation: bool,
    /// Lets the second's forces in.
    pub access: bool,
    /// Both keep an institution.
    pub institution: bool,
    /// Undertook something towards the second.
    pub undertaking: bool,
    /// Only on the way: signed or before parliaments.
    pub pending: bool,
}

impl Bond {
    /// Whether there is any.
    pub fn any(self) -> bool {
        self.obligation || self.access || self.institution || self.undertaking
    }

    /// Its letters in the matrix.
    fn letters(self) -> String {
        let marks = [(self.obligation, "O"), (self.access, "A"), (self.institution, "I"), (self.undertaking, "U")];
        marks.iter().filter(|(on, _)| *on).map(|(_, letter)| *letter).collect()
    }

    /// Its words.
    fn says(self) -> String {
        let marks = [
            (self.obligation, "owes help"),
            (self.access, "gives access"),
            (self.institution, "keeps an institution with it"),
            (self.undertaking, "undertook something"),
        ];
        let said: Vec<String> = marks.iter().filter(|(on, _)| *on).map(|(_, text)| (*text).to_owned()).collect();
        let pending = if self.pending { " (not yet in force)" } else { "" };
        if said.is_empty() { "nothing".to_owned() } else { format!("{}{pending}", words::list(&said)) }
    }
}

/// What binds `giver` to `taker`. What is in force hides what is only on the way.
pub fn bond(game: &Game, giver: NationId, taker: NationId) -> Bond {
    let mut in_force = Bond::default();
    let mut pending = Bond::default();
    for agreement in &game.agreements {
        let into = match agreement.status {
            AgreementStatus::InForce if agreement.binds(game.turn) => &mut in_force,
            AgreementStatus::Proposed | AgreementStatus::Signed | AgreementStatus::Ratifying => &mut pending,
            AgreementStatus::InForce | AgreementStatus::Lapsed => continue,
        };
        for clause in agreement.clauses() {
            match clause {
                Clause::Obligation { obligor, beneficiary, .. } => into.obligation |= *obligor == giver && *beneficiary == taker,
                Clause::Permission { grantor, grantees, .. } => into.access |= *grantor == giver && grantees.contains(&taker),
                Clause::Institution { members, .. } => into.institution |= members.contains(&giver) && members.contains(&taker),
                Clause::Undertaking { who, .. } => into.undertaking |= *who == giver && agreement.text.parties.contains(&taker),
            }
        }
    }
    if in_force.any() { in_force } else { Bond { pending: pending.any(), ..pending } }
}

/// The links of the map: one for each pair of nations that anything binds, or that an open offer would bind.
pub fn links(words: &Words<'_>, ground: &Ground) -> Vec<Link> {
    let (scenario, game) = (words.scenario, words.game);
    let nations: Vec<NationId> = scenario.nations_present().collect();
    let mut found = Vec::new();
    for (at, &a) in nations.iter().enumerate() {
        for &b in &nations[at + 1..] {
            let (ab, ba) = (bond(game, a, b), bond(game, b, a));
            let offered = game.proposals.values().any(|offer| offer.open && offer.text.parties.contains(&a) && offer.text.parties.contains(&b));
            let strength = if ab.obligation || ba.obligation {
                3
            } else if ab.institution || (ab.access && ba.access) {
                2
            } else {
                1
            };
            let bound = (ab.any() && !ab.pending) || (ba.any() && !ba.pending);
            if !(bound || ab.any() || ba.any() || offered) {
                continue;
            }
            if let (Some(from), Some(to)) = (seat_of_power(words, ground, a), seat_of_power(words, ground, b)) {
                found.push(Link { from, to, strength, in_force: bound });
            }
        }
    }
    found
}

/// Where a nation's links end: its capital, or the middle of its places where that is off the map.
fn seat_of_power(words: &Words<'_>, ground: &Ground, nation: NationId) -> Option<bevy::math::Vec2> {
    let own = |place: &&crate::catalog::Place| place.controller == Some(nation);
    let places = &words.scenario.catalog.places;
    let capital = places.iter().filter(own).find(|place| place.is(PlaceKind::Capital)).map(|place| ground.to_plane(place.at));
    let inside = |at: &bevy::math::Vec2| ground.bounds.0.contains(*at);
    let on_map: Vec<bevy::math::Vec2> = places.iter().filter(own).map(|place| ground.to_plane(place.at)).filter(inside).collect();
    let middle = (!on_map.is_empty()).then(|| on_map.iter().sum::<bevy::math::Vec2>() / on_map.len() as f32);
    capital.filter(inside).or(middle)
}

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, state: &mut LatticeState, out: &mut Vec<Intent>) {
    let p = desk.palette;
    parts::heading(ui, p, "Who is bound to whom");
    matrix(ui, desk, state);
    parts::note(ui, p, "A row gives to a column: O owes help, A gives access, I keeps an institution, U undertook something; ? not yet in force.");
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
                let bond = bond(&desk.view.game, row, column);
                let chosen = state.pair == Some((row, column)) || state.pair == Some((column, row));
                let says = format!("{} to {}: {}", words.nation(row), words.nation(column), bond.says());
                response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, chosen, &says));
                let fill = if bond.obligation && !bond.pending {
                    p.control_hover
                } else if bond.any() {
                    p.control
                } else {
                    p.raised
                };
                let line = if response.has_focus() || response.hovered() || chosen {
                    Stroke::new(2.0, if response.has_focus() { p.action } else { p.selection })
                } else {
                    Stroke::new(1.0, p.line)
                };
                ui.painter().rect(rect.shrink(1.0), CornerRadius::same(2), fill, line, StrokeKind::Inside);
                let text = if bond.pending { format!("{}?", bond.letters()) } else { bond.letters() };
                let ink = if bond.pending { p.warn } else { p.strong };
                ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font.clone(), ink);
                if response.clicked() {
                    state.pair = if chosen { None } else { Some((row, column)) };
                }
                response.on_hover_text(says);
            }
        });
    }
    ui.spacing_mut().item_spacing = previous;
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
    let since = if agreement.since_turn == 0 { "before the game".to_owned() } else { format!("turn {}", agreement.since_turn) };
    let line = Row::new(p, agreement.text.name.clone())
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
    parts::fold(ui, p, ("clauses-worth", id), false, &Row::new(p, "Clause by clause").sign("⚖", p.agreement), |ui| {
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
