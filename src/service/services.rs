//! The rules of listings.

use super::{
    admin::lifecycle::IllegalModeration,
    models::{
        Category, ListingCard, ListingText, Offer, Pricing, ServiceStatus, delete, forget_taken_down,
        index::refresh_listing,
        search::{Search, SearchHit, SearchKey},
        set_taken_down, taken_down,
    },
    schemas::{ServiceCreate, ServiceUpdate, search::Total},
};
use crate::service::models::MAX_SERVICES_OF_WORKER;
use crate::settings::ExtraFiles;
use crate::{
    auth::permissions::{AdmissionPolicy, Client, ListingEditor, PermissionError, Worker, admit},
    core::{dependencies::Right as _, security::AccessClaims},
    database::{
        self, Tx,
        enums::{Role, Slot},
        ids::{ServiceId, UserId},
    },
    event::{self, Event, EventKind},
    worker::{kyc::requirements::services::missing_for_category, models::WorkerProfile},
};
use serde_json::json;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

/// Why a listing could not be found, created or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServiceError {
    #[error("there is no such listing")]
    NoSuchService,
    #[error("there is no such worker")]
    NoSuchWorker,
    #[error("is not the slug of a category; GET /categories lists them")]
    NoSuchCategory,
    #[error("is a retired category, which takes no new listings")]
    RetiredCategory,
    #[error("is needed unless pricing is QUOTE")]
    PriceMissing,
    #[error("is needed together with latitude, or neither")]
    LongitudeMissing,
    #[error("is needed together with longitude, or neither")]
    LatitudeMissing,
    #[error("you have {MAX_SERVICES_OF_WORKER} listings already: delete one first")]
    TooMany,
    #[error("An administrator has paused this listing: only an administrator can publish it again.")]
    PausedByModeration,
    #[error("Publishing in {category} needs an approved identity check with this file: {}.", slot.as_str())]
    RequiredFileMissing { slot: Slot, category: String },
    #[error("{0}")]
    Illegal(IllegalModeration),
    #[error("It was removed by an earlier release, or its text is erased.")]
    NotRestorable,
    #[error(transparent)]
    Refused(#[from] PermissionError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Public listings by category.
pub(crate) type CountsByCategory = Arc<HashMap<String, i64>>;

/// The latest counts of public listings.
#[derive(Debug, Default)]
pub(crate) struct ListingCounts {
    /// When they were counted, by the monotonic clock, and the counts.
    pub(super) latest: Mutex<Option<(Duration, CountsByCategory)>>,
    /// Held by the request that counts.
    pub(super) turn: tokio::sync::Mutex<()>,
}

/// A caller who need not be signed in.
pub(crate) type Visitor = Option<(AccessClaims, AdmissionPolicy)>;

/// The client who asks, unless nobody is signed in, or another role, or the session has ended.
fn asking_client(tx: &mut Tx<'_>, visitor: Visitor) -> Result<Option<UserId>, database::Error> {
    let Some((claims, terms)) = visitor.filter(|(claims, _)| claims.role == Role::Client) else { return Ok(None) };
    match admit::<Client>(tx, claims, terms) {
        Ok(client) => Ok(Some(client.id())),
        Err(PermissionError::Database(error)) => Err(error),
        Err(_) => Ok(None),
    }
}

/// A page of a search, and the number of all listings that it finds if it was asked for.
pub(crate) struct Found {
    pub(crate) hits: Vec<SearchHit>,
    pub(crate) total: Option<Total>,
}

/// The listings that a search finds after `after`.
pub(crate) fn search(
    tx: &mut Tx<'_>,
    search: &Search,
    visitor: Visitor,
    page: (Option<SearchKey>, i64),
    is_counted: bool,
) -> Result<Found, ServiceError> {
    const MOST_COUNTED: i64 = 1000;
    let client = asking_client(tx, visitor)?;
    let (after, rows) = page;
    let hits = search.run(tx, client, after, rows)?;
    let total = if is_counted {
        let count = search.count(tx, MOST_COUNTED + 1)?;
        Some(Total { count: count.min(MOST_COUNTED), is_exact: count <= MOST_COUNTED })
    } else {
        None
    };
    Ok(Found { hits, total })
}

/// A listing that is public, or that the caller may change.
pub(crate) fn view(tx: &mut Tx<'_>, id: ServiceId, visitor: Visitor) -> Result<ListingCard, ServiceError> {
    let client = asking_client(tx, visitor)?;
    match (ListingCard::public(tx, id, client)?, visitor) {
        (Some(card), _) => Ok(card),
        (None, None) => Err(ServiceError::NoSuchService),
        (None, Some((claims, terms))) => match admit::<ListingEditor>(tx, claims, terms) {
            Ok(editor) => find_to_change(tx, &editor, id),
            Err(PermissionError::Database(error)) => Err(error.into()),
            Err(_) => Err(ServiceError::NoSuchService),
        },
    }
}

/// A listing that an editor may change.
pub(crate) fn find_to_change(
    tx: &mut Tx<'_>,
    editor: &ListingEditor,
    id: ServiceId,
) -> Result<ListingCard, ServiceError> {
    let card = match editor {
        ListingEditor::Worker(worker) => ListingCard::of_worker(tx, worker.id(), id)?,
        ListingEditor::Admin(_) => ListingCard::of_any_worker(tx, id)?,
    };
    card.ok_or(ServiceError::NoSuchService)
}

/// A worker creates a listing. Publishing it needs an approved identity check.
pub(crate) fn offer(
    tx: &mut Tx<'_>,
    worker: &Worker,
    new: &ServiceCreate,
    extra: &ExtraFiles,
) -> Result<ListingCard, ServiceError> {
    let offer = Offer::from(new);
    if offer.status == ServiceStatus::Published {
        worker.verified(tx)?;
    }
    check(&offer)?;
    check_category(tx, &offer)?;
    require_documents(tx, worker.id(), &offer, extra)?;
    let id = offer.insert(tx, worker.id())?.ok_or(ServiceError::TooMany)?;
    refresh_listing(tx, worker.id(), id)?;
    event::append(tx, about(EventKind::ServiceCreated, id, worker.id(), worker.id(), Some(offer.status)))?;
    report_repetition(tx, worker.id(), id, &offer)?;
    Ok(ListingCard::of_worker(tx, worker.id(), id)?.ok_or(database::Error::NoRow)?)
}

/// A worker changes their listing, or an administrator its status. What an administrator has paused, only an
/// administrator can publish again.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    editor: &ListingEditor,
    id: ServiceId,
    change: &ServiceUpdate,
    extra: &ExtraFiles,
) -> Result<ListingCard, ServiceError> {
    let card = find_to_change(tx, editor, id)?;
    if matches!(editor, ListingEditor::Admin(_)) && !change.is_about_status_alone() {
        return Err(PermissionError::WrongRole(Worker::ROLES).into());
    }
    if change.status == Some(ServiceStatus::Published) && !card.worker.is_verified {
        return Err(PermissionError::KycRequired.into());
    }
    let offer = change.apply(card.service.offer.clone());
    let was_paused = card.service.paused_by_moderation;
    let is_paused = match editor {
        ListingEditor::Worker(_) => was_paused,
        ListingEditor::Admin(_) => offer.status != ServiceStatus::Published,
    };
    if offer == card.service.offer && is_paused == was_paused {
        return Ok(card);
    }
    if is_paused && offer.status == ServiceStatus::Published {
        return Err(ServiceError::PausedByModeration);
    }
    check(&offer)?;
    if offer.category != card.service.offer.category {
        check_category(tx, &offer)?;
    }
    if offer.status != card.service.offer.status || offer.category != card.service.offer.category {
        require_documents(tx, card.worker.id, &offer, extra)?;
    }
    offer.replace(tx, id, &card.service.offer)?;
    set_taken_down(tx, id, is_paused.then_some(card.service.offer.status))?;
    refresh_listing(tx, card.worker.id, id)?;
    let kind = match editor {
        ListingEditor::Worker(_) => EventKind::ServiceChanged,
        ListingEditor::Admin(_) => EventKind::ServiceModerated,
    };
    event::append(tx, about(kind, id, editor.id(), card.worker.id, Some(offer.status)))?;
    if let ListingEditor::Worker(worker) = editor {
        report_repetition(tx, worker.id(), id, &offer)?;
    }
    find_to_change(tx, editor, id)
}

