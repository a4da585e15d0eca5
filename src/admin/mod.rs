//! Administration: accounts, reviews, the audit trail and statistics. (Administrators' routes of jobs and
//! identity checks are in their modules.)

pub(crate) mod actions;
pub(crate) mod audit;
pub(crate) mod flows;
pub(crate) mod lifecycle;
pub(crate) mod models;
pub(crate) mod operator;
pub(crate) mod overview;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod stats;
pub(crate) mod system;
pub(crate) mod waiting;
