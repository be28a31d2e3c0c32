//! Texts that are being written: model texts filled with the nations chosen, and what a nation would rather sign.

use crate::ai;
use crate::app::panels::Desk;
use crate::catalog::clause::{Consent, Places, Promise};
use crate::catalog::{Clause, NationId, Operation, PlaceId, TextId};
use crate::report::forecast;
use crate::report::forecast::Standing;
use crate::rules::phases::agreement::{AgreementText, Instrument, MAX_CLAUSES, begin, model};
use crate::rules::vocab::ids::ProposalId;
use crate::rules::{Command, Scenario, lesson};

/// An offer that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who will make it.
    pub from: NationId,
    /// To whom.
    pub to: Vec<NationId>,
    /// What it says.
    pub text: AgreementText,
    /// The offer that it counters.
    pub counters: Option<ProposalId>,
    /// Whether only the nations concerned see it until it is accepted.
    pub private: bool,
}

impl Draft {
    /// An empty text of `from`.
    pub fn new(from: NationId, to: Vec<NationId>) -> Self {
        let mut draft = Self { from, to, text: text("Understanding", Instrument::Arrangement, Vec::new()), counters: None, private: true };
        draft.settle_parties();
        draft
    }

    /// The parties are whoever offers and whoever is asked.
    pub fn settle_parties(&mut self) {
        self.text.parties = [self.from].into_iter().chain(self.to.iter().copied()).collect();
        self.text.parties.sort();
    }

    /// The command that makes the offer.
    pub fn command(&self) -> Command {
        let Draft { from, to, text, counters, private } = self.clone();
        Command::Propose { from, to, text, counters, private }
    }
}

fn text(name: &str, instrument: Instrument, clauses: Vec<Clause>) -> AgreementText {
    AgreementText { name: name.to_owned(), instrument, parties: Vec::new(), clauses, quiet: false, in_part: false, revises: None }
}

/// A text to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StartingText {
    /// Standing by the others in words.
    Reassurance,
    /// Supply runs pass, and bring no repair materials.
    QuietPassage,
    /// Supply runs pass, and are announced and shown.
    Inspection,
    /// The challenger stays out of a feature's waters for a while.
    StayOut,
    /// Those asked let the asker put in and refuel.
    AskAccess,
    /// A model text of the theatre: the same clauses for all parties. Computers offer these too.
    Theatre(TextId),
}

impl StartingText {
    /// All, the understandings of two before the texts of the theatre.
    pub fn all(scenario: &Scenario) -> Vec<StartingText> {
        let own = [StartingText::Reassurance, StartingText::QuietPassage, StartingText::Inspection, StartingText::StayOut, StartingText::AskAccess];
        own.into_iter().chain((0..scenario.catalog.texts.len()).map(|index| StartingText::Theatre(TextId(index as u16)))).collect()
    }

    /// The model text of lessons that it is, if it is one.
    pub fn of_a_lesson(self) -> Option<lesson::Model> {
        match self {
            StartingText::QuietPassage => Some(lesson::Model::Passage),
            StartingText::Inspection => Some(lesson::Model::Inspection),
            StartingText::Reassurance => Some(lesson::Model::Support),
            _ => None,
        }
    }

    /// Its name.
    pub fn name(self, scenario: &Scenario) -> &str {
        match self {
            StartingText::Reassurance => "Declaration of support",
            StartingText::QuietPassage => "Quiet passage",
            StartingText::Inspection => "Passage against inspection",
            StartingText::StayOut => "Stay-out understanding",
            StartingText::AskAccess => "Access for your forces",
            StartingText::Theatre(id) => &scenario.catalog.texts[id.index()].name,
        }
    }

    /// What it does, in a line.
    pub fn meaning(self, scenario: &Scenario) -> &str {
        match self {
            StartingText::Reassurance => "You stand by them in words: free, and breakable.",
            StartingText::QuietPassage => "Supply runs pass; no repair materials come with them. Publicity suspends it.",
            StartingText::Inspection => "Supply runs pass, announced, with the cargo shown. Publicity suspends it.",
            StartingText::StayOut => "The challenger's hulls keep out of a feature's waters for four turns.",
            StartingText::AskAccess => "They let your forces put in and refuel, without asking each time.",
            StartingText::Theatre(id) => &scenario.catalog.texts[id.index()].note,
        }
    }

