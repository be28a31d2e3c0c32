//! What is known of an event by its kind, beside its sentence and what it does to the state: who learns of it, whom and what it concerns, how
//! much of a reader's attention it deserves, for whom it is good, what it rests upon. The tables of events state it, a row each; news, stories,
//! screens and the test of secrecy read it here and list no events themselves.

use crate::catalog::{Act, EncounterOutcome, NationId, PlaceId, ProgrammeId};
use crate::geo::CellId;
use crate::rules::vocab::cause::{Driver, HaltReason};
use crate::rules::vocab::competition::{Wearing, Work};
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::ids::{AgreementId, DueId, FeatureId, ForceId, ProposalId, SeatId, SeatSet};
use crate::rules::vocab::note::Note;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Position;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::event::WarEvent;

/// How much of a reader's attention an event deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Bookkeeping: only in full lists.
    Detail,
    /// Worth a line.
    Line,
    /// Worth a stop on the map.
    Headline,
}

/// Whether an event is good or bad news in itself, whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Harm, loss, a word broken.
    Grave,
    /// Neither.
    Plain,
    /// Relief, a word kept, a cargo through.
    Calm,
}

/// What an event is about: the heading under which news that are not shown are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A war or a quarantine.
    War,
    /// Forces, encounters, outposts, control.
    AtSea,
    /// Agreements, votes, offers, access.
    Agreements,
    /// Messages, publicity, consultations.
    Messages,
    /// Trade, disinformation, engagement.
    Pressure,
    /// Escalation between pairs.
    Escalation,
    /// Elections, policies, exercises, bases, programmes.
    Home,
    /// The level and its facilitator.
    Level,
}

/// How an event stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventRole {
    /// Something new.
    Stands,
    /// A consequence of what came before, with how far it moved a measure in permille.
    Follows(u32),
    /// What each turn brings.
    Routine,
}

/// Whether a story tells an event together with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// It is told by itself.
    Never,
    /// It is told with an encounter that it follows.
    Encounters,
    /// It is told with whatever it follows.
    Anything,
}

/// Where something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventSpot {
    /// At a contested feature.
    Feature(FeatureId),
    /// Where a force is.
    Force(ForceId),
    /// At a place.
    Place(PlaceId),
    /// At a position.
    Position(Position),
    /// In a hex.
    Cell(CellId),
}

/// Whose loss something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// A nation's people.
    People(NationId),
    /// Hulls of a force.
    Hulls(ForceId),
    /// An outpost's, and so its holder's.
    Outpost(FeatureId),
}

/// The nations that an event concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concerned {
    /// These; none where the reader needs none.
    Nations(Vec<NationId>),
    /// Both that contest a feature.
    Contest(FeatureId),
    /// Who owes and who is owed by an obligation that fell due.
    Due(DueId),
    /// Who owes and who is owed by an obligation that a war made due, by its position.
    Call(u16),
}

/// How somebody fares by an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fares {
    /// It is good for them.
    Well,
    /// It is bad for them.
    Ill,
}

impl Fares {
    /// Well, or ill.
    pub const fn well_if(good: bool) -> Self {
        if good { Self::Well } else { Self::Ill }
    }

    /// How the other side fares.
    pub const fn other(self) -> Self {
        match self {
            Self::Well => Self::Ill,
            Self::Ill => Self::Well,
        }
    }
}

/// How nations move to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// Their ties grow.
    Closer,
    /// Their ties loosen.
    Apart,
}

impl Drift {
    /// Closer, or apart.
    pub const fn closer_if(closer: bool) -> Self {
        if closer { Self::Closer } else { Self::Apart }
    }
}

