//! A marketplace for each test, its users, and the servers that it needs.

mod authenticator;
mod browser;
mod clamd;
mod cluster;
mod collector;
mod device;
mod documented;
pub(crate) mod feed;
pub(crate) mod forger;
mod hall;
pub(crate) mod jobs;
mod mail;
pub(crate) mod openid;
pub(crate) mod papers;
mod pebble;
mod people;
mod pgbouncer;
pub(crate) mod plans;
pub(crate) mod postgres;
mod receiver;
mod rows;
mod s3;
mod samples;
pub(crate) mod smtp;

pub(crate) use authenticator::Authenticator;
pub(crate) use browser::Browser;
pub(crate) use clamd::{Clamd, MALWARE};
pub(crate) use cluster::{Cluster, pem};
pub(crate) use collector::{Collector, Spanned};
pub(crate) use device::Device;
use hall::let_the_background_work;
pub(crate) use hall::{Hall, eventually, eventually_is};
pub(crate) use mail::Mail;
pub(crate) use pebble::{Pebble, free_port, own_address};
pub(crate) use people::{Person, Reply};
pub(crate) use pgbouncer::PgBouncer;
pub(crate) use receiver::{Answer, Received, Receiver};
pub(crate) use rows::{Two, plan};
pub(crate) use s3::{BUCKET, S3};
pub(crate) use samples::{OF_ONE_ENGINE, listing, nothing_is_left_to_send, publish};

/// Runs a test on SQLite and on PostgreSQL, each with its own marketplace: `#[apply(both_engines)]`.
///
/// Attributes of the test, such as `#[apply(needs_s3)]`, apply to both.
macro_rules! both_engines {
    ($(#[$attribute:meta])* async fn $sentence:ident($hall:ident: Hall) $body:block) => {
        mod $sentence {
            use super::*;

            async fn holds($hall: Hall) $body

            $(#[$attribute])*
            #[tokio::test]
            async fn on_sqlite() {
                holds(Hall::on_sqlite().await).await;
                crate::support::plans::check_on_sqlite();
            }

            $(#[$attribute])*
            #[apply(needs_postgres)]
            #[tokio::test]
            async fn on_postgresql() {
                holds(Hall::on_postgresql().await).await;
                tokio::task::spawn_blocking(crate::support::plans::check_on_postgresql).await.unwrap();
            }
        }
    };
}

// `./test` enables the features for the programs of this machine. A test that needs another program is ignored, never
// passed.
macro_rules_attribute::attribute_alias! {
    #[apply(needs_postgres)] = #[cfg_attr(not(feature = "test-postgres"), ignore = "needs PostgreSQL: ./test starts one")];
    #[apply(needs_browser)] = #[cfg_attr(not(feature = "test-browser"), ignore = "needs Chromium and its driver: ./test installs them")];
    #[apply(needs_axe)] = #[cfg_attr(not(all(feature = "test-browser", feature = "test-axe")), ignore = "needs Chromium, its driver and axe-core: ./test installs them")];
    #[apply(needs_openid_provider)] = #[cfg_attr(not(feature = "test-openid"), ignore = "needs an OpenID provider: ./test installs one")];
    #[apply(needs_clamd)] = #[cfg_attr(not(feature = "test-clamd"), ignore = "needs clamd: ./test installs it")];
    #[apply(needs_s3)] = #[cfg_attr(not(feature = "test-s3"), ignore = "needs an S3 server: ./test installs one")];
    #[apply(needs_pgbouncer)] = #[cfg_attr(not(feature = "test-pgbouncer"), ignore = "needs pgbouncer: ./test installs it")];
    #[apply(needs_pebble)] = #[cfg_attr(not(feature = "test-pebble"), ignore = "needs pebble: ./test installs it")];
    #[apply(needs_last_release)] = #[cfg_attr(not(feature = "test-last-release"), ignore = "needs the program of the last release: tests/upgrade builds it")];
    #[apply(needs_age)] = #[cfg_attr(not(feature = "test-age"), ignore = "needs age: ./test installs it")];
}
