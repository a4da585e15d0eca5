//! The search of listings.

use crate::{
    console::{
        context::Context,
        field::Field,
        frame::{Frame, Section, full_name},
        list::{List, ListPage},
        words::choices,
    },
    core::error::Problem,
    database::ids::ServiceId,
    service::{
        admin::{
            lifecycle::ModerationState,
            models::{AnyListing, ListingSearch},
            schemas::AllServicesFilter,
            services,
        },
        flows::categories,
        models::ServiceStatus,
        schemas::CategoryRead,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "listings.html")]
struct ListingsPage {
    frame: Frame,
    list: List,
    listings: Vec<AnyListing>,
}

/// How a listing stands, and whether that asks for a look.
pub(super) fn state(frame: &Frame, listing: &AnyListing) -> (String, bool) {
    match listing.state() {
        ModerationState::Removed => (frame.text("console-listing-removed"), true),
        ModerationState::Paused => (frame.text("console-listing-paused"), true),
        ModerationState::Untouched => (frame.word(&listing.card.service.offer.status), false),
    }
}

fn filters(frame: &Frame, categories: Vec<CategoryRead>) -> [Field; 6] {
    let language = frame.language;
    let any = (String::new(), frame.text("console-any"));
    let categories = categories.into_iter().map(|category| {
        let category = category.in_language(language);
        (category.slug, category.name)
    });
    [
        Field::line("q", frame.text("console-words"), 200),
        Field::choice("status", frame.text("console-state"), choices(language, "console-any", ServiceStatus::ALL)),
        Field::choice("category", frame.text("console-category"), [any].into_iter().chain(categories)),
        Field::line("worker_id", frame.text("console-worker-id"), 36),
        Field::check("paused_by_moderation", frame.text("console-listing-paused")),
        Field::check("removed", frame.text("console-listing-removed")),
    ]
}

pub(crate) async fn show_listings(
    context: Context,
    ListPage { filter, page, list }: ListPage<AllServicesFilter, ServiceId>,
) -> Result<Response, Problem> {
    let (search, rows, after) = (ListingSearch::from(filter), page.rows(), page.after.unwrap_or(ServiceId::LAST));
    let categories = categories(&context.app, true).await?;
    let read = context.read(Section::Listings, move |tx, admin| services::list(tx, admin, &search, after, rows));
    let (frame, listings) = read.await?;
    let listings = page.of(listings, |listing| listing.card.service.id, |listing| listing);
    let (list, listings) = list.with(frame.text("console-listings"), filters(&frame, categories), listings);
    let page = ListingsPage { frame, list, listings };
    page.frame.show(&page)
}
