//! Permissions are types that only a transaction can create.
//!
//! A service that takes a [`Client`] cannot be called without one, and [`admit`] is the only way to get one: it
//! reads the caller's session and account inside the transaction of the work. So a revoked permission is gone
//! at once.

mod admission;
mod party;
mod roles;

pub(crate) use admission::{AdmissionPolicy, Intent, Permission, PermissionError, admit};
pub(crate) use party::{AgreeingParty, JobViewer, Party, Respondent};
pub(crate) use roles::{
    Admin, Client, Flagger, Listener, ListingEditor, SessionOwner, SignedIn, VerifiedWorker, Worker,
};
