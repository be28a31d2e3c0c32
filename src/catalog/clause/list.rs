//! The one list of clauses. The theatre's and the levels' formats, their reference, checks, forms and random deals go through it.

use serde::{Deserialize, Serialize};

use super::terms::{Term, TermKind, TermMut, TermSource, TermType, kind};
use crate::catalog::absent;
use crate::catalog::ids::NationId;
use crate::catalog::resolve::{Names, Resolve};

/// A field of a format, as the reference prints it.
#[derive(Clone, Copy, Debug)]
pub struct FieldDoc {
    /// Its name.
    pub name: &'static str,
    /// What kind of value, with unit and range.
    pub kind: &'static str,
    /// Its default; empty when it must be given.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// How a clause ties two nations: what the lattice draws, and what counts as partners. The weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Somebody undertook to do or to leave something.
    Understanding,
    /// Both keep an institution: a headquarters, a centre, a working group.
    Institution,
    /// One lets the other's forces in.
    Access,
    /// One owes the other help when it is attacked: nothing less than a treaty can say it.
    Duty,
}

impl Tie {
    /// All, the strongest first.
    pub const ALL: [Self; 4] = [Self::Duty, Self::Access, Self::Institution, Self::Understanding];

    /// Its word, for legends and cards.
    pub fn word(self) -> &'static str {
        match self {
            Self::Duty => "duty to help",
            Self::Access => "access",
            Self::Institution => "institution",
            Self::Understanding => "understanding",
        }
    }
}

/// An entry for each clause:
///
/// ```text
/// /// What it is.
/// Name "a name" tie Tie, hint "what a form says of it", begun true where whoever writes it gives,
///     signed(bound) whether it binds, by whether a party has ratified (`bound`): {
///     field: Kind ("its name on a form", "its default in words, or empty", "what it means"),
/// }
/// ```
///
/// `#[serde(default)]` before a field goes with a default; `as "absent::zero"` after its name where it may be absent, and 0 is written then.
macro_rules! clauses {
    ($(
        $(#[doc = $about:literal])+
        $name:ident $called:literal tie $tie:ident, hint $hint:literal, begun $own:literal, signed($bound:ident) $signed:expr => {
            $($(#[$raw:meta])* $field:ident $(as $with:literal)?: $kind:ident ($label:literal, $default:literal, $meaning:literal),)+
        }
    )+) => {
        /// A part of an agreement.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Clause {
            $($(#[doc = $about])+ $name { $(#[doc = $meaning] $(#[serde(with = $with)])? $field: <kind::$kind as TermType>::Value,)+ },)+
        }

        /// A clause in a file of the theatre.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum RawClause {
            $($(#[doc = $about])+ $name { $($(#[$raw])* $field: <kind::$kind as TermType>::Raw,)+ },)+
        }

        /// What kind of clause.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ClauseKind {
            $($(#[doc = $about])+ $name,)+
        }

        impl RawClause {
            /// The clause, its names looked up: wrong ones are noted there.
            pub(in crate::catalog) fn resolve(&self, names: &mut Names<'_>) -> Clause {
                match self {
                    $(Self::$name { $($field),+ } => Clause::$name { $($field: $field.resolve(names)),+ },)+
                }
            }
        }

        impl ClauseKind {
            /// All, in the order of the list.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$name),+];
            /// The tables of fields of all, with their headings, as the reference prints them.
            pub const FORMAT: [(&'static str, &'static [FieldDoc]); Self::ALL.len()] =
                [$((concat!("A clause: `", stringify!($name), "(...)`"), Self::$name.fields())),+];

            /// Its name in files.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }

            /// What one is called: "an obligation".
            pub const fn called(self) -> &'static str {
                match self {
                    $(Self::$name => $called,)+
                }
            }

            /// What it is, in a sentence.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($about),+),)+
                }
            }

            /// What a form says of it.
            pub const fn hint(self) -> &'static str {
                match self {
                    $(Self::$name => $hint,)+
                }
            }

            /// Whether a new one is given by whoever writes it; otherwise it is asked of the other side.
            pub const fn is_begun_by_writer(self) -> bool {
                match self {
                    $(Self::$name => $own,)+
                }
            }

            /// How it ties two nations.
            pub const fn tie(self) -> Tie {
                match self {
                    $(Self::$name => Tie::$tie,)+
                }
            }

            /// Its fields.
            pub const fn fields(self) -> &'static [FieldDoc] {
                match self {
                    $(Self::$name => const {
                        &[$(FieldDoc {
                            name: stringify!($field),
                            kind: <kind::$kind as TermType>::WRITTEN,
                            default: $default,
                            meaning: $meaning,
                        },)+]
                    },)+
                }
            }

            /// The kinds of its terms.
            pub const fn terms(self) -> &'static [TermKind] {
                match self {
                    $(Self::$name => const { &[$(<kind::$kind as TermType>::KIND),+] },)+
                }
            }

            /// A clause of this kind, with terms from there; `None` if one of them is missing.
            pub fn made_of(self, from: &mut impl TermSource) -> Option<Clause> {
                match self {
                    $(Self::$name => {
                        // All are asked for, so that a file's every fault is told.
                        $(let $field = kind::$kind::ask(from, stringify!($field));)+
                        Some(Clause::$name { $($field: $field?),+ })
                    })+
                }
            }
        }

        impl Clause {
            /// Its kind.
            pub const fn kind(&self) -> ClauseKind {
                match self {
                    $(Self::$name { .. } => ClauseKind::$name,)+
                }
            }

            /// Shows its terms one by one, each with its field's name.
            pub fn each_term<'a>(&'a self, see: &mut dyn FnMut(&'static str, Term<'a>)) {
                match self {
                    $(Self::$name { $($field),+ } => { $(see(stringify!($field), kind::$kind::see($field));)+ })+
                }
            }

            /// Gives its terms to be changed, one by one, each with its field's name on a form.
            pub fn change_terms(&mut self, change: &mut dyn FnMut(&'static str, TermMut<'_>)) {
                match self {
                    $(Self::$name { $($field),+ } => { $(change($label, kind::$kind::change($field));)+ })+
                }
            }

            /// Whether it binds, once its agreement is in force: `bound` tells which of the parties have ratified, or had not to.
            pub fn is_signed(&self, bound: impl Fn(NationId) -> bool) -> bool {
                match self {
                    $(Self::$name { $($field),+ } => {
                        let _ = ($($field,)+);
                        let $bound = &bound;
                        $signed
                    })+
                }
            }
        }
    };
}

