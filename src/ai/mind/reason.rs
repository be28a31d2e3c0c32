//! Why a computer did what it did: kept beside its commands for the White Cell and the debrief, never in the state. Since a computer's
//! turn follows from its view, its skill and the seed, reasons can be worked out again from the log at any time.

use serde::{Deserialize, Serialize};

use crate::catalog::quantity::{Hours, Thousandths, Turns};
use crate::catalog::{Act, NationId};
use crate::rules::Command;
use crate::rules::vocab::ids::FeatureId;

/// A command with the reason for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What is done.
    pub command: Command,
    /// Why.
    pub reason: Reason,
}

/// What an order of competition is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompetitionAim {
    /// Promises that bind.
    Bind,
    /// Programmes in time.
    Arm,
    /// Works at bases.
    Build,
    /// A public, or the region, that goes along.
    Convince,
    /// Forces that work together.
    Practise,
    /// An ally's public, and an end to quarrels.
    Relieve,
    /// An answer to pressure.
    Protect,
    /// The weakest public before a vote.
    Press,
    /// Pressure that costs more than it brings.
    EaseOff,
    /// A third nation.
    Court,
    /// A promise that reaches further.
    Widen,
    /// One more nation in a promise that stands.
    LetIn,
    /// The use of bases.
    Access,
    /// Munitions where they would be needed.
    Store,
    /// Hulls where they are missing.
    Shift,
}

/// What an order of the crisis clock is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WarAim {
    /// Bases that are open to the other side are struck before it can use them.
    StrikeFirst,
    /// Bases that the other side uses are worn down.
    WearDown,
    /// Striking would bring in who might stay out.
    Spare,
    /// Missiles are kept for the weeks to come.
    Keep,
    /// The landing goes where it is best, or stops.
    Land,
    /// Ships wait while the other side's missiles last.
    Wait,
    /// Ships and bombers sink the fleet.
    Sink,
    /// Squadrons go where they may fly, or stand safer.
    Place,
    /// It fights, since it would be next or has promised.
    Enter,
    /// Allies may fight from its bases.
    Open,
    /// What is offered is as good as what would come.
    Settle,
    /// The island is pressed.
    Squeeze,
    /// Going on would cost more than it brings.
    Ease,
    /// The island's lights stay on.
    Feed,
    /// Merchants come through where warships go along.
    Guard,
}

/// Why something is done, with the number that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The outpost must be fed: hours until it runs dry.
    Feed { feature: FeatureId, hours_left: Hours },
    /// The outpost's fabric must be mended: its state, 0 to 3.
    Mend { feature: FeatureId, fabric: u8 },
    /// A run needs cover: the chance in permille that it passes now.
    Cover { feature: FeatureId, pass_permille: Thousandths },
    /// Somebody should see it.
    Film { feature: FeatureId },
    /// Hulls hold or move control: how many are wanted there, and how many there are.
    Hulls { feature: FeatureId, wanted: u32, there: u32 },
    /// An activity should be stopped: the act chosen, and the chance in permille that the activity passes all the same.
    Stop { feature: FeatureId, act: Act, pass_permille: Thousandths },
    /// Watching is enough: stopping it would cost more than it brings.
    WatchOnly { feature: FeatureId },
    /// The other side's hulls should be worn down and crowded out.
    Crowd { feature: FeatureId, act: Act },
    /// An ally should not stand alone: turns there so far.
    StandBy { feature: FeatureId, ally: NationId, turns: Turns },
    /// More presence would cost more than it brings.
    Withdraw { feature: FeatureId },
    /// Damaged hulls go home.
    Refit,
    /// The risk to the crews is no longer worth the cargo: the chance of injury in permille.
    Recall { feature: FeatureId, injury_permille: Thousandths },
    /// Things have gone further than its objectives bear.
    EaseOff { with: NationId },
    /// Crews may go as far as it has planned, and no further on their own.
    Bound { act: Act },
    /// A promise fell due, and its name is worth more than the risk.
    KeepWord { to: NationId },
    /// A promise fell due, and keeping it would risk more than its name is worth.
    BreakWord { to: NationId },
    /// Pictures win support: what they should bring, in permille.
    Publish { feature: FeatureId, effect_permille: Thousandths },
    /// An ally's public backing steadies the government.
    Consult { ally: NationId },
    /// An ally should know that it is not alone.
    Reassure { ally: NationId },
    /// The other side should know the limit.
    Warn { other: NationId },
    /// The other side should know that this can end here.
    Calm { other: NationId },
    /// A host's leave takes time to get, and will be needed.
    AskLeave { host: NationId },
    /// What another asks weighs heavier than what it brings: the sum of grounds, in permille of a decision.
    RefuseLeave { to: NationId, total: i32 },
    /// War now is worth more to Beijing than what it has to exceed, both in permille of what success is worth.
    Launch { worth: i32, bar: i32 },
    /// An understanding is worth its price: what it is worth to itself, in hundredths of a point.
    Deal { with: NationId, worth: i32 },
    /// What was given for quiet is taken back: this nation binds itself to others.
    TakeBack { with: NationId },
    /// It said no, and this is what it would accept.
    Counter { with: NationId, worth: i32 },
    /// A task group should be seen or heard off another's coast, or those who watch be driven off.
    Reach { feature: FeatureId, act: Act },
    /// Announced firing costs neither name nor rung.
    Notice,
    /// Somebody should look where a task group is or may be.
    Watch { feature: FeatureId },
    /// An order of competition.
    Compete { aim: CompetitionAim },
    /// An order of the crisis clock.
    Fight { aim: WarAim },
    /// It weighed an offer: the sum of the grounds and its mood, in permille.
    Weighed { from: NationId, total: i32 },
}
