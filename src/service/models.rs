//! Listings.

use super::words::{self, Words, words_of};
use crate::{
    core::security::fingerprint,
    database::{
        Error, Tx, from_row,
        ids::{ServiceId, UserId},
    },
};

/// Brings the listings of a worker up to date with the worker: whether they are public, the rating and the availability that
/// the search sorts and narrows by, and the words that it finds.
///
/// To be called, in the same transaction, by whatever changes a worker's account, identity check, profile, availability or
/// reviews, or a listing. Where nothing changed it writes nothing; the index of words is touched only for a listing that appears,
/// disappears, or has other words.
pub(crate) fn refresh(tx: &mut Tx<'_>, worker: UserId) -> Result<(), Error> {
    tx.execute(
        "UPDATE services SET is_public = (services.status = 'PUBLISHED' AND now.may_publish), is_available = now.is_available,
             rating = now.rating
         FROM (SELECT (u.status = 'ACTIVE' AND w.kyc_status = 'APPROVED') AS may_publish, w.is_available,
                   COALESCE((1000 * (w.stars_1 + 2 * w.stars_2 + 3 * w.stars_3 + 4 * w.stars_4 + 5 * w.stars_5))
                       / NULLIF(w.stars_1 + w.stars_2 + w.stars_3 + w.stars_4 + w.stars_5, 0), 0) AS rating
               FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id = $1) AS now
         WHERE services.worker_id = $1 AND services.status <> 'DELETED'
             AND (services.is_public <> (services.status = 'PUBLISHED' AND now.may_publish)
                 OR services.is_available <> now.is_available OR services.rating <> now.rating)",
        &[&worker],
    )?;
    let worded: Option<(String, String)> = tx.optional(
        "SELECT u.first_name, w.skills FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id = $1",
        &[&worker],
    )?;
    let Some((first_name, skills)) = worded else { return Ok(()) };
    let of = hash(&first_name, &skills);
    let due: Vec<Wording> = tx.all(
        "SELECT s.id, s.is_public, s.title, s.description, s.location, c.name
         FROM services s JOIN categories c ON c.slug = s.category
         WHERE s.worker_id = $1 AND s.status <> 'DELETED'
             AND (CASE WHEN s.is_public THEN s.words_of IS DISTINCT FROM $2 ELSE s.words_of IS NOT NULL END)",
        &[&worker, &of],
    )?;
    for listing in due {
        if listing.is_public {
            listing.words(&first_name, &skills).index(tx, listing.id, of)?;
        } else {
            words::forget(tx, listing.id)?;
        }
    }
    Ok(())
}

/// What a listing's words are made from, besides the worker.
struct Wording {
    id: ServiceId,
    is_public: bool,
    title: String,
    description: String,
    location: String,
    category: String,
}

from_row!(Wording { id, is_public, title, description, location, category });

impl Wording {
    /// The worker's last name is private, so nobody can search by it.
    fn words(&self, first_name: &str, skills: &str) -> Words {
        let skills: Vec<String> = serde_json::from_str(skills).unwrap_or_default();
        let body = [&*self.description, &*self.category, first_name];
        Words {
            title: words_of(&self.title).collect(),
            body: body.into_iter().chain(skills.iter().map(|skill| &**skill)).flat_map(words_of).collect(),
            location: words_of(&self.location).collect(),
        }
    }
}

/// Tells whether the worker's part of the words is still the same.
fn hash(first_name: &str, skills: &str) -> i64 {
    let fingerprint = fingerprint(format!("{first_name}\n{skills}").as_bytes());
    fingerprint.iter().take(8).fold(0, |hash, byte| (hash << 8) | i64::from(*byte))
}
