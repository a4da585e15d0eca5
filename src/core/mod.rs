//! What every backend needs, and what knows nothing of a marketplace.

pub(crate) mod accept;
pub mod change;
pub mod clock;
pub(crate) mod clock_watch;
pub(crate) mod compression;
pub mod config;
pub(crate) mod day;
pub(crate) mod dependencies;
pub mod email;
pub mod error;
pub(crate) mod etag;
pub(crate) mod geo;
pub(crate) mod http_client;
pub mod logging;
pub mod money;
pub(crate) mod multipart;
pub mod rate_limit;
pub(crate) mod request_context;
pub(crate) mod scanner;
pub mod security;
pub(crate) mod storage;
pub mod text;
pub(crate) mod transitions;
pub(crate) mod upload;
