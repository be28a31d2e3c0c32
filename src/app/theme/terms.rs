//! Standing words of the screen explain themselves on hover. The whole list stands in help (F1).

use std::sync::{Arc, LazyLock};

use bevy_egui::egui::{self, Response, RichText};

use crate::catalog::Catalog;
use crate::report::words::wordlist;
use crate::report::words::wordlist::{Values, WordEntry};

/// The theatre's values, for screens outside a game.
static USUAL: LazyLock<Arc<Values>> = LazyLock::new(|| Arc::new(Catalog::theatre().map(|catalog| Values::usual(&catalog)).unwrap_or_default()));

fn place() -> egui::Id {
    egui::Id::new("values of the word list")
}

/// Whose numbers the word list tells from now on: a game's, or the theatre's if there is none.
pub fn set(ctx: &egui::Context, values: Option<Values>) {
    ctx.data_mut(|data| match values {
        Some(values) => {
            data.insert_temp(place(), Arc::new(values));
        }
        None => {
            data.remove_temp::<Arc<Values>>(place());
        }
    });
}

/// Whether a game's numbers are told.
pub fn is_set(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<Arc<Values>>(place())).is_some()
}

/// The numbers that the word list tells.
pub fn values(ctx: &egui::Context) -> Arc<Values> {
    ctx.data(|data| data.get_temp(place())).unwrap_or_else(|| USUAL.clone())
}

/// Explains, while the pointer rests on it, the word with which `text` begins, if it is one of the list.
pub fn hover(response: Response, text: &str) -> Response {
    match wordlist::leading(text) {
        Some(entry) => response.on_hover_ui(|ui| explain(ui, entry)),
        None => response,
    }
}

/// An entry as a tooltip.
pub fn explain(ui: &mut egui::Ui, entry: &WordEntry) {
    let values = values(ui.ctx());
    ui.set_max_width(360.0);
    ui.label(RichText::new(entry.term).strong());
    for line in entry.lines(&values) {
        ui.label(line);
    }
}

/// What a tab says on hover: its key, and what stands behind its name.
pub fn of_tab(name: &str, key: &str) -> String {
    wordlist::entry(name).map_or_else(|| key.to_owned(), |entry| format!("{key}. {}", entry.what))
}
