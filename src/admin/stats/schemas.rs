//! Request and response bodies of statistics.

use crate::core::{clock::Timestamp, day::Day, input::from_fields};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// The period.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct StatsFilter {
    /// The first day; default: 29 days before the last one.
    pub(crate) from: Option<Day>,
    /// The last day; default: today.
    pub(crate) to: Option<Day>,
}

from_fields!(StatsFilter { from, to });

/// The statistics.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatsRead {
    pub(crate) totals: Totals,
    /// One entry per day in UTC, in order.
    pub(crate) days: Vec<DayRead>,
}

/// Totals, counted anew when they are older than half a minute.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Totals {
    /// When they were counted.
    pub(crate) counted_at: Timestamp,
    /// Accounts by role and status.
    #[schema(example = json!({ "CLIENT": { "ACTIVE": 120, "FROZEN": 0, "BANNED": 1, "DELETED": 3 } }))]
    pub(crate) users: BTreeMap<&'static str, BTreeMap<&'static str, i64>>,
    /// Public listings.
    #[schema(example = 80)]
    pub(crate) services_public: i64,
    /// Jobs by status.
    #[schema(example = json!({ "NEGOTIATING": 12, "ACCEPTED": 7 }))]
    pub(crate) jobs: BTreeMap<&'static str, i64>,
    /// Visible reviews.
    #[schema(example = 64)]
    pub(crate) reviews: i64,
    /// Open identity checks.
    #[schema(example = 2)]
    pub(crate) kyc_open: i64,
    /// Reviews with flags or a signal that wait for a decision.
    #[schema(example = 1)]
    pub(crate) reviews_flagged: i64,
}

/// The events of one day.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DayRead {
    pub(crate) day: Day,
    pub(crate) signups: i64,
    pub(crate) services: i64,
    pub(crate) threads: i64,
    pub(crate) messages: i64,
    pub(crate) jobs_created: i64,
    pub(crate) jobs_accepted: i64,
    pub(crate) jobs_completed: i64,
    pub(crate) jobs_cancelled: i64,
    pub(crate) reviews: i64,
    pub(crate) kyc_submissions: i64,
}
