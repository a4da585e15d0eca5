//! The query of administrators for listings.

use crate::{
    core::text::words::Term,
    database::{
        Conditions, Error, Tx, from_row,
        ids::{ServiceId, UserId},
    },
    service::admin::lifecycle::ModerationState,
    service::models::{
        LISTING_CARD_COLUMNS, LISTING_CARD_JOINS, ListingCard, NO_CLIENT, ServiceStatus, words::matching_any,
    },
};
use std::sync::LazyLock;

/// Which listings are asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListingSearch {
    pub(crate) status: Option<ServiceStatus>,
    pub(crate) worker: Option<UserId>,
    pub(crate) category: Option<String>,
    pub(crate) paused_by_moderation: Option<bool>,
    /// Those that administrators have removed and can restore, instead of those that there are.
    pub(crate) removed: bool,
    /// Each begins a word of the title, the description or the location. `Some` without terms finds nothing.
    pub(crate) words: Option<Vec<Term>>,
}

/// A listing, and whether the public sees it. One that was removed has the status that it had before.
#[derive(Debug)]
pub(crate) struct AnyListing {
    pub(crate) card: ListingCard,
    pub(crate) is_public: bool,
    pub(crate) is_removed: bool,
}

from_row!(AnyListing { [card], is_public, is_removed });

/// The columns of [`AnyListing`], of the tables of [`LISTING_CARD_JOINS`].
static COLUMNS: LazyLock<String> = LazyLock::new(|| {
    let status = "CASE s.status WHEN 'DELETED' THEN COALESCE(s.taken_down_from, 'PAUSED') ELSE s.status END AS status";
    let card = LISTING_CARD_COLUMNS.replace("s.status", status);
    format!(
        "{card}, {NO_CLIENT} AS is_favorite, CAST(NULL AS BIGINT) AS distance_m, s.is_public, s.status = 'DELETED' AS is_removed"
    )
});

impl AnyListing {
    /// A listing that is not deleted, or that was removed by an administrator.
    pub(super) fn find(tx: &mut Tx<'_>, id: ServiceId) -> Result<Option<AnyListing>, Error> {
        let sql = format!(
            "SELECT {} FROM services s {LISTING_CARD_JOINS}
             WHERE s.id = $1 AND (s.status <> 'DELETED' OR s.taken_down_from IS NOT NULL)",
            *COLUMNS
        );
        tx.optional(&sql, &[&id])
    }

    pub(crate) fn state(&self) -> ModerationState {
        match (self.is_removed, self.card.service.paused_by_moderation) {
            (true, _) => ModerationState::Removed,
            (false, true) => ModerationState::Paused,
            (false, false) => ModerationState::Untouched,
        }
    }

    /// Gives it back the status that it had before it was taken down. False if that is not known any more, or its text is erased.
    pub(super) fn restore(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let (id, now) = (self.card.service.id, tx.now());
        let restored = tx.execute(
            "UPDATE services SET status = COALESCE(taken_down_from, 'PAUSED'), paused_by_moderation = FALSE, taken_down_from = NULL, updated_at = $2
             WHERE id = $1 AND paused_by_moderation AND location <> '' AND (status <> 'DELETED' OR taken_down_from IS NOT NULL)",
            &[&id, &now],
        )?;
        Ok(restored == 1)
    }
}

impl ListingSearch {
    /// The listings that are not deleted, or those that were removed, newest first.
    pub(super) fn run(&self, tx: &mut Tx<'_>, after: ServiceId, rows: i64) -> Result<Vec<AnyListing>, Error> {
        let matching = match self.words.as_deref() {
            Some([]) => return Ok(Vec::new()),
            Some(words) => Some(matching_any(tx.engine(), words)),
            None => None,
        };
        let tables = matching.as_ref().map_or("services s", |matching| matching.tables);
        // Only the rows of the page are read completely.
        let which = match self.removed {
            true => "s.status = 'DELETED' AND s.taken_down_from IS NOT NULL",
            false => "s.status <> 'DELETED'",
        };
        let select = format!("SELECT {} FROM (SELECT s.id FROM {tables} WHERE {which} AND s.id < $1", *COLUMNS);
        let mut listings = Conditions::new(select, after);
        if let Some(matching) = matching {
            let query = listings.bind(matching.query);
            listings.and_text(&matching.condition.replace('$', &query));
        }
        // A worker has few listings. As expressions, status and category do not use indexes that read those of every worker.
        let (of_status, of_category) = match self.worker {
            Some(_) => ("COALESCE(s.status, '') = $?", "COALESCE(s.category, '') = $?"),
            None => ("s.status = $?", "s.category = $?"),
        };
        listings.and_if("s.worker_id = $?", self.worker);
        listings.and_if(of_status, self.status);
        listings.and_if(of_category, self.category.clone());
        match self.paused_by_moderation {
            Some(true) => listings.and_text("s.paused_by_moderation"),
            Some(false) => listings.and_text("NOT s.paused_by_moderation"),
            None => {}
        }
        listings.push(" ORDER BY s.id DESC LIMIT $?", rows);
        listings.push_text(&format!(
            ") AS found JOIN services s ON s.id = found.id {LISTING_CARD_JOINS} ORDER BY s.id DESC"
        ));
        listings.all(tx)
    }
}
