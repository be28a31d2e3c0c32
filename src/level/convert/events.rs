//! Contested features, what happens from outside, and the numbers of the rules.

use std::collections::BTreeMap;

use super::{Convert, FilePlaces, InjectPlace};
use crate::catalog::ParameterDef;
use crate::catalog::quantity::Hours;
use crate::level::decode::{Fields, int, text};
use crate::level::diagnostic::Code;
use crate::level::schema::{FEATURE, INJECT};
use crate::rules::scenario::{Effect, Feature, Inject, Trigger};
use crate::rules::vocab::parameter::{Param, Parameters};

impl Convert<'_> {
    pub(super) fn features(&mut self, fields: &Fields, places: &mut FilePlaces) -> Vec<Feature> {
        let items = self.items(fields, "features");
        let mut features: Vec<Feature> = Vec::new();
        let mut taken = BTreeMap::new();
        for node in items {
            let Some(fields) = Fields::open(node, "a feature", FEATURE, &mut self.problems) else { continue };
            let place = fields.get("place").and_then(|node| self.place_of_feature(node));
            let span = fields.get("place").map_or(node.span, |node| node.span);
            if let Some((id, _)) = place
                && let Some(first) = taken.insert(id, span)
            {
                let message =
                    format!("the feature `{}` stands twice: the first is {}", self.catalog.place(id).slug, super::place_of_first(first, span));
                self.problems.add(Code::DuplicateName, span, message);
            }
            let holder = fields.get("holder").and_then(|node| self.nation(node, "holder"));
            let challenger = fields.get("challenger").and_then(|node| self.nation(node, "challenger"));
            if holder.is_some() && holder == challenger {
                let span = fields.get("challenger").map_or(node.span, |node| node.span);
                self.problems.add(Code::SameNation, span, "holder and challenger are the same nation");
            }
            let problems = &mut self.problems;
            let (control, supply) = (fields.int("control", -3..=3, 0, problems), fields.int("supply", 0..=3, 2, problems));
            let supply_hours = fields.int("supply_hours", 6..=10_000, 72, problems);
            let fabric = fields.int("fabric", 0..=3, 3, problems);
            let (outpost, territorial_sea) = (fields.flag("outpost", false, problems), fields.flag("territorial_sea", false, problems));
            let note = fields.text("note", problems);
            let (Some((place, cell)), Some(holder), Some(challenger)) = (place, holder, challenger) else { continue };
            places.features.push(span);
            features.push(Feature {
                place,
                cell,
                holder,
                challenger,
                control: control as i8,
                outpost,
                supply: supply as u8,
                supply_hours: Hours(supply_hours as u32),
                fabric: fabric as u8,
                territorial_sea,
                note,
            });
        }
        places.features_complete = features.len() == items.len();
        features
    }

    pub(super) fn injects(&mut self, fields: &Fields, places: &mut FilePlaces) -> Vec<Inject> {
        let items = self.items(fields, "injects");
        let mut injects: Vec<Inject> = Vec::new();
        let mut taken = BTreeMap::new();
        for node in items {
            let Some(fields) = Fields::open(node, "an inject", INJECT, &mut self.problems) else { continue };
            let slug = self.slug(&fields, &mut taken);
            let when = fields.get("when");
            let trigger = when.and_then(|node| self.trigger(node));
            let to = fields.list("to", &mut self.problems).iter().filter_map(|node| self.seat(node)).collect();
            let listed = fields.list("effects", &mut self.problems);
            let effects: Vec<Effect> = listed.iter().filter_map(|node| self.effect(node)).collect();
            places.injects.push(InjectPlace {
                span: when.map_or(node.span, |node| node.span),
                complete: effects.len() == listed.len(),
                name: fields.get("id").map_or(node.span, |node| node.span),
                effects: listed.iter().map(|node| node.span).collect(),
            });
            injects.push(Inject {
                title: self.name(&fields, "title"),
                text: self.prose(&fields, "text", &format!("the text of the inject `{slug}`"), places),
                to,
                trigger: trigger.unwrap_or(Trigger::ByHand),
                effects,
                slug,
            });
        }
        injects
    }

    pub(super) fn parameters(&mut self, fields: &Fields) -> Option<Parameters> {
        let mut parameters = Parameters::of(&self.catalog).ok()?;
        for (key, value) in self.table(fields, "parameters", "{\"pass_block\": 550}") {
            let Some((slug, span)) = text(key, "the parameter", &mut self.problems) else { continue };
            let Some(&param) = Param::ALL.iter().find(|param| param.slug() == slug) else {
                let known = Param::ALL.iter().map(|param| param.slug());
                self.problems.add_near_name(Code::UnknownParameter, span, format!("there is no parameter `{slug}`"), slug, known);
                continue;
            };
            let known = self.catalog.parameters.iter().find(|def| def.slug == slug);
            let bearable = known.map_or(-1_000_000..=1_000_000, ParameterDef::bearable);
            let Some(number) = int(value, slug, bearable, &mut self.problems) else { continue };
            let range = known.map(|def| def.range);
            if let Some((low, high)) = range
                && !(i64::from(low)..=i64::from(high)).contains(&number)
            {
                let message = format!("`{slug}` is {number}; credible values are {low} to {high}");
                self.problems.add(Code::Incredible, value.span, message);
            }
            parameters.set(param, number as i32);
        }
        Some(parameters)
    }
}
