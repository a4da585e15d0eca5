//! Forms: what was sent, and what was refused of it.

use crate::core::{
    dependencies::{FormBytes, IdempotencyKey, limit_parameters},
    error::Problem,
    language::Language,
    security::{random_secret, sha256},
};
use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
};

/// The names and values of a form, in their order. A field that is left empty is left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Form(Vec<(String, String)>);

/// The one-time key of a form: sent twice, it acts once.
pub(super) const KEY: &str = "form_key";

impl Form {
    pub(super) fn parse(encoded: &[u8]) -> Result<Self, Problem> {
        limit_parameters(encoded)?;
        let pairs = form_urlencoded::parse(encoded).into_owned();
        Ok(Self(pairs.filter(|(_, value)| !value.is_empty()).collect()))
    }

    /// The value of a field; empty if it was left empty.
    pub(super) fn value(&self, name: impl AsRef<str>) -> &str {
        self.0.iter().find(|(given, _)| given == name.as_ref()).map_or("", |(_, value)| value)
    }

    /// The values of a field that may be given more than once.
    pub(super) fn values<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// Every field, without its one-time key.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        self.0.iter().filter(|(name, _)| name != KEY).cloned().collect()
    }

    /// Every field, with its one-time key.
    pub(super) fn all(&self) -> Vec<(String, String)> {
        self.0.clone()
    }

    /// The fields whose names begin so, without that beginning.
    pub(super) fn behind(&self, prefix: &str) -> Vec<(String, String)> {
        let named = self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix(prefix)?, value)));
        named.map(|(name, value)| (name.to_owned(), value.clone())).collect()
    }

    /// Identifies this form among those that were sent to a path.
    pub(super) fn idempotency_key(&self, path: &str) -> IdempotencyKey {
        let content = form_urlencoded::Serializer::new(String::new()).extend_pairs(self.fields()).finish();
        let key = Some(self.value(KEY)).filter(|key| !key.is_empty() && key.len() <= 100);
        IdempotencyKey {
            value: key.map(str::to_owned),
            route: format!("POST {path}"),
            request_hash: sha256(content.as_bytes()),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let FormBytes(bytes) = FormBytes::from_request(request, state).await?;
        Self::parse(&bytes)
    }
}

/// A new one-time key.
pub(super) fn new_key() -> String {
    random_secret()
}

/// Why a form is shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Refused {
    /// By the names of their fields.
    errors: Vec<(String, String)>,
    /// What belongs to no field.
    pub(super) reason: String,
}

impl Refused {
    /// What a form that has these fields says of a problem. Nobody sees the page again who may not, or where nothing is.
    ///
    /// `field` makes the name of a field of a pointer.
    pub(super) fn of(
        problem: Problem,
        language: Language,
        fields: &[String],
        field: impl Fn(&str) -> String,
    ) -> Result<Self, Problem> {
        if matches!(problem.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND) {
            return Err(problem);
        }
        let named = problem.errors_in(language).into_iter();
        let named = named.map(|(pointer, text)| (field(&pointer), text));
        let (errors, others): (Vec<_>, Vec<_>) = named.partition(|(name, _)| fields.contains(name));
        let reason = match (errors.is_empty(), others.is_empty()) {
            (true, true) => problem.detail_in(language).into_owned(),
            _ => others.into_iter().map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>().join(" "),
        };
        Ok(Self { errors, reason })
    }

    /// With a reason that belongs to no field.
    pub(super) fn because(reason: String) -> Self {
        Self { errors: Vec::new(), reason }
    }

    /// With an error of a field.
    pub(super) fn at_field(name: &str, text: String) -> Self {
        Self { errors: vec![(name.to_owned(), text)], reason: String::new() }
    }

    pub(super) fn at(&self, name: impl AsRef<str>) -> &str {
        self.errors.iter().find(|(given, _)| given == name.as_ref()).map_or("", |(_, text)| text)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.reason.is_empty()
    }
}
