//! The rate limit of identity checks, and the maximum size of their files.

use crate::core::rate_limit::{DAY, Per, Policy, limit};

/// Submitting an identity check.
pub(crate) static KYC_SUBMISSION: Policy = Policy::new(&[limit(Per::User, "kyc-submissions", 20, DAY)]);

/// The largest file, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;
