//! Sign-ups, links and credentials.

use super::{
    address::models::AddressChange, export::models::Export, factor::models::SecondFactor, oidc::models::LoginAttempt,
    passkeys::models::Ceremony,
};
use crate::{
    core::{
        clock::Timestamp,
        security::{AccessClaims, sha256},
    },
    database::{
        Error, Param, STEP, Tx,
        enums::{KycStatus, Role, UserStatus, text_enum},
        from_row,
        ids::{PictureId, SessionId, SignupId, UserId},
        models::user::{User, name_key, user_columns},
        placeholders, select, stored_struct,
    },
};
use std::time::Duration;

stored_struct! {
    /// A claim to an address.
    #[derive(Debug, Clone)]
    pub(crate) struct Signup {
        pub(crate) id: SignupId,
        pub(crate) role: Role,
        pub(crate) email: String,
        pub(crate) email_key: String,
        pub(crate) phone_number: Option<String>,
        pub(crate) first_name: String,
        pub(crate) last_name: String,
        pub(crate) password_hash: String,
        /// The tag of the language of its mails.
        pub(crate) language: Option<String>,
        /// The name of the time zone of times in its mails.
        pub(crate) time_zone: Option<String>,
        /// The hash of the secret in the browser that has signed up; sign-ups from before that was kept have none.
        pub(crate) browser_hash: Option<Vec<u8>>,
    }
}

/// The lifetime of a sign-up and of its verification link.
pub(crate) const SIGNUP_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

impl Signup {
    pub(crate) fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let now = tx.now();
        let (columns, values) = (Self::COLUMNS.join(", "), placeholders(Self::COLUMNS, 2));
        let mut params: Vec<&dyn Param> = vec![&now];
        params.extend(self.params());
        tx.execute(&format!("INSERT INTO signups (created_at, {columns}) VALUES ($1, {values})"), &params)?;
        Ok(())
    }

    pub(crate) fn find(tx: &mut Tx<'_>, id: SignupId) -> Result<Option<Signup>, Error> {
        tx.optional(&format!("SELECT {} FROM signups s WHERE s.id = $1", select("s", Self::COLUMNS)), &[&id])
    }

    /// The newest valid sign-up of an address, or `none`. It returns a row either way, so that both take the
    /// same time.
    pub(crate) fn latest_or(tx: &mut Tx<'_>, email_key: &str, none: SignupId) -> Result<SignupId, Error> {
        let since = tx.now().saturating_sub(SIGNUP_LIFE);
        let (id,) = tx.one(
            "SELECT coalesce((SELECT id FROM signups WHERE email_key = $1 AND created_at > $2 ORDER BY id DESC LIMIT 1), $3)",
            &[&email_key, &since, &none],
        )?;
        Ok(id)
    }

    /// Whether this is the secret of the browser that signed up.
    pub(crate) fn is_from_browser(&self, secret: &str) -> bool {
        self.browser_hash.as_deref() == Some(&sha256(secret.as_bytes()))
    }

    /// Deletes every sign-up of an address, with their links.
    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, email_key: &str) -> Result<(), Error> {
        tx.execute("DELETE FROM signups WHERE email_key = $1", &[&email_key])?;
        Ok(())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = tx.now().saturating_sub(SIGNUP_LIFE);
        tx.execute(
            "DELETE FROM signups WHERE id IN (SELECT id FROM signups WHERE created_at <= $1 LIMIT $2)",
            &[&before, &STEP],
        )
    }
}

/// An account to create, by sign-up or on the command line.
pub(crate) struct NewUser<'n> {
    pub(crate) role: Role,
    pub(crate) email: &'n str,
    pub(crate) email_key: &'n str,
    pub(crate) phone_number: Option<&'n str>,
    pub(crate) first_name: &'n str,
    pub(crate) last_name: &'n str,
    /// Without a password, the account is first entered with a mailed link.
    pub(crate) password_hash: Option<&'n str>,
    /// The tag of the language in which it is written to.
    pub(crate) language: Option<&'n str>,
    /// The name of the time zone of times in mails to it.
    pub(crate) time_zone: Option<&'n str>,
}

impl NewUser<'_> {
    /// Creates the account and its profile; `None` when the address has an account already.
    pub(crate) fn insert(&self, tx: &mut Tx<'_>) -> Result<Option<User>, Error> {
        let (id, now) = (UserId::new(tx), tx.now());
        let user: Option<User> = tx.optional(
            "INSERT INTO users AS u (id, role, status, email, email_key, name_key, phone_number, first_name, last_name,
                 password_hash, language, time_zone, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
             ON CONFLICT (email_key) DO NOTHING
             RETURNING id, role, status, email, phone_number, first_name, last_name, language, time_zone, created_at",
            &[
                &id,
                &self.role,
                &UserStatus::Active,
                &self.email,
                &self.email_key,
                &name_key(self.first_name, self.last_name),
                &self.phone_number,
                &self.first_name,
                &self.last_name,
                &self.password_hash,
                &self.language,
                &self.time_zone,
                &now,
            ],
        )?;
        if user.is_some() {
            match self.role {
                Role::Client => tx.execute("INSERT INTO clients (user_id) VALUES ($1)", &[&id])?,
                Role::Worker => tx.execute("INSERT INTO workers (user_id) VALUES ($1)", &[&id])?,
                Role::Admin => 0,
            };
        }
        Ok(user)
    }
}