clauses! {
    /// What the grantor allows.
    Permission "a permission" tie Access, hint "What forces may do where another is the host.", begun false,
    signed(bound) bound(*grantor) => {
        grantor: Giver ("Host", "", "who allows"),
        grantees: Takers ("Guests", "", "whom"),
        #[serde(default)]
        places: Hosted ("Where", "all that the grantor hosts", "where"),
        operation: Operation ("May", "", "what"),
        #[serde(default)]
        up_to: Tension ("When", "Peace", "the highest tension at which it holds: Crisis is rung 3, War rung 4 and above"),
        #[serde(default)]
        consent: Consent ("Consent", "Automatic", "whether the grantor must be asked each time"),
        #[serde(default)]
        cap as "absent::zero": Cap ("At most", "0", "at most so many forces at once; 0 is no cap"),
        #[serde(default)]
        until_turn as "absent::zero": Until ("Until", "0", "the last turn in which it holds; 0 is no end"),
    }
    /// What the obligor owes.
    Obligation "an obligation" tie Duty, hint "Who must help whom when attacked, and how. Needs a treaty.", begun true,
    signed(bound) bound(*obligor) && bound(*beneficiary) => {
        obligor: Giver ("Who owes", "", "who owes"),
        beneficiary: Taker ("To whom", "", "to whom"),
        area: Area ("Where", "", "where; Administered is territory under the beneficiary's administration"),
        trigger: Attack ("If", "", "an armed attack on what"),
        response: Response ("Then it", "", "what is owed"),
    }
    /// What they keep in common.
    Institution "an institution" tie Institution,
    hint "A headquarters, a planning group, a cell that shares reconnaissance, a centre.", begun true,
    signed(bound) members.iter().filter(|member| bound(**member)).count() >= 2 => {
        kind: Institution ("What", "", "what it is"),
        host: Seat ("At", "", "where it sits"),
        members: Members ("Members", "", "two or more of the parties"),
    }
    /// What somebody undertakes.
    Undertaking "an undertaking" tie Understanding, hint "What somebody promises to do or to leave.", begun true,
    signed(bound) bound(*who) => {
        who: Giver ("Who", "", "who undertakes it"),
        what: Promise ("Promises", "", "what"),
        #[serde(default)]
        until_turn as "absent::zero": Until ("Until", "0", "the last turn in which it holds; 0 is no end"),
    }
}
