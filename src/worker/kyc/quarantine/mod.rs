//! Files that came while the malware scanner did not answer. They are not shown until it has.

pub(crate) mod models;
pub(crate) mod services;
