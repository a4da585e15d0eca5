//! Notifies the live feeds of this node of new events.
//!
//! A feed that is notified reads the log itself, after the last event that it has sent. No event is lost or sent twice,
//! however often a feed is notified.

use super::models::{EventHeader, LogEnd};
use crate::{
    core::{
        clock::Timestamp,
        metrics::{Family, counter, label},
        security::AccessClaims,
    },
    database::{
        self, Database,
        enums::Role,
        ids::{SessionId, UserId},
    },
};
use metrics::Counter;
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::watch;
use uuid::Uuid;

/// How long a session counts as live after a node has announced it. This bounds how long the sessions of a crashed node
/// count as live.
pub(crate) const PRESENCE_TIMEOUT: Duration = Duration::from_secs(60);

/// The live feeds that are open on this node. Cheap to clone.
#[derive(Clone, Default)]
pub struct LiveTail {
    state: Arc<Mutex<State>>,
    /// Changes whenever a session opens its first feed or closes its last.
    presence_changes: Arc<watch::Sender<u64>>,
    metrics: FeedMetrics,
}

label! {
    /// Why a WebSocket was closed because of what its listener did.
    pub(crate) DropReason {
        /// It did not accept what was sent.
        TooSlow = "too_slow",
        /// It answered no ping.
        Silent = "silent",
        TooManyFrames = "too_many_frames",
        InvalidFrame = "invalid_frame",
    }
}

/// What is counted of feeds.
#[derive(Clone)]
struct FeedMetrics {
    opened: Counter,
    dropped: Family<DropReason, Counter>,
}

impl Default for FeedMetrics {
    fn default() -> Self {
        Self {
            opened: counter("hirehall_feeds_opened_total", &[]),
            dropped: Family::counters("hirehall_feeds_dropped_total", "reason"),
        }
    }
}

#[derive(Default)]
struct State {
    users: HashMap<Uuid, Subscriber>,
    /// The position in the log; `None` while no feed is open.
    position: Option<i64>,
    /// Until when each session counts as live on all nodes.
    announced: HashMap<Uuid, Timestamp>,
}

/// A user with at least one open feed.
struct Subscriber {
    is_admin: bool,
    sessions: Vec<SessionId>,
    /// Sends how far the log can be read.
    notify: watch::Sender<LogEnd>,
}

/// How many feeds a user may have open at once, on each node.
pub(crate) const FEEDS_PER_USER: usize = 16;

/// How many events are read in one transaction.
const BATCH: i64 = 500;

impl LiveTail {
    /// Subscribes to the events of a user; `None` when the user has too many feeds open.
    pub(crate) fn subscribe(&self, claims: AccessClaims) -> Option<Subscription> {
        let mut state = self.lock();
        let subscriber = state.users.entry(claims.user.as_uuid()).or_insert_with(|| Subscriber {
            is_admin: claims.role == Role::Admin,
            sessions: Vec::new(),
            notify: watch::Sender::new(LogEnd { settled: 0, newest: 0 }),
        });
        if subscriber.sessions.len() >= FEEDS_PER_USER {
            return None;
        }
        if !subscriber.sessions.contains(&claims.session) {
            self.presence_changes.send_modify(|count| *count += 1);
        }
        subscriber.sessions.push(claims.session);
        self.metrics.opened.increment(1);
        Some(Subscription {
            live_tail: self.clone(),
            user: claims.user,
            session: claims.session,
            notify: subscriber.notify.subscribe(),
        })
    }

    /// How many feeds are open on this node.
    pub(crate) fn open_feeds(&self) -> usize {
        self.lock().users.values().map(|subscriber| subscriber.sessions.len()).sum()
    }

    /// Counts a feed that was closed because of its listener.
    pub(crate) fn count_dropped(&self, why: DropReason) {
        self.metrics.dropped.of(why).increment(1);
    }

