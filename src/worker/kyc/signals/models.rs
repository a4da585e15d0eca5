//! Accounts that are related to a submission.

use crate::database::enums::text_enum;
use crate::database::{
    Error, Tx,
    enums::{Role, UserStatus},
    from_row,
    ids::{SubmissionId, UserId},
};

/// Another account.
#[derive(Debug, Clone)]
pub(crate) struct RelatedAccount {
    pub(crate) id: UserId,
    pub(crate) role: Role,
    pub(crate) status: UserStatus,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
}

from_row!(RelatedAccount { id, role, status, email, first_name, last_name });

// At most twenty are listed.

impl RelatedAccount {
    /// Accounts that submitted one of the same files.
    pub(super) fn with_a_file_of(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<RelatedAccount>, Error> {
        tx.all(
            "SELECT DISTINCT u.id, u.role, u.status, u.email, u.first_name, u.last_name
             FROM kyc_files mine
             JOIN kyc_submissions this ON this.id = mine.submission_id
             JOIN kyc_files theirs ON theirs.sha256 = mine.sha256
             JOIN kyc_submissions other ON other.id = theirs.submission_id AND other.worker_id <> this.worker_id
             JOIN users u ON u.id = other.worker_id
             WHERE mine.submission_id = $1 AND length(mine.sha256) > 0
             ORDER BY u.id LIMIT 20",
            &[&submission],
        )
    }

    /// Accounts that submitted a document with the same number.
    pub(super) fn with_the_number_of(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<RelatedAccount>, Error> {
        tx.all(
            "SELECT DISTINCT u.id, u.role, u.status, u.email, u.first_name, u.last_name
             FROM kyc_submissions this
             JOIN kyc_submissions other ON other.number_hash = this.number_hash AND other.worker_id <> this.worker_id
             JOIN users u ON u.id = other.worker_id
             WHERE this.id = $1
             ORDER BY u.id LIMIT 20",
            &[&submission],
        )
    }

    /// Banned accounts from a network that the submission was sent from or the worker has signed in from.
    pub(super) fn banned_near(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<RelatedAccount>, Error> {
        // `NOT … <>` keeps SQLite from starting with the index of all banned accounts.
        tx.all(
            "SELECT u.id, u.role, u.status, u.email, u.first_name, u.last_name
             FROM kyc_submissions this
             JOIN kyc_submissions other ON other.place_hash = this.place_hash AND other.worker_id <> this.worker_id
             JOIN users u ON u.id = other.worker_id
             WHERE this.id = $1 AND NOT u.status <> 'BANNED'
             UNION
             SELECT u.id, u.role, u.status, u.email, u.first_name, u.last_name
             FROM kyc_submissions this
             JOIN places mine ON mine.user_id = this.worker_id
             JOIN places theirs ON theirs.network = mine.network AND theirs.user_id <> mine.user_id
             JOIN users u ON u.id = theirs.user_id
             WHERE this.id = $1 AND NOT u.status <> 'BANNED'
             ORDER BY 1 LIMIT 20",
            &[&submission],
        )
    }
}

/// A signal with its related accounts.
#[derive(Debug, Clone)]
pub(crate) struct Signal {
    pub(crate) code: SignalCode,
    pub(crate) accounts: Vec<RelatedAccount>,
}

text_enum! {
    /// Reasons for a closer look. None is a proof: neighbours share a network, and families a name.
    pub(crate) SignalCode {
        /// Another account has submitted one of the same files.
        SameFile = "SAME_FILE",
        /// Another account has submitted a document of the same kind and number.
        SameNumber = "SAME_NUMBER",
        /// A banned account has used the same network.
        BannedPlace = "BANNED_PLACE",
        /// The account was less than a day old at the time of the submission.
        NewAccount = "NEW_ACCOUNT",
        /// The account's name differs from the one on the document.
        NameMismatch = "NAME_MISMATCH",
    }
}
