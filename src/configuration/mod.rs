//! What a front end has to know of this installation before a user signs in. Every value is a setting that is in effect or a limit that
//! is enforced, and nothing of it is secret.

mod flows;
pub(crate) mod routes;
mod schemas;
