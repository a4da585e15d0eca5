-- safe for the last release: its nodes read and write the same columns, and a job becomes DISPUTED only by an operation that they do not have
-- What was agreed, how a job may end, and a state for jobs about which the two sides disagree. A job without an agreed offer is one from
-- before, or one that was agreed without terms.
-- SQLite cannot change a CHECK, so the table is made anew; what refers to it is checked when all is in place.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE jobs_before_v88 AS SELECT * FROM jobs;
DROP TABLE jobs;
CREATE TABLE jobs (
    id             BLOB    NOT NULL PRIMARY KEY,
    thread_id      BLOB    NOT NULL REFERENCES threads (id),
    client_id      BLOB    NOT NULL REFERENCES clients (user_id),
    worker_id      BLOB    NOT NULL REFERENCES workers (user_id),
    service_id     BLOB    REFERENCES services (id),
    status         TEXT    NOT NULL CHECK (status IN
        ('NEGOTIATING', 'ACCEPTED', 'REJECTED', 'COMPLETED', 'FINALIZED', 'CANCELLED', 'EXPIRED', 'DISPUTED')),
    version        INTEGER NOT NULL,
    title          TEXT    NOT NULL,
    description    TEXT,
    price_amount   INTEGER CHECK (price_amount >= 0),
    price_currency TEXT,
    scheduled_at   INTEGER,
    reason         TEXT,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    accepted_at    INTEGER,
    completed_at   INTEGER,
    finalized_at   INTEGER,
    cancelled_at   INTEGER,
    service_title  TEXT,
    offer_count            INTEGER NOT NULL DEFAULT 0,   -- the number of the latest offer
    agreed_offer           INTEGER,                      -- the number of the one that holds
    agreed_at              INTEGER,                      -- cancelling is free for an hour from here on
    cancellation_policy    TEXT    CHECK (cancellation_policy IN ('FLEXIBLE', 'MODERATE', 'STRICT')),  -- NULL: cancelling is free
    cancellation_start     INTEGER,                      -- the start by which a cancellation is counted
    change_requests        INTEGER NOT NULL DEFAULT 0,
    no_show_by             TEXT    CHECK (no_show_by IN ('CLIENT', 'WORKER')),      -- who reported it
    no_show_at             INTEGER,
    outcome_by             TEXT    CHECK (outcome_by IN ('CLIENT', 'WORKER')),
    outcome_reason         TEXT    CHECK (outcome_reason IN ('CANCELLED', 'NO_SHOW_OF_CLIENT', 'NO_SHOW_OF_WORKER', 'DISPUTE')),
    outcome_client_owes    INTEGER CHECK (outcome_client_owes >= 0),
    outcome_worker_gets    INTEGER CHECK (outcome_worker_gets >= 0),
    outcome_is_late        INTEGER CHECK (outcome_is_late IN (0, 1)),
    outcome_decided_by     TEXT    CHECK (outcome_decided_by IN ('POLICY', 'AGREEMENT', 'ADMINISTRATOR', 'SILENCE')),
    CHECK ((price_amount IS NULL) = (price_currency IS NULL))
) STRICT;
INSERT INTO jobs (id, thread_id, client_id, worker_id, service_id, status, version, title, description, price_amount, price_currency,
        scheduled_at, reason, created_at, updated_at, accepted_at, completed_at, finalized_at, cancelled_at, service_title)
    SELECT id, thread_id, client_id, worker_id, service_id, status, version, title, description, price_amount, price_currency,
        scheduled_at, reason, created_at, updated_at, accepted_at, completed_at, finalized_at, cancelled_at, service_title
    FROM jobs_before_v88;
DROP TABLE jobs_before_v88;
CREATE UNIQUE INDEX jobs_thread_id ON jobs (thread_id) WHERE status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED', 'DISPUTED');
CREATE INDEX jobs_of_thread ON jobs (thread_id, id);
CREATE INDEX jobs_of_client ON jobs (client_id, id);
CREATE INDEX jobs_of_client_status ON jobs (client_id, status, id);
CREATE INDEX jobs_of_worker ON jobs (worker_id, id);
CREATE INDEX jobs_of_worker_status ON jobs (worker_id, status, id);
CREATE INDEX jobs_status ON jobs (status, id);
CREATE INDEX jobs_due ON jobs (status, updated_at);
CREATE INDEX jobs_of_service ON jobs (service_id);
CREATE INDEX jobs_no_show ON jobs (status, no_show_at) WHERE no_show_at IS NOT NULL;

-- An event of an offer leaves the status as it is, so that the kind of the event does not tell it.
ALTER TABLE job_history ADD COLUMN status TEXT;
