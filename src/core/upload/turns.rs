//! Whose picture is processed next.

use super::UploadError;
use crate::{
    core::metrics::{counter, histogram},
    database::ids::UserId,
};
use metrics::{Counter, Histogram};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

/// The permits for work on pictures, given to accounts in turn: an account waits for them with one picture at a time,
/// and the longest waiting account is next.
pub(super) struct Turns {
    work: Arc<Semaphore>,
    /// For each account that waits or works, one permit.
    accounts: Mutex<HashMap<UserId, Arc<Semaphore>>>,
    max_wait: Duration,
    waited: Histogram,
    refused: Counter,
}

/// The right to work on one picture, until this is dropped. The fields are dropped in this order.
pub(super) struct Turn {
    _work: OwnedSemaphorePermit,
    _account: OwnedSemaphorePermit,
    _place: Place,
}

impl Turns {
    pub(super) fn new(permits: u32, max_wait: Duration) -> Arc<Self> {
        Arc::new(Self {
            work: Arc::new(Semaphore::new(permits as usize)),
            accounts: Mutex::default(),
            max_wait,
            waited: histogram::<&'static str>("hirehall_picture_wait_seconds", &[]),
            refused: counter("hirehall_pictures_refused_total", &[]),
        })
    }

    /// Waits for the account's turn with so many permits. Fails when that takes too long: a queue that grows would keep
    /// everybody waiting.
    pub(super) async fn next(self: &Arc<Self>, owner: UserId, permits: u32) -> Result<Turn, UploadError> {
        let since = Instant::now();
        let place = Place::of(self, owner);
        let turn = timeout(self.max_wait, async {
            let account = Arc::clone(&place.account).acquire_owned().await.ok()?;
            let work = Arc::clone(&self.work).acquire_many_owned(permits).await.ok()?;
            Some((work, account))
        });
        // The semaphores are never closed.
        let Ok(Some((work, account))) = turn.await else {
            self.refused.increment(1);
            return Err(UploadError::TooManyPictures);
        };
        self.waited.record(since.elapsed());
        Ok(Turn { _work: work, _account: account, _place: place })
    }

    fn accounts(&self) -> MutexGuard<'_, HashMap<UserId, Arc<Semaphore>>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An account that waits or works.
struct Place {
    turns: Arc<Turns>,
    owner: UserId,
    account: Arc<Semaphore>,
}

impl Place {
    fn of(turns: &Arc<Turns>, owner: UserId) -> Self {
        let account = Arc::clone(turns.accounts().entry(owner).or_insert_with(|| Arc::new(Semaphore::new(1))));
        Self { turns: Arc::clone(turns), owner, account }
    }
}

impl Drop for Place {
    /// Forgets the account with its last place. Places are made and dropped under the lock, so the count is right.
    fn drop(&mut self) {
        const IN_THE_MAP_AND_HERE: usize = 2;
        let mut accounts = self.turns.accounts();
        if Arc::strong_count(&self.account) <= IN_THE_MAP_AND_HERE {
            accounts.remove(&self.owner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use uuid::Uuid;

    const LONG: Duration = Duration::from_secs(60);

    fn account(number: u128) -> UserId {
        UserId::from(Uuid::from_u128(number))
    }

    #[tokio::test]
    async fn accounts_take_turns_however_many_pictures_one_of_them_sends() {
        let turns = Turns::new(1, LONG);
        let at_work = turns.next(account(1), 1).await.unwrap();
        let mut second = Box::pin(turns.next(account(1), 1));
        let mut third = Box::pin(turns.next(account(1), 1));
        let mut of_other = Box::pin(turns.next(account(2), 1));
        for waiting in [&mut second, &mut third, &mut of_other] {
            assert!(waiting.as_mut().now_or_never().is_none());
        }
        drop(at_work);
        assert!(second.as_mut().now_or_never().is_none(), "the other account has waited for longer");
        drop(of_other.await.unwrap());
        drop(second.await.unwrap());
        drop(third.await.unwrap());
        assert!(turns.accounts().is_empty());
    }

    #[tokio::test]
    async fn an_account_works_on_one_picture_at_a_time() {
        let turns = Turns::new(2, LONG);
        let first = turns.next(account(1), 1).await.unwrap();
        let mut second = Box::pin(turns.next(account(1), 1));
        assert!(second.as_mut().now_or_never().is_none());
        let of_other = turns.next(account(2), 1).await.unwrap();
        drop((first, of_other));
        second.await.unwrap();
    }

    #[tokio::test]
    async fn a_picture_that_waits_for_too_long_is_refused_and_keeps_no_place() {
        let turns = Turns::new(1, Duration::from_millis(10));
        let at_work = turns.next(account(1), 1).await.unwrap();
        for owner in [1, 2] {
            assert!(matches!(turns.next(account(owner), 1).await, Err(UploadError::TooManyPictures)));
        }
        assert_eq!(turns.accounts().len(), 1);
        drop(at_work);
        assert!(turns.next(account(2), 1).await.is_ok() && turns.accounts().is_empty());
    }
}
