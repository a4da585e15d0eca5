//! Workers: their profile, their identity check, and the desk where administrators decide on it.

mod check;
mod claims;
mod desk;
mod draft;
mod export;
mod hostile;
mod kyc;
mod names;
pub(crate) mod papers;
mod profile;
mod quarantine;
mod retention;
mod signals;
mod stalled;
