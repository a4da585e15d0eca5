//! Request and response bodies of cancelling.

use super::models::Preview;
use crate::{
    core::{clock::Timestamp, input::from_fields, money::Money, text::Line},
    database::enums::CancellationPolicy,
    job::lifecycle::JobStatus,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a job is cancelled, and what the client is expected to owe for it.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobCancel {
    /// One line, for the other side.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "The date does not suit me.")]
    pub(crate) reason: Line<1, 500>,
    /// What `GET /jobs/{id}/cancellation` has said. With another figure than the current one the answer is 409 `consequence_changed`;
    /// without it the job is cancelled whatever it costs.
    #[serde(default)]
    pub(crate) client_owes: Option<Money>,
}

from_fields!(JobCancel { reason, client_owes });

/// What would come of it if you cancelled the job now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CancellationRead {
    /// What was agreed; `null`: cancelling is free.
    pub(crate) policy: Option<CancellationPolicy>,
    /// The total that was agreed, if one was.
    pub(crate) agreed_total: Option<Money>,
    /// `null` if no total was agreed.
    pub(crate) client_owes: Option<Money>,
    /// `null` if no total was agreed.
    pub(crate) worker_gets: Option<Money>,
    /// Whether the time of free cancellation is over.
    #[schema(example = false)]
    pub(crate) late: bool,
    /// Until when this holds; `null`: no time is known at which it changes. It can change when an account is frozen or unfrozen.
    pub(crate) until: Option<Timestamp>,
}

impl From<Preview> for CancellationRead {
    fn from(Preview { job, consequence, until }: Preview) -> Self {
        let in_currency = |amount| Money::of(amount, job.terms.price_currency.clone());
        Self {
            policy: job.agreement().map(|agreement| agreement.policy),
            agreed_total: in_currency(job.terms.price_amount.filter(|_| job.status == JobStatus::Accepted)),
            client_owes: in_currency(consequence.client_owes),
            worker_gets: in_currency(consequence.worker_gets),
            late: consequence.late,
            until,
        }
    }
}
