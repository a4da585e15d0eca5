//! What has happened with jobs: in the log, and of events that have left it, in their history.

use super::Job;
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Param, Tx, from_row,
        ids::{JobId, SubjectId, ThreadId},
        models::user::{PublicUser, public_user_columns},
    },
    event::{EventKind, Known},
    event_archive::models::EventLine,
    job::lifecycle::JobStatus,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The events of the job `$1` that are archived, up to the conditions after it. `users` is the condition on who is named.
macro_rules! archived_events {
    ($users:literal, $rest:literal) => {
        concat!(
            "SELECT h.event_id AS id, h.type AS kind, h.at, h.version, h.status, ",
            public_user_columns!("u" as "actor_"),
            " FROM job_history h LEFT JOIN users u ON u.id = h.actor_id",
            $users,
            " WHERE h.job_id = $1 AND ",
            $rest
        )
    };
}

/// The events of the job `$1` in the log, up to the conditions after it. `users` is the condition on who is named.
macro_rules! logged_events {
    ($users:literal, $rest:literal) => {
        concat!(
            "SELECT e.id, e.type AS kind, e.at, e.data, ",
            public_user_columns!("u" as "actor_"),
            " FROM events e LEFT JOIN users u ON u.id = e.actor_id",
            $users,
            " WHERE e.subject_id = $1 AND e.type LIKE 'job.%' AND ",
            $rest
        )
    };
}

impl Job {
    /// The events of the job after an id, oldest first. Its two sides do not learn which administrator has acted.
    pub(crate) fn history(&self, tx: &mut Tx<'_>, after: i64, rows: i64) -> Result<Vec<Known<JobEvent>>, Error> {
        let archived = archived_events!(" AND u.role <> \'ADMIN\'", "h.event_id > $2 ORDER BY h.event_id LIMIT $3");
        let mut events = self.archived(tx, archived, after, rows)?;
        let (after, rows) =
            (events.last().map_or(after, |last| last.id), rows - i64::try_from(events.len()).unwrap_or(rows));
        if rows > 0 {
            events.extend(self.logged(
                tx,
                logged_events!(" AND u.role <> \'ADMIN\'", "e.id > $2 ORDER BY e.id LIMIT $3"),
                after,
                rows,
            )?);
        }
        Ok(events)
    }

    /// The latest events of the job, oldest first.
    pub(crate) fn latest_history(&self, tx: &mut Tx<'_>, rows: i64) -> Result<Vec<Known<JobEvent>>, Error> {
        let logged = logged_events!("", "e.id < $2 ORDER BY e.id DESC LIMIT $3");
        let mut events = self.logged(tx, logged, i64::MAX, rows)?;
        let rows = rows - i64::try_from(events.len()).unwrap_or(rows);
        if rows > 0 {
            let archived = archived_events!("", "h.event_id < $2 ORDER BY h.event_id DESC LIMIT $3");
            events.extend(self.archived(tx, archived, i64::MAX, rows)?);
        }
        events.reverse();
        Ok(events)
    }

    fn archived(&self, tx: &mut Tx<'_>, sql: &str, from: i64, rows: i64) -> Result<Vec<Known<JobEvent>>, Error> {
        let archived: Vec<Known<ArchivedEvent>> = tx.all(sql, &[&self.id, &from, &rows])?;
        Ok(archived.into_iter().map(|row| row.map(|event| event.of(self))).collect())
    }

    fn logged(&self, tx: &mut Tx<'_>, sql: &str, from: i64, rows: i64) -> Result<Vec<Known<JobEvent>>, Error> {
        tx.all(sql, &[&SubjectId::from(self.id.as_uuid()), &from, &rows])
    }
}

/// An event of a job and its actor.
#[derive(Debug)]
pub(crate) struct JobEvent {
    pub(crate) id: i64,
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) data: String,
    pub(crate) actor: Option<PublicUser>,
}

from_row!(JobEvent { id, kind, at, data, [actor as "actor_"] });

