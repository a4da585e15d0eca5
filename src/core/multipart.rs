//! Forms with files: a few named texts and files, each with a limit of its own, and nothing else.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};

use super::error::{Failure, Invalid};

/// A body that is a form with files. Read it with [`Form::read`].
#[derive(Debug)]
pub(crate) struct FormBody(pub(crate) Multipart);

impl<S: Send + Sync> FromRequest<S> for FormBody {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("multipart/form-data") {
            let detail = "Send a form, with the header Content-Type: multipart/form-data.";
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
        }
        Multipart::from_request(request, state).await.map(Self).map_err(|_| FormError::Malformed.into())
    }
}

/// What a form may contain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldSpec {
    name: &'static str,
    max_bytes: usize,
    is_text: bool,
    is_required: bool,
}

impl FieldSpec {
    /// A text of at most `max_bytes` bytes of UTF-8 that must be there.
    pub(crate) const fn text(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, is_text: true, is_required: true }
    }

    /// A file of at most `max_bytes` bytes that must be there.
    pub(crate) const fn file(name: &'static str, max_bytes: usize) -> FieldSpec {
        FieldSpec { name, max_bytes, is_text: false, is_required: true }
    }

    /// The same, but it may be left out.
    pub(crate) const fn optional(self) -> FieldSpec {
        FieldSpec { is_required: false, ..self }
    }
}

/// A form that was read to its end and holds what was asked for.
///
/// What a client says about a file, its name and its media type, is not kept: nothing may depend on it.
#[derive(Debug)]
pub(crate) struct Form {
    texts: BTreeMap<&'static str, String>,
    files: BTreeMap<&'static str, Bytes>,
}

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
    #[error("this is not a complete multipart form with UTF-8 texts")]
    Malformed,
}

impl FormError {
    /// The stable word for programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            FormError::UnknownField(_) => "unknown_field",
            FormError::DuplicateField(_) => "duplicate_field",
            FormError::Required(_) => "required",
            FormError::TooLarge { .. } => "too_large",
            FormError::Malformed => "malformed",
        }
    }
}

impl From<FormError> for Failure {
    fn from(error: FormError) -> Self {
        let (code, says) = (error.code(), error.to_string());
        match error {
            FormError::UnknownField(name) => Self::invalid_field(format!("/{name}"), code, says),
            FormError::DuplicateField(name) => Self::invalid_field(format!("/{name}"), code, says),
            FormError::Required(names) => {
                let missing = |name: &&str| Invalid {
                    pointer: format!("/{name}"),
                    code: code.into(),
                    detail: "must be given".into(),
                };
                Self::invalid(names.iter().map(missing).collect())
            }
            FormError::TooLarge { field: Some(name), max_bytes: Some(most) } => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, code, format!("{name} may have at most {most} bytes."))
            }
            FormError::TooLarge { .. } => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, code, "The form is larger than this path accepts.")
            }
            FormError::Malformed => Self::new(StatusCode::BAD_REQUEST, code, says),
        }
    }
}

impl Form {
    /// Reads a form into memory; nothing is written to disk.
    ///
    /// Limits hold while the bytes come in. There are as many parts as fields at most, since an unknown one and a second
    /// one end it. A file without a byte is what browsers send for "none chosen", and counts as left out.
    ///
    /// The route's `DefaultBodyLimit` bounds what a form costs, since the parser reads ahead and parts have headers: it
    /// should be the sum of the fields' limits and little more.
    pub(crate) async fn read(mut body: Multipart, fields: &[FieldSpec]) -> Result<Form, FormError> {
        let mut form = Form { texts: BTreeMap::new(), files: BTreeMap::new() };
        let mut seen = Vec::with_capacity(fields.len());
        while let Some(part) = body.next_field().await.map_err(broken)? {
            let name = part.name().ok_or(FormError::Malformed)?;
            let Some(field) = fields.iter().find(|field| field.name == name) else {
                return Err(FormError::UnknownField(name.chars().take(LONGEST_NAME_TOLD).collect()));
            };
            if seen.contains(&field.name) {
                return Err(FormError::DuplicateField(field.name));
            }
            seen.push(field.name);

            let bytes = read_part(part, field).await?;
            if field.is_text {
                let text = String::from_utf8(bytes).map_err(|_| FormError::Malformed)?;
                form.texts.insert(field.name, text);
            } else if !bytes.is_empty() {
                form.files.insert(field.name, bytes.into());
            }
        }
        form.must_have(fields)?;
        Ok(form)
    }

    /// A text field, exactly as it was sent; `None` when it was left out.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The bytes of a file; `None` when it was left out. Cheap: they are shared, not copied.
    pub(crate) fn file(&self, name: &str) -> Option<Bytes> {
        self.files.get(name).cloned()
    }

    fn must_have(&self, fields: &[FieldSpec]) -> Result<(), FormError> {
        let has = |name| self.texts.contains_key(name) || self.files.contains_key(name);
        let missing: Vec<_> =
            fields.iter().filter(|field| field.is_required && !has(field.name)).map(|field| field.name).collect();
        if missing.is_empty() { Ok(()) } else { Err(FormError::Required(missing)) }
    }
}

/// Enough to recognise a typo by, and too little to be a nuisance in an answer.
const LONGEST_NAME_TOLD: usize = 64;

