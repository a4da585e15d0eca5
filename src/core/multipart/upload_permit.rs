//! The memory that forms take while they are being received and worked on: bounded for all of them, and for each account.

use super::error::FormError;
use crate::database::ids::UserId;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What all forms may hold together. When it is taken, the answer is 503.
const MAX_BYTES: usize = 256 * 1024 * 1024;
/// What the forms of one account may hold together: one submission of identity documents with all its files.
const MAX_BYTES_PER_ACCOUNT: usize = 64 * 1024 * 1024;
/// How many forms of one account are received or worked on at a time: a submission that is repeated several times is no attack.
const MAX_FORMS_PER_ACCOUNT: usize = 16;

pub(super) static UPLOAD_MEMORY: LazyLock<Arc<UploadMemory>> =
    LazyLock::new(|| UploadMemory::of(MAX_BYTES, MAX_BYTES_PER_ACCOUNT));

/// How much each account holds.
#[derive(Debug)]
pub(super) struct UploadMemory {
    all: Arc<Semaphore>,
    for_one: usize,
    shares: Mutex<HashMap<UserId, Share>>,
}

#[derive(Debug, Default)]
struct Share {
    forms: usize,
    bytes: usize,
}

impl UploadMemory {
    pub(super) fn of(for_all: usize, for_one: usize) -> Arc<UploadMemory> {
        Arc::new(UploadMemory { all: Arc::new(Semaphore::new(for_all)), for_one, shares: Mutex::default() })
    }

    fn shares(&self) -> MutexGuard<'_, HashMap<UserId, Share>> {
        self.shares.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The memory that the content of a form takes, until this is dropped. It is taken as the bytes come, so announcing a large body
/// blocks nobody.
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

    /// No account may have more than its share, nor more than is left to all others: what a few accounts hold leaves room for smaller
    /// files of the rest.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), FormError> {
        let permits = u32::try_from(bytes).map_err(|_| FormError::OutOfMemory)?;
        let mut shares = self.memory.shares();
        let share = shares.entry(self.owner).or_default();
        let more = share.bytes + bytes;
        if more > self.memory.for_one {
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
    fn an_account_has_a_share_of_the_room_however_many_forms_it_sends() {
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
    fn an_account_sends_so_many_forms_at_a_time() {
        let memory = UploadMemory::of(1000, 100);
        let held: Vec<UploadPermit> = (0..MAX_FORMS_PER_ACCOUNT).map(|_| open(&memory, 1).unwrap()).collect();
        assert!(matches!(open(&memory, 1), Err(FormError::AccountLimit)));
        assert!(open(&memory, 2).is_ok());
        drop(held);
        assert!(open(&memory, 1).is_ok());
    }

    #[test]
    fn accounts_that_take_all_they_can_leave_room_for_small_files_of_others() {
        let memory = UploadMemory::of(1000, 250);
        let mut greedy: Vec<UploadPermit> = (1..=6).map(|owner| open(&memory, owner).unwrap()).collect();
        for permit in &mut greedy {
            while permit.take(1).is_ok() {}
        }
        let mut small = open(&memory, 7).unwrap();
        small.take(15).unwrap();
    }
}
