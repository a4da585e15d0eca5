//! Categories with counts of their listings, which are counted once for many requests.

use super::{
    models::{Category, ListingCount},
    schemas::CategoryRead,
    services::{CountsByCategory, ListingCounts},
};
use crate::{app::App, core::error::Problem};
use std::{
    sync::{Arc, PoisonError},
    time::Duration,
};

/// How old counts of listings may be. Counting reads an index entry of each public listing.
const MAX_AGE: Duration = Duration::from_secs(60);

/// The categories in their order, with or without those that are retired.
pub(crate) async fn categories(app: &App, with_retired: bool) -> Result<Vec<CategoryRead>, Problem> {
    let counts = listing_counts(app).await?;
    let categories = app.read_public(move |tx| Category::all(tx, with_retired)).await?;
    let with_count = |category: Category| {
        let count = counts.get(&category.slug).copied().unwrap_or_default();
        CategoryRead::new(category, count)
    };
    Ok(categories.into_iter().map(with_count).collect())
}

/// One request counts at a time. The others get the counts before, also when it fails; the first ones wait.
pub(crate) async fn listing_counts(app: &App) -> Result<CountsByCategory, Problem> {
    let (known, _) = app.listing_counts.known(app.clock.monotonic());
    let turn = match known {
        Some(_) => app.listing_counts.turn.try_lock().ok(),
        None => Some(app.listing_counts.turn.lock().await),
    };
    let (known, is_recent) = app.listing_counts.known(app.clock.monotonic());
    match (known, turn) {
        (Some(counts), None) => Ok(counts),
        (Some(counts), Some(_)) if is_recent => Ok(counts),
        (known, _) => count(app).await.or_else(|problem| known.ok_or(problem)),
    }
}

async fn count(app: &App) -> Result<CountsByCategory, Problem> {
    let now = app.clock.monotonic();
    let counted = app.search(ListingCount::all).await?;
    let counts = counted.into_iter().map(|ListingCount { category, count }| (category, count)).collect();
    let counts: CountsByCategory = Arc::new(counts);
    *app.listing_counts.latest.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&counts)));
    Ok(counts)
}

impl ListingCounts {
    /// The latest counts, and whether they are recent.
    fn known(&self, now: Duration) -> (Option<CountsByCategory>, bool) {
        let latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let age = latest.as_ref().map(|(counted_at, _)| now.saturating_sub(*counted_at));
        (latest.as_ref().map(|(_, counts)| Arc::clone(counts)), age.is_some_and(|age| age < MAX_AGE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_recent_for_less_than_a_minute() {
        let counts = ListingCounts::default();
        assert!(!counts.known(Duration::ZERO).1, "nothing was counted yet");
        *counts.latest.lock().unwrap() = Some((Duration::from_secs(5), Arc::default()));
        assert!(counts.known(Duration::from_millis(64_999)).1);
        assert!(!counts.known(Duration::from_secs(65)).1);
    }
}
