//! One log line for each request: `hirehall::access`.

use super::{
    dependencies::{TrustedProxies, client_ip},
    error::Problem,
};
use crate::database::ids::UserId;
use axum::{body::HttpBody as _, extract::Request, http::StatusCode, response::Response};
use std::{net::IpAddr, time::Duration};
use tracing::{Level, enabled, field::display};

/// What lines say.
pub(crate) struct AccessLog {
    /// Whether they name the client's address.
    pub(crate) addresses: bool,
    pub(crate) trusted_proxies: TrustedProxies,
    /// A request that takes as long is logged as a warning; `None`: none is.
    pub(crate) slow: Option<Duration>,
}

/// The user whose token a request had. An extension of its response.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestedBy(pub(crate) UserId);

/// A request that was answered.
pub(crate) struct Answered<'r> {
    pub(crate) id: &'r str,
    pub(crate) method: &'static str,
    pub(crate) route: Option<&'r str>,
    pub(crate) address: Option<IpAddr>,
    pub(crate) took: Duration,
    /// If it is traced.
    pub(crate) trace_id: Option<&'r str>,
}

impl AccessLog {
    /// The client's address, if lines name it.
    pub(crate) fn address(&self, request: &Request) -> Option<IpAddr> {
        self.addresses.then(|| client_ip(request.extensions(), request.headers(), &self.trusted_proxies))
    }

    /// Logs a request, and before it the cause of a failure.
    pub(crate) fn write(&self, request: &Answered<'_>, response: &Response, problem: Option<&Problem>) {
        let Answered { id, method, route, address, took, trace_id } = request;
        let (route, status) = (route.unwrap_or("unmatched"), response.status());
        let user = response.extensions().get::<RequestedBy>().map(|by| display(by.0));
        let code = problem.map(Problem::code);
        if let Some(cause) = problem.and_then(Problem::cause) {
            macro_rules! failure {
                ($level:expr) => {
                    tracing::event!(
                        $level,
                        request_id = id,
                        method,
                        route,
                        status = status.as_u16(),
                        code,
                        user,
                        trace_id,
                        cause,
                        "request failed"
                    )
                };
            }
            match status {
                // What is overloaded or away is no bug.
                StatusCode::SERVICE_UNAVAILABLE => failure!(Level::WARN),
                status if status.is_server_error() => failure!(Level::ERROR),
                _ => failure!(Level::INFO),
            }
        }
        let is_slow = self.slow.is_some_and(|slow| *took >= slow);
        let is_probe = is_probe(Some(route)) && status.is_success();
        let is_enabled = enabled!(target: "hirehall::access", Level::INFO) || is_slow;
        if !is_enabled && !enabled!(target: "hirehall::access", Level::DEBUG) {
            return;
        }
        let (ms, bytes) = (milliseconds(*took), response.body().size_hint().exact());
        let (status, address) = (status.as_u16(), address.map(display));
        macro_rules! line {
            ($level:expr, $message:literal) => {
                tracing::event!(
                    target: "hirehall::access", $level,
                    request_id = id, method, route, status, ms, bytes, code, user, address, trace_id, $message
                )
            };
        }
        match (is_slow, is_probe) {
            (true, _) => line!(Level::WARN, "slow request"),
            (false, true) => line!(Level::DEBUG, "request"),
            (false, false) => line!(Level::INFO, "request"),
        }
    }
}

/// Whether load balancers ask for the route all the time.
pub(crate) fn is_probe(route: Option<&str>) -> bool {
    matches!(route, Some("/livez" | "/readyz"))
}

/// With three decimals.
pub(crate) fn milliseconds(of: Duration) -> f64 {
    f64::from(u32::try_from(of.as_micros()).unwrap_or(u32::MAX)) / 1000.0
}
