//! A worker as shown to everyone, on their own page and in lists of other modules.

use super::{models::WorkerProfile, reliability::summary::Reliability, summary::Rating};
use crate::{
    core::clock::Timestamp,
    database::{enums::KycStatus, ids::UserId, models::user::PublicName},
    picture::address::PictureUrl,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A worker as shown to everyone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct PublicWorker {
    id: UserId,
    #[serde(flatten)]
    name: PublicName,
    #[schema(example = "I have been at it for twelve years.")]
    bio: Option<String>,
    #[schema(example = json!(["Leaking taps", "Pipes"]))]
    skills: Vec<String>,
    #[schema(example = 12)]
    years_experience: Option<i64>,
    #[schema(example = "Berlin, Kreuzberg")]
    location: Option<String>,
    is_available: bool,
    #[schema(example = "Back from holidays on Monday")]
    availability_note: Option<String>,
    /// Whether the identity check is approved.
    is_verified: bool,
    rating: Rating,
    #[schema(example = 41)]
    jobs_completed: i64,
    reliability: Reliability,
    picture_url: Option<PictureUrl>,
    member_since: Timestamp,
}

impl From<WorkerProfile> for PublicWorker {
    fn from(worker: WorkerProfile) -> Self {
        Self {
            id: worker.user.id,
            name: PublicName::new(worker.user.first_name, &worker.user.last_name),
            bio: worker.bio,
            skills: worker.skills.into_vec(),
            years_experience: worker.years_experience,
            location: worker.location,
            is_available: worker.is_available,
            availability_note: worker.availability_note,
            is_verified: worker.kyc_status == KycStatus::Approved,
            rating: worker.rating,
            jobs_completed: worker.jobs_completed,
            reliability: worker.reliability,
            picture_url: worker.picture_id.map(PictureUrl),
            member_since: worker.user.created_at,
        }
    }
}