/// The account of a session, as it is now.
#[derive(Debug)]
pub(crate) struct Account {
    pub(super) id: UserId,
    pub(super) role: Role,
    pub(super) status: UserStatus,
    pub(super) session: SessionId,
    pub(super) is_strong: bool,
    pub(super) kyc: Option<KycStatus>,
}

from_row!(Account { id, role, status, session, is_strong, kyc });

impl Account {
    /// `None` when the session has ended, or the key that signed the token was removed.
    pub(super) fn of_session(tx: &mut Tx<'_>, claims: AccessClaims) -> Result<Option<Account>, Error> {
        let AccessClaims { session, user, key, .. } = claims;
        let now = tx.now();
        tx.optional(
            "SELECT u.id, u.role, u.status, s.id AS session, s.is_strong, w.kyc_status AS kyc
             FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN workers w ON w.user_id = u.id
             WHERE s.id = $1 AND s.user_id = $2 AND s.expires_at > $3 AND EXISTS (SELECT 1 FROM signing_keys k WHERE k.id = $4)",
            &[&session, &user, &now, &key],
        )
    }
}

/// Whether an administrator besides this one is active.
pub(crate) fn is_another_admin_active(tx: &mut Tx<'_>, admin: UserId) -> Result<bool, Error> {
    let another: Option<(UserId,)> =
        tx.optional("SELECT id FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE' AND id <> $1 LIMIT 1", &[&admin])?;
    Ok(another.is_some())
}

/// Whether no other administrator is active.
pub(crate) fn is_last_admin(tx: &mut Tx<'_>, user: &User) -> Result<bool, Error> {
    if (user.role, user.status) != (Role::Admin, UserStatus::Active) {
        return Ok(false);
    }
    Ok(!is_another_admin_active(tx, user.id)?)
}

/// An account with its password hash.
#[derive(Debug)]
pub(crate) struct UserWithPassword {
    pub(crate) user: User,
    pub(crate) password_hash: Option<String>,
}

from_row!(UserWithPassword { [user], password_hash });

impl UserWithPassword {
    pub(crate) fn by_email(tx: &mut Tx<'_>, email_key: &str) -> Result<Option<UserWithPassword>, Error> {
        tx.optional(
            concat!("SELECT ", user_columns!(), ", u.password_hash FROM users u WHERE u.email_key = $1"),
            &[&email_key],
        )
    }

    /// The account with this address, or `fallback`. It returns a row either way, so that both take the same time: for
    /// an unknown address, the lookup of `fallback` replaces reading the account.
    pub(crate) fn owner_or(tx: &mut Tx<'_>, email_key: &str, fallback: UserId) -> Result<UserId, Error> {
        let (id,) = tx.one(
            "SELECT coalesce((SELECT id FROM users WHERE email_key = $1), (SELECT id FROM users WHERE id = $2), $2)",
            &[&email_key, &fallback],
        )?;
        Ok(id)
    }

    pub(crate) fn of(tx: &mut Tx<'_>, user: UserId) -> Result<Option<UserWithPassword>, Error> {
        tx.optional(concat!("SELECT ", user_columns!(), ", u.password_hash FROM users u WHERE u.id = $1"), &[&user])
    }

    /// Changes the password; false when the account was deleted. Unfinished changes that the old password
    /// allowed are cancelled: adding a passkey, a second factor or a provider.
    pub(crate) fn replace_password(tx: &mut Tx<'_>, user: UserId, new: &str) -> Result<bool, Error> {
        let now = tx.now();
        Ceremony::delete_of(tx, user)?;
        SecondFactor::delete_unconfirmed_of(tx, user)?;
        LoginAttempt::delete_all_of(tx, user)?;
        let changed = tx.execute(
            "UPDATE users SET password_hash = $2, password_changed_at = $3, updated_at = $3 WHERE id = $1 AND status <> 'DELETED'",
            &[&user, &new, &now],
        )?;
        Ok(changed == 1)
    }
}

/// An account with what its owner sees of it besides.
#[derive(Debug)]
pub(crate) struct OwnAccount {
    pub(crate) user: User,
    pub(crate) picture_id: Option<PictureId>,
    /// `None` for all but workers.
    pub(crate) kyc_status: Option<KycStatus>,
    pub(crate) has_password: bool,
    pub(crate) password_changed_at: Option<Timestamp>,
    pub(crate) has_second_factor: bool,
    pub(crate) passkeys: i64,
}

from_row!(OwnAccount { [user], picture_id, kyc_status, has_password, password_changed_at, has_second_factor, passkeys });

