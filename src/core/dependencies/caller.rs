//! Extractors for the caller, the client's address and the path.

use crate::core::error::codes::WrongRole;
use crate::core::{
    error::Problem,
    rate_limit::{client_address, client_address_behind_socket},
    security::AccessClaims,
    text::is_forbidden,
};
use crate::database::enums::Role;
use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts, OptionalFromRequestParts, RawPathParams},
    http::{Extensions, HeaderMap, header, request::Parts},
};
use serde::de::DeserializeOwned;
use std::{
    convert::Infallible,
    marker::PhantomData,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

/// A caller with a verified token and a role that `R` allows. The transaction checks whether session and account are still valid.
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

/// A right. Its values can be created only inside a transaction: see `auth::permissions`.
pub(crate) trait Right {
    /// The roles with this right.
    const ROLES: &'static [Role];
}

/// A caller who has passed the access check of a route. It is an extension of the request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Authenticated {
    claims: AccessClaims,
    roles: &'static [Role],
}

impl Authenticated {
    /// Fails if the role is not one of `roles`.
    pub(crate) fn new(claims: AccessClaims, roles: &'static [Role]) -> Result<Self, Problem> {
        if roles.contains(&claims.role) { Ok(Self { claims, roles }) } else { Err(wrong_role(roles)) }
    }
}

impl<R: Right> Caller<R> {
    fn of(parts: &Parts) -> Option<Self> {
        let authenticated = parts.extensions.get::<Authenticated>().filter(|known| known.roles == R::ROLES)?;
        Some(Self { claims: authenticated.claims, right: PhantomData })
    }
}

impl<S: Sync, R: Right> FromRequestParts<S> for Caller<R> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::of(parts).ok_or_else(|| Problem::internal(&"the route and its handler declare different access"))
    }
}

impl<S: Sync, R: Right> OptionalFromRequestParts<S> for Caller<R> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(Self::of(parts))
    }
}

pub(crate) fn wrong_role(allowed: &[Role]) -> Problem {
    let names: Vec<&str> = allowed.iter().map(|role| role.as_str()).collect();
    let detail = format!("Only these roles may do that: {}.", names.join(", "));
    Problem::new(WrongRole { allowed: names }, detail)
}

/// The client's address and user agent.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) ip: IpAddr,
    pub(crate) user_agent: Option<String>,
}

/// The networks of proxies whose `X-Forwarded-For` is trusted.
#[derive(Debug, Clone)]
pub(crate) struct TrustedProxies(pub(crate) Arc<[ipnet::IpNet]>);

impl TrustedProxies {
    /// Whether a request comes from one of them.
    pub(crate) fn has_sent(&self, extensions: &Extensions) -> bool {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
        extensions.get::<ThroughUnixSocket>().is_some()
            || peer.is_some_and(|peer| self.0.iter().any(|network| network.contains(&peer)))
    }
}

impl<S: Sync> FromRequestParts<S> for Peer
where
    TrustedProxies: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        const MAX_USER_AGENT_LEN: usize = 200;
        let agent = parts.headers.get(header::USER_AGENT).map(|agent| String::from_utf8_lossy(agent.as_bytes()));
        Ok(Self {
            ip: client_ip(&parts.extensions, &parts.headers, &TrustedProxies::from_ref(state)),
            user_agent: agent
                .map(|agent| agent.chars().filter(|c| !is_forbidden(*c)).take(MAX_USER_AGENT_LEN).collect()),
        })
    }
}

/// An extension of requests that came through a Unix socket, whose peer has no address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ThroughUnixSocket;

/// The client's address, behind trusted proxies.
pub(crate) fn client_ip(extensions: &Extensions, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    if extensions.get::<ThroughUnixSocket>().is_some() {
        return client_address_behind_socket(&headers.get_all("x-forwarded-for"), &trusted.0);
    }
    let peer =
        extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    client_address(peer, &headers.get_all("x-forwarded-for"), &trusted.0)
}

/// The path's parameters. 404 if they cannot be parsed, or have control characters: nothing has such a name, and PostgreSQL takes no NUL.
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let texts = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        if texts.iter().any(|(_, text)| text.contains(is_forbidden)) {
            return Err(Problem::not_found());
        }
        let path = <axum::extract::Path<T> as FromRequestParts<S>>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Problem::not_found())
    }
}
