//! The table of settings: field, names, default and help text. `core::config` reads it.

mod jobs;
mod kyc;
mod periods;
mod problems;
#[cfg(test)]
mod tests;

use crate::core::{
    config::{
        BucketUrl, ById, ByToken, CheckUrl, ClamdUrl, DatabaseUrl, Days, Description, DescriptionRow, DirectoryUrl,
        DomainName, FileMode, Fixed, ListenAddress, LogFilter, MailUrl, Millis, OidcProviders, Origin, OtlpHeaders,
        OtlpUrl, PageUrl, PublicUrl, SampleRatio, Seconds, Secret, Setting, SettingError, SettingErrors, SettingText,
        Sources, StorageUrl, Value, settings,
    },
    language::Language,
    logging::LogFormat,
    security::{WebhookSecret, master_key::MasterKey},
    time_zone::TimeZone,
    traces::TraceOptions,
};
use crate::database::enums::CancellationPolicy;
use axum::http::HeaderValue;
use ipnet::IpNet;
pub use kyc::{AcceptedDocument, AcceptedDocuments, ExtraFile, ExtraFiles};
use lettre::{Address, message::Mailbox};
use std::{
    net::SocketAddr,
    num::{NonZeroU16, NonZeroU32},
    path::PathBuf,
};

// To add a setting, add a line here. Its environment name is its key in capitals after `HIREHALL_`. In a
// default, `<data dir>` and `<listen>` are replaced by the values of those settings; with TLS of its own the scheme
// before `<listen>` is https, and with ACME `<listen>` is the first domain; an empty default means "not set".
settings! {
    /// Address and port to listen on, or unix:<path> for a Unix socket. A socket that systemd passes is used instead.
    listen: ListenAddress = "HIREHALL_LISTEN", "listen", "127.0.0.1:8000";
    /// The permissions of the Unix socket. Every program that may connect is trusted as a proxy.
    socket_mode: FileMode = "HIREHALL_SOCKET_MODE", "socket_mode", "660";
    /// TLS of its own: the file of the certificate and its chain, in PEM. Read again when it changes. Not set: plain HTTP.
    tls_certificate: Option<PathBuf> = "HIREHALL_TLS_CERTIFICATE", "tls.certificate", "";
    /// The file of the certificate's private key, in PEM, which only its owner or its group can read.
    tls_key: Option<PathBuf> = "HIREHALL_TLS_KEY", "tls.key", "";
    /// TLS of its own with a certificate that is obtained by ACME and renewed: the names that it is for, comma-separated.
    /// The authority has to reach this server at port 443 of each. Setting it agrees to the authority's terms of service.
    acme_domains: Vec<DomainName> = "HIREHALL_ACME_DOMAINS", "acme.domains", "";
    /// Where the authority may write to about the certificate. Used when the account there is created.
    acme_email: Option<Address> = "HIREHALL_ACME_EMAIL", "acme.email", "";
    /// The ACME directory of the authority. Let's Encrypt's for trying out is
    /// https://acme-staging-v02.api.letsencrypt.org/directory.
    acme_directory_url: DirectoryUrl = "HIREHALL_ACME_DIRECTORY_URL", "acme.directory_url", "https://acme-v02.api.letsencrypt.org/directory";
    /// The directory of the embedded database, files, mail and keys. Created with mode 0700.
    data_dir: PathBuf = "HIREHALL_DATA_DIR", "data_dir", "./data";
    /// The database: sqlite:<path>, or postgres://<user>:<password>@<host>/<database>. docs/OPERATIONS.md lists
    /// the supported libpq parameters; the password may be in PGPASSWORD or ~/.pgpass instead.
    database_url: DatabaseUrl = "HIREHALL_DATABASE_URL", "database.url", "sqlite:<data dir>/hirehall.db";
    /// Connections to PostgreSQL, each with its own thread. Ignored for SQLite.
    database_connections: NonZeroU16 = "HIREHALL_DATABASE_CONNECTIONS", "database.connections", "8";
    /// The base URL of links in mails. Never taken from a request.
    public_url: PublicUrl = "HIREHALL_PUBLIC_URL", "public_url", "http://<listen>";
    /// Where uploaded files are stored: file:<directory>, or s3://<bucket>/<prefix> with the usual
    /// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL.
    storage_url: StorageUrl = "HIREHALL_STORAGE_URL", "storage.url", "file:<data dir>/files";
    /// Days after which an unreferenced file is deleted. Until then it is in `set-aside` in the file store.
    storage_set_aside: Days = "HIREHALL_STORAGE_SET_ASIDE_DAYS", "storage.set_aside_days", "7";
    /// How mail is sent: file:<directory> (one .eml file per message, for development), smtp:// or smtps://.
    mail_url: MailUrl = "HIREHALL_MAIL_URL", "mail.url", "file:<data dir>/mail";
    /// The language of mails to accounts that have chosen none, and of answers to requests whose Accept-Language names none
    /// that is installed.
    language: Language = "HIREHALL_LANGUAGE", "language", "en";
    /// The time zone of times in mails to accounts that have chosen none: a name of the IANA database, such as Europe/Berlin.
    time_zone: TimeZone = "HIREHALL_TIME_ZONE", "time_zone", "UTC";
    /// The sender of mails.
    mail_from: Mailbox = "HIREHALL_MAIL_FROM", "mail.from", "Hirehall <no-reply@localhost>";
    /// The front end's page where everything begins: a path of the public URL, or a whole URL. Mails lead to these pages.
    page_home: PageUrl<Fixed> = "HIREHALL_PAGE_HOME", "page.home", "/";
    /// The page where people sign in.
    page_sign_in: PageUrl<Fixed> = "HIREHALL_PAGE_SIGN_IN", "page.sign_in", "/sign-in";
    /// The page that confirms the address of a sign-up. The server itself answers the default.
    page_verify_email: PageUrl<ByToken> = "HIREHALL_PAGE_VERIFY_EMAIL", "page.verify_email", "/verify-email?token={token}";
    /// The page where a new password is chosen. The server itself answers the default.
    page_reset_password: PageUrl<ByToken> = "HIREHALL_PAGE_RESET_PASSWORD", "page.reset_password", "/reset-password?token={token}";
    /// The page that confirms a new address. The server itself answers the default.
    page_confirm_email: PageUrl<ByToken> = "HIREHALL_PAGE_CONFIRM_EMAIL", "page.confirm_email", "/confirm-email?token={token}";
    /// The page of the account and its profile.
    page_account: PageUrl<Fixed> = "HIREHALL_PAGE_ACCOUNT", "page.account", "/account";
    /// The page of the account's password, second factor, passkeys and sessions.
    page_security: PageUrl<Fixed> = "HIREHALL_PAGE_SECURITY", "page.security", "/account/security";
    /// The page of the exports of the account's data.
    page_export: PageUrl<Fixed> = "HIREHALL_PAGE_EXPORT", "page.export", "/account/exports";
    /// The page of a worker's identity check.
    page_identity_check: PageUrl<Fixed> = "HIREHALL_PAGE_IDENTITY_CHECK", "page.identity_check", "/account/identity";
    /// The page of what has happened lately.
    page_notifications: PageUrl<Fixed> = "HIREHALL_PAGE_NOTIFICATIONS", "page.notifications", "/notifications";
    /// The page of a conversation.
    page_thread: PageUrl<ById> = "HIREHALL_PAGE_THREAD", "page.thread", "/threads/{id}";
    /// The page of a job.
    page_job: PageUrl<ById> = "HIREHALL_PAGE_JOB", "page.job", "/jobs/{id}";
    /// The page of a review.
    page_review: PageUrl<ById> = "HIREHALL_PAGE_REVIEW", "page.review", "/reviews/{id}";
    /// The page of a listing.
    page_service: PageUrl<ById> = "HIREHALL_PAGE_SERVICE", "page.service", "/services/{id}";
    /// The page of an account, for administrators.
    page_admin_user: PageUrl<ById> = "HIREHALL_PAGE_ADMIN_USER", "page.admin_user", "/admin/users/{id}";
    /// The page of a webhook, for administrators.
    page_webhook: PageUrl<ById> = "HIREHALL_PAGE_WEBHOOK", "page.webhook", "/admin/webhooks/{id}";
    /// Whether the pages for administrators are served, at /console.
    console: bool = "HIREHALL_CONSOLE", "console", "on";
    /// Other origins whose pages may call the API from a browser, comma-separated.
    cors_origins: Vec<HeaderValue> = "HIREHALL_CORS_ORIGINS", "cors_origins", "";
    /// Networks of the proxies whose X-Forwarded-For is trusted, comma-separated.
    trusted_proxies: Vec<IpNet> = "HIREHALL_TRUSTED_PROXIES", "trusted_proxies", "";
    /// Rate limits per address and account; turn them off for load tests only.
    rate_limits: bool = "HIREHALL_RATE_LIMITS", "rate_limits", "on";
    /// Connections served at the same time. A new connection replaces an idle one, or one whose peer has not sent
    /// or read anything for two seconds; while there is none, it gets 503.
    max_connections: NonZeroU32 = "HIREHALL_MAX_CONNECTIONS", "max_connections", "4096";
    /// Connections per address (IPv6: per /64; a /48 may have twice as many). Trusted proxies may use all. Not set:
    /// a quarter of all, at least 16.
    max_connections_per_address: Option<NonZeroU32> = "HIREHALL_MAX_CONNECTIONS_PER_ADDRESS", "max_connections_per_address", "";
    /// Seconds between the stop signal and the end of accepting connections. Meanwhile /readyz returns 503, so
    /// that load balancers remove this server. Ctrl-C on a terminal stops without this delay.
    stop_delay: Seconds = "HIREHALL_STOP_DELAY_SECONDS", "stop_delay_seconds", "5";
    /// Address and port of a separate listener for /metrics, and for /livez and /readyz, which answer there even
    /// while strangers take every connection.
    metrics_listen: Option<SocketAddr> = "HIREHALL_METRICS_LISTEN", "metrics_listen", "";
    /// The log filter: a level (error, warn, info, debug, trace), or levels by module as in
    /// info,hirehall::auth=debug.
    log: LogFilter = "HIREHALL_LOG", "log", "info";
    /// The format of log lines: pretty, json, or auto (pretty on a terminal, else json).
    log_format: LogFormat = "HIREHALL_LOG_FORMAT", "log_format", "auto";
    /// Whether the log line of a request names the client's address.
    log_client_address: bool = "HIREHALL_LOG_CLIENT_ADDRESS", "log_client_address", "off";
    /// A request that takes so many milliseconds is logged as a warning. Empty: none is.
    log_slow_request: Option<Millis> = "HIREHALL_LOG_SLOW_REQUEST_MS", "log_slow_request_ms", "2000";
    /// A statement that takes so many milliseconds is logged, without its values. Empty: none is.
    log_slow_statement: Option<Millis> = "HIREHALL_LOG_SLOW_STATEMENT_MS", "log_slow_statement_ms", "500";
    /// The collector that gets traces by OTLP over HTTP: its base URL, such as http://127.0.0.1:4318. Not set: nothing
    /// is traced.
    otlp_endpoint: Option<OtlpUrl> = "HIREHALL_OTLP_ENDPOINT", "otlp.endpoint", "";
    /// Headers for the collector, as name=value, comma-separated, such as Authorization=Bearer%20<token>.
    otlp_headers: Option<OtlpHeaders> = "HIREHALL_OTLP_HEADERS", "otlp.headers", "";
    /// The part of requests and tasks that is traced: 1 is all, 0.05 one of twenty.
    otlp_sample_ratio: SampleRatio = "HIREHALL_OTLP_SAMPLE_RATIO", "otlp.sample_ratio", "1";
    /// The master key, which wraps every other key: 256 random bits in base64, as `openssl rand -base64 32`
    /// prints them. Not set: the first start creates one in <data dir>/keys.
    master_key: Option<MasterKey> = "HIREHALL_MASTER_KEY", "master_key", "";
    /// Days after which a new key signs access tokens. Sessions are not affected; `hirehall keys` lists and
    /// rotates keys by hand.
    key_age: Days = "HIREHALL_KEY_AGE_DAYS", "key_age_days", "90";
    /// Whether administrators may act only in sessions that were opened with a second factor.
    admin_second_factor: bool = "HIREHALL_ADMIN_SECOND_FACTOR", "admin_second_factor", "off";
    /// OpenID Connect providers for signing in. Each has an id of your choice (here GOOGLE) and its settings:
    /// HIREHALL_OIDC_GOOGLE_ISSUER=https://accounts.google.com, HIREHALL_OIDC_GOOGLE_CLIENT_ID,
    /// HIREHALL_OIDC_GOOGLE_CLIENT_SECRET and HIREHALL_OIDC_GOOGLE_NAME (its display name);
    /// HIREHALL_OIDC_APPLE_RESPONSE_MODE=form_post where a provider requires it. In hirehall.toml a table
    /// [oidc.google] with issuer, client_id, client_secret, name, response_mode.
    oidc: OidcProviders = "HIREHALL_OIDC", "oidc", "";
    /// Accepted identity documents, comma-separated. NATIONAL_ID+BACK requires the back side as well.
    kyc_documents: AcceptedDocuments = "HIREHALL_KYC_DOCUMENTS", "kyc.documents", "PASSPORT,DRIVERS_LICENSE,NATIONAL_ID,RESIDENCE_PERMIT";
    /// Whether a selfie is required besides the document.
    kyc_selfie: bool = "HIREHALL_KYC_SELFIE", "kyc.selfie", "on";
    /// Further required files, comma-separated: licence, insurance or criminal_record for every worker, or with
    /// a category's slug only for publishing there: insurance,electrical:licence,childcare:criminal_record.
    kyc_extra_files: ExtraFiles = "HIREHALL_KYC_EXTRA_FILES", "kyc.extra_files", "";
    /// Days after which an approval ends, unless its document expires earlier. Not set: it ends with the
    /// document, or never.
    kyc_valid: Option<Days> = "HIREHALL_KYC_VALID_DAYS", "kyc.valid_days", "";
    /// Whether an approval needs two administrators.
    kyc_four_eyes: bool = "HIREHALL_KYC_FOUR_EYES", "kyc.four_eyes", "off";
    /// Days after which the documents of a decided submission are destroyed. Not set: when the account is
    /// deleted.
    kyc_retention: Option<Days> = "HIREHALL_KYC_RETENTION_DAYS", "kyc.retention_days", "";
    /// Your service that checks submissions before an administrator does: https://<host>/<path>, or http:// on
    /// this machine. It gets signed messages; see docs/OPERATIONS.md.
    kyc_check_url: Option<CheckUrl> = "HIREHALL_KYC_CHECK_URL", "kyc.check_url", "";
    /// The secret that signs the messages of both sides: 192 to 512 random bits in base64, with or without the
    /// prefix whsec_.
    kyc_check_secret: Option<WebhookSecret> = "HIREHALL_KYC_CHECK_SECRET", "kyc.check_secret", "";
    /// Whether a submission that passes the service's check is approved without an administrator.
    kyc_check_approves: bool = "HIREHALL_KYC_CHECK_APPROVES", "kyc.check_approves", "off";
    /// The malware scanner for uploaded documents: clamd, as unix:<path of its socket> or tcp://<host>:<port>.
    /// While it does not answer, uploads stay in quarantine.
    clamd_url: Option<ClamdUrl> = "HIREHALL_CLAMD_URL", "clamd.url", "";
    /// Networks to which webhooks may be sent although they are private, comma-separated, such as 10.1.2.0/24. Only
    /// there is http:// allowed.
    webhook_networks: Vec<IpNet> = "HIREHALL_WEBHOOK_NETWORKS", "webhook.networks", "";
    /// Days after which a completed job is finalized automatically if its client does not do it.
    job_finalize_after: Days = "HIREHALL_JOB_FINALIZE_AFTER_DAYS", "job.finalize_after_days", "7";
    /// Days after the end of a job for which both sides can review each other. Then their reviews can be read, also if one
    /// side has posted none. 1 to 90.
    review_period: Days = "HIREHALL_REVIEW_PERIOD_DAYS", "review.period_days", "14";
    /// The rating in tenths of a star that a worker without reviews has in the order of search results, 10 to 50.
    ranking_prior: NonZeroU32 = "HIREHALL_RANKING_PRIOR", "ranking.prior", "40";
    /// How many reviews that rating is worth: the more, the more reviews it takes to be far above or below it. 1 to 1000.
    ranking_weight: NonZeroU32 = "HIREHALL_RANKING_WEIGHT", "ranking.weight", "5";
    /// Days after which a job under negotiation without activity expires.
    job_expire_after: Days = "HIREHALL_JOB_EXPIRE_AFTER_DAYS", "job.expire_after_days", "14";
    /// Days for which an offer of a job is open unless it says otherwise, at most 30.
    job_offer_period: Days = "HIREHALL_JOB_OFFER_DAYS", "job.offer_days", "7";
    /// Minutes after the agreed start of a job after which either side can report that the other did not come.
    job_no_show_minutes: NonZeroU16 = "HIREHALL_JOB_NO_SHOW_MINUTES", "job.no_show_minutes", "15";
    /// Days in which such a report can be contested. After them the job is cancelled.
    job_contest_period: Days = "HIREHALL_JOB_CONTEST_DAYS", "job.contest_days", "1";
    /// Days after which what the opener of a dispute wants counts if the other side says nothing.
    dispute_answer_period: Days = "HIREHALL_DISPUTE_ANSWER_DAYS", "dispute.answer_days", "5";
    /// Days in which the decision of an administrator on a dispute can be appealed.
    dispute_appeal_period: Days = "HIREHALL_DISPUTE_APPEAL_DAYS", "dispute.appeal_days", "14";
    /// What a client owes who cancels a job of a listing that has no policy of its own: FLEXIBLE, MODERATE or STRICT.
    cancellation_policy: CancellationPolicy = "HIREHALL_JOB_CANCELLATION_POLICY", "job.cancellation_policy", "FLEXIBLE";
    /// Days after which the text and the place of a deleted listing are erased. Its title stays, because
    /// conversations and jobs refer to it. Not set: when the account is deleted.
    service_erase_after: Option<Days> = "HIREHALL_SERVICE_ERASE_AFTER_DAYS", "service.erase_after_days", "";
    /// Days after which events are moved from the database into compressed files of the file store, 30 or more. A live
    /// feed that has not read them by then gets `reset`; what an enabled webhook still needs stays. Empty: all stay.
    event_archive_after: Option<Days> = "HIREHALL_EVENT_ARCHIVE_AFTER_DAYS", "event.archive_after_days", "90";
    /// Days after which archived events are deleted for good, 365 or more. Not set: they are kept.
    event_delete_after: Option<Days> = "HIREHALL_EVENT_DELETE_AFTER_DAYS", "event.delete_after_days", "";
    /// Days after which the audit trail is in archives only, too, 365 or more. Not set: the database keeps it for ever.
    audit_archive_after: Option<Days> = "HIREHALL_AUDIT_ARCHIVE_AFTER_DAYS", "audit.archive_after_days", "";
    /// Days after its last use for which a network and browser of an account is known, 7 to 90. A sign-in from a new one
    /// is reported to the account's owner.
    keep_known_devices: Days = "HIREHALL_KEEP_KNOWN_DEVICE_DAYS", "keep.known_device_days", "90";
    /// Days for which a response is stored for a repeated Idempotency-Key, 1 to 30.
    keep_responses: Days = "HIREHALL_KEEP_RESPONSE_DAYS", "keep.response_days", "1";
    /// Days for which a task that failed for good is listed by `hirehall queue failed`, 7 to 365.
    keep_failed_tasks: Days = "HIREHALL_KEEP_FAILED_TASK_DAYS", "keep.failed_task_days", "30";
    /// Days for which attempts to deliver to webhooks are listed, 7 to 365.
    keep_webhook_attempts: Days = "HIREHALL_KEEP_WEBHOOK_ATTEMPT_DAYS", "keep.webhook_attempt_days", "30";
    /// Days after its last change for which a worker's prepared, not submitted documents are kept, 1 to 365.
    keep_drafts: Days = "HIREHALL_KEEP_DRAFT_DAYS", "keep.draft_days", "30";
}

