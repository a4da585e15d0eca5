-- Old events that were moved from the log into files: lines of JSON, compressed and encrypted. The position up to which the log is archived
-- is that of the reader `archive`.
CREATE TABLE event_archives (
    last_id     INTEGER NOT NULL PRIMARY KEY,
    first_id    INTEGER NOT NULL,
    first_at    INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    events      INTEGER NOT NULL,
    sha256      BLOB    NOT NULL,           -- of the lines
    blob_name   TEXT    NOT NULL,
    wrapped_key BLOB    NOT NULL,
    is_cleared  INTEGER NOT NULL DEFAULT 0 CHECK (is_cleared IN (0, 1)),    -- its events were deleted from the log, except the audit trail
    created_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_archives_blob_name ON event_archives (blob_name);
CREATE INDEX event_archives_to_clear ON event_archives (last_id) WHERE NOT is_cleared;
CREATE INDEX event_archives_last_at ON event_archives (last_at);
INSERT INTO readers (name, last_id) VALUES ('archive', 0);

-- The history of jobs, as far as its events are archived: jobs are kept for ever, and so is what became of them.
CREATE TABLE job_history (
    job_id   BLOB    NOT NULL,
    event_id INTEGER NOT NULL,
    type     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    actor_id BLOB,
    version  INTEGER NOT NULL,
    PRIMARY KEY (job_id, event_id)
) STRICT, WITHOUT ROWID;
