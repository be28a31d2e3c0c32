//! Marks: controls tell what they are by a key, and the one that the lesson speaks of is outlined and brought into view.
//!
//! Keys are of things, not of words on the screen: a lesson holds in every language and whatever a button is called.

use bevy_egui::egui::{self, Align, Color32, Context, Id, LayerId, Order as Layer, Pos2, Rect, Response, Shape, Stroke, StrokeKind};

use crate::app::panels::Tab;
use crate::app::panels::bargain::Part;
use crate::catalog::{Act, NationId};
use crate::rules::lesson::Model;
use crate::rules::order::SignalKind;
use crate::rules::vocab::ids::{FeatureId, ForceId, ProposalId};

/// What a control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A tab of the panel beside the map.
    Tab(Tab),
    /// The way back from what is selected to the list of forces.
    Back,
    /// A force in a list.
    Force(ForceId),
    /// A contested feature in a list.
    Feature(FeatureId),
    /// The button that gives a force this to do at a feature.
    Act(ForceId, FeatureId, Act),
    /// The menu of the use-of-force limit.
    Limit,
    /// A line of that menu.
    LimitTo(Act),
    /// The button that publicises what happened at a feature.
    Publicise(FeatureId),
    /// The button that consults an ally.
    Consult(NationId),
    /// The menu of what a signal says.
    SignalKind,
    /// A line of that menu.
    SignalKindTo(SignalKind),
    /// The menu of whom a signal is for.
    SignalTo,
    /// A line of that menu.
    SignalToNation(NationId),
    /// The text of a signal.
    SignalText,
    /// The button that sends a signal.
    SendSignal,
    /// A part of the panel of diplomacy.
    Part(Part),
    /// The line of an offer.
    Offer(ProposalId),
    /// The button that accepts an offer.
    Accept(ProposalId),
    /// A government to which an offer is written.
    To(NationId),
    /// The list of model texts.
    Models,
    /// A model text.
    Model(Model),
    /// The button that makes the offer.
    MakeOffer,
    /// The line of an encounter in the news.
    Encounter,
    /// The fold of the news that did not fit.
    MoreNews,
    /// The button that ends the turn; after the last one, that opens the debrief.
    EndTurn,
    /// The answer to the question whether the turn is to end.
    SurelyEnd,
    /// A button of the card itself.
    Next,
}

/// What is marked now, and what was drawn lately.
#[derive(Clone, Debug, Default)]
struct Marks {
    /// The way to what the lesson speaks of, the goal first: of those that are drawn the first is marked.
    way: Vec<Spot>,
    /// The one that is marked.
    chosen: Option<Spot>,
    /// The last one that was brought into view.
    shown: Option<Spot>,
    /// Controls on the way that were drawn since this pass began: where, and how much of each is in view.
    drawn: Vec<(Spot, Rect, Rect)>,
    /// Those of them that lie under a page that is open over everything: they are not outlined.
    under: Vec<Spot>,
    pressed: Vec<Spot>,
}

fn id() -> Id {
    Id::new("lesson-marks")
}

fn with<T>(ctx: &Context, change: impl FnOnce(&mut Marks) -> T) -> T {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default::<Marks>(id())))
}

/// Begins a pass: this is the way to what the lesson speaks of, the goal first. Empty marks nothing.
pub fn begin(ctx: &Context, way: Vec<Spot>) {
    with(ctx, |marks| {
        marks.drawn.clear();
        marks.under.clear();
        marks.way = way;
    });
}

/// Ends a pass: outlines the first control on the way that was drawn.
pub fn end(ctx: &Context, colour: Color32) {
    let (chosen, changed) = with(ctx, |marks| {
        let drawn = |spot: &&Spot| marks.drawn.iter().any(|(known, ..)| known == *spot);
        let chosen = marks.way.iter().find(drawn).copied();
        let changed = chosen != marks.chosen;
        marks.chosen = chosen;
        let open = |known: &Spot| Some(*known) == chosen && !marks.under.contains(known);
        let place = marks.drawn.iter().find(|(known, ..)| open(known)).map(|&(_, rect, seen)| (rect, seen));
        (place, changed || (chosen.is_some() && marks.shown != chosen))
    });
    if changed {
        // It is brought into view where it is drawn the next time.
        ctx.request_repaint();
    }
    if let Some((rect, seen)) = chosen
        && seen.is_positive()
    {
        let painter = ctx.layer_painter(LayerId::new(Layer::Foreground, id().with("drawn")));
        outline(&painter, rect.intersect(seen.expand(3.0)).expand(1.5), colour);
    }
}

/// What is marked.
pub fn marked(ctx: &Context) -> Option<Spot> {
    with(ctx, |marks| marks.chosen)
}

/// Where the marked control stands, as far as it is in view: what a click must hit.
pub fn place(ctx: &Context) -> Option<Rect> {
    with(ctx, |marks| marks.drawn.iter().find(|(known, ..)| Some(*known) == marks.chosen).map(|&(_, rect, seen)| rect.intersect(seen)))
}

/// The controls with a key that were pressed since this was last asked.
pub fn pressed(ctx: &Context) -> Vec<Spot> {
    with(ctx, |marks| std::mem::take(&mut marks.pressed))
}

/// Says what a control is. On the way of the lesson it may be outlined, and is then brought into view once.
pub fn at(response: &Response, spot: Spot) {
    let ctx = &response.ctx;
    let clicked = response.clicked();
    let under = ctx.memory(|memory| memory.top_modal_layer()).is_some_and(|top| top != response.layer_id);
    let (chosen, bring) = with(ctx, |marks| {
        if clicked {
            marks.pressed.push(spot);
        }
        if !marks.way.contains(&spot) {
            return (false, false);
        }
        marks.drawn.push((spot, response.rect, response.interact_rect));
        if under {
            marks.under.push(spot);
        }
        let chosen = marks.chosen == Some(spot);
        let bring = chosen && marks.shown != Some(spot);
        if bring {
            marks.shown = Some(spot);
        }
        (chosen, bring)
    });
    if chosen {
        ctx.accesskit_node_builder(response.id, |node| node.set_description("The lesson speaks of this."));
    }
    if bring {
        response.scroll_to_me(Some(Align::Center));
        ctx.request_repaint();
    }
}

/// The outline, and an arrow at its left edge.
pub fn outline(painter: &egui::Painter, rect: Rect, colour: Color32) {
    painter.rect_stroke(rect, 5.0, Stroke::new(2.5, colour), StrokeKind::Outside);
    let tip = Pos2::new(rect.left() - 2.0, rect.center().y);
    // Narrow enough to lie between two tabs.
    let points = vec![tip, tip + egui::vec2(-2.5, -5.0), tip + egui::vec2(-2.5, 5.0)];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
