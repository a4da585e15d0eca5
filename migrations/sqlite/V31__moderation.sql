-- The name that a worker wishes to have, whose identity was checked under another one: the latest wish.
CREATE TABLE name_changes (
    id           BLOB    NOT NULL PRIMARY KEY,
    worker_id    BLOB    NOT NULL REFERENCES workers (user_id),
    first_name   TEXT    NOT NULL,
    last_name    TEXT    NOT NULL,
    requested_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX name_changes_worker_id ON name_changes (worker_id);

-- Whether a banned account was frozen before: it is frozen again when the ban ends.
ALTER TABLE users ADD COLUMN was_frozen INTEGER NOT NULL DEFAULT 0 CHECK (was_frozen IN (0, 1));
UPDATE users SET was_frozen = TRUE WHERE status = 'BANNED' AND
    (SELECT e.data FROM events e WHERE e.subject_id = users.id AND e.type = 'user.banned' ORDER BY e.id DESC LIMIT 1)
        LIKE '%"from":"FROZEN"%';

-- Whether an administrator has taken a listing down: its worker cannot publish it.
ALTER TABLE services ADD COLUMN paused_by_moderation INTEGER NOT NULL DEFAULT 0 CHECK (paused_by_moderation IN (0, 1));
UPDATE services SET paused_by_moderation = TRUE WHERE status IN ('PAUSED', 'DRAFT') AND
    (SELECT e.type FROM events e WHERE e.subject_id = services.id AND e.type IN ('service.moderated', 'service.changed')
     ORDER BY e.id DESC LIMIT 1) = 'service.moderated';