impl Settings {
    /// Reads and validates the settings, or reports every problem.
    pub fn load(sources: &Sources) -> Result<Settings, SettingErrors> {
        let (mut found, mut problems) = sources.gather(TABLE);
        fill_in_defaults(&mut found);
        problems.extend(sources.exposed_master_key(&found));
        let mut settings = Settings::parse(&found, &mut problems);
        problems.extend(settings.iter().flat_map(Settings::problems));
        if let Some(settings) = &mut settings {
            settings.variables = ForeignVariables {
                postgres: sources.postgres_variables(&mut problems),
                aws: sources.aws_variables(&mut problems),
            };
            settings.variables.add_to_database(&mut settings.database_url);
            settings.variables.add_to_storage(&mut settings.storage_url);
        }
        match settings {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(SettingErrors(problems)),
        }
    }

    /// The URL of another database, with the same passwords as that of the settings.
    pub(crate) fn parse_database_url(&self, text: &str) -> Result<DatabaseUrl, String> {
        let mut url = DatabaseUrl::parse(text)?;
        self.variables.add_to_database(&mut url);
        Ok(url)
    }

    /// An object `s3://<bucket>/<key>`, with the same credentials as the file store.
    pub(crate) fn parse_object_url(&self, text: &str) -> Result<BucketUrl, String> {
        let mut url = StorageUrl::parse(text)?;
        self.variables.add_to_storage(&mut url);
        match url {
            StorageUrl::Bucket(object) if !object.prefix.is_empty() => Ok(object),
            _ => Err("it names no key in a bucket: s3://<bucket>/<key>".to_owned()),
        }
    }

