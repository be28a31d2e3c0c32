//! `study`: many wars from a level's posture, with and without one thing.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use latticework::level::{Library, Report, render};
use latticework::report;
use latticework::rules::Scenario;
use latticework::rules::crisis::{Variation, variation};
use latticework::session::RULES_VERSION;
use latticework::study::calibration::{CASES, Calibration, page};
use latticework::study::wars::{self, Case, Decisions, ParquetRows, Shard, Study, Totals, WarRow, Written};

/// The most wars and cases of a study.
const MAX_WARS: u32 = 10_000_000;
const MAX_CASES: usize = 64;

/// What `study` is asked for.
#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("rows").multiple(true).args(["csv", "parquet"])))]
pub struct StudyArguments {
    /// A level file, or the short name of a level that the program carries. Its starting posture is the base.
    #[arg(required_unless_present_any = ["list", "calibration"])]
    level: Option<PathBuf>,
    /// How many wars of each variant.
    #[arg(long, default_value_t = 400)]
    wars: u32,
    /// The seed; the same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Turns of 3.5 days after which a war stops where it stands; without it, the level's.
    #[arg(long)]
    turns: Option<u8>,
    /// A variant to compare with the base: the name of one that ships, or `NAME: KEY=VALUE, KEY=VALUE`. May be given several times.
    #[arg(long, value_name = "VARIANT")]
    variant: Vec<String>,
    /// Adds every shipped variant that takes one thing away (Japanese sorties, Luzon, Australia, stocks, ISR, headquarters).
    #[arg(long)]
    ablations: bool,
    /// Adds every lever of the published games (Japan neutral, the United States absent or late, ...).
    #[arg(long)]
    levers: bool,
    /// Adds every shipped variant that takes clauses away (what is agreed is asked for instead; no promises).
    #[arg(long)]
    clauses: bool,
    /// Another level whose posture is compared with the base, such as another start. May be given several times.
    #[arg(long, value_name = "LEVEL")]
    start: Vec<PathBuf>,
    /// Draws the numbers of the model and the stocks evenly over their credible ranges, the same for every variant.
    #[arg(long)]
    sample: bool,
    /// What governments decide: drawn (by the chances that agreements, support and credit give), agreed (as the level has it, nothing
    /// drawn), belief (as Beijing believes). Without it, drawn, or what the level says.
    #[arg(long, value_name = "HOW")]
    decisions: Option<String>,
    /// Fights only the i-th of n parts of the wars, and writes its rows: needs --csv or --parquet.
    #[arg(long, value_name = "I/N", requires = "rows")]
    shard: Option<String>,
    /// Joins rows that shards of this same study wrote, as CSV or Parquet, instead of fighting.
    #[arg(long, value_name = "FILES", num_args = 1.., conflicts_with = "shard")]
    merge: Vec<PathBuf>,
    /// Where to write the rows, one a war and variant.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Where to write the same rows as Parquet. Needs a build with the feature `parquet`.
    #[arg(long, value_name = "FILE")]
    parquet: Option<PathBuf>,
    /// Where to write a page with tables and charts.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Fights the calibration levels instead, and prints how they compare with what was published: docs/VALIDATION.md.
    #[arg(long, conflicts_with_all = ["level", "variant", "ablations", "levers", "clauses", "start", "sample", "decisions", "turns", "seed", "shard", "merge", "csv", "parquet", "html"])]
    calibration: bool,
    /// Lists the variants that ship, what may differ in one of your own, and the columns of the rows.
    #[arg(long)]
    list: bool,
}

