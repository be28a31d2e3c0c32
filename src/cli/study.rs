//! `study`: many wars from a level's posture, with and without one thing.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use latticework::catalog::Catalog;
use latticework::catalog::war::VariationKind;
use latticework::level::Library;
use latticework::platform::program;
use latticework::report;
use latticework::rules::Scenario;
use latticework::rules::crisis::{Variation, VariationError, variation};
use latticework::session::RULES_VERSION;
use latticework::stderr::say;
use latticework::study::wars;
use latticework::study::wars::calibration::{CASES, Calibration, CalibrationError, page};
use latticework::study::wars::{
    Begun, BegunError, Case, Decisions, NoShard, NoWar, ParquetRows, Shard, Study, Totals, UnopenedRows, WarRow, Written,
};

use super::document::{Document, Unwritten, unwritten};
use super::numbers;
use super::outputs::{OutputError, Outputs, PART, Target, bears};
use super::rows::{self, Halt, Rows};
use super::signals::SignalWatch;
use super::{CliError, UnusableLevel};

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
    #[arg(long, default_value_t = 400, allow_negative_numbers = true, value_parser = numbers::wars)]
    wars: u32,
    /// The seed; the same seed gives the same bytes.
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = numbers::seed)]
    seed: u64,
    /// Turns of 3.5 days after which a war stops where it stands; without it, the level's.
    #[arg(long, allow_negative_numbers = true, value_parser = numbers::turns)]
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
    /// Replaces files that are there already, though this very study did not make them. Without it, only its own earlier results are replaced.
    #[arg(long)]
    force: bool,
    /// Fights the calibration levels instead, and prints how they compare with what was published: docs/VALIDATION.md.
    #[arg(long, conflicts_with_all = ["level", "variant", "ablations", "levers", "clauses", "start", "sample", "decisions", "turns", "seed", "shard", "merge", "csv", "parquet", "html"])]
    calibration: bool,
    /// Lists the variants that ship, what may differ in one of your own, and the columns of the rows.
    #[arg(long)]
    list: bool,
}

