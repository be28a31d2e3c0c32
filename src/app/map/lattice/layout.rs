//! Where the lattice lies on the screen: capitals in view, capitals beyond its edge, links that bow round third capitals, names that
//! cover neither. No painter, no game: points in, points out.

use std::collections::BTreeMap;

use bevy_egui::egui::{Pos2, Rect, Vec2, vec2};

use crate::catalog::NationId;

/// A node is a diamond so many points high and wide.
pub const NODE_PTS: f32 = 18.0;
/// How far from the picture's edge a node stands whose capital lies beyond it, in points.
const EDGE_PTS: f32 = 16.0;
/// A link keeps so far off a capital that is not its own, in points.
pub const CLEAR_PTS: f32 = 16.0;
/// Nearer than this two links are taken for one, in points.
const APART_PTS: f32 = 9.0;
/// Pieces of a link's curve.
const PIECES: usize = 28;
/// Bows that are tried, the preferred first: the height of the curve as a part of its length.
const BOWS: [f32; 12] = [0.10, -0.10, 0.05, -0.05, 0.17, -0.17, 0.25, -0.25, 0.35, -0.35, 0.48, -0.48];
/// Distances at which a name is tried beside its node, in points.
const NAME_PTS: [f32; 5] = [2.0, 8.0, 16.0, 27.0, 38.0];

/// A government before it has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeSpot {
    /// Who.
    pub nation: NationId,
    /// Its capital on the screen; it may lie far outside.
    pub at: Pos2,
    /// The size of its name.
    pub name: Vec2,
    /// Whether it sits at the table.
    pub seated: bool,
}

/// What a layout is made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The picture on the screen.
    pub area: Option<Rect>,
    /// Governments.
    pub spots: Vec<NodeSpot>,
    /// Pairs with a link, as positions in `spots`; those that come first choose their way first.
    pub pairs: Vec<(usize, usize)>,
    /// What stands over the picture: buttons, the overview, the legend.
    pub blocked: Vec<Rect>,
    /// The whole map is in view: what lies beyond its edge is linked even to what lies beyond it too.
    pub whole: bool,
}

/// A node on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedNode {
    /// Its middle.
    pub at: Pos2,
    /// Where its capital lies from here, as a unit vector, if it is beyond the edge.
    pub beyond: Option<Vec2>,
}

impl PlacedNode {
    /// The ground that the diamond covers.
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(NODE_PTS + 4.0))
    }
}

/// A link's way.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkCourse {
    /// From the middle of its first node to that of its second.
    pub points: Vec<Pos2>,
    /// Which of the bows it took.
    pub bow: usize,
}

/// Where everything lies. `None` is not in the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// One a spot.
    pub nodes: Vec<Option<PlacedNode>>,
    /// One a pair.
    pub courses: Vec<Option<LinkCourse>>,
}

/// Capitals in this part of the picture are in view; the others' nodes stand on its edge.
pub fn inner(area: Rect) -> Rect {
    area.shrink(EDGE_PTS.min(area.width().min(area.height()) * 0.2))
}

/// Finds a place for nodes and links.
pub fn lay(given: &Given, bows: &mut BTreeMap<(NationId, NationId), usize>) -> Layout {
    let Some(area) = given.area.filter(Rect::is_positive) else {
        return Layout { nodes: vec![None; given.spots.len()], courses: vec![None; given.pairs.len()] };
    };
    let inner = inner(area);
    let in_view: Vec<bool> = given.spots.iter().map(|spot| inner.contains(spot.at)).collect();
    let shown: Vec<bool> = given.pairs.iter().map(|&(a, b)| given.whole || in_view[a] || in_view[b]).collect();
    let linked = |index: usize| given.pairs.iter().zip(&shown).any(|(&(a, b), &shown)| shown && (a == index || b == index));
    let mut nodes: Vec<Option<PlacedNode>> =
        given.spots.iter().zip(&in_view).map(|(spot, &seen)| seen.then_some(PlacedNode { at: spot.at, beyond: None })).collect();
    for index in 0..given.spots.len() {
        if !in_view[index] && (linked(index) || given.whole && given.spots[index].seated) {
            nodes[index] = Some(at_edge(given, inner, index, &nodes));
        }
    }
    let mut courses: Vec<Option<LinkCourse>> = Vec::new();
    for (&(a, b), &shown) in given.pairs.iter().zip(&shown) {
        let ends = if shown { nodes[a].zip(nodes[b]) } else { None };
        let course = ends.map(|(from, to)| {
            let third: Vec<Pos2> =
                nodes.iter().enumerate().filter(|(index, _)| *index != a && *index != b).filter_map(|(_, node)| Some(node.as_ref()?.at)).collect();
            let pair = (given.spots[a].nation, given.spots[b].nation);
            let course = course(area, from.at, to.at, &third, &courses, bows.get(&pair).copied());
            bows.insert(pair, course.bow);
            course
        });
        courses.push(course);
    }
    Layout { nodes, courses }
}

