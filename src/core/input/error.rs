//! Errors of fields: stable codes with parameters, so that clients can show their own texts.

use crate::core::language::Language;
use serde::Serialize;
use std::borrow::Cow;
use utoipa::ToSchema;

/// The error of a field, with its parameters.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum FieldError {
    /// The field is missing.
    #[error("is required")]
    Required,
    /// There is no field or parameter of this name.
    #[error("is unknown{}", listed(known, "; known names are "))]
    UnknownField {
        /// The known names.
        known: Vec<&'static str>,
    },
    /// The field is given more than once.
    #[error("is given more than once")]
    DuplicateField,
    /// The value has another JSON type, or is `null` although it must not be.
    #[error("must be {}", expected.described())]
    InvalidType {
        /// The expected type.
        expected: JsonType,
    },
    /// The value is not one of the accepted values, or does not exist.
    #[error("must be {}", listed(accepted, "one of "))]
    UnknownValue {
        /// The accepted values; empty if they are not fixed.
        accepted: &'static [&'static str],
    },
    /// The text does not have the format.
    #[error("must be {}", format.described())]
    InvalidFormat {
        /// The expected format.
        format: Format,
    },
    /// Fewer visible characters, or fewer items, than `min`.
    #[error("must have at least {min} visible characters")]
    TooShort {
        /// The minimum.
        min: usize,
    },
    /// More characters than `max`; in forms with files, more bytes.
    #[error("must have at most {max} characters")]
    TooLong {
        /// The maximum.
        max: usize,
    },
    /// More items or words than `max`.
    #[error("must have at most {max} items")]
    TooMany {
        /// The maximum.
        max: usize,
    },
    /// The number is out of range. A bound that depends on other fields is omitted.
    #[error("must be {}", range(*min, *max))]
    OutOfRange {
        /// The smallest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        min: Option<i64>,
        /// The largest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        max: Option<i64>,
    },
    /// An item occurs twice.
    #[error("must contain each item once")]
    Duplicate,
    /// Both or none of these fields are given, but exactly one is required.
    #[error("exactly one of {} must be given", fields.join(", "))]
    OneOf {
        /// The fields.
        fields: &'static [&'static str],
    },
    /// A control character, a bidirectional override, or text that is not UTF-8.
    #[error("must not contain control characters or bidirectional overrides")]
    ForbiddenCharacter,
    /// Not an e-mail address with a public domain.
    #[error("must be an e-mail address with a public domain, such as ada@example.com")]
    InvalidEmail,
    /// Not a telephone number.
    #[error("must be a telephone number such as +49 30 1234567")]
    InvalidPhoneNumber,
    /// Not the name of a person.
    #[error(
        "must be a name: letters, and between them spaces, hyphens, apostrophes and dots, but no web or e-mail address"
    )]
    InvalidName,
    /// A name that looks like the operator's staff.
    #[error("must not be the name of this marketplace or of its staff")]
    ReservedName,
    /// Not a currency of ISO 4217.
    #[error("must be a currency of ISO 4217 such as EUR")]
    InvalidCurrency,
    /// Not a time zone of the IANA database.
    #[error("must be a time zone of the IANA database such as Europe/Berlin")]
    InvalidTimeZone,
    /// A password that attackers try first.
    #[error("must not be a common password")]
    TooCommon,
    /// Not the account's password.
    #[error("is wrong")]
    WrongPassword,
    /// The account has no password yet.
    #[error("this account has no password")]
    NoPassword,
    /// Not a valid code.
    #[error("is wrong")]
    WrongCode,
    /// A token that is not valid, or no longer.
    #[error("is not valid now")]
    InvalidToken,
    /// Not a cursor of this list.
    #[error("is not a cursor of this list: send next_cursor of the previous page, with the same parameters")]
    InvalidCursor,
    /// A header that cannot be parsed.
    #[error("must be given once, as documented")]
    InvalidHeader,
    /// The state does not belong to a sign-in attempt of this browser.
    #[error("is not valid now")]
    InvalidState,
    /// Not a path of this site.
    #[error("must be a path of this site")]
    InvalidPath,
    /// The ceremony has ended, or is another one.
    #[error("is not valid now")]
    InvalidCeremony,
    /// Not the response of an authenticator to this ceremony.
    #[error("must be the result of the browser's toJSON()")]
    InvalidCredential,
    /// Not for this account.
    #[error("is not allowed for this account")]
    NotAllowed,
    /// A URL to whose host no request may be sent.
    #[error("must lead to a public address")]
    RefusedAddress,
    /// Not a plausible value.
    #[error("is not plausible")]
    InvalidValue,
    /// A document that has expired.
    #[error("is in the past")]
    Expired,
    /// Not the submission of the path.
    #[error("is another submission")]
    OtherSubmission,
    /// More than `max` parameters.
    #[error("at most {max} parameters may be given")]
    TooManyParameters {
        /// The maximum.
        max: usize,
    },
    /// The malware scanner has found something.
    #[error("contains malware")]
    Infected,
    /// Larger than `max_bytes`. The empty pointer names the whole body.
    #[error("must have at most {max_bytes} bytes")]
    TooLarge {
        /// The maximum. In bytes.
        max_bytes: usize,
    },
    /// Of a media type that is not read here; a file by its bytes, not by its name. The pointer `/Content-Type` names that of the whole body.
    #[error("must be {}", accepted.join(" or "))]
    UnsupportedMedia {
        /// The media types that are read.
        accepted: Vec<&'static str>,
    },
    /// A picture with too many pixels.
    #[error("has too many pixels")]
    TooManyPixels,
    /// An animated picture.
    #[error("must not be animated")]
    AnimatedImage,
    /// A damaged picture.
    #[error("is damaged")]
    DamagedImage,
    /// A damaged document.
    #[error("is damaged")]
    DamagedDocument,
    /// A document that is also a file of another kind.
    #[error("is a file of two kinds at once")]
    AmbiguousDocument,
}

