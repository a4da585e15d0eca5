-- What the two sides of a job disagree on: at most one dispute for a job, what each side says, and how they propose to settle it.
CREATE TABLE disputes (
    job_id            UUID    NOT NULL PRIMARY KEY REFERENCES jobs (id),
    status            TEXT    NOT NULL CHECK (status IN ('OPEN', 'SETTLED', 'UNANSWERED', 'RESOLVED', 'APPEALED', 'APPEAL_DECIDED')),
    opened_by         TEXT    NOT NULL CHECK (opened_by IN ('CLIENT', 'WORKER')),
    reason_code       TEXT    NOT NULL CHECK (reason_code IN
        ('NOT_DONE', 'POOR_QUALITY', 'DAMAGE', 'NO_SHOW', 'OVERCHARGED', 'NOT_PAID', 'OTHER')),
    wanted            BIGINT  CHECK (wanted >= 0),           -- what the worker should get, says the opener; NULL: no total was agreed
    was_done          BOOLEAN NOT NULL,  -- the work was marked as done
    opened_at         BIGINT  NOT NULL,
    answered_at       BIGINT,                               -- when the other side first said something
    claimed_by        UUID    REFERENCES users (id),
    claimed_until     BIGINT,
    decided_at        BIGINT,
    decided_by        UUID    REFERENCES users (id),         -- NULL: not by an administrator
    statement         TEXT,                                  -- of the administrator
    appealed_by       TEXT    CHECK (appealed_by IN ('CLIENT', 'WORKER')),
    appealed_at       BIGINT,
    appeal            TEXT,
    appeal_decided_at BIGINT,
    appeal_decided_by UUID    REFERENCES users (id),
    appeal_statement  TEXT
);
CREATE INDEX disputes_queue ON disputes (status, opened_at, job_id);
CREATE INDEX disputes_unanswered ON disputes (opened_at) WHERE status = 'OPEN' AND answered_at IS NULL;
CREATE INDEX disputes_claimed ON disputes (claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE dispute_statements (
    job_id     UUID    NOT NULL REFERENCES disputes (job_id),
    number     BIGINT  NOT NULL CHECK (number > 0),
    made_by    TEXT    NOT NULL CHECK (made_by IN ('CLIENT', 'WORKER')),
    text       TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    PRIMARY KEY (job_id, number)
);

CREATE TABLE dispute_settlements (
    job_id      UUID    NOT NULL REFERENCES disputes (job_id),
    number      BIGINT  NOT NULL CHECK (number > 0),
    proposed_by TEXT    NOT NULL CHECK (proposed_by IN ('CLIENT', 'WORKER')),
    status      TEXT    NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'SUPERSEDED')),
    worker_gets BIGINT  CHECK (worker_gets >= 0),            -- NULL: no total was agreed
    note        TEXT,
    created_at  BIGINT  NOT NULL,
    decided_at  BIGINT,
    PRIMARY KEY (job_id, number)
);
CREATE UNIQUE INDEX dispute_settlements_open ON dispute_settlements (job_id) WHERE status = 'OPEN';
