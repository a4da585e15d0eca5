//! Who is calling, from where, and what the path names.

use super::credentials::{Site, claims_of};
use crate::core::{
    clock::Clock,
    error::Problem,
    rate_limit::client_address,
    security::{AccessClaims, Tokens},
    text::is_forbidden,
};
use crate::database::enums::Role;
use axum::{
    extract::{ConnectInfo, FromRef, FromRequestParts},
    http::{Extensions, HeaderMap, StatusCode, header, request::Parts},
};
use serde::de::DeserializeOwned;
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
    Site: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let (site, tokens, clock) = (Site::from_ref(state), Tokens::from_ref(state), Clock::from_ref(state));
        claims_of(&parts.method, &parts.headers, &site, &tokens, &clock).and_then(Self::new)
    }
}

impl<R: Right> Caller<R> {
    /// Whoever holds these claims, if their role is one that `R` allows.
    pub(crate) fn new(claims: AccessClaims) -> Result<Self, Problem> {
        if R::ROLES.contains(&claims.role) {
            Ok(Self { claims, right: PhantomData })
        } else {
            Err(wrong_role(R::ROLES))
        }
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
        let path = axum::extract::Path::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Problem::not_found())
    }
}
