//! How often somebody may try to enter an account, or make us send mail.

use crate::core::rate_limit::{DAY, HOUR, MINUTE, Per, Policy, limit};

/// Signing in, with a password, a code, a passkey or through an identity provider.
pub(crate) static SIGN_IN: Policy = Policy::guarding_secrets(&[
    limit(Per::AccountAndAddress, "sign-in", 10, MINUTE),
    limit(Per::Account, "sign-in-account", 30, MINUTE),
    limit(Per::Address, "sign-in-address", 60, MINUTE),
]);

/// Signing in to an account that is being guessed at from many addresses.
pub(crate) static SIGN_IN_UNDER_ATTACK: Policy =
    Policy::guarding_secrets(&[limit(Per::AccountAndAddress, "sign-in-under-attack", 2, MINUTE)]);

/// Signing in to an account from a device with which its owner has done so before.
pub(crate) static SIGN_IN_ON_KNOWN_DEVICE: Policy =
    Policy::guarding_secrets(&[limit(Per::UserAndOther, "sign-in-known-place", 20, MINUTE)]);

/// Opening an account.
pub(crate) static SIGN_UP: Policy = Policy::new(&[limit(Per::Address, "sign-up", 100, HOUR)]);

/// Every other path that checks a secret: links from mails, refresh tokens, the current password, second factors.
pub(crate) static ACCOUNT_SECRET: Policy = Policy::guarding_secrets(&[
    limit(Per::User, "account-secret", 10, MINUTE),
    limit(Per::Address, "account-secret-address", 60, MINUTE),
]);

/// Codes of second factors, on every path that takes one: there are so few of them that ten a minute would be too many.
pub(crate) static SECOND_FACTOR: Policy = Policy::guarding_secrets(&[
    limit(Per::User, "second-factor", 20, HOUR),
    limit(Per::AccountAndAddress, "second-factor-sign-in", 20, HOUR),
    limit(Per::Account, "second-factor-account", 60, HOUR),
]);

/// Codes of second factors, when signing in to an account whose password others know, too.
pub(crate) static SECOND_FACTOR_UNDER_ATTACK: Policy =
    Policy::guarding_secrets(&[limit(Per::AccountAndAddress, "second-factor-under-attack", 2, HOUR)]);

/// Codes of second factors, on a device with which their owner has signed in before.
pub(crate) static SECOND_FACTOR_ON_KNOWN_DEVICE: Policy =
    Policy::guarding_secrets(&[limit(Per::UserAndOther, "second-factor-known-place", 20, HOUR)]);

/// Whatever makes us send a mail on demand: forgotten passwords, resent links, a changed address.
pub(crate) static ACCOUNT_MAIL: Policy = Policy::guarding_secrets(&[
    limit(Per::AccountAndAddress, "account-mail", 5, HOUR),
    limit(Per::User, "account-mail-user", 20, HOUR),
    limit(Per::Address, "account-mail-address", 60, HOUR),
]);

/// Asking for everything we hold about oneself.
pub(crate) static EXPORT: Policy = Policy::new(&[limit(Per::User, "exports", 5, DAY)]);
