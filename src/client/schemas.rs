//! Request and response bodies of clients.

use super::models::ClientProfile;
use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        input::{from_fields, given},
        language::Language,
        text::{Line, Paragraph, Phone},
        time_zone::TimeZone,
    },
    database::{
        ids::UserId,
        models::{
            texts::{About, FirstName, LastName},
            user::{PublicName, UserRead},
        },
    },
    picture::address::PictureUrl,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Changes to a client's profile. Omitted fields stay unchanged; `null` clears an optional field.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClientUpdate {
    #[serde(default)]
    #[schema(nullable = false)]
    pub(crate) first_name: Option<FirstName>,
    /// Empty for people with a single name.
    #[serde(default)]
    #[schema(value_type = String, max_length = 80, example = "Lovelace")]
    pub(crate) last_name: Option<LastName>,
    #[serde(default)]
    pub(crate) phone_number: Change<Phone>,
    /// The rough location, shown to everyone.
    #[serde(default)]
    pub(crate) location: Change<Line<1, 120>>,
    /// Never shown to the public.
    #[serde(default)]
    pub(crate) address: Change<Paragraph<1, 300>>,
    #[serde(default)]
    pub(crate) about: Change<About>,
    /// The language of mails to you. `null`: that of this installation.
    #[serde(default)]
    pub(crate) language: Change<Language>,
    /// The time zone of times in mails to you. `null`: that of this installation.
    #[serde(default)]
    pub(crate) time_zone: Change<TimeZone>,
}

from_fields!(ClientUpdate {
    first_name: given = None,
    last_name: given = None,
    phone_number,
    location,
    address,
    about,
    language,
    time_zone
});

/// A client's own profile.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ClientRead {
    #[serde(flatten)]
    user: UserRead,
    #[schema(example = "Berlin, Kreuzberg")]
    location: Option<String>,
    #[schema(example = "Oranienstraße 1\n10999 Berlin")]
    address: Option<String>,
    #[schema(example = "An old house with a garden, and two cats.")]
    about: Option<String>,
    picture_url: Option<PictureUrl>,
}

impl From<ClientProfile> for ClientRead {
    fn from(client: ClientProfile) -> Self {
        Self {
            user: client.user.into(),
            location: client.location,
            address: client.address,
            about: client.about,
            picture_url: client.picture_id.map(PictureUrl),
        }
    }
}

/// A client as shown to everyone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct PublicClient {
    id: UserId,
    #[serde(flatten)]
    name: PublicName,
    #[schema(example = "Berlin, Kreuzberg")]
    location: Option<String>,
    picture_url: Option<PictureUrl>,
    #[schema(example = "An old house with a garden, and two cats.")]
    about: Option<String>,
    member_since: Timestamp,
    #[schema(example = 3)]
    jobs_completed: i64,
}

impl From<ClientProfile> for PublicClient {
    fn from(client: ClientProfile) -> Self {
        Self {
            id: client.user.id,
            name: PublicName::new(client.user.first_name, &client.user.last_name),
            location: client.location,
            picture_url: client.picture_id.map(PictureUrl),
            about: client.about,
            member_since: client.user.created_at,
            jobs_completed: client.jobs_completed,
        }
    }
}
