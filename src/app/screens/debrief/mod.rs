//! After the game: what happened and why, who wanted what, and what it cost; to read together, to show on the map, to take away.
//!
//! [`show`] is a function from what may be known to what is meant; the plugin carries it out.

mod carry;
mod charts;
mod pages;
mod result;

pub use carry::{Debrief, export_csv, export_html, plugin};

use bevy_egui::egui::{self, Frame, Key, Margin, Modifiers, RichText, Ui};

use crate::app::bridge::Thinking;
use crate::app::theme::{Palette, widgets};
use crate::report::debrief::agreements::{AgreementLine, OfferLine, agreements, offers};
use crate::report::debrief::lesson;
use crate::report::debrief::lesson::Served;
use crate::report::debrief::orders::{TurnOrders, orders};
use crate::report::debrief::outcome::{SeatOutcome, outcome};
use crate::report::headlines::losses::{LossLine, NationLosses, by_nation, by_occasion};
use crate::report::headlines::war;
use crate::report::headlines::war::WarLine;
use crate::report::{Account, Measure, SeatResult, Series, TurningPoint, scores, series, story};
use crate::rules::scenario::Clock;

/// All that the debrief shows, worked out once.
pub struct DebriefData {
    /// The game as the reader may know it.
    pub account: Account,
    /// The reader's own result; `None` for the White Cell.
    pub outcome: Option<SeatOutcome>,
    /// Turning points.
    pub story: Vec<TurningPoint>,
    /// What each seat came to.
    pub scores: Vec<SeatResult>,
    /// Measures turn by turn.
    pub series: Vec<Series>,
    /// Agreements over time.
    pub agreements: Vec<AgreementLine>,
    /// Offers and answers.
    pub offers: Vec<OfferLine>,
    /// Losses by nation.
    pub losses: Vec<NationLosses>,
    /// How the war ended or stands; empty without one.
    pub war: Vec<WarLine>,
    /// Losses as they happened.
    pub occasions: Vec<LossLine>,
    /// Orders turn by turn.
    pub orders: Vec<TurnOrders>,
    /// The reader's objectives with what was done for each; `None` but after a lesson.
    pub lesson: Option<Vec<Served>>,
    /// Whether another game may branch off: after the end, and for the White Cell.
    pub may_branch: bool,
}

impl DebriefData {
    /// Works everything out.
    pub fn of(account: Account) -> Self {
        let (story, scores) = (story(&account), scores(&account));
        Self {
            outcome: outcome(&account, &scores, &story),
            story,
            lesson: lesson::served(&account, &scores),
            scores,
            series: series(&account),
            agreements: agreements(&account),
            offers: offers(&account),
            losses: by_nation(&account),
            war: {
                let own: Vec<_> = account.nations().into_iter().filter(|&nation| account.knows(nation)).collect();
                war::lines(&account.words(), &own)
            },
            occasions: by_occasion(&account),
            orders: orders(&account),
            may_branch: account.open,
            account,
        }
    }
}

/// The parts of the debrief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DebriefPage {
    /// Turning points.
    #[default]
    Story,
    /// Objectives of all seats.
    Scores,
    /// Measures turn by turn.
    Charts,
    /// Agreements over time, offers and answers.
    Agreements,
    /// People and hulls.
    Losses,
    /// Who ordered what.
    Orders,
    /// What computers chose, and why.
    Reasons,
    /// The war from the posture as it stands.
    War,
    /// Questions to talk about.
    Questions,
}

impl DebriefPage {
    /// All of them, in the order of their tabs.
    pub const ALL: [DebriefPage; 9] = [
        DebriefPage::Story,
        DebriefPage::Scores,
        DebriefPage::Charts,
        DebriefPage::Agreements,
        DebriefPage::Losses,
        DebriefPage::Orders,
        DebriefPage::Reasons,
        DebriefPage::War,
        DebriefPage::Questions,
    ];

    /// Those that this reader has, in the order of their tabs; the keys from 1 on open them.
    pub fn offered(data: &DebriefData) -> Vec<DebriefPage> {
        let account = &data.account;
        let preview =
            account.open && account.scenario.war.is_some() && account.scenario.clock == Clock::Competition && account.now.at_war().is_none();
        let has = |page: &DebriefPage| match page {
            DebriefPage::Story | DebriefPage::Scores | DebriefPage::Charts | DebriefPage::Agreements | DebriefPage::Losses | DebriefPage::Orders => {
                true
            }
            DebriefPage::Reasons | DebriefPage::Questions => account.open,
            DebriefPage::War => preview,
        };
        DebriefPage::ALL.into_iter().filter(has).collect()
    }

    /// What its tab says.
    pub fn title(self) -> &'static str {
        match self {
            DebriefPage::Story => "Result and story",
            DebriefPage::Scores => "Scores",
            DebriefPage::Charts => "Charts",
            DebriefPage::Agreements => "Agreements",
            DebriefPage::Losses => "Losses",
            DebriefPage::Orders => "Orders",
            DebriefPage::Reasons => "Reasons",
            DebriefPage::War => "War preview",
            DebriefPage::Questions => "Questions",
        }
    }
}

