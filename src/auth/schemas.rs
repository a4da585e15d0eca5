//! What comes in and goes out when somebody signs up or looks after their account.

use crate::{
    core::text::{Email, Line, Name, Password, Phone},
    database::{
        enums::{Role, text_enum},
        models::user::UserRead,
    },
};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What somebody can sign up as. Administrators are made on the command line.
    pub(crate) SignupRole {
        /// Looks for help.
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
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignupCreate {
    #[garde(dive)]
    pub(crate) email: Email,
    #[garde(dive, custom(not_the_address(&self.email)))]
    pub(crate) password: Password,
    #[garde(skip)]
    pub(crate) role: SignupRole,
    #[garde(dive)]
    pub(crate) first_name: Name<1, 80>,
    /// Empty for people who have one name.
    #[garde(dive)]
    #[serde(default)]
    #[schema(value_type = String, max_length = 80, example = "Lovelace")]
    pub(crate) last_name: Name<0, 80>,
    #[garde(dive)]
    #[serde(default)]
    pub(crate) phone_number: Option<Phone>,
}

/// The first password that anybody would guess.
pub(crate) fn not_the_address(email: &Email) -> impl FnOnce(&Password, &()) -> garde::Result + '_ {
    move |password, ()| {
        if Email::new(password.expose()).key() == email.key() {
            return Err(garde::Error::new("too_common: must not be the e-mail address"));
        }
        Ok(())
    }
}

/// The secret of a mailed link.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkToken {
    #[garde(dive)]
    pub(crate) token: Line<1, 200>,
}

/// Proving an address.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verification {
    #[garde(dive)]
    pub(crate) token: Line<1, 200>,
    /// The password of the account: that of the sign-up, or a new one. Needed where another browser has signed up.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) password: Option<Password>,
}

/// An address.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    #[garde(custom(well_formed))]
    pub(crate) email: Email,
}

/// Accounts from before there were more rules about addresses are found, too.
fn well_formed(email: &Email, (): &()) -> garde::Result {
    if email.is_well_formed() {
        Ok(())
    } else {
        Err(garde::Error::new("invalid_email: must be an e-mail address such as ada@example.com"))
    }
}

/// A new password for somebody who knows the old one.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordChange {
    #[garde(skip)]
    pub(crate) current_password: Password,
    #[garde(dive)]
    pub(crate) new_password: Password,
    /// A code of the second factor, or a recovery code, once the account has one.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

/// What the owner of an account shows again before something that a stolen session must not be enough for.
#[derive(Debug, Clone, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reauthentication {
    #[garde(skip)]
    pub(crate) password: Password,
    /// The code of a second factor, once the account has one.
    #[garde(dive)]
    #[serde(default)]
    pub(crate) totp_code: Option<Line<1, 40>>,
}

/// The account that a proven address has become.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Verified {
    pub(crate) user: UserRead,
}

/// A sentence for people.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Detail {
    #[schema(example = "If that address can receive it, a mail is on its way.")]
    pub(crate) detail: &'static str,
}