    /// What it needs where it cannot be filled in.
    pub fn needs(self) -> &'static str {
        match self {
            StartingText::QuietPassage | StartingText::Inspection | StartingText::StayOut => {
                "It needs one other nation with which something is contested."
            }
            StartingText::Reassurance | StartingText::AskAccess => "Choose to whom first.",
            StartingText::Theatre(_) => "It needs a place that one of the parties hosts, and no more clauses than a text may have.",
        }
    }

    /// Whether the level has what it is about: an outpost to supply, a contested place, a place that somebody hosts.
    pub fn fits(self, desk: &Desk<'_>) -> bool {
        let scenario = desk.scenario;
        match self {
            StartingText::Reassurance | StartingText::Theatre(_) => true,
            StartingText::QuietPassage | StartingText::Inspection => scenario.features.iter().any(|feature| feature.outpost),
            StartingText::StayOut => !scenario.features.is_empty(),
            StartingText::AskAccess => {
                let others: Vec<NationId> = scenario.nations_present().filter(|nation| !desk.view.own_nations(scenario).contains(nation)).collect();
                !begin::hosted(desk.scenario, &others).is_empty()
            }
        }
    }

    /// The text for these nations; `None` where it makes no sense between them, such as passage between nations that contest nothing.
    pub fn fill(self, desk: &Desk<'_>, from: NationId, to: &[NationId]) -> Option<AgreementText> {
        let all: Vec<NationId> = [from].into_iter().chain(to.iter().copied()).collect();
        let turn = desk.view.game.turn;
        let contested = |outpost: bool| {
            desk.scenario
                .features
                .iter()
                .find(|f| all.contains(&f.holder) && all.contains(&f.challenger) && all.len() == 2 && (f.outpost || !outpost))
        };
        let undertaking = |who, what| Clause::Undertaking { who, what, until_turn: None };
        let arrangement = |clauses| text(self.name(desk.scenario), Instrument::Arrangement, clauses);
        let mut filled = match self {
            StartingText::Reassurance => text(self.name(desk.scenario), Instrument::Declaration, vec![undertaking(from, Promise::Declare)]),
            StartingText::QuietPassage => {
                let f = contested(true)?;
                let clauses = vec![undertaking(f.challenger, Promise::LetPass(f.place)), undertaking(f.holder, Promise::NoRepair(f.place))];
                AgreementText { quiet: true, ..arrangement(clauses) }
            }
            StartingText::Inspection => {
                let f = contested(true)?;
                let clauses = vec![undertaking(f.challenger, Promise::LetPass(f.place)), undertaking(f.holder, Promise::Inspection(f.place))];
                AgreementText { quiet: true, ..arrangement(clauses) }
            }
            StartingText::StayOut => {
                let f = contested(false)?;
                let clause = Clause::Undertaking { who: f.challenger, what: Promise::StayOut(f.place), until_turn: Some(turn + 4) };
                arrangement(vec![clause])
            }
            StartingText::AskAccess => arrangement(to.iter().map(|&host| access(desk, host, from, None, Operation::Logistics)).collect()),
            StartingText::Theatre(id) => {
                let host = model::seat_for(desk.scenario, &all).or_else(|| begin::hosted(desk.scenario, &all).first().copied());
                model::fill(&desk.scenario.catalog.texts[id.index()], &all, host)
            }
        };
        filled.parties = all;
        filled.parties.sort();
        (!to.is_empty() && (1..=MAX_CLAUSES).contains(&filled.clauses.len())).then_some(filled)
    }
}

/// A host lets a guest do something without asking each time.
fn access(desk: &Desk<'_>, host: NationId, guest: NationId, place: Option<PlaceId>, operation: Operation) -> Clause {
    Clause::Permission {
        grantor: host,
        grantees: vec![guest],
        places: place.map_or(Places::AllHosted, |place| Places::These(vec![place])),
        operation,
        up_to: begin::up_to(&desk.view.game, host, guest),
        consent: Consent::Automatic,
        cap: None,
        until_turn: None,
    }
}

/// The offer that asks a host for one operation at one place.
pub fn ask_access(desk: &Desk<'_>, from: NationId, host: NationId, place: Option<PlaceId>, operation: Operation) -> Draft {
    let mut draft = Draft::new(from, vec![host]);
    draft.text.name = "Request for access".to_owned();
    draft.text.clauses = vec![access(desk, host, from, place, operation)];
    draft
}

