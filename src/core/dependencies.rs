//! What a handler can ask for: who is calling, a valid body, a page of a list. Whatever is wrong ends here.

use super::{
    clock::Clock,
    error::{Failure, Invalid},
    rate_limit::client_address,
    security::{AccessClaims, Seal, Tokens, fingerprint, from_base64, to_base64},
};
use crate::database::enums::Role;
use axum::{
    body::Bytes,
    extract::{ConnectInfo, FromRef, FromRequest, FromRequestParts, MatchedPath, Request},
    http::{Extensions, HeaderMap, StatusCode, header, request::Parts},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    marker::PhantomData,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

/// Somebody with a verified token of a role that `R` allows. Whether that still counts is seen inside the transaction.
#[derive(Debug)]
pub(crate) struct Caller<R> {
    pub(crate) claims: AccessClaims,
    right: PhantomData<R>,
}

impl<R> Clone for Caller<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Caller<R> {}

/// What a caller must be. The types that stand for it can only be made inside a transaction: see `auth::permissions`.
pub(crate) trait Right {
    /// The roles that have it.
    const ROLES: &'static [Role];
}

impl<S: Sync, R: Right> FromRequestParts<S> for Caller<R>
where
    Tokens: FromRef<S>,
    Clock: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        bearer_claims(&parts.headers, &Tokens::from_ref(state), &Clock::from_ref(state)).and_then(Self::new)
    }
}

impl<R: Right> Caller<R> {
    /// Whoever holds these claims, if their role is one that `R` allows.
    pub(crate) fn new(claims: AccessClaims) -> Result<Self, Failure> {
        if R::ROLES.contains(&claims.role) { Ok(Self { claims, right: PhantomData }) } else { Err(wrong_role(R::ROLES)) }
    }
}

/// What the request's bearer token says (RFC 6750, section 2.1), if it is good now.
pub(crate) fn bearer_claims(headers: &HeaderMap, tokens: &Tokens, clock: &Clock) -> Result<AccessClaims, Failure> {
    let Some(credentials) = headers.get(header::AUTHORIZATION) else {
        return Err(Failure::unauthorized(
            "not_signed_in",
            "Sign in first: this needs an access token (Authorization: Bearer …).",
        ));
    };
    let token = credentials.to_str().ok().and_then(|credentials| {
        let (scheme, token) = credentials.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    token.and_then(|token| tokens.verify(token, clock.now())).ok_or_else(invalid_token)
}

/// The token was never good, or is no longer.
pub(crate) fn invalid_token() -> Failure {
    Failure::unauthorized("invalid_token", "The access token is not valid now; sign in again or refresh it.")
}

pub(crate) fn wrong_role(allowed: &[Role]) -> Failure {
    let allowed: Vec<&str> = allowed.iter().map(|role| role.as_str()).collect();
    Failure::new(StatusCode::FORBIDDEN, "wrong_role", format!("Only these roles may do that: {}.", allowed.join(", ")))
}

/// Where a request comes from.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) ip: IpAddr,
    pub(crate) user_agent: Option<String>,
}

/// The networks whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone)]
pub struct TrustedProxies(pub Arc<[ipnet::IpNet]>);

impl<S: Sync> FromRequestParts<S> for Peer
where
    TrustedProxies: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        const LONGEST_USER_AGENT: usize = 200;
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        Ok(Self {
            ip: client_ip(&parts.extensions, &parts.headers, &TrustedProxies::from_ref(state)),
            user_agent: agent.map(|agent| agent.chars().take(LONGEST_USER_AGENT).collect()),
        })
    }
}

/// The client's address, as far as the operator's proxies can be believed.
pub(crate) fn client_ip(extensions: &Extensions, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    let peer =
        extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    client_address(peer, &headers.get_all("x-forwarded-for"), &trusted.0)
}

/// What the path names. A path that cannot name anything names nothing: 404.
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = axum::extract::Path::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Failure::not_found())
    }
}

