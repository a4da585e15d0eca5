//! Request and response bodies of disputes.

use super::{
    models::{Dispute, DisputeReason, DisputeRecord, DisputeStatement, DisputeStatus, Settlement, SettlementStatus},
    settings::DisputeSettings,
};
use crate::{
    core::{clock::Timestamp, input::from_fields, money::Money},
    database::{enums::Side, ids::JobId, models::texts::DisputeText},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a job is disputed, and what you want.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisputeCreate {
    pub(crate) reason_code: DisputeReason,
    /// What happened. The other side and the administrator who decides read it.
    #[schema(example = "The tap was not replaced, it still drips.")]
    pub(crate) text: DisputeText,
    pub(crate) wants: DisputeWish,
}

from_fields!(DisputeCreate { reason_code, text, wants });

/// What should come of it.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisputeWish {
    /// What the worker should get of the agreed total; the rest is the client's. Required if a total was agreed, and omitted otherwise.
    #[serde(default)]
    pub(crate) worker_gets: Option<Money>,
}

from_fields!(DisputeWish { worker_gets });

/// What you have to say.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementCreate {
    #[schema(example = "I was there at nine, and nobody opened.")]
    pub(crate) text: DisputeText,
}

from_fields!(StatementCreate { text });

/// How you propose to settle it.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettlementCreate {
    /// What the worker gets of the agreed total; the rest is the client's. Required if a total was agreed, and omitted otherwise.
    #[serde(default)]
    pub(crate) worker_gets: Option<Money>,
    #[serde(default)]
    #[schema(example = "Half of it, as half of the work is done.")]
    pub(crate) note: Option<DisputeText>,
}

from_fields!(SettlementCreate { worker_gets, note });

/// The dispute of a job, with all that was said. Its two sides and the administrator who has claimed it see it; once it
/// is decided, every administrator.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DisputeRead {
    pub(crate) job_id: JobId,
    pub(crate) status: DisputeStatus,
    pub(crate) opened_by: Side,
    pub(crate) reason_code: DisputeReason,
    /// What the worker should get, says the opener; `null` if no total was agreed.
    pub(crate) wanted: Option<Money>,
    pub(crate) opened_at: Timestamp,
    /// When what the opener wants counts unless the other side says something before; `null` once it has, and after the decision.
    pub(crate) answer_until: Option<Timestamp>,
    /// What both sides say, the oldest first. At most twenty of each side.
    #[schema(max_items = 40)]
    pub(crate) statements: Vec<StatementRead>,
    /// How it was proposed to settle it, the oldest first. At most twenty of each side.
    #[schema(max_items = 40)]
    pub(crate) settlements: Vec<SettlementRead>,
    /// The decision; `null` before. What came of it is `outcome` of the job.
    pub(crate) decided_at: Option<Timestamp>,
    /// What the administrator who decided says to both sides; `null` if none did.
    #[schema(example = json!(null))]
    pub(crate) statement: Option<String>,
    /// Until when an administrator's decision can be appealed, once; `null` otherwise.
    pub(crate) appeal_until: Option<Timestamp>,
    pub(crate) appeal: Option<AppealRead>,
}

/// What one side says.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatementRead {
    /// Numbered from 1.
    #[schema(example = 1)]
    pub(crate) number: i64,
    pub(crate) by: Side,
    #[schema(example = "The tap was not replaced, it still drips.")]
    pub(crate) text: String,
    pub(crate) created_at: Timestamp,
}

/// A proposed settlement.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SettlementRead {
    /// Numbered from 1.
    #[schema(example = 1)]
    pub(crate) number: i64,
    pub(crate) by: Side,
    pub(crate) status: SettlementStatus,
    /// `null` if no total was agreed.
    pub(crate) worker_gets: Option<Money>,
    #[schema(example = "Half of it, as half of the work is done.")]
    pub(crate) note: Option<String>,
    pub(crate) created_at: Timestamp,
    /// When it was accepted, declined or superseded.
    pub(crate) decided_at: Option<Timestamp>,
}

/// An appeal against the decision of an administrator.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AppealRead {
    pub(crate) by: Side,
    #[schema(example = "The pictures in our conversation show that it was done.")]
    pub(crate) text: String,
    pub(crate) created_at: Timestamp,
    /// `null` before.
    pub(crate) decided_at: Option<Timestamp>,
    /// What the administrator who decided on it says to both sides.
    #[schema(example = json!(null))]
    pub(crate) statement: Option<String>,
}

impl DisputeRead {
    pub(crate) fn of(record: DisputeRecord, settings: DisputeSettings) -> Self {
        let DisputeRecord { dispute, statements, settlements, currency } = record;
        let is_open = dispute.status == DisputeStatus::Open && dispute.answered_at.is_none();
        let is_appealable = dispute.status == DisputeStatus::Resolved;
        Self {
            job_id: dispute.job_id,
            status: dispute.status,
            opened_by: dispute.opened_by,
            reason_code: dispute.reason_code,
            wanted: Money::of(dispute.wanted, currency.clone()),
            opened_at: dispute.opened_at,
            answer_until: is_open.then(|| dispute.opened_at.saturating_add(settings.answer_period)),
            statements: statements.into_iter().map(StatementRead::from).collect(),
            settlements: settlements.into_iter().map(|one| SettlementRead::of(one, currency.clone())).collect(),
            decided_at: dispute.decided_at,
            statement: dispute.statement.clone(),
            appeal_until: dispute
                .decided_at
                .filter(|_| is_appealable)
                .map(|at| at.saturating_add(settings.appeal_period)),
            appeal: AppealRead::of(dispute),
        }
    }
}

impl From<DisputeStatement> for StatementRead {
    fn from(DisputeStatement { number, made_by, text, created_at }: DisputeStatement) -> Self {
        Self { number, by: made_by, text, created_at }
    }
}

impl SettlementRead {
    fn of(settlement: Settlement, currency: Option<String>) -> Self {
        let Settlement { number, proposed_by, status, worker_gets, note, created_at, decided_at } = settlement;
        let worker_gets = Money::of(worker_gets, currency);
        Self { number, by: proposed_by, status, worker_gets, note, created_at, decided_at }
    }
}

impl AppealRead {
    fn of(dispute: Dispute) -> Option<Self> {
        let ((by, text), created_at) = dispute.appealed_by.zip(dispute.appeal).zip(dispute.appealed_at)?;
        Some(Self { by, text, created_at, decided_at: dispute.appeal_decided_at, statement: dispute.appeal_statement })
    }
}
