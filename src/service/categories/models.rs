//! Categories, and listings whose words are renewed because their category has a new name.

use crate::{
    core::security::sha256,
    database::{
        Error, STEP, Tx, from_row,
        ids::{ServiceId, UserId},
    },
    service::models::{index_later, translations},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::{Builder, Uuid};

/// How many categories there are at most: all of them are one page.
pub(super) const MAX_CATEGORIES: i64 = 200;

/// A category as administrators see it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ManagedCategory {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) icon: String,
    /// Its place among all categories; the first is 1.
    pub(crate) position: i64,
    pub(crate) is_retired: bool,
    /// Its names in other languages, as JSON.
    pub(crate) names: Option<String>,
}

from_row!(ManagedCategory { slug, name, icon, position, is_retired, names });

impl ManagedCategory {
    pub(super) fn find(tx: &mut Tx<'_>, slug: &str) -> Result<Option<ManagedCategory>, Error> {
        tx.optional("SELECT slug, name, icon, position, is_retired, names FROM categories WHERE slug = $1", &[&slug])
    }

    /// Its names in other languages, by their tags.
    pub(crate) fn translations(&self) -> BTreeMap<String, String> {
        translations(self.names.as_deref())
    }

    /// All of them, in their order.
    #[cfg(feature = "console")]
    pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<ManagedCategory>, Error> {
        tx.all(
            "SELECT slug, name, icon, position, is_retired, names FROM categories ORDER BY position, slug LIMIT $1",
            &[&MAX_CATEGORIES],
        )
    }

    pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64, Error> {
        let (count,) = tx.one("SELECT count(*) FROM categories", &[])?;
        Ok(count)
    }

    pub(super) fn count_in_use(tx: &mut Tx<'_>) -> Result<i64, Error> {
        let (count,) = tx.one("SELECT count(*) FROM categories WHERE NOT is_retired", &[])?;
        Ok(count)
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        tx.execute(
            "INSERT INTO categories (slug, name, icon, position, is_retired, names) VALUES ($1, $2, $3, $4, $5, $6)",
            &[&self.slug, &self.name, &self.icon, &self.position, &self.is_retired, &self.names],
        )?;
        Ok(())
    }

    /// Writes what has changed. The categories between its former and its new place move up or down by one.
    pub(super) fn replace(&self, tx: &mut Tx<'_>, old: &ManagedCategory) -> Result<(), Error> {
        if self.position < old.position {
            tx.execute(
                "UPDATE categories SET position = position + 1 WHERE position >= $1 AND position < $2",
                &[&self.position, &old.position],
            )?;
        } else if self.position > old.position {
            tx.execute(
                "UPDATE categories SET position = position - 1 WHERE position > $1 AND position <= $2",
                &[&old.position, &self.position],
            )?;
        }
        let first = (self.name != old.name || self.names != old.names).then_some(ServiceId::FIRST);
        tx.execute(
            "UPDATE categories SET name = $2, icon = $3, position = $4, is_retired = $5, words_after = COALESCE($6, words_after),
                 names = $7
             WHERE slug = $1",
            &[&self.slug, &self.name, &self.icon, &self.position, &self.is_retired, &first, &self.names],
        )?;
        Ok(())
    }

    /// What its events are about, always the same for a slug.
    pub(super) fn subject(&self) -> Uuid {
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(sha256(self.slug.as_bytes())).for_each(|(byte, hashed)| *byte = hashed);
        Builder::from_custom_bytes(bytes).into_uuid()
    }
}

/// A category with a new name, and the last listing whose words were renewed.
struct Renamed {
    slug: String,
    after: ServiceId,
}

from_row!(Renamed { slug, after });

struct OutdatedListing {
    id: ServiceId,
    worker_id: UserId,
}

from_row!(OutdatedListing { id, worker_id });

/// Has the words of some listings renewed whose category has a new name. Returns whether there may be more.
pub(crate) fn renew_words(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let renamed: Option<Renamed> = tx.optional(
        "SELECT slug, words_after AS after FROM categories WHERE words_after IS NOT NULL ORDER BY slug LIMIT 1",
        &[],
    )?;
    let Some(Renamed { slug, after }) = renamed else { return Ok(false) };
    let listings: Vec<OutdatedListing> = tx.all(
        "SELECT id, worker_id FROM services WHERE category = $1 AND is_public AND id > $2 ORDER BY id LIMIT $3",
        &[&slug, &after, &STEP],
    )?;
    let last = listings.last().map(|listing| listing.id);
    tx.execute(
        "UPDATE services SET words_of = 0 WHERE category = $1 AND is_public AND id > $2 AND id <= $3",
        &[&slug, &after, &last.unwrap_or(after)],
    )?;
    for worker in listings.iter().map(|listing| listing.worker_id).collect::<BTreeSet<_>>() {
        index_later(tx, worker)?;
    }
    tx.execute("UPDATE categories SET words_after = $2 WHERE slug = $1", &[&slug, &last])?;
    Ok(true)
}
