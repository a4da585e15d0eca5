//! One listing, with what was done with it.

use super::{decision::ListingAct, list::state};
use crate::{
    admin::audit::{models::AuditSearch, schemas::AuditRead, services as audit},
    app::App,
    auth::permissions::Admin,
    console::{
        act::{ActLink, Done, just_done, links},
        addresses,
        frame::{Desk, Frame, Section, full_name, respond},
    },
    core::{
        dependencies::{Caller, Path},
        error::Problem,
    },
    database::{enums::Actor, ids::ServiceId},
    event::{known, models::LogEnd},
    service::admin::{lifecycle::TRANSITIONS, models::AnyListing, services},
};
use askama::Template;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

#[derive(Template)]
#[template(path = "listing.html")]
struct ListingPage {
    frame: Frame,
    listing: AnyListing,
    entries: Vec<AuditRead>,
    done: Option<Done>,
    acts: Vec<ActLink>,
}

pub(crate) async fn show_listing(
    State(app): State<App>,
    headers: HeaderMap,
    caller: Caller<Admin>,
    Path(id): Path<ServiceId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    const ENTRIES: i64 = 10;
    let end = app.read_public(LogEnd::find).await?;
    let (desk, listing, entries) = app
        .read(caller, move |tx, admin| {
            let listing = services::find(tx, admin, id)?;
            let about = AuditSearch { subject: Some(id.as_uuid().into()), ..AuditSearch::default() };
            let entries = known(audit::find(tx, &about, i64::MAX, ENTRIES)?);
            Ok::<_, Problem>((Desk::read(tx, admin, end)?, listing, entries))
        })
        .await?;
    let frame = Frame::of(&app, &headers, Section::Listings, desk);
    let done = just_done::<ListingAct>(query.as_deref());
    let possible = TRANSITIONS.allowed(listing.state(), Actor::Admin).map(ListingAct::from);
    let page = ListingPage {
        done: done.map(|act| Done::of(&frame, act, &listing.card.service.offer.title, &addresses::listing(id))),
        acts: links(&frame, &addresses::listing(id), possible),
        entries: entries.into_iter().map(AuditRead::from).collect(),
        listing,
        frame,
    };
    respond(StatusCode::OK, &page.frame, &page)
}
