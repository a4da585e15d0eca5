//! Wakes those who wait for events.
//!
//! A waiter that is woken reads the log itself, from the place that it has come to: so catching up and listening are one, and
//! nothing is lost or told twice whatever wakes it, and however often.

use super::models::{LogEnd, Mark};
use crate::{
    core::{clock::Timestamp, security::AccessClaims},
    database::{
        self, Database,
        enums::Role,
        ids::{SessionId, UserId},
    },
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::watch;
use uuid::Uuid;

/// How long a session counts as live after a node has said so. A node that dies leaves no more behind.
pub(crate) const PRESENCE: Duration = Duration::from_secs(60);

/// Who waits for events, on this node.
#[derive(Clone, Default)]
pub struct Tail {
    waiting: Arc<Mutex<Waiting>>,
    /// Changes whenever a session takes its first seat or leaves its last.
    comings: Arc<watch::Sender<u64>>,
}

#[derive(Default)]
struct Waiting {
    users: HashMap<Uuid, Waiter>,
    /// How far the log has been followed; `None` while nobody waits.
    seen: Option<i64>,
    /// Until when it is known to all nodes that a session has a feed open.
    present: HashMap<Uuid, Timestamp>,
}

struct Waiter {
    is_admin: bool,
    sessions: Vec<SessionId>,
    /// Rings with how far the log can be read.
    bell: watch::Sender<LogEnd>,
}

/// How many feeds a user may have open at once, on each node.
pub(crate) const FEEDS_PER_USER: usize = 16;

/// How many events are looked at in one go.
const BATCH: i64 = 500;

impl Tail {
    /// Takes a place among those who wait; `None` when this user has taken too many.
    pub(crate) fn join(&self, claims: AccessClaims) -> Option<Seat> {
        let mut waiting = self.lock();
        let waiter = waiting.users.entry(claims.user.as_uuid()).or_insert_with(|| Waiter {
            is_admin: claims.role == Role::Admin,
            sessions: Vec::new(),
            bell: watch::Sender::new(LogEnd { settled: 0, newest: 0 }),
        });
        if waiter.sessions.len() >= FEEDS_PER_USER {
            return None;
        }
        if !waiter.sessions.contains(&claims.session) {
            self.comings.send_modify(|count| *count += 1);
        }
        waiter.sessions.push(claims.session);
        Some(Seat { tail: self.clone(), user: claims.user, session: claims.session, bell: waiter.bell.subscribe() })
    }

    /// Changes whenever a session opens its first feed or closes its last.
    pub(crate) fn comings(&self) -> watch::Receiver<u64> {
        self.comings.subscribe()
    }

    /// The sessions with feeds of which the other nodes do not know, or not for long any more; and those of which they still believe it.
    pub(crate) fn presence(&self, now: Timestamp) -> (Vec<SessionId>, Vec<SessionId>) {
        let waiting = self.lock();
        let here: HashSet<Uuid> =
            waiting.users.values().flat_map(|waiter| &waiter.sessions).map(|session| session.as_uuid()).collect();
        let soon = now.saturating_add(PRESENCE / 2);
        let is_due = |session: &&Uuid| waiting.present.get(*session).is_none_or(|until| *until < soon);
        let gone = waiting.present.keys().filter(|session| !here.contains(*session));
        (
            here.iter().filter(is_due).copied().map(SessionId::from).collect(),
            gone.copied().map(SessionId::from).collect(),
        )
    }

    /// The other nodes know now.
    pub(crate) fn told(&self, sessions: &[SessionId], until: Timestamp) {
        let mut waiting = self.lock();
        for session in sessions {
            if until == Timestamp::MIN {
                waiting.present.remove(&session.as_uuid());
            } else {
                waiting.present.insert(session.as_uuid(), until);
            }
        }
    }

    /// Wakes everybody whom the latest events concern. To be called whenever something may have happened.
    pub(crate) async fn catch_up(&self, db: &Database) -> Result<(), database::Error> {
        loop {
            let seen = {
                let mut waiting = self.lock();
                if waiting.users.is_empty() {
                    waiting.seen = None;
                    return Ok(());
                }
                waiting.seen
            };
            let end = db.read(LogEnd::find).await?;
            let Some(seen) = seen.filter(|seen| !end.is_before(*seen)) else {
                // Nobody has followed the log until now, or it was restored from a backup: everybody reads on by themselves.
                let mut waiting = self.lock();
                waiting.seen = Some(end.last());
                waiting.wake_all(end);
                return Ok(());
            };
            let marks = db.read(move |tx| Mark::after(tx, seen, end, BATCH)).await?;
            self.lock().wake(&marks, end);
            let are_all = i64::try_from(marks.len()).is_ok_and(|read| read < BATCH);
            if are_all || !marks.last().is_some_and(|last| last.is_settled) {
                return Ok(());
            }
        }
    }

    fn leave(&self, user: UserId, session: SessionId) {
        let mut waiting = self.lock();
        let Some(waiter) = waiting.users.get_mut(&user.as_uuid()) else { return };
        if let Some(index) = waiter.sessions.iter().position(|taken| *taken == session) {
            waiter.sessions.swap_remove(index);
        }
        if !waiter.sessions.contains(&session) {
            self.comings.send_modify(|count| *count += 1);
        }
        if waiter.sessions.is_empty() {
            waiting.users.remove(&user.as_uuid());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    /// Wakes whom these events concern, and remembers how far those go that are settled. Whom an unsettled event concerns is woken
    /// already, for it may be that they are dismissed, and again until it is settled and they can read it.
    fn wake(&mut self, marks: &[Mark], end: LogEnd) {
        for mark in marks {
            let concerned =
                [Some(mark.subject.as_uuid()), mark.client.map(UserId::as_uuid), mark.worker.map(UserId::as_uuid)];
            for waiter in concerned.into_iter().flatten().filter_map(|user| self.users.get(&user)) {
                waiter.bell.send_replace(end);
            }
            if mark.for_admins {
                for waiter in self.users.values().filter(|waiter| waiter.is_admin) {
                    waiter.bell.send_replace(end);
                }
            }
        }
        self.seen = marks.iter().take_while(|mark| mark.is_settled).last().map(|last| last.id).or(self.seen);
    }

    fn wake_all(&mut self, end: LogEnd) {
        for waiter in self.users.values() {
            waiter.bell.send_replace(end);
        }
    }
}

/// A place among those who wait. Dropping it gives it up.
pub(crate) struct Seat {
    tail: Tail,
    user: UserId,
    session: SessionId,
    bell: watch::Receiver<LogEnd>,
}

impl Seat {
    /// Returns when something may have happened since it last returned, or since the seat was taken, and how far the log can be
    /// read now.
    pub(crate) async fn woken(&mut self) -> LogEnd {
        if self.bell.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
        *self.bell.borrow_and_update()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.tail.leave(self.user, self.session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{core::clock::Clock, database::ids::SubjectId};
    use futures_util::FutureExt as _;

    const END: LogEnd = LogEnd { settled: 2, newest: 3 };

    fn claims(role: Role) -> AccessClaims {
        let now = Clock::system().now();
        let id = || database::ids::uuid_v7(now, crate::core::security::random());
        AccessClaims::for_tests(id().into(), id().into(), id().into(), role)
    }

    fn mark(subject: UserId) -> Mark {
        Mark {
            id: 1,
            subject: SubjectId::from(subject.as_uuid()),
            client: None,
            worker: None,
            for_admins: false,
            is_settled: true,
        }
    }

    fn is_woken(seat: &mut Seat) -> bool {
        seat.woken().now_or_never().is_some()
    }

    #[test]
    fn an_event_wakes_its_parties_and_nobody_else() {
        let tail = Tail::default();
        let [client, worker, admin, other] = [Role::Client, Role::Worker, Role::Admin, Role::Client].map(claims);
        let mut seats = [client, worker, admin, other].map(|claims| tail.join(claims).unwrap());
        tail.lock().wake(&[Mark { client: Some(client.user), worker: Some(worker.user), ..mark(UserId::FIRST) }], END);
        assert_eq!(seats.each_mut().map(is_woken), [true, true, false, false]);
        tail.lock().wake(&[Mark { for_admins: true, ..mark(UserId::FIRST) }], END);
        assert_eq!(seats.each_mut().map(is_woken), [false, false, true, false]);
        tail.lock().wake(&[mark(other.user)], END);
        assert_eq!(seats.each_mut().map(is_woken), [false, false, false, true]);
        tail.lock()
            .wake(&[Mark { id: 2, ..mark(admin.user) }, Mark { id: 3, is_settled: false, ..mark(client.user) }], END);
        assert_eq!(seats.each_mut().map(is_woken), [true, false, true, false]);
        assert_eq!(tail.lock().seen, Some(2));
    }

    #[test]
    fn a_user_has_a_limited_number_of_seats_and_gets_them_back() {
        let tail = Tail::default();
        let somebody = claims(Role::Client);
        let mut seats: Vec<Seat> = (0..FEEDS_PER_USER).map(|_| tail.join(somebody).unwrap()).collect();
        assert!(tail.join(somebody).is_none());
        seats.pop();
        seats.push(tail.join(somebody).unwrap());
        let now = Clock::system().now();
        assert_eq!(tail.presence(now), (vec![somebody.session], vec![]));
        tail.told(&[somebody.session], now.saturating_add(PRESENCE));
        assert_eq!(tail.presence(now), (vec![], vec![]), "it is known, however many feeds the session has");
        assert_eq!(tail.presence(now.saturating_add(PRESENCE)), (vec![somebody.session], vec![]));
        seats.clear();
        assert_eq!(tail.presence(now), (vec![], vec![somebody.session]));
        tail.told(&[somebody.session], Timestamp::MIN);
        assert_eq!(tail.presence(now), (vec![], vec![]));
        assert!(tail.lock().users.is_empty());
    }
}
