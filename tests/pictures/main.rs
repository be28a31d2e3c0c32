//! Pictures of the running program on a real (if virtual) screen, against what they looked like when somebody last looked at them.
//!
//! A picture is kept as the mean colours of 64 by 36 fields, so that another driver's edges and fonts' smoothing change nothing, and a map that is
//! black, cut off, or drawn elsewhere changes much. `UPDATE_GOLDEN=1` writes them anew: look at the pictures first (`LATTICEWORK_PICTURES=FOLDER`
//! keeps them). Without a screen the test is left out, and says so.

#![cfg(feature = "gui-tests")]

use std::path::{Path, PathBuf};
use std::process::Command;

use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, Image, ImageSampler, ImageType};

/// Fields across and down.
const FIELDS: (u32, u32) = (64, 36);
/// How far the mean over all fields may be off, of 255.
const MEAN: f64 = 6.0;
/// How far a field may be off before it counts as another, of 255.
const FIELD: i32 = 36;
/// Fields in a hundred that may be others.
const OTHERS: usize = 4;

/// Seconds after which the picture is taken, and taken again if it is another.
const SECONDS: [&str; 2] = ["4", "14"];

struct Shown {
    name: &'static str,
    level: Option<(&'static str, &'static str)>,
    size: (u32, u32),
    settings: &'static str,
}

const SHOWN: [Shown; 6] = [
    Shown { name: "start", level: None, size: (1280, 720), settings: "()" },
    Shown { name: "second_thomas_philippines", level: Some(("second_thomas", "philippines")), size: (1280, 720), settings: "()" },
    Shown { name: "draft_the_pact_japan", level: Some(("draft_the_pact", "japan")), size: (1280, 720), settings: "()" },
    Shown { name: "draft_the_pact_japan_day", level: Some(("draft_the_pact", "japan")), size: (1280, 720), settings: "(day_chart: true)" },
    Shown { name: "strait_2027_japan_1080", level: Some(("strait_2027", "japan")), size: (1920, 1080), settings: "()" },
    Shown { name: "pacific_contest_australia", level: Some(("pacific_contest", "australia")), size: (1280, 720), settings: "()" },
];

#[test]
fn screens_look_as_they_did() {
    if std::env::var_os("DISPLAY").is_none_or(|display| display.is_empty()) {
        println!("left out: there is no screen here (DISPLAY is not set); `./check` brings one");
        return;
    }
    let drivers = ["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d", "/usr/local/share/vulkan/icd.d"];
    if !drivers.iter().any(|folder| std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())) {
        println!("left out: there is no Vulkan driver here; `./check` brings one");
        return;
    }
    let (mut wrong, folder) = (Vec::new(), std::env::temp_dir().join(format!("latticework-pictures-{}", std::process::id())));
    for shown in &SHOWN {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pictures/{}.txt", shown.name));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let found = fields(&take(shown, &folder, SECONDS[1]));
            std::fs::write(&file, write(&found)).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
            continue;
        }
        let kept = std::fs::read_to_string(&file).map(|text| read(&text)).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        // On a busy machine the picture may come late: it is waited for before it counts as another.
        let mut tries = SECONDS.into_iter().map(|seconds| differs(&kept, &fields(&take(shown, &folder, seconds))));
        if let Some(last) = tries.try_fold(None, |_, why| why.map(Some)).flatten() {
            wrong.push(format!("{}: {last}", shown.name));
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    assert_eq!(wrong, Vec::<String>::new(), "LATTICEWORK_PICTURES=FOLDER keeps the pictures; UPDATE_GOLDEN=1 writes what they look like anew");
}

