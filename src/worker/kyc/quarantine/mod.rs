//! Files that came while the malware scanner did not answer: nobody sees them until it has.

pub(crate) mod models;
pub(crate) mod services;
