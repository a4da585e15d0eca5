//! Signing in with an OpenID provider.

use super::services::{AuthorizationRedirect, LoginOutcome, OidcError, ProviderIdentity, start_session};
use super::{
    id_token::{Profile, Subject},
    login_secret::LoginSecret,
    models::{Identity, LoginAttempt, Newcomer},
    provider::{Provider, Return},
    schemas::{Callback, LinkRequest, NewcomerCreate, Start},
};
use crate::{
    app::App,
    auth::{
        permissions::SignedIn,
        proof::Proof,
        schemas::Reauthentication,
        services::event_about,
        sessions::{flows::issue, models::Session, schemas::TokenRead},
    },
    core::{
        dependencies::{Caller, Peer},
        error::Problem,
        language::Language,
        security::random_secret,
    },
    database::{enums::Role, ids::IdentityId},
    event::{self, EventKind},
};
use serde::Deserialize;
use serde_json::json;
use url::Url;

/// Starts a sign-in.
pub(super) async fn begin_login(app: &App, id: &str, start: Start) -> Result<AuthorizationRedirect, Problem> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let return_to = return_path(app, start.return_to)?;
    let role = start.role.map_or(Role::Client, Role::from);
    let (redirect, state, id) = authorization_redirect(app, provider).await?;
    let attempt = LoginAttempt { role, return_to, user_id: None, session_id: None, newcomer: None };
    app.write_as_system(move |tx| attempt.insert(tx, &state, &id)).await?;
    Ok(redirect)
}

/// Starts linking an identity to the caller's account.
pub(super) async fn begin_link(
    app: &App,
    caller: Caller<SignedIn>,
    id: &str,
    link: LinkRequest,
) -> Result<AuthorizationRedirect, Problem> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let return_to = return_path(app, link.return_to)?;
    let proof = Proof::require(app, caller, link.password, "/password", link.totp_code).await?;
    let (redirect, state, id) = authorization_redirect(app, provider).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        proof.of(tx, caller)?;
        let (user_id, session_id) = (Some(caller.id()), Some(caller.session()));
        let attempt =
            LoginAttempt { role: Role::Client, return_to: return_to.clone(), user_id, session_id, newcomer: None };
        Ok::<_, OidcError>(attempt.insert(tx, &state, &id)?)
    })
    .await?;
    Ok(redirect)
}

async fn authorization_redirect(
    app: &App,
    provider: &Provider,
) -> Result<(AuthorizationRedirect, String, String), OidcError> {
    let secret = random_secret();
    let login = LoginSecret(&secret);
    let state = login.state();
    let url = provider.redirect(&login, &redirect_uri(app, provider), app.clock.now()).await?;
    Ok((
        AuthorizationRedirect { url, secret, uses_form_post: provider.settings.posts_form },
        state,
        provider.settings.id.clone(),
    ))
}

/// The redirect URI registered with the provider. It never depends on the request.
fn redirect_uri(app: &App, provider: &Provider) -> String {
    format!("{}/api/v1/auth/oidc/{}/callback", app.settings.public_url, provider.settings.id)
}

fn return_path(app: &App, given: Option<String>) -> Result<String, OidcError> {
    let path = given.unwrap_or_else(|| "/".to_owned());
    if return_url(app, &path).is_some() { Ok(path) } else { Err(OidcError::ForeignPath) }
}

/// A path of this site as a URL. Paths that a browser could read as another site are refused.
fn return_url(app: &App, path: &str) -> Option<Url> {
    let is_path = path.len() <= 500
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(|c: char| c == '\\' || c.is_control());
    let place = Url::parse(&format!("{}{path}", app.settings.public_url)).ok()?;
    (is_path && place.origin() == app.settings.public_url.url().origin()).then_some(place)
}

/// Finishes a sign-in, or a linking, that a browser with this `secret` has started. An unreadable `answer`
/// belongs to no attempt.
pub(super) async fn finish_login(
    app: &App,
    id: &str,
    answer: Result<Callback, Problem>,
    secret: Option<String>,
    language: Option<Language>,
    peer: Peer,
) -> LoginOutcome {
    let home = app.settings.public_url.url().clone();
    let recognised = match answer {
        Ok(answer) => identify(app, id, &answer, secret).await.map(|known| (known, answer)),
        Err(unreadable) => Err(unreadable),
    };
    match recognised {
        Err(problem) => LoginOutcome { outcome: Err(problem), return_to: home, is_spent: false },
        Ok(((provider, secret, attempt), answer)) => {
            let return_to = return_url(app, &attempt.return_to).unwrap_or(home);
            match enter(app, provider, answer, &secret, attempt, language, peer).await {
                Ok(Some(tokens)) => LoginOutcome { outcome: Ok(tokens), return_to, is_spent: true },
                Ok(None) => LoginOutcome { outcome: Err(OidcError::NameNeeded.into()), return_to, is_spent: false },
                Err(problem) => LoginOutcome { outcome: Err(problem), return_to, is_spent: true },
            }
        }
    }
}

