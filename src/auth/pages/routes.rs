//! `/verify-email`, `/reset-password` and `/confirm-email`. The document leaves them out: they are for people.

use super::html::{Layout, page};
use crate::{
    app::App,
    auth::{
        address, flows,
        limits::ACCOUNT_SECRET,
        oidc::models::Identity,
        passkeys::models::Passkey,
        reset,
        reset::schemas::PasswordReset,
        schemas::{LinkToken, Verification},
        services::signup_of_link,
        sessions::cookies::remove_cookies,
    },
    core::{
        clock::Timestamp,
        dependencies::{FormBytes, SIGNUP_COOKIE, limit_parameters},
        error::{Problem, codes::MethodNotAllowed},
        input::{self, Input, from_fields},
        language::{AcceptLanguage, Language},
        text::{Line, Password},
    },
    routing::{Access, guard_page},
};
use axum::{
    Router,
    extract::{RawQuery, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde::Serialize;
use std::{collections::BTreeMap, str::FromStr};

/// The paths of the pages, which are the defaults of their settings.
pub(crate) const PATHS: [&str; 3] = ["/verify-email", "/reset-password", "/confirm-email"];

pub(crate) fn router(app: &App) -> Router<App> {
    let [verify, reset, confirm] = PATHS;
    let guarded = |path, methods| guard_page(path, methods, Access::Public, &ACCOUNT_SECRET, app);
    Router::new()
        .route(verify, guarded(verify, get(show_verification).post(verify_email)))
        .route(reset, guarded(reset, get(show_reset).post(reset_password)))
        .route(confirm, guarded(confirm, get(show_confirmation).post(confirm_email)))
        .layer(from_fn_with_state(app.clone(), in_words))
}

type Parameters = Vec<(String, String)>;

async fn show_verification(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let token = token_in(&parameters(query.unwrap_or_default().as_bytes())?)?;
    verification(&app, &headers, token, StatusCode::OK, Typed::default(), &[]).await
}

/// What was typed in a form that has to be shown again. Passwords are typed anew.
#[derive(Default, Serialize)]
struct Typed {
    role: String,
    first_name: String,
    last_name: String,
}

/// The form. In the browser that has signed up, a button is enough.
async fn verification(
    app: &App,
    headers: &HeaderMap,
    token: String,
    status: StatusCode,
    typed: Typed,
    errors: &[(String, String)],
) -> Result<Response, Problem> {
    #[derive(Serialize)]
    struct Content {
        token: String,
        address: String,
        is_own: bool,
        asks_who: bool,
        typed: Typed,
        #[serde(flatten)]
        errors: Errors,
    }
    let secret = token.clone();
    let signup = app.read_public(move |tx| signup_of_link(tx, &secret)).await?.ok_or_else(invalid_link)?;
    let browser = app.site.cookie(headers, SIGNUP_COOKIE);
    let errors = Errors::new(errors, &["password", "role", "first_name", "last_name"]);
    let content = Content {
        token,
        address: signup.email.clone(),
        is_own: browser.is_some_and(|secret| signup.is_from_browser(&secret)),
        asks_who: !typed.role.is_empty() || ["role", "first_name", "last_name"].iter().any(|name| errors.has(name)),
        typed,
        errors,
    };
    page(status, &layout(app, headers), "verify", content)
}

async fn verify_email(
    State(app): State<App>,
    headers: HeaderMap,
    FormBytes(form): FormBytes,
) -> Result<Response, Problem> {
    let form = sent_form(&headers, &form)?;
    let token = token_in(&form)?;
    let browser = app.site.cookie(&headers, SIGNUP_COOKIE);
    let asked = AcceptLanguage::of(&headers).best();
    let verified = match input::read::<Verification>(Input::Form(&form)) {
        Ok(proof) => flows::verify_email(&app, proof, asked, browser).await,
        Err(errors) => Err(errors.into()),
    };
    match verified {
        Ok(_) => {
            let done = done(&app, &headers, "web-verify-done-title", "web-verify-done")?;
            Ok(remove_cookies(&app.site, &headers, &[SIGNUP_COOKIE], done))
        }
        Err(problem) => {
            let errors = form_errors(problem, language(&app, &headers))?;
            let typed = |name: &str| value_of(&form, name).unwrap_or_default().to_owned();
            let typed = Typed { role: typed("role"), first_name: typed("first_name"), last_name: typed("last_name") };
            verification(&app, &headers, token, StatusCode::UNPROCESSABLE_ENTITY, typed, &errors).await
        }
    }
}

async fn show_reset(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let token = token_in(&parameters(query.unwrap_or_default().as_bytes())?)?;
    reset_form(&app, &headers, token, StatusCode::OK, &[]).await
}

async fn reset_form(
    app: &App,
    headers: &HeaderMap,
    token: String,
    status: StatusCode,
    errors: &[(String, String)],
) -> Result<Response, Problem> {
    #[derive(Serialize)]
    struct Method {
        id: String,
        name: String,
        at: String,
    }
    #[derive(Serialize)]
    struct Content {
        token: String,
        second_factor: Option<String>,
        passkeys: Vec<Method>,
        identities: Vec<Method>,
        #[serde(flatten)]
        errors: Errors,
    }
    let secret = token.clone();
    let methods = app.read_public(move |tx| reset::services::login_methods(tx, &secret)).await?;
    let layout = layout(app, headers);
    let moment = |at: Timestamp| app.settings.time_zone.moment(at, layout.language);
    let of_passkey =
        |passkey: Passkey| Method { id: passkey.id.to_string(), at: moment(passkey.created_at), name: passkey.name };
    let of_identity = |identity: Identity| Method {
        id: identity.id.to_string(),
        at: moment(identity.created_at),
        name: app.providers.name_of(&identity.issuer).to_owned(),
    };
    let content = Content {
        token,
        second_factor: methods.second_factor_since.map(moment),
        passkeys: methods.passkeys.into_iter().map(of_passkey).collect(),
        identities: methods.identities.into_iter().map(of_identity).collect(),
        errors: Errors::new(errors, &["new_password", "remove_second_factor", "remove_passkeys"]),
    };
    page(status, &layout, "reset", content)
}

/// The fields of the form with one value. The others are ids of what is removed.
struct ResetForm {
    token: Line<1, 200>,
    new_password: Password,
    remove_second_factor: bool,
}

from_fields!(ResetForm { token, new_password, remove_second_factor = false });

async fn reset_password(
    State(app): State<App>,
    headers: HeaderMap,
    FormBytes(form): FormBytes,
) -> Result<Response, Problem> {
    let form = sent_form(&headers, &form)?;
    let token = token_in(&form)?;
    let (ids, fields): (Parameters, Parameters) =
        form.into_iter().partition(|(name, _)| matches!(&**name, "remove_passkeys" | "remove_identities"));
    let was_reset = match input::read::<ResetForm>(Input::Form(&fields)) {
        Ok(ResetForm { token, new_password, remove_second_factor }) => {
            let (remove_passkeys, remove_identities) =
                (ids_of(&ids, "remove_passkeys"), ids_of(&ids, "remove_identities"));
            let reset = PasswordReset { token, new_password, remove_second_factor, remove_passkeys, remove_identities };
            reset::flows::reset_password(&app, reset).await
        }
        Err(errors) => Err(errors.into()),
    };
    match was_reset {
        Ok(()) => done(&app, &headers, "web-reset-done-title", "web-reset-done"),
        Err(problem) => {
            let errors = form_errors(problem, language(&app, &headers))?;
            reset_form(&app, &headers, token, StatusCode::UNPROCESSABLE_ENTITY, &errors).await
        }
    }
}

/// Ids that are none are ignored, as those that the account does not have.
fn ids_of<Id: FromStr>(form: &[(String, String)], name: &str) -> Vec<Id> {
    form.iter().filter(|(given, _)| given == name).filter_map(|(_, id)| id.parse().ok()).collect()
}

async fn show_confirmation(
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    #[derive(Serialize)]
    struct Content {
        token: String,
    }
    let token = token_in(&parameters(query.unwrap_or_default().as_bytes())?)?;
    let secret = token.clone();
    app.read_public(move |tx| address::services::require_link(tx, &secret)).await?;
    page(StatusCode::OK, &layout(&app, &headers), "confirm", Content { token })
}

async fn confirm_email(
    State(app): State<App>,
    headers: HeaderMap,
    FormBytes(form): FormBytes,
) -> Result<Response, Problem> {
    let LinkToken { token } = input::read(Input::Form(&sent_form(&headers, &form)?))?;
    app.write_as_system(move |tx| address::services::confirm(tx, &token)).await?;
    done(&app, &headers, "web-confirm-done-title", "web-confirm-done")
}

/// Errors by the name of their field. What belongs to no field of the form stands above it.
#[derive(Serialize)]
struct Errors {
    errors: BTreeMap<String, String>,
    has_errors: bool,
    other_error: String,
}

impl Errors {
    fn new(errors: &[(String, String)], fields: &[&str]) -> Self {
        let (of_fields, others): (Vec<_>, Vec<_>) =
            errors.iter().cloned().partition(|(name, _)| fields.contains(&&**name));
        let others: Vec<String> = others.into_iter().map(|(name, text)| format!("{name}: {text}")).collect();
        let all = fields.iter().map(|name| ((*name).to_owned(), String::new()));
        let has_errors = !of_fields.is_empty();
        Self { errors: all.chain(of_fields).collect(), has_errors, other_error: others.join(" ") }
    }

    fn has(&self, name: &str) -> bool {
        self.errors.get(name).is_some_and(|error| !error.is_empty())
    }
}

/// The errors of the form's fields, if the problem is about them. A link that is not valid shows no form.
fn form_errors(problem: Problem, language: Language) -> Result<Vec<(String, String)>, Problem> {
    let errors = problem.errors_in(language);
    if errors.is_empty() || errors.iter().any(|(pointer, _)| pointer == "/token") {
        return Err(problem);
    }
    Ok(errors.into_iter().map(|(pointer, text)| (pointer.trim_start_matches('/').to_owned(), text)).collect())
}

fn language(app: &App, headers: &HeaderMap) -> Language {
    AcceptLanguage::of(headers).best_or(app.settings.language)
}

fn layout(app: &App, headers: &HeaderMap) -> Layout {
    let from = &app.settings.mail_from;
    Layout {
        language: language(app, headers),
        site: from.name.clone().unwrap_or_else(|| from.email.domain().to_owned()),
        sign_in: app.settings.page_sign_in.of(&app.settings.public_url, ""),
    }
}

#[derive(Serialize)]
struct Message {
    title: String,
    message: String,
    is_error: bool,
    leads_to_sign_in: bool,
}

fn done(app: &App, headers: &HeaderMap, title: &str, message: &str) -> Result<Response, Problem> {
    let layout = layout(app, headers);
    let (title, message) = (layout.language.plain(title), layout.language.plain(message));
    page(StatusCode::OK, &layout, "message", Message { title, message, is_error: false, leads_to_sign_in: true })
}

fn invalid_link() -> Problem {
    crate::auth::services::AuthError::InvalidLink.into()
}

/// The secret of the link. A link without one is not valid.
fn token_in(parameters: &[(String, String)]) -> Result<String, Problem> {
    let token = value_of(parameters, "token").filter(|token| token.len() <= 200);
    token.map(str::to_owned).ok_or_else(invalid_link)
}

fn value_of<'p>(parameters: &'p [(String, String)], name: &str) -> Option<&'p str> {
    parameters.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
}

