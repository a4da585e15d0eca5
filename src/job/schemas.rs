//! Request and response bodies of jobs.

use super::{
    deadlines::{JobDeadline, deadlines},
    lifecycle::{JobAction, JobStatus},
    models::{
        Job, JobReview, Terms,
        history::{JobEvent, JobEventData},
        outcome::{DecidedBy, OutcomeReason},
    },
    offers::schemas::{DurationMinutes, JobOfferSummary, OfferLineCreate, ProposedTerms, lines},
    rights::{JobRights, rights_after_change, rights_of},
    settings::JobSettings,
};
use crate::{
    auth::permissions::JobViewer,
    core::{
        change::Change,
        clock::Timestamp,
        input::{FieldError, FieldErrors, from_fields, given},
        money::Money,
        text::Whole,
    },
    database::{
        enums::Side,
        ids::{JobId, ServiceId, ThreadId},
        models::{
            texts::{JobDescription, JobTitle},
            user::PublicUser,
        },
    },
    event::EventKind,
    picture::summary::UserSummary,
};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

/// A proposed job. With `price`, `lines` or `scheduled_at` it carries offer 1; without them it is accepted by agreement, or offers follow.
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
    /// A price for the whole job, instead of lines.
    #[serde(default)]
    pub(crate) price: Option<Money>,
    /// The lines of the offer; `total` is their sum.
    #[serde(default)]
    #[schema(max_items = 50, example = json!([]))]
    pub(crate) lines: Vec<OfferLineCreate>,
    /// The start. It may be in the past, for agreements that are recorded later.
    #[serde(default)]
    pub(crate) scheduled_at: Option<Timestamp>,
    /// How long the work takes.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 525_600, example = 90)]
    pub(crate) duration_minutes: Option<DurationMinutes>,
}

from_fields!(JobCreate {
    thread_id, title, description, price, lines: lines = Vec::new(), scheduled_at, duration_minutes
} check Self::check);

/// Changes of a proposal. Omitted fields stay unchanged; `null` clears an optional field. Price and time are changed by another offer.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobUpdate {
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) title: Option<JobTitle>,
    #[serde(default)]
    pub(crate) description: Change<JobDescription>,
}

from_fields!(JobUpdate { title: given = None, description });

impl JobUpdate {
    /// Title and description with the changes.
    pub(crate) fn apply(&self, old: &Terms) -> (String, Option<String>) {
        let Self { title, description } = self;
        let title = title.as_deref().unwrap_or(&old.title).to_owned();
        (title, described(description.apply(old.description.clone(), |text| text.to_string())))
    }
}

/// An empty description is none.
fn described(description: Option<String>) -> Option<String> {
    description.filter(|description| !description.is_empty())
}

impl JobCreate {
    fn check(&self, errors: &mut FieldErrors) {
        self.proposed().check(errors);
        if self.duration_minutes.is_some() && self.proposed().is_empty() {
            let detail = "needs a price, lines or scheduled_at: a duration alone is no offer";
            errors.at("duration_minutes", |errors| errors.add_with(FieldError::Required, detail));
        }
    }

