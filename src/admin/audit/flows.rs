//! The whole audit trail of a search, step by step.

use super::{
    models::Entry,
    schemas::{AuditFilter, AuditRead},
    services,
};
use crate::{
    app::App,
    auth::permissions::Admin,
    core::{dependencies::Caller, error::Problem},
    event::Known,
};
use futures_util::{Stream, stream};

/// The entries of one transaction.
const STEP: i64 = 500;

/// Every entry that the filter finds, newest first. The caller is admitted for each step.
pub(crate) fn whole_trail(
    app: &App,
    caller: Caller<Admin>,
    filter: AuditFilter,
) -> impl Stream<Item = Result<Vec<AuditRead>, Problem>> + Send + use<> {
    let app = app.clone();
    stream::try_unfold(Some(i64::MAX), move |before| {
        let (app, filter) = (app.clone(), filter.clone());
        async move {
            let Some(before) = before else { return Ok(None) };
            let read = app.read(caller, move |tx, admin| services::trail(tx, admin, &filter, before, STEP));
            let rows: Vec<Known<Entry>> = read.await?;
            let is_last = i64::try_from(rows.len()).is_ok_and(|read| read < STEP);
            let next = rows.last().map(|row| row.id).filter(|_| !is_last);
            let entries = rows.into_iter().filter_map(|row| row.event).map(AuditRead::from).collect();
            Ok(Some((entries, next)))
        }
    })
}
