//! Every mail: its texts, its page and its values.
//!
//! To add a mail, add a line here with sample values, and `mail-<name>` to each file of `locales`. `hirehall mails DIR` renders it.

use super::{
    pages::Page,
    values::{MailValue, Reader, RejectedFile, Typed, UserName},
};
use crate::core::{clock::Timestamp, language::Values, money::Money};
use std::time::Duration;

/// Declares each mail: the name of its texts, the page that it leads to, and its values with a sample of each.
macro_rules! mails {
    ($($(#[doc = $doc:literal])+ $mail:ident = $name:literal, $page:ident { $($field:ident: $type:ty = $sample:expr),* $(,)? })+) => {
        /// A mail with the values of its texts.
        #[derive(Debug, Clone)]
        pub(super) enum Mail {
            $($(#[doc = $doc])+ $mail { $($field: $type),* },)+
        }

        impl Mail {
            /// The name of its texts.
            pub(super) fn name(&self) -> &'static str {
                match self { $(Self::$mail { .. } => $name,)+ }
            }

            /// The page that it leads to.
            pub(super) fn page(&self) -> Page {
                match self { $(Self::$mail { .. } => Page::$page,)+ }
            }

            /// Its values, as the reader is told them.
            pub(super) fn values(&self, reader: &Reader) -> Values<'static> {
                let mut values = Values::new();
                match self { $(Self::$mail { $($field),* } => { $($field.add(stringify!($field), reader, &mut values);)* })+ }
                values
            }

            /// One of each, with sample values.
            pub(super) fn samples() -> Vec<Mail> {
                vec![$(Self::$mail { $($field: $sample),* },)+]
            }
        }
    };
}

mails! {
    /// The link that verifies the address of a sign-up.
    VerifyEmail = "verify-email", VerifyEmail {}
    /// To the owner of an account: its address was used to sign up.
    AccountExists = "account-exists", SignIn {}
    /// The link to choose a new password.
    ResetPassword = "reset-password", ResetPassword {}
    /// The link that verifies a new address of an account.
    ConfirmNewAddress = "confirm-new-address", ConfirmEmail {}
    /// To the owner of an account: another account requested its address.
    AddressIsTaken = "address-is-taken", SignIn {}
    /// To the old address: a change was requested.
    AddressChangeRequested = "address-change-requested", Security {}
    /// To the old address: it was changed.
    AddressChanged = "address-changed", Home { at: Timestamp = sample_time() }
    /// An export can be downloaded.
    ExportReady = "export-ready", Export {}
    /// An export could not be packed in time.
    ExportFailed = "export-failed", Export {}
    /// The password was changed, by the owner or by the operator.
    PasswordChanged = "password-changed", Security { at: Timestamp = sample_time(), is_by_operator: bool = false }
    /// The operator made the account an administrator.
    AdminPromoted = "admin-promoted", SignIn { at: Timestamp = sample_time() }
    /// To the other administrators: the operator removed the second factor of an administrator.
    AdminFactorReset = "admin-factor-reset", AdminUser { at: Timestamp = sample_time(), name: Typed = Typed::new("Ada Lovelace") }
    /// To the address that the operator named on the command line.
    Test = "test", Home {}
    /// A second factor was added.
    SecondFactorAdded = "second-factor-added", Security { at: Timestamp = sample_time() }
    /// The second factor was removed.
    SecondFactorRemoved = "second-factor-removed", Security { at: Timestamp = sample_time(), is_by_operator: bool = false }
    /// Several wrong codes came with the right password.
    SecondFactorRefused = "second-factor-refused", Security { at: Timestamp = sample_time() }
    /// A recovery code was used; how many are left.
    RecoveryCodeUsed = "recovery-code-used", Security { at: Timestamp = sample_time(), left: i64 = 7 }
    /// An account at an OpenID provider was linked.
    IdentityLinked = "identity-linked", Security { at: Timestamp = sample_time(), provider: String = "Google".to_owned() }
    /// An account at an OpenID provider was unlinked.
    IdentityRemoved = "identity-removed", Security { at: Timestamp = sample_time(), provider: String = "Google".to_owned() }
    /// A sign-in from a new device or network.
    NewSignIn = "new-sign-in", Security {
        at: Timestamp = sample_time(), device: String = "Firefox on Linux".to_owned(), address: String = "192.0.2.17".to_owned(),
    }
    /// A passkey was added.
    PasskeyAdded = "passkey-added", Security { at: Timestamp = sample_time() }
    /// A passkey was removed.
    PasskeyRemoved = "passkey-removed", Security { at: Timestamp = sample_time(), is_by_operator: bool = false }
    /// The account was frozen.
    AccountFrozen = "account-frozen", Account { reason: Option<Typed> = typed("Two other workers say that the pictures are theirs.") }
    /// The account was unfrozen.
    AccountUnfrozen = "account-unfrozen", Account {}
    /// The account was banned.
    AccountBanned = "account-banned", Home { reason: Option<Typed> = typed("Asked for payment outside of the marketplace.") }
    /// The account was unbanned.
    AccountUnbanned = "account-unbanned", SignIn { is_frozen: bool = true }
    /// To the former address of a deleted account.
    AccountDeleted = "account-deleted", Home {}
    /// The identity check was approved.
    KycApproved = "kyc-approved", IdentityCheck {}
    /// The identity check was rejected.
    KycRejected = "kyc-rejected", IdentityCheck {
        code: Option<String> = Some("UNREADABLE".to_owned()), note: Option<Typed> = typed("The year of birth is cut off."),
    }
    /// Some files have to be replaced.
    KycChangesRequested = "kyc-changes-requested", IdentityCheck {
        files: Vec<RejectedFile> = vec![
            RejectedFile { slot: "selfie".to_owned(), reason_code: "UNREADABLE".to_owned(), note: typed("It is too dark.") },
            RejectedFile { slot: "licence".to_owned(), reason_code: "OTHER".to_owned(), note: typed("The second page is missing.") },
        ],
        note: Option<Typed> = typed("You are nearly there."),
    }
    /// An approval expires soon.
    KycExpiresSoon = "kyc-expires-soon", IdentityCheck { days: i64 = 30 }
    /// An approval has expired.
    KycExpired = "kyc-expired", IdentityCheck {}
    /// An approval was revoked.
    KycRevoked = "kyc-revoked", IdentityCheck {
        code: Option<String> = Some("SUSPECTED_FRAUD".to_owned()), note: Option<Typed> = typed("Please write to us."),
    }
    /// A change of name was approved.
    NameChanged = "name-changed", Account {}
    /// A change of name was rejected.
    NameChangeRejected = "name-change-rejected", Account { reason: Option<Typed> = typed("The document shows another name.") }
    /// An unread message.
    NewMessage = "new-message", Thread {
        sender: UserName = sample_name(), service: Option<Typed> = typed("Leaking taps and pipes"),
        content: Typed = Typed::new("Can you come on Monday, or see https://evil.example instead?"),
    }
    /// A client proposed a job.
    JobProposed = "job-proposed", Job { other: UserName = sample_name(), title: Typed = sample_title(), total: Option<Money> = Some(Money { amount: 12_500, currency: "EUR".to_owned() }), start: Option<Timestamp> = Some(sample_start()), until: Option<Timestamp> = Some(sample_time()) }
    /// The client changed the proposal.
    JobChanged = "job-changed", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The worker accepted it.
    JobAccepted = "job-accepted", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The worker declined it.
    JobDeclined = "job-declined", Job { other: UserName = sample_name(), title: Typed = sample_title(), reason: Option<Typed> = typed("On holiday until May.") }
    /// The worker completed the job; the days until it is finalized automatically.
    JobCompleted = "job-completed", Job { other: UserName = sample_name(), title: Typed = sample_title(), finalize_after: u16 = 7, review_days: u16 = 14 }
    /// The client finalized the job.
    JobFinalized = "job-finalized", Job { other: UserName = sample_name(), title: Typed = sample_title(), until: Timestamp = sample_time() }
    /// The job was finalized automatically.
    JobFinalizedAutomatically = "job-finalized-by-itself", Job { other: UserName = sample_name(), title: Typed = sample_title(), until: Timestamp = sample_time() }
    /// The client or the worker cancelled it.
    JobCancelled = "job-cancelled", Job { other: UserName = sample_name(), title: Typed = sample_title(), reason: Option<Typed> = typed("The pipe holds again.") }
    /// The proposal expired.
    JobExpired = "job-expired", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The other side made an offer, which is open until then.
    JobOfferMade = "job-offer-made", Job { other: UserName = sample_name(), title: Typed = sample_title(), total: Option<Money> = Some(Money { amount: 12_500, currency: "EUR".to_owned() }), start: Option<Timestamp> = Some(sample_start()), until: Timestamp = sample_time() }
    /// The other side declined an offer.
    JobOfferDeclined = "job-offer-declined", Job { other: UserName = sample_name(), title: Typed = sample_title(), reason: Option<Typed> = typed("Tuesday would suit me better.") }
    /// The other side withdrew its offer.
    JobOfferWithdrawn = "job-offer-withdrawn", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The open offer expired.
    JobOfferExpired = "job-offer-expired", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The other side accepted other terms.
    JobAmended = "job-amended", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The client asks for changes of the work.
    JobChangesRequested = "job-changes-requested", Job { other: UserName = sample_name(), title: Typed = sample_title(), reason: Option<Typed> = typed("The tap still drips at night.") }
    /// The other side says that its reader did not come, which can be contested until then.
    JobNoShowReported = "job-no-show-reported", Job { other: UserName = sample_name(), title: Typed = sample_title(), until: Timestamp = sample_time() }
    /// The job was cancelled because one side did not come, and nobody has contested that.
    JobCancelledForNoShow = "job-cancelled-for-no-show", Job { other: UserName = sample_name(), title: Typed = sample_title(), is_absent: bool = true }
    /// The other side has opened a dispute, or contests what was reported; silence decides it then.
    JobDisputed = "job-disputed", Job { other: UserName = sample_name(), title: Typed = sample_title(), until: Timestamp = sample_time() }
    /// The other side has said something about a dispute.
    JobStatementMade = "job-statement-made", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The other side proposes to settle a dispute.
    JobSettlementProposed = "job-settlement-proposed", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The other side has declined to settle a dispute.
    JobSettlementDeclined = "job-settlement-declined", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// A dispute is decided. An administrator's decision can be appealed until then.
    JobDisputeDecided = "job-dispute-decided", Job { other: UserName = sample_name(), title: Typed = sample_title(), until: Option<Timestamp> = Some(sample_time()) }
    /// The other side has appealed against a decision.
    JobDecisionAppealed = "job-decision-appealed", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// An appeal is decided.
    JobAppealDecided = "job-appeal-decided", Job { other: UserName = sample_name(), title: Typed = sample_title() }
    /// The reviews of a job can be read now.
    ReviewsRevealed = "reviews-revealed", Job {
        other: UserName = sample_name(), title: Typed = sample_title(), has_own: bool = true, has_received: bool = true, rating: i64 = 4,
        text: Option<Typed> = typed("Quick and clean."),
    }
    /// To the author of a review that stays removed.
    ReviewAppealRejected = "review-appeal-rejected", Job { job: Typed = sample_title(), reason: Option<Typed> = typed("It names a neighbour, too.") }
    /// A client reviewed a job, by the last release.
    ReviewPosted = "review-posted", Review {
        author: UserName = sample_name(), rating: i64 = 4, job: Typed = sample_title(), text: Option<Typed> = typed("Quick and clean."),
    }
    /// To the author of a review that was removed.
    OwnReviewRemoved = "own-review-removed", Job { job: Typed = sample_title(), reason: Option<Typed> = typed("It names a third person.") }
    /// To the worker whom a removed review was about.
    ReceivedReviewRemoved = "received-review-removed", Job { job: Typed = sample_title() }
    /// To the author of a review that was restored.
    OwnReviewRestored = "own-review-restored", Job { job: Typed = sample_title(), reason: Option<Typed> = typed("It names nobody.") }
    /// To the worker whom a restored review is about.
    ReceivedReviewRestored = "received-review-restored", Job { job: Typed = sample_title() }
    /// An administrator ended every session.
    SignedOut = "signed-out", Security { reason: Option<Typed> = typed("Your account was used from two countries at once.") }
    /// An administrator changed the status of a listing.
    ServiceModerated = "service-moderated", Service {
        title: Typed = sample_title(), status: Option<String> = Some("PAUSED".to_owned()), reason: Option<Typed> = typed("The price is missing."),
    }
    /// An administrator deleted a listing.
    ServiceRemoved = "service-removed", Service { title: Typed = sample_title(), reason: Option<Typed> = typed("It is offered twice.") }
    /// An administrator restored a listing that was taken down.
    ServiceRestored = "service-restored", Service {
        title: Typed = sample_title(), status: Option<String> = Some("PUBLISHED".to_owned()), reason: Option<Typed> = typed("It was a mistake."),
    }
    /// To administrators: nothing is delivered to a webhook any more.
    WebhookDisabled = "webhook-disabled", Webhook {
        at: Timestamp = sample_time(), host: String = "hooks.example.com".to_owned(), reason: String = "FAILING".to_owned(),
    }
    /// Several news in one mail: the first paragraph of each, and how many more there are.
    News = "news", Notifications {
        lines: Vec<String> = vec![
            "Ana K. has accepted “Fix the tap in the kitchen”.".to_owned(), "Ben W. has written to you.".to_owned(),
        ],
        more: usize = 3,
    }
}

fn sample_time() -> Timestamp {
    Timestamp::from_unix_seconds(1_795_885_800).unwrap_or(Timestamp::MIN)
}

/// The next day at ten in central Europe.
fn sample_start() -> Timestamp {
    sample_time().saturating_add(Duration::from_secs(24 * 60 * 60))
}

fn sample_name() -> UserName {
    UserName { first_name: "Ana".to_owned(), last_name: "Kovač".to_owned() }
}

fn sample_title() -> Typed {
    Typed::new("Fix the tap in the kitchen")
}

#[expect(clippy::unnecessary_wraps, reason = "the values of templates are optional")]
fn typed(text: &str) -> Option<Typed> {
    Some(Typed::new(text))
}
