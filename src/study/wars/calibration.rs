//! The model of war against published results: the calibration levels, the levers on the base case, and the page that says how they compare.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::catalog::war::{VariationKind, WarData};
use crate::level::{Diagnostic, Library};
use crate::rules::Scenario;
use crate::rules::crisis::Variation;
use crate::rules::models::war::chance::{Chance, ChancePhase};
use crate::rules::models::war::maritime::{MissileSpeed, chain};
use crate::rules::models::war::{Number, Terms, War, fight, plan};
use crate::rules::vocab::war::event::WarEvent;
use crate::study::games::statistics::Interval;
use crate::study::wars::{Case, NoWar, Shard, Study, Sums, Totals, difference, mark, number, percent};

/// The calibration levels in the order in which China is to succeed, and what the page calls them.
pub const CASES: [(&str, &str); 4] = [
    ("calibration_base", "base"),
    ("calibration_pessimistic", "pessimistic"),
    ("calibration_optimistic", "optimistic"),
    ("calibration_taiwan_alone", "Taiwan alone"),
];

/// From the least to the greatest chance of Chinese success, as published: places in [`CASES`].
const ORDER: [usize; 4] = [2, 0, 1, 3];

/// Turns in which levers are compared: those of the published base case and one more.
const LEVER_TURNS: u8 = 7;
/// Seed of all of it.
const SEED: u64 = 1;

/// A published quantity: the column of a row that counts it, and by case least, mean and greatest; `None` is not published.
pub struct PublishedQuantity {
    /// As the page calls it.
    pub name: &'static str,
    /// A column of [`crate::study::wars::COLUMNS`].
    column: &'static str,
    /// By case, in the order of [`CASES`].
    published: [Option<(u32, u32, u32)>; 4],
}

/// Published without a spread: held to a third either way.
const fn about(mean: u32) -> Option<(u32, u32, u32)> {
    Some((mean - mean / 3, mean, mean + mean / 3))
}

/// Published with its spread over iterations.
const fn spread(low: u32, mean: u32, high: u32) -> Option<(u32, u32, u32)> {
    Some((low, mean, high))
}

const fn quantity(name: &'static str, column: &'static str, published: [Option<(u32, u32, u32)>; 4]) -> PublishedQuantity {
    PublishedQuantity { name, column, published }
}

/// "The First Battle of the Next War", CSIS, January 2023. Where two accounts of a mean differ, the middle; 80% of base is computed.
pub const QUANTITIES: [PublishedQuantity; 12] = [
    quantity("U.S. aircraft lost", "usa_aircraft", [spread(168, 276, 372), spread(90, 484, 774), about(200), spread(0, 0, 0)]),
    quantity("Japanese aircraft lost", "jpn_aircraft", [about(117), about(161), about(94), spread(0, 0, 0)]),
    quantity("Chinese aircraft lost", "prc_aircraft", [about(158), spread(48, 327, 826), about(290), about(240)]),
    quantity("U.S. ships lost", "usa_ships", [spread(9, 17, 22), about(14), None, spread(0, 0, 0)]),
    quantity("Japanese ships lost", "jpn_ships", [about(26), about(14), None, spread(0, 0, 0)]),
    quantity("Chinese ships lost", "prc_ships", [about(138), about(116), None, about(34)]),
    quantity("of these landing ships", "prc_landing_ships", [about(86), None, None, about(17)]),
    quantity("battalions landed", "landed", [about(37), about(60), about(25), about(230)]),
    quantity("battalions left ashore", "ashore", [about(30), about(43), about(22), about(165)]),
    quantity("area held, km2", "area_km2", [about(2600), about(6240), spread(0, 400, 780), None]),
    quantity("Chinese casualties ashore", "prc_casualties", [about(7000), about(17_000), about(3000), about(70_000)]),
    quantity("Taiwanese casualties ashore", "twn_casualties", [about(3500), about(22_000), about(6000), about(85_000)]),
];

