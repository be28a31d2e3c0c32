//! Why something was refused, in words: what was wrong, and what would be legal instead.

use crate::catalog::plain::code_point;
use crate::catalog::quantity::{Km, Thousandths};
use crate::catalog::{AgreementStatus, Domain, GoodId, NationId, PlaceId, ProgrammeId};
use crate::report::words;
use crate::report::words::{Words, act, capital, duration, instrument, list, operation, status};
use crate::rules::models::war::Party;
use crate::rules::order::CounterKind;
use crate::rules::phases::agreement::Instrument;
use crate::rules::scenario::Clock;
use crate::rules::vocab::error::{Already, Obstacle, Refusal, TextProblem, WarRefusal, What};
use crate::rules::vocab::ids::{AgreementId, FeatureId, ForceId, SeatId};

/// The most things that a refusal lists.
const MOST: usize = 6;

impl Words<'_> {
    /// Why something was refused.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        crate::report::words::capital(&self.why_not(refusal))
    }

    #[expect(clippy::too_many_lines, reason = "one arm a refusal: a list of sentences, not logic")]
    fn why_not(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Over => "The level is over: only messages and the White Cell go on.".to_owned(),
            Refusal::Sealed => "You have ended this turn. Take that back first, if the turn has not resolved.".to_owned(),
            Refusal::WhiteCellOnly | Refusal::OnlyFor { .. } => refusal.to_string(),
            Refusal::NotYourNation { nation } => format!("You do not command {}. Choose a nation of your own.", self.the(*nation)),
            Refusal::NoSuchForce { force } => match self.game.forces.get(force) {
                Some(known) => format!(
                    "{} cannot take this order: it is lost, not there yet, or, to take hulls, not alike and not in the same place.",
                    known.name
                ),
                None => "There is no such force that you know of. Choose one of your own.".to_owned(),
            },
            Refusal::NotYourForce { force } => format!("{} is not yours to command. Choose a force of your own.", self.force(*force)),
            Refusal::ForceFixed { force } => format!("{} is tied to its place in this level: it takes no orders.", self.force(*force)),
            Refusal::AlreadyOrdered { force } => format!("{} has an order this turn. Take that back first.", self.force(*force)),
            Refusal::NoStaffActions { limit: 1 } => "The one staff action of this turn is used. Take an order back to free it.".to_owned(),
            Refusal::NoStaffActions { limit } => format!("All {limit} staff actions of this turn are used. Take an order back to free one."),
            Refusal::NoSuch { what } => self.missing(*what),
            Refusal::BrokenRoute { .. } => {
                "The way does not lead hex by hex from where the force is to another goal. Choose the goal again.".to_owned()
            }
            Refusal::Impassable { by, .. } => match by {
                Obstacle::Land => "Land is in the way: choose a goal that the sea leads to.".to_owned(),
                Obstacle::Sea => "Sea is in the way: choose a goal over land.".to_owned(),
                Obstacle::Shallow => "The water there is too shallow for a submarine: choose deeper water.".to_owned(),
                Obstacle::ForeignLand(owner) => format!("The way leads over land of {}, which has not agreed. Ask it for access.", self.the(*owner)),
            },
            Refusal::Unreachable => "No way leads there for this kind of force. Choose a place that it can reach.".to_owned(),
            Refusal::OutOfRange { needed_km, limit_km: Km::NONE } => {
                format!("Aircraft need a base to land on ({needed_km} km away). Choose an air base.")
            }
            Refusal::OutOfRange { needed_km, limit_km } => format!("Too far: {needed_km} km, and its reach is {limit_km} km. Base it nearer first."),
            Refusal::EnduranceSpent { hours_out, limit_hours } => {
                format!("It would be out {}, and can stay out {}. Put into port first.", duration(*hours_out), duration(*limit_hours))
            }
            Refusal::NoPermission { host, place, operation: wanted } => {
                let at = place.map_or_else(String::new, |place| format!(" at {}", self.place(place)));
                format!("{} has not agreed to {}{at}. Ask it for access.", self.the(*host), operation(*wanted))
            }
            Refusal::MustConsult { host, agreement, turns, .. } => {
                let asked = self.game.consultations.iter().any(|asked| asked.granted.is_none() && asked.host == *host);
                let under_way = if asked { " It has been asked." } else { "" };
                let turns = crate::report::words::count(*turns, "turn", "turns");
                format!("{} must be consulted first, under {}: {turns}.{under_way}", self.the(*host), self.agreement(*agreement))
            }
            Refusal::AboveCeiling { act: wanted, ceiling } => {
                format!("{} is beyond the ceiling that you set ({}). Raise the ceiling first, or order less.", capital(act(*wanted)), act(*ceiling))
            }
            Refusal::CannotDo { force, act: wanted } => self.cannot(*force, *wanted),
            Refusal::BadOpponent => {
                let all: Vec<NationId> = self.scenario.nations_present().collect();
                format!(
                    "Name another nation that takes part ({}), and nobody where the order is against nobody.",
                    self.some(&all, |&nation| self.the(nation))
                )
            }
            Refusal::NothingToPublish => {
                "No opponent did anything there in the last two turns, to you or a partner, that you could publish.".to_owned()
            }
            Refusal::TooLittleCapital { needed, have } => {
                format!("It takes {needed} political capital, and you have {have}. Take an order back, or wait for income.")
            }
            Refusal::TooLittleBudget { needed, have } => {
                format!("It takes {needed} M$, and you have {have} M$. Take an order back, or wait for income.")
            }
            Refusal::TooManyOffers { to, limit } => {
                format!(
                    "You have made {} to {} this turn; more would not be heard before the next.",
                    crate::report::words::count(*limit, "offer", "offers"),
                    self.the(*to)
                )
            }
            Refusal::NotOnOffer => "That offer or question is not on the table for you. Choose one that is open to your answer.".to_owned(),
            Refusal::BadText { problem } => self.text_problem(*problem),
            Refusal::EmptyText => "The text is empty. Write something.".to_owned(),
            Refusal::HiddenSign { sign } => {
                format!("The text holds a sign that cannot be seen ({}). Take it out, or type the text again.", code_point(*sign))
            }
            Refusal::TooLarge { what: What::Stock, limit: 0 } => "You hold no munitions of that kind. Choose one that you hold.".to_owned(),
            Refusal::TooLarge { what: What::Stock, limit } => format!("Between 1 and {limit} of these munitions can be stored at a time."),
            Refusal::TooLarge { what: What::Text, limit } => format!("The text is too long: at most {limit} characters."),
            Refusal::TooLarge { limit, .. } => format!("The list is too long: at most {limit}."),
            Refusal::Duplicate { what } => already(*what).to_owned(),
            Refusal::NeedsReason => "State a reason: all read it.".to_owned(),
            Refusal::NeedsForceThere { feature } => {
                format!("The promise is to act: first send a force with something to do at {}.", self.feature(*feature))
            }
            Refusal::NoTreaty { ally } => format!("No treaty binds you and {}. Consult an ally by treaty.", self.the(*ally)),
            Refusal::NotAllSealed => {
                let open = self.game.seats.iter().enumerate().filter(|(_, seat)| !seat.sealed);
                let open: Vec<SeatId> = open.map(|(index, _)| SeatId(index as u8)).collect();
                format!("Not every seat has ended its turn. Still at work: {}.", self.some(&open, |&seat| self.seat(seat)))
            }
            Refusal::WrongClock if self.scenario.clock == Clock::Competition => {
                "This order waits until the war is over and the calendar goes on.".to_owned()
            }
            Refusal::WrongClock => format!("This order belongs to levels of quarters; a turn is {} here.", self.turn_length()),
            Refusal::NotExposed { nation, good } => self.not_exposed(*nation, *good),
            Refusal::NoLever { nation } => {
                let own = self.scenario.catalog.goods.iter().enumerate().filter(|(_, good)| good.by == *nation);
                let own: Vec<GoodId> = own.map(|(index, _)| GoodId(index as u16)).collect();
                self.instead(format!("{} has no such lever of trade", self.the(*nation)), "It can withhold", &own, |&good| self.good(good))
            }
            Refusal::NotItsProgramme { nation } => {
                let own = self.scenario.catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == *nation);
                let own: Vec<ProgrammeId> = own.map(|(index, _)| ProgrammeId(index as u16)).collect();
                self.instead(format!("{} has no such programme", self.the(*nation)), "Its own are", &own, |&programme| self.programme(programme))
            }
            Refusal::NotBound { nation, agreement } => {
                let bound = |id: &AgreementId| {
                    self.game.agreement(*id).is_some_and(|known| {
                        known.status == AgreementStatus::InForce && known.ends_turn.is_none() && known.text.parties.contains(nation)
                    })
                };
                let all: Vec<AgreementId> = (0..self.game.agreements.len()).map(|index| AgreementId(index as u16)).filter(bound).collect();
                let what = format!("{} is not bound by {}, or has given notice", self.the(*nation), self.agreement(*agreement));
                self.instead(what, "It can denounce", &all, |&agreement| self.agreement(agreement))
            }
            Refusal::WrongStatus { agreement, from, to } => {
                let next: Vec<AgreementStatus> = AgreementStatus::ALL.into_iter().filter(|&next| from.may_become(next)).collect();
                let what = format!("{} is {} and cannot become {}", self.agreement(*agreement), status(*from), status(*to));
                self.instead(what, "It can become", &next, |&next| status(next).to_owned())
            }
            Refusal::WrongRung => "A rung is between two different nations, and from 0 to 8.".to_owned(),
            Refusal::OnlyByInject => "Forces do not arrive by hand. Play the inject that brings them.".to_owned(),
            Refusal::WrongLastTurn { from, to } => format!("The last turn can be set from {from} to {to}."),
            Refusal::WrongPlace { place, force } => self.wrong_place(*place, *force),
            Refusal::NoHostThere { place } => format!("Nobody is host at {}. Choose a base of a nation that takes part.", self.place(*place)),
            Refusal::WrongPartners { most } => format!("An exercise is of its leader and of one to {most} others, each named once."),
            Refusal::WrongHulls { most: 0 } => "It can give no hull away: one stays, and the other has room for no more.".to_owned(),
            Refusal::WrongHulls { most: 1 } => "One hull can be shifted: one at least stays.".to_owned(),
            Refusal::WrongHulls { most } => format!("From 1 to {most} hulls can be shifted: one at least stays."),
            Refusal::NoElection { nation } => format!("No election in {} lies ahead to meddle in. Choose a nation that votes.", self.the(*nation)),
            Refusal::NothingToCounter { nation, kind } => self.nothing_to_counter(*nation, *kind),
            Refusal::NotCourted { nation } => {
                let courted = |nation: &NationId| self.scenario.nations[nation.index()].alignment.is_some();
                let courted: Vec<NationId> = self.scenario.nations_present().filter(courted).collect();
                self.instead(format!("{} is not courted in this level", self.the(*nation)), "Those that are", &courted, |&nation| self.the(nation))
            }
            Refusal::NoLegalBasis { guest, host } => {
                format!("No agreement lets {} come to {}, or keeps what they share. Make one first.", self.the(*guest), self.the(*host))
            }
            Refusal::NotAssured { place } => {
                format!(
                    "Access to {} is not assured in a crisis: nobody builds there. Agree first on access that is automatic up to a crisis.",
                    self.place(*place)
                )
            }
            Refusal::NotRatifying => "That is not before your parliament. Only a treaty that waits for its vote can be pressed.".to_owned(),
            Refusal::War(why) => self.war_refusal(*why),
            Refusal::Quarantine(why) => self.quarantine_refusal(*why),
        }
    }

    fn some<T>(&self, items: &[T], name: impl Fn(&T) -> String) -> String {
        let mut names: Vec<String> = items.iter().take(MOST).map(name).collect();
        match items.len().saturating_sub(MOST) {
            0 => {}
            1 => names.push("1 other".to_owned()),
            more => names.push(format!("{more} others")),
        }
        if names.is_empty() { "none".to_owned() } else { list(&names) }
    }

    fn instead<T>(&self, what: String, instead: &str, items: &[T], name: impl Fn(&T) -> String) -> String {
        format!("{what}. {instead}: {}.", self.some(items, name))
    }

    fn missing(&self, what: What) -> String {
        match what {
            What::Seat => {
                let seats: Vec<SeatId> = (0..self.scenario.seats.len()).map(|index| SeatId(index as u8)).collect();
                self.instead("This level has no such seat".to_owned(), "Its seats", &seats, |&seat| self.seat(seat))
            }
            What::Nation => {
                let all: Vec<NationId> = self.scenario.nations_present().collect();
                self.instead("No such nation takes part".to_owned(), "Those that do", &all, |&nation| self.the(nation))
            }
            What::Feature => {
                let all: Vec<FeatureId> = self.scenario.features().map(|(id, _)| id).collect();
                self.instead("Nobody contests such a feature in this level".to_owned(), "Contested are", &all, |&feature| self.feature(feature))
            }
            What::Place => "There is no such place on this map. Choose one that the map shows.".to_owned(),
            What::Cell => "There is no such hex on this map. Choose one that the map shows.".to_owned(),
            What::Agreement => "There is no such agreement. Choose one from the list of agreements.".to_owned(),
            What::Proposal => "There is no such offer. Choose one that is on the table.".to_owned(),
            What::Choice => "There is nobody and nothing to give it for as things stand.".to_owned(),
            What::Order => "There is no such order in your list. Choose one that stands there.".to_owned(),
            What::Obligation => "No such obligation waits for your answer. Choose one that fell due for you.".to_owned(),
            What::Inject => "This level has no such inject. Choose one of those prepared.".to_owned(),
            What::Turn => format!("There is no such turn in this game. Choose one up to turn {}.", self.game.turn),
            What::Text => "There is no such text. Write one.".to_owned(),
            What::List => "There is no such list.".to_owned(),
            What::Good => "There is no such good. Choose one of those traded in this level.".to_owned(),
            What::Programme => "There is no such programme. Choose one of your own.".to_owned(),
            What::Stock => "There are no munitions of that kind to store, and munitions are shipped, not built. Choose one that you hold.".to_owned(),
            What::Permission => {
                "That clause asks for no consultation now. Choose a permission that must be asked for, in the tension that it covers.".to_owned()
            }
        }
    }

    fn cannot(&self, force: ForceId, wanted: crate::catalog::Act) -> String {
        let name = self.force(force);
        let kind = self.game.forces.get(&force).map(|known| self.scenario.catalog.force_type(known.kind));
        let Some(kind) = kind else { return format!("{name} cannot do that: {}.", act(wanted)) };
        if kind.acts.contains(&wanted) {
            return format!("{name} cannot do that there: {}. A cargo goes to an outpost of one's own whose garrison holds out.", act(wanted));
        }
        self.instead(format!("{name} cannot do that: {}", act(wanted)), "It can", &kind.acts, |&can| act(can).to_owned())
    }

    fn wrong_place(&self, place: PlaceId, force: ForceId) -> String {
        let needs = self.game.forces.get(&force).map(|known| match self.scenario.catalog.force_type(known.kind).domain {
            Domain::Air => "an air base",
            Domain::Surface | Domain::Subsurface => "a port",
            Domain::Land => "a place on land",
        });
        format!("{} does not take {}. Choose {}.", self.place(place), self.force(force), needs.unwrap_or("another place"))
    }

    fn not_exposed(&self, nation: NationId, good: GoodId) -> String {
        let exposed = self.scenario.catalog.goods.get(good.index()).map(|good| good.exposure.iter().map(|&(nation, _)| nation).collect::<Vec<_>>());
        let present: Vec<NationId> = exposed.unwrap_or_default().into_iter().filter(|other| self.scenario.nations[other.index()].present).collect();
        self.instead(format!("{} does not depend on that trade: {}", self.the(nation), self.good(good)), "Those that do", &present, |&nation| {
            self.the(nation)
        })
    }

    fn nothing_to_counter(&self, nation: NationId, kind: CounterKind) -> String {
        let name = self.the(nation);
        match kind {
            CounterKind::PreBunk => format!("There is nothing to warn the public of {name} of."),
            CounterKind::Attribute => {
                format!("No lies that have reached the public of {name} wait for an author. They can be traced once they have landed.")
            }
            CounterKind::Divert(good) => {
                let pressed = self.game.competition.coercions.iter().filter(|c| c.target == nation && c.wear < Thousandths(1000));
                let pressed: Vec<GoodId> = pressed.map(|c| c.good).collect();
                self.instead(
                    format!("Nobody presses {name} with {} so that other markets would help", self.good(good)),
                    "It is pressed with",
                    &pressed,
                    |&good| self.good(good),
                )
            }
        }
    }

    fn text_problem(&self, problem: TextProblem) -> String {
        match problem {
            TextProblem::Empty => "The text has no clause. Add one.".to_owned(),
            TextProblem::Parties => "The parties must be whoever offers and whoever is asked, two at least and each once.".to_owned(),
            TextProblem::WithItself(nation) => format!("A clause between {0} and {0} says nothing. Name another nation in it.", self.the(nation)),
            TextProblem::NotAParty(nation) => format!("{} is no party to the text. Ask it too, or leave it out of the clause.", self.the(nation)),
            TextProblem::NotTheirsToGrant(nation) => format!("{0} cannot grant what is not its own. Name places that {0} hosts.", self.the(nation)),
            TextProblem::WrongInstrument => format!("A promise to help needs a {}. Change the form of the text.", instrument(Instrument::Treaty)),
            TextProblem::AlreadyExpired => format!("A clause is over before it begins. Let it last at least to turn {}.", self.game.turn),
            TextProblem::Excluded(nation) => {
                format!("{} stays outside treaties of defence. Offer it something less, or leave it out.", self.the(nation))
            }
            TextProblem::BadRevision => "A revision needs all parties of what it revises, and something that still stands.".to_owned(),
        }
    }

    /// Why an order of the crisis clock was refused.
    fn war_refusal(&self, why: WarRefusal) -> String {
        match why {
            WarRefusal::NoWar => "There is no war now: orders of war wait for one.".to_owned(),
            WarRefusal::NotInLevel => "This level has no war that could begin.".to_owned(),
            WarRefusal::UnderWay => "The war is being fought already.".to_owned(),
            WarRefusal::NoInvasion { nation } => format!("{} launches no invasion: only Beijing does.", self.the(nation)),
            WarRefusal::NoRule { nation } => {
                format!("That is no rule for {} to set: Washington decides about strikes on China, Beijing whose soil it spares.", self.the(nation))
            }
            WarRefusal::NoPart { nation } => format!("{} has no part in this war.", self.the(nation)),
            WarRefusal::NoTaskForce { nation } => format!("{} has no such task force. Choose one of its own.", self.the(nation)),
            WarRefusal::WrongMission => "That is no mission for it. Choose one of its own, with shares from 0% to 100%.".to_owned(),
            WarRefusal::NoBeach => {
                let zones = self.war().map(|setup| {
                    setup
                        .arena
                        .zones
                        .iter()
                        .enumerate()
                        .filter(|(_, zone)| zone.beaches_permille > Thousandths::NONE)
                        .map(|(at, _)| at as u8)
                        .collect()
                });
                let zones: Vec<u8> = zones.unwrap_or_default();
                self.instead("Nobody can land there".to_owned(), "Beaches are in", &zones, |&zone| format!("the {}", self.zone(zone)))
            }
            WarRefusal::OutOfReach => "No missile reaches that. Choose a base nearer to China.".to_owned(),
            WarRefusal::NoTarget => "No base of the other side is there. Aim at one, or at a host of some.".to_owned(),
            WarRefusal::Spared => "Your own rules of engagement spare it. Lift them first.".to_owned(),
            WarRefusal::NothingThere { place } => format!("You have no squadron at {}. Choose a base from which you fly.", self.place(place)),
            WarRefusal::NoBase { place } => format!("{} is no air base of this war. Choose one that is.", self.place(place)),
            WarRefusal::NoLeave { place } => format!("The host of {} does not let you in. Ask it for access.", self.place(place)),
            WarRefusal::NoRoom { place, room: 1 } => {
                format!("{} has room for one more aircraft, fewer than a squadron. Choose another base.", self.place(place))
            }
            WarRefusal::NoRoom { place, room } => {
                format!("{} has room for {room} more aircraft, fewer than a squadron. Choose another base.", self.place(place))
            }
            WarRefusal::NoHost { nation } => format!("{} has no bases that others ask for.", self.the(nation)),
            WarRefusal::Agreed { nation } => {
                format!("{} has agreed to more: what is in force binds it. It can allow more, not less.", self.the(nation))
            }
            WarRefusal::Fights { nation } => format!("{} is in the war already.", self.the(nation)),
            WarRefusal::NotConcerned { note } => {
                let parties: Vec<Party> = Party::ALL.into_iter().filter(|&party| note.concerns(party)).collect();
                let who = self.some(&parties, |&party| self.party(party));
                format!(
                    "You cannot agree to that note as the war stands: {}. It is for {who}, Washington only while it is in the war.",
                    words::note(note)
                )
            }
            WarRefusal::NotNuclear => "Only Beijing and Washington recommend rung 7 or 8, and only while they fight.".to_owned(),
            WarRefusal::InTaskForce { force } => format!("{} fights with its task force: order that.", self.force(force)),
        }
    }
}

