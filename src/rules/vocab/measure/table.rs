//! The table of measures: one row says all that the level format, the reference, computers and the report ask of one. What a row cannot
//! say is how its value is read: that is an arm of [`Metric::value`](crate::rules::metric), and its sentences stand in `report`. No measure
//! reads a parameter of the rules: it takes what the rules have made of the game.

use serde::{Deserialize, Serialize};

use super::entry::{kind, measures};
use super::row::{Idle, KnownTo, Limits, Means, MetricRow, MetricSubject, Need, Of, Pursuit, ReadFrom, Speed, Start, Trend, Unit};
use crate::catalog::NationId;
use crate::rules::vocab::ids::FeatureId;

const fn pair(subjects: &[MetricSubject]) -> [Option<MetricSubject>; 2] {
    match subjects {
        [] => [None, None],
        [one] => [Some(*one), None],
        [one, other, ..] => [Some(*one), Some(*other)],
    }
}

impl MetricKind {
    /// What the table says of it.
    pub fn row(self) -> &'static MetricRow {
        &ROWS[self as usize]
    }

    /// The metrics of these things that whoever has a wish is measured by.
    pub fn serving(pursuit: Pursuit, subjects: &[MetricSubject]) -> impl Iterator<Item = Metric> {
        Self::ALL.iter().filter(move |kind| kind.row().pursuit == pursuit).filter_map(move |kind| kind.of(subjects))
    }

    /// The measure that is written so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|measure| measure.row().name == name)
    }
}

