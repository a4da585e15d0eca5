//! Listings.

mod category_names;
pub(super) mod index;
pub(crate) mod ranking;
pub(crate) mod search;
pub(in crate::service) mod words;

pub(crate) use self::category_names::{translated_category, translations};
#[cfg(feature = "demo")]
pub(crate) use self::index::refresh_all;
pub(crate) use self::index::{IndexTask, index_all_later, index_any_listings, index_later, refresh};
use crate::{
    core::clock::Timestamp,
    database::{
        Error, Param, STEP, Tx, assign,
        enums::{CancellationPolicy, text_enum},
        from_row,
        ids::{ServiceId, UserId},
        placeholders, select, stored_struct,
    },
    worker::summary::{WorkerSummary, worker_summary_columns},
};
use std::{sync::LazyLock, time::Duration};

text_enum! {
    /// The pricing of a service.
    pub(crate) Pricing {
        /// Per hour.
        Hourly = "HOURLY",
        /// A fixed price.
        Fixed = "FIXED",
        /// To be agreed.
        Quote = "QUOTE",
    }
}

text_enum! {
    /// Whether a listing is published. Deleted rows have another status that no query finds.
    pub(crate) ServiceStatus {
        /// Visible to its worker only.
        Draft = "DRAFT",
        /// Public, while its worker's account is active and their identity approved.
        Published = "PUBLISHED",
        /// Not offered at the moment.
        Paused = "PAUSED",
    }
}

stored_struct! {
    /// The content of a listing.
    #[derive(Debug, Clone, PartialEq)]
    pub(crate) struct Offer {
        pub(crate) title: String,
        pub(crate) description: String,
        pub(crate) category: String,
        pub(crate) location: String,
        pub(crate) latitude: Option<f64>,
        pub(crate) longitude: Option<f64>,
        pub(crate) pricing: Pricing,
        pub(crate) price_amount: Option<i64>,
        pub(crate) price_currency: Option<String>,
        pub(crate) status: ServiceStatus,
        /// `None`: that of the installation.
        pub(crate) cancellation_policy: Option<CancellationPolicy>,
    }
}

/// A listing.
#[derive(Debug, Clone)]
pub(crate) struct Service {
    pub(crate) id: ServiceId,
    pub(crate) offer: Offer,
    /// Paused by an administrator: its worker cannot publish it.
    pub(crate) paused_by_moderation: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

from_row!(Service { id, [offer], paused_by_moderation, created_at, updated_at });

/// A listing with its worker.
#[derive(Debug, Clone)]
pub(crate) struct ListingCard {
    pub(crate) service: Service,
    pub(crate) worker: WorkerSummary,
    /// Whether the client who asks has bookmarked it; `None` if nobody asks who could.
    pub(crate) is_favorite: Option<bool>,
    /// The distance in metres, in a search with `near`.
    pub(crate) distance_m: Option<i64>,
}

from_row!(ListingCard { [service], [worker as "worker_"], is_favorite, distance_m });

/// The columns of [`ListingCard`] except the last two, of tables with the aliases `s`, `w` and `wu`.
pub(in crate::service) static LISTING_CARD_COLUMNS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "s.id, {}, s.paused_by_moderation, s.created_at, s.updated_at, {}",
        select("s", Offer::COLUMNS),
        worker_summary_columns!()
    )
});

/// The joins of [`ListingCard`] to `s`.
pub(in crate::service) const LISTING_CARD_JOINS: &str =
    "JOIN workers w ON w.user_id = s.worker_id JOIN users wu ON wu.id = s.worker_id";

/// The base query of [`ListingCard`]; conditions follow.
static SELECT: LazyLock<String> = LazyLock::new(|| select_card(NO_CLIENT));

/// The same for a client who asks, whose id is the parameter `$2`.
static SELECT_FOR_CLIENT: LazyLock<String> = LazyLock::new(|| select_card(&is_favorite_of("$2")));

fn select_card(is_favorite: &str) -> String {
    format!(
        "SELECT {}, {is_favorite} AS is_favorite, CAST(NULL AS BIGINT) AS distance_m FROM services s {LISTING_CARD_JOINS}",
        *LISTING_CARD_COLUMNS
    )
}

/// Whether a listing is a favorite, when no client asks.
pub(in crate::service) const NO_CLIENT: &str = "CAST(NULL AS BOOLEAN)";

/// Whether the client of this parameter has bookmarked the listing `s`.
pub(super) fn is_favorite_of(client: &str) -> String {
    format!("EXISTS (SELECT 1 FROM favorite_services f WHERE f.client_id = {client} AND f.service_id = s.id)")
}

