//! Numbers for charts.

use crate::core::{day::Day, input::from_fields};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Which days.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct StatsFilter {
    /// The first day; 29 days before the last one, if left out.
    pub(crate) from: Option<Day>,
    /// The last day; today, if left out.
    pub(crate) to: Option<Day>,
}

from_fields!(StatsFilter { from, to });

/// How the marketplace is doing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatsRead {
    pub(crate) totals: Totals,
    /// One entry for each day in UTC, the first day first.
    pub(crate) days: Vec<DayRead>,
}

/// How much there is now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Totals {
    /// Accounts by role and status.
    #[schema(example = json!({ "CLIENT": { "ACTIVE": 120, "FROZEN": 0, "BANNED": 1, "DELETED": 3 } }))]
    pub(crate) users: BTreeMap<&'static str, BTreeMap<&'static str, i64>>,
    /// Listings that the public sees.
    #[schema(example = 80)]
    pub(crate) services_public: i64,
    /// Jobs by status.
    #[schema(example = json!({ "NEGOTIATING": 12, "ACCEPTED": 7 }))]
    pub(crate) jobs: BTreeMap<&'static str, i64>,
    /// Reviews that count.
    #[schema(example = 64)]
    pub(crate) reviews: i64,
    /// Identity checks that wait for a decision.
    #[schema(example = 2)]
    pub(crate) kyc_open: i64,
    /// Reviews with flags or a signal that wait for a decision.
    #[schema(example = 1)]
    pub(crate) reviews_flagged: i64,
}

/// What happened on one day.
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
