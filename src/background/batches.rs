//! Works off what is due, one after the other, in batches.

use crate::core::error::Problem;
use std::{collections::BTreeSet, fmt::Debug};

/// How many are found at once, besides those that have failed.
const BATCH: usize = 100;

/// After so many failures the round ends: the next would most likely fail, too.
const MAX_FAILURES: usize = 1000;

/// Finds batches and does one after the other, until nothing is due, or until other nodes have done the whole batch. Returns how many were
/// done.
///
/// One that fails does not stop the others, also where many that fail are due first; it is tried again in the next round. Only a database
/// that is not available ends the round with an error.
pub(super) async fn work_off<D, Found, Done>(
    what: &'static str,
    due: impl Fn(i64) -> Found,
    one: impl Fn(D) -> Done,
) -> Result<usize, Problem>
where
    D: Debug + Copy + Ord,
    Found: Future<Output = Result<Vec<D>, Problem>>,
    Done: Future<Output = Result<bool, Problem>>,
{
    let (mut count, mut failed) = (0, BTreeSet::new());
    loop {
        let before = (count, failed.len());
        let mut found = due(i64::try_from(BATCH + failed.len()).unwrap_or(i64::MAX)).await?;
        found.retain(|found| !failed.contains(found));
        for found in found {
            match one(found).await {
                Ok(is_done) => count += usize::from(is_done),
                Err(problem) if problem.is_database_unavailable() => return Err(problem),
                Err(problem) => {
                    tracing::warn!(?found, %problem, cause = problem.cause(), "{what} has failed");
                    failed.insert(found);
                }
            }
        }
        if (count, failed.len()) == before || failed.len() >= MAX_FAILURES {
            return Ok(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::codes::{DatabaseUnavailable, Overloaded};
    use std::{cell::RefCell, future::ready};

    /// Works off the numbers up to `last`; `fails` says which cannot be done.
    async fn worked_off(last: u64, fails: impl Fn(u64) -> Option<Problem>) -> (Result<usize, Problem>, BTreeSet<u64>) {
        let open = RefCell::new((1..=last).collect::<BTreeSet<u64>>());
        let due = |rows: i64| {
            let rows = usize::try_from(rows).unwrap();
            ready(Ok(open.borrow().iter().take(rows).copied().collect::<Vec<u64>>()))
        };
        let one = |number: u64| {
            ready(match fails(number) {
                Some(problem) => Err(problem),
                None => Ok(open.borrow_mut().remove(&number)),
            })
        };
        let done = work_off("counting", due, one).await;
        (done, open.into_inner())
    }

    fn timed_out() -> Problem {
        Problem::new(Overloaded, "The request took too long.")
    }

    #[tokio::test]
    async fn what_fails_does_not_stop_what_is_due_after_it() {
        let (done, left) = worked_off(500, |number| (number <= 250).then(timed_out)).await;
        assert_eq!((done.unwrap(), left), (250, (1..=250).collect()));
    }

    #[tokio::test]
    async fn a_database_that_is_not_available_ends_the_round() {
        let unavailable = || Problem::new(DatabaseUnavailable, "The database is not available.");
        let (done, left) = worked_off(5, |number| (number == 3).then(unavailable)).await;
        assert!(done.is_err());
        assert_eq!(left, BTreeSet::from([3, 4, 5]));
    }

    #[tokio::test]
    async fn a_round_in_which_everything_fails_ends() {
        let (done, left) = worked_off(5000, |_| Some(timed_out())).await;
        assert_eq!((done.unwrap(), left.len()), (0, 5000));
    }

    #[tokio::test]
    async fn what_another_node_has_done_is_not_counted() {
        let done = work_off("counting", |_| ready(Ok(vec![1, 2])), |_: i32| ready(Ok(false))).await;
        assert_eq!(done.unwrap(), 0);
    }
}