/// Where our mean stands against what was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalibrationVerdict {
    /// The whole interval of our mean lies in the published spread.
    Inside,
    /// Our mean does, and its interval reaches out.
    Edge,
    /// Our mean does not.
    Outside,
    /// Nothing was published.
    Unpublished,
}

impl CalibrationVerdict {
    fn of(published: Option<(u32, u32, u32)>, ours: Interval) -> Self {
        let Some((low, _, high)) = published else { return Self::Unpublished };
        let within = |value: f64| (f64::from(low)..=f64::from(high)).contains(&value);
        match (within(ours.value), within(ours.low) && within(ours.high)) {
            (true, true) => Self::Inside,
            (true, false) => Self::Edge,
            (false, _) => Self::Outside,
        }
    }

    /// As the page has it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Edge => "inside, its interval reaches out",
            Self::Outside => "**outside**",
            Self::Unpublished => "not published",
        }
    }
}

/// What came of the calibration.
pub struct Calibration {
    /// Wars of each case.
    pub wars: u32,
    /// By case, in the order of [`CASES`].
    pub cases: Vec<Sums>,
    /// The base case with each lever moved, over [`LEVER_TURNS`] turns: the first is the base itself.
    pub levers: Vec<(String, Sums)>,
    /// Hits in ten thousand missiles against a defended group: subsonic, supersonic.
    pub chain: [u32; 2],
    /// What four boats in the Strait sank and lost in a turn: landing ships, escorts and decoys, boats.
    pub submarines: [f64; 3],
    /// Invariants that were broken.
    pub faults: u64,
}

impl Calibration {
    /// Fights `wars` wars of each case and lever. `done` is told of each war.
    ///
    /// # Errors
    /// A calibration level has errors: a fault of the build, which a test finds.
    pub fn run(library: &Library, wars: u32, done: &(dyn Fn() + Sync)) -> Result<Self, CalibrationError> {
        let levels = CASES.map(|(slug, _)| open(library, slug));
        let mut cases = Vec::new();
        let mut faults = 0;
        for level in &levels {
            let level = level.clone()?;
            let totals = fought(&level, &[Variation::default()], None, wars, done)?;
            faults += totals.faults;
            cases.extend(totals.sums);
        }
        let base = levels[0].clone()?;
        let mut moved = vec![Variation { name: "base".to_owned(), ..Variation::default() }];
        moved.extend(base.catalog.war.variations_for(VariationKind::Lever).filter_map(|row| Variation::parse(&base.catalog, &row.slug).ok()));
        let totals = fought(&base, &moved, Some(LEVER_TURNS), wars, done)?;
        faults += totals.faults;
        let levers = moved.into_iter().map(|variation| variation.name).zip(totals.sums).collect();
        let setup = base.war.as_deref().ok_or(CalibrationError::BaseWithoutWar)?;
        let numbers = &setup.arena.numbers;
        let hits = |speed: MissileSpeed| {
            let mut dice = Chance::new(SEED, 1, ChancePhase::FleetStrike);
            (0..10_000).map(|_| chain(numbers, &mut dice, 24, speed).hits).sum::<u32>() / 24
        };
        Ok(Self {
            wars,
            cases,
            levers,
            chain: [hits(MissileSpeed::Subsonic), hits(MissileSpeed::Supersonic)],
            submarines: submarines(&base, wars),
            faults,
        })
    }

    /// Our mean of a quantity in a case, and how it stands.
    pub fn verdict(&self, quantity: &PublishedQuantity, case: usize) -> (Interval, CalibrationVerdict) {
        let ours = self.cases[case].mean(quantity.column);
        (ours, CalibrationVerdict::of(quantity.published[case], ours))
    }
}

/// Why a calibration cannot be made: a fault of the build.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalibrationError {
    /// A level is not carried.
    #[error("the program carries no level {0}")]
    NoLevel(String),
    /// A level has errors.
    #[error("{slug} has errors: {problems:?}")]
    Level {
        /// Its short name.
        slug: String,
        /// What is wrong with it.
        problems: Vec<Diagnostic>,
    },
    /// A level has no war.
    #[error(transparent)]
    NoWar(#[from] NoWar),
    /// The first of them has none.
    #[error("the base case has no war")]
    BaseWithoutWar,
}