/// A type of JSON, as JSON Schema names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JsonType {
    /// A text.
    String,
    /// A number without a fraction, however it is written.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    Array,
    /// Named fields.
    Object,
}

impl JsonType {
    fn described(self) -> &'static str {
        match self {
            JsonType::String => "a string",
            JsonType::Integer => "a whole number",
            JsonType::Number => "a number",
            JsonType::Boolean => "true or false",
            JsonType::Array => "an array",
            JsonType::Object => "an object",
        }
    }
}

/// A format of text, as JSON Schema names it where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// An id.
    Uuid,
    /// A day such as `2026-05-04`.
    Date,
    /// A timestamp such as `2026-05-04T10:00:00Z` (RFC 3339).
    DateTime,
    /// `latitude,longitude` in degrees.
    Position,
    /// `west,south,east,north` in degrees.
    MapPart,
    /// A URL such as `https://example.com/hooks`.
    Url,
    /// A name in addresses such as `window-cleaning`.
    Slug,
    /// The name of an icon such as `cleaning_services`.
    IconName,
    /// A quantity such as `2.5`.
    Quantity,
}

impl Format {
    fn described(self) -> &'static str {
        match self {
            Format::Uuid => "an id (UUID)",
            Format::Date => "a day between 1970 and 9999, such as 2026-05-04",
            Format::DateTime => "an RFC 3339 date and time such as 2026-05-04T10:00:00Z",
            Format::Url => "a URL such as https://example.com/hooks, without user name, password and fragment",
            Format::Slug => "lower-case letters and digits, with hyphens between them, such as window-cleaning",
            Format::IconName => "lower-case letters, digits and underscores, such as cleaning_services",
            Format::Quantity => "a quantity from 0.001 to 1000000 with at most three decimals, such as \"2.5\"",
            Format::Position => "latitude,longitude in degrees such as 52.52,13.405",
            Format::MapPart => "west,south,east,north in degrees, south not above north, such as 13.1,52.3,13.8,52.7",
        }
    }
}

fn listed(words: &[&str], before: &str) -> String {
    match words {
        [] if before.starts_with("one") => "a value that exists".to_owned(),
        [] => String::new(),
        words => format!("{before}{}", words.join(", ")),
    }
}

fn range(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("between {min} and {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "in the range that the other fields allow".to_owned(),
    }
}

/// An invalid field.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvalidField {
    /// A JSON pointer (RFC 6901) into the body, or a slash and the name of a parameter or header.
    #[schema(example = "/rating")]
    pub pointer: String,
    /// The error, for programs.
    #[serde(flatten)]
    pub error: FieldError,
    /// The error, for people.
    #[schema(example = "must be between 1 and 5")]
    pub detail: String,
}

impl InvalidField {
    /// With the usual text.
    pub fn new(pointer: impl Into<String>, error: FieldError) -> Self {
        let detail = error.to_string();
        Self { pointer: pointer.into(), error, detail }
    }

    /// The text for people in their language. In English it may be more precise than its code.
    pub(crate) fn detail_in(&self, language: Language) -> Cow<'_, str> {
        language.field_error(&self.error).map_or(Cow::Borrowed(&*self.detail), Cow::Owned)
    }

    pub(crate) fn in_language(&self, language: Language) -> Self {
        Self { detail: self.detail_in(language).into_owned(), ..self.clone() }
    }
}
