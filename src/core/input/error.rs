//! What can be wrong with a field: stable codes with parameters, so that a client can say it in its own words.

use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong with a field, and with which parameters.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum FieldError {
    /// It is missing.
    #[error("is needed")]
    Required,
    /// No such field or parameter is read here.
    #[error("is not known here{}", listed(known, "; known are "))]
    UnknownField {
        /// The names that are read here.
        known: &'static [&'static str],
    },
    /// It is given more than once.
    #[error("is given more than once")]
    DuplicateField,
    /// It is of another JSON type, or is `null` where it may not be.
    #[error("must be {}", expected.described())]
    InvalidType {
        /// The type that it must have.
        expected: JsonType,
    },
    /// Not one of a closed set of values, or nothing that exists.
    #[error("must be {}", listed(accepted, "one of "))]
    UnknownValue {
        /// The values of the set; empty where they are not a fixed set.
        accepted: &'static [&'static str],
    },
    /// Text, but not in the format.
    #[error("must be {}", format.described())]
    InvalidFormat {
        /// The format that it must have.
        format: Format,
    },
    /// Fewer characters that can be seen, or fewer items, than `min`.
    #[error("must have at least {min} characters that are visible")]
    TooShort {
        /// The least that is accepted.
        min: usize,
    },
    /// More characters than `max`; in forms with files, more bytes.
    #[error("must have at most {max} characters")]
    TooLong {
        /// The most that is accepted.
        max: usize,
    },
    /// More items or words than `max`.
    #[error("must have at most {max} items")]
    TooMany {
        /// The most that is accepted.
        max: usize,
    },
    /// A number outside of the range. A bound that depends on other fields is left out.
    #[error("must be {}", range(*min, *max))]
    OutOfRange {
        /// The least value.
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// The greatest value.
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// An item that another item repeats.
    #[error("must name each item once")]
    Duplicate,
    /// Either both or none of these fields were given, where it must be one.
    #[error("exactly one must be given")]
    OneOf,
    /// A control character, a bidirectional override, or text that is not UTF-8.
    #[error("must not have control characters or bidirectional overrides")]
    ForbiddenCharacter,
    /// Not an e-mail address that can be reached.
    #[error("must be an e-mail address that can be reached from everywhere, such as ada@example.com")]
    InvalidEmail,
    /// Not a telephone number.
    #[error("must be a telephone number such as +49 30 1234567")]
    InvalidPhoneNumber,
    /// Not a name of a person.
    #[error(
        "must be a name: letters, and between them spaces, hyphens, apostrophes and dots, but no address of a page or a mailbox"
    )]
    InvalidName,
    /// A name that looks like the operator's.
    #[error("must not be the name of this marketplace, or of those who act for it")]
    ReservedName,
    /// Not a currency of ISO 4217.
    #[error("must be a currency of ISO 4217 such as EUR")]
    InvalidCurrency,
    /// A password that is tried first by whoever guesses.
    #[error("must not be a common password")]
    TooCommon,
    /// Not the account's password.
    #[error("is wrong")]
    WrongPassword,
    /// The account has no password yet.
    #[error("this account has no password")]
    NoPassword,
    /// Not a code that is good now.
    #[error("is wrong")]
    WrongCode,
    /// A link or capability that is not valid, or no longer.
    #[error("is not valid now")]
    InvalidToken,
    /// Not a cursor of this list.
    #[error("is not a cursor of this list: pass next_cursor of the page before, with the same parameters")]
    InvalidCursor,
    /// A header that cannot be read.
    #[error("must be given once, as documented")]
    InvalidHeader,
    /// Not the state of an attempt of this browser.
    #[error("is not valid now")]
    InvalidState,
    /// Not a path of this site.
    #[error("must be a path of this site")]
    InvalidPath,
    /// The ceremony is over, or is another one.
    #[error("is not valid now")]
    InvalidCeremony,
    /// Not an answer of a device to this ceremony.
    #[error("must be what the browser's toJSON() gave")]
    InvalidCredential,
    /// Not for this account.
    #[error("is not allowed for this account")]
    NotAllowed,
    /// Cannot be right.
    #[error("cannot be right")]
    InvalidValue,
    /// A document that is no longer valid.
    #[error("is past")]
    Expired,
    /// About another submission than the path names.
    #[error("is another submission")]
    OtherSubmission,
    /// More parameters than any request needs.
    #[error("at most {max} parameters may be given")]
    TooManyParameters {
        /// The most that is accepted.
        max: usize,
    },
    /// The malware scanner has found something.
    #[error("has malware in it")]
    Infected,
    /// A file of a kind that is not read here.
    #[error("is of a kind that is not read here")]
    UnsupportedMedia,
    /// A picture with more pixels than are decoded.
    #[error("has too many pixels")]
    TooManyPixels,
    /// A picture that moves.
    #[error("must not be animated")]
    AnimatedImage,
    /// A picture that cannot be decoded.
    #[error("is damaged")]
    DamagedImage,
    /// A document that cannot be read.
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
    /// A moment such as `2026-05-04T10:00:00Z` (RFC 3339).
    DateTime,
    /// `latitude,longitude` in degrees.
    Position,
}

impl Format {
    fn described(self) -> &'static str {
        match self {
            Format::Uuid => "an id (UUID)",
            Format::Date => "a day between 1970 and 9999, such as 2026-05-04",
            Format::DateTime => "an RFC 3339 date and time such as 2026-05-04T10:00:00Z",
            Format::Position => "latitude,longitude in degrees such as 52.52,13.405",
        }
    }
}

fn listed(words: &[&str], before: &str) -> String {
    match words {
        [] if before.starts_with("one") => "something that exists here".to_owned(),
        [] => String::new(),
        words => format!("{before}{}", words.join(", ")),
    }
}

fn range(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("between {min} and {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "within the range that the other fields leave".to_owned(),
    }
}

/// One field that is wrong.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct InvalidField {
    /// Where: a JSON pointer (RFC 6901) into the body, or the name of a parameter or header behind a slash.
    #[schema(example = "/rating")]
    pub pointer: String,
    /// What is wrong, for programs.
    #[serde(flatten)]
    pub error: FieldError,
    /// What is wrong, for people.
    #[schema(example = "must be between 1 and 5")]
    pub detail: String,
}

impl InvalidField {
    /// With the usual words.
    pub fn new(pointer: impl Into<String>, error: FieldError) -> Self {
        let detail = error.to_string();
        Self { pointer: pointer.into(), error, detail }
    }
}
