//! The floors inside `rules`: words at the bottom, then events, the level's set-up, the state, and what changes it; a turn at the top. The
//! compiler lets modules of a crate import one another in a circle; this does not.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

mod drawing;
mod imports;
mod quantities;

use imports::{Module, Named, from_root, modules, shown, uses};

/// The floors, from the ground up: a folder or file of `src/rules` uses those before it and never one after. Those of one line know nothing
/// of each other.
const FLOORS: &[&[&str]] = &[
    &["vocab"],
    &["event", "scenario", "models"],
    &["state"],
    &["change", "course"],
    &["phases"],
    &["crisis"],
    &["quarantine", "doubt", "metric"],
    &["order", "inject"],
    &["opening", "rehearsal", "turn"],
    &["lesson"],
];

/// The most files of a parent and its children that may know one another.
const MOST_IN_A_CIRCLE: usize = 4;

#[test]
fn the_rules_have_a_floor_and_a_roof() {
    let modules = modules("rules");
    let floor = |module: &Module| {
        let name = module.get(1)?;
        FLOORS.iter().position(|names| names.contains(&name.as_str()))
    };
    let mut wrong = Vec::new();
    for module in modules.keys().filter(|module| module.len() > 1) {
        assert!(floor(module).is_some(), "{} stands on no floor: FLOORS in tests/floors/main.rs says where it belongs", shown(module));
    }
    for (module, used) in uses(&modules).iter().filter(|(module, _)| module.len() > 1) {
        // The root of the rules only gathers names for those outside.
        for (target, what) in used.iter().filter(|(target, _)| target.len() > 1 && target[1] != module[1]) {
            if floor(target) >= floor(module) {
                wrong.push(format!("{} uses {} ({what})", shown(module), shown(target)));
            }
        }
    }
    assert!(wrong.is_empty(), "used from below or beside:\n{}", wrong.join("\n"));
}

#[test]
fn only_a_parent_and_its_children_know_one_another() {
    let modules = modules("rules");
    let uses = uses(&modules);
    // Everything that a module reaches by any number of steps.
    let reach = |from: &Module| {
        let (mut found, mut next) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(module) = next.pop() {
            for target in uses.get(&module).into_iter().flat_map(BTreeMap::keys).filter(|target| target.len() > 1) {
                if found.insert(target.clone()) {
                    next.push(target.clone());
                }
            }
        }
        found
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> = modules.keys().map(|module| (module, reach(module))).collect();
    let mut circles: BTreeSet<Vec<Module>> = BTreeSet::new();
    for (module, far) in &reached {
        if far.contains(*module) {
            circles.insert(far.iter().filter(|other| reached.get(other).is_some_and(|back| back.contains(*module))).cloned().collect());
        }
    }
    for circle in &circles {
        let names: Vec<String> = circle.iter().map(shown).collect();
        let parent = circle.iter().min_by_key(|module| module.len()).expect("a circle has members");
        let family = circle.iter().all(|module| module.starts_with(parent));
        assert!(family && circle.len() <= MOST_IN_A_CIRCLE, "a circle of {}: {}", circle.len(), names.join(", "));
    }
}

/// The reading itself: paths in uses, groups, calls and types are seen, and what stands in tests or says who may see something is not.
#[test]
fn paths_are_seen_wherever_they_stand() {
    let text = "use super::a::{B, c::D as E}; pub(in crate::rules) fn f(x: crate::g::H) { self::i::j(); } #[cfg(test)] mod tests { use crate::k; }";
    let mut named = Named::default();
    named.visit_file(&syn::parse_file(text).expect("it is Rust"));
    let module: Module = ["rules", "z"].map(str::to_owned).to_vec();
    let found: BTreeSet<String> = named.0.iter().filter_map(|path| from_root(&module, path)).map(|path| shown(&path)).collect();
    let wanted = ["rules::a::B", "rules::a::c::D", "g::H", "rules::z::i::j"].map(str::to_owned);
    assert_eq!(found, BTreeSet::from(wanted));
}
