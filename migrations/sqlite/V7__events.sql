-- The log of what happened. A row is written in the transaction of the change it tells of, and never changed.
CREATE TABLE events (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    type       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    actor_id   BLOB,                    -- who did it; NULL: the system itself
    subject_id BLOB    NOT NULL,        -- what it is about: a job, a thread, a review, a user …
    client_id  BLOB,                    -- the client who hears of it
    worker_id  BLOB,                    -- the worker who hears of it
    for_admins INTEGER NOT NULL CHECK (for_admins IN (0, 1)),
    is_audit   INTEGER NOT NULL CHECK (is_audit IN (0, 1)),
    data       TEXT    NOT NULL
) STRICT;
CREATE INDEX events_subject ON events (subject_id, id);
CREATE INDEX events_client ON events (client_id, id) WHERE client_id IS NOT NULL;
CREATE INDEX events_worker ON events (worker_id, id) WHERE worker_id IS NOT NULL;
CREATE INDEX events_admins ON events (id) WHERE for_admins;
CREATE INDEX events_audit ON events (id) WHERE is_audit;
CREATE INDEX events_audit_actor ON events (actor_id, id) WHERE is_audit;
CREATE INDEX events_audit_type ON events (type, id) WHERE is_audit;
CREATE INDEX events_type ON events (type, at);

-- How far a background reader of the log has come.
CREATE TABLE readers (
    name    TEXT    NOT NULL PRIMARY KEY,
    last_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO readers (name, last_id) VALUES ('mail', 0);

-- A mail that is due. It is deleted when the mail server has taken it.
CREATE TABLE mails (
    id         BLOB    NOT NULL PRIMARY KEY,
    event_id   INTEGER NOT NULL REFERENCES events (id),
    recipient  BLOB    NOT NULL,        -- a user, or the sign-up that has no user yet
    topic      BLOB,                    -- the conversation, if it is one that the mail tells of: one mail at a time
    address    TEXT,                    -- where to, if the account keeps no address any more
    attempts   INTEGER NOT NULL DEFAULT 0,
    due_at     INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX mails_event_id_recipient ON mails (event_id, recipient);
CREATE UNIQUE INDEX mails_topic_recipient ON mails (topic, recipient) WHERE topic IS NOT NULL;
CREATE INDEX mails_due_at ON mails (due_at, id);

-- When somebody was last told by mail that a conversation has something new for them.
CREATE TABLE message_mails (
    thread_id BLOB    NOT NULL REFERENCES threads (id),
    recipient BLOB    NOT NULL REFERENCES users (id),
    sent_at   INTEGER NOT NULL,
    PRIMARY KEY (thread_id, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_mails_sent_at ON message_mails (sent_at);

-- What was answered to a request that carried an Idempotency-Key.
CREATE TABLE answers (
    user_id      BLOB    NOT NULL REFERENCES users (id),
    route        TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    request_hash BLOB    NOT NULL,
    status       INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (user_id, route, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_created_at ON answers (created_at);

-- Facts about the installation itself, such as which master key seals its files.
CREATE TABLE installation (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
