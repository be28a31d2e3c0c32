//! What a number in a save means, by the type or the field that holds it, and how far it may go.

use crate::rules::Scenario;
use crate::rules::phases::agreement::MAX_CLAUSES;
use crate::rules::state::Game;

/// The last turn that a save may name. Levels end far before it, also with a war in each of their turns.
const MAX_TURN: i128 = 4_000;
/// Thousandths and steps, which are added and taken away in 16 bits, stay within this.
const MAX_SMALL: i128 = 16_000;
/// Counts of 32 bits stay within this, so that a hundred of them can be added, and reports can tell them in tonnes or percent.
const MAX_LARGE: i128 = 20_000_000;
/// Hours of many hulls, which are added in 64 bits.
const MAX_HOURS: i128 = 1 << 31;

/// A list that numbers point into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Nations,
    Places,
    ForceTypes,
    Agreements,
    AgreementDefs,
    AgreementSetups,
    Programmes,
    Goods,
    Texts,
    Rows,
    Elections,
    Seats,
    Features,
    Injects,
    Objectives,
    Cells,
    Dues,
    Clauses,
    Calls,
    Bases,
    Squadrons,
    Groups,
    Boats,
    Missiles,
    Zones,
}

impl List {
    /// What such a thing is called, of which there are so many.
    pub(super) const fn name(self) -> &'static str {
        match self {
            List::Nations => "nations",
            List::Places => "places",
            List::ForceTypes => "kinds of force",
            List::Agreements => "agreements",
            List::AgreementDefs => "agreements of the theatre",
            List::AgreementSetups => "agreements at the start",
            List::Programmes => "programmes",
            List::Goods => "goods",
            List::Texts => "model texts",
            List::Rows => "rows of the order of battle",
            List::Elections => "elections",
            List::Seats => "seats",
            List::Features => "features",
            List::Injects => "injects",
            List::Objectives => "objectives",
            List::Cells => "hexes",
            List::Dues => "obligations that fell due",
            List::Clauses => "clauses at most in a text",
            List::Calls => "obligations that the war called up",
            List::Bases => "air bases of the war",
            List::Squadrons => "squadrons of the war",
            List::Groups => "groups of ships of the war",
            List::Boats => "squadrons of submarines of the war",
            List::Missiles => "missile units of the war",
            List::Zones => "zones of the war",
        }
    }
}

/// What the next number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// How many of something: as far as its width, less what adding needs.
    Count,
    /// Hours of many hulls over a whole level.
    Hours,
    /// A position in a list.
    At(List),
    /// A position in the level's injects, or the largest number for news that no inject brought.
    InjectOrNone,
    /// A turn.
    Turn,
    /// Any number that its width holds: a seed, a set of bits, a number that a person chose, a name that is looked up.
    Any,
    /// A text of two nations' numbers.
    Pair,
}

/// What a number in a type of its own is: every identity has such a type, so that no field can hold one unchecked. A test holds that all
/// types of identities stand here.
pub(super) fn by_type(name: &str) -> Option<Meaning> {
    Some(match name {
        "NationId" => Meaning::At(List::Nations),
        "PlaceId" => Meaning::At(List::Places),
        "ForceTypeId" => Meaning::At(List::ForceTypes),
        "ForceDefId" => Meaning::At(List::Rows),
        "AgreementDefId" => Meaning::At(List::AgreementDefs),
        "ProgrammeId" => Meaning::At(List::Programmes),
        "GoodId" => Meaning::At(List::Goods),
        "TextId" => Meaning::At(List::Texts),
        "SeatId" => Meaning::At(List::Seats),
        "FeatureId" => Meaning::At(List::Features),
        "AgreementId" => Meaning::At(List::Agreements),
        "InjectId" => Meaning::InjectOrNone,
        "ObjectiveId" => Meaning::At(List::Objectives),
        "DueId" => Meaning::At(List::Dues),
        "CellId" => Meaning::At(List::Cells),
        "Pair" => Meaning::Pair,
        // Forces and offers are looked up by their numbers, and may be gone; sets are bits.
        "ForceId" | "ProposalId" | "SeatSet" | "NationSet" => Meaning::Any,
        _ => return None,
    })
}

/// What a plain number in a field is: `owner` is the struct, or the kind and its variant.
pub(super) fn by_field(owner: &str, field: &str) -> Meaning {
    match (owner, field) {
        ("Presence", "nation") => Meaning::At(List::Nations),
        (_, "clause") => Meaning::At(List::Clauses),
        ("SquadronState" | "WarEvent::Rebased" | "WarEvent::BaseStruck", "base") => Meaning::At(List::Bases),
        ("WarEvent::Rebased", "squadron") => Meaning::At(List::Squadrons),
        (_, "zone") => Meaning::At(List::Zones),
        ("Event::ElectionHeld", "election") => Meaning::At(List::Elections),
        ("Effect::Agreement", "index") => Meaning::At(List::AgreementSetups),
        ("WarNews::Answered", "index") => Meaning::At(List::Calls),
        // What a person chose, or what never comes.
        (_, "until_turn" | "lands_turn" | "by" | "permille" | "seed" | "made_of" | "capital" | "budget") => Meaning::Any,
        ("Entry::Rewound" | "WhiteCommand::Pace" | "Event::Paced", _) => Meaning::Any,
        ("Presence", name) if name.contains("hours") => Meaning::Hours,
        (_, "hull_hours") => Meaning::Hours,
        (_, "injected" | "wars" | "elections" | "guesses") => Meaning::Turn,
        (_, name) if name == "turn" || name == "turns" || name.ends_with("_turn") || name.ends_with("_until") => Meaning::Turn,
        _ => Meaning::Count,
    }
}