async fn read_part(mut part: Field<'_>, field: &FieldSpec) -> Result<Vec<u8>, FormError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        if chunk.len() > field.max_bytes - bytes.len() {
            return Err(FormError::TooLarge { field: Some(field.name), max_bytes: Some(field.max_bytes) });
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// A status is the only thing by which axum tells a body over its limit from one that is broken.
#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn broken(error: MultipartError) -> FormError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        FormError::TooLarge { field: None, max_bytes: None }
    } else {
        FormError::Malformed
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::extract::DefaultBodyLimit;
    use axum::http::{Request, header};
    use axum::routing::post;
    use futures_util::{StreamExt, stream};
    use tower::ServiceExt;

    use super::*;

    const FIELDS: &[FieldSpec] = &[
        FieldSpec::text("document_type", 20),
        FieldSpec::file("document", 1000),
        FieldSpec::file("document_back", 1000).optional(),
    ];

    fn app() -> Router {
        async fn tell(body: Multipart) -> String {
            match Form::read(body, FIELDS).await {
                Ok(form) => format!(
                    "{} {} {:?}",
                    form.text("document_type").unwrap(),
                    form.file("document").unwrap().len(),
                    form.file("document_back").map(|file| file.len())
                ),
                Err(error) => format!("{} {error:?}", error.code()),
            }
        }
        Router::new().route("/", post(tell)).layer(DefaultBodyLimit::max(4000))
    }

    async fn send(body: Body) -> String {
        let request = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data; boundary=X");
        let answer = app().oneshot(request.body(body).unwrap()).await.unwrap();
        String::from_utf8(to_bytes(answer.into_body(), 10_000).await.unwrap().into()).unwrap()
    }

    fn part(name: &str, content: &[u8]) -> Vec<u8> {
        [format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").as_bytes(), content, b"\r\n"]
            .concat()
    }

    async fn send_parts(parts: &[(&str, &[u8])]) -> String {
        let mut body: Vec<u8> = parts.iter().flat_map(|(name, content)| part(name, content)).collect();
        body.extend(b"--X--\r\n");
        send(body.into()).await
    }

    #[tokio::test]
    async fn texts_and_files_are_had_by_name_in_any_order() {
        let answer = send_parts(&[("document", b"\0\xff\r\n--Y"), ("document_type", "PASSPORT".as_bytes())]).await;
        assert_eq!(answer, "PASSPORT 7 None");
    }

    #[tokio::test]
    async fn a_field_nobody_asked_for_is_named() {
        let answer = send_parts(&[("document_type", b"PASSPORT"), ("role", b"ADMIN")]).await;
        assert_eq!(answer, "unknown_field UnknownField(\"role\")");
        let answer = send_parts(&[(&"x".repeat(3000), b"")]).await;
        assert_eq!(answer, format!("unknown_field UnknownField(\"{}\")", "x".repeat(64)));
    }

    #[tokio::test]
    async fn a_field_that_comes_twice_is_named() {
        let answer = send_parts(&[("document", b"one"), ("document", b"two")]).await;
        assert_eq!(answer, "duplicate_field DuplicateField(\"document\")");
    }

    #[tokio::test]
    async fn all_missing_fields_are_named_and_an_empty_file_is_missing() {
        assert_eq!(send_parts(&[]).await, "required Required([\"document_type\", \"document\"])");
        let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", b"")]).await;
        assert_eq!(answer, "required Required([\"document\"])");
        let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", b"x"), ("document_back", b"")]).await;
        assert_eq!(answer, "PASSPORT 1 None");
    }

    #[tokio::test]
    async fn a_limit_is_a_limit_to_the_byte() {
        let (full, over) = (vec![7; 1000], vec![7; 1001]);
        let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", &full)]).await;
        assert_eq!(answer, "PASSPORT 1000 None");
        let answer = send_parts(&[("document_type", b"PASSPORT"), ("document", &over)]).await;
        assert_eq!(answer, "too_large TooLarge { field: Some(\"document\"), max_bytes: Some(1000) }");
        let answer = send_parts(&[("document_type", b"AVERYLONGDOCUMENTTYPE")]).await;
        assert_eq!(answer, "too_large TooLarge { field: Some(\"document_type\"), max_bytes: Some(20) }");
    }

    #[tokio::test]
    async fn an_endless_file_is_refused_before_it_ends() {
        let endless = stream::once(async { part("document", b"") }).chain(stream::repeat_with(|| vec![0; 100])).then(
            |chunk| async {
                tokio::task::yield_now().await;
                Ok::<_, Infallible>(chunk)
            },
        );
        let answer = send(Body::from_stream(endless)).await;
        assert_eq!(answer, "too_large TooLarge { field: Some(\"document\"), max_bytes: Some(1000) }");
    }

    #[tokio::test]
    async fn a_body_over_the_routes_limit_is_too_large_and_not_malformed() {
        let endless_headers = stream::repeat_with(|| Ok::<_, Infallible>(vec![b'-'; 100]));
        let answer = send(Body::from_stream(endless_headers)).await;
        assert_eq!(answer, "too_large TooLarge { field: None, max_bytes: None }");
    }

    #[tokio::test]
    async fn what_is_cut_or_nameless_or_not_utf8_is_malformed() {
        assert_eq!(send(Body::empty()).await, "malformed Malformed");
        assert_eq!(send(Body::from("hello")).await, "malformed Malformed");
        assert_eq!(send(part("document", b"cut").into()).await, "malformed Malformed");
        assert_eq!(send(Body::from("--X\r\n\r\nnameless\r\n--X--\r\n")).await, "malformed Malformed");
        assert_eq!(send_parts(&[("document_type", b"\xff\xfe")]).await, "malformed Malformed");
    }
}
