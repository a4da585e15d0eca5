//! Reviews by both sides of a job, which nobody else reads before both are posted or the time for them is over; replies, flags, moderation and
//! appeals. The rules are in [`lifecycle`].

pub(crate) mod lifecycle;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod moderation;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod settings;
