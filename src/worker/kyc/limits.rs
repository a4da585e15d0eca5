//! How often an identity check may be handed in, and how large its files may be.

use crate::core::rate_limit::{DAY, Per, Policy, limit};

/// Handing in an identity check.
pub(crate) static KYC_SUBMISSION: Policy = Policy::new(&[limit(Per::User, "kyc-submissions", 20, DAY)]);

/// The largest file, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;
