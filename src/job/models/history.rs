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
use serde_json::{Value, json};
use utoipa::ToSchema;

/// The events of the job `$1` that are archived, up to the conditions after it.
macro_rules! archived_events {
    ($rest:literal) => {
        concat!(
            "SELECT h.event_id AS id, h.type AS kind, h.at, h.version, ",
            public_user_columns!("u" as "actor_"),
            " FROM job_history h LEFT JOIN users u ON u.id = h.actor_id WHERE h.job_id = $1 AND ",
            $rest
        )
    };
}

/// The events of the job `$1` in the log, up to the conditions after it.
macro_rules! logged_events {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.type AS kind, e.at, e.data, ",
            public_user_columns!("u" as "actor_"),
            " FROM events e LEFT JOIN users u ON u.id = e.actor_id WHERE e.subject_id = $1 AND e.type LIKE 'job.%' AND ",
            $rest
        )
    };
}

impl Job {
    /// The events of the job after an id, oldest first.
    pub(crate) fn history(&self, tx: &mut Tx<'_>, after: i64, rows: i64) -> Result<Vec<Known<JobEvent>>, Error> {
        let archived = archived_events!("h.event_id > $2 ORDER BY h.event_id LIMIT $3");
        let mut events = self.archived(tx, archived, after, rows)?;
        let (after, rows) =
            (events.last().map_or(after, |last| last.id), rows - i64::try_from(events.len()).unwrap_or(rows));
        if rows > 0 {
            events.extend(self.logged(tx, logged_events!("e.id > $2 ORDER BY e.id LIMIT $3"), after, rows)?);
        }
        Ok(events)
    }

    /// The latest events of the job, oldest first.
    pub(crate) fn latest_history(&self, tx: &mut Tx<'_>, rows: i64) -> Result<Vec<Known<JobEvent>>, Error> {
        let logged = logged_events!("e.id < $2 ORDER BY e.id DESC LIMIT $3");
        let mut events = self.logged(tx, logged, i64::MAX, rows)?;
        let rows = rows - i64::try_from(events.len()).unwrap_or(rows);
        if rows > 0 {
            let archived = archived_events!("h.event_id < $2 ORDER BY h.event_id DESC LIMIT $3");
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
    actor: Option<PublicUser>,
}

from_row!(ArchivedEvent { id, kind, at, version, [actor as "actor_"] });

impl ArchivedEvent {
    fn of(self, job: &Job) -> JobEvent {
        let Self { id, kind, at, version, actor } = self;
        let status = status_after(kind).unwrap_or(job.status);
        JobEvent { id, kind, at, data: event_data(job.id, job.thread_id, status, version).to_string(), actor }
    }
}

/// Remembers the history of jobs, before its events are deleted from the log.
pub(crate) fn remember_events(tx: &mut Tx<'_>, events: &[EventLine]) -> Result<(), Error> {
    const COLUMNS: usize = 6;
    #[derive(Deserialize)]
    struct Data {
        version: i64,
    }
    let mut rows = Vec::new();
    for event in events {
        match event.kind.parse() {
            Ok(kind) if status_after(kind).is_some() => {
                let data: Data = serde_json::from_str(&event.data).map_err(|error| Error::Other(error.to_string()))?;
                rows.push((event, data.version));
            }
            Ok(_) => {}
            // Of a kind that the next release knows, its history keeps what it can.
            Err(_) if event.kind.starts_with("job.") => {
                rows.extend(serde_json::from_str(&event.data).ok().map(|data: Data| (event, data.version)));
            }
            Err(_) => {}
        }
    }
    for some in rows.chunks(100) {
        let row = |number: usize| {
            let places: Vec<String> = (1..=COLUMNS).map(|column| format!("${}", number * COLUMNS + column)).collect();
            format!("({})", places.join(", "))
        };
        let values: Vec<String> = (0..some.len()).map(row).collect();
        let sql = format!(
            "INSERT INTO job_history (job_id, event_id, type, at, actor_id, version) VALUES {}",
            values.join(", ")
        );
        let mut params: Vec<&dyn Param> = Vec::new();
        for (event, version) in some {
            params.extend([
                &event.subject_id as &dyn Param,
                &event.id,
                &event.kind,
                &event.at,
                &event.actor_id,
                version,
            ]);
        }
        tx.execute(&sql, &params)?;
    }
    Ok(())
}

/// The kind of the event of a job that gets a status.
pub(crate) fn happened(to: JobStatus) -> EventKind {
    match to {
        JobStatus::Negotiating => EventKind::JobCreated,
        JobStatus::Accepted => EventKind::JobAccepted,
        JobStatus::Rejected => EventKind::JobRejected,
        JobStatus::Completed => EventKind::JobCompleted,
        JobStatus::Finalized => EventKind::JobFinalized,
        JobStatus::Cancelled => EventKind::JobCancelled,
        JobStatus::Expired => EventKind::JobExpired,
    }
}

/// The status of a job after an event of it; `None` if the event is not about a job.
fn status_after(kind: EventKind) -> Option<JobStatus> {
    if kind == EventKind::JobChanged {
        return Some(JobStatus::Negotiating);
    }
    JobStatus::ALL.iter().copied().find(|status| happened(*status) == kind)
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
}

/// The data of an event of a job.
pub(crate) fn event_data(job_id: JobId, thread_id: ThreadId, status: JobStatus, version: i64) -> Value {
    json!(JobEventData { job_id, thread_id, status, version })
}
