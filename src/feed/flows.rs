//! A live feed: first the missed events, then new ones as they happen, until either side ends it.

use super::{
    services::{Beginning, FeedError, beginning, events_after},
    summary::EventRead,
};
use crate::{
    app::App,
    auth::permissions::Listener,
    core::{dependencies::Caller, error::Problem},
    event::{Known, known, live_tail::Subscription, models::LogEnd},
};
use futures_util::{Stream, StreamExt as _, stream};
use std::time::Duration;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep};

#[derive(Debug)]
pub(crate) enum Update {
    /// The first update: the feed begins after the event of this id.
    Begin(i64),
    /// The next events, at least one.
    Events(Vec<EventRead>),
    /// Sent when nothing has happened for a while.
    KeepAlive,
    /// The last update.
    End(EndReason),
}

/// Why a feed has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EndReason {
    /// The listener's session or account has ended.
    SessionEnded,
    /// The access token has expired with which the feed was opened.
    TokenExpired,
    /// The server stops.
    Stopping,
    /// The listener may not read for another reason.
    Refused,
}

/// A feed sends something at least this often. Its listener's session is checked just as often.
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(15);

/// How many events are sent at once. This bounds the memory that a slow listener takes.
const PAGE: i64 = 50;

/// Opens a feed after the event `after`, or at the end of the log. Every page is read as the caller, whose session is
/// checked each time. The end of a session is an event about its user, so it wakes the feed, which then ends. It also ends
/// when the access token expires: a token that was stolen reads no longer than that.
pub(crate) async fn open(
    app: &App,
    caller: Caller<Listener>,
    after: Option<i64>,
) -> Result<impl Stream<Item = Update> + Send + use<>, Problem> {
    let subscription = app.live_tail.subscribe(caller.claims).ok_or(FeedError::TooMany)?;
    let end = app.read_public(LogEnd::find).await?;
    let Beginning { after, told } = app.read(caller, move |tx, caller| beginning(tx, caller, after, end)).await?;
    let mut keep_alive = interval_at(Instant::now() + KEEP_ALIVE_INTERVAL, KEEP_ALIVE_INTERVAL);
    keep_alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let feed = Feed { app: app.clone(), caller, after, end, wait: Wait::None, keep_alive, subscription, failures: 0 };
    let updates = stream::unfold(Some(feed), async |feed| {
        let mut feed = feed?;
        let update = feed.next().await;
        let goes_on = !matches!(update, Update::End(_));
        Some((update, goes_on.then_some(feed)))
    });
    Ok(stream::iter([Update::Begin(told)]).chain(updates))
}

struct Feed {
    app: App,
    caller: Caller<Listener>,
    /// The last event that was sent or passed.
    after: i64,
    /// How far the log can be read, as known to this feed.
    end: LogEnd,
    wait: Wait,
    keep_alive: Interval,
    subscription: Subscription,
    failures: u32,
}

/// Why a feed reads on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// There may be more events to send.
    None,
    UntilNotified,
    /// The database could not be read.
    AfterFailure,
}

impl Feed {
    async fn next(&mut self) -> Update {
        loop {
            let mut is_keep_alive_due = false;
            let mut end = None;
            let token_lifetime = self.caller.claims.remaining(self.app.clock.now());
            if self.wait != Wait::None && !token_lifetime.is_zero() {
                tokio::select! {
                    () = self.app.stop.cancelled() => {}
                    () = sleep(token_lifetime) => {}
                    news = self.subscription.notified(), if self.wait == Wait::UntilNotified => end = Some(news),
                    () = sleep(pause_after(self.failures)), if self.wait == Wait::AfterFailure => {}
                    _ = self.keep_alive.tick() => is_keep_alive_due = true,
                }
            }
            if self.app.stop.is_cancelled() {
                return Update::End(EndReason::Stopping);
            }
            if self.caller.claims.remaining(self.app.clock.now()).is_zero() {
                return Update::End(EndReason::TokenExpired);
            }
            match self.read(end).await {
                Ok(rows) => {
                    self.failures = 0;
                    let is_all = i64::try_from(rows.len()).is_ok_and(|read| read < PAGE);
                    self.wait = if is_all { Wait::UntilNotified } else { Wait::None };
                    self.after = rows.last().map_or(self.after, |last| last.id);
                    let events: Vec<EventRead> = known(rows);
                    if !events.is_empty() {
                        self.keep_alive.reset();
                        return Update::Events(events);
                    }
                }
                Err(refusal) if refusal.is_unauthorized() => {
                    return Update::End(EndReason::SessionEnded);
                }
                Err(refusal) if refusal.status().is_client_error() => return Update::End(EndReason::Refused),
                Err(problem) => {
                    tracing::debug!(%problem, "a feed cannot be read at the moment");
                    self.failures += 1;
                    self.wait = Wait::AfterFailure;
                }
            }
            if is_keep_alive_due {
                return Update::KeepAlive;
            }
        }
    }

    /// The next page. `end` is how far the log can be read, if it was just determined.
    async fn read(&mut self, end: Option<LogEnd>) -> Result<Vec<Known<EventRead>>, Problem> {
        self.end = match end.filter(|end| !end.is_before(self.after)) {
            Some(end) => end,
            None if self.wait == Wait::None => self.end,
            None => self.app.read_public(LogEnd::find).await?,
        };
        let (after, end) = (self.after, self.end);
        self.app.read(self.caller, move |tx, caller| events_after(tx, caller, after, end, PAGE)).await
    }
}

/// A database that does not answer is retried with growing pauses.
fn pause_after(failures: u32) -> Duration {
    Duration::from_millis(250).saturating_mul(1 << failures.min(10)).min(KEEP_ALIVE_INTERVAL)
}