/// A node at the picture's edge, on the way to where its capital lies; it moves along the edge until nothing is in its way.
fn at_edge(given: &Given, inner: Rect, index: usize, nodes: &[Option<PlacedNode>]) -> PlacedNode {
    let (spot, middle, half) = (&given.spots[index], inner.center(), inner.size() * 0.5);
    let way = spot.at - middle;
    let part = (half.x / way.x.abs().max(1e-3)).min(half.y / way.y.abs().max(1e-3));
    let upright = half.x / way.x.abs().max(1e-3) <= half.y / way.y.abs().max(1e-3);
    let hit = middle + way * part;
    let beyond = Some(way.normalized());
    // Names of nodes at one edge need room for each other too.
    let need = |other: usize| {
        let (mine, its) = (spot.name, given.spots[other].name);
        if upright { vec2(NODE_PTS + 8.0, NODE_PTS + mine.y + 14.0) } else { vec2(NODE_PTS + (mine.x + its.x) * 0.5 + 14.0, NODE_PTS + 8.0) }
    };
    let free = |at: Pos2| {
        let here = Rect::from_center_size(at, Vec2::splat(NODE_PTS + 8.0));
        let clear = |(other, node): (usize, &Option<PlacedNode>)| {
            node.is_none_or(|node| {
                let (d, need) = (node.at - at, need(other));
                d.x.abs() >= need.x || d.y.abs() >= need.y
            })
        };
        !given.blocked.iter().any(|blocked| blocked.intersects(here)) && nodes.iter().enumerate().all(clear)
    };
    let along = if upright { vec2(0.0, 1.0) } else { vec2(1.0, 0.0) };
    let steps = (0..240).flat_map(|step| [step as f32 * 5.0, step as f32 * -5.0]);
    let at = steps.map(|step| hit + along * step).find(|&at| inner.expand(0.5).contains(at) && free(at)).unwrap_or(hit);
    PlacedNode { at, beyond }
}

/// A curve between two nodes: `bow` is its height as a part of its length.
fn curve(from: Pos2, to: Pos2, bow: f32) -> Vec<Pos2> {
    let chord = to - from;
    let lift = chord.rot90() * bow;
    (0..=PIECES)
        .map(|piece| {
            let t = piece as f32 / PIECES as f32;
            from + chord * t + lift * (4.0 * t * (1.0 - t))
        })
        .collect()
}

fn course(area: Rect, from: Pos2, to: Pos2, third: &[Pos2], others: &[Option<LinkCourse>], before: Option<usize>) -> LinkCourse {
    let length = from.distance(to);
    let cost = |bow: usize, points: &[Pos2]| {
        let mut cost = BOWS[bow].abs() * 60.0 + bow as f32;
        // What lay well stays where it lay.
        if before == Some(bow) {
            cost -= 12.0;
        }
        for &node in third {
            cost += (CLEAR_PTS + 6.0 - distance(points, node)).max(0.0) * 400.0;
        }
        let own = |at: Pos2| at.distance(from).min(at.distance(to)) < 34.0_f32.min(length * 0.3);
        for at in points.iter().step_by(2).copied().filter(|&at| !own(at)) {
            if !area.contains(at) {
                cost += 40.0;
            }
            for other in others.iter().flatten() {
                let near = other.points.iter().any(|&its| its.distance_sq(at) < APART_PTS * APART_PTS);
                cost += if near { 5.0 } else { 0.0 };
            }
        }
        cost
    };
    let tried = BOWS.iter().enumerate().map(|(bow, &height)| (bow, curve(from, to, height)));
    let best = tried.map(|(bow, points)| (cost(bow, &points), bow, points)).min_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(|| LinkCourse { points: curve(from, to, 0.0), bow: 0 }, |(_, bow, points)| LinkCourse { points, bow })
}

