//! The rules of signing in with an account somewhere else.

use super::{
    id_token::{Profile, Subject},
    models::{Attempt, Identity, Newcomer},
    provider::{self, Provider, ProviderError, Return},
    schemas::{Callback, LinkRequest, NewcomerCreate, Start, UnlinkRequest},
};
use crate::{
    app::App,
    auth::{
        factor::models::SecondFactor,
        models::{Credentials, NewUser, Signup},
        passkeys::models::Passkey,
        permissions::SignedIn,
        proof::Proof,
        services::{AuthError, about_user},
        sessions::{
            models::Session,
            schemas::TokenRead,
            services::{SessionError, issue, start},
        },
    },
    core::{
        dependencies::{Caller, Peer},
        error::Failure,
        security::random_secret,
        text::{Email, Line, is_name, looks_official},
    },
    database::{
        self, Tx,
        enums::{Role, UserStatus},
        ids::IdentityId,
        models::user::User,
    },
    event::{self, EventKind},
};
use garde::Validate as _;
use serde::Deserialize;
use serde_json::json;
use url::Url;

/// Why somebody could not sign in with an account somewhere else, or link it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OidcError {
    #[error("there is no such provider")]
    NoSuchProvider,
    #[error("must be a path of this site, such as /welcome, of at most 500 characters")]
    ForeignPath,
    #[error(
        "is not an attempt to sign in that this browser has begun within ten minutes and not finished yet: begin again"
    )]
    InvalidState,
    #[error("is missing")]
    NoCode,
    #[error("The provider did not confirm who you are: begin again.")]
    NotConfirmed { why: String },
    #[error("The provider cannot be reached at this moment; sign in another way, or try again later.")]
    Unavailable { why: String },
    #[error(
        "The provider does not say that it has verified your e-mail address, so nothing can be signed in to with it."
    )]
    AddressNotVerified,
    #[error(
        "Sign in as you always do and link the provider there first: this account is not entered on the word of an address."
    )]
    LinkFirst,
    #[error(
        "The provider does not say what you are called: say it (POST /auth/oidc/{{provider}}/complete), and you have an account."
    )]
    NameNeeded,
    #[error("That account is linked to somebody else's account here already.")]
    LinkedElsewhere,
    #[error("Your account is frozen: you may read, but change nothing.")]
    Frozen,
    #[error("there is no such identity")]
    NoSuchIdentity,
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<ProviderError> for OidcError {
    fn from(error: ProviderError) -> Self {
        let why = error.to_string();
        if error.is_outage() { Self::Unavailable { why } } else { Self::NotConfirmed { why } }
    }
}

/// Somebody who is about to be sent to a provider.
pub(super) struct Departure {
    pub(super) url: Url,
    /// For the browser alone.
    pub(super) secret: String,
    /// Whether the browser comes back with a form from the provider's page.
    pub(super) comes_with_form: bool,
}

/// Somebody who has come back.
pub(super) struct Arrival {
    pub(super) outcome: Result<TokenRead, Failure>,
    /// Where a browser goes on, whatever the outcome is.
    pub(super) return_to: Url,
    /// Whether the secret in the browser is of no use any more.
    pub(super) is_spent: bool,
}

/// Begins to sign in.
pub(super) async fn set_out(app: &App, id: &str, start: Start) -> Result<Departure, Failure> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let return_to = path_to_return(app, start.return_to)?;
    let role = start.role.map_or(Role::Client, Role::from);
    let (departure, state, id) = depart(app, provider).await?;
    let attempt = Attempt { role, return_to, user_id: None, session_id: None, newcomer: None };
    app.write_as_system(move |tx| attempt.insert(tx, &state, &id)).await?;
    Ok(departure)
}

/// Begins to link an identity to the caller's account.
pub(super) async fn set_out_to_link(
    app: &App,
    caller: Caller<SignedIn>,
    id: &str,
    link: LinkRequest,
) -> Result<Departure, Failure> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let return_to = path_to_return(app, link.return_to)?;
    let proof = Proof::demand(app, caller, link.password, "/password", link.totp_code).await?;
    let (departure, state, id) = depart(app, provider).await?;
    app.write(caller, move |tx, caller: &SignedIn| {
        proof.of(tx, caller)?;
        let (user_id, session_id) = (Some(caller.id()), Some(caller.session()));
        let attempt = Attempt { role: Role::Client, return_to: return_to.clone(), user_id, session_id, newcomer: None };
        Ok::<_, OidcError>(attempt.insert(tx, &state, &id)?)
    })
    .await?;
    Ok(departure)
}

