-- safe for the last release: its nodes read and write the same columns, and a job becomes DISPUTED only by an operation that they do not have
-- What was agreed, how a job may end, and a state for jobs about which the two sides disagree. A job without an agreed offer is one from
-- before, or one that was agreed without terms.
ALTER TABLE jobs ADD COLUMN offer_count            BIGINT NOT NULL DEFAULT 0;   -- the number of the latest offer
ALTER TABLE jobs ADD COLUMN agreed_offer           BIGINT;                      -- the number of the one that holds
ALTER TABLE jobs ADD COLUMN agreed_at              BIGINT;                      -- cancelling is free for an hour from here on
ALTER TABLE jobs ADD COLUMN cancellation_policy    TEXT    CHECK (cancellation_policy IN ('FLEXIBLE', 'MODERATE', 'STRICT'));  -- NULL: cancelling is free
ALTER TABLE jobs ADD COLUMN cancellation_start     BIGINT;                      -- the start by which a cancellation is counted
ALTER TABLE jobs ADD COLUMN change_requests        BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN no_show_by             TEXT    CHECK (no_show_by IN ('CLIENT', 'WORKER'));      -- who reported it
ALTER TABLE jobs ADD COLUMN no_show_at             BIGINT;
ALTER TABLE jobs ADD COLUMN outcome_by             TEXT    CHECK (outcome_by IN ('CLIENT', 'WORKER'));
ALTER TABLE jobs ADD COLUMN outcome_reason         TEXT    CHECK (outcome_reason IN ('CANCELLED', 'NO_SHOW_OF_CLIENT', 'NO_SHOW_OF_WORKER', 'DISPUTE'));
ALTER TABLE jobs ADD COLUMN outcome_client_owes    BIGINT CHECK (outcome_client_owes >= 0);
ALTER TABLE jobs ADD COLUMN outcome_worker_gets    BIGINT CHECK (outcome_worker_gets >= 0);
ALTER TABLE jobs ADD COLUMN outcome_is_late        BOOLEAN;
ALTER TABLE jobs ADD COLUMN outcome_decided_by     TEXT    CHECK (outcome_decided_by IN ('POLICY', 'AGREEMENT', 'ADMINISTRATOR', 'SILENCE'));
ALTER TABLE jobs DROP CONSTRAINT jobs_status_check;
ALTER TABLE jobs ADD CONSTRAINT jobs_status_check CHECK (status IN
    ('NEGOTIATING', 'ACCEPTED', 'REJECTED', 'COMPLETED', 'FINALIZED', 'CANCELLED', 'EXPIRED', 'DISPUTED'));
DROP INDEX jobs_thread_id;
CREATE UNIQUE INDEX jobs_thread_id ON jobs (thread_id) WHERE status IN ('NEGOTIATING', 'ACCEPTED', 'COMPLETED', 'DISPUTED');
CREATE INDEX jobs_no_show ON jobs (status, no_show_at) WHERE no_show_at IS NOT NULL;

-- An event of an offer leaves the status as it is, so that the kind of the event does not tell it.
ALTER TABLE job_history ADD COLUMN status TEXT;