/// The maximum number of listings of a worker. It bounds the work that a change of a worker causes for the
/// search.
pub(crate) const MAX_SERVICES_OF_WORKER: i64 = 200;

impl ListingCard {
    /// A public listing, as the client sees it, if one asks.
    pub(crate) fn public(tx: &mut Tx<'_>, id: ServiceId, client: Option<UserId>) -> Result<Option<ListingCard>, Error> {
        match client {
            None => tx.optional(&format!("{} WHERE s.id = $1 AND s.is_public", *SELECT), &[&id]),
            Some(client) => {
                tx.optional(&format!("{} WHERE s.id = $1 AND s.is_public", *SELECT_FOR_CLIENT), &[&id, &client])
            }
        }
    }

    /// A listing of one worker, public or not.
    pub(crate) fn of_worker(tx: &mut Tx<'_>, worker: UserId, id: ServiceId) -> Result<Option<ListingCard>, Error> {
        let sql = format!("{} WHERE s.id = $1 AND s.worker_id = $2 AND s.status <> 'DELETED'", *SELECT);
        tx.optional(&sql, &[&id, &worker])
    }

    /// Any listing, public or not, for administrators.
    pub(crate) fn of_any_worker(tx: &mut Tx<'_>, id: ServiceId) -> Result<Option<ListingCard>, Error> {
        tx.optional(&format!("{} WHERE s.id = $1 AND s.status <> 'DELETED'", *SELECT), &[&id])
    }

    /// A worker's own listings, newest first.
    pub(crate) fn all_of_worker(
        tx: &mut Tx<'_>,
        worker: UserId,
        after: ServiceId,
        rows: i64,
    ) -> Result<Vec<ListingCard>, Error> {
        let of_worker = "s.worker_id = $1 AND s.status <> 'DELETED' AND s.id < $2";
        tx.all(&format!("{} WHERE {of_worker} ORDER BY s.id DESC LIMIT $3", *SELECT), &[&worker, &after, &rows])
    }
}

impl Offer {
    /// Creates a listing; `None` if the worker has the maximum number. [`index::refresh_listing`] must follow.
    pub(crate) fn insert(&self, tx: &mut Tx<'_>, worker: UserId) -> Result<Option<ServiceId>, Error> {
        let (listed,): (i64,) =
            tx.one("SELECT count(*) FROM services WHERE worker_id = $1 AND status <> 'DELETED'", &[&worker])?;
        if listed >= MAX_SERVICES_OF_WORKER {
            return Ok(None);
        }
        let (id, now) = (ServiceId::new(tx), tx.now());
        let (columns, values) = (Self::COLUMNS.join(", "), placeholders(Self::COLUMNS, 4));
        let mut params: Vec<&dyn Param> = vec![&id, &worker, &now];
        params.extend(self.params());
        tx.execute(
            &format!(
                "INSERT INTO services (id, worker_id, created_at, updated_at, {columns}) VALUES ($1, $2, $3, $3, {values})"
            ),
            &params,
        )?;
        Ok(Some(id))
    }

    /// Replaces the content of the listing. [`index::refresh_listing`] must follow.
    pub(crate) fn replace(&self, tx: &mut Tx<'_>, id: ServiceId, old: &Offer) -> Result<(), Error> {
        let (now, has_same_words) = (tx.now(), self.words() == old.words());
        let mut params: Vec<&dyn Param> = vec![&id, &now, &has_same_words];
        params.extend(self.params());
        tx.execute(
            &format!(
                "UPDATE services SET updated_at = $2, {},
                     words_of = CASE WHEN words_of IS NULL OR $3 THEN words_of ELSE 0 END
                 WHERE id = $1",
                assign(Self::COLUMNS, 4)
            ),
            &params,
        )?;
        Ok(())
    }

    /// The indexed text.
    fn words(&self) -> [&str; 4] {
        [&self.title, &self.description, &self.category, &self.location]
    }
}

/// Records that an administrator takes a listing down which has this status, or that it is not taken down any more. The first status is
/// remembered: a listing that is paused and then removed gets the status back that it had before both.
pub(crate) fn set_taken_down(tx: &mut Tx<'_>, id: ServiceId, from: Option<ServiceStatus>) -> Result<(), Error> {
    tx.execute(
        "UPDATE services SET paused_by_moderation = CAST($2 AS TEXT) IS NOT NULL, taken_down_from = CASE
             WHEN CAST($2 AS TEXT) IS NOT NULL AND paused_by_moderation THEN COALESCE(taken_down_from, CAST($2 AS TEXT))
             ELSE CAST($2 AS TEXT) END
         WHERE id = $1",
        &[&id, &from],
    )?;
    Ok(())
}

