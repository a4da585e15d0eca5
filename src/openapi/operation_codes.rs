//! Which codes an operation can be refused with: its own, and those that follow from its declaration and its document.
#![expect(clippy::indexing_slicing, reason = "missing JSON members read as null")]

use crate::{
    codes::{AccountFrozen, KycRequired, SecondFactorRequired},
    core::error::{CodeEntry, codes::*},
    database::enums::Role,
    routing::{Access, Declared},
};
use axum::http::{Method, StatusCode};
use serde_json::Value;

/// Creating operations have this header; a change that takes it names it. It is documented once.
pub(super) const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// Whether the caller's preconditions are checked.
pub(super) fn is_conditional(declared: &Declared) -> bool {
    declared.method == Method::PATCH
        || declared.refusals.iter().any(|code| code.status == StatusCode::PRECONDITION_FAILED)
}

/// Whether a repeated request gets the first response.
pub(super) fn takes_key(declared: &Declared, operation: &Value) -> bool {
    (declared.method == Method::POST && operation["responses"]["201"].is_object())
        || parameters(operation).any(|parameter| parameter["name"] == IDEMPOTENCY_KEY)
}

fn parameters(operation: &Value) -> impl Iterator<Item = &Value> {
    operation["parameters"].as_array().into_iter().flatten()
}

/// The codes, in no order.
pub(super) fn codes_of(declared: &Declared, operation: &Value) -> Vec<&'static CodeEntry> {
    let Declared { method, path, access, limit, .. } = declared;
    let is_safe = *method == Method::GET;
    let body = &operation["requestBody"]["content"];
    let takes_files = body["multipart/form-data"].is_object();
    // A body may be sent to any change, and an empty object is read where none is needed.
    let reads_json = body["application/json"].is_object() || (!is_safe && body.is_null());
    let has_answer = |status: &str| operation["responses"][status]["content"].is_object();
    let is_list = parameters(operation).any(|parameter| parameter["name"] == "cursor");

    let rules: [(bool, &[&CodeEntry]); 14] = [
        (true, &[Invalid::ENTRY, UnknownField::ENTRY, TooManyParameters::ENTRY]),
        (reads_json, &[MalformedJson::ENTRY, IncompleteBody::ENTRY, TooLarge::ENTRY]),
        (body["application/json"].is_object(), &[UnsupportedMediaType::ENTRY]),
        (takes_files, &[MalformedForm::ENTRY, TooLarge::ENTRY, UnsupportedMediaType::ENTRY]),
        (takes_files, &[TooManyUploads::ENTRY, StorageFull::ENTRY, StorageUnavailable::ENTRY]),
        (matches!(access, Access::Roles { .. }), &[NotSignedIn::ENTRY, InvalidToken::ENTRY]),
        (matches!(access, Access::Roles { .. }) && !is_safe, &[CrossSite::ENTRY]),
        (path.contains('{'), &[NotFound::ENTRY]),
        (["200", "201", "202"].into_iter().any(has_answer), &[NotAcceptable::ENTRY]),
        (is_conditional(declared), &[PreconditionFailed::ENTRY]),
        (is_list, &[InvalidCursor::ENTRY]),
        (takes_key(declared, operation), &[IdempotencyKeyReused::ENTRY]),
        (limit.is_some(), &[TooManyRequests::ENTRY]),
        (path.starts_with("/api/"), &[Overloaded::ENTRY, DatabaseUnavailable::ENTRY]),
    ];
    let general = rules.into_iter().filter(|(applies, _)| *applies).flat_map(|(_, codes)| codes.iter().copied());
    general.chain(forbidden(*access, is_safe)).chain(declared.refusals.iter().copied()).collect()
}

/// Why a signed-in account may not do it.
fn forbidden(access: Access, is_safe: bool) -> Vec<&'static CodeEntry> {
    let Access::Roles { roles, while_frozen, without_second_factor, needs_identity_check } = access else {
        return Vec::new();
    };
    let is_for_all = [Role::Client, Role::Worker, Role::Admin].iter().all(|role| roles.contains(role));
    let rules = [
        (!is_for_all, WrongRole::ENTRY),
        (!is_safe && !while_frozen, AccountFrozen::ENTRY),
        (roles.contains(&Role::Admin) && !without_second_factor, SecondFactorRequired::ENTRY),
        (needs_identity_check, KycRequired::ENTRY),
    ];
    rules.into_iter().filter(|(applies, _)| *applies).map(|(_, code)| code).collect()
}
