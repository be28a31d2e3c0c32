//! What the fields of clauses hold: kinds of term. A clause is a list of named terms ([`super::list`]); whoever reads, writes, draws or shows
//! clauses does so kind by kind, and knows nothing of the clauses themselves.

use serde::{Deserialize, Serialize};

use super::promise::RawPromise;
use crate::catalog::ids::{NationId, PlaceId};

/// Words as a sentence lists them: "Peace, Crisis or War".
macro_rules! or {
    ($only:ident) => { stringify!($only) };
    ($first:ident $last:ident) => { concat!(stringify!($first), " or ", stringify!($last)) };
    ($first:ident $($more:ident)+) => { concat!(stringify!($first), ", ", or!($($more)+)) };
}

/// A term that is one of a few words: the enum, all of it, and how it is written.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All, in their order.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
            /// All, by how they are written.
            pub const WORDS: &'static [(&'static str, Self)] = &[$((stringify!($variant), Self::$variant)),+];
            /// What may be written, as the reference says it.
            pub const WRITTEN: &'static str = or!($($variant)+);
        }
    };
}

words! {
    /// What forces of another nation may be allowed to do, the mildest first.
    Operation {
        /// Fly through the airspace.
        Overflight,
        /// Put in, refuel, be based.
        Logistics,
        /// Fly or sail intelligence, surveillance and reconnaissance from there.
        Isr,
        /// Defend from there.
        DefensiveOperations,
        /// Fly combat sorties from there.
        CombatSorties,
        /// Strike the mainland from there.
        MainlandStrikes,
    }
}

words! {
    /// How tense things are where the permission is used.
    Tension {
        /// Rungs 0 to 2.
        Peace,
        /// Rung 3.
        Crisis,
        /// Rung 4 and above.
        War,
    }
}

impl Tension {
    /// The tension at a rung of the ladder.
    pub fn at_rung(rung: u8) -> Self {
        match rung {
            0..=2 => Tension::Peace,
            3 => Tension::Crisis,
            _ => Tension::War,
        }
    }
}

impl Default for Tension {
    /// What a text that says nothing means.
    fn default() -> Self {
        Self::Peace
    }
}

words! {
    /// What triggers an obligation: an armed attack on this.
    AttackOn {
        /// Territory.
        Territory,
        /// Armed forces.
        Forces,
        /// Public vessels and aircraft, the coast guard included.
        PublicVessels,
    }
}

words! {
    /// What an obligation asks for.
    Response {
        /// Consult at once.
        Consult,
        /// Act, by one's own constitutional processes.
        Act,
        /// Be at war.
        Automatic,
    }
}

words! {
    /// What kind of institution.
    InstitutionKind {
        /// A combined headquarters.
        Headquarters,
        /// A working group that plans.
        WorkingGroup,
        /// A cell that shares ISR: members see what any of them sees.
        SharedIsr,
        /// A coordination centre.
        CoordinationCentre,
    }
}

/// How a permission is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Consent {
    /// Without asking.
    #[default]
    Automatic,
    /// After so many turns of consultation.
    Consult(u8),
    /// The host may say no each time, and does unless it has said yes.
    Veto,
}

impl Consent {
    /// What may be written, as the reference says it.
    pub const WRITTEN: &'static str = "Automatic, Consult(turns) or Veto";
    /// The words of it.
    pub const NAMES: [&'static str; 3] = ["Automatic", "Consult", "Veto"];

    /// Whether the host is asked, and consents by silence.
    pub fn is_consultation(self) -> bool {
        matches!(self, Self::Consult(_))
    }

    /// What there is to choose from, with consultations of so many turns.
    pub fn choices(turns: &[u8]) -> Vec<Self> {
        [Self::Automatic].into_iter().chain(turns.iter().map(|&turns| Self::Consult(turns))).chain([Self::Veto]).collect()
    }
}

/// The places that a permission covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Places {
    /// All that the grantor hosts.
    AllHosted,
    /// These.
    These(Vec<PlaceId>),
}

impl Places {
    /// These, or all where none is named.
    pub fn named(these: Vec<PlaceId>) -> Self {
        if these.is_empty() { Places::AllHosted } else { Places::These(these) }
    }

    /// Those that are named.
    pub fn these(&self) -> &[PlaceId] {
        match self {
            Places::AllHosted => &[],
            Places::These(these) => these,
        }
    }

    /// Whether `place` is covered; `None` asks about airspace and waters at large.
    pub fn cover(&self, place: Option<PlaceId>) -> bool {
        match (self, place) {
            (Places::AllHosted, _) => true,
            (Places::These(list), Some(place)) => list.contains(&place),
            (Places::These(_), None) => false,
        }
    }
}

/// Where an obligation holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Area {
    /// Territories under the beneficiary's administration.
    Administered,
    /// Territories under this nation's administration, whoever is attacked there.
    TerritoryOf(NationId),
    /// Anywhere in the Pacific, the South China Sea included.
    Pacific,
    /// At these places only.
    At(Vec<PlaceId>),
}

