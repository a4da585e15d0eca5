-- A thread numbers its messages: message_count is the number of the latest. The counters of unread messages are kept beside
-- it, one for each side.
CREATE TABLE threads (
    id               UUID    NOT NULL PRIMARY KEY,
    client_id        UUID    NOT NULL REFERENCES clients (user_id),
    worker_id        UUID    NOT NULL REFERENCES workers (user_id),
    service_id       UUID    REFERENCES services (id),
    is_closed BOOLEAN NOT NULL DEFAULT FALSE,
    message_count    BIGINT NOT NULL DEFAULT 0,
    client_unread    BIGINT NOT NULL DEFAULT 0,
    worker_unread    BIGINT NOT NULL DEFAULT 0,
    created_at       BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX threads_open ON threads (client_id, worker_id, COALESCE(service_id, '00000000-0000-0000-0000-000000000000')) WHERE NOT is_closed;
CREATE INDEX threads_of_client ON threads (client_id, last_activity_at, id);
CREATE INDEX threads_of_worker ON threads (worker_id, last_activity_at, id);
CREATE INDEX threads_of_service ON threads (service_id);

CREATE TABLE messages (
    thread_id         UUID    NOT NULL REFERENCES threads (id),
    number            BIGINT NOT NULL,
    id                UUID    NOT NULL,
    sender_id         UUID    NOT NULL REFERENCES users (id),
    content           TEXT    NOT NULL,
    client_message_id TEXT,
    sent_at           BIGINT NOT NULL,
    PRIMARY KEY (thread_id, number)
);
CREATE UNIQUE INDEX messages_id ON messages (id);
CREATE UNIQUE INDEX messages_client_message_id ON messages (thread_id, sender_id, client_message_id) WHERE client_message_id IS NOT NULL;
