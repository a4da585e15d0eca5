//! Files that were uploaded while the malware scanner did not answer. They cannot be viewed before they are scanned.

pub(crate) mod models;
pub(crate) mod services;
