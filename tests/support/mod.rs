//! A marketplace for each test, and people and things to test it with.

mod authenticator;
mod browser;
mod clamd;
mod device;
pub(crate) mod feed;
pub(crate) mod forger;
mod hall;
mod mail;
pub(crate) mod openid;
mod people;
pub(crate) mod postgres;
mod s3;
pub(crate) mod smtp;

pub(crate) use authenticator::Authenticator;
pub(crate) use browser::Browser;
pub(crate) use clamd::{Clamd, MALWARE};
pub(crate) use device::Device;
pub(crate) use hall::{Hall, eventually};
pub(crate) use mail::Mail;
pub(crate) use people::{Person, Reply};
pub(crate) use s3::S3;

/// Runs a test on SQLite and on PostgreSQL, each time in a marketplace of its own: `#[apply(both_engines)]`.
macro_rules! both_engines {
    ($(#[$attribute:meta])* async fn $sentence:ident($hall:ident: Hall) $body:block) => {
        mod $sentence {
            use super::*;

            async fn holds($hall: Hall) $body

            #[tokio::test]
            async fn on_sqlite() {
                holds(Hall::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgresql() {
                match Hall::on_postgresql().await {
                    Some(hall) => holds(hall).await,
                    None => eprintln!("skipped: TEST_POSTGRES_URL is not set; ./test sets it"),
                }
            }
        }
    };
}
