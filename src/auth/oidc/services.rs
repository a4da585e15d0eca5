//! The rules of signing in with providers.

use super::{
    id_token::{Profile, Subject},
    models::{Identity, LoginAttempt, Newcomer},
    provider::ProviderError,
};
use crate::{
    auth::{
        factor::models::SecondFactor,
        models::{NewUser, Signup, UserWithPassword},
        passkeys::models::Passkey,
        services::{AuthError, event_about},
        sessions::{
            models::Session,
            schemas::TokenRead,
            services::{SessionError, SessionGrant, start},
        },
    },
    core::{
        dependencies::Peer,
        error::Problem,
        input::{self, Input},
        language::Language,
        text::{Email, Name},
    },
    database::{
        self, Tx,
        enums::{Role, UserStatus},
        models::user::User,
    },
    event::{self, EventKind},
};
use serde_json::json;
use url::Url;

/// Why a user could not sign in with a provider, or link it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OidcError {
    #[error("there is no such provider")]
    NoSuchProvider,
    #[error("must be a path of this site, such as /welcome, of at most 500 characters")]
    ForeignPath,
    #[error("is not a sign-in that this browser started within the last ten minutes and has not finished: start again")]
    InvalidState,
    #[error("is missing")]
    NoCode,
    #[error("The provider did not confirm your identity; start again.")]
    NotConfirmed { why: String },
    #[error("The provider cannot be reached at this moment; sign in another way, or try again later.")]
    Unavailable { why: String },
    #[error("The provider has not verified your e-mail address, so you cannot sign in with it.")]
    AddressNotVerified,
    #[error(
        "Sign in in another way and link the provider first: for this account a verified address alone is not enough."
    )]
    LinkFirst,
    #[error(
        "The provider did not give your name: send it to POST /auth/oidc/{{provider}}/complete to create your account."
    )]
    NameNeeded,
    #[error("That account is already linked to another account here.")]
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

/// A redirect to the provider.
pub(super) struct AuthorizationRedirect {
    pub(super) url: Url,
    /// For the browser's cookie only.
    pub(super) secret: String,
    /// Whether the provider answers with a form post.
    pub(super) uses_form_post: bool,
}

/// The result of a sign-in attempt.
pub(super) struct LoginOutcome {
    pub(super) outcome: Result<TokenRead, Problem>,
    /// Where the browser goes in the end, also after an error.
    pub(super) return_to: Url,
    /// Whether the cookie's secret was used up.
    pub(super) is_spent: bool,
}

/// A user confirmed by a provider.
pub(super) struct ProviderIdentity<'a> {
    pub(super) provider: &'a str,
    pub(super) subject: &'a Subject,
    /// First and last name as the user has typed them; otherwise the provider's.
    pub(super) typed: Option<(String, String)>,
    /// The language of the user's browser.
    pub(super) language: Option<Language>,
}

