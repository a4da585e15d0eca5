//! The events of one user.

use crate::{
    core::clock::Timestamp,
    database::{
        Error, FromRow, Row, Tx,
        enums::Role,
        from_row,
        ids::{PictureId, SubjectId, ThreadId, UserId},
    },
    event::{EventKind, Known, models::LogEnd},
};

/// An event with what a list needs to show it.
#[derive(Debug)]
pub(crate) struct FeedEvent {
    pub(crate) id: i64,
    pub(crate) kind: EventKind,
    pub(crate) at: Timestamp,
    pub(crate) subject: SubjectId,
    pub(crate) data: String,
    pub(crate) actor: Option<NamedActor>,
    pub(crate) actor_picture: Option<PictureId>,
    /// The account that it is about, or whose submission.
    pub(crate) person: Option<NamedPerson>,
    /// The title of the job or listing that it is about, or of that of the conversation, message or review.
    pub(crate) title: Option<String>,
    pub(crate) message: Option<PostedMessage>,
}

from_row!(FeedEvent { id, kind, at, subject, data, [actor as "actor_"], actor_picture, [person as "person_"], title, [message as "message_"] });

/// Structs of the columns of a `LEFT JOIN`.
macro_rules! joined {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty),+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $type),+ }

        impl FromRow for Option<$name> {
            fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
                $(let $field: Option<$type> = row.take(stringify!($field))?;)+
                let joined = || Some($name { $($field: $field?),+ });
                Ok(joined())
            }
        }
    )+};
}

joined! {
    NamedActor { id: UserId, role: Role, first_name: String, last_name: String }
    NamedPerson { id: UserId, first_name: String, last_name: String }
    PostedMessage { thread_id: ThreadId, number: i64, sender_id: UserId, content: String, sent_at: Timestamp }
}

/// The query of [`FeedEvent`] with these conditions and their order. Each event is joined to at most one row of each table, by its key.
macro_rules! feed_events {
    ($($rest:literal),+) => {
        concat!(
            "SELECT e.id, e.type AS kind, e.at, e.subject_id AS subject, e.data,
                 a.id AS actor_id, a.role AS actor_role, a.first_name AS actor_first_name, a.last_name AS actor_last_name,
                 COALESCE(ac.picture_id, aw.picture_id) AS actor_picture,
                 p.id AS person_id, p.first_name AS person_first_name, p.last_name AS person_last_name,
                 COALESCE(CASE WHEN COALESCE(r.id, cr.id, br.id) IS NULL THEN j.title ELSE COALESCE(j.service_title, j.title) END, s.title) AS title,
                 m.thread_id AS message_thread_id, m.number AS message_number, m.sender_id AS message_sender_id, m.content AS message_content,
                 m.sent_at AS message_sent_at
             FROM events e
                 LEFT JOIN users a ON a.id = e.actor_id
                 LEFT JOIN clients ac ON ac.user_id = e.actor_id
                 LEFT JOIN workers aw ON aw.user_id = e.actor_id
                 LEFT JOIN kyc_submissions k ON k.id = e.subject_id
                 LEFT JOIN users p ON p.id = COALESCE(k.worker_id, e.subject_id)
                 LEFT JOIN messages m ON e.type = 'message.posted' AND m.id = e.subject_id
                 LEFT JOIN threads t ON t.id = COALESCE(m.thread_id, e.subject_id)
                 LEFT JOIN services s ON s.id = COALESCE(t.service_id, e.subject_id)
                 LEFT JOIN reviews r ON r.id = e.subject_id
                 LEFT JOIN client_reviews cr ON cr.id = e.subject_id
                 LEFT JOIN blind_reviews br ON br.id = e.subject_id
                 LEFT JOIN jobs j ON j.id = COALESCE(r.job_id, cr.job_id, br.job_id, e.subject_id)
             WHERE ",
            $($rest),+
        )
    };
}

pub(super) use feed_events;

impl FeedEvent {
    /// The events that concern a user, after `id`, oldest first.
    pub(super) fn concerning(
        tx: &mut Tx<'_>,
        role: Role,
        user: UserId,
        id: i64,
        end: LogEnd,
        rows: i64,
    ) -> Result<Vec<Known<FeedEvent>>, Error> {
        macro_rules! of {
            ($who:literal) => {
                feed_events!($who, " AND e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT $3")
            };
        }
        match role {
            Role::Client => tx.all(of!("e.client_id = $4"), &[&id, &end.last(), &rows, &user]),
            Role::Worker => tx.all(of!("e.worker_id = $4"), &[&id, &end.last(), &rows, &user]),
            Role::Admin => tx.all(of!("e.for_admins"), &[&id, &end.last(), &rows]),
        }
    }

    /// The last event up to `until` that concerns a user; 0 if there is none.
    pub(super) fn last_concerning(tx: &mut Tx<'_>, role: Role, user: UserId, until: i64) -> Result<i64, Error> {
        let last: Option<(i64,)> = match role {
            Role::Client => tx.optional(
                "SELECT id FROM events WHERE client_id = $1 AND id <= $2 ORDER BY id DESC LIMIT 1",
                &[&user, &until],
            ),
            Role::Worker => tx.optional(
                "SELECT id FROM events WHERE worker_id = $1 AND id <= $2 ORDER BY id DESC LIMIT 1",
                &[&user, &until],
            ),
            Role::Admin => {
                tx.optional("SELECT id FROM events WHERE for_admins AND id <= $1 ORDER BY id DESC LIMIT 1", &[&until])
            }
        }?;
        Ok(last.map_or(0, |(id,)| id))
    }
}
