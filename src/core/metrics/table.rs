//! Every metric: name, kind, labels and what it says. The process' own are in [`super::process`].

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

/// What is counted, in the words of Prometheus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Counter,
    Gauge,
    /// With the upper bounds of its buckets.
    Histogram(&'static [f64]),
}

/// Bounds in seconds, for work between a cached read and a request that is almost given up.
pub(super) const BUCKETS: &[f64] = &[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Bounds in seconds, for work with other machines.
const SLOW: &[f64] = &[0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0];

/// Bounds of the number of transactions in a group.
const GROUP: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

pub(super) struct Metric {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    labels: &'static [&'static str],
    help: &'static str,
}

impl Metric {
    /// Tells the recorder of it. A metric without labels has the value 0 from now on, unless it is of one engine.
    pub(super) fn describe(&self) {
        match self.kind {
            Kind::Counter => describe_counter!(self.name, self.help),
            Kind::Gauge => describe_gauge!(self.name, self.help),
            Kind::Histogram(_) => describe_histogram!(self.name, self.help),
        }
        let is_of_one_engine = self.name.starts_with("hirehall_sqlite_") || self.name.starts_with("hirehall_postgres_");
        if self.labels.is_empty() && !is_of_one_engine {
            match self.kind {
                Kind::Counter => drop(counter!(self.name)),
                Kind::Gauge => drop(gauge!(self.name)),
                Kind::Histogram(_) => drop(histogram!(self.name)),
            }
        }
    }
}

/// Whether the table has a metric of this name with these labels.
pub(super) fn contains<V>(name: &str, labels: &[(&str, V)]) -> bool {
    let metric = TABLE.iter().find(|metric| metric.name == name);
    metric.is_some_and(|metric| metric.labels.iter().copied().eq(labels.iter().map(|(label, _)| *label)))
}

