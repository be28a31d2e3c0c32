//! What the table of measures says of each: where it is read, what its numbers mean, how it goes, and what a level needs for it to move.

use crate::catalog::NationId;
use crate::rules::vocab::ids::FeatureId;

/// A measure: its row of the table.
#[derive(Clone, Copy, Debug)]
pub struct MetricRow {
    /// Its name in the level format.
    pub name: &'static str,
    /// What stands in its brackets, in this order.
    pub of: &'static [SubjectKind],
    /// The same as an author reads it: `feature, nation`; empty without brackets.
    pub shape: &'static str,
    /// What it is, for the reference of the level format.
    pub meaning: &'static str,
    /// What in a game it is read from.
    pub read_from: ReadFrom,
    /// What its numbers count.
    pub unit: Unit,
    /// Which ways it goes.
    pub trend: Trend,
    /// How fast it goes.
    pub speed: Speed,
    /// Who knows it.
    pub known_to: KnownTo,
    /// Between which numbers it keeps.
    pub limits: Limits,
    /// What a level needs for it to move, in the order in which what lacks is told: what there is first, then the clock and the rest.
    pub needs: &'static [Need],
    /// What whoever is measured by it works at.
    pub pursuit: Pursuit,
}

/// What a measure can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A contested location of the level.
    Feature,
    /// A nation that plays a part.
    Nation,
}

/// What one measure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricSubject {
    /// A contested location.
    Feature(FeatureId),
    /// A nation.
    Nation(NationId),
}

/// An identity that can stand in a measure's brackets.
pub(super) trait Of: Sized {
    /// The kind of thing that it names.
    const KIND: SubjectKind;

    /// As a subject.
    fn subject(self) -> MetricSubject;

    /// From a subject; `None` is one of another kind.
    fn taken_from(subject: MetricSubject) -> Option<Self>;
}

impl Of for FeatureId {
    const KIND: SubjectKind = SubjectKind::Feature;

    fn subject(self) -> MetricSubject {
        MetricSubject::Feature(self)
    }

    fn taken_from(subject: MetricSubject) -> Option<Self> {
        match subject {
            MetricSubject::Feature(id) => Some(id),
            MetricSubject::Nation(_) => None,
        }
    }
}

impl Of for NationId {
    const KIND: SubjectKind = SubjectKind::Nation;

    fn subject(self) -> MetricSubject {
        MetricSubject::Nation(self)
    }

    fn taken_from(subject: MetricSubject) -> Option<Self> {
        match subject {
            MetricSubject::Nation(id) => Some(id),
            MetricSubject::Feature(_) => None,
        }
    }
}

/// The part of a game that a measure is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadFrom {
    /// The turn.
    Calendar,
    /// A contested location, and who is there.
    Features,
    /// A nation's numbers and counts.
    Nations,
    /// Rungs of the escalation ladder.
    Rungs,
    /// Agreements and what they bind to.
    Agreements,
    /// What the competition clock moves, a nation's counts apart.
    Competition,
    /// A war: 0 in a level that knows none.
    War,
    /// What promises would cost in a war: 0 in a level that knows none.
    Promises,
    /// A quarantine: 0 in a level that knows none.
    Quarantine,
}

impl ReadFrom {
    /// Whether events of one turn may move it: it is, or may read, features, nations or rungs. What others would do to the rest takes longer.
    pub const fn moves_in_a_turn(self) -> bool {
        match self {
            Self::Features | Self::Nations | Self::Rungs | Self::War | Self::Quarantine => true,
            Self::Calendar | Self::Agreements | Self::Competition | Self::Promises => false,
        }
    }
}

/// What a measure's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A plain number.
    Number,
    /// Things of which there had better be none: 0 at most reads as "no ...".
    Count,
    /// 1 where something is so, 0 where it is not.
    YesNo,
    /// Thousandths, shown as percent. Below 100 a percentage may have been meant.
    Permille,
    /// Thousandths of what may be close to nothing: small numbers are meant.
    SmallPermille,
    /// Thousandths up or down.
    Change,
    /// Percent.
    Percent,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Square kilometres.
    Km2,
    /// Millions of U.S. dollars.
    Money,
    /// How a war ends: 0 (Chinese defeat) to 3 (Chinese victory).
    WarOutcome,
    /// How a quarantine ends: 0 lifted, 1 standing, 2 Taiwan has yielded.
    QuarantineEnd,
    /// What a host lets others do: 0 nothing, 1 supply, 2 combat sorties.
    Basing,
}

impl Unit {
    /// Whether it counts in thousandths.
    pub const fn is_in_thousandths(self) -> bool {
        matches!(self, Self::Permille | Self::SmallPermille | Self::Change)
    }
}

/// Which ways a measure goes in a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Up and down.
    Free,
    /// Never down.
    Rises,
    /// Never down, an event at a time, and none of them can be undone: who stands at its bound loses it with one more.
    RisesForGood,
    /// Never up.
    Falls,
}

impl Trend {
    /// Whether it never goes down.
    pub const fn only_rises(self) -> bool {
        matches!(self, Self::Rises | Self::RisesForGood)
    }
}