async fn depart(app: &App, provider: &Provider) -> Result<(Departure, String, String), OidcError> {
    let secret = random_secret();
    let attempt = provider::Attempt(&secret);
    let state = attempt.state();
    let url = provider.departure(&attempt, &redirect_uri(app, provider), app.clock.now()).await?;
    Ok((Departure { url, secret, comes_with_form: provider.said.posts_form }, state, provider.said.id.clone()))
}

/// Where the provider sends people back to: what the operator has told it, whatever a request says.
fn redirect_uri(app: &App, provider: &Provider) -> String {
    format!("{}/api/v1/auth/oidc/{}/callback", app.settings.public_url, provider.said.id)
}

fn path_to_return(app: &App, given: Option<String>) -> Result<String, OidcError> {
    let path = given.unwrap_or_else(|| "/".to_owned());
    if place_to_return(app, &path).is_some() { Ok(path) } else { Err(OidcError::ForeignPath) }
}

/// A path of this site, as a whole URL. Nothing that a browser could take for another site is one.
fn place_to_return(app: &App, path: &str) -> Option<Url> {
    let is_path = path.len() <= 500
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(|c: char| c == '\\' || c.is_control());
    let place = Url::parse(&format!("{}{path}", app.settings.public_url)).ok()?;
    (is_path && place.origin() == app.settings.public_url.url().origin()).then_some(place)
}

/// Ends an attempt to sign in, or to link, that a browser with this `secret` has begun. An `answer` that cannot be read belongs to none.
pub(super) async fn arrive(
    app: &App,
    id: &str,
    answer: Result<Callback, Failure>,
    secret: Option<String>,
    peer: Peer,
) -> Arrival {
    let home = app.settings.public_url.url().clone();
    let recognised = match answer {
        Ok(answer) => recognise(app, id, &answer, secret).await.map(|known| (known, answer)),
        Err(unreadable) => Err(unreadable),
    };
    match recognised {
        Err(failure) => Arrival { outcome: Err(failure), return_to: home, is_spent: false },
        Ok(((provider, secret, attempt), answer)) => {
            let return_to = place_to_return(app, &attempt.return_to).unwrap_or(home);
            match enter(app, provider, answer, &secret, attempt, peer).await {
                Ok(Some(tokens)) => Arrival { outcome: Ok(tokens), return_to, is_spent: true },
                Ok(None) => Arrival { outcome: Err(OidcError::NameNeeded.into()), return_to, is_spent: false },
                Err(failure) => Arrival { outcome: Err(failure), return_to, is_spent: true },
            }
        }
    }
}

/// Makes the account of somebody who is new here and of whom the provider did not say what they are called, and signs them in.
pub(super) async fn complete(
    app: &App,
    id: &str,
    secret: Option<String>,
    names: NewcomerCreate,
    peer: Peer,
) -> Result<TokenRead, Failure> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let state = provider::Attempt(&secret.ok_or(OidcError::InvalidState)?).state();
    let (id, name) = (id.to_owned(), provider.said.name.clone());
    let signed_in = app.write_as_system(move |tx| {
        let attempt = Attempt::redeem_newcomer(tx, &state, &id)?.ok_or(OidcError::InvalidState)?;
        let Some(Newcomer { issuer, subject, email }) = attempt.newcomer.clone() else {
            return Err(OidcError::InvalidState);
        };
        let profile = Profile {
            email: Some(email),
            email_verified: true,
            given_name: Some(names.first_name.to_string()),
            family_name: names.last_name.as_ref().map(|name| name.to_string()),
            name: None,
        };
        let arriving = Arriving { provider: &name, subject: &Subject { issuer, id: subject, profile } };
        let user = arriving.account(tx, &attempt)?;
        let is_strong = user.role != Role::Admin;
        Ok(start(tx, user, &peer, is_strong)?)
    });
    issue(app, signed_in.await?)
}

/// Which attempt an answer belongs to. That uses the attempt up.
async fn recognise<'a>(
    app: &'a App,
    id: &str,
    answer: &Callback,
    secret: Option<String>,
) -> Result<(&'a Provider, String, Attempt), Failure> {
    let provider = app.providers.named(id).ok_or(OidcError::NoSuchProvider)?;
    let secret = secret.ok_or(OidcError::InvalidState)?;
    let state = provider::Attempt(&secret).state();
    if answer.state.as_ref() != Some(&state) {
        return Err(OidcError::InvalidState.into());
    }
    let id = id.to_owned();
    let attempt =
        app.write_as_system(move |tx| Attempt::redeem(tx, &state, &id)).await?.ok_or(OidcError::InvalidState)?;
    Ok((provider, secret, attempt))
}

