//! The events of others that concern a user.

use crate::{
    database::{Error, Param, Tx, enums::Role, ids::UserId},
    event::{EventKind, Known},
    feed::models::{FeedEvent, feed_events},
};

/// Events of some kinds.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) kinds: Vec<EventKind>,
    /// The lowest id.
    pub(super) first: i64,
    /// The highest id.
    pub(super) last: i64,
}

impl Span {
    /// A query of the ids of at most `rows` events for each kind. One index has the events of others for each user, by kind: each
    /// part of the query reads some rows of it, however many events there are. The parameters are those of [`Span::params`].
    fn ids(&self, role: Role) -> String {
        let of_user = match role {
            Role::Client => "client_id = $1 AND actor_id IS DISTINCT FROM client_id",
            Role::Worker => "worker_id = $1 AND actor_id IS DISTINCT FROM worker_id",
            Role::Admin => "for_admins AND actor_id IS DISTINCT FROM $1",
        };
        let of_kind = |number| {
            format!(
                "SELECT id FROM (SELECT id FROM events WHERE {of_user} AND type = ${number} AND id BETWEEN $2 AND $3
                 ORDER BY id DESC LIMIT $4) AS newest"
            )
        };
        (5..).take(self.kinds.len()).map(of_kind).collect::<Vec<_>>().join(" UNION ALL ")
    }

    fn params<'p>(&'p self, user: &'p UserId, rows: &'p i64) -> Vec<&'p dyn Param> {
        let mut params: Vec<&dyn Param> = vec![user, &self.first, &self.last, rows];
        params.extend(self.kinds.iter().map(|kind| kind as &dyn Param));
        params
    }

    /// The newest events first.
    pub(super) fn events(
        &self,
        tx: &mut Tx<'_>,
        role: Role,
        user: UserId,
        rows: i64,
    ) -> Result<Vec<Known<FeedEvent>>, Error> {
        let sql = format!("{}{}{}", feed_events!("e.id IN ("), self.ids(role), ") ORDER BY e.id DESC LIMIT $4");
        tx.all(&sql, &self.params(&user, &rows))
    }

    /// How many events there are; `max` if there are more.
    pub(super) fn count(&self, tx: &mut Tx<'_>, role: Role, user: UserId, max: i64) -> Result<i64, Error> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM ({}) AS found LIMIT $4) AS counted", self.ids(role));
        let (count,) = tx.one(&sql, &self.params(&user, &max))?;
        Ok(count)
    }
}

/// The newest event that the user has seen as a notification.
pub(super) fn seen_up_to(tx: &mut Tx<'_>, user: UserId) -> Result<i64, Error> {
    let (seen,) = tx.one("SELECT notifications_seen_up_to FROM users WHERE id = $1", &[&user])?;
    Ok(seen)
}

/// Moves the mark forwards; one that is there already, or further, stays.
pub(super) fn see_up_to(tx: &mut Tx<'_>, user: UserId, up_to: i64) -> Result<(), Error> {
    tx.execute(
        "UPDATE users SET notifications_seen_up_to = $2 WHERE id = $1 AND notifications_seen_up_to < $2",
        &[&user, &up_to],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::fresh;

    #[tokio::test]
    async fn the_newest_of_each_kind_are_found_by_an_index_without_sorting() {
        let (_home, db) = fresh::database();
        for (role, index) in [
            (Role::Client, "events_client_news (client_id=? AND type=? AND id>? AND id<?)"),
            (Role::Worker, "events_worker_news (worker_id=? AND type=? AND id>? AND id<?)"),
            (Role::Admin, "events_admins_type (type=? AND id>? AND id<?)"),
        ] {
            let kinds = vec![EventKind::JobAccepted, EventKind::KycSubmitted];
            let explain = move |tx: &mut Tx<'_>| {
                let span = Span { kinds: kinds.clone(), first: 0, last: i64::MAX };
                fresh::plan(tx, &span.ids(role), &span.params(&UserId::FIRST, &21))
            };
            let plan = db.read(explain).await.unwrap();
            assert_eq!(plan.iter().filter(|step| step.contains(index)).count(), 2, "{role:?}: {plan:#?}");
            assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{role:?}: {plan:#?}");
        }
    }
}
