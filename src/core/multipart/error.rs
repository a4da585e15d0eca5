//! Errors of multipart forms.

use crate::core::{
    error::{
        Problem,
        codes::{MalformedForm, Overloaded, TooManyUploads},
    },
    input::FieldErrors,
};
use axum::http::{HeaderValue, header};

/// Why a form was refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FormError {
    /// All wrong fields. The names of unknown ones are untrusted input: escape them in every output.
    #[error("the form has wrong fields")]
    Invalid(FieldErrors),
    /// One file, or with an empty pointer the whole form.
    #[error("larger than the limit of {max_bytes} bytes")]
    TooLarge { pointer: String, max_bytes: usize },
    /// Other forms use all memory for forms.
    #[error("Too many files are being received; try again in a moment.")]
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
            FormError::Invalid(errors) => errors.into(),
            FormError::TooLarge { pointer, max_bytes } => Self::too_large(pointer, max_bytes),
            FormError::OutOfMemory => Self::new(Overloaded, detail),
            FormError::AccountLimit => {
                Self::new(TooManyUploads, detail).with_header(header::RETRY_AFTER, HeaderValue::from_static("5"))
            }
            FormError::Malformed => Self::new(MalformedForm, detail),
        }
    }
}
