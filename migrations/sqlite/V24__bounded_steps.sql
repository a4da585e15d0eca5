-- When the scanner is asked next about a file in quarantine, and how often it has been asked in vain.
ALTER TABLE kyc_files       ADD COLUMN scan_due_at   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kyc_files       ADD COLUMN scan_attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kyc_draft_files ADD COLUMN scan_due_at   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kyc_draft_files ADD COLUMN scan_attempts INTEGER NOT NULL DEFAULT 0;
CREATE INDEX kyc_files_scan_due_at       ON kyc_files (scan_due_at)       WHERE is_quarantined;
CREATE INDEX kyc_draft_files_scan_due_at ON kyc_draft_files (scan_due_at) WHERE is_quarantined;

-- How many events of a type happened on a day (since 1970, UTC), as far as the reader of this name has come.
CREATE TABLE event_counts (
    type  TEXT   NOT NULL,
    day   INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (type, day)
) STRICT, WITHOUT ROWID;
INSERT INTO event_counts (type, day, count) SELECT type, at / 86400000000, count(*) FROM events GROUP BY 1, 2;
INSERT INTO readers (name, last_id) SELECT 'counts', COALESCE(max(id), 0) FROM events;

-- Accounts that are deleted and whose traces are still being erased, step by step.
CREATE TABLE erasures (
    user_id     BLOB   NOT NULL PRIMARY KEY REFERENCES users (id),
    deleted_by  BLOB   NOT NULL,
    thread_id   BLOB   NOT NULL,        -- conversations up to this one are done
    begun_at    INTEGER NOT NULL
) STRICT;