    /// Every setting with its effective value, secrets masked, and its origin.
    pub fn describe(&self) -> Description {
        let rows = TABLE.iter().zip(self.shown()).zip(&self.origins);
        Description(
            rows.map(|((setting, value), origin)| DescriptionRow { name: setting.name, value, origin: origin.clone() })
                .collect(),
        )
    }

    /// The content of `.env.example`: every setting with its help text and default, commented out.
    pub fn example() -> String {
        let mut text = "# Copy this to .env, uncomment the lines to change, and chmod 600 it. `hirehall config` shows the effective values.\n\
             # The defaults are shown. Quote a value with spaces; single quotes keep $ and \\ unchanged.\n"
            .to_owned();
        let defaults = Settings::load(&Sources::default()).map(|settings| settings.describe().0).unwrap_or_default();
        for (setting, row) in TABLE.iter().zip(defaults) {
            let meaning: String = setting.meaning.iter().map(|line| format!("# {}\n", line.trim())).collect();
            let quote = if row.value.contains(' ') { "'" } else { "" };
            text += &format!("\n{meaning}#{}={quote}{}{quote}\n", setting.name, row.value);
        }
        text
    }

    /// Whether the server speaks TLS itself.
    pub fn has_tls(&self) -> bool {
        self.tls_certificate.is_some() || !self.acme_domains.is_empty()
    }

