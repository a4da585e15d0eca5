//! Webhooks: events are delivered to endpoints of the operator, signed as Standard Webhooks. Administrators manage
//! them; [`delivery`] sends.

pub(crate) mod delivery;
pub(crate) mod flows;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