/// What stands already, and what could be done instead.
fn already(what: Already) -> &'static str {
    match what {
        Already::Ordered => "Your list has that order already, or another about the same thing. Take that back first.",
        Already::Open => "Your orders are open already.",
        Already::Idle => "It does nothing that could be ended. Give it something to do, or leave it.",
        Already::Pressed => "That lever is pulled already. It can be let go.",
        Already::NotPressed => "That lever is not pulled. There is nothing to let go.",
        Already::Warned => "The public is warned already. Warn it again when the warning has worn off.",
        Already::Built => "As much of that stands or is under way there as is of use. Build something else, or elsewhere.",
        Already::Begun => "That programme runs already, or has delivered. Begin another.",
        Already::Planned => "That exercise is planned already. Choose other partners or another place.",
        Already::Followed => "That policy stands already. It can be ended.",
        Already::NotFollowed => "That policy does not stand. It can be begun.",
        Already::Based => "The squadrons are there already. Choose another base.",
        Already::Ruled => "That stands already. Choose another rule, or leave it.",
        Already::Offered => "That offer is on the table already. Wait for the answer, or change the text.",
        Already::Asked => "The host has been asked that. Wait for its answer, or ask again next turn.",
        Already::Played => "That inject was played already. Announce something new instead.",
        Already::Seated => "A seat speaks for that nation already. Choose a country desk.",
    }
}
