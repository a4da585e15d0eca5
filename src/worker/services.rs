//! The rules of worker profiles.

use super::{
    models::{self, OwnProfile, Skills, WorkerProfile},
    name_change::{self, models::NameChange},
    schemas::{Availability, WorkerUpdate},
};
use crate::{
    auth::permissions::Worker,
    database::{self, Tx, ids::UserId},
    event::{self, Event, EventKind},
    service,
};
use serde_json::json;

/// Why a worker could not be shown or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkerError {
    #[error("there is no such worker")]
    NoSuchWorker,
    #[error("latitude and longitude must be given together")]
    HalfAPlace { missing: &'static str },
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The caller's own profile.
pub(crate) fn me(tx: &mut Tx<'_>, worker: &Worker) -> Result<OwnProfile, WorkerError> {
    Ok(OwnProfile {
        profile: WorkerProfile::find(tx, worker.id())?.ok_or(database::Error::NoRow)?,
        wished_name: NameChange::of_worker(tx, worker.id())?,
    })
}

/// A worker, as shown to everyone.
pub(crate) fn show(tx: &mut Tx<'_>, id: UserId) -> Result<WorkerProfile, WorkerError> {
    WorkerProfile::find_public(tx, id)?.ok_or(WorkerError::NoSuchWorker)
}

/// Changes the given fields of the caller's profile. A name that was verified, or is being verified, stays
/// until an administrator approves the new one.
pub(crate) fn change_profile(
    tx: &mut Tx<'_>,
    worker: &Worker,
    update: &WorkerUpdate,
) -> Result<OwnProfile, WorkerError> {
    let OwnProfile { profile: old, wished_name } = me(tx, worker)?;
    let mut profile = changed(old.clone(), update)?;
    if update.first_name.is_some() || update.last_name.is_some() {
        if name_change::services::needs_decision(old.kyc_status) {
            let (first_name, last_name) = requested_name(&old, wished_name, update);
            name_change::services::request(tx, worker, &old.user, &first_name, &last_name)?;
            (profile.user.first_name, profile.user.last_name) =
                (old.user.first_name.clone(), old.user.last_name.clone());
        } else {
            // An unverified name changes at once: there is nothing to decide.
            NameChange::withdraw(tx, worker.id())?;
        }
    }
    if profile != old {
        profile.save(tx)?;
        service::models::refresh(tx, worker.id())?;
        event::append(tx, of_worker(EventKind::WorkerChanged, worker))?;
    }
    me(tx, worker)
}

/// The name that the caller requests. Omitted parts are taken from an earlier request, if there is one.
fn requested_name(old: &WorkerProfile, wish: Option<NameChange>, update: &WorkerUpdate) -> (String, String) {
    let (first_name, last_name) = match wish {
        Some(wish) => (wish.first_name, wish.last_name),
        None => (old.user.first_name.clone(), old.user.last_name.clone()),
    };
    (
        update.first_name.as_ref().map_or(first_name, |name| name.to_string()),
        update.last_name.as_ref().map_or(last_name, |name| name.to_string()),
    )
}

fn changed(old: WorkerProfile, update: &WorkerUpdate) -> Result<WorkerProfile, WorkerError> {
    let WorkerUpdate {
        first_name,
        last_name,
        phone_number,
        bio,
        skills,
        years_experience,
        location,
        latitude,
        longitude,
        language,
        time_zone,
    } = update;
    let new = WorkerProfile {
        user: old.user.changed(first_name.as_ref(), last_name.as_ref(), phone_number, language, time_zone),
        bio: bio.apply(old.bio, |bio| bio.to_string()),
        skills: skills.as_ref().map_or(old.skills, |skills| Skills::new(skills.iter())),
        years_experience: years_experience.apply(old.years_experience, |years| years.0),
        location: location.apply(old.location, |location| location.to_string()),
        latitude: latitude.apply(old.latitude, |degrees| degrees.0),
        longitude: longitude.apply(old.longitude, |degrees| degrees.0),
        ..old
    };
    match (new.latitude, new.longitude) {
        (Some(_), None) => Err(WorkerError::HalfAPlace { missing: "/longitude" }),
        (None, Some(_)) => Err(WorkerError::HalfAPlace { missing: "/latitude" }),
        (Some(_), Some(_)) | (None, None) => Ok(new),
    }
}

/// Sets whether the caller is available.
pub(crate) fn set_availability(
    tx: &mut Tx<'_>,
    worker: &Worker,
    now: &Availability,
) -> Result<OwnProfile, WorkerError> {
    models::set_availability(tx, worker.id(), now.is_available, now.note.as_deref())?;
    service::models::refresh(tx, worker.id())?;
    let data = json!({ "is_available": now.is_available });
    event::append(tx, of_worker(EventKind::WorkerAvailabilityChanged, worker).with(data))?;
    me(tx, worker)
}

/// An event for a worker's change of their own profile.
fn of_worker(kind: EventKind, worker: &Worker) -> Event {
    Event::new(kind, worker.id().as_uuid()).by(worker.id()).to_worker(worker.id())
}