/// What the person has open.
#[derive(Default)]
pub struct DebriefState {
    /// The page.
    pub page: DebriefPage,
    /// The measure that the charts show.
    pub measure: Option<Measure>,
    /// What the last export or branch came to, in words.
    pub notice: String,
    /// What was asked of the model, and why computers did what they did.
    pub thinking: Thinking,
    /// The turn whose reasons are shown; 0 is the last.
    pub turn: u16,
}

/// What a person means in the debrief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebriefIntent {
    /// Show a turn on the map, from this event on.
    Show {
        /// The turn that resolved.
        turn: u16,
        /// Position in that turn's events.
        index: Option<usize>,
    },
    /// Write the report as one HTML file.
    ExportHtml,
    /// Write the report as CSV files.
    ExportCsv,
    /// Play on from the start of a turn, in a game of its own.
    Branch(u16),
    /// Go back.
    Leave,
}

/// The keys of the pages.
pub const KEYS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Shows the debrief over the whole of `ui`.
pub fn show(ui: &mut Ui, data: &DebriefData, state: &mut DebriefState, p: &Palette, text_scale: f32, out: &mut Vec<DebriefIntent>) {
    let typing = ui.ctx().text_edit_focused();
    state.thinking.look_at(data.account.reader, &data.account.now);
    state.thinking.go_on(ui.ctx());
    for (page, key) in DebriefPage::offered(data).into_iter().zip(KEYS) {
        if !typing && ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            state.page = page;
        }
    }
    bar(ui, data, state, p, out);
    egui::CentralPanel::default().frame(Frame::new().fill(p.ground).inner_margin(Margin::symmetric(16, 12))).show(ui, |ui| {
        if state.page == DebriefPage::Charts {
            charts::show(ui, data, state, p);
            return;
        }
        widgets::scroll(ui, state.page, egui::ScrollArea::vertical().auto_shrink([false, false]), |ui| {
            let width = ui.available_width().min(980.0 * text_scale.max(1.0));
            ui.vertical_centered(|ui| {
                ui.set_max_width(width);
                ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| pages::show(ui, data, state, p, out));
            });
        });
    });
}

fn bar(ui: &mut Ui, data: &DebriefData, state: &mut DebriefState, p: &Palette, out: &mut Vec<DebriefIntent>) {
    let frame = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(16, 10));
    egui::Panel::top("debrief-bar").frame(frame).show(ui, |ui| {
        let heading = |ui: &mut Ui| {
            let back = ui.button("← Back").clicked();
            ui.add_space(8.0);
            ui.heading(if data.account.is_over() { "Debrief" } else { "So far" });
            ui.add(egui::Label::new(RichText::new(&data.account.scenario.text.title).color(p.weak)).truncate());
            back
        };
        let ways_out = |ui: &mut Ui| {
            let first = data.account.turns.first().map(|turn| turn.number);
            if let Some(turn) = first
                && ui.button("Replay on the map").clicked()
            {
                out.push(DebriefIntent::Show { turn, index: None });
            }
            if ui.button("Save report (HTML)").on_hover_text("One file for reading and printing, with the charts").clicked() {
                out.push(DebriefIntent::ExportHtml);
            }
            let tables = ui.button("Save tables (CSV)");
            if tables.on_hover_text("One file a table, for spreadsheets and statistics; columns.csv says what each holds").clicked() {
                out.push(DebriefIntent::ExportCsv);
            }
        };
        if widgets::row_with_end(ui, heading, ways_out).0 {
            out.push(DebriefIntent::Leave);
        }
        if !data.account.open {
            ui.label(
                RichText::new("The level goes on: this is what your seat may know. Others' numbers are bands, their orders and aims are not shown.")
                    .small()
                    .color(p.weak),
            );
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            for (number, page) in DebriefPage::offered(data).into_iter().enumerate() {
                let tab = ui.selectable_label(
                    state.page == page,
                    RichText::new(page.title()).size(15.0 * ui.text_style_height(&egui::TextStyle::Body) / 17.0),
                );
                if tab.on_hover_text(format!("key {}", number + 1)).clicked() {
                    state.page = page;
                }
            }
            // Beside the tabs, so that nothing moves when it appears.
            if !state.notice.is_empty() {
                ui.add(egui::Label::new(RichText::new(&state.notice).small().color(p.strong)).truncate()).on_hover_text(&state.notice);
            }
        });
    });
}

/// Points as filled and empty dots with the number, so that shape and text say it.
fn dots(score: u8) -> String {
    let full = usize::from(score.min(3));
    format!("{}{} {score} of 3", "●".repeat(full), "○".repeat(3 - full))
}

/// A heading of a page's part.
fn part(ui: &mut Ui, p: &Palette, text: &str) {
    ui.add_space(10.0);
    widgets::eyebrow(ui, p, text);
}