/// An event of a job that is archived.
struct ArchivedEvent {
    id: i64,
    kind: EventKind,
    at: Timestamp,
    version: i64,
    /// Missing of events that a node of an earlier release has archived.
    status: Option<JobStatus>,
    actor: Option<PublicUser>,
}

from_row!(ArchivedEvent { id, kind, at, version, status, [actor as "actor_"] });

impl ArchivedEvent {
    fn of(self, job: &Job) -> JobEvent {
        let Self { id, kind, at, version, status, actor } = self;
        let status = status.or_else(|| status_after(kind)).unwrap_or(job.status);
        let data = JobEventData { job_id: job.id, thread_id: job.thread_id, status, version, offer: None };
        JobEvent { id, kind, at, data: json!(data).to_string(), actor }
    }
}

/// Remembers the history of jobs, before its events are deleted from the log.
pub(crate) fn remember_events(tx: &mut Tx<'_>, events: &[EventLine]) -> Result<(), Error> {
    const COLUMNS: usize = 7;
    #[derive(Deserialize)]
    struct Data {
        version: i64,
        status: Option<String>,
    }
    let mut rows = Vec::new();
    for event in events.iter().filter(|event| event.kind.starts_with("job.")) {
        let data: Result<Data, _> = serde_json::from_str(&event.data);
        match (event.kind.parse::<EventKind>(), data) {
            (_, Ok(Data { version, status })) => rows.push((event, version, status)),
            (Ok(_), Err(error)) => return Err(Error::Other(error.to_string())),
            // Of a kind that the next release knows, its history keeps what it can.
            (Err(_), Err(_)) => {}
        }
    }
    for some in rows.chunks(100) {
        let row = |number: usize| {
            let places: Vec<String> = (1..=COLUMNS).map(|column| format!("${}", number * COLUMNS + column)).collect();
            format!("({})", places.join(", "))
        };
        let values: Vec<String> = (0..some.len()).map(row).collect();
        let sql = format!(
            "INSERT INTO job_history (job_id, event_id, type, at, actor_id, version, status) VALUES {}",
            values.join(", ")
        );
        let mut params: Vec<&dyn Param> = Vec::new();
        for (event, version, status) in some {
            params.extend([
                &event.subject_id as &dyn Param,
                &event.id,
                &event.kind,
                &event.at,
                &event.actor_id,
                version,
                status,
            ]);
        }
        tx.execute(&sql, &params)?;
    }
    Ok(())
}

/// The kind of the event of a job that gets a status.
pub(crate) fn kind_of_change(to: JobStatus) -> EventKind {
    match to {
        JobStatus::Negotiating => EventKind::JobCreated,
        JobStatus::Accepted => EventKind::JobAccepted,
        JobStatus::Rejected => EventKind::JobRejected,
        JobStatus::Completed => EventKind::JobCompleted,
        JobStatus::Finalized => EventKind::JobFinalized,
        JobStatus::Cancelled => EventKind::JobCancelled,
        JobStatus::Expired => EventKind::JobExpired,
        JobStatus::Disputed => EventKind::JobDisputed,
    }
}

/// The status of a job after an event of it; `None` if its kind does not tell.
fn status_after(kind: EventKind) -> Option<JobStatus> {
    if kind == EventKind::JobChanged {
        return Some(JobStatus::Negotiating);
    }
    JobStatus::ALL.iter().copied().find(|status| kind_of_change(*status) == kind)
}

/// What every event of a job tells.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobEventData {
    pub(crate) job_id: JobId,
    /// The conversation.
    pub(crate) thread_id: ThreadId,
    /// The status since then.
    pub(crate) status: JobStatus,
    /// Increases with each change.
    #[schema(example = 2)]
    pub(crate) version: i64,
    /// The number of the offer that it is about; missing if it is about none, and after the event was archived.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 1, nullable = false)]
    pub(crate) offer: Option<i64>,
}
