//! The memory that forms take while they are being received and worked on: bounded for all of them, and for each account.

use super::FormError;
use crate::database::ids::UserId;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What all forms may hold together. Who comes when it is taken is told to come back.
const ROOM_FOR_ALL: usize = 256 * 1024 * 1024;
/// What the forms of one account may hold together: one submission of identity documents with all its files.
const ROOM_FOR_ONE: usize = 64 * 1024 * 1024;
/// How many forms of one account are received or worked on at a time: a submission that is repeated several times is no attack.
const FORMS_OF_ONE: usize = 16;

pub(super) static ALL_ROOM: LazyLock<Arc<Rooms>> = LazyLock::new(|| Rooms::of(ROOM_FOR_ALL, ROOM_FOR_ONE));

/// Who holds how much.
#[derive(Debug)]
pub(super) struct Rooms {
    all: Arc<Semaphore>,
    for_one: usize,
    shares: Mutex<HashMap<UserId, Share>>,
}

#[derive(Debug, Default)]
struct Share {
    forms: usize,
    bytes: usize,
}

impl Rooms {
    pub(super) fn of(for_all: usize, for_one: usize) -> Arc<Rooms> {
        Arc::new(Rooms { all: Arc::new(Semaphore::new(for_all)), for_one, shares: Mutex::default() })
    }

    fn shares(&self) -> MutexGuard<'_, HashMap<UserId, Share>> {
        self.shares.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The room that the content of a form takes, until this is dropped. It is taken as the bytes come: who only announces them keeps
/// nobody else out.
#[derive(Debug)]
pub(crate) struct Room {
    rooms: Arc<Rooms>,
    owner: UserId,
    bytes: usize,
    taken: Option<OwnedSemaphorePermit>,
}

impl Room {
    pub(super) fn open(rooms: &Arc<Rooms>, owner: UserId) -> Result<Room, FormError> {
        let mut shares = rooms.shares();
        let share = shares.entry(owner).or_default();
        if share.forms >= FORMS_OF_ONE {
            return Err(FormError::ShareTaken);
        }
        share.forms += 1;
        Ok(Room { rooms: Arc::clone(rooms), owner, bytes: 0, taken: None })
    }

    /// No account may have more than its share, nor more than is left to all others: what a few accounts hold leaves room for smaller
    /// files of the rest.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), FormError> {
        let permits = u32::try_from(bytes).map_err(|_| FormError::NoRoom)?;
        let mut shares = self.rooms.shares();
        let share = shares.entry(self.owner).or_default();
        let more = share.bytes + bytes;
        if more > self.rooms.for_one {
            return Err(FormError::ShareTaken);
        }
        let left = self.rooms.all.available_permits().saturating_sub(bytes);
        if more > left {
            return Err(FormError::NoRoom);
        }
        let taken = Arc::clone(&self.rooms.all).try_acquire_many_owned(permits).map_err(|_| FormError::NoRoom)?;
        match &mut self.taken {
            Some(all) => all.merge(taken),
            None => self.taken = Some(taken),
        }
        share.bytes = more;
        self.bytes += bytes;
        Ok(())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut shares = self.rooms.shares();
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

    fn open(rooms: &Arc<Rooms>, owner: u128) -> Result<Room, FormError> {
        Room::open(rooms, UserId::from(Uuid::from_u128(owner)))
    }

    #[test]
    fn an_account_has_a_share_of_the_room_however_many_forms_it_sends() {
        let rooms = Rooms::of(1000, 100);
        let (mut one, mut two) = (open(&rooms, 1).unwrap(), open(&rooms, 1).unwrap());
        one.take(60).unwrap();
        two.take(40).unwrap();
        assert!(matches!(two.take(1), Err(FormError::ShareTaken)));
        open(&rooms, 2).unwrap().take(100).unwrap();
        drop(one);
        two.take(60).unwrap();
        drop(two);
        assert!(rooms.shares().is_empty() && rooms.all.available_permits() == 1000);
    }

    #[test]
    fn an_account_sends_so_many_forms_at_a_time() {
        let rooms = Rooms::of(1000, 100);
        let held: Vec<Room> = (0..FORMS_OF_ONE).map(|_| open(&rooms, 1).unwrap()).collect();
        assert!(matches!(open(&rooms, 1), Err(FormError::ShareTaken)));
        assert!(open(&rooms, 2).is_ok());
        drop(held);
        assert!(open(&rooms, 1).is_ok());
    }

    #[test]
    fn accounts_that_take_all_they_can_leave_room_for_small_files_of_others() {
        let rooms = Rooms::of(1000, 250);
        let mut greedy: Vec<Room> = (1..=6).map(|owner| open(&rooms, owner).unwrap()).collect();
        for room in &mut greedy {
            while room.take(1).is_ok() {}
        }
        let mut small = open(&rooms, 7).unwrap();
        small.take(15).unwrap();
    }
}
