-- Work that is done later, by any node, once: mails, exports, identity checks, listings to be indexed.
CREATE TABLE tasks (
    id         UUID    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    key        TEXT    NOT NULL,            -- one open task of a kind has it
    batch      UUID,                        -- what is done together with it, if the kind does so
    user_id    UUID,                        -- the account that it is about, if there is one
    payload    TEXT    NOT NULL,            -- JSON
    priority   BIGINT  NOT NULL,            -- the lowest first
    due_at     BIGINT  NOT NULL,            -- when it can be claimed; while it is claimed, when it can be claimed again
    expires_at BIGINT,                      -- when it is not worth doing any more
    attempts   BIGINT  NOT NULL DEFAULT 0,
    lease      UUID,                        -- names the claim; NULL: not claimed
    last_error TEXT,
    failed_at  BIGINT,                      -- NULL: open
    created_at BIGINT  NOT NULL
);
CREATE UNIQUE INDEX tasks_kind_key ON tasks (kind, key) WHERE failed_at IS NULL;
CREATE INDEX tasks_due ON tasks (kind, priority, due_at, id) WHERE failed_at IS NULL;
CREATE INDEX tasks_due_at ON tasks (due_at) WHERE failed_at IS NULL;
CREATE INDEX tasks_batch ON tasks (kind, batch, due_at) WHERE failed_at IS NULL AND batch IS NOT NULL;
CREATE INDEX tasks_failed_at ON tasks (failed_at, id) WHERE failed_at IS NOT NULL;
CREATE INDEX tasks_failed_of_user ON tasks (user_id, failed_at) WHERE failed_at IS NOT NULL AND user_id IS NOT NULL;

-- Mails of several news to one person are sent together. Links and sign-ins go first.
INSERT INTO tasks (id, kind, key, batch, user_id, payload, priority, due_at, expires_at, attempts, created_at)
SELECT m.id, CASE WHEN m.is_news THEN 'news' ELSE 'mail' END,
    CASE WHEN m.topic IS NULL THEN CAST(m.event_id AS TEXT) ELSE replace(CAST(m.topic AS TEXT), '-', '') END || ' ' || replace(CAST(m.recipient AS TEXT), '-', ''),
    CASE WHEN m.is_news THEN m.recipient END, (SELECT id FROM users WHERE id = m.recipient),
    CAST(json_build_object('event', m.event_id, 'recipient', replace(CAST(m.recipient AS TEXT), '-', ''), 'address', m.address) AS TEXT),
    CASE WHEN e.type IN ('signup.requested', 'user.password_reset_requested', 'user.email_change_requested', 'session.started')
        THEN 0 ELSE 1 END,
    m.due_at, m.created_at + 86400000000, m.attempts, m.created_at
FROM mails m JOIN events e ON e.id = m.event_id;
DROP TABLE mails;

INSERT INTO tasks (id, kind, key, user_id, payload, priority, due_at, expires_at, attempts, created_at)
SELECT id, 'export', replace(CAST(id AS TEXT), '-', ''), user_id, CAST(json_build_object('export', replace(CAST(id AS TEXT), '-', ''), 'user', replace(CAST(user_id AS TEXT), '-', '')) AS TEXT), 1,
    leased_until, expires_at, attempts, requested_at
FROM exports WHERE status = 'PENDING';
DROP INDEX exports_due;
ALTER TABLE exports DROP COLUMN attempts;
ALTER TABLE exports DROP COLUMN leased_until;

INSERT INTO tasks (id, kind, key, payload, priority, due_at, attempts, created_at)
SELECT submission_id, 'identity_check', replace(CAST(submission_id AS TEXT), '-', ''), CAST(json_build_object('submission', replace(CAST(submission_id AS TEXT), '-', '')) AS TEXT), 1, due_at,
    attempts, due_at
FROM kyc_checks WHERE due_at IS NOT NULL;
DROP INDEX kyc_checks_due_at;
ALTER TABLE kyc_checks DROP COLUMN attempts;
ALTER TABLE kyc_checks DROP COLUMN due_at;

INSERT INTO tasks (id, kind, key, payload, priority, due_at, created_at)
SELECT worker_id, 'search_index', replace(CAST(worker_id AS TEXT), '-', ''), CAST(json_build_object('worker', replace(CAST(worker_id AS TEXT), '-', '')) AS TEXT), 1, since, since
FROM services_due;
DROP TABLE services_due;

-- An address that is told of an event, also when the account does not have it any more. The reader that plans the mail deletes it.
CREATE TABLE event_addresses (
    event_id BIGINT  NOT NULL PRIMARY KEY REFERENCES events (id),
    address  TEXT    NOT NULL
);
