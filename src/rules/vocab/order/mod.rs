//! What a team can order: the data alone, and the one list of its kinds. What each costs, when it may be given and what it brings stands in
//! [`order`](crate::rules::order), a file each.

use serde::{Deserialize, Serialize};

use super::competition::{BenefitKind, Inducement, InfluenceKind, StandingPolicy, WorkKind};
use super::ids::{AgreementId, DueId, FeatureId, ForceId};
use super::position::Position;
use crate::catalog::{Act, GoodId, NationId, PlaceId, ProgrammeId, StockKind};
use crate::geo::CellId;

pub mod quarantine;
pub mod war;

pub use self::quarantine::QuarantineOrder;
pub use self::war::WarOrder;

/// The one list of kinds of order: hands to the macro `$then`, after what else it is given, a row for each kind: what it does, its variant of
/// [`Order`], and the type of its data. Whatever goes through all kinds is made from it. The order of the rows is that of tables.
macro_rules! each_order {
    ([$($then:tt)*] { $($with:tt)* }) => {
        $($then)*! {
            { $($with)* }
            /// Sends a force somewhere.
            Move(Move),
            /// Gives a force something to do at a feature, and sends it there.
            Undertake(Undertake),
            /// Ends what a force is doing, where it is.
            Hold(Hold),
            /// Shifts hulls from one force to another in the same place.
            Transfer(Transfer),
            /// Tells another nation what is meant.
            Signal(Signal),
            /// Shows the world what happened at a feature.
            Publicise(Publicise),
            /// Opens a consultation under a treaty.
            Consult(Consult),
            /// Answers an obligation that fell due.
            Honour(Honour),
            /// Withholds a good from another nation, or ends that.
            Coerce(Coerce),
            /// Works on another nation's public.
            Influence(Influence),
            /// Counters pressure.
            Counter(Counter),
            /// Courts a third nation.
            Induce(Induce),
            /// Plans an exercise.
            Exercise(Exercise),
            /// Stores munitions ahead.
            Preposition(Preposition),
            /// Builds at a base.
            Invest(Invest),
            /// Begins a programme.
            Launch(Launch),
            /// Campaigns at home.
            Persuade(Persuade),
            /// Lets an ally's people have something of closer ties.
            Benefit(Benefit),
            /// Begins or ends a policy.
            SetPolicy(SetPolicy),
            /// Presses its own parliament.
            Hasten(Hasten),
            /// Reassures the region.
            Reassure(Reassure),
            /// Of a quarantine.
            Quarantine(QuarantineOrder),
            /// Of the crisis clock.
            War(WarOrder),
        }
    };
}

/// Does the same with the data of an order, whatever its kind: `with_order!(order, data => data.resolve(change))`. Mostly a method of a trait
/// that each kind's data has: the compiler names the kind that lacks it.
macro_rules! with_order {
    ($order:expr, $data:ident => $then:expr) => {
        $crate::rules::vocab::order::each_order!([$crate::rules::vocab::order::with_arms] { [Order] [$order] [$data] [$then] })
    };
}

/// A match on an enum with an arm for each row of its list, all of which do the same.
macro_rules! with_arms {
    ({ [$all:ident] [$order:expr] [$data:ident] [$then:expr] } $($(#[$what:meta])* $kind:ident($of:ident),)*) => {
        match $order { $($all::$kind($data) => $then,)* }
    };
}

/// Does the same with the type of the data of a kind of order: `with_kind!(kind, Data => Data::NAMES)`.
macro_rules! with_kind {
    ($kind:expr, $data:ident => $then:expr) => {
        $crate::rules::vocab::order::each_order!([$crate::rules::vocab::order::with_kind_arms] { [$kind] [$data] [$then] })
    };
}

macro_rules! with_kind_arms {
    ({ [$sort:expr] [$data:ident] [$then:expr] } $($(#[$what:meta])* $kind:ident($of:ident),)*) => {
        match $sort {
            $($crate::rules::vocab::order::Kind::$kind => {
                type $data = $crate::rules::vocab::order::$of;
                $then
            })*
        }
    };
}

/// Makes the types that have a variant for each kind.
macro_rules! types {
    ({} $($(#[$what:meta])* $kind:ident($data:ident),)*) => {
        /// An order, sealed until all are in.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Order {
            $($(#[$what])* $kind($data),)*
        }

        /// A kind of order, without what is ordered.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$what])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)*];
        }

        impl Order {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self { $(Order::$kind(_) => Kind::$kind,)* }
            }
        }

        $(impl From<$data> for Order {
            fn from(data: $data) -> Self {
                Order::$kind(data)
            }
        }

        impl OfKind for $data {
            fn of(order: &Order) -> Option<&Self> {
                if let Order::$kind(data) = order { Some(data) } else { None }
            }
        })*
    };
}

each_order!([types] {});

/// What is ordered: the data of one kind.
pub trait OfKind: Sized {
    /// The data of an order, if it is of this kind.
    fn of(order: &Order) -> Option<&Self>;
}

pub(crate) use {each_order, with_arms, with_kind, with_kind_arms, with_order};

/// A nation shares technology, builds what serves civilians too, or helps after a disaster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    /// Who gives.
    pub nation: NationId,
    /// To whom.
    pub to: NationId,
    /// What.
    pub kind: BenefitKind,
}

/// A nation uses a good as a lever: it bites from the next turn on and wears out as trade finds other ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coerce {
    /// Who.
    pub nation: NationId,
    /// Against whom.
    pub target: NationId,
    /// With what.
    pub good: GoodId,
    /// Whether it ends what stands, instead of beginning it.
    pub lift: bool,
}

/// A nation consults a treaty ally in public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consult {
    /// Who.
    pub nation: NationId,
    /// With whom.
    pub ally: NationId,
}

/// How pressure is countered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CounterKind {
    /// Warns its own public, so that lies move less for two turns.
    PreBunk,
    /// Names the author of operations that have landed: half of what they moved comes back, and the author pays.
    Attribute,
    /// Helps its traders to other markets, so that this lever wears out sooner.
    Divert(GoodId),
}

/// A nation counters pressure on itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    /// Who.
    pub nation: NationId,
    /// How.
    pub kind: CounterKind,
}

