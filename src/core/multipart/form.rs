//! Reads multipart forms into memory.

use super::error::FormError;
use super::upload_permit::{UPLOAD_MEMORY, UploadPermit};
use crate::core::{
    error::Problem,
    input::{FieldError, FieldErrors, FromInput, Input},
};
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
            return Err(Problem::unsupported_media("/Content-Type", vec!["multipart/form-data"], detail));
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
    kind: FieldKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldKind {
    Text,
    RequiredFile,
    OptionalFile,
}

impl FieldSpec {
    /// A text of at most `max_bytes` bytes of UTF-8.
    pub(crate) const fn text(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, kind: FieldKind::Text }
    }

    /// A required file of at most `max_bytes` bytes.
    pub(crate) const fn file(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, kind: FieldKind::RequiredFile }
    }

    /// A file that may be missing.
    pub(crate) const fn optional_file(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, kind: FieldKind::OptionalFile }
    }
}

/// A valid form: its texts as `T`, and its files.
///
/// The file names and media types that the client has sent are discarded: nothing may depend on them.
#[derive(Debug)]
pub(crate) struct Form<T> {
    pub(crate) texts: T,
    files: BTreeMap<&'static str, Bytes>,
    permit: UploadPermit,
}

impl<T: FromInput> Form<T> {
    /// Reads a form into memory; nothing is written to disk.
    ///
    /// Limits are checked while the bytes arrive, and a file that is too large ends the reading. Other wrong fields are skipped, so that all are
    /// told at once, but not more parts than twice the number of fields. A field that is empty counts as missing, because browsers send one
    /// for what was not filled in or chosen.
    ///
    /// The parser reads ahead, so the route's `DefaultBodyLimit` should be little more than the sum of the fields' limits.
    ///
    /// The memory is counted for `owner` until the form or its permit is dropped.
    pub(crate) async fn read(body: FormBody, fields: &[FieldSpec], owner: UserId) -> Result<Form<T>, FormError> {
        let FormBody { mut parts, allowance, announced_bytes } = body;
        let max_bytes = fields.iter().map(|field| field.max_bytes + MAX_HEAD_LEN).sum::<usize>() + MAX_HEAD_LEN;
        if announced_bytes > max_bytes as u64 {
            return Err(too_large(fields, max_bytes));
        }
        let broken = |error| broken(&error, fields, max_bytes);
        let mut permit = UploadPermit::open(&UPLOAD_MEMORY, owner)?;
        let (mut texts, mut files) = (Vec::new(), BTreeMap::new());
        let (mut errors, mut seen) = (FieldErrors::default(), Vec::with_capacity(fields.len()));
        for number in 0.. {
            allowance.store(MAX_HEAD_LEN, Ordering::Relaxed);
            let Some(mut part) = parts.next_field().await.map_err(broken)? else { break };
            if number == 2 * fields.len() {
                return Err(FormError::Invalid(errors));
            }
            allowance.store(usize::MAX, Ordering::Relaxed);
            let name = part.name().ok_or(FormError::Malformed)?;
            let field = fields.iter().find(|field| field.name == name);
            let Some(field) = field.filter(|field| !seen.contains(&field.name)) else {
                let error = match field {
                    Some(_) => FieldError::DuplicateField,
                    None => FieldError::UnknownField { known: fields.iter().map(|field| field.name).collect() },
                };
                let name: String = name.chars().take(MAX_ECHOED_NAME_LEN).collect();
                errors.at(name, |errors| errors.add(error));
                while part.chunk().await.map_err(broken)?.is_some() {}
                continue;
            };
            seen.push(field.name);
            if field.kind == FieldKind::Text {
                let text = read_text(part, field, &mut permit, &mut errors, broken).await?;
                texts.push((field.name.to_owned(), text.trim().to_owned()));
            } else {
                let expected = usize::try_from(announced_bytes).unwrap_or(usize::MAX).min(field.max_bytes);
                let bytes = read_file(part, field, expected, &mut permit, broken).await?;
                if !bytes.is_empty() {
                    files.insert(field.name, bytes.into());
                }
            }
        }
        texts.retain(|(_, text)| !text.is_empty());
        let texts = T::from_input(Input::Form(&texts), &mut errors);
        for field in fields.iter().filter(|field| field.kind == FieldKind::RequiredFile) {
            if !files.contains_key(field.name) {
                errors.at(field.name, |errors| errors.add(FieldError::Required));
            }
        }
        let texts = errors.or(texts).map_err(FormError::Invalid)?;
        Ok(Form { texts, files, permit })
    }

    /// The bytes of a file; `None` if it is missing. They are shared, not copied.
    pub(crate) fn file(&self, name: &str) -> Option<Bytes> {
        self.files.get(name).cloned()
    }

    /// The permit for the memory of the content, to hold while the content is used.
    pub(crate) fn into_permit(self) -> UploadPermit {
        self.permit
    }
}

/// The characters of an unknown field's name that the response repeats: enough to recognise a typo.
const MAX_ECHOED_NAME_LEN: usize = 64;

/// Reads a text. The rest of one that is too long is skipped.
async fn read_text(
    mut part: Field<'_>,
    field: &FieldSpec,
    permit: &mut UploadPermit,
    errors: &mut FieldErrors,
    broken: impl Fn(MultipartError) -> FormError,
) -> Result<String, FormError> {
    let (mut bytes, mut is_too_long) = (Vec::new(), false);
    while let Some(chunk) = part.chunk().await.map_err(&broken)? {
        let fits = chunk.len().min(field.max_bytes - bytes.len());
        is_too_long |= fits < chunk.len();
        permit.take(fits)?;
        bytes.extend(chunk.into_iter().take(fits));
    }
    if is_too_long {
        errors.at(field.name, |errors| errors.add(FieldError::TooLong { max: field.max_bytes }));
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    String::from_utf8(bytes).map_err(|_| FormError::Malformed)
}

/// Reads a file. Memory for the `expected` length is reserved at once, because growing copies the content. Reserved memory that is not
/// written to costs nothing.
async fn read_file(
    mut part: Field<'_>,
    field: &FieldSpec,
    expected: usize,
    permit: &mut UploadPermit,
    broken: impl Fn(MultipartError) -> FormError,
) -> Result<Vec<u8>, FormError> {
    let mut bytes = Vec::new();
    bytes.try_reserve(expected).map_err(|_| FormError::OutOfMemory)?;
    while let Some(chunk) = part.chunk().await.map_err(&broken)? {
        if chunk.len() > field.max_bytes - bytes.len() {
            return Err(FormError::TooLarge { pointer: format!("/{}", field.name), max_bytes: field.max_bytes });
        }
        permit.take(chunk.len())?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The whole form is too large. A form with one field is so because of that field.
fn too_large(fields: &[FieldSpec], max_bytes: usize) -> FormError {
    match fields {
        [field] => FormError::TooLarge { pointer: format!("/{}", field.name), max_bytes: field.max_bytes },
        _ => FormError::TooLarge { pointer: String::new(), max_bytes },
    }
}

/// axum distinguishes a body over its limit from an invalid one only by the status.
fn broken(error: &MultipartError, fields: &[FieldSpec], max_bytes: usize) -> FormError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large(fields, max_bytes) } else { FormError::Malformed }
}
