//! Limits the memory of forms while they are received and processed, in total and for each account.

use super::error::FormError;
use crate::database::ids::UserId;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The memory of all forms. If it is used up, the response is 503.
const MAX_BYTES: usize = 256 * 1024 * 1024;
/// The memory of the forms of one account: enough for one submission of identity documents with all its files.
const MAX_BYTES_PER_ACCOUNT: usize = 64 * 1024 * 1024;
/// The number of forms of one account that are received or processed at the same time. It allows for a request that is repeated several
/// times.
const MAX_FORMS_PER_ACCOUNT: usize = 16;

pub(super) static UPLOAD_MEMORY: LazyLock<Arc<UploadMemory>> =
    LazyLock::new(|| UploadMemory::of(MAX_BYTES, MAX_BYTES_PER_ACCOUNT));

/// The memory that is in use, in total and for each account.
#[derive(Debug)]
pub(super) struct UploadMemory {
    all: Arc<Semaphore>,
    max_per_account: usize,
    shares: Mutex<HashMap<UserId, Share>>,
}

#[derive(Debug, Default)]
struct Share {
    forms: usize,
    bytes: usize,
}

impl UploadMemory {
    pub(super) fn of(max_bytes: usize, max_per_account: usize) -> Arc<UploadMemory> {
        Arc::new(UploadMemory { all: Arc::new(Semaphore::new(max_bytes)), max_per_account, shares: Mutex::default() })
    }

    fn shares(&self) -> MutexGuard<'_, HashMap<UserId, Share>> {
        self.shares.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The memory of one form, until this is dropped. It is counted when bytes arrive, so that a large `Content-Length` alone blocks no other
/// form.
#[derive(Debug)]
pub(crate) struct UploadPermit {
    memory: Arc<UploadMemory>,
    owner: UserId,
    bytes: usize,
    taken: Option<OwnedSemaphorePermit>,
}

impl UploadPermit {
    pub(super) fn open(memory: &Arc<UploadMemory>, owner: UserId) -> Result<UploadPermit, FormError> {
        let mut shares = memory.shares();
        let share = shares.entry(owner).or_default();
        if share.forms >= MAX_FORMS_PER_ACCOUNT {
            return Err(FormError::AccountLimit);
        }
        share.forms += 1;
        Ok(UploadPermit { memory: Arc::clone(memory), owner, bytes: 0, taken: None })
    }

    /// Counts more bytes. An account may use no more than its own limit, and no more than is left for all others, so that smaller files of
    /// other accounts still fit.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), FormError> {
        let permits = u32::try_from(bytes).map_err(|_| FormError::OutOfMemory)?;
        let mut shares = self.memory.shares();
        let share = shares.entry(self.owner).or_default();
        let more = share.bytes + bytes;
        if more > self.memory.max_per_account {
            return Err(FormError::AccountLimit);
        }
        let left = self.memory.all.available_permits().saturating_sub(bytes);
        if more > left {
            return Err(FormError::OutOfMemory);
        }
        let taken = Arc::clone(&self.memory.all).try_acquire_many_owned(permits).map_err(|_| FormError::OutOfMemory)?;
        match &mut self.taken {
            Some(all) => all.merge(taken),
            None => self.taken = Some(taken),
        }
        share.bytes = more;
        self.bytes += bytes;
        Ok(())
    }
}

impl Drop for UploadPermit {
    fn drop(&mut self) {
        let mut shares = self.memory.shares();
        let Some(share) = shares.get_mut(&self.owner) else { return };
        share.forms = share.forms.saturating_sub(1);
        share.bytes = share.bytes.saturating_sub(self.bytes);
        if share.forms == 0 {
            shares.remove(&self.owner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn open(memory: &Arc<UploadMemory>, owner: u128) -> Result<UploadPermit, FormError> {
        UploadPermit::open(memory, UserId::from(Uuid::from_u128(owner)))
    }

    #[test]
    fn the_memory_of_an_account_is_limited_over_all_its_forms() {
        let memory = UploadMemory::of(1000, 100);
        let (mut one, mut two) = (open(&memory, 1).unwrap(), open(&memory, 1).unwrap());
        one.take(60).unwrap();
        two.take(40).unwrap();
        assert!(matches!(two.take(1), Err(FormError::AccountLimit)));
        open(&memory, 2).unwrap().take(100).unwrap();
        drop(one);
        two.take(60).unwrap();
        drop(two);
        assert!(memory.shares().is_empty() && memory.all.available_permits() == 1000);
    }

    #[test]
    fn the_number_of_forms_of_an_account_is_limited() {
        let memory = UploadMemory::of(1000, 100);
        let held: Vec<UploadPermit> = (0..MAX_FORMS_PER_ACCOUNT).map(|_| open(&memory, 1).unwrap()).collect();
        assert!(matches!(open(&memory, 1), Err(FormError::AccountLimit)));
        assert!(open(&memory, 2).is_ok());
        drop(held);
        assert!(open(&memory, 1).is_ok());
    }

    #[test]
    fn accounts_that_use_all_they_may_leave_memory_for_small_files_of_others() {
        let memory = UploadMemory::of(1000, 250);
        let mut greedy: Vec<UploadPermit> = (1..=6).map(|owner| open(&memory, owner).unwrap()).collect();
        for permit in &mut greedy {
            while permit.take(1).is_ok() {}
        }
        let mut small = open(&memory, 7).unwrap();
        small.take(15).unwrap();
    }
}
