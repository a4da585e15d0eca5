-- What the two sides of a job disagree on: at most one dispute for a job, what each side says, and how they propose to settle it.
CREATE TABLE disputes (
    job_id            BLOB    NOT NULL PRIMARY KEY REFERENCES jobs (id),
    status            TEXT    NOT NULL CHECK (status IN ('OPEN', 'SETTLED', 'UNANSWERED', 'RESOLVED', 'APPEALED', 'APPEAL_DECIDED')),
    opened_by         TEXT    NOT NULL CHECK (opened_by IN ('CLIENT', 'WORKER')),
    reason_code       TEXT    NOT NULL CHECK (reason_code IN
        ('NOT_DONE', 'POOR_QUALITY', 'DAMAGE', 'NO_SHOW', 'OVERCHARGED', 'NOT_PAID', 'OTHER')),
    wanted            INTEGER CHECK (wanted >= 0),           -- what the worker should get, says the opener; NULL: no total was agreed
    was_done          INTEGER NOT NULL CHECK (was_done IN (0, 1)),  -- the work was marked as done
    opened_at         INTEGER NOT NULL,
    answered_at       INTEGER,                               -- when the other side first said something
    claimed_by        BLOB    REFERENCES users (id),
    claimed_until     INTEGER,
    decided_at        INTEGER,
    decided_by        BLOB    REFERENCES users (id),         -- NULL: not by an administrator
    statement         TEXT,                                  -- of the administrator
    appealed_by       TEXT    CHECK (appealed_by IN ('CLIENT', 'WORKER')),
    appealed_at       INTEGER,
    appeal            TEXT,
    appeal_decided_at INTEGER,
    appeal_decided_by BLOB    REFERENCES users (id),
    appeal_statement  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX disputes_queue ON disputes (status, opened_at, job_id);
CREATE INDEX disputes_unanswered ON disputes (opened_at) WHERE status = 'OPEN' AND answered_at IS NULL;
CREATE INDEX disputes_claimed ON disputes (claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE dispute_statements (
    job_id     BLOB    NOT NULL REFERENCES disputes (job_id),
    number     INTEGER NOT NULL CHECK (number > 0),
    made_by    TEXT    NOT NULL CHECK (made_by IN ('CLIENT', 'WORKER')),
    text       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (job_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispute_settlements (
    job_id      BLOB    NOT NULL REFERENCES disputes (job_id),
    number      INTEGER NOT NULL CHECK (number > 0),
    proposed_by TEXT    NOT NULL CHECK (proposed_by IN ('CLIENT', 'WORKER')),
    status      TEXT    NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'SUPERSEDED')),
    worker_gets INTEGER CHECK (worker_gets >= 0),            -- NULL: no total was agreed
    note        TEXT,
    created_at  INTEGER NOT NULL,
    decided_at  INTEGER,
    PRIMARY KEY (job_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX dispute_settlements_open ON dispute_settlements (job_id) WHERE status = 'OPEN';
