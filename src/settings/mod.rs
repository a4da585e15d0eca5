//! Every setting, in one table: its field, its names, its default, and what it is for. `core::config` reads it.

mod kyc;
#[cfg(test)]
mod tests;

use crate::core::{
    config::{
        CheckUrl, ClamdUrl, DatabaseUrl, Days, Description, DescriptionRow, LogFilter, MailUrl, Origin, Providers,
        PublicUrl, Seconds, Setting, SettingError, SettingErrors, SettingText, Sources, StorageUrl, Value, settings,
    },
    logging::LogFormat,
    security::{WebhookSecret, master_key::MasterKey},
};
use axum::http::HeaderValue;
use ipnet::IpNet;
pub use kyc::{AcceptedDocument, AcceptedDocuments, ExtraFile, ExtraFiles};
use lettre::message::Mailbox;
use std::{
    net::SocketAddr,
    num::{NonZeroU16, NonZeroU32},
    path::PathBuf,
};

// To add a setting, add a line here. Its environment name is its key in capitals behind `HIREHALL_`. In a default,
// `<data dir>` and `<listen>` stand for what those settings turn out to be; an empty one means "not set".
settings! {
    /// Address and port to listen on.
    listen: SocketAddr = "HIREHALL_LISTEN", "listen", "127.0.0.1:8000";
    /// Where the embedded database, files, mail and keys are kept. Made with mode 0700.
    data_dir: PathBuf = "HIREHALL_DATA_DIR", "data_dir", "./data";
    /// The database: sqlite:<path>, or postgres://<user>:<password>@<host>/<database>.
    /// Parameters are those of libpq, as docs/OPERATIONS.md lists them; a password may be in PGPASSWORD or ~/.pgpass, too.
    database_url: DatabaseUrl = "HIREHALL_DATABASE_URL", "database.url", "sqlite:<data dir>/hirehall.db";
    /// Connections, each with a thread of its own, to PostgreSQL. SQLite does not use it.
    database_connections: NonZeroU16 = "HIREHALL_DATABASE_CONNECTIONS", "database.connections", "8";
    /// What links in mails start with. Never taken from a request.
    public_url: PublicUrl = "HIREHALL_PUBLIC_URL", "public_url", "http://<listen>";
    /// Where uploaded files are kept: file:<directory>, or s3://<bucket>/<prefix>, to which the usual AWS_ACCESS_KEY_ID,
    /// AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL lead.
    storage_url: StorageUrl = "HIREHALL_STORAGE_URL", "storage.url", "file:<data dir>/files";
    /// Days after which a file is deleted that no row names. Until then it is kept in `set-aside` in the file store.
    storage_set_aside: Days = "HIREHALL_STORAGE_SET_ASIDE_DAYS", "storage.set_aside_days", "7";
    /// How mail leaves: file:<directory> (one .eml file a message, for trying it out), smtp:// or smtps://.
    mail_url: MailUrl = "HIREHALL_MAIL_URL", "mail.url", "file:<data dir>/mail";
    /// Who mails are from.
    mail_from: Mailbox = "HIREHALL_MAIL_FROM", "mail.from", "Hirehall <no-reply@localhost>";
    /// Other origins whose pages may call the API from a browser, comma-separated.
    cors_origins: Vec<HeaderValue> = "HIREHALL_CORS_ORIGINS", "cors_origins", "";
    /// Networks of the proxies whose X-Forwarded-For is believed, comma-separated.
    trusted_proxies: Vec<IpNet> = "HIREHALL_TRUSTED_PROXIES", "trusted_proxies", "";
    /// Limits on how often one address or account may do something; off is for load tests only.
    rate_limits: bool = "HIREHALL_RATE_LIMITS", "rate_limits", "on";
    /// Connections served at the same time. Idle ones give way to further ones; while none is idle, those get 503.
    max_connections: NonZeroU32 = "HIREHALL_MAX_CONNECTIONS", "max_connections", "4096";
    /// How many of them one address (IPv6: one /64) may have. Trusted proxies may have all. Not set: a quarter of them, at least 16.
    max_connections_per_address: Option<NonZeroU32> = "HIREHALL_MAX_CONNECTIONS_PER_ADDRESS", "max_connections_per_address", "";
    /// Seconds between the signal to stop and the end of accepting connections. Meanwhile /readyz says 503, so that load balancers look
    /// elsewhere. There is no such delay for Ctrl-C on a terminal.
    stop_delay: Seconds = "HIREHALL_STOP_DELAY_SECONDS", "stop_delay_seconds", "5";
    /// A listener of its own for /metrics.
    metrics_listen: Option<SocketAddr> = "HIREHALL_METRICS_LISTEN", "metrics_listen", "";
    /// What is logged: a level (error, warn, info, debug, trace), or levels by module as in info,hirehall::auth=debug.
    log: LogFilter = "HIREHALL_LOG", "log", "info";
    /// What a log line looks like: pretty, json, or auto (pretty on a terminal, else json).
    log_format: LogFormat = "HIREHALL_LOG_FORMAT", "log_format", "auto";
    /// Opens the root of every other key: 256 random bits in base64, as `openssl rand -base64 32` prints them.
    /// When it is not set, one is made at first start and kept in <data dir>/keys.
    master_key: Option<MasterKey> = "HIREHALL_MASTER_KEY", "master_key", "";
    /// Days after which a new key signs access tokens. Nobody notices; `hirehall keys` shows and changes them by hand.
    key_age: Days = "HIREHALL_KEY_AGE_DAYS", "key_age_days", "90";
    /// Whether administrators can do their work only in sessions that were begun with a second factor.
    admin_second_factor: bool = "HIREHALL_ADMIN_SECOND_FACTOR", "admin_second_factor", "off";
    /// OpenID Connect providers that people may sign in with. Each has an id of your choice (here GOOGLE) and four settings:
    /// HIREHALL_OIDC_GOOGLE_ISSUER=https://accounts.google.com, HIREHALL_OIDC_GOOGLE_CLIENT_ID, HIREHALL_OIDC_GOOGLE_CLIENT_SECRET and
    /// HIREHALL_OIDC_GOOGLE_NAME (what people see); HIREHALL_OIDC_APPLE_RESPONSE_MODE=form_post where a provider demands that. In
    /// hirehall.toml a table [oidc.google] with issuer, client_id, client_secret, name, response_mode.
    oidc: Providers = "HIREHALL_OIDC", "oidc", "";
    /// Documents that prove an identity, comma-separated. NATIONAL_ID+BACK demands the back as well.
    kyc_documents: AcceptedDocuments = "HIREHALL_KYC_DOCUMENTS", "kyc.documents", "PASSPORT,DRIVERS_LICENSE,NATIONAL_ID,RESIDENCE_PERMIT";
    /// Whether a worker's face has to be shown beside the document.
    kyc_selfie: bool = "HIREHALL_KYC_SELFIE", "kyc.selfie", "on";
    /// What else has to be shown, comma-separated: licence, insurance or criminal_record of everybody, or of those who publish in a
    /// category, whose slug stands in front: insurance,electrical:licence,childcare:criminal_record.
    kyc_extra_files: ExtraFiles = "HIREHALL_KYC_EXTRA_FILES", "kyc.extra_files", "";
    /// Days after which an approval ends, if its document does not end before. Not set: with its document, or never.
    kyc_valid: Option<Days> = "HIREHALL_KYC_VALID_DAYS", "kyc.valid_days", "";
    /// Whether two administrators have to approve a submission before its worker is.
    kyc_four_eyes: bool = "HIREHALL_KYC_FOUR_EYES", "kyc.four_eyes", "off";
    /// Days after which the documents of a submission that was decided on are destroyed. Not set: with their account.
    kyc_retention: Option<Days> = "HIREHALL_KYC_RETENTION_DAYS", "kyc.retention_days", "";
    /// A service of yours that looks at submissions before an administrator does: https://<host>/<path>, or http:// on this machine. It is
    /// asked by signed messages, as docs/OPERATIONS.md describes.
    kyc_check_url: Option<CheckUrl> = "HIREHALL_KYC_CHECK_URL", "kyc.check_url", "";
    /// What signs the messages of both sides: 192 to 512 random bits in base64, behind whsec_ or not.
    kyc_check_secret: Option<WebhookSecret> = "HIREHALL_KYC_CHECK_SECRET", "kyc.check_secret", "";
    /// Whether what that service lets pass is approved without an administrator.
    kyc_check_approves: bool = "HIREHALL_KYC_CHECK_APPROVES", "kyc.check_approves", "off";
    /// The malware scanner that looks at uploaded documents: clamd, as unix:<path of its socket> or tcp://<host>:<port>. While it does not
    /// answer, nobody sees what is uploaded.
    clamd_url: Option<ClamdUrl> = "HIREHALL_CLAMD_URL", "clamd.url", "";
    /// Days after which a completed job that its client does not finalize is finalized by itself.
    job_finalize_after: Days = "HIREHALL_JOB_FINALIZE_AFTER_DAYS", "job.finalize_after_days", "7";
    /// Days after which a job under negotiation that nobody touches expires.
    job_expire_after: Days = "HIREHALL_JOB_EXPIRE_AFTER_DAYS", "job.expire_after_days", "14";
}

