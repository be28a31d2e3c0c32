//! The table of measures: one row says all that the level format, the reference, computers and the report ask of one. What a row cannot
//! say is how its value is read: that is an arm of [`Metric::value`](crate::rules::metric), and its sentences stand in `report`. No measure
//! reads a parameter of the rules: it takes what the rules have made of the game.

use serde::{Deserialize, Serialize};

use super::row::{Course, Idle, Need, Of, Pace, Part, Row, Sight, Span, Start, Subject, Unit, Wish};
use crate::catalog::NationId;
use crate::rules::vocab::ids::FeatureId;

/// What stands in brackets, as an author reads it.
macro_rules! kind {
    (FeatureId) => {
        "feature"
    };
    (NationId) => {
        "nation"
    };
}

macro_rules! measures {
    ($(
        #[doc = $meaning:literal]
        $name:ident $(($first:ident: $of:ident $(, $second:ident: $and:ident)?))? {
            part: $part:ident, unit: $unit:ident, course: $course:ident, pace: $pace:ident, sight: $sight:ident, span: $span:expr,
            needs: [$($need:expr),*], wish: $wish:ident,
        }
    )*) => {
        /// A whole number that a game has at any moment.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Metric { $(#[doc = $meaning] $name $(($of $(, $and)?))?,)* }

        /// What a metric measures, whatever it is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum MetricKind { $(#[doc = $meaning] $name,)* }

        const ROWS: &[Row] = &[$(Row {
            name: stringify!($name),
            of: &[$(<$of as Of>::KIND $(, <$and as Of>::KIND)?)?],
            shape: concat!($(kind!($of) $(, ", ", kind!($and))?)?),
            meaning: $meaning.trim_ascii_start(),
            part: Part::$part,
            unit: Unit::$unit,
            course: Course::$course,
            pace: Pace::$pace,
            sight: Sight::$sight,
            span: $span,
            needs: &[$($need),*],
            wish: Wish::$wish,
        },)*];

        impl MetricKind {
            /// Every measure, in the order of the reference.
            pub const ALL: &'static [MetricKind] = &[$(MetricKind::$name,)*];

            /// Name, brackets and meaning of each, for the reference and for whoever reads a level.
            pub const WRITTEN: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), concat!($(kind!($of) $(, ", ", kind!($and))?)?), $meaning.trim_ascii_start()),)*];

            /// The measure of these things; `None` where others belong in the brackets.
            pub fn of(self, subjects: &[Subject]) -> Option<Metric> {
                if subjects.len() != self.row().of.len() {
                    return None;
                }
                let mut left = subjects.iter().copied();
                Some(match self { $(Self::$name => Metric::$name $(($of::taken_from(left.next()?)? $(, $and::taken_from(left.next()?)?)?))?,)* })
            }
        }

        impl Metric {
            /// What it measures.
            pub const fn kind(self) -> MetricKind {
                match self { $(Self::$name { .. } => MetricKind::$name,)* }
            }

            /// What it is of, in the order of its brackets.
            pub fn subjects(self) -> [Option<Subject>; 2] {
                match self { $(Self::$name $(($first $(, $second)?))? => pair(&[$($first.subject() $(, $second.subject())?)?]),)* }
            }
        }
    };
}

const fn pair(subjects: &[Subject]) -> [Option<Subject>; 2] {
    match subjects {
        [] => [None, None],
        [one] => [Some(*one), None],
        [one, other, ..] => [Some(*one), Some(*other)],
    }
}

impl MetricKind {
    /// What the table says of it.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The metrics of these things that whoever has a wish is measured by.
    pub fn serving(wish: Wish, subjects: &[Subject]) -> impl Iterator<Item = Metric> {
        Self::ALL.iter().filter(move |kind| kind.row().wish == wish).filter_map(move |kind| kind.of(subjects))
    }

    /// The measure that is written so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|measure| measure.row().name == name)
    }
}

impl Metric {
    /// What the table says of it.
    pub fn row(self) -> &'static Row {
        self.kind().row()
    }

    /// The feature that it is of, if it is of one.
    pub fn feature(self) -> Option<FeatureId> {
        self.subjects().into_iter().flatten().find_map(FeatureId::taken_from)
    }

    /// The first nation that it is of, if it is of one.
    pub fn nation(self) -> Option<NationId> {
        self.nations().next()
    }

    /// The nations that it is of, in order.
    pub fn nations(self) -> impl Iterator<Item = NationId> {
        self.subjects().into_iter().flatten().filter_map(NationId::taken_from)
    }
}

