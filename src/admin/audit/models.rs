//! The entries of the audit trail, and the names of what they are about.

use crate::{
    core::clock::Timestamp,
    database::{
        Conditions, Error, Param, Tx, from_row,
        ids::{SubjectId, UserId},
        models::user::{PublicUser, public_user_columns},
        placeholders,
    },
    event::{EventKind, Known, SubjectKind},
};
use std::collections::HashMap;

/// An entry of the audit trail.
#[derive(Debug)]
pub(crate) struct Audited {
    pub(crate) id: i64,
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) subject: SubjectId,
    pub(crate) data: String,
    pub(crate) actor: Option<PublicUser>,
}

from_row!(Audited { id, kind, at, subject, data, [actor as "actor_"] });

/// An entry with the name of what it is about.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) audited: Audited,
    pub(crate) label: Option<String>,
}

/// A search in the audit trail.
#[derive(Debug, Clone, Default)]
pub(crate) struct AuditSearch {
    pub(crate) actor: Option<UserId>,
    pub(crate) subject: Option<SubjectId>,
    pub(crate) kind: Option<EventKind>,
    /// At this time or later.
    pub(crate) from: Option<Timestamp>,
    /// Before this time.
    pub(crate) until: Option<Timestamp>,
}

impl AuditSearch {
    /// The entries before a number, newest first.
    pub(crate) fn run(&self, tx: &mut Tx<'_>, before: i64, rows: i64) -> Result<Vec<Known<Audited>>, Error> {
        self.query(before, rows).all(tx)
    }

    fn query(&self, before: i64, rows: i64) -> Conditions {
        const SELECT: &str = concat!(
            "SELECT e.id, e.type AS kind, e.at, e.subject_id AS subject, e.data, ",
            public_user_columns!("u" as "actor_"),
            " FROM events e LEFT JOIN users u ON u.id = e.actor_id WHERE e.is_audit AND e.id < $1"
        );
        let mut entries = Conditions::new(SELECT, before);
        entries.and_if("e.actor_id = $?", self.actor);
        entries.and_if("e.subject_id = $?", self.subject);
        entries.and_if("e.type = $?", self.kind);
        let is_by_time = self.actor.is_none() && self.subject.is_none() && self.kind.is_none();
        if is_by_time && (self.from.is_some() || self.until.is_some()) {
            // Entries of another time are skipped in an index that has the times, without reading them.
            entries.push_text(" AND e.id IN (SELECT id FROM events WHERE is_audit AND id < $1");
            entries.and_if("at >= $?", self.from);
            entries.and_if("at < $?", self.until);
            entries.push(" ORDER BY id DESC LIMIT $?)", rows);
        } else {
            entries.and_if("e.at >= $?", self.from);
            entries.and_if("e.at < $?", self.until);
        }
        entries.push(" ORDER BY e.id DESC LIMIT $?", rows);
        entries
    }
}

/// The query for the names of some subjects, up to their ids; `None` if they have no names.
fn labels(of: SubjectKind) -> Option<&'static str> {
    match of {
        SubjectKind::User => Some("SELECT u.id, u.first_name || ' ' || u.last_name AS label FROM users u WHERE u.id"),
        SubjectKind::Submission => Some(
            "SELECT k.id, u.first_name || ' ' || u.last_name AS label
                 FROM kyc_submissions k JOIN users u ON u.id = k.worker_id WHERE k.id",
        ),
        SubjectKind::Service => Some("SELECT s.id, s.title AS label FROM services s WHERE s.id"),
        SubjectKind::Thread => Some(
            "SELECT t.id, c.first_name || ', ' || w.first_name AS label
                 FROM threads t JOIN users c ON c.id = t.client_id JOIN users w ON w.id = t.worker_id WHERE t.id",
        ),
        SubjectKind::Job => Some("SELECT j.id, j.title AS label FROM jobs j WHERE j.id"),
        SubjectKind::Review => Some(
            "SELECT r.id, COALESCE(j.service_title, j.title) AS label
                 FROM (SELECT id, job_id FROM reviews UNION ALL SELECT id, job_id FROM client_reviews) AS r
                 JOIN jobs j ON j.id = r.job_id WHERE r.id",
        ),
        SubjectKind::Webhook => Some(
            "SELECT h.id, CASE WHEN h.description = '' THEN h.url ELSE h.description END AS label
                 FROM webhooks h WHERE h.id",
        ),
        SubjectKind::Signup
        | SubjectKind::Message
        | SubjectKind::Category
        | SubjectKind::Task
        | SubjectKind::SigningKey
        | SubjectKind::Installation => None,
    }
}

