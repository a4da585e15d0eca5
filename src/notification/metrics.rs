//! What is counted of mails.

use crate::core::{
    email::{MailContent, Mailer, SendError},
    metrics::{Family, histogram, label},
};
use metrics::{Counter, Histogram};
use std::sync::LazyLock;
use tokio::time::Instant;

label! {
    /// What has become of a mail.
    pub(super) Outcome {
        /// The mail server has accepted it.
        Sent = "sent",
        /// The mail server has not accepted it yet; it is tried again.
        Deferred = "deferred",
        /// The mail server has refused it for good.
        Refused = "refused",
        /// It has waited too long.
        TooLate = "too_late",
        /// It waits, because its recipient has had enough for now.
        Postponed = "postponed",
        /// There is nothing left to tell, or its limit is reached and an earlier mail has said the same.
        Dropped = "dropped",
    }
}

static METRICS: LazyLock<MailMetrics> = LazyLock::new(|| MailMetrics {
    outcomes: Family::counters("hirehall_mails_total", "outcome"),
    duration: histogram::<&str>("hirehall_mail_send_duration_seconds", &[]),
});

struct MailMetrics {
    outcomes: Family<Outcome, Counter>,
    duration: Histogram,
}

/// Shows the metrics of mails with the value 0 before the first mail.
pub(crate) fn register_metrics() {
    LazyLock::force(&METRICS);
}

pub(super) fn count(outcome: Outcome) {
    METRICS.outcomes.of(outcome).increment(1);
}

/// Sends a mail, and counts it.
pub(super) async fn send(mailer: &Mailer, to: &str, mail: &MailContent, message_id: &str) -> Result<(), SendError> {
    let began = Instant::now();
    let sent = mailer.send(to, mail, message_id).await;
    METRICS.duration.record(began.elapsed());
    count(match &sent {
        Ok(()) => Outcome::Sent,
        Err(SendError::Temporary(_)) => Outcome::Deferred,
        Err(SendError::Permanent(_)) => Outcome::Refused,
    });
    sent
}
