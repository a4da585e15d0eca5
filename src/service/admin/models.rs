//! The query of administrators for listings.

use crate::{
    core::text::words::Term,
    database::{
        Conditions, Error, Tx, from_row,
        ids::{ServiceId, UserId},
    },
    service::models::{
        LISTING_CARD_COLUMNS, LISTING_CARD_JOINS, ListingCard, NO_CLIENT, ServiceStatus, words::matching_any,
    },
};

/// Which listings are asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListingSearch {
    pub(crate) status: Option<ServiceStatus>,
    pub(crate) worker: Option<UserId>,
    pub(crate) category: Option<String>,
    pub(crate) paused_by_moderation: Option<bool>,
    /// Each begins a word of the title, the description or the location. `Some` without terms finds nothing.
    pub(crate) words: Option<Vec<Term>>,
}

/// A listing, and whether the public sees it.
#[derive(Debug)]
pub(crate) struct AnyListing {
    pub(crate) card: ListingCard,
    pub(crate) is_public: bool,
}

from_row!(AnyListing { [card], is_public });

impl ListingSearch {
    /// The listings that are not deleted, newest first.
    pub(super) fn run(&self, tx: &mut Tx<'_>, after: ServiceId, rows: i64) -> Result<Vec<AnyListing>, Error> {
        let matching = match self.words.as_deref() {
            Some([]) => return Ok(Vec::new()),
            Some(words) => Some(matching_any(tx.engine(), words)),
            None => None,
        };
        let tables = matching.as_ref().map_or("services s", |matching| matching.tables);
        // Only the rows of the page are read completely.
        let mut listings = Conditions::new(
            format!(
                "SELECT {}, {NO_CLIENT} AS is_favorite, CAST(NULL AS BIGINT) AS distance_m, s.is_public
                 FROM (SELECT s.id FROM {tables} WHERE s.status <> 'DELETED' AND s.id < $1",
                *LISTING_CARD_COLUMNS
            ),
            after,
        );
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