impl Settings {
    /// The settings that these sources make, or everything that is wrong with them.
    pub fn load(sources: &Sources) -> Result<Settings, SettingErrors> {
        let (mut found, mut problems) = sources.gather(TABLE);
        fill_in_defaults(&mut found);
        problems.extend(sources.exposed_master_key(&found));
        let mut settings = Settings::parse(&found, &mut problems);
        problems.extend(settings.as_ref().and_then(Settings::listens_twice));
        problems.extend(settings.as_ref().and_then(Settings::checks_by_half));
        if let Some(DatabaseUrl::Postgres(postgres)) = settings.as_mut().map(|settings| &mut settings.database_url) {
            postgres.variables = sources.postgres_variables();
        }
        if let Some(StorageUrl::Bucket(bucket)) = settings.as_mut().map(|settings| &mut settings.storage_url) {
            bucket.variables = sources.aws_variables();
        }
        match settings {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(SettingErrors(problems)),
        }
    }

    /// Every setting with its effective value, secrets masked, and where that came from.
    pub fn describe(&self) -> Description {
        let rows = TABLE.iter().zip(self.shown()).zip(&self.origins);
        Description(
            rows.map(|((setting, value), origin)| DescriptionRow { name: setting.name, value, origin: origin.clone() })
                .collect(),
        )
    }