/// A body that is JSON, has the right shape, and is valid.
pub(crate) struct Valid<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + garde::Validate<Context = ()>> FromRequest<S> for Valid<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        parse(&json_body(request, state).await?).map(Self)
    }
}

/// A valid body of something that is to be created once, however often the request is repeated.
pub(crate) struct Once<T> {
    pub(crate) body: T,
    pub(crate) ticket: Ticket,
}

/// Which request it is, if it carries an `Idempotency-Key`.
#[derive(Debug, Clone)]
pub(crate) struct Ticket {
    pub(crate) key: Option<String>,
    pub(crate) route: String,
    pub(crate) request_hash: Vec<u8>,
}

impl Ticket {
    /// `request` tells this request's content from another's.
    pub(crate) fn new(headers: &HeaderMap, method_and_path: String, request: &[u8]) -> Result<Self, Failure> {
        let key = match headers.get("idempotency-key").map(|key| key.to_str()) {
            None => None,
            Some(Ok(key)) if (1..=255).contains(&key.len()) => Some(key.to_owned()),
            Some(_) => {
                let detail = "must have 1 to 255 printable ASCII characters";
                return Err(Failure::invalid_field("/Idempotency-Key", "invalid_header", detail));
            }
        };
        Ok(Self { key, route: method_and_path, request_hash: fingerprint(request) })
    }
}

impl<S: Send + Sync, T: DeserializeOwned + garde::Validate<Context = ()>> FromRequest<S> for Once<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let headers = request.headers().clone();
        let route = format!("{} {}", request.method(), request.uri().path());
        let bytes = json_body(request, state).await?;
        let body = parse(&bytes)?;
        Ok(Self { body, ticket: Ticket::new(&headers, route, &bytes)? })
    }
}

async fn json_body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Failure> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        let detail = "Send JSON, with the header Content-Type: application/json.";
        return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
    }
    Bytes::from_request(request, state).await.map_err(|rejection| unread_body(rejection.status()))
}

/// The body did not arrive: it was too large, or too slow, or broke off.
pub(crate) fn unread_body(status: StatusCode) -> Failure {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Failure::new(status, "too_large", "The request's body is larger than this path accepts.")
        }
        _ => Failure::new(
            StatusCode::BAD_REQUEST,
            "incomplete_body",
            "The request's body did not arrive whole and in time.",
        ),
    }
}

/// Reads JSON into `T`: 400 when it is not JSON, 422 when it is but does not fit.
pub(crate) fn parse<T: DeserializeOwned + garde::Validate<Context = ()>>(bytes: &[u8]) -> Result<T, Failure> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(Failure::new(StatusCode::BAD_REQUEST, "malformed_json", "The body is not UTF-8."));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| misfit(&error))?;
    reader.end().map_err(|error| malformed(&error))?;
    value.validate().map_err(|report| Failure::invalid(report.iter().map(invalid).collect()))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> Failure {
    Failure::new(StatusCode::BAD_REQUEST, "malformed_json", format!("The body is not JSON: {error}."))
}

fn misfit(error: &serde_path_to_error::Error<serde_json::Error>) -> Failure {
    let cause = error.inner();
    let message = cause.to_string();
    // A number such as 1e999 is well-formed JSON that nothing can hold.
    if !cause.is_data() && !message.starts_with("number out of range") {
        return malformed(cause);
    }
    let detail = message.split(" at line ").next().unwrap_or_default();
    let named = detail.split('`').nth(1).unwrap_or_default();
    let container = pointer_of(error.path());
    let (pointer, code) = if detail.starts_with("unknown field") {
        (beside(&container, named), "unknown_field")
    } else if detail.starts_with("missing field") {
        (beside(&container, named), "required")
    } else if detail.starts_with("duplicate field") {
        (beside(&container, named), "duplicate_field")
    } else if detail.starts_with("unknown variant") {
        (container, "unknown_value")
    } else {
        (container, "invalid_type")
    };
    Failure::invalid_field(pointer, code, detail)
}

