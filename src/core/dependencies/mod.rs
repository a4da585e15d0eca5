//! Extractors of handlers. Invalid requests are refused here.

mod body;
mod caller;
mod credentials;
mod pagination;

pub(crate) use body::{
    FORM, FormBytes, IdempotencyKey, Idempotent, IfMatch, MAX_FORM_BYTES, MAX_JSON_BYTES, OptionalBody, RawJson, Valid,
    parse, whole_body,
};
pub(crate) use caller::{
    Authenticated, Caller, Path, Peer, Right, ThroughUnixSocket, TrustedProxies, client_ip, wrong_role,
};
pub(crate) use credentials::{
    ACCESS_COOKIE, Credentials, REFRESH_COOKIE, SIGNUP_COOKIE, SameOrigin, Site, invalid_token, not_signed_in,
    reject_cross_origin, require_same_origin,
};
pub(crate) use pagination::{
    DEFAULT_LIMIT, ListRequest, Listed, MAX_LIMIT, PageQuery, PageRequest, Query, Unfiltered, limit_parameters,
    read_form,
};
