//! A feed that goes on: first what its listener has missed, then what happens, until somebody ends it.

use super::{
    models::LogEnd,
    schemas::EventRead,
    services::{FeedError, hear},
    tail::Seat,
};
use crate::{
    app::App,
    auth::permissions::Listener,
    core::{dependencies::Caller, error::Problem},
};
use axum::http::StatusCode;
use futures_util::{Stream, StreamExt as _, stream};
use std::time::Duration;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep};

/// What a feed has to say.
#[derive(Debug)]
pub(crate) enum Update {
    /// The first thing that the feed says: it begins behind the event of this id.
    Begins(i64),
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
    /// The listener is refused for another reason.
    Refused,
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
) -> Result<impl Stream<Item = Update> + Send + use<>, Problem> {
    let seat = app.tail.join(caller.claims).ok_or(FeedError::TooMany)?;
    let end = app.read_public(LogEnd::find).await?;
    app.read(caller, |_, _| Ok::<_, Problem>(())).await?;
    let after = after.unwrap_or_else(|| end.last());
    let begins = Update::Begins(if end.is_before(after) { end.last() } else { after });
    let mut quiet = interval_at(Instant::now() + QUIET, QUIET);
    quiet.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let feed = Feed { app: app.clone(), caller, after, end, rest: Rest::None, quiet, seat, failures: 0 };
    let updates = stream::unfold(Some(feed), async |feed| {
        let mut feed = feed?;
        let update = feed.next().await;
        let goes_on = !matches!(update, Update::Over(_));
        Some((update, goes_on.then_some(feed)))
    });
    Ok(stream::iter([begins]).chain(updates))
}

struct Feed {
    app: App,
    caller: Caller<Listener>,
    /// The last event that was told.
    after: i64,
    /// How far the log can be read, as far as this feed knows.
    end: LogEnd,
    rest: Rest,
    quiet: Interval,
    seat: Seat,
    failures: u32,
}

/// What a feed waits for before it reads on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// It has not told everything yet.
    None,
    UntilWoken,
    /// The database could not be read.
    AfterFailure,
}

impl Feed {
    async fn next(&mut self) -> Update {
        loop {
            let mut has_been_quiet = false;
            let mut end = None;
            if self.rest != Rest::None {
                tokio::select! {
                    () = self.app.stop.cancelled() => {}
                    news = self.seat.woken(), if self.rest == Rest::UntilWoken => end = Some(news),
                    () = sleep(pause_after(self.failures)), if self.rest == Rest::AfterFailure => {}
                    _ = self.quiet.tick() => has_been_quiet = true,
                }
            }
            if self.app.stop.is_cancelled() {
                return Update::Over(End::Stopping);
            }
            match self.read(end).await {
                Ok(events) => {
                    self.failures = 0;
                    let is_all = i64::try_from(events.len()).is_ok_and(|heard| heard < PAGE);
                    self.rest = if is_all { Rest::UntilWoken } else { Rest::None };
                    if let Some(last) = events.last() {
                        self.after = last.id;
                        self.quiet.reset();
                        return Update::Events(events);
                    }
                }
                Err(refusal) if refusal.status() == StatusCode::UNAUTHORIZED => return Update::Over(End::Dismissed),
                Err(refusal) if refusal.status().is_client_error() => return Update::Over(End::Refused),
                Err(problem) => {
                    tracing::debug!(%problem, "a feed cannot be read at the moment");
                    self.failures += 1;
                    self.rest = Rest::AfterFailure;
                }
            }
            if has_been_quiet {
                return Update::Quiet;
            }
        }
    }

    /// The next page. `end` is how far the log can be read, if somebody has just asked.
    async fn read(&mut self, end: Option<LogEnd>) -> Result<Vec<EventRead>, Problem> {
        self.end = match end.filter(|end| !end.is_before(self.after)) {
            Some(end) => end,
            None if self.rest == Rest::None => self.end,
            None => self.app.read_public(LogEnd::find).await?,
        };
        let (after, end) = (self.after, self.end);
        self.app.read(self.caller, move |tx, caller| hear(tx, caller, after, end, PAGE)).await
    }
}

/// A database that is away for a moment is asked again soon, one that stays away now and then.
fn pause_after(failures: u32) -> Duration {
    Duration::from_millis(250).saturating_mul(1 << failures.min(10)).min(QUIET)
}