fn open(library: &Library, slug: &str) -> Result<Arc<Scenario>, CalibrationError> {
    let report = library.open_embedded(slug).ok_or_else(|| CalibrationError::NoLevel(slug.to_owned()))?;
    report.scenario.map(Arc::new).ok_or_else(|| CalibrationError::Level { slug: slug.to_owned(), problems: report.problems })
}

fn fought(level: &Arc<Scenario>, variations: &[Variation], turns: Option<u8>, wars: u32, done: &(dyn Fn() + Sync)) -> Result<Totals, NoWar> {
    use crate::study::wars::Decisions;
    let case = |variation: &Variation| Case::new(&variation.name, "", level.clone(), variation.clone(), Decisions::Agreed, turns);
    let study = Study {
        title: level.text.title.clone(),
        level: level.slug.clone(),
        cases: variations.iter().map(case).collect::<Result<Vec<_>, _>>()?,
        wars,
        seed: SEED,
        sample: false,
        decisions: Decisions::Agreed,
        mark: mark(&level.slug),
    };
    study.run(Shard::WHOLE, &mut |_| Ok(()), done)
}

/// What a full squadron in the Strait does in a turn, on the mean over the turns of wars in which four boats were there.
fn submarines(base: &Scenario, wars: u32) -> [f64; 3] {
    let Some(setup) = base.war.as_deref() else { return [0.0; 3] };
    let terms = Terms { warning: setup.warning, ..Terms::default() };
    let (mut turns, mut sums) = (0_u32, [0_u32; 3]);
    for seed in 0..u64::from(wars) {
        let mut war = War::new(&setup.arena, &terms);
        let mut events: Vec<WarEvent> = Vec::new();
        // In the first turns no kind of ship is scarce, so that what is aimed at is there.
        for _ in 0..2 {
            let plans = plan::computer(&setup.arena, &terms, &war);
            fight(&setup.arena, &terms, &mut war, [&plans[0], &plans[1]], seed, &mut events);
        }
        for event in events {
            if let WarEvent::SubmarinesStruck { boats: 4, landing_ships, escorts, boats_lost } = event {
                turns += 1;
                for (sum, count) in sums.iter_mut().zip([landing_ships, escorts, boats_lost]) {
                    *sum += u32::from(count);
                }
            }
        }
    }
    let real = f64::from(1000 - setup.arena.numbers.count(Number::SubDecoys).min(999)) / 1000.0;
    let mean = |at: usize| f64::from(sums[at]) / f64::from(turns.max(1));
    // Events count real escorts; the published rule counts decoys with them.
    [mean(0), mean(1) / real, mean(2)]
}

/// The page that says how the model compares: `docs/VALIDATION.md`.
pub fn page(library: &Library, found: &Calibration) -> String {
    let mut out = format!(
        "# Validation\n\nThe model of war against the published results of *The First Battle of the Next War* (CSIS, January 2023). Written by\n`latticework study --calibration --wars {}` from the levels in `levels/calibration/`; a test holds this page to the code.\n\n",
        found.wars
    );
    let _ = writeln!(
        out,
        "Each case is fought {} times, seed {SEED}, both sides by their standing plans. Intervals are 95%. A verdict is `inside` where the",
        found.wars
    );
    out.push_str("whole interval of our mean lies in the published spread, or within a third of the published mean where no spread is published; a\nmean inside whose interval reaches out says so. Published outcomes are frequencies over their authors' assumptions in 1 to 19 games, not\nprobabilities of the world, and so are ours. Numbers whose line in [MODEL.md](MODEL.md) says `fitted` or `tuned` were set with these tables\nin sight: agreement there is no independent proof.\n\n");
    out.push_str("| case | what it assumes |\n| --- | --- |\n");
    for (slug, name) in CASES {
        let _ = writeln!(out, "| {name} (`{slug}`) | {} |", assumptions(library, slug));
    }
    order(&mut out, found);
    levers(&mut out, &library.catalog.war, found);
    for (case, (_, name)) in CASES.iter().enumerate() {
        bands(&mut out, found, case, name);
    }
    parts(&mut out, found);
    failures(&mut out, found);
    out
}