const fn counter(name: &'static str, labels: &'static [&'static str], help: &'static str) -> Metric {
    Metric { name, kind: Kind::Counter, labels, help }
}

const fn gauge(name: &'static str, labels: &'static [&'static str], help: &'static str) -> Metric {
    Metric { name, kind: Kind::Gauge, labels, help }
}

const fn histogram(
    name: &'static str,
    labels: &'static [&'static str],
    buckets: &'static [f64],
    help: &'static str,
) -> Metric {
    Metric { name, kind: Kind::Histogram(buckets), labels, help }
}

/// To add a metric, add a line here, and accept the change of `tests/contract/metrics.txt`.
pub(super) const TABLE: &[Metric] = &[
    gauge("hirehall_build_info", &["version", "commit", "engine"], "Always 1; its labels say what runs"),
    gauge("process_start_time_seconds", &[], "When the process began, in seconds since 1970"),
    // Requests.
    histogram(
        "hirehall_http_request_duration_seconds",
        &["route", "method", "status"],
        BUCKETS,
        "Time from the header of a request to the header of its response, in seconds; status is its class",
    ),
    gauge("hirehall_http_requests_in_flight", &[], "Requests whose response has not begun"),
    counter("hirehall_http_requests_shed_total", &["reason"], "Requests that were refused with 429 or 503"),
    counter("hirehall_connections_refused_total", &[], "Connections that were refused because none was free"),
    // The database.
    gauge("hirehall_database_up", &[], "Whether the database answered when these numbers were read"),
    gauge("hirehall_database_queue_length", &["queue"], "Transactions that wait for a thread"),
    histogram(
        "hirehall_database_queue_wait_seconds",
        &["queue"],
        BUCKETS,
        "Time that transactions have waited for a thread, in seconds",
    ),
    counter(
        "hirehall_database_queue_refused_total",
        &["queue", "reason"],
        "Transactions that no thread has taken: the queue was full, the wait too long, or there was no connection",
    ),
    histogram(
        "hirehall_database_transaction_duration_seconds",
        &["queue"],
        BUCKETS,
        "Time from the moment a thread has taken a transaction to its result, with repetitions and commit, in seconds",
    ),
    counter("hirehall_database_transaction_retries_total", &["queue"], "Transactions that were run again"),
    histogram("hirehall_sqlite_commit_group_size", &[], GROUP, "Transactions that have shared a commit (SQLite)"),
    histogram(
        "hirehall_sqlite_commit_duration_seconds",
        &[],
        BUCKETS,
        "Time of a commit with its fsync, in seconds (SQLite)",
    ),
    gauge("hirehall_database_size_bytes", &[], "The size of the database, in bytes, without SQLite's write-ahead log"),
    gauge("hirehall_sqlite_wal_bytes", &[], "The size of the write-ahead log's file (SQLite)"),
    gauge(
        "hirehall_postgres_connections",
        &["state"],
        "Connections: idle, in_use, or broken and not replaced yet (PostgreSQL)",
    ),
    counter("hirehall_postgres_connections_lost_total", &[], "Connections that were given up (PostgreSQL)"),
    // The log of events.
    gauge(
        "hirehall_event_reader_lag_seconds",
        &["reader"],
        "Age of the oldest event that the reader has not processed, in seconds; 0 if there is none",
    ),
    gauge(
        "hirehall_event_reader_lag_events",
        &["reader"],
        "Events that the reader has not processed; 10000 means 10000 or more",
    ),
    gauge(
        "hirehall_events_unsettled_seconds",
        &[],
        "Age of the oldest event that cannot be read yet because of an open transaction before it, in seconds",
    ),
    // Work that is done later.
    gauge(
        "hirehall_tasks",
        &["kind", "state"],
        "Tasks in the queue: waiting, held, or failed for good; 100000 means 100000 or more",
    ),
    gauge("hirehall_tasks_oldest_age_seconds", &["kind"], "How long the first waiting task has been due, in seconds"),
    counter("hirehall_tasks_done_total", &["kind"], "Tasks that this node has done"),
    counter("hirehall_tasks_failed_total", &["kind"], "Tasks that this node has given up for good"),
    counter("hirehall_mails_total", &["outcome"], "Mails by what has become of them on this node"),
    histogram(
        "hirehall_mail_send_duration_seconds",
        &[],
        SLOW,
        "Time that the mail server has taken for a mail, in seconds",
    ),
    counter(
        "hirehall_webhook_attempts_total",
        &["outcome"],
        "Attempts to deliver an event or a test to a webhook, by what has come of them on this node",
    ),
    counter(
        "hirehall_webhook_deliveries_given_up_total",
        &[],
        "Events that were not delivered to a webhook within three days",
    ),
    histogram(
        "hirehall_background_round_duration_seconds",
        &["round"],
        SLOW,
        "Time of a round of background work, in seconds",
    ),
    counter("hirehall_background_rounds_failed_total", &["round"], "Rounds of background work that have failed"),
    gauge(
        "hirehall_background_last_success_timestamp_seconds",
        &["round"],
        "When the round last succeeded on this node, in seconds since 1970; 0: not yet",
    ),
    // Live feeds.
    gauge("hirehall_feeds_open", &[], "Open live feeds of this node"),
    counter("hirehall_feeds_opened_total", &[], "Live feeds that were opened"),
    counter(
        "hirehall_feeds_dropped_total",
        &["reason"],
        "WebSockets that were closed because of what their listener did",
    ),
    // Passwords.
    gauge("hirehall_password_hash_queue_length", &["queue"], "Passwords that wait for a thread"),
    histogram(
        "hirehall_password_hash_wait_seconds",
        &["queue"],
        BUCKETS,
        "Time that passwords have waited for a thread, in seconds",
    ),
    // Files.
    histogram(
        "hirehall_picture_wait_seconds",
        &[],
        BUCKETS,
        "Time that uploaded pictures have waited for their account's turn, in seconds",
    ),
    counter(
        "hirehall_pictures_refused_total",
        &[],
        "Uploaded pictures that were refused because their turn did not come within five seconds",
    ),
    histogram(
        "hirehall_storage_operation_duration_seconds",
        &["operation"],
        SLOW,
        "Time of an operation of the file store, in seconds",
    ),
    counter("hirehall_storage_errors_total", &["operation"], "Operations of the file store that have failed"),
    gauge("hirehall_files_without_row", &[], "Files of which the database knows nothing, at the last sweep"),
    counter("hirehall_files_set_aside_total", &[], "Files without a row that were set aside"),
    counter("hirehall_files_deleted_unnamed_total", &[], "Files that were set aside and then deleted"),
    counter("hirehall_file_deletions_failed_total", &[], "Released files that could not be deleted yet"),
    counter("hirehall_sweeps_refused_total", &[], "Sweeps that have moved nothing, because too many files have no row"),
    gauge("hirehall_disk_free_bytes", &["directory"], "Free space where the data directory and the file store are"),
    gauge("hirehall_disk_size_bytes", &["directory"], "The size of the file system where they are"),
    // TLS of the server's own.
    gauge(
        "hirehall_tls_certificate_expires_timestamp_seconds",
        &[],
        "When the certificate ends, in seconds since 1970; 0: no TLS of its own",
    ),
    gauge(
        "hirehall_acme_failed_attempts",
        &[],
        "Attempts to obtain a certificate by ACME that have failed since the last one that has not",
    ),
    gauge(
        "hirehall_acme_last_success_timestamp_seconds",
        &[],
        "When the certificate obtained by ACME begins, in seconds since 1970; 0: there is none",
    ),
    counter(
        "hirehall_acme_orders_total",
        &["outcome"],
        "Attempts to obtain a certificate by ACME, by what has come of them",
    ),
    counter("hirehall_tls_reloads_failed_total", &[], "Changed certificate files that could not be used"),
    // The rest.
    gauge(
        "hirehall_clock_ahead_seconds",
        &[],
        "By how much the clock is ahead of what it can be, in seconds; 0 if it is plausible",
    ),
    counter("hirehall_spans_sent_total", &[], "Spans of traces that the collector has taken"),
    counter("hirehall_spans_dropped_total", &["reason"], "Spans that were not sent or not taken"),
    counter("hirehall_log_lines_lost_total", &[], "Log lines that could not be written"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_conventions_of_prometheus() {
        for Metric { name, kind, .. } in TABLE {
            assert!(name.starts_with("hirehall_") || name.starts_with("process_"), "{name}");
            assert_eq!(matches!(kind, Kind::Counter), name.ends_with("_total"), "{name}");
        }
    }

    #[test]
    fn a_metric_has_one_row() {
        let mut names: Vec<_> = TABLE.iter().map(|metric| metric.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLE.len());
    }
}