    /// Changes whenever a session opens its first feed or closes its last.
    pub(crate) fn presence_changes(&self) -> watch::Receiver<u64> {
        self.presence_changes.subscribe()
    }

    /// The sessions with a feed on this node whose announcement is missing, expires soon, or ends too late because the
    /// clock was wrong; and the announced sessions that have no feed any more, with the ends of their announcements.
    pub(crate) fn unannounced(&self, now: Timestamp) -> (Vec<SessionId>, Vec<(SessionId, Timestamp)>) {
        let state = self.lock();
        let here: HashSet<Uuid> =
            state.users.values().flat_map(|subscriber| &subscriber.sessions).map(|session| session.as_uuid()).collect();
        let soon = now.saturating_add(PRESENCE_TIMEOUT / 2);
        let latest = now.saturating_add(PRESENCE_TIMEOUT);
        let is_due =
            |session: &&Uuid| state.announced.get(*session).is_none_or(|until| *until < soon || *until > latest);
        let gone = state.announced.iter().filter(|(session, _)| !here.contains(*session));
        (
            here.iter().filter(is_due).copied().map(SessionId::from).collect(),
            gone.map(|(session, until)| (SessionId::from(*session), *until)).collect(),
        )
    }

    /// Records that these sessions were announced to all nodes until `until`.
    pub(crate) fn announced(&self, sessions: &[SessionId], until: Timestamp) {
        let mut state = self.lock();
        state.announced.extend(sessions.iter().map(|session| (session.as_uuid(), until)));
    }

    /// Records that these announcements were withdrawn.
    pub(crate) fn withdrawn(&self, sessions: &[(SessionId, Timestamp)]) {
        let mut state = self.lock();
        for (session, _) in sessions {
            state.announced.remove(&session.as_uuid());
        }
    }

    /// Notifies every feed that the latest events concern. Called whenever there may be new events.
    pub(crate) async fn catch_up(&self, db: &Database) -> Result<(), database::Error> {
        loop {
            let position = {
                let mut state = self.lock();
                if state.users.is_empty() {
                    state.position = None;
                    return Ok(());
                }
                state.position
            };
            let end = db.read(LogEnd::find).await?;
            let Some(position) = position.filter(|position| !end.is_before(*position)) else {
                // The log was not followed until now, or was restored from a backup, so every feed has to read it.
                let mut state = self.lock();
                state.position = Some(end.last());
                state.notify_all(end);
                return Ok(());
            };
            let headers = db.read(move |tx| EventHeader::after(tx, position, end, BATCH)).await?;
            self.lock().notify(&headers, end);
            let is_all = i64::try_from(headers.len()).is_ok_and(|read| read < BATCH);
            if is_all || !headers.last().is_some_and(|last| last.is_settled) {
                return Ok(());
            }
        }
    }

