//! Request and response bodies of jobs.

use super::{
    lifecycle::{JobAction, JobStatus},
    models::{Job, JobEvent},
};
use crate::{
    core::{
        clock::Timestamp,
        input::from_fields,
        money::Money,
        text::{Line, Paragraph},
    },
    database::{
        ids::{JobId, ServiceId, ThreadId},
        models::user::PublicUser,
    },
    event::EventKind,
};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

/// A proposed job.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobCreate {
    /// The open conversation it belongs to.
    pub(crate) thread_id: ThreadId,
    /// Default: the title of the conversation's service.
    #[serde(default)]
    pub(crate) title: Option<Line<1, 100>>,
    #[serde(default)]
    pub(crate) description: Option<Paragraph<0, 5000>>,
    /// The agreed price.
    #[serde(default)]
    pub(crate) price: Option<Money>,
    /// The agreed start. It may be in the past, for agreements that are recorded later.
    #[serde(default)]
    pub(crate) scheduled_at: Option<Timestamp>,
}

from_fields!(JobCreate { thread_id, title, description, price, scheduled_at });

/// Filters for jobs.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct JobFilter {
    /// Only jobs with this status.
    pub(crate) status: Option<JobStatus>,
}

from_fields!(JobFilter { status });

/// A job as its participants see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobRead {
    pub(crate) id: JobId,
    pub(crate) status: JobStatus,
    /// Increases with each change.
    #[schema(example = 1)]
    pub(crate) version: i64,
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) title: String,
    #[schema(example = "The tap in the kitchen drips.")]
    pub(crate) description: Option<String>,
    pub(crate) price: Option<Money>,
    pub(crate) scheduled_at: Option<Timestamp>,
    pub(crate) client: PublicUser,
    pub(crate) worker: PublicUser,
    pub(crate) service: Option<JobService>,
    pub(crate) thread_id: ThreadId,
    /// Why it was declined or cancelled.
    #[schema(example = json!(null))]
    pub(crate) reason: Option<String>,
    /// What you may do with it now, by its status and your account.
    #[schema(example = json!(["CANCEL"]))]
    pub(crate) allowed_actions: Vec<JobAction>,
    pub(crate) created_at: Timestamp,
    pub(crate) accepted_at: Option<Timestamp>,
    pub(crate) completed_at: Option<Timestamp>,
    pub(crate) finalized_at: Option<Timestamp>,
    pub(crate) cancelled_at: Option<Timestamp>,
    pub(crate) updated_at: Timestamp,
}

/// The listing of the job.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobService {
    pub(crate) id: ServiceId,
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) title: String,
}

impl JobRead {
    /// The job with the reader's allowed actions.
    pub(crate) fn of(job: Job, allowed_actions: Vec<JobAction>) -> Self {
        Self {
            id: job.id,
            status: job.status,
            version: job.version,
            title: job.title,
            description: job.description,
            price: job.price_amount.zip(job.price_currency).map(|(amount, currency)| Money { amount, currency }),
            scheduled_at: job.scheduled_at,
            client: job.client,
            worker: job.worker,
            service: job.service_id.zip(job.service_title).map(|(id, title)| JobService { id, title }),
            thread_id: job.thread_id,
            reason: job.reason,
            allowed_actions,
            created_at: job.created_at,
            accepted_at: job.accepted_at,
            completed_at: job.completed_at,
            finalized_at: job.finalized_at,
            cancelled_at: job.cancelled_at,
            updated_at: job.updated_at,
        }
    }
}

/// An event of a job.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobEventRead {
    #[schema(example = 4711)]
    pub(crate) id: i64,
    #[serde(rename = "type")]
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    /// The actor; `null` when it happened automatically.
    pub(crate) actor: Option<PublicUser>,
    #[schema(value_type = Object, example = json!({ "status": "ACCEPTED", "version": 2 }))]
    pub(crate) data: Box<RawValue>,
}

impl From<JobEvent> for JobEventRead {
    fn from(event: JobEvent) -> Self {
        Self {
            id: event.id,
            kind: event.kind,
            at: event.at,
            actor: event.actor,
            data: RawValue::from_string(event.data).unwrap_or_default(),
        }
    }
}
