//! `/admin/system`.

use super::{
    flows,
    models::{DatabaseState, SystemState},
    schemas::{
        ConfigurationRead, ConnectionsRead, DatabaseRead, DiskRead, QueuesRead, RoundRead, StorageRead, SystemRead,
        TaskLoadRead, WebhookLagRead,
    },
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{
        config::StorageUrl,
        dependencies::Caller,
        error::Problem,
        version::{COMMIT, VERSION},
    },
    database,
    routing::{Routes, access},
};
use axum::{Json, extract::State};
use utoipa_axum::routes;

pub(crate) fn router() -> Routes {
    Routes::new().route(routes!(get_system_status), access::<Admin>(), None).route(
        routes!(get_settings),
        access::<Admin>(),
        None,
    )
}

/// The state of the installation: versions, queues, mails, the event log, files, disks and background work.
#[utoipa::path(get, path = "/admin/system", tag = "admin",
    responses((status = 200, description = "The state of the installation.", body = SystemRead)))]
async fn get_system_status(State(app): State<App>, caller: Caller<Admin>) -> Result<Json<SystemRead>, Problem> {
    app.read(caller, |_, _| Ok::<_, Problem>(())).await?;
    let state = flows::state(&app).await;
    let database =
        state.database.as_ref().ok_or_else(|| database::Error::Unavailable("it does not answer".to_owned()))?;
    Ok(Json(SystemRead {
        read_at: state.read_at,
        version: VERSION,
        commit: COMMIT,
        started_at: app.clock.now().saturating_sub(app.running_for()),
        uptime_seconds: app.running_for().as_secs(),
        database: database_read(&app, &state, database),
        tasks: database.tasks.iter().map(TaskLoadRead::from).collect(),
        mail: database.into(),
        events: database.into(),
        webhooks: database.webhooks.iter().map(WebhookLagRead::from).collect(),
        storage: StorageRead {
            kind: match app.settings.storage_url {
                StorageUrl::File(_) => "directory",
                StorageUrl::Bucket(_) => "bucket",
            },
            is_ours: app.storage.is_ours(),
        },
        disks: state
            .disks
            .iter()
            .map(|(directory, space)| DiskRead { directory, size_bytes: space.size, free_bytes: space.free })
            .collect(),
        feeds_open: app.live_tail.open_feeds(),
        rounds: app.rounds.all().into_iter().map(RoundRead::from).collect(),
    }))
}

/// The settings that are in effect on the node that answers, secrets masked, where each came from, and the keys that sign
/// access tokens.
#[utoipa::path(get, path = "/admin/settings", tag = "admin",
    responses((status = 200, description = "The settings and the keys.", body = ConfigurationRead)))]
async fn get_settings(State(app): State<App>, caller: Caller<Admin>) -> Result<Json<ConfigurationRead>, Problem> {
    let settings = app.settings.clone();
    Ok(Json(app.read(caller, move |tx, admin| services::configuration(tx, admin, &settings)).await?.into()))
}

fn database_read(app: &App, state: &SystemState, database: &DatabaseState) -> DatabaseRead {
    let load = app.db.load();
    let [(_, reads), (_, searches), (_, writes)] = load.waiting;
    DatabaseRead {
        engine: database.versions.engine.clone(),
        schema_version: database.versions.schema,
        size_bytes: database.size,
        wal_bytes: state.wal_bytes,
        queues: QueuesRead { reads, searches, writes },
        connections: load.connections.map(|connections| ConnectionsRead {
            idle: connections.idle,
            in_use: connections.in_use,
            broken: connections.broken,
        }),
    }
}