struct Labelled {
    id: SubjectId,
    label: String,
}

from_row!(Labelled { id, label });

/// The names of what these entries are about, with one query for each kind of subject.
pub(super) fn labels_of(tx: &mut Tx<'_>, entries: &[Known<Audited>]) -> Result<HashMap<SubjectId, String>, Error> {
    let mut found = HashMap::new();
    for kind in SubjectKind::ALL {
        let of_kind = entries.iter().filter_map(|row| row.event.as_ref());
        let of_kind = of_kind.filter(|entry| entry.kind.subject_kind() == Some(*kind));
        let mut ids: Vec<SubjectId> = of_kind.map(|entry| entry.subject).collect();
        ids.sort_unstable();
        ids.dedup();
        let (Some(query), false) = (labels(*kind), ids.is_empty()) else { continue };
        let params: Vec<&dyn Param> = ids.iter().map(|id| id as &dyn Param).collect();
        let rows: Vec<Labelled> = tx.all(&format!("{query} IN ({})", placeholders(&ids, 1)), &params)?;
        found.extend(rows.into_iter().map(|Labelled { id, label }| (id, label.trim().to_owned())));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::fresh;

    #[tokio::test]
    async fn a_search_reads_entries_by_an_index_that_has_what_is_searched_for() {
        let (_home, db) = fresh::database();
        let (actor, subject) = (Some(UserId::FIRST), Some(SubjectId::from(uuid::Uuid::nil())));
        let (from, until, all) = (Some(Timestamp::MIN), Some(Timestamp::MAX), AuditSearch::default());
        for (search, index) in [
            (all.clone(), "INDEX events_audit (id<?)"),
            (AuditSearch { until, ..all.clone() }, "COVERING INDEX events_audit_times (id<?)"),
            (AuditSearch { from, ..all.clone() }, "COVERING INDEX events_audit_times (id<?)"),
            (AuditSearch { from, until, ..all.clone() }, "COVERING INDEX events_audit_times (id<?)"),
            (AuditSearch { until, actor, ..all.clone() }, "INDEX events_audit_actor (actor_id=? AND id<?)"),
            (AuditSearch { until, subject, ..all }, "INDEX events_audit_subject (subject_id=? AND id<?)"),
        ] {
            let searched = search.clone();
            let explain = move |tx: &mut Tx<'_>| {
                let query = searched.query(i64::MAX, 21);
                fresh::plan(tx, query.sql(), &query.params())
            };
            let plan = db.read(explain).await.unwrap();
            assert!(plan.iter().any(|step| step.contains(index)), "{search:?}: {plan:#?}");
            assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{search:?}: {plan:#?}");
        }
    }

    #[test]
    fn every_entry_of_the_audit_trail_is_about_something_with_a_name_or_about_the_installation() {
        let about_the_installation = ["mails.released", "mails.tested", "events.exported"];
        for kind in EventKind::ALL.iter().filter(|kind| kind.is_audit()) {
            let is_expected = about_the_installation.contains(&kind.as_str());
            assert_eq!(kind.subject_kind() == Some(SubjectKind::Installation), is_expected, "{}", kind.as_str());
        }
    }
}