impl OwnAccount {
    pub(crate) fn find(tx: &mut Tx<'_>, id: UserId) -> Result<Option<OwnAccount>, Error> {
        tx.optional(
            concat!(
                "SELECT ",
                user_columns!(),
                ", COALESCE(c.picture_id, w.picture_id) AS picture_id, w.kyc_status, u.password_hash IS NOT NULL AS has_password,
                 u.password_changed_at,
                 EXISTS (SELECT 1 FROM second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS has_second_factor,
                 (SELECT count(*) FROM passkeys p WHERE p.user_id = u.id) AS passkeys
                 FROM users u LEFT JOIN clients c ON c.user_id = u.id LEFT JOIN workers w ON w.user_id = u.id WHERE u.id = $1"
            ),
            &[&id],
        )
    }
}

text_enum! {
    /// The purpose of a mailed link. A link works for its purpose only.
    pub(crate) Purpose {
        /// Verifies an address.
        VerifyEmail = "VERIFY_EMAIL",
        /// Allows choosing a new password.
        ResetPassword = "RESET_PASSWORD",
        /// Verifies the new address of an account.
        ConfirmEmail = "CONFIRM_EMAIL",
    }
}

/// What a mailed link refers to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LinkFor {
    Signup(SignupId),
    User(UserId),
    NewAddress(UserId),
}

/// The two columns of [`LinkFor`]; one is set.
struct LinkTarget {
    signup_id: Option<SignupId>,
    user_id: Option<UserId>,
}

from_row!(LinkTarget { signup_id, user_id });

impl LinkTarget {
    fn of(self, purpose: Purpose) -> Option<LinkFor> {
        match purpose {
            Purpose::VerifyEmail => self.signup_id.map(LinkFor::Signup),
            Purpose::ResetPassword => self.user_id.map(LinkFor::User),
            Purpose::ConfirmEmail => self.user_id.map(LinkFor::NewAddress),
        }
    }
}

/// The lifetime of a password reset link, and of a link that verifies a new address.
const CHANGE_LIFE: Duration = Duration::from_secs(60 * 60);

/// Mailed links. The database stores only the hash of a link's secret, and using a link deletes it.
pub(crate) struct MailedLink;

impl MailedLink {
    /// Stores the hash of a link's secret. The secret itself goes only into the mail.
    pub(crate) fn insert(tx: &mut Tx<'_>, target: LinkFor, secret: &str) -> Result<(), Error> {
        let (purpose, signup, user, life) = match target {
            LinkFor::Signup(signup) => (Purpose::VerifyEmail, Some(signup), None, SIGNUP_LIFE),
            LinkFor::User(user) => (Purpose::ResetPassword, None, Some(user), CHANGE_LIFE),
            LinkFor::NewAddress(user) => (Purpose::ConfirmEmail, None, Some(user), CHANGE_LIFE),
        };
        let expires_at = tx.now().saturating_add(life);
        tx.execute(
            "INSERT INTO links (token_hash, purpose, signup_id, user_id, expires_at) VALUES ($1, $2, $3, $4, $5)",
            &[&sha256(secret.as_bytes()), &purpose, &signup, &user, &expires_at],
        )?;
        Ok(())
    }

    /// Uses a link up and returns what it refers to.
    pub(crate) fn redeem(tx: &mut Tx<'_>, purpose: Purpose, secret: &str) -> Result<Option<LinkFor>, Error> {
        let now = tx.now();
        let link: Option<LinkTarget> = tx.optional(
            "DELETE FROM links WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3 RETURNING signup_id, user_id",
            &[&sha256(secret.as_bytes()), &purpose, &now],
        )?;
        Ok(link.and_then(|link| link.of(purpose)))
    }

    /// What a valid link refers to, without using it up. Checked before work that only its holder may cause.
    pub(crate) fn find(tx: &mut Tx<'_>, purpose: Purpose, secret: &str) -> Result<Option<LinkFor>, Error> {
        let now = tx.now();
        let link: Option<LinkTarget> = tx.optional(
            "SELECT signup_id, user_id FROM links WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3",
            &[&sha256(secret.as_bytes()), &purpose, &now],
        )?;
        Ok(link.and_then(|link| link.of(purpose)))
    }

    /// Invalidates every link of a user, their address change, and URLs of exports.
    pub(crate) fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Error> {
        AddressChange::withdraw(tx, user)?;
        Export::withdraw_all_of(tx, user)?;
        tx.execute("DELETE FROM links WHERE user_id = $1", &[&user])?;
        Ok(())
    }

    /// Invalidates the links of a user for one purpose.
    pub(crate) fn delete_all_for(tx: &mut Tx<'_>, user: UserId, purpose: Purpose) -> Result<(), Error> {
        tx.execute("DELETE FROM links WHERE user_id = $1 AND purpose = $2", &[&user, &purpose])?;
        Ok(())
    }

    pub(crate) fn delete_expired(tx: &mut Tx<'_>) -> Result<u64, Error> {
        let now = tx.now();
        tx.execute(
            "DELETE FROM links WHERE token_hash IN (SELECT token_hash FROM links WHERE expires_at <= $1 LIMIT $2)",
            &[&now, &STEP],
        )
    }
}
