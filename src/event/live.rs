//! A feed that goes on: first what its listener has missed, then what happens, until somebody ends it.

use super::{
    models::end_of_log,
    schemas::EventRead,
    services::{FeedError, hear},
    tail::Seat,
};
use crate::{
    app::App,
    auth::{permissions::Listener, sessions::models::Session},
    core::{clock::Timestamp, dependencies::Caller, error::Failure, security::AccessClaims},
};
use axum::http::StatusCode;
use futures_util::{Stream, stream};
use std::time::Duration;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep};
use tokio_util::sync::{CancellationToken, DropGuard};

/// What a feed has to say.
#[derive(Debug)]
pub(crate) enum Update {
    /// The next events, at least one.
    Events(Vec<EventRead>),
    /// Nothing has happened for a while.
    Quiet,
    /// The last thing that the feed says.
    Over(End),
}

/// Why a feed is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The listener's session or account has ended.
    Dismissed,
    /// The server stops.
    Stopping,
    /// The log cannot be read at the moment.
    Broken,
}

/// How long a feed is silent at most. By then it has also looked whether its listener may still listen.
const QUIET: Duration = Duration::from_secs(15);

/// How many events are told in one go. It bounds what a slow listener can make us hold.
const PAGE: i64 = 50;

/// Opens a feed behind the event `after`; without one it begins now. Every page is read as the caller, who is admitted anew each
/// time: whoever is dismissed is so by an event about themselves, which wakes the feed that it ends.
pub(crate) async fn open(
    app: &App,
    caller: Caller<Listener>,
    after: Option<i64>,
) -> Result<impl Stream<Item = Update> + Send + use<>, Failure> {
    let seat = app.tail.join(caller.claims).ok_or(FeedError::TooMany)?;
    let after = app.read(caller, move |tx, _| after.map_or_else(|| end_of_log(tx), Ok)).await?;
    let mut quiet = interval_at(Instant::now() + QUIET, QUIET);
    quiet.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let presence = attend(app, caller.claims);
    let feed = Feed { app: app.clone(), caller, after, caught_up: false, quiet, seat, _presence: presence };
    Ok(stream::unfold(Some(feed), async |feed| {
        let mut feed = feed?;
        let update = feed.next().await;
        let goes_on = !matches!(update, Update::Over(_));
        Some((update, goes_on.then_some(feed)))
    }))
}

struct Feed {
    app: App,
    caller: Caller<Listener>,
    after: i64,
    caught_up: bool,
    quiet: Interval,
    seat: Seat,
    _presence: DropGuard,
}

impl Feed {
    async fn next(&mut self) -> Update {
        loop {
            let mut has_been_quiet = false;
            if self.caught_up {
                tokio::select! {
                    () = self.app.stop.cancelled() => {}
                    () = self.seat.woken() => {}
                    _ = self.quiet.tick() => has_been_quiet = true,
                }
            }
            if self.app.stop.is_cancelled() {
                return Update::Over(End::Stopping);
            }
            let after = self.after;
            match self.app.read(self.caller, move |tx, caller| hear(tx, caller, after, PAGE)).await {
                Err(refusal) if refusal.status() == StatusCode::UNAUTHORIZED => return Update::Over(End::Dismissed),
                Err(_) => return Update::Over(End::Broken),
                Ok(events) => {
                    self.caught_up = i64::try_from(events.len()).is_ok_and(|heard| heard < PAGE);
                    if let Some(last) = events.last() {
                        self.after = last.id;
                        self.quiet.reset();
                        return Update::Events(events);
                    }
                    if has_been_quiet {
                        return Update::Quiet;
                    }
                }
            }
        }
    }
}

/// How long a session counts as live after it was last said to be. A node that dies leaves no more behind.
const PRESENCE: Duration = Duration::from_secs(60);

/// Lets a session count as live until the guard is dropped, or longer if it has other feeds.
fn attend(app: &App, claims: AccessClaims) -> DropGuard {
    let gone = CancellationToken::new();
    let guard = gone.clone().drop_guard();
    let app = app.clone();
    tokio::spawn(async move {
        let set = async |until| {
            let set = app.act(move |tx| Session::set_live_until(tx, claims.session, until)).await;
            if let Err(failure) = set {
                tracing::debug!(%failure, "cannot say that somebody is listening");
            }
        };
        loop {
            set(app.clock.now().saturating_add(PRESENCE)).await;
            if gone.run_until_cancelled(sleep(PRESENCE / 2)).await.is_none() {
                break;
            }
        }
        if !app.tail.has(claims.user, claims.session) {
            set(Timestamp::MIN).await;
        }
    });
    guard
}