/// Where the names of the nodes stand, one a spot: inside the picture, on no node, no other name and nothing that stands over the picture,
/// and where there is a choice on little else. `free` tells whether nothing else is drawn there and no other nation's land lies there.
pub fn names(given: &Given, layout: &Layout, free: impl Fn(NationId, Rect) -> bool) -> Vec<Option<Rect>> {
    let mut found: Vec<Option<Rect>> = vec![None; given.spots.len()];
    let Some(area) = given.area else { return found };
    let mut order: Vec<usize> = (0..given.spots.len()).collect();
    order.sort_by_key(|&index| (layout.nodes[index].is_none_or(|node| node.beyond.is_none()), !given.spots[index].seated));
    let nodes: Vec<Rect> = layout.nodes.iter().flatten().map(PlacedNode::rect).collect();
    for index in order {
        let Some(node) = layout.nodes[index] else { continue };
        let size = given.spots[index].name;
        let taken = |rect: Rect| nodes.iter().chain(found.iter().flatten()).any(|other| other.intersects(rect));
        let allowed = |rect: &Rect| area.contains_rect(*rect) && !taken(*rect) && !given.blocked.iter().any(|blocked| blocked.intersects(*rect));
        let cost = |rect: Rect, far: f32| {
            let on = |course: &LinkCourse| course.points.iter().any(|&at| rect.expand(2.0).contains(at));
            let crossed = layout.courses.iter().flatten().filter(|course| on(course)).count();
            far + crossed as f32 * 12.0 + if free(given.spots[index].nation, rect) { 0.0 } else { 45.0 }
        };
        let places = |far: f32| around(node.at, size, far).map(move |rect| (rect, far));
        let tried = NAME_PTS.into_iter().flat_map(places).filter(|(rect, _)| allowed(rect));
        let best = tried.map(|(rect, far)| (cost(rect, far), rect)).min_by(|a, b| a.0.total_cmp(&b.0));
        // A picture too small for its names: none of them is left out, but one may cover what stands over the picture.
        let least = || NAME_PTS.into_iter().flat_map(places).map(|(rect, _)| rect).find(|rect| !taken(*rect));
        found[index] = best.map(|(_, rect)| rect).or_else(least);
    }
    found
}

/// The places of a name round a node, the best first.
fn around(at: Pos2, size: Vec2, far: f32) -> impl Iterator<Item = Rect> {
    const SIDES: [(f32, f32); 8] = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];
    let gap = NODE_PTS * 0.5 + 2.5 + far;
    SIDES.into_iter().map(move |(x, y)| Rect::from_center_size(at + vec2(x * (gap + size.x * 0.5), y * (gap + size.y * 0.5)), size))
}

/// The least distance from a point to a line.
pub fn distance(points: &[Pos2], to: Pos2) -> f32 {
    let leg = |leg: &[Pos2]| {
        let (a, d) = (leg[0], leg[1] - leg[0]);
        let part = ((to - a).dot(d) / d.length_sq().max(1e-6)).clamp(0.0, 1.0);
        (a + d * part).distance(to)
    };
    points.windows(2).map(leg).fold(f32::INFINITY, f32::min)
}

/// The part of a line from `from` to `to`, both 0 to 1 of its length.
pub fn part(points: &[Pos2], from: f32, to: f32) -> Vec<Pos2> {
    let length: f32 = points.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
    let (start, end) = (from * length, to * length);
    let (mut gone, mut out) = (0.0, Vec::new());
    for leg in points.windows(2) {
        let this = leg[0].distance(leg[1]);
        let at = |gone_pts: f32| leg[0].lerp(leg[1], ((gone_pts - gone) / this.max(1e-6)).clamp(0.0, 1.0));
        if gone + this >= start && gone <= end {
            if out.is_empty() {
                out.push(at(start));
            }
            out.push(at(end.min(gone + this)));
        }
        gone += this;
    }
    out
}

/// A line beside another, so many points to its right hand as it runs.
pub fn beside(points: &[Pos2], by: f32) -> Vec<Pos2> {
    let last = points.len().saturating_sub(1);
    let normal = |index: usize| {
        let (a, b) = (points[index.saturating_sub(1)], points[(index + 1).min(last)]);
        (b - a).normalized().rot90()
    };
    (0..points.len()).map(|index| points[index] - normal(index) * by).collect()
}

