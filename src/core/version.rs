//! What this program is.

/// The version.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit that this program was built from; `unknown` if the build did not say.
pub(crate) const COMMIT: &str = match option_env!("HIREHALL_COMMIT") {
    Some(commit) => commit,
    None => "unknown",
};

/// Both, for `--version`. `packaging/build` says the commit; a build script that asks git would compile everything again
/// after each commit.
pub(crate) fn version_and_commit() -> String {
    if COMMIT == "unknown" { VERSION.to_owned() } else { format!("{VERSION} ({COMMIT})") }
}
