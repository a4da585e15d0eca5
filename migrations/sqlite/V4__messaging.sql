-- A thread numbers its messages: message_count is the number of the latest. The counters of unread messages are kept beside
-- it, one for each side.
CREATE TABLE threads (
    id               BLOB    NOT NULL PRIMARY KEY,
    client_id        BLOB    NOT NULL REFERENCES clients (user_id),
    worker_id        BLOB    NOT NULL REFERENCES workers (user_id),
    service_id       BLOB    REFERENCES services (id),
    is_closed        INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
    message_count    INTEGER NOT NULL DEFAULT 0,
    client_unread    INTEGER NOT NULL DEFAULT 0,
    worker_unread    INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL,
    last_activity_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX threads_open ON threads (client_id, worker_id, COALESCE(service_id, zeroblob(16))) WHERE NOT is_closed;
CREATE INDEX threads_of_client ON threads (client_id, last_activity_at, id);
CREATE INDEX threads_of_worker ON threads (worker_id, last_activity_at, id);
CREATE INDEX threads_of_service ON threads (service_id);

CREATE TABLE messages (
    thread_id         BLOB    NOT NULL REFERENCES threads (id),
    number            INTEGER NOT NULL,
    id                BLOB    NOT NULL,
    sender_id         BLOB    NOT NULL REFERENCES users (id),
    content           TEXT    NOT NULL,
    client_message_id TEXT,
    sent_at           INTEGER NOT NULL,
    PRIMARY KEY (thread_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX messages_id ON messages (id);
CREATE UNIQUE INDEX messages_client_message_id ON messages (thread_id, sender_id, client_message_id) WHERE client_message_id IS NOT NULL;
