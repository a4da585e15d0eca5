//! The identity of an installation: its root key, and the claim on its file store.

mod root_key;
mod store;

pub use root_key::{RootKeyError, open_root_key};
pub(crate) use root_key::{change_key_file, change_master_key, find_root_key, unwrap_root_key, wrapped_root_key};
pub use store::StoreError;
pub(crate) use store::{claim_store, require_known_files};
