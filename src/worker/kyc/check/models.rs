//! Check requests and their verdicts.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::text_enum,
        from_row,
        ids::{SubmissionId, UserId},
        queue::{Task, TaskKind, TaskOptions, enqueue},
    },
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

text_enum! {
    /// The status of a check request.
    pub(crate) CheckStatus {
        /// The service has not accepted the request yet.
        Waiting = "WAITING",
        /// The service has accepted it and has not answered.
        Asked = "ASKED",
        /// The service has answered.
        Answered = "ANSWERED",
        /// The service failed for too long, or the answer is no longer needed.
        GivenUp = "GIVEN_UP",
    }
}

text_enum! {
    /// The service's verdict.
    pub(crate) CheckVerdict {
        /// The identity is confirmed.
        Passed = "PASSED",
        /// The identity is not confirmed.
        Failed = "FAILED",
        /// A person has to decide.
        Unsure = "UNSURE",
    }
}

/// The check of a submission.
#[derive(Debug, Clone)]
pub(crate) struct Check {
    pub(crate) status: CheckStatus,
    pub(crate) verdict: Option<CheckVerdict>,
    pub(crate) detail: Option<String>,
    pub(crate) answered_at: Option<Timestamp>,
}

from_row!(Check { status, verdict, detail, answered_at });

impl Check {
    pub(crate) fn find(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Option<Check>, Error> {
        tx.optional(
            "SELECT status, verdict, detail, answered_at FROM kyc_checks WHERE submission_id = $1",
            &[&submission],
        )
    }

    /// Creates a check request.
    pub(crate) fn begin(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<(), Error> {
        tx.execute("INSERT INTO kyc_checks (submission_id, status) VALUES ($1, 'WAITING')", &[&submission])?;
        enqueue(tx, &CheckTask { submission }, TaskOptions::now(tx))
    }

    /// Records the verdict; false when there is one already.
    pub(super) fn answer(
        tx: &mut Tx<'_>,
        submission: SubmissionId,
        verdict: CheckVerdict,
        detail: Option<&str>,
    ) -> Result<bool, Error> {
        let now = tx.now();
        let answered = tx.execute(
            "UPDATE kyc_checks SET status = 'ANSWERED', verdict = $2, detail = $3, answered_at = $4
             WHERE submission_id = $1 AND status <> 'ANSWERED'",
            &[&submission, &verdict, &detail, &now],
        )?;
        Ok(answered == 1)
    }

    /// Deletes the verdict's details when the documents are destroyed; the verdict stays.
    pub(crate) fn delete_detail(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<(), Error> {
        tx.execute("UPDATE kyc_checks SET detail = NULL WHERE submission_id = $1", &[&submission])?;
        Ok(())
    }

    /// Records that no further request is sent, unless the service has answered.
    pub(super) fn end(tx: &mut Tx<'_>, submission: SubmissionId, status: CheckStatus) -> Result<(), Error> {
        tx.execute(
            "UPDATE kyc_checks SET status = $2 WHERE submission_id = $1 AND status = 'WAITING'",
            &[&submission, &status],
        )?;
        Ok(())
    }

    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
        tx.execute(
            "DELETE FROM kyc_checks WHERE submission_id IN (SELECT id FROM kyc_submissions WHERE worker_id = $1)",
            &[&worker],
        )?;
        Ok(())
    }
}

/// A submission whose check request has to be sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CheckTask {
    pub(super) submission: SubmissionId,
}

impl Task for CheckTask {
    const KIND: TaskKind = TaskKind::IdentityCheck;
    const LEASE: Duration = Duration::from_secs(60);

    fn key(&self) -> String {
        self.submission.as_uuid().simple().to_string()
    }
}
