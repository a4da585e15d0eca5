//! The rules of the audit trail.

use super::{
    models::{AuditSearch, Audited, Entry, labels_of},
    schemas::AuditFilter,
};
use crate::{
    auth::permissions::Admin,
    database::{Error, Tx},
    event::Known,
};

/// The audit trail, newest first.
pub(crate) fn trail(
    tx: &mut Tx<'_>,
    _: &Admin,
    filter: &AuditFilter,
    before: i64,
    rows: i64,
) -> Result<Vec<Known<Entry>>, Error> {
    let AuditFilter { actor_id, subject_id, kind, from, until } = filter.clone();
    find(tx, &AuditSearch { actor: actor_id, subject: subject_id, kind, from, until }, before, rows)
}

/// The entries that a search finds, newest first.
pub(crate) fn find(tx: &mut Tx<'_>, search: &AuditSearch, before: i64, rows: i64) -> Result<Vec<Known<Entry>>, Error> {
    let entries = search.run(tx, before, rows)?;
    let labels = labels_of(tx, &entries)?;
    let named = |audited: Audited| Entry { label: labels.get(&audited.subject).cloned(), audited };
    Ok(entries.into_iter().map(|row| row.map(named)).collect())
}
