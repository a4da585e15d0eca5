//! Identifiers: UUIDs of version 7 (RFC 9562), each kind a type of its own.
//!
//! The first 60 bits after the version are the time in units of a 4096th of a millisecond (section 6.2, method 3), so identifiers
//! made by one process sort by the time of their making, and lists can be paged by them.

use super::Tx;
use crate::core::clock::Timestamp;
use uuid::Uuid;

/// A new identifier for something that is made at `now`.
pub(crate) fn uuid_v7(now: Timestamp, random: u128) -> Uuid {
    let micros = u128::try_from(now.unix_micros()).unwrap_or_default();
    let (millis, fraction) = (micros / 1000, (micros % 1000) * 4096 / 1000);
    const VERSION: u128 = 0x7 << 76;
    const VARIANT: u128 = 0b10 << 62;
    Uuid::from_u128((millis << 80) | VERSION | (fraction << 64) | VARIANT | (random & ((1 << 62) - 1)))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new one, made now.
            #[must_use]
            pub fn new(tx: &Tx<'_>) -> Self {
                Self(uuid_v7(tx.now(), tx.random()))
            }

            /// Before every other: where a list in ascending order begins.
            pub const FIRST: Self = Self(Uuid::nil());
            /// After every other: where a list in descending order begins.
            pub const LAST: Self = Self(Uuid::max());

            /// The bare UUID.
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
                    .examples([serde_json::json!("019a2c3e-7b5d-7c41-9f6e-3d2a1b0c4e5f")])
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
    /// A claim to an address that is not proven yet.
    SignupId,
    /// A new address that is not proven yet.
    AddressChangeId,
    /// Everything that is held about somebody, packed.
    ExportId,
    /// Somebody at an OpenID provider.
    IdentityId,
    /// A worker's attempt to prove who they are.
    SubmissionId,
    /// The name that a worker wishes to have.
    NameChangeId,
    /// A listing.
    ServiceId,
    /// A conversation.
    ThreadId,
    /// An entry in a conversation.
    MessageId,
    /// An engagement.
    JobId,
    /// What one side of a finished job says about the other.
    ReviewId,
    /// Work that is done later.
    TaskId,
    /// A worker's claim on a task.
    LeaseId,
    /// A key that signs access tokens.
    KeyId,
    /// An app that shows codes.
    FactorId,
    /// A key on somebody's device that opens their account.
    PasskeyId,
    /// What a device is being asked.
    CeremonyId,
    /// A network and a kind of browser in it that an account was signed in from.
    KnownDeviceId,
    /// What somebody looks like.
    PictureId,
    /// Whatever an event is about.
    SubjectId,
}

impl SubmissionId {
    /// A new one, made `now`: its files are sealed for it before there is a transaction.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self(uuid_v7(now, crate::core::security::random()))
    }
}

impl PictureId {
    /// A new one, made `now`: its files are sealed for it before there is a transaction.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self(uuid_v7(now, crate::core::security::random()))
    }
}

impl UserId {
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
