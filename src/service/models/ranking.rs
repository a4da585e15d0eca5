//! The settings of the ranking, as all nodes use them, and ranking every listing anew after they were changed.

use super::index::index_all_later;
use crate::{
    database::{Error, Tx, ids::UserId, models::installation},
    review::lifecycle::Prior,
};

const PRIOR: &str = "ranking_prior";

/// The last worker whose listings were put into the queue since the settings were changed.
const RENEWED_UP_TO: &str = "ranking_renewed_up_to";

/// Stores what the settings say. If that is new, every listing has to be ranked anew: true.
pub(crate) fn set_prior(tx: &mut Tx<'_>, prior: Prior) -> Result<bool, Error> {
    let prior = prior.to_text();
    if installation::find(tx, PRIOR)?.as_ref() == Some(&prior) {
        return Ok(false);
    }
    installation::set(tx, PRIOR, &prior)?;
    installation::set(tx, RENEWED_UP_TO, &UserId::FIRST.to_string())?;
    Ok(true)
}

/// Puts the listings of some workers into the queue. Returns whether there may be more.
pub(crate) fn renew_some(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let Some(last) = installation::find(tx, RENEWED_UP_TO)? else { return Ok(false) };
    let last = last.parse().map_err(|_| Error::Other(format!("{RENEWED_UP_TO} is no id: {last}")))?;
    match index_all_later(tx, last)? {
        Some(last) => installation::set(tx, RENEWED_UP_TO, &last.to_string()).map(|()| true),
        None => installation::remove(tx, RENEWED_UP_TO).map(|_| false),
    }
}
