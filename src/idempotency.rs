//! Responses that are stored with their `Idempotency-Key`, so that a repeated request gets the first response again.

use crate::core::error::codes::IdempotencyKeyReused;
use crate::{
    core::{dependencies::IdempotencyKey, error::Problem, etag::Representation},
    database::{self, Tx, ids::UserId},
};
use axum::{
    Extension,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::time::Duration;

pub(crate) use crate::database::models::stored_response::StoredResponse;

/// The result of a request that creates something.
#[derive(Debug)]
pub(crate) enum Created<T> {
    /// It was created by this request: 201.
    New(T),
    /// It existed before: 200.
    Existing(T),
}

impl<T> Created<T> {
    pub(crate) fn map<U>(self, shape: impl FnOnce(T) -> U) -> Created<U> {
        match self {
            Created::New(created) => Created::New(shape(created)),
            Created::Existing(existing) => Created::Existing(shape(existing)),
        }
    }
}

impl<T: Serialize> Created<T> {
    /// The response to the request with this key.
    pub(crate) fn response(&self, idempotency_key: &IdempotencyKey) -> Result<StoredResponse, Problem> {
        let (status, body) = match self {
            Created::New(body) => (StatusCode::CREATED, body),
            Created::Existing(body) => (StatusCode::OK, body),
        };
        let body = serde_json::to_string(body).map_err(|error| Problem::internal(&error))?;
        let request_hash = idempotency_key.request_hash.clone();
        Ok(StoredResponse { request_hash, status: status.as_u16().into(), body })
    }
}

impl IntoResponse for StoredResponse {
    fn into_response(self) -> Response {
        let status = u16::try_from(self.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.unwrap_or(StatusCode::OK);
        (status, Extension(Representation), [(header::CONTENT_TYPE, "application/json")], self.body).into_response()
    }
}

/// The response to an earlier request with this key, at most `age` ago.
pub(crate) fn find_response(
    tx: &mut Tx<'_>,
    user: UserId,
    idempotency_key: &IdempotencyKey,
    age: Duration,
) -> Result<Option<StoredResponse>, Problem> {
    let Some(key) = &idempotency_key.value else { return Ok(None) };
    match StoredResponse::find(tx, user, &idempotency_key.route, key, age)? {
        Some(stored) if stored.request_hash != idempotency_key.request_hash => {
            let detail = "This Idempotency-Key came with another request before; use a new key for a new request.";
            Err(Problem::new(IdempotencyKeyReused, detail))
        }
        found => Ok(found),
    }
}

/// Whether a request with this key was answered at most `age` ago, whatever its content was.
pub(crate) fn was_answered(
    tx: &mut Tx<'_>,
    user: UserId,
    idempotency_key: &IdempotencyKey,
    age: Duration,
) -> Result<bool, database::Error> {
    let Some(key) = &idempotency_key.value else { return Ok(false) };
    Ok(StoredResponse::find(tx, user, &idempotency_key.route, key, age)?.is_some())
}

/// Stores the response for later requests with this key.
pub(crate) fn save_response(
    tx: &mut Tx<'_>,
    user: UserId,
    idempotency_key: &IdempotencyKey,
    response: &StoredResponse,
) -> Result<(), Problem> {
    let Some(key) = &idempotency_key.value else { return Ok(()) };
    Ok(response.save(tx, user, &idempotency_key.route, key)?)
}
