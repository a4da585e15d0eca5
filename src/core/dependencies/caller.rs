//! Who is calling, from where, and what the path names.

use crate::core::{error::Problem, rate_limit::client_address, security::AccessClaims, text::is_forbidden};
use crate::database::enums::Role;
use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts, OptionalFromRequestParts},
    http::{Extensions, HeaderMap, StatusCode, header, request::Parts},
};
use serde::de::DeserializeOwned;
use std::{
    convert::Infallible,
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

/// Somebody whom the access of a route has let in, on the way to its handler.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Authenticated {
    claims: AccessClaims,
    roles: &'static [Role],
}

impl Authenticated {
    /// Whoever holds these claims, if their role is one of these.
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
        Self::of(parts).ok_or_else(|| Problem::internal(&"the access of this route is not that of its handler"))
    }
}

impl<S: Sync, R: Right> OptionalFromRequestParts<S> for Caller<R> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(Self::of(parts))
    }
}

pub(crate) fn wrong_role(allowed: &[Role]) -> Problem {
    let allowed: Vec<&str> = allowed.iter().map(|role| role.as_str()).collect();
    Problem::new(StatusCode::FORBIDDEN, "wrong_role", format!("Only these roles may do that: {}.", allowed.join(", ")))
}

/// Where a request comes from.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) ip: IpAddr,
    pub(crate) user_agent: Option<String>,
}

/// The networks whose `X-Forwarded-For` is believed.
#[derive(Debug, Clone)]
pub(crate) struct TrustedProxies(pub(crate) Arc<[ipnet::IpNet]>);

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

/// The client's address, as far as the operator's proxies can be believed.
pub(crate) fn client_ip(extensions: &Extensions, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    let peer =
        extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    client_address(peer, &headers.get_all("x-forwarded-for"), &trusted.0)
}

/// What the path names. A path that cannot name anything names nothing: 404.
pub(crate) struct Path<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = <axum::extract::Path<T> as FromRequestParts<S>>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Problem::not_found())
    }
}