    /// Where traces are sent; `None`: nowhere.
    pub(crate) fn traces(&self) -> Option<TraceOptions> {
        let url = self.otlp_endpoint.clone()?;
        let headers = self.otlp_headers.clone().unwrap_or_default();
        let host = self.public_url.url().host_str().unwrap_or_default().to_owned();
        Some(TraceOptions { url, headers, ratio: self.otlp_sample_ratio, host })
    }

    fn origin(&self, name: &str) -> Origin {
        let at = TABLE.iter().position(|setting| setting.name == name);
        at.and_then(|at| self.origins.get(at)).cloned().unwrap_or(Origin::Default)
    }
}

/// Variables with standard names, which belong to URLs.
#[derive(Debug, Clone, Default)]
struct ForeignVariables {
    postgres: Vec<(String, Secret)>,
    aws: Vec<(String, Secret)>,
}

impl ForeignVariables {
    fn add_to_database(&self, url: &mut DatabaseUrl) {
        if let DatabaseUrl::Postgres(postgres) = url {
            postgres.variables.clone_from(&self.postgres);
        }
    }

    fn add_to_storage(&self, url: &mut StorageUrl) {
        if let StorageUrl::Bucket(bucket) = url {
            bucket.variables.clone_from(&self.aws);
        }
    }
}

