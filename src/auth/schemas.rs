//! Request and response bodies of accounts.

use super::models::OwnAccount;
use crate::{
    core::{
        change::Change,
        clock::Timestamp,
        input::{FieldError, FieldErrors, from_fields},
        language::Language,
        text::{Email, Line, Password, Phone},
        time_zone::TimeZone,
    },
    database::{
        enums::{KycStatus, Role, text_enum},
        models::{
            texts::{FirstName, LastName},
            user::UserRead,
        },
    },
    picture::address::PictureUrl,
};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// The roles for sign-up. Administrators are created on the command line.
    pub(crate) SignupRole {
        /// Looks for services.
        Client = "CLIENT",
        /// Offers services.
        Worker = "WORKER",
    }
}

impl From<SignupRole> for Role {
    fn from(role: SignupRole) -> Self {
        match role {
            SignupRole::Client => Role::Client,
            SignupRole::Worker => Role::Worker,
        }
    }
}

/// A new account.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignupCreate {
    pub(crate) email: Email,
    pub(crate) password: Password,
    pub(crate) role: SignupRole,
    pub(crate) first_name: FirstName,
    /// Empty for people with a single name.
    #[serde(default)]
    #[schema(value_type = String, max_length = 80, example = "Lovelace")]
    pub(crate) last_name: LastName,
    #[serde(default)]
    pub(crate) phone_number: Option<Phone>,
    /// The language of mails to you. Left out: the one that `Accept-Language` asks for, or that of this installation.
    #[serde(default)]
    pub(crate) language: Option<Language>,
    /// The time zone of times in mails to you. Left out: that of this installation.
    #[serde(default)]
    pub(crate) time_zone: Option<TimeZone>,
}

from_fields!(SignupCreate { email, password, role, first_name, last_name = LastName::default(), phone_number, language, time_zone }
    check |new, errors| differs_from_address(&new.password, &new.email, errors));

/// Refuses a password that is the address of the same request.
pub(crate) fn differs_from_address(password: &Password, email: &Email, errors: &mut FieldErrors) {
    if password.is_address(email) {
        errors.at("password", |errors| errors.add_with(FieldError::TooCommon, "must not be the e-mail address"));
    }
}

/// Changes to how your account is written to. Omitted fields stay unchanged; `null` means those of this installation.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountUpdate {
    /// The language of mails to you.
    #[serde(default)]
    pub(crate) language: Change<Language>,
    /// The time zone of times in mails to you.
    #[serde(default)]
    pub(crate) time_zone: Change<TimeZone>,
}

from_fields!(AccountUpdate { language, time_zone });

/// The secret of a mailed link.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkToken {
    pub(crate) token: Line<1, 200>,
}

from_fields!(LinkToken { token });

/// Verification of an address. A name, role or phone number that is sent replaces that of the sign-up.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verification {
    pub(crate) token: Line<1, 200>,
    /// The password of the account: the one of the sign-up, or a new one. Required in another browser than the
    /// one that signed up.
    #[serde(default)]
    pub(crate) password: Option<Password>,
    /// Required in another browser with another password than that of the sign-up: a stranger may have typed the rest.
    #[serde(default)]
    pub(crate) role: Option<SignupRole>,
    /// Required as `role` is.
    #[serde(default)]
    pub(crate) first_name: Option<FirstName>,
    #[serde(default)]
    pub(crate) last_name: Option<LastName>,
    #[serde(default)]
    pub(crate) phone_number: Option<Phone>,
}

from_fields!(Verification { token, password, role, first_name, last_name, phone_number });

/// An e-mail address.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    pub(crate) email: Email,
}

from_fields!(Address { email: Email::existing });

/// A change of the password, given the old one.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordChange {
    pub(crate) current_password: Password,
    pub(crate) new_password: Password,
    /// A TOTP code or a recovery code, if the account has a second factor.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(PasswordChange { current_password: Password::existing, new_password, totp_code });

/// Reauthentication for an action that a stolen session must not allow.
#[derive(Debug, Clone, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reauthentication {
    pub(crate) password: Password,
    /// A TOTP code or a recovery code, if the account has a second factor.
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

from_fields!(Reauthentication { password: Password::existing, totp_code });

/// The account of a verified address.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Verified {
    pub(crate) user: UserRead,
}

/// Your account.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OwnAccountRead {
    #[serde(flatten)]
    pub(crate) user: UserRead,
    pub(crate) picture_url: Option<PictureUrl>,
    /// How far the identity check is. `null` for all but workers.
    pub(crate) kyc_status: Option<KycStatus>,
    /// False for an account that signs in with a provider or a passkey only: it has to choose a password by
    /// `/auth/forgot-password` before it can do what needs one.
    pub(crate) has_password: bool,
    /// `null`: not since the account was created.
    pub(crate) password_changed_at: Option<Timestamp>,
    /// Whether signing in with the password needs a code.
    pub(crate) has_second_factor: bool,
    /// How many passkeys it has.
    #[schema(minimum = 0, example = 1)]
    pub(crate) passkeys: i64,
}

impl From<OwnAccount> for OwnAccountRead {
    fn from(account: OwnAccount) -> Self {
        Self {
            user: account.user.into(),
            picture_url: account.picture_id.map(PictureUrl),
            kyc_status: account.kyc_status,
            has_password: account.has_password,
            password_changed_at: account.password_changed_at,
            has_second_factor: account.has_second_factor,
            passkeys: account.passkeys,
        }
    }
}

/// A message for people.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Detail {
    #[schema(example = "If that address can receive it, a mail is on its way.")]
    pub(crate) detail: &'static str,
}
