//! The words of the format: acts, effects, metrics, tests, triggers.

use super::convert::Convert;
use super::decode::{call, date, int, text, word};
use super::diagnostic::{Code, Diagnostic, Edit, Span};
use super::schema::{EFFECTS, METRICS, TRIGGERS};
use crate::catalog::quantity::{Thousandths, Turns};
use crate::catalog::{AgreementStatus, Date, NationId, letters};
use crate::level::tree::{Node, Value};
use crate::rules::metric::{Comparison, Condition, Metric, MetricKind, Test};
use crate::rules::phases::grayzone::Act;
use crate::rules::scenario::{Effect, Trigger};
use crate::rules::state::competition::StandingPolicy;
use crate::rules::vocab::effect::{EffectKind, TriggerWord};
use crate::rules::vocab::ids::{FeatureId, InjectId};
use crate::rules::vocab::measure::{MetricSubject, SubjectKind};

/// Acts as the format writes them.
pub const ACTS: &[(&str, Act)] = Act::WRITTEN;

/// Where an agreement stands, as the format writes it.
pub const STATUSES: &[(&str, AgreementStatus)] = &[
    ("Proposed", AgreementStatus::Proposed),
    ("Signed", AgreementStatus::Signed),
    ("Ratifying", AgreementStatus::Ratifying),
    ("InForce", AgreementStatus::InForce),
    ("Lapsed", AgreementStatus::Lapsed),
];

