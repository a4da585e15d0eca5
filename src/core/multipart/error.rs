//! Errors of multipart forms.

use crate::core::error::Problem;
use crate::core::input::{FieldError, InvalidField};
use axum::http::{HeaderValue, StatusCode, header};

/// Why a form was refused. Reading stops at the first invalid field.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FormError {
    /// The name is untrusted input: escape it in every output.
    #[error("this form has no such field")]
    UnknownField(String),
    #[error("this field may be given once")]
    DuplicateField(&'static str),
    /// All missing fields.
    #[error("required")]
    Required(Vec<&'static str>),
    /// One field, or with `None` the whole form, by the limit of the route.
    #[error("larger than the limit of {max_bytes:?} bytes")]
    TooLarge { field: Option<&'static str>, max_bytes: Option<usize> },
    #[error("must have at most {max_bytes} bytes")]
    TooLong { field: &'static str, max_bytes: usize },
    /// Other forms use all memory for forms.
    #[error("too many files are being received; try again in a moment")]
    OutOfMemory,
    /// Other forms of the account use all memory for one account.
    #[error("you are sending too many files at the same time; wait until the others have arrived")]
    AccountLimit,
    #[error(
        "The body is not a valid multipart form: it must be complete, arrive in time, have a name for each part, text in UTF-8, and a final delimiter."
    )]
    Malformed,
}

impl From<FormError> for Problem {
    fn from(error: FormError) -> Self {
        let detail = error.to_string();
        match error {
            FormError::UnknownField(name) => {
                let name = name.replace('~', "~0").replace('/', "~1");
                Self::invalid_field(format!("/{name}"), FieldError::UnknownField { known: &[] }, detail)
            }
            FormError::TooLong { field: name, max_bytes } => {
                Self::invalid_field(format!("/{name}"), FieldError::TooLong { max: max_bytes }, detail)
            }
            FormError::OutOfMemory => {
                Self::unavailable("overloaded", "Too many files are being received; try again in a moment.")
            }
            FormError::AccountLimit => Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_uploads", detail)
                .with_header(header::RETRY_AFTER, HeaderValue::from_static("5")),
            FormError::DuplicateField(name) => {
                Self::invalid_field(format!("/{name}"), FieldError::DuplicateField, detail)
            }
            FormError::Required(names) => {
                let missing = |name: &&str| InvalidField::new(format!("/{name}"), FieldError::Required);
                Self::invalid(names.iter().map(missing).collect())
            }
            FormError::TooLarge { field: Some(name), max_bytes: Some(most) } => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", format!("{name} may have at most {most} bytes."))
            }
            FormError::TooLarge { .. } => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The form is larger than this path accepts.")
            }
            FormError::Malformed => Self::new(StatusCode::BAD_REQUEST, "malformed", detail),
        }
    }
}
