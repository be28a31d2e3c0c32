//! Names that are none, told with what was meant.

use super::convert::Convert;
use super::decode::Problems;
use super::diagnostic::{Code, Diagnostic, Span};
use crate::catalog::{Candidate, Meant, Thing, meant};

impl Problems {
    /// Notes a problem with the nearest right word, which stands without quotation marks.
    pub fn add_near<'a>(&mut self, code: Code, span: Span, message: impl Into<String>, wrong: &str, known: impl Iterator<Item = &'a str>) {
        let problem = Diagnostic::error(code, span, message.into());
        let found = self.nearest(wrong, known);
        self.push(match found {
            Some(word) => problem.mend(word),
            None => problem,
        });
    }

    /// Notes a problem with the nearest right short name, which stands in quotation marks.
    pub fn add_near_name<'a>(&mut self, code: Code, span: Span, message: impl Into<String>, wrong: &str, known: impl Iterator<Item = &'a str>) {
        let meant = self.nearest(wrong, known);
        self.push(Diagnostic::error(code, span, message.into()).mend_name(meant));
    }

    /// Notes a problem with what was meant: one name that is put in, or several that are told.
    fn add_meant<'a>(&mut self, code: Code, span: Span, message: String, meant: &Meant<'a>, name_of: impl Fn(&str) -> &'a str) {
        let problem = match &meant.slugs[..] {
            [] | [_] => Diagnostic::error(code, span, message).mend_name(meant.only()),
            several => {
                let named: Vec<String> = several.iter().map(|slug| format!("`{slug}` ({})", name_of(slug))).collect();
                Diagnostic::error(code, span, format!("{message}: it may be {}", or_list(&named)))
            }
        };
        self.push(problem);
    }
}

/// What a wrong name means, if there is leave to look: a file with very many wrong names is not looked through for each.
fn look<'a>(may: bool, thing: Thing, wrong: &str, rows: impl Iterator<Item = Candidate<'a>> + Clone, prefer: impl Fn(&str) -> usize) -> Meant<'a> {
    if may { meant(thing, wrong, rows, prefer) } else { Meant::default() }
}

/// Words with commas, and "or" before the last.
pub(super) fn or_list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

impl Convert<'_> {
    /// There is no such nation.
    pub(super) fn no_nation(&mut self, slug: &str, span: Span) {
        if self.problems.is_full() {
            return;
        }
        let may = self.problems.may_look(self.catalog.nations.len());
        let nations = &self.catalog.nations;
        let rows = nations.iter().map(|nation| Candidate { slug: &nation.slug, name: &nation.name, note: &nation.adjective });
        let present: Vec<&str> = self.present.iter().map(|id| self.catalog.nation(*id).slug.as_str()).collect();
        let meant = look(may, Thing::Nation, slug, rows, |slug| usize::from(present.contains(&slug)));
        let message = if meant.lacking {
            format!(
                "the theatre has no nation `{slug}`, and a level cannot add one: play it as the White Cell, or give its part to a nation that is there"
            )
        } else {
            format!("there is no nation `{slug}`")
        };
        let name_of = |slug: &str| nations.iter().find(|nation| nation.slug == slug).map_or("", |nation| nation.name.as_str());
        self.problems.add_meant(Code::UnknownNation, span, message, &meant, name_of);
    }

    /// There is no such place.
    pub(super) fn no_place(&mut self, slug: &str, span: Span) {
        if self.problems.is_full() {
            return;
        }
        let may = self.problems.may_look(self.catalog.places.len());
        let places = &self.catalog.places;
        let rows = places.iter().map(|place| Candidate { slug: &place.slug, name: &place.name, note: &place.note });
        let meant = look(may, Thing::Place, slug, rows, |_| 0);
        let message = if meant.lacking {
            format!("the theatre has no place `{slug}`: add it under `places` with its latitude and longitude, or take one nearby")
        } else {
            format!("there is no place `{slug}`")
        };
        let name_of = |slug: &str| places.iter().find(|place| place.slug == slug).map_or("", |place| place.name.as_str());
        self.problems.add_meant(Code::UnknownPlace, span, message, &meant, name_of);
    }

    /// There is no such kind of force.
    pub(super) fn no_kind(&mut self, slug: &str, span: Span) {
        if self.problems.is_full() {
            return;
        }
        let may = self.problems.may_look(self.catalog.force_types.len());
        let kinds = &self.catalog.force_types;
        let rows = kinds.iter().map(|kind| Candidate { slug: &kind.slug, name: &kind.name, note: "" });
        let meant = look(may, Thing::Kind, slug, rows, |_| 0);
        let message = if meant.lacking {
            format!("no kind of force is like `{slug}`, and a level cannot add one: tell of it in an inject")
        } else {
            format!("there is no kind of force `{slug}`")
        };
        let name_of = |slug: &str| kinds.iter().find(|kind| kind.slug == slug).map_or("", |kind| kind.name.as_str());
        self.problems.add_meant(Code::UnknownForceType, span, message, &meant, name_of);
    }

    /// The order of battle has no such force.
    pub(super) fn no_force(&mut self, slug: &str, span: Span) {
        if self.problems.is_full() {
            return;
        }
        let may = self.problems.may_look(self.catalog.forces.len());
        let forces = &self.catalog.forces;
        let rows = forces.iter().map(|force| Candidate { slug: &force.slug, name: &force.name, note: "" });
        let of_level = |slug: &str| usize::from(forces.iter().any(|force| force.slug == slug && self.present.contains(&force.nation)));
        let meant = look(may, Thing::Other, slug, rows, of_level);
        let message = format!("the order of battle has no force `{slug}`");
        let name_of = |slug: &str| forces.iter().find(|force| force.slug == slug).map_or("", |force| force.name.as_str());
        self.problems.add_meant(Code::UnknownForce, span, message, &meant, name_of);
    }

    /// There is no such agreement; one between nations of this level is meant rather than another.
    pub(super) fn no_agreement(&mut self, slug: &str, span: Span, message: String) {
        if self.problems.is_full() {
            return;
        }
        let may = self.problems.may_look(self.catalog.agreements.len());
        let agreements = &self.catalog.agreements;
        let rows = agreements.iter().map(|agreement| Candidate { slug: &agreement.slug, name: &agreement.name, note: "" });
        let binds_here = |slug: &str| {
            let parties = agreements.iter().filter(|agreement| agreement.slug == slug).flat_map(|agreement| &agreement.parties);
            parties.filter(|party| self.present.contains(party)).count()
        };
        let meant = look(may, Thing::Other, slug, rows, binds_here);
        let name_of = |slug: &str| agreements.iter().find(|row| row.slug == slug).map_or("", |row| row.name.as_str());
        self.problems.add_meant(Code::UnknownAgreement, span, message, &meant, name_of);
    }
}
