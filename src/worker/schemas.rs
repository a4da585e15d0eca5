//! Request and response bodies of workers.

use super::{models::OwnProfile, name_change::schemas::WishedName, reliability::summary::Reliability, summary::Rating};
use crate::{
    core::{
        change::Change,
        input::{FieldErrors, FromInput, Input, at_most, from_fields, given},
        language::Language,
        text::{Degrees, Line, Phone, Whole},
        time_zone::TimeZone,
    },
    database::{
        enums::KycStatus,
        models::{
            texts::{About, FirstName, LastName, MAX_SKILLS, Skill},
            user::UserRead,
        },
    },
    picture::address::PictureUrl,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Changes to a worker's profile. Omitted fields stay unchanged; `null` clears an optional field.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkerUpdate {
    /// After or during an identity check, a new name waits for an administrator's decision: see `wished_name`.
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) first_name: Option<FirstName>,
    /// Empty for people with a single name.
    #[serde(default)]
    #[schema(value_type = String, max_length = 80, example = "Lovelace")]
    pub(crate) last_name: Option<LastName>,
    #[serde(default)]
    pub(crate) phone_number: Change<Phone>,
    #[serde(default)]
    pub(crate) bio: Change<About>,
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) skills: Option<SkillList>,
    #[serde(default)]
    pub(crate) years_experience: Change<Whole<0, 80>>,
    /// The location in words.
    #[serde(default)]
    pub(crate) location: Change<Line<1, 120>>,
    /// Given together with `longitude`. Never shown to the public.
    #[serde(default)]
    pub(crate) latitude: Change<Degrees<90>>,
    #[serde(default)]
    pub(crate) longitude: Change<Degrees<180>>,
    /// The language of mails to you. `null`: that of this installation.
    #[serde(default)]
    pub(crate) language: Change<Language>,
    /// The time zone of times in mails to you. `null`: that of this installation.
    #[serde(default)]
    pub(crate) time_zone: Change<TimeZone>,
}

from_fields!(WorkerUpdate {
    first_name: given = None,
    last_name: given = None,
    phone_number,
    bio,
    skills: given = None,
    years_experience,
    location,
    latitude,
    longitude,
    language,
    time_zone
});

/// At most 30 skills. Duplicates are removed.
#[derive(Debug, Clone, ToSchema)]
#[serde(transparent)]
#[schema(max_items = 30, example = json!(["Leaking taps", "Pipes"]))]
pub(crate) struct SkillList(Vec<Skill>);

impl SkillList {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|skill| &**skill)
    }
}

impl FromInput for SkillList {
    fn from_input(input: Input<'_>, errors: &mut FieldErrors) -> Option<Self> {
        at_most(MAX_SKILLS, input, errors).map(Self)
    }
}

/// Whether a worker is available.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Availability {
    pub(crate) is_available: bool,
    /// A short note; removed when omitted.
    #[serde(default)]
    pub(crate) note: Option<Line<1, 200>>,
}

from_fields!(Availability { is_available, note });

/// A worker's own profile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct WorkerRead {
    #[serde(flatten)]
    user: UserRead,
    /// A requested name. After or during an identity check, an administrator decides on it.
    wished_name: Option<WishedName>,
    #[schema(example = "I have been at it for twelve years.")]
    bio: Option<String>,
    #[schema(example = json!(["Leaking taps", "Pipes"]))]
    skills: Vec<String>,
    #[schema(example = 12)]
    years_experience: Option<i64>,
    #[schema(example = "Berlin, Kreuzberg")]
    location: Option<String>,
    #[schema(example = 52.4986)]
    latitude: Option<f64>,
    #[schema(example = 13.4033)]
    longitude: Option<f64>,
    is_available: bool,
    #[schema(example = "Back from holidays on Monday")]
    availability_note: Option<String>,
    kyc_status: KycStatus,
    picture_url: Option<PictureUrl>,
    rating: Rating,
    #[schema(example = 41)]
    jobs_completed: i64,
    reliability: Reliability,
}

impl From<OwnProfile> for WorkerRead {
    fn from(OwnProfile { profile: worker, wished_name }: OwnProfile) -> Self {
        Self {
            user: worker.user.into(),
            wished_name: wished_name.map(WishedName::from),
            bio: worker.bio,
            skills: worker.skills.into_vec(),
            years_experience: worker.years_experience,
            location: worker.location,
            latitude: worker.latitude,
            longitude: worker.longitude,
            is_available: worker.is_available,
            availability_note: worker.availability_note,
            kyc_status: worker.kyc_status,
            picture_url: worker.picture_id.map(PictureUrl),
            rating: worker.rating,
            jobs_completed: worker.jobs_completed,
            reliability: worker.reliability,
        }
    }
}
