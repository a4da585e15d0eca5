//! Accounts that have something in common with a submission.

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

// More than twenty say no more than twenty.

impl RelatedAccount {
    /// Those that have handed in one of the same files.
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

    /// Those that have shown a document of the same number.
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

    /// Those that are banned, and were in a network from which the submission came or its worker has signed in.
    pub(super) fn banned_near(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<Vec<RelatedAccount>, Error> {
        // NOT … <>, because SQLite would begin with the index of everybody who is banned.
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

/// Something that is worth a second look, and the accounts that it has to do with.
#[derive(Debug, Clone)]
pub(crate) struct Signal {
    pub(crate) code: SignalCode,
    pub(crate) accounts: Vec<RelatedAccount>,
}

text_enum! {
    /// What is worth a second look. None of it proves anything: neighbours share a network, and families a name.
    pub(crate) SignalCode {
        /// Another account has handed in one of the same files.
        SameFile = "SAME_FILE",
        /// Another account has shown a document of the same kind and number.
        SameNumber = "SAME_NUMBER",
        /// A banned account was in the same network.
        BannedPlace = "BANNED_PLACE",
        /// The account was less than a day old when the documents were handed in.
        NewAccount = "NEW_ACCOUNT",
        /// The name of the account is not the one on the document.
        NameMismatch = "NAME_MISMATCH",
    }
}
