//! What is measured of the file store.

use super::error::StorageError;
use crate::core::{
    metrics::{Family, Label as _, label},
    traces::{Callee, call},
};
use metrics::{Counter, Histogram};
use tokio::time::Instant;

label! {
    /// An operation of the file store.
    pub(super) Operation {
        /// Until the blob is durable.
        Put = "put",
        /// Until its first bytes are there.
        Open = "open",
        Delete = "delete",
        Move = "move",
        List = "list",
    }
}

#[derive(Debug)]
pub(super) struct StorageMeter {
    duration: Family<Operation, Histogram>,
    errors: Family<Operation, Counter>,
}

impl StorageMeter {
    pub(super) fn new() -> Self {
        Self {
            duration: Family::histograms("hirehall_storage_operation_duration_seconds", "operation"),
            errors: Family::counters("hirehall_storage_errors_total", "operation"),
        }
    }

    /// Measures an operation, in a span.
    pub(super) async fn measure<T>(
        &self,
        operation: Operation,
        work: impl Future<Output = Result<T, StorageError>>,
    ) -> Result<T, StorageError> {
        let began = Instant::now();
        let done = call(Callee::Storage, operation.word(), work).await;
        self.duration.of(operation).record(began.elapsed());
        if done.is_err() {
            self.errors.of(operation).increment(1);
        }
        done
    }
}