/// Signs in whom the provider confirms; `None` when they have to say first what they are called. Only administrators may have to show
/// more here than they have shown there.
async fn enter(
    app: &App,
    provider: &Provider,
    answer: Callback,
    secret: &str,
    attempt: Attempt,
    peer: Peer,
) -> Result<Option<TokenRead>, Failure> {
    if let Some(error) = answer.error {
        return Err(OidcError::NotConfirmed { why: format!("it answers {error:?}") }.into());
    }
    let code = answer.code.ok_or(OidcError::NoCode)?;
    let returned = Return { code: &code, issuer: answer.iss.as_deref() };
    let redirect_uri = redirect_uri(app, provider);
    let identified = provider.identify(&provider::Attempt(secret), returned, &redirect_uri, app.clock.now()).await;
    let mut subject = identified.map_err(OidcError::from)?;
    if !subject.profile.has_name() {
        subject.profile = subject.profile.or(told_by_form(answer.user.as_deref()));
    }
    let (id, name, state) = (provider.said.id.clone(), provider.said.name.clone(), provider::Attempt(secret).state());
    let signed_in = app.write_as_system(move |tx| {
        let arriving = Arriving { provider: &name, subject: &subject };
        match arriving.account(tx, &attempt) {
            Ok(user) => {
                let is_strong = user.role != Role::Admin;
                Ok(Some(start(tx, user, &peer, is_strong)?))
            }
            // The browser keeps its secret, and finds the attempt again.
            Err(OidcError::NameNeeded) => {
                let newcomer = arriving.newcomer().ok_or(OidcError::AddressNotVerified)?;
                Attempt { newcomer: Some(newcomer), ..attempt.clone() }.insert(tx, &state, &id)?;
                Ok(None)
            }
            Err(refused) => Err(refused),
        }
    });
    signed_in.await?.map(|granted| issue(app, granted)).transpose()
}

/// What somebody has told Apple that they are called, which their browser brings along the first time only.
fn told_by_form(user: Option<&str>) -> Profile {
    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Name {
        first_name: Option<String>,
        last_name: Option<String>,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Told {
        name: Name,
    }
    let Told { name } = user.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    Profile { given_name: name.first_name, family_name: name.last_name, ..Profile::default() }
}

/// Somebody whom a provider has vouched for.
struct Arriving<'a> {
    provider: &'a str,
    subject: &'a Subject,
}

impl Arriving<'_> {
    /// The account that they enter: the one that they link themselves to, the one that they have entered before, the one with
    /// their address, or a new one.
    fn account(&self, tx: &mut Tx<'_>, attempt: &Attempt) -> Result<User, OidcError> {
        let known = Identity::enter(tx, &self.subject.issuer, &self.subject.id)?;
        let Some((user, session)) = attempt.user_id.zip(attempt.session_id) else {
            return match known {
                Some(user) => Ok(User::find(tx, user)?.ok_or(database::Error::NoRow)?),
                None => self.account_with_address(tx, attempt.role),
            };
        };
        // Whoever wanted to link it must still be signed in, and free to.
        let session = Session::find(tx, session)?.filter(|session| session.user_id == user);
        session.ok_or(OidcError::InvalidState)?;
        let user = User::find(tx, user)?.ok_or(OidcError::InvalidState)?;
        demand_active(&user)?;
        match known {
            Some(owner) if owner == user.id => {}
            Some(_) => return Err(OidcError::LinkedElsewhere),
            None => self.link_to(tx, &user)?,
        }
        Ok(user)
    }

    fn account_with_address(&self, tx: &mut Tx<'_>, role: Role) -> Result<User, OidcError> {
        let email = self.email().ok_or(OidcError::AddressNotVerified)?;
        // Claims to the address that nobody has proven end here, with their passwords.
        Signup::delete_all_of(tx, &email.key())?;
        let user = match Credentials::by_email(tx, &email.key())? {
            Some(Credentials { user, .. }) => {
                demand_active(&user)?;
                demand_entrance_by_address(tx, &user)?;
                user
            }
            None => self.new_account(tx, role, &email)?,
        };
        self.link_to(tx, &user)?;
        Ok(user)
    }

    /// The address, if the provider has verified it.
    fn email(&self) -> Option<Email> {
        let profile = &self.subject.profile;
        let email = profile.email.as_deref().filter(|_| profile.email_verified).map(Email::new);
        email.filter(|email| email.validate().is_ok())
    }

    /// What there is to remember of somebody until they have said what they are called.
    fn newcomer(&self) -> Option<Newcomer> {
        let Subject { issuer, id, .. } = self.subject;
        Some(Newcomer { issuer: issuer.clone(), subject: id.clone(), email: self.email()?.to_string() })
    }

    fn new_account(&self, tx: &mut Tx<'_>, role: Role, email: &Email) -> Result<User, OidcError> {
        let (first_name, last_name) = names(&self.subject.profile, email).ok_or(OidcError::NameNeeded)?;
        let new = NewUser {
            role,
            email,
            email_key: &email.key(),
            phone_number: None,
            first_name: &first_name,
            last_name: &last_name,
            password_hash: None,
        };
        let user = new.insert(tx)?.ok_or(OidcError::InvalidState)?;
        event::append(tx, about_user(EventKind::UserCreated, &user).by(user.id))?;
        Ok(user)
    }

    fn link_to(&self, tx: &mut Tx<'_>, user: &User) -> Result<(), OidcError> {
        let id =
            Identity::link(tx, user.id, &self.subject.issuer, &self.subject.id)?.ok_or(OidcError::LinkedElsewhere)?;
        let what = json!({ "identity_id": id, "provider": self.provider });
        Ok(event::append(tx, about_user(EventKind::IdentityLinked, user).by(user.id).with(what))?)
    }
}

