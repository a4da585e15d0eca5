//! One listing, with what was done with it.

use super::list::state;
use crate::{
    admin::audit::{models::AuditSearch, schemas::AuditRead, services as audit},
    console::{
        act::{ActLink, Done, links},
        addresses,
        context::Context,
        frame::{Frame, Section, full_name},
    },
    core::{dependencies::Path, error::Problem},
    database::{enums::Actor, ids::ServiceId},
    event::known,
    service::admin::{
        lifecycle::{ModerationAction, TRANSITIONS},
        models::AnyListing,
        services,
    },
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "listing.html")]
struct ListingPage {
    frame: Frame,
    listing: AnyListing,
    entries: Vec<AuditRead>,
    done: Option<Done>,
    acts: Vec<ActLink>,
}

pub(crate) async fn show_listing(context: Context, Path(id): Path<ServiceId>) -> Result<Response, Problem> {
    const ENTRIES: i64 = 10;
    let read = context.read(Section::Listings, move |tx, admin| {
        let listing = services::find(tx, admin, id)?;
        let about = AuditSearch { subject: Some(id.as_uuid().into()), ..AuditSearch::default() };
        Ok::<_, Problem>((listing, known(audit::find(tx, &about, i64::MAX, ENTRIES)?)))
    });
    let (frame, (listing, entries)) = read.await?;
    let subject = addresses::listing(id);
    let page = ListingPage {
        done: Done::of::<ModerationAction>(&context, &frame, &listing.card.service.offer.title, &subject),
        acts: links(&frame, &subject, TRANSITIONS.allowed(listing.state(), Actor::Admin)),
        entries: entries.into_iter().map(AuditRead::from).collect(),
        listing,
        frame,
    };
    page.frame.show(&page)
}
