-- safe for the last release: its nodes write every review with stars; what they cannot show of one without is said in docs/OPERATIONS.md
-- A job that was cancelled late is reviewed by both sides in words, without stars: NULL in rating.
-- SQLite cannot drop NOT NULL, so the table is made anew; what refers to it is checked when all is in place.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE reviews_before_v96 AS SELECT * FROM reviews;
DROP TABLE reviews;
CREATE TABLE reviews (
    id                BLOB    NOT NULL PRIMARY KEY,
    job_id            BLOB    NOT NULL REFERENCES jobs (id),
    client_id         BLOB    NOT NULL REFERENCES clients (user_id),
    worker_id         BLOB    NOT NULL REFERENCES workers (user_id),
    rating            INTEGER CHECK (rating BETWEEN 1 AND 5),    -- NULL: text only
    text              TEXT,
    reply             TEXT,
    status            TEXT    NOT NULL CHECK (status IN ('VISIBLE', 'REMOVED')),
    open_flags        INTEGER NOT NULL DEFAULT 0,     -- how many of its flags are open
    created_at        INTEGER NOT NULL,
    counts            INTEGER NOT NULL DEFAULT 0 CHECK (counts IN (0, 1)),
    open_signal       TEXT    CHECK (open_signal IN ('FINISHED_AT_ONCE')),
    aspects           TEXT,
    private_note      TEXT,
    revealed_at       INTEGER,
    replied_at        INTEGER,
    text_hash         INTEGER,
    open_signals      TEXT,                            -- JSON: what open_signal has no word for
    removed_at        INTEGER,
    removed_by        BLOB,
    removal_code      TEXT,
    removal_statement TEXT
) STRICT;
INSERT INTO reviews (id, job_id, client_id, worker_id, rating, text, reply, status, open_flags, created_at, counts, open_signal, aspects,
        private_note, revealed_at, replied_at, text_hash, open_signals, removed_at, removed_by, removal_code, removal_statement)
    SELECT id, job_id, client_id, worker_id, rating, text, reply, status, open_flags, created_at, counts, open_signal, aspects,
        private_note, revealed_at, replied_at, text_hash, open_signals, removed_at, removed_by, removal_code, removal_statement
    FROM reviews_before_v96;
DROP TABLE reviews_before_v96;
CREATE UNIQUE INDEX reviews_job_id ON reviews (job_id);
CREATE INDEX reviews_of_client ON reviews (client_id, id);
CREATE INDEX reviews_of_pair ON reviews (client_id, worker_id, created_at, id) WHERE status = 'VISIBLE';
CREATE INDEX reviews_of_worker ON reviews (worker_id, id) WHERE counts;
CREATE INDEX reviews_flagged ON reviews (id) WHERE open_flags > 0 OR open_signal IS NOT NULL;
CREATE INDEX reviews_flagged_of_client ON reviews (client_id) WHERE open_flags > 0 OR open_signal IS NOT NULL;
CREATE INDEX reviews_flagged_of_worker ON reviews (worker_id) WHERE open_flags > 0 OR open_signal IS NOT NULL;
CREATE INDEX reviews_removed ON reviews (id) WHERE status = 'REMOVED';
CREATE INDEX reviews_about_worker ON reviews (worker_id, id);
CREATE INDEX reviews_text_hash ON reviews (text_hash) WHERE text_hash IS NOT NULL;
CREATE INDEX reviews_waiting ON reviews (id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;
CREATE INDEX reviews_waiting_of_client ON reviews (client_id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;
CREATE INDEX reviews_waiting_of_worker ON reviews (worker_id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;

-- The reviews of a worker that everybody can read.
CREATE INDEX reviews_shown ON reviews (worker_id, id) WHERE status = 'VISIBLE' AND (counts OR rating IS NULL);
