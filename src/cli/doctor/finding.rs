//! What a check of `hirehall doctor` says.

/// What one check has found: in order, or not.
pub(super) type Finding = Result<String, String>;

pub(super) const NOT_MADE_YET: &str = "there is none yet: `hirehall migrate` or the first start makes it";
