-- The appeal of an author against the removal of a review: one for each review of either table.
CREATE TABLE review_appeals (
    review_id  UUID    NOT NULL PRIMARY KEY,
    author_id  UUID    NOT NULL REFERENCES users (id),
    text       TEXT    NOT NULL,
    status     TEXT    NOT NULL CHECK (status IN ('OPEN', 'GRANTED', 'REJECTED')),
    statement  TEXT,                                        -- of the administrator who has decided
    decided_by UUID,
    decided_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX review_appeals_open ON review_appeals (created_at, review_id) WHERE status = 'OPEN';
CREATE INDEX review_appeals_of_author ON review_appeals (author_id, review_id);