impl Area {
    /// What may be written, as the reference says it.
    pub const WRITTEN: &'static str = "Administered, TerritoryOf(nation), Pacific or At([places])";
    /// The words of it.
    pub const NAMES: [&'static str; 4] = ["Administered", "TerritoryOf", "Pacific", "At"];

    /// What there is to choose from, with the territory of each of these nations and each of these places alone.
    pub fn choices(nations: &[NationId], places: &[PlaceId]) -> Vec<Self> {
        let soil = nations.iter().map(|&nation| Self::TerritoryOf(nation));
        let alone = places.iter().map(|&place| Self::At(vec![place]));
        [Self::Administered, Self::Pacific].into_iter().chain(soil).chain(alone).collect()
    }
}

/// An area in a file of the theatre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RawArea {
    /// Territories under the beneficiary's administration.
    Administered,
    /// Territories under this nation's administration, whoever is attacked there.
    TerritoryOf(String),
    /// Anywhere in the Pacific.
    Pacific,
    /// At these places.
    At(Vec<String>),
}

/// The most forces that a cap may name.
pub const MOST_FORCES: u16 = 500;
/// The last turn that an end may name.
pub const LAST_TURN: u16 = 100;
/// The most turns of consultation.
pub const MOST_CONSULTING: u8 = 20;

/// A kind of term: what it is in a game and in a file of the theatre, and who is asked for one.
pub trait TermType {
    /// What it is in a game.
    type Value;
    /// What it is in a file of the theatre, names instead of identities.
    type Raw;
    /// Which kind it is.
    const KIND: TermKind;
    /// What may be written in a level, as the reference says it.
    const WRITTEN: &'static str;

    /// One, from whoever makes up or reads a clause.
    fn ask<T: TermSource>(from: &mut T, name: &'static str) -> Option<Self::Value>;
    /// One that stands in a clause.
    fn see(value: &Self::Value) -> Term<'_>;
    /// One that stands in a clause, to be changed.
    fn change(value: &mut Self::Value) -> TermMut<'_>;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $method:ident: $value:ty, $raw:ty, $written:expr;)+) => {
        /// The kinds of term, by name.
        pub mod kind {
            $($(#[$doc])* pub struct $kind;)+
        }

        /// A term of a clause.
        #[derive(Clone, Copy, Debug)]
        pub enum Term<'a> {
            $($(#[$doc])* $kind(&'a $value),)+
        }

        /// A term of a clause, to be changed.
        #[derive(Debug)]
        pub enum TermMut<'a> {
            $($(#[$doc])* $kind(&'a mut $value),)+
        }

        /// What kind of term.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum TermKind {
            $($(#[$doc])* $kind,)+
        }

        /// Whoever has terms to make a clause of: a file that is read, a form that is opened, a lot that is drawn. Each is asked for by its
        /// kind and the field's name; `None` is a clause that does not come about. All of a clause are asked for, in their order.
        pub trait TermSource {
            $($(#[$doc])* fn $method(&mut self, name: &'static str) -> Option<$value>;)+
        }

        $(impl TermType for kind::$kind {
            type Value = $value;
            type Raw = $raw;
            const KIND: TermKind = TermKind::$kind;
            const WRITTEN: &'static str = $written;

            fn ask<T: TermSource>(from: &mut T, name: &'static str) -> Option<$value> {
                from.$method(name)
            }

            fn see(value: &$value) -> Term<'_> {
                Term::$kind(value)
            }

            fn change(value: &mut $value) -> TermMut<'_> {
                TermMut::$kind(value)
            }
        })+
    };
}

kinds! {
    /// Who gives: one of the parties.
    Giver giver: NationId, String, "a nation";
    /// Who gets: another of the parties.
    Taker taker: NationId, String, "a nation";
    /// Who get: others of the parties.
    Takers takers: Vec<NationId>, Vec<String>, "list of nations";
    /// Who keep something in common: two or more of the parties.
    Members members: Vec<NationId>, Vec<String>, "list of nations";
    /// Places of the giver's.
    Hosted hosted: Places, Vec<String>, "list of places";
    /// A place that something stands at.
    Seat seat: PlaceId, String, "a place";
    /// What forces may do.
    Operation operation: super::Operation, super::Operation, super::Operation::WRITTEN;
    /// The highest tension at which it holds.
    Tension tension: super::Tension, super::Tension, super::Tension::WRITTEN;
    /// Whether the giver is asked each time.
    Consent consent: super::Consent, super::Consent, super::Consent::WRITTEN;
    /// The most forces at once; `None` is no cap.
    Cap cap: Option<u16>, u16, "0 to 500 forces";
    /// The last turn in which it holds; `None` is no end.
    Until until: Option<u16>, u16, "0 to 100";
    /// Where something is owed.
    Area area: super::Area, RawArea, super::Area::WRITTEN;
    /// What must be attacked for it to be owed.
    Attack attack: AttackOn, AttackOn, AttackOn::WRITTEN;
    /// What is owed.
    Response response: super::Response, super::Response, super::Response::WRITTEN;
    /// What is kept in common.
    Institution institution: InstitutionKind, InstitutionKind, InstitutionKind::WRITTEN;
    /// What is undertaken.
    Promise promise: super::Promise, RawPromise, super::Promise::WRITTEN;
}