fn demand_active(user: &User) -> Result<(), OidcError> {
    match user.status {
        UserStatus::Active => Ok(()),
        UserStatus::Frozen => Err(OidcError::Frozen),
        UserStatus::Banned => Err(SessionError::Banned.into()),
        UserStatus::Deleted => Err(OidcError::InvalidState),
    }
}

/// A provider that says whose address it is opens an account for that. It does not open one that demands more than a mailbox.
fn demand_entrance_by_address(tx: &mut Tx<'_>, user: &User) -> Result<(), OidcError> {
    let demands_more = user.role == Role::Admin
        || SecondFactor::confirmed(tx, user.id)?.is_some()
        || !Passkey::credential_ids(tx, user.id)?.is_empty();
    if demands_more { Err(OidcError::LinkFirst) } else { Ok(()) }
}

/// What somebody is called, first and last, if the provider says something that can be a name here. An address is none, and neither is
/// what stands before its `@`: names are public.
fn names(profile: &Profile, email: &Email) -> Option<(String, String)> {
    let whole = profile.name.as_deref().unwrap_or_default().trim();
    let (first, rest) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
    let local = email.split('@').next().unwrap_or_default().to_lowercase();
    let is_name = |text: &&str| {
        let is_address = text.contains('@') || (text.to_lowercase() == local && !text.chars().all(char::is_alphabetic));
        !is_address
    };
    let named = |said: [Option<&str>; 2]| said.into_iter().flatten().filter(is_name).find_map(line);
    let first_name = named([profile.given_name.as_deref(), Some(first)])?;
    Some((first_name, named([profile.family_name.as_deref(), Some(rest)]).unwrap_or_default()))
}

fn line(text: &str) -> Option<String> {
    let line = Line::<1, 80>::new(&text.chars().take(80).collect::<String>());
    (line.validate().is_ok() && is_name(&line) && !looks_official(&line)).then(|| line.to_string())
}

/// Takes an identity away from the caller's account. Other sessions end: somebody may have begun them with it.
pub(super) async fn unlink(
    app: &App,
    caller: Caller<SignedIn>,
    id: IdentityId,
    no_more: UnlinkRequest,
) -> Result<(), Failure> {
    let proof = Proof::demand(app, caller, no_more.password, "/password", no_more.totp_code).await?;
    let providers = app.providers.clone();
    app.write(caller, move |tx, caller: &SignedIn| {
        let user = proof.of(tx, caller)?;
        let identity = Identity::unlink(tx, user.id, id)?.ok_or(OidcError::NoSuchIdentity)?;
        Session::end_all(tx, user.id, Some(caller.session()))?;
        let what = json!({ "identity_id": id, "provider": providers.name_of(&identity.issuer) });
        Ok::<_, OidcError>(event::append(tx, about_user(EventKind::IdentityRemoved, &user).by(user.id).with(what))?)
    })
    .await
}