/// How fast a measure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// With events, as far as they take it.
    Events,
    /// A little every turn.
    Drift,
    /// At most one a turn.
    Step,
    /// By the hours of an unbroken stay, and so a little every turn.
    Stay,
}

impl Speed {
    /// Whether it moves a little every turn, which says little.
    pub const fn is_steady(self) -> bool {
        matches!(self, Self::Drift | Self::Stay)
    }
}

/// Who knows a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownTo {
    /// Whoever can see the part of the game that it is read from.
    All,
    /// Its nation; others know a band of it.
    Itself,
}

/// What a change is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The level's `support` of the nation.
    Support,
    /// The level's `standing` of the nation.
    Standing,
}

/// What a number of an outpost stays at where nobody lives and no inject moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// The level's `supply` of the feature.
    Supply,
    /// The level's `fabric` of the feature.
    Fabric,
    /// 0.
    None,
}

/// Between which numbers a measure keeps in a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// From the first to the last turn.
    Calendar,
    /// Between two numbers.
    Between(i64, i64),
    /// Between two numbers at an outpost; elsewhere it stays at one.
    Outpost(i64, i64, Idle),
    /// Cargoes: eight a turn at most, to an outpost.
    Cargoes,
    /// Hours of one nation's stay.
    StayHours,
    /// Hours of all hulls of a nation.
    HullHours,
    /// From 0 to a number, of a nation that has ships.
    Ships(i64),
    /// Turns, of a nation that has ships.
    ShipTurns,
    /// One a turn and feature, of a nation that has ships.
    ShipTurnsAtFeatures,
    /// Features that the second nation holds, of a first that has ships.
    Coasts,
    /// From none of the thousandths to all of them, less those at the start.
    Change(Start),
    /// So many a turn.
    EachTurn(i64),
    /// One a turn and feature.
    EachFeature,
    /// -3 to 3, of a nation that is courted.
    Courted,
    /// From none to all other nations of the level.
    Others,
    /// From 0 up.
    Unbounded,
}

/// What a level needs for a measure to move. Each `what` and `instead` are words: "exercises are ordered" (on the clock Competition only)
/// ": measure presence instead".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Forces and features.
    There(Means),
    /// The competition clock.
    Competition { what: &'static str, instead: &'static str },
    /// The competition clock, or an effect that moves the number.
    CompetitionOrEffect { what: &'static str, instead: &'static str },
    /// The competition clock, or an effect that moves the number, or features, where what is done is felt in the region.
    CompetitionOrFeatures { what: &'static str, instead: &'static str },
    /// A seat of the nation, where orders are given.
    Seat,
    /// The same, in a level in which any seat has nations.
    SeatAmongSeats,
    /// A programme of the nation in the theatre.
    Programme,
    /// A lever of trade of the nation in the theatre, and its seat.
    Lever,
    /// An election of the nation in the level's time.
    Election,
    /// A force of the feature's challenger that builds.
    Builder,
    /// The months that a parliament takes.
    Vote,
    /// A good of the theatre that can be withheld from the nation.
    Exposure,
    /// That the nation is courted.
    Courted,
    /// A war.
    War,
    /// That the nation is a party of the model of war.
    Party,
    /// A quarantine.
    Quarantine,
}

/// Forces and features that a measure needs; what there is of them is known only where every one of them could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Ships of the feature's holder or challenger, or an effect that moves control.
    ShipsAtFeature,
    /// An outpost at the feature, or an effect that moves the number.
    Outpost,
    /// An outpost, and a force of its holder that brings any cargo.
    Cargo,
    /// An outpost, and a force of its holder that brings repair material.
    RepairMaterial,
    /// Ships of the nation.
    Ships,
    /// Features of the second nation, and ships of the first.
    Coasts,
    /// Features, where crews meet, and people of the nation at sea or in the air.
    Crews,
    /// A force of the nation that could enter others' waters.
    Intruders,
    /// Features.
    Features,
    /// A force of the nation that fires live, and a feature of another.
    Guns,
    /// A feature of the nation, and a force of another that fires live.
    GunsOfOthers,
}

/// What a team that is measured by a measure works at from turn to turn. What is asked for by name (`Bound`, `Alignment`, a war's numbers)
/// is [`Pursuit::ByName`]: whoever plays that part of the game looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pursuit {
    /// Control of the feature.
    Control,
    /// Cargo to the feature, or none.
    Cargo,
    /// Building material to the feature, or none.
    Material,
    /// Turns at the feature, of its own or not of the challenger.
    Visits,
    /// Presence at the feature, its own or not the challenger's.
    Presence,
    /// Calm between the two.
    Calm,
    /// Nobody hurt.
    Safety,
    /// What happened shown, or not.
    Publicity,
    /// Support at home, or another's public steadied.
    Support,
    /// Standing at home.
    Standing,
    /// Consultations.
    Consultation,
    /// Its own good name.
    Credit,
    /// No obligation refused.
    NoRefusal,
    /// Obligations kept.
    Keeping,
    /// An understanding between the two.
    Understanding,
    /// Others kept out of territorial seas.
    NoIncursion,
    /// Nothing that a turn's orders at features and for publics bring about.
    ByName,
}
