-- A review is blind until both sides of a job have posted theirs, or the time for it is over. A blind review is a row of a table of its own, so
-- that no query of reviews, and no program of the last release, shows it to anybody.
CREATE TABLE blind_reviews (
    id           BLOB    NOT NULL PRIMARY KEY,
    job_id       BLOB    NOT NULL REFERENCES jobs (id),
    reviewer     TEXT    NOT NULL CHECK (reviewer IN ('CLIENT', 'WORKER')),
    author_id    BLOB    NOT NULL REFERENCES users (id),
    rating       INTEGER CHECK (rating BETWEEN 1 AND 5),    -- NULL: text only
    text         TEXT,
    aspects      TEXT,                                      -- JSON: stars by aspect
    private_note TEXT,                                      -- for administrators
    over_at      INTEGER NOT NULL,                          -- when the job was over, or is expected to be
    created_at   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX blind_reviews_job_id_reviewer ON blind_reviews (job_id, reviewer);
CREATE INDEX blind_reviews_of_author ON blind_reviews (author_id, id);
CREATE INDEX blind_reviews_over ON blind_reviews (over_at, id);

-- Reviews of workers by clients. NULL in revealed_at: posted by a program that knew no blind reviews.
ALTER TABLE reviews ADD COLUMN aspects TEXT;
ALTER TABLE reviews ADD COLUMN private_note TEXT;
ALTER TABLE reviews ADD COLUMN revealed_at INTEGER;
ALTER TABLE reviews ADD COLUMN replied_at INTEGER;
ALTER TABLE reviews ADD COLUMN text_hash INTEGER;
ALTER TABLE reviews ADD COLUMN open_signals TEXT;           -- JSON: what open_signal has no word for
ALTER TABLE reviews ADD COLUMN removed_at INTEGER;
ALTER TABLE reviews ADD COLUMN removed_by BLOB;
ALTER TABLE reviews ADD COLUMN removal_code TEXT;
ALTER TABLE reviews ADD COLUMN removal_statement TEXT;
CREATE INDEX reviews_text_hash ON reviews (text_hash) WHERE text_hash IS NOT NULL;
CREATE INDEX reviews_waiting ON reviews (id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;
CREATE INDEX reviews_waiting_of_client ON reviews (client_id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;
CREATE INDEX reviews_waiting_of_worker ON reviews (worker_id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;

-- Reviews of clients by workers: the same columns. The last release has one review for a job, so these need a table of their own.
CREATE TABLE client_reviews (
    id                BLOB    NOT NULL PRIMARY KEY,
    job_id            BLOB    NOT NULL REFERENCES jobs (id),
    client_id         BLOB    NOT NULL REFERENCES clients (user_id),
    worker_id         BLOB    NOT NULL REFERENCES workers (user_id),
    rating            INTEGER CHECK (rating BETWEEN 1 AND 5),
    text              TEXT,
    aspects           TEXT,
    private_note      TEXT,
    reply             TEXT,
    replied_at        INTEGER,
    status            TEXT    NOT NULL CHECK (status IN ('VISIBLE', 'REMOVED')),
    counts            INTEGER NOT NULL DEFAULT 0 CHECK (counts IN (0, 1)),
    open_flags        INTEGER NOT NULL DEFAULT 0,
    open_signal       TEXT    CHECK (open_signal IN ('FINISHED_AT_ONCE')),
    open_signals      TEXT,
    text_hash         INTEGER,
    revealed_at       INTEGER,
    removed_at        INTEGER,
    removed_by        BLOB,
    removal_code      TEXT,
    removal_statement TEXT,
    created_at        INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX client_reviews_job_id ON client_reviews (job_id);
CREATE INDEX client_reviews_of_client ON client_reviews (client_id, id) WHERE counts;
CREATE INDEX client_reviews_about_client ON client_reviews (client_id, id);
CREATE INDEX client_reviews_of_worker ON client_reviews (worker_id, id);
CREATE INDEX client_reviews_of_pair ON client_reviews (client_id, worker_id, created_at, id) WHERE status = 'VISIBLE';
CREATE INDEX client_reviews_removed ON client_reviews (id) WHERE status = 'REMOVED';
CREATE INDEX client_reviews_text_hash ON client_reviews (text_hash) WHERE text_hash IS NOT NULL;
CREATE INDEX client_reviews_waiting ON client_reviews (id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;
CREATE INDEX client_reviews_waiting_of_client ON client_reviews (client_id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;
CREATE INDEX client_reviews_waiting_of_worker ON client_reviews (worker_id) WHERE open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL;

CREATE TABLE client_review_flags (
    review_id  BLOB    NOT NULL REFERENCES client_reviews (id),
    user_id    BLOB    NOT NULL REFERENCES users (id),
    reason     TEXT    NOT NULL,
    is_open    INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (review_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX client_review_flags_of_user ON client_review_flags (user_id);

-- The counting reviews of a client with each number of stars.
ALTER TABLE clients ADD COLUMN stars_1 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN stars_2 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN stars_3 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN stars_4 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN stars_5 INTEGER NOT NULL DEFAULT 0;

-- Whether a worker has a conversation with a client, whose rating they may see then.
CREATE INDEX threads_of_pair ON threads (client_id, worker_id);