/// In what a picture is another than the one that was kept; `None` if it is the same.
fn differs(kept: &[[u8; 3]], found: &[[u8; 3]]) -> Option<String> {
    let off: Vec<i32> = kept.iter().zip(found).map(|(a, b)| (0..3).map(|i| (i32::from(a[i]) - i32::from(b[i])).abs()).max().unwrap_or(0)).collect();
    let mean = off.iter().map(|&one| f64::from(one)).sum::<f64>() / off.len() as f64;
    let others = off.iter().filter(|&&one| one > FIELD).count();
    let same = kept.len() == found.len() && mean <= MEAN && others * 100 <= off.len() * OTHERS;
    (!same).then(|| format!("off by {mean:.1} on the mean, {others} of {} fields are others", off.len()))
}

/// A picture of the program after so many seconds, in a home of its own.
fn take(shown: &Shown, folder: &Path, seconds: &str) -> PathBuf {
    let home = folder.join(shown.name);
    std::fs::create_dir_all(&home).expect("a folder for the picture");
    std::fs::write(home.join("settings.ron"), shown.settings).expect("settings");
    let picture = std::env::var_os("LATTICEWORK_PICTURES").map_or_else(|| home.clone(), PathBuf::from).join(format!("{}.png", shown.name));
    std::fs::create_dir_all(picture.parent().expect("a folder")).expect("the folder of pictures");
    let _ = std::fs::remove_file(&picture);
    let mut program = Command::new(env!("CARGO_BIN_EXE_latticework"));
    program.env("LATTICEWORK_HOME", &home).args(["--size", &format!("{}x{}", shown.size.0, shown.size.1)]);
    program.arg("--screenshot").arg(&picture).args(["--after", seconds]);
    if let Some((level, seat)) = shown.level {
        program.args(["--level", level, "--seat", seat, "--seed", "7"]);
    }
    let output = program.output().expect("the program starts");
    assert!(output.status.success(), "{}: {}", shown.name, String::from_utf8_lossy(&output.stderr));
    let size = image(&picture).size();
    assert_eq!((size.x, size.y), shown.size, "{}: the picture's size", shown.name);
    picture
}

fn image(file: &Path) -> Image {
    let bytes = std::fs::read(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    Image::from_buffer(&bytes, ImageType::Extension("png"), CompressedImageFormats::NONE, true, ImageSampler::Default, RenderAssetUsages::MAIN_WORLD)
        .unwrap_or_else(|why| panic!("{}: {why}", file.display()))
}

/// Mean colours, row by row.
fn fields(file: &Path) -> Vec<[u8; 3]> {
    let image = image(file);
    let (width, height) = (image.width(), image.height());
    let data = image.data.as_ref().expect("pixels");
    let depth = data.len() / (width as usize * height as usize);
    let mean = |column: u32, row: u32| {
        let (xs, ys) = (column * width / FIELDS.0..(column + 1) * width / FIELDS.0, row * height / FIELDS.1..(row + 1) * height / FIELDS.1);
        let mut sum = [0u64; 3];
        let mut count = 0;
        for y in ys {
            for x in xs.clone() {
                let at = (y as usize * width as usize + x as usize) * depth;
                sum.iter_mut().zip(&data[at..at + 3]).for_each(|(sum, part)| *sum += u64::from(*part));
                count += 1;
            }
        }
        sum.map(|sum| (sum / count) as u8)
    };
    (0..FIELDS.1).flat_map(|row| (0..FIELDS.0).map(move |column| (column, row))).map(|(column, row)| mean(column, row)).collect()
}

fn write(fields: &[[u8; 3]]) -> String {
    let row = |row: &[[u8; 3]]| row.iter().map(|[r, g, b]| format!("{r:02x}{g:02x}{b:02x}")).collect::<Vec<_>>().join(" ");
    fields.chunks(FIELDS.0 as usize).map(|fields| row(fields) + "\n").collect()
}

fn read(text: &str) -> Vec<[u8; 3]> {
    let part = |word: &str, at: usize| u8::from_str_radix(word.get(at..at + 2).unwrap_or("00"), 16).unwrap_or(0);
    text.split_whitespace().map(|word| [part(word, 0), part(word, 2), part(word, 4)]).collect()
}
