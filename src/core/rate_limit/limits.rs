//! The table of limits.

use super::allowance::{Allowance, Exceeded};
use super::key::{Key, Per};
use std::time::Duration;

/// What is being limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Signing in, with a password, a code, a passkey or through an identity provider.
    SignIn,
    /// Signing in to an account that is being guessed at from many addresses.
    SignInUnderAttack,
    /// Signing in to an account at a place where its owner has done so before.
    SignInAtKnownPlace,
    /// Opening an account.
    SignUp,
    /// Every other path that checks a secret: links from mails, refresh tokens, the current password, second factors.
    AccountSecret,
    /// Codes of second factors, on every path that takes one: there are so few of them that ten a minute would be too many.
    SecondFactor,
    /// Codes of second factors, when signing in to an account whose password others know, too.
    SecondFactorUnderAttack,
    /// Codes of second factors, at a place where their owner has signed in before.
    SecondFactorAtKnownPlace,
    /// Whatever makes us send a mail on demand: forgotten passwords, resent links, a changed address.
    AccountMail,
    /// Writing to somebody for the first time.
    Thread,
    /// Writing in a thread.
    Message,
    /// Handing in an identity check.
    KycSubmission,
    /// Uploading a file.
    Upload,
    /// Asking for everything we hold about oneself.
    Export,
    /// A mail with a link to an address that somebody says is theirs.
    MailToClaimed,
    /// The same, as one of those who say so causes it.
    MailToClaimedFrom,
    /// A mail with a link to a new password.
    ResetMail,
    /// A mail about a conversation, a job or a review.
    NewsMail,
    /// The same, as one other person causes it.
    NewsMailFrom,
    /// Any other mail.
    NoticeMail,
    /// Searching, which costs more than looking at one thing.
    Search,
    /// Looking at what everybody may see.
    PublicRead,
    /// Looking at a picture that everybody may see: a page shows many.
    PictureRead,
    /// Asking for events, or opening a live feed of them, which is put on record.
    Feed,
    /// Proposing a job.
    JobProposal,
    /// Making a listing.
    Listing,
    /// Any other change.
    Write,
    /// Every change, whatever other limit it has: what an account can write in a day is bounded.
    AnyChange,
}

impl Policy {
    /// Whether somebody who guesses could gain from trying at several nodes.
    pub(crate) fn guards_secrets(self) -> bool {
        matches!(
            self,
            Self::SignIn
                | Self::SignInUnderAttack
                | Self::SignInAtKnownPlace
                | Self::AccountSecret
                | Self::SecondFactor
                | Self::SecondFactorUnderAttack
                | Self::SecondFactorAtKnownPlace
                | Self::AccountMail
        )
    }

    /// Whether all nodes count together: what guards secrets, and what others get mail of.
    pub(crate) fn is_shared(self) -> bool {
        self.guards_secrets() || self == Self::JobProposal
    }

    /// Whether there is a limit that counts by such a key.
    pub(crate) fn counts(self, key: &Key) -> bool {
        LIMITS.iter().any(|limit| limit.is(self, key.per()))
    }
}

