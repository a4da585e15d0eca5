//! Request and response bodies of the desk.

use super::models::QueuedDispute;
use crate::{
    core::{clock::Timestamp, input::from_fields, money::Money},
    database::{
        enums::Side,
        ids::{JobId, UserId},
        models::{texts::DisputeText, user::PublicUser},
    },
    job::dispute::models::{DisputeReason, DisputeStatus},
};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

/// Filters for the queue.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DisputeQueueFilter {
    /// Only disputes with this status. The default is those that wait for a decision: `OPEN` and `APPEALED`.
    #[param(inline, example = "OPEN")]
    pub(crate) status: Option<DisputeStatus>,
}

from_fields!(DisputeQueueFilter { status });

/// The decision of an administrator.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resolution {
    /// What the worker gets of the agreed total; the rest is the client's. Required if a total was agreed, and omitted otherwise.
    #[serde(default)]
    pub(crate) worker_gets: Option<Money>,
    /// Why. Both sides read it.
    #[schema(example = "The pictures show that half of the work was done.")]
    pub(crate) statement: DisputeText,
}

from_fields!(Resolution { worker_gets, statement });

/// A dispute in the queue. What was said stands at `GET /admin/disputes/{id}` for the administrator who has claimed it, and for all once it is
/// decided.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueuedDisputeRead {
    pub(crate) job_id: JobId,
    pub(crate) status: DisputeStatus,
    pub(crate) opened_by: Side,
    pub(crate) reason_code: DisputeReason,
    pub(crate) opened_at: Timestamp,
    /// The administrator who has claimed it last.
    pub(crate) claimed_by: Option<UserId>,
    /// Until when nobody else can claim it.
    pub(crate) claimed_until: Option<Timestamp>,
    /// The title of the job.
    #[schema(example = "Leaking taps and pipes")]
    pub(crate) title: String,
    /// `null` if none was agreed.
    pub(crate) agreed_total: Option<Money>,
    pub(crate) client: PublicUser,
    pub(crate) worker: PublicUser,
}

impl From<QueuedDispute> for QueuedDisputeRead {
    fn from(dispute: QueuedDispute) -> Self {
        let QueuedDispute {
            job_id,
            status,
            opened_by,
            reason_code,
            opened_at,
            claimed_by,
            claimed_until,
            title,
            total,
            currency,
            worker_gets: _,
            client,
            worker,
        } = dispute;
        let agreed_total = Money::of(total, currency);
        Self {
            job_id,
            status,
            opened_by,
            reason_code,
            opened_at,
            claimed_by,
            claimed_until,
            title,
            agreed_total,
            client,
            worker,
        }
    }
}