/// The field `name` of the object at `container`, which the path may already name.
fn beside(container: &str, name: &str) -> String {
    let field = name.replace('~', "~0").replace('/', "~1");
    if container.ends_with(&format!("/{field}")) { container.to_owned() } else { format!("{container}/{field}") }
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

/// The checks of [`super::text`] report `code: detail`.
fn invalid((path, error): &(garde::Path, garde::Error)) -> Invalid {
    let pointer = path.to_string().replace('[', ".").replace(']', "");
    let (code, detail) = error.message().split_once(": ").unwrap_or(("invalid", error.message()));
    let pointer = if pointer.is_empty() { pointer } else { format!("/{}", pointer.replace('.', "/")) };
    Invalid { pointer, code: code.to_owned().into(), detail: detail.to_owned() }
}

/// A page of a list that is narrowed by `F` and whose place is a key `K`.
pub(crate) struct Listing<F, K> {
    pub(crate) filter: F,
    pub(crate) page: Page<K>,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Page<K> {
    /// How many items at most: 1 to 100.
    pub(crate) limit: usize,
    /// The key of the last item that the caller has seen.
    pub(crate) after: Option<K>,
    seal: CursorSeal,
}

/// What a list's answer looks like.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Listed<T> {
    /// The items of this page, in the order of the list.
    pub(crate) items: Vec<T>,
    /// Where the next page begins; `null` on the last one.
    #[schema(example = json!(null))]
    pub(crate) next_cursor: Option<String>,
}

/// A list that cannot be narrowed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unfiltered {}

/// What every list takes.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it documents what Listing reads")]
pub(crate) struct PageQuery {
    /// How many items at most.
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
    limit: Option<i64>,
    /// Where the page begins: `next_cursor` of the page before it.
    cursor: Option<String>,
}

const DEFAULT_LIMIT: usize = 20;
const LARGEST_LIMIT: usize = 100;

/// A cursor is the last key, sealed together with the list that it belongs to.
#[derive(Clone)]
struct CursorSeal {
    seal: Seal,
    list: String,
}

impl std::fmt::Debug for CursorSeal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.list)
    }
}

impl<K: Serialize + DeserializeOwned> Page<K> {
    /// How many rows to read: one more than the page has, to see whether another follows.
    pub(crate) fn rows(&self) -> i64 {
        i64::try_from(self.limit + 1).unwrap_or(i64::MAX)
    }

    /// The page that `rows` make, and the cursor behind it.
    pub(crate) fn of<R, T>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> K, item: impl FnMut(R) -> T) -> Listed<T> {
        let more = rows.len() > self.limit;
        rows.truncate(self.limit);
        let next_cursor = rows.last().filter(|_| more).map(|last| self.seal.close(&key(last)));
        Listed { items: rows.into_iter().map(item).collect(), next_cursor }
    }
}

impl CursorSeal {
    fn close<K: Serialize>(&self, key: &K) -> String {
        let mut bytes = serde_json::to_vec(key).unwrap_or_default();
        let tag = self.seal.over(&[self.list.as_bytes(), &bytes]);
        bytes.extend(tag);
        to_base64(&bytes)
    }

    fn open<K: DeserializeOwned>(&self, cursor: &str) -> Option<K> {
        let bytes = from_base64(cursor)?;
        let (key, tag) = bytes.split_at_checked(bytes.len().checked_sub(16)?)?;
        if !self.seal.holds(&[self.list.as_bytes(), key], tag) {
            return None;
        }
        serde_json::from_slice(key).ok()
    }
}

