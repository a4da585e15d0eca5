CREATE TABLE reviews (
    id             UUID    NOT NULL PRIMARY KEY,
    job_id         UUID    NOT NULL REFERENCES jobs (id),
    client_id      UUID    NOT NULL REFERENCES clients (user_id),
    worker_id      UUID    NOT NULL REFERENCES workers (user_id),
    rating         BIGINT NOT NULL CHECK (rating BETWEEN 1 AND 5),
    text           TEXT,
    reply          TEXT,
    status         TEXT    NOT NULL CHECK (status IN ('VISIBLE', 'REMOVED')),
    open_flags     BIGINT NOT NULL DEFAULT 0,     -- how many of its flags are open
    created_at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX reviews_job_id ON reviews (job_id);
CREATE INDEX reviews_of_worker ON reviews (worker_id, id) WHERE status = 'VISIBLE';
CREATE INDEX reviews_of_client ON reviews (client_id, id);
CREATE INDEX reviews_flagged ON reviews (id) WHERE open_flags > 0;

CREATE TABLE review_flags (
    review_id  UUID    NOT NULL REFERENCES reviews (id),
    user_id    UUID    NOT NULL REFERENCES users (id),
    reason     TEXT    NOT NULL,
    is_open    BOOLEAN NOT NULL DEFAULT TRUE,    -- no administrator has decided yet
    created_at BIGINT NOT NULL,
    PRIMARY KEY (review_id, user_id)
);
