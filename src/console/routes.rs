//! Every page and form of the console, and who may open or send it.

use super::{
    assets, audit, categories, home, identity, jobs, listings, names, reviews, session, settings, sign_in, users,
    webhooks,
};
use crate::{
    app::App,
    auth::{
        limits::SIGN_IN,
        permissions::{Admin, SessionOwner},
    },
    core::{error::Problem, rate_limit::WRITE},
    routing::{Access, access, guard_page},
};
use axum::{
    Extension, Router,
    middleware::from_fn_with_state,
    routing::{MethodRouter, any, get, post},
};
use serde_json::Value;
use sign_in::DemoAccounts;

/// A page that administrators open.
fn page(path: &str, methods: MethodRouter<App>, app: &App) -> MethodRouter<App> {
    guard_page(path, methods, access::<Admin>(), None, app)
}

/// An address that leads to a page.
fn lead(_: &str, methods: MethodRouter<App>, _: &App) -> MethodRouter<App> {
    methods
}

/// A form that administrators send.
fn form(path: &str, methods: MethodRouter<App>, app: &App) -> MethodRouter<App> {
    guard_page(path, methods, access::<Admin>(), &WRITE, app)
}

/// A form that everybody who is signed in sends.
fn own_form(path: &str, methods: MethodRouter<App>, app: &App) -> MethodRouter<App> {
    guard_page(path, methods, access::<SessionOwner>(), &WRITE, app)
}

fn public_page(path: &str, methods: MethodRouter<App>, app: &App) -> MethodRouter<App> {
    guard_page(path, methods, Access::Public, None, app)
}

fn sign_in_form(path: &str, methods: MethodRouter<App>, app: &App) -> MethodRouter<App> {
    guard_page(path, methods, Access::Public, &SIGN_IN, app)
}

/// Declares each page and form once: its path, who may open it, and its handler.
macro_rules! pages {
    ($($path:expr => $($guard:ident $methods:expr),+;)+) => {
        /// The paths, as metrics name them.
        pub(crate) const PATHS: &[&str] = &[$($path,)+ OTHERS, assets::PATH];

        fn pages(app: &App) -> Router<App> {
            Router::new()$($(.route($path, $guard($path, $methods, app)))+)+
        }
    };
}

pages! {
    "/console" => page get(home::show_home);
    "/console/" => lead get(home::lead_home);
    sign_in::PATH => public_page get(sign_in::show_sign_in), sign_in_form post(sign_in::sign_in);
    "/console/sign-out" => own_form post(sign_in::sign_out);
    "/console/resume" => own_form post(sign_in::resume);
    "/console/identity" => page get(identity::show_queue);
    "/console/identity/{id}" => page get(identity::show_case);
    "/console/identity/{id}/{action}" => page get(identity::lead_to_case), form post(identity::act);
    "/console/names" => page get(names::show_names);
    "/console/names/{id}/{act}" => page get(names::ask), form post(names::act);
    "/console/reviews" => page get(reviews::show_reviews);
    "/console/reviews/{id}" => page get(reviews::show_review);
    "/console/reviews/{id}/{act}" => page get(reviews::ask), form post(reviews::act);
    "/console/users" => page get(users::show_users);
    "/console/users/{id}" => page get(users::show_user);
    "/console/users/{id}/{act}" => page get(users::ask), form post(users::act);
    "/console/listings" => page get(listings::show_listings);
    "/console/listings/{id}" => page get(listings::show_listing);
    "/console/listings/{id}/{act}" => page get(listings::ask), form post(listings::act);
    "/console/jobs" => page get(jobs::show_jobs);
    "/console/jobs/{id}" => page get(jobs::show_job);
    "/console/jobs/{id}/inspect" => page get(jobs::ask), form post(jobs::inspect);
    "/console/jobs/{id}/messages" => page get(jobs::show_messages);
    "/console/categories" => page get(categories::show_categories);
    "/console/categories/create" => page get(categories::ask_new), form post(categories::create);
    "/console/categories/{slug}/{act}" => page get(categories::ask), form post(categories::act);
    "/console/webhooks" => page get(webhooks::show_webhooks);
    "/console/webhooks/create" => page get(webhooks::ask_new), form post(webhooks::create);
    "/console/webhooks/{id}" => page get(webhooks::show_webhook);
    "/console/webhooks/{id}/{act}" => page get(webhooks::ask), form post(webhooks::act);
    "/console/settings" => page get(settings::show_settings);
    "/console/audit" => page get(audit::show_audit);
    "/console/audit/csv" => page get(audit::download);
}

/// Whatever is not there.
const OTHERS: &str = "/console/{*rest}";

/// The page to sign in offers the administrators among these accounts of a demo.
pub(crate) fn router(app: &App, accounts: &Value) -> Router<App> {
    pages(app)
        .layer(Extension(DemoAccounts::of(accounts)))
        .route(OTHERS, any(async || Problem::not_found()))
        .layer(from_fn_with_state(app.clone(), session::keep))
        .route(assets::PATH, get(assets::show_asset))
}