impl Convert<'_> {
    /// A nation that plays a part in this level.
    pub(super) fn nation(&mut self, node: &Node, what: &str) -> Option<NationId> {
        let (slug, span) = text(node, what, &mut self.problems)?;
        self.nation_named(slug, span)
    }

    /// A nation of the theatre, whether or not it plays a part.
    pub(super) fn theatre_nation(&mut self, slug: &str, span: Span) -> Option<NationId> {
        let id = self.catalog.nation_id(slug);
        if id.is_none() {
            self.no_nation(slug, span);
        }
        id
    }

    pub(super) fn nation_named(&mut self, slug: &str, span: Span) -> Option<NationId> {
        let id = self.theatre_nation(slug, span)?;
        if !self.present.contains(&id) && self.knows("nations") && !self.left_out_but_named("nations", slug, Code::AbsentNation, span, "something") {
            let message = format!("`{slug}` plays no part in this level: add it under `nations`");
            self.problems.add(Code::AbsentNation, span, message);
        }
        Some(id)
    }

    /// A feature of this level.
    pub(super) fn feature(&mut self, node: &Node) -> Option<FeatureId> {
        let (slug, span) = text(node, "the feature", &mut self.problems)?;
        let at = self.feature_slugs.position(slug);
        if at.is_none() && self.knows("features") && !self.left_out_but_named("features", slug, Code::UnknownFeature, span, "something") {
            let known = self.feature_slugs.iter();
            self.problems.add_near_name(Code::UnknownFeature, span, format!("this level has no feature `{slug}`"), slug, known);
        }
        at.map(|index| FeatureId(index as u16))
    }

    pub(super) fn inject(&mut self, node: &Node) -> Option<InjectId> {
        let (slug, span) = text(node, "the inject", &mut self.problems)?;
        let at = self.inject_slugs.position(slug);
        if at.is_none() && self.knows("injects") && !self.left_out_but_named("injects", slug, Code::UnknownInject, span, "a force") {
            let known = self.inject_slugs.iter();
            self.problems.add_near_name(Code::UnknownInject, span, format!("this level has no inject `{slug}`"), slug, known);
        }
        at.map(|index| InjectId(index as u16))
    }

    pub(super) fn in_brackets<'n>(&mut self, span: Span, name: &str, items: &'n [Node], shape: &str) -> Option<&'n [Node]> {
        let wanted = if shape.is_empty() { 0 } else { shape.split(',').count() };
        if items.len() == wanted {
            return Some(items).filter(|_| !self.is_turned_round(span, name, items, shape));
        }
        // A comma between thousands makes one number two.
        if let [.., a @ Node { value: Value::Int(thousands), .. }, b @ Node { value: Value::Int(rest), .. }] = items
            && items.len() == wanted + 1
            && b.span.length == 3
            && a.span.line == b.span.line
            && a.span.column + a.span.length + 1 == b.span.column
        {
            let number = thousands.saturating_mul(1000) + rest * thousands.signum();
            let span = Span { length: a.span.length + 4, ..a.span };
            let message = format!("`{name}` has a number without a comma between the thousands: {number}");
            self.problems.add_fix(Code::WrongKind, span, message, number.to_string());
            return None;
        }
        let message = if wanted == 0 { format!("`{name}` takes nothing in brackets") } else { format!("`{name}` is written {name}({shape})") };
        self.problems.add(Code::WrongKind, span, message);
        None
    }

    /// Whether what stands in the brackets stands there in another order, which is told.
    fn is_turned_round(&mut self, span: Span, name: &str, items: &[Node], shape: &str) -> bool {
        let [first, second] = items else { return false };
        let turned = match (&first.value, &second.value) {
            (Value::Int(_) | Value::Float(_) | Value::Odd(_), Value::Text(_)) => !shape.starts_with("whole"),
            (Value::Text(a), Value::Text(b)) if shape == "feature, nation" || shape == "good, nation" => {
                self.catalog.nation_id(a).is_some() && self.catalog.nation_id(b).is_none()
            }
            _ => false,
        };
        if turned {
            let written = |node: &Node| match &node.value {
                Value::Text(text) => format!("\"{text}\""),
                Value::Int(number) => number.to_string(),
                Value::Float(number) => number.to_string(),
                Value::Odd(odd) => odd.raw.clone(),
                _ => String::new(),
            };
            let mut problem = Diagnostic::error(Code::WrongKind, span, format!("`{name}` is written {name}({shape}), in this order"));
            problem.suggestion = Some(format!("{name}({}, {})", written(second), written(first)));
            problem.edits = vec![Edit { span: first.span, text: written(second) }, Edit { span: second.span, text: written(first) }];
            self.problems.push(problem);
        }
        turned
    }

    pub(super) fn known(&mut self, name: &str, span: Span, what: &str, table: &[(&'static str, &'static str, &'static str)]) -> Option<&'static str> {
        let row = table.iter().find(|(known, ..)| *known == name);
        if row.is_none() {
            let known = table.iter().map(|(known, ..)| *known);
            self.problems.add_near(Code::UnknownWord, span, format!("there is no {what} `{name}`"), name, known);
        }
        row.map(|(_, shape, _)| *shape)
    }

    /// What is measured: `Control("second_thomas")`.
    pub(super) fn metric(&mut self, node: &Node) -> Option<Metric> {
        let (name, items) = call(node, "a metric", &mut self.problems)?;
        let shape = self.known(name, node.span, "metric", METRICS)?;
        let items = self.in_brackets(node.span, name, items, shape)?;
        let measure = MetricKind::named(name)?;
        let mut subjects: Vec<MetricSubject> = Vec::new();
        for (kind, item) in measure.row().of.iter().zip(items) {
            let subject = match kind {
                SubjectKind::Feature => MetricSubject::Feature(self.feature(item)?),
                SubjectKind::Nation => MetricSubject::Nation(self.nation(item, "the nation")?),
            };
            if subjects.contains(&subject) {
                self.problems.add(Code::SameNation, item.span, "two different nations belong here");
                return None;
            }
            subjects.push(subject);
        }
        measure.of(&subjects)
    }

    /// `AtLeast(Control("second_thomas"), 1)` or `AtMost(...)`.
    pub(super) fn test(&mut self, node: &Node) -> Option<Test> {
        let (name, items) = call(node, "a test", &mut self.problems)?;
        if MetricKind::named(name).is_some() {
            let message = format!("a test compares `{name}` with a number: AtLeast({name}(...), 1) or AtMost({name}(...), 1)");
            self.problems.add(Code::UnknownWord, node.span, message);
            return None;
        }
        let Some(comparison) = Comparison::ALL.iter().copied().find(|known| known.name() == name) else {
            let known = Comparison::ALL.iter().map(|known| known.name());
            let message = format!("a test is {}, not `{name}`", choice(known.clone()));
            self.problems.add_near(Code::UnknownWord, node.span, message, name, known);
            return None;
        };
        let items = self.in_brackets(node.span, name, items, "metric, whole number")?;
        let [metric, value] = items else { return None };
        if let (Value::Int(_), Value::Name(_) | Value::Tuple(Some(_), _)) = (&metric.value, &value.value) {
            self.problems.add(Code::WrongKind, node.span, format!("`{name}` is written {name}(metric, number), in this order"));
            return None;
        }
        // Percent of a measure in thousandths.
        let plain = matches!(value.value, Value::Int(_) | Value::Broken);
        let range = if !plain && is_in_thousandths(metric) { -1000..=1000 } else { -1_000_000..=1_000_000 };
        let value = int(value, "the number", range, &mut self.problems);
        let metric = self.metric(metric)?;
        let test = Test { metric, comparison, value: value? as i32 };
        self.tests.push((test, node.span));
        Some(test)
    }

    /// A list of tests that must all hold.
    pub(super) fn condition(&mut self, node: &Node) -> Option<Condition> {
        let before = self.problems.0.len();
        let items = super::decode::list(node, "the tests", &mut self.problems);
        let tests: Vec<Test> = items.iter().filter_map(|item| self.test(item)).collect();
        // A test whose name may be that of a declaration with an error is left out without a word, and the condition with it.
        (self.problems.0.len() == before && tests.len() == items.len()).then_some(Condition(tests))
    }

    /// When an inject happens.
    pub(super) fn trigger(&mut self, node: &Node) -> Option<Trigger> {
        if let Some(meant) = trigger_meant(&node.value) {
            let message = format!("`when` is written as a word with brackets: {}", choice(TriggerWord::EXAMPLES.iter().copied()));
            self.problems.add_fix(Code::WrongKind, node.span, message, meant);
            return None;
        }
        let (name, items) = call(node, "`when`", &mut self.problems)?;
        let Some(word) = TriggerWord::named(name) else {
            let known = TRIGGERS.iter().map(|(known, ..)| *known);
            let message = format!("`when` is {}, not `{name}`", choice(known.clone()));
            self.problems.add_near(Code::UnknownWord, node.span, message, name, known);
            return None;
        };
        match word {
            TriggerWord::ByHand if items.is_empty() => return Some(Trigger::ByHand),
            TriggerWord::Turn if items.len() == 1 => return self.turn_in_level(&items[0], "the turn").map(Trigger::Turn),
            TriggerWord::Day if items.len() == 1 => return self.turn_of(&items[0]).map(Trigger::Turn),
            TriggerWord::If if items.len() == 2 => {
                let from_turn = self.turn_in_level(&items[1], "the first turn");
                let condition = self.condition(&items[0])?;
                return Some(Trigger::When { condition, from_turn: from_turn? });
            }
            TriggerWord::ByHand | TriggerWord::Turn | TriggerWord::Day | TriggerWord::If => {}
        }
        let example = if word == TriggerWord::If { "; an example: If([AtLeast(Injuries(\"phl\"), 1)], 2)" } else { "" };
        let message = format!("`{name}` is not written so: `when` is {}{example}", choice(TriggerWord::EXAMPLES.iter().copied()));
        self.problems.add(Code::WrongKind, node.span, message);
        None
    }

    /// A turn that the level reaches.
    fn turn_in_level(&mut self, node: &Node, what: &str) -> Option<u16> {
        let at = int(node, what, 1..=10_000, &mut self.problems)?;
        if at > self.turns {
            self.problems.add(Code::NeverHappens, node.span, format!("the level ends after turn {}: this never happens", self.turns));
        }
        Some(at as u16)
    }

    /// The first turn that begins on a day or after it.
    fn turn_of(&mut self, node: &Node) -> Option<u16> {
        let day = date(node, "the day", &mut self.problems)?;
        let (first, last) = (*self.days.first()?, *self.days.last()?);
        if day < first {
            self.problems.add(Code::NeverHappens, node.span, format!("the level begins on {}: this never happens", first.long()));
        }
        let turn = self.days.iter().position(|begins| *begins >= day);
        if turn.is_none() {
            self.problems.add(Code::NeverHappens, node.span, format!("the last turn begins on {}: this never happens", last.long()));
        }
        turn.map(|turn| turn as u16 + 1)
    }

    /// What an inject changes.
    pub(super) fn effect(&mut self, node: &Node) -> Option<Effect> {
        let (name, items) = call(node, "an effect", &mut self.problems)?;
        let shape = self.known(name, node.span, "effect", EFFECTS)?;
        let items = self.in_brackets(node.span, name, items, shape)?;
        let by = |this: &mut Self, node: &Node, bound: i64| int(node, "the change", -bound..=bound, &mut this.problems);
        Some(match EffectKind::named(name)? {
            EffectKind::Reinforce => Effect::Reinforce,
            EffectKind::War => Effect::War,
            EffectKind::Weather => Effect::Weather { turns: Turns(int(&items[0], "the turns", 1..=100, &mut self.problems)? as u16) },
            EffectKind::Support => {
                Effect::Support { nation: self.nation(&items[0], "the nation")?, by: Thousandths(by(self, &items[1], 1000)? as i16) }
            }
            EffectKind::Standing => {
                Effect::Standing { nation: self.nation(&items[0], "the nation")?, by: Thousandths(by(self, &items[1], 1000)? as i16) }
            }
            EffectKind::Credit => {
                Effect::Credit { nation: self.nation(&items[0], "the nation")?, by: Thousandths(by(self, &items[1], 1000)? as i16) }
            }
            EffectKind::Capital => Effect::Capital { nation: self.nation(&items[0], "the nation")?, by: by(self, &items[1], 100)? as i32 },
            EffectKind::Budget => Effect::Budget { nation: self.nation(&items[0], "the nation")?, by: by(self, &items[1], 1_000_000)? as i32 },
            EffectKind::Control => Effect::Control { feature: self.feature(&items[0])?, by: by(self, &items[1], 6)? as i8 },
            EffectKind::Supply => Effect::Supply { feature: self.feature(&items[0])?, by: by(self, &items[1], 3)? as i8 },
            EffectKind::Fabric => Effect::Fabric { feature: self.feature(&items[0])?, by: by(self, &items[1], 3)? as i8 },
            EffectKind::Rung => {
                let (x, y) = (self.nation(&items[0], "the nation")?, self.nation(&items[1], "the nation")?);
                if x == y {
                    self.problems.add(Code::SameNation, items[1].span, "two different nations belong here");
                    return None;
                }
                Effect::Rung { a: x, b: y, to: int(&items[2], "the rung", 0..=8, &mut self.problems)? as u8 }
            }
            EffectKind::Policy => {
                let nation = self.nation(&items[0], "the nation")?;
                let policy = self.policy(&items[1])?;
                let Value::Bool(on) = items[2].value else {
                    self.problems.add(Code::WrongKind, items[2].span, "a policy begins with true and ends with false");
                    return None;
                };
                Effect::Policy { nation, policy, on }
            }
            EffectKind::Alignment => {
                let nation = self.nation(&items[0], "the nation")?;
                Effect::Alignment { nation, by: Thousandths(by(self, &items[1], 1000)? as i16) }
            }
            EffectKind::Region => Effect::Region { by: Thousandths(by(self, &items[0], 1000)? as i16) },
            EffectKind::Coercion => {
                let (slug, span) = text(&items[0], "the good", &mut self.problems)?;
                let id = self.catalog.good_id(slug);
                if id.is_none() {
                    let known: Vec<String> = self.catalog.goods.iter().map(|good| good.slug.clone()).collect();
                    self.problems.add_near_name(
                        Code::UnknownWord,
                        span,
                        format!("there is no good `{slug}`"),
                        slug,
                        known.iter().map(String::as_str),
                    );
                }
                let (good, target) = (id?, self.nation(&items[1], "the nation")?);
                if !self.catalog.goods[good.index()].exposure.iter().any(|(exposed, _)| *exposed == target) {
                    self.problems.add(Code::UnknownWord, items[1].span, "this nation is not exposed to that good");
                    return None;
                }
                Effect::Coercion { good, target }
            }
            EffectKind::Agreement => {
                let (slug, span) = text(&items[0], "the agreement", &mut self.problems)?;
                let at = self.agreement_slugs.position(slug);
                let status = word(&items[1], "the status", STATUSES, &mut self.problems);
                if at.is_none() {
                    let known = self.agreement_slugs.iter();
                    let message = format!("no agreement `{slug}` binds nations of this level");
                    self.problems.add_near_name(Code::UnknownAgreement, span, message, slug, known);
                }
                Effect::Agreement { index: at? as u16, status: status? }
            }
        })
    }

    /// A policy: `Silo`, `FairShare` or `Tariffs("jpn")`.
    pub(super) fn policy(&mut self, node: &Node) -> Option<StandingPolicy> {
        let (name, items) = call(node, "a policy", &mut self.problems)?;
        match (name, items) {
            ("Silo", []) => Some(StandingPolicy::Silo),
            ("FairShare", []) => Some(StandingPolicy::FairShare),
            ("Tariffs", [on]) => Some(StandingPolicy::Tariffs(self.nation(on, "the nation")?)),
            _ => {
                let known = ["Silo", "FairShare", "Tariffs"];
                let message = format!("a policy is Silo, FairShare or Tariffs(nation), not `{name}`");
                self.problems.add_near(Code::UnknownWord, node.span, message, name, known.into_iter());
                None
            }
        }
    }

    /// An act, written as a word.
    pub(super) fn act(&mut self, node: &Node) -> Option<Act> {
        word(node, "the act", ACTS, &mut self.problems)
    }

    /// Whether a node is text; used where text or a pair of numbers may stand.
    pub(super) fn is_text(node: &Node) -> bool {
        matches!(node.value, Value::Text(_))
    }
}

/// What may stand somewhere, as a sentence lists it: "Turn, Day, If or ByHand".
pub(super) fn choice<'n>(known: impl Iterator<Item = &'n str>) -> String {
    let known: Vec<&str> = known.collect();
    known
        .split_last()
        .map_or_else(String::new, |(last, rest)| if rest.is_empty() { (*last).to_owned() } else { format!("{} or {last}", rest.join(", ")) })
}

/// The trigger that is meant by a number, a day or words alone.
fn trigger_meant(value: &Value) -> Option<String> {
    match value {
        Value::Int(turn) => Some(format!("Turn({turn})")),
        Value::Text(text) => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let words = letters(text);
            if let Ok(day) = Date::parse(text) {
                Some(format!("Day(\"{day}\")"))
            } else if words.replace(' ', "") == "byhand" {
                Some("ByHand".to_owned())
            } else {
                (words.starts_with("turn") && !digits.is_empty() && digits.len() < 4 && !text.contains('-')).then(|| format!("Turn({digits})"))
            }
        }
        _ => None,
    }
}

/// Whether a measure counts in thousandths.
fn is_in_thousandths(metric: &Node) -> bool {
    let name = match &metric.value {
        Value::Name(name) | Value::Tuple(Some(name), _) => name.as_str(),
        _ => return false,
    };
    MetricKind::named(name).is_some_and(|measure| measure.row().unit.is_in_thousandths())
}