/// Pauses a listing. [`index::refresh_listing`] must follow.
pub(crate) fn pause(tx: &mut Tx<'_>, id: ServiceId) -> Result<(), Error> {
    let now = tx.now();
    tx.execute("UPDATE services SET status = 'PAUSED', updated_at = $2 WHERE id = $1", &[&id, &now])?;
    Ok(())
}

/// Forgets the status before a listing was taken down: its worker has deleted it, so that it cannot be restored.
pub(crate) fn forget_taken_down(tx: &mut Tx<'_>, id: ServiceId) -> Result<(), Error> {
    tx.execute("UPDATE services SET taken_down_from = NULL WHERE id = $1", &[&id])?;
    Ok(())
}

/// The text of a listing.
pub(crate) struct ListingText {
    pub(crate) id: ServiceId,
    pub(crate) title: String,
    pub(crate) description: String,
}

from_row!(ListingText { id, title, description });

/// The worker's listings that administrators have taken down and that were changed last within this time, newest first.
pub(crate) fn taken_down(tx: &mut Tx<'_>, worker: UserId, age: Duration) -> Result<Vec<ListingText>, Error> {
    let since = tx.now().saturating_sub(age);
    tx.all(
        "SELECT id, title, description FROM services WHERE worker_id = $1 AND paused_by_moderation AND updated_at > $2
         ORDER BY id DESC LIMIT $3",
        &[&worker, &since, &MAX_SERVICES_OF_WORKER],
    )
}

/// The worker of a public listing.
pub(crate) fn worker_of_public(tx: &mut Tx<'_>, id: ServiceId) -> Result<Option<UserId>, Error> {
    let found: Option<(UserId,)> = tx.optional("SELECT worker_id FROM services WHERE id = $1 AND is_public", &[&id])?;
    Ok(found.map(|(worker,)| worker))
}

/// Deletes a listing. Its row stays, because conversations and jobs refer to it.
pub(crate) fn delete(tx: &mut Tx<'_>, id: ServiceId) -> Result<(), Error> {
    let now = tx.now();
    words::remove(tx, id)?;
    tx.execute(
        "UPDATE services SET status = 'DELETED', is_public = FALSE, updated_at = $2 WHERE id = $1",
        &[&id, &now],
    )?;
    index::index_any_listing(tx, id)
}

/// Erases the text and the place of some listings that were deleted so long ago, and returns their number. The title
/// stays, because conversations and jobs refer to it.
pub(crate) fn erase_deleted(tx: &mut Tx<'_>, age: Duration) -> Result<u64, Error> {
    let before = tx.now().saturating_sub(age);
    tx.execute(
        "UPDATE services SET description = '', location = '', latitude = NULL, longitude = NULL
         WHERE id IN (SELECT id FROM services WHERE status = 'DELETED' AND (description <> '' OR location <> '') AND updated_at < $1
             LIMIT $2)",
        &[&before, &STEP],
    )
}

/// A category of services.
#[derive(Debug)]
pub(crate) struct Category {
    pub(crate) slug: String,
    pub(crate) name: String,
    /// The name of a Material Symbol.
    pub(crate) icon: String,
    /// Takes no new listings.
    pub(crate) is_retired: bool,
    /// Its names in other languages: see [`translations`].
    pub(crate) names: Option<String>,
}

from_row!(Category { slug, name, icon, is_retired, names });

/// How many public listings a category has.
pub(crate) struct ListingCount {
    pub(crate) category: String,
    pub(crate) count: i64,
}

from_row!(ListingCount { category, count });

impl ListingCount {
    /// Of each category that has any. It reads an index of all public listings.
    pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<ListingCount>, Error> {
        tx.all("SELECT category, count(*) AS count FROM services WHERE is_public GROUP BY category", &[])
    }
}

impl Category {
    /// The categories in their order, with or without those that are retired. There are at most 200.
    pub(crate) fn all(tx: &mut Tx<'_>, with_retired: bool) -> Result<Vec<Category>, Error> {
        tx.all(
            "SELECT slug, name, icon, is_retired, names FROM categories WHERE NOT is_retired OR $1 ORDER BY position, slug",
            &[&with_retired],
        )
    }

    /// Whether a category is retired, if it exists.
    pub(crate) fn is_retired(tx: &mut Tx<'_>, slug: &str) -> Result<Option<bool>, Error> {
        let found: Option<(bool,)> = tx.optional("SELECT is_retired FROM categories WHERE slug = $1", &[&slug])?;
        Ok(found.map(|(is_retired,)| is_retired))
    }
}