/// The offer that answers another with a changed text.
pub fn counter(desk: &Desk<'_>, own: NationId, id: ProposalId) -> Option<Draft> {
    let offer = desk.view.game.proposals.get(&id)?;
    let to = [offer.from].into_iter().chain(offer.to.iter().copied()).filter(|&nation| nation != own).collect();
    Some(Draft {
        from: own,
        to,
        text: offer.text.clone(),
        counters: (offer.to.contains(&own) && (offer.open || offer.turn == desk.view.game.turn)).then_some(id),
        private: offer.private,
    })
}

/// From how likely on a softer text is worth offering, in permille.
const WORTH_OFFERING: i32 = 650;

/// What a nation would rather sign, judged from public facts: the text with as little taken out, softened or added as makes a yes likely.
pub fn softened(desk: &Desk<'_>, nation: NationId, from: NationId, text: &AgreementText) -> Option<AgreementText> {
    let judge = |text: &AgreementText| ai::estimate(desk.scenario, &desk.view.game, nation, from, text);
    let mut best = text.clone();
    let mut likely = judge(&best);
    for _ in 0..8 {
        if likely >= WORTH_OFFERING {
            break;
        }
        let sound = |text: &AgreementText| text.check(desk.scenario).is_ok() && text.check_against(desk.scenario, desk.view.game.turn).is_ok();
        let (better, to) =
            ai::eased(&best, nation, from).into_iter().filter(sound).map(|step| (judge(&step), step)).max_by_key(|(likely, _)| *likely)?;
        if better <= likely {
            break;
        }
        (best, likely) = (to, better);
    }
    // Nobody offers what brings it nothing.
    (likely >= WORTH_OFFERING && best != *text && forecast::gains(&best, from)).then_some(best)
}

/// How a nation is likely to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likely {
    /// It has this very text on the table itself.
    TheirOwn,
    /// It is no worse for them than what they have offered themselves.
    NoWorse,
    /// It has opened its bases to all that the text asks for, by its own decision.
    Allowed,
    /// Judged from public facts, in permille.
    Estimated(i32),
}

impl Likely {
    /// Its word: each band has one of its own.
    pub fn word(self) -> &'static str {
        match self {
            Likely::TheirOwn => "they offered this themselves: they would sign",
            Likely::NoWorse => "no worse for them than their own offer: they would sign",
            Likely::Allowed => "it allows all of this already, without an agreement",
            Likely::Estimated(..150) => "very unlikely",
            Likely::Estimated(150..400) => "unlikely",
            Likely::Estimated(400..600) => "open",
            Likely::Estimated(600..850) => "likely",
            Likely::Estimated(_) => "very likely",
        }
    }

    /// The band in tenths, the same for each word; `None` where the offer itself tells.
    pub fn band(self) -> Option<(i32, i32)> {
        match self {
            Likely::TheirOwn | Likely::NoWorse | Likely::Allowed => None,
            Likely::Estimated(..150) => Some((0, 2)),
            Likely::Estimated(150..400) => Some((1, 5)),
            Likely::Estimated(400..600) => Some((3, 7)),
            Likely::Estimated(600..850) => Some((5, 9)),
            Likely::Estimated(_) => Some((8, 10)),
        }
    }

    /// Whether it would rather sign than not.
    pub fn leans_to_yes(self) -> Option<bool> {
        match self {
            Likely::TheirOwn | Likely::NoWorse => Some(true),
            Likely::Estimated(..400) => Some(false),
            Likely::Allowed | Likely::Estimated(400..600) => None,
            Likely::Estimated(_) => Some(true),
        }
    }
}

/// How likely a nation says yes, judged from public facts, from what it has offered itself this turn, and from what it allows already.
pub fn likely(desk: &Desk<'_>, nation: NationId, from: NationId, text: &AgreementText) -> Likely {
    match forecast::standing(&desk.view.game, from, nation, text) {
        Standing::Theirs => Likely::TheirOwn,
        Standing::NoWorseForThem => Likely::NoWorse,
        Standing::Apart if forecast::allowed(desk.scenario, &desk.view.game, from, nation, text) => Likely::Allowed,
        Standing::Apart => Likely::Estimated(ai::estimate(desk.scenario, &desk.view.game, nation, from, text)),
    }
}