/// The limits. What has no row here is not limited. A change that no other policy is about is a [`Policy::Write`].
///
/// The tight limit on an account counts per address as well: a stranger who keeps guessing uses up an allowance of his
/// own and not the owner's. The wider one over all addresses slows down a guesser who has many, without keeping the owner out: once
/// it is used up, each address has a try now and then.
#[rustfmt::skip]
pub(super) const LIMITS: &[Limit] = &[
    //  policy                 counted per               name                       quota  window
    row(Policy::SignIn,        Per::AccountAndAddress, "sign-in",                      10, MINUTE),
    row(Policy::SignIn,        Per::Account,           "sign-in-account",              30, MINUTE),
    row(Policy::SignIn,        Per::Address,           "sign-in-address",              60, MINUTE),
    row(Policy::SignInUnderAttack, Per::AccountAndAddress, "sign-in-under-attack",     2, MINUTE),
    row(Policy::SignInAtKnownPlace, Per::UserAndOther, "sign-in-known-place",          20, MINUTE),
    row(Policy::SignUp,        Per::Address,           "sign-up",                     100, HOUR),
    row(Policy::AccountSecret, Per::User,              "account-secret",               10, MINUTE),
    row(Policy::AccountSecret, Per::Address,           "account-secret-address",       60, MINUTE),
    row(Policy::SecondFactor,  Per::User,              "second-factor",                20, HOUR),
    row(Policy::SecondFactor,  Per::AccountAndAddress, "second-factor-sign-in",        20, HOUR),
    row(Policy::SecondFactor,  Per::Account,           "second-factor-account",        60, HOUR),
    row(Policy::SecondFactorUnderAttack, Per::AccountAndAddress, "second-factor-under-attack", 2, HOUR),
    row(Policy::SecondFactorAtKnownPlace, Per::UserAndOther, "second-factor-known-place", 20, HOUR),
    row(Policy::AccountMail,   Per::AccountAndAddress, "account-mail",                  5, HOUR),
    row(Policy::AccountMail,   Per::User,              "account-mail-user",            20, HOUR),
    row(Policy::AccountMail,   Per::Address,           "account-mail-address",         60, HOUR),
    row(Policy::Thread,        Per::User,              "threads",                      60, HOUR),
    row(Policy::Message,       Per::User,              "messages",                    120, MINUTE),
    row(Policy::KycSubmission, Per::User,              "kyc-submissions",              20, DAY),
    row(Policy::Upload,        Per::User,              "uploads",                      60, HOUR),
    row(Policy::Export,        Per::User,              "exports",                       5, DAY),
    row(Policy::JobProposal,   Per::User,              "job-proposals",               20, HOUR),
    row(Policy::JobProposal,   Per::UserAndOther,      "job-proposals-thread",         5, DAY),
    row(Policy::Listing,       Per::User,              "listings",                   200, DAY),
    row(Policy::Write,         Per::User,              "writes",                     600, MINUTE),
    row(Policy::Write,         Per::Address,           "writes-address",             600, MINUTE),
    row(Policy::AnyChange,     Per::User,              "changes",                 10_000, DAY),
    row(Policy::Feed,          Per::User,              "feeds",                      600, MINUTE),
    row(Policy::Search,        Per::Address,           "searches",                   300, MINUTE),
    row(Policy::PublicRead,    Per::Address,           "public-reads",             1_200, MINUTE),
    row(Policy::PictureRead,   Per::Address,           "picture-reads",            6_000, MINUTE),
    // Mails count when they are to go out, for whom they go to.
    row(Policy::MailToClaimed, Per::Account,           "mail-claimed",                 6, SIX_HOURS),
    row(Policy::MailToClaimedFrom, Per::Account,       "mail-claimed-from",            3, HOUR),
    row(Policy::ResetMail,     Per::User,              "mail-reset",                   4, TWO_HOURS),
    row(Policy::ResetMail,     Per::UserAndOther,      "mail-reset-known-place",       5, HOUR),
    row(Policy::NewsMail,      Per::User,              "mail-news",                   10, TWO_HOURS),
    row(Policy::NewsMailFrom,  Per::UserAndOther,      "mail-news-from",               5, SIX_HOURS),
    row(Policy::NoticeMail,    Per::User,              "mail-notices",                30, HOUR),
];

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const TWO_HOURS: Duration = Duration::from_secs(2 * 60 * 60);
const SIX_HOURS: Duration = Duration::from_secs(6 * 60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A row of the table.
pub(super) struct Limit {
    pub(super) policy: Policy,
    pub(super) per: Per,
    pub(super) name: &'static str,
    pub(super) quota: u32,
    pub(super) window: Duration,
}

const fn row(policy: Policy, per: Per, name: &'static str, quota: u32, window: Duration) -> Limit {
    Limit { policy, per, name, quota, window }
}

impl Limit {
    pub(super) fn is(&self, policy: Policy, per: Per) -> bool {
        self.policy == policy && self.per == per
    }

    pub(super) fn allows(&self, remaining: u32) -> Allowance {
        self.stands_at(remaining, self.interval() * self.quota.saturating_sub(remaining))
    }

    pub(super) fn refuses(&self, wait: Duration) -> Exceeded {
        Exceeded(self.stands_at(0, wait.max(Duration::from_secs(1))))
    }

    fn stands_at(&self, remaining: u32, reset: Duration) -> Allowance {
        let reset = reset.as_secs() + u64::from(reset.subsec_nanos() > 0);
        Allowance { name: self.name, limit: self.quota, window: self.window.as_secs(), remaining, reset }
    }

    /// How long it takes until one attempt that was used is there again.
    pub(super) fn interval(&self) -> Duration {
        self.window / self.quota
    }
}
