//! Request and response bodies of jobs.

use super::{
    lifecycle::{JobAction, JobStatus},
    models::{
        Job, JobReview, Terms,
        history::{JobEvent, JobEventData},
    },
};
use crate::{
    auth::permissions::Side,
    core::{
        change::Change,
        clock::Timestamp,
        input::{from_fields, given},
        money::Money,
        text::Whole,
    },
    database::{
        enums::text_enum,
        ids::{JobId, ServiceId, ThreadId},
        models::{
            texts::{JobDescription, JobTitle},
            user::PublicUser,
        },
    },
    event::EventKind,
    picture::summary::UserSummary,
    settings::Settings,
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::time::Duration;
use utoipa::{IntoParams, ToSchema};

/// A proposed job.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobCreate {
    /// The open conversation it belongs to.
    pub(crate) thread_id: ThreadId,
    /// Default: the title of the conversation's service.
    #[serde(default)]
    pub(crate) title: Option<JobTitle>,
    #[serde(default)]
    pub(crate) description: Option<JobDescription>,
    /// The agreed price.
    #[serde(default)]
    pub(crate) price: Option<Money>,
    /// The agreed start. It may be in the past, for agreements that are recorded later.
    #[serde(default)]
    pub(crate) scheduled_at: Option<Timestamp>,
}

from_fields!(JobCreate { thread_id, title, description, price, scheduled_at });

/// Changes of a proposal. Omitted fields stay unchanged; `null` clears an optional field.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobUpdate {
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) title: Option<JobTitle>,
    #[serde(default)]
    pub(crate) description: Change<JobDescription>,
    #[serde(default)]
    pub(crate) price: Change<Money>,
    #[serde(default)]
    pub(crate) scheduled_at: Change<Timestamp>,
}

from_fields!(JobUpdate { title: given = None, description, price, scheduled_at });

impl JobUpdate {
    /// The terms with the changes.
    pub(crate) fn apply(&self, old: Terms) -> Terms {
        let Self { title, description, price, scheduled_at } = self;
        let old_price = old.price_amount.zip(old.price_currency);
        let price = price.apply(old_price, |price| (price.amount, price.currency.clone()));
        let (price_amount, price_currency) = price.unzip();
        Terms {
            title: title.as_deref().map_or(old.title, str::to_owned),
            description: described(description.apply(old.description, |text| text.to_string())),
            price_amount,
            price_currency,
            scheduled_at: scheduled_at.apply(old.scheduled_at, |at| *at),
        }
    }
}

/// An empty description is none.
fn described(description: Option<String>) -> Option<String> {
    description.filter(|description| !description.is_empty())
}

impl JobCreate {
    /// The terms; `default_title` is used without a title.
    pub(crate) fn terms(&self, default_title: &str) -> Terms {
        let Self { thread_id: _, title, description, price, scheduled_at } = self;
        Terms {
            title: title.as_deref().unwrap_or(default_title).to_owned(),
            description: described(description.as_deref().map(str::to_owned)),
            price_amount: price.as_ref().map(|price| price.amount),
            price_currency: price.as_ref().map(|price| price.currency.clone()),
            scheduled_at: *scheduled_at,
        }
    }
}

/// What a worker accepts.
#[derive(Debug, Clone, Default, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobAcceptance {
    /// The `version` of the proposal that you have seen. Without it, only a proposal that was never changed is accepted.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, example = 1)]
    pub(crate) version: Option<Whole<1, { i64::MAX }>>,
}

from_fields!(JobAcceptance { version });

/// Filters for your jobs.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct JobFilter {
    /// Only jobs with this status.
    pub(crate) status: Option<JobStatus>,
    /// Only jobs of this conversation.
    pub(crate) thread_id: Option<ThreadId>,
    /// Only jobs in which you are on this side. An account is on one side, so it has none on the other.
    #[param(inline)]
    pub(crate) side: Option<JobSide>,
}

from_fields!(JobFilter { status, thread_id, side });

text_enum! {
    /// A side of a job.
    pub(crate) JobSide {
        /// Who has proposed it.
        Client = "CLIENT",
        /// Who does the work.
        Worker = "WORKER",
    }
}

impl JobSide {
    /// Whether it is this side.
    pub(crate) fn is(self, side: Side) -> bool {
        matches!((self, side), (Self::Client, Side::Client) | (Self::Worker, Side::Worker))
    }
}

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
    pub(crate) client: UserSummary,
    pub(crate) worker: UserSummary,
    pub(crate) service: Option<JobService>,
    pub(crate) thread_id: ThreadId,
    /// Why it was declined or cancelled.
    #[schema(example = json!(null))]
    pub(crate) reason: Option<String>,
    /// What you may do with it now, by its status and your account.
    #[schema(example = json!(["CANCEL"]))]
    pub(crate) allowed_actions: Vec<JobAction>,
    /// When something happens without either side.
    pub(crate) deadlines: JobDeadlines,
    /// Its review, also after an administrator has removed it; `null` before.
    pub(crate) review: Option<JobReview>,
    /// Whether you can review it now.
    #[schema(example = false)]
    pub(crate) can_review: bool,
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

/// When a job ends by itself, some minutes later at most.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobDeadlines {
    /// When a proposal expires, unless something happens in its conversation before; `null` for other jobs.
    pub(crate) expires_at: Option<Timestamp>,
    /// When work that is done counts as confirmed; `null` for other jobs.
    #[schema(example = json!(null))]
    pub(crate) finalizes_at: Option<Timestamp>,
}

/// After how long jobs end by themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JobPeriods {
    pub(crate) expire_after: Duration,
    pub(crate) finalize_after: Duration,
}

impl JobPeriods {
    pub(crate) fn of(settings: &Settings) -> Self {
        let (expire_after, finalize_after) = (settings.job_expire_after, settings.job_finalize_after);
        Self { expire_after: expire_after.duration(), finalize_after: finalize_after.duration() }
    }

    fn deadlines(self, job: &Job) -> JobDeadlines {
        let expires_at = job.last_touched().saturating_add(self.expire_after);
        let finalizes_at = job.completed_at.map(|done| done.saturating_add(self.finalize_after));
        JobDeadlines {
            expires_at: (job.status == JobStatus::Negotiating).then_some(expires_at),
            finalizes_at: finalizes_at.filter(|_| job.status == JobStatus::Completed),
        }
    }
}

/// What a reader may do with a job.
#[derive(Debug, Default)]
pub(crate) struct JobRights {
    pub(crate) actions: Vec<JobAction>,
    pub(crate) can_review: bool,
}

impl JobRead {
    /// The job with the reader's rights.
    pub(crate) fn of(job: Job, rights: JobRights, periods: JobPeriods) -> Self {
        let deadlines = periods.deadlines(&job);
        let Terms { title, description, price_amount, price_currency, scheduled_at } = job.terms;
        Self {
            id: job.id,
            status: job.status,
            version: job.version,
            title,
            description,
            price: price_amount.zip(price_currency).map(|(amount, currency)| Money { amount, currency }),
            scheduled_at,
            client: job.client,
            worker: job.worker,
            service: job.service_id.zip(job.service_title).map(|(id, title)| JobService { id, title }),
            thread_id: job.thread_id,
            reason: job.reason,
            allowed_actions: rights.actions,
            deadlines,
            review: job.review,
            can_review: rights.can_review,
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
    #[schema(value_type = JobEventData)]
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