    /// What it says of price and time.
    pub(crate) fn proposed(&self) -> ProposedTerms<'_> {
        ProposedTerms {
            price: self.price.as_ref(),
            lines: &self.lines,
            scheduled_at: self.scheduled_at,
            duration_minutes: self.duration_minutes,
            note: None,
            expires_at: None,
        }
    }

    /// The terms; `default_title` is used without a title.
    pub(crate) fn terms(&self, default_title: &str) -> Terms {
        let total = self.proposed().total_money();
        Terms {
            title: self.title.as_deref().unwrap_or(default_title).to_owned(),
            description: described(self.description.as_deref().map(str::to_owned)),
            price_amount: total.as_ref().map(|price| price.amount),
            price_currency: total.map(|price| price.currency),
            scheduled_at: self.scheduled_at,
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
    pub(crate) side: Option<Side>,
}

from_fields!(JobFilter { status, thread_id, side });

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
    /// The agreed total; before the agreement, that of the latest offer.
    pub(crate) price: Option<Money>,
    /// The agreed start; before the agreement, that of the latest offer.
    pub(crate) scheduled_at: Option<Timestamp>,
    /// The offer that can be accepted. `GET /jobs/{id}/offers` has its lines, and earlier ones.
    pub(crate) open_offer: Option<JobOfferSummary>,
    /// The offer that holds; `null` before the agreement, and for a job that was agreed without terms.
    pub(crate) agreed_offer: Option<JobOfferSummary>,
    pub(crate) client: UserSummary,
    pub(crate) worker: UserSummary,
    pub(crate) service: Option<JobService>,
    pub(crate) thread_id: ThreadId,
    /// Why it was declined or cancelled, or what is to be changed in the work.
    #[schema(example = json!(null))]
    pub(crate) reason: Option<String>,
    /// What you may do with it now, by its status and your account.
    #[schema(example = json!(["CANCEL"]))]
    pub(crate) allowed_actions: Vec<JobAction>,
    /// What happens without either side, the next first.
    pub(crate) deadlines: Vec<JobDeadline>,
    /// How often the client has asked for changes, at most three times.
    #[schema(example = 0)]
    pub(crate) change_requests: i64,
    /// Which side has reported that the other did not come; `null` if neither has.
    pub(crate) no_show_reported_by: Option<Side>,
    /// What came of a job that was called off after the agreement, or disputed.
    pub(crate) outcome: Option<JobOutcome>,
    /// The client's review, once both sides can read it, also after an administrator has removed it; `null` before.
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

/// What came of a job that was called off after the agreement, or disputed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobOutcome {
    /// Who has cancelled it, has reported the other side, or has opened the dispute.
    pub(crate) by: Side,
    pub(crate) reason: OutcomeReason,
    /// `null` if no total was agreed.
    pub(crate) client_owes: Option<Money>,
    /// `null` if no total was agreed.
    pub(crate) worker_gets: Option<Money>,
    /// Whether it was called off when that was not free any more.
    #[schema(example = true)]
    pub(crate) late: bool,
    pub(crate) decided_by: DecidedBy,
}

/// The job as its participant sees it.
pub(crate) fn seen_by(viewer: &JobViewer, job: Job, settings: JobSettings, now: Timestamp) -> JobRead {
    let rights = rights_of(viewer, &job, settings, now);
    JobRead::of(job, rights, settings, now)
}

/// The job as this side sees it, which has just changed it or is about to.
pub(crate) fn seen_after_change(side: Side, job: Job, settings: JobSettings, now: Timestamp) -> JobRead {
    let rights = rights_after_change(side, &job, settings, now);
    JobRead::of(job, rights, settings, now)
}

impl JobRead {
    /// The job with the reader's rights.
    pub(crate) fn of(job: Job, rights: JobRights, settings: JobSettings, now: Timestamp) -> Self {
        let deadlines = deadlines(&job, settings, now);
        let open_offer = job.open_offer_at(now).cloned().map(JobOfferSummary::from);
        let outcome = job.outcome.map(|outcome| JobOutcome {
            by: outcome.by,
            reason: outcome.reason,
            client_owes: Money::of(outcome.client_owes, job.terms.price_currency.clone()),
            worker_gets: Money::of(outcome.worker_gets, job.terms.price_currency.clone()),
            late: outcome.is_late,
            decided_by: outcome.decided_by,
        });
        let Terms { title, description, price_amount, price_currency, scheduled_at } = job.terms;
        Self {
            id: job.id,
            status: job.status,
            version: job.version,
            title,
            description,
            price: Money::of(price_amount, price_currency),
            scheduled_at,
            open_offer,
            agreed_offer: job.agreed_offer.map(JobOfferSummary::from),
            client: job.client,
            worker: job.worker,
            service: job.service_id.zip(job.service_title).map(|(id, title)| JobService { id, title }),
            thread_id: job.thread_id,
            reason: job.reason,
            allowed_actions: rights.actions,
            deadlines,
            change_requests: job.change_requests,
            no_show_reported_by: job.no_show_reported_by,
            outcome,
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