/// Deletes a listing: its worker's own, or any for an administrator.
pub(crate) fn withdraw(tx: &mut Tx<'_>, editor: &ListingEditor, id: ServiceId) -> Result<(), ServiceError> {
    let card = find_to_change(tx, editor, id)?;
    let worker = card.worker.id;
    match editor {
        ListingEditor::Admin(_) => set_taken_down(tx, id, Some(card.service.offer.status))?,
        ListingEditor::Worker(_) => forget_taken_down(tx, id)?,
    }
    delete(tx, id)?;
    let kind = match editor {
        ListingEditor::Worker(_) => EventKind::ServiceDeleted,
        ListingEditor::Admin(_) => EventKind::ServiceRemoved,
    };
    Ok(event::append(tx, about(kind, id, editor.id(), worker, None))?)
}

/// How long what was taken down is compared with what its worker publishes.
const MEMORY_OF_MODERATION: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Tells administrators when a worker publishes what has the title or the description of a listing that was taken down. It
/// stays public until one of them has looked at it: a worker may have mended what was wrong elsewhere in it.
fn report_repetition(tx: &mut Tx<'_>, worker: UserId, id: ServiceId, offer: &Offer) -> Result<(), ServiceError> {
    if offer.status != ServiceStatus::Published {
        return Ok(());
    }
    let is_same = |one: &str, other: &str| !letters_of(one).is_empty() && letters_of(one) == letters_of(other);
    let is_repeated = |earlier: &ListingText| {
        earlier.id != id && (is_same(&earlier.title, &offer.title) || is_same(&earlier.description, &offer.description))
    };
    let earlier = taken_down(tx, worker, MEMORY_OF_MODERATION)?;
    if let Some(earlier) = earlier.iter().find(|earlier| is_repeated(earlier)) {
        let data = json!({ "service_id": id, "worker_id": worker, "taken_down_id": earlier.id });
        event::append(tx, Event::new(EventKind::ServiceRepeated, id.as_uuid()).by(worker).with(data))?;
    }
    Ok(())
}