/// For whom an event is good or bad, so that a colour means one thing to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// For nobody in particular.
    Nobody,
    /// Good for a nation, or bad.
    Nation(NationId, Fares),
    /// Good for whoever has a force, or bad.
    Force(ForceId, Fares),
    /// Good for whoever holds a feature, or bad; and the other way for whoever challenges it.
    Holder(FeatureId, Fares),
    /// Bad for whoever holds a feature, and nothing that the challenger would cheer.
    Shortage(FeatureId),
    /// Bad for a nation and its friends, and good for nobody.
    Harm(NationId),
    /// A nation's forces entered what is another's.
    Intrusion {
        /// Who came.
        by: NationId,
        /// Whose it is.
        of: NationId,
    },
    /// An encounter, by its acts and its outcome.
    Encounter {
        /// Who acted.
        actor: NationId,
        /// Who opposed.
        opponent: NationId,
        /// How.
        act: Act,
        /// What came of it.
        outcome: EncounterOutcome,
    },
    /// Nations come closer, or drift apart.
    Ties(Vec<NationId>, Drift),
    /// Nations speak with one another: good for their friends, and no harm to others.
    Talks(Vec<NationId>),
    /// The parties of an agreement come closer, or drift apart.
    Agreement(AgreementId, Drift),
    /// An offer was accepted, or refused.
    Answer(ProposalId, bool),
    /// A party broke an agreement.
    Breach(AgreementId, NationId),
    /// Help falls due.
    Owed {
        /// Who owes it.
        obligor: NationId,
        /// To whom.
        beneficiary: NationId,
    },
    /// Help that was due came, or did not.
    Due(DueId, bool),
    /// Two nations went up on the ladder of escalation, or down.
    Rung(NationId, NationId, bool),
    /// A nation showed what another did.
    Exposure {
        /// Who showed it.
        by: NationId,
        /// Who did it.
        against: NationId,
    },
    /// A government was confirmed, or weakened.
    Vote(NationId, bool),
    /// As the event reads in itself, for a nation and its friends.
    Own(NationId),
    /// Good for whoever runs a programme, or bad.
    Programme(ProgrammeId, Fares),
    /// The region accepts closer ties more, or less.
    Region(bool),
    /// As what an inject changes.
    Effect(Effect),
    /// As the event reads in itself, for every side.
    Told,
    /// Bad for every side.
    Everybody,
    /// In a war or a quarantine, where sides are the war's.
    War(WarBearing),
}

/// For whom something in a war or a quarantine is good or bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarBearing {
    /// A nation comes into a war.
    Enters(NationId),
    /// A nation leaves a war.
    Leaves(NationId),
    /// A host lets others use its bases, against Beijing.
    Grants(NationId),
    /// Others are asked to fight Beijing.
    AgainstBeijing,
    /// Good for Beijing, or bad.
    Beijing(bool),
    /// Good for Taiwan in a quarantine, or bad; and the other way for Beijing.
    Island(bool),
    /// As what a phase of a war did.
    Fought(WarEvent),
}

