//! Where each struct of the level format stands in a level: the tests walk the schema's own tables, so that no field is forgotten.

use latticework::level::{FieldDoc, schema};

/// A struct of the format: its heading in the reference, its fields, and a level in which `@` stands for what is between its brackets.
pub struct Struct {
    pub heading: &'static str,
    pub docs: &'static [FieldDoc],
    pub level: &'static str,
}

/// The start of an agreement of the level's own, up to its clauses.
const CLAUSE: &str = r#"nations: {"usa": (), "phl": ()}, agreements: {"own": (name: "Own", parties: ["usa", "phl"], clauses: ["#;

/// Where the struct of this heading stands.
fn level_of(heading: &str) -> &'static str {
    match heading {
        "A level" => "@",
        "`map`" => "map: (@)",
        "`leave_out`" => r#"extends: "second_thomas", leave_out: (@)"#,
        "`war`" => "clock: Crisis, war: (@)",
        "`quarantine`" => "clock: Crisis, turn_hours: 168, quarantine: (@)",
        "A nation under `nations`" => r#"nations: {"phl": (@)}"#,
        "A seat under `seats`" => r#"nations: {"phl": ()}, seats: [(@)]"#,
        "An objective under `objectives`" => r#"nations: {"phl": ()}, seats: [(id: "a", name: "A", nations: ["phl"], objectives: [(@)])]"#,
        "A feature under `features`" => r#"nations: {"phl": (), "prc": ()}, features: [(@)]"#,
        "A place under `places`" => "places: [(@)]",
        "A force under `forces`" => r#"nations: {"phl": ()}, forces: [(@)]"#,
        "An inject under `injects`" => "injects: [(@)]",
        "A step under `lessons`" => "lessons: [(@)]",
        "An agreement of the level's own under `agreements`" => r#"nations: {"usa": (), "phl": ()}, agreements: {"own": (@)}"#,
        "A clause: `Permission(...)`" => "Permission",
        "A clause: `Obligation(...)`" => "Obligation",
        "A clause: `Institution(...)`" => "Institution",
        "A clause: `Undertaking(...)`" => "Undertaking",
        other => panic!("a new struct of the format, {other}: say where it stands"),
    }
}

impl Struct {
    /// A level in which this struct holds `fields`.
    pub fn with(&self, fields: &str) -> String {
        let body =
            if self.heading.starts_with("A clause") { format!("{CLAUSE}{}({fields})])}}", self.level) } else { self.level.replace('@', fields) };
        format!("Level(format: 2, {body})")
    }

    /// Whether the field holds text that people read, alone or in a list, or a short name of the author's own.
    pub fn is_text(doc: &FieldDoc) -> bool {
        matches!(doc.kind, "text" | "list of texts")
    }
}

/// Every struct of the format.
pub fn structs() -> Vec<Struct> {
    schema::ALL.iter().map(|&(heading, docs)| Struct { heading, docs, level: level_of(heading) }).collect()
}
