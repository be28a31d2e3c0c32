//! Work beside the window: reading and checking files, opening games. Each piece has a thread of its own, with a stack of its own size, so that
//! one that takes long (a stranger's level, a disk that hangs) keeps neither the window waiting nor another piece.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};

use bevy::tasks::{AsyncComputeTaskPool, TaskPool};

/// Stack of a piece of work, in bytes: as much as the main thread has, since levels nest.
const STACK: usize = 16 << 20;

/// Work that was begun, and what will come of it.
pub struct Aside<T>(Mutex<Receiver<T>>);

/// How far a piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkOutcome<T> {
    /// Under way.
    Working,
    /// Done, with what came of it; told once.
    Done(T),
    /// Nothing will come of it: it failed in a way that nobody foresaw, or was told already.
    Lost,
}

impl<T: Send + 'static> Aside<T> {
    /// Begins a piece of work. Where the system gives no thread it waits its turn on the program's own.
    pub fn begin(work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let work = Arc::new(Mutex::new(Some(work)));
        // Taken once, by the thread or, where there is none, by the pool.
        let run = {
            let (work, sender) = (work, sender);
            move || {
                let taken = work.lock().ok().and_then(|mut work| work.take());
                if let Some(work) = taken {
                    // Nobody waits for what was given up.
                    let _ = sender.send(work());
                }
            }
        };
        if std::thread::Builder::new().name("aside".to_owned()).stack_size(STACK).spawn(run.clone()).is_err() {
            AsyncComputeTaskPool::get_or_init(TaskPool::default).spawn(async move { run() }).detach();
        }
        Self(Mutex::new(receiver))
    }

    /// Looks how far it is, without waiting.
    pub fn look(&mut self) -> WorkOutcome<T> {
        let Ok(receiver) = self.0.get_mut() else { return WorkOutcome::Lost };
        match receiver.try_recv() {
            Ok(done) => WorkOutcome::Done(done),
            Err(TryRecvError::Empty) => WorkOutcome::Working,
            Err(TryRecvError::Disconnected) => WorkOutcome::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn awaited<T: Send + 'static>(mut aside: Aside<T>) -> WorkOutcome<T> {
        loop {
            match aside.look() {
                WorkOutcome::Working => std::thread::sleep(std::time::Duration::from_millis(1)),
                other => return other,
            }
        }
    }

    #[test]
    fn one_that_takes_long_keeps_no_other_waiting() {
        let (let_go, held) = channel::<()>();
        let mut long = Aside::begin(move || held.recv().is_ok());
        let many: Vec<_> = (0..8).map(|number| Aside::begin(move || number)).collect();
        for (number, aside) in many.into_iter().enumerate() {
            assert_eq!(awaited(aside), WorkOutcome::Done(number));
        }
        assert_eq!(long.look(), WorkOutcome::Working);
        let_go.send(()).expect("it waits");
        assert_eq!(awaited(long), WorkOutcome::Done(true));
    }

    #[test]
    fn work_that_fails_is_lost_and_nothing_else() {
        assert_eq!(awaited(Aside::<()>::begin(|| std::panic::resume_unwind(Box::new("unforeseen")))), WorkOutcome::Lost);
    }
}
