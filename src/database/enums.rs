//! Enums that are stored as the text that the API shows.

/// Stores a type as text in both engines, by its `as_str` and `FromStr`.
macro_rules! stored_as_text {
    ($name:ident) => {
        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_str()?.parse().map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)))
            }
        }

        impl tokio_postgres::types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &tokio_postgres::types::Type,
                out: &mut tokio_util::bytes::BytesMut,
            ) -> Result<tokio_postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
                self.as_str().to_sql(ty, out)
            }
            fn accepts(ty: &tokio_postgres::types::Type) -> bool {
                <&str as tokio_postgres::types::ToSql>::accepts(ty)
            }
            tokio_postgres::types::to_sql_checked!();
        }

        impl<'a> tokio_postgres::types::FromSql<'a> for $name {
            fn from_sql(
                ty: &tokio_postgres::types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
                Ok(<&str as tokio_postgres::types::FromSql>::from_sql(ty, raw)?.parse()?)
            }
            fn accepts(ty: &tokio_postgres::types::Type) -> bool {
                <&str as tokio_postgres::types::FromSql>::accepts(ty)
            }
        }
    };
}
pub(crate) use stored_as_text;

/// Declares an enum whose variants are stored, sent and documented as the given words. The CHECKs of the tables list the same words.
macro_rules! text_enum {
    ($(#[doc = $doc:literal])+ $vis:vis $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
        $vis enum $name {
            $($(#[doc = $variant_doc])+ #[serde(rename = $word)] $variant,)+
        }

        // Serde's derive would also accept an object with the word as its only field.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = String::deserialize(from)?;
                word.parse().map_err(|_| serde::de::Error::unknown_variant(&word, &[$($word),+]))
            }
        }

        impl $crate::core::input::FromInput for $name {
            fn from_input(
                input: $crate::core::input::Input<'_>,
                errors: &mut $crate::core::input::FieldErrors,
            ) -> Option<Self> {
                use $crate::core::input::FieldError;
                input.parse(errors, FieldError::UnknownValue { accepted: &[$($word),+] })
            }
        }

        // utoipa's derive cannot read a word that is an argument of a macro.
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(Self::ALL.iter().map(|variant| variant.as_str())))
                    .description(Some(Self::ALL.iter().fold(format!("{}\n", concat!($($doc),+).trim()), |text, variant| {
                        format!("{text}\n- `{}`: {}", variant.as_str(), variant.meaning())
                    })))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}

        impl $name {
            /// All variants, in the order of their declaration.
            $vis const ALL: &[Self] = &[$(Self::$variant),+];

            /// What it means, for the document.
            #[must_use]
            $vis fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($variant_doc),+).trim(),)+ }
            }

            /// The word that is stored and sent.
            #[must_use]
            $vis fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::database::Error;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    other => Err($crate::database::Error::Other(format!(concat!("{:?} is not a ", stringify!($name)), other))),
                }
            }
        }

        $crate::database::enums::stored_as_text!($name);
    };
}
pub(crate) use text_enum;

text_enum! {
    /// The role of an account. Each account has one role.
    pub Role {
        /// Hires workers.
        Client = "CLIENT",
        /// Offers services.
        Worker = "WORKER",
        /// Verifies workers and moderates.
        Admin = "ADMIN",
    }
}

text_enum! {
    /// Whether an account may act.
    pub UserStatus {
        /// May do everything that its role allows.
        Active = "ACTIVE",
        /// May sign in and read, but not change anything. Hidden from the public.
        Frozen = "FROZEN",
        /// Cannot sign in. Hidden from the public.
        Banned = "BANNED",
        /// Deleted: personal data are erased, and the e-mail address can be used again.
        Deleted = "DELETED",
    }
}

text_enum! {
    /// A side of a conversation, a job or a review.
    pub(crate) Side {
        /// The client.
        Client = "CLIENT",
        /// The worker.
        Worker = "WORKER",
    }
}

impl Side {
    /// The opposite side.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Client => Self::Worker,
            Self::Worker => Self::Client,
        }
    }

    /// The role of this side.
    pub(crate) fn role(self) -> Role {
        match self {
            Self::Client => Role::Client,
            Self::Worker => Role::Worker,
        }
    }

    /// The column with the account of this side.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Client => "client_id",
            Self::Worker => "worker_id",
        }
    }
}

impl From<Side> for Actor {
    fn from(side: Side) -> Self {
        match side {
            Side::Client => Self::Client,
            Side::Worker => Self::Worker,
        }
    }
}

/// The actor of a transition of a job, an identity check or an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actor {
    Client,
    Worker,
    Admin,
    /// The system, when a time has passed or because of another change.
    System,
}

text_enum! {
    /// The status of a worker's identity check.
    pub KycStatus {
        /// No documents were submitted yet.
        NotSubmitted = "NOT_SUBMITTED",
        /// Waits for an administrator.
        Pending = "PENDING",
        /// An administrator has claimed it.
        InReview = "IN_REVIEW",
        /// The identity is verified.
        Approved = "APPROVED",
        /// Rejected; the worker may submit again.
        Rejected = "REJECTED",
        /// Some files must be submitted again.
        NeedsResubmission = "NEEDS_RESUBMISSION",
        /// The approval has expired.
        Expired = "EXPIRED",
        /// The approval was revoked.
        Revoked = "REVOKED",
    }
}

impl KycStatus {
    /// Whether the decision is still open.
    pub(crate) fn is_undecided(self) -> bool {
        matches!(self, Self::Pending | Self::InReview)
    }
}

text_enum! {
    /// The kind of an identity document.
    pub DocumentType {
        /// A passport.
        Passport = "PASSPORT",
        /// A driver's license.
        DriversLicense = "DRIVERS_LICENSE",
        /// A national identity card.
        NationalId = "NATIONAL_ID",
        /// A residence permit.
        ResidencePermit = "RESIDENCE_PERMIT",
    }
}

text_enum! {
    /// A file of a submission: the name of its form field and of its path.
    pub Slot {
        /// The document, or its front.
        Document = "document",
        /// The document's back.
        DocumentBack = "document_back",
        /// A photograph of the worker.
        Selfie = "selfie",
        /// A licence to do certain work.
        Licence = "licence",
        /// A proof of insurance.
        Insurance = "insurance",
        /// An extract from the register of criminal records.
        CriminalRecord = "criminal_record",
    }
}

text_enum! {
    /// What a client owes who cancels a job after the agreement. Cancelling is free for an hour after the agreement in each, unless the
    /// start is nearer than 24 hours. Without an agreed start only `STRICT` charges anything, and a worker who cancels gets nothing.
    pub CancellationPolicy {
        /// Nothing until 24 hours before the start, then half.
        Flexible = "FLEXIBLE",
        /// Nothing until 5 days before the start, then half, and all in the last 24 hours.
        Moderate = "MODERATE",
        /// Half from the agreement on, and all in the last 7 days.
        Strict = "STRICT",
    }
}
