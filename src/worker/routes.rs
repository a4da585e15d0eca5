//! `/workers`: profiles and availability.

use super::{
    public::PublicWorker,
    schemas::{Availability, WorkerRead, WorkerUpdate},
    services::{self, WorkerError},
};
use crate::core::error::codes::PreconditionFailed;
use crate::{
    app::App,
    auth::permissions::Worker,
    core::{
        dependencies::{Caller, IfMatch, Path, Valid},
        error::Problem,
        input::FieldError,
        rate_limit::{PUBLIC_READ, WRITE},
    },
    database::ids::UserId,
    routing::{Access, Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new()
        .route(routes!(get_my_worker_profile), access::<Worker>(), None)
        .route(routes!(update_my_worker_profile), access::<Worker>(), &WRITE)
        .route(routes!(set_availability), access::<Worker>(), &WRITE)
        .refuses(&[PreconditionFailed::ENTRY])
        .route(routes!(get_worker), Access::Public, &PUBLIC_READ)
}

/// Your profile.
#[utoipa::path(get, path = "/workers/me", tag = "worker",
    responses((status = 200, description = "Your profile.", body = WorkerRead)))]
async fn get_my_worker_profile(State(app): State<App>, caller: Caller<Worker>) -> Result<Json<WorkerRead>, Problem> {
    Ok(Json(app.read(caller, services::me).await?.into()))
}

/// Change your profile. Omitted fields stay unchanged.
#[utoipa::path(patch, path = "/workers/me", tag = "worker", request_body = WorkerUpdate,
    responses((status = 200, description = "The changed profile.", body = WorkerRead)))]
async fn update_my_worker_profile(
    State(app): State<App>,
    caller: Caller<Worker>,
    seen: IfMatch,
    Valid(update): Valid<WorkerUpdate>,
) -> Result<Json<WorkerRead>, Problem> {
    let profile = app
        .write(caller, move |tx, worker| {
            seen.check(&WorkerRead::from(services::me(tx, worker)?))?;
            Ok::<_, Problem>(services::change_profile(tx, worker, &update)?)
        })
        .await?;
    Ok(Json(profile.into()))
}

/// Set whether you are available.
#[utoipa::path(put, path = "/workers/me/availability", tag = "worker", request_body = Availability,
    responses((status = 200, description = "The changed profile.", body = WorkerRead)))]
async fn set_availability(
    State(app): State<App>,
    caller: Caller<Worker>,
    seen: IfMatch,
    Valid(availability): Valid<Availability>,
) -> Result<Json<WorkerRead>, Problem> {
    let profile = app
        .write(caller, move |tx, worker| {
            seen.check(&WorkerRead::from(services::me(tx, worker)?))?;
            Ok::<_, Problem>(services::set_availability(tx, worker, &availability)?)
        })
        .await?;
    Ok(Json(profile.into()))
}

/// A worker. Contact data and the exact location are not included.
#[utoipa::path(get, path = "/workers/{id}", tag = "worker", params(("id" = UserId, Path)),
    responses((status = 200, description = "The worker.", body = PublicWorker)))]
async fn get_worker(State(app): State<App>, Path(id): Path<UserId>) -> Result<Json<PublicWorker>, Problem> {
    Ok(Json(app.read_public(move |tx| services::show(tx, id)).await?.into()))
}

impl From<WorkerError> for Problem {
    fn from(error: WorkerError) -> Self {
        match error {
            WorkerError::NoSuchWorker => Self::not_found(),
            WorkerError::HalfAPlace { missing } => {
                Self::invalid_field(missing, FieldError::Required, error.to_string())
            }
            WorkerError::Database(error) => error.into(),
        }
    }
}
