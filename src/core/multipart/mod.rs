//! Forms with files: a few named texts and files, each with a limit of its own, and nothing else.

mod error;
mod form;
#[cfg(test)]
mod tests;
mod upload_permit;

pub(crate) use form::{FieldSpec, Form, FormBody};
pub(crate) use upload_permit::UploadPermit;
