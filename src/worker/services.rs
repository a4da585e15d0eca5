//! The rules of worker profiles.

use super::{
    models::{self, Profile, Skills},
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
    #[error("a place has a latitude and a longitude")]
    HalfAPlace { missing: &'static str },
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// The caller's own profile.
pub(crate) fn me(tx: &mut Tx<'_>, worker: &Worker) -> Result<Profile, WorkerError> {
    Ok(Profile::find(tx, worker.id())?.ok_or(database::Error::NoRow)?)
}

/// A worker, for everybody to see.
pub(crate) fn show(tx: &mut Tx<'_>, id: UserId) -> Result<Profile, WorkerError> {
    Profile::find_public(tx, id)?.ok_or(WorkerError::NoSuchWorker)
}

/// Changes what is mentioned of the caller's profile.
pub(crate) fn change_profile(tx: &mut Tx<'_>, worker: &Worker, update: &WorkerUpdate) -> Result<Profile, WorkerError> {
    let old = me(tx, worker)?;
    let profile = changed(old.clone(), update)?;
    if profile == old {
        return Ok(profile);
    }
    profile.save(tx)?;
    service::models::refresh(tx, worker.id())?;
    event::append(tx, of_worker(EventKind::WorkerChanged, worker))?;
    Ok(profile)
}

fn changed(old: Profile, update: &WorkerUpdate) -> Result<Profile, WorkerError> {
    let mut new = old;
    if let Some(first_name) = &update.first_name {
        new.user.first_name = first_name.to_string();
    }
    if let Some(last_name) = &update.last_name {
        new.user.last_name = last_name.to_string();
    }
    if let Some(skills) = &update.skills {
        new.skills = Skills::new(skills.iter());
    }
    new.user.phone_number = update.phone_number.apply(new.user.phone_number, |phone| phone.to_string());
    new.bio = update.bio.apply(new.bio, |bio| bio.to_string());
    new.years_experience = update.years_experience.apply(new.years_experience, |years| years.0);
    new.location = update.location.apply(new.location, |location| location.to_string());
    new.latitude = update.latitude.apply(new.latitude, |degrees| degrees.0);
    new.longitude = update.longitude.apply(new.longitude, |degrees| degrees.0);
    match (new.latitude, new.longitude) {
        (Some(_), None) => Err(WorkerError::HalfAPlace { missing: "/longitude" }),
        (None, Some(_)) => Err(WorkerError::HalfAPlace { missing: "/latitude" }),
        _ => Ok(new),
    }
}

/// Says whether the caller can be hired now.
pub(crate) fn set_availability(tx: &mut Tx<'_>, worker: &Worker, now: &Availability) -> Result<Profile, WorkerError> {
    models::set_availability(tx, worker.id(), now.is_available, now.note.as_deref())?;
    service::models::refresh(tx, worker.id())?;
    let data = json!({ "is_available": now.is_available });
    event::append(tx, of_worker(EventKind::WorkerAvailabilityChanged, worker).with(data))?;
    me(tx, worker)
}

/// Something that a worker did to their own profile.
fn of_worker(kind: EventKind, worker: &Worker) -> Event {
    Event::new(kind, worker.id().as_uuid()).by(worker.id()).to_worker(worker.id())
}
