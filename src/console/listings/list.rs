//! The search of listings.

use crate::{
    app::App,
    auth::permissions::Admin,
    console::{
        field::Field,
        frame::{Desk, Frame, Section, full_name, respond},
        list::{List, ListPage},
        words::choices,
    },
    core::{dependencies::Caller, error::Problem},
    database::ids::ServiceId,
    event::models::LogEnd,
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
use axum::{extract::State, http::StatusCode, response::Response};

#[derive(Template)]
#[template(path = "listings.html")]
struct ListingsPage {
    frame: Frame,
    list: List,
    listings: Vec<AnyListing>,
}

impl ListingsPage {
    fn title(&self) -> String {
        self.frame.text("console-listings")
    }

    fn is_empty(&self) -> bool {
        self.listings.is_empty()
    }
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
    State(app): State<App>,
    caller: Caller<Admin>,
    ListPage { filter, page, list, headers }: ListPage<AllServicesFilter, ServiceId>,
) -> Result<Response, Problem> {
    let (rows, after) = (page.rows(), page.after.unwrap_or(ServiceId::LAST));
    let search = ListingSearch::from(filter);
    let end = app.read_public(LogEnd::find).await?;
    let categories = categories(&app, true).await?;
    let (desk, listings) = app
        .read(caller, move |tx, admin| {
            let listings = services::list(tx, admin, &search, after, rows)?;
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, listings))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Listings, desk);
    let listings = page.of(listings, |listing| listing.card.service.id, |listing| listing);
    let list = list.with(filters(&frame, categories), listings.next_cursor.as_ref());
    let page = ListingsPage { frame, list, listings: listings.items };
    respond(StatusCode::OK, &page.frame, &page)
}