/// What the number of a variant is that holds one alone.
pub(super) fn by_variant(owner: &str, variant: &str) -> Option<Meaning> {
    Some(match (owner, variant) {
        ("Row", "Squadron") => Meaning::At(List::Squadrons),
        ("Row", "Group") => Meaning::At(List::Groups),
        ("Row", "Boats") => Meaning::At(List::Boats),
        ("Row", "Missiles") => Meaning::At(List::Missiles),
        ("Mission", "Land") => Meaning::At(List::Zones),
        ("Command", "TakeBack") => Meaning::Any,
        _ => return None,
    })
}

/// What the keys of a map in a field are, where they are plain numbers.
pub(super) fn by_key(field: &str) -> Option<Meaning> {
    match field {
        "elections" => Some(Meaning::At(List::Elections)),
        "guesses" => Some(Meaning::Turn),
        _ => None,
    }
}

/// How many there are of what numbers point at.
pub(super) struct Bounds {
    counts: Vec<(List, usize)>,
}

impl Bounds {
    /// Those of a level, and of a game in it; without one nothing is known of agreements and dues, which games make.
    pub(super) fn of(scenario: &Scenario, game: Option<&Game>) -> Self {
        let catalog = &scenario.catalog;
        let arena = scenario.war.as_deref().map(|setup| &setup.arena);
        let in_war = |count: fn(&crate::rules::models::war::Arena) -> usize| arena.map_or(0, count);
        let made = |count: fn(&Game) -> usize| game.map_or(usize::from(u16::MAX) + 1, count);
        let counts = vec![
            (List::Nations, scenario.nations.len()),
            (List::Places, catalog.places.len().min(scenario.place_cells.len())),
            (List::ForceTypes, catalog.force_types.len()),
            (List::Agreements, made(|game| game.agreements.len())),
            (List::AgreementDefs, catalog.agreements.len()),
            (List::AgreementSetups, scenario.agreements.len()),
            (List::Programmes, catalog.programmes.len()),
            (List::Goods, catalog.goods.len()),
            (List::Texts, catalog.texts.len()),
            (List::Rows, catalog.forces.len()),
            (List::Elections, catalog.elections.len()),
            (List::Seats, scenario.seats.len()),
            (List::Features, scenario.features.len()),
            (List::Injects, scenario.injects.len()),
            (List::Objectives, scenario.objectives.len()),
            (List::Cells, scenario.map.cells.len()),
            (List::Dues, made(|game| game.dues.len())),
            (List::Clauses, MAX_CLAUSES),
            (List::Calls, made(|game| game.crisis.as_ref().map_or(0, |crisis| crisis.calls.len()))),
            (List::Bases, in_war(|arena| arena.bases.len())),
            (List::Squadrons, in_war(|arena| arena.squadrons.len())),
            (List::Groups, in_war(|arena| arena.groups.len())),
            (List::Boats, in_war(|arena| arena.boats.len())),
            (List::Missiles, in_war(|arena| arena.missiles.len())),
            (List::Zones, in_war(|arena| arena.zones.len())),
        ];
        Self { counts }
    }

    fn count(&self, list: List) -> usize {
        self.counts.iter().find(|(known, _)| *known == list).map_or(0, |(_, count)| *count)
    }

    /// Why a number cannot be what it should be; `None` if it can. `bits` is its width.
    pub(super) fn fault(&self, meaning: Meaning, value: i128, bits: u32) -> Option<String> {
        let within = |from: i128, to: i128| {
            if (from..=to).contains(&value) { None } else { Some(format!("is {value}, and lies from {from} to {to}")) }
        };
        match meaning {
            Meaning::At(list) => self.outside(list, value),
            Meaning::InjectOrNone if value == i128::from(u16::MAX) => None,
            Meaning::InjectOrNone => self.outside(List::Injects, value),
            Meaning::Turn => within(0, MAX_TURN),
            Meaning::Hours => within(0, MAX_HOURS),
            Meaning::Any | Meaning::Pair => None,
            Meaning::Count => match bits {
                16 if value > MAX_SMALL && value <= i128::from(u16::MAX) => None,
                ..=16 => within(-MAX_SMALL, i128::from(u16::MAX)),
                _ => within(-MAX_LARGE, MAX_LARGE),
            },
        }
    }

    fn outside(&self, list: List, value: i128) -> Option<String> {
        let count = self.count(list);
        let there = usize::try_from(value).is_ok_and(|at| at < count);
        if there { None } else { Some(format!("is {value}, and there are {count} {}", list.name())) }
    }

    /// Why a pair's text names none of two nations.
    pub(super) fn pair_fault(&self, text: &str) -> Option<String> {
        let nation = |part: &str| part.parse().ok().and_then(|value| self.outside(List::Nations, value));
        let (a, b) = text.split_once('-')?;
        nation(a).or_else(|| nation(b))
    }
}