/// Runs a study, or joins one. Exit status 0 done, 1 an invariant was broken, 2 it cannot be done.
pub fn run(arguments: &StudyArguments) -> Result<ExitCode, String> {
    if arguments.list {
        super::print(&list())?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.calibration {
        return calibrate(arguments.wars);
    }
    if arguments.csv.is_some() && arguments.csv == arguments.parquet {
        return Err("--csv and --parquet name the same file: give one of them another name".to_owned());
    }
    if let (Some(_), Some(why)) = (&arguments.parquet, wars::PARQUET_LEFT_OUT) {
        return Err(format!("--parquet: {why}"));
    }
    let study = build(arguments)?;
    let totals = match (&arguments.merge[..], &arguments.shard) {
        ([], shard) => fight(&study, shard.as_deref(), arguments)?,
        (files, _) => merge(&study, files, arguments)?,
    };
    super::print(&wars::text(&study, &totals))?;
    if let Some(path) = &arguments.html {
        std::fs::write(path, report::study_page(&study, &totals)).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    for fault in &totals.broken {
        eprintln!("{fault}");
    }
    if totals.faults > 0 {
        eprintln!("{} invariants were broken", totals.faults);
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn list() -> String {
    let mut out = "Variants that ship:\n".to_owned();
    for (name, overrides, what) in Variation::shipped() {
        out += &format!("  {name:20} {overrides:32} {what}\n");
    }
    out += "\nWhat may differ in one of your own:\n";
    for (key, what) in variation::KEYS {
        out += &format!("  {key:40} {what}\n");
    }
    out += "\nColumns of the rows, after study, war and variant:\n";
    for column in &wars::COLUMNS {
        out += &format!("  {:20} {}\n", column.name, column.what);
    }
    out
}

fn calibrate(wars: u32) -> Result<ExitCode, String> {
    if !(30..=MAX_WARS).contains(&wars) {
        return Err(format!("--wars is a number from 30 to {MAX_WARS} for a calibration, not {wars}: intervals want that many"));
    }
    let library = Library::load()?;
    let progress = indicatif::ProgressBar::new(u64::from(wars) * (CASES.len() as u64 + 1));
    let found = Calibration::run(&library, wars, &|| progress.inc(1))?;
    progress.finish_and_clear();
    super::print(&page(&library, &found))?;
    Ok(ExitCode::from(u8::from(found.faults > 0)))
}

fn build(arguments: &StudyArguments) -> Result<Study, String> {
    let Some(level) = &arguments.level else { return Err("name a level: latticework study strait_2027".to_owned()) };
    if !(1..=MAX_WARS).contains(&arguments.wars) {
        return Err(format!("--wars is a number from 1 to {MAX_WARS}, not {}", arguments.wars));
    }
    if arguments.turns.is_some_and(|turns| !(1..=30).contains(&turns)) {
        return Err("--turns is a number from 1 to 30".to_owned());
    }
    let library = Library::load()?;
    // Whatever decides the rows goes into the mark by which shards know one another.
    let mut told =
        format!("rules {RULES_VERSION}, {} wars, seed {}, sample {}, turns {:?}", arguments.wars, arguments.seed, arguments.sample, arguments.turns);
    let base = open(&library, level, &mut told)?;
    let decisions = decisions(arguments, &base)?;
    told += decisions.word();
    let case =
        |name: &str, what: &str, scenario: &Arc<Scenario>, variation| Case::new(name, what, scenario.clone(), variation, decisions, arguments.turns);
    let mut cases = vec![case("base", "", &base, Variation::default())?];
    let ablations = Variation::ABLATIONS.iter().filter(|_| arguments.ablations);
    let levers = Variation::LEVERS.iter().filter(|_| arguments.levers);
    let clauses = Variation::CLAUSES.iter().filter(|_| arguments.clauses);
    let shipped = ablations.chain(levers).chain(clauses).map(|(name, ..)| (*name).to_owned());
    for text in shipped.chain(arguments.variant.iter().cloned()) {
        let variation = Variation::parse(&text).map_err(|why| format!("--variant: {why}"))?;
        let known = Variation::shipped().find(|(name, overrides, _)| *name == variation.name && *overrides == variation.to_string());
        let what = known.map_or_else(|| variation.to_string(), |(_, overrides, what)| format!("{what} ({overrides})"));
        told += &format!("{}: {variation}; ", variation.name);
        cases.push(case(&variation.name.clone(), &what, &base, variation)?);
    }
    for level in &arguments.start {
        let scenario = open(&library, level, &mut told)?;
        let what = format!("the level {}: {}", scenario.slug, scenario.text.title);
        cases.push(case(&scenario.slug.clone(), &what, &scenario, Variation::default())?);
    }
    if cases.len() > MAX_CASES {
        return Err(format!("{} variants are too many: a study takes {MAX_CASES}", cases.len()));
    }
    if let Some(twice) = cases.iter().enumerate().find(|(at, case)| cases[..*at].iter().any(|other| other.name == case.name)) {
        return Err(format!("two variants are called `{}`: give one another name, as in NAME: KEY=VALUE", twice.1.name));
    }
    Ok(Study {
        title: base.text.title.clone(),
        level: base.slug.clone(),
        cases,
        wars: arguments.wars,
        seed: arguments.seed,
        sample: arguments.sample,
        decisions,
        mark: wars::mark(&told),
    })
}

fn decisions(arguments: &StudyArguments, base: &Scenario) -> Result<Decisions, String> {
    let Some(word) = &arguments.decisions else {
        let agreed = base.war.as_deref().is_some_and(|setup| setup.as_agreed);
        return Ok(if agreed { Decisions::Agreed } else { Decisions::Drawn });
    };
    let known = Decisions::ALL.iter().find(|(name, _)| name == word).map(|(_, decisions)| *decisions);
    known.ok_or_else(|| format!("--decisions is drawn, agreed or belief, not `{word}`"))
}

/// A level without errors. Its text is added to what tells the study from others.
fn open(library: &Library, level: &Path, told: &mut String) -> Result<Arc<Scenario>, String> {
    let embedded = level.to_str().filter(|_| !level.exists()).and_then(|slug| library.open_embedded(slug));
    let report: Report = embedded.unwrap_or_else(|| library.open_file(level));
    let errors = report.errors();
    for file in &report.files {
        told.push_str(&file.text);
    }
    let text = render(&report.problems, &report.files);
    report.scenario.map(Arc::new).ok_or_else(|| format!("{text}{} has {errors} errors and cannot be studied", level.display()))
}

/// The files that rows go to: none, one or both.
struct Files<'a> {
    csv: Option<(&'a Path, BufWriter<File>)>,
    parquet: Option<(&'a Path, ParquetRows<BufWriter<File>>)>,
    mark: u64,
    names: Vec<&'a str>,
}

fn unwritten(path: &Path, why: impl std::fmt::Display) -> String {
    format!("{} cannot be written: {why}", path.display())
}

impl<'a> Files<'a> {
    fn create(study: &'a Study, arguments: &'a StudyArguments) -> Result<Self, String> {
        let open = |path: &Path| File::create(path).map(BufWriter::new).map_err(|why| unwritten(path, why));
        let names = study.names();
        let parquet = arguments.parquet.as_deref().map(|path| {
            let rows = ParquetRows::create(open(path)?, study.mark, &names).map_err(|why| unwritten(path, why))?;
            Ok::<_, String>((path, rows))
        });
        let parquet = parquet.transpose()?;
        let csv = arguments.csv.as_deref().map(|path| {
            let mut out = open(path)?;
            out.write_all(wars::header().as_bytes()).map_err(|why| unwritten(path, why))?;
            Ok::<_, String>((path, out))
        });
        Ok(Self { csv: csv.transpose()?, parquet, mark: study.mark, names })
    }

    fn write(&mut self, rows: &[WarRow]) -> Result<(), String> {
        if let Some((path, out)) = &mut self.csv {
            let mut text = String::new();
            rows.iter().for_each(|row| wars::line(self.mark, &self.names, row, &mut text));
            out.write_all(text.as_bytes()).map_err(|why| unwritten(path, why))?;
        }
        self.parquet.as_mut().map_or(Ok(()), |(path, out)| out.rows(rows).map_err(|why| unwritten(path, why)))
    }

    fn finish(self) -> Result<(), String> {
        self.csv.map_or(Ok(()), |(path, mut out)| out.flush().map_err(|why| unwritten(path, why)))?;
        self.parquet.map_or(Ok(()), |(path, out)| out.finish().map_err(|why| unwritten(path, why)))
    }
}

fn fight(study: &Study, shard: Option<&str>, arguments: &StudyArguments) -> Result<Totals, String> {
    let shard = shard.map_or(Ok(Shard::WHOLE), Shard::parse)?;
    let mut files = Files::create(study, arguments)?;
    let progress = indicatif::ProgressBar::new(u64::from(shard.wars(study.wars).len() as u32));
    let totals = study.run(shard, &mut |rows| files.write(rows), &|| progress.inc(1))?;
    progress.finish_and_clear();
    files.finish()?;
    Ok(totals)
}

fn merge(study: &Study, files: &[PathBuf], arguments: &StudyArguments) -> Result<Totals, String> {
    let read = |path: &PathBuf| {
        for (option, out) in [("--csv", &arguments.csv), ("--parquet", &arguments.parquet)] {
            if out.as_ref() == Some(path) {
                return Err(format!("{} would be read and written at once: give {option} another name", path.display()));
            }
        }
        let written = File::open(path).and_then(Written::of).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        Ok((path.display().to_string(), written))
    };
    let parts = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    // Files are made once the parts have been read and found whole, so that nothing is lost to a merge that is refused.
    let mut out = None;
    let totals = study.merge(&parts, &mut |rows| {
        if out.is_none() {
            out = Some(Files::create(study, arguments)?);
        }
        out.as_mut().map_or(Ok(()), |out| out.write(rows))
    })?;
    out.map_or(Ok(()), Files::finish)?;
    Ok(totals)
}
