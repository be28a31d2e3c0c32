//! What is said, as data: a phrase is a key with typed arguments, and a language makes text of it.
//!
//! The phrases stand in `assets/words/en`, one file a subject; [`keys`] has a type for each, made by `build.rs`. A language is a folder beside
//! `en`: it needs no code. Names of nations, places and forces are the theatre's data; a language may give its own for any of them.

mod arguments;
pub mod language;
mod names;
mod phrase;
pub mod second_names;
mod shown;

pub use language::Language;
pub use names::{Words, position};
pub use phrase::{ArgSpec, Label, Nameless, Phrase, PhraseArg, PhraseSpec, say};

/// A type for each phrase of `assets/words/en`: a constant where it takes no arguments. A module a file.
pub mod keys {
    use super::phrase::{ArgSpec, PhraseSpec};

    /// What the modules are made of; a type that no phrase takes now stands here too.
    #[allow(unused_imports, reason = "which of them phrases take changes with the phrases")]
    mod prelude {
        pub use crate::catalog::{Date, GoodId, NationId, PlaceId, ProgrammeId};
        pub use crate::geo::CellId;
        pub use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};
        pub use crate::words::phrase::{Label, Nameless, Phrase, PhraseArg};
    }

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}
