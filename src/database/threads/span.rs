//! The spans of transactions.

use super::meter::Queue;
use crate::{
    core::{
        metrics::Label as _,
        traces::{Span, current},
    },
    database::{error::Error, statement::Tx},
};
use opentelemetry::trace::SpanKind;
use std::time::Duration;
use tokio::time::Instant;

/// The span of a transaction, from its submission to its result.
pub(super) struct TransactionSpan {
    span: Span,
    submitted: Instant,
    /// When its closure has returned to be committed.
    committing: Option<Instant>,
}

impl TransactionSpan {
    /// Begins it, if its caller is traced.
    pub(super) fn begin(queue: Queue) -> Option<Self> {
        let parent = current()?;
        let submitted = Instant::now();
        let mut span = parent.child(format!("transaction {}", queue.word()), SpanKind::Internal, submitted);
        span.set("hirehall.queue", queue.word());
        Some(Self { span, submitted, committing: None })
    }

    /// It is run, for the first time or again.
    pub(super) fn attempt(&mut self, tx: &mut Tx<'_>, number: u32) {
        if number == 1 {
            self.span.set("hirehall.queue.wait_us", micros(self.submitted.elapsed()));
            self.span.set("db.system.name", tx.engine().system());
        }
        self.span.set("hirehall.transaction.attempts", i64::from(number));
        tx.trace_in(self.span.active().clone());
    }

    /// Its closure has returned.
    pub(super) fn ran(&mut self, is_committed: bool) {
        self.committing = is_committed.then(Instant::now);
    }

    /// Its result is there.
    pub(super) fn end(mut self, error: Option<&Error>) {
        let now = Instant::now();
        if let Some(began) = self.committing {
            self.span.active().child("commit", SpanKind::Client, began).end(now);
        }
        if let Some(error) = error {
            self.span.fail(error.word());
        }
        self.span.end(now);
    }
}

fn micros(of: Duration) -> i64 {
    i64::try_from(of.as_micros()).unwrap_or(i64::MAX)
}