/// The text without case, spaces and punctuation.
fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Checks the rules that concern several fields.
fn check(offer: &Offer) -> Result<(), ServiceError> {
    if offer.pricing != Pricing::Quote && offer.price_amount.is_none() {
        return Err(ServiceError::PriceMissing);
    }
    match (offer.latitude, offer.longitude) {
        (Some(_), None) => return Err(ServiceError::LongitudeMissing),
        (None, Some(_)) => return Err(ServiceError::LatitudeMissing),
        _ => {}
    }
    Ok(())
}

/// Checks that a listing may be put into its category.
fn check_category(tx: &mut Tx<'_>, offer: &Offer) -> Result<(), ServiceError> {
    match Category::is_retired(tx, &offer.category)? {
        Some(false) => Ok(()),
        Some(true) => Err(ServiceError::RetiredCategory),
        None => Err(ServiceError::NoSuchCategory),
    }
}

/// Checks that the worker has the documents that the category requires.
fn require_documents(tx: &mut Tx<'_>, worker: UserId, offer: &Offer, extra: &ExtraFiles) -> Result<(), ServiceError> {
    if offer.status != ServiceStatus::Published {
        return Ok(());
    }
    match missing_for_category(tx, worker, extra, &offer.category)? {
        Some(slot) => Err(ServiceError::RequiredFileMissing { slot, category: offer.category.clone() }),
        None => Ok(()),
    }
}

fn about(kind: EventKind, id: ServiceId, by: UserId, worker: UserId, status: Option<ServiceStatus>) -> Event {
    Event::new(kind, id.as_uuid()).by(by).to_worker(worker).with(json!({ "service_id": id, "status": status }))
}

/// The public listings of a worker.
pub(crate) fn offered_by(
    tx: &mut Tx<'_>,
    worker: UserId,
    visitor: Visitor,
    after: Option<SearchKey>,
    rows: i64,
) -> Result<Vec<SearchHit>, ServiceError> {
    WorkerProfile::find_public(tx, worker)?.ok_or(ServiceError::NoSuchWorker)?;
    let client = asking_client(tx, visitor)?;
    Ok(Search::of_worker(worker).run(tx, client, after, rows)?)
}
