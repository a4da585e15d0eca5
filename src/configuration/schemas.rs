//! The response.

use crate::database::enums::{CancellationPolicy, DocumentType, Slot};
use serde::Serialize;
use utoipa::ToSchema;

/// What a front end has to know of this installation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConfigRead {
    /// The base URL of links in mails.
    #[schema(example = "https://hall.example")]
    pub(crate) public_url: String,
    pub(crate) sign_in: SignInConfig,
    pub(crate) identity_check: IdentityCheckConfig,
    pub(crate) deadlines: DeadlineConfig,
    /// What a client owes who cancels a job of a listing that has no policy of its own.
    pub(crate) cancellation_policy: CancellationPolicy,
    /// The currencies that prices may have (ISO 4217).
    #[schema(example = json!(["CHF", "EUR"]))]
    pub(crate) currencies: Vec<&'static str>,
    /// The languages that accounts can choose for mails, and requests for answers (BCP 47).
    #[schema(example = json!(["de", "en"]))]
    pub(crate) languages: Vec<&'static str>,
    /// The one for those who have chosen none.
    #[schema(example = "en")]
    pub(crate) language: &'static str,
    pub(crate) files: FileConfig,
    pub(crate) texts: TextConfig,
    pub(crate) lists: ListConfig,
}

/// How accounts are made and opened.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SignInConfig {
    /// Whether an account is created only after its address was verified by mail. Always true.
    pub(crate) email_verification: bool,
    /// Whether passkeys can be added and used here.
    pub(crate) passkeys: bool,
    /// Whether administrators can act only in sessions with a second factor.
    pub(crate) admins_need_second_factor: bool,
    /// The OpenID providers: `/auth/oidc/{id}/start` signs in with one of them.
    pub(crate) providers: Vec<ProviderConfig>,
}

/// A provider.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderConfig {
    #[schema(example = "google")]
    pub(crate) id: String,
    /// For people.
    #[schema(example = "Google")]
    pub(crate) name: String,
}

/// What an identity check asks a worker for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IdentityCheckConfig {
    /// The accepted documents, one of which is needed.
    pub(crate) documents: Vec<DocumentConfig>,
    /// Whether a selfie is needed.
    pub(crate) selfie: bool,
    /// Further files that are needed.
    pub(crate) extra_files: Vec<ExtraFileConfig>,
    /// After how many days an approval ends at the latest; `null`: with the document, or never.
    #[schema(example = 365)]
    pub(crate) valid_days: Option<u16>,
}

/// An accepted document.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DocumentConfig {
    pub(crate) document_type: DocumentType,
    /// Whether its back side is needed, too.
    pub(crate) needs_back: bool,
}

/// A further file.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExtraFileConfig {
    pub(crate) file: Slot,
    /// The slug of the category that needs it for publishing; `null`: every worker.
    #[schema(example = "electrical")]
    pub(crate) category: Option<String>,
}

/// What happens by itself.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeadlineConfig {
    /// A completed job is finalized after so many days.
    #[schema(example = 7)]
    pub(crate) job_finalize_days: u16,
    /// A proposed job expires after so many days without activity.
    #[schema(example = 14)]
    pub(crate) job_expire_days: u16,
    /// An offer that does not say how long it is open expires after so many days.
    #[schema(example = 7)]
    pub(crate) job_offer_days: u16,
    /// A no-show can be reported so many minutes after the agreed start.
    #[schema(example = 15)]
    pub(crate) job_no_show_minutes: u16,
    /// The report of a no-show can be contested for so many days.
    #[schema(example = 1)]
    pub(crate) job_contest_days: u16,
    /// How long the link works that verifies the address of a sign-up.
    #[schema(example = 24)]
    pub(crate) signup_link_hours: u64,
    /// Events older than this are not listed any more; `null`: all are.
    #[schema(example = 90)]
    pub(crate) event_days: Option<u16>,
}

/// Files that may be uploaded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FileConfig {
    pub(crate) picture: UploadConfig,
    pub(crate) identity_document: UploadConfig,
    pub(crate) selfie: UploadConfig,
}

/// A file that may be uploaded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UploadConfig {
    #[schema(example = 10485760)]
    pub(crate) max_bytes: usize,
    #[schema(example = json!(["image/jpeg", "image/png"]))]
    pub(crate) media_types: Vec<&'static str>,
}

/// How many characters texts may have.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TextConfig {
    #[schema(example = 80)]
    pub(crate) first_name: usize,
    #[schema(example = 80)]
    pub(crate) last_name: usize,
    /// The shortest password.
    #[schema(example = 8)]
    pub(crate) password_min: usize,
    #[schema(example = 128)]
    pub(crate) password: usize,
    /// What workers (`bio`) and clients (`about`) write about themselves.
    #[schema(example = 2000)]
    pub(crate) about: usize,
    #[schema(example = 60)]
    pub(crate) skill: usize,
    #[schema(example = 100)]
    pub(crate) listing_title: usize,
    #[schema(example = 5000)]
    pub(crate) listing_description: usize,
    #[schema(example = 5000)]
    pub(crate) message: usize,
    #[schema(example = 100)]
    pub(crate) job_title: usize,
    #[schema(example = 5000)]
    pub(crate) job_description: usize,
    #[schema(example = 2000)]
    pub(crate) review: usize,
    #[schema(example = 2000)]
    pub(crate) review_reply: usize,
}

/// How much of something there may be.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ListConfig {
    /// The items of a page without `limit`.
    #[schema(example = 20)]
    pub(crate) page: usize,
    /// The largest `limit`.
    #[schema(example = 100)]
    pub(crate) page_max: i64,
    #[schema(example = 30)]
    pub(crate) skills: usize,
    #[schema(example = 20)]
    pub(crate) passkeys: usize,
    /// Live feeds of one account at the same time, on each node.
    #[schema(example = 16)]
    pub(crate) live_feeds: usize,
}