/// A setting, as the command line needs it.
#[derive(Debug, Clone, Copy)]
pub struct FlagSetting {
    /// The environment name.
    pub name: &'static str,
    /// The default; empty: not set.
    pub default: &'static str,
    /// The help text, in lines.
    pub meaning: &'static [&'static str],
    /// Whether the whole value is a secret.
    pub only_secret: bool,
}

/// Every setting, in the order of the documentation.
pub fn flag_settings() -> impl Iterator<Item = FlagSetting> {
    TABLE.iter().map(|setting| FlagSetting {
        name: setting.name,
        default: setting.default,
        meaning: setting.meaning,
        only_secret: setting.only_secret,
    })
}

/// Replaces the placeholders in defaults by the values of other settings.
fn fill_in_defaults(found: &mut [SettingText<'_>]) {
    let text_of =
        |name: &str| found.iter().find(|f| f.setting.name == name).map(|f| f.text.clone()).unwrap_or_default();
    let data_dir = text_of("HIREHALL_DATA_DIR");
    let scheme = if text_of("HIREHALL_TLS_CERTIFICATE").is_empty() { "http" } else { "https" };
    let domains = text_of("HIREHALL_ACME_DOMAINS");
    let listen = match domains.split(',').map(str::trim).find(|domain| !domain.is_empty()) {
        // The authority finds it at the usual port.
        Some(domain) => format!("https://{domain}"),
        None => format!("{scheme}://{}", local_address(&text_of("HIREHALL_LISTEN"))),
    };
    for found in found.iter_mut().filter(|found| found.origin == Origin::Default) {
        found.text = found.text.replace("<data dir>", &data_dir).replace("http://<listen>", &listen);
    }
}

/// The address for a browser on this machine: an unspecified address becomes the loopback address.
fn local_address(listen: &str) -> String {
    match listen.parse::<SocketAddr>() {
        Ok(SocketAddr::V4(v4)) if v4.ip().is_unspecified() => format!("127.0.0.1:{}", v4.port()),
        Ok(SocketAddr::V6(v6)) if v6.ip().is_unspecified() => format!("[::1]:{}", v6.port()),
        Ok(address) => address.to_string(),
        Err(_) => "localhost".to_owned(),
    }
}