impl<S: Sync, F: DeserializeOwned, K: DeserializeOwned> FromRequestParts<S> for Listing<F, K>
where
    Seal: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let mut limit = DEFAULT_LIMIT;
        let mut cursor = None;
        let mut narrowing = form_urlencoded::Serializer::new(String::new());
        for (name, value) in query_pairs(parts)? {
            match &*name {
                "limit" => {
                    limit =
                        value.parse().ok().filter(|limit| (1..=LARGEST_LIMIT).contains(limit)).ok_or_else(|| {
                            Failure::invalid_field(
                                "/limit",
                                "out_of_range",
                                format!("must be a number from 1 to {LARGEST_LIMIT}"),
                            )
                        })?;
                }
                "cursor" => cursor = Some(value),
                _ => {
                    narrowing.append_pair(&name, &value);
                }
            }
        }
        let narrowing = narrowing.finish();
        let filter = parse_query(&narrowing)?;
        let path = parts.uri.path();
        let seal = CursorSeal { seal: Seal::from_ref(state), list: format!("{path}?{narrowing}") };
        let after = match cursor {
            None => None,
            Some(cursor) => Some(seal.open(&cursor).ok_or_else(|| {
                let detail =
                    "is not a cursor of this list: pass next_cursor of the page before, with the same parameters";
                let invalid =
                    Invalid { pointer: "/cursor".into(), code: "invalid_cursor".into(), detail: detail.into() };
                Failure::invalid_with_code("invalid_cursor", vec![invalid])
            })?),
        };
        Ok(Self { filter, page: Page { limit, after, seal } })
    }
}

/// What the query of something that is not a list says.
pub(crate) struct Query<F>(pub(crate) F);

impl<S: Sync, F: DeserializeOwned> FromRequestParts<S> for Query<F> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let pairs = query_pairs(parts)?;
        parse_query(&form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()).map(Self)
    }
}

fn query_pairs(parts: &Parts) -> Result<Vec<(String, String)>, Failure> {
    let query = parts.uri.query().unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    for (index, (name, value)) in pairs.iter().enumerate() {
        if pairs.iter().take(index).any(|(earlier, _)| earlier == name) {
            return Err(Failure::invalid_field(format!("/{name}"), "duplicate_field", "is given more than once"));
        }
        if value.contains(char::is_control) || value.contains('\u{FFFD}') {
            return Err(Failure::invalid_field(
                format!("/{name}"),
                "forbidden_character",
                "must be UTF-8 without control characters",
            ));
        }
    }
    Ok(pairs)
}

fn parse_query<F: DeserializeOwned>(query: &str) -> Result<F, Failure> {
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|error| {
        let detail = error.inner().to_string();
        let named = detail.split('`').nth(1).unwrap_or_default();
        let (pointer, code) = if detail.starts_with("unknown field") {
            (format!("/{named}"), "unknown_field")
        } else {
            (pointer_of(error.path()), "invalid_value")
        };
        Failure::invalid_field(pointer, code, detail)
    })
}

/// The caller has seen this version, and wants to change no other (RFC 9110, section 13.1.1).
#[derive(Debug, Clone)]
pub(crate) struct IfMatch(Option<String>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let tags: Vec<&str> =
            parts.headers.get_all(header::IF_MATCH).iter().filter_map(|tag| tag.to_str().ok()).collect();
        Ok(Self((!tags.is_empty()).then(|| tags.join(","))))
    }
}

impl IfMatch {
    /// Refuses when `current` is not what the caller has seen.
    pub(crate) fn check<T: Serialize>(&self, current: &T) -> Result<(), Failure> {
        match &self.0 {
            Some(wanted)
                if !super::etag::matches(
                    wanted,
                    &super::etag::of(&serde_json::to_vec(current).unwrap_or_default()),
                ) =>
            {
                let detail = "Somebody changed it since you read it; read it again and repeat your change.";
                Err(Failure::new(StatusCode::PRECONDITION_FAILED, "precondition_failed", detail))
            }
            _ => Ok(()),
        }
    }
}

/// The route as the document names it.
pub(crate) fn matched_path(parts: &Parts) -> &str {
    parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str)
}
