//! Threads on which games and wars are played: as many as the machine has cores, or as `RAYON_NUM_THREADS` says within reason. A machine
//! that gives none plays on the thread that it has. How many there are changes no byte of a result.

use std::ops::Range;

/// The most threads for each core: more of them only wait for one another.
#[cfg(feature = "parallel")]
const MOST_PER_CORE: usize = 4;

/// How many threads are wanted on a machine with so many cores, when the variable says this.
///
/// Nothing, 0, and what is no number mean one for each core; a number is taken up to four for each core.
#[cfg(feature = "parallel")]
fn wanted(said: Option<&str>, cores: usize) -> usize {
    let said = said.map(str::trim).filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    // A number that no machine can hold is a large number.
    match said.map(|text| text.parse().unwrap_or(usize::MAX)) {
        None | Some(0) => cores,
        Some(number) => number.min(cores * MOST_PER_CORE),
    }
}

/// The threads of this program, made once. `None` where the machine gives no thread.
#[cfg(feature = "parallel")]
#[expect(clippy::disallowed_methods, reason = "how many threads play changes no byte of a result")]
fn pool() -> Option<&'static rayon::ThreadPool> {
    use std::sync::OnceLock;
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    let made = POOL.get_or_init(|| {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut threads = wanted(std::env::var("RAYON_NUM_THREADS").ok().as_deref(), cores);
        // The program's own pool and not the one that all share: that one cannot be asked for twice, and panics where it was refused.
        while threads > 1 {
            if let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
                return Some(pool);
            }
            threads /= 2;
        }
        None
    });
    made.as_ref()
}

/// How many games are played at once: 1 or more.
pub(super) fn count() -> u32 {
    #[cfg(feature = "parallel")]
    {
        let threads = if rayon::current_thread_index().is_some() {
            rayon::current_num_threads()
        } else {
            pool().map_or(1, rayon::ThreadPool::current_num_threads)
        };
        u32::try_from(threads).unwrap_or(1).max(1)
    }
    #[cfg(not(feature = "parallel"))]
    {
        1
    }
}

/// Works out `one` for each number, at once where there are threads, and hands over what comes of it in order, as soon as it is there. On a
/// caller that has threads of its own those do it, and all is handed over at the end.
///
/// # Errors
/// The first of `take`: what is being worked out then is waited for, and nothing more is begun.
pub(super) fn in_order<T: Send, E>(
    numbers: Range<u32>,
    one: impl Fn(u32) -> T + Sync + Send,
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    #[cfg(feature = "parallel")]
    {
        if rayon::current_thread_index().is_some() {
            use rayon::prelude::*;
            let all: Vec<T> = numbers.into_par_iter().map(one).collect();
            return all.into_iter().try_for_each(take);
        }
        if let Some(pool) = pool() {
            return streamed(pool, numbers, &one, take);
        }
    }
    numbers.map(one).try_for_each(take)
}

#[cfg(feature = "parallel")]
fn streamed<T: Send, E>(
    pool: &rayon::ThreadPool,
    numbers: Range<u32>,
    one: &(impl Fn(u32) -> T + Sync + Send),
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    use std::collections::BTreeMap;
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    let (next, over) = (AtomicU64::new(numbers.start.into()), AtomicBool::new(false));
    let (send, received) = std::sync::mpsc::channel();
    pool.in_place_scope(|scope| {
        for _ in 0..pool.current_num_threads() {
            let (send, next, over) = (send.clone(), &next, &over);
            scope.spawn(move |_| {
                while !over.load(Ordering::Relaxed) {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let number = u32::try_from(number).ok().filter(|number| *number < numbers.end);
                    if number.is_none_or(|number| send.send((number, one(number))).is_err()) {
                        break;
                    }
                }
            });
        }
        drop(send);
        let (mut waiting, mut due) = (BTreeMap::new(), numbers.start);
        for (number, made) in received {
            waiting.insert(number, made);
            while let Some(made) = waiting.remove(&due) {
                due += 1;
                if let Err(why) = take(made) {
                    over.store(true, Ordering::Relaxed);
                    return Err(why);
                }
            }
        }
        Ok(())
    })
}

#[cfg(all(test, feature = "parallel"))]
mod tests {
    use super::*;

    #[test]
    fn any_text_in_the_variable_gives_a_number_of_threads_within_reason() {
        let cases =
            [("", 2), ("0", 2), ("1", 1), (" 3 ", 3), ("8", 8), ("10000", 8), ("-1", 2), ("abc", 2), ("99999999999999999999999", 8), ("1e3", 2)];
        for (said, threads) in cases {
            assert_eq!(wanted(Some(said), 2), threads, "`{said}`");
        }
        assert_eq!(wanted(None, 6), 6);
    }

    #[test]
    fn what_is_worked_out_is_handed_over_in_order_until_it_is_refused() {
        let mut taken = Vec::new();
        let stopped = in_order(3..500, |number| number * 2, &mut |made| {
            taken.push(made);
            if made < 200 { Ok(()) } else { Err("enough") }
        });
        assert_eq!((stopped, taken), (Err("enough"), (3..=100).map(|number| number * 2).collect()));
        let mut taken = Vec::new();
        let all: Result<(), ()> = in_order(0..300, |number| number, &mut |made| {
            taken.push(made);
            Ok(())
        });
        assert_eq!((all, taken), (Ok(()), (0..300).collect()));
    }

    #[test]
    fn numbers_come_in_order_on_a_callers_threads_too() {
        let squares: Vec<u32> = (3..500).map(|number| number * number).collect();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("three threads");
        let mut taken = Vec::new();
        let mut take = |made: u32| -> Result<(), ()> {
            taken.push(made);
            Ok(())
        };
        assert_eq!(pool.install(|| (count(), in_order(3..500, |number| number * number, &mut take))), (3, Ok(())));
        assert_eq!(taken, squares);
    }
}
