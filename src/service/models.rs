//! To come.

use crate::database::{Error, Tx, ids::UserId};

/// Repeats in a worker's listings what the worker's own rows say now.
#[expect(clippy::unnecessary_wraps, reason = "a placeholder")]
pub(crate) fn refresh(_: &mut Tx<'_>, _: UserId) -> Result<(), Error> {
    Ok(())
}
