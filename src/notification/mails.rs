//! Every mail and what it says: a template and the values that stand in it.
//!
//! To add a mail: a line here, with sample values, and `templates/<name>.txt`. `hirehall mails DIR` shows what it looks like.

use super::text::Typed;
use serde::Serialize;

/// Declares each mail: its template, and its values with a sample of each.
macro_rules! mails {
    ($($(#[doc = $doc:literal])+ $name:ident = $template:literal { $($field:ident: $type:ty = $sample:expr),* $(,)? })+) => {
        /// A mail, with the values that its template needs. Has no `Debug`: a link may be a secret.
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

            /// One of each, to look at.
            pub(super) fn samples() -> Vec<Mail> {
                vec![$(Self::$name { $($field: $sample),* },)+]
            }
        }

        /// The name and source of the template of every mail.
        pub(super) const TEMPLATES: &[(&str, &str)] =
            &[$(($template, include_str!(concat!("templates/", $template, ".txt"))),)+];
    };
}

/// What templates share: footers, and parts of bodies.
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

/// A file of an identity check that is needed again, and why.
#[derive(Clone, Serialize)]
pub(super) struct RefusedFile {
    pub(super) slot: String,
    pub(super) reason_code: String,
    pub(super) note: Option<Typed>,
}

mails! {
    /// The link that proves the address of a sign-up.
    VerifyEmail = "verify_email" { link: String = link("verify-email") }
    /// To the owner of an account: its address was used to sign up.
    AccountExists = "account_exists" {}
    /// The link to a new password.
    ResetPassword = "reset_password" { link: String = link("reset-password") }
    /// The link that proves a new address of an account.
    ConfirmNewAddress = "confirm_new_address" { link: String = link("confirm-email") }
    /// To the owner of an account: another account wants its address.
    AddressIsTaken = "address_is_taken" {}
    /// To the old address.
    AddressChangeRequested = "address_change_requested" {}
    /// To the old address.
    AddressChanged = "address_changed" { at: String = at() }
    /// An export can be fetched.
    ExportReady = "export_ready" {}
    /// The password is another one.
    PasswordChanged = "password_changed" { at: String = at() }
    /// Signing in takes a code.
    SecondFactorAdded = "second_factor_added" { at: String = at() }
    /// Signing in takes no code any more.
    SecondFactorRemoved = "second_factor_removed" { at: String = at() }
    /// A recovery code was used, and so many are left.
    RecoveryCodeUsed = "recovery_code_used" { at: String = at(), left: i64 = 7 }
    /// An account at an OpenID provider opens this one.
    IdentityLinked = "identity_linked" { at: String = at(), provider: String = "Google".to_owned() }
    /// It does no longer.
    IdentityRemoved = "identity_removed" { at: String = at(), provider: String = "Google".to_owned() }
    /// A sign-in from a device or network that was not used before.
    NewSignIn = "new_sign_in" {
        at: String = at(), device: String = "Firefox on Linux".to_owned(), address: String = "192.0.2.17".to_owned(),
    }
    /// A passkey was added.
    PasskeyAdded = "passkey_added" { at: String = at() }
    /// A passkey was removed.
    PasskeyRemoved = "passkey_removed" { at: String = at() }
    /// The account may only read.
    AccountFrozen = "account_frozen" { reason: Option<Typed> = typed("Two other workers say that the pictures are theirs.") }
    /// The account may act again.
    AccountUnfrozen = "account_unfrozen" {}
    /// The account may not sign in.
    AccountBanned = "account_banned" { reason: Option<Typed> = typed("Asked for payment outside of the marketplace.") }
    /// The account may sign in again.
    AccountUnbanned = "account_unbanned" { is_frozen: bool = true }
    /// To the address of an account that is gone.
    AccountDeleted = "account_deleted" {}
    /// The identity is verified.
    KycApproved = "kyc_approved" {}
    /// The identity could not be verified.
    KycRejected = "kyc_rejected" {
        code: Option<String> = Some("UNREADABLE".to_owned()), note: Option<Typed> = typed("The year of birth is cut off."),
    }
    /// Some files are needed again.
    KycChangesRequested = "kyc_changes_requested" {
        files: Vec<RefusedFile> = vec![
            RefusedFile { slot: "selfie".to_owned(), reason_code: "UNREADABLE".to_owned(), note: typed("It is too dark.") },
            RefusedFile { slot: "licence".to_owned(), reason_code: "OTHER".to_owned(), note: typed("The second page is missing.") },
        ],
        note: Option<Typed> = typed("You are nearly there."),
    }
    /// An approval ends soon.
    KycExpiresSoon = "kyc_expires_soon" { days: i64 = 30 }
    /// An approval has ended.
    KycExpired = "kyc_expired" {}
    /// An approval was taken back.
    KycRevoked = "kyc_revoked" {
        code: Option<String> = Some("SUSPECTED_FRAUD".to_owned()), note: Option<Typed> = typed("Please write to us."),
    }
    /// A worker has the name that they asked for.
    NameChanged = "name_changed" {}
    /// A worker does not get the name that they asked for.
    NameChangeRejected = "name_change_rejected" { reason: Option<Typed> = typed("The document shows another name.") }
    /// A message that was not read.
    NewMessage = "new_message" {
        sender: String = somebody(), service: Option<Typed> = typed("Leaking taps and pipes"),
        content: Typed = Typed::new("Can you come on Monday, or see https://evil.example instead?"),
    }
    /// A client proposes a job.
    JobProposed = "job_proposed" { other: String = somebody(), title: Typed = job() }
    /// The worker takes it.
    JobAccepted = "job_accepted" { other: String = somebody(), title: Typed = job() }
    /// The worker does not take it.
    JobDeclined = "job_declined" { other: String = somebody(), title: Typed = job(), reason: Option<Typed> = typed("On holiday until May.") }
    /// The work is done, says the worker. The number of days after which the job is finalized by itself.
    JobCompleted = "job_completed" { other: String = somebody(), title: Typed = job(), finalize_after: u16 = 7 }
    /// The client agrees.
    JobFinalized = "job_finalized" { other: String = somebody(), title: Typed = job() }
    /// The client has not said anything in time.
    JobFinalizedByItself = "job_finalized_by_itself" { other: String = somebody(), title: Typed = job(), is_client: bool = true }
    /// One side called it off.
    JobCancelled = "job_cancelled" { other: String = somebody(), title: Typed = job(), reason: Option<Typed> = typed("The pipe holds again.") }
    /// The proposal has expired.
    JobExpired = "job_expired" { other: String = somebody(), title: Typed = job() }
    /// A client reviewed a job.
    ReviewPosted = "review_posted" {
        author: String = somebody(), rating: i64 = 4, job: Typed = job(), text: Option<Typed> = typed("Quick and clean."),
    }
    /// To the author of a review that was removed.
    OwnReviewRemoved = "own_review_removed" { job: Typed = job(), reason: Option<Typed> = typed("It names a third person.") }
    /// To the worker whom it was about.
    ReceivedReviewRemoved = "received_review_removed" { job: Typed = job() }
    /// An administrator changed the status of a listing.
    ServiceModerated = "service_moderated" {
        title: Typed = job(), status: Option<String> = Some("PAUSED".to_owned()), reason: Option<Typed> = typed("The price is missing."),
    }
    /// An administrator deleted a listing.
    ServiceRemoved = "service_removed" { title: Typed = job(), reason: Option<Typed> = typed("It is offered twice.") }
    /// Several news in one mail: the first paragraph of each, and how many more there are.
    News = "news" {
        lines: Vec<String> = vec![
            format!("{} has accepted “{}”.", somebody(), job().as_str()),
            format!("{} gave you 4 of 5 stars for “{}”.", somebody(), job().as_str()),
        ],
        more: usize = 3,
    }
}

fn link(page: &str) -> String {
    format!("https://hall.example/{page}?token=4mA0gX3ZT1rV0b7nQf2kq9JcUuE6sYwHd8LxPpRiSgM")
}

fn at() -> String {
    "2026-11-28 at 17:10".to_owned()
}

fn somebody() -> String {
    "Ana K.".to_owned()
}

fn job() -> Typed {
    Typed::new("Fix the tap in the kitchen")
}

#[expect(clippy::unnecessary_wraps, reason = "the values of templates are optional")]
fn typed(text: &str) -> Option<Typed> {
    Some(Typed::new(text))
}
