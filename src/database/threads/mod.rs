//! Threads that own connections and run transactions on them, one after the other.

pub(super) mod postgres;
pub(super) mod sqlite;
pub(super) mod work;
