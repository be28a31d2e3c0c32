//! The lattice: who is bound to whom, drawn as links between capitals over the map.
//!
//! Three steps, each pure but the last: [`Lattice`] is what there is (built by `app/bridge/lattice.rs` from the agreements that a viewer
//! knows), [`layout`] says where it lies on the screen, [`draw`] paints it. A link's form tells its kind and how far it is; colour repeats
//! nothing but that it is an agreement.

pub mod draw;
pub mod form;
pub mod layout;
pub mod legend;

use bevy::math::Vec2;
use bevy_egui::egui::Color32;

use crate::app::theme::Palette;
use crate::catalog::NationId;
/// What an agreement is to a pair of governments, the weakest first. A link has the form of the strongest.
pub use crate::catalog::clause::Tie as Kind;
use crate::rules::vocab::ids::AgreementId;

/// Seconds in which a link draws itself, or goes.
pub const DRAW_S: f32 = 0.6;

/// The colour of whatever has been agreed.
pub fn agreement_colour(palette: &Palette) -> Color32 {
    palette.agreement
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreementState {
    /// It ended in this game.
    Lapsed,
    /// Signed, or before parliaments.
    Pending,
    /// It binds.
    InForce,
}

impl AgreementState {
    /// All, from what binds to what is over.
    pub const ALL: [AgreementState; 3] = [AgreementState::InForce, AgreementState::Pending, AgreementState::Lapsed];

    /// Its words.
    pub fn word(self) -> &'static str {
        match self {
            AgreementState::InForce => "in force",
            AgreementState::Pending => "signed, not yet in force",
            AgreementState::Lapsed => "lapsed in this game",
        }
    }
}

/// Who gives whom, of the two ends of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Each the other.
    Both,
    /// The first end the second.
    Forth,
    /// The second end the first.
    Back,
}

/// One line of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strand {
    /// What.
    pub kind: Kind,
    /// How far.
    pub state: AgreementState,
    /// Which way.
    pub flow: Flow,
    /// It holds in peace only: access that ends where a crisis begins.
    pub light: bool,
}

/// A government: a node at its capital.
#[derive(Clone, Debug, PartialEq)]
pub struct LatticeNode {
    /// Who.
    pub nation: NationId,
    /// Its name on the map.
    pub name: String,
    /// Its capital's name.
    pub capital: String,
    /// The capital on the plane; it may lie far beyond the level's map.
    pub at: Vec2,
    /// Whether it sits at the table: some team commands it.
    pub seated: bool,
}

/// An agreement in the card of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldAgreement {
    /// Which.
    pub agreement: AgreementId,
    /// Its name.
    pub name: String,
    /// Where it stands, since when and until when.
    pub state: String,
    /// Who gives whom what, a line each.
    pub lines: Vec<String>,
}

/// What binds two governments: one link.
#[derive(Clone, Debug, PartialEq)]
pub struct Bond {
    /// Positions of its two ends in [`Lattice::nodes`].
    pub ends: (usize, usize),
    /// Its lines: the strongest that is in force first; beside it what is being ratified, and what lapsed.
    pub strands: Vec<Strand>,
    /// What else is in force between the two, as marks on the first line.
    pub marks: Vec<Kind>,
    /// Its agreements.
    pub told: Vec<ToldAgreement>,
    /// How much of it has been drawn, 0 to 1; 1 but while a turn is shown.
    pub drawn: f32,
    /// What stood there before and is drawn over.
    pub before: Option<(Vec<Strand>, Vec<Kind>)>,
}

/// Governments and what binds them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lattice {
    /// Governments.
    pub nodes: Vec<LatticeNode>,
    /// Links, one a pair at most.
    pub bonds: Vec<Bond>,
}

impl Lattice {
    /// The two governments of a link.
    pub fn pair(&self, bond: &Bond) -> (NationId, NationId) {
        (self.nodes[bond.ends.0].nation, self.nodes[bond.ends.1].nation)
    }

    /// Whether both ends of a link sit at the table: these links outshine the others.
    pub fn leads(&self, bond: &Bond) -> bool {
        self.nodes[bond.ends.0].seated && self.nodes[bond.ends.1].seated
    }

    /// The link between two governments, either way round.
    pub fn between(&self, a: NationId, b: NationId) -> Option<&Bond> {
        self.bonds.iter().find(|bond| matches!(self.pair(bond), pair if pair == (a, b) || pair == (b, a)))
    }

    /// What the screen reader hears of it.
    pub fn says(&self) -> String {
        let in_force = self.bonds.iter().filter(|bond| bond.strands.first().is_some_and(|strand| strand.state == AgreementState::InForce)).count();
        let pending = self.bonds.iter().filter(|bond| bond.strands.iter().any(|strand| strand.state == AgreementState::Pending)).count();
        format!("{in_force} pairs of governments bound, {pending} with a text signed and not yet in force; the Agreements panel lists them")
    }

    /// Lets what differs from `old` draw itself over what stood there: `part` of it is done. Links that have gone stay until then.
    pub fn grow_from(&mut self, old: &Lattice, part: f32) {
        if part >= 1.0 {
            return;
        }
        for index in 0..self.bonds.len() {
            let (a, b) = self.pair(&self.bonds[index]);
            let was = old.between(a, b);
            if was.is_some_and(|was| was.strands == self.bonds[index].strands && was.marks == self.bonds[index].marks) {
                continue;
            }
            self.bonds[index].drawn = part;
            self.bonds[index].before = was.map(|was| (was.strands.clone(), was.marks.clone()));
        }
        for gone in &old.bonds {
            let (a, b) = old.pair(gone);
            let end = |nation| self.nodes.iter().position(|node| node.nation == nation);
            if self.between(a, b).is_none()
                && let (Some(from), Some(to)) = (end(a), end(b))
            {
                let before = Some((gone.strands.clone(), gone.marks.clone()));
                self.bonds.push(Bond { ends: (from, to), strands: Vec::new(), marks: Vec::new(), told: Vec::new(), drawn: part, before });
            }
        }
    }
}

/// What of the lattice's picture is kept between frames.
#[derive(Clone, Debug, Default)]
pub struct KeptLattice {
    /// Which way each pair's link bowed: it stays there while it can.
    pub bows: std::collections::BTreeMap<(NationId, NationId), usize>,
    /// How much of the legend is shown; `None` before it was first shown.
    pub legend_fold: Option<legend::Fold>,
    /// Where the legend stood in the last frame.
    pub legend: Option<bevy_egui::egui::Rect>,
    /// The last layout, with what it was made from.
    pub laid: Option<(layout::Given, layout::Layout)>,
}
