//! Delivering events to webhooks: at least once, and in order for each subject.
//!
//! The log is the queue of a webhook: a webhook knows the last event that it has taken from it. One task of the queue,
//! its *lane*, does all of its work, so a receiver that does not answer occupies nothing of the others. The lane takes
//! events as deliveries, of which a webhook has a limited number, and sends those that are due, one of each subject. A
//! failed delivery is repeated later ([`schedule`]); meanwhile the later events of its subject wait, and no others.

pub(crate) mod flows;
mod message;
pub(crate) mod metrics;
pub(crate) mod models;
pub(crate) mod needs;
mod schedule;
pub(crate) mod schemas;
pub(crate) mod services;
