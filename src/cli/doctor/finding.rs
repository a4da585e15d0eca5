//! The results of `hirehall doctor`.

/// The result of one check: a message, or a problem.
pub(super) type Finding = Result<String, String>;

pub(super) const NOT_CREATED_YET: &str = "it does not exist yet: `hirehall migrate` or the first start creates it";
