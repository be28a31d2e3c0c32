//! What a level says about war, and the counters that the order of battle gives to a level that has it.

use std::sync::Arc;

use super::{Convert, FilePlaces, ForcePlace};
use crate::catalog::ParameterDef;
use crate::geo::CellId;
use crate::level::decode::{Fields, int, text, word};
use crate::level::diagnostic::Code;
use crate::level::schema::{QUARANTINE, WAR};
use crate::level::tree::{Node, Value};
use crate::rules::crisis::{Variation, WarSetup};
use crate::rules::models::war::{MissileUnit, Number, Party};
use crate::rules::quarantine::{Course, Crews, Grade, QuarantineSetup};
use crate::rules::scenario::{Clock, ForceSetup, Position};

/// The most land-based missiles that the model of war counts.
const MOST_MISSILES: u64 = 60_000;

impl Convert<'_> {
    /// The war of a level: where it has the field, and on the crisis clock.
    pub(super) fn war(
        &mut self,
        fields: &Fields,
        clock: Clock,
        forces: &mut Vec<ForceSetup>,
        place_cells: &[Option<CellId>],
        places: &mut FilePlaces,
    ) -> Option<Arc<WarSetup>> {
        let node = fields.get("war");
        if node.is_none() && clock != Clock::Crisis {
            return None;
        }
        let mut setup = match WarSetup::of(&self.catalog) {
            Ok(setup) => setup,
            Err(why) => {
                self.problems.add(Code::WrongKind, fields.span, format!("the theatre has no war: {why}"));
                return None;
            }
        };
        if let Some(war) = node.and_then(|node| Fields::open(node, "`war`", WAR, &mut self.problems)) {
            for name in ["warning", "red_missiles"] {
                if let Some(Node { value: Value::Int(number), span }) = war.get(name) {
                    places.permille.push((format!("`{name}`"), *span, *number));
                }
            }
            self.war_fields(&war, &mut setup);
            if let Some(turns) = war.get("turns").filter(|_| clock == Clock::Crisis && !fields.has("quarantine")) {
                let message =
                    "`turns` of `war` counts where a war breaks out on another clock: this one lasts as long as the level; leave it out here";
                self.problems.add(Code::NoEffect, turns.span, message);
            }
        }
        self.belligerents(fields, clock);
        if clock == Clock::Crisis {
            self.order_of_battle(&setup, forces, place_cells, places);
        }
        setup.muster(&self.catalog, forces);
        // Missiles are counted in 16 bits.
        let launchers = |unit: &MissileUnit| u64::from(unit.launchers) * u64::from(setup.arena.missiles_each(unit));
        let missiles: u64 = setup.arena.missiles.iter().map(|unit| launchers(unit) * u64::from(setup.red_missiles.max(1000)) / 1000).sum();
        if missiles > MOST_MISSILES {
            let message = format!(
                "China would have {missiles} land-based missiles; the model of war counts up to {MOST_MISSILES}: take fewer a launcher, or fewer launchers"
            );
            self.problems.add(Code::OutOfRange, node.map_or(fields.span, |node| node.span), message);
        }
        Some(Arc::new(setup))
    }

    /// The quarantine of a level: where it has the field, on the crisis clock, in turns of a week.
    pub(super) fn quarantine(&mut self, fields: &Fields, clock: Clock) -> Option<QuarantineSetup> {
        let node = fields.get("quarantine")?;
        if clock != Clock::Crisis || fields.int("turn_hours", 6..=4400, 84, &mut self.problems) != 168 {
            self.problems.add(
                Code::BadClock,
                node.span,
                "a quarantine runs on the clock Crisis in turns of a week: `clock: Crisis, turn_hours: 168`",
            );
        }
        let fields = Fields::open(node, "`quarantine`", QUARANTINE, &mut self.problems)?;
        let grades = [("Eased", Grade::Eased), ("Held", Grade::Held), ("Tight", Grade::Tight)];
        let crews = [("Shadow", Crews::Shadow), ("Block", Crews::Block), ("Board", Crews::Board), ("Fire", Crews::Fire)];
        let courses = [("Wait", Course::Wait), ("Comply", Course::Comply), ("Run", Course::Run)];
        Some(QuarantineSetup {
            grade: fields.get("grade").and_then(|node| word(node, "grade", &grades, &mut self.problems)).unwrap_or(Grade::Held),
            crews: fields.get("crews").and_then(|node| word(node, "crews", &crews, &mut self.problems)).unwrap_or(Crews::Block),
            course: fields.get("course").and_then(|node| word(node, "course", &courses, &mut self.problems)).unwrap_or(Course::Run),
        })
    }

    /// A war for Taiwan is fought from the first turn on the crisis clock, and may break out wherever a level has one: that it is meant, and
    /// that both who fight it are there.
    fn belligerents(&mut self, fields: &Fields, clock: Clock) {
        let written = ["war", "quarantine"].into_iter().find_map(|name| fields.get(name));
        let at = fields.get("clock").filter(|_| clock == Clock::Crisis).or(written).map_or(fields.span, |node| node.span);
        if clock == Clock::Crisis && !fields.has("war") && !fields.has("quarantine") {
            let message = "on the crisis clock a war for Taiwan is fought from the first turn on: write `clock: Incident` for a stand-off at sea, \
                 or give `quarantine: (...)` with turns of a week, or `war: (...)` if you mean that war";
            self.problems.add(Code::NoWar, at, message);
            return;
        }
        if self.unread.contains(&"nations") {
            return;
        }
        let absent = |party: &Party| !self.present.iter().any(|&nation| Party::of(&self.catalog, nation) == Some(*party));
        let missing: Vec<String> = [Party::Prc, Party::Twn].iter().filter(|party| absent(party)).map(|party| format!("`{}`", party.slug())).collect();
        if missing.is_empty() {
            return;
        }
        let missing = missing.join(" and ");
        let message = if clock == Clock::Crisis {
            format!(
                "on the crisis clock China and Taiwan are at war, or one cordons the other off, and {missing} is missing under `nations`: add it, \
                 or write `clock: Incident` for a stand-off at sea and leave `war` and `quarantine` out"
            )
        } else {
            format!("`war` is a war for Taiwan, and {missing} is missing under `nations`: add it, or leave `war` out")
        };
        self.problems.add(Code::NoWar, at, message);
    }

    /// Who fights from the first turn of a war on.
    fn at_war(&mut self, war: &Fields, setup: &mut WarSetup) {
        let Some(list) = war.get("at_war") else { return };
        setup.at_war.clear();
        let before = self.problems.0.len();
        for node in war.list("at_war", &mut self.problems) {
            let Some(nation) = self.nation(node, "the nation") else { continue };
            match Party::of(&self.catalog, nation) {
                Some(party) if setup.at_war.contains(&party) => {
                    self.problems.add(Code::NoWar, node.span, format!("`{}` stands twice in `at_war`: leave one out", party.slug()));
                }
                Some(party) => setup.at_war.push(party),
                None => self.problems.add(Code::UnknownNation, node.span, "the model of war knows usa, jpn, aus, phl, prc and twn"),
            }
        }
        let unread = self.problems.0[before..].iter().any(|problem| problem.code != Code::NoWar);
        let absent = [Party::Prc, Party::Twn].into_iter().filter(|party| !setup.at_war.contains(party));
        let missing: Vec<String> = absent.map(|party| format!("\"{}\"", party.slug())).collect();
        if !missing.is_empty() && !unread {
            let all = [Party::Prc, Party::Twn].into_iter().chain(setup.at_war.iter().copied().filter(|p| !matches!(p, Party::Prc | Party::Twn)));
            let all: Vec<String> = all.map(|party| format!("\"{}\"", party.slug())).collect();
            let message = format!(
                "a war for Taiwan is fought between China and Taiwan, and `at_war` lacks {}: write `at_war: [{}]`, or leave `war` out",
                missing.join(" and "),
                all.join(", ")
            );
            self.problems.add(Code::NoWar, list.span, message);
        }
    }

    fn war_fields(&mut self, war: &Fields, setup: &mut WarSetup) {
        self.at_war(war, setup);
        setup.turns = war.int("turns", 1..=30, i64::from(setup.turns), &mut self.problems) as u8;
        setup.warning = war.int("warning", 0..=1000, i64::from(setup.warning), &mut self.problems) as u16;
        setup.taiwan_skill = war.int("taiwan_skill", 100..=3000, 1000, &mut self.problems) as u16;
        setup.red_skill = war.int("red_skill", 100..=3000, 1000, &mut self.problems) as u16;
        setup.maritime_jassm = war.flag("maritime_jassm", true, &mut self.problems);
        setup.red_missiles = war.int("red_missiles", 0..=3000, 1000, &mut self.problems) as u16;
        setup.extra_shelters = war.int("extra_shelters", 0..=400, 0, &mut self.problems) as u16;
        setup.as_agreed = war.flag("as_agreed", false, &mut self.problems);
        for node in war.list("one_of", &mut self.problems) {
            let Some((written, span)) = text(node, "what differs", &mut self.problems) else { continue };
            match Variation::parse(&self.catalog, written) {
                Ok(variation) => setup.one_of.push(variation),
                Err(why) => self.problems.add(Code::UnknownWord, span, why.to_string()),
            }
        }
        for node in war.list("stocks", &mut self.problems) {
            if let Some((place, _)) = self.place(node, "the place") {
                setup.stocks.push(place);
            }
        }
        for (key, value) in self.table(war, "numbers", "{\"salvo_first\": 500}") {
            let Some((slug, span)) = text(key, "the number", &mut self.problems) else { continue };
            let Some(number) = Number::ALL.iter().copied().find(|number| number.slug() == slug) else {
                let known = Number::ALL.iter().map(|number| number.slug());
                self.problems.add_near_name(Code::UnknownParameter, span, format!("the model of war has no number `{slug}`"), slug, known);
                continue;
            };
            let known = self.catalog.war.numbers.iter().find(|def| def.slug == slug);
            let bearable = known.map_or(0..=10_000, ParameterDef::bearable);
            let Some(given) = int(value, slug, bearable, &mut self.problems) else { continue };
            if let Some((low, high)) = known.map(|def| def.range)
                && !(i64::from(low)..=i64::from(high)).contains(&given)
            {
                self.problems.add(Code::Incredible, value.span, format!("`{slug}` is {given}; credible values are {low} to {high}"));
            }
            setup.arena.numbers.set(number, given as i32);
        }
    }

    /// Every row of the order of battle that the model counts is a counter, unless the level names one of its own for it: its nation plays a
    /// part, and its home lies in the window.
    fn order_of_battle(&self, setup: &WarSetup, forces: &mut Vec<ForceSetup>, place_cells: &[Option<CellId>], places: &mut FilePlaces) {
        let arena = &setup.arena;
        let rows = arena.squadrons.iter().map(|row| row.def).chain(arena.groups.iter().map(|row| row.def));
        let rows = rows.chain(arena.boats.iter().map(|row| row.def)).chain(arena.missiles.iter().map(|row| row.def));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_unstable();
        for def in rows {
            let row = &self.catalog.forces[def.index()];
            let named = forces.iter().any(|force| force.slug == row.slug);
            let here = self.present.contains(&row.nation) && place_cells.get(row.home.index()).copied().flatten().is_some();
            if named || !here {
                continue;
            }
            forces.push(ForceSetup {
                slug: row.slug.clone(),
                name: row.name.clone(),
                nation: row.nation,
                kind: row.kind,
                strength: row.strength,
                position: Position::At(row.home),
                home: row.home,
                arrives: None,
                fixed: false,
                task: None,
            });
            places.forces.push(ForcePlace::default());
        }
    }
}