    /// A file that lists every setting with its meaning and its default, all commented out: `.env.example`.
    pub fn example() -> String {
        let mut text = "# Copy this to .env, take the # off the lines to change, and chmod 600 it. `hirehall config` shows what came of it.\n\
             # Behind the = stands the default. Quotes go around a value with spaces; single quotes keep a $ or a \\ as it is.\n"
            .to_owned();
        let defaults = Settings::load(&Sources::default()).map(|settings| settings.describe().0).unwrap_or_default();
        for (setting, row) in TABLE.iter().zip(defaults) {
            let meaning: String = setting.meaning.iter().map(|line| format!("# {}\n", line.trim())).collect();
            let quote = if row.value.contains(' ') { "'" } else { "" };
            text += &format!("\n{meaning}#{}={quote}{}{quote}\n", setting.name, row.value);
        }
        text
    }

    fn listens_twice(&self) -> Option<SettingError> {
        (self.metrics_listen == Some(self.listen) && self.listen.port() != 0).then(|| SettingError {
            setting: "HIREHALL_METRICS_LISTEN".to_owned(),
            origin: self.origin("HIREHALL_METRICS_LISTEN"),
            wrong: format!("{} is where HIREHALL_LISTEN listens already", self.listen),
            expected: "another address or port: metrics are not for the public".to_owned(),
            remedy: "choose another port, such as 127.0.0.1:9000".to_owned(),
        })
    }

    fn checks_by_half(&self) -> Option<SettingError> {
        let (given, missing) = match (&self.kyc_check_url, &self.kyc_check_secret) {
            (Some(_), None) => ("HIREHALL_KYC_CHECK_URL", "HIREHALL_KYC_CHECK_SECRET"),
            (None, Some(_)) => ("HIREHALL_KYC_CHECK_SECRET", "HIREHALL_KYC_CHECK_URL"),
            (None, None) | (Some(_), Some(_)) => return None,
        };
        Some(SettingError {
            setting: given.to_owned(),
            origin: self.origin(given),
            wrong: format!("{missing} is not set"),
            expected: "both, or neither: a service is asked by messages that are signed".to_owned(),
            remedy: format!("set {missing} too, or remove {given}"),
        })
    }

    fn origin(&self, name: &str) -> Origin {
        let at = TABLE.iter().position(|setting| setting.name == name);
        at.and_then(|at| self.origins.get(at)).cloned().unwrap_or(Origin::Default)
    }
}

/// What a flag of the command line needs to know of a setting.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The environment name.
    pub name: &'static str,
    /// What it is without anybody saying anything; empty: not set.
    pub default: &'static str,
    /// What it is for, in lines.
    pub meaning: &'static [&'static str],
    /// Whether it is a secret and nothing else.
    pub only_secret: bool,
}

/// Every setting there is, in the order in which people read about them.
pub fn known() -> impl Iterator<Item = Known> {
    TABLE.iter().map(|setting| Known {
        name: setting.name,
        default: setting.default,
        meaning: setting.meaning,
        only_secret: setting.only_secret,
    })
}

/// Where a default depends on another setting, this is the place that knows how.
fn fill_in_defaults(found: &mut [SettingText<'_>]) {
    let text_of =
        |name: &str| found.iter().find(|f| f.setting.name == name).map(|f| f.text.clone()).unwrap_or_default();
    let data_dir = text_of("HIREHALL_DATA_DIR");
    let listen = reachable(&text_of("HIREHALL_LISTEN"));
    for found in found.iter_mut().filter(|found| found.origin == Origin::Default) {
        found.text = found.text.replace("<data dir>", &data_dir).replace("<listen>", &listen);
    }
}

/// Where a browser on this machine finds a server that listens there: "everywhere" is no address to put into a link.
fn reachable(listen: &str) -> String {
    match listen.parse::<SocketAddr>() {
        Ok(SocketAddr::V4(v4)) if v4.ip().is_unspecified() => format!("127.0.0.1:{}", v4.port()),
        Ok(SocketAddr::V6(v6)) if v6.ip().is_unspecified() => format!("[::1]:{}", v6.port()),
        Ok(address) => address.to_string(),
        Err(_) => "localhost".to_owned(),
    }
}
