-- The log of what happened. A row is written in the transaction of the change it tells of, and never changed.
CREATE TABLE events (
    id         BIGINT  NOT NULL PRIMARY KEY,
    type       TEXT    NOT NULL,
    at         BIGINT NOT NULL,
    actor_id   UUID,                    -- who did it; NULL: the system itself
    subject_id UUID    NOT NULL,        -- what it is about: a job, a thread, a review, a user …
    client_id  UUID,                    -- the client who hears of it
    worker_id  UUID,                    -- the worker who hears of it
    for_admins BOOLEAN NOT NULL,
    is_audit BOOLEAN NOT NULL,
    data       TEXT    NOT NULL
);
CREATE INDEX events_subject ON events (subject_id, id);
CREATE INDEX events_client ON events (client_id, id) WHERE client_id IS NOT NULL;
CREATE INDEX events_worker ON events (worker_id, id) WHERE worker_id IS NOT NULL;
CREATE INDEX events_admins ON events (id) WHERE for_admins;
CREATE INDEX events_audit ON events (id) WHERE is_audit;
CREATE INDEX events_audit_actor ON events (actor_id, id) WHERE is_audit;
CREATE INDEX events_audit_type ON events (type, id) WHERE is_audit;
CREATE INDEX events_type ON events (type, at);

-- Numbers that grow in the order in which a reader may see them. A number is the transaction's own number, shifted by ten bits,
-- plus the event's place within its transaction (0 … 1023). Whatever commits later than every transaction that is finished now
-- has a higher number than they, so a reader that stays below event_horizon() never passes an event that is still to come.
-- The offset is raised when a dump is restored into a cluster whose transactions are numbered lower.
CREATE TABLE event_offset (value BIGINT NOT NULL);
INSERT INTO event_offset (value) VALUES (0);

CREATE FUNCTION next_event_id(place BIGINT) RETURNS BIGINT LANGUAGE SQL VOLATILE AS $$
    SELECT (SELECT value FROM event_offset) + (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT) << 10) + place
$$;

-- Transactions of other databases have numbers of the same series, but write no events here. They are left out as far as this role
-- may see them (its own, or all with pg_read_all_stats): otherwise a long one would hold up every reader.
CREATE FUNCTION event_horizon() RETURNS BIGINT LANGUAGE SQL STABLE AS $$
    SELECT (SELECT value FROM event_offset) + (CAST(CAST(COALESCE(
        (SELECT min(running) FROM pg_snapshot_xip(pg_current_snapshot()) AS running
         WHERE CAST(running AS xid) NOT IN
             (SELECT backend_xid FROM pg_stat_get_activity(NULL)
              WHERE backend_xid IS NOT NULL AND datid <> (SELECT oid FROM pg_database WHERE datname = current_database()))),
        pg_snapshot_xmax(pg_current_snapshot())
    ) AS TEXT) AS BIGINT) << 10)
$$;

-- How far a background reader of the log has come.
CREATE TABLE readers (
    name    TEXT    NOT NULL PRIMARY KEY,
    last_id BIGINT NOT NULL
);
INSERT INTO readers (name, last_id) VALUES ('mail', 0);

-- A mail that is due. It is deleted when the mail server has taken it.
CREATE TABLE mails (
    id         UUID    NOT NULL PRIMARY KEY,
    event_id   BIGINT NOT NULL REFERENCES events (id),
    recipient  UUID    NOT NULL,        -- a user, or the sign-up that has no user yet
    topic      UUID,                    -- the conversation, if it is one that the mail tells of: one mail at a time
    address    TEXT,                    -- where to, if the account keeps no address any more
    attempts   BIGINT NOT NULL DEFAULT 0,
    due_at     BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX mails_event_id_recipient ON mails (event_id, recipient);
CREATE UNIQUE INDEX mails_topic_recipient ON mails (topic, recipient) WHERE topic IS NOT NULL;
CREATE INDEX mails_due_at ON mails (due_at, id);

-- When somebody was last told by mail that a conversation has something new for them.
CREATE TABLE message_mails (
    thread_id UUID    NOT NULL REFERENCES threads (id),
    recipient UUID    NOT NULL REFERENCES users (id),
    sent_at   BIGINT NOT NULL,
    PRIMARY KEY (thread_id, recipient)
);
CREATE INDEX message_mails_sent_at ON message_mails (sent_at);

-- What was answered to a request that carried an Idempotency-Key.
CREATE TABLE answers (
    user_id      UUID    NOT NULL REFERENCES users (id),
    route        TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    request_hash BYTEA   NOT NULL,
    status       BIGINT NOT NULL,
    body         TEXT    NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (user_id, route, key)
);
CREATE INDEX answers_created_at ON answers (created_at);

-- Facts about the installation itself, such as which master key seals its files.
CREATE TABLE installation (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
