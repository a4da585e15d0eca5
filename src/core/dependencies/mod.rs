//! Extractors of handlers. Invalid requests are refused here.

mod body;
mod caller;
mod credentials;
mod pagination;

#[cfg(feature = "console")]
pub(crate) use body::{FORM, MAX_FORM_BYTES};
pub(crate) use body::{
    FormBytes, IdempotencyKey, Idempotent, IfMatch, MAX_JSON_BYTES, OptionalBody, RawJson, Valid, parse, whole_body,
};
pub(crate) use caller::{
    Authenticated, Caller, Path, Peer, Right, ThroughUnixSocket, TrustedProxies, client_ip, wrong_role,
};
pub(crate) use credentials::{
    ACCESS_COOKIE, Credentials, REFRESH_COOKIE, SIGNUP_COOKIE, SameOrigin, Site, invalid_token, not_signed_in,
    reject_cross_origin, require_same_origin,
};
#[cfg(feature = "console")]
pub(crate) use pagination::PageRequest;
pub(crate) use pagination::{
    DEFAULT_LIMIT, ListRequest, Listed, MAX_LIMIT, PageQuery, Query, Unfiltered, limit_parameters, read_form,
};