/// The link under a point, if one is near enough: its number in the list.
pub fn hit(layout: &Layout, at: Pos2, within: f32) -> Option<usize> {
    let near = |(index, course): (usize, &Option<LinkCourse>)| Some((distance(&course.as_ref()?.points, at), index));
    let best = layout.courses.iter().enumerate().filter_map(near).min_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(far, _)| *far <= within).map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::pos2;

    fn spot(number: u16, x: f32, y: f32) -> NodeSpot {
        NodeSpot { nation: NationId(number), at: pos2(x, y), name: vec2(80.0, 14.0), seated: true }
    }

    fn given(spots: Vec<NodeSpot>, pairs: Vec<(usize, usize)>) -> Given {
        Given { area: Some(Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0))), spots, pairs, blocked: Vec::new(), whole: true }
    }

    #[test]
    fn a_capital_beyond_the_edge_stands_on_it_and_says_where_it_lies() {
        let given = given(vec![spot(0, 400.0, 300.0), spot(1, 5000.0, 250.0)], vec![(0, 1)]);
        let layout = lay(&given, &mut BTreeMap::new());
        let far = layout.nodes[1].expect("in the picture");
        assert!((far.at.x - (800.0 - EDGE_PTS)).abs() < 1.0 && (far.at.y - 300.0).abs() < 30.0, "{far:?}");
        assert!(far.beyond.is_some_and(|way| way.x > 0.99), "it lies to the east");
        let course = layout.courses[0].as_ref().expect("a link");
        assert_eq!((course.points[0], *course.points.last().expect("an end")), (pos2(400.0, 300.0), far.at));
    }

    #[test]
    fn nodes_at_one_edge_keep_apart_and_off_what_stands_over_the_picture() {
        let mut given = given(vec![spot(0, 400.0, 300.0), spot(1, 5000.0, 300.0), spot(2, 5000.0, 310.0)], vec![(0, 1), (0, 2), (1, 2)]);
        given.blocked.push(Rect::from_min_max(pos2(700.0, 280.0), pos2(800.0, 330.0)));
        let layout = lay(&given, &mut BTreeMap::new());
        let (a, b) = (layout.nodes[1].expect("one"), layout.nodes[2].expect("the other"));
        assert!(!a.rect().intersects(b.rect()));
        assert!(!given.blocked[0].intersects(a.rect()) && !given.blocked[0].intersects(b.rect()));
    }

    #[test]
    fn a_link_goes_round_a_third_capital_whichever_way_it_bows() {
        for x in [0.0, 20.0, -20.0] {
            // On the chord, and where the first bows would pass.
            for y in [300.0, 260.0, 340.0, 320.0] {
                let given = given(vec![spot(0, 200.0, 300.0), spot(1, 600.0, 300.0), spot(2, 400.0 + x, y)], vec![(0, 1)]);
                let layout = lay(&given, &mut BTreeMap::new());
                let course = layout.courses[0].as_ref().expect("a link");
                assert!(distance(&course.points, given.spots[2].at) >= CLEAR_PTS, "{x} {y}");
            }
        }
    }

    #[test]
    fn names_of_crowded_nodes_cover_neither_nodes_nor_names() {
        let spots: Vec<NodeSpot> = (0..12).map(|n| spot(n, 300.0 + f32::from(n % 4) * 34.0, 250.0 + f32::from(n / 4) * 30.0)).collect();
        let given = given(spots, (1..12).map(|n| (0, n)).collect());
        let layout = lay(&given, &mut BTreeMap::new());
        let names = names(&given, &layout, |_, _| true);
        let rects: Vec<Rect> = names.iter().map(|name| name.expect("each is named")).collect();
        for (number, rect) in rects.iter().enumerate() {
            assert!(layout.nodes.iter().flatten().all(|node| !node.rect().intersects(*rect)), "{number}");
            assert!(rects[number + 1..].iter().all(|other| !other.intersects(*rect)), "{number}");
        }
    }

    #[test]
    fn closely_seen_only_links_with_an_end_in_view_are_drawn() {
        let mut given = given(vec![spot(0, 400.0, 300.0), spot(1, 5000.0, 300.0), spot(2, -900.0, 310.0)], vec![(0, 1), (1, 2)]);
        given.whole = false;
        let layout = lay(&given, &mut BTreeMap::new());
        assert!(layout.courses[0].is_some() && layout.courses[1].is_none());
        assert!(layout.nodes[2].is_none(), "nothing in view leads there");
    }

    #[test]
    fn a_part_of_a_line_and_a_line_beside_it() {
        let line = vec![pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 100.0)];
        assert_eq!(part(&line, 0.0, 0.25), vec![pos2(0.0, 0.0), pos2(50.0, 0.0)]);
        assert_eq!(part(&line, 0.25, 0.75), vec![pos2(50.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 50.0)]);
        let straight = [pos2(0.0, 0.0), pos2(100.0, 0.0)];
        assert_eq!(beside(&straight, 6.0).iter().map(|at| at.y.abs()).collect::<Vec<_>>(), vec![6.0, 6.0]);
        assert!((distance(&straight, pos2(50.0, 8.0)) - 8.0).abs() < 1e-3);
    }
}
