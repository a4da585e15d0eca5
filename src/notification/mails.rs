//! Every mail: a template and its values.
//!
//! To add a mail, add a line here with sample values, and `templates/<name>.txt`. `hirehall mails DIR` renders it.

use super::text::Typed;
use serde::Serialize;

/// Declares each mail: its template, and its values with a sample of each.
macro_rules! mails {
    ($($(#[doc = $doc:literal])+ $name:ident = $template:literal { $($field:ident: $type:ty = $sample:expr),* $(,)? })+) => {
        /// A mail with the values of its template. It has no `Debug`, because a link may be a secret.
        #[derive(Clone, Serialize)]
        #[serde(untagged)]
        pub(super) enum Mail {
            $($(#[doc = $doc])+ $name { $($field: $type),* },)+
        }

        impl Mail {
            /// The name of its template.
            pub(super) fn template(&self) -> &'static str {
                match self { $(Self::$name { .. } => $template,)+ }
            }

            /// One of each, with sample values.
            pub(super) fn samples() -> Vec<Mail> {
                vec![$(Self::$name { $($field: $sample),* },)+]
            }
        }

        /// The name and source of the template of every mail.
        pub(super) const TEMPLATES: &[(&str, &str)] =
            &[$(($template, include_str!(concat!("templates/", $template, ".txt"))),)+];
    };
}

/// Shared parts of templates.
pub(super) const PARTS: &[(&str, &str)] = &[
    ("base", include_str!("templates/base.txt")),
    ("about_account", include_str!("templates/about_account.txt")),
    ("about_check", include_str!("templates/about_check.txt")),
    ("about_job", include_str!("templates/about_job.txt")),
    ("about_security", include_str!("templates/about_security.txt")),
    ("about_service", include_str!("templates/about_service.txt")),
    ("check_decision", include_str!("templates/check_decision.txt")),
    ("check_reason", include_str!("templates/check_reason.txt")),
    ("if_not_you", include_str!("templates/if_not_you.txt")),
    ("our_reason", include_str!("templates/our_reason.txt")),
    ("quoted_reason", include_str!("templates/quoted_reason.txt")),
];

/// A file of an identity check that has to be replaced, and why.
#[derive(Clone, Serialize)]
pub(super) struct RejectedFile {
    pub(super) slot: String,
    pub(super) reason_code: String,
    pub(super) note: Option<Typed>,
}

mails! {
    /// The link that verifies the address of a sign-up.
    VerifyEmail = "verify_email" { link: String = link("verify-email") }
    /// To the owner of an account: its address was used to sign up.
    AccountExists = "account_exists" {}
    /// The link to choose a new password.
    ResetPassword = "reset_password" { link: String = link("reset-password") }
    /// The link that verifies a new address of an account.
    ConfirmNewAddress = "confirm_new_address" { link: String = link("confirm-email") }
    /// To the owner of an account: another account requested its address.
    AddressIsTaken = "address_is_taken" {}
    /// To the old address: a change was requested.
    AddressChangeRequested = "address_change_requested" {}
    /// To the old address: it was changed.
    AddressChanged = "address_changed" { at: String = sample_time() }
    /// An export can be downloaded.
    ExportReady = "export_ready" {}
    /// An export could not be packed in time.
    ExportFailed = "export_failed" {}
    /// The password was changed, by the owner or by the operator.
    PasswordChanged = "password_changed" { at: String = sample_time(), is_by_operator: bool = false }
    /// The operator made the account an administrator.
    AdminPromoted = "admin_promoted" { at: String = sample_time() }
    /// To the other administrators: the operator removed the second factor of an administrator.
    AdminFactorReset = "admin_factor_reset" { at: String = sample_time(), name: Typed = Typed::new("Ada Lovelace") }
    /// To the address that the operator named on the command line.
    Test = "test" {}
    /// A second factor was added.
    SecondFactorAdded = "second_factor_added" { at: String = sample_time() }
    /// The second factor was removed.
    SecondFactorRemoved = "second_factor_removed" { at: String = sample_time(), is_by_operator: bool = false }
    /// Several wrong codes came with the right password.
    SecondFactorRefused = "second_factor_refused" { at: String = sample_time() }
    /// A recovery code was used; how many are left.
    RecoveryCodeUsed = "recovery_code_used" { at: String = sample_time(), left: i64 = 7 }
    /// An account at an OpenID provider was linked.
    IdentityLinked = "identity_linked" { at: String = sample_time(), provider: String = "Google".to_owned() }
    /// An account at an OpenID provider was unlinked.
    IdentityRemoved = "identity_removed" { at: String = sample_time(), provider: String = "Google".to_owned() }
    /// A sign-in from a new device or network.
    NewSignIn = "new_sign_in" {
        at: String = sample_time(), device: String = "Firefox on Linux".to_owned(), address: String = "192.0.2.17".to_owned(),
    }
    /// A passkey was added.
    PasskeyAdded = "passkey_added" { at: String = sample_time() }
    /// A passkey was removed.
    PasskeyRemoved = "passkey_removed" { at: String = sample_time(), is_by_operator: bool = false }
    /// The account was frozen.
    AccountFrozen = "account_frozen" { reason: Option<Typed> = typed("Two other workers say that the pictures are theirs.") }
    /// The account was unfrozen.
    AccountUnfrozen = "account_unfrozen" {}
    /// The account was banned.
    AccountBanned = "account_banned" { reason: Option<Typed> = typed("Asked for payment outside of the marketplace.") }
    /// The account was unbanned.
    AccountUnbanned = "account_unbanned" { is_frozen: bool = true }
    /// To the former address of a deleted account.
    AccountDeleted = "account_deleted" {}
    /// The identity check was approved.
    KycApproved = "kyc_approved" {}
    /// The identity check was rejected.
    KycRejected = "kyc_rejected" {
        code: Option<String> = Some("UNREADABLE".to_owned()), note: Option<Typed> = typed("The year of birth is cut off."),
    }
    /// Some files have to be replaced.
    KycChangesRequested = "kyc_changes_requested" {
        files: Vec<RejectedFile> = vec![
            RejectedFile { slot: "selfie".to_owned(), reason_code: "UNREADABLE".to_owned(), note: typed("It is too dark.") },
            RejectedFile { slot: "licence".to_owned(), reason_code: "OTHER".to_owned(), note: typed("The second page is missing.") },
        ],
        note: Option<Typed> = typed("You are nearly there."),
    }
    /// An approval expires soon.
    KycExpiresSoon = "kyc_expires_soon" { days: i64 = 30 }
    /// An approval has expired.
    KycExpired = "kyc_expired" {}
    /// An approval was revoked.
    KycRevoked = "kyc_revoked" {
        code: Option<String> = Some("SUSPECTED_FRAUD".to_owned()), note: Option<Typed> = typed("Please write to us."),
    }
    /// A change of name was approved.
    NameChanged = "name_changed" {}
    /// A change of name was rejected.
    NameChangeRejected = "name_change_rejected" { reason: Option<Typed> = typed("The document shows another name.") }
    /// An unread message.
    NewMessage = "new_message" {
        sender: String = sample_name(), service: Option<Typed> = typed("Leaking taps and pipes"),
        content: Typed = Typed::new("Can you come on Monday, or see https://evil.example instead?"),
    }
    /// A client proposed a job.
    JobProposed = "job_proposed" { other: String = sample_name(), title: Typed = sample_title() }
    /// The client changed the proposal.
    JobChanged = "job_changed" { other: String = sample_name(), title: Typed = sample_title() }
    /// The worker accepted it.
    JobAccepted = "job_accepted" { other: String = sample_name(), title: Typed = sample_title() }
    /// The worker declined it.
    JobDeclined = "job_declined" { other: String = sample_name(), title: Typed = sample_title(), reason: Option<Typed> = typed("On holiday until May.") }
    /// The worker completed the job; the days until it is finalized automatically.
    JobCompleted = "job_completed" { other: String = sample_name(), title: Typed = sample_title(), finalize_after: u16 = 7 }
    /// The client finalized the job.
    JobFinalized = "job_finalized" { other: String = sample_name(), title: Typed = sample_title() }
    /// The job was finalized automatically.
    JobFinalizedAutomatically = "job_finalized_by_itself" { other: String = sample_name(), title: Typed = sample_title(), is_client: bool = true }
    /// The client or the worker cancelled it.
    JobCancelled = "job_cancelled" { other: String = sample_name(), title: Typed = sample_title(), reason: Option<Typed> = typed("The pipe holds again.") }
    /// The proposal expired.
    JobExpired = "job_expired" { other: String = sample_name(), title: Typed = sample_title() }
    /// A client reviewed a job.
    ReviewPosted = "review_posted" {
        author: String = sample_name(), rating: i64 = 4, job: Typed = sample_title(), text: Option<Typed> = typed("Quick and clean."),
    }
    /// To the author of a review that was removed.
    OwnReviewRemoved = "own_review_removed" { job: Typed = sample_title(), reason: Option<Typed> = typed("It names a third person.") }
    /// To the worker whom a removed review was about.
    ReceivedReviewRemoved = "received_review_removed" { job: Typed = sample_title() }
    /// An administrator changed the status of a listing.
    ServiceModerated = "service_moderated" {
        title: Typed = sample_title(), status: Option<String> = Some("PAUSED".to_owned()), reason: Option<Typed> = typed("The price is missing."),
    }
    /// An administrator deleted a listing.
    ServiceRemoved = "service_removed" { title: Typed = sample_title(), reason: Option<Typed> = typed("It is offered twice.") }
    /// To administrators: nothing is delivered to a webhook any more.
    WebhookDisabled = "webhook_disabled" {
        at: String = sample_time(), host: String = "hooks.example.com".to_owned(), reason: String = "FAILING".to_owned(),
    }
    /// Several news in one mail: the first paragraph of each, and how many more there are.
    News = "news" {
        lines: Vec<String> = vec![
            format!("{} has accepted “{}”.", sample_name(), sample_title().as_str()),
            format!("{} gave you 4 of 5 stars for “{}”.", sample_name(), sample_title().as_str()),
        ],
        more: usize = 3,
    }
}

fn link(page: &str) -> String {
    format!("https://hall.example/{page}?token=4mA0gX3ZT1rV0b7nQf2kq9JcUuE6sYwHd8LxPpRiSgM")
}

fn sample_time() -> String {
    "2026-11-28 at 17:10".to_owned()
}

fn sample_name() -> String {
    "Ana K.".to_owned()
}

fn sample_title() -> Typed {
    Typed::new("Fix the tap in the kitchen")
}

#[expect(clippy::unnecessary_wraps, reason = "the values of templates are optional")]
fn typed(text: &str) -> Option<Typed> {
    Some(Typed::new(text))
}
