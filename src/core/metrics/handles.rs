//! Handles of metrics.

use super::table;
use metrics::{Counter, Gauge, Histogram, SharedString};

/// Labels with their values.
type Labels<'l> = &'l [(&'static str, &'static str)];

/// The handle of a counter.
pub(crate) fn counter(name: &'static str, labels: Labels<'_>) -> Counter {
    debug_assert!(table::contains(name, labels), "{name} with these labels is not in the table of metrics");
    metrics::counter!(name, labels)
}

/// The handle of a gauge.
pub(crate) fn gauge(name: &'static str, labels: Labels<'_>) -> Gauge {
    debug_assert!(table::contains(name, labels), "{name} with these labels is not in the table of metrics");
    metrics::gauge!(name, labels)
}

/// The handle of a histogram.
pub(crate) fn histogram<V: Clone + Into<SharedString>>(name: &'static str, labels: &[(&'static str, V)]) -> Histogram {
    debug_assert!(table::contains(name, labels), "{name} with these labels is not in the table of metrics");
    metrics::histogram!(name, labels)
}
