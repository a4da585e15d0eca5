-- Events that wait to be delivered to a webhook. Of the events of one subject, only the first is due; the next becomes due when that is gone.
CREATE TABLE webhook_deliveries (
    id         BLOB    NOT NULL PRIMARY KEY,
    webhook_id BLOB    NOT NULL REFERENCES webhooks (id),
    event_id   INTEGER NOT NULL,
    subject_id BLOB    NOT NULL,
    attempts   INTEGER NOT NULL,
    due_at     INTEGER                      -- NULL: an earlier event of the subject waits
) STRICT;
CREATE UNIQUE INDEX webhook_deliveries_webhook_id_event_id ON webhook_deliveries (webhook_id, event_id);
CREATE INDEX webhook_deliveries_of_subject ON webhook_deliveries (webhook_id, subject_id, event_id);
CREATE UNIQUE INDEX webhook_deliveries_first_of_subject ON webhook_deliveries (webhook_id, subject_id) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at, event_id) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due_at ON webhook_deliveries (due_at) WHERE due_at IS NOT NULL;

-- What came of attempts to deliver: the newest of each webhook, for a month.
CREATE TABLE webhook_attempts (
    id              BLOB    NOT NULL PRIMARY KEY,
    webhook_id      BLOB    NOT NULL REFERENCES webhooks (id),
    message_id      TEXT    NOT NULL,
    event_id        INTEGER,                -- NULL: a test
    event_type      TEXT    NOT NULL,
    attempt         INTEGER NOT NULL,
    outcome         TEXT    NOT NULL CHECK (outcome IN ('DELIVERED', 'REFUSED', 'REDIRECTED', 'GONE', 'TIMED_OUT', 'UNREACHABLE', 'BROKEN_OFF', 'FORBIDDEN_ADDRESS')),
    status          INTEGER,
    error           TEXT,
    answer          TEXT,
    duration_ms     INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    next_attempt_at INTEGER
) STRICT;
CREATE INDEX webhook_attempts_webhook_id ON webhook_attempts (webhook_id, id);
CREATE INDEX webhook_attempts_at ON webhook_attempts (at);

INSERT INTO readers (name, last_id) VALUES ('webhooks', 0);
