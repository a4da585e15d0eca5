//! Answers that are kept with their `Idempotency-Key`, so that a repeated request gets the first one's again.

use crate::{
    core::{dependencies::IdempotencyKey, error::Problem},
    database::{Tx, ids::UserId, models::answer::StoredAnswer},
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// What a creating request has led to.
#[derive(Debug)]
pub(crate) enum Created<T> {
    /// It exists now: 201.
    New(T),
    /// It existed already: 200.
    Existing(T),
}

impl<T> Created<T> {
    /// The same in another shape.
    pub(crate) fn map<U>(self, shape: impl FnOnce(T) -> U) -> Created<U> {
        match self {
            Created::New(made) => Created::New(shape(made)),
            Created::Existing(existing) => Created::Existing(shape(existing)),
        }
    }
}

/// An answer that can be given again.
#[derive(Debug)]
pub(crate) struct StoredResponse {
    status: i64,
    json: String,
}

impl StoredResponse {
    pub(crate) fn of<T: Serialize>(made: &Created<T>) -> Result<Self, Problem> {
        let (status, body) = match made {
            Created::New(body) => (StatusCode::CREATED, body),
            Created::Existing(body) => (StatusCode::OK, body),
        };
        let json = serde_json::to_string(body).map_err(|error| Problem::internal(&error))?;
        Ok(Self { status: status.as_u16().into(), json })
    }
}

impl IntoResponse for StoredResponse {
    fn into_response(self) -> Response {
        let status = u16::try_from(self.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        (status.unwrap_or(StatusCode::OK), [(header::CONTENT_TYPE, "application/json")], self.json).into_response()
    }
}

/// The answer that an earlier request with this key has got.
pub(crate) fn stored_answer(
    tx: &mut Tx<'_>,
    user: UserId,
    idempotency_key: &IdempotencyKey,
) -> Result<Option<StoredResponse>, Problem> {
    let Some(key) = &idempotency_key.value else { return Ok(None) };
    match StoredAnswer::find(tx, user, &idempotency_key.route, key)? {
        Some(stored) if stored.request_hash != idempotency_key.request_hash => {
            let detail = "This Idempotency-Key came with another request before; use a new key for a new request.";
            Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", detail))
        }
        Some(StoredAnswer { status, body: json, .. }) => Ok(Some(StoredResponse { status, json })),
        None => Ok(None),
    }
}

/// Keeps the answer for later requests with this key.
pub(crate) fn store_answer(
    tx: &mut Tx<'_>,
    user: UserId,
    idempotency_key: IdempotencyKey,
    answer: &StoredResponse,
) -> Result<(), Problem> {
    let Some(key) = idempotency_key.value else { return Ok(()) };
    let stored =
        StoredAnswer { request_hash: idempotency_key.request_hash, status: answer.status, body: answer.json.clone() };
    Ok(stored.save(tx, user, &idempotency_key.route, &key)?)
}
