//! What is said of the mistakes that authors make, through the program itself: at the right place, with the right form, once; and what
//! `check --fix` makes of them.
//!
//! `tests/levels/mistakes.ron` has the mistakes. The same test tries an older program where `LATTICEWORK_TRIED` names one.

mod harness;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use harness::program::{folder, run, status, text};
use latticework::catalog::{Catalog, RawAlias, Thing, fold, letters, meant, nearest, raw_aliases};
use latticework::level::schema;

/// A row of `mistakes.ron`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    name: String,
    whole: bool,
    text: String,
    says: String,
    has: Vec<String>,
    lacks: Vec<String>,
    #[serde(default)]
    fixed: String,
}

impl Mistake {
    fn file(&self) -> String {
        format!("{}.ron", self.name)
    }

    fn written(&self) -> String {
        if self.whole { self.text.clone() } else { format!("Level(\n    format: 2,\n    extends: \"base\",\n    {}\n)\n", self.text) }
    }
}

fn mistakes() -> Vec<Mistake> {
    let mistakes: Vec<Mistake> = ron::from_str(include_str!("levels/mistakes.ron")).expect("the table can be read");
    assert!(mistakes.len() >= 100, "{}", mistakes.len());
    mistakes
}

/// A folder with the base and these levels.
fn with_levels(name: &str, mistakes: &[Mistake]) -> PathBuf {
    let folder = folder(name);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/broken/base.ron");
    std::fs::copy(base, folder.join("base.ron")).expect("copied");
    for mistake in mistakes {
        std::fs::write(folder.join(mistake.file()), mistake.written()).expect("written");
    }
    folder
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn each_mistake_is_told_at_its_place_with_the_right_form_and_no_echo() {
    let mistakes = mistakes();
    let folder = with_levels("words-told", &mistakes);
    let files: Vec<String> = mistakes.iter().map(Mistake::file).collect();
    let arguments: Vec<&str> = ["check", "--json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let output = run(&folder, &arguments);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = rows.as_array().expect("a list");
    let mut wrong = Vec::new();
    for mistake in &mistakes {
        let said: Vec<_> = rows.iter().filter(|row| row["file"] == mistake.file().as_str()).collect();
        let words = |row: &&serde_json::Value| format!("{} {}", row["message"].as_str().unwrap_or(""), row["suggestion"].as_str().unwrap_or(""));
        let all: String = said.iter().map(words).collect::<Vec<_>>().join("\n");
        // Warnings about play may stand before it, and are not what is tried.
        let tried = |row: &&&serde_json::Value| !mistake.says.starts_with('L') || row["severity"] == "error";
        let first = said
            .iter()
            .find(tried)
            .map_or("nothing".to_owned(), |row| format!("{} {}:{}", row["code"].as_str().unwrap_or(""), row["line"], row["column"]));
        let missing: Vec<&String> = mistake.has.iter().filter(|word| !all.contains(*word)).collect();
        let misleading: Vec<&String> = mistake.lacks.iter().filter(|word| all.contains(*word)).collect();
        if first != mistake.says || !missing.is_empty() || !misleading.is_empty() {
            wrong.push(format!("{}: {} for {}, misses {missing:?}, misleads with {misleading:?}:\n{all}", mistake.name, first, mistake.says));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mistakes.len(), wrong.join("\n"));
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn fix_mends_what_has_one_answer_keeps_the_old_text_and_changes_nothing_twice() {
    let mistakes: Vec<Mistake> = mistakes();
    let folder = with_levels("words-fixed", &mistakes);
    let files: Vec<String> = mistakes.iter().map(Mistake::file).collect();
    let with = |options: &[&str]| {
        let arguments: Vec<&str> = options.iter().copied().chain(files.iter().map(String::as_str)).collect();
        run(&folder, &arguments)
    };
    let shown = with(&["check", "--dry-run"]);
    assert_eq!(status(&shown), 1, "{}", text(&shown.stderr));
    for mistake in &mistakes {
        assert_eq!(read(&folder.join(mistake.file())), mistake.written(), "{}: --dry-run changes nothing", mistake.name);
    }
    assert!(text(&shown.stdout).contains("@@ line 4 @@\n-"), "it shows what it would do");
    let errors = |file: &str| {
        let output = run(&folder, &["check", "--json", file]);
        let rows: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        rows.as_array().map_or(0, |rows| rows.iter().filter(|row| row["severity"] == "error").count())
    };
    // A few are counted one by one; a program for each would take too long.
    let counted = ["apostrophe2", "fullwidth", "deg_min", "country_china", "bare_nation_key", "place_hainan", "date_bare_slash", "json_keys"];
    let before: Vec<usize> = counted.iter().map(|name| errors(&format!("{name}.ron"))).collect();
    with(&["check", "--fix"]);
    let mut wrong = Vec::new();
    for mistake in &mistakes {
        let (now, old) = (read(&folder.join(mistake.file())), folder.join(format!("{}.old", mistake.file())));
        if !now.contains(&mistake.fixed) {
            wrong.push(format!("{}: `{}` is not in\n{now}", mistake.name, mistake.fixed));
        }
        if now == mistake.written() {
            assert!(!old.exists(), "{}: nothing was changed, and nothing is kept", mistake.name);
        } else {
            assert_eq!(read(&old), mistake.written(), "{}: the old text is kept", mistake.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, before) in counted.iter().zip(before) {
        assert!(errors(&format!("{name}.ron")) <= before, "{name} has more errors than before");
    }
    let mended: Vec<String> = mistakes.iter().map(|mistake| read(&folder.join(mistake.file()))).collect();
    with(&["check", "--fix"]);
    let again: Vec<String> = mistakes.iter().map(|mistake| read(&folder.join(mistake.file()))).collect();
    assert!(mended == again, "mending twice changes nothing more");
    let left = std::fs::read_dir(&folder).expect("the folder").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let strange: Vec<String> = left.filter(|name| !name.ends_with(".ron") && !name.ends_with(".ron.old")).collect();
    assert!(strange.is_empty(), "{strange:?}");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn fix_never_overwrites_and_refuses_what_is_no_file_of_the_authors() {
    let folder = folder("words-refused");
    let wrong = "Level(format: 2, extends: “senkaku”)";
    std::fs::write(folder.join("mine.ron"), wrong).expect("written");
    std::fs::write(folder.join("mine.ron.old"), "kept").expect("written");
    let output = run(&folder, &["check", "--fix", "mine.ron"]);
    assert_eq!(status(&output), 0, "{}{}", text(&output.stdout), text(&output.stderr));
    assert_eq!(read(&folder.join("mine.ron")), "Level(format: 2, extends: \"senkaku\")");
    assert_eq!(read(&folder.join("mine.ron.old")), "kept", "an old text is never overwritten");
    assert_eq!(read(&folder.join("mine.ron.old2")), wrong);
    // A mark before the text goes, line ends stay.
    std::fs::write(folder.join("marked.ron"), "\u{feff}Level(\r\n  format: 2;\r\n  extends: \"senkaku\",\r\n)\r\n").expect("written");
    assert_eq!(status(&run(&folder, &["check", "--fix", "marked.ron"])), 0);
    assert_eq!(read(&folder.join("marked.ron")), "Level(\r\n  format: 2,\r\n  extends: \"senkaku\",\r\n)\r\n");
    std::fs::create_dir(folder.join("levels")).expect("made");
    for (name, words) in [("senkaku", "the program carries this level"), ("levels", "not folders"), ("nothere.ron", "no such file")] {
        let output = run(&folder, &["check", "--fix", name]);
        assert_eq!(status(&output), 2, "{name}");
        assert!(text(&output.stderr).contains(words), "{name}: {}", text(&output.stderr));
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_file_that_is_no_plain_text_is_named_as_what_it_is() {
    let folder = folder("words-foreign");
    let level = "Level(format: 2, extends: \"senkaku\")\n";
    let little: Vec<u8> = level.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = level.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let with_mark = |mark: [u8; 2], bytes: &[u8]| [&mark[..], bytes].concat();
    let zip = |inside: &str| [b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0", inside.as_bytes()].concat();
    for (name, bytes, place, words) in [
        ("utf16.ron", with_mark([0xff, 0xfe], &little), "1:1", "UTF-16"),
        ("utf16_big.ron", with_mark([0xfe, 0xff], &big), "1:1", "UTF-16"),
        ("utf16_unmarked.ron", little.clone(), "1:1", "UTF-16"),
        ("utf16_big_unmarked.ron", big.clone(), "1:1", "UTF-16"),
        ("western.ron", b"// a note\nLevel(title: \"a\xf1o\")\n".to_vec(), "2:16", "it is `ñ`"),
        ("rtf.ron", b"{\\rtf1\\ansi Level(format: 2)}".to_vec(), "1:1", "formatted document (RTF)"),
        ("word.docx", zip("[Content_Types].xml word/document.xml"), "1:1", "Word document"),
        ("renamed.ron", zip("word/document.xml"), "1:1", "Word document"),
        ("table.xlsx", zip("xl/workbook.xml"), "1:1", "Excel"),
        ("text.odt", zip("mimetypeapplication/vnd.oasis.opendocument.text"), "1:1", "OpenDocument text"),
        ("page.html", b"<!DOCTYPE html><html></html>".to_vec(), "1:1", "web page"),
        ("paper.pdf", b"%PDF-1.7 \xe2\xe3".to_vec(), "1:1", "a PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "1:1", "older Office"),
        ("game.lattice", b"SQLite format 3\0\x10\0".to_vec(), "1:1", "saved game"),
        ("picture.png", b"\x89PNG\r\n\x1a\n".to_vec(), "1:1", "a picture"),
    ] {
        std::fs::write(folder.join(name), bytes).expect("written");
        let output = run(&folder, &["check", name]);
        let said = text(&output.stdout);
        assert_eq!(status(&output), 1, "{name}");
        assert!(said.contains(words) && said.contains("L0001") && said.contains(&format!("{name}:{place}\n")), "{name}: {said}");
    }
    // What can be read is read: a mark before the text, and lines that end as on old machines.
    for (name, text) in [("marked.ron", format!("\u{feff}{level}")), ("old_machine.ron", level.replace('\n', "\r").replace(", ", ",\r"))] {
        std::fs::write(folder.join(name), text).expect("written");
        assert_eq!(status(&run(&folder, &["check", name])), 0, "{name}");
    }
    std::fs::write(folder.join("far.ron"), "Level(\rformat: 2,\r\rextends: \"senkakuu\")").expect("written");
    assert!(text(&run(&folder, &["check", "far.ron"]).stdout).contains("far.ron:4:10\n     4 | extends:"), "lines are counted as they are seen");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_level_that_is_not_there_gets_the_list_and_the_nearest() {
    let folder = folder("words-named");
    std::fs::write(folder.join("my_level.ron"), "Level(format: 2, extends: \"senkaku\")").expect("written");
    std::fs::create_dir(folder.join("empty")).expect("made");
    for (name, words) in [
        ("Senkaku", "did you mean `senkaku`?"),
        ("senkakuu", "did you mean `senkaku`?"),
        ("Senkaku.ron", "did you mean `senkaku`?"),
        ("Second Thomas Shoal", "did you mean `second_thomas`?"),
        ("my_levl.ron", "did you mean `my_level.ron`?"),
        ("nothing_like_it", "second_thomas, senkaku, scarborough_cordon"),
        ("empty", "this is a folder"),
        (".", "my_level.ron"),
    ] {
        for command in ["check", "simulate", "study"] {
            let output = run(&folder, &[command, name]);
            let said = text(&output.stdout) + &text(&output.stderr);
            assert!(status(&output) > 0 && said.contains(words) && !said.contains("os error"), "{command} {name}: {said}");
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_base_that_cannot_be_read_is_told_and_never_passed_over() {
    let folder = folder("words-bases");
    std::fs::write(folder.join("senkaku.ron"), [0xff, 0xfe]).expect("written");
    std::fs::write(folder.join("variant.ron"), "Level(format: 2, extends: \"senkaku\")").expect("written");
    std::fs::write(folder.join("my base.ron"), "Level(format: 2, extends: \"quarantine\")").expect("written");
    std::fs::write(folder.join("spaced.ron"), "Level(format: 2, extends: \"my base\")").expect("written");
    std::fs::write(folder.join("ending.ron"), "Level(format: 2, extends: \"quarantine.ron\")").expect("written");
    std::fs::write(folder.join("titled.ron"), "Level(format: 2, extends: \"Second Thomas Shoal\")").expect("written");
    for (name, words) in [
        ("variant.ron", "UTF-16"),
        ("spaced.ron", "rename `my base.ron` to `my_base.ron`"),
        ("ending.ron", "did you mean `quarantine`?"),
        ("titled.ron", "did you mean `second_thomas`?"),
    ] {
        let output = run(&folder, &["check", name]);
        let said = text(&output.stdout);
        assert!(status(&output) == 1 && said.contains("L0210") && said.contains(words), "{name}: {said}");
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn other_words_are_sorted_stand_once_and_lead_to_what_there_is() {
    let raw = raw_aliases().expect("the file can be read");
    let catalog = Catalog::theatre().expect("theatre data");
    let nations: BTreeSet<&str> = catalog.nations.iter().map(|row| row.slug.as_str()).collect();
    let kinds: BTreeSet<&str> = catalog.force_types.iter().map(|row| row.slug.as_str()).collect();
    let places: BTreeSet<&str> = catalog.places.iter().map(|row| row.slug.as_str()).collect();
    let fields: BTreeSet<&str> = schema::ALL.iter().flat_map(|(_, docs)| docs.iter().map(|doc| doc.name)).collect();
    let lists: [(&str, &[RawAlias], &BTreeSet<&str>); 4] =
        [("nations", &raw.nations, &nations), ("kinds", &raw.kinds, &kinds), ("places", &raw.places, &places), ("fields", &raw.fields, &fields)];
    for (list, rows, known) in lists {
        assert!(rows.windows(2).all(|pair| pair[0].of < pair[1].of), "{list}: rows are sorted by what they stand for");
        let mut seen = BTreeSet::new();
        for row in rows {
            assert!(row.words.windows(2).all(|pair| pair[0] < pair[1]), "{list} {:?}: words are sorted", row.of);
            for slug in &row.of {
                assert!(known.contains(slug.as_str()), "{list}: there is no `{slug}`");
            }
            for word in &row.words {
                assert_eq!(&fold(word), word, "{list}: a word is written as it is compared");
                assert!(seen.insert(word), "{list}: `{word}` stands for two things");
                // A field of one struct may be another word for that of another.
                assert!(list == "fields" || !known.contains(word.as_str()), "{list}: `{word}` is a short name itself");
            }
        }
    }
    assert!(raw.absent.windows(2).all(|pair| pair[0].what < pair[1].what));
}

#[test]
fn every_nation_is_found_by_its_codes_and_no_word_by_another_that_is_near() {
    let catalog = Catalog::theatre().expect("theatre data");
    let rows = || catalog.nations.iter().map(|row| latticework::catalog::Candidate { slug: &row.slug, name: &row.name, note: &row.adjective });
    let of = |word: &str| meant(Thing::Nation, word, rows(), |_| 0);
    for nation in &catalog.nations {
        for word in [nation.slug.as_str(), nation.name.as_str(), nation.adjective.as_str(), nation.iso.as_str()] {
            let found = of(word);
            assert!(found.slugs.contains(&nation.slug.as_str()), "{word}: {found:?}");
        }
    }
    for (word, slug) in [("chn", "prc"), ("MHL", "rmi"), ("U.K.", "gbr"), ("Türkei", "tur"), ("Phillipines", "phl"), ("日本", "jpn")] {
        assert_eq!(of(word).only(), Some(slug), "{word}");
    }
    for word in ["irn", "niu", "xyz", "Atlantis", "", "x"] {
        assert!(of(word).slugs.is_empty(), "{word}: {:?}", of(word));
    }
    // Two wrong letters of a long word, one of a short one, none of two letters; never one of two that are equally near.
    for (wrong, known, right) in [
        ("objectivs", vec!["objectives", "name"], Some("objectives")),
        ("trun", vec!["turn", "turns"], Some("turn")),
        ("ab", vec!["ac"], None),
        ("bat", vec!["cat", "hat"], None),
        ("WATER CANNON", vec!["WaterCannon", "Ram"], Some("WaterCannon")),
        ("inherits", vec!["injects"], None),
    ] {
        assert_eq!(nearest(wrong, known.into_iter()), right, "{wrong}");
    }
    assert_eq!(letters("Ren'ai—Jiao, N.º 2"), "renai jiao no 2".replace("no 2", "nº 2"));
}
