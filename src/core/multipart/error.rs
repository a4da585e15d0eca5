//! Why a form cannot be read.

use crate::core::error::Problem;
use crate::core::input::{FieldError, InvalidField};
use axum::http::{HeaderValue, StatusCode, header};

/// Why a form was not accepted. It is not read on after the first field that is wrong.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FormError {
    /// The name is the client's own word: escape it wherever it goes.
    #[error("this form has no such field")]
    UnknownField(String),
    #[error("this field may be given once")]
    DuplicateField(&'static str),
    /// All that are missing.
    #[error("required")]
    Required(Vec<&'static str>),
    /// One field, or with `None` the form as a whole, as the route limits it.
    #[error("larger than the limit of {max_bytes:?} bytes")]
    TooLarge { field: Option<&'static str>, max_bytes: Option<usize> },
    #[error("must have at most {max_bytes} bytes")]
    TooLong { field: &'static str, max_bytes: usize },
    /// Other forms take all the memory that there is for forms.
    #[error("too many files are being received; try again in a moment")]
    OutOfMemory,
    /// The account's other forms take all that is for one account.
    #[error("you are sending too many files at a time; wait until others have arrived")]
    AccountLimit,
    #[error(
        "The body is not a multipart form that arrived whole and in time: parts with a name each, texts in UTF-8, and a last delimiter that ends it."
    )]
    Malformed,
}

impl From<FormError> for Problem {
    fn from(error: FormError) -> Self {
        let says = error.to_string();
        match error {
            FormError::UnknownField(name) => {
                let name = name.replace('~', "~0").replace('/', "~1");
                Self::invalid_field(format!("/{name}"), FieldError::UnknownField { known: &[] }, says)
            }
            FormError::TooLong { field: name, max_bytes } => {
                Self::invalid_field(format!("/{name}"), FieldError::TooLong { max: max_bytes }, says)
            }
            FormError::OutOfMemory => {
                Self::unavailable("overloaded", "Too many files are being received; try again in a moment.")
            }
            FormError::AccountLimit => Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_uploads", says)
                .with(header::RETRY_AFTER, HeaderValue::from_static("5")),
            FormError::DuplicateField(name) => {
                Self::invalid_field(format!("/{name}"), FieldError::DuplicateField, says)
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
            FormError::Malformed => Self::new(StatusCode::BAD_REQUEST, "malformed", says),
        }
    }
}
