//! Has listings ranked anew after the settings of the ranking were changed.

use crate::{
    app::App,
    core::error::Problem,
    review::lifecycle::Prior,
    service::models::ranking::{renew_some, set_prior},
};

/// Stores the settings if they are new, and puts the listings of every worker into the queue, a batch in each transaction.
pub(super) async fn follow_settings(app: App) -> Result<(), Problem> {
    let settings = &app.settings;
    let (rating, weight) = (settings.ranking_prior.get(), settings.ranking_weight.get());
    let prior = Prior { rating: 100 * i64::from(rating), weight: i64::from(weight) };
    app.write_as_system(move |tx| set_prior(tx, prior)).await?;
    while !app.stop.is_cancelled() && app.write_as_system(renew_some).await? {}
    Ok(())
}
