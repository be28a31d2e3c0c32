//! What takes a while to work out and must not stop the window: questions to the model of war, and why computers did what they did. Each
//! runs on the compute pool, and what comes of it is kept until the posture that it was asked of is gone. Nothing of it enters the game.

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy::tasks::{AsyncComputeTaskPool, Task, TaskPool, block_on, poll_once};
use bevy_egui::egui::Context;

use crate::rules::Scenario;
use crate::rules::doubt::preview::{DoubtAnswer, Question};
use crate::rules::doubt::{self, DRAWS, Eyes, PREVIEW_DRAWS};
use crate::rules::state::competition::Work;
use crate::rules::state::view::Viewer;
use crate::rules::state::{Agreement, Game, NationState, Seen};
use crate::session::{Decided, Retelling, SessionError};

/// How often the window looks whether something is ready, in seconds.
const LOOK_SECONDS: f32 = 0.1;

/// What computers decided in a game, worked out again.
type Reasons = AskedThought<Result<Vec<Decided>, SessionError>>;

/// What is being worked out, and what is known.
#[derive(Default)]
pub struct Thinking {
    posture: Option<Posture>,
    answers: BTreeMap<Question, AskedThought<Option<DoubtAnswer>>>,
    reasons: Option<(u64, Reasons)>,
    truth: Option<AskedThought<Vec<Option<i32>>>>,
}

/// What an answer rests on; when it changes, answers are dropped.
struct Posture {
    viewer: Viewer,
    turn: u16,
    nations: Vec<NationState>,
    agreements: Vec<Agreement>,
    works: Vec<Work>,
}

impl Posture {
    fn is_of(&self, viewer: Viewer, game: &Game) -> bool {
        let same = (self.viewer, self.turn) == (viewer, game.turn) && self.nations == game.nations;
        same && self.agreements == game.agreements && self.works == game.competition.works
    }
}

enum AskedThought<T> {
    Working(Task<T>),
    Known(T),
}

impl<T: Send + 'static> AskedThought<T> {
    fn begin(work: impl FnOnce() -> T + Send + 'static) -> Self {
        Self::Working(AsyncComputeTaskPool::get_or_init(TaskPool::default).spawn(async move { work() }))
    }

    /// True while it is being worked out.
    fn go_on(&mut self) -> bool {
        if let Self::Working(task) = self
            && let Some(known) = block_on(poll_once(task))
        {
            *self = Self::Known(known);
        }
        matches!(self, Self::Working(_))
    }

    fn known(&self) -> Option<&T> {
        match self {
            Self::Working(_) => None,
            Self::Known(known) => Some(known),
        }
    }
}

/// How far a question has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The wars are being fought.
    Working,
    /// The answer; `None` where the model has none.
    Answered(Option<DoubtAnswer>),
}

impl Thinking {
    /// The posture as it stands: answers about another are dropped.
    pub fn look_at(&mut self, viewer: Viewer, game: &Game) {
        if self.posture.as_ref().is_some_and(|posture| posture.is_of(viewer, game)) {
            return;
        }
        self.answers.clear();
        self.posture = Some(Posture {
            viewer,
            turn: game.turn,
            nations: game.nations.clone(),
            agreements: game.agreements.clone(),
            works: game.competition.works.clone(),
        });
    }

    /// Asks the model about a game as the asker knows it. What has been asked is not asked again.
    pub fn ask(&mut self, question: Question, scenario: Arc<Scenario>, game: Seen) {
        let asked = question.clone();
        self.answers.entry(question).or_insert_with(|| AskedThought::begin(move || asked.ask(&scenario, &game, PREVIEW_DRAWS)));
    }

    /// How far a question has come; `None` if nobody asked.
    pub fn asked(&self, question: &Question) -> Option<Asked> {
        self.answers.get(question).map(|thought| thought.known().map_or(Asked::Working, |answer| Asked::Answered(*answer)))
    }

    /// Whether nobody has begun to work out why computers did what they did in this `version` of the game.
    pub fn lacks_reasons(&self, version: u64) -> bool {
        self.reasons.as_ref().is_none_or(|(of, thought)| *of != version && thought.known().is_some())
    }

    /// Works out why computers did what they did, unless that is known for this `version` of the game or under way.
    pub fn retell(&mut self, version: u64, retelling: impl FnOnce() -> Retelling) {
        if self.lacks_reasons(version) {
            let retelling = retelling();
            self.reasons = Some((version, AskedThought::begin(move || retelling.decisions())));
        }
    }

    /// Decisions with their reasons, once they are worked out; or why they cannot be.
    pub fn reasons(&self) -> Option<Result<&[Decided], &SessionError>> {
        let known = self.reasons.as_ref().and_then(|(_, thought)| thought.known())?;
        Some(known.as_ref().map(Vec::as_slice))
    }

    /// Works out what Beijing's doubt would have been at each of these moments if it had known everything, in permille.
    pub fn weigh_truth(&mut self, scenario: Arc<Scenario>, moments: Vec<Seen>) {
        let doubt = move |game: &Game| {
            let settled = game.doubt.is_some() && game.at_war().is_none();
            let count = settled.then(|| doubt::ask(&scenario, game, Eyes::Truth, DRAWS)).flatten();
            count.map(|count| 1000 - count.success_permille())
        };
        self.truth = Some(AskedThought::begin(move || moments.iter().map(|moment| doubt(moment)).collect()));
    }

    /// That doubt, moment by moment, once it is worked out.
    pub fn truth(&self) -> Option<&[Option<i32>]> {
        self.truth.as_ref().and_then(AskedThought::known).map(Vec::as_slice)
    }

    /// Takes in what is ready. True while something is being worked out: the window then looks again soon.
    pub fn go_on(&mut self, ctx: &Context) -> bool {
        // Each of them goes on, whether or not one before it is still at work.
        let at_work = self.answers.values_mut().map(AskedThought::go_on).filter(|working| *working).count();
        let working = at_work > 0;
        let retelling = self.reasons.as_mut().is_some_and(|(_, thought)| thought.go_on());
        let weighing = self.truth.as_mut().is_some_and(AskedThought::go_on);
        if working || retelling || weighing {
            ctx.request_repaint_after_secs(LOOK_SECONDS);
        }
        working || retelling || weighing
    }
}
