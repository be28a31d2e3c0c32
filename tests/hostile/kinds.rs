//! Kinds of hostile level, each of any size: every list, table and text of the format, and what no table lists.

use latticework::level::{FieldDoc, schema};

use super::fields::{Struct, structs};

/// A kind of level. `files` are the level and what it extends, in about so many bytes all together.
pub struct Kind {
    pub name: String,
    pub files: Box<dyn Fn(usize) -> Vec<(String, String)> + Sync + Send>,
    /// Whether it has to check without an error.
    pub sound: bool,
}

/// Items until they have so many bytes.
fn many(bytes: usize, item: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(bytes + 200);
    let mut number = 0;
    while out.len() < bytes {
        out.push_str(&item(number));
        number += 1;
    }
    out
}

fn one(name: impl Into<String>, text: impl Fn(usize) -> String + Sync + Send + 'static) -> Kind {
    Kind { name: name.into(), files: Box::new(move |bytes| vec![("level.ron".to_owned(), text(bytes))]), sound: false }
}

fn two(name: &str, level: impl Fn(usize) -> String + Sync + Send + 'static, base: impl Fn(usize) -> String + Sync + Send + 'static) -> Kind {
    let files = move |bytes: usize| vec![("level.ron".to_owned(), level(bytes / 2)), ("base.ron".to_owned(), base(bytes / 2))];
    Kind { name: name.to_owned(), files: Box::new(files), sound: false }
}

