//! The pages that mails lead to.

use crate::{event::models::Recorded, settings::Settings};
use uuid::Uuid;

/// Declares each page: its name in settings and texts, and its setting.
macro_rules! pages {
    ($($(#[doc = $doc:literal])+ $page:ident = $name:literal, $setting:ident),+ $(,)?) => {
        /// A page of the front end.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Page {
            $($(#[doc = $doc])+ $page,)+
        }

        impl Page {
            /// All pages.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$page),+];

            /// The end of the key of its label: `page-<name>`.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$page => $name,)+ }
            }

            /// Its URL. `value` is the id or the token that it needs.
            pub(super) fn url(self, settings: &Settings, value: &str) -> String {
                match self { $(Self::$page => settings.$setting.of(&settings.public_url, value),)+ }
            }
        }
    };
}

pages! {
    /// Where everything begins.
    Home = "home", page_home,
    /// Where people sign in.
    SignIn = "sign-in", page_sign_in,
    /// Confirms the address of a sign-up.
    VerifyEmail = "verify-email", page_verify_email,
    /// Chooses a new password.
    ResetPassword = "reset-password", page_reset_password,
    /// Confirms the new address of an account.
    ConfirmEmail = "confirm-email", page_confirm_email,
    /// The account and its profile.
    Account = "account", page_account,
    /// Password, second factor, passkeys, providers and sessions of the account.
    Security = "security", page_security,
    /// The exports of the account's data.
    Export = "export", page_export,
    /// The worker's identity check.
    IdentityCheck = "identity-check", page_identity_check,
    /// What has happened lately.
    Notifications = "notifications", page_notifications,
    /// A conversation.
    Thread = "thread", page_thread,
    /// A job.
    Job = "job", page_job,
    /// A review.
    Review = "review", page_review,
    /// A listing.
    Service = "service", page_service,
    /// An account, for administrators.
    AdminUser = "admin-user", page_admin_user,
    /// A webhook, for administrators.
    Webhook = "webhook", page_webhook,
}

impl Page {
    /// Whether the secret of a link is in its URL.
    pub(super) fn takes_token(self) -> bool {
        matches!(self, Self::VerifyEmail | Self::ResetPassword | Self::ConfirmEmail)
    }

    /// The id that the page needs for this event; empty where it needs none.
    pub(super) fn id(self, event: &Recorded) -> String {
        let subject = event.subject.as_uuid();
        let id = match self {
            Self::Thread => event.id_in::<Uuid>("thread_id"),
            // Of a review that was removed, its job is left to look at.
            Self::Job => Some(event.id_in::<Uuid>("job_id").unwrap_or(subject)),
            Self::Review | Self::Service | Self::AdminUser | Self::Webhook => Some(subject),
            Self::Home
            | Self::SignIn
            | Self::VerifyEmail
            | Self::ResetPassword
            | Self::ConfirmEmail
            | Self::Account
            | Self::Security
            | Self::Export
            | Self::IdentityCheck
            | Self::Notifications => None,
        };
        id.map(|id| id.to_string()).unwrap_or_default()
    }
}
