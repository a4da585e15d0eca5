//! Has listings ranked anew after the settings of the ranking were changed.

use crate::{
    app::App,
    core::error::Problem,
    review::lifecycle::Prior,
    service::models::ranking::{renew_some, set_prior},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Stores the settings of this process once, and puts the listings of every worker into the queue if they were new, a batch in each
/// transaction.
///
/// The process that has started last decides. If every round stored them, two nodes with other settings would rank all listings for ever.
pub(super) async fn follow_settings(app: App, is_stored: Arc<AtomicBool>) -> Result<(), Problem> {
    if !is_stored.load(Ordering::Relaxed) {
        let settings = &app.settings;
        let (rating, weight) = (settings.ranking_prior.get(), settings.ranking_weight.get());
        let prior = Prior { rating: 100 * i64::from(rating), weight: i64::from(weight) };
        if app.write_as_system(move |tx| set_prior(tx, prior)).await? {
            tracing::info!(rating, weight, "the settings of the ranking have changed: all listings are ranked anew");
        }
        is_stored.store(true, Ordering::Relaxed);
    }
    app.write_in_steps(renew_some).await
}
