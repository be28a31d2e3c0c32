//! The kinds of order that no single force carries out, grouped by what they are for.

/// A kind of order that the panel composes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Begin a programme.
    Programme,
    /// Build at a base.
    Works,
    /// Store munitions ahead.
    Stocks,
    /// Plan an exercise.
    Exercise,
    /// Let an ally's people have something of closer ties.
    Benefit,
    /// Consult a treaty ally.
    Consult,
    /// Tell another nation what is meant.
    Signal,
    /// Press its own parliament.
    Hasten,
    /// Withhold a good, or end that.
    Lever,
    /// Work on another public.
    Influence,
    /// Counter pressure.
    Counter,
    /// Court a third nation.
    Court,
    /// Show the world what happened.
    Publicise,
    /// Campaign at home.
    Persuade,
    /// Begin or end a policy.
    Policy,
    /// Reassure the region.
    Reassure,
}

/// What instruments are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Forces, bases, stocks, practice.
    Build,
    /// What makes a bargain possible, and holds it together.
    Bargain,
    /// Pressure on others, and what blunts it.
    Pressure,
    /// The own public and the neighbours.
    Home,
}

impl Purpose {
    /// All, as they are shown.
    pub const ALL: [Purpose; 4] = [Purpose::Build, Purpose::Bargain, Purpose::Pressure, Purpose::Home];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Build => "Build",
            Purpose::Bargain => "Help the bargain",
            Purpose::Pressure => "Pressure and counters",
            Purpose::Home => "Home and region",
        }
    }

    /// The kinds that serve it.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Purpose::Build => &[Kind::Programme, Kind::Works, Kind::Stocks, Kind::Exercise],
            Purpose::Bargain => &[Kind::Benefit, Kind::Consult, Kind::Signal, Kind::Hasten],
            Purpose::Pressure => &[Kind::Lever, Kind::Influence, Kind::Counter, Kind::Court, Kind::Publicise],
            Purpose::Home => &[Kind::Persuade, Kind::Policy, Kind::Reassure],
        }
    }
}

impl Kind {
    /// Every kind, in the order of the panel.
    pub fn all() -> impl Iterator<Item = Kind> {
        Purpose::ALL.into_iter().flat_map(|purpose| purpose.kinds().iter().copied())
    }

    /// Its name, as what one does.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Programme => "Begin a programme",
            Kind::Works => "Build at a base",
            Kind::Stocks => "Store munitions ahead",
            Kind::Exercise => "Plan an exercise",
            Kind::Benefit => "Give an ally's people something",
            Kind::Consult => "Consult under a treaty",
            Kind::Signal => "Send a signal",
            Kind::Hasten => "Press your parliament",
            Kind::Lever => "Use or end a lever of trade",
            Kind::Influence => "Work on another public",
            Kind::Counter => "Counter pressure",
            Kind::Court => "Court a third nation",
            Kind::Publicise => "Publish what was done",
            Kind::Persuade => "Campaign at home",
            Kind::Policy => "Begin or end a policy",
            Kind::Reassure => "Reassure the region",
        }
    }

    /// What it is for, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Kind::Programme => {
                "Missiles, shelters, hulls, unmanned aircraft: paid turn by turn, delivered whole at the end. While the money is short it waits."
            }
            Kind::Works => {
                "Runways, fuel and shelters, at home or where an agreement assures your use of the place in a crisis: automatic, without asking."
            }
            Kind::Stocks => "Ships munitions of yours to a place that you may use, so that they are there before they are needed.",
            Kind::Exercise => {
                "Forces of two, three or four learn to work together. Publics see allies; Beijing's leaders close ranks; the neighbours worry a little."
            }
            Kind::Benefit => {
                "Technology, civil works or help after a disaster: raises support for closer ties in the other nation, and costs you money."
            }
            Kind::Consult => "In public, with a treaty ally: steadies your government and the ally's support. Each further time it says less.",
            Kind::Signal => "Tells another government what you mean. With a message it is misread less often.",
            Kind::Hasten => "Spends political capital so that a treaty comes to its vote sooner. The public's doubts stay.",
            Kind::Lever => {
                "A named good is withheld or no longer bought. It bites from the next turn on, costs you too, and wears out as trade finds other ways."
            }
            Kind::Influence => "Lies, meddling or speeches against closer ties. Whoever is named as the author of lies pays in credit.",
            Kind::Counter => "Warn your public before lies come, name their author afterwards, or help traders to other markets.",
            Kind::Court => "Something for a third nation, so that it leans your way. Far enough over, it signs a security framework.",
            Kind::Publicise => {
                "Shows the world what another did at a feature in the last two turns: raises support, costs the other credit, and suspends quiet understandings."
            }
            Kind::Persuade => "The government explains closer ties at home. The more are convinced, and the oftener it is done, the less it brings.",
            Kind::Policy => "The silo, a fair share, tariffs: each stands until it is ended.",
            Kind::Reassure => "Tells ASEAN and the rest what closer ties are for. A region that accepts them listens to the allies.",
        }
    }
}
