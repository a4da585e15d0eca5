//! Workers: their profile, their identity check, and the administrators' desk.

mod batches;
mod check;
mod claims;
mod desk;
mod draft;
mod export;
mod hostile;
mod kyc;
mod names;
mod profile;
mod quarantine;
mod retention;
mod signals;
mod stalled;
