//! Metrics of requests. A request costs no allocation: the handles of a route are made when it is first asked for.

use super::metrics::{Family, gauge, histogram, label};
use axum::http::{Method, StatusCode};
use metrics::{Counter, Gauge, Histogram, SharedString};
use std::{collections::HashMap, sync::OnceLock, time::Duration};

label! {
    /// Why a request was refused that may succeed later. The words are the codes of the problems.
    Shed {
        Overloaded = "overloaded",
        TooManyRequests = "too_many_requests",
        TooManyUploads = "too_many_uploads",
        TooManyFeeds = "too_many_feeds",
        DatabaseUnavailable = "database_unavailable",
        StorageUnavailable = "storage_unavailable",
        StorageFull = "storage_full",
        ScannerUnavailable = "scanner_unavailable",
        ProviderUnavailable = "provider_unavailable",
        Stopping = "stopping",
        Other = "other",
    }
}

/// The methods that have a label of their own. Clients may send any word as a method.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// The name of a standard method, or `other`.
pub(crate) fn known_method(method: &Method) -> &'static str {
    METHODS.into_iter().find(|known| method == known).unwrap_or("other")
}

/// The classes of statuses.
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// The route of requests that no route of ours has matched, and of methods that a route does not have.
const UNMATCHED: &str = "unmatched";

/// The metrics of all routes.
pub(crate) struct RequestMetrics {
    routes: HashMap<String, RouteMetrics>,
    unmatched: RouteMetrics,
    in_flight: Gauge,
    shed: Family<Shed, Counter>,
}

/// The handles of a route by method and class.
#[derive(Default)]
struct RouteMetrics([[OnceLock<Histogram>; CLASSES.len()]; METHODS.len() + 1]);

impl RequestMetrics {
    /// Only these routes have a label of their own.
    pub(crate) fn new(routes: impl IntoIterator<Item = String>) -> Self {
        Self {
            routes: routes.into_iter().map(|route| (route, RouteMetrics::default())).collect(),
            unmatched: RouteMetrics::default(),
            in_flight: gauge("hirehall_http_requests_in_flight", &[]),
            shed: Family::counters("hirehall_http_requests_shed_total", "reason"),
        }
    }

    /// Counts a request as in flight until the result is dropped.
    pub(crate) fn begin(&self) -> InFlight<'_> {
        self.in_flight.increment(1.0);
        InFlight(&self.in_flight)
    }

    /// Counts an answered request.
    pub(crate) fn record(&self, route: Option<&str>, method: &'static str, status: StatusCode, took: Duration) {
        let route = route.filter(|_| status != StatusCode::METHOD_NOT_ALLOWED);
        let known = route.and_then(|route| self.routes.get_key_value(route));
        let (name, metrics) = known.map_or((UNMATCHED, &self.unmatched), |(name, metrics)| (name, metrics));
        let method_index = METHODS.iter().position(|known| *known == method).unwrap_or(METHODS.len());
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        let (Some(handle), Some(class)) =
            (metrics.0.get(method_index).and_then(|classes| classes.get(class)), CLASSES.get(class))
        else {
            return;
        };
        let handle = handle.get_or_init(|| {
            let labels: [(_, SharedString); 3] =
                [("route", name.to_owned().into()), ("method", method.into()), ("status", (*class).into())];
            histogram("hirehall_http_request_duration_seconds", &labels)
        });
        handle.record(took);
    }

    /// Counts a request that was refused with 429 or 503.
    pub(crate) fn record_shed(&self, code: &str) {
        self.shed.of(Shed::of(code)).increment(1);
    }
}

impl Shed {
    fn of(code: &str) -> Self {
        use super::metrics::Label as _;
        Self::ALL.iter().copied().find(|reason| reason.word() == code).unwrap_or(Self::Other)
    }
}

/// A request in flight.
pub(crate) struct InFlight<'m>(&'m Gauge);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.decrement(1.0);
    }
}
