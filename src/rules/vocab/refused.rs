//! A refusal as a sentence without names, for whoever has no screen to put them in: a log that does not replay, a client elsewhere. The words
//! of `report` say the same with names, and what would be legal instead.

use std::fmt;

use crate::catalog::plain::code_point;
use crate::rules::vocab::error::{Already, Obstacle, QuarantineRefusal, Refusal, TextProblem, WarRefusal, What, Who};

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Refusal::Over => "The level is over.",
            Refusal::Sealed => "The orders of this turn are sealed.",
            Refusal::WhiteCellOnly => "Only the White Cell can do that.",
            Refusal::OnlyFor { who } => whose(*who),
            Refusal::NotYourNation { .. } => "The nation is another's to command.",
            Refusal::NoSuchForce { .. } => "There is no such force, or it cannot take this order.",
            Refusal::NotYourForce { .. } => "The force is another's to command.",
            Refusal::ForceFixed { .. } => "The force is tied to its place in this level.",
            Refusal::AlreadyOrdered { .. } => "The force has an order this turn already.",
            Refusal::NoStaffActions { limit } => return write!(f, "No staff action of this turn is left, of {limit}."),
            Refusal::NoSuch { what } => return write!(f, "There is no such {}.", thing(*what)),
            Refusal::BrokenRoute { .. } => "The way does not lead hex by hex from where the force is.",
            Refusal::Impassable { by, .. } => obstacle(*by),
            Refusal::Unreachable => "No way leads there for this kind of force.",
            Refusal::OutOfRange { needed_km, limit_km } => return write!(f, "It is {needed_km} km away, and the reach is {limit_km} km."),
            Refusal::EnduranceSpent { hours_out, limit_hours } => {
                return write!(f, "The force would be out {hours_out} hours, and can stay out {limit_hours}.");
            }
            Refusal::NoPermission { .. } => "The host has not agreed to that.",
            Refusal::MustConsult { turns, .. } => return write!(f, "The host must be consulted first, which takes {turns} turns."),
            Refusal::AboveCeiling { .. } => "The act is beyond the ceiling that the team set itself.",
            Refusal::CannotDo { .. } => "This kind of force cannot do that there.",
            Refusal::BadOpponent => "The act needs an opponent that takes part, or none.",
            Refusal::NothingToPublish => "No opponent did anything there lately, to the nation or a partner of it, that could be published.",
            Refusal::TooLittleCapital { needed, have } => return write!(f, "It takes {needed} political capital, of which there is {have}."),
            Refusal::TooLittleBudget { needed, have } => return write!(f, "It takes {needed} M$, and there are {have} M$."),
            Refusal::TooManyOffers { limit, .. } => return write!(f, "No more offers to that nation this turn: the limit is {limit}."),
            Refusal::NotOnOffer => "The offer or question is not on the table for this nation.",
            Refusal::BadText { problem } => text_problem(*problem),
            Refusal::TooLarge { what: What::Stock, limit } => return write!(f, "Too many, or none: at most {limit} can be stored at a time."),
            Refusal::TooLarge { what: What::Text, limit } => return write!(f, "The text is too long: at most {limit} characters."),
            Refusal::TooLarge { limit, .. } => return write!(f, "The list is too long: at most {limit}."),
            Refusal::Duplicate { what } => already(*what),
            Refusal::EmptyText => "The text is empty.",
            Refusal::HiddenSign { sign } => return write!(f, "The text holds a sign that cannot be seen ({}).", code_point(*sign)),
            Refusal::NeedsReason => "A reason must be stated.",
            Refusal::NeedsForceThere { .. } => "The promise is to act: a force must be there, or on its way with something to do there.",
            Refusal::NoTreaty { .. } => "No treaty binds the two.",
            Refusal::NotAllSealed => "Not every seat has sealed its orders.",
            Refusal::WrongClock => "The order belongs to another clock than the one that runs.",
            Refusal::NotExposed { .. } => "The nation does not depend on that trade.",
            Refusal::NoLever { .. } => "The nation has no such lever of trade.",
            Refusal::NotItsProgramme { .. } => "The programme is none of the nation's.",
            Refusal::NotBound { .. } => "The nation is not bound by the agreement, or has given notice.",
            Refusal::WrongStatus { .. } => "The agreement cannot go from where it stands to that.",
            Refusal::WrongRung => "A rung is between two different nations, and from 0 to 8.",
            Refusal::OnlyByInject => "Forces arrive only with the inject that names them.",
            Refusal::WrongLastTurn { from, to } => return write!(f, "The last turn can be set from {from} to {to}."),
            Refusal::WrongPlace { .. } => "The place takes no forces of this kind.",
            Refusal::NoHostThere { .. } => "Nobody is host there.",
            Refusal::WrongPartners { most } => return write!(f, "An exercise is of its leader and of one to {most} others, each named once."),
            Refusal::WrongHulls { most } => return write!(f, "At most {most} hulls can be shifted: one stays."),
            Refusal::NoElection { .. } => "No election of the nation lies ahead in this level.",
            Refusal::NothingToCounter { .. } => "Nothing presses the nation now that could be countered so.",
            Refusal::NotCourted { .. } => "The nation is courted by nobody in this level.",
            Refusal::NoLegalBasis { .. } => "No agreement lets the guest in, or keeps what the two share.",
            Refusal::NotAssured { .. } => "Access to the place is not assured in a crisis.",
            Refusal::NotRatifying => "The treaty is not before this nation's parliament.",
            Refusal::War(why) => war(*why),
            Refusal::Quarantine(QuarantineRefusal::None) => "There is no quarantine now.",
            Refusal::Quarantine(QuarantineRefusal::NotTheirs { .. }) => "That is not for this nation to decide.",
            Refusal::Quarantine(QuarantineRefusal::TooFewGroups { wanted, have }) => {
                return write!(f, "There are {have} groups of escorts, and {wanted} were asked for.");
            }
            Refusal::Quarantine(QuarantineRefusal::Ration { least }) => return write!(f, "Between {least} and 1000 permille can be given out."),
        };
        f.write_str(sentence)
    }
}