impl ProviderIdentity<'_> {
    /// The account to sign in to: the one that started the linking, the linked one, the one with the verified
    /// address, or a new one.
    pub(super) fn account(&self, tx: &mut Tx<'_>, attempt: &LoginAttempt) -> Result<User, OidcError> {
        let known = Identity::enter(tx, &self.subject.issuer, &self.subject.id)?;
        let Some((user, session)) = attempt.user_id.zip(attempt.session_id) else {
            return match known {
                Some(user) => Ok(User::find(tx, user)?.ok_or(database::Error::NoRow)?),
                None => self.account_with_address(tx, attempt.role),
            };
        };
        // The account that started the linking must still be signed in and active.
        let session = Session::find(tx, session)?.filter(|session| session.user_id == user);
        session.ok_or(OidcError::InvalidState)?;
        let user = User::find(tx, user)?.ok_or(OidcError::InvalidState)?;
        require_active(&user)?;
        match known {
            Some(owner) if owner == user.id => {}
            Some(_) => return Err(OidcError::LinkedElsewhere),
            None => self.link_to(tx, &user)?,
        }
        Ok(user)
    }

    fn account_with_address(&self, tx: &mut Tx<'_>, role: Role) -> Result<User, OidcError> {
        let email = self.email().ok_or(OidcError::AddressNotVerified)?;
        // Unverified sign-ups with this address end here, with their passwords.
        Signup::delete_all_of(tx, &email.key())?;
        let user = match UserWithPassword::by_email(tx, &email.key())? {
            Some(UserWithPassword { user, .. }) => {
                require_active(&user)?;
                require_login_by_address(tx, &user)?;
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
        let email = profile.email.as_deref().filter(|_| profile.email_verified == Some(true))?;
        input::read(Input::Text(email)).ok()
    }

    /// What is stored of a new user until they give their name.
    pub(super) fn newcomer(&self) -> Option<Newcomer> {
        let Subject { issuer, id, .. } = self.subject;
        Some(Newcomer { issuer: issuer.clone(), subject: id.clone(), email: self.email()?.to_string() })
    }

    fn new_account(&self, tx: &mut Tx<'_>, role: Role, email: &Email) -> Result<User, OidcError> {
        let typed = self.typed.clone().or_else(|| names(&self.subject.profile, email));
        let (first_name, last_name) = typed.ok_or(OidcError::NameNeeded)?;
        let new = NewUser {
            role,
            email,
            email_key: &email.key(),
            phone_number: None,
            first_name: &first_name,
            last_name: &last_name,
            password_hash: None,
            language: self.language.map(Language::tag),
            time_zone: None,
        };
        let user = new.insert(tx)?.ok_or(OidcError::InvalidState)?;
        event::append(tx, event_about(EventKind::UserCreated, &user).by(user.id))?;
        Ok(user)
    }

    fn link_to(&self, tx: &mut Tx<'_>, user: &User) -> Result<(), OidcError> {
        let id =
            Identity::link(tx, user.id, &self.subject.issuer, &self.subject.id)?.ok_or(OidcError::LinkedElsewhere)?;
        let what = json!({ "identity_id": id, "provider": self.provider });
        Ok(event::append(tx, event_about(EventKind::IdentityLinked, user).by(user.id).with(what))?)
    }
}

/// Starts a session. Administrators may need a second factor here in addition.
pub(super) fn start_session(tx: &mut Tx<'_>, user: User, peer: &Peer) -> Result<SessionGrant, OidcError> {
    let is_strong = user.role != Role::Admin;
    Ok(start(tx, user, peer, is_strong)?)
}

fn require_active(user: &User) -> Result<(), OidcError> {
    match user.status {
        UserStatus::Active => Ok(()),
        UserStatus::Frozen => Err(OidcError::Frozen),
        UserStatus::Banned => Err(SessionError::Banned.into()),
        UserStatus::Deleted => Err(OidcError::InvalidState),
    }
}

/// A verified address is enough to sign in to its account, unless the account requires more than the mailbox.
fn require_login_by_address(tx: &mut Tx<'_>, user: &User) -> Result<(), OidcError> {
    let demands_more =
        user.role == Role::Admin || SecondFactor::confirmed(tx, user.id)?.is_some() || Passkey::is_any_of(tx, user.id)?;
    if demands_more { Err(OidcError::LinkFirst) } else { Ok(()) }
}

/// First and last name, if the provider gives a valid name. E-mail addresses, which are no valid names, and their local
/// parts are not used, because names are public.
pub(super) fn names(profile: &Profile, email: &Email) -> Option<(String, String)> {
    let whole = profile.name.as_deref().unwrap_or_default().trim();
    let (first, rest) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
    let local = email.split('@').next().unwrap_or_default().to_lowercase();
    let is_local_part = |text: &str| text.to_lowercase() == local && !text.chars().all(char::is_alphabetic);
    let named = |said: [Option<&str>; 2]| said.into_iter().flatten().filter(|text| !is_local_part(text)).find_map(line);
    let first_name = named([profile.given_name.as_deref(), Some(first)])?;
    Some((first_name, named([profile.family_name.as_deref(), Some(rest)]).unwrap_or_default()))
}

fn line(text: &str) -> Option<String> {
    let start: String = text.chars().take(80).collect();
    input::read::<Name<1, 80>>(Input::Text(&start)).ok().map(|name| name.to_string())
}
