-- Old events that were moved from the log into files: lines of JSON, compressed and encrypted. The position up to which the log is archived
-- is that of the reader `archive`.
CREATE TABLE event_archives (
    last_id     BIGINT  NOT NULL PRIMARY KEY,
    first_id    BIGINT  NOT NULL,
    first_at    BIGINT  NOT NULL,
    last_at     BIGINT  NOT NULL,
    events      BIGINT  NOT NULL,
    sha256      BYTEA   NOT NULL,           -- of the lines
    blob_name   TEXT    NOT NULL,
    wrapped_key BYTEA   NOT NULL,
    is_cleared  BOOLEAN NOT NULL DEFAULT FALSE,     -- its events were deleted from the log, except the audit trail
    created_at  BIGINT  NOT NULL
);
CREATE UNIQUE INDEX event_archives_blob_name ON event_archives (blob_name);
CREATE INDEX event_archives_to_clear ON event_archives (last_id) WHERE NOT is_cleared;
CREATE INDEX event_archives_last_at ON event_archives (last_at);
INSERT INTO readers (name, last_id) VALUES ('archive', 0);

-- The history of jobs, as far as its events are archived: jobs are kept for ever, and so is what became of them.
CREATE TABLE job_history (
    job_id   UUID   NOT NULL,
    event_id BIGINT NOT NULL,
    type     TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    actor_id UUID,
    version  BIGINT NOT NULL,
    PRIMARY KEY (job_id, event_id)
);
