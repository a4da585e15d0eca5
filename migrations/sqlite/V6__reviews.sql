CREATE TABLE reviews (
    id             BLOB    NOT NULL PRIMARY KEY,
    job_id         BLOB    NOT NULL REFERENCES jobs (id),
    client_id      BLOB    NOT NULL REFERENCES clients (user_id),
    worker_id      BLOB    NOT NULL REFERENCES workers (user_id),
    rating         INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    text           TEXT,
    reply          TEXT,
    status         TEXT    NOT NULL CHECK (status IN ('VISIBLE', 'REMOVED')),
    open_flags     INTEGER NOT NULL DEFAULT 0,     -- how many of its flags are open
    created_at     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX reviews_job_id ON reviews (job_id);
CREATE INDEX reviews_of_worker ON reviews (worker_id, id) WHERE status = 'VISIBLE';
CREATE INDEX reviews_of_client ON reviews (client_id, id);
CREATE INDEX reviews_flagged ON reviews (id) WHERE open_flags > 0;

CREATE TABLE review_flags (
    review_id  BLOB    NOT NULL REFERENCES reviews (id),
    user_id    BLOB    NOT NULL REFERENCES users (id),
    reason     TEXT    NOT NULL,
    is_open    INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),    -- no administrator has decided yet
    created_at INTEGER NOT NULL,
    PRIMARY KEY (review_id, user_id)
) STRICT, WITHOUT ROWID;
