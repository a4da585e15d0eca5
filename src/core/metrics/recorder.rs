//! Records metrics.

use super::{
    process,
    table::{BUCKETS, Kind, TABLE},
};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// Why metrics cannot be recorded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MetricsError {
    /// The table has buckets that are not possible.
    #[error(transparent)]
    Buckets(#[from] BuildError),
    /// The process has another recorder.
    #[error("this process records its metrics elsewhere")]
    Taken,
}

/// Records metrics from now on. Call it before anything is opened that makes handles.
pub(crate) fn start() -> Result<(), MetricsError> {
    let mut builder = PrometheusBuilder::new().set_buckets(BUCKETS)?;
    for metric in TABLE {
        if let Kind::Histogram(buckets) = metric.kind {
            builder = builder.set_buckets_for_metric(Matcher::Full(metric.name.to_owned()), buckets)?;
        }
    }
    let recorder = builder.build_recorder();
    let _ = RECORDER.set(recorder.handle());
    metrics::set_global_recorder(recorder).map_err(|_| MetricsError::Taken)?;
    for metric in TABLE {
        metric.describe();
    }
    Ok(())
}

/// Whether [`start`] was called. What costs something and is only counted may be left out otherwise.
pub(crate) fn is_recording() -> bool {
    RECORDER.get().is_some()
}

/// The page that Prometheus reads.
pub(crate) fn render() -> String {
    RECORDER.get().map(PrometheusHandle::render).unwrap_or_default() + &process::text()
}

/// Drains the buffers of histograms, which otherwise grow until the page is read.
pub(crate) fn run_upkeep() {
    if let Some(recorder) = RECORDER.get() {
        recorder.run_upkeep();
    }
}
