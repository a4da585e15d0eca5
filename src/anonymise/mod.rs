//! A copy of an installation for staging, without personal data: [`rules`] says for every column what becomes of it,
//! [`values`] makes the replacements, [`copy`] writes the copy.
//!
//! Ids and times stay, so that the copy is of the same size and shape. By them, a reader who has the original can tell
//! whose rows they were.

mod copy;
mod rules;
mod values;

pub(crate) use copy::anonymise;
pub(crate) use rules::described;