impl Metric {
    /// What the table says of it.
    pub fn row(self) -> &'static MetricRow {
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
        read_from: Calendar, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::Calendar,
        needs: [], pursuit: ByName,
    }
    /// control, -3 (challenger) to 3 (holder)
    Control(f: FeatureId) {
        read_from: Features, unit: Number, trend: Free, speed: Step, known_to: All, limits: Limits::Between(-3, 3),
        needs: [Need::There(Means::ShipsAtFeature)], pursuit: Control,
    }
    /// supply of an outpost, 0 to 3
    Supply(f: FeatureId) {
        read_from: Features, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Outpost(0, 3, Idle::Supply),
        needs: [Need::There(Means::Outpost)], pursuit: Cargo,
    }
    /// state of an outpost's fabric, 0 to 3
    Fabric(f: FeatureId) {
        read_from: Features, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Outpost(0, 3, Idle::Fabric),
        needs: [Need::There(Means::Outpost)], pursuit: Material,
    }
    /// 1 while the holder's people are there, then 0
    Garrison(f: FeatureId) {
        read_from: Features, unit: YesNo, trend: Falls, speed: Events, known_to: All, limits: Limits::Outpost(0, 1, Idle::None),
        needs: [Need::There(Means::Outpost)], pursuit: Cargo,
    }
    /// cargoes that got through
    Deliveries(f: FeatureId) {
        read_from: Features, unit: Number, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Cargoes,
        needs: [Need::There(Means::Cargo)], pursuit: Cargo,
    }
    /// of those, repair material
    RepairDeliveries(f: FeatureId) {
        read_from: Features, unit: Number, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Cargoes,
        needs: [Need::There(Means::RepairMaterial)], pursuit: Material,
    }
    /// longest unbroken stay, in hours
    LongestStay(f: FeatureId, n: NationId) {
        read_from: Features, unit: Hours, trend: Rises, speed: Stay, known_to: All, limits: Limits::StayHours,
        needs: [Need::There(Means::Ships)], pursuit: Presence,
    }
    /// hull-hours in all
    HullHours(f: FeatureId, n: NationId) {
        read_from: Features, unit: Hours, trend: Rises, speed: Drift, known_to: All, limits: Limits::HullHours,
        needs: [Need::There(Means::Ships)], pursuit: Presence,
    }
    /// share of all hull-hours, in percent
    PresenceShare(f: FeatureId, n: NationId) {
        read_from: Features, unit: Percent, trend: Free, speed: Drift, known_to: All, limits: Limits::Ships(100),
        needs: [Need::There(Means::Ships)], pursuit: Presence,
    }
    /// turns in which the nation was there
    TurnsPresent(f: FeatureId, n: NationId) {
        read_from: Features, unit: Count, trend: Rises, speed: Step, known_to: All, limits: Limits::ShipTurns,
        needs: [Need::There(Means::Ships)], pursuit: Visits,
    }
    /// the rung between two nations now
    Rung(a: NationId, b: NationId) {
        read_from: Rungs, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 8),
        needs: [], pursuit: Calm,
    }
    /// the highest rung so far
    RungPeak(a: NationId, b: NationId) {
        read_from: Rungs, unit: Number, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Between(0, 8),
        needs: [], pursuit: Calm,
    }
    /// support, in permille
    Support(n: NationId) {
        read_from: Nations, unit: Permille, trend: Free, speed: Drift, known_to: Itself, limits: Limits::Between(0, 1000),
        needs: [], pursuit: Support,
    }
    /// support now less at the start
    SupportChange(n: NationId) {
        read_from: Nations, unit: Change, trend: Free, speed: Drift, known_to: Itself, limits: Limits::Change(Start::Support),
        needs: [], pursuit: Support,
    }
    /// the government's standing, in permille
    Standing(n: NationId) {
        read_from: Nations, unit: Permille, trend: Free, speed: Drift, known_to: Itself, limits: Limits::Between(0, 1000),
        needs: [], pursuit: Standing,
    }
    /// standing now less at the start
    StandingChange(n: NationId) {
        read_from: Nations, unit: Change, trend: Free, speed: Drift, known_to: Itself, limits: Limits::Change(Start::Standing),
        needs: [], pursuit: Standing,
    }
    /// political capital
    Capital(n: NationId) {
        read_from: Nations, unit: Number, trend: Free, speed: Drift, known_to: Itself, limits: Limits::Between(0, 1000),
        needs: [], pursuit: ByName,
    }
    /// how far its word is taken, in permille
    Credit(n: NationId) {
        read_from: Nations, unit: SmallPermille, trend: Free, speed: Drift, known_to: All, limits: Limits::Between(0, 1000),
        needs: [], pursuit: Credit,
    }
    /// its people killed
    Deaths(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::There(Means::Crews)], pursuit: Safety,
    }
    /// its people hurt
    Injuries(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::There(Means::Crews)], pursuit: Safety,
    }
    /// its hulls damaged
    HullsDamaged(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::There(Means::Crews)], pursuit: Safety,
    }
    /// incursions by its forces
    Incursions(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::There(Means::Intruders)], pursuit: NoIncursion,
    }
    /// times that it published what happened
    Publicised(n: NationId) {
        read_from: Nations, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::EachFeature,
        needs: [Need::There(Means::Features), Need::Seat], pursuit: Publicity,
    }
    /// obligations it kept
    ObligationsKept(n: NationId) {
        read_from: Nations, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [], pursuit: Keeping,
    }
    /// obligations it refused
    ObligationsRefused(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [], pursuit: NoRefusal,
    }
    /// treaty consultations it opened
    Consultations(n: NationId) {
        read_from: Nations, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::EachTurn(30),
        needs: [Need::Seat], pursuit: Consultation,
    }
    /// undertakings it broke
    UndertakingsBroken(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [], pursuit: ByName,
    }
    /// agreements in force between the two that were made in this game
    AgreementsMade(a: NationId, b: NationId) {
        read_from: Agreements, unit: Count, trend: Free, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [], pursuit: Understanding,
    }
    /// what the challenger has built there, 0 to 3
    Built(f: FeatureId) {
        read_from: Features, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Between(0, 3),
        needs: [Need::Competition { what: "islands are built", instead: ": measure Control instead" }, Need::Builder], pursuit: ByName,
    }
    /// where a courted nation leans, -3 (China) to 3 (the allies)
    Alignment(n: NationId) {
        read_from: Competition, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Courted,
        needs: [Need::Courted, Need::CompetitionOrEffect { what: "third nations are courted", instead: ", or by an inject with the effect Alignment" }], pursuit: ByName,
    }
    /// how far the region accepts closer defence ties, in permille
    Region {
        read_from: Competition, unit: Permille, trend: Free, speed: Drift, known_to: All, limits: Limits::Between(0, 1000),
        needs: [Need::CompetitionOrFeatures { what: "the region is worked on", instead: ", or by an inject with the effect Region" }], pursuit: ByName,
    }
    /// how well their forces work together, in permille
    Interop(a: NationId, b: NationId) {
        read_from: Competition, unit: SmallPermille, trend: Free, speed: Drift, known_to: All, limits: Limits::Between(0, 1000),
        needs: [Need::Competition { what: "forces learn to work together", instead: ": measure AgreementsMade or SharesIsr instead" }], pursuit: ByName,
    }
    /// 1 if a treaty in force binds the first to help the second
    Bound(a: NationId, b: NationId) {
        read_from: Agreements, unit: YesNo, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 1),
        needs: [], pursuit: ByName,
    }
    /// nations that are bound to help it
    Allies(n: NationId) {
        read_from: Agreements, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Others,
        needs: [], pursuit: ByName,
    }
    /// treaties with obligations, made in this game and in force, that bind it
    Treaties(n: NationId) {
        read_from: Agreements, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Vote], pursuit: ByName,
    }
    /// 1 if the two share reconnaissance
    SharesIsr(a: NationId, b: NationId) {
        read_from: Agreements, unit: YesNo, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 1),
        needs: [], pursuit: ByName,
    }
    /// 1 if the first may use a place of the second without asking, in a crisis too
    Assured(a: NationId, b: NationId) {
        read_from: Agreements, unit: YesNo, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 1),
        needs: [], pursuit: ByName,
    }
    /// exercises it took part in
    Exercises(n: NationId) {
        read_from: Nations, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Competition { what: "exercises are ordered", instead: ": measure presence instead, such as TurnsPresent" }, Need::SeatAmongSeats], pursuit: ByName,
    }
    /// programmes delivered to it
    Programmes(n: NationId) {
        read_from: Nations, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Competition { what: "programmes are ordered and delivered", instead: "" }, Need::Programme], pursuit: ByName,
    }
    /// works at bases finished for it
    Works(n: NationId) {
        read_from: Nations, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Competition { what: "works are built", instead: "" }, Need::Seat], pursuit: ByName,
    }
    /// trade lost and not made good, in permille of product
    TradeLoss(n: NationId) {
        read_from: Competition, unit: SmallPermille, trend: Free, speed: Drift, known_to: All, limits: Limits::Between(0, 1000),
        needs: [Need::Exposure, Need::CompetitionOrEffect { what: "goods are withheld", instead: ", or by an inject with the effect Coercion" }], pursuit: ByName,
    }
    /// tariffs of other nations of the level on it now
    Strain(n: NationId) {
        read_from: Competition, unit: Count, trend: Free, speed: Events, known_to: All, limits: Limits::Others,
        needs: [Need::CompetitionOrEffect { what: "tariffs are laid", instead: ", or by an inject with the effect Policy" }], pursuit: ByName,
    }
    /// times that its government fell in an election
    ElectionsLost(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Competition { what: "elections are held", instead: ": measure Standing or StandingChange instead" }, Need::Election], pursuit: ByName,
    }
    /// treaties that failed in its parliament
    TreatiesFailed(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Vote], pursuit: ByName,
    }
    /// levers of trade it used
    Coercions(n: NationId) {
        read_from: Nations, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Competition { what: "levers of trade are used", instead: ": measure rungs, Incursions or Credit instead" }, Need::Lever], pursuit: ByName,
    }
    /// information operations of which it was named the author
    Named(n: NationId) {
        read_from: Nations, unit: Number, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Competition { what: "information operations are ordered", instead: "" }, Need::Seat], pursuit: ByName,
    }
    /// budget, in million U.S. dollars
    Budget(n: NationId) {
        read_from: Nations, unit: Money, trend: Free, speed: Drift, known_to: All, limits: Limits::Unbounded,
        needs: [Need::CompetitionOrEffect { what: "money comes in and is spent", instead: ", or by an inject with the effect Budget" }], pursuit: ByName,
    }
    /// how a war ended or stands: 0 Chinese defeat, 1 stalemate against China, 2 stalemate toward it, 3 Chinese victory
    WarOutcome {
        read_from: War, unit: WarOutcome, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 3),
        needs: [Need::War], pursuit: ByName,
    }
    /// 1 if a war ended by a note
    WarNote {
        read_from: War, unit: YesNo, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 1),
        needs: [Need::War], pursuit: ByName,
    }
    /// area of Taiwan in Chinese hands, in km2
    AreaHeld {
        read_from: War, unit: Km2, trend: Free, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::War], pursuit: ByName,
    }
    /// Chinese battalions ashore
    Ashore {
        read_from: War, unit: Number, trend: Free, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::War], pursuit: ByName,
    }
    /// aircraft it lost in a war
    AircraftLost(n: NationId) {
        read_from: War, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::War, Need::Party], pursuit: ByName,
    }
    /// ships it lost in a war, submarines apart
    ShipsLost(n: NationId) {
        read_from: War, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::War, Need::Party], pursuit: ByName,
    }
    /// 1 if it fights, or fought, in a war
    AtWar(n: NationId) {
        read_from: War, unit: YesNo, trend: Rises, speed: Events, known_to: All, limits: Limits::Between(0, 1),
        needs: [Need::War, Need::Party], pursuit: ByName,
    }
    /// what its promises of help cost it in a war as it is expected now: aircraft, and ships in aircraft's worth, that it loses on average because it promised to fight, as its own staff reckons
    PromiseCost(n: NationId) {
        read_from: Promises, unit: Number, trend: Rises, speed: Drift, known_to: All, limits: Limits::Unbounded,
        needs: [Need::War, Need::Competition { what: "promises are weighed", instead: "" }, Need::Party], pursuit: ByName,
    }
    /// 1 if its soil was attacked in a war
    SoilAttacked(n: NationId) {
        read_from: War, unit: YesNo, trend: Rises, speed: Events, known_to: All, limits: Limits::Between(0, 1),
        needs: [Need::War, Need::Party], pursuit: ByName,
    }
    /// what it lets others do from its bases in a war: 0 nothing, 1 supply, 2 combat sorties
    Basing(n: NationId) {
        read_from: War, unit: Basing, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 2),
        needs: [Need::War, Need::Party], pursuit: ByName,
    }
    /// electricity that Taiwan has in a quarantine, permille of what is wanted
    Power {
        read_from: Quarantine, unit: Permille, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 1000),
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// days of natural gas that Taiwan has left in a quarantine
    GasDays {
        read_from: Quarantine, unit: Days, trend: Free, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// how long Taiwan holds out in a quarantine, permille
    Endurance {
        read_from: Quarantine, unit: Permille, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 1000),
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// merchants landed in a quarantine, percent of those that arrived
    Landed {
        read_from: Quarantine, unit: Percent, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 100),
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// merchants taken in a quarantine so far
    ShipsSeized {
        read_from: Quarantine, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// merchants sunk in a quarantine so far
    ShipsSunk {
        read_from: Quarantine, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// how a quarantine stands: 0 lifted, 1 it goes on or stands at the end, 2 Taiwan has yielded
    QuarantineEnd {
        read_from: Quarantine, unit: QuarantineEnd, trend: Free, speed: Events, known_to: All, limits: Limits::Between(0, 2),
        needs: [Need::Quarantine], pursuit: ByName,
    }
    /// convoys of the nation that came through
    ConvoysThrough(n: NationId) {
        read_from: Quarantine, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::EachTurn(1),
        needs: [Need::Quarantine, Need::Party], pursuit: ByName,
    }
    /// escorts that the nation lost in a quarantine; for China its cutters and militia
    WarshipsLost(n: NationId) {
        read_from: Quarantine, unit: Count, trend: Rises, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::Quarantine, Need::Party], pursuit: ByName,
    }
    /// times that it fired in others' waters or airways
    LiveFires(n: NationId) {
        read_from: Nations, unit: Number, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::ShipTurnsAtFeatures,
        needs: [Need::There(Means::Guns)], pursuit: ByName,
    }
    /// times that others fired off its coasts unannounced and unseen
    Surprised(n: NationId) {
        read_from: Nations, unit: Count, trend: RisesForGood, speed: Events, known_to: All, limits: Limits::Unbounded,
        needs: [Need::There(Means::GunsOfOthers)], pursuit: ByName,
    }
    /// features of the second at which the first has been: how far round it has sailed
    Rounded(a: NationId, b: NationId) {
        read_from: Features, unit: Number, trend: Rises, speed: Events, known_to: All, limits: Limits::Coasts,
        needs: [Need::There(Means::Coasts)], pursuit: ByName,
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
                .chain([of_limits(row.limits), of_pursuit(row.pursuit)])
                .fold([0, 0], |[f, n], [g, m]| [f.max(g), n.max(m)]);
            assert!(features >= f && nations >= n, "{} speaks of {f} features and {n} nations, and is of {features} and {nations}", row.name);
        }
    }

    fn count(row: &MetricRow, kind: SubjectKind) -> usize {
        row.of.iter().filter(|of| **of == kind).count()
    }

    /// Features and nations that a need asks for.
    fn of_need(need: Need) -> [usize; 2] {
        match need {
            Need::There(Means::ShipsAtFeature)
            | Need::There(Means::Outpost)
            | Need::There(Means::Cargo)
            | Need::There(Means::RepairMaterial)
            | Need::Builder => [1, 0],
            Need::There(Means::Coasts) => [0, 2],
            Need::There(Means::Ships)
            | Need::There(Means::Crews)
            | Need::There(Means::Intruders)
            | Need::There(Means::Guns)
            | Need::There(Means::GunsOfOthers)
            | Need::Seat
            | Need::SeatAmongSeats => [0, 1],
            Need::Programme | Need::Lever | Need::Election | Need::Exposure | Need::Courted | Need::Party => [0, 1],
            Need::There(Means::Features) | Need::Competition { .. } | Need::CompetitionOrEffect { .. } | Need::CompetitionOrFeatures { .. } => [0, 0],
            Need::Vote | Need::War | Need::Quarantine => [0, 0],
        }
    }

    fn of_limits(limits: Limits) -> [usize; 2] {
        match limits {
            Limits::Outpost(..) | Limits::Cargoes => [1, 0],
            Limits::Coasts => [0, 2],
            Limits::StayHours
            | Limits::HullHours
            | Limits::Ships(_)
            | Limits::ShipTurns
            | Limits::ShipTurnsAtFeatures
            | Limits::Change(_)
            | Limits::Courted => [0, 1],
            Limits::Calendar | Limits::Between(..) | Limits::EachTurn(_) | Limits::EachFeature | Limits::Others | Limits::Unbounded => [0, 0],
        }
    }

    fn of_pursuit(pursuit: Pursuit) -> [usize; 2] {
        match pursuit {
            Pursuit::Control | Pursuit::Cargo | Pursuit::Material => [1, 0],
            Pursuit::Visits | Pursuit::Presence => [1, 1],
            Pursuit::Calm | Pursuit::Understanding => [0, 2],
            Pursuit::Publicity | Pursuit::Support | Pursuit::Standing | Pursuit::Consultation | Pursuit::Credit => [0, 1],
            Pursuit::NoRefusal | Pursuit::Keeping | Pursuit::NoIncursion => [0, 1],
            Pursuit::Safety | Pursuit::ByName => [0, 0],
        }
    }
}