/// What a sort of items is called, and the item of a number.
type Sort = (&'static str, fn(usize) -> String);

/// Items of every sort, one after another.
const SORTS: [Sort; 5] = [
    ("unknown names", |i| format!("\"a{i}\",")),
    ("long names", |i| format!("\"{i}{}\",", "x".repeat(7_900))),
    ("one name", |_| "\"prc\",".to_owned()),
    ("structs", |i| format!("(id: \"a{i}\", name: \"b{i}\"),")),
    ("calls", |i| format!("AtLeast(Control(\"a{i}\"), {i}),")),
];
/// The same for tables.
const ENTRIES: [Sort; 3] = [
    ("unknown names", |i| format!("\"a{i}\": (),")),
    ("long names", |i| format!("\"{i}{}\": 1,", "x".repeat(7_900))),
    ("one name", |_| "\"prc\": 1,".to_owned()),
];

/// What is about one field: a list or table of items of each sort, or of all sorts mixed; or a long text.
fn of_field(heading: &'static str, doc: &'static FieldDoc, apart: bool, kinds: &mut Vec<Kind>) {
    let of = move || structs().into_iter().find(|known| known.heading == heading).unwrap_or_else(|| panic!("{heading}"));
    let name = doc.name;
    let table = doc.kind.starts_with("table");
    if !table && !doc.kind.starts_with("list") && doc.name != "tiers" {
        kinds.push(one(format!("{heading}, `{name}`: a text"), move |bytes| of().with(&format!("{name}: \"{}\"", "x ".repeat(bytes / 2)))));
        return;
    }
    let sorts: &'static [Sort] = if table { &ENTRIES } else { &SORTS };
    let value = move |items: String| if table { format!("{name}: {{{items}}}") } else { format!("{name}: [{items}]") };
    if apart {
        for (what, item) in sorts {
            kinds.push(one(format!("{heading}, `{name}`: {what}"), move |bytes| of().with(&value(many(bytes, item)))));
        }
    } else {
        // A long name among a hundred short ones, so that there are many of both.
        let mixed = move |i: usize| sorts[if i % 100 == 1 { 1 } else { [0, 2, 3, 4][i % 4].min(sorts.len() - 1) }].1(i);
        kinds.push(one(format!("{heading}, `{name}`: items of every sort"), move |bytes| of().with(&value(many(bytes, mixed)))));
    }
}

/// Every kind of the schema's structs: fields that it lacks, a field again and again, and each of its fields.
fn of_structs(apart: bool, kinds: &mut Vec<Kind>) {
    for (heading, docs) in schema::ALL {
        let of = move || structs().into_iter().find(|known| known.heading == *heading).unwrap_or_else(|| panic!("{heading}"));
        let with = move |fields: String| Struct::with(&of(), &fields);
        kinds.push(one(format!("{heading}: unknown fields"), move |bytes| with(many(bytes, |i| format!("f{i}: 1, ")))));
        let first = docs[0].name;
        kinds.push(one(format!("{heading}: a field again"), move |bytes| with(many(bytes, |_| format!("{first}: 1, ")))));
        docs.iter().for_each(|doc| of_field(heading, doc, apart, kinds));
    }
}

/// Names that are wrong, in every field that takes one: short and many, or long.
fn of_names(kinds: &mut Vec<Kind>) {
    let forces = |item: fn(usize) -> String| move |bytes: usize| format!("Level(format: 2, forces: [{}])", many(bytes, item));
    kinds.push(one("forces at unknown places", forces(|i| format!("(id: \"a{i}\", nation: \"prc\", kind: \"fishing\", at: \"x{i}\"),"))));
    kinds.push(one("forces at long names", forces(|i| format!("(id: \"a{i}\", at: \"{}\"),", "x".repeat(7_900)))));
    kinds.push(one("forces of unknown kinds", forces(|i| format!("(id: \"a{i}\", kind: \"x{i}\", theatre: \"y{i}\", nation: \"z{i}\"),"))));
    kinds.push(one("forces that wait for unknown injects", forces(|i| format!("(id: \"a{i}\", arrives: \"x{i}\"),"))));
    kinds.push(one("forces of one name", forces(|_| "(id: \"same\", nation: \"prc\"),".to_owned())));
    kinds.push(one("forces of long ids", forces(|i| format!("(id: \"{i}{}\", nation: \"prc\"),", "x".repeat(7_900)))));
    let seats = |bytes: usize| {
        let seats = many(bytes / 2, |i| format!("(id: \"{:a<98}\", name: \"A\", nations: []),", i));
        let injects = many(bytes / 2, |i| format!("(id: \"i{i}\", title: \"I\", to: [\"{:b<98}\"], when: ByHand),", i));
        format!("Level(format: 2, seats: [{seats}], injects: [{injects}])")
    };
    kinds.push(one("unknown seats among many", seats));
    let features = |bytes: usize| {
        let features = many(bytes / 2, |i| format!("(place: \"{:a<98}\"),", i));
        let tests = many(bytes / 2, |i| format!("(id: \"i{i}\", title: \"I\", when: If([AtLeast(Control(\"{:b<98}\"), 1)], 1)),", i));
        format!("Level(format: 2, features: [{features}], injects: [{tests}])")
    };
    kinds.push(one("unknown features among many", features));
    kinds.push(one("unknown words", |bytes| {
        format!("Level(format: 2, injects: [{}])", many(bytes, |i| format!("(id: \"a{i}\", title: \"A\", when: Foo{i}, effects: [Bar{i}]),")))
    }));
    kinds.push(one("tests of a tier", |bytes| {
        let tests = many(bytes, |_| "AtLeast(Turn, 1),".to_owned());
        format!("Level(format: 2, nations: {{\"prc\": ()}}, seats: [(id: \"a\", name: \"A\", nations: [\"prc\"], objectives: [(title: \"T\", tiers: [[{tests}], [], []])])])")
    }));
    kinds.push(one("effects of an inject", |bytes| {
        let effects = many(bytes, |i| format!("Support(\"prc\", {i}),"));
        format!("Level(format: 2, nations: {{\"prc\": ()}}, injects: [(id: \"a\", title: \"A\", when: Turn(1), effects: [{effects}])])")
    }));
    kinds.push(one("names of its own in a chain", |bytes| format!("Level(format: 2, extends: \"{}\")", "x".repeat(bytes))));
    kinds.push(one("a number", |bytes| format!("Level(format: 2, turns: {})", "9".repeat(bytes))));
    kinds.push(one("a word", |bytes| format!("Level(format: 2, clock: {})", "x".repeat(bytes))));
    kinds.push(one("a field's name", |bytes| format!("Level(format: 2, {}: 1)", "x".repeat(bytes))));
}

/// What a reader of brackets, quotation marks and comments meets.
fn of_signs(kinds: &mut Vec<Kind>) {
    for piece in [
        "\"",
        "\"a\n",
        "\\\"é\n",
        "\"é\",",
        "(",
        "[",
        "{\"a\":",
        "a(",
        "(a:",
        "(a: \"",
        ")",
        "],",
        "/*",
        "/**/",
        "// \n",
        "//\r",
        ",",
        "1 ",
        "a ",
        "a: ",
        "a: 1\n",
        "“",
        "“a” ",
        "\\",
        "\"\\x\"",
        "\\\n",
        "\n",
        " ",
        "\t",
        "-",
        "0.1.2 ",
        ";",
        "= ",
        "\" \"",
        "\", a: ",
        "\u{1b}",
        "\"\u{202e}\",",
        "(\n",
        "a b ",
    ] {
        kinds.push(one(format!("nothing but {piece:?}"), move |bytes| piece.repeat(bytes / piece.len())));
        kinds.push(one(format!("a list of {piece:?}"), move |bytes| format!("Level(format: 2, aims: [{}])", piece.repeat(bytes / piece.len()))));
        kinds.push(one(format!("a text of {piece:?}"), move |bytes| format!("Level(format: 2, title: \"{}", piece.repeat(bytes / piece.len()))));
    }
    kinds.push(one("quotation marks, then blanks", |bytes| format!("Level(title: \"{}{}x", "\"".repeat(bytes / 2), " ".repeat(bytes / 2))));
    kinds.push(one("errors on one line", |bytes| format!("Level(format: 2, forces: [{}])", many(bytes, |i| format!("(id: {i}, at: (1, 2, 3)),")))));
    kinds.push(one("errors on many lines", |bytes| format!("Level(format: 2, forces: [{}])", many(bytes, |i| format!("(id: {i}, at: (1, 2)),\n")))));
    kinds.push(one("late errors on one line", |bytes| {
        format!("Level(format: 2, aims: [\"{}\"], forces: [{}])", "é".repeat(bytes / 4), "(at: 1),".repeat(600))
    }));
}

/// Levels of a format that never was.
fn of_format_1(kinds: &mut Vec<Kind>) {
    let old =
        |name: &str, item: fn(usize) -> String| one(format!("format 1: {name}"), move |bytes| format!("Level(format: 1, {})", many(bytes, item)));
    kinds.push(old("a name again", |_| "name: \"a\", ".to_owned()));
    kinds.push(old("old and new names", |_| "name: \"a\", title: \"b\", ".to_owned()));
    kinds.push(old("victory", |i| format!("victory: \"a{i}\", ")));
    kinds.push(one("format 1: units", |bytes| {
        format!("Level(format: 1, units: [{}])", many(bytes, |i| format!("(id: \"a{i}\", type: \"b\", task: (\"c\", \"d e\")), ")))
    }));
    kinds.push(one("format 1: goals", |bytes| {
        format!("Level(format: 1, seats: [(objectives: [{}])])", many(bytes, |i| format!("(name: \"a{i}\", goal: [AtLeast(Turn, {i})]), ")))
    }));
}

/// A level and its base.
fn of_bases(kinds: &mut Vec<Kind>) {
    let forces = |bytes: usize| many(bytes, |i| format!("(id: \"a{i}\", nation: \"prc\"),"));
    kinds.push(two(
        "forces of level and base",
        move |bytes| format!("Level(format: 2, extends: \"base\", forces: [{}])", forces(bytes)),
        move |bytes| format!("Level(format: 2, forces: [{}])", forces(bytes)),
    ));
    let nations = |bytes: usize| many(bytes, |i| format!("\"a{i}\": (support: 1),"));
    kinds.push(two(
        "nations of level and base",
        move |bytes| format!("Level(format: 2, extends: \"base\", nations: {{{}}})", nations(bytes)),
        move |bytes| format!("Level(format: 2, nations: {{{}}})", nations(bytes)),
    ));
    let fields = |bytes: usize| many(bytes, |i| format!("f{i}: 1,"));
    kinds.push(two(
        "fields of level and base",
        move |bytes| format!("Level(format: 2, extends: \"base\", {})", fields(bytes)),
        move |bytes| format!("Level(format: 2, {})", fields(bytes)),
    ));
    kinds.push(two(
        "fields of one item of level and base",
        move |bytes| format!("Level(format: 2, extends: \"base\", seats: [(id: \"a\", {})])", fields(bytes)),
        move |bytes| format!("Level(format: 2, seats: [(id: \"a\", {})])", fields(bytes)),
    ));
    for list in ["seats", "forces", "injects", "places", "features", "nations", "agreements", "parameters"] {
        let table = matches!(list, "nations" | "agreements" | "parameters");
        let base = move |bytes: usize| {
            let items = if table { nations(bytes) } else { many(bytes, |i| format!("(id: \"a{i}\", place: \"a{i}\"),")) };
            if table { format!("Level(format: 2, {list}: {{{items}}})") } else { format!("Level(format: 2, {list}: [{items}])") }
        };
        for (what, name) in [("left out", "a"), ("left out that are not there", "b")] {
            kinds.push(two(
                &format!("{list} {what}"),
                move |bytes| {
                    let names = many(bytes, |i| format!("\"{name}{i}\",\n"));
                    format!("Level(format: 2, extends: \"base\", leave_out: ({list}: [{names}]))")
                },
                base,
            ));
        }
    }
}

/// Levels as large as they may be, and sound.
fn of_sound(kinds: &mut Vec<Kind>) {
    let mut sound = |name: &str, body: fn(usize) -> String| {
        let text = move |bytes: usize| format!("Level(format: 2, extends: \"second_thomas\", {})", body(bytes));
        kinds.push(Kind { sound: true, ..one(format!("sound: {name}"), text) });
    };
    /// As many items as the bytes have room for, and the format allows.
    fn up_to(bytes: usize, most: usize, item: impl Fn(usize) -> String) -> String {
        let count = (bytes / item(most).len()).min(most);
        (0..count).map(item).collect()
    }
    sound("texts", |bytes| {
        let texts = |share: usize| up_to(bytes / share, 200, |i| format!("\"{i} {}\",", "word ".repeat(600)));
        format!("aims: [{}], sources: [{}], questions: [{}]", texts(3), texts(3), texts(3))
    });
    sound("forces", |bytes| {
        format!("forces: [{}]", up_to(bytes, 900, |i| format!("(id: \"a{i}\", nation: \"phl\", kind: \"resupply_boats\", at: \"oyster_bay\"),")))
    });
    sound("places", |bytes| {
        format!(
            "places: [{}]",
            up_to(bytes, 1_000, |i| format!("(id: \"a{i}\", name: \"A {i}\", lat: 14.{i:03}, lon: 119.5, kind: Port, host: \"phl\"),"))
        )
    });
    sound("comments", |bytes| format!("{} minutes: 60", many(bytes, |i| format!("/* {i} */ // {i}\n"))));
    sound("injects with tests and effects", |bytes| {
        let tests: String = (0..40).map(|_| "AtLeast(Injuries(\"phl\"), 1),").collect();
        let effects: String = (0..40).map(|_| "Supply(\"second_thomas\", 1),").collect();
        let inject = |i: usize| format!("(id: \"a{i}\", title: \"A {i}\", text: \"T\", when: If([{tests}], 2), effects: [{effects}]),");
        format!("injects: [{}]", up_to(bytes, 600, inject))
    });
    sound("agreements with clauses and caps", |bytes| {
        let clause = "Permission(grantor: \"phl\", grantees: [\"usa\"], operation: Logistics, cap: 400),";
        let agreement = |i: usize| format!("\"a{i}\": (name: \"A {i}\", parties: [\"phl\", \"usa\"], clauses: [{}]),", clause.repeat(64));
        let forces = up_to(bytes / 4, 500, |i| format!("(id: \"a{i}\", nation: \"usa\", kind: \"sag\", at: \"subic\"),"));
        format!("agreements: {{{}}}, forces: [{forces}]", up_to(bytes / 4 * 3, 150, agreement))
    });
}

/// Every kind; with `apart`, sorts of items each in a list of their own.
pub fn all(apart: bool) -> Vec<Kind> {
    let mut kinds = Vec::new();
    of_structs(apart, &mut kinds);
    of_names(&mut kinds);
    of_signs(&mut kinds);
    of_format_1(&mut kinds);
    of_bases(&mut kinds);
    of_sound(&mut kinds);
    kinds
}