/// What a calibration level says about war, in words.
fn assumptions(library: &Library, slug: &str) -> String {
    let Ok(level) = open(library, slug) else { return String::new() };
    let Some(setup) = level.war.as_deref() else { return String::new() };
    let fighting: Vec<&str> = setup.at_war.iter().map(|party| party.slug()).collect();
    let mut said = format!(
        "{} turns; from the first turn fight {}; warning in {} of 1000 wars",
        level.turns.unwrap_or_default(),
        fighting.join(", "),
        setup.warning
    );
    let mut also = |differs: bool, text: String| {
        if differs {
            said += "; ";
            said += &text;
        }
    };
    also(setup.red_skill != 1000, format!("China's landing and advance at {} permille", setup.red_skill));
    also(setup.taiwan_skill != 1000, format!("Taiwan's army at {} permille", setup.taiwan_skill));
    also(setup.red_missiles != 1000, format!("China's long-range missiles at {} permille", setup.red_missiles));
    also(setup.extra_shelters > 0, format!("{} shelters more at each large allied base in reach", setup.extra_shelters));
    let ways: Vec<String> = setup.one_of.iter().map(|way| format!("`{way}`")).collect();
    also(!ways.is_empty(), format!("and in turn {}", ways.join(", ")));
    said
}

fn order(out: &mut String, found: &Calibration) {
    out.push_str("\n## Order of the cases\n\nPublished: China does better from one to the next.\n\n| case | p: Chinese victory, percent | toward China | against | Chinese defeat | area held, km2 | apart from the case above |\n| --- | --- | --- | --- | --- | --- | --- |\n");
    for (place, &case) in ORDER.iter().enumerate() {
        let sums = &found.cases[case];
        let area = sums.mean("area_km2");
        let apart = match place.checked_sub(1).map(|before| found.cases[ORDER[before]].mean("area_km2")) {
            None => "-",
            Some(before) if before.high < area.low => "yes",
            Some(_) => "**no**",
        };
        let shares = ["success", "toward", "against", "defeat"].map(|column| percent(sums.share(column)));
        let _ = writeln!(out, "| {} | {} | {} | {apart} |", CASES[case].1, shares.join(" | "), number(area));
    }
    out.push_str("\nWithin their few turns no base, pessimistic or optimistic war takes the capital, here as in the published games: their order shows in\nwhere the stalemates point and in the area held, not in p.\n");
}

fn levers(out: &mut String, war: &WarData, found: &Calibration) {
    let _ = writeln!(
        out,
        "\n## Levers on the base case\n\n{LEVER_TURNS} turns, each lever against the base on the same chances; * zero lies outside the interval. Published: Japan's neutrality and U.S. absence move\nit most; then a delay of 14 days, no maritime strike by JASSM-ER, a paralysed Taiwan; shelters save U.S. aircraft.\n"
    );
    out.push_str(
        "| lever | area held, km2 | change | p and stalemates toward China, points | U.S. aircraft lost, change |\n| --- | --- | --- | --- | --- |\n",
    );
    for (name, sums) in &found.levers {
        let what = war.variations_for(VariationKind::Lever).find(|row| row.slug == *name).map_or("base", |row| row.meaning.as_str());
        let toward = sums.share("success").value + sums.share("toward").value;
        let base = found.levers.first().map_or(0.0, |(_, base)| base.share("success").value + base.share("toward").value);
        let _ = writeln!(
            out,
            "| {what} | {} | {} | {:.0} ({:+.0}) | {} |",
            number(sums.mean("area_km2")),
            difference(sums.change("area_km2"), 1.0),
            toward * 100.0,
            (toward - base) * 100.0,
            difference(sums.change("usa_aircraft"), 1.0)
        );
    }
}

