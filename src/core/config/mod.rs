//! How settings are read: one table says everything about each of them (see [`crate::settings`]), and everything here reads that table.
//!
//! Defaults ← `hirehall.toml` ← `.env` ← environment ← command line. Each setting remembers where it came from, and
//! loading lists every problem at once, so that an operator corrects them in one go.

mod description;
mod postgres;
mod providers;
mod secret;
mod sources;
mod table;
mod urls;
mod values;

pub use description::{Description, Row};
pub use postgres::PostgresUrl;
pub(crate) use postgres::{RootCertificates, SslMode, TargetSession};
pub use providers::{ProviderSettings, Providers};
pub use secret::Secret;
pub(crate) use sources::Found;
pub use sources::{Origin, SettingError, SettingErrors, SourceFile, Sources};
pub(crate) use table::{Setting, settings};
pub use urls::{BucketUrl, CheckUrl, ClamdUrl, DatabaseUrl, MailUrl, PublicUrl, StorageUrl};
pub use values::{Days, LogFilter, Seconds};
pub(crate) use values::{Value, is_on_this_machine, is_safe_to_ask};