/// Creates the account of a new user whose name the provider did not give, and signs them in.
pub(super) async fn complete(
    app: &App,
    id: &str,
    secret: Option<String>,
    names: NewcomerCreate,
    language: Option<Language>,
    peer: Peer,
) -> Result<TokenRead, Problem> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let state = LoginSecret(&secret.ok_or(OidcError::InvalidState)?).state();
    let (id, name) = (id.to_owned(), provider.settings.name.clone());
    let signed_in = app.write_as_system(move |tx| {
        let attempt = LoginAttempt::redeem_newcomer(tx, &state, &id)?.ok_or(OidcError::InvalidState)?;
        let Some(Newcomer { issuer, subject, email }) = attempt.newcomer.clone() else {
            return Err(OidcError::InvalidState);
        };
        let profile = Profile { email: Some(email), email_verified: Some(true), ..Profile::default() };
        let typed = Some((names.first_name.to_string(), names.last_name.to_string()));
        let subject = Subject { issuer, id: subject, profile };
        let arriving = ProviderIdentity { provider: &name, subject: &subject, typed, language };
        let user = arriving.account(tx, &attempt)?;
        start_session(tx, user, &peer)
    });
    issue(app, signed_in.await?)
}

/// Finds the attempt of an answer and uses it up.
async fn identify<'a>(
    app: &'a App,
    id: &str,
    answer: &Callback,
    secret: Option<String>,
) -> Result<(&'a Provider, String, LoginAttempt), Problem> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let secret = secret.ok_or(OidcError::InvalidState)?;
    let state = LoginSecret(&secret).state();
    if answer.state.as_ref() != Some(&state) {
        return Err(OidcError::InvalidState.into());
    }
    let id = id.to_owned();
    let attempt =
        app.write_as_system(move |tx| LoginAttempt::redeem(tx, &state, &id)).await?.ok_or(OidcError::InvalidState)?;
    Ok((provider, secret, attempt))
}

/// Signs in the user whom the provider confirms; `None` when their name is missing.
async fn enter(
    app: &App,
    provider: &Provider,
    answer: Callback,
    secret: &str,
    attempt: LoginAttempt,
    language: Option<Language>,
    peer: Peer,
) -> Result<Option<TokenRead>, Problem> {
    if let Some(error) = answer.error {
        return Err(OidcError::NotConfirmed { why: format!("it answers {}", quoted_start(&error)) }.into());
    }
    let code = answer.code.ok_or(OidcError::NoCode)?;
    let returned = Return { code: &code, issuer: answer.iss.as_deref() };
    let redirect_uri = redirect_uri(app, provider);
    let identified = provider.identify(&LoginSecret(secret), returned, &redirect_uri, app.clock.now()).await;
    let mut subject = identified.map_err(OidcError::from)?;
    if !subject.profile.has_name() {
        subject.profile = subject.profile.or(profile_from_form(answer.user.as_deref()));
    }
    let (id, name, state) = (provider.settings.id.clone(), provider.settings.name.clone(), LoginSecret(secret).state());
    let signed_in = app.write_as_system(move |tx| {
        let arriving = ProviderIdentity { provider: &name, subject: &subject, typed: None, language };
        match arriving.account(tx, &attempt) {
            Ok(user) => start_session(tx, user, &peer).map(Some),
            // The browser keeps its secret, which identifies the attempt in the next step.
            Err(OidcError::NameNeeded) => {
                let newcomer = arriving.newcomer().ok_or(OidcError::AddressNotVerified)?;
                LoginAttempt { newcomer: Some(newcomer), ..attempt.clone() }.insert(tx, &state, &id)?;
                Ok(None)
            }
            Err(refused) => Err(refused),
        }
    });
    signed_in.await?.map(|granted| issue(app, granted)).transpose()
}

/// The start of what a browser has sent, for the log, without control characters.
fn quoted_start(text: &str) -> String {
    format!("{:?}", text.chars().take(200).collect::<String>())
}

/// The name from Apple's form, which the browser posts at the first sign-in only.
fn profile_from_form(user: Option<&str>) -> Profile {
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Name {
        first_name: Option<String>,
        last_name: Option<String>,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct AppleUser {
        name: Name,
    }
    let AppleUser { name } = user.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    Profile { given_name: name.first_name, family_name: name.last_name, ..Profile::default() }
}

/// Unlinks an identity from the caller's account. Other sessions end, because they may have been opened with
/// it.
pub(super) async fn unlink(
    app: &App,
    caller: Caller<SignedIn>,
    id: IdentityId,
    no_more: Reauthentication,
) -> Result<(), Problem> {
    let proof = Proof::require(app, caller, no_more.password, "/password", no_more.totp_code).await?;
    let providers = app.providers.clone();
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        let identity = Identity::unlink(tx, user.id, id)?.ok_or(OidcError::NoSuchIdentity)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        let what = json!({ "identity_id": id, "provider": providers.name_of(&identity.issuer) });
        Ok::<_, OidcError>(event::append(tx, event_about(EventKind::IdentityRemoved, &user).by(user.id).with(what))?)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_says_stands_in_the_log_on_one_line_and_in_short() {
        let logged = quoted_start(&format!("no\n\u{1b}[31m\u{202e}{}", "x".repeat(16_000)));
        assert!(logged.starts_with("\"no\\n\\u{1b}[31m\\u{202e}xxx"), "{logged}");
        assert!(logged.len() < 250 && !logged.contains(char::is_control), "{logged}");
    }
}