fn parameters(encoded: &[u8]) -> Result<Parameters, Problem> {
    limit_parameters(encoded)?;
    Ok(form_urlencoded::parse(encoded).into_owned().collect())
}

/// The form of a page of ours. A field that is left empty is left out.
///
/// The secret of the link is the proof: no other page knows it. Pages of other sites are refused all the same. The
/// header `Origin` says nothing here, because a page with `Referrer-Policy: no-referrer` sends `null`.
fn sent_form(headers: &HeaderMap, form: &[u8]) -> Result<Parameters, Problem> {
    const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    if headers.get(SEC_FETCH_SITE).is_some_and(|site| site != "same-origin") {
        return Err(invalid_link());
    }
    Ok(parameters(form)?.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

async fn in_words(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    shown(&app, &headers, next.run(request).await)
}

/// The response, or what was refused as a page.
pub(crate) fn shown(app: &App, headers: &HeaderMap, mut response: Response) -> Response {
    let is_other_method = response.status() == StatusCode::METHOD_NOT_ALLOWED;
    let other_method = || Problem::new(MethodNotAllowed, "This path does not support that method; see Allow.");
    let problem = response.extensions_mut().remove::<Problem>();
    let Some(problem) = problem.or_else(|| is_other_method.then(other_method)) else { return response };
    let layout = layout(app, headers);
    let is_link = problem.errors_in(layout.language).iter().any(|(pointer, _)| pointer == "/token");
    let (title, message) = if is_link {
        (layout.language.plain("web-invalid-title"), layout.language.plain("web-invalid"))
    } else {
        (layout.language.plain("web-sorry-title"), problem.detail_in(layout.language).into_owned())
    };
    let message = Message { title, message, is_error: true, leads_to_sign_in: is_link };
    match page(problem.status(), &layout, "message", message) {
        Ok(mut shown) => {
            for name in [header::RETRY_AFTER, header::ALLOW] {
                if let Some(value) = response.headers().get(&name).or_else(|| problem.header(&name)) {
                    let value: HeaderValue = value.clone();
                    shown.headers_mut().insert(name, value);
                }
            }
            shown
        }
        Err(problem) => problem.into_response(),
    }
}
