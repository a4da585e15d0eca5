//! `/clients`: profiles and bookmarks.

use super::{
    models::{Favorite, FavoriteKey},
    schemas::{ClientRead, ClientUpdate, PublicClient},
    services::{self, ClientError},
};
use crate::{
    app::App,
    auth::permissions::Client,
    core::{
        clock::Timestamp,
        dependencies::{Caller, IfMatch, ListRequest, Listed, PageQuery, Path, Unfiltered, Valid},
        error::Problem,
        rate_limit::{PUBLIC_READ, WRITE},
    },
    database::ids::UserId,
    routing::{Access, Routes, access},
    worker::public::PublicWorker,
};
use axum::{Json, extract::State, http::StatusCode};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(get_my_client_profile), access::<Client>(), None)
        .route(routes!(update_my_client_profile), access::<Client>(), &WRITE)
        .route(routes!(list_favorites), access::<Client>(), None)
        .route(routes!(add_favorite), access::<Client>(), &WRITE)
        .route(routes!(remove_favorite), access::<Client>(), &WRITE)
        .route(routes!(get_client), Access::Public, &PUBLIC_READ)
}

/// Your profile.
#[utoipa::path(get, path = "/clients/me", tag = "client",
    responses((status = 200, description = "Your profile.", body = ClientRead)))]
async fn get_my_client_profile(State(app): State<App>, caller: Caller<Client>) -> Result<Json<ClientRead>, Problem> {
    Ok(Json(app.read(caller, services::me).await?.into()))
}

/// Change your profile. Omitted fields stay unchanged.
#[utoipa::path(patch, path = "/clients/me", tag = "client", request_body = ClientUpdate,
    responses((status = 200, description = "The changed profile.", body = ClientRead)))]
async fn update_my_client_profile(
    State(app): State<App>,
    caller: Caller<Client>,
    seen: IfMatch,
    Valid(update): Valid<ClientUpdate>,
) -> Result<Json<ClientRead>, Problem> {
    let profile = app
        .write(caller, move |tx, client| {
            seen.check(&ClientRead::from(services::me(tx, client)?))?;
            Ok::<_, Problem>(services::change_profile(tx, client, &update)?)
        })
        .await?;
    Ok(Json(profile.into()))
}

/// A client. Contact data and the address are not included.
#[utoipa::path(get, path = "/clients/{id}", tag = "client", params(("id" = UserId, Path)),
    responses((status = 200, description = "The client.", body = PublicClient)))]
async fn get_client(State(app): State<App>, Path(id): Path<UserId>) -> Result<Json<PublicClient>, Problem> {
    Ok(Json(app.read_public(move |tx| services::show(tx, id)).await?.into()))
}

/// The workers you have bookmarked. Hidden workers are left out until they are visible again.
#[utoipa::path(get, path = "/clients/me/favorites", tag = "client", params(PageQuery),
    responses((status = 200, description = "Your favorites, newest first.", body = Listed<PublicWorker>)))]
async fn list_favorites(
    State(app): State<App>,
    caller: Caller<Client>,
    ListRequest { page, .. }: ListRequest<Unfiltered, FavoriteKey>,
) -> Result<Json<Listed<PublicWorker>>, Problem> {
    let rows = page.rows();
    let after = page.after.unwrap_or((Timestamp::MAX, UserId::LAST));
    let favorites = app.read(caller, move |tx, client| services::favorites(tx, client, after, rows)).await?;
    Ok(Json(page.of(favorites, Favorite::key, |favorite| favorite.worker.into())))
}

/// Bookmark a worker. Only you can see it.
#[utoipa::path(put, path = "/clients/me/favorites/{worker_id}", tag = "client", params(("worker_id" = UserId, Path)),
    responses((status = 204, description = "Bookmarked, now or before.")))]
async fn add_favorite(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(worker): Path<UserId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, client| services::add_favorite(tx, client, worker)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a bookmark.
#[utoipa::path(delete, path = "/clients/me/favorites/{worker_id}", tag = "client", params(("worker_id" = UserId, Path)),
    responses((status = 204, description = "Not bookmarked, now or before.")))]
async fn remove_favorite(
    State(app): State<App>,
    caller: Caller<Client>,
    Path(worker): Path<UserId>,
) -> Result<StatusCode, Problem> {
    app.write(caller, move |tx, client| services::remove_favorite(tx, client, worker)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<ClientError> for Problem {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::NoSuchClient | ClientError::NoSuchWorker => Self::not_found(),
            ClientError::Database(error) => error.into(),
        }
    }
}
