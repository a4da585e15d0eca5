//! Reads the settings.

use super::schemas::{
    ConfigRead, DeadlineConfig, DocumentConfig, ExtraFileConfig, FileConfig, IdentityCheckConfig, ListConfig,
    ProviderConfig, SignInConfig, TextConfig, UploadConfig,
};
use crate::{
    app::App,
    auth::{models::SIGNUP_LIFE, passkeys::services::MAX_PASSKEYS},
    core::{
        dependencies::{DEFAULT_LIMIT, MAX_LIMIT},
        language::Language,
        money::currencies,
        text::Password,
        upload::{FileKind, PICTURES},
    },
    database::{
        enums::Slot,
        models::texts::{
            About, FirstName, JobDescription, JobTitle, LastName, ListingDescription, ListingTitle, MAX_SKILLS,
            MessageText, ReplyText, ReviewText, Skill,
        },
    },
    event::live_tail::FEEDS_PER_USER,
    picture,
    settings::Settings,
    worker::kyc,
};

/// What a front end has to know of this installation.
pub(super) fn read(app: &App) -> ConfigRead {
    let settings = &app.settings;
    let providers = app.providers.all();
    ConfigRead {
        public_url: settings.public_url.to_string(),
        sign_in: SignInConfig {
            email_verification: true,
            passkeys: app.relying_party.is_some(),
            admins_need_second_factor: settings.admin_second_factor,
            providers: providers.map(|one| ProviderConfig { id: one.id.clone(), name: one.name.clone() }).collect(),
        },
        identity_check: identity_check(settings),
        deadlines: DeadlineConfig {
            job_finalize_days: settings.job_finalize_after.0.get(),
            job_expire_days: settings.job_expire_after.0.get(),
            job_offer_days: settings.job_offer_period.0.get(),
            job_no_show_minutes: settings.job_no_show_minutes.get(),
            job_contest_days: settings.job_contest_period.0.get(),
            signup_link_hours: SIGNUP_LIFE.as_secs() / 3600,
            event_days: settings.event_archive_after.map(|days| days.0.get()),
        },
        cancellation_policy: settings.cancellation_policy,
        currencies: currencies().collect(),
        languages: Language::all().map(Language::tag).collect(),
        language: settings.language.tag(),
        files: FileConfig {
            picture: upload(picture::limits::MAX_FILE_BYTES, &PICTURES),
            identity_document: upload(kyc::limits::MAX_FILE_BYTES, kyc::flows::allowed(Slot::Document)),
            selfie: upload(kyc::limits::MAX_FILE_BYTES, kyc::flows::allowed(Slot::Selfie)),
        },
        texts: TEXTS,
        lists: LISTS,
    }
}

fn identity_check(settings: &Settings) -> IdentityCheckConfig {
    let documents = settings.kyc_documents.0.iter();
    let extra_files = settings.kyc_extra_files.0.iter();
    IdentityCheckConfig {
        documents: documents
            .map(|one| DocumentConfig { document_type: one.kind, needs_back: one.needs_back })
            .collect(),
        selfie: settings.kyc_selfie,
        extra_files: extra_files
            .map(|one| ExtraFileConfig { file: one.slot, category: one.category.clone() })
            .collect(),
        valid_days: settings.kyc_valid.map(|days| days.0.get()),
    }
}

fn upload(max_bytes: usize, kinds: &[FileKind]) -> UploadConfig {
    UploadConfig { max_bytes, media_types: kinds.iter().map(|kind| kind.media_type()).collect() }
}

const TEXTS: TextConfig = TextConfig {
    first_name: FirstName::MAX_LENGTH,
    last_name: LastName::MAX_LENGTH,
    password_min: Password::MIN_LENGTH,
    password: Password::MAX_LENGTH,
    about: About::MAX_LENGTH,
    skill: Skill::MAX_LENGTH,
    listing_title: ListingTitle::MAX_LENGTH,
    listing_description: ListingDescription::MAX_LENGTH,
    message: MessageText::MAX_LENGTH,
    job_title: JobTitle::MAX_LENGTH,
    job_description: JobDescription::MAX_LENGTH,
    review: ReviewText::MAX_LENGTH,
    review_reply: ReplyText::MAX_LENGTH,
};

const LISTS: ListConfig = ListConfig {
    page: DEFAULT_LIMIT,
    page_max: MAX_LIMIT,
    skills: MAX_SKILLS,
    passkeys: MAX_PASSKEYS,
    live_feeds: FEEDS_PER_USER,
};
