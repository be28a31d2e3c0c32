//! The fonts inside the program. Inter stands first, then egui's own signs; what these lack, among it all Chinese, Japanese and Korean
//! text, is in a cut of Noto Sans CJK with Japanese shapes first (`tools/prepare_fonts` made it). egui reads a glyph of it when it is
//! first drawn, so that it costs nothing where nobody types it.

use std::sync::Arc;

use bevy_egui::egui::{Context, FontData, FontDefinitions, FontFamily};

use crate::app::theme::style::{bold, italic};

#[cfg(test)]
mod tests;

/// Fonts by name: what the program draws text with.
const FONTS: [(&str, &[u8]); 5] = [
    ("inter", include_bytes!("../../../../assets/fonts/Inter-Regular.otf")),
    ("inter-bold", include_bytes!("../../../../assets/fonts/Inter-SemiBold.otf")),
    ("inter-italic", include_bytes!("../../../../assets/fonts/Inter-Italic.otf")),
    ("cjk", include_bytes!("../../../../assets/fonts/NotoSansCJKjp-cut.otf")),
    ("signs", include_bytes!("../../../../assets/fonts/DejaVuSans-cut.ttf")),
];

/// Fonts that every family falls back to, after egui's own.
const LAST: [&str; 2] = ["cjk", "signs"];

/// Tells egui of the fonts that come inside the program.
pub fn set_fonts(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FONTS {
        fonts.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    let signs = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let fixed = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    let last = || LAST.map(str::to_owned);
    for (family, name) in [(FontFamily::Proportional, "inter"), (bold(), "inter-bold"), (italic(), "inter-italic")] {
        let list = [name.to_owned()].into_iter().chain(signs.iter().cloned()).chain(last());
        fonts.families.insert(family, list.collect());
    }
    fonts.families.insert(FontFamily::Monospace, fixed.into_iter().chain(["inter".to_owned()]).chain(last()).collect());
    fonts
}
