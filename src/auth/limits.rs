//! Rate limits of signing in, and of mails on demand.

use crate::core::rate_limit::{DAY, HOUR, MINUTE, Per, Policy, limit};

/// Signing in, with a password, a code, a passkey or through an identity provider.
pub(crate) static SIGN_IN: Policy = Policy::guarding_secrets(&[
    limit(Per::AccountAndAddress, "sign-in", 10, MINUTE),
    limit(Per::Account, "sign-in-account", 30, MINUTE),
    limit(Per::Address, "sign-in-address", 60, MINUTE),
]);

/// Signing in to an account that is attacked from many addresses.
pub(crate) static SIGN_IN_UNDER_ATTACK: Policy =
    Policy::guarding_secrets(&[limit(Per::AccountAndAddress, "sign-in-under-attack", 2, MINUTE)]);

/// Signing in to an account from one of its known devices.
pub(crate) static SIGN_IN_ON_KNOWN_DEVICE: Policy =
    Policy::guarding_secrets(&[limit(Per::UserAndOther, "sign-in-known-place", 20, MINUTE)]);

/// Opening an account.
pub(crate) static SIGN_UP: Policy = Policy::new(&[limit(Per::Address, "sign-up", 100, HOUR)]);

/// Every other path that checks a secret: mailed links, refresh tokens, the current password, second factors.
pub(crate) static ACCOUNT_SECRET: Policy = Policy::guarding_secrets(&[
    limit(Per::User, "account-secret", 10, MINUTE),
    limit(Per::Address, "account-secret-address", 60, MINUTE),
]);

/// Second-factor codes, on every path that takes one. There are so few codes that ten attempts a minute would be too
/// many.
pub(crate) static SECOND_FACTOR: Policy = Policy::guarding_secrets(&[
    limit(Per::User, "second-factor", 20, HOUR),
    limit(Per::AccountAndAddress, "second-factor-sign-in", 20, HOUR),
    limit(Per::Account, "second-factor-account", 60, HOUR),
]);

/// Second-factor codes, when the account's password is known to attackers. The limit of the account holds for any number of addresses:
/// with three right codes in a million, one of 1,400 attacked accounts is entered in a day.
pub(crate) static SECOND_FACTOR_UNDER_ATTACK: Policy = Policy::guarding_secrets(&[
    limit(Per::AccountAndAddress, "second-factor-under-attack", 2, HOUR),
    limit(Per::Account, "second-factor-under-attack-account", 240, DAY),
]);

/// Second-factor codes, from one of the account's known devices.
pub(crate) static SECOND_FACTOR_ON_KNOWN_DEVICE: Policy =
    Policy::guarding_secrets(&[limit(Per::UserAndOther, "second-factor-known-place", 20, HOUR)]);

/// Wrong second-factor codes behind the right password, before the owner hears of them: an owner mistypes one or two.
pub(crate) static WRONG_CODES: Policy = Policy::shared(&[limit(Per::User, "wrong-codes", 2, DAY)]);

/// Warnings to the owner about wrong codes. An allowance of their own: nothing else uses it up, and they hold back no other
/// mail.
pub(crate) static WRONG_CODES_WARNING: Policy = Policy::shared(&[limit(Per::User, "wrong-codes-warning", 1, DAY)]);

/// Requests that send mail: forgotten passwords, resent links, address changes.
pub(crate) static ACCOUNT_MAIL: Policy = Policy::guarding_secrets(&[
    limit(Per::AccountAndAddress, "account-mail", 5, HOUR),
    limit(Per::User, "account-mail-user", 20, HOUR),
    limit(Per::Address, "account-mail-address", 60, HOUR),
]);

/// Requests for data exports.
pub(crate) static EXPORT: Policy = Policy::new(&[limit(Per::User, "exports", 5, DAY)]);
