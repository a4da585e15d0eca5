-- One row, which is written to see whether the database can be written: see /readyz.
CREATE TABLE write_check (
    id         BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    checked_at BIGINT NOT NULL
);
INSERT INTO write_check (id, checked_at) VALUES (1, 0);