/// Why no study is made.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// This build has no Parquet.
    #[error("--parquet: {0}")]
    ParquetLeftOut(&'static str),
    /// So few or so many wars for a calibration.
    #[error("--wars is a number from 30 to {most} for a calibration, not {0}: intervals want that many", most = MAX_WARS)]
    CalibrationWars(u32),
    /// Wars cannot be calibrated.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
    /// There is nothing to study.
    #[error("name a level: {} study strait_2027", program::name())]
    NoLevel,
    /// So few or so many wars.
    #[error("--wars is a number from 1 to {most}, not {0}", most = MAX_WARS)]
    Wars(u32),
    /// Too few or too many turns.
    #[error("--turns is a number from 1 to 30")]
    Turns,
    /// The level has no war.
    #[error(transparent)]
    NoWar(#[from] NoWar),
    /// A variant cannot be read.
    #[error("--variant: {0}")]
    Variant(#[from] VariationError),
    /// So many variants.
    #[error("{0} variants are too many: a study takes {most}", most = MAX_CASES)]
    Cases(usize),
    /// Two variants have this name.
    #[error("two variants are called `{0}`: give one another name, as in NAME: KEY=VALUE")]
    Twice(String),
    /// What governments decide is said in another word.
    #[error("--decisions is drawn, agreed or belief, not `{0}`")]
    Decisions(String),
    /// A part of a study is not given as it should be.
    #[error(transparent)]
    Shard(#[from] NoShard),
    /// Rows that were begun are another study's.
    #[error("{} was not begun by this very study: {why}. Move it away, or add --force to begin anew", part.display())]
    OtherStudy {
        /// Where they are.
        part: PathBuf,
        /// What tells them apart.
        why: Box<CliError>,
    },
    /// Rows to merge cannot be read.
    #[error("{} cannot be read: {why}", path.display())]
    Unopened {
        /// Where they are.
        path: PathBuf,
        /// Why not.
        why: UnopenedRows,
    },
}

/// Runs a study, or joins one. Exit status 0 done, 1 an invariant was broken, 2 it cannot be done.
pub fn run(arguments: &StudyArguments) -> Result<ExitCode, CliError> {
    if arguments.list {
        super::print(&list(&crate::cli::library()?.catalog))?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.calibration {
        return calibrate(arguments.wars);
    }
    let mut outputs = Outputs::new(arguments.force);
    for path in &arguments.merge {
        outputs.reads("rows to merge", path);
    }
    let study = build(arguments, &mut outputs)?;
    let shard = arguments.shard.as_deref().map_or(Ok(Shard::WHOLE), Shard::parse).map_err(StudyError::from)?;
    let targets = Targets::claim(&study, shard, arguments, &mut outputs)?;
    if let (Some(_), Some(why)) = (&arguments.parquet, wars::PARQUET_LEFT_OUT) {
        return Err(StudyError::ParquetLeftOut(why).into());
    }
    let totals = match &arguments.merge[..] {
        [] => match fight(&study, shard, &targets, arguments.force)? {
            Ok(totals) => totals,
            Err(stopped) => return Ok(stopped),
        },
        files => merge(&study, files, &targets)?,
    };
    for line in &totals.left_out {
        say(line);
    }
    super::print(&wars::text(&study, &totals))?;
    if let Some(target) = &targets.html {
        Document::with(target, &report::study_page(&study, &totals))?.finish()?;
    }
    for fault in &totals.broken {
        say(fault);
    }
    if totals.faults > 0 {
        say(&format!("{} invariants were broken", totals.faults));
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn list(catalog: &Catalog) -> String {
    let mut out = "Variants that ship:\n".to_owned();
    for row in &catalog.war.variations {
        out += &format!("  {:20} {:32} {}\n", row.slug, row.differs, row.meaning);
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

fn calibrate(wars: u32) -> Result<ExitCode, CliError> {
    if !(30..=MAX_WARS).contains(&wars) {
        return Err(StudyError::CalibrationWars(wars).into());
    }
    let library = crate::cli::library()?;
    let progress = indicatif::ProgressBar::new(u64::from(wars) * (CASES.len() as u64 + 1));
    let found = Calibration::run(&library, wars, &|| progress.inc(1)).map_err(StudyError::from)?;
    progress.finish_and_clear();
    super::print(&page(&library, &found))?;
    Ok(ExitCode::from(u8::from(found.faults > 0)))
}

fn build(arguments: &StudyArguments, outputs: &mut Outputs) -> Result<Study, CliError> {
    let Some(level) = &arguments.level else { return Err(StudyError::NoLevel.into()) };
    if !(1..=MAX_WARS).contains(&arguments.wars) {
        return Err(StudyError::Wars(arguments.wars).into());
    }
    if arguments.turns.is_some_and(|turns| !(1..=30).contains(&turns)) {
        return Err(StudyError::Turns.into());
    }
    let library = crate::cli::library()?;
    // Whatever decides the rows goes into the mark by which shards know one another.
    let mut told =
        format!("rules {RULES_VERSION}, {} wars, seed {}, sample {}, turns {:?}", arguments.wars, arguments.seed, arguments.sample, arguments.turns);
    let base = open(&library, level, &mut told, outputs)?;
    let decisions = decisions(arguments, &base)?;
    told += decisions.word();
    let case =
        |name: &str, what: &str, scenario: &Arc<Scenario>, variation| Case::new(name, what, scenario.clone(), variation, decisions, arguments.turns);
    let mut cases = vec![case("base", "", &base, Variation::default()).map_err(StudyError::from)?];
    let asked =
        [(VariationKind::Ablation, arguments.ablations), (VariationKind::Lever, arguments.levers), (VariationKind::Clause, arguments.clauses)];
    let asked = asked.into_iter().filter(|(_, asked)| *asked);
    let war = &base.catalog.war;
    let shipped = asked.flat_map(|(kind, _)| war.variations_for(kind)).map(|row| row.slug.clone());
    for text in shipped.chain(arguments.variant.iter().cloned()) {
        let variation = Variation::parse(&base.catalog, &text).map_err(StudyError::from)?;
        let known = war.variations.iter().find(|row| row.slug == variation.name && row.differs == variation.to_string());
        let what = known.map_or_else(|| variation.to_string(), |row| format!("{} ({})", row.meaning, row.differs));
        told += &format!("{}: {variation}; ", variation.name);
        cases.push(case(&variation.name.clone(), &what, &base, variation).map_err(StudyError::from)?);
    }
    for level in &arguments.start {
        let scenario = open(&library, level, &mut told, outputs)?;
        let what = format!("the level {}: {}", scenario.slug, scenario.text.title);
        cases.push(case(&scenario.slug.clone(), &what, &scenario, Variation::default()).map_err(StudyError::from)?);
    }
    if cases.len() > MAX_CASES {
        return Err(StudyError::Cases(cases.len()).into());
    }
    if let Some(twice) = cases.iter().enumerate().find(|(at, case)| cases[..*at].iter().any(|other| other.name == case.name)) {
        return Err(StudyError::Twice(twice.1.name.clone()).into());
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

fn decisions(arguments: &StudyArguments, base: &Scenario) -> Result<Decisions, StudyError> {
    let Some(word) = &arguments.decisions else {
        let agreed = base.war.as_deref().is_some_and(|setup| setup.as_agreed);
        return Ok(if agreed { Decisions::Agreed } else { Decisions::Drawn });
    };
    let known = Decisions::ALL.iter().find(|(name, _)| name == word).map(|(_, decisions)| *decisions);
    known.ok_or_else(|| StudyError::Decisions(word.clone()))
}

/// A level without errors. Its text is added to what tells the study from others.
fn open(library: &Library, level: &Path, told: &mut String, outputs: &mut Outputs) -> Result<Arc<Scenario>, UnusableLevel> {
    let report = library.open_named(level);
    outputs.reads_level(level, &report.files);
    for file in &report.files {
        told.push_str(&file.text);
    }
    let why = super::unusable(level, &report, "studied");
    report.scenario.map(Arc::new).ok_or(why)
}

/// Where the outputs of a study go.
struct Targets {
    csv: Option<Target>,
    parquet: Option<Target>,
    html: Option<Target>,
}

impl Targets {
    /// Claims them all, before the first is written.
    fn claim(study: &Study, shard: Shard, arguments: &StudyArguments, outputs: &mut Outputs) -> Result<Self, OutputError> {
        let mark = format!("study {:016x}", study.mark);
        let page = |path: &Path| bears(path, &mark);
        let rows = |path: &Path| Written::open(path, false).is_ok_and(|written| study.wrote(shard, &written));
        let merged = !arguments.merge.is_empty();
        let csv =
            arguments.csv.as_deref().map(|path| if merged { outputs.claim("--csv", path, &rows) } else { outputs.claim_rows("--csv", path, &rows) });
        let parquet = arguments.parquet.as_deref().map(|path| outputs.claim("--parquet", path, &rows));
        let html = arguments.html.as_deref().map(|path| outputs.claim("--html", path, &page));
        Ok(Self { csv: csv.transpose()?, parquet: parquet.transpose()?, html: html.transpose()? })
    }
}

/// The files that rows go to: none, one or both.
struct Files<'a> {
    csv: Option<Csv>,
    parquet: Option<(&'a Path, ParquetRows<Shared>)>,
    place: Option<Shared>,
    mark: u64,
    names: Vec<&'a str>,
}

/// Rows as CSV: written whole where they are merged, row by row where wars are fought.
enum Csv {
    Merged(Document),
    Fought(Rows),
}

/// A document that the writer of Parquet holds as well.
#[derive(Clone)]
struct Shared(Arc<Mutex<Option<Document>>>);

impl Shared {
    fn with<T>(&self, work: impl FnOnce(&mut Document) -> std::io::Result<T>) -> std::io::Result<T> {
        let gone = || std::io::Error::other("it is closed");
        self.0.lock().map_err(|_| gone())?.as_mut().ok_or_else(gone).and_then(work)
    }

    fn finish(&self) -> Result<(), Unwritten> {
        let document = self.0.lock().ok().and_then(|mut held| held.take());
        document.map_or(Ok(()), Document::finish)
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.with(|document| document.write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.with(Document::flush)
    }
}

impl<'a> Files<'a> {
    fn create(study: &'a Study, targets: &'a Targets) -> Result<Self, CliError> {
        let names = study.names();
        let place = targets.parquet.as_ref().map(|target| Document::begin(target).map(|document| Shared(Arc::new(Mutex::new(Some(document))))));
        let place = place.transpose()?;
        let parquet = place.clone().zip(targets.parquet.as_ref()).map(|(place, target)| {
            let rows = ParquetRows::create(place, study.mark, &names).map_err(|why| unwritten(target.path(), why))?;
            Ok::<_, CliError>((target.path(), rows))
        });
        Ok(Self { csv: None, parquet: parquet.transpose()?, place, mark: study.mark, names })
    }

    fn write(&mut self, rows: &[WarRow]) -> Result<(), CliError> {
        if let Some(csv) = &mut self.csv {
            let mut text = String::new();
            rows.iter().for_each(|row| wars::line(self.mark, &self.names, row, &mut text));
            match csv {
                Csv::Merged(document) => document.add(&text)?,
                Csv::Fought(rows) => rows.add(&text)?,
            }
        }
        self.write_parquet(rows)
    }

    fn write_parquet(&mut self, rows: &[WarRow]) -> Result<(), CliError> {
        Ok(self.parquet.as_mut().map_or(Ok(()), |(path, out)| out.rows(rows).map_err(|why| unwritten(path, why)))?)
    }

    fn finish(&mut self) -> Result<(), Unwritten> {
        self.parquet.take().map_or(Ok(()), |(path, out)| out.finish().map_err(|why| unwritten(path, why)))?;
        self.place.take().map_or(Ok(()), |place| place.finish())?;
        match self.csv.take() {
            None => Ok(()),
            Some(Csv::Merged(document)) => document.finish(),
            Some(Csv::Fought(rows)) => rows.finish(),
        }
    }
}

/// Fights the wars of a shard, after those whose rows an earlier run has left. The inner error is the exit status of a run that was stopped,
/// whose rows stay.
fn fight(study: &Study, shard: Shard, targets: &Targets, force: bool) -> Result<Result<Totals, ExitCode>, CliError> {
    let wars = shard.wars(study.wars);
    let mut totals = study.nothing_yet();
    let mut files = Files::create(study, targets)?;
    let mut kept = Begun { wars: 0, bytes: 0 };
    if let Some(target) = &targets.csv {
        if let Some(part) = rows::begun(target)?.filter(|_| !force) {
            let begun = study.begun(shard, &part, &mut |rows| {
                study.count(rows, &mut totals);
                files.write_parquet(rows)
            });
            kept = begun.map_err(|why: CliError| {
                let part = rows::part_of(target).unwrap_or_default();
                StudyError::OtherStudy { part, why: Box::new(why) }
            })?;
        }
        files.csv = Some(Csv::Fought(Rows::begin(target, &wars::header(), kept.bytes)?));
    }
    if kept.wars > 0 {
        say(&format!("going on after {} of {} wars, whose rows were kept", kept.wars, wars.len()));
    }
    let progress = indicatif::ProgressBar::new(wars.len() as u64);
    progress.inc(kept.wars.into());
    let watch = SignalWatch::begin();
    let mut done = kept.wars;
    let mut take = |rows: &[WarRow]| {
        files.write(rows)?;
        done += 1;
        watch.signal().map_or(Ok(()), |signal| Err(Halt::Stopped(signal)))
    };
    let fought = study.fight(wars.start + kept.wars..wars.end, &mut totals, &mut take, &|| progress.inc(1));
    progress.finish_and_clear();
    let fought = fought.and_then(|()| files.finish().map_err(|why| Halt::Failed(why.into())));
    Ok(match fought {
        Ok(()) => Ok(totals),
        Err(halt) => {
            let mut halt = halt;
            let mut told = ".".to_owned();
            if let Some(Csv::Fought(rows)) = &mut files.csv {
                if let Err(why) = rows.flush() {
                    halt = Halt::Failed(why.into());
                }
                if let Some(part) = rows.part() {
                    let whole = File::open(part)
                        .ok()
                        .and_then(|part| study.begun(shard, &part, &mut |_| Ok::<_, BegunError>(())).ok())
                        .map_or(0, |begun| begun.wars);
                    told =
                        format!(".\n{whole} of {} wars are whole in {}: give the same command again to go on after them", wars.len(), part.display());
                }
            }
            Err(halt.tell(&told))
        }
    })
}

fn merge(study: &Study, files: &[PathBuf], targets: &Targets) -> Result<Totals, CliError> {
    let read = |path: &PathBuf| {
        let unfinished = path.extension().is_some_and(|ending| ending == &PART[1..]);
        let written = Written::open(path, unfinished).map_err(|why| StudyError::Unopened { path: path.clone(), why })?;
        Ok((path.display().to_string(), written))
    };
    let parts = files.iter().map(read).collect::<Result<Vec<_>, StudyError>>()?;
    // Files are made once the parts have been read and found whole, so that nothing is lost to a merge that is refused.
    let mut out = None;
    let totals = study.merge(&parts, &mut |rows| {
        if out.is_none() {
            let mut files = Files::create(study, targets)?;
            files.csv = targets.csv.as_ref().map(|target| Document::with(target, &wars::header()).map(Csv::Merged)).transpose()?;
            out = Some(files);
        }
        out.as_mut().map_or(Ok(()), |out| out.write(rows))
    })?;
    out.map_or(Ok(()), |mut out| out.finish())?;
    Ok(totals)
}
