//! Reads multipart forms into memory.

use super::error::FormError;
use super::upload_permit::{UPLOAD_MEMORY, UploadPermit};
use crate::core::error::Problem;
use crate::database::ids::UserId;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use futures_util::{TryStreamExt as _, stream::try_unfold};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::task::yield_now;

/// A multipart body. Read it with [`Form::read`].
#[derive(Debug)]
pub(crate) struct FormBody {
    parts: Multipart,
    allowance: Arc<AtomicUsize>,
    announced_bytes: u64,
}

impl<S: Send + Sync> FromRequest<S> for FormBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("multipart/form-data") {
            let detail = "Send a form, with the header Content-Type: multipart/form-data.";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
        }
        let announced_bytes = request.body().size_hint().lower();
        let allowance = Arc::new(AtomicUsize::new(0));
        let request = request.map(|body| paced(body, Arc::clone(&allowance)));
        let parts = Multipart::from_request(request, state).await.map_err(|_| FormError::Malformed)?;
        Ok(Self { parts, allowance, announced_bytes })
    }
}

/// A body that gives the parser one chunk at a time, and fails when `allowance` is used up.
///
/// The parser reads ahead as far as it can, and searches its whole buffer again with each chunk until it has found the next part.
/// Without a limit, megabytes without a part would keep a core busy for a minute. The pause between two chunks makes the parser search
/// before it reads on.
fn paced(body: Body, allowance: Arc<AtomicUsize>) -> Body {
    let chunks = try_unfold((body.into_data_stream(), true), move |(mut chunks, is_first)| {
        let allowance = Arc::clone(&allowance);
        async move {
            if !is_first {
                yield_now().await;
            }
            if allowance.load(Ordering::Relaxed) == 0 {
                return Err(axum::Error::new(FormError::Malformed));
            }
            let Some(chunk) = chunks.try_next().await? else { return Ok(None) };
            allowance.fetch_sub(allowance.load(Ordering::Relaxed).min(chunk.len()), Ordering::Relaxed);
            Ok(Some((chunk, (chunks, false))))
        }
    });
    Body::from_stream(chunks)
}

/// The length of a delimiter and the headers of a part, at most. In bytes.
pub(super) const MAX_HEAD_LEN: usize = 16 * 1024;

/// A field that a form may contain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldSpec {
    name: &'static str,
    max_bytes: usize,
    is_text: bool,
    is_required: bool,
}

impl FieldSpec {
    /// A required text of at most `max_bytes` bytes of UTF-8.
    pub(crate) const fn text(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, is_text: true, is_required: true }
    }

    /// A required file of at most `max_bytes` bytes.
    pub(crate) const fn file(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, is_text: false, is_required: true }
    }

    /// The same field, but optional.
    pub(crate) const fn optional(self) -> FieldSpec {
        FieldSpec { is_required: false, ..self }
    }
}

/// A complete form with all required fields.
///
/// The file names and media types that the client has sent are discarded: nothing may depend on them.
#[derive(Debug)]
pub(crate) struct Form {
    texts: BTreeMap<&'static str, String>,
    files: BTreeMap<&'static str, Bytes>,
    permit: UploadPermit,
}

