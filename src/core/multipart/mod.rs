//! Multipart forms: a few known texts and files, each with its own limit.

mod error;
mod form;
#[cfg(test)]
mod tests;
mod upload_permit;

pub(crate) use form::{FieldSpec, Form, FormBody};
pub(crate) use upload_permit::UploadPermit;