fn whose(who: Who) -> &'static str {
    match who {
        Who::Team => "Only a team gives orders and seals them.",
        Who::TeamOrDesk => "Only whoever speaks for a nation bargains for it: its team, or its country desk.",
        Who::TeamOrWhiteCell => "Only a team or the White Cell sends messages.",
        Who::Session => "A turn resolves by itself, once every team has sealed its orders.",
    }
}

fn thing(what: What) -> &'static str {
    match what {
        What::Seat => "seat in this level",
        What::Nation => "nation in this level",
        What::Feature => "feature in this level",
        What::Place => "place on this map",
        What::Cell => "hex on this map",
        What::Agreement => "agreement",
        What::Proposal => "offer",
        What::Order => "order in the list",
        What::Choice => "thing that it could be given for",
        What::Obligation => "obligation that waits for an answer",
        What::Inject => "inject in this level",
        What::Turn => "turn in this game",
        What::Text => "text",
        What::List => "list",
        What::Good => "good in this level",
        What::Programme => "programme",
        What::Stock => "stock",
        What::Permission => "permission that asks for consultation now",
    }
}

fn obstacle(by: Obstacle) -> &'static str {
    match by {
        Obstacle::Land => "Land is in the way.",
        Obstacle::Sea => "Sea is in the way.",
        Obstacle::Shallow => "The water there is too shallow for a submarine.",
        Obstacle::ForeignLand(_) => "The way leads over land of a nation that has not agreed.",
    }
}

fn already(what: Already) -> &'static str {
    match what {
        Already::Ordered => "The list has that order already, or another about the same thing.",
        Already::Open => "The orders are open already.",
        Already::Idle => "The force does nothing that could be ended.",
        Already::Pressed => "That lever is pulled already.",
        Already::NotPressed => "That lever is not pulled.",
        Already::Warned => "The public is warned already.",
        Already::Built => "As much of that is built there as is of use.",
        Already::Begun => "The programme runs already, or has delivered.",
        Already::Planned => "That exercise is planned already.",
        Already::Followed => "That policy stands already.",
        Already::NotFollowed => "That policy does not stand.",
        Already::Based => "The squadrons are there already.",
        Already::Ruled => "That stands already.",
        Already::Offered => "That offer is on the table already.",
        Already::Asked => "The host has been asked that already.",
        Already::Played => "That inject was played already.",
        Already::Seated => "A seat speaks for that nation already.",
    }
}

fn text_problem(problem: TextProblem) -> &'static str {
    match problem {
        TextProblem::Empty => "The text has no clause.",
        TextProblem::Parties => "The parties must be whoever offers and whoever is asked, two at least and each once.",
        TextProblem::WithItself(_) => "A clause is between a nation and itself.",
        TextProblem::NotAParty(_) => "A clause names a nation that is no party to the text.",
        TextProblem::NotTheirsToGrant(_) => "A nation grants what is not its own to grant.",
        TextProblem::WrongInstrument => "A promise to help needs a treaty.",
        TextProblem::AlreadyExpired => "A clause is over before it begins.",
        TextProblem::Excluded(_) => "The text would make a nation a party that stays outside treaties of defence.",
        TextProblem::BadRevision => "A revision needs all parties of what it revises, and something that still stands.",
    }
}

fn war(why: WarRefusal) -> &'static str {
    match why {
        WarRefusal::NoWar => "There is no war now.",
        WarRefusal::NotInLevel => "This level has no war that could begin.",
        WarRefusal::UnderWay => "The war is being fought already.",
        WarRefusal::NoInvasion { .. } => "Only Beijing launches an invasion.",
        WarRefusal::NoRule { .. } => "That rule of engagement is another's to set.",
        WarRefusal::NoBase { .. } => "No air base of this war is there.",
        WarRefusal::NoTarget => "No base of the other side is there.",
        WarRefusal::NoPart { .. } => "The nation has no part in this war.",
        WarRefusal::NoTaskForce { .. } => "The nation has no such task force.",
        WarRefusal::WrongMission => "That is no mission for the task force, or a share of it is over 1000 permille.",
        WarRefusal::NoBeach => "Nobody can land in that zone.",
        WarRefusal::OutOfReach => "No missile reaches that.",
        WarRefusal::Spared => "The team's own rules of engagement spare it.",
        WarRefusal::NothingThere { .. } => "The nation has no squadron there.",
        WarRefusal::NoLeave { .. } => "The host of the base does not let them in.",
        WarRefusal::NoRoom { .. } => "The base has no room for a squadron.",
        WarRefusal::NoHost { .. } => "The nation hosts nobody in this war.",
        WarRefusal::Agreed { .. } => "The nation has agreed to more: what is in force binds it.",
        WarRefusal::Fights { .. } => "The nation is in the war already.",
        WarRefusal::NotConcerned { .. } => "The note is for others to agree to as the war stands.",
        WarRefusal::NotNuclear => "Only Beijing and Washington recommend rung 7 or 8, and only while they fight.",
        WarRefusal::InTaskForce { .. } => "The force fights with its task force.",
    }
}
