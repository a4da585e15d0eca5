//! The OpenAPI document: general information, what all operations share ([`complete`]), and its pages ([`pages`]).

mod audience;
mod complete;
mod components;
mod errors;
mod examples;
mod operation_codes;
mod pages;
mod print;
mod refusals;
mod shapes;

pub(crate) use complete::complete;
pub(crate) use pages::pages;
pub(crate) use print::print;

use crate::{
    admin,
    core::{dependencies::ACCESS_COOKIE, error::ProblemBody, input::InvalidField},
    feed, job, worker,
};
use utoipa::{
    OpenApi as _,
    openapi::{
        OpenApi,
        extensions::Extensions,
        security::{ApiKey, ApiKeyValue, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Password, Scopes, SecurityScheme},
    },
};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Hirehall",
        description = "The backend of a trust-driven services marketplace: clients find vetted workers, talk, agree on a job, follow it \
            to its end and review it.\n\nBodies are closed: an unknown field or query parameter is refused. Every error is \
            `application/problem+json` (RFC 9457) with a stable `code`. Every list is paged by an opaque `cursor`. \
            Texts for people are in the language that `Accept-Language` asks for, if it is installed (`Content-Language` says which); \
            codes never change.",
        contact(name = "The developers of Hirehall", email = "developers@hirehall.example"),
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(ProblemBody, InvalidField)),
    tags(
        (name = "getting started"),
        (name = "authentication"),
        (name = "auth", description = "Accounts, sessions, passwords"),
        (name = "worker", description = "Workers and their identity check"),
        (name = "service", description = "Listings and the search"),
        (name = "client", description = "Clients and their favorites"),
        (name = "messaging", description = "Conversations"),
        (name = "job"),
        (name = "review", description = "What client and worker say of each other"),
        (name = "event", description = "Events, also live"),
        (name = "config", description = "What a front end has to know of this installation"),
        (name = "admin", description = "Verification and moderation"),
        (name = "identity check", description = "The API of the operator's identity check service"),
        (name = "errors", description = "What can go wrong"),
    )
)]
struct Frame;

/// Texts before the modules, which are in the order of the main job.
const GUIDES: [(&str, &str); 4] = [
    ("getting started", include_str!("guides/getting-started.md")),
    ("authentication", include_str!("guides/authentication.md")),
    ("job", include_str!("guides/jobs.md")),
    ("review", include_str!("guides/reviews.md")),
];

/// The document without its paths.
pub(crate) fn frame() -> OpenApi {
    let mut document = Frame::openapi();
    let lives = [
        ("job", job::lifecycle::as_markdown()),
        ("worker", worker::kyc::lifecycle::as_markdown()),
        ("admin", admin::lifecycle::as_markdown()),
        ("errors", errors::as_markdown()),
    ];
    for tag in document.tags.iter_mut().flatten() {
        // The module's name would be taken for that of the guide.
        if tag.name == "auth" {
            tag.extensions = Some(Extensions::builder().add("x-displayName", "Accounts").build());
        }
        if let Some((_, guide)) = GUIDES.iter().find(|(name, _)| *name == tag.name) {
            tag.description = Some((*guide).to_owned());
        }
        if let Some((_, table)) = lives.iter().find(|(name, _)| *name == tag.name) {
            tag.description = tag.description.take().map(|words| format!("{words}\n\n{table}"));
        }
    }
    let components = document.components.get_or_insert_default();
    components.schemas.extend(feed::schema::members());
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    components.security_schemes.insert("bearer".into(), SecurityScheme::Http(bearer).into());
    let cookie = ApiKey::Cookie(ApiKeyValue::new(ACCESS_COOKIE));
    components.security_schemes.insert("cookie".into(), SecurityScheme::ApiKey(cookie).into());
    let password = Flow::Password(Password::new("/api/v1/auth/token", Scopes::new()));
    components.security_schemes.insert("password".into(), SecurityScheme::OAuth2(OAuth2::new([password])).into());
    document
}
