//! Database access: one SQL text for both engines, with their native drivers.
//!
//! [`session`] opens a database by its URL and runs closures in transactions. [`statement`] runs statements in such a closure, and [`row`]
//! reads structs from rows. Closures are synchronous, so that they cannot be cancelled, and `Fn`, because a transaction may be run again
//! after a conflict. Dependencies inside this module: connections ([`postgres`], [`sqlite`]) and [`row`] ← [`statement`] ← [`threads`] ←
//! [`session`] ← [`health`].

mod conditions;
pub mod enums;
mod error;
pub(crate) mod event_numbers;
#[cfg(test)]
pub(crate) mod fresh;
pub(crate) mod health;
pub mod ids;
pub(crate) mod leaving;
mod migrations;
pub(crate) mod models;
mod postgres;
pub mod queue;
mod row;
pub mod seen;
mod session;
mod slow;
mod sqlite;
mod statement;
mod statement_span;
mod step;
pub mod tables;
mod threads;

pub(crate) use conditions::Conditions;
pub use error::Error;
pub(crate) use error::on_unique;
pub(crate) use migrations::migrate_to;
pub use migrations::{LongLock, MigrationStatus, Schema, migrate, schema};
pub use row::{Column, FromRow, Row};
pub(crate) use row::{assign, columns, from_row, placeholders, select, stored_struct};
pub use session::{Database, Options, TIME_LIMIT};
pub(crate) use session::{checkpoint, commit, in_transaction, with_own_connection, with_snapshot};
pub(crate) use slow::log_slow_statements;
pub use statement::{Engine, Param, Tx};
pub(crate) use step::{STEP, is_full_step};