/// A nation plans an exercise with partners. It is held a turn later, or at once if all plan together already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// Who leads and pays.
    pub nation: NationId,
    /// Who takes part besides, one to three.
    pub partners: Vec<NationId>,
    /// Where.
    pub place: PlaceId,
}

/// A government presses its own parliament: months fall away, the public's doubts do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hasten {
    /// Who.
    pub nation: NationId,
    /// Which treaty.
    pub agreement: AgreementId,
}

/// The force stops, and drops its task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Which.
    pub force: ForceId,
}

/// A nation keeps its word, or says that it will not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honour {
    /// Who owes.
    pub nation: NationId,
    /// What.
    pub due: DueId,
    /// Whether it keeps it.
    pub keep: bool,
}

/// A nation offers a courted nation something: its alignment moves towards whoever offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Induce {
    /// Who.
    pub nation: NationId,
    /// Whom.
    pub target: NationId,
    /// With what.
    pub kind: Inducement,
}

/// A nation runs an information operation. Lies land a turn later, meddling with the next election, speeches at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Influence {
    /// Who.
    pub nation: NationId,
    /// Against whose public.
    pub target: NationId,
    /// What.
    pub kind: InfluenceKind,
}

/// A nation builds at a base. Abroad it does so only where access is assured: automatic, in a crisis too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invest {
    /// Who pays.
    pub nation: NationId,
    /// Where.
    pub place: PlaceId,
    /// What: runway, fuel or shelters.
    pub work: WorkKind,
}

/// A nation begins a programme of its own; it is paid turn by turn, and waits while the money is short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launch {
    /// Who.
    pub nation: NationId,
    /// Which.
    pub programme: ProgrammeId,
}

/// Sends a force along a way; it goes on in later turns until it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Which.
    pub force: ForceId,
    /// Where to.
    pub to: Position,
    /// The cells on the way, the last is the goal.
    pub route: Vec<CellId>,
}

/// A government campaigns at home: support rises, the less the higher it is and the oftener it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persuade {
    /// Who.
    pub nation: NationId,
}

/// A nation ships munitions of its own to a place where it may keep them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preposition {
    /// Who.
    pub nation: NationId,
    /// Where.
    pub place: PlaceId,
    /// What.
    pub what: StockKind,
    /// How many.
    pub count: u16,
}

/// A nation publishes what an opponent did at a feature in the last two turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publicise {
    /// Who.
    pub nation: NationId,
    /// Where it happened.
    pub feature: FeatureId,
}

/// A nation tells ASEAN and the rest what closer ties are for, and what they are not for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassure {
    /// Who.
    pub nation: NationId,
}

/// A government begins a policy, or ends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPolicy {
    /// Who.
    pub nation: NationId,
    /// Which.
    pub policy: StandingPolicy,
    /// Whether it begins.
    pub on: bool,
}

/// Makes the type from the one list: what it means, its number in streams of chance, never moved, and its name in studies.
macro_rules! signals {
    ($($(#[$what:meta])* $kind:ident = $number:literal is $name:literal,)*) => {
        /// What a signal means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum SignalKind {
            $($(#[$what])* $kind = $number,)*
        }

        impl SignalKind {
            /// The names of all in studies.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// All kinds.
            pub const ALL: [SignalKind; SignalKind::NAMES.len()] = [$(SignalKind::$kind,)*];

            /// Its name in studies.
            pub fn name(self) -> &'static str {
                match self { $(SignalKind::$kind => $name,)* }
            }
        }
    };
}

signals! {
    /// "We stand by you."
    Reassure = 0 is "reassure",
    /// "No further."
    Warn = 1 is "warn",
    /// "We want this to calm down."
    Calm = 2 is "calm",
    /// "We shall fire there": to all mariners and airmen, in the set form that nobody misreads.
    Notice = 3 is "notice",
}

/// A nation signals another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Who.
    pub nation: NationId,
    /// To whom.
    pub to: NationId,
    /// What.
    pub kind: SignalKind,
    /// In words; may be empty.
    pub message: String,
}

/// A force does something at a feature from when it is on the scene until it is told otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undertake {
    /// Which.
    pub force: ForceId,
    /// Where.
    pub feature: FeatureId,
    /// What.
    pub act: Act,
    /// Against whom, for acts that have an opponent.
    pub against: Option<NationId>,
    /// The way there; empty when it is on the scene already, or flies from its base.
    pub route: Vec<CellId>,
}

/// Hulls pass from one force to another of the same kind and nation in the same place; at least one stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The force that gives.
    pub from: ForceId,
    /// The force that takes.
    pub to: ForceId,
    /// How many.
    pub hulls: u16,
}
