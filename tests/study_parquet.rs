//! `latticework study --parquet`: cell by cell what the CSV says, with types; the same bytes whole, in pieces and merged from shards.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use latticework::study::wars;
use latticework::study::wars::{COLUMNS, ParquetRows, WarRow};
use parquet::basic::{Compression, LogicalType, Type};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("latticework-parquet-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(path: impl AsRef<Path>) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(path).expect("the file is there")).expect("it is Parquet")
}

/// Each row of a file as its line of CSV, held to the types that columns should have.
fn lines(reader: &SerializedFileReader<File>) -> Vec<String> {
    let line = |row: parquet::record::Row| {
        let cells = row.into_columns().into_iter().enumerate().map(|(at, (name, field))| match (at, field) {
            (0 | 2, Field::Str(text)) => text,
            (1, Field::UInt(number)) => number.to_string(),
            (_, Field::Bool(yes)) if COLUMNS[at - 3].flag => u32::from(yes).to_string(),
            (_, Field::UInt(number)) if !COLUMNS[at - 3].flag => number.to_string(),
            (_, field) => panic!("{name} holds {field:?}"),
        });
        cells.collect::<Vec<_>>().join(",")
    };
    reader.get_row_iter(None).expect("rows").map(|row| line(row.expect("a row"))).collect()
}

fn program(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_latticework")).args(arguments).output().unwrap_or_else(|error| panic!("{error}"))
}

/// A study of 30 wars in three cases, with what is added.
fn study(more: &[&str]) -> Output {
    program(&[&["study", "strait_2027_pact", "--wars", "30", "--sample", "--variant", "no_luzon", "--variant", "late: usa.enters=3"], more].concat())
}

fn done(more: &[&str]) {
    let output = study(more);
    assert!(output.status.success(), "{more:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn refused(more: &[&str]) -> String {
    let output = study(more);
    assert_eq!(output.status.code(), Some(2), "{more:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn each_cell_is_that_of_the_csv() {
    let folder = Folder::new("cells");
    let (csv, columnar) = (folder.file("rows.csv"), folder.file("rows.parquet"));
    done(&["--csv", &csv, "--parquet", &columnar]);
    let text = std::fs::read_to_string(&csv).expect("rows are written");
    let reader = open(&columnar);
    let about = reader.metadata().file_metadata();
    let names: Vec<&str> = about.schema_descr().columns().iter().map(|column| column.name()).collect();
    let mut told = text.lines();
    assert_eq!(told.next(), Some(names.join(",").as_str()));
    let told: Vec<&str> = told.collect();
    assert_eq!(told.len(), 90);
    assert_eq!(lines(&reader), told);
    // What a reader makes of the columns.
    assert_eq!(about.created_by(), Some(concat!("latticework version ", env!("CARGO_PKG_VERSION"))));
    let column =
        |name: &str| about.schema_descr().columns().iter().find(|column| column.name() == name).unwrap_or_else(|| panic!("no {name}")).clone();
    assert_eq!(column("variant").logical_type_ref(), Some(&LogicalType::String));
    assert_eq!(column("success").physical_type(), Type::BOOLEAN);
    assert_eq!(column("area_km2").physical_type(), Type::INT32);
    assert_eq!(reader.metadata().row_group(0).column(0).compression(), Compression::SNAPPY);
}

#[test]
fn shards_of_either_kind_join_to_the_bytes_of_one_run() {
    let folder = Folder::new("shards");
    let whole = [folder.file("whole.csv"), folder.file("whole.parquet")];
    done(&["--csv", &whole[0], "--parquet", &whole[1]]);
    let parts = [folder.file("1.parquet"), folder.file("2.csv"), folder.file("3.parquet")];
    done(&["--shard", "1/3", "--parquet", &parts[0]]);
    done(&["--shard", "2/3", "--csv", &parts[1]]);
    done(&["--shard", "3/3", "--parquet", &parts[2]]);
    // Of 30 wars, the first of 64 shards has none.
    let none = folder.file("none.parquet");
    done(&["--shard", "1/64", "--parquet", &none]);
    let joined = [folder.file("joined.csv"), folder.file("joined.parquet")];
    done(&["--merge", &parts[2], &none, &parts[0], &parts[1], "--csv", &joined[0], "--parquet", &joined[1]]);
    for (one, other) in whole.iter().zip(&joined) {
        assert!(std::fs::read(one).expect("one") == std::fs::read(other).expect("other"), "{other}");
    }
    // What is missing, there twice, broken off, of another study, or would be lost is told.
    let out = folder.file("no.parquet");
    let merge =
        |files: &[&String]| refused(&[&["--merge"], &files.iter().map(|file| file.as_str()).collect::<Vec<_>>()[..], &["--parquet", &out]].concat());
    assert!(merge(&[&parts[0], &parts[2]]).contains("10 of 30 wars are missing, from number 10 to 19"));
    let twice = merge(&[&parts[0], &parts[1], &parts[2], &parts[0]]);
    assert!(twice.contains("1.parquet, row 1: war 0 of base is there twice"), "{twice}");
    let bytes = std::fs::read(&parts[0]).expect("a part");
    for length in [4, 40, bytes.len() / 2, bytes.len() - 1] {
        let half = folder.file("half.parquet");
        std::fs::write(&half, &bytes[..length]).expect("half a part");
        assert!(merge(&[&half]).contains("half.parquet: it is no whole Parquet file"));
    }
    let other = program(&["study", "strait_2027_pact", "--wars", "30", "--seed", "2", "--merge", &parts[0], "--parquet", &out]);
    assert!(String::from_utf8_lossy(&other.stderr).contains("1.parquet, row 1: it is of another study"));
    assert!(!Path::new(&out).exists(), "a merge that is refused writes nothing");
    assert!(refused(&["--merge", &parts[0], "--parquet", &parts[0]]).contains("give --parquet another name"));
}

#[test]
fn rows_go_in_groups_whose_bytes_do_not_hang_on_how_they_come() {
    let row = |number: u32| WarRow {
        case: (number % 2) as u16,
        number: number / 2,
        values: std::array::from_fn(|at| if COLUMNS[at].flag { number % 3 % 2 } else { number * at as u32 }),
        broken: Vec::new(),
    };
    let rows: Vec<WarRow> = (0..70_000).map(row).chain([WarRow { number: u32::MAX, ..row(70_000) }]).collect();
    let names = ["base", "other"];
    let written = |at_once: usize| {
        let mut bytes = Vec::new();
        let mut out = ParquetRows::create(&mut bytes, 7, &names).expect("a file");
        rows.chunks(at_once).for_each(|rows| out.rows(rows).expect("rows are taken"));
        out.finish().expect("an end");
        bytes
    };
    let bytes = written(1);
    assert!(bytes == written(999) && bytes == written(rows.len()));
    let folder = Folder::new("groups");
    std::fs::write(folder.file("rows.parquet"), &bytes).expect("a file for the test");
    let reader = open(folder.file("rows.parquet"));
    let groups: Vec<i64> = reader.metadata().row_groups().iter().map(|group| group.num_rows()).collect();
    assert_eq!(groups, [32_768, 32_768, 4_465]);
    let mut text = String::new();
    rows.iter().for_each(|row| wars::line(7, &names, row, &mut text));
    assert!(lines(&reader).iter().map(String::as_str).eq(text.lines()));
}