/// Declares the rules of who learns of an event, and what each is called on the page of events.
macro_rules! audiences {
    ($($(#[doc = $doc:literal])* $name:ident $(($($type:ty),+))? = $words:literal;)*) => {
        /// Who may learn of an event, by its kind. What emits an event names its audience itself, since who sees a force depends on when; none
        /// may be wider than this (tests/secrecy.rs).
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Audience { $($(#[doc = $doc])* $name $(($($type),+))?,)* }

        /// The rules by which it is settled who learns of an event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Told { $($(#[doc = $doc])* $name,)* }

        impl Told {
            /// The rule in words: "who learns of it".
            pub fn words(self) -> &'static str {
                match self { $(Told::$name => $words,)* }
            }
        }
    };
}

audiences! {
    /// Everybody.
    Everybody = "everybody";
    /// The White Cell alone.
    WhiteCell = "the White Cell";
    /// A team.
    Seat(SeatId) = "the team whose it is";
    /// These teams.
    Seats(SeatSet) = "who wrote it, and to whom";
    /// Teams that speak for one of these nations.
    Nations(Vec<NationId>) = "the nations concerned";
    /// The team that has a force.
    Owner(ForceId) = "whose force it is";
    /// Teams that see a force.
    Watchers(ForceId) = "who sees the force";
    /// Teams that see a force; where it only has to put into port, its owner.
    Halt(ForceId, HaltReason) = "who sees the force; its owner where it has to put into port";
    /// Everybody: forces that only intelligence sees take no part in it.
    Openly(Vec<ForceId>) = "everybody: hidden forces take no part";
    /// Everybody, or who made an offer and to whom where it is private.
    Offer(ProposalId) = "everybody; of a private offer the nations concerned";
    /// A nation that asked, and whoever grants the permission in this clause.
    Permission(NationId, AgreementId, u16) = "who asks and who grants";
    /// Everybody where a programme is public, else whose it is.
    Programme(ProgrammeId) = "everybody; of one that is not public whose it is";
    /// Whose programme it is.
    ProgrammeOwner(ProgrammeId) = "whose programme it is";
    /// Everybody; of a shipment, who ships and the host.
    Work(Work) = "everybody; of a shipment who ships and the host";
    /// Everybody; of operations of influence, the nation alone.
    Wearing(NationId, Wearing) = "everybody; of influence whose it is";
    /// The team that speaks for a party of the war.
    Party(Party) = "Beijing";
    /// All but the team that speaks for a party of the war.
    ButParty(Party) = "everybody but Beijing";
    /// Everybody, or the White Cell where the level hides its last turn.
    LastTurn = "everybody; the White Cell where the last turn is hidden";
    /// As the author of an inject says.
    Author = "as its author says";
    /// Everybody; of a nation's own numbers, that nation.
    Effect(Effect) = "everybody; of a nation's own numbers whose they are";
    /// Everybody; of stocks, submarines and launchers, whose they are.
    Fought(WarEvent) = "everybody; of what gives stocks away whose they are";
    /// Everybody: it holds no more than what was seen.
    Seen(WarEvent) = "everybody";
    /// Parties that a note concerns.
    Note(Note) = "the parties that the note is about";
    /// Everybody where the White Cell followed, else the nation.
    Recommendation(NationId, bool) = "everybody where it is followed, else whose it is";
}

/// What is known of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// How much attention its line deserves. What a phase of a war did says it with its own line.
    pub weight: Weight,
    /// How its line reads in itself.
    pub tone: Tone,
    /// Nations that it concerns.
    pub concerned: Concerned,
    /// Where it happened.
    pub spot: Option<EventSpot>,
    /// What kind of thing it is, as a weight in a story; 0 is never told by itself. Assumed, so that a death outweighs any move of support,
    /// and routine never crowds out a decision.
    pub importance: u32,
    /// How it stands to the event before it.
    pub role: EventRole,
    /// Whether a story tells it together with the event before it.
    pub joins: Joins,
    /// Whether governments or parliaments decided something: elections, votes, treaties and wars.
    pub decision: bool,
    /// Whose loss it is, of people, hulls or an outpost; news tell of the reader's own before all else.
    pub loss: Option<Loss>,
    /// For whom it is good or bad.
    pub bearing: Bearing,
    /// The numbers of the rules that decided it; empty where none did.
    pub reads: Vec<Param>,
}

/// The facts of an event that deserves so much attention, and of which nothing else is said yet.
const fn worth(weight: Weight) -> Facts {
    Facts {
        weight,
        tone: Tone::Plain,
        concerned: Concerned::Nations(Vec::new()),
        spot: None,
        importance: 0,
        role: EventRole::Stands,
        joins: Joins::Never,
        decision: false,
        loss: None,
        bearing: Bearing::Nobody,
        reads: Vec::new(),
    }
}

/// Bookkeeping.
pub(super) const fn detail() -> Facts {
    worth(Weight::Detail)
}

/// Worth a line.
pub(super) const fn line() -> Facts {
    worth(Weight::Line)
}

/// Worth a stop on the map.
pub(super) const fn headline() -> Facts {
    worth(Weight::Headline)
}

/// A measure's change: routine where each turn brings it, else a consequence.
pub(super) fn measured(why: Driver, permille: u32) -> EventRole {
    match why {
        Driver::Income | Driver::Decay | Driver::OrderCost => EventRole::Routine,
        _ => EventRole::Follows(permille),
    }
}

// What a row of the table says, in the order in which it says it.
impl Facts {
    pub(super) fn grave(self) -> Self {
        Self { tone: Tone::Grave, ..self }
    }

    pub(super) fn calm(self) -> Self {
        Self { tone: Tone::Calm, ..self }
    }

    /// Calm or grave.
    pub(super) fn good(self, good: bool) -> Self {
        if good { self.calm() } else { self.grave() }
    }

    /// Calm or plain.
    pub(super) fn calm_if(self, good: bool) -> Self {
        if good { self.calm() } else { self }
    }

    pub(super) fn of(self, nations: &[NationId]) -> Self {
        Self { concerned: Concerned::Nations(nations.to_vec()), ..self }
    }

    pub(super) fn among(self, concerned: Concerned) -> Self {
        Self { concerned, ..self }
    }

    pub(super) fn at(self, spot: EventSpot) -> Self {
        Self { spot: Some(spot), ..self }
    }

    pub(super) fn matters(self, importance: u32) -> Self {
        Self { importance, ..self }
    }

    pub(super) fn role(self, role: EventRole) -> Self {
        Self { role, ..self }
    }

    pub(super) fn joins(self, joins: Joins) -> Self {
        Self { joins, ..self }
    }

    pub(super) fn decision(self) -> Self {
        Self { decision: true, ..self }
    }

    pub(super) fn loss(self, loss: Loss) -> Self {
        Self { loss: Some(loss), ..self }
    }

    pub(super) fn bears(self, bearing: Bearing) -> Self {
        Self { bearing, ..self }
    }

    pub(super) fn reads(self, params: &[Param]) -> Self {
        Self { reads: params.to_vec(), ..self }
    }
}

/// A kind of event, as its row in the table says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventEntry {
    /// Its name in saves and in code.
    pub name: &'static str,
    /// What happened, in a sentence.
    pub what: &'static str,
    /// The group to which it belongs, which is applied and told together.
    pub group: &'static str,
    /// What the group is about.
    pub about: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// Who learns of it.
    pub told: Told,
    /// What it carries: its fields.
    pub carries: &'static [&'static str],
}
