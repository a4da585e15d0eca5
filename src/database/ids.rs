//! Identifiers: UUIDs of version 7 (RFC 9562), with a type for each kind.
//!
//! They begin with the time in units of a 4096th of a millisecond (section 6.2, method 3). So they sort by their creation time, and lists can
//! be paged by them.

use super::Tx;
use crate::core::clock::Timestamp;
use uuid::Uuid;

/// Generates an identifier with the time `now`.
pub(crate) fn uuid_v7(now: Timestamp, random: u128) -> Uuid {
    let micros = u128::try_from(now.unix_micros()).unwrap_or_default();
    let (millis, fraction) = (micros / 1000, (micros % 1000) * 4096 / 1000);
    const VERSION: u128 = 0x7 << 76;
    const VARIANT: u128 = 0b10 << 62;
    Uuid::from_u128((millis << 80) | VERSION | (fraction << 64) | VARIANT | (random & ((1 << 62) - 1)))
}

/// The id in the document's examples. The demo has a worker, a listing, a conversation and so on with it, so that the
/// examples work there as they are.
pub(crate) const EXAMPLE: Uuid = Uuid::from_u128(0x019a_2c3e_7b5d_7c41_9f6e_3d2a_1b0c_4e5f);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Generates an identifier with the time of the transaction.
            #[must_use]
            pub fn new(tx: &Tx<'_>) -> Self {
                Self(uuid_v7(tx.now(), tx.random()))
            }

            /// Sorts before all others: the start of an ascending list.
            pub const FIRST: Self = Self(Uuid::nil());
            /// Sorts after all others: the start of a descending list.
            pub const LAST: Self = Self(Uuid::max());

            /// The UUID.
            #[must_use]
            pub fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }

        impl $crate::core::input::FromInput for $name {
            fn from_input(
                input: $crate::core::input::Input<'_>,
                errors: &mut $crate::core::input::FieldErrors,
            ) -> Option<Self> {
                use $crate::core::input::{FieldError, Format};
                input.parse(errors, FieldError::InvalidFormat { format: Format::Uuid })
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(rusqlite::types::ToSqlOutput::Borrowed(rusqlite::types::ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                let id = Uuid::from_slice(value.as_blob()?);
                id.map(Self).map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)))
            }
        }

        impl tokio_postgres::types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &tokio_postgres::types::Type,
                out: &mut tokio_util::bytes::BytesMut,
            ) -> Result<tokio_postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
                self.0.to_sql(ty, out)
            }
            fn accepts(ty: &tokio_postgres::types::Type) -> bool {
                <Uuid as tokio_postgres::types::ToSql>::accepts(ty)
            }
            tokio_postgres::types::to_sql_checked!();
        }

        impl<'a> tokio_postgres::types::FromSql<'a> for $name {
            fn from_sql(
                ty: &tokio_postgres::types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
                Uuid::from_sql(ty, raw).map(Self)
            }
            fn accepts(ty: &tokio_postgres::types::Type) -> bool {
                <Uuid as tokio_postgres::types::FromSql>::accepts(ty)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Uuid)))
                    .examples([serde_json::json!(EXAMPLE.to_string())])
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    )+};
}

ids! {
    /// An account.
    UserId,
    /// One sign-in on one device.
    SessionId,
    /// A sign-up whose e-mail address is not verified yet.
    SignupId,
    /// A new e-mail address that is not verified yet.
    AddressChangeId,
    /// An export of an account's data.
    ExportId,
    /// An account at an OpenID provider.
    IdentityId,
    /// The documents of a worker's identity check.
    SubmissionId,
    /// A worker's request to change their name.
    NameChangeId,
    /// A listing.
    ServiceId,
    /// A conversation between a client and a worker.
    ThreadId,
    /// A message of a conversation.
    MessageId,
    /// A job.
    JobId,
    /// A review of a job.
    ReviewId,
    /// A task of the queue.
    TaskId,
    /// A worker's claim on a task.
    LeaseId,
    /// A key that signs access tokens.
    KeyId,
    /// A second factor: an authenticator app.
    FactorId,
    /// A passkey.
    PasskeyId,
    /// A WebAuthn ceremony.
    CeremonyId,
    /// A network and a browser from which an account has signed in.
    KnownDeviceId,
    /// A picture of an account.
    PictureId,
    /// A webhook: an endpoint that receives events.
    WebhookId,
    /// A secret of a webhook.
    WebhookSecretId,
    /// An event that waits to be delivered to a webhook.
    DeliveryId,
    /// An attempt to deliver something to a webhook.
    DeliveryAttemptId,
    /// The subject of an event: any of the other ids.
    SubjectId,
}

impl SubmissionId {
    /// Generates an id outside of a transaction, because its files are encrypted before there is one.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self(uuid_v7(now, crate::core::security::random()))
    }
}

impl PictureId {
    /// Generates an id outside of a transaction, because its files are encrypted before there is one.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self(uuid_v7(now, crate::core::security::random()))
    }
}

impl DeliveryId {
    /// When it was generated, to the millisecond.
    pub(crate) fn made_at(self) -> Option<Timestamp> {
        let millis = i64::try_from(self.0.as_u128() >> 80).ok()?;
        Timestamp::from_unix_micros(millis.checked_mul(1000)?)
    }
}

impl JobId {
    /// Sorts before all jobs of that time and after all earlier ones.
    pub(crate) fn first_at(moment: Timestamp) -> Self {
        Self(uuid_v7(moment, 0))
    }
}

impl ThreadId {
    /// The same conversation as the subject of an event.
    pub(crate) fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl UserId {
    /// Sorts before all accounts of that time and after all earlier ones.
    pub(crate) fn first_at(moment: Timestamp) -> Self {
        Self(uuid_v7(moment, 0))
    }

    /// The same account as the subject of an event.
    #[must_use]
    pub fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(micros: i64) -> Timestamp {
        Timestamp::from_unix_micros(micros).unwrap()
    }

    proptest! {
        #[test]
        fn identifiers_sort_by_the_microsecond_of_their_making(micros in 0i64..253_402_300_799_000_000, random: [u128; 2]) {
            let earlier = uuid_v7(at(micros), random[0]);
            let later = uuid_v7(at(micros + 1), random[1]);
            prop_assert!(earlier < later);
            prop_assert_eq!(earlier.get_version_num(), 7);
            prop_assert_eq!(earlier.get_variant(), uuid::Variant::RFC4122);
        }
    }
}
