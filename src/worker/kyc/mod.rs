//! Identity checks: a worker submits documents, and an administrator decides at the [`desk`].
//!
//! The files are encrypted before they are written, with a key per submission, which only its row contains.

pub(crate) mod check;
pub(crate) mod desk;
pub(crate) mod draft;
pub(crate) mod flows;
pub(crate) mod lifecycle;
pub(crate) mod limits;
pub(crate) mod models;
pub(crate) mod particulars;
pub(crate) mod quarantine;
pub(crate) mod requirements;
pub(crate) mod retention;
pub(crate) mod routes;
pub(crate) mod schemas;
pub(crate) mod services;
pub(crate) mod signals;
