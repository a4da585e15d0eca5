//! Every page and form of the console, and who may open or send it.

use super::{assets, audit, home, identity, session, sign_in};
use crate::{
    app::App,
    auth::{
        limits::SIGN_IN,
        permissions::{Admin, SessionOwner},
    },
    core::{
        error::Problem,
        rate_limit::{Policy, WRITE},
    },
    routing::{Access, access, guard_page},
};
use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{MethodRouter, any, get, post},
};

/// The paths, as metrics name them.
pub(crate) const PATHS: [&str; 12] = [
    "/console",
    "/console/",
    sign_in::PATH,
    "/console/sign-out",
    "/console/resume",
    "/console/identity",
    "/console/identity/{id}",
    "/console/identity/{id}/{action}",
    "/console/audit",
    "/console/audit/csv",
    "/console/{*rest}",
    assets::PATH,
];

pub(crate) fn router(app: &App) -> Router<App> {
    let [home, home_slash, signing_in, signing_out, resume, queue, case, decide, trail, table, others, files] = PATHS;
    let guarded = |path, methods: MethodRouter<App>, access, limit: Option<&'static Policy>| {
        guard_page(path, methods, access, limit, app)
    };
    let page = |path, methods| guarded(path, methods, access::<Admin>(), None);
    let form = |path, methods| guarded(path, methods, access::<Admin>(), Some(&WRITE));
    let own_form = |path, methods| guarded(path, methods, access::<SessionOwner>(), Some(&WRITE));
    Router::new()
        .route(home, page(home, get(home::show_home)))
        .route(home_slash, get(home::lead_home))
        .route(signing_in, guarded(signing_in, get(sign_in::show_sign_in), Access::Public, None))
        .route(signing_in, guarded(signing_in, post(sign_in::sign_in), Access::Public, Some(&SIGN_IN)))
        .route(signing_out, own_form(signing_out, post(sign_in::sign_out)))
        .route(resume, own_form(resume, post(sign_in::resume)))
        .route(queue, page(queue, get(identity::show_queue)))
        .route(case, page(case, get(identity::show_case)))
        .route(decide, page(decide, get(identity::lead_to_case)))
        .route(decide, form(decide, post(identity::act)))
        .route(trail, page(trail, get(audit::show_audit)))
        .route(table, page(table, get(audit::download)))
        .route(others, any(async || Problem::not_found()))
        .layer(from_fn_with_state(app.clone(), session::keep))
        .route(files, get(assets::show_asset))
}
