//! Every page and form of the console, and who may open or send it.

use super::{
    act::{self, Act},
    addresses, assets, audit,
    categories::{self, CategoryAct, NewCategory},
    disputes::{self, DisputeAct},
    home,
    identity::{self, CaseAct},
    jobs::{self, JobAct},
    listings,
    names::{self, NameAct},
    reviews::{self, ReviewAct},
    session, settings,
    sign_in::{self, DemoAccounts},
    users::{self, UserAct},
    webhooks::{self, NewWebhook, WebhookAct},
};
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
    service::admin::lifecycle::ModerationAction,
};
use axum::{
    Extension, Router,
    middleware::from_fn_with_state,
    routing::{MethodRouter, any, get, post},
};
use serde_json::Value;

/// Each page and form once: its path, who may open it, and its handler.
fn pages() -> Pages {
    Pages::default()
        .page("/console", get(home::show_home))
        .public(sign_in::PATH, get(sign_in::show_sign_in), None)
        .public(sign_in::PATH, post(sign_in::sign_in), Some(&SIGN_IN))
        .own_form("/console/sign-out", post(sign_in::sign_out))
        .own_form("/console/resume", post(sign_in::resume))
        .page("/console/identity", get(identity::show_queue))
        .page("/console/identity/{id}", get(identity::show_case))
        .acts::<CaseAct>("/console/identity/{id}")
        .page("/console/names", get(names::show_names))
        .acts::<NameAct>("/console/names/{id}")
        .page("/console/reviews", get(reviews::show_reviews))
        .page(addresses::REVIEW_APPEALS, get(reviews::show_appeals))
        .page("/console/reviews/{id}", get(reviews::show_review))
        .acts::<ReviewAct>("/console/reviews/{id}")
        .page("/console/users", get(users::show_users))
        .page("/console/users/{id}", get(users::show_user))
        .acts::<UserAct>("/console/users/{id}")
        .page("/console/listings", get(listings::show_listings))
        .page("/console/listings/{id}", get(listings::show_listing))
        .acts::<ModerationAction>("/console/listings/{id}")
        .page("/console/jobs", get(jobs::show_jobs))
        .page("/console/jobs/{id}", get(jobs::show_job))
        .acts::<JobAct>("/console/jobs/{id}")
        .page("/console/jobs/{id}/messages", get(jobs::show_messages))
        .page("/console/disputes", get(disputes::show_disputes))
        .page("/console/disputes/{id}", get(disputes::show_dispute))
        .acts::<DisputeAct>("/console/disputes/{id}")
        .page("/console/disputes/{id}/messages", get(disputes::show_messages))
        .page("/console/categories", get(categories::show_categories))
        .acts::<NewCategory>("/console/categories")
        .acts::<CategoryAct>("/console/categories/{slug}")
        .page("/console/webhooks", get(webhooks::show_webhooks))
        .acts::<NewWebhook>("/console/webhooks")
        .page("/console/webhooks/{id}", get(webhooks::show_webhook))
        .acts::<WebhookAct>("/console/webhooks/{id}")
        .page("/console/settings", get(settings::show_settings))
        .page("/console/audit", get(audit::show_audit))
        .page("/console/audit/csv", get(audit::download))
}

/// Leads to the home page.
const SLASH: &str = "/console/";

/// Whatever is not there.
const OTHERS: &str = "/console/{*rest}";

/// What is at a path, and who may ask for it.
struct Page {
    path: String,
    methods: MethodRouter<App>,
    access: Access,
    limit: Option<&'static Policy>,
}

#[derive(Default)]
struct Pages {
    all: Vec<Page>,
    /// The paths of acts.
    acts: Vec<String>,
}

impl Pages {
    fn add(mut self, path: &str, methods: MethodRouter<App>, access: Access, limit: Option<&'static Policy>) -> Self {
        self.all.push(Page { path: path.to_owned(), methods, access, limit });
        self
    }

    /// A page that administrators open.
    fn page(self, path: &str, methods: MethodRouter<App>) -> Self {
        self.add(path, methods, access::<Admin>(), None)
    }

    /// A page or form for visitors.
    fn public(self, path: &str, methods: MethodRouter<App>, limit: Option<&'static Policy>) -> Self {
        self.add(path, methods, Access::Public, limit)
    }

    /// A form that everybody who is signed in sends.
    fn own_form(self, path: &str, methods: MethodRouter<App>) -> Self {
        self.add(path, methods, access::<SessionOwner>(), Some(&WRITE))
    }

    /// What administrators do with something at this path: the page and the form of each act.
    fn acts<A: Act>(self, path: &str) -> Self {
        A::ALL.iter().fold(self, |pages, act| {
            let path = format!("{path}/{}", act.word());
            let act = *act;
            let asked = get(move |context, id| act::ask(act, context, id));
            let sent = post(move |context, id, form| act::send(act, context, id, form));
            let mut pages = pages.page(&path, asked).add(&path, sent, access::<Admin>(), Some(&WRITE));
            pages.acts.push(path);
            pages
        })
    }
}

/// Every path, as metrics name it.
pub(crate) fn paths() -> Vec<String> {
    let others = [SLASH, OTHERS, assets::PATH].map(str::to_owned);
    let mut paths: Vec<String> = pages().all.into_iter().map(|page| page.path).chain(others).collect();
    paths.dedup();
    paths
}

/// The path of every act.
pub(crate) fn act_paths() -> Vec<String> {
    pages().acts
}

/// The page to sign in offers the administrators among these accounts of a demo.
pub(crate) fn router(app: &App, accounts: &Value) -> Router<App> {
    let pages = pages().all.into_iter().fold(Router::new(), |router, Page { path, methods, access, limit }| {
        router.route(&path, guard_page(&path, methods, access, limit, app))
    });
    pages
        .layer(Extension(DemoAccounts::of(accounts)))
        .route(SLASH, get(home::lead_home))
        .route(OTHERS, any(async || Problem::not_found()))
        .layer(from_fn_with_state(app.clone(), session::keep))
        .route(assets::PATH, get(assets::show_asset))
}
