//! What the service was asked, and what it has said.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, Tx,
        enums::text_enum,
        from_row,
        ids::{SubmissionId, UserId},
    },
};
use std::time::Duration;

text_enum! {
    /// How far asking the service has come.
    pub(crate) CheckStatus {
        /// It has not taken the question yet.
        Waiting = "WAITING",
        /// It has, and has not answered yet.
        Asked = "ASKED",
        /// It has answered.
        Answered = "ANSWERED",
        /// It did not take the question for too long, or nobody needs an answer any more.
        GivenUp = "GIVEN_UP",
    }
}

text_enum! {
    /// What a service of the operator's says of a submission.
    pub(crate) CheckVerdict {
        /// The worker is who they say they are.
        Passed = "PASSED",
        /// The documents do not show that.
        Failed = "FAILED",
        /// Somebody has to look.
        Unsure = "UNSURE",
    }
}

/// What a service says of a submission, as far as it has said something.
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

    /// Lets the service be asked.
    pub(crate) fn begin(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<(), Error> {
        let now = tx.now();
        tx.execute(
            "INSERT INTO kyc_checks (submission_id, status, due_at) VALUES ($1, 'WAITING', $2)",
            &[&submission, &now],
        )?;
        Ok(())
    }

    /// Records what the service says; false when it has said something before.
    pub(super) fn answer(
        tx: &mut Tx<'_>,
        submission: SubmissionId,
        verdict: CheckVerdict,
        detail: Option<&str>,
    ) -> Result<bool, Error> {
        let now = tx.now();
        let answered = tx.execute(
            "UPDATE kyc_checks SET status = 'ANSWERED', verdict = $2, detail = $3, answered_at = $4, due_at = NULL
             WHERE submission_id = $1 AND status <> 'ANSWERED'",
            &[&submission, &verdict, &detail, &now],
        )?;
        Ok(answered == 1)
    }

    /// Nobody is asked any more about documents that are gone, and of what was said of them the verdict stays.
    pub(crate) fn forget_words(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<(), Error> {
        tx.execute("UPDATE kyc_checks SET detail = NULL WHERE submission_id = $1", &[&submission])?;
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

/// A question that this node is asking.
#[derive(Debug, Clone)]
pub(super) struct CheckTask {
    pub(super) submission_id: SubmissionId,
    pub(super) attempts: i64,
}

from_row!(CheckTask { submission_id, attempts });

/// How long a node may take before the question is somebody else's to ask.
const LEASE: Duration = Duration::from_secs(60);

impl CheckTask {
    pub(super) fn is_any_due(tx: &mut Tx<'_>) -> Result<bool, Error> {
        let now = tx.now();
        let due: Option<(SubmissionId,)> =
            tx.optional("SELECT submission_id FROM kyc_checks WHERE due_at <= $1 LIMIT 1", &[&now])?;
        Ok(due.is_some())
    }

    /// Takes the question that has waited longest.
    pub(super) fn claim(tx: &mut Tx<'_>) -> Result<Option<CheckTask>, Error> {
        let now = tx.now();
        tx.optional(
            "UPDATE kyc_checks SET attempts = attempts + 1, due_at = $2
             WHERE submission_id = (SELECT submission_id FROM kyc_checks WHERE due_at <= $1 ORDER BY due_at LIMIT 1)
             RETURNING submission_id, attempts",
            &[&now, &now.saturating_add(LEASE)],
        )
    }

    /// Asks again later, if nobody else has asked or answered meanwhile. What was no attempt does not count as one.
    pub(super) fn postpone(&self, tx: &mut Tx<'_>, pause: Duration, is_attempt: bool) -> Result<(), Error> {
        let due_at = tx.now().saturating_add(pause);
        let attempts = if is_attempt { self.attempts } else { self.attempts - 1 };
        tx.execute(
            "UPDATE kyc_checks SET due_at = $3, attempts = $4
             WHERE submission_id = $1 AND attempts = $2 AND status = 'WAITING'",
            &[&self.submission_id, &self.attempts, &due_at, &attempts],
        )?;
        Ok(())
    }

    /// Asks no more, because the service has taken the question, or for good.
    pub(super) fn end(&self, tx: &mut Tx<'_>, as_what: CheckStatus) -> Result<(), Error> {
        tx.execute(
            "UPDATE kyc_checks SET status = $2, due_at = NULL WHERE submission_id = $1 AND status = 'WAITING'",
            &[&self.submission_id, &as_what],
        )?;
        Ok(())
    }
}