fn bands(out: &mut String, found: &Calibration, case: usize, name: &str) {
    let _ = writeln!(out, "\n## Case: {name}\n\n| quantity | published | ours | verdict |\n| --- | --- | --- | --- |");
    for quantity in &QUANTITIES {
        let (ours, verdict) = found.verdict(quantity, case);
        let published = quantity.published[case].map_or_else(|| "-".to_owned(), |(low, mean, high)| format!("{mean} ({low} to {high})"));
        let _ = writeln!(out, "| {} | {published} | {} | {} |", quantity.name, number(ours), verdict.words());
    }
    let ground = found.cases[case].mean("allied_on_ground").value;
    let all = found.cases[case].mean("usa_aircraft").value + found.cases[case].mean("jpn_aircraft").value;
    if all > 0.0 {
        let _ = writeln!(
            out,
            "\nOf U.S. and Japanese aircraft, {:.0} percent are lost on the ground; published: about 90 over all games.",
            ground * 100.0 / all
        );
    }
}

fn parts(out: &mut String, found: &Calibration) {
    let _ = writeln!(out, "\n## Parts\n\n| part | published | ours | tolerance | verdict |\n| --- | --- | --- | --- | --- |");
    for (name, published, ours) in [("subsonic", 5.6, found.chain[0]), ("supersonic", 7.4, found.chain[1])] {
        let ours = f64::from(ours) / 100.0;
        let verdict = if (ours - published).abs() <= 0.3 { "inside" } else { "**outside**" };
        let _ = writeln!(out, "| missiles against a defended group that hit, {name}, percent | {published} | {ours:.2} | 0.3 points | {verdict} |");
    }
    let [landing, escorts, boats] = found.submarines;
    for (what, published, ours) in
        [("landing ships sunk", 8.0, landing), ("escorts and decoys sunk", 8.0, escorts), ("boats lost of four", 0.8, boats)]
    {
        let verdict = if (ours - published).abs() <= published * 0.05 { "inside" } else { "**outside**" };
        let _ = writeln!(out, "| a squadron in the Strait for a turn: {what} | {published} | {ours:.2} | 5 percent | {verdict} |");
    }
}

/// What does not hold, gathered.
fn failures(out: &mut String, found: &Calibration) {
    out.push_str("\n## Where it fails\n\n");
    let mut none = true;
    for (case, (_, name)) in CASES.iter().enumerate() {
        for quantity in &QUANTITIES {
            let (ours, verdict) = found.verdict(quantity, case);
            if let (CalibrationVerdict::Outside, Some((low, mean, high))) = (verdict, quantity.published[case]) {
                none = false;
                let way = if ours.value > f64::from(high) { "above" } else { "below" };
                let _ = writeln!(out, "- {name}: {}: {}, {way} the published {mean} ({low} to {high}).", quantity.name, number(ours));
            }
        }
    }
    if none {
        out.push_str("Nowhere that was published.\n");
    }
    out.push_str("\nBefore more is made of these, or of their being few: two games stand behind *optimistic* and one behind *Taiwan alone*. The published Chinese\naircraft of *optimistic* are doubtful (elsewhere called relatively light). Its Taiwanese casualties are published as about twice the\nlanded army's, while the base case has half of its: a defence that is better and loses more. The model lets a better defence lose less.\nThe published ships of *Taiwan alone* were lost in ten days, ours in ten weeks. Casualties ashore follow battalions, area and the air\nwith four fitted numbers (`red_ground_loss`, `red_advance_loss`, `blue_ground_loss`, `area_per_battalion`); how much readier Taiwan is and how much less\nable the landing in *optimistic*, and in which parts *pessimistic* is mixed, is ours and was set with these tables in sight.\n");
}