    fn unsubscribe(&self, user: UserId, session: SessionId) {
        let mut state = self.lock();
        let Some(subscriber) = state.users.get_mut(&user.as_uuid()) else { return };
        if let Some(index) = subscriber.sessions.iter().position(|taken| *taken == session) {
            subscriber.sessions.swap_remove(index);
        }
        if !subscriber.sessions.contains(&session) {
            self.presence_changes.send_modify(|count| *count += 1);
        }
        if subscriber.sessions.is_empty() {
            state.users.remove(&user.as_uuid());
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Notifies the feeds that these events concern, and stores the position of the last settled event. A feed is
    /// notified of an unsettled event at once, because the event may end its session, and again until the event is
    /// settled and can be read.
    fn notify(&mut self, headers: &[EventHeader], end: LogEnd) {
        for header in headers {
            let concerned = [
                Some(header.subject.as_uuid()),
                header.client.map(UserId::as_uuid),
                header.worker.map(UserId::as_uuid),
            ];
            for subscriber in concerned.into_iter().flatten().filter_map(|user| self.users.get(&user)) {
                subscriber.notify.send_replace(end);
            }
            if header.for_admins {
                for subscriber in self.users.values().filter(|subscriber| subscriber.is_admin) {
                    subscriber.notify.send_replace(end);
                }
            }
        }
        self.position =
            headers.iter().take_while(|header| header.is_settled).last().map(|last| last.id).or(self.position);
    }

    fn notify_all(&mut self, end: LogEnd) {
        for subscriber in self.users.values() {
            subscriber.notify.send_replace(end);
        }
    }
}

/// One open feed. Dropping it ends the subscription.
pub(crate) struct Subscription {
    live_tail: LiveTail,
    user: UserId,
    session: SessionId,
    notify: watch::Receiver<LogEnd>,
}

impl Subscription {
    /// Waits until there may be new events since the last call, or since the subscription began, and returns how far
    /// the log can be read.
    pub(crate) async fn notified(&mut self) -> LogEnd {
        if self.notify.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
        *self.notify.borrow_and_update()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.live_tail.unsubscribe(self.user, self.session);
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

    fn header(subject: UserId) -> EventHeader {
        EventHeader {
            id: 1,
            subject: SubjectId::from(subject.as_uuid()),
            client: None,
            worker: None,
            for_admins: false,
            is_settled: true,
        }
    }

    fn is_notified(subscription: &mut Subscription) -> bool {
        subscription.notified().now_or_never().is_some()
    }

    #[test]
    fn an_event_notifies_its_parties_and_nobody_else() {
        let live_tail = LiveTail::default();
        let [client, worker, admin, other] = [Role::Client, Role::Worker, Role::Admin, Role::Client].map(claims);
        let mut subscriptions = [client, worker, admin, other].map(|claims| live_tail.subscribe(claims).unwrap());
        live_tail.lock().notify(
            &[EventHeader { client: Some(client.user), worker: Some(worker.user), ..header(UserId::FIRST) }],
            END,
        );
        assert_eq!(subscriptions.each_mut().map(is_notified), [true, true, false, false]);
        live_tail.lock().notify(&[EventHeader { for_admins: true, ..header(UserId::FIRST) }], END);
        assert_eq!(subscriptions.each_mut().map(is_notified), [false, false, true, false]);
        live_tail.lock().notify(&[header(other.user)], END);
        assert_eq!(subscriptions.each_mut().map(is_notified), [false, false, false, true]);
        live_tail.lock().notify(
            &[
                EventHeader { id: 2, ..header(admin.user) },
                EventHeader { id: 3, is_settled: false, ..header(client.user) },
            ],
            END,
        );
        assert_eq!(subscriptions.each_mut().map(is_notified), [true, false, true, false]);
        assert_eq!(live_tail.lock().position, Some(2));
    }

    #[test]
    fn a_user_has_a_limited_number_of_feeds_and_closing_one_makes_room() {
        let live_tail = LiveTail::default();
        let user = claims(Role::Client);
        let mut subscriptions: Vec<Subscription> =
            (0..FEEDS_PER_USER).map(|_| live_tail.subscribe(user).unwrap()).collect();
        assert!(live_tail.subscribe(user).is_none());
        subscriptions.pop();
        subscriptions.push(live_tail.subscribe(user).unwrap());
        let now = Clock::system().now();
        assert_eq!(live_tail.unannounced(now), (vec![user.session], vec![]));
        let until = now.saturating_add(PRESENCE_TIMEOUT);
        live_tail.announced(&[user.session], until);
        assert_eq!(
            live_tail.unannounced(now),
            (vec![], vec![]),
            "it was announced, however many feeds the session has"
        );
        assert_eq!(live_tail.unannounced(now.saturating_add(PRESENCE_TIMEOUT)), (vec![user.session], vec![]));
        subscriptions.clear();
        assert_eq!(live_tail.unannounced(now), (vec![], vec![(user.session, until)]));
        live_tail.withdrawn(&[(user.session, until)]);
        assert_eq!(live_tail.unannounced(now), (vec![], vec![]));
        assert!(live_tail.lock().users.is_empty());
    }
}
