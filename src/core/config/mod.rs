//! Reading settings. The table in [`crate::settings`] declares each setting once; this module reads and checks
//! by it.
//!
//! Precedence, weakest first: defaults, `hirehall.toml`, `.env`, credentials, environment, command line. Each value
//! remembers its origin, and loading reports every problem at once.

mod acme;
mod collector;
mod description;
mod listen;
mod origin;
mod otlp;
mod pages;
mod postgres;
mod providers;
mod secret;
mod secret_file;
mod sources;
mod table;
mod urls;
mod values;

pub use acme::{DirectoryUrl, DomainName};
pub(crate) use collector::SettingText;
pub use description::{Description, DescriptionRow};
pub use listen::{FileMode, ListenAddress};
pub use origin::{Origin, SettingError, SettingErrors, SourceFile};
pub use otlp::{OtlpHeaders, OtlpUrl, SampleRatio};
pub use pages::{ById, ByToken, Fixed, PageUrl};
pub use postgres::PostgresUrl;
pub(crate) use postgres::{RootCertificates, SslMode, TargetSession};
pub use providers::{OidcProviders, ProviderSettings};
pub use secret::Secret;
pub use sources::Sources;
pub(crate) use table::{Setting, settings};
pub use urls::{BucketUrl, CheckUrl, ClamdUrl, DatabaseUrl, MailUrl, PublicUrl, StorageUrl};
pub use values::{Days, LogFilter, Millis, Seconds};
pub(crate) use values::{Value, is_encrypted_or_local, is_loopback};
