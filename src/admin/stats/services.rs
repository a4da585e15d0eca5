//! The rules of statistics.

use super::{
    models::{self, JobCount, UserCount},
    schemas::{DayRead, StatsFilter, Totals},
};
use crate::{
    auth::permissions::Admin,
    core::day::Day,
    database::{
        self, Tx,
        enums::{Role, UserStatus},
    },
    event::{
        EventKind,
        counts::{self, EventCount},
    },
    job::lifecycle::JobStatus,
};
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};
use tokio::sync::Mutex;

/// Why there are no statistics.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StatsError {
    #[error("must not be before the first day")]
    Backwards,
    #[error("at most {MAX_DAYS} days at once")]
    TooLong,
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The latest totals, and when they were counted, by the monotonic clock.
#[derive(Debug, Default)]
pub(crate) struct LatestTotals(pub(super) Mutex<Option<(Duration, Totals)>>);

/// A leap year.
const MAX_DAYS: i64 = 366;

/// The default number of days.
const DEFAULT_DAYS: i64 = 30;

/// The events of each day of a period.
pub(super) fn days_of(tx: &mut Tx<'_>, _: &Admin, filter: StatsFilter) -> Result<Vec<DayRead>, StatsError> {
    let last = filter.to.unwrap_or_else(|| Day::of(tx.now()));
    let first = filter.from.unwrap_or_else(|| last.plus(1 - DEFAULT_DAYS));
    match last.number() - first.number() + 1 {
        ..=0 => Err(StatsError::Backwards),
        1..=MAX_DAYS => Ok(days(tx, first, last)?),
        _ => Err(StatsError::TooLong),
    }
}

/// Counts every account and every job, which takes the longer the more there are.
pub(super) fn totals(tx: &mut Tx<'_>) -> Result<Totals, database::Error> {
    const ROLES: [Role; 3] = [Role::Client, Role::Worker, Role::Admin];
    const STATUSES: [UserStatus; 4] = [UserStatus::Active, UserStatus::Frozen, UserStatus::Banned, UserStatus::Deleted];
    let none = || STATUSES.map(|status| (status.as_str(), 0)).into_iter().collect::<BTreeMap<_, _>>();
    let mut users: BTreeMap<_, _> = ROLES.map(|role| (role.as_str(), none())).into_iter().collect();
    for UserCount { role, status, count } in models::users(tx)? {
        users.entry(role.as_str()).or_default().insert(status.as_str(), count);
    }
    let mut jobs: BTreeMap<_, _> = JobStatus::ALL.iter().map(|status| (status.as_str(), 0)).collect();
    for JobCount { status, count } in models::jobs(tx)? {
        jobs.insert(status.as_str(), count);
    }
    Ok(Totals {
        counted_at: tx.now(),
        users,
        services_public: models::public_services(tx)?,
        jobs,
        reviews: models::visible_reviews(tx)?,
        kyc_open: models::open_submissions(tx)?,
        reviews_flagged: models::flagged_reviews(tx)?,
    })
}

const COUNTED: [EventKind; 10] = [
    EventKind::UserCreated,
    EventKind::ServiceCreated,
    EventKind::ThreadOpened,
    EventKind::MessagePosted,
    EventKind::JobCreated,
    EventKind::JobAccepted,
    EventKind::JobCompleted,
    EventKind::JobCancelled,
    EventKind::ReviewPosted,
    EventKind::KycSubmitted,
];

fn days(tx: &mut Tx<'_>, first: Day, last: Day) -> Result<Vec<DayRead>, database::Error> {
    let mut counts: HashMap<(String, i64), i64> = HashMap::new();
    for EventCount { kind, day, count } in
        counts::counted(tx, &COUNTED, first, last)?.into_iter().chain(counts::uncounted(tx)?)
    {
        *counts.entry((kind, day)).or_default() += count;
    }
    let on =
        |kind: EventKind, day: Day| counts.get(&(kind.as_str().to_owned(), day.number())).copied().unwrap_or_default();
    let read = |day| DayRead {
        day,
        signups: on(EventKind::UserCreated, day),
        services: on(EventKind::ServiceCreated, day),
        threads: on(EventKind::ThreadOpened, day),
        messages: on(EventKind::MessagePosted, day),
        jobs_created: on(EventKind::JobCreated, day),
        jobs_accepted: on(EventKind::JobAccepted, day),
        jobs_completed: on(EventKind::JobCompleted, day),
        jobs_cancelled: on(EventKind::JobCancelled, day),
        reviews: on(EventKind::ReviewPosted, day),
        kyc_submissions: on(EventKind::KycSubmitted, day),
    };
    Ok(first.through(last).map(read).collect())
}