impl Form {
    /// Reads a form into memory; nothing is written to disk.
    ///
    /// Limits are checked while the bytes arrive. There are at most as many parts as fields, because unknown and duplicate fields are errors.
    /// An empty file counts as missing, because browsers send one if no file was chosen.
    ///
    /// The parser reads ahead, so the route's `DefaultBodyLimit` should be little more than the sum of the fields' limits.
    ///
    /// The memory is counted for `owner` until the form or its permit is dropped.
    pub(crate) async fn read(body: FormBody, fields: &[FieldSpec], owner: UserId) -> Result<Form, FormError> {
        let FormBody { mut parts, allowance, announced_bytes } = body;
        let max_bytes = fields.iter().map(|field| field.max_bytes + MAX_HEAD_LEN).sum::<usize>() + MAX_HEAD_LEN;
        if announced_bytes > max_bytes as u64 {
            return Err(FormError::TooLarge { field: None, max_bytes: None });
        }
        let permit = UploadPermit::open(&UPLOAD_MEMORY, owner)?;
        let mut form = Form { texts: BTreeMap::new(), files: BTreeMap::new(), permit };
        let mut seen = Vec::with_capacity(fields.len());
        loop {
            allowance.store(MAX_HEAD_LEN, Ordering::Relaxed);
            let Some(part) = parts.next_field().await.map_err(broken)? else { break };
            allowance.store(usize::MAX, Ordering::Relaxed);
            let name = part.name().ok_or(FormError::Malformed)?;
            let Some(field) = fields.iter().find(|field| field.name == name) else {
                return Err(FormError::UnknownField(name.chars().take(MAX_ECHOED_NAME_LEN).collect()));
            };
            if seen.contains(&field.name) {
                return Err(FormError::DuplicateField(field.name));
            }
            seen.push(field.name);

            let expected = usize::try_from(announced_bytes).unwrap_or(usize::MAX).min(field.max_bytes);
            let bytes = read_part(part, field, expected, &mut form.permit).await?;
            if field.is_text {
                let text = String::from_utf8(bytes).map_err(|_| FormError::Malformed)?;
                form.texts.insert(field.name, text);
            } else if !bytes.is_empty() {
                form.files.insert(field.name, bytes.into());
            }
        }
        form.require_fields(fields)?;
        Ok(form)
    }

    /// A text field, unchanged; `None` if it is missing.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// Those of these text fields that are not empty, because browsers send an empty text for an empty input.
    pub(crate) fn parameters(&self, names: &[&str]) -> Vec<(String, String)> {
        let filled = |name: &&str| Some(((*name).to_owned(), self.text(name)?.trim().to_owned()));
        names.iter().filter_map(filled).filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The bytes of a file; `None` if it is missing. They are shared, not copied.
    pub(crate) fn file(&self, name: &str) -> Option<Bytes> {
        self.files.get(name).cloned()
    }

    /// The permit for the memory of the content, to hold while the content is used.
    pub(crate) fn into_permit(self) -> UploadPermit {
        self.permit
    }

    fn require_fields(&self, fields: &[FieldSpec]) -> Result<(), FormError> {
        let has = |name| self.texts.contains_key(name) || self.files.contains_key(name);
        let missing: Vec<_> =
            fields.iter().filter(|field| field.is_required && !has(field.name)).map(|field| field.name).collect();
        if missing.is_empty() { Ok(()) } else { Err(FormError::Required(missing)) }
    }
}

/// The characters of an unknown field's name that the response repeats: enough to recognise a typo.
const MAX_ECHOED_NAME_LEN: usize = 64;

/// Reads a part. Memory for the `expected` length is reserved at once, because growing copies the content. Reserved memory that is not
/// written to costs nothing.
async fn read_part(
    mut part: Field<'_>,
    field: &FieldSpec,
    expected: usize,
    permit: &mut UploadPermit,
) -> Result<Vec<u8>, FormError> {
    let mut bytes = Vec::new();
    bytes.try_reserve(expected).map_err(|_| FormError::OutOfMemory)?;
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        if chunk.len() > field.max_bytes - bytes.len() {
            let FieldSpec { name, max_bytes, .. } = *field;
            return Err(if field.is_text {
                FormError::TooLong { field: name, max_bytes }
            } else {
                FormError::TooLarge { field: Some(name), max_bytes: Some(max_bytes) }
            });
        }
        permit.take(chunk.len())?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// axum distinguishes a body over its limit from an invalid one only by the status.
#[expect(clippy::needless_pass_by_value, reason = "map_err passes a value")]
fn broken(error: MultipartError) -> FormError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        FormError::TooLarge { field: None, max_bytes: None }
    } else {
        FormError::Malformed
    }
}