measures! {
    /// the turn, from 1
    Turn {
        part: Calendar, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::Calendar,
        needs: [], wish: ByName,
    }
    /// control, -3 (challenger) to 3 (holder)
    Control(f: FeatureId) {
        part: Features, unit: Number, course: Free, pace: Step, sight: Open, span: Span::Between(-3, 3),
        needs: [Need::ShipsAtFeature], wish: Control,
    }
    /// supply of an outpost, 0 to 3
    Supply(f: FeatureId) {
        part: Features, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Outpost(0, 3, Idle::Supply),
        needs: [Need::Outpost], wish: Cargo,
    }
    /// state of an outpost's fabric, 0 to 3
    Fabric(f: FeatureId) {
        part: Features, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Outpost(0, 3, Idle::Fabric),
        needs: [Need::Outpost], wish: Material,
    }
    /// 1 while the holder's people are there, then 0
    Garrison(f: FeatureId) {
        part: Features, unit: YesNo, course: Falls, pace: Events, sight: Open, span: Span::Outpost(0, 1, Idle::None),
        needs: [Need::Outpost], wish: Cargo,
    }
    /// cargoes that got through
    Deliveries(f: FeatureId) {
        part: Features, unit: Number, course: RisesForGood, pace: Events, sight: Open, span: Span::Cargoes,
        needs: [Need::Cargo], wish: Cargo,
    }
    /// of those, repair material
    RepairDeliveries(f: FeatureId) {
        part: Features, unit: Number, course: RisesForGood, pace: Events, sight: Open, span: Span::Cargoes,
        needs: [Need::RepairMaterial], wish: Material,
    }
    /// longest unbroken stay, in hours
    LongestStay(f: FeatureId, n: NationId) {
        part: Features, unit: Hours, course: Rises, pace: Stay, sight: Open, span: Span::StayHours,
        needs: [Need::Ships], wish: Presence,
    }
    /// hull-hours in all
    HullHours(f: FeatureId, n: NationId) {
        part: Features, unit: Hours, course: Rises, pace: Drift, sight: Open, span: Span::HullHours,
        needs: [Need::Ships], wish: Presence,
    }
    /// share of all hull-hours, in percent
    PresenceShare(f: FeatureId, n: NationId) {
        part: Features, unit: Percent, course: Free, pace: Drift, sight: Open, span: Span::Ships(100),
        needs: [Need::Ships], wish: Presence,
    }
    /// turns in which the nation was there
    TurnsPresent(f: FeatureId, n: NationId) {
        part: Features, unit: Count, course: Rises, pace: Step, sight: Open, span: Span::ShipTurns,
        needs: [Need::Ships], wish: Visits,
    }
    /// the rung between two nations now
    Rung(a: NationId, b: NationId) {
        part: Rungs, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Between(0, 8),
        needs: [], wish: Calm,
    }
    /// the highest rung so far
    RungPeak(a: NationId, b: NationId) {
        part: Rungs, unit: Number, course: RisesForGood, pace: Events, sight: Open, span: Span::Between(0, 8),
        needs: [], wish: Calm,
    }
    /// support, in permille
    Support(n: NationId) {
        part: Nations, unit: Permille, course: Free, pace: Drift, sight: Banded, span: Span::Between(0, 1000),
        needs: [], wish: Support,
    }
    /// support now less at the start
    SupportChange(n: NationId) {
        part: Nations, unit: Change, course: Free, pace: Drift, sight: Banded, span: Span::Change(Start::Support),
        needs: [], wish: Support,
    }
    /// the government's standing, in permille
    Standing(n: NationId) {
        part: Nations, unit: Permille, course: Free, pace: Drift, sight: Banded, span: Span::Between(0, 1000),
        needs: [], wish: Standing,
    }
    /// standing now less at the start
    StandingChange(n: NationId) {
        part: Nations, unit: Change, course: Free, pace: Drift, sight: Banded, span: Span::Change(Start::Standing),
        needs: [], wish: Standing,
    }
    /// political capital
    Capital(n: NationId) {
        part: Nations, unit: Number, course: Free, pace: Drift, sight: Banded, span: Span::Between(0, 1000),
        needs: [], wish: ByName,
    }
    /// how far its word is taken, in permille
    Credit(n: NationId) {
        part: Nations, unit: SmallPermille, course: Free, pace: Drift, sight: Open, span: Span::Between(0, 1000),
        needs: [], wish: Credit,
    }
    /// its people killed
    Deaths(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Crews], wish: Safety,
    }
    /// its people hurt
    Injuries(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Crews], wish: Safety,
    }
    /// its hulls damaged
    HullsDamaged(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Crews], wish: Safety,
    }
    /// incursions by its forces
    Incursions(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Intruders], wish: NoIncursion,
    }
    /// times that it published what happened
    Publicised(n: NationId) {
        part: Nations, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::EachFeature,
        needs: [Need::Features, Need::Seat], wish: Publicity,
    }
    /// obligations it kept
    ObligationsKept(n: NationId) {
        part: Nations, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [], wish: Keeping,
    }
    /// obligations it refused
    ObligationsRefused(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [], wish: NoRefusal,
    }
    /// treaty consultations it opened
    Consultations(n: NationId) {
        part: Nations, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::EachTurn(30),
        needs: [Need::Seat], wish: Consultation,
    }
    /// undertakings it broke
    UndertakingsBroken(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [], wish: ByName,
    }
    /// agreements in force between the two that were made in this game
    AgreementsMade(a: NationId, b: NationId) {
        part: Agreements, unit: Count, course: Free, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [], wish: Understanding,
    }
    /// what the challenger has built there, 0 to 3
    Built(f: FeatureId) {
        part: Features, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Between(0, 3),
        needs: [Need::Competition { what: "islands are built", instead: ": measure Control instead" }, Need::Builder], wish: ByName,
    }
    /// where a courted nation leans, -3 (China) to 3 (the allies)
    Alignment(n: NationId) {
        part: Competition, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Courted,
        needs: [Need::Courted, Need::CompetitionOrEffect { what: "third nations are courted", instead: ", or by an inject with the effect Alignment" }], wish: ByName,
    }
    /// how far the region accepts closer defence ties, in permille
    Region {
        part: Competition, unit: Permille, course: Free, pace: Drift, sight: Open, span: Span::Between(0, 1000),
        needs: [Need::CompetitionOrFeatures { what: "the region is worked on", instead: ", or by an inject with the effect Region" }], wish: ByName,
    }
    /// how well their forces work together, in permille
    Interop(a: NationId, b: NationId) {
        part: Competition, unit: SmallPermille, course: Free, pace: Drift, sight: Open, span: Span::Between(0, 1000),
        needs: [Need::Competition { what: "forces learn to work together", instead: ": measure AgreementsMade or SharesIsr instead" }], wish: ByName,
    }
    /// 1 if a treaty in force binds the first to help the second
    Bound(a: NationId, b: NationId) {
        part: Agreements, unit: YesNo, course: Free, pace: Events, sight: Open, span: Span::Between(0, 1),
        needs: [], wish: ByName,
    }
    /// nations that are bound to help it
    Allies(n: NationId) {
        part: Agreements, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Others,
        needs: [], wish: ByName,
    }
    /// treaties with obligations, made in this game and in force, that bind it
    Treaties(n: NationId) {
        part: Agreements, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Vote], wish: ByName,
    }
    /// 1 if the two share reconnaissance
    SharesIsr(a: NationId, b: NationId) {
        part: Agreements, unit: YesNo, course: Free, pace: Events, sight: Open, span: Span::Between(0, 1),
        needs: [], wish: ByName,
    }
    /// 1 if the first may use a place of the second without asking, in a crisis too
    Assured(a: NationId, b: NationId) {
        part: Agreements, unit: YesNo, course: Free, pace: Events, sight: Open, span: Span::Between(0, 1),
        needs: [], wish: ByName,
    }
    /// exercises it took part in
    Exercises(n: NationId) {
        part: Nations, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Competition { what: "exercises are ordered", instead: ": measure presence instead, such as TurnsPresent" }, Need::SeatAmongSeats], wish: ByName,
    }
    /// programmes delivered to it
    Programmes(n: NationId) {
        part: Nations, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Competition { what: "programmes are ordered and delivered", instead: "" }, Need::Programme], wish: ByName,
    }
    /// works at bases finished for it
    Works(n: NationId) {
        part: Nations, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Competition { what: "works are built", instead: "" }, Need::Seat], wish: ByName,
    }
    /// trade lost and not made good, in permille of product
    TradeLoss(n: NationId) {
        part: Competition, unit: SmallPermille, course: Free, pace: Drift, sight: Open, span: Span::Between(0, 1000),
        needs: [Need::Exposure, Need::CompetitionOrEffect { what: "goods are withheld", instead: ", or by an inject with the effect Coercion" }], wish: ByName,
    }
    /// tariffs of other nations of the level on it now
    Strain(n: NationId) {
        part: Competition, unit: Count, course: Free, pace: Events, sight: Open, span: Span::Others,
        needs: [Need::CompetitionOrEffect { what: "tariffs are laid", instead: ", or by an inject with the effect Policy" }], wish: ByName,
    }
    /// times that its government fell in an election
    ElectionsLost(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Competition { what: "elections are held", instead: ": measure Standing or StandingChange instead" }, Need::Election], wish: ByName,
    }
    /// treaties that failed in its parliament
    TreatiesFailed(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Vote], wish: ByName,
    }
    /// levers of trade it used
    Coercions(n: NationId) {
        part: Nations, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Competition { what: "levers of trade are used", instead: ": measure rungs, Incursions or Credit instead" }, Need::Lever], wish: ByName,
    }
    /// information operations of which it was named the author
    Named(n: NationId) {
        part: Nations, unit: Number, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Competition { what: "information operations are ordered", instead: "" }, Need::Seat], wish: ByName,
    }
    /// budget, in million U.S. dollars
    Budget(n: NationId) {
        part: Nations, unit: Money, course: Free, pace: Drift, sight: Open, span: Span::Unbounded,
        needs: [Need::CompetitionOrEffect { what: "money comes in and is spent", instead: ", or by an inject with the effect Budget" }], wish: ByName,
    }
    /// how a war ended or stands: 0 Chinese defeat, 1 stalemate against China, 2 stalemate toward it, 3 Chinese victory
    WarOutcome {
        part: War, unit: WarOutcome, course: Free, pace: Events, sight: Open, span: Span::Between(0, 3),
        needs: [Need::War], wish: ByName,
    }
    /// 1 if a war ended by a note
    WarNote {
        part: War, unit: YesNo, course: Free, pace: Events, sight: Open, span: Span::Between(0, 1),
        needs: [Need::War], wish: ByName,
    }
    /// area of Taiwan in Chinese hands, in km2
    AreaHeld {
        part: War, unit: Km2, course: Free, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::War], wish: ByName,
    }
    /// Chinese battalions ashore
    Ashore {
        part: War, unit: Number, course: Free, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::War], wish: ByName,
    }
    /// aircraft it lost in a war
    AircraftLost(n: NationId) {
        part: War, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::War, Need::Party], wish: ByName,
    }
    /// ships it lost in a war, submarines apart
    ShipsLost(n: NationId) {
        part: War, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::War, Need::Party], wish: ByName,
    }
    /// 1 if it fights, or fought, in a war
    AtWar(n: NationId) {
        part: War, unit: YesNo, course: Rises, pace: Events, sight: Open, span: Span::Between(0, 1),
        needs: [Need::War, Need::Party], wish: ByName,
    }
    /// what its promises of help cost it in a war as it is expected now: aircraft, and ships in aircraft's worth, that it loses on average because it promised to fight, as its own staff reckons
    PromiseCost(n: NationId) {
        part: Promises, unit: Number, course: Rises, pace: Drift, sight: Open, span: Span::Unbounded,
        needs: [Need::War, Need::Competition { what: "promises are weighed", instead: "" }, Need::Party], wish: ByName,
    }
    /// 1 if its soil was attacked in a war
    SoilAttacked(n: NationId) {
        part: War, unit: YesNo, course: Rises, pace: Events, sight: Open, span: Span::Between(0, 1),
        needs: [Need::War, Need::Party], wish: ByName,
    }
    /// what it lets others do from its bases in a war: 0 nothing, 1 supply, 2 combat sorties
    Basing(n: NationId) {
        part: War, unit: Basing, course: Free, pace: Events, sight: Open, span: Span::Between(0, 2),
        needs: [Need::War, Need::Party], wish: ByName,
    }
    /// electricity that Taiwan has in a quarantine, permille of what is wanted
    Power {
        part: Quarantine, unit: Permille, course: Free, pace: Events, sight: Open, span: Span::Between(0, 1000),
        needs: [Need::Quarantine], wish: ByName,
    }
    /// days of natural gas that Taiwan has left in a quarantine
    GasDays {
        part: Quarantine, unit: Days, course: Free, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Quarantine], wish: ByName,
    }
    /// how long Taiwan holds out in a quarantine, permille
    Endurance {
        part: Quarantine, unit: Permille, course: Free, pace: Events, sight: Open, span: Span::Between(0, 1000),
        needs: [Need::Quarantine], wish: ByName,
    }
    /// merchants landed in a quarantine, percent of those that arrived
    Landed {
        part: Quarantine, unit: Percent, course: Free, pace: Events, sight: Open, span: Span::Between(0, 100),
        needs: [Need::Quarantine], wish: ByName,
    }
    /// merchants taken in a quarantine so far
    ShipsSeized {
        part: Quarantine, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Quarantine], wish: ByName,
    }
    /// merchants sunk in a quarantine so far
    ShipsSunk {
        part: Quarantine, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Quarantine], wish: ByName,
    }
    /// how a quarantine stands: 0 lifted, 1 it goes on or stands at the end, 2 Taiwan has yielded
    QuarantineEnd {
        part: Quarantine, unit: QuarantineEnd, course: Free, pace: Events, sight: Open, span: Span::Between(0, 2),
        needs: [Need::Quarantine], wish: ByName,
    }
    /// convoys of the nation that came through
    ConvoysThrough(n: NationId) {
        part: Quarantine, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::EachTurn(1),
        needs: [Need::Quarantine, Need::Party], wish: ByName,
    }
    /// escorts that the nation lost in a quarantine; for China its cutters and militia
    WarshipsLost(n: NationId) {
        part: Quarantine, unit: Count, course: Rises, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::Quarantine, Need::Party], wish: ByName,
    }
    /// times that it fired in others' waters or airways
    LiveFires(n: NationId) {
        part: Nations, unit: Number, course: RisesForGood, pace: Events, sight: Open, span: Span::ShipTurnsAtFeatures,
        needs: [Need::Guns], wish: ByName,
    }
    /// times that others fired off its coasts unannounced and unseen
    Surprised(n: NationId) {
        part: Nations, unit: Count, course: RisesForGood, pace: Events, sight: Open, span: Span::Unbounded,
        needs: [Need::GunsOfOthers], wish: ByName,
    }
    /// features of the second at which the first has been: how far round it has sailed
    Rounded(a: NationId, b: NationId) {
        part: Features, unit: Number, course: Rises, pace: Events, sight: Open, span: Span::Coasts,
        needs: [Need::Coasts], wish: ByName,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::vocab::measure::SubjectKind;

    /// A row that speaks of a feature's or a nation's things is of one.
    #[test]
    fn every_row_is_of_what_its_other_fields_speak_of() {
        for measure in MetricKind::ALL {
            let row = measure.row();
            let (features, nations) = (count(row, SubjectKind::Feature), count(row, SubjectKind::Nation));
            let [f, n] = row
                .needs
                .iter()
                .map(|need| of_need(*need))
                .chain([of_span(row.span), of_wish(row.wish)])
                .fold([0, 0], |[f, n], [g, m]| [f.max(g), n.max(m)]);
            assert!(features >= f && nations >= n, "{} speaks of {f} features and {n} nations, and is of {features} and {nations}", row.name);
        }
    }

    fn count(row: &Row, kind: SubjectKind) -> usize {
        row.of.iter().filter(|of| **of == kind).count()
    }

    /// Features and nations that a need asks for.
    fn of_need(need: Need) -> [usize; 2] {
        match need {
            Need::ShipsAtFeature | Need::Outpost | Need::Cargo | Need::RepairMaterial | Need::Builder => [1, 0],
            Need::Coasts => [0, 2],
            Need::Ships | Need::Crews | Need::Intruders | Need::Guns | Need::GunsOfOthers | Need::Seat | Need::SeatAmongSeats => [0, 1],
            Need::Programme | Need::Lever | Need::Election | Need::Exposure | Need::Courted | Need::Party => [0, 1],
            Need::Features | Need::Competition { .. } | Need::CompetitionOrEffect { .. } | Need::CompetitionOrFeatures { .. } => [0, 0],
            Need::Vote | Need::War | Need::Quarantine => [0, 0],
        }
    }

    fn of_span(span: Span) -> [usize; 2] {
        match span {
            Span::Outpost(..) | Span::Cargoes => [1, 0],
            Span::Coasts => [0, 2],
            Span::StayHours | Span::HullHours | Span::Ships(_) | Span::ShipTurns | Span::ShipTurnsAtFeatures | Span::Change(_) | Span::Courted => {
                [0, 1]
            }
            Span::Calendar | Span::Between(..) | Span::EachTurn(_) | Span::EachFeature | Span::Others | Span::Unbounded => [0, 0],
        }
    }

    fn of_wish(wish: Wish) -> [usize; 2] {
        match wish {
            Wish::Control | Wish::Cargo | Wish::Material => [1, 0],
            Wish::Visits | Wish::Presence => [1, 1],
            Wish::Calm | Wish::Understanding => [0, 2],
            Wish::Publicity | Wish::Support | Wish::Standing | Wish::Consultation | Wish::Credit => [0, 1],
            Wish::NoRefusal | Wish::Keeping | Wish::NoIncursion => [0, 1],
            Wish::Safety | Wish::ByName => [0, 0],
        }
    }
}
